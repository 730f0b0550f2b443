"""Make the pictures of the preview: `python docs/images/make_preview.py`; needs Chromium and what the tests need."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "outside"))

from chromium import open_browser  # noqa: E402 - found on the path of the tests

PAGES = {"preview": ("/?d=contact-centre", ".card svg", 1280, 800), "presenter": ("/present?d=contact-centre", "#current svg", 1280, 720)}


def main() -> None:
    """Draw each page as a browser shows it."""
    command = [sys.executable, "-m", "briefing_builder", "preview", str(ROOT / "examples" / "merrowdale"), "--no-open", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server, open_browser() as browser:
        assert server.stdout
        try:
            address = server.stdout.readline().strip()
            context = browser.new_context()
            context.new_page().goto(address)
            for name, (path, ready, width, height) in PAGES.items():
                page = context.new_page()
                page.set_viewport_size({"width": width, "height": height})
                page.goto(address.partition("/?")[0] + path)
                page.wait_for_selector(ready)
                if name == "presenter":
                    page.keyboard.type("4")
                    page.keyboard.press("Enter")
                page.evaluate("document.fonts.ready")
                page.wait_for_timeout(500)
                page.screenshot(path=str(Path(__file__).with_name(f"{name}.png")))
        finally:
            server.kill()


if __name__ == "__main__":
    main()

"""Make the picture of a batch's index: `python docs/images/make_batch.py`; needs Chromium and what the tests need."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "outside"))

from chromium import fonts_css, open_browser  # noqa: E402 - found on the path of the tests

INLINE = "(image, svg) => { const box = document.createElement('div'); box.innerHTML = svg; image.replaceWith(box.firstChild); }"


def main() -> None:
    """Build the example in two lengths and draw the top of its index, with the fonts that the slides are measured in."""
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        words = ["batch", str(ROOT / "examples" / "merrowdale"), "--variant", "standard", "--variant", "short", "-o", folder, "-q"]
        subprocess.run([sys.executable, "-m", "briefing_builder", *words], check=True, stdout=subprocess.DEVNULL)
        page = browser.new_page(viewport={"width": 1280, "height": 1160})
        page.goto((Path(folder) / "index.html").as_uri())
        page.add_style_tag(content=fonts_css())
        image = page.locator("article img").first
        svg = (Path(folder) / str(image.get_attribute("src"))).read_text(encoding="utf-8")
        image.evaluate(INLINE, svg)
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(1_000)
        page.screenshot(path=str(Path(__file__).with_name("batch.png")))


if __name__ == "__main__":
    main()

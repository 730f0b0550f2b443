"""How soon the preview shows an edit: `python benchmarks/preview.py`; needs Chromium and LibreOffice, as the tests do.

Times run from the moment at which a file is saved until the slide in an open browser has changed. Beside it, in the same rounds, stands
the way without a preview: `briefing build` of that deck and LibreOffice's picture of it. Milliseconds belong to the machine; quote ratios.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "outside"))

from chromium import open_browser  # noqa: E402 - found on the path of the tests
from playwright.sync_api import Page  # noqa: E402

BRIEFING = [sys.executable, "-m", "briefing_builder"]
DEPARTMENT, FILE, WORDS = "contact-centre", "benefits.yaml", "A twelve-minute course"
WATCH = """() => { window.seen = 0; new MutationObserver(() => {
  if (!window.seen && document.querySelector('#card-benefits').textContent.includes(window.wanted))
    window.seen = performance.timeOrigin + performance.now();
}).observe(document.getElementById('cards'), { childList: true, subtree: true }) }"""
SEEN = "() => new Promise(done => { const look = setInterval(() => { if (window.seen) { clearInterval(look); done(window.seen) } }, 5) })"


def main() -> None:
    """Print the medians and what they are of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=3, help="how often the way without a preview is taken")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        programme = Path(place) / "merrowdale"
        shutil.copytree(Path(__file__).parent / "merrowdale", programme)
        report(programme, options.edits, options.rounds)


def report(programme: Path, edits: int, rounds: int) -> None:
    """Run all and print."""
    started = time.time()
    with subprocess.Popen([*BRIEFING, "preview", str(programme), "--no-open", "-q"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            address = server.stdout.readline().strip()
            ready = time.time() - started
            with open_browser() as browser:
                page = browser.new_page()
                page.goto(address)
                page.wait_for_selector(".card svg")
                slides = page.locator(".card").count()
                page.evaluate(WATCH)
                edit(page, programme, "warm-up")
                early = memory(server.pid)
                shown = [edit(page, programme, f"edit {number}x") for number in range(edits)]
                late = memory(server.pid)
        finally:
            server.kill()
    without = [build_and_draw(programme) for _ in range(rounds)]
    ratio = statistics.median(without) / statistics.median(shown)
    print(f"deck of {slides} slides, {edits} edits; address ready {ready:.2f} s after start")
    print(f"saved file → changed slide: median {statistics.median(shown) * 1000:.0f} ms, longest {max(shown) * 1000:.0f} ms")
    print(f"build and LibreOffice's picture take {ratio:.0f} times as long (median of {rounds})")
    print(f"memory of the server: {early} MB after the first edit, {late} MB after {edits}")


def edit(page: Page, programme: Path, words: str) -> float:
    """Return the seconds from saving to the changed slide."""
    original = (Path(__file__).parent / "merrowdale" / FILE).read_text()
    page.evaluate("words => { window.wanted = words; window.seen = 0 }", words)
    saved = time.time()
    (programme / FILE).write_text(original.replace(WORDS, f"A {words} course"))
    return float(page.evaluate(SEEN)) / 1000 - saved


def build_and_draw(programme: Path) -> float:
    """Return the seconds that it takes to build the deck and to have LibreOffice draw it."""
    out = programme.parent / "drawn"
    started = time.time()
    build = [*BRIEFING, "build", str(programme), "-d", DEPARTMENT, "-o", f"{out}/", "--force", "-q"]
    subprocess.run(build, check=True, capture_output=True)
    (deck,) = out.glob("*.pptx")
    profile = f"-env:UserInstallation=file://{programme.parent}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), str(deck)]
    subprocess.run(command, check=True, capture_output=True)
    return time.time() - started


def memory(process: int) -> int:
    """Return the resident memory of a process in megabytes (Linux)."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * 4 // 1024


if __name__ == "__main__":
    main()

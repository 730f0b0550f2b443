"""Make the picture of a supplier's pack: `python docs/images/make_pack.py`; needs Chromium, poppler and what the tests need."""

import subprocess
import sys
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from briefing_builder import pipeline
from briefing_builder.packs.deck_pack import pack_decks

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "outside"))

from chromium import open_browser  # noqa: E402 - found on the path of the tests

GROUND, GAP, COLOURS = "#d4d4d4", 10, 128
SLIDE, PAGE = (400, 225), (445, 629)
PAPERS = ("1-briefing-note.html", "2-run-sheet.html")
FONTS = (
    ("Calibri", "Carlito-Regular", 400),
    ("Calibri", "Carlito-Bold", 700),
    ("Georgia", "Gelasio-Bold", 700),
    ("Georgia", "Gelasio-Italic", 400),
)


def main() -> None:
    """Draw the five slides of one department, and the first page of two papers beside them."""
    session = pipeline.load(ROOT / "examples" / "merrowdale")
    done = pack_decks(session, session.departments, pipeline.Options())
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(BytesIO(done.data)) as package:
        files = {name.partition("/")[2]: package.read(name) for name in package.namelist()}
        pictures = [
            picture.resize(SLIDE, Image.Resampling.LANCZOS) for picture in _pages(files["decks/2027-01-20-contact-centre.pdf"], folder)
        ]
        papers = [picture.resize(PAGE, Image.Resampling.LANCZOS) for picture in _printed({name: files[name] for name in PAPERS}, folder)]
    _together(pictures, papers).quantize(COLOURS).save(Path(__file__).with_name("pack.png"), optimize=True)


def _pages(data: bytes, folder: str, *, last: int = 0) -> list[Image.Image]:
    (Path(folder) / "pages.pdf").write_bytes(data)
    pages = ["-l", str(last)] if last else []
    subprocess.run(["pdftoppm", "-png", "-r", "110", *pages, f"{folder}/pages.pdf", f"{folder}/page"], check=True)
    found = sorted(Path(folder).glob("page*.png"))
    pictures = [Image.open(BytesIO(path.read_bytes())).convert("RGB") for path in found]
    for path in found:
        path.unlink()
    return pictures


def _printed(papers: dict[str, bytes], folder: str) -> list[Image.Image]:
    """The first page of each paper, in letters with the widths of those that most readers have."""
    rules = "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("{(ROOT / "assets" / "fonts" / name).as_uri()}.ttf") }}'
        for family, name, weight in FONTS
    )
    pictures = []
    with open_browser() as browser:
        page = browser.new_page()
        for name, data in papers.items():
            text = (
                data.decode().replace("default-src 'none'", "default-src 'none'; font-src file:").replace("</style>", f"{rules}</style>", 1)
            )
            (Path(folder) / name).write_text(text, encoding="utf-8")
            page.goto((Path(folder) / name).as_uri())
            page.evaluate("document.fonts.ready")
            pictures += _pages(page.pdf(format="A4", prefer_css_page_size=True), folder, last=1)[:1]
    return pictures


def _together(slides: list[Image.Image], papers: list[Image.Image]) -> Image.Image:
    rows = 3
    width = GAP + 2 * (SLIDE[0] + GAP) + len(papers) * (PAGE[0] + GAP)
    sheet = Image.new("RGB", (width, max(GAP + rows * (SLIDE[1] + GAP), PAGE[1] + 2 * GAP)), GROUND)
    for number, slide in enumerate(slides):
        sheet.paste(slide, (GAP + number % 2 * (SLIDE[0] + GAP), GAP + number // 2 * (SLIDE[1] + GAP)))
    for number, paper in enumerate(papers):
        sheet.paste(paper, (GAP + 2 * (SLIDE[0] + GAP) + number * (PAGE[0] + GAP), GAP))
    return sheet


if __name__ == "__main__":
    main()

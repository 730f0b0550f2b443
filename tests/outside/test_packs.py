"""A supplier's pack under foreign eyes: LibreOffice draws decks and scripts, poppler the PDF files, Chromium shows the papers."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pack_samples as samples
import pdfplumber
import pytest
from chromium import open_browser
from overflow_support import Measured, draw, measure, paint
from playwright.sync_api import Browser
from pptx import Presentation

from briefing_builder import pipeline
from briefing_builder.files.resources import resource
from briefing_builder.packs.deck_pack import pack_decks

BRANDS = pipeline.brands()
PAPERS = ("1-briefing-note.html", "2-run-sheet.html", "3-links.html")
STEM = "2027-01-21-warehouse"

pytestmark = pytest.mark.xdist_group("packs-outside")  # made and drawn once, in one process


@pytest.fixture(scope="session")
def unzipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pack of one department in each brand, each in a folder of its own, deck and script drawn by LibreOffice."""
    out = tmp_path_factory.mktemp("packs")
    folders = {}
    for brand in BRANDS:
        folder = out / brand
        with zipfile.ZipFile(BytesIO(pack_decks(samples.merrowdale(), ["warehouse"], pipeline.Options(brand=brand)).data)) as package:
            for name in package.namelist():
                target = folder / name.partition("/")[2]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(package.read(name))
        folders[brand] = folder
        paint(folder / f"decks/{STEM}.pptx", folder / "painted.pptx")
        draw([folder / "painted.pptx", folder / f"scripts/{STEM}.docx"], folder, resource("assets", "fonts"))
    return folders


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.mark.parametrize("brand", BRANDS)
def test_libreoffice_draws_every_slide_and_no_text_leaves_its_frame(unzipped: dict[str, Path], brand: str, tmp_path: Path) -> None:
    folder = unzipped[brand]
    measured: Measured = measure(paint(folder / f"decks/{STEM}.pptx", tmp_path / "again.pptx"), folder / "painted.pdf")
    assert (measured.pages, measured.slides) == (5, 5)
    assert measured.overflows == ()


@pytest.mark.parametrize("brand", BRANDS)
def test_the_pdf_says_on_each_page_what_the_slide_says(unzipped: dict[str, Path], brand: str) -> None:
    folder = unzipped[brand]
    slides = [
        {word for shape in slide.shapes if shape.has_text_frame for word in shape.text_frame.text.split()}
        for slide in Presentation(str(folder / f"decks/{STEM}.pptx")).slides
    ]
    with pdfplumber.open(folder / f"decks/{STEM}.pdf") as pdf:
        assert {(page.width, page.height) for page in pdf.pages} == {(960, 540)}
        pages = [set((page.extract_text(x_tolerance=1) or "").split()) for page in pdf.pages]
        boxes = [max((letter["x1"] for letter in page.chars), default=0) for page in pdf.pages]
    for said, page in zip(slides, pages, strict=True):
        assert len(said & page) > 0.9 * len(said)
    assert max(boxes) <= 960


def test_a_short_script_has_its_run_sheet_and_no_page_of_contents(unzipped: dict[str, Path]) -> None:
    with pdfplumber.open(unzipped["editorial"] / f"{STEM}.pdf") as pdf:
        pages = [" ".join((page.extract_text() or "").split()) for page in pdf.pages]
    assert 2 <= len(pages) <= 4
    assert "valid until 30 June 2027" in pages[0]
    assert "The briefing goes from 13:45 to 14:15" in pages[0]
    assert not any("Contents" in page for page in pages)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("width", [375, 1280])
def test_a_paper_is_shown_without_a_word_outside_and_loads_nothing(
    unzipped: dict[str, Path], browser: Browser, name: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    asked, told = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    address = (unzipped["editorial"] / name).as_uri()
    page.goto(address)
    assert [url for url in asked if url != address and not url.startswith("data:")] == []
    assert told == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    page.close()


def test_the_run_sheet_prints_on_one_page_a_department(unzipped: dict[str, Path], browser: Browser) -> None:
    page = browser.new_page()
    page.goto((unzipped["editorial"] / "2-run-sheet.html").as_uri())
    with pdfplumber.open(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as pdf:
        assert len(pdf.pages) == 1
    page.close()

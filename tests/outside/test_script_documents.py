"""Real scripts under foreign eyes: LibreOffice Writer lays the Word document out, pdfplumber reads the PDF files."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pytest
from overflow_support import draw

from briefing_builder.files.resources import resource

OPENING = "how will this help your team?"
CLOCKS = ("09:30", "09:31:30", "09:48:30")
SLIDES, REPLIES = 15, 4
POINTS_A_MILLIMETRE = 72 / 25.4

pytestmark = pytest.mark.xdist_group("scripts")  # made and drawn once, in one process


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as a reader sees it: its size in millimetres, its text, and how far right its own text goes (of its width)."""

    size: tuple[int, int]
    text: str
    right: float


def pages_of(file: Path) -> tuple[Page, ...]:
    with pdfplumber.open(file) as pdf:
        return tuple(
            Page(
                size=(round(page.width / POINTS_A_MILLIMETRE), round(page.height / POINTS_A_MILLIMETRE)),
                text=" ".join((page.extract_text() or "").split()),
                right=max((letter["x1"] for letter in page.chars if 70 < letter["top"] < page.height - 70), default=0) / float(page.width),
            )
            for page in pdf.pages
        )


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of one department: a Word document on both papers, drawn by LibreOffice, and two PDF files."""
    out = tmp_path_factory.mktemp("scripts")
    programme = resource("examples", "merrowdale")
    wanted: dict[str, Sequence[str]] = {
        "a4.docx": ("--format", "docx"),
        "letter.docx": ("--format", "docx", "--paper", "letter"),
        "script.pdf": ("--format", "pdf"),
        "cards.pdf": ("--format", "pdf", "--cards"),
    }
    for name, options in wanted.items():
        command = [sys.executable, "-m", "briefing_builder", "notes", str(programme), "-d", "contact-centre", "-o", str(out / name)]
        done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    draw([out / "a4.docx", out / "letter.docx"], out, resource("assets", "fonts"))
    return out


@pytest.mark.parametrize(("name", "size"), [("a4", (210, 297)), ("letter", (216, 279))])
def test_libreoffice_opens_the_word_document_on_its_paper(folder: Path, name: str, size: tuple[int, int]) -> None:
    pages = pages_of(folder / f"{name}.pdf")
    assert 12 <= len(pages) <= 30
    assert {page.size for page in pages} == {size}


@pytest.mark.parametrize("name", ["a4", "letter", "script", "cards"])
def test_the_opening_question_and_the_clock_can_be_read(folder: Path, name: str) -> None:
    text = " ".join(page.text for page in pages_of(folder / f"{name}.pdf"))
    assert [words for words in (OPENING, *CLOCKS) if words not in text] == []


@pytest.mark.parametrize("name", ["a4", "script"])
def test_the_run_sheet_is_one_page(folder: Path, name: str) -> None:
    first, second, *_ = pages_of(folder / f"{name}.pdf")
    assert [words for words in ("IF LATE", "09:59:30", "STOP AT") if words not in first.text] == []
    assert second.text.removeprefix("Learning where you work: Customer Contact Centre").strip().startswith("Contents")


@pytest.mark.parametrize("name", ["a4", "letter"])
def test_the_third_at_the_right_is_free_for_notes(folder: Path, name: str) -> None:
    assert max(page.right for page in pages_of(folder / f"{name}.pdf")[2:]) < 0.68


@pytest.mark.parametrize("name", ["a4", "script"])
def test_no_slide_of_the_slot_is_divided_between_pages(folder: Path, name: str) -> None:
    pages = pages_of(folder / f"{name}.pdf")[2:]
    (page,) = (page for page in pages if "Test scores rose by 24.6 points" in page.text)
    assert "Ask Aled Price" in page.text
    (page,) = (page for page in pages if "The next seats are for First-Line Leadership" in page.text)
    assert "HAND OVER Back to Joel Hartnell" in page.text


def test_every_card_is_one_page(folder: Path) -> None:
    pages = pages_of(folder / "cards.pdf")
    assert len(pages) - sum("Goes on" in page.text for page in pages) == SLIDES + 1 + REPLIES
    assert {page.size for page in pages} == {(210, 148)}
    assert [page.text.endswith(f"{number} / {len(pages)}") for number, page in enumerate(pages, 1)] == [True] * len(pages)

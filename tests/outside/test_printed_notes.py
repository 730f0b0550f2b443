"""Printed notes under foreign eyes: LibreOffice prints the pages of every example, a second engine lays their words out again."""

import re
import subprocess
from copy import deepcopy
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from example_decks import ALL_DECKS, laid_out
from overflow_support import TOLERANCE, draw
from pptx import Presentation
from pptx.util import Inches
from sample_decks import BRANDS, VARIANTS
from second_engine import is_installed, measure_again, names

from briefing_builder.backends import pptx
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck.model import NotesPart, Slide
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options
from briefing_builder.units import Box, in_points
from briefing_builder.values import replace

PRINTED = (
    'pdf:impress_pdf_Export:{"ExportNotesPages":{"type":"boolean","value":"true"},"ExportOnlyNotesPages":{"type":"boolean","value":"true"}}'
)
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009"))

pytestmark = pytest.mark.xdist_group("notes")  # built and printed once, in one process


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The notes pages of one brand: the slides that they belong to, the deck that has them, and what LibreOffice printed."""

    slides: tuple[Slide, ...]
    deck: Path
    pdf: Path


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Printed, ...]:
    """Every page of notes of the examples, in one deck a brand: all departments, each in another variant and brand."""
    folder = tmp_path_factory.mktemp("notes")
    found = [_written(brand, folder) for brand in BRANDS]
    (folder / "pdf").mkdir()
    draw([one.deck for one in found], folder / "pdf", resource("assets", "fonts"), form=PRINTED)
    return tuple(found)


def _written(brand: str, folder: Path) -> Printed:
    """The slides have nothing on them but their notes: what is printed of them is another test."""
    laid = [
        laid_out(example, department, Options(variant=VARIANTS[number % len(VARIANTS)], brand=brand)).value
        for number, (example, department) in enumerate(ALL_DECKS)
        if BRANDS[number % len(BRANDS)] == brand
    ]
    different = {_without_time(slide.notes): slide for deck in laid for slide in deck.slides}
    slides = tuple(replace(slide, id=f"page-{number}", items=()) for number, slide in enumerate(different.values()))
    file = folder / f"{brand}.pptx"
    file.write_bytes(pptx.write(replace(laid[0], slides=slides), builtin_brand(brand)))
    return Printed(slides=slides, deck=file, pdf=folder / "pdf" / f"{brand}.pdf")


def _without_time(notes: tuple[NotesPart, ...]) -> tuple[NotesPart, ...]:
    return tuple(part for part in notes if part.label != "TIME")


def letters_of(notes: tuple[NotesPart, ...]) -> str:
    """Return what the notes say, without spaces."""
    return "".join("".join((part.label, *(line.text for line in part.lines))) for part in notes if part.lines).translate(SPACES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word on a printed page, in points from its upper left corner."""

    text: str
    edges: tuple[float, float, float, float]


def pages_of(pdf: Path) -> list[list[Word]]:
    """Return the words of every page, in the order in which they are drawn, as poppler finds them."""
    done = subprocess.run(["pdftotext", "-raw", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    return [
        [
            Word(text=unescape(text), edges=(float(left), float(top), float(right), float(bottom)))
            for left, top, right, bottom, text in WORD.findall(page)
        ]
        for page in done.stdout.split("<page ")[1:]
    ]


def inside(words: list[Word], box: Box) -> str:
    """Return what stands in a frame, without spaces."""
    left, top, right, bottom = (in_points(edge) for edge in (box.left, box.top, box.right, box.bottom))
    frame = (left - TOLERANCE, top - TOLERANCE, right + TOLERANCE, bottom + TOLERANCE)
    within = [
        one.text
        for one in words
        if all(edge >= limit for edge, limit in zip(one.edges[:2], frame[:2], strict=True))
        and all(edge <= limit for edge, limit in zip(one.edges[2:], frame[2:], strict=True))
    ]
    return "".join(within).translate(SPACES)


def test_libreoffice_prints_every_word_of_the_notes_inside_their_frame_and_the_number_of_the_slide(printed: tuple[Printed, ...]) -> None:
    for one in printed:
        pages = pages_of(one.pdf)
        assert len(pages) == len(one.slides)
        for number, (words, slide) in enumerate(zip(pages, one.slides, strict=True), start=1):
            assert slide.printed is not None
            assert inside(words, slide.printed.text) == letters_of(slide.notes)
            assert (words[-1].text, words[-1].edges[1] > in_points(slide.printed.text.bottom)) == (str(number), True)


def test_the_sample_has_pages_of_every_kind(printed: tuple[Printed, ...]) -> None:
    pages = [slide.printed for one in printed for slide in one.slides if slide.printed]
    assert len(pages) > 100
    assert len({page.picture for page in pages}) >= 3
    assert len({page.size for page in pages}) >= 3
    assert sum(page.lost for page in pages) == 0


def test_a_second_engine_needs_no_more_room_for_them(printed: tuple[Printed, ...], tmp_path: Path) -> None:
    if not is_installed():  # no wheel for this platform
        return
    for one in printed:
        copy = tmp_path / one.deck.name
        _as_slides(one.deck, copy)
        measured = measure_again(copy, names(BRANDS))
        assert measured.overflows == ()
        assert measured.frames >= len(one.slides)


def _as_slides(deck: Path, copy: Path) -> None:
    """Write a deck on whose slides the notes stand as plain texts, for an engine that draws slides only."""
    notes = Presentation(str(deck))
    made = Presentation()
    made.slide_width, made.slide_height = notes.slide_width, Inches(10)
    for slide in notes.slides:
        shape = deepcopy(slide.notes_slide.placeholders[1]._element)
        holder = shape.nvSpPr.nvPr
        holder.remove(holder.ph)
        made.slides.add_slide(made.slide_layouts[6]).shapes._spTree.append(shape)
    made.save(str(copy))

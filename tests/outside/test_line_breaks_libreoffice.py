"""LibreOffice sets sixty boxes: it never needs more lines than we count, and breaks them where we say."""

import os
import random
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import pdfplumber
import pytest
from pptx import Presentation
from pptx.util import Emu as PptxLength

from briefing_builder.files.resources import resource
from briefing_builder.fonts import Library, Piece, break_lines, open_library
from briefing_builder.units import Emu, points

pytestmark = pytest.mark.xdist_group("line-breaks")  # drawn once, in one process
BOXES = 60
TEXT = """
your managers saw the pilot first and asked for fewer days away from work office staff finished effective training in
less time well-known courses follow-up e-learning booking classroom seats takes two minutes 2,400 hours £18.50 44 % compliance
difficult conversations Überstunden naïve café — returned to teams, who said: “yes” (again); quarter first-aid customers' safety
AVATAR To. WAVE Tokyo year-end fire affluent waffle Type Value LTD. 2023–24 Σύνοψη здоровье
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A box of one paragraph."""

    pieces: tuple[Piece, ...]
    bold: tuple[bool, ...]
    family: str
    width: Emu

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def samples(library: Library) -> list[Sample]:
    """Return the same boxes on every run: faces, sizes, widths and bold words in turn."""
    chance, vocabulary = random.Random(31), TEXT.split()
    found = []
    for number in range(BOXES):
        family = "Gelasio" if number % 3 == 2 else "Carlito"
        size = points(chance.choice([12, 14, 16, 18, 20, 24, 28, 32, 40]))
        words = chance.choices([word for word in vocabulary if family == "Carlito" or word.isascii()], k=chance.randint(12, 45))
        cut = chance.randint(1, len(words) - 1)
        texts = [" ".join(words[:cut]) + " ", " ".join(words[cut:])]
        bold = (False, number % 2 == 1)
        faces = [library.font(family, bold=heavy, italic=False) for heavy in bold]
        pieces = tuple(Piece(text=text, font=face, size=size) for text, face in zip(texts, faces, strict=True))
        found.append(Sample(pieces=pieces, bold=bold, family=family, width=points(chance.randint(220, 640))))
    return found


def write_deck(boxes: Sequence[Sample], path: Path) -> None:
    """Write a slide a box, without insets and autofit."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = PptxLength(points(960)), PptxLength(points(1600))
    for sample in boxes:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        frame = slide.shapes.add_textbox(PptxLength(0), PptxLength(0), PptxLength(sample.width), PptxLength(points(100))).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = PptxLength(0)
        for piece, bold in zip(sample.pieces, sample.bold, strict=True):
            run = frame.paragraphs[0].add_run()
            run.text, run.font.name, run.font.size, run.font.bold = piece.text, sample.family, PptxLength(piece.size), bold
    deck.save(str(path))


def rendered(deck: Path, folder: Path) -> list[list[str]]:
    """Return LibreOffice's lines of every slide, without spaces."""
    fonts = folder / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<include>/etc/fonts/fonts.conf</include><dir>{resource('assets', 'fonts')}</dir></fontconfig>"
    )
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, str(folder), str(deck)], check=True, capture_output=True, timeout=240, env={**os.environ, "FONTCONFIG_FILE": str(fonts)}
    )
    with pdfplumber.open(deck.with_suffix(".pdf")) as pages:
        return [lines_of(page.chars) for page in pages.pages]


def lines_of(glyphs: Sequence[dict[str, object]]) -> list[str]:
    """Return the text between baselines, from the top down."""
    baseline = {id(glyph): round(float(glyph["matrix"][5])) for glyph in glyphs if str(glyph["text"]).strip()}  # type: ignore[index]
    placed = sorted((glyph for glyph in glyphs if id(glyph) in baseline), key=lambda glyph: (-baseline[id(glyph)], glyph["x0"]))
    return ["".join(str(glyph["text"]) for glyph in line) for _, line in groupby(placed, key=lambda glyph: baseline[id(glyph)])]


def our_lines(sample: Sample) -> list[str]:
    """Return our lines for pictures of the slide, without spaces."""
    edges = [0, *break_lines(sample.pieces, sample.width).breaks, len(sample.text)]
    return ["".join(sample.text[start:stop].split()) for start, stop in pairwise(edges)]


def counts(boxes: Sequence[Sample]) -> list[int]:
    return [break_lines(box.pieces, box.width).line_count for box in boxes]


@pytest.fixture(scope="module")
def boxes() -> list[Sample]:
    return samples(open_library(resource("assets", "fonts")))


@pytest.fixture(scope="module")
def theirs(boxes: list[Sample], tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    folder = tmp_path_factory.mktemp("lines")
    write_deck(boxes, folder / "lines.pptx")
    return rendered(folder / "lines.pptx", folder)


def test_no_box_needs_more_lines_than_counted(boxes: list[Sample], theirs: list[list[str]]) -> None:
    assert [box.text for box, count, lines in zip(boxes, counts(boxes), theirs, strict=True) if len(lines) > count] == []


def test_at_most_one_box_in_eight_is_counted_a_line_too_tall(boxes: list[Sample], theirs: list[list[str]]) -> None:
    spare = [count - len(lines) for count, lines in zip(counts(boxes), theirs, strict=True)]
    assert max(spare) <= 1
    assert sum(spare) <= BOXES // 8


def test_breaks_are_where_libreoffice_puts_them_in_19_boxes_of_20(boxes: list[Sample], theirs: list[list[str]]) -> None:
    agreed = [our_lines(box) == lines for box, lines in zip(boxes, theirs, strict=True)]
    assert sum(agreed) >= BOXES * 19 // 20

"""Real decks under foreign eyes: LibreOffice draws them, a validator reads them, python-pptx opens them again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from openxml_audit import ValidationError, validate_pptx
from overflow_support import Measured, draw, measure, paint
from pptx import Presentation
from pptx.util import Pt

from briefing_builder.files.resources import resource

EXAMPLES = Path(__file__).parents[2] / "examples"

pytestmark = pytest.mark.xdist_group("decks")  # the decks are built and drawn once, in one process


def test_libreoffice_draws_a_page_for_every_slide(measured: tuple[Measured, ...]) -> None:
    assert [each.pages for each in measured] == [each.slides for each in measured]


def test_no_text_leaves_its_frame_or_the_slide(measured: tuple[Measured, ...]) -> None:
    assert [overflow for each in measured for overflow in each.overflows] == []


def test_the_measure_looks_at_text_on_every_slide(measured: tuple[Measured, ...]) -> None:
    assert min(each.frames / each.slides for each in measured) > 2
    assert min(each.glyphs / each.slides for each in measured) > 100


def test_the_measure_finds_a_text_that_is_too_long(tmp_path: Path) -> None:
    presentation = Presentation()
    box = presentation.slides.add_slide(presentation.slide_layouts[6]).shapes.add_textbox(Pt(100), Pt(100), Pt(200), Pt(30))
    box.text_frame.word_wrap = True
    box.text_frame.text = "This text of four lines stands in a frame that has room for one. " * 2
    presentation.save(str(tmp_path / "long.pptx"))
    (tmp_path / "drawn").mkdir()
    painted = paint(tmp_path / "long.pptx", tmp_path / "drawn" / "long.pptx")
    draw([tmp_path / "drawn" / "long.pptx"], tmp_path / "drawn", resource("assets", "fonts"))
    (overflow,) = measure(painted, tmp_path / "drawn" / "long.pdf").overflows
    assert overflow.frame == box.name
    assert overflow.excess > 15  # at least one line of 18 points below the frame


def kind_of(finding: ValidationError) -> tuple[str, str, str]:
    """Return what a finding is about whatever its place: two slides with the same fault are one kind."""
    part = "".join(letter for letter in finding.part_uri if not letter.isdigit())
    return str(finding.error_type), part, finding.description


def test_the_validator_finds_nothing_that_the_brand_does_not_have(decks: tuple[Path, ...]) -> None:
    brand = {kind_of(finding) for finding in validate_pptx(resource("assets", "brands", "editorial.pptx")).errors}
    found = {(deck.name, *kind_of(finding)) for deck in decks for finding in validate_pptx(deck).errors}
    assert {finding for finding in found if finding[1:] not in brand} == set()


def test_python_pptx_opens_every_deck_and_finds_a_title_on_every_slide(decks: tuple[Path, ...]) -> None:
    for deck in decks:
        titles = [slide.shapes.title for slide in Presentation(str(deck)).slides]
        assert titles
        assert [title for title in titles if title is None or not title.text_frame.text.strip()] == []


def test_every_slide_has_notes_except_in_the_copy_for_the_audience(decks: tuple[Path, ...]) -> None:
    for deck in decks:
        has_notes = [slide.has_notes_slide for slide in Presentation(str(deck)).slides]
        assert set(has_notes) == {not deck.stem.endswith("-audience")}


def test_the_copy_for_the_audience_has_no_appendix(decks: tuple[Path, ...]) -> None:
    sizes = {deck.stem: len(Presentation(str(deck)).slides) for deck in decks}
    assert sizes["mb-2027-q1-warehouse-standard-audience"] < sizes["mb-2027-q1-warehouse-standard"]


def test_two_processes_with_different_hash_seeds_write_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for seed in ("0", "4711"):
        deck = tmp_path / f"{seed}.pptx"
        command = [sys.executable, "-m", "briefing_builder", "build", str(EXAMPLES / "merrowdale"), "-d", "finance", "-o", str(deck)]
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True)
        written.append(deck.read_bytes())
    assert written[0] == written[1]


def test_a_deck_built_alone_has_the_bytes_that_it_has_among_six(decks: tuple[Path, ...], tmp_path: Path) -> None:
    alone = tmp_path / "alone.pptx"
    command = [sys.executable, "-m", "briefing_builder", "build", str(EXAMPLES / "merrowdale"), "-d", "technology", "-o", str(alone)]
    subprocess.run(command, capture_output=True, check=True)
    (among_six,) = (deck for deck in decks if deck.stem == "mb-2027-q1-technology-standard")
    assert alone.read_bytes() == among_six.read_bytes()

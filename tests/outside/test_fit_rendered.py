"""The promise of layout, kept by others: no text of any deck leaves its frame in LibreOffice, nor in a second engine."""

import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from overflow_support import Measured
from pptx import Presentation
from pptx.util import Pt
from sample_decks import BRANDS, VARIANTS
from second_engine import is_installed, measure_again, names

KINDS = ("built", "crossed", "generated")
LEAST_GENERATED = 312
WHEELS = {("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "x86_64"), ("darwin", "arm64"), ("win32", "AMD64")}
"""Where the second engine can be installed, as setup.cfg says."""

pytestmark = pytest.mark.xdist_group("decks")  # the decks are built and drawn once, in one process

Record = Callable[[str, object], None]


def tell(record: Record, engine: str, kind: str, measured: Sequence[Measured]) -> None:
    """Have the counts printed at the end of the run."""
    slides, frames, glyphs, overflows = (
        sum(one.slides for one in measured), sum(one.frames for one in measured), sum(one.glyphs for one in measured),
        sum(len(one.overflows) for one in measured),
    )  # fmt: skip
    record("told", f"{engine}, {kind}: {len(measured)} decks, {slides} slides, {frames} frames, {glyphs} glyphs, {overflows} overflows")


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_leaves_its_frame_in_libreoffice(kind: str, drawn: Mapping[str, tuple[Measured, ...]], record_property: Record) -> None:
    tell(record_property, "LibreOffice", kind, drawn[kind])
    assert [overflow for each in drawn[kind] for overflow in each.overflows] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_leaves_its_frame_in_the_second_engine(
    kind: str, laid_again: Mapping[str, tuple[Measured, ...]], record_property: Record
) -> None:
    tell(record_property, "betteroffice" if is_installed() else "no wheel of betteroffice for this machine", kind, laid_again[kind])
    assert [overflow for each in laid_again[kind] for overflow in each.overflows] == []


def test_the_second_engine_is_here_wherever_it_has_a_wheel() -> None:
    assert is_installed() or (sys.platform, platform.machine()) not in WHEELS


def test_libreoffice_draws_a_page_for_every_generated_slide(drawn: Mapping[str, tuple[Measured, ...]]) -> None:
    assert [each.pages for each in drawn["generated"]] == [each.slides for each in drawn["generated"]]
    assert sum(each.slides for each in drawn["generated"]) >= LEAST_GENERATED


def test_every_brand_is_drawn_in_every_length(all_decks: Mapping[str, tuple[Path, ...]]) -> None:
    endings = {f"{brand}-{variant}" for brand in BRANDS for variant in VARIANTS}
    assert {ending for deck in all_decks["crossed"] for ending in endings if deck.stem.endswith(ending)} == endings


def test_the_second_engine_finds_a_text_that_is_too_long_and_a_table_that_grows(tmp_path: Path) -> None:
    presentation = Presentation()
    shapes = presentation.slides.add_slide(presentation.slide_layouts[6]).shapes
    box = shapes.add_textbox(Pt(100), Pt(100), Pt(200), Pt(30))
    table = shapes.add_table(1, 1, Pt(100), Pt(300), Pt(100), Pt(20))
    for frame in (box.text_frame, table.table.cell(0, 0).text_frame):
        frame.word_wrap = True
        frame.text = "This text of four lines stands in a frame that has room for one. " * 2
    presentation.save(str(tmp_path / "long.pptx"))
    families = dict.fromkeys(("Calibri", *names(BRANDS)), "Carlito")
    measured = [measure_again(tmp_path / "long.pptx", families)] if is_installed() else []
    assert is_installed() == bool(measured)
    found = [(one.frame, one.excess > 15) for each in measured for one in each.overflows]
    assert found == [(box.name, True), (table.name, True)] * len(measured)

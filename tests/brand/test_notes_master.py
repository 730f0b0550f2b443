"""The notes master of a brand: ours, a foreign one, and the one that a brand gets which brings none."""

import re
import zipfile
from pathlib import Path

import pptx
import pytest

from briefing_builder.brand.model import NotesMaster
from briefing_builder.brand.reading.reader import builtin_brand, read_brand
from briefing_builder.brand.xml.notes import usual_frames
from briefing_builder.units import Box, inches, points

BARE = Path(pptx.__file__).parent / "templates" / "default.pptx"
"""The template that python-pptx brings: 4 : 3, and no notes master."""


def changed(folder: Path, pattern: str, instead: str) -> NotesMaster:
    """Return the notes master of a brand of ours in which something was replaced on the notes master."""
    file = folder / "brand.pptx"
    with zipfile.ZipFile(file, "w") as made, zipfile.ZipFile(builtin_brand().file) as ours:
        for name in ours.namelist():
            text = ours.read(name)
            made.writestr(name, re.sub(pattern, instead, text.decode(), flags=re.DOTALL) if "notesMaster1.xml" in name else text)
    return read_brand(file).notes


def test_our_own_says_where_things_stand_and_how_notes_look() -> None:
    notes = builtin_brand().notes
    assert notes.picture is not None
    assert notes.number is not None
    assert (notes.width, notes.height) == (inches(7.5), inches(10))
    assert notes.picture.box == Box(left=inches(0.75), top=inches(0.6), width=inches(6), height=inches(3.375))
    assert notes.body.box == Box(left=inches(0.75), top=inches(4.3), width=inches(6), height=inches(5))
    assert (notes.body.style.size, notes.body.paragraph_format.space_before, notes.body.insets) == (points(12), points(2), (0, 0, 0, 0))
    assert [holder.index for holder in (notes.picture, notes.body, notes.number)] == [2, 3, 5]


def test_a_brand_without_one_gets_ours_in_the_proportions_of_its_slides() -> None:
    notes = read_brand(BARE).notes
    assert notes.picture is not None
    assert notes.picture.box.width * 3 == notes.picture.box.height * 4
    assert notes.body.style.size == points(12)


@pytest.mark.parametrize("page", [(inches(7.5), inches(10)), (inches(10), inches(7.5)), (inches(8.27), inches(11.69))])
@pytest.mark.parametrize("slide", [(inches(13.333), inches(7.5)), (inches(10), inches(7.5)), (inches(7.5), inches(13.333))])
def test_frames_stand_below_each_other_on_any_page(page: tuple, slide: tuple) -> None:  # type: ignore[type-arg]
    frames = usual_frames(page, slide)
    assert 0 < frames.picture.top < frames.picture.bottom < frames.body.top < frames.body.bottom < frames.number.top < frames.number.bottom
    assert frames.number.bottom < page[1]
    assert frames.body.height > page[1] // 3


def test_size_and_space_are_read_from_the_notes_style_where_the_frame_says_nothing(tmp_path: Path) -> None:
    notes = changed(tmp_path, r"<a:lstStyle><a:lvl1pPr.*?</a:lstStyle>(?=<a:p><a:pPr lvl)", "<a:lstStyle/>")
    assert (notes.body.style.size, notes.body.paragraph_format.space_before) == (points(12), points(2))


def test_a_master_without_a_picture_and_a_number_has_none(tmp_path: Path) -> None:
    notes = changed(tmp_path, 'type="(sldImg|sldNum)"', 'type="hdr"')
    assert (notes.picture, notes.number) == (None, None)


def test_a_master_without_a_frame_for_the_notes_gets_ours(tmp_path: Path) -> None:
    assert changed(tmp_path, 'type="body"', 'type="hdr"').body == builtin_brand().notes.body

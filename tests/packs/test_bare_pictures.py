"""Pictures without what cameras write into them: the same pixels and colours, no comment, no second picture, nothing behind the end."""

from io import BytesIO

import pack_planting as plant
import pack_samples as samples
import pytest
from PIL import Image

from briefing_builder.leakscan.reading import Unreadable, fragments_of
from briefing_builder.pictures.metadata import bare

END, SCAN = b"\xff\xd9", b"\xff\xda"
SECRET = b"an hour costs 19.60"
KINDS = ({}, {"progressive": True}, {"restart_marker_blocks": 2}, {"progressive": True, "restart_marker_rows": 1}, {"quality": 100})


def pixels(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as picture:
        return picture.tobytes()


def with_comments(data: bytes) -> bytes:
    """A comment before every scan of a JPEG."""
    first, *scans = data.split(SCAN)
    return first + b"".join(plant.segment(0xFE, SECRET) + SCAN + scan for scan in scans)


@pytest.mark.parametrize("options", KINDS, ids=str)
@pytest.mark.parametrize(
    "behind", [b"", plant.jpeg("an hour is 19.60"), SECRET, SECRET + END, END], ids=["-", "jpeg", "text", "end", "ends"]
)
def test_a_jpeg_ends_where_its_first_picture_ends(options: dict[str, object], behind: bytes) -> None:
    data = plant.photograph(**options)
    clean = bare(data + behind)
    assert samples.leaks("a.jpg", clean) == []
    assert pixels(clean) == pixels(data)
    assert clean == bare(data)
    assert clean.endswith(END)


@pytest.mark.parametrize("options", KINDS, ids=str)
def test_a_comment_between_two_scans_goes_and_the_pixels_stay(options: dict[str, object]) -> None:
    data = plant.photograph(**options)
    commented = with_comments(data)
    assert samples.leaks("a.jpg", commented) != []
    assert bare(commented) == bare(data)
    assert pixels(bare(commented)) == pixels(data)


def test_a_progressive_jpeg_has_several_scans() -> None:
    assert with_comments(plant.photograph(progressive=True)).count(SECRET) > 2


def test_two_pictures_of_a_telephone_become_the_first() -> None:
    first, second = (Image.open(BytesIO(plant.photograph())) for _ in range(2))
    stream = BytesIO()
    first.save(stream, "MPO", save_all=True, append_images=[second])
    assert b"MPF\0" in stream.getvalue()
    clean = bare(stream.getvalue())
    assert samples.leaks("a.jpg", clean) == []
    assert b"MPF\0" not in clean
    with Image.open(BytesIO(clean)) as picture, Image.open(stream) as both:
        assert (picture.format, both.format) == ("JPEG", "MPO")
        assert picture.tobytes() == both.tobytes()


def test_bytes_where_a_marker_should_be_are_left_for_the_reader_to_tell() -> None:
    data = plant.photograph()
    torn = data.replace(SCAN, SECRET + SCAN, 1)
    assert any(isinstance(part, Unreadable) for part in fragments_of("a.jpg", bare(torn)))


def test_a_jpeg_that_was_cut_off_keeps_what_it_has() -> None:
    data = plant.photograph()
    assert bare(data[:-200]) == bare(data)[:-200]

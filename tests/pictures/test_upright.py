"""Whatever a phone, a browser or an office program wrote comes out upright, plain and without what it says of its maker."""

from io import BytesIO
from pathlib import Path

import picture_samples as samples
import pytest
from PIL import Image

from briefing_builder.errors import ContentError
from briefing_builder.pictures import picture_in, shown_picture
from briefing_builder.pictures.model import Refused
from briefing_builder.pictures.upright import upright
from briefing_builder.problems import Source

PLACE = Source(path="briefing.yaml", line=7, column=3)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(orientation: int, kind: str) -> None:
    shown = upright(samples.turned(orientation, kind))
    assert samples.is_upright(shown.data)
    assert (shown.width, shown.height) == (samples.WIDTH, samples.HEIGHT)
    assert samples.SECRET not in shown.data
    assert b"Exif" not in shown.data


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "TIFF"])
def test_every_kind_of_picture_becomes_png_or_jpeg(kind: str) -> None:
    shown = upright(samples.saved(samples.quartered(), kind))
    assert samples.is_upright(shown.data)
    assert shown.remarks == ()
    with Image.open(BytesIO(shown.data)) as picture:
        assert (picture.format or "").lower() == shown.kind


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_colours_for_print_become_those_of_a_screen(kind: str) -> None:
    shown = upright(samples.saved(samples.quartered("CMYK"), kind))
    with Image.open(BytesIO(shown.data)) as picture:
        assert picture.mode == "RGB"
    assert samples.is_upright(shown.data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_colour_profile_is_followed_and_then_not_needed(kind: str) -> None:
    red, green, blue = samples.quartered().split()
    data = samples.saved(Image.merge("RGB", (green, red, blue)), kind, icc_profile=samples.swapped_profile(), quality=95)
    assert not samples.is_upright(data)
    shown = upright(data)
    assert samples.is_upright(shown.data)
    assert b"ICC" not in shown.data
    assert b"iCCP" not in shown.data


def test_sixteen_bits_become_eight_without_being_cut_off() -> None:
    shown = upright(samples.saved(Image.new("I;16", (32, 32), 0x8000), "PNG"))
    with Image.open(BytesIO(shown.data)) as picture:
        assert (picture.mode, picture.getpixel((3, 3))) == ("L", 0x80)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP"])
def test_what_is_transparent_stays_so(kind: str) -> None:
    picture = samples.quartered("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 32, 16))
    with Image.open(BytesIO(upright(samples.saved(picture, kind)).data)) as shown:
        alpha = shown.convert("RGBA").getchannel("A")
    assert (alpha.getpixel((8, 8)), alpha.getpixel((56, 8))) == (0, 255)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "TIFF"])
def test_of_a_picture_that_moves_the_first_is_shown_everywhere(kind: str, tmp_path: Path) -> None:
    other = samples.quartered().transpose(Image.Transpose.ROTATE_180)
    samples.laid(tmp_path, "moving", samples.saved(samples.quartered(), kind, save_all=True, append_images=[other]))
    (told,) = picture_in(tmp_path, "moving", PLACE).problems
    assert (told.code, str(told.severity), told.source) == ("picture-moves", "warning", PLACE)
    shown = shown_picture(str(tmp_path / "moving")).data
    assert samples.is_upright(shown)
    with Image.open(BytesIO(shown)) as picture:
        assert not getattr(picture, "is_animated", False)


def test_the_second_picture_of_a_telephone_is_no_film() -> None:
    other = samples.quartered().transpose(Image.Transpose.ROTATE_180)
    shown = upright(samples.saved(samples.quartered(), "MPO", save_all=True, append_images=[other], quality=95))
    assert (shown.remarks, samples.is_upright(shown.data)) == ((), True)
    with Image.open(BytesIO(shown.data)) as picture:
        assert picture.format == "JPEG"


@pytest.mark.parametrize(("kind", "start"), [("PNG", b"IDAT"), ("JPEG", b"\xff\xda")])
def test_a_plain_picture_keeps_its_pixels_as_they_are_compressed(kind: str, start: bytes) -> None:
    data = samples.saved(samples.quartered(), kind)
    assert upright(data).data.endswith(data[data.index(start) :])


@pytest.mark.parametrize(("size", "is_shown"), [((40, 1000), True), ((39, 1000), False), ((26, 1), False)])
def test_a_line_is_no_picture(size: tuple[int, int], is_shown: bool) -> None:
    data = samples.saved(Image.new("L", size), "PNG")
    if is_shown:
        assert upright(data).height == size[1]
        return
    with pytest.raises(Refused) as refused:
        upright(data)
    assert (refused.value.remark.code, bool(refused.value.remark.hint)) == ("picture-too-thin", True)


def test_the_same_file_gives_the_same_bytes() -> None:
    for data in (samples.turned(6), samples.saved(samples.quartered("CMYK"), "JPEG"), samples.saved(samples.quartered(), "WEBP")):
        assert upright(data) == upright(data)


OTHERS = {
    b"\0\0\0\x18ftypheic\0\0\0\0mif1": "HEIC",
    b"\0\0\0\x18ftypisom\0\0\0\0mp42": "film",
    b"\1\0\0\0" + bytes(36) + b" EMF": "EMF",
    b"\xd7\xcd\xc6\x9a" + bytes(20): "WMF",
    b"%!PS-Adobe-3.0 EPSF": "EPS",
    b"%PDF-1.7": "PDF",
    b"8BPS\0\1": "Photoshop",
    b"\x1f\x8b\x08": "SVGZ",
}


@pytest.mark.parametrize("data", OTHERS, ids=list(OTHERS.values()))
def test_other_kinds_are_named_with_a_way_out(data: bytes, tmp_path: Path) -> None:
    samples.laid(tmp_path, "it", data)
    (told,) = picture_in(tmp_path, "it", PLACE).problems
    assert (told.code, told.source) == ("picture-kind", PLACE)
    assert OTHERS[data] in told.message
    assert told.hint
    with pytest.raises(ContentError):
        shown_picture(str(tmp_path / "it"))

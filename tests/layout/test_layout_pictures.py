"""Pictures: never stretched, one height in a row, as large as the room allows; and QR codes on a light plate."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest
from markup_samples import ORIGIN, areas, markup, paragraph, slide, words
from PIL import Image

from briefing_builder.brand.model import Brand
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck import path as deck_path
from briefing_builder.deck.walk import leaf_items
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Block, Pictures, QrCode, Span
from briefing_builder.slides.markup import Picture as Shown
from briefing_builder.units import ZERO, Box, points
from briefing_builder.values import replace
from briefing_builder.words import english

BRAND = builtin_brand("editorial")
Frame = Literal["hairline", "device"]
GROUND = "paper"
"""The colour of the slides' ground."""
SIZES = {"wide": (1600, 900), "phone": (390, 844)}
CODE = QrCode(url="https://learn.merrowdale.example/try", caption=words("learn.merrowdale.example/try"), origin=ORIGIN)


@pytest.fixture
def shots(tmp_path: Path) -> dict[str, str]:
    files = {}
    for name, size in SIZES.items():
        files[name] = str(tmp_path / f"{name}.png")
        Image.new("1", size).save(files[name])
    return files


def pictures(files: Sequence[str], link: str = "") -> Pictures:
    caption = (Span(text="You choose a reply", link=link),)
    return Pictures(pictures=tuple(Shown(file=one, alt="A reply", caption=caption, origin=ORIGIN) for one in files), origin=ORIGIN)


def items(block: Block, brand: Brand = BRAND) -> tuple[deck.Item, ...]:
    done = lay_out(markup(slide(block)), brand, library(), english())
    assert done.problems == ()
    (one,) = done.value.slides
    return one.items


def framed(block: Pictures, frame: Frame) -> Pictures:
    return replace(block, frame=frame)


def overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def frames(block: Block) -> list[deck.Picture]:
    return [item for item in leaf_items(items(block)) if isinstance(item, deck.Picture)]


MIXES = [["wide"], ["wide"] * 2, ["wide"] * 3, ["wide"] * 4, ["phone"], ["phone"] * 2, ["phone"] * 3, ["phone"] * 4, ["phone", "wide"]]


@pytest.mark.parametrize("mix", MIXES, ids="-".join)
def test_pictures_keep_their_proportions(mix: list[str], shots: dict[str, str]) -> None:
    for name, frame in zip(mix, frames(pictures([shots[name] for name in mix])), strict=True):
        width, height = SIZES[name]
        assert abs(frame.box.width * height - frame.box.height * width) < points(1) * max(width, height)


@pytest.mark.parametrize("mix", MIXES, ids="-".join)
def test_pictures_of_a_row_have_one_height(mix: list[str], shots: dict[str, str]) -> None:
    rows: dict[int, set[int]] = {}
    for frame in frames(pictures([shots[name] for name in mix])):
        rows.setdefault(frame.box.top, set()).add(frame.box.height)
    assert all(len(heights) == 1 for heights in rows.values())


@pytest.mark.parametrize("count", [2, 3])
def test_phone_screens_stand_side_by_side_and_use_the_height(count: int, shots: dict[str, str]) -> None:
    shown = frames(pictures([shots["phone"]] * count))
    assert len({frame.box.top for frame in shown}) == 1
    assert shown[0].box.height > BRAND.layout("content").room.height * 0.8


def test_the_caption_of_a_phone_screen_stands_beside_it(shots: dict[str, str]) -> None:
    shown = {item.name: item for item in leaf_items(items(pictures([shots["phone"]])))}
    assert shown["Caption"].box.left > shown["Picture"].box.right


def test_four_screens_stand_two_by_two(shots: dict[str, str]) -> None:
    shown = frames(pictures([shots["wide"]] * 4))
    assert (len({frame.box.left for frame in shown}), len({frame.box.top for frame in shown})) == (2, 2)


@pytest.mark.parametrize("frame", ["hairline", "device"])
def test_a_picture_whose_caption_is_a_link_can_be_clicked_and_nothing_covers_it(frame: Frame, shots: dict[str, str]) -> None:
    shown = list(leaf_items(items(framed(pictures([shots["wide"]], link="https://learn.example/try"), frame))))
    picture = next(item for item in shown if isinstance(item, deck.Picture))
    assert picture.link == deck.WebLink(url="https://learn.example/try")
    above = shown[shown.index(picture) + 1 :]
    assert not [item.name for item in above if overlap(item.box, picture.box)]


def test_a_picture_in_a_window_that_leads_somewhere_shows_in_its_bar_that_it_plays(shots: dict[str, str]) -> None:
    shown = items(framed(pictures([shots["wide"]], link="https://learn.example/try"), "device"))
    group = next(item for item in shown if isinstance(item, deck.Group))
    device, picture, play, _ = group.items
    assert (device.name, picture.name, play.name) == ("Device", "Picture", "Play")
    assert device.box.holds(play.box)
    assert play.box.bottom <= picture.box.top


@pytest.mark.parametrize(("frame", "parts"), [("hairline", ["Picture", "Caption"]), ("device", ["Device", "Picture", "Caption"])])
def test_a_picture_without_a_link_does_not_promise_to_play(frame: Frame, parts: list[str], shots: dict[str, str]) -> None:
    (group,) = [item for item in items(framed(pictures([shots["wide"]]), frame)) if isinstance(item, deck.Group)]
    assert [item.name for item in group.items] == parts


@pytest.mark.parametrize("name", ["editorial", "bold", "civic"])
def test_a_code_is_dark_on_a_light_plate_in_every_brand(name: str) -> None:
    brand = builtin_brand(name)
    shapes = {item.name: item for item in leaf_items(items(CODE, brand)) if isinstance(item, deck.Shape)}
    dark, light = (sum(bytes.fromhex(brand.palette[shapes[part].fill].rgb)) for part in ("Modules", "Plate"))
    assert dark < light


@pytest.mark.parametrize("name", ["editorial", "bold", "civic"])
@pytest.mark.parametrize("url", [CODE.url, "HTTPS://A.EXAMPLE"], ids=["usual", "large modules"])
def test_a_code_has_four_modules_of_light_round_it(name: str, url: str) -> None:
    beside = areas((6, False, [paragraph("You choose a reply and hear what follows " * 8)]), (6, False, [replace(CODE, url=url)]))
    shown = list(leaf_items(items(beside, builtin_brand(name))))
    plate, code = (next(item for item in shown if item.name == part) for part in ("Plate", "Modules"))
    assert isinstance(code, deck.Shape)
    assert isinstance(plate, deck.Shape)
    assert isinstance(code.geometry, deck_path.Path)
    quiet = 4 * (code.box.width // code.geometry.width)
    zone = code.box.inset(-quiet, -quiet)
    assert plate.box.holds(zone.within(quiet if plate.fill == GROUND else ZERO, ZERO, ZERO, ZERO))
    assert not [item.name for item in shown if item not in (plate, code) and overlap(item.box, zone)]


def test_a_code_on_paper_begins_where_the_words_do() -> None:
    shapes = {item.name: item for item in leaf_items(items(CODE)) if isinstance(item, deck.Shape)}
    assert shapes["Plate"].fill == GROUND
    assert shapes["Modules"].box.left == BRAND.layout("content").room.left


def test_a_code_says_where_it_leads() -> None:
    captioned = next(item for item in items(CODE) if isinstance(item, deck.Group))
    group, link = captioned.items
    assert (isinstance(group, deck.Group), link.name) == (True, "Link")
    assert group.alt == "QR code of https://learn.merrowdale.example/try"


def test_a_caption_that_a_narrow_picture_cannot_hold_is_not_lost(shots: dict[str, str]) -> None:
    block = pictures([shots["phone"]] * 4)
    long = replace(block, pictures=tuple(replace(one, caption=words("You choose a reply, and you hear " * 3)) for one in block.pictures))
    assert len([item for item in leaf_items(items(long)) if item.name == "Caption"]) == 4

"""Devices round pictures, a course without one, the one place as a diagram: all of it inside its room, no word lost."""

from pathlib import Path

import pytest
from markup_samples import ORIGIN, markup, slide, words
from PIL import Image

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Area, Areas, Block, Hub, Paragraph, Picture, Pictures, Screen, Spoke, Step, Steps
from briefing_builder.words import english

BRANDS = ("editorial", "bold", "civic")
SIZES = {"wide": (1600, 900), "phone": (750, 1500), "square": (900, 900), "long": (1600, 300)}
MOMENT = "A call went badly and someone asks what to say next."
SENTENCE = "Somebody new has to take over a case in the middle of the week, and nobody knows what has been promised so far. " * 2


def items(block: Block, brand: str = "editorial") -> dict[str, deck.Item]:
    done = lay_out(markup(slide(block)), builtin_brand(brand), library(), english())
    assert done.problems == ()
    (one,) = done.value.slides
    return {f"{item.name} {number}": item for number, item in enumerate(leaf_items(one.items))}


def named(found: dict[str, deck.Item], name: str) -> list[deck.Item]:
    return [item for key, item in found.items() if key.rpartition(" ")[0] == name]


def in_devices(folder: Path, *kinds: str, numbered: bool = False) -> Pictures:
    shown = []
    for number, kind in enumerate(kinds):
        file = folder / f"{number}.png"
        Image.new("1", SIZES[kind]).save(file)
        shown.append(Picture(file=str(file), alt="A reply", caption=words("You choose a reply"), origin=ORIGIN))
    return Pictures(pictures=tuple(shown), origin=ORIGIN, frame="device", numbered=numbered)


@pytest.mark.parametrize("kinds", [("wide",), ("phone",) * 3, ("phone", "wide"), ("square", "long"), ("wide",) * 4], ids="-".join)
@pytest.mark.parametrize("brand", BRANDS)
def test_a_device_holds_its_picture_and_stands_in_the_room(kinds: tuple[str, ...], brand: str, tmp_path: Path) -> None:
    found = items(in_devices(tmp_path, *kinds), brand)
    room = builtin_brand(brand).layout("content").room
    bodies = [*named(found, "Window"), *named(found, "Telephone")]
    assert len(bodies) == len(kinds)
    assert all(room.holds(body.box) for body in bodies)
    assert all(any(body.box.holds(picture.box) for body in bodies) for picture in named(found, "Picture"))


def test_an_upright_picture_stands_in_a_telephone_and_has_its_corners(tmp_path: Path) -> None:
    found = items(in_devices(tmp_path, "phone"))
    (picture,) = named(found, "Picture")
    assert named(found, "Window") == []
    assert isinstance(picture, deck.Picture)
    assert (picture.geometry, picture.alt) == ("rounded", "A reply")


@pytest.mark.parametrize("count", [2, 3, 4])
def test_numbered_pictures_stand_in_one_row_under_their_numerals(count: int, tmp_path: Path) -> None:
    found = items(in_devices(tmp_path, *["wide"] * count, numbered=True))
    windows = named(found, "Window")
    numerals = [item for key, item in found.items() if key.startswith("Numeral")]
    assert len({window.box.top for window in windows}) == 1
    assert [numeral.box.left for numeral in numerals] == [window.box.left for window in windows]
    assert all(numeral.box.bottom <= windows[0].box.top for numeral in numerals)


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("text", [MOMENT, SENTENCE, "Calm Calls"])
def test_the_words_of_a_taught_course_stand_on_its_surface_above_the_time(text: str, brand: str) -> None:
    block = Screen(name="Calm Calls", label="When it helps", time="Classroom, 3 hours", plays=False, words=words(text), origin=ORIGIN)
    found = items(block, brand)
    (moment,), (time,), (surface,) = named(found, "Moment"), named(found, "Time"), named(found, "Surface")
    assert surface.box.holds(moment.box)
    assert moment.box.bottom <= time.box.top


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("name", ["Calm Calls", "Das Weiterbildungsverwaltungssystem der Stadtwerke " * 2])
@pytest.mark.parametrize("text", [MOMENT, SENTENCE])
def test_a_course_that_is_sent_answers_the_message_of_its_moment(text: str, name: str, brand: str) -> None:
    block = Screen(name=name.strip(), label="Send it when", time="E-learning, 12 minutes", plays=True, words=words(text), origin=ORIGIN)
    found = items(block, brand)
    (moment,), (course,), (message, answer) = named(found, "Moment"), named(found, "Course"), named(found, "Message")
    assert message.box.holds(moment.box)
    assert answer.box.holds(course.box)
    assert isinstance(course, deck.Text)
    assert name.strip() in " ".join(course.text.split())
    assert answer.box.top > message.box.bottom
    assert answer.box.right == builtin_brand(brand).layout("content").room.right
    assert all(builtin_brand(brand).layout("content").room.holds(tail.box) for tail in named(found, "Tail"))


def spoke(label: str, *, outward: bool = False) -> Spoke:
    return Spoke(
        icon="see", label=label, direction="outward" if outward else "inward", heading=words("See who has learned"),
        words=words("Who has started, who has finished"), origin=ORIGIN,
    )  # fmt: skip


def test_what_is_brought_comes_in_at_the_left_and_what_is_got_goes_out_at_the_right() -> None:
    found = items(Hub(name="MerrowLearn", spokes=(spoke("Your team"), spoke("Your team"), spoke("You", outward=True)), origin=ORIGIN))
    assert [item.text for item in named(found, "Who") if isinstance(item, deck.Text)] == ["Your team"]
    (window,), (gain,) = named(found, "Window"), named(found, "Gain")
    *inward, outward = named(found, "Head")
    assert len(inward) == 2
    assert all(head.box.right == window.box.left for head in inward)
    assert window.box.right < outward.box.right < gain.box.left
    assert isinstance(gain, deck.Text)
    assert gain.text.startswith("You")


def test_who_sees_is_level_with_who_learns_even_where_the_words_below_need_more_than_the_window() -> None:
    found = items(Hub(name="MerrowLearn", spokes=(spoke("Your team"), spoke("You", outward=True)), origin=ORIGIN))
    inward, outward = named(found, "Head")
    (window,), (gain,) = named(found, "Window"), named(found, "Gain")
    assert inward.box.top == outward.box.top
    assert gain.box.bottom > window.box.bottom


def test_in_a_narrow_column_all_of_a_hub_stands_in_its_window() -> None:
    spokes = (spoke("Your team"), spoke("You", outward=True))
    hub = Hub(name="MerrowLearn", spokes=spokes, origin=ORIGIN)
    aside = Paragraph(style="body", words=words("One place"), origin=ORIGIN)
    areas = [Area(share=share, panel=False, blocks=(block,), origin=ORIGIN) for share, block in ((7, hub), (5, aside))]
    found = items(Areas(areas=tuple(areas), origin=ORIGIN))
    (window,) = named(found, "Window")
    assert [item.text for item in named(found, "Who") if isinstance(item, deck.Text)] == ["Your team", "You"]
    assert all(window.box.holds(use.box) for use in named(found, "Use"))


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_hub_stands_in_its_room(count: int, brand: str) -> None:
    long_name = "Das unternehmensweite Weiterbildungsverwaltungssystem der Stadtwerke"
    found = items(Hub(name=long_name, spokes=tuple(spoke(f"Führungskraft {number}") for number in range(count)), origin=ORIGIN), brand)
    room = builtin_brand(brand).layout("content").room
    assert all(room.holds(item.box) for item in found.values() if item.name in {"Window", "Name", "Use", "Who", "Head", "Gain"})


def test_a_line_joins_the_first_step_of_a_path_to_the_last() -> None:
    steps = tuple(Step(heading=words(f"Step {number}"), words=(), origin=ORIGIN) for number in range(3))
    found = items(Steps(steps=steps, checks=False, path=True, origin=ORIGIN))
    (line,), discs = named(found, "Path"), named(found, "Disc")
    assert len(discs) == 3
    assert (line.box.top, line.box.bottom) == (
        discs[0].box.top + discs[0].box.height // 2, discs[-1].box.top + discs[-1].box.height // 2,
    )  # fmt: skip


@pytest.mark.parametrize("brand", BRANDS)
def test_what_leads_into_the_place_and_what_leads_out_of_it_are_level(brand: str) -> None:
    heading = words("Take e-learning")
    inward = [Spoke(label="Your team", icon="learning", heading=heading, words=words(text), direction="inward", origin=ORIGIN)
              for text in ("at any time", "24 February and 9 June, in the training bay at Leeds")]  # fmt: skip
    outward = Spoke(label="You see", icon="see", heading=words("who has begun"), words=(), direction="outward", origin=ORIGIN)
    found = items(Hub(name="Learn", spokes=(*inward, outward), origin=ORIGIN), brand)
    lines = [item.box for item in named(found, "Line") if item.box.height == 0]
    assert min(lines, key=lambda box: box.left).top == max(lines, key=lambda box: box.left).top

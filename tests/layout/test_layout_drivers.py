"""What carries an aim: both figures on a level line, each driver joined to it by a pillar, nothing lost with few or many of them."""

import pytest
from markup_samples import ORIGIN, markup, slide, words

from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.deck.model import Deck, Item
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Driver, Drivers
from briefing_builder.words import english

LONG = "Fewer people call twice, because the first answer settles the matter and is written down where everybody finds it."


def laid_out(brand: str, count: int, *, target: str = "78 %", text: str = LONG) -> Deck:
    drivers = tuple(
        Driver(heading=words(f"Course number {number} of them"), words=words(text), caption="12 minutes", origin=ORIGIN)
        for number in range(1, count + 1)
    )
    block = Drivers(
        name="First-contact resolution", baseline="68 %" if target else "", target=target, drivers=drivers, origin=ORIGIN
    )  # fmt: skip
    laid = lay_out(markup(slide(block)), builtin_brand(brand), library(), english())
    assert laid.problems == ()
    return laid.value


def items_of(deck: Deck) -> list[Item]:
    return [item for one in deck.slides for item in leaf_items(one.items)]


def named(items: list[Item], name: str) -> list[Item]:
    return [item for item in items if item.name == name]


@pytest.mark.parametrize("brand", builtin_brands())
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_each_driver_stands_on_a_pillar_that_reaches_from_its_card_to_the_line(brand: str, count: int) -> None:
    items = items_of(laid_out(brand, count))
    (line,), pillars, drivers = named(items, "Line"), named(items, "Pillar"), named(items, "Driver")
    assert len(pillars) == len(drivers) == count
    assert all(line.box.top <= pillar.box.top < line.box.bottom for pillar in pillars)
    assert all(pillar.box.bottom <= driver.box.top for pillar, driver in zip(pillars, drivers, strict=True))
    assert all(line.box.left < pillar.box.left < pillar.box.right < line.box.right for pillar in pillars)


@pytest.mark.parametrize("brand", builtin_brands())
def test_the_goal_is_the_largest_and_what_drivers_do_stands_level(brand: str) -> None:
    items = items_of(laid_out(brand, 3))
    sizes = {
        name: max(run.size for item in named(items, name) for run in text_runs(item)) for name in ("Goal", "Today", "Driver", "Change")
    }
    assert sizes["Goal"] > sizes["Today"] > sizes["Driver"] >= sizes["Change"]
    assert len({item.box.top for item in named(items, "Change")}) == 1
    assert len({item.box.bottom for item in named(items, "Caption")}) == 1


@pytest.mark.parametrize("brand", builtin_brands())
def test_an_aim_without_figures_stands_on_the_line_by_its_name(brand: str) -> None:
    items = items_of(laid_out(brand, 2, target=""))
    (objective,), (line,) = named(items, "Objective"), named(items, "Line")
    assert objective.box.bottom <= line.box.top
    assert named(items, "Today") == named(items, "Goal") == named(items, "Head") == []


def test_drivers_with_more_words_than_a_slide_holds_go_on_with_the_next() -> None:
    deck = laid_out("bold", 6, text=" ".join([LONG] * 5))
    assert len(deck.slides) > 1
    assert len(named(items_of(deck), "Driver")) == 6

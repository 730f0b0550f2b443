"""Targets as promises: the figure of the first stands large over its way, and days stand on a line as far apart as they are in time."""

from decimal import Decimal
from itertools import pairwise

import pytest
from markup_samples import ORIGIN, areas, markup, slide, words

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Block, Moment, Progress, Target, Timeline
from briefing_builder.units import in_points
from briefing_builder.words import english


def progress(baseline: str = "9 %", share: str = "0.09", target: str = "60 %", goal: str = "0.6") -> Progress:
    measure = Target(
        name="People who took part", baseline=baseline, baseline_share=Decimal(share) if share else None, target=target,
        target_share=Decimal(goal), origin=ORIGIN,
    )  # fmt: skip
    return Progress(target=measure, origin=ORIGIN)


def timeline(*days: str) -> Timeline:
    moments = [
        Moment(day=day, label=day, words=words(f"Event {number}"), emphasis="plain", origin=ORIGIN) for number, day in enumerate(days)
    ]
    return Timeline(moments=tuple(moments), alt="Days", origin=ORIGIN)


def laid(block: Block) -> list[deck.Leaf]:
    done = lay_out(markup(slide(block)), builtin_brand("civic"), library(), english())
    assert done.problems == ()
    (one,) = done.value.slides
    return list(leaf_items(one.items))


def named(items: list[deck.Leaf], name: str) -> list[deck.Leaf]:
    return [item for item in items if item.name == name]


def size(item: deck.Leaf) -> float:
    return max(in_points(run.size) for run in text_runs(item))


def test_the_figure_of_the_target_is_the_largest_thing_on_the_slide() -> None:
    items = laid(progress())
    (figure,) = named(items, "Target")
    others = [size(item) for item in items if isinstance(item, deck.Text) and item is not figure and item.paragraphs]
    assert size(figure) >= 3 * max(others)


@pytest.mark.parametrize("baseline", ["9 %", "9 of the hundred people whom we asked", "nine in every hundred of " + "all the people " * 6])
def test_what_stands_higher_is_read_first(baseline: str) -> None:
    items = laid(areas((4, False, [progress(baseline=baseline)]), (8, False, [progress()])))
    measure, today = (named(items, name)[0] for name in ("Measure", "Today"))
    assert (items.index(today) < items.index(measure)) == (today.box.top < measure.box.top)


@pytest.mark.parametrize("target", ["12,345,678", "KSh 12,345,678 a month", "1.5 h"])
def test_a_long_figure_is_smaller_and_never_broken(target: str) -> None:
    (figure,) = named(laid(areas((5, False, [progress(target=target)]), (7, False, [progress()]))), "Target")[:1]
    assert isinstance(figure, deck.Text)
    assert figure.paragraphs[0].breaks == ()


@pytest.mark.parametrize(("share", "goal"), [("0.09", "0.6"), ("0.9", "0.2"), ("0.5", "0.5"), ("0", "1")])
def test_the_way_goes_from_today_to_the_target_whichever_is_better(share: str, goal: str) -> None:
    items = laid(progress(share=share, goal=goal))
    (bar,), ways = named(items, "Bar"), named(items, "Way")
    assert [way.box.width * 100 // bar.box.width for way in ways] == [abs(int((Decimal(share) - Decimal(goal)) * 100))] * len(ways)
    assert len(ways) == (share != goal)
    assert all(bar.box.left <= item.box.left and item.box.right <= bar.box.right for item in (*ways, *named(items, "Mark")))


def test_a_target_without_baseline_says_so() -> None:
    assert any(item.paragraphs and item.paragraphs[0].text == "no figure yet" for item in laid(progress("", "")))


@pytest.mark.parametrize(("middle", "per_cent"), [("2027-03-01", 24), ("2027-07-01", 74)])
def test_days_are_as_far_apart_as_in_time_over_the_whole_width(middle: str, per_cent: int) -> None:
    items = laid(timeline("2027-01-01", middle, "2027-09-01"))
    first, second, third = (item.box for item in named(items, "Day"))
    (line,) = named(items, "Line")
    assert (first.left, third.right) == (line.box.left, line.box.right)
    assert ((second.left + second.right) // 2 - line.box.left) * 100 // line.box.width == per_cent


def test_neighbouring_days_do_not_touch() -> None:
    items = laid(timeline("2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04", "2027-01-05", "2028-01-01"))
    boxes = [item.box for item in named(items, "Event")]
    assert len(boxes) == 6
    assert all(left.right < right.left for left, right in pairwise(boxes))

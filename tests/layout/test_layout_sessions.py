"""Courses with their days as leaves of a calendar: every leaf before the words of its course, in every brand."""

import pytest
from markup_samples import ORIGIN, markup, slide, words

from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.deck.model import Item, Text
from briefing_builder.deck.walk import leaf_items
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Session, SessionDay, Sessions
from briefing_builder.words import english

DAYS = (("9", "February"), ("16", "September"), ("+12", "more"))
NAMES = (
    "Gas Safety Recertification",
    "Kundenbeschwerdemanagementschulung für alle",
    "First-Line Leadership",
    "Your First Team",
)


def shown(brand: str, counts: tuple[int, ...]) -> list[Item]:
    sessions = tuple(
        Session(
            heading=words(name), words=words("Classroom, Leeds training bay, 2 days; 8 seats each, with a waiting list, you approve"),
            days=tuple(SessionDay(day=day, month=month) for day, month in DAYS[:count]), origin=ORIGIN,
        )
        for name, count in zip(NAMES, counts, strict=False)
    )  # fmt: skip
    laid = lay_out(markup(slide(Sessions(sessions=sessions, origin=ORIGIN))), builtin_brand(brand), library(), english())
    assert laid.problems == ()
    (one,) = laid.value.slides
    return list(leaf_items(one.items))


def named(items: list[Item], name: str) -> list[Item]:
    return [item for item in items if item.name == name]


@pytest.mark.parametrize("brand", builtin_brands())
@pytest.mark.parametrize("counts", [(1,), (3, 2), (0, 3, 1), (3, 3, 2, 0)])
def test_the_leaves_stand_before_the_words_of_their_course(brand: str, counts: tuple[int, ...]) -> None:
    items = shown(brand, counts)
    leaves, courses = named(items, "Leaf"), named(items, "Course")
    assert (len(leaves), len(courses)) == (sum(counts), len(counts))
    assert len({course.box.left for course in courses}) == 1
    assert all(leaf.box.right < courses[0].box.left for leaf in leaves)
    beside = [sum(course.box.top <= leaf.box.top + leaf.box.height // 2 <= course.box.bottom for leaf in leaves) for course in courses]
    assert beside == list(counts)


@pytest.mark.parametrize("brand", builtin_brands())
def test_the_month_stands_on_the_band_and_the_day_below_it_on_one_line_each(brand: str) -> None:
    items = shown(brand, (3, 3, 3, 3))
    for band, month, day, leaf in zip(*(named(items, name) for name in ("Band", "Month", "Day", "Leaf")), strict=True):
        assert band.box.holds(month.box)
        assert leaf.box.holds(day.box)
        assert day.box.top >= band.box.bottom
        assert isinstance(month, Text)
        assert isinstance(day, Text)
        assert not [paragraph.breaks for paragraph in (*month.paragraphs, *day.paragraphs) if paragraph.breaks]

"""Reading order: a screen reader goes through a slide as an eye does, the title first, then downwards and to the right.

Whoever sees a slide reads it by rows or by columns, and either is right. So a pair of items is in the wrong order only when no reading
can explain it: the later one stands above the earlier one and not to its right, or to its left and not below it.
"""

from collections.abc import Iterator, Sequence

from briefing_builder.checks.deck.context import Page, is_ornament, named
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Item
from briefing_builder.problems import Problem, warning
from briefing_builder.units import Box, points

TOLERANCE = points(2)

page_rules: Rules[Page] = Rules()


@page_rules
def the_title_is_read_first(page: Page) -> Iterator[Problem]:
    """People who listen find a slide by its title, wherever the eye finds it (WCAG 1.3.2, 2.4.2)."""
    title = page.title
    if title is not None and not is_ornament(title) and page.told and page.told[0] is not title:
        message = f"{named(page.told[0])} is read before the title on slide “{page.slide.id}”"
        yield warning("title-not-first", message, page.place(page.told[0]), "put the title first in the slide's order")


@page_rules
def the_ear_follows_the_eye(page: Page) -> Iterator[Problem]:
    """WCAG 1.3.2; one finding a slide, since one misplaced item is before or after many."""
    pair = _first_misplaced([item for item in page.told if item is not page.title])
    if pair:
        earlier, later = pair
        where = "above" if _is_above(later.box, earlier.box) else "to the left of"
        message = f"{named(later)} stands {where} {named(earlier)} on slide “{page.slide.id}”, and is read after it"
        yield warning("reading-order", message, page.place(later), "order the parts as the eye goes: down, then to the right")


def _first_misplaced(items: Sequence[Item]) -> tuple[Item, Item] | None:
    edges = [(box.left, box.top, box.right - TOLERANCE, box.bottom - TOLERANCE) for box in (item.box for item in items)]
    for number, (left, top, right, bottom) in enumerate(edges):
        for later, (its_left, its_top, its_right, its_bottom) in enumerate(edges[number + 1 :], start=number + 1):
            # above it as `_is_above` says, or to its left in the same way
            if (its_bottom <= top and right > its_left) or (its_right <= left and bottom > its_top):
                return items[number], items[later]
    return None


def _is_above(one: Box, other: Box) -> bool:
    return one.bottom <= other.top + TOLERANCE

"""Reading order: a screen reader goes through a slide as an eye does, the title first, then downwards and to the right.

Whoever sees a slide reads it by rows or by columns, and either is right. So a pair of items is in the wrong order only when no reading
can explain it: the later one stands above the earlier one and not to its right, or to its left and not below it.
"""

from collections.abc import Iterator, Sequence

from briefing_builder.checks.deck.context import SlideContext, is_ornament, item_label
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Item
from briefing_builder.problems import Problem, warning
from briefing_builder.units import Box, points

TOLERANCE = points(2)

slide_rules: Rules[SlideContext] = Rules()


@slide_rules
def the_title_is_read_first(context: SlideContext) -> Iterator[Problem]:
    """People who listen find a slide by its title, wherever the eye finds it (WCAG 1.3.2, 2.4.2)."""
    title = context.title
    if title is not None and not is_ornament(title) and context.reading_order and context.reading_order[0] is not title:
        message = f"{item_label(context.reading_order[0])} is read before the title on slide “{context.slide.id}”"
        yield warning("title-not-first", message, context.source_of(context.reading_order[0]), "put the title first in the slide's order")


@slide_rules
def the_ear_follows_the_eye(context: SlideContext) -> Iterator[Problem]:
    """WCAG 1.3.2; one finding a slide, since one misplaced item is before or after many."""
    pair = _first_misplaced([item for item in context.reading_order if item is not context.title])
    if pair:
        earlier, later = pair
        where = "above" if _is_above(later.box, earlier.box) else "to the left of"
        message = f"{item_label(later)} stands {where} {item_label(earlier)} on slide “{context.slide.id}”, and is read after it"
        yield warning("reading-order", message, context.source_of(later), "order the parts as the eye goes: down, then to the right")


def _first_misplaced(items: Sequence[Item]) -> tuple[Item, Item] | None:
    edges = [(box.left, box.top, box.right - TOLERANCE, box.bottom - TOLERANCE) for box in (item.box for item in items)]
    for number, (left, top, right, bottom) in enumerate(edges):
        for later, (its_left, its_top, its_right, its_bottom) in enumerate(edges[number + 1 :], start=number + 1):
            # above it as `_is_above` says, or to its left in the same way
            if (its_bottom <= top and right > its_left) or (its_right <= left and bottom > its_top):
                return items[number], items[later]
    return None


def _is_above(upper: Box, lower: Box) -> bool:
    return upper.bottom <= lower.top + TOLERANCE

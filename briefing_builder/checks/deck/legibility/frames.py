"""Frames: everything that speaks stands on the slide, and no text stands on another one."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from briefing_builder.checks.deck.context import DRAFT, SlideContext, is_ornament, item_label
from briefing_builder.checks.deck.legibility.layers import overlap
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Chart, Leaf, Picture, Shape, Table, Text
from briefing_builder.deck.number_formats import UNSEEN
from briefing_builder.problems import Problem, error
from briefing_builder.units import Box, Emu, points

SLACK = points(2)
"""Lines of text leave more air than this above and below their letters."""

slide_rules: Rules[SlideContext] = Rules()


@slide_rules
def everything_is_on_the_slide(context: SlideContext) -> Iterator[Problem]:
    """What leaves the slide is not shown; decoration may bleed over its edge."""
    whole = Box(left=Emu(0), top=Emu(0), width=context.deck.width, height=context.deck.height)
    for item in context.reading_order:
        if not whole.holds(item.box):
            message = f"{item_label(item)} stands partly outside slide “{context.slide.id}”"
            yield error("outside-slide", message, context.source_of(item), "shorten it, or report it: the layout should have caught it")


@slide_rules
def no_text_stands_on_another(context: SlideContext) -> Iterator[Problem]:
    """Two texts in one place can be read by nobody; a large quotation mark may touch what it opens."""
    worded = [(leaf, box) for leaf, box in zip(context.leaves, context.ink_boxes, strict=True) if _carries_text(leaf)]
    for first, second in _overlapping_pairs(worded):
        message = f"{item_label(first)} and {item_label(second)} overlap on slide “{context.slide.id}”"
        yield error("text-overlap", message, context.source_of(second), "shorten one of them, or choose a layout with more room")


def _overlapping_pairs(worded: Sequence[tuple[Leaf, Box]]) -> Iterator[tuple[Leaf, Leaf]]:
    """Pairs that share more than the slack, in the order of the slide; from the top down, only near ones are compared."""
    downwards = sorted(range(len(worded)), key=lambda number: worded[number][1].top)
    overlaps = []
    for position, number in enumerate(downwards):
        box = worded[number][1]
        end = box.bottom - SLACK
        for other in downwards[position + 1 :]:
            if worded[other][1].top >= end:
                break
            if overlap(box, worded[other][1], slack=SLACK):
                overlaps.append((min(number, other), max(number, other)))
    return ((worded[first][0], worded[other][0]) for first, other in sorted(overlaps))


def _carries_text(leaf: Leaf) -> bool:
    match leaf:
        case Text():
            return bool(leaf.text.strip()) and leaf.name != DRAFT and not is_ornament(leaf)
        case Chart():
            return leaf.has_names or leaf.legend or any(series.number_format != UNSEEN for series in leaf.series)
        case Table():
            return True
        case Shape() | Picture():
            return False
        case _:
            assert_never(leaf)

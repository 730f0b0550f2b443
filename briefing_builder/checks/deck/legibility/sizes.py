"""Sizes of letters: nothing smaller than the back row can read; small print only where a brand means small print."""

from collections.abc import Iterator
from typing import assert_never

from briefing_builder.brand.model import Brand
from briefing_builder.checks.deck.context import SlideContext, item_label, runs_with_text
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.foot import is_furniture
from briefing_builder.deck.model import Chart, Picture, Run, Shape, Table, Text
from briefing_builder.problems import Problem, error, warning
from briefing_builder.units import EMU_PER_POINT, Emu, points

BODY_LEAST, LEAST = points(14), points(12)
SMALL_PRINT = ("note", "label", "kicker", "table-head", "footer")
"""The brand's own styles that may be smaller than body text: they name and source what the body says."""
LABEL = "bold"
"""A label is told by its weight, whatever its colour."""
ON_GROUND = {
    "on-night": "ink", "muted-on-night": "muted", "accent-on-night": "accent", "on-peak": "ink", "muted-on-peak": "muted",
    "on-sheet": "ink", "muted-on-sheet": "muted",
}  # fmt: skip

slide_rules: Rules[SlideContext] = Rules()


@slide_rules
def letters_are_large_enough(context: SlideContext) -> Iterator[Problem]:
    """Twelve points are the least for anything, fourteen for what people came to read; the appendix's tables are looked up."""
    small_print = _small_print(context.brand)
    for leaf in context.leaves:
        match leaf:
            case Chart():
                yield from _chart_text_problems(leaf, context)
            case Text():
                yield from _worded(leaf, BODY_LEAST, small_print, context)
            case Table():
                yield from _worded(leaf, LEAST if context.slide.appendix else BODY_LEAST, small_print, context)
            case Shape() | Picture():
                continue
            case _:
                assert_never(leaf)


def _worded(leaf: Text | Table, least: Emu, small_print: frozenset[tuple[Emu, str]], context: SlideContext) -> Iterator[Problem]:
    sizes = [run.size for run in runs_with_text(leaf) if run.size < least and not _is_small_print(run, small_print)]
    if sizes:
        yield from _size_problems(leaf, min(sizes), context)


def _size_problems(leaf: Text | Table, size: Emu, context: SlideContext) -> Iterator[Problem]:
    at_foot = is_furniture(leaf)
    if at_foot and size >= LEAST:
        return
    problem = error if size < LEAST and not at_foot else warning
    least = LEAST if at_foot else BODY_LEAST
    message = f"{item_label(leaf)} on slide “{context.slide.id}” is set in {_point_size(size)} pt; at least {_point_size(least)}"
    yield problem("text-too-small", message, context.source_of(leaf), "say less, or set it in a larger style")


def _chart_text_problems(chart: Chart, context: SlideContext) -> Iterator[Problem]:
    names = [chart.text_size] if chart.has_names or chart.legend else []
    smallest = min([*names, *(series.label_size or chart.label_size or chart.text_size for series in chart.series)])
    if smallest < LEAST:
        size = _point_size(smallest)
        message = f"the words of {item_label(chart)} on slide “{context.slide.id}” are set in {size} pt; at least {_point_size(LEAST)}"
        yield error("text-too-small", message, context.source_of(chart), "show fewer bars, or give the chart more room")


def _small_print(brand: Brand) -> frozenset[tuple[Emu, str]]:
    styles = [brand.styles[role] for role in SMALL_PRINT if role in brand.styles]
    styles += [each.style for layout in brand.layouts.values() for role, each in layout.placeholders.items() if role == "footer"]
    return frozenset((style.size, LABEL if style.bold else style.colour) for style in styles if style.size >= LEAST)


def _is_small_print(run: Run, small_print: frozenset[tuple[Emu, str]]) -> bool:
    colours = {LABEL} if run.bold else {run.colour, ON_GROUND.get(run.colour, run.colour)}
    return any((run.size, colour) in small_print for colour in colours)


def _point_size(size: Emu) -> str:
    return f"{size / EMU_PER_POINT:g}"

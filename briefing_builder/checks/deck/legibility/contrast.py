"""Contrast on what really lies below a text: its own fill, the shape under it, else the slide's ground (WCAG 2.2, 1.4.3, 1.4.11)."""

from collections.abc import Iterator
from typing import assert_never

from briefing_builder.brand.contrast import ratio
from briefing_builder.brand.model import Brand
from briefing_builder.checks.deck.context import SHARED, DeckContext, SlideContext, item_label, runs_with_text
from briefing_builder.checks.deck.legibility.layers import Ground, ground_below
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Chart, Item, Picture, Run, Shape, Table, Text
from briefing_builder.deck.number_formats import UNSEEN
from briefing_builder.memory import shared
from briefing_builder.problems import Problem, error, warning
from briefing_builder.units import Emu, points
from briefing_builder.values import Value

TEXT_LEAST, LARGE_LEAST, GRAPHIC_LEAST = 4.5, 3.0, 3.0
LARGE, LARGE_BOLD = points(18), points(14)
UNREADABLE = 3.0
"""Below this nobody reads a text from the back of the room: an error, not a warning."""
QUIET = "past"
"""The series that stands back on purpose; its values stand beside its bars as text."""
HIGHEST = 21.0
ON_PICTURE = "set the text beside the picture, or on a filled panel"

deck_rules: Rules[DeckContext] = Rules()


_Combination = tuple[str, Ground, float]
"""A colour, the ground that it stands on, and the contrast that it needs."""


class _ColourPair(Value, frozen=True, kw_only=True):
    """A colour on a ground, where it was seen; `least` is the contrast that it needs."""

    colour: str
    ground: Ground
    least: float
    context: SlideContext
    item: Item

    @property
    def combination(self) -> _Combination:
        """What makes two pairs the same finding."""
        return self.colour, self.ground, self.least


@deck_rules
def everything_stands_out(context: DeckContext) -> Iterator[Problem]:
    """Each combination of colours is told once, at the first place where it stands."""
    if all(_stands_out(slide.shared) for slide in context.slides):
        return
    seen: dict[_Combination, list[_ColourPair]] = {}
    for slide in context.slides:
        for pair in _colour_pairs(slide):
            seen.setdefault(pair.combination, []).append(pair)
    for pairs in seen.values():
        yield from _contrast_problems(pairs[0], len(pairs), context.brand)


@shared(most=SHARED)
def _stands_out(context: SlideContext) -> bool:
    return all(_is_clear(combination, context.brand) for combination in {pair.combination for pair in _colour_pairs(context)})


def _is_clear(combination: _Combination, brand: Brand) -> bool:
    """Whether there is nothing to say of such a pair."""
    colour, ground, least = combination
    return not ground.is_on_picture and all(_contrast_ratio(colour, role, brand) >= least for role in (ground.surely, *ground.perhaps))


def _colour_pairs(context: SlideContext) -> Iterator[_ColourPair]:
    for number, leaf in enumerate(context.leaves):
        match leaf:
            case Text():
                below = context.leaves[:number]
                ground = Ground(surely=leaf.fill) if leaf.fill else ground_below(context, below, context.ink_boxes[number])
                for colour, least in sorted({(run.colour, _least_contrast(run)) for run in runs_with_text(leaf)}):
                    yield _ColourPair(colour=colour, ground=ground, least=least, context=context, item=leaf)
            case Table():
                yield from _table_pairs(context, number, leaf)
            case Chart():
                ground = ground_below(context, context.leaves[:number], leaf.box)
                for colour, bar, least in sorted(_chart_colours(leaf)):
                    below_it = Ground(surely=bar) if bar else ground
                    yield _ColourPair(colour=colour, ground=below_it, least=least, context=context, item=leaf)
            case Shape() if leaf.alt and leaf.fill:
                ground = ground_below(context, context.leaves[:number], leaf.box)
                yield _ColourPair(colour=leaf.fill, ground=ground, least=GRAPHIC_LEAST, context=context, item=leaf)
            case Shape() | Picture():
                continue
            case _:
                assert_never(leaf)


def _table_pairs(context: SlideContext, number: int, table: Table) -> Iterator[_ColourPair]:
    below = ground_below(context, context.leaves[:number], table.box)
    colours = {
        (run.colour, cell.fill, _least_contrast(run))
        for row in table.rows
        for cell in row
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.text.strip()
    }
    for colour, fill, least in sorted(colours):
        yield _ColourPair(colour=colour, ground=Ground(surely=fill) if fill else below, least=least, context=context, item=table)


def _chart_colours(chart: Chart) -> set[tuple[str, str, float]]:
    """The colours of a chart's words and bars, each with the bar's colour on which it stands (empty: beside them) and what it needs."""
    words = {(chart.text_colour, "", _least_contrast_at(chart.text_size, is_bold=False))} if chart.has_names or chart.legend else set()
    for series in chart.series:
        size = series.label_size or chart.label_size or chart.text_size
        on_bar = series.colour if series.label_place != "beyond" else ""
        if UNSEEN not in (series.number_format, chart.number_format):
            words.add((series.label_colour, on_bar, _least_contrast_at(size, is_bold=series.bold_labels)))
    parts = {series.colour for series in chart.series} | ({chart.highlight_colour} if chart.is_lit(chart.highlight) else set())
    return words | {(colour, "", GRAPHIC_LEAST) for colour in parts - {QUIET, ""}}


def _least_contrast(run: Run) -> float:
    return _least_contrast_at(run.size, is_bold=run.bold)


def _least_contrast_at(size: Emu, *, is_bold: bool) -> float:
    return LARGE_LEAST if size >= (LARGE_BOLD if is_bold else LARGE) else TEXT_LEAST


def _contrast_problems(pair: _ColourPair, count: int, brand: Brand) -> Iterator[Problem]:
    source, ground = pair.context.source_of(pair.item), pair.ground
    what = f"{item_label(pair.item)} on slide “{pair.context.slide.id}”" + (f" (and {count - 1} more like it)" if count > 1 else "")
    if ground.is_on_picture:
        yield warning("text-over-picture", f"{what} stands over a picture: nobody can promise that it can be read", source, ON_PICTURE)
    sure = HIGHEST if ground.is_on_picture else _contrast_ratio(pair.colour, ground.surely, brand)
    partly = min((_contrast_ratio(pair.colour, role, brand) for role in ground.perhaps), default=HIGHEST)
    if sure < pair.least:
        problem = error if sure < UNREADABLE else warning
        message = f"{what} is {pair.colour} on {ground.surely}, a contrast of {_rounded_ratio(sure)}; it needs {pair.least:g} : 1"
        yield problem("contrast-low", message, source, f"make `{pair.colour}` darker or lighter in the brand's colours")
    elif partly < pair.least:
        message = f"{what} is {pair.colour} and may partly stand on a layer with a contrast of only {_rounded_ratio(partly)}"
        yield warning("contrast-unproven", message, source, "move the text, or the shape below it")


def _contrast_ratio(colour: str, ground: str, brand: Brand) -> float:
    return ratio(_rgb(colour, brand), _rgb(ground, brand))


def _rgb(role: str, brand: Brand) -> str:
    """A role of the palette, or a colour of the template's own: `#` and six digits."""
    return role.removeprefix("#") if role.startswith("#") else brand.palette[role].rgb


def _rounded_ratio(value: float) -> str:
    """Rounded down, so that what fails never looks as if it passed."""
    return f"{int(value * 10) / 10:.1f} : 1"

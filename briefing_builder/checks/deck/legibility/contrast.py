"""Contrast on what really lies below a text: its own fill, the shape under it, else the slide's ground (WCAG 2.2, 1.4.3, 1.4.11)."""

from collections.abc import Iterator
from typing import assert_never

from briefing_builder.brand.contrast import ratio
from briefing_builder.brand.model import Brand
from briefing_builder.checks.deck.context import SHARED, Laid, Page, named, worded_runs
from briefing_builder.checks.deck.legibility.layers import Ground, ground_below
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Chart, Item, Picture, Run, Shape, Table, Text
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

deck_rules: Rules[Laid] = Rules()


_Kind = tuple[str, Ground, float]
"""A colour, the ground that it stands on, and the contrast that it needs."""


class _Pair(Value, frozen=True, kw_only=True):
    """A colour on a ground, where it was seen; `least` is the contrast that it needs."""

    colour: str
    ground: Ground
    least: float
    page: Page
    item: Item

    @property
    def kind(self) -> _Kind:
        """What makes two pairs the same finding."""
        return self.colour, self.ground, self.least


@deck_rules
def everything_stands_out(laid: Laid) -> Iterator[Problem]:
    """Each combination of colours is told once, at the first place where it stands."""
    if all(_stands_out(page.shared) for page in laid.pages):
        return
    seen: dict[_Kind, list[_Pair]] = {}
    for page in laid.pages:
        for pair in _pairs(page):
            seen.setdefault(pair.kind, []).append(pair)
    for pairs in seen.values():
        yield from _judged(pairs[0], len(pairs), laid.brand)


@shared(most=SHARED)
def _stands_out(page: Page) -> bool:
    return all(_is_clear(kind, page.brand) for kind in {pair.kind for pair in _pairs(page)})


def _is_clear(kind: _Kind, brand: Brand) -> bool:
    """Whether there is nothing to say of such a pair."""
    colour, ground, least = kind
    return not ground.is_on_picture and all(_ratio(colour, role, brand) >= least for role in (ground.surely, *ground.perhaps))


def _pairs(page: Page) -> Iterator[_Pair]:
    for number, leaf in enumerate(page.leaves):
        match leaf:
            case Text():
                below = page.leaves[:number]
                ground = Ground(surely=leaf.fill) if leaf.fill else ground_below(page, below, page.inked[number])
                for colour, least in sorted({(run.colour, _least(run)) for run in worded_runs(leaf)}):
                    yield _Pair(colour=colour, ground=ground, least=least, page=page, item=leaf)
            case Table():
                yield from _of_table(page, number, leaf)
            case Chart():
                ground = ground_below(page, page.leaves[:number], leaf.box)
                for colour, least in sorted(_of_chart(leaf)):
                    yield _Pair(colour=colour, ground=ground, least=least, page=page, item=leaf)
            case Shape() if leaf.alt and leaf.fill:
                ground = ground_below(page, page.leaves[:number], leaf.box)
                yield _Pair(colour=leaf.fill, ground=ground, least=GRAPHIC_LEAST, page=page, item=leaf)
            case Shape() | Picture():
                continue
            case _:
                assert_never(leaf)


def _of_table(page: Page, number: int, table: Table) -> Iterator[_Pair]:
    below = ground_below(page, page.leaves[:number], table.box)
    found = {
        (run.colour, cell.fill, _least(run))
        for row in table.rows
        for cell in row
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.text.strip()
    }
    for colour, fill, least in sorted(found):
        yield _Pair(colour=colour, ground=Ground(surely=fill) if fill else below, least=least, page=page, item=table)


def _of_chart(chart: Chart) -> set[tuple[str, float]]:
    words = {(chart.text_colour, _least_of(chart.text_size, is_bold=False))}
    words |= {(each.label_colour, _least_of(chart.label_size or chart.text_size, is_bold=each.bold_labels)) for each in chart.series}
    parts = {series.colour for series in chart.series} | ({chart.highlight_colour} if chart.is_lit(chart.highlight) else set())
    return words | {(colour, GRAPHIC_LEAST) for colour in parts - {QUIET, ""}}


def _least(run: Run) -> float:
    return _least_of(run.size, is_bold=run.bold)


def _least_of(size: Emu, *, is_bold: bool) -> float:
    return LARGE_LEAST if size >= (LARGE_BOLD if is_bold else LARGE) else TEXT_LEAST


def _judged(pair: _Pair, count: int, brand: Brand) -> Iterator[Problem]:
    place, ground = pair.page.place(pair.item), pair.ground
    what = f"{named(pair.item)} on slide “{pair.page.slide.id}”" + (f" (and {count - 1} more like it)" if count > 1 else "")
    if ground.is_on_picture:
        yield warning("text-over-picture", f"{what} stands over a picture: nobody can promise that it can be read", place, ON_PICTURE)
    sure = HIGHEST if ground.is_on_picture else _ratio(pair.colour, ground.surely, brand)
    partly = min((_ratio(pair.colour, role, brand) for role in ground.perhaps), default=HIGHEST)
    if sure < pair.least:
        told = error if sure < UNREADABLE else warning
        message = f"{what} is {pair.colour} on {ground.surely}, a contrast of {_shown(sure)}; it needs {pair.least:g} : 1"
        yield told("contrast-low", message, place, f"make `{pair.colour}` darker or lighter in the brand's colours")
    elif partly < pair.least:
        message = f"{what} is {pair.colour} and may partly stand on a layer with a contrast of only {_shown(partly)}"
        yield warning("contrast-unproven", message, place, "move the text, or the shape below it")


def _ratio(colour: str, ground: str, brand: Brand) -> float:
    return ratio(_rgb(colour, brand), _rgb(ground, brand))


def _rgb(role: str, brand: Brand) -> str:
    """A role of the palette, or a colour of the template's own: `#` and six digits."""
    return role.removeprefix("#") if role.startswith("#") else brand.palette[role].rgb


def _shown(value: float) -> str:
    """Rounded down, so that what fails never looks as if it passed."""
    return f"{int(value * 10) / 10:.1f} : 1"

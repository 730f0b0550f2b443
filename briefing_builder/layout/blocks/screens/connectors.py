"""The lines of a diagram: from one place to one or more others, with a head where they lead."""

from collections.abc import Iterable, Iterator, Sequence

from briefing_builder.deck.model import Group, Shape
from briefing_builder.layout.drawings import arrow_head
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.units import Box, Emu, points

LINE = points(2)
HEAD = points(9)


def connectors(directions: Sequence[str], middles: Sequence[Emu], middle: Emu, span: Box, typesetter: Typesetter) -> Iterator[Shape]:
    """Yield what leads from who to what: one line where there is one row, else a bracket; a head at the end to which it leads.

    The span is as wide as the lines; `middles` are the heights of the rows and `middle` that of who, as EMU from the slide's top.
    """
    colour = typesetter.colour("accent")
    middle, middles = _on_grid(middle), [_on_grid(y) for y in middles]
    fork = _on_grid(span.left + span.width // 2) if len(middles) > 1 else span.left
    if len(middles) > 1:
        yield Shape(name="Line", box=Box.between(span.left, middle, fork, middle), line=colour, weight=LINE)
        yield Shape(name="Line", box=Box.between(fork, min(middle, middles[0]), fork, max(middle, middles[-1])), line=colour, weight=LINE)
    for direction, y in zip(directions, middles, strict=True):
        yield Shape(name="Line", box=Box.between(fork, y, span.right, y), line=colour, weight=LINE)
        yield arrow_head(span.right if direction == "inward" else span.left, y, HEAD, colour, to_right=direction == "inward")


def _on_grid(place: int) -> Emu:
    """The place on whole points, where programs draw all lines of one weight alike."""
    return Emu(round(place / points(1)) * points(1))


def grouped_lines(lines: Iterable[Shape]) -> Group:
    """Return the lines as one group, as large as they are."""
    shapes = tuple(lines)
    boxes = [line.box for line in shapes]
    whole = Box.between(
        min(box.left for box in boxes), min(box.top for box in boxes), max(box.right for box in boxes), max(box.bottom for box in boxes)
    )
    return Group(name="Lines", box=whole, items=shapes)

"""The cover family “beams”: broad diagonals, one over the other, on a dark ground."""

from collections.abc import Callable, Sequence

from briefing_builder.deck.model import Shape
from briefing_builder.deck.path import Close, LineTo, Move, Path, PathStep
from briefing_builder.layout.covers.random import SeededRandom
from briefing_builder.units import Box, Emu

Point = tuple[int, int]
SLOPE = 58
"""How far a beam goes to the right while it rises by 100."""
BACK = ((34, "surface-accent"), (16, "past"), (26, "surface-accent"))
FRONT = ((36, "accent"), (6, "highlight"), (22, "surface-accent"), (15, "accent"), (2, "ink"), (12, "past"))
"""Width in per cent of the box's, and colour."""
SHADE = 4
"""What a front beam leaves of the ground to its right, in per cent of the box's width."""
LEAST_GAP, GAPS = 7, 16


def beams(rng: SeededRandom, box: Box) -> tuple[Shape, ...]:
    """Return beams that rise to the right, behind them quiet ones that fall, all cut off at the edges of the box."""
    reach = box.height * SLOPE // 100
    back = _beam_layer(rng, box, -reach, rng.shuffled(BACK), shade=0)
    front = _beam_layer(rng, box, reach, rng.shuffled(FRONT), shade=SHADE)
    return (Shape(name="Ground", box=box, fill="surface"), *back, *front)


def _beam_layer(rng: SeededRandom, box: Box, reach: int, kinds: Sequence[tuple[int, str]], *, shade: int) -> list[Shape]:
    """Beams side by side with uneven gaps; `reach` is how far their upper end stands to the right of their lower one."""
    start = box.left - max(0, reach) + (LEAST_GAP + rng.randrange(GAPS)) * box.width // 100
    stop = box.right - min(0, reach)
    shapes: list[Shape] = []
    number = 0
    while start < stop:
        share, colour = kinds[number % len(kinds)]
        width = box.width * share // 100
        if shade:
            shapes += _polygon(_beam(box, start, reach, width + box.width * shade // 100), box, "surface")
        shapes += _polygon(_beam(box, start, reach, width), box, colour)
        start += width + box.width * (LEAST_GAP + rng.randrange(GAPS)) // 100
        number += 1
    return shapes


def _beam(box: Box, start: int, reach: int, width: int) -> list[Point]:
    return [(start, box.bottom), (start + reach, box.top), (start + reach + width, box.top), (start + width, box.bottom)]


def _polygon(corners: Sequence[Point], box: Box, colour: str) -> list[Shape]:
    """The part of the polygon inside the box, or nothing."""
    inside = clipped(corners, box)
    if len(inside) < 3:
        return []
    left, top = min(x for x, _ in inside), min(y for _, y in inside)
    width, height = max(x for x, _ in inside) - left, max(y for _, y in inside) - top
    if width <= 0 or height <= 0:
        return []
    first, *others = ((x - left, y - top) for x, y in inside)
    steps: tuple[PathStep, ...] = (Move(x=first[0], y=first[1]), *(LineTo(x=x, y=y) for x, y in others), Close())
    frame = Box(left=Emu(left), top=Emu(top), width=Emu(width), height=Emu(height))
    return [Shape(name="Beam", box=frame, geometry=Path(width=width, height=height, steps=steps), fill=colour)]


def clipped(corners: Sequence[Point], box: Box) -> list[Point]:
    """Return the corners of what lies inside the box of a convex polygon: cut at one edge after the other."""
    depths: tuple[Callable[[Point], int], ...] = (
        lambda point: point[0] - box.left, lambda point: box.right - point[0],
        lambda point: point[1] - box.top, lambda point: box.bottom - point[1],
    )  # fmt: skip
    inside = list(corners)
    for depth in depths:
        edges = zip(inside, [*inside[1:], *inside[:1]], strict=True)
        inside = [point for start, end in edges for point in _crossing(start, end, depth)]
    return inside


def _crossing(start: Point, end: Point, depth: Callable[[Point], int]) -> list[Point]:
    """The first point if it is inside, then the place where the edge between both is crossed."""
    here, there = depth(start), depth(end)
    inside = [start] if here >= 0 else []
    if (here >= 0) == (there >= 0):
        return inside
    crossed = (start[0] + (end[0] - start[0]) * here // (here - there), start[1] + (end[1] - start[1]) * here // (here - there))
    return [*inside, crossed]

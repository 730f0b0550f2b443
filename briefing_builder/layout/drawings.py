"""Drawings made of native shapes: icons, rules, panels, the play cue and the QR code, all from data, all deterministic."""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

import segno

from briefing_builder.brand.model import Manner
from briefing_builder.deck.model import Group, Shape
from briefing_builder.deck.path import Close, CurveTo, LineTo, Move, Path, PathStep
from briefing_builder.files.resources import resource
from briefing_builder.layout.covers.pattern import cover_pattern
from briefing_builder.units import ZERO, Box, Emu, points

__all__ = [
    "arrow_head",
    "cover_pattern",
    "dots",
    "icon",
    "icon_names",
    "more_sign",
    "panel",
    "pictogram",
    "play_cue",
    "qr_code",
    "rule",
    "table_mark",
]

ICON_GRID = 2400
ICON_WEIGHT = points(1.5)
RULE_WEIGHT = points(1)
RING_WEIGHT = points(2.25)
DISC_SHARE = 54
"""What an icon takes of the disc behind it, in per cent."""
CORNER = points(10)
MORE_GRID, DOT_STEP, DOT_RADIUS = 280, 66, 22
"""Of the sign for “more”: its own grid, from dot to dot, and a dot's radius."""
DOT_PITCH, DOT_SIZE = 100, 72
"""From dot to dot, and how wide one is, on a grid of their own."""
QUIET_ZONE = 4
"""Light modules around a QR code: ISO/IEC 18004."""


@cache
def _icons() -> dict[str, str]:
    icons: dict[str, str] = json.loads(resource("assets", "icons", "icons.json").read_text(encoding="utf-8"))
    return icons


def icon_names() -> frozenset[str]:
    """Return the names that `icon` knows."""
    return frozenset(_icons())


def icon(name: str, box: Box, colour: str) -> Shape:
    """Return the icon of that name as one outline in the colour role; an unknown name gives the check mark."""
    icons = _icons()
    steps = tuple(_path_steps(icons.get(name, icons["check"]).split()))
    path = Path(width=ICON_GRID, height=ICON_GRID, steps=steps)
    return Shape(name=f"Icon {name}", box=box, geometry=path, line=colour, weight=ICON_WEIGHT)


def pictogram(name: str, box: Box, manner: Manner, *, colour: str = "accent", ground: str = "paper") -> Group | Shape:
    """Return the icon in the brand's manner: a line in the colour role, or a line in the ground's colour on a disc of it."""
    if manner.icons == "line":
        return icon(name, box, colour)
    margin = box.width * (100 - DISC_SHARE) // 200
    disc = Shape(name="Disc", box=box, geometry="ellipse", fill=colour)
    return Group(name=f"Icon {name}", box=box, items=(disc, icon(name, box.inset(margin, margin), ground)))


def _path_steps(words: list[str]) -> Iterator[PathStep]:
    rest = iter(words)
    for letter in rest:
        match letter:
            case "M":
                yield Move(x=int(next(rest)), y=int(next(rest)))
            case "L":
                yield LineTo(x=int(next(rest)), y=int(next(rest)))
            case "C":
                x1, y1, x2, y2, x, y = (int(next(rest)) for _ in range(6))
                yield CurveTo(x1=x1, y1=y1, x2=x2, y2=y2, x=x, y=y)
            case _:
                yield Close()


def rule(box: Box, colour: str, *, weight: Emu = RULE_WEIGHT, name: str = "Rule") -> Shape:
    """Return a horizontal rule along the top edge of the box."""
    return Shape(name=name, box=box.with_height(ZERO), line=colour, weight=weight)


def line_across(box: Box, colour: str, *, falls: bool, weight: Emu = RULE_WEIGHT, name: str = "Line") -> Shape:
    """Return a line from the left to the right edge of the box, down or up; a rule where the box has no height."""
    if not box.height:
        return rule(box, colour, weight=weight, name=name)
    start, end = (ZERO, box.height) if falls else (box.height, ZERO)
    path = Path(width=box.width, height=box.height, steps=(Move(x=0, y=start), LineTo(x=box.width, y=end)))
    return Shape(name=name, box=box, geometry=path, line=colour, weight=weight)


def arrow_head(x: Emu, y: Emu, side: Emu, colour: str, *, to_right: bool = True) -> Shape:
    """Return the head of a horizontal arrow with its point at that place, as long as it is high."""
    left = x - side if to_right else x
    box = Box.between(left, y - side // 2, left + side, y + side // 2)
    tip, back = (10, 0) if to_right else (0, 10)
    steps = (Move(x=back, y=0), LineTo(x=tip, y=5), LineTo(x=back, y=10), Close())
    return Shape(name="Head", box=box, geometry=Path(width=10, height=10, steps=steps), fill=colour)


def panel(box: Box, colour: str, name: str = "Panel", *, corners: Literal["square", "rounded"] = "square") -> Shape:
    """Return a filled surface; its rounded corners are the same on every size of surface."""
    if corners == "rounded":
        return Shape(name=name, box=box, geometry="rounded", radius=CORNER, fill=colour)
    return Shape(name=name, box=box, fill=colour)


def play_cue(box: Box, colour: str, on_colour: str) -> Group:
    """Return a play triangle on a disc that fills the square box: decoration, since the link beside it has the words."""
    disc = Shape(name="Disc", box=box, geometry="ellipse", fill=colour)
    steps = (Move(x=0, y=0), LineTo(x=9, y=5), LineTo(x=0, y=10), Close())
    side = box.width * 40 // 100
    middle = box.centred(side, side).moved(right=side // 8).sized(side * 9 // 10, side)
    triangle = Shape(name="Triangle", box=middle, geometry=Path(width=9, height=10, steps=steps), fill=on_colour)
    return Group(name="Play", box=box, items=(disc, triangle))


def more_sign(box: Box, colour: str) -> Shape:
    """Return a disc that fills the square box, with three dots cut out of it: what everybody knows as “there is more”."""
    middle = MORE_GRID // 2
    dots = [step for x in (middle - DOT_STEP, middle, middle + DOT_STEP) for step in _circle(x, middle, DOT_RADIUS)]
    path = Path(width=MORE_GRID, height=MORE_GRID, steps=(*_circle(middle, middle, middle), *dots))
    return Shape(name="More", box=box, geometry=path, fill=colour)


def table_mark(box: Box, colour: str, *, is_filled: bool) -> Shape:
    """Return the mark of a table's cell in the square box: a disc for what serves directly, a ring for what supports.

    Meaning by shape and by the word beside it, never by colour alone.
    """
    if is_filled:
        return Shape(name="Disc", box=box, geometry="ellipse", fill=colour)
    half = RING_WEIGHT // 2
    return Shape(name="Ring", box=box.inset(half, half), geometry="ellipse", line=colour, weight=RING_WEIGHT)


def _circle(x: int, y: int, radius: int) -> Iterator[PathStep]:
    """Four quarters of a circle, each as a cubic curve."""
    bend = radius * 552 // 1000  # 4/3 × (√2 − 1)
    yield Move(x=x + radius, y=y)
    yield CurveTo(x1=x + radius, y1=y + bend, x2=x + bend, y2=y + radius, x=x, y=y + radius)
    yield CurveTo(x1=x - bend, y1=y + radius, x2=x - radius, y2=y + bend, x=x - radius, y=y)
    yield CurveTo(x1=x - radius, y1=y - bend, x2=x - bend, y2=y - radius, x=x, y=y - radius)
    yield CurveTo(x1=x + bend, y1=y - radius, x2=x + radius, y2=y - bend, x=x + radius, y=y)
    yield Close()


def dots(box: Box, columns: int, numbers: range, colour: str, name: str) -> Shape:
    """Return these of the dots as one shape; they stand row by row from the upper left corner, so many columns over the box's width."""
    first = numbers.start // columns
    middle = DOT_SIZE // 2
    steps = tuple([
        step
        for number in numbers
        for step in _circle(number % columns * DOT_PITCH + middle, (number // columns - first) * DOT_PITCH + middle, middle)
    ])  # fmt: skip
    rows = (numbers.stop - 1) // columns - first + 1
    width, height = (count * DOT_PITCH - (DOT_PITCH - DOT_SIZE) for count in (columns, rows))
    band = box.band(box.top + first * DOT_PITCH * box.width // width, box.width * height // width)
    return Shape(name=name, box=band, geometry=Path(width=width, height=height, steps=steps), fill=colour)


def qr_code(url: str, box: Box, colours: tuple[str, str], alt: str, *, is_flush: bool = False) -> Group:
    """Return the QR code of the address (error correction M) as one vector shape on a plate that is its quiet zone.

    The box must be square; the colours are those of the modules, which must be the darker one, and of the plate. A flush code begins at
    the left edge of its box: what lies there is as light as its plate, and is its quiet zone.
    """
    path = _qr_path(url)
    side = box.width // (path.width + 2 * QUIET_ZONE) * path.width
    code = box.centred(side, side)
    if is_flush:
        code, box = code.moved(right=box.left - code.left), box.with_width(box.width - (code.left - box.left))
    dark, light = colours
    return Group(
        name="QR code", box=box, alt=alt,
        items=(Shape(name="Plate", box=box, fill=light), Shape(name="Modules", box=code, geometry=path, fill=dark)),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _qr_path(url: str) -> Path:
    matrix = segno.make(url, error="m", micro=False).matrix
    steps: list[PathStep] = []
    for y, row in enumerate(matrix):
        for start, end in _dark_runs(row):
            steps += [Move(x=start, y=y), LineTo(x=end, y=y), LineTo(x=end, y=y + 1), LineTo(x=start, y=y + 1), Close()]
    return Path(width=len(matrix), height=len(matrix), steps=tuple(steps))


def _dark_runs(row: bytearray | tuple[int, ...]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for x, module in enumerate([*row, 0]):
        if module and start is None:
            start = x
        elif not module and start is not None:
            yield start, x
            start = None

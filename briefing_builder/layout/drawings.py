"""Drawings made of native shapes: icons, rules, marks, the QR code and the cover pattern, all from data, all deterministic."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache, lru_cache

import segno

from briefing_builder.deck.model import Close, CurveTo, Group, LineTo, Move, Path, PathStep, Shape
from briefing_builder.resources import resource
from briefing_builder.units import Box, Emu, points

ICON_GRID = 2400
ICON_WEIGHT = points(1.5)
RULE_WEIGHT = points(1)


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
    steps = tuple(_steps(icons.get(name, icons["check"]).split()))
    path = Path(width=ICON_GRID, height=ICON_GRID, steps=steps)
    return Shape(name=f"Icon {name}", box=box, geometry=path, line=colour, weight=ICON_WEIGHT)


def _steps(words: list[str]) -> Iterator[PathStep]:
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
    line = Box(left=box.left, top=box.top, width=box.width, height=Emu(0))
    return Shape(name=name, box=line, line=colour, weight=weight)


def panel(box: Box, colour: str, name: str = "Panel") -> Shape:
    """Return a filled surface."""
    return Shape(name=name, box=box, fill=colour)


def qr_code(url: str, box: Box, colour: str, alt: str) -> Shape:
    """Return the QR code of the address (error correction M) as one vector shape; the box must be square."""
    return Shape(name="QR code", box=box, geometry=_qr_path(url), fill=colour, alt=alt)


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


QUARTER = 552  # control point distance of a quarter circle of radius 1000: 4/3 × (√2 − 1)
TILE_COLOURS = ("accent", "surface", "night", "surface-accent", "accent", "highlight")
PATTERN_COLUMNS, PATTERN_ROWS = 4, 6


def cover_pattern(seed: str, box: Box) -> Group:
    """Return a quiet pattern of quarter circles and dots that fills the box; the same seed gives the same pattern."""
    digits = hashlib.sha256(seed.encode()).digest()
    tile_width, tile_height = box.width // PATTERN_COLUMNS, box.height // PATTERN_ROWS
    shapes: list[Shape] = []
    for number in range(PATTERN_COLUMNS * PATTERN_ROWS):
        column, row = number % PATTERN_COLUMNS, number // PATTERN_COLUMNS
        tile = Box(
            left=Emu(box.left + column * tile_width), top=Emu(box.top + row * tile_height), width=Emu(tile_width), height=Emu(tile_height)
        )
        shapes += _tile(digits[number], digits[(number * 7 + 3) % len(digits)], tile)
    return Group(name="Pattern", box=box, items=tuple(shapes))


def _tile(ground_digit: int, form_digit: int, tile: Box) -> list[Shape]:
    ground = ("surface", "surface-accent", "accent", "night", "surface", "accent", "surface-accent", "night")[ground_digit % 8]
    on_ground = {
        "surface": ("accent", "night"), "surface-accent": ("accent", "paper"), "accent": ("paper", "night"), "night": ("accent", "surface")
    }  # fmt: skip
    form = on_ground[ground][form_digit % 2] if form_digit % 9 else "highlight"
    shapes = [Shape(name="Tile", box=tile, fill=ground)]
    if form_digit % 5 == 0:
        side = Emu(min(tile.width, tile.height) * 6 // 10)
        left, top = Emu(tile.left + (tile.width - side) // 2), Emu(tile.top + (tile.height - side) // 2)
        shapes.append(Shape(name="Dot", box=Box(left=left, top=top, width=side, height=side), geometry="ellipse", fill=form))
    elif form_digit % 5 < 4:
        shapes.append(Shape(name="Quarter", box=tile, geometry=_quarter(form_digit // 5 % 4), fill=form))
    return shapes


def _quarter(corner: int) -> Path:
    far = 1000 - QUARTER
    corners: tuple[tuple[PathStep, ...], ...] = (
        (Move(x=0, y=0), LineTo(x=1000, y=0), CurveTo(x1=1000, y1=QUARTER, x2=QUARTER, y2=1000, x=0, y=1000), Close()),
        (Move(x=1000, y=0), LineTo(x=1000, y=1000), CurveTo(x1=far, y1=1000, x2=0, y2=QUARTER, x=0, y=0), Close()),
        (Move(x=1000, y=1000), LineTo(x=0, y=1000), CurveTo(x1=0, y1=far, x2=far, y2=0, x=1000, y=0), Close()),
        (Move(x=0, y=1000), LineTo(x=0, y=0), CurveTo(x1=QUARTER, y1=0, x2=1000, y2=far, x=1000, y=1000), Close()),
    )
    return Path(width=1000, height=1000, steps=corners[corner])

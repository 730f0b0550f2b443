"""The cover family “quarters”: a grid of square tiles with quarter circles, leaves and dots."""

from briefing_builder.deck.model import Shape
from briefing_builder.deck.path import Close, CurveTo, LineTo, Move, Path
from briefing_builder.layout.covers.random import SeededRandom
from briefing_builder.units import Box, Emu, points, split
from briefing_builder.values import Value, replace

TILE = points(90)
GRID = 1000
BEND = 552
"""Control point distance of a quarter circle of radius 1000: 4/3 × (√2 − 1)."""
DOT_SHARE = 56
"""The diameter of a dot in per cent of its tile's side."""
FORMS = {
    "surface": ("field", "ink", "field"),
    "surface-accent": ("field", "ink", "field"),
    "field": ("paper", "ink", "surface-accent"),
    "ink": ("field", "paper", "surface-accent"),
}
"""Ground → what stands out on it."""
GROUNDS = ("field", "surface", "ink", "surface-accent", "field", "surface-accent", "ink")
CIRCLE, PINWHEEL, SCALES, WAVE = (2, 3, 1, 0), (0, 1, 3, 2), (0, 0, 0, 0), (1, 3, 1, 3)
"""The corners at which the quarters of a block of two by two have their centres: top left, top right, bottom left, bottom right."""
SCHEMES = (CIRCLE, PINWHEEL, SCALES, WAVE, CIRCLE)
RARE = ("leaf", "dot", "leaf", "dot", "plain")
HIGHLIGHTS = 8
"""One tile of so many has the highlight."""


class _Tile(Value, frozen=True, kw_only=True):
    ground: str
    kind: str
    form: str
    corner: int


def quarters(rng: SeededRandom, box: Box) -> tuple[Shape, ...]:
    """Return tiles, as square as the box allows, that fill it without a gap."""
    columns, rows = _grid_of(box)
    cells = [cell for row in box.rows(split(box.height, [1] * rows)) for cell in row.columns([1] * columns)]
    tiles = _tiles(rng, columns, rows).values()
    return tuple(shape for tile, cell in zip(tiles, cells, strict=True) for shape in _tile_shapes(tile, cell))


def tile_size(box: Box) -> tuple[Emu, Emu]:
    """Return width and height of the tiles in the box."""
    columns, rows = _grid_of(box)
    return Emu(box.width // columns), Emu(box.height // rows)


def _grid_of(box: Box) -> tuple[int, int]:
    return max(1, round(box.width / TILE)), max(1, round(box.height / TILE))


def _tiles(rng: SeededRandom, columns: int, rows: int) -> dict[tuple[int, int], _Tile]:
    tiles: dict[tuple[int, int], _Tile] = {}
    turns = {(column, row): (rng.choice(SCHEMES), rng.randrange(4)) for row in range(0, rows, 2) for column in range(0, columns, 2)}
    kinds = _tile_kinds(rng, columns, rows)
    for row in range(rows):
        for column in range(columns):
            scheme, turn = turns[column // 2 * 2, row // 2 * 2]
            corner = scheme[column % 2 + row % 2 * 2] + (0 if scheme == CIRCLE else turn)
            beside = {tiles[position].ground for position in ((column - 1, row), (column, row - 1)) if position in tiles}
            ground = rng.choice([colour for colour in GROUNDS if colour not in beside])
            form = rng.choice([colour for colour in FORMS[ground] if colour not in beside] or FORMS[ground])
            tiles[column, row] = _Tile(ground=ground, kind=kinds[column, row], form=form, corner=corner % 4)
    return _highlighted(rng, tiles)


def _tile_kinds(rng: SeededRandom, columns: int, rows: int) -> dict[tuple[int, int], str]:
    """Mostly quarters; what is rare never touches what is rare."""
    positions = [(column, row) for row in range(rows) for column in range(columns)]
    kinds = dict.fromkeys(positions, "quarter")
    for number, (column, row) in enumerate(rng.shuffled(positions)):
        touching = ((column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1))
        if all(kinds.get(position, "quarter") == "quarter" for position in touching):
            kinds[column, row] = RARE[number % len(RARE)]
    return kinds


def _highlighted(rng: SeededRandom, tiles: dict[tuple[int, int], _Tile]) -> dict[tuple[int, int], _Tile]:
    """Give the highlight to a few tiles far from each other, on the dark and the light grounds, where it can be seen."""
    chosen: list[tuple[int, int]] = []
    visible = [position for position, tile in tiles.items() if tile.ground in ("ink", "surface") and tile.kind != "plain"]
    for position in rng.shuffled(visible):
        apart = all(abs(position[0] - other[0]) + abs(position[1] - other[1]) > 2 for other in chosen)
        if apart and len(chosen) < max(1, len(tiles) // HIGHLIGHTS):
            chosen.append(position)
    return tiles | {position: replace(tiles[position], form="highlight") for position in chosen}


def _tile_shapes(tile: _Tile, cell: Box) -> tuple[Shape, ...]:
    ground = Shape(name="Tile", box=cell, fill=tile.ground)
    match tile.kind:
        case "quarter":
            return ground, Shape(name="Quarter", box=cell, geometry=_quarter(tile.corner), fill=tile.form)
        case "leaf":
            return ground, Shape(name="Leaf", box=cell, geometry=_leaf(tile.corner), fill=tile.form)
        case "dot":
            side = min(cell.width, cell.height) * DOT_SHARE // 100
            return ground, Shape(name="Dot", box=cell.centred(side, side), geometry="ellipse", fill=tile.form)
        case _:
            return (ground,)


def _quarter(corner: int) -> Path:
    """A quarter of a disc whose centre is that corner of the tile: 0 top left, then clockwise."""
    far = GRID - BEND
    corners = (
        (Move(x=0, y=0), LineTo(x=GRID, y=0), CurveTo(x1=GRID, y1=BEND, x2=BEND, y2=GRID, x=0, y=GRID), Close()),
        (Move(x=GRID, y=0), LineTo(x=GRID, y=GRID), CurveTo(x1=far, y1=GRID, x2=0, y2=BEND, x=0, y=0), Close()),
        (Move(x=GRID, y=GRID), LineTo(x=0, y=GRID), CurveTo(x1=0, y1=far, x2=far, y2=0, x=GRID, y=0), Close()),
        (Move(x=0, y=GRID), LineTo(x=0, y=0), CurveTo(x1=BEND, y1=0, x2=GRID, y2=far, x=GRID, y=GRID), Close()),
    )
    return Path(width=GRID, height=GRID, steps=corners[corner])


def _leaf(corner: int) -> Path:
    """Two arcs between opposite corners."""
    far = GRID - BEND
    if corner % 2:
        there, back = CurveTo(x1=0, y1=BEND, x2=far, y2=GRID, x=GRID, y=GRID), CurveTo(x1=GRID, y1=far, x2=BEND, y2=0, x=0, y=0)
        return Path(width=GRID, height=GRID, steps=(Move(x=0, y=0), there, back, Close()))
    there, back = CurveTo(x1=far, y1=0, x2=0, y2=far, x=0, y=GRID), CurveTo(x1=BEND, y1=GRID, x2=GRID, y2=BEND, x=GRID, y=0)
    return Path(width=GRID, height=GRID, steps=(Move(x=GRID, y=0), there, back, Close()))

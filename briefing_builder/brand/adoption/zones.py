"""Where text may stand: a surface goes in, boxes of one plain colour with nothing in the way come out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from PIL import Image, ImageChops, ImageFilter, ImageStat

from briefing_builder.brand.adoption.surface import Surface
from briefing_builder.brand.colours import mixed
from briefing_builder.brand.contrast import TEXT, ratio
from briefing_builder.units import Box, Emu

GENTLE = 20
"""Of 255 in a channel: by how much neighbours differ in a gradient, and not in a photograph."""
NEAR = 10
"""Of 255 in a channel: colours this near look the same behind a text."""
WIDE = 56
"""The same where a gradient or a picture is the ground: texts are then held against its worst colour."""

BLACK, WHITE = "000000", "FFFFFF"
QUITE_READABLE, DARK_PANEL = 7.0, 9.0
"""The contrast of the best words on a gradient's hardest colour, and of white words on a panel."""
SAMPLES = 40
"""Cells of a side in which the hardest colour is looked for: what is smaller is no ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A box of one plain colour, six hexadecimal digits."""

    box: Box
    ground: str


@dataclass(frozen=True, slots=True)
class ClearCells:
    """The cells of a surface that have one colour and nothing in the way: rows of ones and zeros."""

    rows: tuple[bytes, ...]
    cell: int
    ground: str
    inner: tuple[bytes, ...] = ()
    """The same without the cells that touch others, in which the edge of something drawn may be; where empty, the rows."""

    def largest(self, region: Box, *, to_the_edge: bool = False) -> Box | None:
        """Return the box of the largest area inside a region; None where not a single cell is clear.

        It keeps a cell from what is drawn, unless what stands there may go `to_the_edge`.
        """
        rows = self.inner if self.inner and not to_the_edge else self.rows
        left, top, right, bottom = self._inside(region)
        heights = [0] * max(0, right - left)
        best, where, row = 0, (0, 0, 0, 0), top
        for cells, alike in groupby(rows[each][left:right] for each in range(top, bottom)):
            count = sum(1 for _ in alike)
            row += count
            heights = [height + count if cell else 0 for height, cell in zip(heights, cells, strict=True)]
            for area, first, last, height in _rectangles(heights):
                if area > best:
                    best, where = area, (left + first, row - height, left + last, row)
        return self._box(where).clipped(region) if best else None

    def is_clear(self, box: Box) -> bool:
        """Return whether every cell that a box touches is clear."""
        cell = self.cell
        across, down = len(self.rows[0]), len(self.rows)
        left, top, right, bottom = box.left // cell, box.top // cell, -(-box.right // cell), -(-box.bottom // cell)
        if left < 0 or top < 0 or box.right > (across + 1) * cell or box.bottom > (down + 1) * cell:
            return False
        return all(all(self.rows[row][left : min(right, across)]) for row in range(top, min(bottom, down)))

    def _inside(self, region: Box) -> tuple[int, int, int, int]:
        """The cells that lie wholly or partly in a region."""
        cell = self.cell
        left, top = max(0, region.left // cell), max(0, region.top // cell)
        right, bottom = min(len(self.rows[0]), -(-region.right // cell)), min(len(self.rows), -(-region.bottom // cell))
        return left, top, max(left, right), max(top, bottom)

    def _box(self, cells: tuple[int, int, int, int]) -> Box:
        left, top, right, bottom = (Emu(each * self.cell) for each in cells)
        return Box.between(left, top, right, bottom)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A surface as texts may have it behind them: in one colour, or in the colours of a calm gradient or picture."""

    surface: Surface
    is_plain: bool = True

    def colours_in(self, region: Box) -> Iterator[tuple[str, float]]:
        """Yield the colours of a region on which texts may stand with their shares of it, the best first."""
        return grounds_in(self.surface, region) if self.is_plain else _middle_ground(self.surface, region)

    def clear_cells(self, ground: str) -> ClearCells:
        """Return which cells have that ground."""
        return _clear_cells(self.surface, ground, NEAR if self.is_plain else WIDE)

    def hardest(self, boxes: Sequence[Box], ground: str) -> str:
        """Return the colour of that ground in some boxes on which words are hardest to read that can be read on it: dark on a light one."""
        words = max((BLACK, WHITE), key=lambda rgb: ratio(rgb, ground))
        return ground if self.is_plain else hardest_colour(self.surface, boxes, words) or ground


def grounds_of(surface: Surface) -> tuple[Ground, Ground]:
    """Return both ways in which a surface is looked at, the better one first."""
    return Ground(surface=surface), Ground(surface=surface, is_plain=False)


def are_near(first: str, second: str) -> bool:
    """Return whether two colours may belong to one gradient."""
    return all(abs(one - other) <= WIDE for one, other in zip(bytes.fromhex(first), bytes.fromhex(second), strict=True))


def can_be_read_on(ground: str) -> bool:
    """Return whether there are words that all sizes can be read in on a ground, and room left for quieter ones."""
    return max(ratio(words, ground) for words in (BLACK, WHITE)) >= QUITE_READABLE


def panel_ground(surface: Surface, panel: Box) -> str:
    """Return the colour of a panel: white, or on a dark surface its own colour, as dark as white words need it."""
    middle = next((rgb for rgb, _ in _middle_ground(surface, panel)), WHITE)
    if ratio(middle, WHITE) < TEXT:
        return WHITE
    shades = (mixed(middle, BLACK, share / 10) for share in range(11))
    return next(rgb for rgb in shades if ratio(rgb, WHITE) >= DARK_PANEL)


def without_emblems(surface: Surface) -> ClearCells:
    """Return which cells have no emblem and no words."""
    return ClearCells(_rows_in(ImageChops.invert(surface.emblems)), surface.cell, "")


@lru_cache(maxsize=32)
def _clear_cells(surface: Surface, ground: str, near: int) -> ClearCells:
    """Which cells have nearly that colour, with nothing in the way, and do not change at once: the same for all places on a surface."""
    clear = ImageChops.darker(_near_cells(surface.colours, ground, near), surface.free)
    if near > NEAR:
        clear = ImageChops.darker(clear, surface.calm)
    inner = clear.filter(ImageFilter.MinFilter(3))
    return ClearCells(_rows_in(clear), surface.cell, ground, _rows_in(inner))


def _near_cells(colours: Image.Image, ground: str, near: int) -> Image.Image:
    """255 for cells that differ by no more from a colour in any channel."""
    table = [255 if abs(value - wanted) <= near else 0 for wanted in bytes.fromhex(ground) for value in range(256)]
    red, green, blue = colours.point(table).split()
    return ImageChops.darker(ImageChops.darker(red, green), blue)


def _rows_in(mask: Image.Image) -> tuple[bytes, ...]:
    cells, across = mask.tobytes(), mask.size[0]
    return tuple(cells[start : start + across] for start in range(0, len(cells), across))


def _middle_ground(surface: Surface, region: Box) -> Iterator[tuple[str, float]]:
    """Yield the middle colour of a region with the share of it that has nearly this colour; nothing where the region is off the slide."""
    cells = _cells_of(surface, region)
    if cells is None:
        return
    colours, free = surface.colours.crop(cells), surface.free.crop(cells)
    if free.getbbox() is None:
        return
    middle = bytes(ImageStat.Stat(channel, free).median[0] for channel in colours.split()).hex().upper()
    yield middle, ImageStat.Stat(ImageChops.darker(_near_cells(colours, middle, WIDE), free)).mean[0] / 255


def hardest_colour(surface: Surface, boxes: Sequence[Box], words: str) -> str | None:
    """Return the colour in some boxes on which words of a colour are hardest to read; None where no box is on the slide."""
    colours = set[bytes]()
    for box in boxes:
        cells = _cells_of(surface, box)
        if cells is not None:
            small = surface.colours.crop(cells)
            small.thumbnail((SAMPLES, SAMPLES), Image.Resampling.BOX)
            colours.update(_colours_in(small))
    return min((colour.hex().upper() for colour in colours), key=lambda rgb: (ratio(words, rgb), rgb), default=None)


def _cells_of(surface: Surface, region: Box) -> tuple[int, int, int, int] | None:
    cell = surface.cell
    left, top, right, bottom = max(0, region.left // cell), max(0, region.top // cell), -(-region.right // cell), -(-region.bottom // cell)
    cells = (left, top, min(surface.colours.size[0], right), min(surface.colours.size[1], bottom))
    return cells if cells[0] < cells[2] and cells[1] < cells[3] else None


def readable_cells(surface: Surface, words: str, region: Box) -> ClearCells:
    """Return which cells of a region carry words of that colour, though the colours behind them change: gently, as in a gradient."""
    across, down = surface.colours.size
    rows = [bytearray(across) for _ in range(down)]
    cells = _cells_of(surface, region) or (0, 0, 0, 0)
    left, top, wide = cells[0], cells[1], cells[2] - cells[0]
    colours, unclear = _colours_in(surface.colours.crop(cells)), surface.unclear.crop(cells).tobytes()
    readable = {colour: ratio(colour.hex(), words) >= TEXT for colour in set(colours)}
    for number, colour in enumerate(colours):
        if unclear[number] or not readable[colour]:
            continue
        beside = colours[number - 1] if number % wide else colour
        above = colours[number - wide] if number >= wide else colour
        is_gentle = all(max(three) - min(three) <= GENTLE for three in zip(colour, beside, above, strict=True))
        rows[top + number // wide][left + number % wide] = is_gentle
    return ClearCells(tuple(bytes(row) for row in rows), surface.cell, words)


def _colours_in(picture: Image.Image) -> list[bytes]:
    data = picture.tobytes()
    return [data[start : start + 3] for start in range(0, len(data), 3)]


def grounds_in(surface: Surface, region: Box) -> Iterator[tuple[str, float]]:
    """Yield the plain colours of a region with their shares of it, the most common first."""
    cells = _cells_of(surface, region)
    if cells is None:
        return
    shown = Image.merge("RGBA", (*surface.colours.crop(cells).split(), surface.free.crop(cells)))
    area = shown.width * shown.height
    counted = [(count, bytes(cell[:3])) for count, cell in shown.getcolors(area) or () if isinstance(cell, tuple) and cell[3]]
    for count, rgb in sorted(counted, key=lambda each: (-each[0], each[1]))[:3]:
        yield rgb.hex().upper(), count / area


def _rectangles(heights: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the largest rectangles under columns of those heights, on one row: area, first column, the one after the last, height."""
    waiting: list[tuple[int, int]] = []
    column = 0
    for height, alike in groupby([*heights, 0]):
        start = column
        while waiting and waiting[-1][1] >= height:
            start, tall = waiting.pop()
            yield tall * (column - start), start, column, tall
        waiting.append((start, height))
        column += sum(1 for _ in alike)

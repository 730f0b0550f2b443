"""Where text may stand: a surface goes in, boxes of one plain colour with nothing in the way come out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_builder.brand.adoption.surface import Surface
from briefing_builder.brand.contrast import ratio
from briefing_builder.units import Box, Emu

GENTLE = 20
"""Of 255 in a channel: by how much neighbours differ in a gradient, and not in a photograph."""
NEAR = 10
"""Of 255 in a channel: colours this near look the same behind a text."""


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

    def largest(self, region: Box) -> Box | None:
        """Return the box of the largest area inside a region; None where not a single cell is clear."""
        left, top, right, bottom = self._inside(region)
        heights = [0] * max(0, right - left)
        best, where = 0, (0, 0, 0, 0)
        for row in range(top, bottom):
            cells = self.rows[row]
            heights = [height + 1 if cells[left + column] else 0 for column, height in enumerate(heights)]
            for area, first, last, height in _rectangles(heights):
                if area > best:
                    best, where = area, (left + first, row + 1 - height, left + last, row + 1)
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


def clear_cells(surface: Surface, ground: str) -> ClearCells:
    """Return which cells have that colour and nothing in the way."""
    red, green, blue = bytes.fromhex(ground)
    masks = [
        channel.point(lambda value, wanted=wanted: 1 if abs(value - wanted) <= NEAR else 0)
        for channel, wanted in zip(surface.colours.split(), (red, green, blue), strict=True)
    ]
    clear = surface.unclear.point(lambda value: 0 if value else 1)
    planes = [mask.tobytes() for mask in (*masks, clear)]
    cells = bytes(map(min, *planes))
    across = surface.colours.size[0]
    return ClearCells(tuple(cells[start : start + across] for start in range(0, len(cells), across)), surface.cell, ground)


def readable_cells(surface: Surface, words: str, least: float, region: Box) -> ClearCells:
    """Return which cells of a region carry words of that colour, though the colours behind them change: gently, as in a gradient."""
    (left, top, right, bottom), (across, down) = _cells_of(surface, region), surface.colours.size
    wide = right - left
    rows = [bytearray(across) for _ in range(down)]
    colours, unclear = _colours_in(surface, region), surface.unclear.crop((left, top, right, bottom)).tobytes()
    readable = {colour: ratio(colour.hex(), words) >= least for colour in set(colours)}
    for number, colour in enumerate(colours):
        if unclear[number] or not readable[colour]:
            continue
        beside = colours[number - 1] if number % wide else colour
        above = colours[number - wide] if number >= wide else colour
        is_gentle = all(max(three) - min(three) <= GENTLE for three in zip(colour, beside, above, strict=True))
        rows[top + number // wide][left + number % wide] = is_gentle
    return ClearCells(tuple(bytes(row) for row in rows), surface.cell, words)


def worst_ground(surface: Surface, box: Box, words: str) -> str:
    """Return the colour inside a box on which words are read worst."""
    return min({colour.hex().upper() for colour in _colours_in(surface, box)}, key=lambda rgb: (ratio(rgb, words), rgb))


def _colours_in(surface: Surface, box: Box) -> list[bytes]:
    data = surface.colours.crop(_cells_of(surface, box)).tobytes()
    return [data[start : start + 3] for start in range(0, len(data), 3)]


def _cells_of(surface: Surface, box: Box) -> tuple[int, int, int, int]:
    cell, (across, down) = surface.cell, surface.colours.size
    left, top = max(0, box.left // cell), max(0, box.top // cell)
    return left, top, min(across, -(-box.right // cell)), min(down, -(-box.bottom // cell))


def grounds_in(surface: Surface, region: Box) -> Iterator[tuple[str, float]]:
    """Yield the plain colours of a region with their shares of it, the most common first."""
    cell = surface.cell
    corners = (max(0, region.left // cell), max(0, region.top // cell), -(-region.right // cell), -(-region.bottom // cell))
    cells = (corners[0], corners[1], min(surface.colours.size[0], corners[2]), min(surface.colours.size[1], corners[3]))
    if cells[0] >= cells[2] or cells[1] >= cells[3]:
        return
    colours, unclear = surface.colours.crop(cells).tobytes(), surface.unclear.crop(cells).tobytes()
    counted = Counter(colours[3 * number : 3 * number + 3] for number, mark in enumerate(unclear) if not mark)
    for rgb, count in counted.most_common(3):
        yield rgb.hex().upper(), count / len(unclear)


def _rectangles(heights: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the largest rectangles under columns of those heights, on one row: area, first column, the one after the last, height."""
    waiting: list[tuple[int, int]] = []
    for column, height in enumerate([*heights, 0]):
        start = column
        while waiting and waiting[-1][1] >= height:
            start, tall = waiting.pop()
            yield tall * (column - start), start, column, tall
        waiting.append((start, height))

"""Two sums beside each other, each a column of its parts with their names beside them and what it comes to above it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Chart, Item, Series, Shape
from briefing_builder.deck.number_formats import UNSEEN, formatted
from briefing_builder.layout.blocks.charts.native import stacked_chart
from briefing_builder.layout.blocks.charts.parts_across import fit_parts_across
from briefing_builder.layout.drawings import line_across
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import Fragment, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points, total_length
from briefing_builder.values import Value

COLUMN_SHARE, BETWEEN_SHARE = 22, 6
"""Of the room's width, in per cent: one column, and the space between both; half of that stands between a column and its names."""
LEAST_COLUMN, WIDEST_COLUMN, WIDEST_BETWEEN = points(56), points(150), points(72)
WIDE = points(640)
"""From here both sums are bars over the whole width."""
LEADER_AIR = points(3)
FLOOR_GAP = points(8)
AIR = 2
"""Between two names, in points."""
NAME_AIR = points(4)
NO_BREAK = "\u00a0"


class _PartSizes(Value, frozen=True, kw_only=True):
    """The sizes of names, of the amounts on the parts and of both sums, and the least and greatest heights of the columns, in points."""

    text: int
    quiet: int
    lit: int
    least: int


SIZES = (
    _PartSizes(text=18, quiet=32, lit=48, least=230),
    _PartSizes(text=16, quiet=28, lit=44, least=190),
    _PartSizes(text=16, quiet=24, lit=36, least=150),
    _PartSizes(text=14, quiet=20, lit=28, least=120),
    _PartSizes(text=12, quiet=16, lit=22, least=80),
)


class _Part(Value, frozen=True, kw_only=True):
    """A part of a column: its series, which column it is in, and where it stands on the slide."""

    series: markup.Series
    column: int
    value: Decimal
    box: Box
    is_alone: bool
    """The only one of its column, whose sum says what it comes to."""


def fit_parts(block: markup.Chart, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set two bars over the width of a wide room; else two columns in its middle on one ground line, the names of their parts outside."""
    across = fit_parts_across(block, room, typesetter, density) if room.width >= WIDE else None
    if across is not None:
        return across
    sizes = SIZES[density.level]
    column, between = min(WIDEST_COLUMN, room.width * COLUMN_SHARE // 100), min(WIDEST_BETWEEN, room.width * BETWEEN_SHARE // 100)
    lefts = [room.left + (room.width - between) // 2 - column, room.left + (room.width + between) // 2]
    floors = [_floor_text(block, number, column + between, typesetter, sizes) for number in (0, 1)]
    floor = max(text.height for text in floors) + FLOOR_GAP
    head = points(sizes.lit) * 4 // 3
    height = max(points(sizes.least) + head + floor, min(density.fill, room.height))
    if height > room.height or column < LEAST_COLUMN:
        return nothing_fits(block)
    box = Box(left=lefts[0] - between // 2, top=room.top, width=2 * (column + between), height=height - floor)
    unit = (box.height - head) / max(*_sums(block), Decimal("0.01"))
    parts = list(_placed_parts(block, box, lefts, column, unit))
    names = [_name_text(part, block, box.left - room.left, typesetter, sizes) for part in parts]
    beside = _names_beside(parts, names, box, room, block)
    if beside is None:
        return nothing_fits(block)
    leaders = list(_leaders(parts, names, box, block, points(sizes.text), typesetter))
    below = [
        text_item(
            "Sum", text, Box(left=left - between // 2, top=box.bottom + FLOOR_GAP, width=column + between, height=text.height), block.origin
        )
        for text, left in zip(floors, lefts, strict=True)
    ]
    chart = _parts_chart(block, parts, box, between * 100 // column, unit, typesetter, sizes)
    left = [item for item in reversed(beside) if item.box.left < box.left]
    right = [item for item in reversed(beside) if item.box.left >= box.right]
    return Fragment(items=(*left, chart, *leaders, *right, *below), height=height, cut=sum(text.cut for text in (*names, *floors)))


def _sums(block: markup.Chart) -> list[Decimal]:
    return [sum((series.values[number] or Decimal(0) for series in block.series), Decimal(0)) for number in (0, 1)]


def _placed_parts(block: markup.Chart, box: Box, lefts: Sequence[Emu], column: Emu, unit: Decimal) -> Iterator[_Part]:
    """The parts of both columns, each upon the one before it."""
    for number in (0, 1):
        used, count = Decimal(0), sum(bool(series.values[number]) for series in block.series)
        for series in block.series:
            value = series.values[number] or Decimal(0)
            if not value:
                continue
            bottom, used = box.bottom - Emu(int(used * unit)), used + value
            top = box.bottom - Emu(int(used * unit))
            yield _Part(
                series=series,
                column=number,
                value=value,
                box=Box.between(lefts[number], top, lefts[number] + column, bottom),
                is_alone=count == 1,
            )


def _floor_text(block: markup.Chart, number: int, width: Emu, typesetter: Typesetter, sizes: _PartSizes) -> TypesetText:
    size = points(sizes.text)
    strong = typesetter.style("table", size=size, bold=True, colour=typesetter.colour("ink"))
    quiet = typesetter.style("table", size=min(size, points(14)), colour=typesetter.colour("muted"))
    lines = [typesetter.typeset(block.categories[number], strong, width, block.origin, align="centre")]
    if block.details:
        lines.append(typesetter.typeset(block.details[number], quiet, width, block.origin, align="centre"))
    return stacked(lines)


def _name_text(part: _Part, block: markup.Chart, width: Emu, typesetter: Typesetter, sizes: _PartSizes) -> TypesetText:
    """The name of a part, with its amount where that does not stand within it."""
    size = points(sizes.text)
    style = typesetter.style("table", size=size, colour=typesetter.colour("ink" if part.column else "muted"))
    amount = "" if part.is_alone or _holds_amount(part, block, size, typesetter) else f"{NO_BREAK}{_amount_of(part, block)}"
    return typesetter.typeset(part.series.name + amount, style, width, block.origin, align="left" if part.column else "right")


def _amount_of(part: _Part, block: markup.Chart) -> str:
    return formatted(part.value, block.format).replace(" ", NO_BREAK)


def _holds_amount(part: _Part, block: markup.Chart, size: Emu, typesetter: Typesetter) -> bool:
    """Whether the amount stands within the part at that size."""
    width = typesetter.width(_amount_of(part, block), typesetter.style("table", size=size, bold=True))
    return part.box.height >= size * 3 // 2 and part.box.width >= width + 2 * NAME_AIR


def _names_beside(parts: Sequence[_Part], names: Sequence[TypesetText], box: Box, room: Box, block: markup.Chart) -> list[Item] | None:
    """The names at the heights of their parts, as far apart as they must be; None where a column has more names than height."""
    items: list[Item] = []
    for column in (0, 1):
        mine = [(part, name) for part, name in zip(parts, names, strict=True) if part.column == column]
        if total_length([name.height for _, name in mine], points(AIR)) > box.height:
            return None
        bottoms = _bottoms(mine, box)
        for (_, name), bottom in zip(mine, bottoms, strict=True):
            left, right = (room.left, box.left) if column == 0 else (box.right, room.right)
            items.append(text_item("Part", name, Box.between(left, bottom - name.height, right, bottom), block.origin))
    return items


def _leaders(
    parts: Sequence[_Part], names: Sequence[TypesetText], box: Box, block: markup.Chart, size: Emu, typesetter: Typesetter
) -> Iterator[Shape]:
    """Lines from the parts that are too thin for their amounts to what stands beside them."""
    for column in (0, 1):
        mine = [(part, name) for part, name in zip(parts, names, strict=True) if part.column == column]
        for (part, name), bottom in zip(mine, _bottoms(mine, box), strict=True):
            if part.is_alone or _holds_amount(part, block, size, typesetter):
                continue
            inner = (part.box.top + part.box.bottom) // 2
            outer = bottom - name.height // 2
            left, right = (box.left + LEADER_AIR, part.box.left) if column == 0 else (part.box.right, box.right - LEADER_AIR)
            starts, ends = (outer, inner) if column == 0 else (inner, outer)
            between = Box.between(left, min(inner, outer), right, max(inner, outer))
            yield line_across(between, typesetter.colour("muted"), falls=ends > starts, name="Leader")


def _bottoms(mine: Sequence[tuple[_Part, TypesetText]], box: Box) -> list[Emu]:
    """The lower edges of the names, from the ground up: at the middle of each part, above the one before, and none above the top."""
    bottoms: list[Emu] = []
    limit = box.bottom
    for part, name in mine:
        bottoms.append(min(limit, part.box.top + (part.box.height + name.height) // 2))
        limit = bottoms[-1] - name.height - points(AIR)
    top = box.top
    for number in reversed(range(len(mine))):
        bottoms[number] = max(bottoms[number], top + mine[number][1].height)
        top = bottoms[number] + points(AIR)
    return bottoms


def _parts_chart(
    block: markup.Chart, parts: Sequence[_Part], box: Box, gap: int, unit: Decimal, typesetter: Typesetter, sizes: _PartSizes
) -> Chart:
    series = (
        *(_part_series(part, block, typesetter, sizes) for part in parts),
        *_sum_series(block, box.width * 2 // 5, typesetter, sizes),
    )
    most = (box.height / unit).quantize(Decimal("0.0001"))
    return stacked_chart(block, "columns", series, box, box, most, points(sizes.text), gap, typesetter)


def _part_series(part: _Part, block: markup.Chart, typesetter: Typesetter, sizes: _PartSizes) -> Series:
    present, size = part.series.role == "present", points(sizes.text)
    is_told = not part.is_alone and _holds_amount(part, block, size, typesetter)
    return Series(
        name=part.series.name, values=part.series.values, colour=typesetter.colour("accent" if present else "past"),
        label_colour=typesetter.colour("on-accent" if present else "ink"), bold_labels=present, label_size=size, label_place="centre",
        number_format=block.format if is_told else UNSEEN, outline=typesetter.colour("paper"),
    )  # fmt: skip


def _sum_series(block: markup.Chart, width: Emu, typesetter: Typesetter, sizes: _PartSizes) -> Iterator[Series]:
    """What both columns come to, above them: bars that are not seen, with their values at their base."""
    for number, whole in enumerate(_sums(block)):
        is_lit = number == block.highlight
        size = _sum_size(formatted(whole, block.format), width, is_lit, typesetter, sizes)
        yield Series(
            name=block.categories[number], values=tuple(whole if other == number else None for other in (0, 1)), colour="",
            label_colour=typesetter.colour("accent" if is_lit else "ink"), bold_labels=is_lit, label_place="base",
            label_size=points(size),
        )  # fmt: skip


def _sum_size(text: str, width: Emu, is_lit: bool, typesetter: Typesetter, sizes: _PartSizes) -> int:
    """The largest size, in points, at which a sum is no wider than its column and the space beside it."""
    most = sizes.lit if is_lit else sizes.quiet
    fitting = (size for size in range(most, sizes.text, -2) if typesetter.width(text, _sum_style(typesetter, size, is_lit)) <= width)
    return next(fitting, sizes.text)


def _sum_style(typesetter: Typesetter, size: int, is_lit: bool) -> TextStyle:
    return typesetter.style("table", size=points(size), bold=is_lit)

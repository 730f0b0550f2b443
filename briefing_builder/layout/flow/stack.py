"""Blocks one below the other: set as generously as the room allows; what does not fit is handed back for the next slide."""

from collections.abc import Sequence

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.dispatch import FLEXIBLE, fit_leaf
from briefing_builder.layout.drawings import panel
from briefing_builder.layout.room.density import LEVELS, Density
from briefing_builder.layout.room.fragment import GAP, GUTTER, Fragment, moved_down
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value, replace

UNDER_LABEL = points(12)
"""A small heading stands close to what it names."""
BETWEEN_SMALL = points(4)
"""Lines of small print, or of an address, belong together."""
WIDEST_GAP = points(32)
ELASTIC = (
    markup.Chart, markup.Pictures, markup.Screen, markup.QrCode, markup.Cards, markup.Figures, markup.Quote, markup.Dots, markup.Drivers,
)  # fmt: skip
"""Blocks that take what they can get: they leave room for the blocks below them."""
PANEL_INSET = points(22)
AT_THE_FOOT = (markup.Figures, markup.QrCode, markup.Links)
"""At the end of a panel these stand at its lower edge."""


class StackFragment(Value, frozen=True, kw_only=True):
    """A stack's items and the height used, and the blocks that did not fit, the first of them perhaps divided.

    `starts` are the indexes of the first item of each block, `cut` counts words that had to be cut, `level` is how closely it was set.
    """

    items: tuple[Item, ...]
    height: Emu
    remainder: tuple[markup.Block, ...]
    starts: tuple[int, ...] = ()
    cut: int = 0
    level: int = 0


class _PlacedBlock(Value, frozen=True, kw_only=True):
    """A block that stands in a room, at its natural height."""

    block: markup.Block
    room: Box
    gap: Emu
    fragment: Fragment


class _NaturalStack(Value, frozen=True, kw_only=True):
    """The blocks of a stack at their natural heights, at one level, and those for which there was no room."""

    blocks: list[_PlacedBlock]
    remainder: tuple[markup.Block, ...]
    cut: int
    level: int


def fit_stack(blocks: Sequence[markup.Block], room: Box, typesetter: Typesetter, density: Density | None = None) -> StackFragment:
    """Set the blocks at the most generous level at which all fit and no word is cut; else as many as the closest level holds."""
    density = density or Density()
    levels = (density.level,) if density.is_fixed else LEVELS
    best: _NaturalStack | None = None
    for level in levels:
        fragment = _at_natural_height(blocks, room, typesetter, density.at_level(level).filling(ZERO))
        if best is None or best.remainder or (not fragment.remainder and fragment.cut < best.cut):
            best = fragment
        if not (fragment.remainder or fragment.cut):
            break
    assert best is not None, "there is a level"
    return _fill_height(best, typesetter, density)


def fit_stack_at(blocks: Sequence[markup.Block], room: Box, typesetter: Typesetter, density: Density) -> StackFragment:
    """Set the blocks at one level; from the first that does not fit whole, the rest is handed back."""
    return _fill_height(_at_natural_height(blocks, room, typesetter, density.filling(ZERO)), typesetter, density)


def _fill_height(natural: _NaturalStack, typesetter: Typesetter, density: Density) -> StackFragment:
    """Spread what is left of the height to fill inside the blocks and between them."""
    spare = max(ZERO, density.fill - _height_of(natural.blocks))
    grown, spare = _grow_blocks(natural.blocks, typesetter, density.at_level(natural.level), spare)
    items, height, starts = _stack_items(natural.blocks, grown, spare)
    return StackFragment(items=items, height=height, remainder=natural.remainder, starts=starts, cut=natural.cut, level=natural.level)


def _height_of(stack: Sequence[_PlacedBlock]) -> Emu:
    return total_length([placed.gap + placed.fragment.height for placed in stack])


def _at_natural_height(blocks: Sequence[markup.Block], room: Box, typesetter: Typesetter, density: Density) -> _NaturalStack:
    stack, remainder = _place_blocks(blocks, room, typesetter, density)
    return _NaturalStack(blocks=stack, remainder=remainder, cut=sum(placed.fragment.cut for placed in stack), level=density.level)


def _place_blocks(
    blocks: Sequence[markup.Block], room: Box, typesetter: Typesetter, density: Density
) -> tuple[list[_PlacedBlock], tuple[markup.Block, ...]]:
    stack: list[_PlacedBlock] = []
    used = ZERO
    for number, block in enumerate(blocks):
        gap = _gap_between(stack[-1].block, block) if stack else ZERO
        free = room.below(used + gap)
        if free.height <= 0:
            labels = _labels_at_end(stack)
            return stack[: len(stack) - labels], tuple(blocks[number - labels :])
        free, fragment = _fit_above(block, blocks[number + 1 :], free, typesetter, density)
        if fragment.items:
            stack.append(_PlacedBlock(block=block, room=free, gap=gap, fragment=fragment))
            used += gap + fragment.height
        if fragment.remainder is not None:
            labels = _labels_at_end(stack) if not fragment.items else 0
            return stack[: len(stack) - labels], (*blocks[number - labels : number], fragment.remainder, *blocks[number + 1 :])
    return stack, ()


def _labels_at_end(stack: Sequence[_PlacedBlock]) -> int:
    """How many small headings at the end would be left without what they name."""
    count = 0
    while count < len(stack) and _is_label(stack[-1 - count].block):
        count += 1
    return count


def _is_label(block: markup.Block) -> bool:
    return isinstance(block, markup.Paragraph) and block.style == "label"


def _is_display(block: markup.Block) -> bool:
    return isinstance(block, markup.Paragraph) and block.style == "display"


def _gap_between(above: markup.Block, block: markup.Block) -> Emu:
    if _is_label(above):
        return UNDER_LABEL
    if isinstance(above, markup.QrCode) and _is_small(block):
        return UNDER_LABEL
    return BETWEEN_SMALL if _is_small(above) and _is_small(block) else GAP


def _is_small(block: markup.Block) -> bool:
    return isinstance(block, markup.Paragraph) and block.style in ("small", "note")


def _fit_above(
    block: markup.Block, below: Sequence[markup.Block], room: Box, typesetter: Typesetter, density: Density
) -> tuple[Box, Fragment]:
    """Fit the block; an elastic one leaves the room that the blocks below it need, where both can stand on this slide.

    Display text is as large as its words allow, and smaller only where nothing else lets the others stand below it.
    """
    if below and _is_display(block):
        largest = _fit_block(block, room, typesetter, density)
        if not _place_blocks(below, room.below(largest.height + GAP), typesetter, density)[1]:
            return room, largest
    if below and (isinstance(block, ELASTIC) or _is_display(block)):
        stack, remainder = _place_blocks(below, room, typesetter, density)
        free = room.height - _height_of(stack) - GAP
        if not remainder and free > 0:
            smaller = room.with_height(free)
            fragment = _fit_block(block, smaller, typesetter, density)
            if fragment.remainder is None:
                return smaller, fragment
    return room, _fit_block(block, room, typesetter, density)


def _grow_blocks(stack: Sequence[_PlacedBlock], typesetter: Typesetter, density: Density, spare: Emu) -> tuple[list[Fragment], Emu]:
    """Give the spare height to the blocks that can use it, in ratio of their heights; return the blocks and what is left of it."""
    grown: list[Fragment] = []
    for number, placed in enumerate(stack):
        fragment = placed.fragment
        if spare and isinstance(placed.block, FLEXIBLE):
            others = sum(other.fragment.height for other in stack[number:] if isinstance(other.block, FLEXIBLE))
            offer = spare * fragment.height // max(1, others)
            fragment = _fit_block(placed.block, placed.room, typesetter, density.filling(fragment.height + offer))
            spare = max(ZERO, spare - (fragment.height - placed.fragment.height))
        grown.append(fragment)
    return grown, spare


def _stack_items(stack: Sequence[_PlacedBlock], grown: Sequence[Fragment], spare: Emu) -> tuple[tuple[Item, ...], Emu, tuple[int, ...]]:
    wide = [number for number, placed in enumerate(stack) if placed.gap == GAP]
    more = min(WIDEST_GAP - GAP, spare // len(wide)) if wide else ZERO
    items: list[Item] = []
    starts: list[int] = []
    used = ZERO
    for number, (placed, fragment) in enumerate(zip(stack, grown, strict=True)):
        used += placed.gap + (more if number in wide else ZERO)
        down = stack[0].room.top + used - placed.room.top
        starts.append(len(items))
        items += [moved_down(item, down) for item in fragment.items]
        used += fragment.height
    return tuple(items), used, tuple(starts)


def _fit_block(block: markup.Block, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """The block in a room; it is set there again and again while the levels of its slide are compared."""
    trial = (block, room, density, typesetter.ground)
    fragment: Fragment | None = typesetter.tried.get(trial)
    if fragment is None:
        if isinstance(block, markup.Areas):
            fragment = fit_areas(block, room, typesetter, density)
        else:
            fragment = fit_leaf(block, room, typesetter, density)
        typesetter.tried[trial] = fragment
    return fragment


def fit_areas(block: markup.Areas, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set columns side by side, as tall as the tallest of them; one below the other where only so they fit, or no word is cut.

    What is left of each column goes on together.
    """
    areas = [area for area in block.areas if area.blocks]
    beside = _fit_side_by_side(replace(block, areas=tuple(areas)), room, typesetter, density)
    if (beside.remainder is None and (not beside.cut or _has_pictures(areas))) or len(areas) < 2:
        return beside
    below = fit_stack([block for area in areas for block in area.blocks], room, typesetter, density)
    if below.remainder or (beside.remainder is None and below.cut >= beside.cut):
        return beside
    return Fragment(items=below.items, height=below.height, cut=below.cut)


def _has_pictures(areas: Sequence[markup.Area]) -> bool:
    """Whether a column would shrink to nothing below others: rather than that, a long word beside it is divided."""
    return any(isinstance(block, markup.Pictures | markup.Screen) for area in areas for block in area.blocks)


def _fit_side_by_side(block: markup.Areas, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    boxes = room.spans([area.share for area in block.areas], GUTTER)
    insets = [PANEL_INSET if area.panel else ZERO for area in block.areas]
    rooms = [box.inset(inset, inset) for box, inset in zip(boxes, insets, strict=True)]
    grounds = [typesetter.on_ground("accent") if _is_accented(area, typesetter) else typesetter for area in block.areas]
    parts = list(zip(block.areas, rooms, grounds, strict=True))
    columns = [fit_stack(area.blocks, inner, ground, density.filling(ZERO)) for area, inner, ground in parts]
    if _are_tables(block):  # of one size and with rows of one height
        closest = density.at_level(max(column.level for column in columns)).filling(ZERO)
        columns = [fit_stack_at(area.blocks, inner, ground, closest) for area, inner, ground in parts]
    tallest = max(column.height + 2 * inset for column, inset in zip(columns, insets, strict=True))
    goal = density.fill or tallest
    fills = [goal * column.height // max(1, tallest) if _are_tables(block) else goal for column in columns]
    columns = [
        fit_stack_at(area.blocks, inner, ground, density.at_level(column.level).filling(fill - 2 * inset))
        for (area, inner, ground), column, inset, fill in zip(parts, columns, insets, fills, strict=True)
    ]
    height = max(column.height + 2 * inset for column, inset in zip(columns, insets, strict=True))
    if any(area.anchor == "ends" for area in block.areas):
        height = max(height, min(goal, room.height))
    items: list[Item] = []
    for area, box, column in zip(block.areas, boxes, columns, strict=True):
        items += _on_panel(area, box.with_height(height), column, typesetter) if area.panel else _unpanelled(area, column, height)
    remainder = tuple(replace(area, blocks=column.remainder) for area, column in zip(block.areas, columns, strict=True) if column.remainder)
    cut = sum(column.cut for column in columns)
    return Fragment(items=tuple(items), height=height, remainder=replace(block, areas=remainder) if remainder else None, cut=cut)


def _are_tables(block: markup.Areas) -> bool:
    """Whether each column is a table and nothing else."""
    return all(len(area.blocks) == 1 and isinstance(area.blocks[0], markup.Table) and not area.panel for area in block.areas)


def _unpanelled(area: markup.Area, column: StackFragment, height: Emu) -> tuple[Item, ...]:
    """A column without a panel: where it asks to stand, or with the code that ends it at the foot of its row."""
    if area.anchor == "ends":
        return _lowered_from(column.items, _last_block(column), height - column.height)
    return _with_code_at_foot(area, column, height) if area.anchor == "fitting" else _anchored(area, column, height)


def _last_block(column: StackFragment) -> int:
    """The index of the first item of a column's last block, where there are others above it; else that after its items."""
    return column.starts[-1] if len(column.starts) > 1 else len(column.items)


def _lowered_from(items: Sequence[Item], seam: int, down: Emu) -> tuple[Item, ...]:
    return (*items[:seam], *(moved_down(item, max(ZERO, down)) for item in items[seam:]))


def _is_accented(area: markup.Area, typesetter: Typesetter) -> bool:
    """Whether an area is a panel in the accent, which only the paper carries."""
    return area.panel and area.emphasis == "accent" and typesetter.ground == "paper"


def _anchored(area: markup.Area, column: StackFragment, height: Emu) -> tuple[Item, ...]:
    """A column at the height that it asks for beside taller ones."""
    down = (height - column.height) * _share_above(area) // 100
    return tuple(moved_down(item, Emu(max(0, down))) for item in column.items)


def _share_above(area: markup.Area) -> int:
    """What stands above the blocks of the spare height of an area, in per cent; big figures alone are in the middle of their panel."""
    is_alone = area.panel and len(area.blocks) == 1 and isinstance(area.blocks[0], markup.Figures | markup.Quote)
    return {"top": 0, "middle": 50, "bottom": 100}.get(area.anchor, 50 if is_alone else 0)


def _with_code_at_foot(area: markup.Area, fragment: StackFragment, height: Emu) -> tuple[Item, ...]:
    """A column without a panel; a code that ends it, with its heading and the small words below, stands at the foot of its row."""
    codes = [number for number, block in enumerate(area.blocks[: len(fragment.starts)]) if isinstance(block, markup.QrCode)]
    if not codes or fragment.remainder:
        return fragment.items
    first = codes[-1]
    seam = fragment.starts[first - 1 if first and _is_label(area.blocks[first - 1]) else first]
    return _lowered_from(fragment.items, seam, height - fragment.height)


def _on_panel(area: markup.Area, box: Box, fragment: StackFragment, typesetter: Typesetter) -> tuple[Item, ...]:
    """The panel and its column; what ends it (figures, a code, small words) stands at its lower edge."""
    if not fragment.items:
        return ()
    first = len(fragment.starts)
    while first > 1 and _ends_a_panel(area.blocks[first - 1]):
        first -= 1
    if 0 < first < len(area.blocks) and _is_small(area.blocks[first]) and _is_label(area.blocks[first - 1]):
        first = len(fragment.starts)  # small words stay with the heading that names them
    seam = fragment.starts[first] if first < len(fragment.starts) else len(fragment.items)
    if area.anchor == "ends":
        seam = min(seam, _last_block(fragment))
    spare = max(ZERO, box.height - 2 * PANEL_INSET - fragment.height)
    above = spare * _share_above(area) // 100
    down = spare if area.anchor in ("fitting", "ends") and not above else above
    fill = "accent" if _is_accented(area, typesetter) else "surface"
    return (
        panel(box, typesetter.colour(fill), corners=typesetter.brand.manner.corners),
        *(moved_down(item, above) for item in fragment.items[:seam]),
        *(moved_down(item, down) for item in fragment.items[seam:]),
    )


def _ends_a_panel(block: markup.Block) -> bool:
    return isinstance(block, AT_THE_FOOT) or _is_small(block)


def at_bottom(items: Sequence[Item], height: Emu, room: Box) -> tuple[Item, ...]:
    """Return items that were set at the room's top, moved so that they end at its bottom."""
    return tuple(moved_down(item, room.height - height) for item in items)

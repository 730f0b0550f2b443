"""Blocks one below the other: set as generously as the room allows; what does not fit is handed back for the next slide."""

from collections.abc import Sequence

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.dispatch import FLEXIBLE, fit_leaf
from briefing_builder.layout.drawings import panel
from briefing_builder.layout.room.density import LEVELS, Ease
from briefing_builder.layout.room.fragment import GAP, GUTTER, Fitted, moved
from briefing_builder.layout.text.typeset import Setter
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total
from briefing_builder.values import Value, replace

UNDER_LABEL = points(12)
"""A small heading stands close to what it names."""
BETWEEN_SMALL = points(4)
"""Lines of small print, or of an address, are one thing."""
WIDEST_GAP = points(32)
ELASTIC = (markup.Chart, markup.Pictures, markup.Cards, markup.Figures, markup.Quote)
"""Blocks that take what they can get: they leave room for the blocks below them."""
PANEL_INSET = points(22)
AT_THE_FOOT = (markup.Figures, markup.QrCode, markup.Links)
"""What ends a panel stands at its lower edge."""


class StackFitted(Value, frozen=True, kw_only=True):
    """A stack's items and the height used, and the blocks that did not fit, the first of them perhaps divided.

    `starts` are the indexes of the first item of each block, `cut` counts words that had to be cut, `level` is how closely it was set.
    """

    items: tuple[Item, ...]
    height: Emu
    rest: tuple[markup.Block, ...]
    starts: tuple[int, ...] = ()
    cut: int = 0
    level: int = 0


class _Placed(Value, frozen=True, kw_only=True):
    """A block that stands in a room, at its natural height."""

    block: markup.Block
    room: Box
    gap: Emu
    fitted: Fitted


class _Natural(Value, frozen=True, kw_only=True):
    """The blocks of a stack at their natural heights, at one level, and those for which there was no room."""

    placed: list[_Placed]
    rest: tuple[markup.Block, ...]
    cut: int
    level: int


def fit_stack(blocks: Sequence[markup.Block], room: Box, setter: Setter, ease: Ease | None = None) -> StackFitted:
    """Set the blocks at the most generous level at which all fit and no word is cut; else as many as the closest level holds."""
    ease = ease or Ease()
    levels = (ease.level,) if ease.is_fixed else LEVELS
    best: _Natural | None = None
    for level in levels:
        done = _naturally(blocks, room, setter, ease.at(level).filling(ZERO))
        if best is None or best.rest or (not done.rest and done.cut < best.cut):
            best = done
        if not (done.rest or done.cut):
            break
    assert best is not None, "there is a level"
    return _filled(best, setter, ease)


def stack_at(blocks: Sequence[markup.Block], room: Box, setter: Setter, ease: Ease) -> StackFitted:
    """Set the blocks at one level; from the first that does not fit whole, the rest is handed back."""
    return _filled(_naturally(blocks, room, setter, ease.filling(ZERO)), setter, ease)


def _filled(natural: _Natural, setter: Setter, ease: Ease) -> StackFitted:
    """The stack with what is left of the height to fill inside its blocks and between them."""
    placed = natural.placed
    grown, left = _grown(placed, setter, ease.at(natural.level), max(ZERO, ease.fill - _used(placed)))
    items, height, starts = _stacked(placed, grown, left)
    return StackFitted(items=items, height=height, rest=natural.rest, starts=starts, cut=natural.cut, level=natural.level)


def _used(placed: Sequence[_Placed]) -> Emu:
    return total([one.gap + one.fitted.height for one in placed])


def _naturally(blocks: Sequence[markup.Block], room: Box, setter: Setter, ease: Ease) -> _Natural:
    placed, rest = _placed(blocks, room, setter, ease)
    return _Natural(placed=placed, rest=rest, cut=sum(one.fitted.cut for one in placed), level=ease.level)


def _placed(
    blocks: Sequence[markup.Block], room: Box, setter: Setter, ease: Ease
) -> tuple[list[_Placed], tuple[markup.Block, ...]]:
    placed: list[_Placed] = []
    used = ZERO
    for number, block in enumerate(blocks):
        gap = _gap(placed[-1].block, block) if placed else ZERO
        free = room.below(used + gap)
        if free.height <= 0:
            labels = _labels_at_end(placed)
            return placed[: len(placed) - labels], tuple(blocks[number - labels :])
        free, done = _above(block, blocks[number + 1 :], free, setter, ease)
        if done.items:
            placed.append(_Placed(block=block, room=free, gap=gap, fitted=done))
            used = used + gap + done.height
        if done.rest is not None:
            labels = _labels_at_end(placed) if not done.items else 0
            return placed[: len(placed) - labels], (*blocks[number - labels : number], done.rest, *blocks[number + 1 :])
    return placed, ()


def _labels_at_end(placed: Sequence[_Placed]) -> int:
    """How many small headings would stand alone, with nothing of what they name."""
    count = 0
    while count < len(placed) and _is_label(placed[-1 - count].block):
        count += 1
    return count


def _is_label(block: markup.Block) -> bool:
    return isinstance(block, markup.Paragraph) and block.style == "label"


def _gap(above: markup.Block, block: markup.Block) -> Emu:
    if _is_label(above):
        return UNDER_LABEL
    return BETWEEN_SMALL if _is_small(above) and _is_small(block) else GAP


def _is_small(block: markup.Block) -> bool:
    return isinstance(block, markup.Paragraph) and block.style in ("small", "note")


def _above(block: markup.Block, below: Sequence[markup.Block], room: Box, setter: Setter, ease: Ease) -> tuple[Box, Fitted]:
    """Fit the block; an elastic one leaves the room that the blocks below it need, where both can stand on this slide."""
    if below and isinstance(block, ELASTIC):
        placed, rest = _placed(below, room, setter, ease)
        free = room.height - _used(placed) - GAP
        if not rest and free > 0:
            smaller = replace(room, height=free)
            done = _fit_block(block, smaller, setter, ease)
            if done.rest is None:
                return smaller, done
    return room, _fit_block(block, room, setter, ease)


def _grown(placed: Sequence[_Placed], setter: Setter, ease: Ease, spare: Emu) -> tuple[list[Fitted], Emu]:
    """The blocks with the spare height inside those that can use it, in ratio of their heights, and what is left of it."""
    grown: list[Fitted] = []
    left = spare
    for number, one in enumerate(placed):
        done = one.fitted
        if left and isinstance(one.block, FLEXIBLE):
            others = sum(other.fitted.height for other in placed[number:] if isinstance(other.block, FLEXIBLE))
            offer = left * done.height // max(1, others)
            done = _fit_block(one.block, one.room, setter, ease.filling(done.height + offer))
            left = max(ZERO, left - (done.height - one.fitted.height))
        grown.append(done)
    return grown, left


def _stacked(placed: Sequence[_Placed], grown: Sequence[Fitted], left: Emu) -> tuple[tuple[Item, ...], Emu, tuple[int, ...]]:
    wide = [number for number, one in enumerate(placed) if one.gap == GAP]
    more = min(WIDEST_GAP - GAP, left // len(wide)) if wide else ZERO
    items: list[Item] = []
    starts: list[int] = []
    used = ZERO
    for number, (one, done) in enumerate(zip(placed, grown, strict=True)):
        used += one.gap + (more if number in wide else ZERO)
        down = placed[0].room.top + used - one.room.top
        starts.append(len(items))
        items += [moved(item, down) for item in done.items]
        used += done.height
    return tuple(items), used, tuple(starts)


def _fit_block(block: markup.Block, room: Box, setter: Setter, ease: Ease) -> Fitted:
    trial = (id(block), room, ease.level, ease.fill, ease.is_fixed)
    if trial not in ease.tried:
        done = fit_areas(block, room, setter, ease) if isinstance(block, markup.Areas) else fit_leaf(block, room, setter, ease)
        ease.tried[trial] = (block, done)  # the block is kept too, so that no other takes its id
    return ease.tried[trial][1]


def fit_areas(block: markup.Areas, room: Box, setter: Setter, ease: Ease) -> Fitted:
    """Set columns side by side, as tall as the tallest of them; one below the other where only so they fit or no word is cut.

    What is left of each column goes on together.
    """
    areas = [area for area in block.areas if area.blocks]
    beside = _beside(replace(block, areas=tuple(areas)), room, setter, ease)
    if (beside.rest is None and not beside.cut) or len(areas) < 2:
        return beside
    below = fit_stack([one for area in areas for one in area.blocks], room, setter, ease)
    if below.rest or (beside.rest is None and below.cut >= beside.cut):
        return beside
    return Fitted(items=below.items, height=below.height, cut=below.cut)


def _beside(block: markup.Areas, room: Box, setter: Setter, ease: Ease) -> Fitted:
    boxes = room.spans([area.share for area in block.areas], GUTTER)
    insets = [PANEL_INSET if area.panel else ZERO for area in block.areas]
    rooms = [box.inset(inset, inset) for box, inset in zip(boxes, insets, strict=True)]
    done = [fit_stack(area.blocks, inner, setter, ease.filling(ZERO)) for area, inner in zip(block.areas, rooms, strict=True)]
    for fill in (ease.fill, ZERO):
        # Twice: as tall as may be, then all as tall as the tallest became
        goal = fill or max(one.height + 2 * inset for one, inset in zip(done, insets, strict=True))
        done = [
            stack_at(area.blocks, inner, setter, ease.at(one.level).filling(goal - 2 * inset))
            for area, inner, one, inset in zip(block.areas, rooms, done, insets, strict=True)
        ]
    height = max(one.height + 2 * inset for one, inset in zip(done, insets, strict=True))
    items: list[Item] = []
    for area, box, one in zip(block.areas, boxes, done, strict=True):
        items += _on_panel(area, replace(box, height=height), one, setter) if area.panel else one.items
    rest = tuple(replace(area, blocks=one.rest) for area, one in zip(block.areas, done, strict=True) if one.rest)
    cut = sum(one.cut for one in done)
    return Fitted(items=tuple(items), height=height, rest=replace(block, areas=rest) if rest else None, cut=cut)


def _on_panel(area: markup.Area, box: Box, done: StackFitted, setter: Setter) -> tuple[Item, ...]:
    """The panel and its column; what ends it (figures, a code, small words) stands at its lower edge."""
    if not done.items:
        return ()
    first = len(done.starts)
    while first > 1 and _ends_a_panel(area.blocks[first - 1]):
        first -= 1
    seam = done.starts[first] if first < len(done.starts) else len(done.items)
    down = max(ZERO, box.height - 2 * PANEL_INSET - done.height)
    lowered = tuple(moved(item, down) for item in done.items[seam:])
    return (panel(box, setter.colour("surface"), corners=setter.brand.manner.corners), *done.items[:seam], *lowered)


def _ends_a_panel(block: markup.Block) -> bool:
    return isinstance(block, AT_THE_FOOT) or _is_small(block)


def at_bottom(items: Sequence[Item], height: Emu, room: Box) -> tuple[Item, ...]:
    """Return items that were set at the room's top, moved so that they end at its bottom."""
    return tuple(moved(item, room.height - height) for item in items)

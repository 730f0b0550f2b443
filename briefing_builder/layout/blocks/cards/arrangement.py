"""Cards of equal weight in the arrangement that fits: one as a hero, others side by side and in rows, or as a list."""

from collections.abc import Iterator, Sequence
from functools import partial

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.cards.content import (
    COMPACT,
    ICON_GAP,
    TALL,
    Anatomy,
    Measure,
    SetCard,
    Sizes,
    card_items,
    figure_size,
    heading_size,
    set_card,
)
from briefing_builder.layout.blocks.cards.list import NARROWEST, as_hero, as_list
from briefing_builder.layout.blocks.cards.style import Face, face_of
from briefing_builder.layout.blocks.figures import fit_figures
from briefing_builder.layout.room.fragment import Fitted, nothing_fits
from briefing_builder.layout.room.trials import Trial, first_whole
from briefing_builder.layout.text.typeset import Setter
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value, replace

__all__ = ["fit_cards", "fit_figures"]

STRETCH = points(84)
"""How much taller than its words a row of cards with figures may become, to use the room."""
STRETCH_PLAIN = points(36)
GRID = 12
ONE_ROW = 3
"""So many cards never become a list while they can stand side by side on a slide of their own."""
ALMOST_EMPTY = 85
"""In per cent of a slide's room: what small print and links leave."""


class _Slot(Value, frozen=True, kw_only=True):
    """The place of a card on a grid of twelve columns and as many rows as needed."""

    column: int
    columns: int
    row: int
    rows: int = 1
    anatomy: Anatomy = "tall"


def _rows(*counts: int, anatomy: Anatomy = "tall") -> tuple[_Slot, ...]:
    return tuple(
        _Slot(column=GRID // count * n, columns=GRID // count, row=row, anatomy=anatomy)
        for row, count in enumerate(counts)
        for n in range(count)
    )


def _beside_hero() -> tuple[_Slot, ...]:
    small = (
        _Slot(column=column, columns=4, row=row, anatomy="compact") for row in (0, 1) for column in (4, 8)
    )
    return (_Slot(column=0, columns=4, row=0, rows=2), *small)


ARRANGEMENTS: dict[int, tuple[tuple[_Slot, ...], ...]] = {
    2: (_rows(2), _rows(2, anatomy="compact")),
    3: (_rows(3), _rows(3, anatomy="compact")),
    4: (_rows(2, 2, anatomy="compact"), _rows(4)),
    5: (_beside_hero(), _rows(2, 3, anatomy="compact")),
    6: (_rows(3, 3, anatomy="compact"), _rows(3, 3)),
}
"""For each number of cards, what is tried first."""


def fit_cards(block: markup.Cards, room: Box, setter: Setter) -> Fitted:
    """Set the cards in the first arrangement that holds them whole; cards that no arrangement holds go on, whole rows of them.

    Cards grow towards the height of the room. A row of cards has one height, and its figures stand on one line.
    """
    whole = first_whole(_trials(block, room, setter))
    if whole is not None:
        return whole
    across = {1: 1, 2: 2, 4: 2}.get(len(block.cards), ONE_ROW)
    row = block.cards[:across]
    for sizes in TALL[: _closest(row, room, setter) + 1]:
        done = _placed(row, _rows(across), sizes, room, setter)
        if done is not None:
            rest = block.cards[across:]
            return replace(done, rest=replace(block, cards=rest)) if rest else done
    return nothing_fits(block) if _should_wait(row, room, setter) else as_list(block, room, setter)


def _closest(row: Sequence[markup.Card], room: Box, setter: Setter) -> int:
    """The closest level at which a row may be set: that of an almost empty slide, which it rather waits for than stand there small."""
    if not _is_low(room, setter):
        return len(TALL) - 1
    empty = replace(room, height=_full(setter) * ALMOST_EMPTY // 100)
    fitting = (level for level, sizes in enumerate(TALL) if _placed(row, _rows(len(row)), sizes, empty, setter))
    return next(fitting, len(TALL) - 1)


def _should_wait(row: Sequence[markup.Card], room: Box, setter: Setter) -> bool:
    """Whether an empty slide holds cards side by side that this low room does not."""
    empty = replace(room, height=_full(setter) * ALMOST_EMPTY // 100)
    return _is_low(room, setter) and _placed(row, _rows(len(row)), TALL[-1], empty, setter) is not None


def _full(setter: Setter) -> Emu:
    return setter.brand.layout("content").room.height


def _is_low(room: Box, setter: Setter) -> bool:
    return room.height < _full(setter) * ALMOST_EMPTY // 100


def _trials(block: markup.Cards, room: Box, setter: Setter) -> Iterator[Trial]:
    cards = block.cards
    if len(cards) == 1:
        yield partial(as_hero, block, room, setter)
    for slots in ARRANGEMENTS.get(len(cards), ()):
        scale = COMPACT if any(slot.anatomy == "compact" for slot in slots) else TALL
        for level in range(len(scale)):
            yield partial(_arranged, block, slots, level, room, setter)
    if len(cards) > ONE_ROW or not _should_wait(cards, room, setter):
        yield partial(as_list, block, room, setter)


def _arranged(block: markup.Cards, slots: Sequence[_Slot], level: int, room: Box, setter: Setter) -> Fitted:
    return _placed(block.cards, slots, TALL[level], room, setter) or nothing_fits(block)


def _placed(cards: Sequence[markup.Card], slots: Sequence[_Slot], sizes: Sizes, room: Box, setter: Setter) -> Fitted | None:
    """The cards in their slots, all rows of one height, or None where the room is too small."""
    face = face_of(setter)
    boxes = [_across(slot, room, face) for slot in slots]
    if min(box.width for box in boxes) < NARROWEST:
        return None
    measured = _measured(cards, slots, boxes, sizes, setter)
    feet = [max(other.foot for other, beside in zip(measured, slots, strict=True) if _stand_together(slot, beside)) for slot in slots]
    rows = max(slot.row + slot.rows for slot in slots)
    pads = face.insets.top + face.insets.bottom
    tall = [one.height_over(foot) + pads - face.gap * (slot.rows - 1) for one, foot, slot in zip(measured, feet, slots, strict=True)]
    needed = max(-(-height // slot.rows) for height, slot in zip(tall, slots, strict=True))
    free = (room.height - face.gap * (rows - 1)) // rows
    if needed > free:
        return None
    stretch = STRETCH if any(one.foot for one in measured) else STRETCH_PLAIN
    height = min(free, needed + stretch // rows)
    items: list[Item] = []
    for one, foot, slot, box in zip(measured, feet, slots, boxes, strict=True):
        whole = height * slot.rows + face.gap * (slot.rows - 1)
        items += card_items(one, box.band(room.top + (height + face.gap) * slot.row, whole), foot, setter, face)
    cut = sum(one.cut for one in measured)
    return Fitted(items=tuple(items), height=height * rows + face.gap * (rows - 1), cut=cut)


def _stand_together(slot: _Slot, other: _Slot) -> bool:
    return (slot.row, slot.rows) == (other.row, other.rows)


def _across(slot: _Slot, room: Box, face: Face) -> Box:
    column = (room.width + face.gutter) / GRID
    left, right = (Emu(round(column * edge)) for edge in (slot.column, slot.column + slot.columns))
    return replace(room.beside(left), width=right - left - face.gutter)


def _measured(cards: Sequence[markup.Card], slots: Sequence[_Slot], boxes: Sequence[Box], sizes: Sizes, setter: Setter) -> list[SetCard]:
    """Every card at the sizes of its anatomy; figures of cards that share an anatomy have one size."""
    face = face_of(setter)
    level = TALL.index(sizes)
    measured: list[SetCard] = []
    for card, slot, box in zip(cards, slots, boxes, strict=True):
        scale = sizes if slot.anatomy == "tall" else COMPACT[min(level, len(COMPACT) - 1)]
        alike = [n for n, other in enumerate(slots) if (other.anatomy, other.rows) == (slot.anatomy, slot.rows)]
        group, widths = [cards[n] for n in alike], [face.inner(boxes[n]).width for n in alike]
        figure = figure_size(group, widths, scale.figure, setter)
        lead = points(scale.icon + ICON_GAP if slot.anatomy == "compact" and any(one.icon for one in group) else 0)
        heading = heading_size(group, [width - lead for width in widths], scale.heading, setter)
        measure = Measure(width=face.inner(box).width, anatomy=slot.anatomy, sizes=replace(scale, figure=figure, heading=heading))
        measured.append(set_card(card, measure, setter, face))
    return measured

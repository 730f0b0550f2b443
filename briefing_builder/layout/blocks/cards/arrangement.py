"""Cards of equal weight in the arrangement that fits: one as a hero, others side by side and in rows, or as a list."""

from collections.abc import Iterator, Sequence
from functools import partial

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.cards.chain import fit_chain
from briefing_builder.layout.blocks.cards.content import (
    COMPACT,
    ICON_GAP,
    TALL,
    Anatomy,
    CardMeasure,
    CardSizes,
    MeasuredCard,
    card_items,
    figure_size,
    heading_size,
    measure_card,
)
from briefing_builder.layout.blocks.cards.halves import fit_halves
from briefing_builder.layout.blocks.cards.lead import fit_lead
from briefing_builder.layout.blocks.cards.list import NARROWEST, fit_card_list, fit_hero
from briefing_builder.layout.blocks.cards.style import CardStyle, card_style_of
from briefing_builder.layout.blocks.figures import fit_figures
from briefing_builder.layout.room.fragment import Fragment, nothing_fits
from briefing_builder.layout.room.trials import Trial, first_whole
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value, replace

__all__ = ["fit_cards", "fit_figures"]

STRETCH = points(84)
"""How much taller than its words a row of cards with figures may become, to use the room."""
STRETCH_PLAIN = points(36)
GRID = 12
PAIR = 2
ONE_ROW = 3
"""So few cards never become a list while they can stand side by side on a slide of their own."""
ALMOST_EMPTY = 85
"""What small print and links leave of a slide's room, in per cent."""


class _Slot(Value, frozen=True, kw_only=True):
    """The place of a card on a grid of twelve columns and as many rows as needed."""

    column: int
    columns: int
    row: int
    rows: int = 1
    anatomy: Anatomy = "tall"


def _rows_of(*counts: int, anatomy: Anatomy = "tall") -> tuple[_Slot, ...]:
    return tuple(
        _Slot(column=GRID // count * n, columns=GRID // count, row=row, anatomy=anatomy)
        for row, count in enumerate(counts)
        for n in range(count)
    )


def _beside_hero() -> tuple[_Slot, ...]:
    small = (_Slot(column=column, columns=4, row=row, anatomy="compact") for row in (0, 1) for column in (4, 8))
    return (_Slot(column=0, columns=4, row=0, rows=2), *small)


ARRANGEMENTS: dict[int, tuple[tuple[_Slot, ...], ...]] = {
    2: (_rows_of(2), _rows_of(2, anatomy="compact")),
    3: (_rows_of(3), _rows_of(3, anatomy="compact")),
    4: (_rows_of(2, 2, anatomy="compact"), _rows_of(4)),
    5: (_beside_hero(), _rows_of(2, 3, anatomy="compact")),
    6: (_rows_of(3, 3, anatomy="compact"), _rows_of(3, 3)),
}
"""The arrangements to try for each number of cards, in order."""


def fit_cards(block: markup.Cards, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the cards in the first arrangement that holds them whole; cards that no arrangement holds go on, whole rows of them.

    Cards grow towards the height of the room. A row of cards has one height, and its figures stand on one line.
    """
    if block.arrows and len(block.cards) > 1:
        return fit_chain(block, room, typesetter)
    whole = first_whole(_trials(block, room, typesetter))
    if whole is not None:
        return whole
    across = {1: 1, 2: 2, 4: 2}.get(len(block.cards), ONE_ROW)
    row = block.cards[:across]
    for sizes in TALL[: _closest_level(row, room, typesetter) + 1]:
        fragment = _fit_slots(row, _rows_of(across), sizes, room, typesetter)
        if fragment is not None:
            remainder = block.cards[across:]
            return replace(fragment, remainder=replace(block, cards=remainder)) if remainder else fragment
    return nothing_fits(block) if _should_wait(row, room, typesetter) else fit_card_list(block, room, typesetter)


def _closest_level(row: Sequence[markup.Card], room: Box, typesetter: Typesetter) -> int:
    """The closest level at which a row may be set: that of an almost empty slide, which it waits for rather than be set smaller."""
    if not _is_low_room(room, typesetter):
        return len(TALL) - 1
    empty = _almost_empty(room, typesetter)
    fitting = (level for level, sizes in enumerate(TALL) if _fit_slots(row, _rows_of(len(row)), sizes, empty, typesetter))
    return next(fitting, len(TALL) - 1)


def _should_wait(row: Sequence[markup.Card], room: Box, typesetter: Typesetter) -> bool:
    """Whether an empty slide holds cards side by side that this low room does not."""
    empty = _almost_empty(room, typesetter)
    return _is_low_room(room, typesetter) and _fit_slots(row, _rows_of(len(row)), TALL[-1], empty, typesetter) is not None


def _almost_empty(room: Box, typesetter: Typesetter) -> Box:
    """The room on a slide that holds nothing else but small print and links."""
    return room.with_height(typesetter.brand.layout("content").room.height * ALMOST_EMPTY // 100)


def _is_low_room(room: Box, typesetter: Typesetter) -> bool:
    return room.height < _almost_empty(room, typesetter).height


def _trials(block: markup.Cards, room: Box, typesetter: Typesetter) -> Iterator[Trial]:
    cards = block.cards
    if len(cards) == 1:
        yield partial(fit_hero, block, room, typesetter)
    if len(cards) == PAIR and cards[0].emphasis == "accent":
        yield partial(fit_halves, block, room, typesetter)
    if len(cards) > 1 and cards[0].emphasis == "accent":
        yield partial(fit_lead, block, room, typesetter)
    for slots in ARRANGEMENTS.get(len(cards), ()):
        scale = COMPACT if any(slot.anatomy == "compact" for slot in slots) else TALL
        for level in range(len(scale)):
            yield partial(_arranged, block, slots, level, room, typesetter)
    if len(cards) > ONE_ROW or not _should_wait(cards, room, typesetter):
        yield partial(fit_card_list, block, room, typesetter)


def _arranged(block: markup.Cards, slots: Sequence[_Slot], level: int, room: Box, typesetter: Typesetter) -> Fragment:
    return _fit_slots(block.cards, slots, TALL[level], room, typesetter) or nothing_fits(block)


def _fit_slots(
    cards: Sequence[markup.Card], slots: Sequence[_Slot], sizes: CardSizes, room: Box, typesetter: Typesetter
) -> Fragment | None:
    """The cards in their slots, all rows of one height, or None where the room is too small."""
    card_style = card_style_of(typesetter)
    boxes = [_slot_column(slot, room, card_style) for slot in slots]
    if min(box.width for box in boxes) < NARROWEST:
        return None
    measured = _measure_cards(cards, slots, boxes, sizes, typesetter)
    feet = [max(other.foot for other, beside in zip(measured, slots, strict=True) if _stand_together(slot, beside)) for slot in slots]
    rows = max(slot.row + slot.rows for slot in slots)
    gap, pads = card_style.gap, card_style.insets.top + card_style.insets.bottom
    tall = [card.height_over(foot) + pads - gap * (slot.rows - 1) for card, foot, slot in zip(measured, feet, slots, strict=True)]
    needed = max(-(-height // slot.rows) for height, slot in zip(tall, slots, strict=True))
    free = (room.height - gap * (rows - 1)) // rows
    if needed > free:
        return None
    stretch = STRETCH if any(card.foot for card in measured) else STRETCH_PLAIN
    height = min(free, needed + stretch // rows)
    items: list[Item] = []
    for card, foot, slot, box in zip(measured, feet, slots, boxes, strict=True):
        whole = box.band(room.top + (height + gap) * slot.row, height * slot.rows + gap * (slot.rows - 1))
        items += card_items(card, whole, foot, typesetter, card_style)
    return Fragment(items=tuple(items), height=height * rows + gap * (rows - 1), cut=sum(card.cut for card in measured))


def _stand_together(slot: _Slot, other: _Slot) -> bool:
    return (slot.row, slot.rows) == (other.row, other.rows)


def _slot_column(slot: _Slot, room: Box, card_style: CardStyle) -> Box:
    column = (room.width + card_style.gutter) / GRID
    left, right = (Emu(round(column * edge)) for edge in (slot.column, slot.column + slot.columns))
    return room.beside(left).with_width(right - left - card_style.gutter)


def _measure_cards(
    cards: Sequence[markup.Card], slots: Sequence[_Slot], boxes: Sequence[Box], sizes: CardSizes, typesetter: Typesetter
) -> list[MeasuredCard]:
    """Measure every card at the sizes of its anatomy; cards of one anatomy have figures of one size."""
    card_style = card_style_of(typesetter)
    level = TALL.index(sizes)
    measured: list[MeasuredCard] = []
    for card, slot, box in zip(cards, slots, boxes, strict=True):
        scale = sizes if slot.anatomy == "tall" else COMPACT[min(level, len(COMPACT) - 1)]
        alike = [n for n, other in enumerate(slots) if (other.anatomy, other.rows) == (slot.anatomy, slot.rows)]
        group, widths = [cards[n] for n in alike], [card_style.inner(boxes[n]).width for n in alike]
        figure = figure_size(group, widths, scale.figure, typesetter)
        lead = points(scale.icon + ICON_GAP if slot.anatomy == "compact" and any(other.icon for other in group) else 0)
        has_figures = any(other.figure or other.caption for other in cards)  # without them there is height for headings of two lines
        heading = heading_size(group, [width - lead for width in widths], scale.heading, typesetter) if has_figures else scale.heading
        fitted = replace(scale, figure=figure, heading=heading, words=min(scale.words, heading))  # words are no larger than their heading
        measure = CardMeasure(width=card_style.inner(box).width, anatomy=slot.anatomy, sizes=fitted)
        measured.append(measure_card(card, measure, typesetter, card_style))
    return measured

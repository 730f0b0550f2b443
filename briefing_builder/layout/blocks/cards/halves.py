"""Two cards as two large halves of the slide: the first is what the slide is about, the other is as large and quieter."""

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.cards.content import CardSizes, MeasuredCard, card_group, card_items, icon_item
from briefing_builder.layout.blocks.cards.large import WIDE, large_card_style, measure_large_card, words_at_foot
from briefing_builder.layout.blocks.cards.style import CardStyle
from briefing_builder.layout.room.fragment import Fragment, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import replace

SIZES = (
    CardSizes(icon=88, air=24, heading=48, words=28, figure=112, caption=18),
    CardSizes(icon=84, air=22, heading=44, words=26, figure=96, caption=18),
    CardSizes(icon=80, air=20, heading=40, words=26, figure=96, caption=16),
    CardSizes(icon=72, air=18, heading=36, words=24, figure=88, caption=16),
    CardSizes(icon=64, air=16, heading=32, words=22, figure=80, caption=16),
    CardSizes(icon=64, air=14, heading=32, words=22, figure=66, caption=16),
    CardSizes(icon=56, air=14, heading=28, words=20, figure=66, caption=14),
    CardSizes(icon=48, air=12, heading=24, words=18, figure=54, caption=14),
)
HEADING_LINES = 3
PAD = points(24)
MOST_ICON = points(96)
"""The side of an icon that stands beside a figure."""


def fit_halves(block: markup.Cards, room: Box, typesetter: Typesetter) -> Fragment:
    """Set two cards side by side over the whole height, their headings on one line; nothing where they do not fit."""
    if room.width < WIDE:
        return nothing_fits(block)
    style = large_card_style(typesetter, PAD)
    boxes = room.columns([1, 1], style.gutter)
    has_figures = any(card.figure for card in block.cards)
    for sizes in SIZES:
        halves = [
            measure_large_card(replace(card, icon="") if has_figures else card, box, sizes, typesetter, style, is_quoted=True)
            for card, box in zip(block.cards, boxes, strict=True)
        ]
        foot = max(half.foot for half in halves)
        beside = min(foot, MOST_ICON) + points(sizes.air) if foot else ZERO  # an icon, where the other has a figure
        needed = max(half.height + (ZERO if half.foot else beside) for half in halves) + style.insets.top + style.insets.bottom
        if needed <= room.height and all(half.heading.lines <= HEADING_LINES and not half.cut for half in halves):
            tallest = max(half.body.height for half in halves)
            items: list[Item] = []
            for card, half, box in zip(block.cards, halves, boxes, strict=True):
                items += (
                    _over_foot(card, half, box, foot, typesetter, style) if foot else words_at_foot(half, box, tallest, typesetter, style)
                )
            return Fragment(items=tuple(items), height=room.height)
    return nothing_fits(block)


def _over_foot(card: markup.Card, half: MeasuredCard, box: Box, foot: Emu, typesetter: Typesetter, style: CardStyle) -> tuple[Item, ...]:
    """The words of a card over its figure; over its icon where it has none."""
    if half.foot or not card.icon:
        return card_items(half, box, foot, typesetter, style)
    side, inner = min(foot, MOST_ICON), style.inner(box)
    items = style.items(box, card.emphasis, typesetter)
    if half.mark.paragraphs:
        items.append(text_item("Mark", half.mark, inner.with_height(half.mark.height), card.origin))
    body = inner.band(inner.top + half.head, half.body.height).with_width(half.column)
    square = inner.band(Emu(inner.bottom - side), side).sized(side, side)
    words = text_item("Card", half.body, body, card.origin)
    return card_group(card, [*items, icon_item(card, square, typesetter, style), words])

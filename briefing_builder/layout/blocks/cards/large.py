"""A card that its slide is about, on a surface of its own: its style, its words measured, and the form with its words at the foot."""

from briefing_builder.deck.model import Insets, Item
from briefing_builder.layout.blocks.cards.content import (
    ICON_GAP,
    CardMeasure,
    CardSizes,
    MeasuredCard,
    card_group,
    figure_size,
    icon_item,
    measure_card,
    sized_style,
)
from briefing_builder.layout.blocks.cards.style import CardStyle, card_style_of
from briefing_builder.layout.room.fragment import text_item
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import replace

WIDE = points(640)
"""The least width of a room in which a large card stands beside others."""


def large_card_style(typesetter: Typesetter, pad: Emu) -> CardStyle:
    """Return the surface of large cards: that of the brand where cards are filled, a quiet panel where they stand under rules."""
    style = card_style_of(typesetter)
    kind = "panel" if style.kind == "ruled" else "filled"
    return replace(style, kind=kind, insets=Insets(left=pad, top=pad, right=pad, bottom=pad))


def measure_large_card(
    card: markup.Card, box: Box, sizes: CardSizes, typesetter: Typesetter, style: CardStyle, *, is_quoted: bool
) -> MeasuredCard:
    """Measure the card for a box that it fills, its figure on one line.

    The heading of a quoted one has the face of quotes on a quiet panel, and of an accented card the accent.
    """
    width = style.inner(box).width
    fitted = replace(sizes, figure=figure_size([card], [width], sizes.figure, typesetter))
    measured = measure_card(card, CardMeasure(width=width, anatomy="tall", sizes=fitted), typesetter, style)
    if style.kind != "panel" or not is_quoted:
        return measured
    large = sized_style(typesetter, "quote", sizes.heading, "accent" if card.emphasis == "accent" else "ink")
    return replace(measured, heading=typesetter.typeset(card.heading, large, measured.column, card.origin))


def words_at_foot(measured: MeasuredCard, box: Box, tallest: Emu, typesetter: Typesetter, style: CardStyle) -> tuple[Item, ...]:
    """Return a card without a figure: its icon at the head, and its words where the tallest of the row begin that end at the foot."""
    card, inner = measured.card, style.inner(box)
    items = style.items(box, card.emphasis, typesetter)
    if card.icon:
        items.append(icon_item(card, inner.sized(measured.icon, measured.icon), typesetter, style))
    if measured.mark.paragraphs:
        beside = inner.beside(measured.icon + points(ICON_GAP) if card.icon else ZERO)
        line = beside.with_height(max(measured.icon, measured.mark.height))
        items.append(text_item("Mark", measured.mark, line, card.origin, anchor="middle"))
    body = inner.band(inner.bottom - tallest, measured.body.height).with_width(measured.column)
    items.append(text_item("Card", measured.body, body, card.origin))
    return card_group(card, items)

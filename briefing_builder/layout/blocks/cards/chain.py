"""Cards that lead to one another: side by side with an arrow between two, the last of them is where it all goes."""

from collections.abc import Sequence

from briefing_builder.deck.model import Item, Shape
from briefing_builder.deck.path import LineTo, Move, Path
from briefing_builder.layout.blocks.cards.content import (
    CardMeasure,
    CardSizes,
    MeasuredCard,
    card_items,
    figure_size,
    measure_card,
)
from briefing_builder.layout.blocks.cards.list import fit_card_list
from briefing_builder.layout.blocks.cards.style import CardStyle, card_style_of
from briefing_builder.layout.room.fragment import Fragment, nothing_fits
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import replace

SIZES = (
    CardSizes(icon=72, air=30, heading=48, words=28, figure=96, caption=18),
    CardSizes(icon=66, air=28, heading=40, words=26, figure=88, caption=18),
    CardSizes(icon=60, air=26, heading=32, words=24, figure=80, caption=18),
    CardSizes(icon=56, air=22, heading=28, words=22, figure=66, caption=18),
    CardSizes(icon=52, air=20, heading=24, words=20, figure=60, caption=16),
    CardSizes(icon=44, air=16, heading=22, words=18, figure=54, caption=16),
    CardSizes(icon=40, air=12, heading=20, words=18, figure=48, caption=14),
    CardSizes(icon=36, air=8, heading=18, words=16, figure=40, caption=14),
)
NARROWEST = points(170)
THREE = 3
GUTTER = points(64)
"""Room for an arrow and the air beside it."""
ARROW, ARROW_HEIGHT, ARROW_WEIGHT = points(34), points(18), points(2.5)
LINE = 1.3
"""The height of a line of a heading, in sizes."""
STRETCH = points(120)
"""How much taller than its words a chain may become."""


def fit_chain(block: markup.Cards, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the cards in one row, as large as the room allows; one below the other where they cannot stand so."""
    style = card_style_of(typesetter)
    columns = room.columns(_shares(block.cards), GUTTER)
    if columns[0].width >= NARROWEST:
        for sizes in SIZES:
            cards = _measured(block.cards, columns, sizes, typesetter, style)
            height = max(card.height for card in cards) + style.insets.top + style.insets.bottom
            if height <= room.height and not sum(card.cut for card in cards):
                return _row(cards, columns, min(room.height, height + STRETCH), typesetter, style)
    return fit_card_list(replace(block, arrows=False), room, typesetter) if block.cards else nothing_fits(block)


def _shares(cards: Sequence[markup.Card]) -> list[int]:
    """All are as wide; but of two, the one that matters is wider."""
    return [7 if card.emphasis == "accent" else 5 for card in cards] if len(cards) < THREE else [1] * len(cards)


def _measured(
    cards: Sequence[markup.Card], columns: Sequence[Box], sizes: CardSizes, typesetter: Typesetter, style: CardStyle
) -> list[MeasuredCard]:
    widths = [style.inner(box).width for box in columns]
    fitted = replace(sizes, figure=figure_size(cards, widths, sizes.figure, typesetter))
    return [
        measure_card(card, CardMeasure(width=width, anatomy="tall", sizes=fitted), typesetter, _style_in_chain(card, style))
        for card, width in zip(cards, widths, strict=True)
    ]


def _row(cards: Sequence[MeasuredCard], columns: Sequence[Box], height: Emu, typesetter: Typesetter, style: CardStyle) -> Fragment:
    items: list[Item] = []
    for number, (card, column) in enumerate(zip(cards, columns, strict=True)):
        box = column.with_height(height)
        items += card_items(card, box, card.foot, typesetter, _style_in_chain(card.card, style))
        if number + 1 < len(cards):
            level = style.insets.top + card.head + points(card.measure.sizes.heading * LINE)  # open cards are joined at their headings
            gap = Box(left=box.right, top=box.top, width=GUTTER, height=level if style.kind == "ruled" else box.height)
            if style.kind == "ruled":
                gap = gap.lower_right(GUTTER, points(card.measure.sizes.heading * LINE))
            items.append(arrow(gap.centred(ARROW, ARROW_HEIGHT), typesetter.colour("accent")))
    return Fragment(items=tuple(items), height=height, cut=sum(card.cut for card in cards))


def _style_in_chain(card: markup.Card, style: CardStyle) -> CardStyle:
    """The style of one card: the accented one is filled with the accent where cards have a surface."""
    return style if style.kind == "ruled" or card.emphasis != "accent" else replace(style, kind="filled")


def arrow(box: Box, colour: str) -> Shape:
    """Return an arrow to the right that fills the box, as one open line: decoration, since the order of the words says the same."""
    head = box.height // 2
    steps = (
        Move(x=0, y=head), LineTo(x=box.width, y=head), Move(x=box.width - head, y=0), LineTo(x=box.width, y=head),
        LineTo(x=box.width - head, y=box.height),
    )  # fmt: skip
    path = Path(width=box.width, height=box.height, steps=steps)
    return Shape(name="Arrow", box=box, geometry=path, line=colour, weight=ARROW_WEIGHT)

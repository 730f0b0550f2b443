"""One large card and the others as rows beside it: the first is what the slide is about, the others add to it."""

from collections.abc import Sequence

from briefing_builder.deck.model import Insets, Item
from briefing_builder.layout.blocks.cards.content import (
    CardMeasure,
    CardSizes,
    MeasuredCard,
    card_group,
    card_items,
    figure_size,
    icon_item,
    measure_card,
    sized_style,
)
from briefing_builder.layout.blocks.cards.style import CardStyle, card_style_of
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.fragment import GUTTER, Fragment, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value, replace

LEADS = (
    CardSizes(icon=60, air=22, heading=28, words=22, figure=96, caption=16),
    CardSizes(icon=52, air=18, heading=26, words=20, figure=80, caption=16),
    CardSizes(icon=48, air=16, heading=24, words=20, figure=66, caption=16),
    CardSizes(icon=44, air=12, heading=20, words=18, figure=60, caption=14),
    CardSizes(icon=0, air=10, heading=20, words=18, figure=60, caption=14),
    CardSizes(icon=0, air=8, heading=20, words=18, figure=48, caption=14),
    CardSizes(icon=0, air=6, heading=18, words=18, figure=44, caption=14),
)
"""Of the large card; where its words need the height, its icon gives way."""
ROWS = (
    CardSizes(icon=40, air=16, heading=22, words=18, figure=26, caption=14),
    CardSizes(icon=36, air=12, heading=20, words=18, figure=24, caption=14),
    CardSizes(icon=32, air=8, heading=18, words=18, figure=22, caption=14),
    CardSizes(icon=30, air=4, heading=18, words=18, figure=20, caption=12),
    CardSizes(icon=0, air=7, heading=18, words=18, figure=20, caption=12),
    CardSizes(icon=0, air=3, heading=18, words=18, figure=20, caption=12),
)
"""Of the rows; `air` is what each has above and below. Icons give way before the type becomes small."""
LEAD_PAD = points(20)
WIDE = points(640)
ICON_GAP = points(16)
FIGURE_GAP = points(18)
SHARES = ([5, 7], [4, 8])
FIGURE_SHARE = 25
"""What figures take of the rows' width, in per cent."""


class _Row(Value, frozen=True, kw_only=True):
    """A card as a row: its words, and its figure at the right."""

    card: markup.Card
    heading: TypesetText
    words: TypesetText
    figure: TypesetText
    height: Emu


def fit_lead(block: markup.Cards, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the first card large over the left, the others as rows beside it; both take the whole height. Nothing where they do not fit."""
    if room.width < WIDE:
        return nothing_fits(block)
    first, *others = block.cards
    for sizes in ROWS:
        for shares in SHARES:
            left, right = room.spans(shares, GUTTER)
            rows = [_measured_beside(card, others, sizes, right.width, typesetter) for card in others]
            lead = _lead(first, left, typesetter) if total_length([row.height for row in rows]) <= room.height else None
            if lead:
                style, measured = lead
                cut = measured.cut + sum(row.heading.cut + row.words.cut + row.figure.cut for row in rows)
                card = card_items(measured, left, measured.foot, typesetter, style)
                return Fragment(items=(*card, *_beside_items(sizes, rows, right, typesetter)), height=room.height, cut=cut)
    return nothing_fits(block)


def _lead_style(typesetter: Typesetter) -> CardStyle:
    """The surface of the large card: the accent where cards are filled, a quiet panel where they stand under rules."""
    style = card_style_of(typesetter)
    kind = "panel" if style.kind == "ruled" else "filled"
    return replace(style, kind=kind, insets=Insets(left=LEAD_PAD, top=LEAD_PAD, right=LEAD_PAD, bottom=LEAD_PAD))


def _lead(card: markup.Card, box: Box, typesetter: Typesetter) -> tuple[CardStyle, MeasuredCard] | None:
    style = _lead_style(typesetter)
    width = style.inner(box).width
    for sizes in LEADS:
        fitted = replace(sizes, figure=figure_size([card], [width], sizes.figure, typesetter))
        shown = card if sizes.icon else replace(card, icon="")
        measured = measure_card(shown, CardMeasure(width=width, anatomy="tall", sizes=fitted), typesetter, style)
        if measured.height + style.insets.top + style.insets.bottom <= box.height:
            return style, measured
    return None


def _measured_beside(card: markup.Card, cards: Sequence[markup.Card], sizes: CardSizes, width: Emu, typesetter: Typesetter) -> _Row:
    has_figures = any(other.figure or other.caption for other in cards)
    right = Emu(width * FIGURE_SHARE // 100) if has_figures else ZERO
    lead = points(sizes.icon) + ICON_GAP if sizes.icon and any(other.icon for other in cards) else ZERO
    inner = Emu(width - lead - right - (FIGURE_GAP if has_figures else ZERO))

    def typeset(words: markup.Words | str, role: str, points_: int, room: Emu, colour: str = "") -> TypesetText:
        return typesetter.typeset(words, sized_style(typesetter, role, points_, colour), room, card.origin)

    mark = typesetter.typeset(card.mark, typesetter.style("label"), inner, card.origin)
    heading, words = (
        stacked([mark, typeset(card.heading, "heading", sizes.heading, inner)]),
        typeset(card.words, "body", sizes.words, inner),
    )
    number = typeset(card.figure, "heading", sizes.figure, right or width)
    figure = stacked([number, typeset(card.caption, "table", sizes.caption, right or width, "muted")])
    height = max(heading.height + words.height, figure.height, points(sizes.icon)) + 2 * points(sizes.air)
    return _Row(card=card, heading=heading, words=words, figure=figure, height=height)


def _beside_items(sizes: CardSizes, rows: Sequence[_Row], room: Box, typesetter: Typesetter) -> list[Item]:
    """The rows over the whole height, a hairline between two of them."""
    spare = Emu((room.height - total_length([row.height for row in rows])) // len(rows))
    has_figures = any(row.figure.paragraphs for row in rows)
    right = Emu(room.width * FIGURE_SHARE // 100) if has_figures else ZERO
    items: list[Item] = []
    style = replace(card_style_of(typesetter), kind="ruled")
    for number, (row, box) in enumerate(zip(rows, room.rows([Emu(row.height + spare) for row in rows], ZERO), strict=True)):
        parts: list[Item] = [rule(box, typesetter.colour("hairline"))] if number else []
        side = points(sizes.icon)
        lead = side + ICON_GAP if side and any(other.card.icon for other in rows) else ZERO
        if lead and row.card.icon:
            plain = replace(row.card, emphasis="plain")
            parts.append(icon_item(plain, box.band(box.top + (box.height - side) // 2, side).with_width(side), typesetter, style))
        words = box.beside(lead)
        words = words.with_width(Emu(words.width - right - (FIGURE_GAP if has_figures else ZERO)))
        top = box.top + (box.height - row.heading.height - row.words.height) // 2
        parts.append(text_item("Heading", row.heading, words.band(top, row.heading.height), row.card.origin))
        if row.words.paragraphs:
            parts.append(text_item("Card", row.words, words.band(top + row.heading.height, row.words.height), row.card.origin))
        if row.figure.paragraphs:
            parts.append(text_item("Figure", row.figure, box.beside(Emu(box.width - right)), row.card.origin, anchor="middle"))
        items += card_group(row.card, parts)
    return items

"""Cards that stand alone on their row: one as a hero over the whole width, or many as a list."""

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.cards.content import (
    Anatomy,
    CardMeasure,
    CardSizes,
    MeasuredCard,
    card_group,
    card_items,
    figure_items,
    figure_size,
    icon_item,
    measure_card,
    sized_style,
)
from briefing_builder.layout.blocks.cards.style import CardStyle, card_style_of
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.fragment import GUTTER, SMALL_GAP, Fragment, nothing_fits, text_item
from briefing_builder.layout.room.trials import first_that_fits
from briefing_builder.layout.text.balance import last_line_share
from briefing_builder.layout.text.typeset import Typesetter, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value, replace

HERO = (
    CardSizes(icon=56, air=18, heading=30, words=26, figure=96, caption=18),
    CardSizes(icon=52, air=16, heading=26, words=24, figure=80, caption=16),
    CardSizes(icon=48, air=14, heading=24, words=20, figure=66, caption=16),
)
HERO_SAID = (
    CardSizes(icon=120, air=18, heading=54, words=32, figure=96, caption=18),
    CardSizes(icon=104, air=16, heading=48, words=30, figure=96, caption=18),
    CardSizes(icon=96, air=14, heading=40, words=28, figure=96, caption=18),
    CardSizes(icon=84, air=14, heading=34, words=26, figure=96, caption=18),
)
"""Without a figure the words themselves are large, beside a large icon."""
HERO_LINES, HERO_LAST_LINE = 2, 40
"""So many lines a heading may have that is set so large, and so long is the last at least, in per cent of the longest."""
HERO_WIDTH = points(560)
"""Below this a hero stands like a card in a row."""
NARROWEST = points(150)
"""The narrowest card with all its parts; a narrower one is a row of a list."""
NARROW_HERO = CardSizes(icon=44, air=16, heading=20, words=20, figure=54, caption=16)
STRETCH = points(90)
"""How much taller than its words a hero may become, to use the room."""
ROW = CardSizes(icon=30, air=0, heading=18, words=18, figure=32, caption=14)
ROW_PADS = (14, 10, 6)
WIDE_LIST = points(640)
ICON_COLUMN = points(46)


def fit_hero(block: markup.Cards, room: Box, typesetter: Typesetter) -> Fragment:
    """Set one card over the whole width: the figure left, the words right, as large as the room allows."""
    (card,) = block.cards
    if room.width < NARROWEST:
        return nothing_fits(block)
    if room.width < HERO_WIDTH:
        return _narrow_hero(block, room, typesetter)
    for sizes in HERO if card.figure else (*HERO_SAID, *HERO):
        fragment = _hero_at(card, sizes, room, typesetter)
        if fragment and fragment.height <= room.height:
            return fragment
    return nothing_fits(block)


def _narrow_hero(block: markup.Cards, room: Box, typesetter: Typesetter) -> Fragment:
    (card,), card_style = block.cards, card_style_of(typesetter)
    width = card_style.inner(room).width
    sizes = replace(NARROW_HERO, figure=figure_size([card], [width], NARROW_HERO.figure, typesetter))
    measured = measure_card(card, CardMeasure(width=width, anatomy="tall", sizes=sizes), typesetter, card_style)
    height = measured.height + card_style.insets.top + card_style.insets.bottom
    if height > room.height:
        return nothing_fits(block)
    return Fragment(items=card_items(measured, room.with_height(height), measured.foot, typesetter, card_style), height=height)


def _hero_at(card: markup.Card, sizes: CardSizes, room: Box, typesetter: Typesetter) -> Fragment | None:
    """The card at these sizes; None where a heading that is large without a figure has too many lines."""
    card_style = card_style_of(typesetter)
    inner = card_style.inner(room)
    left, right = inner.columns([5, 7] if card.figure else [2, 9] if sizes in HERO_SAID else [1, 7], GUTTER)
    right = right if card.figure or card.icon else inner
    sizes = replace(sizes, figure=figure_size([card], [left.width], sizes.figure, typesetter))
    figure = measure_card(card, CardMeasure(width=left.width, anatomy="tall", sizes=sizes), typesetter, card_style)
    words = measure_card(card, CardMeasure(width=right.width, anatomy="tall", sizes=sizes), typesetter, card_style)
    if sizes in HERO_SAID and not _is_good_hero(words, typesetter):
        return None
    icon = words.icon if card.figure else ZERO
    text = stacked([words.heading, words.words], points(10))
    mark = words.mark.height + (SMALL_GAP if words.mark.paragraphs else ZERO)
    beside = (icon + points(sizes.air) if icon else ZERO) + mark + text.height
    needed = max(figure.foot, beside, words.icon)
    pads = card_style.insets.top + card_style.insets.bottom
    tall = max(needed, min(room.height - pads, needed + STRETCH))
    height = tall + pads
    items = card_style.items(room.with_height(height), card.emphasis, typesetter)
    items += figure_items(replace(figure, beside=False), left.moved(down=(tall - figure.foot) // 2))
    top = inner.top + (tall - max(beside, words.icon)) // 2
    if card.icon:
        column = right if card.figure else left
        items.append(icon_item(card, column.band(top, words.icon).sized(words.icon, words.icon), typesetter, card_style))
        top += icon + points(sizes.air) if icon else ZERO
    if words.mark.paragraphs:
        aligned = tuple(replace(paragraph, align="right" if paragraph.rtl else "left") for paragraph in words.mark.paragraphs)
        items.append(text_item("Mark", replace(words.mark, paragraphs=aligned), right.band(top, words.mark.height), card.origin))
    items.append(text_item("Card", text, right.band(top + mark, text.height), card.origin))
    return Fragment(items=card_group(card, items), height=height, cut=figure.figure.cut + figure.caption.cut + words.cut)


def _is_good_hero(words: MeasuredCard, typesetter: Typesetter) -> bool:
    """Whether a heading that is large without a figure has few lines, the last of them not short."""
    heading = words.heading
    if heading.lines > HERO_LINES or words.cut:
        return False
    return last_line_share(heading, sized_style(typesetter, "heading", words.measure.sizes.heading), typesetter) >= HERO_LAST_LINE


class _ListRow(Value, frozen=True, kw_only=True):
    """A card as a row: its columns, and its words measured for them."""

    card: markup.Card
    icon: Box | None
    name: Box
    words: Box
    figure: Box
    heading: MeasuredCard
    text: MeasuredCard
    number: MeasuredCard
    height: Emu

    @property
    def cut(self) -> int:
        """How many words are wider than their column."""
        return self.heading.heading.cut + self.heading.mark.cut + self.text.words.cut + self.number.figure.cut + self.number.caption.cut


def fit_card_list(block: markup.Cards, room: Box, typesetter: Typesetter) -> Fragment:
    """Set one card a row, a hairline above each; rows that do not fit go on."""
    card_style = replace(card_style_of(typesetter), kind="ruled")
    return first_that_fits(_list_at(block, room, typesetter, card_style, points(pad)) for pad in ROW_PADS)


def _list_at(block: markup.Cards, room: Box, typesetter: Typesetter, card_style: CardStyle, pad: Emu) -> Fragment:
    items: list[Item] = []
    used, cut = ZERO, 0
    for number, card in enumerate(block.cards):
        row = _measured_row(card, block, room, typesetter, card_style)
        height = row.height + 2 * pad
        if used + height > room.height:
            return Fragment(items=tuple(items), height=used, remainder=replace(block, cards=block.cards[number:]), cut=cut)
        line = room.below(used)
        parts = _list_row_items(row, line.top + pad, typesetter, card_style)
        items += card_group(card, [rule(line, typesetter.colour("hairline")), *parts])
        used += height
        cut += row.cut
    return Fragment(items=tuple(items), height=used, cut=cut)


def _measured_row(card: markup.Card, block: markup.Cards, room: Box, typesetter: Typesetter, card_style: CardStyle) -> _ListRow:
    has_icons = any(other.icon for other in block.cards) and room.width >= WIDE_LIST
    lead = ICON_COLUMN if has_icons else ZERO
    icon = room.sized(points(ROW.icon), points(ROW.icon)) if has_icons and card.icon else None
    has_figures = any(other.figure or other.caption for other in block.cards)
    is_wide = room.width >= WIDE_LIST
    shares = ([5, 6] if is_wide else [7]) + ([5 if is_wide else 3] if has_figures else [])
    boxes = room.beside(lead).columns(shares, points(24))
    name, words, figure = boxes[0], boxes[1 if is_wide else 0], boxes[-1]
    size = figure_size(block.cards, [figure.width] * len(block.cards), ROW.figure, typesetter)

    def measured(width: Emu, anatomy: Anatomy = "tall") -> MeasuredCard:
        measure = CardMeasure(width=width, anatomy=anatomy, sizes=replace(ROW, figure=size))
        return measure_card(replace(card, icon=""), measure, typesetter, card_style)

    heading, text, number = measured(name.width), measured(words.width), measured(figure.width, "compact")
    title = heading.mark.height + heading.heading.height
    words_height = max(title, text.words.height) if is_wide else title + text.words.height + (SMALL_GAP if text.words.paragraphs else ZERO)
    height = max(words_height, number.foot if has_figures else ZERO, icon.height if icon else ZERO)
    return _ListRow(card=card, icon=icon, name=name, words=words, figure=figure, heading=heading, text=text, number=number, height=height)


def _list_row_items(row: _ListRow, top: Emu, typesetter: Typesetter, card_style: CardStyle) -> list[Item]:
    card = row.card
    items: list[Item] = []
    mark, heading, words = row.heading.mark, row.heading.heading, row.text.words
    if mark.paragraphs:
        items.append(text_item("Mark", mark, row.name.band(top, mark.height), card.origin))
    below = top + mark.height
    if row.words == row.name:
        body = stacked([heading, words], SMALL_GAP)
        items.append(text_item("Card", body, row.name.band(below, body.height), card.origin))
    else:
        items.append(text_item("Heading", heading, row.name.band(below, heading.height), card.origin))
        if words.paragraphs:
            items.append(text_item("Card", words, row.words.band(top, words.height), card.origin))
    items += figure_items(row.number, row.figure.band(top, row.number.foot))
    if row.icon:
        items.append(icon_item(row.card, row.icon.band(top, row.icon.height), typesetter, card_style))
    return items

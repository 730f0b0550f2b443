"""The words of a card, measured: sizes by level, one figure size for all cards, and the two ways to stack them in a box."""

from collections.abc import Sequence
from typing import Literal

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Align, Item
from briefing_builder.layout.blocks.cards.style import CardStyle
from briefing_builder.layout.drawings import pictogram
from briefing_builder.layout.room.fragment import SMALL_GAP, grouped, text_item
from briefing_builder.layout.text.balance import column_without_orphans
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value, replace

Anatomy = Literal["tall", "compact"]
ICON_GAP = 12
"""Points between an icon and the words beside it."""
FIGURE_SIZES = (132, 112, 96, 80, 66, 60, 54, 48, 44, 40, 36, 32, 28)
FIGURE_GAP = points(14)
"""Between a figure and the caption beside it."""
SMALLEST_HEADING = 18
SMALL_FIGURE = 22
CAPTION_SHARE = 42
"""What a caption beside the figure needs at least of a compact card's width, in per cent."""


class CardSizes(Value, frozen=True, kw_only=True):
    """How generously a card is set, in points."""

    icon: int
    air: int
    heading: int
    words: int
    figure: int
    caption: int


TALL = (
    CardSizes(icon=64, air=24, heading=24, words=24, figure=80, caption=16),
    CardSizes(icon=56, air=20, heading=24, words=22, figure=66, caption=14),
    CardSizes(icon=48, air=18, heading=22, words=20, figure=60, caption=14),
    CardSizes(icon=44, air=16, heading=20, words=20, figure=54, caption=14),
    CardSizes(icon=42, air=14, heading=20, words=18, figure=48, caption=14),
    CardSizes(icon=36, air=11, heading=18, words=18, figure=40, caption=14),
    CardSizes(icon=30, air=8, heading=18, words=18, figure=36, caption=14),
)
COMPACT = (
    CardSizes(icon=42, air=14, heading=20, words=20, figure=48, caption=14),
    CardSizes(icon=38, air=12, heading=20, words=18, figure=48, caption=14),
    CardSizes(icon=34, air=8, heading=18, words=18, figure=44, caption=14),
    CardSizes(icon=30, air=6, heading=18, words=18, figure=32, caption=12),
)


class CardMeasure(Value, frozen=True, kw_only=True):
    """What a card is measured for: the width of its words, how they are stacked, and their sizes."""

    width: Emu
    anatomy: Anatomy
    sizes: CardSizes


class MeasuredCard(Value, frozen=True, kw_only=True):
    """A card whose words are measured; `beside` is whether its caption stands to the right of its figure instead of below it.

    `column` is the width of the words between head and figure.
    """

    card: markup.Card
    column: Emu
    measure: CardMeasure
    mark: TypesetText
    heading: TypesetText
    words: TypesetText
    figure: TypesetText
    caption: TypesetText
    beside: bool

    @property
    def icon(self) -> Emu:
        """The side of the icon; 0 without one."""
        return points(self.measure.sizes.icon if self.card.icon else 0)

    @property
    def head(self) -> Emu:
        """The height above the words, with the air below it."""
        air = points(self.measure.sizes.air)
        if self.measure.anatomy == "compact":
            return max(self.icon, self.mark.height + self.heading.height) + (air if self.words.paragraphs else ZERO)
        return max(self.icon, self.mark.height) + air if self.icon or self.mark.paragraphs else ZERO

    @property
    def body(self) -> TypesetText:
        """What stands between head and figure."""
        return self.words if self.measure.anatomy == "compact" else stacked([self.heading, self.words], SMALL_GAP)

    @property
    def foot(self) -> Emu:
        """The height of figure and caption."""
        return max(self.figure.height, self.caption.height) if self.beside else self.figure.height + self.caption.height

    @property
    def cut(self) -> int:
        """How many words are wider than the card."""
        return sum(text.cut for text in (self.mark, self.heading, self.words, self.figure, self.caption))

    @property
    def height(self) -> Emu:
        """The height that the words need."""
        return self.height_over(self.foot)

    def height_over(self, foot: Emu) -> Emu:
        """Return what the words need where the figures of the row stand on one line, in a foot as tall as its tallest."""
        return self.head + self.body.height + (foot + points(self.measure.sizes.air + 4) if self.foot else ZERO)


def heading_size(cards: Sequence[markup.Card], widths: Sequence[Emu], most: int, typesetter: Typesetter) -> int:
    """Return the size, in points, at which every heading fits on one line of its width; `most` where no size can do that."""
    for size in range(most, SMALLEST_HEADING - 1, -1):
        style = sized_style(typesetter, "heading", size)
        if all(typesetter.width(markup.words_text(card.heading), style) <= width for card, width in zip(cards, widths, strict=True)):
            return size
    return most


def figure_size(cards: Sequence[markup.Card], widths: Sequence[Emu], most: int, typesetter: Typesetter) -> int:
    """Return the largest size, in points, at which every figure fits on one line of its width."""
    style = typesetter.style("figure")
    for size in FIGURE_SIZES:
        large = replace(style, size=points(size))
        if size <= most and all(typesetter.width(card.figure, large) <= width for card, width in zip(cards, widths, strict=True)):
            return size
    return FIGURE_SIZES[-1]


def measure_card(card: markup.Card, measure: CardMeasure, typesetter: Typesetter, card_style: CardStyle) -> MeasuredCard:
    """Measure the words of the card."""
    sizes, width, is_compact = measure.sizes, measure.width, measure.anatomy == "compact"
    lead = points(sizes.icon + ICON_GAP if card.icon else 0)
    figure_style = figure_style_of(card, sizes, typesetter)
    figure_width = typesetter.width(card.figure, figure_style) + points(1)
    beside_width = width - figure_width - FIGURE_GAP
    beside = is_compact and bool(card.figure) and beside_width >= width * CAPTION_SHARE // 100

    def typeset(words: markup.Words | str, style: TextStyle, room: Emu, align: Align = "left") -> TypesetText:
        return typesetter.typeset(words, card_style.style(style, card.emphasis), room, card.origin, align=align)

    heading, words = (sized_style(typesetter, "heading", sizes.heading), sized_style(typesetter, "body", sizes.words))
    in_body = [(card.words, words)] if is_compact else [(card.heading, heading), (card.words, words)]
    column = column_without_orphans(in_body, width, typesetter, card.origin)
    return MeasuredCard(
        card=card, measure=measure, beside=beside, column=column,
        mark=typeset(card.mark, typesetter.style("label"), width - lead, "right" if lead and not is_compact else "left"),
        heading=typeset(card.heading, heading, width - lead if is_compact else column),
        words=typeset(card.words, words, column),
        figure=typeset(card.figure, figure_style, figure_width if beside else width),
        caption=typeset(card.caption, sized_style(typesetter, "table", sizes.caption, "muted"), beside_width if beside else width),
    )  # fmt: skip


def figure_style_of(card: markup.Card, sizes: CardSizes, typesetter: Typesetter) -> TextStyle:
    """Return the style of the card's figure: large, or no larger than its heading."""
    if card.figure_size == "small":
        return sized_style(typesetter, "heading", max(SMALL_FIGURE, sizes.heading))
    return sized_style(typesetter, "figure", sizes.figure, "accent" if card.emphasis == "accent" else "ink")


def sized_style(typesetter: Typesetter, role: str, size: int, colour: str = "") -> TextStyle:
    """Return the brand's style of that role in another size (points) and, perhaps, colour role."""
    return typesetter.style(role, size=points(size), colour=typesetter.colour(colour) if colour else "")


def card_items(measured: MeasuredCard, box: Box, foot: Emu, typesetter: Typesetter, card_style: CardStyle) -> tuple[Item, ...]:
    """Return a card that fills the box, its ground, icon and words in one group; its figure stands in the lowest `foot` of it."""
    card, inner = measured.card, card_style.inner(box)
    is_compact = measured.measure.anatomy == "compact"
    items = card_style.items(box, card.emphasis, typesetter)
    if card.icon:
        items.append(icon_item(card, inner.sized(measured.icon, measured.icon), typesetter, card_style))
    beside = inner.beside(measured.icon + points(ICON_GAP) if card.icon else ZERO)
    label = stacked([measured.mark, measured.heading]) if is_compact else measured.mark
    if is_compact or label.paragraphs:
        line = beside.with_height(max(measured.icon, label.height))
        items.append(text_item("Heading" if is_compact else "Mark", label, line, card.origin, anchor="middle"))
    if measured.body.paragraphs:
        body = inner.band(inner.top + measured.head, measured.body.height).with_width(measured.column)
        items.append(text_item("Card", measured.body, body, card.origin))
    foot = measured.foot if card.figure_size == "small" else foot  # a small figure stands on the lower line of the large ones
    return card_group(card, items + figure_items(measured, inner.band(inner.bottom - foot, foot)))


def card_group(card: markup.Card, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the parts of a card as one group under its heading."""
    return grouped(f"Card: {markup.words_text(card.heading)}", items)


def figure_items(measured: MeasuredCard, box: Box) -> list[Item]:
    """Return figure and caption at the top of the box, or side by side in its middle."""
    origin = measured.card.origin
    if not measured.beside:
        whole = stacked([measured.figure, measured.caption])
        return [text_item("Figure", whole, box.with_height(whole.height), origin)] if whole.paragraphs else []
    width = measured.figure.width + points(1)
    items: list[Item] = [text_item("Figure", measured.figure, box.with_width(width), origin, anchor="middle")]
    if measured.caption.paragraphs:
        items.append(text_item("Caption", measured.caption, box.beside(width + FIGURE_GAP), origin, anchor="middle"))
    return items


def icon_item(card: markup.Card, box: Box, typesetter: Typesetter, card_style: CardStyle) -> Item:
    """Return the icon of a card in the brand's manner, in colours that stand out on the card."""
    is_lit = card_style.is_lit(card.emphasis)
    ground = "field" if is_lit else "surface" if card_style.kind != "ruled" else typesetter.ground
    colour = typesetter.colour(card_style.colour("accent", card.emphasis))
    return pictogram(card.icon, box, typesetter.brand.manner, colour=colour, ground=ground)

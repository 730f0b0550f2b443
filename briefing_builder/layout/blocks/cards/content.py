"""The words of a card, measured: sizes by level, one figure size for all cards, and the two ways to stack them in a box."""

from collections.abc import Sequence
from typing import Literal

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Align, Item
from briefing_builder.layout.blocks.cards.style import Face
from briefing_builder.layout.drawings import pictogram
from briefing_builder.layout.room.fragment import SMALL_GAP, grouped, text_item
from briefing_builder.layout.text.typeset import Setter, SetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value, replace

Anatomy = Literal["tall", "compact"]
ICON_GAP = 12
"""Points between an icon and the words beside it."""
FIGURE_SIZES = (96, 80, 66, 60, 54, 48, 44, 40, 36, 32, 28)
FIGURE_GAP = points(14)
"""Between a figure and the caption beside it."""
SMALLEST_HEADING = 18
CAPTION_SHARE = 42
"""Of a compact card's width that its caption keeps beside the figure, in per cent."""


class Sizes(Value, frozen=True, kw_only=True):
    """How generously a card is set, in points."""

    icon: int
    air: int
    heading: int
    words: int
    figure: int
    caption: int


TALL = (
    Sizes(icon=56, air=20, heading=24, words=22, figure=66, caption=14),
    Sizes(icon=48, air=18, heading=22, words=20, figure=60, caption=14),
    Sizes(icon=44, air=16, heading=20, words=20, figure=54, caption=14),
    Sizes(icon=42, air=14, heading=20, words=18, figure=48, caption=14),
    Sizes(icon=36, air=11, heading=18, words=18, figure=40, caption=14),
    Sizes(icon=30, air=8, heading=18, words=18, figure=36, caption=14),
)
COMPACT = (
    Sizes(icon=42, air=14, heading=20, words=20, figure=48, caption=14),
    Sizes(icon=38, air=12, heading=20, words=18, figure=48, caption=14),
    Sizes(icon=34, air=8, heading=18, words=18, figure=44, caption=14),
    Sizes(icon=30, air=6, heading=18, words=18, figure=32, caption=12),
)


class Measure(Value, frozen=True, kw_only=True):
    """For what a card is measured: the width of its words, how they are stacked, and at which sizes."""

    width: Emu
    anatomy: Anatomy
    sizes: Sizes


class SetCard(Value, frozen=True, kw_only=True):
    """A card whose words are measured; `beside` is whether its caption stands to the right of its figure instead of below it."""

    card: markup.Card
    measure: Measure
    mark: SetText
    heading: SetText
    words: SetText
    figure: SetText
    caption: SetText
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
            return Emu(max(self.icon, self.mark.height + self.heading.height) + (air if self.words.paragraphs else 0))
        return Emu(max(self.icon, self.mark.height) + air) if self.icon or self.mark.paragraphs else Emu(0)

    @property
    def body(self) -> SetText:
        """What stands between head and figure."""
        return self.words if self.measure.anatomy == "compact" else stacked([self.heading, self.words], SMALL_GAP)

    @property
    def foot(self) -> Emu:
        """The height of figure and caption."""
        return Emu(max(self.figure.height, self.caption.height) if self.beside else self.figure.height + self.caption.height)

    @property
    def cut(self) -> int:
        """How many words are wider than the card."""
        return sum(text.cut for text in (self.mark, self.heading, self.words, self.figure, self.caption))

    @property
    def height(self) -> Emu:
        """All that the words need."""
        return self.height_over(self.foot)

    def height_over(self, foot: Emu) -> Emu:
        """Return what the words need where the figures of the row stand on one line, in a foot as tall as its tallest."""
        return Emu(self.head + self.body.height + (foot + points(self.measure.sizes.air + 4) if self.foot else 0))


def heading_size(cards: Sequence[markup.Card], widths: Sequence[Emu], most: int, setter: Setter) -> int:
    """Return the size, in points, at which every heading stands on one line of its width; the most where no size can do that."""
    for size in range(most, SMALLEST_HEADING - 1, -1):
        style = style_of(setter, "heading", size)
        if all(setter.width(markup.words_text(card.heading), style) <= width for card, width in zip(cards, widths, strict=True)):
            return size
    return most


def figure_size(cards: Sequence[markup.Card], widths: Sequence[Emu], most: int, setter: Setter) -> int:
    """Return the largest size, in points, at which every figure stands on one line of its width."""
    style = setter.style("figure")
    for size in FIGURE_SIZES:
        large = replace(style, size=points(size))
        if size <= most and all(setter.width(card.figure, large) <= width for card, width in zip(cards, widths, strict=True)):
            return size
    return FIGURE_SIZES[-1]


def set_card(card: markup.Card, measure: Measure, setter: Setter, face: Face) -> SetCard:
    """Measure the words of the card."""
    sizes, width, is_compact = measure.sizes, measure.width, measure.anatomy == "compact"
    lead = points(sizes.icon + ICON_GAP if card.icon else 0)
    figure_style = style_of(setter, "figure", sizes.figure, "accent" if card.emphasis == "accent" else "ink")
    figure_width = Emu(setter.width(card.figure, figure_style) + points(1))
    rest = Emu(width - figure_width - FIGURE_GAP)
    beside = is_compact and bool(card.figure) and rest >= width * CAPTION_SHARE // 100

    def put(words: markup.Words | str, style: TextStyle, room: Emu, align: Align = "left") -> SetText:
        return setter.set(words, face.style(style, card.emphasis), room, card.origin, align=align)

    return SetCard(
        card=card, measure=measure, beside=beside,
        mark=put(card.mark, setter.style("label"), Emu(width - lead), "right" if lead and not is_compact else "left"),
        heading=put(card.heading, style_of(setter, "heading", sizes.heading), Emu(width - (lead if is_compact else 0))),
        words=put(card.words, style_of(setter, "body", sizes.words), width),
        figure=put(card.figure, figure_style, figure_width if beside else width),
        caption=put(card.caption, style_of(setter, "table", sizes.caption, "muted"), rest if beside else width),
    )  # fmt: skip


def style_of(setter: Setter, role: str, size: int, colour: str = "") -> TextStyle:
    """Return the brand's style of that role in another size (points) and, perhaps, colour role."""
    return setter.style(role, size=points(size), colour=setter.colour(colour) if colour else "")


def card_items(one: SetCard, box: Box, foot: Emu, setter: Setter, face: Face) -> tuple[Item, ...]:
    """Return a card that fills the box, its ground, icon and words in one group; its figure stands in the lowest `foot` of it."""
    card, inner = one.card, face.inner(box)
    is_compact = one.measure.anatomy == "compact"
    items = face.items(box, card.emphasis, setter)
    if card.icon:
        place = Box(left=inner.left, top=inner.top, width=one.icon, height=one.icon)
        items.append(icon_item(card, place, setter, face))
    lead = Emu(one.icon + points(ICON_GAP) if card.icon else 0)
    beside = Box(left=Emu(inner.left + lead), top=inner.top, width=Emu(inner.width - lead), height=one.icon)
    if is_compact:
        label = stacked([one.mark, one.heading], Emu(0))
        items.append(text_item("Heading", label, replace(beside, height=Emu(max(one.icon, label.height))), card.origin, anchor="middle"))
    elif one.mark.paragraphs:
        items.append(text_item("Mark", one.mark, replace(beside, height=Emu(max(one.icon, one.mark.height))), card.origin, anchor="middle"))
    if one.body.paragraphs:
        items.append(text_item("Card", one.body, replace(inner, top=Emu(inner.top + one.head), height=one.body.height), card.origin))
    return card_group(card, items + figure_items(one, replace(inner, top=Emu(inner.bottom - foot), height=foot)))


def card_group(card: markup.Card, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the parts of a card as one group under its heading."""
    return grouped(f"Card: {markup.words_text(card.heading)}", items)


def figure_items(one: SetCard, box: Box) -> list[Item]:
    """Return figure and caption at the top of the box, or side by side in its middle."""
    origin = one.card.origin
    if not one.beside:
        whole = stacked([one.figure, one.caption], Emu(0))
        return [text_item("Figure", whole, replace(box, height=whole.height), origin)] if whole.paragraphs else []
    width = Emu(one.figure.width + points(1))
    items: list[Item] = [text_item("Figure", one.figure, replace(box, width=width), origin, anchor="middle")]
    if one.caption.paragraphs:
        left = Emu(box.left + width + FIGURE_GAP)
        items.append(text_item("Caption", one.caption, replace(box, left=left, width=Emu(box.right - left)), origin, anchor="middle"))
    return items


def icon_item(card: markup.Card, place: Box, setter: Setter, face: Face) -> Item:
    """Return the icon of a card in the brand's manner, in colours that stand out on the card."""
    is_lit = face.is_lit(card.emphasis)
    ground = "accent" if is_lit else "surface" if face.kind != "ruled" else setter.ground
    return pictogram(card.icon, place, setter.brand.manner, colour=setter.colour(face.colour("accent", card.emphasis)), ground=ground)

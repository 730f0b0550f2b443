"""Cards and big figures: columns of equal weight whose parts stand on common lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_builder.deck.model import Item
from briefing_builder.layout.drawings import icon, rule
from briefing_builder.layout.fitted import GUTTER, SMALL_GAP, Fitted, coloured, columns, nothing_fits, text_item
from briefing_builder.layout.setting import Setter, SetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

ICON = points(38)
ABOVE_ICON = points(16)
BELOW_ICON = points(16)
ABOVE_FIGURE = points(26)
ACROSS = 3
"""Cards side by side before a second row begins."""
ROW_GAP = points(30)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    card: markup.Card
    mark: SetText
    heading: SetText
    words: SetText
    figure: SetText


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """The heights that the cards of one row share."""

    top: Emu
    heading: Emu
    words: Emu
    figure: Emu

    @property
    def height(self) -> Emu:
        figure = ABOVE_FIGURE + self.figure if self.figure else 0
        return Emu(self.top + self.heading + SMALL_GAP + self.words + figure)


def fit_cards(block: markup.Cards, room: Box, setter: Setter) -> Fitted:
    """Set the cards in rows of up to three, all of one width; whole rows that do not fit go on."""
    across = _across(len(block.cards))
    items: list[Item] = []
    used = 0
    for start in range(0, len(block.cards), across):
        row = block.cards[start : start + across]
        boxes = columns(room, [1] * across, GUTTER)
        measured = [_measure(card, box.width, setter) for card, box in zip(row, boxes, strict=False)]
        lines = _common(measured)
        top = used + (ROW_GAP if used else 0)
        if top + lines.height > room.height:
            rest = replace(block, cards=block.cards[start:])
            return Fitted(items=tuple(items), height=Emu(used), rest=rest)
        for one, box in zip(measured, boxes, strict=False):
            items += _card(one, replace(box, top=Emu(room.top + top), height=lines.height), lines, setter)
        used = top + lines.height
    return Fitted(items=tuple(items), height=Emu(used))


def _across(count: int) -> int:
    """One to three cards stand in one row; four as 2 × 2, five and six in rows of three."""
    return 2 if count == 4 else min(count, ACROSS)


def _measure(card: markup.Card, width: Emu, setter: Setter) -> _Measured:
    figure = coloured(setter.style("figure"), setter.colour("accent" if card.emphasis == "accent" else "ink"))
    caption = setter.set(card.caption, coloured(setter.style("small"), setter.colour("muted")), width, card.origin)
    mark = setter.set(card.mark, "label", Emu(width // 2), card.origin, align="right")
    return _Measured(
        card=card,
        mark=mark,
        heading=setter.set(card.heading, "heading", width, card.origin),
        words=setter.set(card.words, "body", width, card.origin),
        figure=stacked([setter.set(card.figure, figure, width, card.origin), caption], Emu(0)),
    )


def _common(cards: Sequence[_Measured]) -> _Lines:
    has_icon = any(one.card.icon or one.card.mark for one in cards)
    return _Lines(
        top=Emu(ABOVE_ICON + ICON + BELOW_ICON if has_icon else ABOVE_ICON),
        heading=Emu(max(one.heading.height for one in cards)),
        words=Emu(max(one.words.height for one in cards)),
        figure=Emu(max(one.figure.height for one in cards)),
    )


def _card(one: _Measured, box: Box, lines: _Lines, setter: Setter) -> list[Item]:
    card = one.card
    items: list[Item] = [rule(box, setter.colour("ink"), weight=points(1.25))]
    head = Emu(box.top + ABOVE_ICON)
    if card.icon:
        items.append(icon(card.icon, Box(left=box.left, top=head, width=ICON, height=ICON), setter.colour("accent")))
    if one.mark.paragraphs:
        half = Emu(box.width // 2)
        items.append(
            text_item("Mark", one.mark, Box(left=Emu(box.right - half), top=head, width=half, height=one.mark.height), card.origin)
        )
    body = stacked([one.heading, one.words], SMALL_GAP)
    top = Emu(box.top + lines.top)
    items.append(text_item("Card", body, Box(left=box.left, top=top, width=box.width, height=body.height), card.origin))
    if one.figure.paragraphs:
        top = Emu(top + lines.heading + SMALL_GAP + lines.words + ABOVE_FIGURE)
        items.append(text_item("Figure", one.figure, Box(left=box.left, top=top, width=box.width, height=one.figure.height), card.origin))
    return items


def fit_figures(block: markup.Figures, room: Box, setter: Setter) -> Fitted:
    """Set big numbers side by side in a wide room, one below the other in a narrow one, under hairlines."""
    count = len(block.figures)
    wide = room.width > points(440) and count > 1
    boxes = columns(room, [1] * count, GUTTER) if wide else (room,) * count
    texts = [_figure(figure, box.width, setter) for figure, box in zip(block.figures, boxes, strict=True)]
    pad = points(10)
    height = Emu(max(text.height for text in texts) + 2 * pad)
    needed = height if wide else Emu(height * count)
    if needed > room.height:
        return nothing_fits(block)
    items: list[Item] = []
    for number, (figure, text, box) in enumerate(zip(block.figures, texts, boxes, strict=True)):
        top = Emu(room.top + (0 if wide else number * height))
        items.append(rule(replace(box, top=top), setter.colour("hairline")))
        frame = Box(left=box.left, top=Emu(top + pad), width=box.width, height=text.height)
        items.append(text_item("Figure", text, frame, figure.origin))
    return Fitted(items=tuple(items), height=needed)


def _figure(figure: markup.Figure, width: Emu, setter: Setter) -> SetText:
    style = setter.style("figure")
    colour = "accent" if figure.emphasis in ("accent", "highlight") else "ink"
    value = setter.set(figure.value, coloured(style, setter.colour(colour)), width, figure.origin)
    caption = setter.set(figure.caption, coloured(setter.style("small"), setter.colour("muted")), width, figure.origin)
    return stacked([value, caption], Emu(0))

"""Cards and big figures: columns of equal weight whose parts stand on common lines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_builder.deck.model import Item
from briefing_builder.layout.drawings import icon, rule
from briefing_builder.layout.fitted import GUTTER, SMALL_GAP, Fitted, coloured, columns, nothing_fits, text_item
from briefing_builder.layout.setting import Setter, SetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

ACROSS = 3
"""Cards side by side before a second row begins."""
ROW_GAP = points(26)
FIGURE_SIZES = (44, 40, 36, 32, 28)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Air:
    """How generously a card is set: its sizes in points, from the airy to the close."""

    icon: int
    around_icon: int
    words: int
    figure: int
    above_figure: int


AIRS = (
    _Air(icon=40, around_icon=16, words=20, figure=44, above_figure=26),
    _Air(icon=38, around_icon=14, words=18, figure=40, above_figure=18),
    _Air(icon=32, around_icon=10, words=18, figure=36, above_figure=12),
)


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

    icon: Emu
    around: Emu
    heading: Emu
    words: Emu
    above_figure: Emu
    figure: Emu

    @property
    def top(self) -> Emu:
        """From the rule to the heading."""
        return Emu(self.around + (self.icon + self.around if self.icon else 0))

    @property
    def height(self) -> Emu:
        """Of the whole row."""
        figure = self.above_figure + self.figure if self.figure else 0
        return Emu(self.top + self.heading + SMALL_GAP + self.words + figure)


def fit_cards(block: markup.Cards, room: Box, setter: Setter) -> Fitted:
    """Set the cards in rows of up to three, as airy as the room allows; whole rows that do not fit go on.

    Cards too tall for any row stand one below the other instead, each over the whole width.
    """
    for air in AIRS:
        done = _in_rows(block, room, setter, air)
        if done.rest is None:
            return done
    return done if done.items else _listed(block, room, setter)


def _in_rows(block: markup.Cards, room: Box, setter: Setter, air: _Air) -> Fitted:
    across = _across(len(block.cards))
    items: list[Item] = []
    used = 0
    for start in range(0, len(block.cards), across):
        row = block.cards[start : start + across]
        boxes = columns(room, [1] * across, GUTTER)
        measured = [_measure(card, box.width, setter, air) for card, box in zip(row, boxes, strict=False)]
        lines = _common(measured, air)
        top = used + (ROW_GAP if used else 0)
        if top + lines.height > room.height:
            return Fitted(items=tuple(items), height=Emu(used), rest=replace(block, cards=block.cards[start:]))
        for one, box in zip(measured, boxes, strict=False):
            items += _card(one, replace(box, top=Emu(room.top + top), height=lines.height), lines, setter)
        used = top + lines.height
    return Fitted(items=tuple(items), height=Emu(used))


def _listed(block: markup.Cards, room: Box, setter: Setter) -> Fitted:
    """One card a row: mark, heading and words left, the figure right."""
    items: list[Item] = []
    used = 0
    wide, narrow = columns(room, [7, 3], GUTTER)
    for number, card in enumerate(block.cards):
        one, figure = _measure(card, wide.width, setter, AIRS[-1]), _measure(card, narrow.width, setter, AIRS[-1]).figure
        body = stacked([one.heading, one.words], SMALL_GAP)
        top = used + (SMALL_GAP * 2 if used else 0)
        height = Emu(max(one.mark.height + body.height, figure.height) + SMALL_GAP)
        if top + height > room.height:
            return Fitted(items=tuple(items), height=Emu(used), rest=replace(block, cards=block.cards[number:]))
        line = Emu(room.top + top)
        items.append(rule(replace(room, top=line), setter.colour("hairline")))
        if one.mark.paragraphs:
            mark = replace(one.mark, paragraphs=tuple(replace(paragraph, align="left") for paragraph in one.mark.paragraphs))
            items.append(text_item("Mark", mark, replace(wide, top=Emu(line + SMALL_GAP), height=mark.height), card.origin))
        items.append(text_item("Card", body, replace(wide, top=Emu(line + SMALL_GAP + one.mark.height), height=body.height), card.origin))
        if figure.paragraphs:
            items.append(text_item("Figure", figure, replace(narrow, top=Emu(line + SMALL_GAP), height=figure.height), card.origin))
        used = top + height
    return Fitted(items=tuple(items), height=Emu(used))


def _across(count: int) -> int:
    """One to three cards stand in one row; four as 2 × 2, five and six in rows of three."""
    return 2 if count == 4 else min(count, ACROSS)


def _measure(card: markup.Card, width: Emu, setter: Setter, air: _Air) -> _Measured:
    colour = setter.colour("accent" if card.emphasis == "accent" else "ink")
    figure = replace(setter.style("figure"), colour=colour, size=points(air.figure))
    caption = setter.set(card.caption, coloured(setter.style("table"), setter.colour("muted")), width, card.origin)
    return _Measured(
        card=card,
        mark=setter.set(card.mark, "label", Emu(width // 2), card.origin, align="right"),
        heading=setter.set(card.heading, "heading", width, card.origin),
        words=setter.set(card.words, replace(setter.style("body"), size=points(air.words)), width, card.origin),
        figure=stacked([setter.set(card.figure, figure, width, card.origin), caption], Emu(0)),
    )


def _common(cards: Sequence[_Measured], air: _Air) -> _Lines:
    has_icon = any(one.card.icon or one.card.mark for one in cards)
    icon_side = points(air.icon if has_icon else 0)
    return _Lines(
        icon=icon_side,
        around=points(air.around_icon),
        heading=Emu(max(one.heading.height for one in cards)),
        words=Emu(max(one.words.height for one in cards)),
        above_figure=points(air.above_figure),
        figure=Emu(max(one.figure.height for one in cards)),
    )


def _card(one: _Measured, box: Box, lines: _Lines, setter: Setter) -> list[Item]:
    card = one.card
    items: list[Item] = [rule(box, setter.colour("ink"), weight=points(1.25))]
    head = Emu(box.top + lines.around)
    if card.icon:
        items.append(icon(card.icon, Box(left=box.left, top=head, width=lines.icon, height=lines.icon), setter.colour("accent")))
    if one.mark.paragraphs:
        half = Emu(box.width // 2)
        frame = Box(left=Emu(box.right - half), top=head, width=half, height=one.mark.height)
        items.append(text_item("Mark", one.mark, frame, card.origin))
    body = stacked([one.heading, one.words], SMALL_GAP)
    top = Emu(box.top + lines.top)
    items.append(text_item("Card", body, replace(box, top=top, height=body.height), card.origin))
    if one.figure.paragraphs:
        top = Emu(top + lines.heading + SMALL_GAP + lines.words + lines.above_figure)
        items.append(text_item("Figure", one.figure, replace(box, top=top, height=one.figure.height), card.origin))
    return items


def fit_figures(block: markup.Figures, room: Box, setter: Setter) -> Fitted:
    """Set big numbers side by side in a wide room, one below the other in a narrow one, as large as the room allows."""
    for size in FIGURE_SIZES:
        done = _figures(block, room, setter, size)
        if done.rest is None:
            return done
    return done


def _figures(block: markup.Figures, room: Box, setter: Setter, size: int) -> Fitted:
    count = len(block.figures)
    wide = room.width > points(440) and count > 1
    boxes = columns(room, [1] * count, GUTTER) if wide else (room,) * count
    texts = [_figure(figure, box.width, setter, size) for figure, box in zip(block.figures, boxes, strict=True)]
    pad = points(8)
    height = Emu(max(text.height for text in texts) + 2 * pad)
    needed = height if wide else Emu(height * count)
    if needed > room.height:
        return nothing_fits(block)
    items: list[Item] = []
    for number, (figure, text, box) in enumerate(zip(block.figures, texts, boxes, strict=True)):
        top = Emu(room.top + (0 if wide else number * height))
        items.append(rule(replace(box, top=top), setter.colour("hairline")))
        items.append(text_item("Figure", text, replace(box, top=Emu(top + pad), height=text.height), figure.origin))
    return Fitted(items=tuple(items), height=needed)


def _figure(figure: markup.Figure, width: Emu, setter: Setter, size: int) -> SetText:
    colour = setter.colour("accent" if figure.emphasis in ("accent", "highlight") else "ink")
    style = replace(setter.style("figure"), size=points(size), colour=colour)
    value = setter.set(figure.value, style, width, figure.origin)
    caption = setter.set(figure.caption, coloured(setter.style("table"), setter.colour("muted")), width, figure.origin)
    return stacked([value, caption], Emu(0))

"""One large card and the others as rows beside it: the first is what the slide is about, the others add to it."""

from collections.abc import Sequence

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.cards.content import (
    CardSizes,
    MeasuredCard,
    card_group,
    card_items,
    figure_size,
    icon_item,
    sized_style,
)
from briefing_builder.layout.blocks.cards.large import WIDE, large_card_style, measure_large_card, words_at_foot
from briefing_builder.layout.blocks.cards.style import CardStyle, card_style_of
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.fragment import GUTTER, Fragment, nothing_fits, text_item
from briefing_builder.layout.text.balance import column_without_orphans, without_orphan
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value, replace

LEADS = (
    CardSizes(icon=72, air=28, heading=34, words=28, figure=132, caption=18),
    CardSizes(icon=64, air=24, heading=30, words=24, figure=112, caption=18),
    CardSizes(icon=60, air=22, heading=28, words=22, figure=96, caption=16),
    CardSizes(icon=0, air=20, heading=28, words=22, figure=96, caption=16),
    CardSizes(icon=0, air=16, heading=26, words=20, figure=88, caption=16),
    CardSizes(icon=0, air=14, heading=24, words=20, figure=80, caption=16),
    CardSizes(icon=0, air=12, heading=24, words=20, figure=66, caption=14),
    CardSizes(icon=0, air=12, heading=22, words=18, figure=60, caption=14),
    CardSizes(icon=0, air=10, heading=20, words=18, figure=60, caption=14),
    CardSizes(icon=0, air=8, heading=20, words=18, figure=48, caption=14),
    CardSizes(icon=0, air=6, heading=18, words=18, figure=44, caption=14),
)
"""Of the large card; where its words need the height, its icon gives way."""
SAID = (
    CardSizes(icon=56, air=20, heading=54, words=28, figure=48, caption=14),
    CardSizes(icon=52, air=18, heading=48, words=26, figure=48, caption=14),
    CardSizes(icon=48, air=14, heading=44, words=24, figure=48, caption=14),
    CardSizes(icon=52, air=14, heading=40, words=24, figure=48, caption=14),
    CardSizes(icon=56, air=14, heading=36, words=24, figure=48, caption=14),
    CardSizes(icon=56, air=14, heading=32, words=22, figure=48, caption=14),
    CardSizes(icon=56, air=12, heading=28, words=20, figure=48, caption=14),
)
"""Of a large card without a figure, whose words are the largest thing on the slide; closer ones are those of the others."""
ROWS = (
    CardSizes(icon=60, air=26, heading=26, words=22, figure=40, caption=16),
    CardSizes(icon=52, air=20, heading=24, words=20, figure=36, caption=16),
    CardSizes(icon=44, air=16, heading=22, words=20, figure=32, caption=14),
    CardSizes(icon=36, air=12, heading=20, words=18, figure=28, caption=14),
    CardSizes(icon=32, air=9, heading=18, words=18, figure=26, caption=14),
    CardSizes(icon=32, air=8, heading=18, words=18, figure=26, caption=12),
    CardSizes(icon=0, air=8, heading=18, words=18, figure=24, caption=12),
    CardSizes(icon=0, air=4, heading=18, words=18, figure=22, caption=12),
)
"""Of the rows; `air` is what each has above and below. Icons give way before the type becomes small."""
HEADING_LINES = 3
GENEROUS = 5
"""So many of them are tried in both widths before the closer ones."""
LEAD_PAD = points(20)
ICON_GAP = points(16)
FIGURE_GAP = points(18)
SHARES = ([5, 7], [4, 8])
BASELINE = 79
"""Where the letters of a line stand, in per cent of its height."""
HEADING_GAP = points(3)
FIGURE_SHARE = 23
"""What figures take of the rows' width, in per cent."""


class _Row(Value, frozen=True, kw_only=True):
    """A card as a row: its words, and its figure at the right; the first lines of heading and figure stand on one line."""

    card: markup.Card
    mark: TypesetText
    heading: TypesetText
    words: TypesetText
    heading_measure: Emu
    measure: Emu
    """The width of the words, which leaves no short last line; `heading_measure` is that of the heading, `beside` that of the caption."""
    beside: Emu
    figure: TypesetText
    caption: TypesetText
    icon: Emu

    @property
    def above(self) -> Emu:
        """How much the figure begins above the heading; less than nothing where it begins below."""
        if not self.figure.lines:
            return ZERO
        line = self.heading.height // max(1, self.heading.lines)
        return Emu((self.figure.height // self.figure.lines - line) * BASELINE // 100 - self.mark.height)

    @property
    def words_height(self) -> Emu:
        """The height of mark, heading and words."""
        return total_length([self.mark.height, self.heading.height, *([HEADING_GAP, self.words.height] if self.words.paragraphs else [])])

    @property
    def height(self) -> Emu:
        """The height without air."""
        above = self.above
        figure = self.figure.height + self.caption.height + max(ZERO, -above)
        return max(self.words_height + max(ZERO, above), figure, self.icon)

    @property
    def cut(self) -> int:
        """How many words are wider than their column."""
        return sum(text.cut for text in (self.mark, self.heading, self.words, self.figure, self.caption))


def fit_lead(block: markup.Cards, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the first card large over the left, the others as rows beside it; both take the whole height. Nothing where they do not fit."""
    if room.width < WIDE:
        return nothing_fits(block)
    first, *others = block.cards
    for shares, sizes in [(shares, sizes) for part in (ROWS[:GENEROUS], ROWS[GENEROUS:]) for shares in SHARES for sizes in part]:
        left, right = room.spans(shares, GUTTER)
        rows = [_measured_beside(card, others, sizes, right.width, typesetter) for card in others]
        needed = total_length([row.height + 2 * points(sizes.air) for row in rows])
        lead = _lead(first, left, typesetter) if needed <= room.height and not sum(row.cut for row in rows) else None
        if lead and lead[1].measure.sizes.heading >= sizes.heading:
            style, measured = lead
            card = _lead_items(measured, left, typesetter, style)
            return Fragment(items=(*card, *_beside_items(sizes, rows, right, typesetter)), height=room.height, cut=measured.cut)
    return nothing_fits(block)


def _lead(card: markup.Card, box: Box, typesetter: Typesetter) -> tuple[CardStyle, MeasuredCard] | None:
    """The large card at the largest sizes that the box holds; without a figure its heading is what is large, in three lines.

    On a quiet panel such a heading has the face of quotes and the accent.
    """
    style = large_card_style(typesetter, LEAD_PAD)
    first: MeasuredCard | None = None
    for sizes in LEADS if card.figure else (*SAID, *LEADS):
        shown = card if sizes.icon else replace(card, icon="")
        measured = measure_large_card(shown, box, sizes, typesetter, style, is_quoted=not card.figure)
        if measured.height + style.insets.top + style.insets.bottom > box.height or measured.cut:
            continue
        if card.figure or sizes not in SAID or measured.heading.lines <= HEADING_LINES:
            return style, measured if card.figure or sizes in SAID else first or measured
        first = first or measured
    return (style, first) if first else None


def _lead_items(measured: MeasuredCard, box: Box, typesetter: Typesetter, style: CardStyle) -> tuple[Item, ...]:
    """The large card; without a figure its words stand at its foot, below the icon at its head."""
    if measured.foot:
        return card_items(measured, box, measured.foot, typesetter, style)
    return words_at_foot(measured, box, measured.body.height, typesetter, style)


def _measured_beside(card: markup.Card, cards: Sequence[markup.Card], sizes: CardSizes, width: Emu, typesetter: Typesetter) -> _Row:
    """The parts of a row; the words of one without a figure take the room of the figure too."""
    right = Emu(width * FIGURE_SHARE // 100)
    icon = points(sizes.icon) if any(other.icon for other in cards) else ZERO
    has_figure = bool(card.figure or card.caption)
    inner = Emu(width - (icon + ICON_GAP if icon else ZERO) - (right + FIGURE_GAP if has_figure else ZERO))
    fitted = figure_size(cards, [right] * len(cards), sizes.figure, typesetter) if has_figure else sizes.figure

    def typeset(words: markup.Words | str, role: str, points_: int, room: Emu, colour: str = "") -> TypesetText:
        return typesetter.typeset(words, sized_style(typesetter, role, points_, colour), room, card.origin)

    words, measure = without_orphan(card.words, sized_style(typesetter, "body", sizes.words), inner, typesetter, card.origin)
    heading, heading_measure = without_orphan(
        card.heading, sized_style(typesetter, "heading", sizes.heading), inner, typesetter, card.origin
    )
    quiet = sized_style(typesetter, "table", sizes.caption, "muted")
    beside = column_without_orphans([(card.caption, quiet)], right, typesetter, card.origin)
    return _Row(
        card=card, measure=measure, beside=beside, icon=icon, words=words,
        mark=typesetter.typeset(card.mark, typesetter.style("label"), inner, card.origin),
        heading=heading,
        heading_measure=heading_measure,
        figure=typeset(card.figure, "figure", min(fitted, sizes.figure), right, "ink"),
        caption=typeset(card.caption, "table", sizes.caption, beside, "muted"),
    )  # fmt: skip


def _beside_items(sizes: CardSizes, rows: Sequence[_Row], room: Box, typesetter: Typesetter) -> list[Item]:
    """The rows over the whole height, of one height where they can be, a hairline between two of them."""
    even = room.height // len(rows)
    needed = [row.height + 2 * points(sizes.air) for row in rows]
    spare = Emu((room.height - total_length(needed)) // len(rows))
    heights = [even] * len(rows) if max(needed) <= even else [Emu(height + spare) for height in needed]
    items: list[Item] = []
    for number, (row, box) in enumerate(zip(rows, room.rows(heights, ZERO), strict=True)):
        parts: list[Item] = [rule(box, typesetter.colour("hairline"))] if number else []
        items += card_group(row.card, [*parts, *_row_parts(row, box, typesetter)])
    return items


def _row_parts(row: _Row, box: Box, typesetter: Typesetter) -> list[Item]:
    """Icon, mark, heading and words, and at the right the figure over its caption."""
    card, origin, top = row.card, row.card.origin, box.top + (box.height - row.height) // 2
    parts: list[Item] = []
    if row.icon and card.icon:
        square = box.band(top + (row.height - row.icon) // 2, row.icon).with_width(row.icon)
        parts.append(icon_item(replace(card, emphasis="plain"), square, typesetter, replace(card_style_of(typesetter), kind="ruled")))
    words = box.beside(row.icon + ICON_GAP if row.icon else ZERO)
    if row.figure.paragraphs or row.caption.paragraphs:
        words = words.with_width(Emu(words.width - box.width * FIGURE_SHARE // 100 - FIGURE_GAP))
    content = max(row.words_height + max(ZERO, row.above), row.figure.height + row.caption.height + max(ZERO, -row.above))
    first = top + (row.height - content) // 2
    line = first + max(ZERO, row.above)
    if row.mark.paragraphs:
        parts.append(text_item("Mark", row.mark, words.band(line, row.mark.height), origin))
    line += row.mark.height
    parts.append(text_item("Heading", row.heading, words.band(line, row.heading.height).with_width(row.heading_measure), origin))
    if row.words.paragraphs:
        below = words.band(line + row.heading.height + HEADING_GAP, row.words.height)
        parts.append(text_item("Card", row.words, below.with_width(row.measure), origin))
    figure = stacked([row.figure, row.caption])
    if figure.paragraphs:
        right = box.beside(Emu(box.width - box.width * FIGURE_SHARE // 100))
        below = right.band(first + max(ZERO, -row.above), figure.height)
        parts.append(text_item("Figure", figure, below.with_width(max(row.beside, row.figure.width + points(1))), origin))
    return parts

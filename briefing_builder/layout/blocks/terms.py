"""Labelled texts one below the other: the four moves of an objection, say."""

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.texts import how_many
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.density import Ease, air
from briefing_builder.layout.room.fragment import Fitted, grouped, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Setter, SetText
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total
from briefing_builder.values import replace

LABEL_WIDTH = points(130)
LABEL_GAP = points(12)
TERM_STEPS = ((22, 14), (20, 12), (20, 8), (18, 6), (18, 4))
"""Text size and padding above and below by level, in points."""
TERM_AIR = points(36)
BASELINE = 0.8
"""Share of a line above its baseline."""


def fit_terms(block: markup.Terms, room: Box, setter: Setter, ease: Ease) -> Fitted:
    """Set labelled texts as rows: the label left, the words right, a hairline between rows; rows that do not fit go on."""
    size, pad = map(points, TERM_STEPS[ease.level])
    label_width = _label_width(block, room, setter)
    words_width = room.width - label_width - LABEL_GAP
    rows = [
        (
            setter.set(term.label, "label", label_width, term.origin),
            setter.set(term.words, replace(_style(setter, term), size=size), words_width, term.origin),
        )
        for term in block.terms
    ]
    heights = [max(label.height, words.height) + 2 * pad for label, words in rows]
    count = how_many(heights, ZERO, room.height)
    if not count:
        return nothing_fits(block)
    more = air(ease, total(heights[:count]), count, TERM_AIR)
    boxes = room.rows([height + more for height in heights[:count]])
    items: list[Item] = []
    for term, row, box in zip(block.terms, rows, boxes, strict=False):
        items += grouped("Term", _row(term, row, box, (label_width, pad + more // 2), setter))
    rest = replace(block, terms=block.terms[count:]) if count < len(rows) else None
    cut = sum(label.cut + words.cut for label, words in rows[:count])
    return Fitted(items=tuple(items), height=boxes[-1].bottom - room.top, rest=rest, cut=cut)


def _label_width(block: markup.Terms, room: Box, setter: Setter) -> Emu:
    """As wide as the longest label, within a quarter of the room."""
    wanted = max(setter.set(term.label, "label", room.width, term.origin).width for term in block.terms)
    return min(max(LABEL_WIDTH, wanted), room.width // 4)


def _row(term: markup.Term, row: tuple[SetText, SetText], box: Box, inset: tuple[Emu, Emu], setter: Setter) -> list[Item]:
    """One row: its hairline, its label on the first baseline of its words, its words."""
    label, words = row
    label_width, pad = inset
    top = box.top + pad
    down = Emu(int(max(ZERO, words.height // max(1, words.lines) - label.height // max(1, label.lines)) * BASELINE))
    low = max(top, min(top + down, box.bottom - label.height))
    items: list[Item] = [rule(box, setter.colour("hairline"))]
    if label.paragraphs:
        items.append(text_item("Label", label, replace(box.band(low, label.height), width=label_width), term.origin))
    return [*items, text_item("Words", words, box.beside(label_width + LABEL_GAP).band(top, words.height), term.origin)]


def _style(setter: Setter, term: markup.Term) -> TextStyle:
    style = setter.style("body")
    if term.emphasis == "accent":
        return setter.style("script", colour=setter.colour("accent"))
    return setter.style("body", colour=setter.colour("muted")) if term.emphasis == "muted" else style

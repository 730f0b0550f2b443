"""Labelled texts one below the other, such as the four moves that answer an objection."""

from functools import partial

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.texts import count_that_fit
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.density import Density, gap_stretch
from briefing_builder.layout.room.fragment import Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.room.trials import first_ample
from briefing_builder.layout.text.balance import without_orphan
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import replace

LABEL_WIDTH = points(130)
LABEL_GAP = points(12)
TERM_STEPS = ((22, 14), (20, 12), (20, 8), (18, 6), (18, 4))
"""Text size and padding above and below by level, in points."""
LARGER_STEPS = ((32, 22), (28, 20), (25, 18))
FEW = 3
TERM_AIR = points(36)
BASELINE = 0.8
"""Share of a line above its baseline."""


def fit_terms(block: markup.Terms, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set labelled texts as rows: the label left, the words right, a hairline between rows; rows that do not fit go on.

    Few rows in a high room are set larger.
    """
    fit = partial(_fit_terms_at, block, room, typesetter)
    larger = first_ample(fit, LARGER_STEPS, density) if len(block.terms) <= FEW else None
    return larger or fit(density, TERM_STEPS[density.level])


def _fit_terms_at(block: markup.Terms, room: Box, typesetter: Typesetter, density: Density, sizes: tuple[int, int]) -> Fragment:
    size, pad = map(points, sizes)
    label_width = _label_width(block, room, typesetter)
    words_width = room.width - label_width - LABEL_GAP
    rows = [
        (
            typesetter.typeset(term.label, "label", label_width, term.origin),
            without_orphan(term.words, replace(_term_style(typesetter, term), size=size), words_width, typesetter, term.origin),
        )
        for term in block.terms
    ]
    heights = [max(label.height, words.height) + 2 * pad for label, (words, _) in rows]
    count = count_that_fit(heights, ZERO, room.height)
    if not count:
        return nothing_fits(block)
    more = gap_stretch(density, total_length(heights[:count]), count, TERM_AIR)
    boxes = room.rows([height + more for height in heights[:count]])
    items: list[Item] = []
    for term, row, box in zip(block.terms, rows, boxes, strict=False):
        items += grouped("Term", _term_row(term, row, box, box.beside(label_width + LABEL_GAP).below(pad + more // 2), typesetter))
    remainder = replace(block, terms=block.terms[count:]) if count < len(rows) else None
    cut = sum(label.cut + words.cut for label, (words, _) in rows[:count])
    return Fragment(items=tuple(items), height=boxes[-1].bottom - room.top, remainder=remainder, cut=cut)


def _label_width(block: markup.Terms, room: Box, typesetter: Typesetter) -> Emu:
    """As wide as the longest label, within a quarter of the room."""
    wanted = max(typesetter.typeset(term.label, "label", room.width, term.origin).width for term in block.terms)
    return min(max(LABEL_WIDTH, wanted), room.width // 4)


def _term_row(
    term: markup.Term, texts: tuple[TypesetText, tuple[TypesetText, Emu]], box: Box, words_box: Box, typesetter: Typesetter
) -> list[Item]:
    """One row: its hairline, its label on the first baseline of its words, its words."""
    label, (words, measure) = texts
    top = words_box.top
    down = Emu(int(max(ZERO, words.height // max(1, words.lines) - label.height // max(1, label.lines)) * BASELINE))
    low = max(top, min(top + down, box.bottom - label.height))
    items: list[Item] = [rule(box, typesetter.colour("hairline"))]
    if label.paragraphs:
        label_box = Box.between(box.left, low, words_box.left - LABEL_GAP, low + label.height)
        items.append(text_item("Label", label, label_box, term.origin))
    return [*items, text_item("Words", words, words_box.sized(measure, words.height), term.origin)]


def _term_style(typesetter: Typesetter, term: markup.Term) -> TextStyle:
    style = typesetter.style("body")
    if term.emphasis == "accent":
        return typesetter.style("script", colour=typesetter.colour("accent"))
    return typesetter.style("body", colour=typesetter.colour("muted")) if term.emphasis == "muted" else style

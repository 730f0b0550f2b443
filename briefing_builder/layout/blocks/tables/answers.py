"""Questions and their answers as rows of one height: the answer is the larger, beside its question, in a narrow room below it."""

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.texts import count_that_fit
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.density import Density, gap_stretch
from briefing_builder.layout.room.fragment import GUTTER, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.text.balance import without_orphan
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value, replace


class _AnswerSizes(Value, frozen=True, kw_only=True):
    """The sizes of an answer and of its question, and the air above and below a row, in points."""

    answer: int
    question: int
    air: int


BESIDE = (
    _AnswerSizes(answer=26, question=18, air=14),
    _AnswerSizes(answer=24, question=18, air=10),
    _AnswerSizes(answer=22, question=16, air=8),
    _AnswerSizes(answer=20, question=16, air=6),
    _AnswerSizes(answer=18, question=14, air=4),
)
BELOW = (
    _AnswerSizes(answer=22, question=16, air=10),
    _AnswerSizes(answer=20, question=14, air=7),
    _AnswerSizes(answer=18, question=14, air=3),
    _AnswerSizes(answer=16, question=14, air=3),
    _AnswerSizes(answer=14, question=14, air=2),
)
FEW = 4
FEW_BELOW = (
    _AnswerSizes(answer=28, question=18, air=16),
    _AnswerSizes(answer=26, question=18, air=12),
    _AnswerSizes(answer=24, question=16, air=10),
    _AnswerSizes(answer=22, question=16, air=8),
)
"""So few in a narrow room are as large as its height allows."""
LEAST_IN_A_LINE = 16
"""The smallest size of an answer that is set smaller to be one line."""
SMALLEST = 14
"""Of the quiet words under an answer."""
WIDE = points(640)
SHARES = [5, 7]
BASELINE = 0.8
"""Share of a line above its baseline."""
ROW_AIR = points(18)
"""What the air above and below a row grows by at most."""


class _Row(Value, frozen=True, kw_only=True):
    """A question and its answer set for their columns, each with its measure."""

    pair: markup.Pair
    question: TypesetText
    question_measure: Emu
    answer: TypesetText
    answer_measure: Emu


def fit_answers(block: markup.Pairs, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set one row a pair, a hairline between two, side by side all as high as the highest where they fit so; what does not fit goes on."""
    is_beside = room.width >= WIDE
    columns = room.columns(SHARES, GUTTER) if is_beside else [room, room]
    sizes, rows = _sized_rows(block, columns, typesetter, density.level, is_beside=is_beside)
    air = points(sizes.air)
    heights = [_row_height(row, is_beside=is_beside) + 2 * air for row in rows]
    if is_beside and max(heights) * len(rows) <= room.height + air:
        heights = [max(heights)] * len(rows)
    heights[0] = Emu(heights[0] - air)  # the first begins at the top of the room
    count = count_that_fit(heights, ZERO, room.height)
    if not count:
        return nothing_fits(block)
    more = gap_stretch(density, total_length(heights[:count]), 2 * count - 1, ROW_AIR)
    boxes = room.rows([Emu(height + (2 if number else 1) * more) for number, height in enumerate(heights[:count])], ZERO)
    items: list[Item] = []
    for number, (row, box) in enumerate(zip(rows, boxes, strict=False)):
        line = [rule(box, typesetter.colour("hairline"))] if number else []
        words = box.below(air + more) if number else box
        items += grouped("Answer", [*line, *_row_items(row, words, columns, is_beside=is_beside)])
    remainder = replace(block, pairs=block.pairs[count:]) if count < len(rows) else None
    cut = sum(row.question.cut + row.answer.cut for row in rows[:count])
    return Fragment(items=tuple(items), height=boxes[-1].bottom - room.top, remainder=remainder, cut=cut)


def _sized_rows(
    block: markup.Pairs, columns: list[Box], typesetter: Typesetter, level: int, *, is_beside: bool
) -> tuple[_AnswerSizes, list[_Row]]:
    """The rows at that level; in a narrow room few are larger where they fit so, and many smaller where then every answer is one line."""
    usual = (BESIDE if is_beside else BELOW)[level]
    is_few = len(block.pairs) <= FEW
    for sizes in () if is_beside else FEW_BELOW if is_few and not level else BELOW[level:]:
        rows = _measured_rows(block, columns, sizes, typesetter, is_beside=is_beside)
        if is_few:
            natural = total_length([_row_height(row, is_beside=False) + 2 * points(sizes.air) for row in rows])
            is_good = natural - points(sizes.air) <= columns[0].height and not sum(row.answer.cut + row.question.cut for row in rows)
        else:
            is_good = sizes.answer >= LEAST_IN_A_LINE and all(row.answer.lines <= 1 + bool(row.pair.caption) for row in rows)
        if is_good:
            return sizes, rows
    return usual, _measured_rows(block, columns, usual, typesetter, is_beside=is_beside)


def _measured_rows(block: markup.Pairs, columns: list[Box], sizes: _AnswerSizes, typesetter: Typesetter, *, is_beside: bool) -> list[_Row]:
    ink = typesetter.colour("ink")
    asked = typesetter.style("body" if is_beside else "heading", size=points(sizes.question), colour=ink)
    said = typesetter.style("title" if is_beside else "body", size=points(sizes.answer), colour=ink)
    quiet = typesetter.style("table", size=points(SMALLEST), colour=typesetter.colour("muted"))
    rows: list[_Row] = []
    for pair in block.pairs:
        question, question_measure = without_orphan(pair.heading, asked, columns[0].width, typesetter, pair.origin)
        words, answer_measure = without_orphan(pair.words, said, columns[1].width, typesetter, pair.origin)
        answer = stacked([words, typesetter.typeset(pair.caption, quiet, answer_measure, pair.origin)])
        rows.append(_Row(pair=pair, question=question, question_measure=question_measure, answer=answer, answer_measure=answer_measure))
    return rows


def _row_height(row: _Row, *, is_beside: bool) -> Emu:
    if is_beside:
        return max(row.answer.height, _down(row) + row.question.height)
    return Emu(row.question.height + row.answer.height)


def _down(row: _Row) -> Emu:
    """How far the question begins below its answer, so that both first lines stand on one baseline."""
    line, small = (text.height // max(1, text.lines) for text in (row.answer, row.question))
    return Emu(int(max(ZERO, line - small) * BASELINE))


def _row_items(row: _Row, box: Box, columns: list[Box], *, is_beside: bool) -> list[Item]:
    origin = row.pair.origin
    question = box.below(_down(row)) if is_beside else box
    answer = box.beside(columns[1].left - columns[0].left) if is_beside else box.below(row.question.height)
    return [
        text_item("Question", row.question, question.sized(row.question_measure, row.question.height), origin),
        text_item("Answer", row.answer, answer.sized(row.answer_measure, row.answer.height), origin),
    ]

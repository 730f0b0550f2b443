"""What happens, and what answers it: the moment large at the left, an arrow or a mark that it was done, the answer at the right."""

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.cards.chain import arrow
from briefing_builder.layout.blocks.texts import count_that_fit
from briefing_builder.layout.drawings import pictogram, rule
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.text.balance import balanced, without_orphan
from briefing_builder.layout.text.hung import split_mark, with_hung_mark
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value, replace


class _PairSizes(Value, frozen=True, kw_only=True):
    """The sizes of a moment, of what answers it, of the words under that and of its figure, and the air round a row, in points."""

    moment: int
    answer: int
    caption: int
    air: int
    figure: int = 0


SIZES = (
    _PairSizes(moment=26, answer=24, caption=16, air=14),
    _PairSizes(moment=24, answer=22, caption=16, air=10),
    _PairSizes(moment=20, answer=20, caption=14, air=8),
    _PairSizes(moment=18, answer=18, caption=14, air=5),
    _PairSizes(moment=16, answer=16, caption=12, air=3),
)
DONE_SIZES = (
    _PairSizes(moment=24, answer=28, caption=16, air=18),
    _PairSizes(moment=22, answer=26, caption=16, air=14),
    _PairSizes(moment=20, answer=24, caption=14, air=10),
    _PairSizes(moment=20, answer=22, caption=14, air=6),
    _PairSizes(moment=18, answer=20, caption=14, air=4),
)
"""What was done is larger than what was said: it is the news."""
APART = tuple(_PairSizes(moment=size, answer=size, caption=14, air=air) for size, air in ((20, 14), (20, 10), (18, 9), (18, 7), (18, 5)))
"""Of a pair that stands apart, under a stronger rule and as much air again."""
APART_RULE = points(1.25)
DONE_FEW = {1: _PairSizes(moment=40, answer=36, caption=18, air=26), 2: _PairSizes(moment=34, answer=32, caption=18, air=22)}
FEW = {
    1: (
        _PairSizes(moment=48, answer=36, caption=20, air=30), _PairSizes(moment=40, answer=32, caption=20, air=26),
        _PairSizes(moment=34, answer=28, caption=18, air=22), _PairSizes(moment=30, answer=24, caption=16, air=16),
    ),
    2: (
        _PairSizes(moment=40, answer=28, caption=18, air=24), _PairSizes(moment=36, answer=26, caption=18, air=18),
        _PairSizes(moment=32, answer=24, caption=16, air=14), _PairSizes(moment=28, answer=22, caption=16, air=12),
        _PairSizes(moment=24, answer=20, caption=14, air=8),
    ),
}  # fmt: skip
"""So few are set like a statement where the room allows it: those without what was done by level."""
COUNTED = {
    1: (
        _PairSizes(moment=36, answer=44, caption=20, air=30, figure=110), _PairSizes(moment=32, answer=40, caption=20, air=26, figure=96),
        _PairSizes(moment=28, answer=36, caption=18, air=20, figure=80), _PairSizes(moment=24, answer=30, caption=16, air=14, figure=66),
        _PairSizes(moment=20, answer=24, caption=16, air=10, figure=54),
    ),
    2: (
        _PairSizes(moment=26, answer=36, caption=18, air=18, figure=72), _PairSizes(moment=24, answer=34, caption=18, air=18, figure=66),
        _PairSizes(moment=24, answer=32, caption=18, air=16, figure=60), _PairSizes(moment=22, answer=28, caption=16, air=12, figure=54),
        _PairSizes(moment=18, answer=22, caption=14, air=6, figure=40),
    ),
    3: (
        _PairSizes(moment=20, answer=28, caption=16, air=12, figure=54), _PairSizes(moment=20, answer=26, caption=16, air=9, figure=48),
        _PairSizes(moment=18, answer=24, caption=14, air=7, figure=44), _PairSizes(moment=18, answer=22, caption=14, air=5, figure=36),
        _PairSizes(moment=16, answer=18, caption=12, air=3, figure=26),
    ),
}  # fmt: skip
"""Of answers with figures, by their number and the level; the answers are the larger. More than three are set as three are."""
LIFTED = 2
LIFTS = (
    (_PairSizes(moment=30, answer=26, caption=16, air=14), _PairSizes(moment=18, answer=18, caption=14, air=6)),
    (_PairSizes(moment=28, answer=24, caption=16, air=10), _PairSizes(moment=18, answer=18, caption=14, air=3)),
    (_PairSizes(moment=24, answer=22, caption=14, air=10), _PairSizes(moment=16, answer=16, caption=12, air=4)),
    (_PairSizes(moment=24, answer=22, caption=14, air=7), _PairSizes(moment=16, answer=16, caption=12, air=2)),
    (_PairSizes(moment=22, answer=20, caption=14, air=6), _PairSizes(moment=16, answer=16, caption=12, air=1)),
)
"""Of more than three the first two are large: those of the department itself, or that it asked for."""
ROW_AIR = points(40)
ARROW_ROOM = points(72)
SHARES, EVEN_SHARES, DONE_SHARES = [15, 9], [1, 1], [4, 6]
FIGURE_SHARE = 14
"""What the column of figures takes of the room, in per cent."""
LEAST_ANSWER = 70
"""What is kept of the size of answers that have one line each, in per cent."""
MARK = points(38)


class _Row(Value, frozen=True, kw_only=True):
    """A pair set for its columns, and the height that it needs with the air around it."""

    pair: markup.Pair
    moment: TypesetText
    hung: Emu
    """How far the moment's quotation mark stands before the edge."""
    moment_measure: Emu
    answer: TypesetText
    measure: Emu
    figure: TypesetText
    gap: Emu
    """The air above its rule."""
    air: Emu
    """The air above and below its words."""
    height: Emu


def fit_pairs(block: markup.Pairs, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set one row a pair, a hairline between two; what does not fit goes on."""
    rows = (_done if block.done else _to_take)(block, room, density, typesetter)
    if rows is None:
        return nothing_fits(block)  # at a closer level they fit, and are still larger than several would be
    count = count_that_fit([row.height for row in rows], ZERO, room.height)
    if not count:
        return nothing_fits(block)
    # what follows the last row keeps its own distance from it
    last = rows[count - 1].air if count > 1 else ZERO
    natural = Emu(total_length([row.height for row in rows[:count]]) - last)
    more = max(ZERO, min(ROW_AIR, Emu((density.fill - natural) // count)))
    heights = [Emu(row.height + more) for row in rows[:count]]
    boxes = room.rows([*heights[:-1], Emu(heights[-1] - last)], ZERO)
    items: list[Item] = []
    for number, (row, box) in enumerate(zip(rows, boxes, strict=False)):
        is_last = number == count - 1
        items += _pair_items(row, box, block, typesetter, last if is_last else ZERO, is_first=not number)
    remainder = replace(block, pairs=block.pairs[count:]) if count < len(rows) else None
    cut = sum(row.moment.cut + row.answer.cut + row.figure.cut for row in rows[:count])
    return Fragment(items=tuple(items), height=Emu(natural + count * more), remainder=remainder, cut=cut)


def _done(block: markup.Pairs, room: Box, density: Density, typesetter: Typesetter) -> list[_Row]:
    """What was said and what was done about it; few are large where all have room so."""
    few = DONE_FEW.get(sum(not pair.apart for pair in block.pairs)) if density.level == 0 else None
    for sizes in filter(None, (few, DONE_SIZES[density.level])):
        rows = [_measured_pair(pair, block, room, APART[density.level] if pair.apart else sizes, typesetter) for pair in block.pairs]
        if total_length([row.height for row in rows]) <= room.height:
            break
    return rows


def _to_take(block: markup.Pairs, room: Box, density: Density, typesetter: Typesetter) -> list[_Row] | None:
    """Moments and what helps then; None where few are to be tried closer together."""
    if _is_counted(block):
        counted = COUNTED[min(len(block.pairs), max(COUNTED))][density.level]
        return _counted_rows(block, room, counted, typesetter)
    few = FEW.get(len(block.pairs), ())
    rows: list[_Row] | None = None
    if density.level < len(few):
        rows = _few_rows(block, room, few[density.level], typesetter)
        if rows is None and density.level + 1 < len(few):
            return None
    elif len(block.pairs) > LIFTED + 1:
        rows = _lifted(block, room, typesetter)
    return rows or [_measured_pair(pair, block, room, SIZES[density.level], typesetter) for pair in block.pairs]


def _counted_rows(block: markup.Pairs, room: Box, sizes: _PairSizes, typesetter: Typesetter) -> list[_Row]:
    """Rows of answers with figures; the answers are somewhat smaller where each of them then has one line."""
    smaller = [replace(sizes, answer=size) for size in range(sizes.answer, sizes.answer * LEAST_ANSWER // 100, -2)]
    tried = ([_measured_pair(pair, block, room, one, typesetter) for pair in block.pairs] for one in smaller)
    on_one_line = (rows for rows in tried if all(row.answer.lines <= 1 + bool(row.pair.caption) for row in rows))
    return next(on_one_line, None) or [_measured_pair(pair, block, room, sizes, typesetter) for pair in block.pairs]


def _is_counted(block: markup.Pairs) -> bool:
    """Whether an answer has a figure, such as its minutes, so that all of them leave room for one."""
    return not block.done and any(pair.figure for pair in block.pairs)


def _columns(block: markup.Pairs, box: Box) -> tuple[Box, Box]:
    if _is_counted(block):
        left, right = box.with_width(box.width * (100 - FIGURE_SHARE) // 100).columns(EVEN_SHARES, ARROW_ROOM)
        return left, right
    shares = DONE_SHARES if block.done else EVEN_SHARES if len(block.pairs) in FEW else SHARES
    left, right = box.columns(shares, ARROW_ROOM)
    return left, right


def _few_rows(block: markup.Pairs, room: Box, sizes: _PairSizes, typesetter: Typesetter) -> list[_Row] | None:
    """One or two set like a statement, each answer's name on one line; None where they have no room for that."""
    rows = [_measured_pair(pair, block, room, sizes, typesetter) for pair in block.pairs]
    fits = total_length([row.height for row in rows]) <= room.height and not sum(row.moment.cut + row.answer.cut for row in rows)
    return rows if fits and all(row.answer.lines <= 1 + bool(row.pair.caption) for row in rows) else None


def _lifted(block: markup.Pairs, room: Box, typesetter: Typesetter) -> list[_Row] | None:
    """The first two large and the others quieter, where all have room so; None where they have not."""
    for large, small in LIFTS:
        first = [_measured_pair(pair, block, room, large, typesetter) for pair in block.pairs[:LIFTED]]
        others = [_measured_pair(pair, block, room, small, typesetter, is_quiet=True) for pair in block.pairs[LIFTED:]]
        rows = [*first, *others]
        if total_length([row.height for row in rows]) <= room.height and not sum(row.moment.cut + row.answer.cut for row in rows):
            return rows
    return None


def _measured_pair(
    pair: markup.Pair, block: markup.Pairs, room: Box, sizes: _PairSizes, typesetter: Typesetter, *, is_quiet: bool = False
) -> _Row:
    left, right = _columns(block, room)
    style = typesetter.style("heading" if pair.apart else "quote", size=points(sizes.moment), colour=typesetter.colour("ink"))
    mark, rest = split_mark(pair.heading) if block.done else ("", pair.heading)
    hung = typesetter.width(mark, style) if mark else ZERO
    if hung > room.left:
        mark, rest, hung = "", pair.heading, ZERO
    broken = balanced if block.done else without_orphan
    moment, moment_measure = broken(rest, style, left.width, typesetter, pair.origin)
    name = typesetter.style("heading", size=points(sizes.answer), colour=typesetter.colour("ink" if is_quiet else "accent"))
    done = typesetter.style("body" if pair.apart else "heading", size=points(sizes.answer), colour=typesetter.colour("ink"))
    quiet = typesetter.style("table", size=points(sizes.caption), colour=typesetter.colour("muted"))
    words, measure = broken(pair.words, done if block.done else name, right.width, typesetter, pair.origin)
    answer = stacked([words, typesetter.typeset(pair.caption, quiet, measure, pair.origin)])
    figure = _measured_figure(pair, block, room, sizes, typesetter)
    gap = points(sizes.air) if pair.apart else ZERO
    return _Row(
        pair=pair, moment=with_hung_mark(moment, mark, hung), hung=hung, answer=answer, measure=measure,
        moment_measure=moment_measure, figure=figure, gap=gap, air=points(sizes.air),
        height=max(moment.height, answer.height, figure.height) + 2 * points(sizes.air) + gap,
    )  # fmt: skip


def _measured_figure(pair: markup.Pair, block: markup.Pairs, room: Box, sizes: _PairSizes, typesetter: Typesetter) -> TypesetText:
    """The figure of an answer over its unit, at the right edge; nothing where no answer has one."""
    if not _is_counted(block):
        return stacked([])
    width = room.width * FIGURE_SHARE // 100
    style = typesetter.style("figure", size=points(sizes.figure), colour=typesetter.colour("ink"))
    while pair.figure and typesetter.width(pair.figure, style) > width and style.size > points(sizes.caption):
        style = typesetter.style("figure", size=style.size * 9 // 10, colour=typesetter.colour("ink"))
    quiet = typesetter.style("table", size=points(sizes.caption), colour=typesetter.colour("muted"))
    texts = ((pair.figure, style), (pair.unit, quiet))
    return stacked([typesetter.typeset(text, each, width, pair.origin, align="right") for text, each in texts])


def _pair_items(row: _Row, box: Box, block: markup.Pairs, typesetter: Typesetter, air: Emu, *, is_first: bool) -> tuple[Item, ...]:
    """A row under its rule; of the last, which has none below, so much air stands above its words."""
    height = min(points(16), row.answer.height)
    parts: list[Item] = [] if is_first else [rule(box, typesetter.colour("hairline"))]
    if row.pair.apart and not is_first:
        box = box.below(row.gap)
        parts = [rule(box, typesetter.colour("ink"), weight=APART_RULE)]
    box = box.below(air)
    left, right = _columns(block, box)
    gap = box.beside(left.width).with_width(ARROW_ROOM)
    moment = left.moved(right=-row.hung).with_width(row.moment_measure + row.hung)
    parts.append(text_item("Moment", row.moment, moment, row.pair.origin, anchor="middle"))
    if block.done:
        mark = gap.centred(MARK, MARK)
        parts.append(pictogram("check", mark, typesetter.brand.manner, colour=typesetter.colour("accent"), ground=typesetter.ground))
    else:
        parts.append(arrow(gap.centred(points(32), height), typesetter.colour("accent")))
    parts.append(text_item("Answer", row.answer, right.with_width(row.measure), row.pair.origin, anchor="middle"))
    if row.figure.paragraphs:
        width = box.width * FIGURE_SHARE // 100
        parts.append(text_item("Figure", row.figure, box.lower_right(width, box.height), row.pair.origin, anchor="middle"))
    return grouped("Pair", parts)

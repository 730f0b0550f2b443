"""What happens, and what answers it: the moment large at the left, an arrow, the answer at the right."""

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.cards.chain import arrow
from briefing_builder.layout.blocks.texts import count_that_fit
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.text.balance import without_orphan
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value, replace


class _PairSizes(Value, frozen=True, kw_only=True):
    """The sizes of a moment, of what answers it and of the words under that, and the air above and below a row, in points."""

    moment: int
    answer: int
    caption: int
    air: int


SIZES = (
    _PairSizes(moment=26, answer=24, caption=16, air=14),
    _PairSizes(moment=24, answer=22, caption=16, air=10),
    _PairSizes(moment=20, answer=20, caption=14, air=8),
    _PairSizes(moment=18, answer=18, caption=14, air=5),
    _PairSizes(moment=16, answer=16, caption=12, air=3),
)
FEW = {1: _PairSizes(moment=48, answer=36, caption=20, air=30), 2: _PairSizes(moment=36, answer=30, caption=18, air=26)}
"""So few are set like a statement where the room allows it."""
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
SHARES = [15, 9]


class _Row(Value, frozen=True, kw_only=True):
    """A pair set for its columns, and the height that it needs with the air around it."""

    pair: markup.Pair
    moment: TypesetText
    measure: Emu
    answer: TypesetText
    height: Emu


def fit_pairs(block: markup.Pairs, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set one row a pair, a hairline between two; what does not fit goes on."""
    few = FEW.get(len(block.pairs)) if density.level == 0 else None
    sizes = few or SIZES[density.level]
    rows = [_measured_pair(pair, room, sizes, typesetter) for pair in block.pairs]
    lifted = _lifted(block, room, typesetter) if len(block.pairs) > LIFTED + 1 else None
    rows = lifted or rows
    if few and total_length([row.height for row in rows]) > room.height:
        rows = [_measured_pair(pair, room, SIZES[0], typesetter) for pair in block.pairs]
    count = count_that_fit([row.height for row in rows], ZERO, room.height)
    if not count:
        return nothing_fits(block)
    natural = total_length([row.height for row in rows[:count]])
    more = max(ZERO, min(ROW_AIR, Emu((density.fill - natural) // count)))
    boxes = room.rows([Emu(row.height + more) for row in rows[:count]], ZERO)
    items: list[Item] = []
    for number, (row, box) in enumerate(zip(rows, boxes, strict=False)):
        items += _pair_items(row, box, typesetter, is_first=not number)
    remainder = replace(block, pairs=block.pairs[count:]) if count < len(rows) else None
    cut = sum(row.moment.cut + row.answer.cut for row in rows[:count])
    return Fragment(items=tuple(items), height=Emu(natural + count * more), remainder=remainder, cut=cut)


def _lifted(block: markup.Pairs, room: Box, typesetter: Typesetter) -> list[_Row] | None:
    """The first two large and the others quieter, where all have room so; None where they have not."""
    for large, small in LIFTS:
        first = [_measured_pair(pair, room, large, typesetter) for pair in block.pairs[:LIFTED]]
        others = [_measured_pair(pair, room, small, typesetter, is_quiet=True) for pair in block.pairs[LIFTED:]]
        if total_length([row.height for row in (*first, *others)]) <= room.height and not sum(row.answer.cut for row in (*first, *others)):
            return [*first, *others]
    return None


def _measured_pair(pair: markup.Pair, room: Box, sizes: _PairSizes, typesetter: Typesetter, *, is_quiet: bool = False) -> _Row:
    left, right = room.columns(SHARES, ARROW_ROOM)
    style = typesetter.style("quote", size=points(sizes.moment), colour=typesetter.colour("ink"))
    moment, measure = without_orphan(pair.heading, style, left.width, typesetter, pair.origin)
    name = typesetter.style("heading", size=points(sizes.answer), colour=typesetter.colour("ink" if is_quiet else "accent"))
    quiet = typesetter.style("table", size=points(sizes.caption), colour=typesetter.colour("muted"))
    answer = stacked([
        typesetter.typeset(pair.words, name, right.width, pair.origin), typesetter.typeset(pair.caption, quiet, right.width, pair.origin)
    ])  # fmt: skip
    return _Row(pair=pair, moment=moment, measure=measure, answer=answer, height=max(moment.height, answer.height) + 2 * points(sizes.air))


def _pair_items(row: _Row, box: Box, typesetter: Typesetter, *, is_first: bool) -> tuple[Item, ...]:
    left, right = box.columns(SHARES, ARROW_ROOM)
    gap = box.beside(left.width).with_width(ARROW_ROOM)
    height = min(points(16), row.answer.height)
    parts: list[Item] = [] if is_first else [rule(box, typesetter.colour("hairline"))]
    parts.append(text_item("Moment", row.moment, left.with_width(row.measure), row.pair.origin, anchor="middle"))
    parts.append(arrow(gap.centred(points(32), height), typesetter.colour("accent")))
    parts.append(text_item("Answer", row.answer, right, row.pair.origin, anchor="middle"))
    return grouped("Pair", parts)

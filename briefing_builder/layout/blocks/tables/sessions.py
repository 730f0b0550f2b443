"""Courses with the days of their sessions as leaves of a calendar: one row a course, its days at the left, what it is at the right."""

from collections.abc import Iterator

from briefing_builder.deck.model import Item, Shape
from briefing_builder.layout.blocks.texts import count_that_fit
from briefing_builder.layout.drawings import rule
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import SMALL_GAP, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.text.balance import column_without_orphans
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value, replace


class _SessionSizes(Value, frozen=True, kw_only=True):
    """The sides of a leaf, the sizes of the day, the month, the course and the words under that, and the air of a row, in points."""

    width: int
    height: int
    day: int
    month: int
    course: int
    words: int
    air: int


SIZES = (
    _SessionSizes(width=104, height=96, day=44, month=14, course=28, words=18, air=18),
    _SessionSizes(width=98, height=84, day=38, month=14, course=24, words=16, air=14),
    _SessionSizes(width=92, height=72, day=30, month=14, course=22, words=16, air=10),
    _SessionSizes(width=88, height=60, day=24, month=12, course=20, words=14, air=7),
    _SessionSizes(width=84, height=52, day=20, month=12, course=18, words=14, air=5),
)
LEAF_GAP, TEXT_GAP = points(12), points(30)
BAND_SHARE = 34
"""The band with the month, in per cent of a leaf's height."""
ROW_AIR = points(36)


class _SessionRow(Value, frozen=True, kw_only=True):
    """A course set beside its leaves, the measure of its words, and the height that the row needs."""

    session: markup.Session
    text: TypesetText
    measure: Emu
    height: Emu


def fit_sessions(block: markup.Sessions, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set one row a course, a hairline between two; what does not fit goes on. All words begin on one line, right of the most leaves."""
    sizes = SIZES[density.level]
    most = max(len(session.days) for session in block.sessions)
    lead = Emu(most * (points(sizes.width) + LEAF_GAP) - LEAF_GAP + TEXT_GAP)
    if lead >= room.width:
        return nothing_fits(block)
    rows = [_session_row(session, room.beside(lead).width, sizes, typesetter) for session in block.sessions]
    count = count_that_fit([row.height for row in rows], ZERO, room.height)
    if not count:
        return nothing_fits(block)
    natural = total_length([row.height for row in rows[:count]])
    more = max(ZERO, min(ROW_AIR, Emu((density.fill - natural) // count)))
    items: list[Item] = []
    for number, (row, box) in enumerate(zip(rows, room.rows([Emu(row.height + more) for row in rows[:count]]), strict=False)):
        parts: list[Item] = [] if not number else [rule(box, typesetter.colour("hairline"))]
        parts += _leaves(row.session, box, sizes, typesetter)
        parts.append(text_item("Course", row.text, box.beside(lead).with_width(row.measure), row.session.origin, anchor="middle"))
        items += grouped("Session", parts)
    remainder = replace(block, sessions=block.sessions[count:]) if count < len(rows) else None
    cut = sum(row.text.cut for row in rows[:count])
    return Fragment(items=tuple(items), height=Emu(natural + count * more), remainder=remainder, cut=cut)


def _session_row(session: markup.Session, width: Emu, sizes: _SessionSizes, typesetter: Typesetter) -> _SessionRow:
    name = typesetter.style("heading", size=points(sizes.course))
    quiet = typesetter.style("small", size=points(sizes.words), colour=typesetter.colour("muted"))
    said = ((session.heading, name), (session.words, quiet))
    measure = column_without_orphans(said, width, typesetter, session.origin)
    text = stacked([typesetter.typeset(words, style, measure, session.origin) for words, style in said], SMALL_GAP)
    height = Emu(max(text.height, points(sizes.height)) + 2 * points(sizes.air))
    return _SessionRow(session=session, text=text, measure=measure, height=height)


def _leaves(session: markup.Session, row: Box, sizes: _SessionSizes, typesetter: Typesetter) -> Iterator[Item]:
    """Yield the leaves side by side: the month on a band, the day below it; a session without days has none."""
    size = points(sizes.width), points(sizes.height)
    for number, day in enumerate(session.days):
        leaf = row.moved(right=number * (size[0] + LEAF_GAP), down=(row.height - size[1]) // 2).sized(*size)
        band = leaf.with_height(size[1] * BAND_SHARE // 100)
        small = typesetter.style("table", size=points(sizes.month), bold=True, colour=typesetter.colour("on-accent"))
        large = typesetter.style("numeral", size=points(sizes.day), colour=typesetter.colour("ink"))
        month = typesetter.typeset(day.month, small, leaf.width, session.origin, align="centre")
        figure = typesetter.typeset(day.day, large, leaf.width, session.origin, align="centre")
        yield from grouped("Day", [
            Shape(name="Leaf", box=leaf, fill=typesetter.colour("surface"), line=typesetter.colour("hairline")),
            Shape(name="Band", box=band, fill=typesetter.colour("accent")),
            text_item("Month", month, band, session.origin, anchor="middle"),
            text_item("Day", figure, leaf.below(band.height), session.origin, anchor="middle"),
        ])  # fmt: skip

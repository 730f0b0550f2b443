"""A measure on its way: what it is today, what it is to be, and between the two a line that rises or falls."""

from briefing_builder.deck.model import Align, Item, Shape
from briefing_builder.layout.blocks.cards.content import sized_style
from briefing_builder.layout.drawings import line_across
from briefing_builder.layout.room.fragment import GAP, SMALL_GAP, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.room.trials import first_that_fits
from briefing_builder.layout.text.balance import balanced
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points
from briefing_builder.values import Value


class _SlopeSizes(Value, frozen=True, kw_only=True):
    """The sizes of the goal, of today's figure, of the name and of the small words, and how far the line climbs, in points."""

    goal: int
    today: int
    name: int
    words: int
    climb: int


SIZES = (
    _SlopeSizes(goal=96, today=54, name=24, words=16, climb=76),
    _SlopeSizes(goal=80, today=48, name=24, words=16, climb=64),
    _SlopeSizes(goal=66, today=44, name=20, words=16, climb=52),
    _SlopeSizes(goal=54, today=40, name=20, words=14, climb=40),
    _SlopeSizes(goal=44, today=36, name=18, words=14, climb=28),
    _SlopeSizes(goal=36, today=28, name=18, words=14, climb=18),
)
DOT = points(18)
WEIGHT = points(4)


def fit_slope(block: markup.Slope, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the name, and below it both figures as large as the room allows: today's at the left, the goal at the right, a line between.

    A line that climbs says only that, and so does one that falls; the figures say by how much.
    """
    return first_that_fits(_slope_at(block, room, typesetter, sizes) for sizes in SIZES)


def _slope_at(block: markup.Slope, room: Box, typesetter: Typesetter, sizes: _SlopeSizes) -> Fragment:
    words, origin = typesetter.words, block.origin
    if sizes is not SIZES[-1] and not _holds_figures(block, room.width, typesetter, sizes):
        return nothing_fits(block)
    name, measure = balanced(block.name, sized_style(typesetter, "heading", sizes.name), room.width, typesetter, origin)
    quiet = sized_style(typesetter, "small", sizes.words, "muted")

    def figure(value: str, says: str, size: int, colour: str, *, is_right: bool) -> TypesetText:
        side: Align = "right" if is_right else "left"
        number = typesetter.typeset(value, sized_style(typesetter, "figure", size, colour), room.width, origin, align=side)
        return stacked([number, typesetter.typeset(says, quiet, room.width, origin, align=side)])

    today = figure(block.baseline, words("slide.slope-today"), sizes.today, "muted", is_right=False)
    goal = figure(block.target, words("slide.slope-goal"), sizes.goal, "accent", is_right=True)
    upper, lower = (today, goal) if block.falls else (goal, today)
    climb = points(sizes.climb)
    top = room.top + name.height + GAP
    high, low = top + upper.height + SMALL_GAP, top + upper.height + SMALL_GAP + climb + DOT
    height = low + SMALL_GAP + lower.height - room.top
    if height > room.height or today.lines + goal.lines > 4 or today.width + DOT > room.width:
        return nothing_fits(block)
    line = Box.between(room.left + DOT // 2, high + DOT // 2, room.right - DOT // 2, low - DOT // 2)
    below = low + SMALL_GAP
    items: list[Item] = [
        text_item("Measure", name, room.sized(measure, name.height), origin),
        line_across(line, typesetter.colour("accent"), falls=block.falls, weight=WEIGHT),
        _dot(line.left, line.top if block.falls else line.bottom, "past", typesetter),
        _dot(line.right, line.bottom if block.falls else line.top, "accent", typesetter),
    ]
    figures = [
        text_item("Today", today, room.band(top if block.falls else below, today.height), origin),
        text_item("Goal", goal, room.band(below if block.falls else top, goal.height), origin),
    ]
    items += sorted(figures, key=lambda item: item.box.top)  # read from top to bottom
    return Fragment(items=grouped("Slope", items), height=height, cut=name.cut + today.cut + goal.cut)


def _holds_figures(block: markup.Slope, width: Emu, typesetter: Typesetter, sizes: _SlopeSizes) -> bool:
    """Whether no word of the figures is wider than the room: sooner known than the figures in it."""
    figures = ((block.baseline, sizes.today), (block.target, sizes.goal))
    styles = [(value, sized_style(typesetter, "figure", size)) for value, size in figures]
    return all(typesetter.holds_words_in(value, style, width, block.origin) for value, style in styles)


def _dot(x: Emu, y: Emu, colour: str, typesetter: Typesetter) -> Shape:
    box = Box.between(x - DOT // 2, y - DOT // 2, x + DOT // 2, y + DOT // 2)
    return Shape(name="Dot", box=box, geometry="ellipse", fill=typesetter.colour(colour))

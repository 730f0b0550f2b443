"""Days of the calendar on one line, as far apart as they are in time."""

from collections.abc import Sequence
from datetime import date

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Group, Item, Shape
from briefing_builder.layout.room.fragment import Fragment, nothing_fits, text_item
from briefing_builder.layout.room.trials import first_that_fits
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

LINE = points(2)
DOT, LARGE_DOT = points(12), points(18)
DATE_SIZES = (18, 16, 14)
"""Sizes of a day's name on a timeline, in points; what happens on it is two points smaller, and never below fourteen."""
LEAST_SIZE = 14
LEAST_STEP, LEAST_WIDTH = points(128), points(64)
"""From one day to the next, however near they are, and the least for its words."""
STEP_GAP = points(14)
AROUND_LINE = points(8)
DOTS = {
    "plain": ("paper", "muted"),
    "muted": ("paper", "hairline"),
    "accent": ("accent", "accent"),
    "highlight": ("highlight", "highlight"),
}
"""Fill and line of a day's dot: a ring, or a disc for the days that matter."""


def fit_timeline(block: markup.Timeline, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the days on a line, as far apart as they are in time where their words allow; the line is in accent from the first such day."""
    return first_that_fits(_fit_days(block, room, typesetter, size) for size in DATE_SIZES)


def _fit_days(block: markup.Timeline, room: Box, typesetter: Typesetter, size: int) -> Fragment:
    places = _places_in_time([date.fromisoformat(moment.day).toordinal() for moment in block.moments], room.width)
    widths = [after - place - STEP_GAP for place, after in zip(places, (*places[1:], room.width + STEP_GAP), strict=True)]
    if min(widths) < LEAST_WIDTH:
        return nothing_fits(block)
    dates = [
        typesetter.typeset(moment.label, _day_style(typesetter, size, moment), width, moment.origin)
        for moment, width in zip(block.moments, widths, strict=True)
    ]
    small = typesetter.style("small", size=points(max(LEAST_SIZE, size - 2)))
    texts = [typesetter.typeset(moment.words, small, width, moment.origin) for moment, width in zip(block.moments, widths, strict=True)]
    above, below = max(text.height for text in dates), max(text.height for text in texts)
    height = above + AROUND_LINE + LARGE_DOT + AROUND_LINE + below
    if height > room.height:
        return nothing_fits(block)
    middle = room.top + above + AROUND_LINE + LARGE_DOT // 2
    items: list[Item] = _line_items(block, places, room.band(middle - LINE // 2, LINE), typesetter)
    for moment, place, width, day, text in zip(block.moments, places, widths, dates, texts, strict=True):
        column = room.beside(place).with_width(width)
        items.append(text_item("Date", day, column.band(room.top + above - day.height, day.height), moment.origin))
        items.append(_day_dot(moment, column.left, middle, typesetter))
        items.append(text_item("Event", text, column.band(room.top + height - below, text.height), moment.origin))
    drawing = Group(name="Timeline", box=room.with_height(height), items=tuple(items), alt=block.alt)
    return Fragment(items=(drawing,), height=height, cut=sum(text.cut for text in (*dates, *texts)))


def _places_in_time(days: Sequence[int], width: Emu) -> list[Emu]:
    """Where each day stands from the left: in ratio of time, but no nearer to its neighbours than words can stand."""
    count = len(days)
    step = min(width // count, LEAST_STEP)
    usable, span = width - step, max(1, days[-1] - days[0])
    places = [usable * (day - days[0]) // span for day in days]
    for number in range(1, count):
        places[number] = max(places[number], places[number - 1] + step)
    places[-1] = min(places[-1], usable)
    for number in range(count - 2, -1, -1):
        places[number] = min(places[number], places[number + 1] - step)
    return places


def _line_items(block: markup.Timeline, places: Sequence[Emu], line: Box, typesetter: Typesetter) -> list[Item]:
    """The line, and over it in accent the way from the first day of that emphasis to the last day."""
    items: list[Item] = [Shape(name="Line", box=line.with_width(places[-1]), fill=typesetter.colour("hairline"))]
    own = next((place for moment, place in zip(block.moments, places, strict=True) if moment.emphasis == "accent"), places[-1])
    if own < places[-1]:
        way = Box.between(line.left + own, line.top - LINE // 2, line.left + places[-1], line.bottom + LINE // 2)
        items.append(Shape(name="Way", box=way, fill=typesetter.colour("accent")))
    return items


def _day_style(typesetter: Typesetter, size: int, moment: markup.Moment) -> TextStyle:
    colour = {"accent": "accent", "muted": "muted"}.get(moment.emphasis, "ink")
    return typesetter.style("small", size=points(size), bold=True, colour=typesetter.colour(colour))


def _day_dot(moment: markup.Moment, left: Emu, middle: Emu, typesetter: Typesetter) -> Shape:
    fill, line = (typesetter.colour(role) for role in DOTS[moment.emphasis])
    size = LARGE_DOT if moment.emphasis in ("accent", "highlight") else DOT
    box = Box(left=left, top=middle - size // 2, width=size, height=size)
    return Shape(name="Day", box=box, geometry="ellipse", fill=fill, line=line, weight=LINE)

"""Days of the calendar on one line, as far apart as they are in time."""

from collections.abc import Sequence
from datetime import date

from briefing_builder.brand.model import TextStyle
from briefing_builder.deck.model import Align, Group, Item, Shape
from briefing_builder.layout.room.fragment import Fragment, nothing_fits, text_item
from briefing_builder.layout.room.trials import first_that_fits
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points

LINE = points(2)
DOT, LARGE_DOT = points(12), points(18)
DATE_SIZES = (18, 16, 14)
"""Sizes of a day's name on a timeline, in points; what happens on it is two points smaller, and never below fourteen."""
LEAST_SIZE = 14
LEAST_WIDTH = points(64)
"""The least for the words of a day."""
MOST_LINES = 3
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
    """Set the days on a line over the whole width, as far apart from one another; the line is in accent from the first such day."""
    unbroken, broken = ((_fit_days(block, room, typesetter, size, most) for size in DATE_SIZES) for most in (1, MOST_LINES))
    return first_that_fits((*unbroken, *broken))


def _fit_days(block: markup.Timeline, room: Box, typesetter: Typesetter, size: int, most: int) -> Fragment:
    """The first and the last day stand at the ends of the line, the others in the middle of their words, none of which has more lines."""
    middle_ones: list[Align] = ["centre"] * (len(block.moments) - 2)
    aligns: list[Align] = ["left", *middle_ones, "right"]
    small = typesetter.style("small", size=points(max(LEAST_SIZE, size - 2)))
    styles = [_day_style(typesetter, size, moment) for moment in block.moments]
    whole = [_words_width(moment, style, small, typesetter) for moment, style in zip(block.moments, styles, strict=True)]
    found = _in_time(block, whole, room.width) or _in_steps(whole, room.width)
    if found is None:
        return nothing_fits(block)
    places, widths = found
    set_days = list(zip(block.moments, styles, widths, aligns, strict=True))
    dates = [typesetter.typeset(moment.label, style, width, moment.origin, align=align) for moment, style, width, align in set_days]
    texts = [typesetter.typeset(moment.words, small, width, moment.origin, align=align) for moment, _, width, align in set_days]
    if any(text.lines > most or text.cut for text in (*dates, *texts)):
        return nothing_fits(block)
    above, below = max(text.height for text in dates), max(text.height for text in texts)
    height = above + AROUND_LINE + LARGE_DOT + AROUND_LINE + below
    if height > room.height:
        return nothing_fits(block)
    middle = room.top + above + AROUND_LINE + LARGE_DOT // 2
    items: list[Item] = _line_items(block, places, room.band(middle - LINE // 2, LINE), typesetter)
    for moment, place, width, align, day, text in zip(block.moments, places, widths, aligns, dates, texts, strict=True):
        lead = {"left": ZERO, "centre": width // 2}.get(align, width)
        column = room.beside(place - lead).with_width(width)
        items.append(text_item("Date", day, column.band(room.top + above - day.height, day.height), moment.origin))
        items.append(_day_dot(moment, room.left + place, middle, align, typesetter))
        items.append(text_item("Event", text, column.band(room.top + height - below, text.height), moment.origin))
    drawing = Group(name="Timeline", box=room.with_height(height), items=tuple(items), alt=block.alt)
    return Fragment(items=(drawing,), height=height, cut=sum(text.cut for text in (*dates, *texts)))


def _in_time(block: markup.Timeline, widths: Sequence[Emu], whole: Emu) -> tuple[list[Emu], list[Emu]] | None:
    """Places as far apart as the days are, or a little farther where words would touch; None where the words have no room so."""
    days = [date.fromisoformat(moment.day).toordinal() for moment in block.moments]
    if days != sorted(days) or days[0] == days[-1]:
        return None
    rights = [widths[0], *(width // 2 for width in widths[1:-1])]
    lefts = [*(width // 2 for width in widths[1:-1]), widths[-1]]
    needs = [right + STEP_GAP + left for right, left in zip(rights, lefts, strict=True)]
    places = [whole * (day - days[0]) // (days[-1] - days[0]) for day in days]
    for number, need in enumerate(needs[:-1], 1):
        places[number] = max(places[number], places[number - 1] + need)
    for number, need in reversed(list(enumerate(needs))):
        places[number] = min(places[number], places[number + 1] - need)
    return None if places[0] < 0 else ([Emu(place) for place in places], list(widths))


def _in_steps(whole: Sequence[Emu], width: Emu) -> tuple[list[Emu], list[Emu]] | None:
    """Places at equal distances, and the widths of the words there; None where these would be too narrow."""
    count = len(whole)
    step = width // (count - 1)
    outer = min(max(whole[0], whole[-1]), step * 2 // 3)
    inner = min(step - STEP_GAP, 2 * (step - STEP_GAP - outer))
    places = [Emu(width * number // (count - 1)) for number in range(count)]
    return (places, [outer, *([Emu(inner)] * (count - 2)), outer]) if inner >= LEAST_WIDTH else None


def _words_width(moment: markup.Moment, style: TextStyle, small: TextStyle, typesetter: Typesetter) -> Emu:
    """What a day takes where neither its date nor its words are broken."""
    said = "".join(span.text for span in moment.words)
    return max(typesetter.width(moment.label, style), typesetter.width(said, small)) + points(2)


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


def _day_dot(moment: markup.Moment, place: Emu, middle: Emu, align: Align, typesetter: Typesetter) -> Shape:
    """A dot in the middle of its place, or within the line at its ends."""
    fill, line = (typesetter.colour(role) for role in DOTS[moment.emphasis])
    size = LARGE_DOT if moment.emphasis in ("accent", "highlight") else DOT
    lead = {"left": ZERO, "centre": size // 2}.get(align, size)
    box = Box(left=place - lead, top=middle - size // 2, width=size, height=size)
    return Shape(name="Day", box=box, geometry="ellipse", fill=fill, line=line, weight=LINE)

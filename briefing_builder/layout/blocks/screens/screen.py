"""A course without a picture, drawn as if on a screen: the moment it is for in large letters, and the time it takes on a player's track."""

from collections.abc import Iterator

from briefing_builder.deck.model import Item, Shape
from briefing_builder.layout.blocks.screens.device import BAR, EDGE, window_shapes
from briefing_builder.layout.drawings import panel, play_cue
from briefing_builder.layout.room.fragment import SMALL_GAP, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.text.balance import balanced
from briefing_builder.layout.text.typeset import EMPTY_TEXT, Typesetter, TypesetText
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value, replace

TALLEST = 62
"""The greatest height of a screen, in per cent of its width."""
PADDING = points(30)
SIZES = ((44, 4), (40, 4), (36, 5), (32, 5), (28, 6), (24, 99), (20, 99), (18, 99))
"""Of the words, in points, and how many lines may be set so large."""
TIME_SIZES = (32, 28, 24, 20, 18)
NAME_SIZE = points(14)
DISC = points(46)
TRACK = points(5)
KNOB = points(15)
PLAYED = 6
"""How much of the track lies behind the knob, in per cent: it has just begun."""
BETWEEN = points(16)
NAME_DOT = " · "
ON = "on-accent"


class _Foot(Value, frozen=True, kw_only=True):
    """The time, in the size that leaves a track beside it, and the height of both."""

    time: TypesetText
    height: Emu


def fit_screen(block: markup.Screen, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the words as large as the screen allows: a window with a player where the course plays, else a plain surface."""
    outside = room.with_height(min(room.height, room.width * TALLEST // 100))
    stage = outside.within(EDGE, BAR, EDGE, EDGE) if block.plays else outside
    inner = stage.inset(PADDING, PADDING)
    if inner.width <= 0 or inner.height <= 0:
        return nothing_fits(block)
    name = _name_in_bar(block, outside, typesetter)
    told = block.label if name.paragraphs or not block.plays else NAME_DOT.join(filter(None, (block.name, block.label)))
    label = _small_line(told, inner.width, block, typesetter)
    foot = _foot(block, inner.width, typesetter)
    free = inner.within(ZERO, ZERO, ZERO, foot.height + BETWEEN if foot.height else ZERO)
    for size, most_lines in SIZES:
        style = typesetter.style("question", size=points(size), colour=typesetter.colour(ON))
        text, measure = balanced(block.words, style, inner.width, typesetter, block.origin)
        needed = label.height + (SMALL_GAP if label.paragraphs else ZERO) + text.height
        if needed <= free.height and text.lines <= most_lines and not text.cut:
            break
    else:
        return nothing_fits(block)
    items: list[Item] = [*_ground(block, name, outside, stage, typesetter)]
    words_top = free.top + (free.height - needed) // 2
    if label.paragraphs:
        items.append(text_item("Label", label, inner.band(words_top, label.height), block.origin))
        words_top += label.height + SMALL_GAP
    items.append(text_item("Moment", text, inner.band(words_top, text.height).with_width(measure), block.origin))
    items += _player(block, foot, inner, typesetter)
    return Fragment(items=grouped("Screen", items), height=outside.height)


def _name_in_bar(block: markup.Screen, outside: Box, typesetter: Typesetter) -> TypesetText:
    """The name on the one line of the bar; empty where it is too long for that, and stands on the screen."""
    style = typesetter.style("table", size=points(12), colour=typesetter.colour("muted"))
    name = typesetter.typeset(block.name, style, outside.width * 6 // 10, block.origin, align="centre")
    return name if name.lines == 1 and name.height <= BAR else EMPTY_TEXT


def _ground(block: markup.Screen, name: TypesetText, outside: Box, stage: Box, typesetter: Typesetter) -> Iterator[Item]:
    """The window with its name in the bar and the lit screen in it; or the lit surface alone."""
    if not block.plays:
        yield panel(outside, typesetter.colour("accent"), "Surface", corners=typesetter.brand.manner.corners)
        return
    yield from window_shapes(outside, typesetter)
    yield Shape(name="Stage", box=stage, fill=typesetter.colour("accent"))
    if name.paragraphs:
        bar = outside.with_height(BAR).inset(outside.width * 2 // 10, (BAR - name.height) // 2)
        yield text_item("Name", name, bar, block.origin)


def _small_line(text: str, width: Emu, block: markup.Screen, typesetter: Typesetter) -> TypesetText:
    return typesetter.typeset(text, typesetter.style("label", size=NAME_SIZE, colour=typesetter.colour(ON)), width, block.origin)


def _foot(block: markup.Screen, width: Emu, typesetter: Typesetter) -> _Foot:
    """The time on one line where it can be: beside it a player needs half the width."""
    most = width // 2 if block.plays else width
    for size in TIME_SIZES:
        style = typesetter.style("numeral", size=points(size), colour=typesetter.colour(ON))
        time = typesetter.typeset(block.time, style, most, block.origin, align="right" if block.plays else "left")
        if time.lines < 2:
            break
    return _Foot(time=time, height=max(time.height, DISC if block.plays else ZERO))


def _player(block: markup.Screen, foot: _Foot, inner: Box, typesetter: Typesetter) -> Iterator[Item]:
    """The time at the foot of the screen; where the course plays, a play sign and a track before it."""
    band = inner.band(inner.bottom - foot.height, foot.height)
    if not block.plays:
        if foot.time.paragraphs:
            yield text_item("Time", foot.time, band, block.origin)
        return
    on, ground = typesetter.colour(ON), typesetter.colour("accent")
    yield replace(play_cue(band.centred(DISC, DISC).moved(right=-(band.width - DISC) // 2), on, ground), name="Play")
    width = foot.time.width + points(2) if foot.time.paragraphs else ZERO
    rest = band.within(DISC + BETWEEN, ZERO, width + BETWEEN if width else ZERO, ZERO)
    track = rest.band(rest.top + (rest.height - TRACK) // 2, TRACK)
    yield Shape(name="Track", box=track, geometry="rounded", radius=TRACK // 2, fill=typesetter.colour("past"))
    played = track.width * PLAYED // 100
    yield Shape(name="Played", box=track.with_width(played), geometry="rounded", radius=TRACK // 2, fill=on)
    knob = track.moved(right=played - KNOB // 2, down=(TRACK - KNOB) // 2).sized(KNOB, KNOB)
    yield Shape(name="Knob", box=knob, geometry="ellipse", fill=on)
    if foot.time.paragraphs:
        at = band.lower_right(width, foot.time.height).moved(down=-(band.height - foot.time.height) // 2)
        yield text_item("Time", foot.time, at, block.origin)

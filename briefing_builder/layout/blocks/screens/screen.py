"""A course without a picture: the moment it is for in large letters, as a message that comes in, and the course as the answer to it."""

from collections.abc import Iterator

from briefing_builder.deck.model import Item, Shape
from briefing_builder.deck.path import Close, LineTo, Move, Path
from briefing_builder.layout.blocks.screens.device import WINDOW_RADIUS
from briefing_builder.layout.drawings import icon, panel
from briefing_builder.layout.room.fragment import SMALL_GAP, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.text.balance import balanced
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value

TALLEST = 62
"""The greatest height of a plain surface, in per cent of its width."""
PADDING = points(30)
SIZES = ((60, 2), (54, 3), (48, 3), (44, 4), (40, 4), (36, 5), (32, 5), (28, 6), (24, 99), (20, 99), (18, 99))
"""Of the words, in points, and how many lines may be set so large."""
TIME_SIZES = (32, 28, 24, 20, 18)
ANSWER_SIZES = ((32, 20), (28, 18), (24, 16), (20, 16))
"""Of the course's name in the answer, and of how it is taken, in points."""
LABEL_SIZE = points(14)
ASKED_SHARE, ANSWER_SHARE = 84, 72
"""The greatest widths of the message and of its answer, in per cent of the room's."""
ICON, ICON_GAP = points(44), points(20)
TAIL = points(20)
SEAM = points(2)
"""How far a tail reaches over the edge of its message, so that no line divides them."""
BETWEEN = points(16)
ON = "on-accent"


class _Words(Value, frozen=True, kw_only=True):
    """The moment under its label, in the largest size that fits, its measure and the height of both."""

    label: TypesetText
    moment: TypesetText
    measure: Emu
    height: Emu


class _Reply(Value, frozen=True, kw_only=True):
    """The course and how it is taken, and the bubble round them."""

    text: TypesetText
    width: Emu
    height: Emu


def fit_screen(block: markup.Screen, room: Box, typesetter: Typesetter) -> Fragment:
    """Set the moment as a message and the course as its answer, where the course can be sent; else both on a plain surface."""
    if block.plays and block.label:
        return _fit_messages(block, room, typesetter)
    return _fit_surface(block, room, typesetter)


def _fit_messages(block: markup.Screen, room: Box, typesetter: Typesetter) -> Fragment:
    reply = _reply(block, room, typesetter)
    outside = room.with_width(room.width * ASKED_SHARE // 100)
    inner = outside.within(PADDING, PADDING * 4 // 5, PADDING, PADDING * 4 // 5 + TAIL + BETWEEN + reply.height + TAIL)
    asked = _largest_words(block, inner, typesetter, ("muted", "ink"))
    if asked is None:
        return nothing_fits(block)
    message = room.sized(max(asked.measure, asked.label.width) + 2 * PADDING, asked.height + 2 * (PADDING * 4 // 5))
    answer = room.moved(right=room.width - reply.width, down=message.height + TAIL + BETWEEN).sized(reply.width, reply.height)
    items: list[Item] = [*_bubble(message, typesetter.colour("surface"), typesetter.colour("hairline"), is_left=True)]
    items += _word_items(asked, message.moved(right=PADDING, down=PADDING * 4 // 5), block)
    items += grouped("Answer", [*_answer_items(reply, answer, block, typesetter)])
    return Fragment(items=tuple(items), height=Emu(answer.bottom + TAIL - room.top))


def _reply(block: markup.Screen, room: Box, typesetter: Typesetter) -> _Reply:
    width = room.width * ANSWER_SHARE // 100 - 2 * PADDING - ICON - ICON_GAP
    for name_size, time_size in ANSWER_SIZES:
        name = typesetter.style("heading", size=points(name_size), colour=typesetter.colour(ON))
        quiet = typesetter.style("small", size=points(time_size), colour=typesetter.colour(ON))
        said = ((block.name, name), (block.time, quiet))
        texts = [typesetter.typeset(words, style, Emu(max(1, width)), block.origin) for words, style in said]
        if texts[0].lines < 2 and not any(text.cut for text in texts):
            break
    text = stacked(texts)
    return _Reply(
        text=text, width=Emu(text.width + points(3) + 2 * PADDING + ICON + ICON_GAP), height=Emu(max(text.height, ICON) + PADDING * 4 // 3)
    )


def _answer_items(reply: _Reply, box: Box, block: markup.Screen, typesetter: Typesetter) -> Iterator[Item]:
    accent = typesetter.colour("accent")
    yield from _bubble(box, accent, accent, is_left=False)
    inner = box.inset(PADDING, ZERO)
    yield icon("learning", inner.with_width(ICON).centred(ICON, ICON), typesetter.colour(ON))
    yield text_item("Course", reply.text, inner.beside(ICON + ICON_GAP), block.origin, anchor="middle")


def _bubble(box: Box, fill: str, line: str, *, is_left: bool) -> Iterator[Shape]:
    """Yield a surface with round corners and, below it, the tail that points to whoever says it."""
    steps = (Move(x=0, y=0), LineTo(x=10, y=0), LineTo(x=0 if is_left else 10, y=10), Close())
    at = box.moved(right=PADDING if is_left else box.width - PADDING - TAIL, down=box.height - SEAM).sized(TAIL, TAIL + SEAM)
    yield Shape(name="Message", box=box, geometry="rounded", radius=2 * WINDOW_RADIUS, fill=fill, line=line)
    yield Shape(name="Tail", box=at, geometry=Path(width=10, height=10, steps=steps), fill=fill)


def _fit_surface(block: markup.Screen, room: Box, typesetter: Typesetter) -> Fragment:
    outside = room.with_height(min(room.height, room.width * TALLEST // 100))
    inner = outside.inset(PADDING, PADDING)
    time = _time(block, inner.width, typesetter)
    free = inner.within(ZERO, ZERO, ZERO, time.height + BETWEEN if time.height else ZERO)
    words = _largest_words(block, free, typesetter, (ON, ON))
    if words is None:
        return nothing_fits(block)
    items: list[Item] = [panel(outside, typesetter.colour("accent"), "Surface", corners=typesetter.brand.manner.corners)]
    items += _word_items(words, free.moved(down=(free.height - words.height) // 2), block)
    if time.paragraphs:
        items.append(text_item("Time", time, inner.band(inner.bottom - time.height, time.height), block.origin))
    return Fragment(items=grouped("Screen", items), height=outside.height)


def _largest_words(block: markup.Screen, free: Box, typesetter: Typesetter, colours: tuple[str, str]) -> _Words | None:
    """The label and the moment as large as the room allows; None where no size fits."""
    if free.width <= 0 or free.height <= 0:
        return None
    small = typesetter.style("label", size=LABEL_SIZE, colour=typesetter.colour(colours[0]))
    label = typesetter.typeset(block.label, small, free.width, block.origin)
    above = Emu(label.height + (SMALL_GAP if label.paragraphs else ZERO))
    for size, most_lines in SIZES:
        style = typesetter.style("question", size=points(size), colour=typesetter.colour(colours[1]))
        text, measure = balanced(block.words, style, free.width, typesetter, block.origin)
        if above + text.height <= free.height and text.lines <= most_lines and not text.cut:
            width = measure if text.lines > 1 else min(free.width, text.width + points(3))
            return _Words(label=label, moment=text, measure=width, height=Emu(above + text.height))
    return None


def _word_items(words: _Words, at: Box, block: markup.Screen) -> Iterator[Item]:
    if words.label.paragraphs:
        yield text_item("Label", words.label, at.sized(max(words.label.width + points(2), words.measure), words.label.height), block.origin)
    top = at.top + words.height - words.moment.height
    yield text_item("Moment", words.moment, at.band(top, words.moment.height).with_width(words.measure), block.origin)


def _time(block: markup.Screen, width: Emu, typesetter: Typesetter) -> TypesetText:
    """How the course is taken, on one line where any size can do that; its name where it cannot be read elsewhere."""
    for size in TIME_SIZES:
        style = typesetter.style("numeral", size=points(size), colour=typesetter.colour(ON))
        time = typesetter.typeset(block.time, style, width, block.origin)
        if time.lines < 2:
            break
    return time

"""Two sums as bars over the whole width, each made of its parts, and the line from which on the second has earned the first."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from briefing_builder.deck.model import Chart, Item, Series, Shape, Text
from briefing_builder.deck.number_formats import UNSEEN, formatted
from briefing_builder.layout.blocks.charts.native import stacked_chart
from briefing_builder.layout.drawings import line_across
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import GAP, SMALL_GAP, Fragment, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points
from briefing_builder.values import Value

PADDING = points(10)
"""From the left edge of a part to its name."""
OUTLINE = points(1.5)
LINE_WEIGHT, OVERSHOOT = points(2), points(10)
LEADER, LEADER_WIDTH = points(12), points(1)
BASELINE = 80
"""Share of a line above its baseline, in per cent."""
NO_BREAK = "\u00a0"


class _AcrossSizes(Value, frozen=True, kw_only=True):
    """In points: what stands on the parts and beside the sums, both sums, the bars, and the greatest height of one."""

    text: int
    quiet: int
    lit: int
    bar: int
    most: int


SIZES = (
    _AcrossSizes(text=16, quiet=32, lit=66, bar=60, most=84),
    _AcrossSizes(text=16, quiet=28, lit=60, bar=54, most=76),
    _AcrossSizes(text=14, quiet=24, lit=54, bar=44, most=60),
    _AcrossSizes(text=14, quiet=22, lit=44, bar=40, most=54),
)


class _Segment(Value, frozen=True, kw_only=True):
    """A part where it stands on the slide, what is said of it, and whether that has room within it."""

    series: markup.Series
    box: Box
    text: TypesetText
    is_within: bool


class _Beside(NamedTuple):
    """The words of parts that are too short for them, and the lines that lead to these."""

    words: list[Text]
    leaders: list[Shape]


class _Head(Value, frozen=True, kw_only=True):
    """What stands above a bar: its name, its sum, and a quiet detail."""

    name: TypesetText
    figure: TypesetText
    detail: TypesetText | None

    @property
    def width(self) -> Emu:
        """Of all side by side."""
        return self.name.width + SMALL_GAP * 2 + self.figure.width + (SMALL_GAP * 2 + self.detail.width if self.detail else ZERO)


class _Frame(Value, frozen=True, kw_only=True):
    """The rooms of both bars, the EMU of one, and where the first sum ends."""

    bars: tuple[Box, Box]
    unit: Decimal
    line: Emu


def fit_parts_across(block: markup.Chart, room: Box, typesetter: Typesetter, density: Density) -> Fragment | None:
    """Return both sums as bars over the room's width, in the largest sizes that it has the height for; None where it has no room."""
    sums = _whole_sums(block)
    if max(sums) <= 0:
        return None
    fitting = (_fit_across_at(block, sums, room, typesetter, density.fill, sizes) for sizes in SIZES[density.level :])
    return next((fragment for fragment in fitting if fragment is not None), None)


def _whole_sums(block: markup.Chart) -> tuple[Decimal, Decimal]:
    first, second = (sum((series.values[number] or Decimal(0) for series in block.series), Decimal(0)) for number in (0, 1))
    return first, second


def _fit_across_at(
    block: markup.Chart, sums: tuple[Decimal, Decimal], room: Box, typesetter: Typesetter, fill: Emu, sizes: _AcrossSizes
) -> Fragment | None:
    lack = _lack_text(block, sums, room.width, typesetter, sizes)
    lit = -1 if lack else block.highlight
    heads = [_head_texts(block, number, sums[number], room.width, typesetter, sizes, is_lit=number == lit) for number in (0, 1)]
    if lack and heads[1].width + GAP + lack.width + 2 * SMALL_GAP > room.width:
        return None
    unit = room.width / max(sums)
    below = points(sizes.text) * 5 // 4 + LEADER
    above, between = heads[0].figure.height, max(heads[1].figure.height, lack.height if lack else ZERO)
    is_short = sums[0] * 2 < sums[1]
    tried = _bar_parts(block, 1, room.with_height(points(sizes.bar)), unit, typesetter, sizes)
    foot = below if is_short or lack or not all(one.is_within for one in tried) else OVERSHOOT
    bar = min(points(sizes.most), max(points(sizes.bar), (fill - above - between - foot) // 2))
    height = above + bar + between + bar + foot
    if height > room.height:
        return None
    top = room.top + above
    frame = _Frame(bars=(room.band(top, bar), room.band(top + bar + between, bar)), unit=unit, line=room.left + Emu(int(sums[0] * unit)))
    segments = [_bar_parts(block, number, frame.bars[number], unit, typesetter, sizes) for number in (0, 1)]
    first_head = _placed_head(heads[0], frame.bars[0], is_right=False, block=block)
    beside = [
        _outside_items(segments[0], room.left + heads[0].width + GAP, room, block, typesetter, is_above=True),
        _words_below(segments[1], room, frame, block, typesetter, sizes, is_lack=lack is not None),
    ]
    if beside[0] is None or beside[1] is None:
        return None
    words, leaders = beside[0]
    is_line = any(item.box.bottom <= frame.bars[0].top for item in words)
    chart = _across_chart(block, frame, room.with_height(height), typesetter, sizes)
    under = _line_words_below(frame, beside[1].words, block, typesetter, sizes, is_right=not is_short) if is_short or lack else []
    feet = [*under, *beside[1].words] if is_short else [*beside[1].words, *under]  # from the left
    items = [
        *first_head, *(words if is_line else []), chart, *leaders, *_within_items(segments[0], block), *([] if is_line else words),
        *_between_items(heads[1], frame, sums, block, typesetter, sizes, lack), *_within_items(segments[1], block),
        *_lack_items(frame, sums, lack, block, typesetter), *feet, *beside[1].leaders,
    ]  # fmt: skip
    return Fragment(items=tuple(items), height=height, cut=sum(one.text.cut for one in (*segments[0], *segments[1])))


def _lack_text(
    block: markup.Chart, sums: tuple[Decimal, Decimal], width: Emu, typesetter: Typesetter, sizes: _AcrossSizes
) -> TypesetText | None:
    """What the second sum lacks of the first, the largest figure of the chart and not in accent; None where it lacks nothing."""
    if sums[1] >= sums[0] or not block.gap_label:
        return None
    style = typesetter.style("figure", size=points(sizes.lit), colour=typesetter.colour("ink"))
    text = typesetter.typeset(block.gap_label.replace(" ", NO_BREAK), style, width, block.origin)
    return text if text.lines == 1 and not text.cut else None


def _head_texts(
    block: markup.Chart, number: int, whole: Decimal, width: Emu, typesetter: Typesetter, sizes: _AcrossSizes, *, is_lit: bool
) -> _Head:
    figure = typesetter.style(
        "figure", size=points(sizes.lit if is_lit else sizes.quiet), colour=typesetter.colour("accent" if is_lit else "ink")
    )
    strong = typesetter.style(
        "table", size=points(max(sizes.text, 18)), bold=is_lit, colour=typesetter.colour("ink" if is_lit else "muted")
    )
    quiet = typesetter.style("table", size=points(14), colour=typesetter.colour("muted"))
    detail = block.details[number] if block.details else ""
    return _Head(
        name=typesetter.typeset(block.categories[number], strong, width, block.origin),
        figure=typesetter.typeset(formatted(whole, block.format).replace(" ", NO_BREAK), figure, width, block.origin),
        detail=typesetter.typeset(detail, quiet, width, block.origin) if detail else None,
    )


def _bar_parts(block: markup.Chart, number: int, bar: Box, unit: Decimal, typesetter: Typesetter, sizes: _AcrossSizes) -> list[_Segment]:
    """The parts of a bar from the left, with their names and amounts: on two lines within them, else on one beside them."""
    segments, used = list[_Segment](), Decimal(0)
    shown = [series for series in block.series if series.values[number]]
    for series in shown:
        value = series.values[number] or Decimal(0)
        left, right = bar.left + Emu(int(used * unit)), bar.left + Emu(int((used + value) * unit))
        used += value
        box = Box.between(left, bar.top, right, bar.bottom)
        amount = formatted(value, block.format).replace(" ", NO_BREAK) if len(shown) > 1 else ""
        colour = typesetter.colour("on-accent" if series.role == "present" else "ink")
        plain, strong = (typesetter.style("table", size=points(sizes.text), bold=bold, colour=colour) for bold in (False, True))
        lines = [typesetter.typeset(series.name, plain, bar.width, block.origin)]
        lines += [typesetter.typeset(amount, strong, bar.width, block.origin)] if amount else []
        text = stacked(lines)
        is_within = text.width + 2 * PADDING <= box.width and text.height <= box.height
        if not is_within:
            quiet = typesetter.style("table", size=points(sizes.text), colour=typesetter.colour("ink" if number else "muted"))
            text = typesetter.typeset(f"{series.name}{NO_BREAK}{amount}".rstrip(NO_BREAK), quiet, bar.width, block.origin)
        segments.append(_Segment(series=series, box=box, text=text, is_within=is_within))
    return segments


def _outside_items(
    segments: Sequence[_Segment], least: Emu, room: Box, block: markup.Chart, typesetter: Typesetter, *, is_above: bool
) -> _Beside | None:
    """The words of parts that are too short for them: at the end of the first bar where that has room, else in a line beside a bar."""
    mine = [one for one in segments if not one.is_within]
    if not mine:
        return _Beside([], [])
    whole, bar = stacked([one.text for one in mine]), segments[-1].box
    end = Box.between(bar.right + PADDING, bar.top, max(bar.right + PADDING, room.right), bar.bottom)
    if is_above and mine == list(segments[-len(mine) :]) and whole.width <= end.width and whole.height <= end.height:
        return _Beside([text_item("Part", whole, end.with_width(whole.width), block.origin, anchor="middle")], [])
    lefts = _lefts_beside(mine, least, room.right)
    return None if lefts is None else _in_a_line(mine, lefts, block, typesetter, is_above=is_above)


def _lefts_beside(segments: Sequence[_Segment], least: Emu, most: Emu) -> list[Emu] | None:
    """Where the words of parts begin, each near its part and none on another's; None where they have no room between those edges."""
    lefts, edge = list[Emu](), least
    for one in segments:
        lefts.append(max(edge, one.box.left + (one.box.width - one.text.width) // 2))
        edge = lefts[-1] + one.text.width + GAP
    for number in reversed(range(len(segments))):
        lefts[number] = min(lefts[number], most - segments[number].text.width)
        most = lefts[number] - GAP
    return lefts if lefts[0] >= least else None


def _in_a_line(
    segments: Sequence[_Segment], lefts: Sequence[Emu], block: markup.Chart, typesetter: Typesetter, *, is_above: bool
) -> _Beside:
    """The words above or below a bar, and the lines that lead to their parts."""
    tops = [one.box.top - LEADER - one.text.height if is_above else one.box.bottom + LEADER for one in segments]
    boxes = [
        Box(left=left, top=top, width=one.text.width, height=one.text.height) for one, left, top in zip(segments, lefts, tops, strict=True)
    ]
    words = [text_item("Part", one.text, box, block.origin) for one, box in zip(segments, boxes, strict=True)]
    colour = typesetter.colour("muted")
    leaders = [_leader(one, box, colour, is_above=is_above) for one, box in zip(segments, boxes, strict=True)]
    return _Beside(words, leaders)


def _leader(segment: _Segment, words: Box, colour: str, *, is_above: bool) -> Shape:
    """The line between a part and its words: straight down where these stand over it."""
    part = segment.box.left + segment.box.width // 2
    end = min(max(part, words.left + PADDING), words.right - PADDING)
    top = words.bottom if is_above else segment.box.bottom
    if abs(end - part) <= LEADER_WIDTH:
        return Shape(name="Leader", box=Box(left=part, top=top, width=LEADER_WIDTH, height=LEADER), fill=colour)
    between = Box.between(min(end, part), top, max(end, part), top + LEADER)
    return line_across(between, colour, falls=(end < part) == is_above, name="Leader")


def _within_items(segments: Sequence[_Segment], block: markup.Chart) -> Iterator[Item]:
    for one in segments:
        if one.is_within:
            yield text_item(
                "Part", one.text, one.box.within(PADDING, ZERO, ZERO, ZERO).with_width(one.text.width), block.origin, anchor="middle"
            )


def _placed_head(head: _Head, bar: Box, *, is_right: bool, block: markup.Chart) -> list[Item]:
    """Name, sum and detail on one baseline above a bar, at its left or right end."""
    left = bar.right - head.width if is_right else bar.left
    top = bar.top - head.figure.height
    parts = [("Heading", head.name), ("Sum", head.figure), *([("Detail", head.detail)] if head.detail else [])]
    items: list[Item] = []
    for name, text in parts:
        down = (head.figure.height - text.height) * BASELINE // 100
        items.append(text_item(name, text, Box(left=left, top=top + down, width=text.width, height=text.height), block.origin))
        left += text.width + SMALL_GAP * 2
    return items


def _between_items(
    head: _Head, frame: _Frame, sums: tuple[Decimal, Decimal], block: markup.Chart, typesetter: Typesetter, sizes: _AcrossSizes,
    lack: TypesetText | None,
) -> list[Item]:  # fmt: skip
    """What the second bar comes to, and the line at the first sum with its words; the bars interrupt the line, and it crosses no words."""
    first, second = frame.bars
    is_left = sums[0] * 2 < sums[1]
    texts = _placed_head(head, second, is_right=is_left, block=block)
    if block.reference is None:
        return texts
    colour = typesetter.colour("highlight")
    at = min(frame.line - LINE_WEIGHT // 2, first.right - LINE_WEIGHT)
    ends = second.bottom + OVERSHOOT
    pieces = [(first.bottom, second.top), (second.bottom, ends)] if sums[1] > sums[0] else [(first.bottom, ends)]
    lines: list[Item] = [Shape(name="Line", box=Box.between(at, top, at + LINE_WEIGHT, bottom), fill=colour) for top, bottom in pieces]
    if is_left or lack:
        return [*lines, *texts]
    free = frame.line - first.left - head.width - GAP - 2 * SMALL_GAP
    label = _line_words(block, free, typesetter, sizes)
    has_room = bool(label.paragraphs) and not label.cut and label.height <= second.top - first.bottom - SMALL_GAP
    left = frame.line - SMALL_GAP * 2 - label.width
    box = Box(left=left, top=first.bottom + SMALL_GAP, width=label.width, height=label.height)
    return [*lines, *texts, *([text_item("Reference", label, box, block.origin)] if has_room else [])]


def _line_words(block: markup.Chart, width: Emu, typesetter: Typesetter, sizes: _AcrossSizes) -> TypesetText:
    style = typesetter.style("table", size=points(sizes.text), colour=typesetter.colour("ink"))
    return typesetter.typeset(block.reference_label, style, Emu(max(1, width)), block.origin)


def _words_below(
    segments: Sequence[_Segment], room: Box, frame: _Frame, block: markup.Chart, typesetter: Typesetter, sizes: _AcrossSizes,
    *, is_lack: bool,
) -> _Beside | None:  # fmt: skip
    """The words of short parts of the second bar, below it; left of those of the line, where these stand there and leave the room."""
    if is_lack and block.reference is not None:
        words = _line_words(block, room.width, typesetter, sizes)
        clear = room.with_width(max(ZERO, frame.line - room.left - words.width - 2 * SMALL_GAP - GAP))
        beside = _outside_items(segments, room.left, clear, block, typesetter, is_above=False)
        if beside is not None:
            return beside
    return _outside_items(segments, room.left, room, block, typesetter, is_above=False)


def _line_words_below(
    frame: _Frame, beside: Sequence[Text], block: markup.Chart, typesetter: Typesetter, sizes: _AcrossSizes, *, is_right: bool
) -> list[Item]:
    """The words of a line near one of the edges, below the second bar, where no words of a part stand."""
    bar = frame.bars[1]
    if is_right:
        label = _line_words(block, frame.line - bar.left, typesetter, sizes)
        left = frame.line - 2 * SMALL_GAP - label.width
        is_free = max((item.box.right for item in beside), default=bar.left) + GAP <= left
    else:
        left = frame.line + SMALL_GAP
        edge = min((item.box.left for item in beside), default=bar.right)
        label = _line_words(block, edge - left - GAP, typesetter, sizes)
        is_free = True
    if block.reference is None or not label.paragraphs or label.lines > 1 or label.cut or not is_free:
        return []
    return [text_item("Reference", label, Box(left=left, top=bar.bottom + LEADER, width=label.width, height=label.height), block.origin)]


def _lack_items(
    frame: _Frame, sums: tuple[Decimal, Decimal], text: TypesetText | None, block: markup.Chart, typesetter: Typesetter
) -> list[Item]:
    """The outline of what the second bar lacks of the first, and over its end what that comes to."""
    if text is None:
        return []
    first, second = frame.bars
    ghost = Box.between(second.left + Emu(int(sums[1] * frame.unit)), second.top, first.right, second.bottom)
    drawn = ghost.inset(OUTLINE // 2, OUTLINE // 2)  # within the room, its edge where the first bar ends
    outline = [Shape(name="Gap", box=drawn, line=typesetter.colour("ink"), weight=OUTLINE)] if ghost.width > 2 * OUTLINE else []
    left = frame.line - LINE_WEIGHT - 2 * SMALL_GAP - text.width
    box = Box(left=left, top=second.top - text.height, width=text.width, height=text.height)
    return [*outline, text_item("Gap", text, box, block.origin)]


def _across_chart(block: markup.Chart, frame: _Frame, room: Box, typesetter: Typesetter, sizes: _AcrossSizes) -> Chart:
    """The native chart; its frame holds the words around its bars, too."""
    first, second = frame.bars
    space = (second.top - first.bottom) // 2
    plot = first.band(first.top - space, second.bottom - first.top + 2 * space)
    box = Box.between(room.left, min(room.top, plot.top), room.right, max(room.bottom, plot.bottom))
    series = [_across_series(one, typesetter) for one in block.series]
    gap = round(2 * space * 100 / first.height)
    return stacked_chart(block, "bars", series, box, plot, max(_whole_sums(block)), points(sizes.text), gap, typesetter)


def _across_series(series: markup.Series, typesetter: Typesetter) -> Series:
    is_present = series.role == "present"
    return Series(
        name=series.name, values=series.values, colour=typesetter.colour("accent" if is_present else "past"),
        label_colour=typesetter.colour("on-accent" if is_present else "ink"), bold_labels=False, label_place="centre",
        number_format=UNSEEN, outline=typesetter.colour("paper"),
    )  # fmt: skip

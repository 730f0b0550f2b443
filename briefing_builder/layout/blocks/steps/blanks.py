"""Steps to be filled in: each a large figure with what it counts, and lines to write on, on one accented ground."""

from briefing_builder.deck.model import WRITING_WEIGHT, Item
from briefing_builder.layout.drawings import panel, rule
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import GUTTER, Fragment, grouped, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total_length
from briefing_builder.values import Value


class _BlankSizes(Value, frozen=True, kw_only=True):
    """The size of a figure and the pitch of the lines, in points."""

    figure: int
    pitch: int


SIZES = (
    _BlankSizes(figure=80, pitch=42),
    _BlankSizes(figure=72, pitch=40),
    _BlankSizes(figure=66, pitch=36),
    _BlankSizes(figure=54, pitch=32),
    _BlankSizes(figure=40, pitch=28),
)
HEADINGS = (36, 32, 28, 24, 22, 20, 18)
"""Sizes of what a figure counts: the largest that is at most half the figure's, and stands beside every figure."""
NARROWEST = points(200)
LEAST_SHARE = 70
"""What a column keeps, in per cent of an even share, where another one needs more."""
PAD, PAD_SIDE = points(20), points(30)
BESIDE = points(12)
BASELINE = 25
"""How far the foot of a figure's digits lies above that of its line, in per cent of its size."""
BASELINE_OF_TEXT = 25
"""The same of a heading."""


class _Blank(Value, frozen=True, kw_only=True):
    """A step set for its column."""

    step: markup.Step
    box: Box
    figure: TypesetText
    heading: TypesetText
    size: Emu
    """Of its heading."""

    @property
    def is_on_one_line(self) -> bool:
        """Whether its figure and what that counts stand on one line."""
        return self.figure.lines == 1 and self.heading.lines <= 1


def fit_blanks(block: markup.Steps, room: Box, typesetter: Typesetter, density: Density) -> Fragment | None:
    """Set the steps side by side, their figures on one line and all lines to write on of one pitch; None where they do not all fit so."""
    sizes = SIZES[density.level]
    ground = "accent" if typesetter.ground == "paper" else ""
    inner = room.within(PAD_SIDE, PAD, PAD_SIDE, PAD) if ground else room
    if len(block.steps) > 1 and inner.columns([1] * len(block.steps), GUTTER)[0].width < NARROWEST:
        return None
    colour = typesetter.colour("on-accent" if ground else "ink")
    fitting = (_blanks_on_columns(block, inner, (sizes.figure, size), colour, typesetter) for size in HEADINGS if size * 2 <= sizes.figure)
    blanks = next((trial for trial in fitting if all(blank.is_on_one_line for blank in trial)), None)
    if blanks is None:
        return None
    lines = max(blank.step.lines for blank in blanks)
    figure, pitch = max(blank.figure.height for blank in blanks), points(sizes.pitch)
    height = figure + lines * pitch + 2 * (inner.top - room.top)
    if height > room.height:
        return None
    items: list[Item] = (
        [panel(room.with_height(height), typesetter.colour(ground), corners=typesetter.brand.manner.corners)] if ground else []
    )
    foot = inner.top + figure - points(sizes.figure) * BASELINE // 100
    for number, blank in enumerate(blanks, 1):
        items += grouped(f"Step {number}", _blank_items(blank, foot, inner.top + figure, sizes, colour))
    return Fragment(items=tuple(items), height=height, cut=sum(blank.heading.cut for blank in blanks))


def _blanks_on_columns(block: markup.Steps, room: Box, sizes: tuple[int, int], colour: str, typesetter: Typesetter) -> list[_Blank]:
    """The steps in columns of one width; where their words need that, one is wider than the others, which still can be written in."""
    count = len(block.steps)
    numbered = list(enumerate(block.steps, 1))
    wide = [_blank(step, number, room, sizes, colour, typesetter) for number, step in numbered]
    needs = [blank.figure.width + BESIDE + blank.heading.width + points(2) for blank in wide]
    boxes = room.columns([1] * count, GUTTER)
    if any(need > box.width for need, box in zip(needs, boxes, strict=True)):
        least = max(NARROWEST, boxes[0].width * LEAST_SHARE // 100)
        widths = [max(need, least) for need in needs]
        spare = room.width - total_length(widths, GUTTER)
        if spare >= 0:
            boxes = room.side_by_side([Emu(width + spare // count) for width in widths], GUTTER)
    return [_blank(step, number, box, sizes, colour, typesetter) for (number, step), box in zip(numbered, boxes, strict=True)]


def _blank(step: markup.Step, number: int, box: Box, sizes: tuple[int, int], colour: str, typesetter: Typesetter) -> _Blank:
    of_figure, of_heading = (
        typesetter.style(name, size=points(size), colour=colour) for name, size in zip(("numeral", "heading"), sizes, strict=True)
    )
    figure = typesetter.typeset(step.figure or str(number), of_figure, box.width, step.origin)
    rest = max(points(1), box.width - figure.width - BESIDE)
    heading = typesetter.typeset(step.heading, of_heading, Emu(rest), step.origin)
    return _Blank(step=step, box=box, figure=figure, heading=heading, size=points(sizes[1]))


def _blank_items(blank: _Blank, foot: Emu, below: Emu, sizes: _BlankSizes, colour: str) -> list[Item]:
    """The figure, what it counts on its own line, and the lines to write on."""
    box, origin = blank.box, blank.step.origin
    lead = blank.figure.width + BESIDE
    top = foot - blank.heading.height + blank.size * BASELINE_OF_TEXT // 100
    items: list[Item] = [
        text_item(
            "Figure",
            blank.figure,
            box.band(below - blank.figure.height, blank.figure.height).with_width(blank.figure.width + points(2)),
            origin,
        ),
        text_item("Step", blank.heading, box.beside(lead).band(top, blank.heading.height), origin),
    ]
    for line in range(1, blank.step.lines + 1):
        items.append(rule(box.band(below + line * points(sizes.pitch), ZERO), colour, weight=WRITING_WEIGHT, name="Line"))
    return items

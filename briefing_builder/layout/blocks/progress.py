"""The one target that a slide is about: its figure large, what it counts, and the way from today to there."""

from briefing_builder.deck.model import Item
from briefing_builder.layout.blocks.cards.content import sized_style
from briefing_builder.layout.blocks.targets import TargetMark, way_to_target
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import SMALL_GAP, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, points
from briefing_builder.values import Value


class _ProgressSizes(Value, frozen=True, kw_only=True):
    """The sizes of the figure, of what it counts and of the bar, in points."""

    figure: int
    name: int
    bar: int


SIZES = (
    _ProgressSizes(figure=150, name=24, bar=26),
    _ProgressSizes(figure=132, name=22, bar=24),
    _ProgressSizes(figure=116, name=22, bar=22),
    _ProgressSizes(figure=100, name=20, bar=20),
    _ProgressSizes(figure=80, name=18, bar=16),
    _ProgressSizes(figure=60, name=16, bar=12),
)
"""The figure's may be larger than the level's, where there is height to fill."""
ABOVE_BAR = points(16)
MARK = TargetMark(name="Mark", width=points(4), beyond=points(6))
NOTE_SIZE = 18
BESIDE_FIGURE = points(16)
BASELINE = 17
"""How far the foot of the figure's digits lies above that of its line, in per cent of its size."""


def fit_progress(block: markup.Progress, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set the figure of the target, its name, and a bar: today in the past's grey, the way to the target in accent.

    Where there is height to fill, the figure grows.
    """
    own = SIZES[density.level + 1 :]
    larger = SIZES[: len(SIZES) - len(own)] if density.fill else ()
    grown = (_fit_figure(block, room.with_height(min(room.height, density.fill)), typesetter, sizes) for sizes in larger)
    fragment = next((trial for trial in grown if trial.remainder is None), None)
    return fragment or _fit_figure(block, room, typesetter, own[0])


def _fit_figure(block: markup.Progress, room: Box, typesetter: Typesetter, sizes: _ProgressSizes) -> Fragment:
    target = block.target
    style = sized_style(typesetter, "figure", sizes.figure, "accent")
    while typesetter.width(target.target, style) > room.width and style.size > points(NOTE_SIZE):
        style = typesetter.style("figure", size=style.size * 9 // 10, colour=typesetter.colour("accent"))
    figure = typesetter.typeset(target.target, style, room.width, target.origin)
    name = typesetter.typeset(target.name, sized_style(typesetter, "small", sizes.name), room.width, target.origin)
    words = typesetter.words
    beside = words("slide.target-from", baseline=target.baseline) if target.baseline else words("slide.target-without-figure")
    quiet = sized_style(typesetter, "note", NOTE_SIZE, "muted")
    lead = figure.width + BESIDE_FIGURE
    is_beside = lead + typesetter.width(beside, quiet) <= room.width
    note = typesetter.typeset(beside, quiet, room.width - (lead if is_beside else ZERO), target.origin)
    bar = points(sizes.bar)
    above = figure.height + SMALL_GAP + name.height + ABOVE_BAR + MARK.beyond
    height = above + bar + MARK.beyond + (ZERO if is_beside else SMALL_GAP + note.height)
    foot = room.top + figure.height - style.size * BASELINE // 100 if is_beside else room.top + height
    if height > room.height:
        return nothing_fits(block)
    today = text_item("Today", note, room.beside(lead if is_beside else ZERO).band(foot - note.height, note.height), target.origin)
    items: list[Item] = [
        text_item("Target", figure, room.sized(figure.width + points(1), figure.height), target.origin),
        *([today] if is_beside else []),
        text_item("Measure", name, room.band(room.top + figure.height + SMALL_GAP, name.height), target.origin),
        *way_to_target(target, room.band(room.top + above, bar), typesetter, MARK),
        *([] if is_beside else [today]),
    ]
    return Fragment(items=grouped("Target", items), height=height, cut=figure.cut + name.cut + note.cut)

"""The way from baseline to target, drawn from native shapes."""

from decimal import Decimal

from briefing_builder.deck.model import Item, Shape
from briefing_builder.layout.blocks.texts import count_that_fit
from briefing_builder.layout.room.density import Density, gap_stretch
from briefing_builder.layout.room.fragment import SMALL_GAP, Fragment, grouped, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Typesetter, TypesetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points, total_length
from briefing_builder.values import Value, replace


class _TargetSizes(Value, frozen=True, kw_only=True):
    """The sizes of a measure's name and value, its bar's height and the gap between two measures, in points."""

    name: int
    value: int
    bar: int
    gap: int


class TargetMark(Value, frozen=True, kw_only=True):
    """The mark of a target: its name, how wide it is, and how far it stands out of the bar, above and below."""

    name: str
    width: Emu
    beyond: Emu


SIZES = (
    _TargetSizes(name=20, value=36, bar=24, gap=24),
    _TargetSizes(name=18, value=32, bar=22, gap=16),
    _TargetSizes(name=18, value=28, bar=18, gap=12),
    _TargetSizes(name=16, value=24, bar=8, gap=10),
    _TargetSizes(name=16, value=24, bar=8, gap=6),
)
TARGET_AIR = points(34)
MARK = TargetMark(name="Target", width=points(3), beyond=points(5))
VALUES_WIDTH = points(132)
"""The most that the values may take; otherwise they take what they need."""
VALUES_GAP = points(24)
NOTE_SIZE = points(14)


def fit_targets(block: markup.Targets, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set one row a measure: its name over a bar with today in grey, the way in accent, the target marked; values at the right."""
    sizes = SIZES[density.level]
    most = min(VALUES_WIDTH, room.width * 2 // 5)
    values_width = min(most, max(_values_text(target, most, sizes, typesetter).width for target in block.targets))
    width = room.width - values_width - VALUES_GAP
    style = typesetter.style("small", size=points(sizes.name))
    names = [typesetter.typeset(target.name, style, width, target.origin) for target in block.targets]
    values = [_values_text(target, values_width, sizes, typesetter) for target in block.targets]
    drawn = points(sizes.bar) + 2 * MARK.beyond
    heights = [max(name.height + SMALL_GAP + drawn, text.height) for name, text in zip(names, values, strict=True)]
    count = count_that_fit(heights, points(sizes.gap), room.height)
    if not count:
        return nothing_fits(block)
    gap = points(sizes.gap) + gap_stretch(density, total_length(heights[:count], points(sizes.gap)), count - 1, TARGET_AIR)
    items: list[Item] = []
    for target, name, text, row in zip(block.targets, names, values, room.rows(heights[:count], gap), strict=False):
        right = row.lower_right(values_width, row.height)
        reached = text_item("Baseline and target", text, right, target.origin, anchor="bottom")
        items += grouped("Target", [*_name_and_bar(target, name, row.with_width(width), sizes, typesetter), reached])
    remainder = replace(block, targets=block.targets[count:]) if count < len(names) else None
    cut = sum(text.cut for text in (*names[:count], *values[:count]))
    return Fragment(items=tuple(items), height=total_length(heights[:count], gap), remainder=remainder, cut=cut)


def _name_and_bar(target: markup.Target, name: TypesetText, row: Box, sizes: _TargetSizes, typesetter: Typesetter) -> list[Item]:
    """The name, and at the lower edge of the row its bar."""
    bar = row.band(row.bottom - MARK.beyond - points(sizes.bar), points(sizes.bar))
    title = row.band(bar.top - MARK.beyond - SMALL_GAP - name.height, name.height)
    return [text_item("Measure", name, title, target.origin), *way_to_target(target, bar, typesetter, MARK)]


def way_to_target(target: markup.Target, bar: Box, typesetter: Typesetter, mark: TargetMark) -> list[Item]:
    """Return the bar: what is there today, the way that is left to the target or back to it, and the mark of the target.

    Without a figure of today there is no way.
    """
    goal, today = (bar.left + _share_of(bar.width, share or Decimal(0)) for share in (target.target_share, target.baseline_share))
    near, far = min(today, goal), max(today, goal)
    items: list[Item] = [_bar_shape("Bar", bar, "track", typesetter)]
    if target.baseline_share is not None and far > near:
        under = bar.left if typesetter.brand.manner.corners == "rounded" else near  # no edge of it shows below today's part
        items.append(_bar_shape("Way", Box.between(under, bar.top, far, bar.bottom), "accent", typesetter))
    if target.baseline_share and near > bar.left:
        items.append(_bar_shape("Baseline", Box.between(bar.left, bar.top, near, bar.bottom), "past", typesetter))
    left = min(goal, bar.right - mark.width)
    box = Box.between(left, bar.top - mark.beyond, left + mark.width, bar.bottom + mark.beyond)
    return [*items, Shape(name=mark.name, box=box, fill=typesetter.colour("highlight"))]


def _bar_shape(name: str, box: Box, colour: str, typesetter: Typesetter) -> Shape:
    if typesetter.brand.manner.corners == "rounded" and box.width > box.height:
        return Shape(name=name, box=box, geometry="rounded", radius=box.height // 2, fill=typesetter.colour(colour))
    return Shape(name=name, box=box, fill=typesetter.colour(colour))


def _share_of(width: Emu, share: Decimal) -> Emu:
    return Emu(int(width * max(Decimal(0), min(share, Decimal(1)))))


def _values_text(target: markup.Target, width: Emu, sizes: _TargetSizes, typesetter: Typesetter) -> TypesetText:
    """The target, and below it the baseline."""
    figure = typesetter.style("figure", colour=typesetter.colour("ink"), size=points(sizes.value))
    quiet = typesetter.style("note", size=NOTE_SIZE, colour=typesetter.colour("muted"))
    value = typesetter.typeset(target.target, figure, width, target.origin, align="right")
    words = typesetter.words
    beside = words("slide.target-from", baseline=target.baseline) if target.baseline else words("slide.target-without-figure")
    return stacked([value, typesetter.typeset(beside, quiet, width, target.origin, align="right")])

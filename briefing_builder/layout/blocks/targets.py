"""The way from baseline to target, drawn from native shapes."""

from decimal import Decimal

from briefing_builder.deck.model import Item, Shape
from briefing_builder.layout.blocks.texts import how_many
from briefing_builder.layout.room.density import Ease, air
from briefing_builder.layout.room.fragment import SMALL_GAP, Fitted, grouped, nothing_fits, text_item
from briefing_builder.layout.text.typeset import Setter, SetText, stacked
from briefing_builder.slides import markup
from briefing_builder.units import ZERO, Box, Emu, points, total
from briefing_builder.values import Value, replace


class _Look(Value, frozen=True, kw_only=True):
    """The sizes of a measure's name and value, its bar's height and the gap between two measures, in points."""

    name: int
    value: int
    bar: int
    gap: int


LOOKS = (
    _Look(name=20, value=32, bar=12, gap=24),
    _Look(name=18, value=30, bar=10, gap=18),
    _Look(name=18, value=28, bar=10, gap=14),
    _Look(name=16, value=24, bar=8, gap=10),
    _Look(name=16, value=24, bar=8, gap=6),
)
TARGET_AIR = points(34)
MARK_WIDTH = points(3)
MARK_BEYOND = points(5)
"""How far the mark of the target stands out of the bar, above and below."""
VALUES_WIDTH = points(132)
"""At most; the values take what they need."""
VALUES_GAP = points(24)
NOTE_SIZE = points(14)


def fit_targets(block: markup.Targets, room: Box, setter: Setter, ease: Ease) -> Fitted:
    """Set one row a measure: its name over a bar with the baseline filled and the target marked, the two values at the right."""
    look = LOOKS[ease.level]
    most = min(VALUES_WIDTH, room.width * 2 // 5)
    values_width = min(most, max(_values(target, most, look, setter).width for target in block.targets))
    width = room.width - values_width - VALUES_GAP
    style = setter.style("small", size=points(look.name))
    names = [setter.set(target.name, style, width, target.origin) for target in block.targets]
    values = [_values(target, values_width, look, setter) for target in block.targets]
    drawn = points(look.bar) + 2 * MARK_BEYOND
    heights = [max(name.height + SMALL_GAP + drawn, text.height) for name, text in zip(names, values, strict=True)]
    count = how_many(heights, points(look.gap), room.height)
    if not count:
        return nothing_fits(block)
    gap = points(look.gap) + air(ease, total(heights[:count], points(look.gap)), count - 1, TARGET_AIR)
    items: list[Item] = []
    for target, name, text, row in zip(block.targets, names, values, room.rows(heights[:count], gap), strict=False):
        right = row.lower_right(values_width, row.height)
        reached = text_item("Baseline and target", text, right, target.origin, anchor="bottom")
        items += grouped("Target", [*_measure(target, name, replace(row, width=width), look, setter), reached])
    rest = replace(block, targets=block.targets[count:]) if count < len(names) else None
    cut = sum(text.cut for text in (*names[:count], *values[:count]))
    return Fitted(items=tuple(items), height=total(heights[:count], gap), rest=rest, cut=cut)


def _measure(target: markup.Target, name: SetText, row: Box, look: _Look, setter: Setter) -> list[Item]:
    """The name, and at the lower edge of the row its bar."""
    bar = row.band(row.bottom - MARK_BEYOND - points(look.bar), points(look.bar))
    title = row.band(bar.top - MARK_BEYOND - SMALL_GAP - name.height, name.height)
    return [text_item("Measure", name, title, target.origin), *_bar(target, bar, setter)]


def _bar(target: markup.Target, bar: Box, setter: Setter) -> list[Item]:
    items: list[Item] = [_stroke("Bar", bar, "surface-accent", setter)]
    if target.baseline_share:
        items.append(_stroke("Baseline", replace(bar, width=_part(bar.width, target.baseline_share)), "accent", setter))
    left = min(bar.left + _part(bar.width, target.target_share), bar.right - MARK_WIDTH)
    mark = replace(bar.inset(ZERO, -MARK_BEYOND), left=left, width=MARK_WIDTH)
    return [*items, Shape(name="Target", box=mark, fill=setter.colour("highlight"))]


def _stroke(name: str, box: Box, colour: str, setter: Setter) -> Shape:
    if setter.brand.manner.corners == "rounded" and box.width > box.height:
        return Shape(name=name, box=box, geometry="rounded", radius=box.height // 2, fill=setter.colour(colour))
    return Shape(name=name, box=box, fill=setter.colour(colour))


def _part(width: Emu, share: Decimal) -> Emu:
    return Emu(int(width * max(Decimal(0), min(share, Decimal(1)))))


def _values(target: markup.Target, width: Emu, look: _Look, setter: Setter) -> SetText:
    figure = setter.style("quote", colour=setter.colour("ink"), size=points(look.value))
    quiet = setter.style("note", size=NOTE_SIZE, colour=setter.colour("muted"))
    value = setter.set(target.target, figure, width, target.origin, align="right")
    words = f"from {target.baseline}" if target.baseline else "no figure yet"
    return stacked([value, setter.set(words, quiet, width, target.origin, align="right")])

"""Bars drawn from native shapes: the time strip of the briefing and the way from baseline to target."""

from dataclasses import replace
from decimal import Decimal

from briefing_builder.deck.model import Group, Insets, Item, Shape, Text
from briefing_builder.layout.fitted import SMALL_GAP, Fitted, coloured, nothing_fits, sources, text_item
from briefing_builder.layout.setting import Setter, SetText, stacked
from briefing_builder.layout.texts import how_many
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

STRIP_HEIGHT = points(34)
FILLS = {
    "plain": ("surface-accent", "ink"),
    "muted": ("surface", "muted"),
    "accent": ("accent", "on-accent"),
    "highlight": ("highlight", "ink"),
}
BAR_HEIGHT = points(8)
MARK_WIDTH = points(3)
MARK_HEIGHT = points(18)
VALUES_WIDTH = points(132)
ROW_PAD = points(8)


def fit_strip(block: markup.Strip, room: Box, setter: Setter) -> Fitted:
    """Set the time of the briefing as one bar; a segment too narrow for its words shows its colour only."""
    caption = setter.set(block.caption, "note", room.width, block.origin)
    height = Emu(STRIP_HEIGHT + SMALL_GAP + caption.height)
    if height > room.height:
        return nothing_fits(block)
    total = sum(segment.seconds for segment in block.segments)
    items: list[Item] = []
    passed = 0
    for segment in block.segments:
        left = Emu(room.left + room.width * passed // total)
        passed += segment.seconds
        right = room.left + room.width * passed // total
        box = Box(left=left, top=room.top, width=Emu(right - left - points(1.5)), height=STRIP_HEIGHT)
        items.append(_segment(segment, box, block, setter))
    below = Box(left=room.left, top=Emu(room.top + STRIP_HEIGHT + SMALL_GAP), width=room.width, height=caption.height)
    strip = Group(name="Time strip", box=replace(room, height=STRIP_HEIGHT), items=tuple(items), alt=block.alt)
    return Fitted(items=(strip, text_item("Caption", caption, below, block.origin)), height=height)


def _segment(segment: markup.Segment, box: Box, block: markup.Strip, setter: Setter) -> Item:
    fill, ink = FILLS[segment.emphasis]
    style = replace(setter.style("table"), colour=setter.colour(ink), bold=True)
    if not segment.label or setter.width(segment.label, style) > box.width - points(8):
        return Shape(name=f"Minutes {segment.label}".strip(), box=box, fill=setter.colour(fill))
    text = setter.set(segment.label, style, Emu(box.width - points(4)), block.origin, align="centre")
    return Text(
        name=f"Minutes {segment.label}", box=box, paragraphs=text.paragraphs, anchor="middle", fill=setter.colour(fill),
        insets=Insets(left=points(2), right=points(2)), sources=sources(block.origin),
    )  # fmt: skip


def fit_targets(block: markup.Targets, room: Box, setter: Setter) -> Fitted:
    """Set one row a measure: its name over a bar with the baseline filled and the target marked, the two values at the right."""
    width = Emu(room.width - VALUES_WIDTH - SMALL_GAP * 2)
    names = [setter.set(target.name, "small", width, target.origin) for target in block.targets]
    values = [_values(target, setter) for target in block.targets]
    heights = [Emu(max(name.height + SMALL_GAP + MARK_HEIGHT, text.height) + ROW_PAD) for name, text in zip(names, values, strict=True)]
    count = how_many(heights, SMALL_GAP, room.height)
    if not count:
        return nothing_fits(block)
    items: list[Item] = []
    top = room.top
    for target, name, text, height in zip(block.targets[:count], names, values, heights, strict=False):
        items.append(text_item("Measure", name, Box(left=room.left, top=top, width=width, height=name.height), target.origin))
        bar = Box(left=room.left, top=Emu(top + name.height + SMALL_GAP + (MARK_HEIGHT - BAR_HEIGHT) // 2), width=width, height=BAR_HEIGHT)
        items += _bar(target, bar, setter)
        right = Box(left=Emu(room.right - VALUES_WIDTH), top=top, width=VALUES_WIDTH, height=Emu(height - ROW_PAD))
        items.append(text_item("Baseline and target", text, right, target.origin))
        top = Emu(top + height + SMALL_GAP)
    rest = replace(block, targets=block.targets[count:]) if count < len(names) else None
    return Fitted(items=tuple(items), height=Emu(top - SMALL_GAP - room.top), rest=rest)


def _bar(target: markup.Target, bar: Box, setter: Setter) -> list[Item]:
    items: list[Item] = [Shape(name="Bar", box=bar, fill=setter.colour("surface-accent"))]
    if target.baseline_share:
        items.append(Shape(name="Baseline", box=replace(bar, width=_part(bar.width, target.baseline_share)), fill=setter.colour("accent")))
    left = Emu(min(bar.left + _part(bar.width, target.target_share), bar.right - MARK_WIDTH))
    mark = Box(left=left, top=Emu(bar.top - (MARK_HEIGHT - BAR_HEIGHT) // 2), width=MARK_WIDTH, height=MARK_HEIGHT)
    return [*items, Shape(name="Target", box=mark, fill=setter.colour("highlight"))]


def _part(width: Emu, share: Decimal) -> Emu:
    return Emu(int(width * max(Decimal(0), min(share, Decimal(1)))))


def _values(target: markup.Target, setter: Setter) -> SetText:
    figure = replace(setter.style("quote"), colour=setter.colour("ink"), size=points(24))
    value = setter.set(target.target, figure, VALUES_WIDTH, target.origin, align="right")
    words = f"from {target.baseline}" if target.baseline else "no figure yet"
    baseline = setter.set(words, coloured(setter.style("note"), setter.colour("muted")), VALUES_WIDTH, target.origin, align="right")
    return stacked([value, baseline], Emu(0))

"""Blocks one below the other and side by side: what does not fit in the room is handed back for the next slide."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from briefing_builder.deck.model import Item
from briefing_builder.layout.bars import fit_strip, fit_targets
from briefing_builder.layout.cards import fit_cards, fit_figures
from briefing_builder.layout.charts import fit_chart
from briefing_builder.layout.drawings import panel
from briefing_builder.layout.fitted import GAP, GUTTER, Fitted, columns, moved
from briefing_builder.layout.pictures import fit_pictures, fit_qr, fit_quote
from briefing_builder.layout.setting import Setter
from briefing_builder.layout.tables import fit_table
from briefing_builder.layout.texts import fit_bullets, fit_links, fit_paragraph, fit_steps, fit_terms
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu, points

PANEL_INSET = points(22)


def fit_areas(block: markup.Areas, room: Box, setter: Setter) -> Fitted:
    """Set columns side by side; panels are as tall as the tallest column. What is left of each column goes on together."""
    boxes = columns(room, [area.share for area in block.areas], GUTTER)
    fitted = []
    for area, box in zip(block.areas, boxes, strict=True):
        inner = box.inset(PANEL_INSET, PANEL_INSET) if area.panel else box
        fitted.append(fit_stack(area.blocks, inner, setter))
    heights = [Emu(done.height + (2 * PANEL_INSET if area.panel else 0)) for area, done in zip(block.areas, fitted, strict=True)]
    tallest = Emu(max(heights))
    items: list[Item] = []
    for area, box, done in zip(block.areas, boxes, fitted, strict=True):
        if area.panel and done.items:
            items.append(panel(replace(box, height=tallest), setter.colour("surface")))
        items += done.items
    rest = tuple(replace(area, blocks=done.rest) for area, done in zip(block.areas, fitted, strict=True) if done.rest)
    return Fitted(items=tuple(items), height=tallest, rest=replace(block, areas=rest) if rest else None)


def fit_block(block: markup.Block, room: Box, setter: Setter) -> Fitted:
    """Fit one block of any kind into the top of the room."""
    match block:
        case markup.Paragraph():
            return fit_paragraph(block, room, setter)
        case markup.Bullets():
            return fit_bullets(block, room, setter)
        case markup.Cards():
            return fit_cards(block, room, setter)
        case markup.Figures():
            return fit_figures(block, room, setter)
        case markup.Table():
            return fit_table(block, room, setter)
        case markup.Chart():
            return fit_chart(block, room, setter)
        case markup.Quote():
            return fit_quote(block, room, setter)
        case markup.Pictures():
            return fit_pictures(block, room, setter)
        case markup.Steps():
            return fit_steps(block, room, setter)
        case markup.Terms():
            return fit_terms(block, room, setter)
        case markup.Strip():
            return fit_strip(block, room, setter)
        case markup.Targets():
            return fit_targets(block, room, setter)
        case markup.QrCode():
            return fit_qr(block, room, setter)
        case markup.Links():
            return fit_links(block, room, setter)
        case markup.Areas():
            return fit_areas(block, room, setter)
        case _:
            assert_never(block)


@dataclass(frozen=True, slots=True, kw_only=True)
class StackFitted:
    """A stack's items and the height used, and the blocks that did not fit, the first of them perhaps cut."""

    items: tuple[Item, ...]
    height: Emu
    rest: tuple[markup.Block, ...]


def fit_stack(blocks: Sequence[markup.Block], room: Box, setter: Setter) -> StackFitted:
    """Set the blocks one below the other; from the first that does not fit whole, the rest is handed back.

    Elastic blocks (charts, pictures) leave room for the blocks below them.
    """
    items: list[Item] = []
    used = Emu(0)
    for number, block in enumerate(blocks):
        start = Emu(used + (GAP if used else 0))
        free = room.below(start)
        if free.height <= 0:
            return StackFitted(items=tuple(items), height=used, rest=tuple(blocks[number:]))
        done = _fit_above(block, blocks[number + 1 :], free, setter)
        if done.items:
            items += done.items
            used = Emu(start + done.height)
        if done.rest is not None:
            return StackFitted(items=tuple(items), height=used, rest=(done.rest, *blocks[number + 1 :]))
    return StackFitted(items=tuple(items), height=used, rest=())


def _fit_above(block: markup.Block, below: Sequence[markup.Block], room: Box, setter: Setter) -> Fitted:
    """Fit the block; an elastic one leaves the room that the blocks below it need, where both can stand on this slide."""
    if below and isinstance(block, markup.Chart | markup.Pictures):
        done = fit_stack(below, room, setter)
        free = Emu(room.height - done.height - GAP)
        if not done.rest and free > 0:
            fitted = fit_block(block, replace(room, height=free), setter)
            if fitted.rest is None:
                return fitted
    return fit_block(block, room, setter)


def at_bottom(items: Sequence[Item], height: Emu, room: Box) -> tuple[Item, ...]:
    """Return items that were set at the room's top, moved so that they end at its bottom."""
    return tuple(moved(item, Emu(room.height - height)) for item in items)

"""Slides of few words on somebody's layouts: a layout goes in, where one large sentence stands comes out, on its ground or on ours."""

from dataclasses import replace

from pptx.slide import SlideLayout

from briefing_builder.brand.adoption.page import EDGE, Page
from briefing_builder.brand.adoption.pages import GAP, ContentPlan, divided_foot, foot_of_room, foot_zones, frame_of, zones_around
from briefing_builder.brand.adoption.placeholders import draws_number
from briefing_builder.brand.adoption.zones import Ground, Zone, are_near, can_be_read_on, grounds_in, grounds_of
from briefing_builder.units import Box, Emu

WIDE, FILL = (0.55, 0.35), (0.7, 0.5)
"""The least width and height of the place for few words, and of a ground that is drawn for them, as shares of the slide."""


def wide_plan(layout: SlideLayout, page: Page) -> ContentPlan | None:
    """Return the plan of a slide of few words on a layout: all its free room near its title, of one colour, else on a calm gradient.

    None where that is too small.
    """
    frame = frame_of(layout, page).clipped(page.whole)
    for drawn, zone in zones_around(frame, page.surface(layout), page):
        if zone.box.width >= WIDE[0] * page.width and zone.box.height >= WIDE[1] * page.height:
            hardest = drawn.hardest([zone.box], zone.ground)
            if drawn.is_plain or can_be_read_on(hardest):
                return _few_words(layout, _from_title(zone.box, frame, page), hardest, drawn, page)
    return None


def _few_words(layout: SlideLayout, zone: Box, ground: str, drawn: Ground, page: Page) -> ContentPlan:
    foot = foot_zones(layout, drawn, page)
    if foot is None or foot[0].box.top < zone.bottom - page.height // 4:
        foot, zone = foot_of_room(zone, ground, page)
    elif foot[0].box.top < zone.bottom:
        zone = zone.with_height(foot[0].box.top - page.length(GAP) - zone.top)
    feet = [replace(each, ground=ground) if are_near(each.ground, ground) else each for each in foot]
    number = None if draws_number(layout) else feet[1]
    footer, beside = divided_foot(feet[0], feet[1].box if number else None, drawn, page.inner, page)
    return ContentPlan(
        layout=layout, ground=ground, title=Zone(box=zone, ground=ground), room=zone, whole=zone, footer=footer, beside_footer=beside,
        number=number, is_plain=drawn.is_plain,
    )  # fmt: skip


def region_plan(layout: SlideLayout, region: Box, page: Page) -> ContentPlan:
    """Return the plan of a slide of few words in a region that an author named."""
    surface = page.surface(layout)
    ground = next((rgb for rgb, _ in grounds_in(surface, region)), "FFFFFF")
    foot, whole = foot_of_room(region, ground, page)
    number = None if draws_number(layout) else foot[1]
    footer, beside = divided_foot(foot[0], foot[1].box if number else None, Ground(surface=surface), region, page)
    return ContentPlan(
        layout=layout, ground=ground, title=Zone(box=whole, ground=ground), room=whole, whole=whole, footer=footer, beside_footer=beside,
        number=number,
    )  # fmt: skip


def filled_plan(plan: ContentPlan, colour: str, page: Page, *, may_float: bool = False) -> ContentPlan | None:
    """Return the plan of a slide of few words on a ground that is drawn where the layout leaves room; None where that is small.

    Where the contents stand on a panel, that is the ground.
    """
    room = page.whole if plan.is_bare else plan.panel
    fill = room or fill_box(plan.layout, plan.ground, page, may_float=may_float)
    if fill is None:
        return None
    footer, beside = _on_fill(plan.footer, fill, colour), _on_fill(Zone(box=plan.beside_footer, ground=plan.footer.ground), fill, colour)
    number = None if plan.number is None else _on_fill(plan.number, fill, colour)
    end = footer.box.top - page.length(GAP) if footer.ground == colour else fill.bottom - page.length(EDGE)
    within = fill.inset(page.length(EDGE), page.length(EDGE))
    left, right = max(plan.whole.left, within.left), min(plan.whole.right, within.right)
    whole = Box.between(left, max(plan.whole.top, within.top), right, end)
    return replace(
        plan, ground=colour, whole=whole, room=whole, footer=footer, beside_footer=beside.box, number=number, fill=fill, panel=None
    )


def _on_fill(zone: Zone, fill: Box, colour: str) -> Zone:
    """A place at the foot: wholly on a ground that is drawn there, or wholly beside it."""
    shared = zone.box.clipped(fill)
    if not shared.width or not shared.height:
        return zone
    return Zone(box=zone.box.band(min(zone.box.top, fill.bottom - zone.box.height), zone.box.height), ground=colour)


def fill_box(layout: SlideLayout, ground: str, page: Page, *, may_float: bool = False) -> Box | None:
    """Return the largest box of the ground, to the edges of the slide where nothing is drawn there; None where it is small.

    It reaches the left or the right edge, but with `may_float`.
    """
    surface = page.surface(layout)
    boxes = (drawn.clear_cells(ground).largest(page.whole, to_the_edge=True) for drawn in grounds_of(surface))
    box = next((box for box in boxes if box and box.width >= page.width * FILL[0] and box.height >= page.height * FILL[1]), None)
    if box is None:
        return None
    near = 2 * surface.cell
    right, bottom = (
        page.width if page.width - box.right < near else box.right,
        page.height if page.height - box.bottom < near else box.bottom,
    )
    left, top = Emu(0) if box.left < near else box.left, Emu(0) if box.top < near else box.top
    return Box.between(left, top, Emu(right), Emu(bottom)) if may_float or left == 0 or right == page.width else None


def _from_title(zone: Box, title: Box, page: Page) -> Box:
    """A zone from the left edge of its title, where that leaves enough of it."""
    zone = zone.inset(min(page.length(2 * GAP), zone.width // 20), min(page.length(GAP), zone.height // 20))
    left = max(zone.left, min(title.left, zone.left + zone.width // 3))
    return Box.between(left, zone.top, zone.right, zone.bottom)

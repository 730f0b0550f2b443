"""Title slides where the file has no place for one: a region or a drawn ground goes in, where the texts of the cover stand comes out."""

from dataclasses import replace

from pptx.slide import SlideLayout

from briefing_builder.brand.adoption.page import EDGE, Page
from briefing_builder.brand.adoption.pages import MARGIN, ContentPlan, CoverPlan, around_title, frame_of, texts_of_cover
from briefing_builder.brand.adoption.zones import grounds_in
from briefing_builder.units import Box, Emu


def cover_in(layout: SlideLayout, region: Box, page: Page) -> CoverPlan:
    """Return the plan of a title slide whose texts stand in a region that an author named."""
    ground = next((rgb for rgb, _ in grounds_in(page.surface(layout), region)), "")
    return texts_of_cover(layout, region, ground, None if ground else region)


def cover_on_fill(layout: SlideLayout, fill: Box, ground: str, page: Page) -> CoverPlan:
    """Return the plan of a title slide on a ground that is drawn for it."""
    edge = page.length(MARGIN)
    zone = fill.clipped(page.whole.inset(edge, Emu(0))).inset(Emu(0), page.length(EDGE))
    frame = frame_of(layout, page)
    if frame.top - fill.top < fill.height // 5:  # at the head, as on all other slides
        frame = frame.band(Emu(fill.top + fill.height // 4), frame.height)
    return replace(texts_of_cover(layout, around_title(zone, frame, page), ground, None), fill=fill)


def cover_of_content(plan: ContentPlan, page: Page) -> CoverPlan:
    """Return the plan of a title slide on the layout of all other slides."""
    return texts_of_cover(plan.layout, around_title(plan.whole, plan.whole, page), plan.ground, None)

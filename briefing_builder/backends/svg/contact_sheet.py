"""A contact sheet: the slides of a deck go in, one SVG with all of them side by side comes out."""

import base64
from functools import lru_cache
from io import BytesIO

from PIL import Image

from briefing_builder.backends.svg.context import RenderContext, escaped_attribute, svg_pt
from briefing_builder.backends.svg.slides import small_slide_svg
from briefing_builder.backends.svg.text import font_classes_css
from briefing_builder.deck.foot import as_shared, is_furniture
from briefing_builder.deck.model import Deck, Slide
from briefing_builder.memory import shared
from briefing_builder.pictures import ShownPicture, shown_picture
from briefing_builder.units import Emu, points

GAP = points(24)
EDGE = points(1)
SMALL = 240
"""Pixels of the longer side of a picture on a sheet."""
QUALITY = 75
SLIDES_KEPT = 256
"""Drawings that are remembered; a deck has some twelve."""


def sheet_svg(deck: Deck, context: RenderContext, *, columns: int) -> str:
    """Return the slides of the slot, without the appendix, in rows of so many, each with a hairline around it.

    `context` has `is_small` set; a slide that decks share is drawn once.
    """
    slides = [slide for slide in deck.slides if not slide.appendix]
    rows = -(-len(slides) // columns)
    width, height = columns * (deck.width + GAP) + GAP, rows * (deck.height + GAP) + GAP
    size = (deck.width, deck.height)
    placed = []
    for position, slide in enumerate(slides):
        left, top = GAP + position % columns * (deck.width + GAP), GAP + position // columns * (deck.height + GAP)
        items = tuple(item for item in slide.items if not is_furniture(item))
        placed.append(_framed_slide(_drawn((as_shared(slide, items), size, context)), size, (left, top)))
    inside = "".join(placed)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {svg_pt(width)} {svg_pt(height)}" role="img"'
        f' aria-label="{escaped_attribute(deck.title)}" lang="{escaped_attribute(deck.language)}">'
        f"<style>{font_classes_css(inside, context)}</style>{inside}</svg>"
    )


@shared(most=SLIDES_KEPT)
def _drawn(key: tuple[Slide, tuple[Emu, Emu], RenderContext]) -> str:
    """What stands on a slide, without its foot, which nobody could read; drawn once where decks share it."""
    return small_slide_svg(*key)


def thumbnail(file: str) -> str:
    """Return a picture file as an address that holds a small copy of it."""
    return _thumbnail(shown_picture(file))


def _framed_slide(drawn: str, size: tuple[Emu, Emu], corner: tuple[int, int]) -> str:
    (width, height), (left, top) = map(svg_pt, size), map(svg_pt, corner)
    return (
        f'<svg x="{left}" y="{top}" width="{width}" height="{height}">{drawn}'
        f'<rect width="{width}" height="{height}" fill="none" stroke="#000" stroke-opacity=".15" stroke-width="{svg_pt(EDGE)}"/></svg>'
    )


@lru_cache(maxsize=128)
def _thumbnail(original: ShownPicture) -> str:
    with Image.open(BytesIO(original.data), formats=("PNG", "JPEG")) as picture:
        whole = picture.convert("RGBA")
        whole.thumbnail((SMALL, SMALL))
        small = Image.alpha_composite(Image.new("RGBA", whole.size, "white"), whole).convert("RGB")
        stream = BytesIO()
        small.save(stream, "JPEG", quality=QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(stream.getvalue()).decode()}"

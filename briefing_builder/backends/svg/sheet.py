"""A contact sheet: the slides of a deck go in, one SVG with all of them side by side comes out."""

import base64
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from briefing_builder.backends.svg.drawing import Drawing, attribute, number
from briefing_builder.backends.svg.slides import slide_svg
from briefing_builder.deck.model import Deck
from briefing_builder.units import Emu, points

GAP = points(24)
EDGE = points(1)
SMALL = 480
"""Pixels of the longer side of a picture on a sheet."""
QUALITY = 80


def sheet_svg(deck: Deck, drawing: Drawing, *, columns: int) -> str:
    """Return the slides of the slot, without the appendix, in rows of so many, each with a hairline around it."""
    slides = [slide for slide in deck.slides if not slide.appendix]
    rows = -(-len(slides) // columns)
    width, height = columns * (deck.width + GAP) + GAP, rows * (deck.height + GAP) + GAP
    placed = []
    for position, slide in enumerate(slides):
        left, top = GAP + position % columns * (deck.width + GAP), GAP + position // columns * (deck.height + GAP)
        placed.append(_placed(slide_svg(slide, deck, drawing), deck, (Emu(left), Emu(top))))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" role="img"'
        f' aria-label="{attribute(deck.title)}" lang="{attribute(deck.language)}">{"".join(placed)}</svg>'
    )


def thumbnail(file: str) -> str:
    """Return a picture file as an address that holds a small copy of it."""
    return _thumbnail(file, Path(file).stat().st_mtime_ns)


def _placed(drawn: str, deck: Deck, corner: tuple[Emu, Emu]) -> str:
    left, top = corner
    frame = (
        f'<rect x="{number(left)}" y="{number(top)}" width="{number(deck.width)}" height="{number(deck.height)}"'
        f' fill="none" stroke="#000" stroke-opacity=".15" stroke-width="{number(EDGE)}"/>'
    )
    return drawn.replace("<svg ", f'<svg x="{number(left)}" y="{number(top)}" ', 1) + frame


@lru_cache(maxsize=128)
def _thumbnail(file: str, _changed: int) -> str:
    with Image.open(file) as picture:
        small = picture.convert("RGB")
        small.thumbnail((SMALL, SMALL))
        stream = BytesIO()
        small.save(stream, "JPEG", quality=QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(stream.getvalue()).decode()}"

"""The supplier's logo on a slide that the supplier presents: a small picture at the right end of the line above the title."""

from briefing_builder.brand.contrast import ratio
from briefing_builder.brand.model import Brand, Layout, Logo
from briefing_builder.deck.model import Item, Picture, Shape
from briefing_builder.layout.images import stamp
from briefing_builder.layout.slide.logo import READABLE, WHITE, see_logo
from briefing_builder.layout.slide.watermark import line_above
from briefing_builder.pictures import pixels
from briefing_builder.problems import Problem
from briefing_builder.units import Box, Emu, points

WIDEST = points(130)
PAD = points(3)
"""Of the plate around a logo that needs one, on each side."""


def supplier_logo_items(logo: Logo, layout: Layout, brand: Brand, problems: list[Problem]) -> tuple[Item, ...]:
    """Return the logo, on a plate where the slide is dark and the logo has no form for it, or has a ground of its own.

    It is as high as the line in which a copy says whose it is, which no layout of a brand draws in; a logo that nobody would see gets the
    warning `logo-unseen`.
    """
    line = line_above(layout)
    behind = next((each.colour.rgb for each in reversed(layout.rectangles) if each.box.holds(line)), brand.palette[layout.ground].rgb)
    is_dark = ratio(behind, WHITE) >= READABLE
    is_own = is_dark and bool(logo.on_dark)
    file, own_ground = (logo.on_dark, logo.grounds[1]) if is_own else (logo.file, logo.grounds[0])
    plate = f"#{own_ground}" if own_ground else _light(brand) if is_dark and not is_own else ""
    see_logo(file, logo, brand.palette[plate].rgb if plate else behind, problems)
    box = _right_of(line.inset(PAD, PAD) if plate else line, file)
    picture = Picture(name="Logo of the supplier", box=box, file=file, alt=logo.alt, stamp=stamp(file))
    if not plate:
        return (picture,)
    around = Box.between(box.left - PAD, box.top - PAD, box.right + PAD, box.bottom + PAD)
    return (Shape(name="Plate of the supplier's logo", box=around, fill=plate), picture)


def _light(brand: Brand) -> str:
    """The lighter one of a brand's paper and ink."""
    return "ink" if ratio(brand.palette["paper"].rgb, WHITE) >= READABLE else "paper"


def _right_of(line: Box, file: str) -> Box:
    """The place of the picture at the right end of a line: as high as the line, unless it is very wide."""
    wide, high = pixels(file)
    width = Emu(min(line.height * wide // high, WIDEST, line.width // 3))
    height = Emu(min(width * high // wide, line.height))
    top = Emu(line.top + (line.height - height) // 2)
    return Box(left=Emu(line.right - width), top=top, width=width, height=height)

"""The organisation's logo on the first and the last slide: a plate at the outer edge of the pattern, as large as form and pixels allow."""

from math import sqrt

from briefing_builder.brand.contrast import ratio
from briefing_builder.brand.model import Brand, Logo, Manner
from briefing_builder.deck.model import Item, Picture, Shape
from briefing_builder.layout.covers.pattern import pattern_step
from briefing_builder.layout.images import stamp
from briefing_builder.pictures import pixels, visible_colours
from briefing_builder.problems import Problem, warning
from briefing_builder.units import EMU_PER_INCH, Box, Emu, inches, points

AREA = 1.15
"""Square inches that a logo takes: logos of all forms then look equally important."""
HIGHEST = inches(1.9)
PAD = points(20)
DOTS_PER_INCH = 110
WHITE, READABLE = "FFFFFF", 4.5
SEEN, LEAST_SEEN = 1.5, 0.02
"""The contrast from which a colour is seen at all beside its ground, and the least share of a logo that must be."""


def logo_items(brand: Brand, room: Box, problems: list[Problem]) -> tuple[Item, ...]:
    """Return the plate and the logo in the lower outer corner of the cover's room, or nothing where the brand has none.

    The plate has the logo's own ground, where it has one. A logo with too few pixels stands smaller, with the warning
    `picture-too-small`; one that nobody would see on its ground gets the warning `logo-unseen`.
    """
    if brand.logo is None:
        return ()
    is_dark = ratio(brand.palette["paper"].rgb, WHITE) >= READABLE
    is_own = is_dark and bool(brand.logo.on_dark)
    file, own_ground = (brand.logo.on_dark, brand.logo.grounds[1]) if is_own else (brand.logo.file, brand.logo.grounds[0])
    ground = f"#{own_ground}" if own_ground else "ink" if is_dark and not is_own else "paper"
    width, height = _logo_size(file, brand.logo, room, problems)
    see_logo(file, brand.logo, brand.palette[ground].rgb, problems)
    plate = _plate(room, width, height, brand.manner)
    picture = Picture(name="Logo", box=plate.centred(width, height), file=file, alt=brand.logo.alt, stamp=stamp(file))
    return (Shape(name="Plate of the logo", box=plate, fill=ground), picture)


def _plate(room: Box, width: Emu, height: Emu, manner: Manner) -> Box:
    """The plate of a logo of that size at the outer edge of the room: whole pieces of the pattern, or all its people."""
    step = pattern_step(room, manner)
    wide, high = (Emu(-(-(side + 2 * PAD) // one) * one) for side, one in zip((width, height), step, strict=True))
    if manner.cover == "people":
        wide = room.width
    corner = room.lower_right(min(wide, room.width), min(high, room.height))
    return corner if room.left > 0 else corner.moved(right=Emu(room.left - corner.left))


def _logo_size(file: str, logo: Logo, room: Box, problems: list[Problem]) -> tuple[Emu, Emu]:
    """The size of that area, inside the room, and no larger than its pixels allow."""
    wide, high = pixels(file)
    by_area = sqrt(AREA / (wide * high)) * EMU_PER_INCH
    fits = min(by_area, max(1, room.width - 2 * PAD) / wide, min(HIGHEST, max(1, room.height - 2 * PAD)) / high)
    sharp = EMU_PER_INCH / DOTS_PER_INCH
    if sharp < fits:
        needed = [round(DOTS_PER_INCH * fits * side / EMU_PER_INCH) for side in (wide, high)]
        message = f"the logo has {wide} × {high} pixels, so it stands smaller than it could"
        hint = f"save it with {needed[0]} × {needed[1]} pixels or more"
        problems.append(warning("picture-too-small", message, logo.place, hint))
    scale = min(fits, sharp)
    return Emu(int(wide * scale)), Emu(int(high * scale))


def see_logo(file: str, logo: Logo, behind: str, problems: list[Problem]) -> None:
    """Tell, as `logo-unseen`, of a logo whose colours are all as light, or as dark, as the colour (six digits) that it stands on."""
    colours = visible_colours(file)
    seen = sum(share for rgb, share in colours if ratio(rgb, behind) >= SEEN)
    if seen >= LEAST_SEEN:
        return
    message = f"nobody would see the logo: its colours hardly differ from #{behind}, on which it stands"
    hint = "name a logo in other colours, or one with a ground of its own" if colours else "the picture is empty: name another one"
    problems.append(warning("logo-unseen", message, logo.place, hint))

"""The organisation's logo on the title slide: a plate at the outer edge of the pattern, never larger than its pixels allow."""

from fractions import Fraction

from briefing_builder.brand.contrast import ratio
from briefing_builder.brand.model import Brand, Logo
from briefing_builder.deck.model import Item, Picture, Shape
from briefing_builder.layout.images import stamp
from briefing_builder.pictures import pixels
from briefing_builder.problems import Problem, warning
from briefing_builder.units import EMU_PER_INCH, Box, Emu, inches, points

LARGEST = (inches(2.1), inches(0.75))
"""Width and height of the logo itself."""
PAD = points(20)
DOTS_PER_INCH = 110
WHITE, READABLE = "FFFFFF", 4.5


def logo_items(brand: Brand, room: Box, problems: list[Problem]) -> tuple[Item, ...]:
    """Return the plate and the logo in the lower outer corner of the cover's room, or nothing where the brand has none.

    A logo with too few pixels stands smaller, with the warning `picture-too-small`.
    """
    if brand.logo is None:
        return ()
    is_dark = ratio(brand.palette["paper"].rgb, WHITE) >= READABLE
    file = brand.logo.on_dark if is_dark and brand.logo.on_dark else brand.logo.file
    width, height = _logo_size(file, brand.logo, problems)
    ground = "ink" if is_dark and not brand.logo.on_dark else "paper"
    plate = room.lower_right(width + 2 * PAD, height + 2 * PAD)
    picture = Picture(name="Logo", box=plate.inset(PAD, PAD), file=file, alt=brand.logo.alt, stamp=stamp(file))
    return (Shape(name="Plate of the logo", box=plate, fill=ground), picture)


def _logo_size(file: str, logo: Logo, problems: list[Problem]) -> tuple[Emu, Emu]:
    """As large as its frame and its pixels allow."""
    wide, high = pixels(file)
    fits = min(Fraction(LARGEST[0], wide), Fraction(LARGEST[1], high))
    sharp = Fraction(EMU_PER_INCH, DOTS_PER_INCH)
    if sharp < fits:
        needed = [round(DOTS_PER_INCH * fits * side / EMU_PER_INCH) for side in (wide, high)]
        message = f"the logo has {wide} × {high} pixels, so it stands smaller than it could"
        hint = f"save it with {needed[0]} × {needed[1]} pixels or more"
        problems.append(warning("picture-too-small", message, logo.place, hint))
    scale = min(fits, sharp)
    return Emu(int(wide * scale)), Emu(int(high * scale))

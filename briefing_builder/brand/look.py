"""All that decides a brand goes in: a name or a file, colours, fonts, a logo; the brand comes out, with what had to be changed for it."""

from pathlib import Path

from briefing_builder.brand.given_fonts import GivenFont, measured_with
from briefing_builder.brand.model import Brand, Logo
from briefing_builder.brand.opening import brand_in_file
from briefing_builder.brand.organisation import branded, with_logo
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.memory import shared
from briefing_builder.problems import Checked, Source
from briefing_builder.values import Value, replace


class Look(Value, frozen=True, kw_only=True):
    """A brand, the organisation's colours by their roles, each with its place in the content, its logo and its font files.

    `base` is a built-in brand's name, or with a `place`, where it is named, the path of a file; `stamp` is its time and size. `is_own`: the
    programme itself names it, so that every font is one of it.
    """

    base: str
    place: Source | None = None
    stamp: tuple[int, int] = (0, 0)
    colours: tuple[tuple[str, str, Source], ...] = ()
    logo: Logo | None = None
    fonts: tuple[GivenFont, ...] = ()
    is_own: bool = True


@shared(most=32)
def made_brand(look: Look) -> Checked[Brand]:
    """Return the brand of a look, once for equal ones. Raises BrandError when its file or a font of it cannot be used."""
    given = {role: colour for role, colour, _ in look.colours}
    places = {role: place for role, _, place in look.colours}
    done = brand_in_file(Path(look.base), look.place, given, places) if look.place else branded(builtin_brand(look.base), given, places)
    if look.fonts:
        done = measured_with(done, look.fonts, place=look.place or look.fonts[0].place, is_own=look.is_own)
    return replace(done, value=with_logo(done.value, look.logo)) if look.logo else done

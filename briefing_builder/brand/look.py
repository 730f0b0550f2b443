"""All that decides a brand goes in: a name or a file, colours, settings, fonts, a logo; the brand comes out, with what changed."""

from pathlib import Path

from briefing_builder.brand.given_fonts import GivenFont, measured_with
from briefing_builder.brand.model import Brand, Logo
from briefing_builder.brand.opening import brand_in_file
from briefing_builder.brand.organisation import branded, with_logo
from briefing_builder.brand.overrides import overrides_in
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.memory import shared
from briefing_builder.problems import Checked, Problem, Source, warning
from briefing_builder.values import Value, replace


class Look(Value, frozen=True, kw_only=True):
    """A brand, the organisation's colours by their roles, each with its place in the content, what it says of its file, its logo and fonts.

    `base` is a built-in brand's name, or with a `place`, where it is named, the path of a file; `stamp` is its time and size. `settings`
    are overrides as they are written (see `overrides_in`). `is_own`: the programme itself names the brand, so that every font is one of it.
    """

    base: str
    place: Source | None = None
    stamp: tuple[int, int] = (0, 0)
    colours: tuple[tuple[str, str, Source], ...] = ()
    settings: tuple[tuple[str, str, Source], ...] = ()
    logo: Logo | None = None
    supplier_logo: Logo | None = None
    fonts: tuple[GivenFont, ...] = ()
    is_own: bool = True


@shared(most=32)
def made_brand(look: Look) -> Checked[Brand]:
    """Return the brand of a look, once for equal ones. Raises BrandError when its file or a font of it cannot be used."""
    given = {role: colour for role, colour, _ in look.colours}
    places = {role: place for role, _, place in look.colours}
    if look.place:
        done = brand_in_file(Path(look.base), look.place, given, places, overrides_in(look.settings))
    else:
        done = branded(builtin_brand(look.base), given, places)
    if look.settings and done.value.reading is None:
        done = replace(done, problems=(*done.problems, _settings_unused(look)))
    if look.fonts:
        done = measured_with(done, look.fonts, place=look.place or look.fonts[0].place, is_own=look.is_own)
    return replace(done, value=with_logo(done.value, look.logo, look.supplier_logo))


def _settings_unused(look: Look) -> Problem:
    """The problem of settings for a brand of ours, whose layouts say all that there is to say of them."""
    name, _, place = look.settings[0]
    key = name.partition(".")[0]
    message = f"`{key}` says how a template of yours is used; this brand says it itself"
    return warning("brand-setting-unused", message, place, "take it out, or name the template it is meant for as `file`")

"""An organisation's colours over a brand: the given roles go in, a whole palette that can be read comes out, with what had to be moved."""

from collections.abc import Mapping, Sequence

from briefing_builder.brand.colours import mixed
from briefing_builder.brand.contrast import DISTINCT, GRAPHIC, GRAPHIC_PAIRS, TEXT, TEXT_PAIRS, Need, meets, ratio, repaired
from briefing_builder.brand.model import Brand, Colour, Layout, Logo
from briefing_builder.problems import Checked, Problem, Source, error, warning
from briefing_builder.values import replace

LIKE_PAPER = ("on-night", "on-accent", "on-peak", "on-sheet")
"""Roles that share the theme's colour of the ground."""
MIXES: Mapping[str, tuple[str, str, float, tuple[str, ...]]] = {
    "surface": ("paper", "ink", 0.05, ("paper", "ink")),
    "surface-accent": ("paper", "accent", 0.1, ("paper", "accent")),
    "hairline": ("paper", "ink", 0.16, ("paper", "ink")),
    "past": ("paper", "ink", 0.48, ("paper", "ink")),
    "muted": ("ink", "paper", 0.3, ("paper", "ink")),
    "night": ("ink", "accent", 0.12, ("ink",)),
    "muted-on-night": ("night", "on-night", 0.65, ("night", "paper", "ink")),
    "accent-on-night": ("accent", "on-night", 0.5, ("night", "paper", "accent", "ink")),
    "muted-on-peak": ("peak", "on-peak", 0.85, ("peak", "paper")),
    "muted-on-sheet": ("ink", "paper", 0.75, ("paper", "ink")),
}
"""Role → the two roles it is mixed of, how much of the second, and the given roles that make it anew."""
FIRST_TO_LAST = (
    "ink", "accent", "past", "night", "muted", "highlight", "muted-on-night", "accent-on-night", "peak", "muted-on-peak", "muted-on-sheet",
)  # fmt: skip
"""The order of repairs: what others stand on comes before them; grounds stay as they were written."""


def branded(brand: Brand, colours: Mapping[str, str], places: Mapping[str, Source]) -> Checked[Brand]:
    """Return the brand in the organisation's colours, each role six hexadecimal digits; the others are derived from them.

    A given colour that could not be read on its grounds is moved to the nearest lightness that can, with the warning
    `contrast-repaired`; where no lightness can, the error `contrast-impossible` says so. A brand whose question stands on the accent
    keeps that when the given night cannot carry its words. `places` tells where each role was written.
    """
    if not colours:
        return Checked(value=brand, problems=())
    palette = {role: colour.rgb for role, colour in brand.palette.items()}
    is_vivid = palette["night"] == palette["accent"]
    peak = next((role for role in ("accent", "highlight") if palette[role] == palette["peak"]), "peak")
    readable = readable_palette(palette, colours, places, is_vivid=is_vivid, peak=peak)
    return Checked(value=_recoloured(brand, readable.value), problems=readable.problems)


def with_logo(brand: Brand, logo: Logo) -> Brand:
    """Return the brand with that logo, and with the grounds of its pictures under their own names in the palette."""
    grounds = {f"#{rgb}": Colour(theme="", rgb=rgb) for rgb in logo.grounds if rgb}
    return replace(brand, logo=logo, palette={**brand.palette, **grounds})


def readable_palette(
    palette: Mapping[str, str], given: Mapping[str, str], places: Mapping[str, Source], *, is_vivid: bool = False, peak: str = "accent"
) -> Checked[dict[str, str]]:
    """Return a palette with the given roles, those that derive from them, and every role moved until it can be read, as `branded` says.

    `is_vivid`: its night is the accent; `peak` is the role whose colour is the ground of the statement.
    """
    derived = _derived(dict(palette), given, peak)
    problems: list[Problem] = []
    for role in FIRST_TO_LAST:
        written, needs = derived[role], _contrast_needs(role, derived, peak)
        distinct = [Need(colour=derived[other], least=least) for one, other, least in DISTINCT if one == role]
        used = (repaired(written, [*needs, *distinct]) if distinct else "") or repaired(written, needs)
        if role == "night" and is_vivid and (role not in given or used != written):
            used = derived["accent"]
        if used != written and (role in given or not used):
            needs += distinct
            problems.append(_colour_problem(role, written, used, needs, places.get(role) or next(iter(places.values()), None)))
        if used and used != written:
            derived[role] = used
            derived["sheet"] = derived["ink"]
            ground = "night" if role == "night" else "peak" if role == peak else ""
            derived |= _derived(derived, {ground: used}, peak) if ground else {}
    return Checked(value=derived, problems=tuple(problems))


def _derived(palette: dict[str, str], given: Mapping[str, str], peak: str) -> dict[str, str]:
    palette = {**palette, **given}
    for role in LIKE_PAPER:
        palette[role] = palette["paper"]
    palette["sheet"] = palette["ink"]
    is_new = palette["peak"] != palette[peak]
    palette["peak"] = palette[peak]
    given = {**given, "peak": palette[peak]} if is_new else given
    for role, (first, second, share, causes) in MIXES.items():
        if role not in given and any(cause in given for cause in causes):
            palette[role] = mixed(palette[first], palette[second], share)
    return palette


def _contrast_needs(role: str, palette: Mapping[str, str], peak: str) -> list[Need]:
    """What a role must stand out from: its grounds, and, for a ground, what stands on it and cannot move."""
    pairs = [(pair, TEXT) for pair in TEXT_PAIRS] + [(pair, GRAPHIC) for pair in GRAPHIC_PAIRS]
    needs = [Need(colour=palette[ground], least=least) for (text, ground), least in pairs if text == role and ground != "past"]
    fixed = {"past": "ink", "night": "on-night", "accent": "on-accent", peak: "on-peak"}.get(role)
    if fixed:
        needs.append(Need(colour=palette[fixed], least=TEXT))
    return needs


def _colour_problem(role: str, written: str, used: str, needs: Sequence[Need], place: Source | None) -> Problem:
    worst = min((need for need in needs if not meets(written, [need])), key=lambda need: ratio(written, need.colour) / need.least)
    contrast = f"the colour {role} #{written} has a contrast of {ratio(written, worst.colour):.1f} : 1 with #{worst.colour}"
    if not used:
        message = f"{contrast}; {worst.least:g} : 1 are needed, and no lightness of it reaches that on all its grounds"
        return error("contrast-impossible", message, place, "choose a darker ink or lighter grounds, or the other way round")
    now = f"{ratio(used, worst.colour):.1f} : 1"
    message = f"{contrast}; {worst.least:g} : 1 are needed, so the decks use #{used}, which has {now}"
    return warning("contrast-repaired", message, place, f"write #{used} to agree, or another colour")


def _recoloured(brand: Brand, palette: Mapping[str, str]) -> Brand:
    changed = {role: Colour(theme=old.theme, rgb=palette[role]) for role, old in brand.palette.items()}
    pairs = {(old.theme or old.rgb, palette[role]) for role, old in brand.palette.items() if old.rgb != palette[role]}
    layouts = {role: _recoloured_layout(layout, dict(pairs)) for role, layout in brand.layouts.items()}
    return replace(brand, palette=changed, layouts=layouts, recolour=tuple(sorted(pairs)))


def _recoloured_layout(layout: Layout, colours: Mapping[str, str]) -> Layout:
    """The layout with the bars and rules that it draws in the new colours, as its file gets them."""
    rectangles = [
        replace(rectangle, colour=replace(colour, rgb=colours.get(colour.theme or colour.rgb, colour.rgb)))
        for rectangle in layout.rectangles for colour in [rectangle.colour]
    ]  # fmt: skip
    return replace(layout, rectangles=tuple(rectangles))

"""The theme's twelve colours as a palette of roles, and back: which role a colour of a placeholder has."""

import re
from collections.abc import Mapping

from lxml.etree import _Element

from briefing_builder.brand.contrast import QUIET_PAIRS, TEXT, Need, repaired
from briefing_builder.brand.model import Colour, Ground

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SIX_DIGITS = re.compile("[0-9A-F]{6}")
OF_THE_SYSTEM = {"WINDOW": "FFFFFF", "WINDOWTEXT": "000000"}
"""What a theme may leave to the computer that shows it, as it is everywhere but for themes of high contrast."""

SLOTS: Mapping[str, str] = {
    "paper": "bg1", "ink": "tx1", "muted": "accent5", "accent": "accent1", "highlight": "accent2", "surface": "bg2",
    "surface-accent": "accent3", "past": "accent4", "hairline": "accent6", "night": "tx2", "on-night": "bg1", "on-accent": "bg1",
    "field": "accent1", "on-field": "bg1",
    "peak": "accent1", "on-peak": "bg1", "sheet": "tx1", "on-sheet": "bg1",
}  # fmt: skip
"""Palette role → the theme colour's name in a slide, through the usual colour map."""

BEHIND_THE_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
"""The colour map (ECMA-376 part 1, 19.3.1.6) of a master with a light ground; one with a dark ground turns it round."""

ON_GROUND: Mapping[Ground, tuple[str, ...]] = {
    "paper": (), "night": ("on-night", "muted-on-night", "accent-on-night"), "peak": ("on-peak", "muted-on-peak"),
    "sheet": ("on-sheet", "muted-on-sheet"),
}  # fmt: skip
"""Ground → the roles of what stands on it and on no other."""
OF_ONE_GROUND = frozenset(role for roles in ON_GROUND.values() for role in roles)
IN_TRACK = 0.16
QUIETER_ON_NIGHT, ACCENT_ON_NIGHT, QUIETER_ON_PEAK, QUIETER_ON_SHEET = 0.65, 0.5, 0.85, 0.75
"""How much of the paper is mixed into the night, into the accent, into the peak, and into the ink."""


def theme_colours(theme: _Element) -> dict[str, str]:
    """Return the theme's slots (`dk1` … `folHlink`) with their values as six hexadecimal digits; those in no such digits are left out."""
    scheme = theme.find(f".//{DRAWING}clrScheme")
    slots = () if scheme is None else tuple(scheme)
    values = {str(slot.tag).removeprefix(DRAWING): _rgb_value(slot[0]) for slot in slots if len(slot)}
    return {slot: rgb for slot, value in values.items() if SIX_DIGITS.fullmatch(rgb := OF_THE_SYSTEM.get(value, value))}


def colour_map(master: _Element) -> dict[str, str]:
    """Return which theme slots `bg1`, `tx1`, `bg2` and `tx2` stand for on a master."""
    element = master.find(f"{PRESENTATION}clrMap")
    mapped = {} if element is None else {name: str(element.get(name, slot)) for name, slot in BEHIND_THE_MAP.items()}
    return {**BEHIND_THE_MAP, **mapped}


def palette(colours: Mapping[str, str], grounds: Mapping[str, str] = BEHIND_THE_MAP) -> dict[str, Colour]:
    """Return every palette role; those that no slot holds are mixed from night, paper, accent and peak."""
    roles = {role: Colour(theme=slot, rgb=colours[grounds.get(slot, slot)]) for role, slot in SLOTS.items()}
    night, paper, accent = roles["night"].rgb, roles["paper"].rgb, roles["accent"].rgb
    roles["track"] = Colour(theme="", rgb=track_colour({role: colour.rgb for role, colour in roles.items()}))
    roles["muted-on-night"] = Colour(theme="", rgb=mixed(night, paper, QUIETER_ON_NIGHT))
    roles["accent-on-night"] = Colour(theme="", rgb=mixed(accent, paper, ACCENT_ON_NIGHT))
    roles["muted-on-peak"] = Colour(theme="", rgb=mixed(roles["peak"].rgb, paper, QUIETER_ON_PEAK))
    roles["muted-on-sheet"] = Colour(theme="", rgb=mixed(roles["ink"].rgb, paper, QUIETER_ON_SHEET))
    return roles


def track_colour(palette: Mapping[str, str]) -> str:
    """Return what bars lie on: a little accent in the paper, moved until it is seen beside paper and surface and words stand on it."""
    written = mixed(palette["paper"], palette["accent"], IN_TRACK)
    needs = [Need(colour=palette[ground], least=least) for _, ground, least in QUIET_PAIRS]
    return repaired(written, [*needs, Need(colour=palette["ink"], least=TEXT)]) or repaired(written, needs) or written


def mixed(colour: str, other: str, share: float) -> str:
    """Return the colour that holds that share (0 to 1) of the other one."""
    pairs = zip(bytes.fromhex(colour), bytes.fromhex(other), strict=True)
    return bytes(round(first + (second - first) * share) for first, second in pairs).hex().upper()


def colour_role_of(fill: _Element, roles: Mapping[str, Colour], ground: Ground) -> str:
    """Return the role of a `solidFill`; a colour that has none is its own name, `#` and six digits."""
    colour = fill[0]
    name = colour.get("val", "")
    slot = {"lt1": "bg1", "dk1": "tx1", "lt2": "bg2", "dk2": "tx2"}.get(name, name)
    own = ON_GROUND[ground]
    ordered = sorted(roles, key=lambda role: (role not in own, role in OF_ONE_GROUND or role in ("peak", "sheet")))
    for role in ordered:
        if slot == roles[role].theme or (not roles[role].theme and name.upper() == roles[role].rgb):
            return role
    return f"#{_rgb_value(colour)}"


def _rgb_value(colour: _Element) -> str:
    return str(colour.get("lastClr") or colour.get("val") or "000000").upper()

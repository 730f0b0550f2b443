"""An organisation's colours over a brand: the given roles go in, a whole palette that can be read comes out, with what had to be moved."""

from collections.abc import Mapping, Sequence

from briefing_builder.brand.colours import IN_TRACK, mixed
from briefing_builder.brand.contrast import (
    CLEAR,
    DISTINCT,
    GRAPHIC,
    GRAPHIC_PAIRS,
    LEAST_APART,
    QUIET_PAIRS,
    TEXT,
    TEXT_PAIRS,
    TOLD_APART,
    Need,
    meets,
    ratio,
    repaired,
)
from briefing_builder.brand.model import Brand, Colour, Layout, Logo, Repaint, TextStyle
from briefing_builder.brand.vision import difference, least_difference
from briefing_builder.problems import Checked, Problem, Source, error, warning
from briefing_builder.values import replace

LIKE_PAPER = ("on-night", "on-accent", "on-field", "on-peak", "on-sheet")
"""Roles that share the theme's colour of the ground."""
WHITE = "FFFFFF"
NOTHING_GIVEN: Mapping[str, str] = {}
IN_NIGHT, ON_PEAK = 0.12, 0.85
LIGHT_TINTS, DARK_TINTS = (0.1, 0.14, 0.18, 0.22, 0.26, 0.3), (0.22, 0.18, 0.14, 0.1)
"""How much accent there may be in the tint of a light and of a dark paper."""
TINTED = 1.13
"""The contrast with the paper from which a tint is seen."""
BETWEEN = (0.5, 0.35, 0.65, 0.8)
"""How much of a colour the paper holds in a ground of the statement that nothing else gives."""
CLEARLY_APART = 0.15
"""From which difference (Oklab) nobody takes one ground of a whole slide for another."""
MIXES: Mapping[str, tuple[str, str, float, tuple[str, ...]]] = {
    "surface": ("paper", "ink", 0.05, ("paper", "ink")),
    "surface-accent": ("paper", "accent", 0.1, ("paper", "accent")),
    "track": ("paper", "accent", IN_TRACK, ("paper", "accent", "surface")),
    "hairline": ("paper", "ink", 0.16, ("paper", "ink")),
    "past": ("paper", "ink", 0.48, ("paper", "ink")),
    "muted": ("ink", "paper", 0.3, ("paper", "ink")),
    "night": ("ink", "accent", IN_NIGHT, ("ink",)),
    "muted-on-night": ("night", "on-night", 0.65, ("night", "paper", "ink")),
    "accent-on-night": ("accent", "on-night", 0.5, ("night", "paper", "accent", "ink")),
    "muted-on-peak": ("peak", "on-peak", ON_PEAK, ("peak", "paper")),
    "muted-on-sheet": ("ink", "paper", 0.75, ("paper", "ink")),
}
"""Role → the two roles it is mixed of, how much of the second, and the given roles that make it anew."""
FIRST_TO_LAST = (
    "track", "ink", "accent", "past", "accent", "night", "muted", "highlight", "muted-on-night", "accent-on-night", "peak", "muted-on-peak",
    "muted-on-sheet",
)  # fmt: skip
"""The order of repairs: what others stand on comes before them; grounds stay as they were written.

The accent comes again: where what was finds no lightness in which everybody tells it from the accent, that gives way.
"""


def branded(brand: Brand, colours: Mapping[str, str], places: Mapping[str, Source]) -> Checked[Brand]:
    """Return the brand in the organisation's colours, each role six hexadecimal digits; the others are derived from them.

    A given colour that could not be read on its grounds is moved to the nearest lightness that can, with the warning
    `contrast-repaired`; where no lightness can, the error `contrast-impossible` says so. The grounds of question and statement stay as
    they are where the ink can be read on them instead of the paper. A brand whose question stands on the accent
    keeps that when the given night can carry neither. `places` tells where each role was written.
    """
    if not colours:
        return Checked(value=brand, problems=())
    palette = {role: colour.rgb for role, colour in brand.palette.items()}
    is_vivid = palette["night"] == palette["accent"]
    peak = next((role for role in ("accent", "highlight") if palette[role] == palette["peak"]), "peak")
    readable = readable_palette(palette, colours, places, is_vivid=is_vivid, peak=peak)
    return Checked(value=_recoloured(brand, readable.value, peak), problems=readable.problems)


def with_logo(brand: Brand, logo: Logo | None, supplier_logo: Logo | None = None) -> Brand:
    """Return the brand with these logos, and with the grounds of their pictures under their own names in the palette."""
    logos = [each for each in (logo, supplier_logo) if each is not None]
    if not logos:
        return brand
    grounds = {f"#{rgb}": Colour(theme="", rgb=rgb) for each in logos for rgb in each.grounds if rgb}
    return replace(brand, logo=logo, supplier_logo=supplier_logo, palette={**brand.palette, **grounds})


def readable_palette(
    palette: Mapping[str, str], given: Mapping[str, str], places: Mapping[str, Source], *, is_vivid: bool = False, peak: str = "accent"
) -> Checked[dict[str, str]]:
    """Return a palette with the given roles, those that derive from them, and every role moved until it can be read, as `branded` says.

    `is_vivid`: its night is the accent; `peak` is the role whose colour is the ground of the statement.
    """
    derived = _derived(dict(palette), given, peak)
    changed = derived["surface-accent"] != palette["surface-accent"]
    accent = derived["accent"]
    vivid_night = accent if is_vivid and "night" not in given else ""
    problems: dict[str, Problem] = {}
    for number, role in enumerate(FIRST_TO_LAST):
        if role == "night":
            derived |= _turned_night(derived, vivid_night)
        if role == peak and role in given:
            derived |= _turned_peak(role, derived)
        written, needs = derived[role], _contrast_needs(role, derived, peak)
        others = [*_distinct(role, derived), *_told_from_past(role, derived, is_again=role in FIRST_TO_LAST[:number])]
        used = _best_of_brand(role, written, needs, others, derived["paper"])
        if role == "night" and is_vivid and derived["on-night"] == derived["paper"] and (role not in given or used != written):
            used = derived["accent"]
        if used != written and (role in given or not used):
            place = places.get(role) or next(iter(places.values()), None)
            problems[role] = _colour_problem(role, given.get(role, written), used, [*needs, *others], place)
        if used and used != written:
            derived[role] = used
            derived["sheet"] = derived["ink"]
            if role == "night":
                derived = _mixed_anew(derived, ("night",))
            if role == peak:
                derived = _mixed_anew({**derived, "peak": used}, ("peak",))
    apart = LEAST_APART if {"night", "highlight"} <= given.keys() else CLEARLY_APART
    derived = _with_own_peak(_with_tint(_with_field(derived, accent), changed), peak, apart)
    return Checked(value=derived, problems=tuple(problems.values()))


def _derived(palette: dict[str, str], given: Mapping[str, str], peak: str) -> dict[str, str]:
    old = palette["peak"]
    palette = {**palette, **given}
    palette |= dict.fromkeys(LIKE_PAPER, palette["paper"]) | {"sheet": palette["ink"], "peak": palette[peak]}
    return _mixed_anew(palette, tuple(given) + (("peak",) if palette["peak"] != old else ()), given)


def _mixed_anew(palette: Mapping[str, str], changed: Sequence[str], given: Mapping[str, str] = NOTHING_GIVEN) -> dict[str, str]:
    """The palette with what is mixed of the changed roles, but for what was given."""
    palette = dict(palette)
    for role, (first, second, share, causes) in MIXES.items():
        if role not in given and any(cause in changed for cause in causes):
            palette[role] = mixed(palette[first], palette[second], share)
    return palette


def _turned_night(palette: Mapping[str, str], vivid: str) -> dict[str, str]:
    """The palette with the ink on the night where that carries the night as it was written, or as the accent was in a vivid brand."""
    night = vivid or palette["night"]
    if not _takes_ink(night, palette) or (vivid and _is_dark(palette)):
        return dict(palette)
    return _mixed_anew({**palette, "night": night, "on-night": palette["ink"]}, ("night",))


def _turned_peak(role: str, palette: Mapping[str, str]) -> dict[str, str]:
    """The palette with the ink on the statement's ground where that carries the given colour with less change than the paper."""
    used = _best_of_brand(role, palette[role], _contrast_needs(role, palette, ""), _distinct(role, palette), palette["paper"])
    if not used or not ratio(used, palette["paper"]) < TEXT <= ratio(used, palette["ink"]):
        return dict(palette)
    return _mixed_anew({**palette, "on-peak": palette["ink"]}, ("peak",))


def _with_tint(palette: Mapping[str, str], is_new: bool) -> dict[str, str]:
    """The palette with a tint that is seen beside the paper: little of the field on a light one, much on a dark one, as words allow."""
    if not is_new:
        return dict(palette)
    paper = palette["paper"]
    on_it = [palette[text] for text, ground in TEXT_PAIRS if ground == "surface-accent"]
    tints = [mixed(paper, palette["field"], share) for share in (DARK_TINTS if _is_dark(palette) else LIGHT_TINTS)]
    readable = [tint for tint in tints if all(ratio(text, tint) >= TEXT for text in on_it)]
    seen = (tint for tint in readable if ratio(tint, paper) >= TINTED)
    return {**palette, "surface-accent": next(seen, readable[-1] if readable else palette["surface-accent"])}


def _with_field(palette: Mapping[str, str], written: str) -> dict[str, str]:
    """The palette with the accent of large areas: as it was written, with the ink on it, where words on a light paper made it darker."""
    is_lighter = written != palette["accent"] and not _is_dark(palette) and _takes_ink(written, palette)
    field, words = (written, palette["ink"]) if is_lighter else (palette["accent"], palette["paper"])
    return {**palette, "field": field, "on-field": words}


def _with_own_peak(palette: Mapping[str, str], peak: str, apart: float) -> dict[str, str]:
    """The palette with a ground of the statement that nobody takes for the one of the question, the field where it stands on the accent."""
    paper, ink, night, highlight = (palette[role] for role in ("paper", "ink", "night", "highlight"))
    is_moved = peak == "accent" and palette["field"] != palette["accent"]
    if not is_moved and are_apart(palette["peak"], night, apart):
        return dict(palette)
    others = [mixed(ink, palette["accent"], IN_NIGHT), palette["accent"], highlight, repaired(highlight, [Need(colour=paper, least=TEXT)])]
    others += [mixed(paper, colour, share) for share in BETWEEN for colour in (palette["accent"], highlight, ink)]
    for ground in (*([palette["field"]] if is_moved else []), palette["peak"], *others):
        words = next((colour for colour in (paper, ink) if ground and ratio(colour, ground) >= TEXT), "")
        if words and are_apart(ground, night, apart) and difference(ground, paper) >= CLEARLY_APART:
            quiet = repaired(mixed(ground, words, ON_PEAK), [Need(colour=ground, least=TEXT)])
            return {**palette, "peak": ground, "on-peak": words, "muted-on-peak": quiet or words}
    return dict(palette)


def are_apart(first: str, second: str, apart: float = CLEARLY_APART) -> bool:
    """Return whether nobody takes one ground for the other, at a difference (Oklab) of so much to most people."""
    return difference(first, second) >= apart and least_difference(first, second) >= LEAST_APART


def _is_dark(palette: Mapping[str, str]) -> bool:
    """Whether white can be read on the paper."""
    return ratio(palette["paper"], WHITE) >= TEXT


def _takes_ink(ground: str, palette: Mapping[str, str]) -> bool:
    """Whether a ground that is another one than the paper carries the ink, and not the paper."""
    paper = palette["paper"]
    return ratio(ground, paper) < TEXT <= ratio(ground, palette["ink"]) and difference(ground, paper) >= CLEARLY_APART


def _best_of_brand(role: str, written: str, needs: Sequence[Need], others: Sequence[Need], paper: str) -> str:
    """The written colour, else the nearest that can be read and keeps its distances, else one that can be read; empty when none can."""
    wanted = [*needs, *others]
    if role == "accent" and not meets(written, needs):
        wanted.append(Need(colour=paper, least=CLEAR[ratio(paper, WHITE) >= TEXT]))
    return repaired(written, wanted) or repaired(written, needs)


def _distinct(role: str, palette: Mapping[str, str]) -> list[Need]:
    """What a role had better differ from; an ink that will be moved itself is none."""
    is_ink = ratio(palette["ink"], palette["paper"]) >= TEXT
    needs = [Need(colour=palette[other], least=least) for one, other, least in DISTINCT if one == role and (other != "ink" or is_ink)]
    return needs + [Need(colour=palette[other], apart=LEAST_APART) for one, other in TOLD_APART if one == role != "track"]


def _told_from_past(role: str, palette: Mapping[str, str], *, is_again: bool) -> list[Need]:
    return [Need(colour=palette["past"], apart=LEAST_APART)] if role == "accent" and is_again else []


def _contrast_needs(role: str, palette: Mapping[str, str], peak: str) -> list[Need]:
    """What a role must stand out from: its grounds, and, for a ground, what stands on it and cannot move."""
    pairs = [(pair, TEXT) for pair in TEXT_PAIRS] + [(pair, GRAPHIC) for pair in GRAPHIC_PAIRS]
    pairs += [((mark, ground), least) for mark, ground, least in QUIET_PAIRS]
    needs = [Need(colour=palette[ground], least=least) for (text, ground), least in pairs if text == role and ground != "past"]
    fixed = {"past": "ink", "night": "on-night", "accent": "on-accent", peak: "on-peak"}.get(role)
    if fixed:
        needs.append(Need(colour=palette[fixed], least=TEXT))
    return needs


def _colour_problem(role: str, written: str, used: str, needs: Sequence[Need], place: Source | None) -> Problem:
    worst = min((need for need in needs if not meets(written, [need])), key=lambda need: ratio(written, need.colour) / need.least)
    if ratio(written, worst.colour) >= worst.least:
        message = f"not everybody can tell the colour {role} #{written} from #{worst.colour}, so the decks use #{used}"
        return warning("contrast-repaired", message, place, f"write #{used} to agree, or another colour")
    contrast = f"the colour {role} #{written} has a contrast of {ratio(written, worst.colour):.1f} : 1 with #{worst.colour}"
    if not used:
        message = f"{contrast}; {worst.least:g} : 1 are needed, and no lightness of it reaches that on all its grounds"
        return error("contrast-impossible", message, place, "choose a darker ink or lighter grounds, or the other way round")
    now = f"{ratio(used, worst.colour):.1f} : 1"
    message = f"{contrast}; {worst.least:g} : 1 are needed, so the decks use #{used}, which has {now}"
    return warning("contrast-repaired", message, place, f"write #{used} to agree, or another colour")


def _recoloured(brand: Brand, palette: Mapping[str, str], peak: str) -> Brand:
    old, ink = brand.palette, brand.palette["ink"]
    changed = {role: Colour(theme=colour.theme, rgb=palette[role]) for role, colour in old.items()}
    turned = [role for role in ("on-night", "on-peak", "on-field") if palette[role] == palette["ink"]]
    changed |= {role: Colour(theme=ink.theme, rgb=palette["ink"]) for role in turned}
    is_own_peak = palette["peak"] != palette[peak]
    changed |= {"peak": Colour(theme="", rgb=palette["peak"])} if is_own_peak else {}
    changed |= {"field": Colour(theme="", rgb=palette["field"])} if palette["field"] != palette["accent"] else {}
    own = [role for role in old if role not in (*LIKE_PAPER, "field", "sheet") and not (role == "peak" and old[role].theme)]
    pairs = {(old[role].theme or old[role].rgb, palette[role]) for role in own if old[role].rgb != palette[role]}
    repaint = tuple(
        Repaint(layout=layout.name, ground=ground, words=words)
        for layout in brand.layouts.values()
        for ground in [palette["peak"] if is_own_peak and layout.ground == "peak" else ""]
        for words in [ink.theme if any(f"on-{ground}" in turned for ground in _grounds_of(layout, brand)) else ""]
        if ground or words
    )
    words = {each.layout for each in repaint if each.words}
    layouts = {role: _recoloured_layout(layout, dict(pairs), changed, layout.name in words) for role, layout in brand.layouts.items()}
    return replace(brand, palette=changed, layouts=layouts, recolour=tuple(sorted(pairs)), repaint=repaint)


def _grounds_of(layout: Layout, brand: Brand) -> tuple[str, ...]:
    """What a layout's words stand on: its ground, and the night where a field of it lies under them."""
    night = brand.palette["night"].theme
    placed = [placeholder.box for placeholder in layout.placeholders.values() if placeholder.style.colour == "paper"]
    fields = [rectangle.box for rectangle in layout.rectangles if night and rectangle.colour.theme == night]
    return (layout.ground, "night") if any(field.holds(box) for field in fields for box in placed) else (layout.ground,)


def _recoloured_layout(layout: Layout, colours: Mapping[str, str], palette: Mapping[str, Colour], has_ink: bool) -> Layout:
    """The layout with the bars and rules that it draws in the new colours, as its file gets them; `has_ink`: ink for its paper's words."""
    paper, ink = palette["paper"], palette["ink"]
    rectangles = [
        replace(rectangle, colour=replace(colour, rgb=colours.get(colour.theme or colour.rgb, colour.rgb)))
        for rectangle in layout.rectangles for colour in [rectangle.colour]
    ]  # fmt: skip
    if not has_ink:
        return replace(layout, rectangles=tuple(rectangles))
    return replace(
        layout,
        rectangles=tuple(replace(each, colour=ink) if each.colour.theme == paper.theme else each for each in rectangles),
        placeholders={role: replace(each, style=_in_ink(each.style)) for role, each in layout.placeholders.items()},
    )


def _in_ink(style: TextStyle) -> TextStyle:
    return replace(style, colour="ink") if style.colour == "paper" else style

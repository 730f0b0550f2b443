"""A palette from somebody's theme: its colours and the grounds of its pages go in, every role in a colour that can be read comes out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import radians

from briefing_builder.brand.adoption.surface import Surface
from briefing_builder.brand.adoption.theme import ThemeColours
from briefing_builder.brand.colours import mixed
from briefing_builder.brand.contrast import GRAPHIC, TEXT, chroma, hue, ratio
from briefing_builder.brand.model import PALETTE_ROLES, Colour
from briefing_builder.brand.organisation import CLEARLY_APART, readable_palette
from briefing_builder.brand.vision import difference
from briefing_builder.problems import Checked, Problem, Severity, Source
from briefing_builder.values import replace

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
COLOURFUL = 0.04
"""The least chroma (Oklab) of what people call a colour."""
SEEN = 0.008
"""The least share of a slide that a colour of the brand has."""
OTHER_COLOUR, SAME_COLOUR = 0.12, 0.03
"""Differences (Oklab) from the ground, and up to which two colours are one."""
LEAST_SEEN = 1.3
"""The contrast of a colour that is seen on the ground."""
DARKENED = 0.6
"""The share of black in the dark ground of a brand that has none of its own."""
SAME_HUE, TURN = radians(9), radians(360)
STOCK_ACCENTS = ("4F81BD", "4472C4", "5B9BD5", "156082", "18A303")
"""The first accents of what PowerPoint and LibreOffice begin a file with, since 2007."""
INKS = ("tx1", "tx2", "bg1", "bg2")
BLACK, WHITE = "000000", "FFFFFF"
OF_THE_PAGE = ("paper", "night")
"""Roles whose colours the file draws itself."""


def adopted_palette(
    theme: ThemeColours, *, paper: str, given: Mapping[str, str], file: Source, places: Mapping[str, Source]
) -> Checked[dict[str, Colour]]:
    """Return the palette for slides on `paper`.

    `given` are the organisation's own colours, which go before those of the theme. What has to be moved to be readable is told as
    `readable_palette` tells it, at its place in the content or in the file.
    """
    ink = _ink_of(theme, paper)
    accent, night = _accent_of(theme, paper, ink), _night_of(theme, paper)
    chosen = {"paper": paper, "ink": ink, "accent": accent, "highlight": _highlight_of(theme, accent, paper)}
    chosen |= {"night": night} if night else {}
    chosen |= {role: rgb for role, rgb in given.items() if role not in OF_THE_PAGE}
    done = readable_palette(dict.fromkeys(PALETTE_ROLES, paper), chosen, {role: places.get(role, file) for role in chosen})
    names = theme.slots((*INKS, *ACCENTS))
    moved = {role: rgb for role, rgb in chosen.items() if done.value[role] != rgb}
    slots = {role: names.get(rgb, "") if role in chosen else "" for role, rgb in done.value.items()}
    palette = {role: Colour(theme=slots[role], rgb=rgb, was=moved.get(role, "")) for role, rgb in done.value.items()}
    palette |= {"field": palette["accent"]} if palette["field"].rgb == palette["accent"].rgb else {}
    return Checked(value=palette, problems=tuple(_of_the_file(problem, file) for problem in done.problems))


def drawn_first(theme: ThemeColours, surfaces: Iterable[Surface], content: Surface, ground: str) -> ThemeColours:
    """Return the theme with the colours first that its file draws, where these are others than the accents of the theme.

    LibreOffice writes a stock theme into every file, and many a template was made from another one's: what is seen on the slides is
    the brand's. `content` is what slides with blocks have behind them, which alone speaks against a theme that somebody chose.
    """
    accents = [theme.named[name] for name in ACCENTS if name in theme.named]
    is_stock = bool(accents) and accents[0] in STOCK_ACCENTS
    drawn = [
        rgb for rgb in _drawn_colours(surfaces if is_stock else [content])
        if chroma(rgb) >= COLOURFUL and difference(rgb, ground) >= OTHER_COLOUR and ratio(rgb, ground) >= LEAST_SEEN
    ]  # fmt: skip
    leading = drawn[:1] if is_stock else drawn
    if not drawn or any(_is_of(rgb, named, is_stock=is_stock) for rgb in leading for named in theme.named.values()):
        return theme
    second = next((rgb for rgb in drawn if difference(rgb, drawn[0]) >= OTHER_COLOUR), drawn[0])
    own = dict(zip(ACCENTS, dict.fromkeys([drawn[0], second, *accents]), strict=False))
    own |= {"tx2": mixed(drawn[0], BLACK, DARKENED)} if is_stock and "tx2" in theme.named else {}
    return replace(theme, named={**theme.named, **own}, is_drawn=True)


def _drawn_colours(surfaces: Iterable[Surface]) -> list[str]:
    """The colours of good parts of slides, the most seen first."""
    cells: Counter[str] = Counter()
    for surface in {id(each): each for each in surfaces}.values():
        whole = surface.colours.size[0] * surface.colours.size[1]
        for count, rgb in surface.colours.getcolors(whole) or ():
            if isinstance(rgb, tuple) and count >= SEEN * whole:
                cells[bytes(round(channel) for channel in rgb).hex().upper()] += count
    return [rgb for rgb, _ in cells.most_common()]


def _is_of(drawn: str, named: str, *, is_stock: bool) -> bool:
    """Whether a drawn colour is one of the theme's, or a tint of it; the colours that every new file has are nobody's choice."""
    if difference(drawn, named) < SAME_COLOUR:
        return True
    if is_stock or chroma(named) < COLOURFUL:
        return False
    apart = abs(hue(drawn) - hue(named))
    return min(apart, TURN - apart) < SAME_HUE


def readable_on(ground: str, palette: Mapping[str, Colour]) -> str:
    """Return the palette role, or the colour by itself, that can be read on a ground of any colour."""
    roles = [role for role in ("ink", "paper") if ratio(palette[role].rgb, ground) >= TEXT]
    return roles[0] if roles else f"#{max((BLACK, WHITE), key=lambda rgb: ratio(rgb, ground))}"


def _of_the_file(problem: Problem, file: Source) -> Problem:
    """A colour of the file is not the author's: another one can be named in the programme."""
    if problem.source != file or problem.severity is Severity.ERROR:
        return problem
    return replace(problem, hint="nothing need be done; another colour can be named under `brand.colours`")


def _ink_of(theme: ThemeColours, paper: str) -> str:
    """The first text colour that can be read; where none can, the first, which is then moved."""
    inks = [theme.named[name] for name in INKS if name in theme.named]
    first = next((rgb for rgb in inks if ratio(rgb, paper) >= TEXT), "")
    return first or next(iter(inks), BLACK)


def _accent_of(theme: ThemeColours, paper: str, ink: str) -> str:
    """The first accent that is a colour, and not that of the words; where all of them are grey, the one that stands out most."""
    accents = [theme.named[name] for name in ACCENTS if name in theme.named]
    colourful = [rgb for rgb in accents if chroma(rgb) >= COLOURFUL]
    told_apart = next((rgb for rgb in colourful if difference(rgb, ink) >= CLEARLY_APART), "")
    return told_apart or next(iter(colourful), "") or max(accents, key=lambda rgb: ratio(rgb, paper), default=BLACK)


def _highlight_of(theme: ThemeColours, accent: str, paper: str) -> str:
    """Another colour than the accent that can be seen on the paper, the first of the theme."""
    others = [theme.named[name] for name in ACCENTS if name in theme.named and theme.named[name] != accent]
    colourful = [rgb for rgb in others if chroma(rgb) >= COLOURFUL]
    return next((rgb for rgb in colourful if ratio(rgb, paper) >= GRAPHIC), next(iter(colourful), accent))


def _night_of(theme: ThemeColours, paper: str) -> str:
    """The theme's second text colour where it can be a ground; mixed with the accent it is a darker one than black."""
    rgb = theme.named.get("tx2", "")
    if not rgb or ratio(rgb, paper) < TEXT:
        return ""
    return rgb if rgb != BLACK else mixed(rgb, paper, 0.1)

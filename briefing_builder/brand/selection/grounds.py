"""Grounds of whole slides in a brand's colours: a theme and a palette go in, grounds and the colours of what stands on them come out."""

from collections.abc import Iterator, Mapping

from briefing_builder.brand.adoption.palette import ACCENTS, BLACK, COLOURFUL, WHITE
from briefing_builder.brand.adoption.theme import ThemeColours
from briefing_builder.brand.colours import mixed
from briefing_builder.brand.contrast import TEXT, Need, chroma, ratio, repaired
from briefing_builder.brand.model import Colour
from briefing_builder.brand.organisation import CLEARLY_APART, are_apart
from briefing_builder.brand.vision import difference

LARGE = 3.0
"""The contrast that large letters need (WCAG 2.2, 1.4.3)."""
STOCK: Mapping[str, str] = {"1F497D": "4F81BD", "44546A": "4472C4", "0E2841": "156082"}
"""The second text colour and the first accent with which PowerPoint begins a file, since 2007; many a brand changes only the accents."""
QUIETER, TINTED, DEEPER = 0.82, 0.5, 0.45
"""How much of its words a quiet text has, and a marked one; how much a deep shade has of what is farthest from the paper."""
SHARES = (0.85, 0.7, 0.55)
"""How much of the ink there may be in a ground that no colour of the theme gives."""


def is_coloured(ground: str, paper: str) -> bool:
    """Return whether nobody takes a ground for the paper."""
    return bool(ground) and difference(ground, paper) >= CLEARLY_APART


def deepest(theme: ThemeColours, palette: Mapping[str, Colour]) -> str:
    """Return the colour of the theme for the question: a text colour that is a colour, else the accent; both carry large words."""
    paper = palette["paper"].rgb
    texts = [theme.named.get(name, "") for name in ("tx2", "tx1")]
    found = (rgb for rgb in texts if rgb and chroma(rgb) >= COLOURFUL and ratio(rgb, paper) >= TEXT)
    return next((rgb for rgb in found if rgb not in STOCK or _is_stock(theme, palette)), _accent(palette))


def _is_stock(theme: ThemeColours, palette: Mapping[str, Colour]) -> bool:
    """Whether a brand has the accent with which programs begin a file, so that the text colour beside it is its own, too."""
    first = theme.named.get("accent1", "")
    return first in STOCK.values() and min(difference(first, palette[role].rgb) for role in ("accent", "field")) < CLEARLY_APART


def brightest(theme: ThemeColours, palette: Mapping[str, Colour], night: str, title: str) -> str:
    """Return the colour for the statement, which nobody takes for that of the question or the paper; `title` is that of the file's titles.

    The accent goes before that of the titles, a deep shade of the accent before other colours of the theme, which no layout may use.
    """
    paper = palette["paper"].rgb
    found = (rgb for rgb in _bright(theme, palette, title) if is_coloured(rgb, paper) and are_apart(rgb, night))
    return next(found, palette["ink"].rgb if are_apart(palette["ink"].rgb, night) else palette["surface"].rgb)


def ground_roles(ground: str, rgb: str, palette: Mapping[str, Colour], names: Mapping[str, str]) -> dict[str, Colour]:
    """Return the roles of a ground (`night`, `peak`) in that colour, and of what stands on it: readable, whatever the colour is.

    `names` are the names of the theme's colours.
    """
    words = next(one for one in (palette["paper"].rgb, palette["ink"].rgb, WHITE, BLACK) if ratio(one, rgb) >= TEXT)
    needs = [Need(colour=rgb, least=TEXT)]
    roles = {ground: rgb, f"on-{ground}": words, f"muted-on-{ground}": repaired(mixed(rgb, words, QUIETER), needs) or words}
    if ground == "night":
        roles["accent-on-night"] = repaired(mixed(palette["accent"].rgb, words, TINTED), needs) or words
    return {role: Colour(theme=names.get(value, ""), rgb=value) for role, value in roles.items()}


def _bright(theme: ThemeColours, palette: Mapping[str, Colour], title: str) -> Iterator[str]:
    paper, ink = palette["paper"].rgb, palette["ink"].rgb
    accents = [theme.named[name] for name in ACCENTS if name in theme.named]
    yield _accent(palette)
    yield palette["accent"].rgb
    if title and chroma(title) >= COLOURFUL and ratio(title, paper) >= TEXT:
        yield title
    yield mixed(palette["accent"].rgb, max((BLACK, WHITE), key=lambda rgb: ratio(rgb, paper)), DEEPER)
    yield from (rgb for rgb in accents if chroma(rgb) >= COLOURFUL and ratio(rgb, paper) >= TEXT)
    yield from (moved for rgb in accents if chroma(rgb) >= COLOURFUL and (moved := repaired(rgb, [Need(colour=paper, least=TEXT)])))
    yield from (mixed(paper, ink, share) for share in SHARES)


def _accent(palette: Mapping[str, Colour]) -> str:
    """The accent as the file has it where large words of the paper can be read on it, else as words have it."""
    written = palette["field"].rgb
    return written if ratio(written, palette["paper"].rgb) >= LARGE else palette["accent"].rgb

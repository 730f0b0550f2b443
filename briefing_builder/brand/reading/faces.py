"""Faces of a theme: the name that a file gives goes in, the family with which its texts are measured comes out."""

from collections.abc import Iterable, Mapping

from briefing_builder.brand.model import Typeface
from briefing_builder.files.resources import resource
from briefing_builder.fonts import BOLD_ROW, stand_in_family, widths_in
from briefing_builder.problems import Problem, Source, warning

TWINS: Mapping[str, str] = {
    "arial": "Liberation Sans", "arial mt": "Liberation Sans", "helvetica": "Liberation Sans", "arimo": "Liberation Sans",
    "liberation sans": "Liberation Sans", "calibri": "Carlito", "carlito": "Carlito", "georgia": "Gelasio", "gelasio": "Gelasio",
    "cambria": "Caladea", "caladea": "Caladea", "times new roman": "Tinos", "times": "Tinos", "tinos": "Tinos", "liberation serif": "Tinos",
    "open sans": "Open Sans", "roboto": "Roboto", "montserrat": "Montserrat", "poppins": "Poppins",
}  # fmt: skip
"""Faces of which we have the metrics, in small letters, and the shipped family that has them."""
OTHER_NAMES: Mapping[str, str] = {"source sans pro": "source sans 3", "source serif pro": "source serif 4", "exo": "exo 2"}
ALSO_NARROWER = frozenset(("aptos",))
"""Narrower than DejaVu Sans, as others have measured: Aptos by a seventh (developer0hye/office2pdf #1463)."""
STAND_IN = "Liberation Sans"
REPLACING, REPLACING_SERIF = "DejaVu Sans", "DejaVu Serif"
"""What programs on Linux show where a face is missing; nearly every face for reading takes less (`assets/fonts/widths.json`)."""
SERIFS = frozenset(
    ("garamond", "constantia", "palatino linotype", "century schoolbook", "bookman old style", "elephant", "ms serif", "simsun")
)
"""Faces that are replaced by one with serifs."""
MARGIN, MARGIN_OF_BLACK = 103, 115
"""Per cent of the wider face at which a face is measured of which nothing is known."""
LIGHTER = frozenset(
    ("thin", "hairline", "extralight", "ultralight", "light", "semilight", "demilight", "book", "regular", "roman", "normal", "text",
     "display", "variable", "narrow", "condensed", "cond", "semicondensed", "compressed", "small", "extra", "ultra", "semi")
)  # fmt: skip
"""Words in the name of a face that takes no more than the one that is called without them."""
HEAVIER = frozenset(("medium", "semibold", "demibold", "demi", "bold"))
BLACK = frozenset(("black", "heavy", "extrabold", "ultrabold", "fat", "poster"))
USUAL_FACE = "Calibri"
UNVERIFIED_FIT = "face-unmeasured"
"""The code of the warning that a deck has an unverified fit."""


def typeface_named(name: str) -> Typeface:
    """Return the typeface of that name, with a family that is at least as wide; a file that names none has the usual one.

    A face of which we have the metrics is measured. One whose widths are known, or that is a light, narrow or heavy one of such a family,
    is measured as wide as itself or what replaces it, whichever takes more. Any other one has a margin, and its fit is unverified.
    """
    name = name or USUAL_FACE
    words = name.replace("-", " ").casefold().split()
    if twin := TWINS.get(" ".join(words)):
        return Typeface(name=name, family=twin)
    table = widths_in(resource("assets", "fonts"))
    known = {family.casefold(): family for family in (*TWINS, *ALSO_NARROWER, *table.narrower, *table.families)}
    plain, weights = _without_weights(words, known)
    own = known.get(plain, "")
    rows = [REPLACING, *([REPLACING_SERIF] if plain in SERIFS else [])]
    if own in table.families:
        rows += [own, own + BOLD_ROW] if weights & HEAVIER else [own]
    if weights & BLACK:
        return Typeface(name=name, family=stand_in_family(STAND_IN, rows, MARGIN_OF_BLACK), fit="unverified")
    if own:
        return Typeface(name=name, family=stand_in_family(STAND_IN, rows), fit="bounded")
    return Typeface(name=name, family=stand_in_family(STAND_IN, rows, MARGIN), fit="unverified")


def _without_weights(words: list[str], known: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    """The known family that a face belongs to, without the words for its weight and width behind it, and these; else its own name."""
    kept = list(words)
    while kept:
        plain = " ".join(kept)
        plain = OTHER_NAMES.get(plain, plain)
        if plain in known or kept[-1] not in LIGHTER | HEAVIER | BLACK:
            return plain, frozenset(words[len(kept) :])
        kept.pop()
    return " ".join(words), frozenset(words)


def unmeasured_faces(typefaces: Iterable[Typeface], place: Source, *, embedded: frozenset[str] = frozenset()) -> tuple[Problem, ...]:
    """Return a warning that names the faces without metrics; none where there are none; `embedded` are in the file itself."""
    unknown = list(dict.fromkeys(typeface.name for typeface in typefaces if typeface.fit == "unverified"))
    if not unknown:
        return ()
    inside = [name for name in unknown if name in embedded]
    message = (
        f"we have no measures of the brand's {' and '.join(unknown)}: its texts are measured a fifth wider than in Arial, which is more "
        "than nearly any face for reading takes, and may stand looser"
    )
    if inside:
        message += f" ({' and '.join(inside)} is embedded in the file in a way that only PowerPoint reads)"
    hint = "name its font files, in the programme's folder, in `brand.fonts`, or look at a deck on a computer that has the face"
    return (warning(UNVERIFIED_FIT, message, place, hint),)

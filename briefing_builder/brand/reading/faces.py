"""Faces of a theme: the name that a file gives goes in, the family with which its texts are measured comes out."""

from collections.abc import Iterable, Mapping

from briefing_builder.brand.model import Typeface
from briefing_builder.fonts import wider_family
from briefing_builder.problems import Problem, Source, warning

MEASURED: Mapping[str, str] = {
    "Arial": "Liberation Sans", "Helvetica": "Liberation Sans", "Helvetica Neue": "Liberation Sans", "Liberation Sans": "Liberation Sans",
    "Arimo": "Liberation Sans", "Calibri": "Carlito", "Carlito": "Carlito", "Georgia": "Gelasio", "Gelasio": "Gelasio",
}  # fmt: skip
"""Faces of which we have the metrics, and the family that has them."""
STAND_IN = "Liberation Sans"
WIDER = 116
"""Per cent at which a face without metrics is measured: nearly all faces for reading, and those that stand in for them, are narrower."""
USUAL_FACE = "Calibri"


def typeface_named(name: str) -> Typeface:
    """Return the typeface of that name, with a family that is at least as wide; a file that names none has the usual one."""
    name = name or USUAL_FACE
    return Typeface(name=name, family=MEASURED.get(name) or wider_family(STAND_IN, WIDER))


def unmeasured_faces(typefaces: Iterable[Typeface], place: Source) -> tuple[Problem, ...]:
    """Return a warning that names the faces without metrics; none where there are none."""
    unknown = list(dict.fromkeys(typeface.name for typeface in typefaces if typeface.name not in MEASURED))
    if not unknown:
        return ()
    message = f"we have no measures of the brand's {' and '.join(unknown)}: its texts are measured with a wider face, and may stand looser"
    return (warning("face-unmeasured", message, place, "look at a deck on a computer that has the face"),)

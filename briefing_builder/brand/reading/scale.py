"""The typographic scale: how each kind of text looks where a brand's placeholders do not say it themselves."""

from collections.abc import Mapping

from briefing_builder.brand.model import Face, TextStyle, Typeface
from briefing_builder.fonts import plain_family
from briefing_builder.units import Emu, points
from briefing_builder.values import replace

SCALE: Mapping[str, TextStyle] = {
    "title": TextStyle(face="heading", size=points(30), colour="ink", spacing=90),
    "cover-title": TextStyle(face="heading", size=points(44), colour="ink", spacing=90),
    "kicker": TextStyle(face="body", size=points(13), colour="accent", bold=True, capitals=True),
    "subtitle": TextStyle(face="heading", size=points(20), colour="muted", italic=True),
    "byline": TextStyle(face="body", size=points(16), colour="ink"),
    "body": TextStyle(face="body", size=points(20), colour="ink"),
    "lead": TextStyle(face="heading", size=points(24), colour="ink"),
    "small": TextStyle(face="body", size=points(16), colour="ink"),
    "note": TextStyle(face="body", size=points(12), colour="muted"),
    "label": TextStyle(face="body", size=points(13), colour="muted", bold=True, capitals=True),
    "heading": TextStyle(face="body", size=points(18), colour="ink", bold=True),
    "script": TextStyle(face="heading", size=points(20), colour="ink"),
    "figure": TextStyle(face="heading", size=points(44), colour="accent", spacing=90),
    "figure-small": TextStyle(face="heading", size=points(32), colour="ink", spacing=90),
    "quote": TextStyle(face="heading", size=points(24), colour="ink"),
    "question": TextStyle(face="heading", size=points(54), colour="on-night", spacing=90),
    "question-lead": TextStyle(face="heading", size=points(28), colour="muted-on-night"),
    "numeral": TextStyle(face="heading", size=points(40), colour="accent", spacing=90),
    "table": TextStyle(face="body", size=points(14), colour="ink"),
    "table-head": TextStyle(face="body", size=points(12), colour="muted", bold=True),
    "footer": TextStyle(face="body", size=points(12), colour="muted"),
}

FROM_PLACEHOLDER: Mapping[str, tuple[str, str]] = {
    "title": ("content", "title"),
    "cover-title": ("title", "title"),
    "kicker": ("content", "kicker"),
    "subtitle": ("title", "subtitle"),
    "byline": ("title", "byline"),
    "body": ("body", "body"),
    "question": ("question", "title"),
    "question-lead": ("question", "question-lead"),
    "footer": ("content", "footer"),
}
"""Style role → the layout and placeholder whose own text style it is."""

SET_LIKE_TITLES = ("figure", "figure-small", "numeral")
"""Styles that are bold where the brand's titles are."""

SMALLER: Mapping[str, int] = {
    "Liberation Sans": 90, "Arial": 90, "Helvetica": 90, "Verdana": 84, "Tahoma": 90, "Segoe UI": 92, "Roboto": 90, "Open Sans": 88,
    "Montserrat": 88, "Poppins": 86,
}  # fmt: skip
"""Per cent of the sizes above at which a wide, tall face looks like ours: small letters of Arial are 52 % of its size, of Calibri 47 %."""
SMALLEST = points(12)
POINT = points(1)


def scale_of(typefaces: Mapping[Face, Typeface]) -> dict[str, TextStyle]:
    """Return the scale in whole points, smaller where a brand's face looks larger, never under 12 pt."""
    families = {face: plain_family(typeface.family) for face, typeface in typefaces.items()}
    shares = {face: SMALLER.get(typefaces[face].name, SMALLER.get(family, 100)) for face, family in families.items()}
    return {role: replace(style, size=_scaled_size(style.size, shares[style.face])) for role, style in SCALE.items()}


def _scaled_size(size: Emu, per_cent: int) -> Emu:
    return max(SMALLEST, Emu(round(size * per_cent / 100 / POINT) * POINT))

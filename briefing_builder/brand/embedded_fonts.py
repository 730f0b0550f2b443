"""Fonts that a template embeds: a brand and its open file go in, the brand that is measured with them comes out.

Only PowerPoint shows them, so texts take as much as in the embedded font or in what other programs show instead, whichever is wider.
"""

from collections.abc import Iterator

from pptx.presentation import Presentation as OpenPresentation

from briefing_builder.brand.colours import PRESENTATION
from briefing_builder.brand.model import Brand, FontFile, Typeface
from briefing_builder.brand.package.model import RELATIONSHIP
from briefing_builder.brand.reading.faces import UNVERIFIED_FIT, unmeasured_faces
from briefing_builder.fonts import embedded_font, family_key, own_family
from briefing_builder.problems import Checked, Source
from briefing_builder.values import replace

STYLES = {"regular": (False, False), "bold": (True, False), "italic": (False, True), "boldItalic": (True, True)}
BASIC = frozenset(((False, False), (True, False)))


def measured_as_embedded(read: Checked[Brand], presentation: OpenPresentation, place: Source) -> Checked[Brand]:
    """Return the brand with the faces of unverified fit measured in the file's embedded fonts, as far as these can be read."""
    unverified = {family_key(face.name): face.name for face in read.value.typefaces.values() if face.fit == "unverified"}
    embedded = {name: data for name, data in _embedded_in(presentation) if family_key(name[0]) in unverified}
    if not embedded:
        return read
    fonts = tuple(
        FontFile(family=unverified[family_key(name)], bold=bold, italic=italic, file="", index=0, stamp=(0, 0), data=data)
        for (name, bold, italic), data in embedded.items()
        if data
    )
    typefaces = {face: _bounded(typeface, fonts) for face, typeface in read.value.typefaces.items()}
    others = tuple(problem for problem in read.problems if problem.code != UNVERIFIED_FIT)
    told = unmeasured_faces(typefaces.values(), place, embedded=frozenset(unverified[family_key(name)] for name, *_ in embedded))
    used = tuple(font for font in fonts if any(typeface.family == own_family(font.family) for typeface in typefaces.values()))
    return Checked(value=replace(read.value, typefaces=typefaces, fonts=used), problems=(*others, *told))


def _bounded(typeface: Typeface, fonts: tuple[FontFile, ...]) -> Typeface:
    has = {(font.bold, font.italic) for font in fonts if font.family == typeface.name}
    return replace(typeface, family=own_family(typeface.name), fit="bounded") if has >= BASIC else typeface


def _embedded_in(presentation: OpenPresentation) -> Iterator[tuple[tuple[str, bool, bool], bytes]]:
    """Every embedded font by family and style; nothing as its data where it cannot be read."""
    for entry in presentation.element.iterfind(f"{PRESENTATION}embeddedFontLst/{PRESENTATION}embeddedFont"):
        named = entry.find(f"{PRESENTATION}font")
        for tag, style in STYLES.items():
            element = entry.find(f"{PRESENTATION}{tag}")
            relation = presentation.part.rels.get(element.get(f"{RELATIONSHIP}id", "")) if element is not None else None
            if named is not None and relation is not None and not relation.is_external:
                yield (str(named.get("typeface", "")), *style), embedded_font(relation.target_part.blob)

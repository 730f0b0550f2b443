"""The faces of somebody's texts: a layout goes in; the faces of its titles and texts come out, and stand in the theme of the open file.

Masters often set titles and texts in other faces than their theme names. Slides of ours ask the theme, so it gets what the master says.
"""

from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import SlideLayout

from briefing_builder.brand.adoption.placeholders import ROOMS, lineage_of, placeholders_of, title_of
from briefing_builder.brand.adoption.theme import PLAIN_XML
from briefing_builder.brand.colours import DRAWING
from briefing_builder.brand.model import Face, Typeface
from briefing_builder.brand.reading.inheritance import Lineage
from briefing_builder.brand.reading.reader import slot_of, typefaces_of

OF_THEME: Mapping[str, str] = {"+mj": "majorFont", "+mn": "minorFont"}
SLOTS: Mapping[str, str] = {"latin": "lt", "ea": "ea", "cs": "cs"}


def adopted_faces(layout: SlideLayout) -> dict[Face, Typeface]:
    """Return the faces of a layout's titles and texts, which its file's theme names from now on."""
    part = layout.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob, PLAIN_XML)
    wanted = {
        (tag, slot): name
        for lineage, tag in ((title_of(layout), "majorFont"), (_texts_of(layout), "minorFont"))
        for slot in SLOTS
        if lineage is not None and (name := _face_in(lineage, slot, theme))
    }
    changes = {place: name for place, name in wanted.items() if name != _slot(theme, *place)}
    for (tag, slot), name in changes.items():
        _set_slot(theme, tag, slot, name)
    if changes:
        part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
    return typefaces_of(theme)


def _texts_of(layout: SlideLayout) -> Lineage | None:
    """What texts on a layout inherit: of its own place for them, else of its master's."""
    for owner in (layout, layout.slide_master):
        for kind, shape in placeholders_of(owner):
            if kind in ROOMS[:2]:
                return lineage_of(kind, shape, layout.slide_master)
    return None


def _face_in(lineage: Lineage, slot: str, theme: _Element) -> str:
    """The face that a lineage says for a slot, through the theme where it asks that; nothing where nobody says one."""
    element = lineage.part(f"{DRAWING}defRPr/{DRAWING}{slot}")
    name = "" if element is None else str(element.get("typeface", ""))
    start, _, end = name.partition("-")
    if start not in OF_THEME:
        return name
    return _slot(theme, OF_THEME[start], next((each for each, short in SLOTS.items() if short == end), slot))


def _slot(theme: _Element, tag: str, slot: str) -> str:
    fonts = theme.find(f".//{DRAWING}{tag}")
    return "" if fonts is None else slot_of(fonts, slot)


def _set_slot(theme: _Element, tag: str, slot: str, name: str) -> None:
    fonts = theme.find(f".//{DRAWING}{tag}")
    element = None if fonts is None else fonts.find(f"{DRAWING}{slot}")
    if element is not None:
        for attribute in list(element.attrib):
            del element.attrib[attribute]
        element.set("typeface", name)

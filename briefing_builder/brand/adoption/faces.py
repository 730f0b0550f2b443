"""The faces of somebody's titles and texts: a layout goes in; the faces come out that its master's layouts show, and its theme names them.

Masters often set titles and texts in other faces than their themes name. Slides of ours ask the theme, so it gets what most layouts show.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import _Element
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import SlideLayout, SlideMaster

from briefing_builder.brand.adoption.placeholders import TITLES, lineage_of, placeholders_of
from briefing_builder.brand.adoption.theme import PLAIN_XML
from briefing_builder.brand.colours import DRAWING
from briefing_builder.brand.model import Face, Typeface
from briefing_builder.brand.reading.inheritance import Lineage
from briefing_builder.brand.reading.reader import slot_of, typefaces_of

OF_THEME: Mapping[str, str] = {"+mj": "majorFont", "+mn": "minorFont"}
SLOTS: Mapping[str, str] = {"latin": "lt", "ea": "ea", "cs": "cs"}
KINDS: Mapping[str, tuple[str, ...]] = {"majorFont": TITLES, "minorFont": ("obj", "body")}
"""The fonts of a theme, and the kinds of place that they are for. On layouts only the first counts: covers and labels are set apart."""


def adopted_faces(layout: SlideLayout) -> dict[Face, Typeface]:
    """Return the faces of titles and texts on most layouts of a layout's master, which its theme names from now on."""
    master = layout.slide_master
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob, PLAIN_XML)
    changes = {}
    for tag, kinds in KINDS.items():
        lineages = list(_lineages(master, kinds))
        for slot in SLOTS:
            names = Counter(name for lineage in lineages if (name := _face_in(lineage, slot, theme)))
            said = names.most_common(1)[0][0] if names else ""
            if said and said != _slot(theme, tag, slot):
                changes[tag, slot] = said
    for (tag, slot), name in changes.items():
        _set_slot(theme, tag, slot, name)
    if changes:
        part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
    return typefaces_of(theme)


def _lineages(master: SlideMaster, kinds: tuple[str, ...]) -> Iterator[Lineage]:
    """What the places of the first kind inherit on the layouts of a master; where no layout has one, those of any kind on the master."""
    on_layouts = [shape for layout in master.slide_layouts for kind, shape in placeholders_of(layout) if kind == kinds[0]]
    yield from (lineage_of(kinds[0], shape, master) for shape in on_layouts)
    if not on_layouts:
        yield from (lineage_of(kind, shape, master) for kind, shape in placeholders_of(master) if kind in kinds)


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

"""A brand file in other colours: the theme's slots, and the few colours that layouts set themselves, are replaced."""

from collections.abc import Callable, Sequence

from lxml import etree
from pptx.opc.package import Part

from briefing_builder.backends.pptx.xml import DRAWING, PRESENTATION
from briefing_builder.brand.colours import colour_map
from briefing_builder.brand.model import Repaint

THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
LAYOUT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
ACCENT, LINKS = "accent1", ("hlink", "folHlink")
SLOT_DIGITS = 6  # no theme slot has a name of six letters

Recolour = tuple[tuple[str, str], ...]
"""What the file says (a slot as slides name it, or six digits) and the six digits that it becomes."""
Painter = Callable[[Part], bytes]


def painter(recolour: Recolour, repaint: Sequence[Repaint], master: etree._Element) -> Painter:
    """Return what gives a part's bytes in the new colours; parts without colours of the brand come back as they are."""
    grounds = colour_map(master)
    slots = {grounds.get(old, old): new for old, new in recolour if len(old) != SLOT_DIGITS}
    if ACCENT in slots:
        slots |= dict.fromkeys(LINKS, slots[ACCENT])
    literals = {f'srgbClr val="{old}"'.encode(): f'srgbClr val="{new}"'.encode() for old, new in recolour if len(old) == SLOT_DIGITS}

    def painted(part: Part) -> bytes:
        if recolour and part.content_type == THEME_TYPE:
            return _recoloured_theme(part.blob, slots)
        blob = bytes(part.blob)
        if part.content_type == LAYOUT_TYPE:
            for old, new in literals.items():
                blob = blob.replace(old, new)
            for change in repaint:
                blob = _repainted_layout(blob, change)
        return blob

    return painted


def _repainted_layout(blob: bytes, change: Repaint) -> bytes:
    """A layout of that name with its own ground, and with the slot of its words in place of the paper's."""
    layout = etree.fromstring(blob)
    content = layout.find(f"{{{PRESENTATION}}}cSld")
    if content is None or content.get("name") != change.layout:
        return blob
    if change.ground:
        fill = content.find(f"{{{PRESENTATION}}}bg/{{{PRESENTATION}}}bgPr/{{{DRAWING}}}solidFill")
        if fill is not None:
            fill.remove(fill[0])
            etree.SubElement(fill, f"{{{DRAWING}}}srgbClr", val=change.ground)
    for colour in content.iterfind(f"{{{PRESENTATION}}}spTree//{{{DRAWING}}}schemeClr[@val='bg1']") if change.words else ():
        colour.set("val", change.words)
    return bytes(etree.tostring(layout, xml_declaration=True, encoding="UTF-8", standalone=True))


def _recoloured_theme(blob: bytes, slots: dict[str, str]) -> bytes:
    theme = etree.fromstring(blob)
    for slot in theme.iterfind(f".//{{{DRAWING}}}clrScheme/*"):
        rgb = slots.get(etree.QName(slot).localname)
        if rgb:
            for child in list(slot):
                slot.remove(child)
            etree.SubElement(slot, f"{{{DRAWING}}}srgbClr", val=rgb)
    return bytes(etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True))

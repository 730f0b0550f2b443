"""The background that a layout has of its own: the layout goes in, what its slides say of it comes out.

Slides take it from their layout in PowerPoint; viewers that know the master alone show light words on its light background.
"""

import re
from collections.abc import Mapping

from lxml import etree
from pptx.opc.package import Part

from briefing_builder.backends.pptx.slide.slide_writer import BackgroundTarget, SlideWriter
from briefing_builder.backends.pptx.xml import DRAWING, OFFICE, PRESENTATION
from briefing_builder.values import Value

BACKGROUND = f"{{{PRESENTATION}}}cSld/{{{PRESENTATION}}}bg"
OVERRIDE = f"{{{PRESENTATION}}}clrMapOvr/{{{DRAWING}}}overrideClrMapping"
DECLARED = tuple(f' xmlns:{prefix}="{name}"' for prefix, name in (("a", DRAWING), ("p", PRESENTATION), ("r", OFFICE)))
RELATION = re.compile(r'(?<= r:embed=")[^"]*')


class Background(Value, frozen=True, kw_only=True):
    """A `p:bg` as the layout has it, and the parts of its pictures by the names of the layout's relationships."""

    xml: str = ""
    pictures: Mapping[str, str]


NO_BACKGROUND = Background(pictures={})


def template_background(layout: Part, painted: bytes, master: bytes) -> Background:
    """Return the background of a layout; none where it has its master's. `painted` and `master` are the XML in the colours of the brand."""
    tree = etree.fromstring(painted)
    own, behind, override = tree.find(BACKGROUND), etree.fromstring(master).find(BACKGROUND), tree.find(OVERRIDE)
    if own is None:
        return NO_BACKGROUND
    if override is not None:
        _with_slide_colour_names(own, override)
    xml = _canonical_xml(own)
    if behind is not None and xml == _canonical_xml(behind):
        return NO_BACKGROUND
    related = {name: layout.rels[name] for name in RELATION.findall(xml)}
    if any(relation.is_external for relation in related.values()):
        return NO_BACKGROUND
    return Background(xml=xml, pictures={name: str(relation.target_part.partname).lstrip("/") for name, relation in related.items()})


def background_xml(background: Background, writer: SlideWriter) -> str:
    """Return the background as XML of a slide, which gets relationships to the pictures in it."""
    if not background.pictures:
        return background.xml
    return RELATION.sub(lambda match: writer.relation(BackgroundTarget(background.pictures[match.group()])), background.xml)


def _with_slide_colour_names(background: etree._Element, override: etree._Element) -> None:
    """Call the colours of a layout that maps them by itself by the names that they have on its slides."""
    for colour in background.iter(f"{{{DRAWING}}}schemeClr"):
        name = colour.get("val", "")
        colour.set("val", str(override.get(name, name)))


def _canonical_xml(background: etree._Element) -> str:
    text = etree.tostring(background, method="c14n", exclusive=True, with_tail=False).decode()
    for declaration in DECLARED:
        text = text.replace(declaration, "")
    return text

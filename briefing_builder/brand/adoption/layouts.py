"""Layouts of ours in somebody's file: the values of a layout go in, a copy of theirs with our placeholders stands beside it in the file."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Literal

from lxml import etree
from lxml.etree import QName, _Element
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.slide import SlideLayoutPart
from pptx.slide import SlideLayout

from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.brand.model import Colour, FilledRectangle, Layout, Placeholder
from briefing_builder.brand.specification import InchBox, LayoutSpec, PlaceholderSpec, RectangleSpec, StyleSpec
from briefing_builder.brand.xml.masters import layout_xml
from briefing_builder.units import EMU_PER_INCH, EMU_PER_POINT, Box

ANCHORS: Mapping[str, Literal["t", "ctr", "b"]] = {"top": "t", "middle": "ctr", "bottom": "b"}
ALIGNMENTS: Mapping[str, Literal["l", "ctr", "r"]] = {"left": "l", "centre": "ctr", "right": "r"}
PLAIN_BODY: Mapping[str | bytes, str | bytes] = {"numCol": "1", "rot": "0"}
PLAIN_LEVEL: Mapping[str | bytes, str | bytes] = {"algn": "l", "rtl": "0"}
PLAIN_RUN: Mapping[str | bytes, str | bytes] = {"cap": "none", "spc": "0", "u": "none", "strike": "noStrike", "baseline": "0"}
MOVING = ("transition", "timing", "AlternateContent", "hf", "extLst")
"""What a layout says of its animations, its header and footer, and to other programs; none of it is about our placeholders."""
BULLET = ("buFontTx", "buFont", "buChar")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def add_layout(
    source: SlideLayout, layout: Layout, palette: Mapping[str, Colour], *, panel: Box | None, fill: Box | None, is_bare: bool
) -> None:
    """Add a copy of a layout to its master, behind all others, with the placeholders and the name of `layout`.

    It draws what `source` draws, nothing with `is_bare`; a panel in the colour of the paper where there is one, and its ground in the box
    `fill`, which is the background of the slide where it is as large.
    """
    ground = _spec_colour(palette[layout.ground])
    drawn = [RectangleSpec(name="Panel", box=_in_inches(panel), colour=_spec_colour(palette["paper"]))] if panel is not None else []
    is_whole = fill is not None and _is_whole_slide(fill, source)
    if fill is not None and not is_whole:
        drawn.append(RectangleSpec(name="Ground", box=_in_inches(fill), colour=ground))
    specification = LayoutSpec(
        name=layout.name,
        kind="",
        placeholders=tuple(_placeholder_spec(placeholder, palette) for placeholder in layout.placeholders.values()),
        rectangles=tuple(drawn),
        ground=ground if is_bare or is_whole else "",
    )
    ours = etree.fromstring(layout_xml(specification).encode())
    _inherit_nothing(ours)
    _take_bullet(ours, source)
    if not is_bare:
        ours = _over_drawing(ours, source.element)
    else:
        ours.set("showMasterSp", "0")
    _add_part(source, ours)


def _is_whole_slide(box: Box, source: SlideLayout) -> bool:
    presentation = source.part.package.presentation_part.presentation
    return box.width >= int(presentation.slide_width or 0) and box.height >= int(presentation.slide_height or 0)


def panel_of(box: Box, palette: Mapping[str, Colour]) -> FilledRectangle:
    """Return the panel of a layout as checks and previews see it."""
    return FilledRectangle(box=box, colour=palette["paper"])


def _inherit_nothing(ours: _Element) -> None:
    """Let placeholders say what their masters in this file may say otherwise: capitals, wide letters, shadows, fills, columns."""
    for shape in ours.iter(f"{PRESENTATION}sp"):
        body, properties = shape.find(f"{PRESENTATION}txBody/{DRAWING}bodyPr"), shape.find(f"{PRESENTATION}spPr")
        if body is None or properties is None:
            continue
        body.attrib.update(PLAIN_BODY)
        for tag in ("noFill", "ln", "effectLst"):
            element = etree.SubElement(properties, f"{DRAWING}{tag}")
            if tag == "ln":
                etree.SubElement(element, f"{DRAWING}noFill")
    for level in ours.iter(f"{DRAWING}lvl1pPr"):
        level.attrib.update({name: value for name, value in PLAIN_LEVEL.items() if name not in level.attrib})
    for run in ours.iter(f"{DRAWING}defRPr"):
        run.attrib.update({name: value for name, value in PLAIN_RUN.items() if name not in run.attrib})
        fill = run.find(f"{DRAWING}solidFill")
        if fill is not None and run.find(f"{DRAWING}effectLst") is None:
            fill.addnext(etree.Element(f"{DRAWING}effectLst"))
    for before in ours.iter(f"{DRAWING}spcBef"):
        after = etree.Element(f"{DRAWING}spcAft")
        etree.SubElement(after, f"{DRAWING}spcPts", val="0")
        before.addnext(after)


def _take_bullet(ours: _Element, source: SlideLayout) -> None:
    """Let lists have the bullet of the master's texts, where that is a sign."""
    level = source.slide_master.element.find(f"{PRESENTATION}txStyles/{PRESENTATION}bodyStyle/{DRAWING}lvl1pPr")
    theirs = [] if level is None else [child for child in level if isinstance(child.tag, str) and QName(child).localname in BULLET]
    if not any(QName(child).localname == "buChar" for child in theirs):
        return
    for sign in list(ours.iter(f"{DRAWING}buChar")):
        paragraph = sign.getparent()
        if paragraph is None:
            continue
        for old in [child for child in paragraph if QName(child).localname in ("buFont", "buChar")]:
            following = old.getnext()
            paragraph.remove(old)
        for child in theirs:
            if following is not None:
                following.addprevious(deepcopy(child))


def _over_drawing(ours: Any, theirs: _Element) -> Any:
    """A copy of their layout, whose own placeholders make way for ours and whatever else we draw."""
    copy: Any = deepcopy(theirs)
    for name in {"type", "matchingName"} & set(copy.attrib):
        del copy.attrib[name]
    copy.set("preserve", "1")
    copy.set("userDrawn", "1")
    for child in [child for child in copy if isinstance(child.tag, str) and QName(child).localname in MOVING]:
        copy.remove(child)
    common = copy.find(f"{PRESENTATION}cSld")
    background, own = ours.find(f"{PRESENTATION}cSld/{PRESENTATION}bg"), common.find(f"{PRESENTATION}bg")
    if background is not None:
        if own is not None:
            common.remove(own)
        common.insert(0, background)
    common.set("name", ours.find(f"{PRESENTATION}cSld").get("name"))
    tree = common.find(f"{PRESENTATION}spTree")
    for mark in list(tree.iter(f"{PRESENTATION}ph")):
        shape = mark.getparent().getparent().getparent()
        shape.getparent().remove(shape)
    first = 1 + max((int(each.get("id", "0")) for each in tree.iter(f"{PRESENTATION}cNvPr")), default=1)
    shapes = ours.findall(f"{PRESENTATION}cSld/{PRESENTATION}spTree/{PRESENTATION}sp")
    following = tree.find(f"{PRESENTATION}extLst")
    for number, shape in enumerate(shapes, start=first):
        shape.find(f"*/{PRESENTATION}cNvPr").set("id", str(number))
        tree.append(shape) if following is None else following.addprevious(shape)
    return copy


def _add_part(source: SlideLayout, element: _Element) -> None:
    master: Any = source.slide_master.part
    package = source.part.package
    names = {str(part.partname) for part in package.iter_parts()}
    number = next(number for number in range(1, len(names) + 2) if f"/ppt/slideLayouts/slideLayout{number}.xml" not in names)
    part = SlideLayoutPart.load(
        PackURI(f"/ppt/slideLayouts/slideLayout{number}.xml"), CONTENT_TYPE.PML_SLIDE_LAYOUT, package, etree.tostring(element)
    )
    part.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
    used = {str(value) for each in part._element.iter() for name, value in each.attrib.items() if str(name).startswith(f"{{{OFFICE}}}")}
    others = {name: relation for name, relation in source.part.rels.items() if name in used}
    renamed = {
        name: part.rels.get_or_add_ext_rel(relation.reltype, relation.target_ref)
        if relation.is_external
        else part.relate_to(relation.target_part, relation.reltype)
        for name, relation in others.items()
    }
    for each in part._element.iter():
        for attribute, value in each.attrib.items():
            if attribute.startswith(f"{{{OFFICE}}}") and value in renamed:
                each.set(attribute, renamed[value])
    layouts = master._element.get_or_add_sldLayoutIdLst()
    taken = [int(each.get("id", "0")) for each in _listed_ids(source)]
    entry = etree.SubElement(layouts, f"{PRESENTATION}sldLayoutId")
    entry.set("id", str(1 + max(taken)))
    entry.set(f"{{{OFFICE}}}id", master.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT))


def _listed_ids(source: SlideLayout) -> list[_Element]:
    """The entries of all masters and layouts of a file, whose ids share one range."""
    presentation = source.part.package.presentation_part.presentation
    masters = list(presentation.element.iter(f"{PRESENTATION}sldMasterId"))
    return masters + [each for master in presentation.slide_masters for each in master.element.iter(f"{PRESENTATION}sldLayoutId")]


def _placeholder_spec(placeholder: Placeholder, palette: Mapping[str, Colour]) -> PlaceholderSpec:
    style, text = placeholder.style, placeholder.paragraph_format
    colour = palette.get(style.colour) or Colour(theme="", rgb=style.colour.removeprefix("#"))
    specification = StyleSpec(
        size=style.size / EMU_PER_POINT, colour=_spec_colour(colour), heading=style.face == "heading", bold=style.bold, italic=style.italic,
        spacing=style.spacing, align=ALIGNMENTS[text.align], bullet=text.bullet, space_before=text.space_before / EMU_PER_POINT,
        bullet_colour=_spec_colour(palette["accent"]),
    )  # fmt: skip
    name = placeholder.role.replace("-", " ").capitalize()
    return PlaceholderSpec(
        name=name, kind=placeholder.kind, idx=placeholder.index, box=_in_inches(placeholder.box), style=specification,
        prompt="" if placeholder.kind == "sldNum" else name, anchor=ANCHORS[placeholder.anchor],
    )  # fmt: skip


def _spec_colour(colour: Colour) -> str:
    return colour.theme or colour.rgb


def _in_inches(box: Box) -> InchBox:
    return box.left / EMU_PER_INCH, box.top / EMU_PER_INCH, box.width / EMU_PER_INCH, box.height / EMU_PER_INCH

"""The WordprocessingML that python-docx has no API for: fields, bookmarks, links, borders, lists and pictures in the margin.

Sources: ECMA-376 part 1, 17.16 (fields), 17.13.6 (bookmarks), 17.3.1 (paragraph properties), 17.9 (lists), 20.4.2.3 (anchored drawings).
"""

import io
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Length
from docx.text.paragraph import Paragraph

ALL_SIDES = ("top", "left", "bottom", "right")


def w_element(tag: str, **attributes: str) -> Any:
    """Return a new element of the namespace `w`; its attributes are in that namespace too."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def add_field(paragraph: Paragraph, instruction: str, placeholder: str) -> None:
    """Add a field; it shows this text until Word updates it."""
    begin_field(paragraph, instruction)
    paragraph.add_run(placeholder)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """Open a field; what is added from here on is its result."""
    code = w_element("instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    for part in (w_element("fldChar", fldCharType="begin"), code, w_element("fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(part)


def end_field(paragraph: Paragraph) -> None:
    """Close the field that was opened last."""
    paragraph.add_run()._r.append(w_element("fldChar", fldCharType="end"))


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Mark a whole paragraph as the target of links; the number is unique in the document."""
    runs = paragraph._p.findall(qn("w:r"))
    runs[0].addprevious(w_element("bookmarkStart", id=str(number), name=name))
    runs[-1].addnext(w_element("bookmarkEnd", id=str(number)))


def add_internal_link(paragraph: Paragraph, name: str, *texts: tuple[str, str]) -> None:
    """Add runs, each a text and its character style (none: empty), that jump to a bookmark."""
    hyperlink = w_element("hyperlink", anchor=name, history="1")
    for text, style in texts:
        run = paragraph.add_run(text, style=style or None)
        hyperlink.append(run._r)
    paragraph._p.append(hyperlink)


def set_border(properties: Any, kind: str, size: int, *, space: int = 4, sides: tuple[str, ...] = ALL_SIDES) -> None:
    """Give paragraph properties a border: its kind, its width in eighths of a point, its distance in points."""
    borders = w_element("pBdr")
    for side in sides:
        borders.append(w_element(side, val=kind, sz=str(size), space=str(space), color="14181D"))
    properties.insert_element_before(borders, *_AFTER_BORDERS)


_AFTER_BORDERS = tuple(
    f"w:{tag}"
    for tag in (
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "spacing",
        "ind",
        "contextualSpacing",
        "jc",
        "outlineLvl",
        "sectPr",
        "rPr",
        "pPrChange",
    )
)


def new_numbered_list(document: Document, style: str) -> int:
    """Return the number of a new list that counts from 1, looking like that style's list."""
    numbering = document.part.numbering_part.element
    properties: Any = document.styles[style].element.find(qn("w:pPr"))
    number = properties.find(qn("w:numPr")).find(qn("w:numId")).get(qn("w:val"))
    template = next(num for num in numbering.findall(qn("w:num")) if num.get(qn("w:numId")) == number)
    numbered_list = numbering.add_num(int(template.find(qn("w:abstractNumId")).get(qn("w:val"))))
    numbered_list.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(numbered_list.numId)


def set_list_number(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph an item of that list."""
    properties: Any = paragraph._p.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = 0
    numbering.get_or_add_numId().val = number


_FRAME = f'<a:ln {nsdecls("a")} w="6350"><a:solidFill><a:srgbClr val="AAB1B8"/></a:solidFill></a:ln>'


def add_picture_in_margin(paragraph: Paragraph, picture: bytes, *, width: Length, across: Length, alt: str) -> None:
    """Add a picture that stands `across` from the left edge of the text, beside its paragraph, and moves with it."""
    inline: Any = paragraph.add_run().add_picture(io.BytesIO(picture), width=width)._inline
    inline.docPr.set("descr", alt)
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{int(across)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(Emu(12_700))}</wp:posOffset></wp:positionV></wp:anchor>'
    )
    extent, drawing = inline.extent, inline.getparent()
    inline.graphic.graphicData.pic.spPr.append(parse_xml(_FRAME))
    anchor.append(extent)
    anchor.append(parse_xml(f'<wp:effectExtent {nsdecls("wp")} l="0" t="0" r="0" b="0"/>'))
    anchor.append(parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>"))
    for child in (inline.docPr, inline.find(qn("wp:cNvGraphicFramePr")), inline.graphic):
        if child is not None:
            anchor.append(child)
    drawing.replace(inline, anchor)

"""The items of a slide as XML: walked in reading order, each becomes what it is, and nothing is decided."""

from typing import assert_never

from briefing_builder.backends.pptx import xml
from briefing_builder.backends.pptx.slide.charts import chart_xml
from briefing_builder.backends.pptx.slide.shapes import picture_xml, shape_xml, text_xml
from briefing_builder.backends.pptx.slide.slide_writer import SlideWriter
from briefing_builder.backends.pptx.slide.tables import table_xml
from briefing_builder.brand.xml.notes import TREE_START
from briefing_builder.deck.model import Chart, Group, Item, Picture, Shape, Slide, Table, Text

SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"


END = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"


def start_xml(slide: Slide, background: str) -> str:
    """Return the slide's XML up to its first item, with its background, empty for its master's."""
    return f'{xml.DECLARATION}<p:sld {xml.NAMESPACES}><p:cSld name="{xml.escaped_attribute(slide.id)}">{background}<p:spTree>{TREE_START}'


def item_xml(item: Item, writer: SlideWriter, *, is_spoken_for: bool = False) -> str:
    """Return one item; `is_spoken_for` says that its group has the alternative text."""
    match item:
        case Text():
            return text_xml(item, writer)
        case Shape():
            return shape_xml(item, writer, is_spoken_for=is_spoken_for)
        case Picture():
            return picture_xml(item, writer, is_spoken_for=is_spoken_for)
        case Chart():
            return chart_xml(item, writer, is_spoken_for=is_spoken_for)
        case Table():
            return table_xml(item, writer)
        case Group():
            return _group_xml(item, writer, is_spoken_for=is_spoken_for)
        case _:
            assert_never(item)


def _group_xml(group: Group, writer: SlideWriter, *, is_spoken_for: bool) -> str:
    identity = writer.identity(group.name, alt=group.alt, is_decorative=is_spoken_for or _is_silent(group))
    items = "".join(item_xml(item, writer, is_spoken_for=is_spoken_for or bool(group.alt)) for item in group.items)
    box = group.box
    return (
        f"<p:grpSp><p:nvGrpSpPr>{identity}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f'<a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/>'
        f'<a:chOff x="{box.left}" y="{box.top}"/><a:chExt cx="{box.width}" cy="{box.height}"/></a:xfrm></p:grpSpPr>{items}</p:grpSp>'
    )


def _is_silent(item: Item) -> bool:
    """Return whether somebody who does not see the item misses nothing."""
    match item:
        case Text() | Chart() | Table():
            return False
        case Shape() | Picture():
            return not item.alt
        case Group():
            return not item.alt and all(_is_silent(inner) for inner in item.items)
        case _:
            assert_never(item)

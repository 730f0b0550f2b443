"""Shapes and pictures as PresentationML: a positioned item goes in, its element comes out."""

from typing import assert_never

from briefing_builder.backends.pptx.parts.media import picture_part
from briefing_builder.backends.pptx.slide.slide_writer import PictureTarget, SlideWriter
from briefing_builder.backends.pptx.slide.text import frame_text
from briefing_builder.brand.model import Placeholder
from briefing_builder.brand.xml.notes import frame_xml
from briefing_builder.deck.model import LINE_WEIGHT, Crop, Geometry, Picture, Shape, Text
from briefing_builder.deck.path import Close, CurveTo, LineTo, Move, Path, PathStep
from briefing_builder.units import Box

PRESETS = {"rectangle": "rect", "ellipse": "ellipse", "rounded": "roundRect"}
WHOLE = Crop()
HALF_SIDE = 50_000  # the largest corner of a rounded rectangle, in hundred-thousandths of its shorter side
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
PLACEHOLDER_LOCKS = '<a:spLocks noGrp="1"/>'
PICTURE_LOCKS = '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
PLACEHOLDER_PICTURE_LOCKS = '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'


def text_xml(item: Text, writer: SlideWriter) -> str:
    """Return a text frame: the layout's placeholder where it names one, else a text box."""
    placeholder = writer.take(item.placeholder)
    identity = writer.identity(item.name)
    look = _fill_and_outline(item.fill, item.line, LINE_WEIGHT, writer) if item.fill or item.line else ""
    if placeholder is None:
        box = f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{frame_xml(item.box)}{RECTANGLE}{look or "<a:noFill/>"}</p:spPr>'
    else:
        frame = "" if placeholder.box == item.box else frame_xml(item.box)
        identity += f"<p:cNvSpPr>{PLACEHOLDER_LOCKS}</p:cNvSpPr><p:nvPr>{reference(placeholder)}</p:nvPr></p:nvSpPr>"
        box = f"<p:spPr>{frame}{look}</p:spPr>"
    return f"<p:sp><p:nvSpPr>{identity}{box}{frame_text(item, writer, placeholder)}</p:sp>"


def shape_xml(item: Shape, writer: SlideWriter, *, is_spoken_for: bool = False) -> str:
    """Return a shape; a rectangle without height or width is a line. Without alternative text it is decoration."""
    identity = writer.identity(item.name, alt=item.alt, link=item.link, is_decorative=is_spoken_for or not (item.alt or item.link))
    is_rule = item.geometry == "rectangle" and not (item.box.width and item.box.height)
    if is_rule:
        look = _fill_and_outline("", item.line, item.weight, writer)
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{identity}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f'<p:spPr>{frame_xml(item.box)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{look}</p:spPr></p:cxnSp>'
        )
    look = _fill_and_outline(item.fill, item.line, item.weight, writer)
    return (
        f"<p:sp><p:nvSpPr>{identity}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{frame_xml(item.box)}{_geometry_xml(item.geometry, item.box, item.radius)}{look}</p:spPr></p:sp>"
    )


def picture_xml(item: Picture, writer: SlideWriter, *, is_spoken_for: bool = False) -> str:
    """Return a picture stretched to its box; without alternative text it is decoration."""
    placeholder = writer.take(item.placeholder)
    identity = writer.identity(item.name, alt=item.alt, link=item.link, is_decorative=is_spoken_for or not item.alt)
    relation = writer.relation(PictureTarget(picture_part(item.file).member.name, item.file))
    line = _outline_xml(item.line, LINE_WEIGHT, writer) if item.line else ""
    locks = PICTURE_LOCKS if placeholder is None else PLACEHOLDER_PICTURE_LOCKS
    return (
        f"<p:pic><p:nvPicPr>{identity}{locks}<p:nvPr>{reference(placeholder)}</p:nvPr></p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{relation}"/>{_crop(item.crop)}<a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{frame_xml(item.box)}{_geometry_xml(item.geometry, item.box, item.radius)}{line}</p:spPr></p:pic>"
    )


def reference(placeholder: Placeholder | None) -> str:
    """Return the reference to a layout's placeholder, or nothing."""
    if placeholder is None:
        return ""
    kind = "" if placeholder.kind == "obj" else f' type="{placeholder.kind}"'
    index = f' idx="{placeholder.index}"' if placeholder.index else ""
    return f"<p:ph{kind}{index}/>"


def corner_share(radius: int, width: int, height: int) -> int:
    """Return the corner of a rounded rectangle as a file says it: in hundred-thousandths of the shorter side, which has a length."""
    return min(HALF_SIDE, radius * 2 * HALF_SIDE // min(width, height))


def _fill_and_outline(fill: str, line: str, weight: int, writer: SlideWriter) -> str:
    return (writer.fills[fill] if fill else "<a:noFill/>") + _outline_xml(line, weight, writer)


def _outline_xml(line: str, weight: int, writer: SlideWriter) -> str:
    return f'<a:ln w="{weight}">{writer.fills[line]}</a:ln>' if line else "<a:ln><a:noFill/></a:ln>"


def _crop(crop: Crop) -> str:
    return "" if crop == WHOLE else f'<a:srcRect l="{crop.left}" t="{crop.top}" r="{crop.right}" b="{crop.bottom}"/>'


def _geometry_xml(geometry: Geometry | Path, box: Box, radius: int) -> str:
    if geometry == "rounded" and radius:
        share = corner_share(radius, box.width, box.height)
        return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst></a:prstGeom>'
    if not isinstance(geometry, Path):
        return f'<a:prstGeom prst="{PRESETS[geometry]}"><a:avLst/></a:prstGeom>'
    steps = "".join(_path_step_xml(step) for step in geometry.steps)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{geometry.width}" h="{geometry.height}">{steps}</a:path></a:pathLst></a:custGeom>'
    )


def _path_step_xml(step: PathStep) -> str:
    match step:
        case Move():
            return f'<a:moveTo><a:pt x="{step.x}" y="{step.y}"/></a:moveTo>'
        case LineTo():
            return f'<a:lnTo><a:pt x="{step.x}" y="{step.y}"/></a:lnTo>'
        case CurveTo():
            points = ((step.x1, step.y1), (step.x2, step.y2), (step.x, step.y))
            inside = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in points)
            return f"<a:cubicBezTo>{inside}</a:cubicBezTo>"
        case Close():
            return "<a:close/>"
        case _:
            assert_never(step)

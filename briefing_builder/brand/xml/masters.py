"""Slide master and layouts as XML: the values of a brand go in, the parts of a template come out."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from briefing_builder.brand.specification import InchBox, LayoutSpec, PlaceholderSpec, RectangleSpec, StyleSpec
from briefing_builder.brand.xml.notes import NAMESPACES, TREE_START, colour_map_xml, frame_xml
from briefing_builder.brand.xml.theme import DECLARATION
from briefing_builder.units import Box, inches

LANGUAGE = "en-GB"
LEVEL_INDENT = 228_600  # EMU a level: a quarter of an inch
FIRST_LAYOUT_ID = 2_147_483_649  # ECMA-376 part 1, 19.7.18: ids of masters and layouts share one range; the master has the one before
LEVELS = range(1, 10)
HEX_DIGITS = 6  # no theme slot has a name of six letters


def box_in_emu(box: InchBox) -> Box:
    """Return inches as a box in EMU."""
    left, top, width, height = (inches(length) for length in box)
    return Box(left=left, top=top, width=width, height=height)


def master_xml(placeholders: tuple[PlaceholderSpec, ...], layout_count: int, grounds: Mapping[str, str]) -> str:
    """Return the slide master with its placeholders and the ids of that many layouts, whose relationships are `rId1` and following.

    `grounds` says which theme colours `bg1`, `tx1`, `bg2` and `tx2` stand for.
    """
    ids = "".join(f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + number}" r:id="rId{number + 1}"/>' for number in range(layout_count))
    title, body = placeholders[0], placeholders[1]
    shapes = "".join(_placeholder_shape(placeholder, number, on_master=True) for number, placeholder in enumerate(placeholders, start=2))
    background = _background_fill("bg1")
    return (
        f'{DECLARATION}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>{background}<p:spTree>{TREE_START}{shapes}</p:spTree></p:cSld>'
        f'{colour_map_xml(grounds)}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles>'
        f"<p:titleStyle>{_level_properties(title.style, 1)}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(_level_properties(body.style, level) for level in LEVELS)}</p:bodyStyle>"
        f"<p:otherStyle>{''.join(_level_properties(StyleSpec(size=18), level) for level in LEVELS)}</p:otherStyle>"
        "</p:txStyles></p:sldMaster>"
    )


def layout_xml(layout: LayoutSpec) -> str:
    """Return one slide layout."""
    kind = f' type="{layout.kind}"' if layout.kind else ' userDrawn="1"'
    ground = _background_fill(layout.ground) if layout.ground else ""
    rectangles = "".join(_rectangle_shape(rectangle, number) for number, rectangle in enumerate(layout.rectangles, start=2))
    first = 2 + len(layout.rectangles)
    shapes = "".join(_placeholder_shape(placeholder, number) for number, placeholder in enumerate(layout.placeholders, start=first))
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES}{kind} preserve="1"><p:cSld name="{escape(layout.name)}">{ground}'
        f"<p:spTree>{TREE_START}{rectangles}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def text_style_xml() -> str:
    """Return the presentation's default text style, which text boxes inherit."""
    return f"<p:defaultTextStyle>{''.join(_level_properties(StyleSpec(size=18), level) for level in LEVELS)}</p:defaultTextStyle>"


def _background_fill(colour: str) -> str:
    return f"<p:bg><p:bgPr>{_solid_fill(colour)}<a:effectLst/></p:bgPr></p:bg>"


def _solid_fill(colour: str) -> str:
    return f"<a:solidFill>{_colour(colour)}</a:solidFill>"


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{colour}"/>' if len(colour) == HEX_DIGITS else f'<a:schemeClr val="{colour}"/>'


def _rectangle_shape(rectangle: RectangleSpec, number: int) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(rectangle.name)}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{frame_xml(box_in_emu(rectangle.box))}<a:prstGeom prst="{rectangle.form}"><a:avLst/></a:prstGeom>'
        f"{_solid_fill(rectangle.colour)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _placeholder_shape(placeholder: PlaceholderSpec, number: int, *, on_master: bool = False) -> str:
    kind = "body" if on_master and placeholder.kind == "obj" else placeholder.kind
    attributes = "" if kind == "obj" else f' type="{kind}"'
    attributes += f' idx="{placeholder.idx}"' if placeholder.idx else ""
    attributes += ' hasCustomPrompt="1"' if placeholder.prompt and placeholder.kind != "ftr" and not on_master else ""
    level = "" if on_master and placeholder.kind in ("title", "obj") else _level_properties(placeholder.style, 1)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(placeholder.name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{attributes}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{frame_xml(box_in_emu(placeholder.box))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{placeholder.anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle>{level}</a:lstStyle><a:p>{_prompt_text(placeholder)}</a:p></p:txBody></p:sp>"
    )


def _prompt_text(placeholder: PlaceholderSpec) -> str:
    if placeholder.kind == "sldNum":
        return f'<a:fld id="{{3B1D2C4E-5F60-4A7B-8C9D-0E1F2A3B4C5D}}" type="slidenum"><a:rPr lang="{LANGUAGE}"/><a:t>‹#›</a:t></a:fld>'
    if not placeholder.prompt:
        return f'<a:endParaRPr lang="{LANGUAGE}"/>'
    return f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{escape(placeholder.prompt)}</a:t></a:r>'


def _level_properties(style: StyleSpec, level: int) -> str:
    indent = LEVEL_INDENT if style.bullet else 0
    margin = (level - 1) * LEVEL_INDENT + indent
    dot = f'<a:buClr>{_colour(style.bullet_colour)}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    bullet = dot if style.bullet else "<a:buNone/>"
    flags = (' b="1"' if style.bold else ' b="0"') + (' i="1"' if style.italic else ' i="0"') + (' cap="all"' if style.capitals else "")
    face = "mj" if style.heading else "mn"
    return (
        f'<a:lvl{level}pPr marL="{margin}" indent="{-indent}" algn="{style.align}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1"><a:lnSpc><a:spcPct val="{style.spacing * 1000}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(style.space_before * 100)}"/></a:spcBef>{bullet}'
        f'<a:defRPr sz="{round(style.size * 100)}"{flags} kern="1200">{_solid_fill(style.colour)}'
        f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr></a:lvl{level}pPr>'
    )

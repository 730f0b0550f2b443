"""The notes master as XML: for the built-in brands, and for a brand that brings none."""

from collections.abc import Mapping

from briefing_builder.brand.specification import LIGHT_GROUND
from briefing_builder.brand.xml.theme import DECLARATION, DRAWING
from briefing_builder.units import Box, Emu, inches
from briefing_builder.values import Value

PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}" xmlns:p="{PRESENTATION}"'
TREE_START = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
ITSELF = {name: name for name in (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")}

NOTES_WIDTH, NOTES_HEIGHT = inches(7.5), inches(10)
FIRST_LEVEL = (
    '<a:lvl1pPr marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="200"/></a:spcBef><a:buNone/><a:defRPr sz="1200"/></a:lvl1pPr>'
)
"""In the frame of the notes too, because LibreOffice takes nothing from the master's `notesStyle`."""


class NotesFrames(Value, frozen=True, kw_only=True):
    """Where things stand on a notes page: the slide's picture, below it the notes, and the number at the foot."""

    picture: Box
    body: Box
    number: Box


def usual_frames(page: tuple[Emu, Emu], slide: tuple[Emu, Emu]) -> NotesFrames:
    """Return the frames of a notes page of that width and height, for slides of that width and height."""
    width, height = page
    left, inner = Emu(width // 10), Emu(width * 8 // 10)
    across = min(inner, Emu(height * 36 // 100 * slide[0] // slide[1]))
    picture = Box(left=left, top=Emu(height * 6 // 100), width=across, height=Emu(across * slide[1] // slide[0]))
    top = Emu(picture.bottom + height * 325 // 10_000)
    body = Box(left=left, top=top, width=inner, height=Emu(height * 93 // 100 - top))
    number = Box(left=Emu(width * 7 // 10), top=Emu(height * 95 // 100), width=Emu(width // 5), height=Emu(height * 3 // 100))
    return NotesFrames(picture=picture, body=body, number=number)


def colour_map_xml(grounds: Mapping[str, str] = LIGHT_GROUND) -> str:
    """Return the colour map of a master: which theme colours are ground and text; the others stand for themselves."""
    attributes = "".join(f' {name}="{slot}"' for name, slot in {**grounds, **ITSELF}.items())
    return f"<p:clrMap{attributes}/>"


def frame_xml(box: Box, tag: str = "a:xfrm") -> str:
    """Return the position element of a box."""
    return f'<{tag}><a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/></{tag}>'


def notes_master_xml(frames: NotesFrames) -> str:
    """Return a notes master with the slide's image, the notes and the number in those frames, in the theme's colours."""
    levels = "".join(
        f'<a:lvl{level}pPr marL="{Emu((level - 1) * 228600)}" algn="l"><a:spcBef><a:spcPts val="200"/></a:spcBef><a:defRPr sz="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        f"</a:defRPr></a:lvl{level}pPr>"
        for level in range(1, 6)
    )
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>"
        '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"<p:spTree>{TREE_START}{_slide_image(frames.picture)}{_notes_text(frames.body)}{_slide_number_shape(frames.number)}</p:spTree></p:cSld>"
        f"{colour_map_xml()}<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def _slide_image(box: Box) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{frame_xml(box)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )


def _notes_text(box: Box) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr>{frame_xml(box)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>'
        f"<a:lstStyle>{FIRST_LEVEL}</a:lstStyle>"
        '<a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-GB"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _slide_number_shape(box: Box) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr>{frame_xml(box)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/>'
        '<a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1000"/></a:lvl1pPr></a:lstStyle>'
        '<a:p><a:fld id="{5A0D1B5C-6B8F-4F0E-9C0B-2D3F4A5B6C7D}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld></a:p>'
        "</p:txBody></p:sp>"
    )

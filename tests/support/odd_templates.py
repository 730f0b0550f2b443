"""Templates as organisations have them, each difficult in its own way: a name goes in, the bytes of a PowerPoint file come out."""

import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from io import BytesIO

from lxml import etree
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideLayout, SlideMaster

from briefing_builder.brand.specification import DARK_GROUND
from briefing_builder.brand.xml.notes import ITSELF

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TEMPLATE = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
WITH_MACROS = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
INCH = 914_400


def template(name: str) -> bytes:
    """Return the template of that name."""
    presentation = Presentation()
    CHANGES[name](presentation)
    buffer = BytesIO()
    presentation.save(buffer)
    return _with_type(buffer.getvalue(), TYPES.get(name, MAIN))


def _with_type(data: bytes, kind: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(buffer, "w") as made:
        for name in package.namelist():
            part = package.read(name)
            made.writestr(name, part.replace(MAIN, kind) if name == "[Content_Types].xml" else part)
    return buffer.getvalue()


def _resize(presentation: OpenPresentation, width: float, height: float) -> None:
    across, down = width * INCH / int(presentation.slide_width or 1), height * INCH / int(presentation.slide_height or 1)
    presentation.slide_width, presentation.slide_height = round(width * INCH), round(height * INCH)
    for owner in _owners(presentation):
        for element in owner.element.iter(f"{A}off", f"{A}ext"):
            for name, factor in (("x", across), ("y", down), ("cx", across), ("cy", down)):
                if name in element.attrib:
                    element.set(name, str(round(int(element.get(name)) * factor)))


def _owners(presentation: OpenPresentation) -> list[SlideLayout | SlideMaster]:
    return [*presentation.slide_masters, *(layout for master in presentation.slide_masters for layout in master.slide_layouts)]


def _plain(_presentation: OpenPresentation) -> None:
    """The usual template of 4 : 3."""


def _wide(presentation: OpenPresentation) -> None:
    _resize(presentation, 26, 14.625)


def _ground(owner: SlideLayout | SlideMaster, rgb: str) -> None:
    common = owner.element.find(f"{P}cSld")
    for old in common.findall(f"{P}bg"):
        common.remove(old)
    fill = f'<p:bg {NAMESPACES}><p:bgPr><a:solidFill><a:srgbClr val="{rgb}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    common.insert(0, etree.fromstring(fill))


def _dark(presentation: OpenPresentation) -> None:
    """The colour map says light, the ground is black: as LibreOffice saves dark templates."""
    _ground(presentation.slide_master, "101820")


def _rectangle(owner: SlideLayout | SlideMaster, box: tuple[float, float, float, float], rgb: str, text: str = "") -> None:
    left, top, width, height = (round(length * INCH) for length in box)
    words = f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody>" if text else ""
    shape = (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="90" name="Drawn"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"/>'
        f'<a:solidFill><a:srgbClr val="{rgb}"/></a:solidFill></p:spPr>{words}</p:sp>'
    )
    owner.element.find(f"{P}cSld/{P}spTree").insert(2, etree.fromstring(shape))


def _picture_cover(presentation: OpenPresentation) -> None:
    """The title slide is a colourful picture from edge to edge."""
    layout = presentation.slide_layouts[0]
    picture = Image.new("RGB", (400, 300))
    pen = ImageDraw.Draw(picture)
    for row in range(300):
        pen.line((0, row, 400, row), fill=(row * 255 // 300, 60 + row // 3, 255 - row * 200 // 300))
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    _, relation = layout.part.get_or_add_image_part(BytesIO(buffer.getvalue()))
    width, height = presentation.slide_width, presentation.slide_height
    shape = (
        f'<p:pic {NAMESPACES}><p:nvPicPr><p:cNvPr id="91" name="Photo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
    )
    layout.element.find(f"{P}cSld/{P}spTree").insert(2, etree.fromstring(shape))


def _blue_cover(presentation: OpenPresentation) -> None:
    _ground(presentation.slide_layouts[0], "0B3D91")


def _dark_section(presentation: OpenPresentation) -> None:
    """Section headers stand on a ground of their own."""
    _ground(presentation.slide_layouts[2], "5B2C6F")


def _no_title(presentation: OpenPresentation) -> None:
    """Text boxes instead of titles."""
    for owner in _owners(presentation):
        for mark in list(owner.element.iter(f"{P}ph")):
            if mark.get("type") in ("title", "ctrTitle"):
                mark.set("type", "body")


def _no_cover(presentation: OpenPresentation) -> None:
    for layout in list(presentation.slide_layouts):
        if layout.name not in ("Title and Content", "Blank"):
            presentation.slide_layouts.remove(layout)


def _drawn_title(presentation: OpenPresentation) -> None:
    """A rule and a slogan stand where every title has its place, a logo in the corner of the body's, a bar at the left edge."""
    master = presentation.slide_master
    _rectangle(master, (0.5, 0.8, 9, 0.06), "C00000")
    _rectangle(master, (6, 0.3, 3.5, 0.4), "FFFFFF", "Better every day")
    _rectangle(master, (8.4, 5.6, 1.2, 0.8), "007A33", "LOGO")
    _rectangle(master, (0, 0, 0.25, 7.5), "FFB81C")


def _band(presentation: OpenPresentation) -> None:
    """Titles stand on a dark band, the foot on another one."""
    _rectangle(presentation.slide_master, (0, 0, 10, 1.7), "12355B")
    _rectangle(presentation.slide_master, (0, 6.9, 10, 0.6), "12355B")


def _own_map(presentation: OpenPresentation) -> None:
    """Every layout turns the colours of its master round."""
    names = " ".join(f'{name}="{slot}"' for name, slot in {**DARK_GROUND, **ITSELF}.items())
    for layout in presentation.slide_layouts:
        layout.element.find(f"{P}clrMapOvr")[:] = [etree.fromstring(f"<a:overrideClrMapping {NAMESPACES} {names}/>")]
        ground = f'<p:bg {NAMESPACES}><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        layout.element.find(f"{P}cSld").insert(0, etree.fromstring(ground))


def _same_numbers(presentation: OpenPresentation) -> None:
    """Every placeholder has the number 0: as LibreOffice saves."""
    for owner in _owners(presentation):
        for mark in owner.element.iter(f"{P}ph"):
            mark.attrib.pop("idx", None)


def _two_masters(presentation: OpenPresentation) -> None:
    """The first master has a cover alone."""
    first = presentation.slide_master
    package = presentation.part.package
    other = type(first.part).load(
        PackURI("/ppt/slideMasters/slideMaster9.xml"), first.part.content_type, package, etree.tostring(first.element)
    )
    theme = first.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    own_theme = Part(PackURI("/ppt/theme/theme9.xml"), theme.content_type, package, theme.blob)
    layouts = other._element.find(f"{P}sldLayoutIdLst")
    for entry in list(layouts):
        layouts.remove(entry)
    for number, layout in enumerate(list(first.slide_layouts)[1:3]):
        copy = type(layout.part).load(
            PackURI(f"/ppt/slideLayouts/slideLayout9{number}.xml"), layout.part.content_type, package, etree.tostring(layout.element)
        )
        copy.relate_to(other, RELATIONSHIP_TYPE.SLIDE_MASTER)
        entry = etree.SubElement(layouts, f"{P}sldLayoutId", id=str(2_147_490_000 + number))
        entry.set(f"{{{RELATIONSHIP_NAMESPACE}}}id", other.relate_to(copy, RELATIONSHIP_TYPE.SLIDE_LAYOUT))
    other.relate_to(own_theme, RELATIONSHIP_TYPE.THEME)
    listed = deepcopy(presentation.element.sldMasterIdLst[0])
    listed.set("id", "2147489999")
    listed.set(f"{{{RELATIONSHIP_NAMESPACE}}}id", presentation.part.relate_to(other, RELATIONSHIP_TYPE.SLIDE_MASTER))
    presentation.element.sldMasterIdLst.append(listed)
    for layout in list(first.slide_layouts)[1:]:
        first.slide_layouts.remove(layout)


RELATIONSHIP_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _pale(presentation: OpenPresentation) -> None:
    """Colours that nobody can read on white, in faces that nobody has."""
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    for slot, rgb in {"dk1": "C8C8C8", "dk2": "D8D8E8", "accent1": "FFE066", "accent2": "FFEFC0"}.items():
        element = theme.find(f".//{A}clrScheme/{A}{slot}")
        element[:] = [etree.Element(f"{A}srgbClr", val=rgb)]
    for latin in theme.iter(f"{A}latin"):
        latin.set("typeface", "Nobody Sans")
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _loud(presentation: OpenPresentation) -> None:
    """Titles in wide white capitals on filled placeholders, texts with space below, text boxes from the right with a bullet."""
    master = presentation.slide_master
    for run in master.element.iterfind(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr"):
        run.attrib.update({"cap": "all", "spc": "600", "u": "sng"})
    for shape in master.placeholders:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor(0, 0, 0x66)
    default = presentation.element.find(f"{P}defaultTextStyle/{A}lvl1pPr")
    default.set("algn", "r")
    default.insert(0, etree.fromstring(f'<a:buChar {NAMESPACES} char="-"/>'))


def _full(presentation: OpenPresentation) -> None:
    """A pattern over everything: no room for a word."""
    for row in range(8):
        _rectangle(presentation.slide_master, (row % 2, row * 0.95, 9, 0.6), "336699", "x")


def _samples(presentation: OpenPresentation) -> None:
    """Sample slides with notes of the author's, in a custom show."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "SAMPLE SLIDE"
    slide.notes_slide.notes_text_frame.text = "SAMPLE NOTE"


def _macros(presentation: OpenPresentation) -> None:
    package = presentation.part.package
    project = Part(PackURI("/ppt/vbaProject.bin"), "application/vnd.ms-office.vbaProject", package, b"MACRO CODE")
    presentation.part.relate_to(project, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")


CHANGES: Mapping[str, Callable[[OpenPresentation], None]] = {
    "plain": _plain, "template": _plain, "wide": _wide, "dark": _dark, "picture-cover": _picture_cover, "blue-cover": _blue_cover,
    "dark-section": _dark_section,
    "no-title": _no_title, "no-cover": _no_cover, "drawn-title": _drawn_title, "band": _band, "own-map": _own_map,
    "same-numbers": _same_numbers,
    "two-masters": _two_masters, "pale": _pale, "loud": _loud, "full": _full, "samples": _samples, "macros": _macros,
}  # fmt: skip
TYPES = {"template": TEMPLATE, "macros": WITH_MACROS}

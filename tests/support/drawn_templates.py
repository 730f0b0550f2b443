"""Templates whose grounds are drawn: gradients, pictures, forms. A name goes in, the bytes of a PowerPoint file come out."""

from collections.abc import Callable, Mapping
from io import BytesIO

from lxml import etree
from odd_templates import INCH, NAMESPACES, A, P
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideLayout, SlideMaster

Owner = SlideLayout | SlideMaster
LINE = "<a:ln><a:noFill/></a:ln>"


def drawn_template(name: str) -> bytes:
    """Return the template of that name."""
    presentation = Presentation()
    DRAWN[name](presentation)
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _ground(owner: Owner, fill: str) -> None:
    common = owner.element.find(f"{P}cSld")
    for old in common.findall(f"{P}bg"):
        common.remove(old)
    common.insert(0, etree.fromstring(f"<p:bg {NAMESPACES}>{fill}</p:bg>"))


def _stops(first: str, last: str) -> str:
    colours = "".join(f'<a:gs pos="{place}"><a:srgbClr val="{rgb}"/></a:gs>' for place, rgb in ((0, first), (100_000, last)))
    return f"<a:gsLst>{colours}</a:gsLst>"


def _shape(owner: Owner, box: tuple[float, float, float, float], form: str, fill: str, more: str = "", turn: int = 0) -> None:
    left, top, width, height = (round(length * INCH) for length in box)
    words = f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{more}</a:t></a:r></a:p></p:txBody>" if more else ""
    shape = (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="90" name="Drawn"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm rot="{turn}">'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{form}{fill}{LINE}</p:spPr>{words}</p:sp>'
    )
    tree = owner.element.find(f"{P}cSld/{P}spTree")
    tree.insert(2 + len(tree.findall(f"{P}pic")) + len(tree.xpath("p:sp[not(p:nvSpPr/p:nvPr/p:ph)]")), etree.fromstring(shape))


def _preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def _solid(rgb: str, opacity: int = 100_000) -> str:
    return f'<a:solidFill><a:srgbClr val="{rgb}"><a:alpha val="{opacity}"/></a:srgbClr></a:solidFill>'


def _picture_shape(owner: Owner, picture: Image.Image, box: tuple[float, float, float, float]) -> None:
    _, relation = owner.part.get_or_add_image_part(_png(picture))
    left, top, width, height = (round(length * INCH) for length in box)
    shape = (
        f'<p:pic {NAMESPACES}><p:nvPicPr><p:cNvPr id="91" name="Photo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
    )
    owner.element.find(f"{P}cSld/{P}spTree").insert(2, etree.fromstring(shape))


def _png(picture: Image.Image) -> BytesIO:
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def _evening() -> Image.Image:
    """A picture that gets a little darker towards its foot."""
    picture = Image.new("RGB", (200, 150))
    pen = ImageDraw.Draw(picture)
    for row in range(150):
        pen.line((0, row, 200, row), fill=(250 - row // 6, 244 - row // 5, 240 - row // 5))
    return picture


def _chequered() -> Image.Image:
    picture = Image.new("RGB", (200, 150), "white")
    pen = ImageDraw.Draw(picture)
    for number in range(12 * 9):
        left, top = number % 12 * 17, number // 12 * 17
        pen.rectangle((left, top, left + 8, top + 8), fill="#102A6B")
    return picture


def _gradient(presentation: OpenPresentation) -> None:
    """White at the left, grey at the right."""
    _ground(
        presentation.slide_master, f'<p:bgPr><a:gradFill>{_stops("FFFFFF", "D8D8DC")}<a:lin ang="0"/></a:gradFill><a:effectLst/></p:bgPr>'
    )


def _dark_gradient(presentation: OpenPresentation) -> None:
    rings = '<a:path path="circle"><a:fillToRect l="50000" t="50000" r="50000" b="50000"/></a:path>'
    _ground(presentation.slide_master, f"<p:bgPr><a:gradFill>{_stops('2A3F6E', '0B1730')}{rings}</a:gradFill><a:effectLst/></p:bgPr>")


def _picture(presentation: OpenPresentation) -> None:
    _picture_shape(presentation.slide_master, _evening(), (0, 0, 10, 7.5))


def _theme_picture(presentation: OpenPresentation) -> None:
    """The third background of the theme is a picture, in two tones of the colour that is asked for."""
    master = presentation.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    image = Part(PackURI("/ppt/media/ground.png"), "image/png", theme.package, _png(_evening()).getvalue())
    relation = theme.relate_to(image, RELATIONSHIP_TYPE.IMAGE)
    tree = etree.fromstring(theme.blob)
    tones = '<a:schemeClr val="phClr"><a:shade val="20000"/></a:schemeClr><a:schemeClr val="phClr"><a:shade val="50000"/></a:schemeClr>'
    fill = (
        f'<a:blipFill {NAMESPACES}><a:blip r:embed="{relation}"><a:duotone>{tones}</a:duotone></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></a:blipFill>"
    )
    grounds = tree.find(f".//{A}bgFillStyleLst")
    grounds[2] = etree.fromstring(fill)
    theme._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    _ground(master, '<p:bgRef idx="1003"><a:schemeClr val="tx2"/></p:bgRef>')


def _busy(presentation: OpenPresentation) -> None:
    """A pattern from edge to edge, a logo in the corner below."""
    _picture_shape(presentation.slide_master, Image.new("RGB", (40, 20), "#C00000"), (8.6, 6.7, 1.2, 0.6))
    _picture_shape(presentation.slide_master, _chequered(), (0, 0, 10, 7.5))


def _wedge(presentation: OpenPresentation) -> None:
    """A drawn triangle in the lower right corner of a frame as large as the slide."""
    path = (
        '<a:custGeom><a:pathLst><a:path w="100" h="100"><a:moveTo><a:pt x="100" y="70"/></a:moveTo><a:lnTo><a:pt x="100" y="100"/></a:lnTo>'
        '<a:lnTo><a:pt x="60" y="100"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>'
    )
    _shape(presentation.slide_master, (0, 0, 10, 7.5), path, _solid("2E7D32"))


def _bubbles(presentation: OpenPresentation) -> None:
    """Discs that let the ground through, at the foot, and a line from corner to corner above the title."""
    for left in (0.3, 7.5):
        _shape(presentation.slide_master, (left, 6.3, 2.2, 2.2), _preset("ellipse"), _solid("336699", 40_000))


def _turned(presentation: OpenPresentation) -> None:
    """A bar that stands upright because it is turned by a quarter."""
    _shape(presentation.slide_master, (-3.5, 3.5, 7.5, 0.5), _preset("rect"), _solid("B00020"), turn=5_400_000)


def _one_sided(presentation: OpenPresentation) -> None:
    """A wide slide with the layouts of a narrow one."""
    presentation.slide_width = round(13.333 * INCH)


def _tall_title(presentation: OpenPresentation) -> None:
    """Titles have two fifths of the slide, under a band across it."""
    for owner in (presentation.slide_master, *presentation.slide_layouts):
        for shape in owner.placeholders:
            if "TITLE" in str(shape.placeholder_format.type) and shape.element.find(f"{P}spPr/{A}xfrm") is not None:
                shape.left, shape.top, shape.width, shape.height = (round(each * INCH) for each in (0.5, 0.2, 9, 3))
    _shape(presentation.slide_master, (0, 0, 10, 0.3), _preset("rect"), _solid("2E7D32"))


def _other_frames(presentation: OpenPresentation) -> None:
    """Layouts say that titles stand in the middle of the slide, on a rule; the master says that they stand in its band."""
    master = presentation.slide_master
    _shape(master, (0, 0, 10, 1.5), _preset("rect"), _solid("12355B"))
    _shape(master, (0, 3.2, 10, 0.1), _preset("rect"), _solid("12355B"))
    for shape in master.placeholders:
        kind = str(shape.placeholder_format.type)
        if kind.startswith("TITLE"):
            shape.left, shape.top, shape.width, shape.height = (round(each * INCH) for each in (0.5, 0.2, 9, 1.1))
    for layout in presentation.slide_layouts:
        for shape in layout.placeholders:
            if "TITLE" in str(shape.placeholder_format.type):
                shape.left, shape.top, shape.width, shape.height = (round(each * INCH) for each in (2.5, 2.6, 5, 1.4))


def _field_names(presentation: OpenPresentation) -> None:
    _shape(presentation.slide_master, (0.2, 7, 2, 0.4), _preset("rect"), "<a:noFill/>", "&lt;date/time&gt;")


def _green(presentation: OpenPresentation) -> None:
    """The theme of every new file, and a green band."""
    _shape(presentation.slide_master, (0, 0, 10, 0.3), _preset("rect"), _solid("1B7F3B"))


def _no_fill(presentation: OpenPresentation) -> None:
    _ground(presentation.slide_master, "<p:bgPr><a:noFill/><a:effectLst/></p:bgPr>")


DRAWN: Mapping[str, Callable[[OpenPresentation], None]] = {
    "gradient": _gradient, "dark-gradient": _dark_gradient, "picture": _picture, "theme-picture": _theme_picture, "busy": _busy,
    "wedge": _wedge, "bubbles": _bubbles, "turned": _turned, "one-sided": _one_sided, "tall-title": _tall_title,
    "other-frames": _other_frames, "field-names": _field_names, "green": _green, "no-fill": _no_fill,
}  # fmt: skip

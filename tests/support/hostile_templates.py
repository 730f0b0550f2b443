"""Templates that carry what decks must not have, or are made as few are: a name goes in, the bytes of a file come out."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from odd_templates import MAIN, NAMESPACES, template
from PIL import Image

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
FORMAT = "application/vnd.openxmlformats-officedocument.presentationml"
TYPES, ROOT, MAIN_RELS = "[Content_Types].xml", "_rels/.rels", "ppt/_rels/presentation.xml.rels"
PRESENTATION, MASTER, LAYOUT = "ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml"
THEME = "ppt/theme/theme1.xml"
OF_AUTHOR = b"Ada Author"
SHAPES_END = b"</p:spTree>"


@dataclass
class Edited:
    """The parts of a file by name, to be changed."""

    parts: dict[str, bytes]
    relations: int = 900

    def add(self, name: str, data: bytes, content_type: str = "") -> None:
        """Add a part with its type."""
        self.parts[name] = data
        if content_type:
            self.replace(TYPES, b"</Types>", f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'.encode())

    def relate(self, source: str, kind: str, target: str, *, outside: bool = False) -> str:
        """Add a relationship to the part `source` (nothing: the package) and return its name; `kind` is a type or its last word."""
        folder, _, file = source.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        self.relations += 1
        name, mode = f"rId{self.relations}", ' TargetMode="External"' if outside else ""
        kind = kind if "/" in kind else f"{OFFICE}/{kind}"
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        entry = f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{mode}/></Relationships>'.encode()
        self.parts[rels] = self.parts.get(rels, empty).replace(b"</Relationships>", entry)
        return name

    def replace(self, name: str, old: bytes, new: bytes) -> None:
        """Replace bytes that must be there."""
        assert old in self.parts[name], (name, old)
        self.parts[name] = self.parts[name].replace(old, new)

    def draw(self, xml: str, part: str = LAYOUT) -> None:
        """Add a shape."""
        self.replace(part, SHAPES_END, xml.encode() + SHAPES_END)

    def data(self) -> bytes:
        """The bytes of the file."""
        return zipped(self.parts)


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of these members."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def parts_in(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file by name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@cache
def hostile(name: str) -> bytes:
    """Return the template of that name."""
    edited = Edited(parts_in(template("samples")))
    made = HOSTILE[name](edited)
    return edited.data() if made is None else made


def png(width: int = 40, height: int = 20) -> bytes:
    """Return a small picture."""
    stream = BytesIO()
    Image.new("RGB", (width, height), "#007A33").save(stream, "PNG")
    return stream.getvalue()


def immense_png() -> bytes:
    """Return a file of a hundred bytes that says it is a picture of nine hundred million pixels."""
    header = b"IHDR" + struct.pack(">LLBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return png()[:12] + header + struct.pack(">L", zlib.crc32(header)) + png()[33:]


def picture(relation: str, number: int = 80, attribute: str = "embed", more: str = "") -> str:
    """Return a picture in the corner of a layout."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Logo"/><p:cNvPicPr/><p:nvPr>{more}</p:nvPr></p:nvPicPr><p:blipFill>'
        f'<a:blip r:{attribute}="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
        '<a:off x="8000000" y="6200000"/><a:ext cx="900000" cy="450000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _typed(kind: bytes) -> Callable[[Edited], None]:
    return lambda edited: edited.replace(TYPES, MAIN, kind)


def _macros(edited: Edited) -> None:
    edited.add("ppt/vbaProject.bin", b"SECRET MACRO", "application/vnd.ms-office.vbaProject")
    edited.relate(PRESENTATION, f"{MICROSOFT}/2006/relationships/vbaProject", "vbaProject.bin")
    edited.replace(TYPES, MAIN, b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml")


def _controls(edited: Edited) -> None:
    edited.add("ppt/activeX/activeX1.xml", b"<ax:ocx xmlns:ax='x'>SECRET</ax:ocx>", "application/vnd.ms-office.activeX+xml")
    relation = edited.relate(LAYOUT, "control", "../activeX/activeX1.xml")
    control = f'<p:controls><p:control spid="1" name="Box" r:id="{relation}" imgW="10" imgH="10"/></p:controls></p:cSld>'
    edited.replace(LAYOUT, b"</p:cSld>", control.encode())


def _object(edited: Edited, extent: str, hidden: str = "") -> None:
    edited.add("ppt/embeddings/oleObject1.bin", b"SECRET OBJECT", "application/vnd.openxmlformats-officedocument.oleObject")
    edited.add("ppt/media/object.png", png())
    embedded, shown = (
        edited.relate(LAYOUT, "oleObject", "../embeddings/oleObject1.bin"),
        edited.relate(LAYOUT, "image", "../media/object.png"),
    )
    attributes = f'name="Object" r:id="{embedded}" imgW="10" imgH="10" progId="Secret.Sheet"'
    edited.draw(
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="70" name="Object"{hidden}/><p:cNvGraphicFramePr/><p:nvPr><p:custDataLst>'
        f'<p:tags r:id="{_tags(edited)}"/></p:custDataLst></p:nvPr></p:nvGraphicFramePr><p:xfrm>'
        f'<a:off x="8000000" y="6200000"/>{extent}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole">'
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
        f'xmlns:v="urn:schemas-microsoft-com:vml" Requires="v"><p:oleObj spid="s1" {attributes}><p:embed/></p:oleObj></mc:Choice>'
        f"<mc:Fallback><p:oleObj {attributes}><p:embed/>{picture(shown, 0)}</p:oleObj></mc:Fallback></mc:AlternateContent>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _tags(edited: Edited) -> str:
    edited.add("ppt/tags/tag1.xml", f"<p:tagLst {NAMESPACES}><p:tag name='A' val='SECRET'/></p:tagLst>".encode(), f"{FORMAT}.tags+xml")
    return edited.relate(LAYOUT, "tags", "../tags/tag1.xml")


def _seen_object(edited: Edited) -> None:
    _object(edited, '<a:ext cx="900000" cy="450000"/>')


def _unseen_object(edited: Edited) -> None:
    """As programs for charts leave them on every layout: an object of one thousandth of an inch, which nobody sees."""
    _object(edited, '<a:ext cx="1588" cy="1588"/>', ' hidden="1"')


def _add_ins(edited: Edited) -> None:
    edited.add("customUI/customUI.xml", b"<customUI>SECRET</customUI>")
    edited.relate("", f"{MICROSOFT}/2006/relationships/ui/extensibility", "customUI/customUI.xml")
    edited.add("ppt/webextensions/taskpanes.xml", b"<t>SECRET</t>", f"{MICROSOFT}.webextensiontaskpanes+xml")
    edited.relate("", f"{MICROSOFT}/2011/relationships/webextensiontaskpanes", "ppt/webextensions/taskpanes.xml")
    edited.replace(LAYOUT, b"</p:cSld>", f'<p:custDataLst><p:tags r:id="{_tags(edited)}"/></p:custDataLst></p:cSld>'.encode())
    edited.add("customXml/item1.xml", b"<x>SECRET</x>")
    edited.relate(PRESENTATION, "customXml", "../customXml/item1.xml")


def _author(edited: Edited) -> None:
    """What is its author's: names, comments, history, printer, sections, shows, the slide that it begins with."""
    edited.parts["docProps/core.xml"] = edited.parts["docProps/core.xml"].replace(b"Steve Canny", OF_AUTHOR)
    edited.parts["docProps/app.xml"] = edited.parts["docProps/app.xml"].replace(
        b"</Properties>", b"<Manager>Ada Author</Manager></Properties>"
    )
    for number, (kind, content) in enumerate({
        "commentAuthors": b"Ada Author", f"{MICROSOFT}/2016/11/relationships/changesInfo": b"Ada Author", "printerSettings": b"SECRET",
    }.items()):  # fmt: skip
        edited.add(f"ppt/author{number}.xml", b"<a>%s</a>" % content)
        edited.relate(PRESENTATION, kind, f"author{number}.xml")
    show = '<p:custShowLst><p:custShow name="SECRET" id="0"><p:sldLst><p:sld r:id="rId7"/></p:sldLst></p:custShow></p:custShowLst>'
    edited.replace(PRESENTATION, b"</p:presentation>", f"{show}</p:presentation>".encode())
    edited.parts[PRESENTATION] = edited.parts[PRESENTATION].replace(b"<p:presentation ", b'<p:presentation firstSlideNum="7" ', 1)
    sections = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="SECRET" '
        'id="{D4BDFB10-9C95-4E3A-8E0C-9C0D3B1F2A11}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst>'
        "</p:ext></p:extLst></p:presentation>"
    )
    edited.parts[PRESENTATION] = re.sub(rb"<p:extLst>.*?</p:extLst>", b"", edited.parts[PRESENTATION], flags=re.DOTALL)
    edited.replace(PRESENTATION, b"</p:presentation>", sections.encode())


def _outside(edited: Edited) -> None:
    """Relationships that lead out of the file: of a picture, a film, an object, a template, a program, a page, a mailbox."""
    edited.draw(picture(edited.relate(LAYOUT, "image", "file:///C:/SECRET/logo.png", outside=True), 81, "link"))
    film = edited.relate(LAYOUT, "video", "file:///C:/SECRET/film.mp4", outside=True)
    edited.add("ppt/media/poster.png", png())
    edited.draw(picture(edited.relate(LAYOUT, "image", "../media/poster.png"), 82, more=f'<a:videoFile r:link="{film}"/>'))
    edited.add("ppt/media/copy.png", png(60, 60))
    both = f'<a:blip r:link="{edited.relate(LAYOUT, "image", "file:///C:/SECRET/logo.png", outside=True)}" r:embed='
    edited.draw(picture(edited.relate(LAYOUT, "image", "../media/copy.png"), 79).replace("<a:blip r:embed=", both))
    edited.relate(PRESENTATION, "attachedTemplate", "\\\\SECRET\\share\\house.potx", outside=True)
    edited.relate(MASTER, "oleObject", "http://SECRET.example/sheet.xlsx", outside=True)
    addresses = ("https://house.example/brand", "mailto:brand@house.example", "file:///C:/SECRET/x.exe", "javascript:SECRET")
    for number, address in enumerate(addresses):
        link = f'<a:hlinkClick r:id="{edited.relate(LAYOUT, "hyperlink", address, outside=True)}"/>'
        edited.draw(_button(83 + number, link))
    edited.draw(_button(90, '<a:hlinkClick r:id="" action="ppaction://macro?name=SECRET"/>'))
    edited.draw(_button(91, '<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=firstslide"/>'))


def _button(number: int, link: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Button {number}">{link}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{8_000_000 + 20_000 * number}" y="6700000"/><a:ext cx="20000" cy="20000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></p:spPr></p:sp>"
    )


def _with_picture(data: bytes, name: str = "logo.png") -> Callable[[Edited], None]:
    def edit(edited: Edited) -> None:
        edited.add(f"ppt/media/{name}", data)
        if b'Extension="png"' not in edited.parts[TYPES]:
            edited.replace(TYPES, b"<Default ", b'<Default Extension="png" ContentType="image/png"/><Default ')
        edited.draw(picture(edited.relate(MASTER, "image", f"../media/{name}")), MASTER)

    return edit


def _broken_ground(edited: Edited) -> None:
    edited.add("ppt/media/ground.png", b"no picture")
    relation = edited.relate(LAYOUT, "image", "../media/ground.png")
    ground = f'<p:bg><p:bgPr><a:blipFill><a:blip r:embed="{relation}"/><a:stretch/></a:blipFill><a:effectLst/></p:bgPr></p:bg><p:spTree>'
    edited.replace(LAYOUT, b"<p:spTree>", ground.encode())
    bullet = edited.relate(MASTER, "image", "../media/ground.png")
    edited.parts[MASTER] = re.sub(
        rb'<a:buChar char="[^"]*"/>', f'<a:buBlip><a:blip r:embed="{bullet}"/></a:buBlip>'.encode(), edited.parts[MASTER]
    )


def _drawings(edited: Edited) -> None:
    """A logo as a drawing beside its picture, and one that fetches something."""
    edited.add("ppt/media/logo.png", png())
    for number, svg in enumerate(
        (b"<!DOCTYPE svg PUBLIC 'a' 'b'><svg xmlns='http://www.w3.org/2000/svg'/>", b"<svg xmlns='x' onload='SECRET()'/>")
    ):
        edited.add(f"ppt/media/logo{number}.svg", svg)
        drawing = edited.relate(LAYOUT, "image", f"../media/logo{number}.svg")
        shape = picture(edited.relate(LAYOUT, "image", "../media/logo.png"), 85 + number)
        extension = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
            f'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{drawing}"/></a:ext></a:extLst></a:blip>'
        )
        edited.draw(shape.replace('"/><a:stretch>', f'">{extension}<a:stretch>'))


def _ink(edited: Edited) -> None:
    """A drawing by hand with the picture that older programs show, an animation of it and one of a film."""
    edited.add("ppt/ink/ink1.xml", b"<ink>SECRET</ink>", "application/inkml+xml")
    edited.add("ppt/media/ink.png", png())
    ink, shown = edited.relate(LAYOUT, "customXml", "../ink/ink1.xml"), edited.relate(LAYOUT, "image", "../media/ink.png")
    edited.draw(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="p14" '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p:contentPart r:id="{ink}"/></mc:Choice>'
        f"<mc:Fallback>{picture(shown, 71)}</mc:Fallback></mc:AlternateContent>"
    )
    timing = (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst><p:set><p:cBhvr>'
        '<p:cTn id="2" dur="1"/><p:tgtEl><p:spTgt spid="999"/></p:tgtEl></p:cBhvr></p:set></p:childTnLst></p:cTn></p:par></p:tnLst>'
        "</p:timing>"
    )
    edited.parts[LAYOUT] = re.sub(rb"(</p:sldLayout>)", timing.encode() + rb"\1", edited.parts[LAYOUT])


def _theme_picture(edited: Edited) -> None:
    edited.add("ppt/media/ground.png", b"no picture")
    relation = edited.relate(THEME, "image", "../media/ground.png")
    fill = f'<a:blipFill xmlns:r="{OFFICE}"><a:blip r:embed="{relation}"/><a:stretch/></a:blipFill></a:bgFillStyleLst>'
    edited.parts[THEME] = re.sub(
        rb"<a:gradFill(?:(?!<a:gradFill).)*</a:bgFillStyleLst>", fill.encode(), edited.parts[THEME], flags=re.DOTALL
    )


def _strict(edited: Edited) -> None:
    for name, data in edited.parts.items():
        if name.endswith((".xml", ".rels")) and name != TYPES and not name.startswith("docProps/"):
            data = data.replace(b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument")
            data = re.sub(rb"http://schemas\.openxmlformats\.org/(\w+ml)/2006", rb"http://purl.oclc.org/ooxml/\1", data)
            edited.parts[name] = re.sub(rb'(<a:(?:spcPct|tint|shade|satMod|lumMod) val=")(\d+)000"', rb'\g<1>\2%"', data)
    edited.parts[PRESENTATION] = edited.parts[PRESENTATION].replace(b"<p:presentation ", b'<p:presentation conformance="strict" ', 1)


HOSTILE: dict[str, Callable[[Edited], bytes | None]] = {
    "potx": _typed(f"{FORMAT}.template.main+xml".encode()), "ppsx": _typed(f"{FORMAT}.slideshow.main+xml".encode()),
    "pptm": _typed(b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
    "ppsm": _typed(b"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml"), "potm": _macros,
    "controls": _controls, "seen object": _seen_object, "unseen object": _unseen_object, "add-ins": _add_ins, "author": _author,
    "outside": _outside, "torn picture": _with_picture(png(400, 400)[:-90]), "empty picture": _with_picture(b""),
    "huge picture": _with_picture(immense_png()), "broken ground": _broken_ground,
    "drawings": _drawings, "ink": _ink, "torn ground of the theme": _theme_picture, "strict": _strict,
}  # fmt: skip
BROKEN_PICTURES = ("torn picture", "empty picture", "huge picture", "broken ground", "torn ground of the theme")

"""Templates with faults that PowerPoint, or the programs that wrote them, let pass: a name goes in, the bytes of a file come out."""

import re
import warnings
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

from hostile_templates import (
    FORMAT,
    LAYOUT,
    MAIN_RELS,
    MASTER,
    OFFICE,
    PRESENTATION,
    ROOT,
    THEME,
    TYPES,
    Edited,
    parts_in,
    picture,
    png,
    zipped,
)
from odd_templates import NAMESPACES, template

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
MASTER_RELS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
NO_THEME = re.compile(rb"<Relationship [^>]*/theme[^>]*/>")


@cache
def damaged(name: str) -> bytes:
    """Return the template of that name."""
    edited = Edited(parts_in(template("two-masters" if "master" in name else "samples")))
    made = DAMAGED[name](edited)
    return edited.data() if made is None else made


def _no_theme(edited: Edited) -> None:
    for rels in (MASTER_RELS, MAIN_RELS):
        edited.parts[rels] = NO_THEME.sub(b"", edited.parts[rels])


def _one_theme_for_two_masters(edited: Edited) -> None:
    rels = "ppt/slideMasters/_rels/slideMaster9.xml.rels"
    edited.parts[rels] = edited.parts[rels].replace(b"theme9.xml", b"theme1.xml")


def _empty_master(edited: Edited) -> None:
    edited.parts[MASTER] = re.sub(rb"<p:sldLayoutIdLst>.*?</p:sldLayoutIdLst>", b"", edited.parts[MASTER], flags=re.DOTALL)
    edited.parts[MASTER_RELS] = re.sub(rb"<Relationship [^>]*/slideLayout[^>]*/>", b"", edited.parts[MASTER_RELS])


def _same_ids_of_masters(edited: Edited) -> None:
    for name, entry in ((PRESENTATION, b"sldMasterId"), (MASTER, b"sldLayoutId"), ("ppt/slideMasters/slideMaster9.xml", b"sldLayoutId")):
        edited.parts[name] = re.sub(rb"(<p:%s [^>]*?)\bid=\"\d+\"" % entry, rb'\1id="2147483650"', edited.parts[name])


def _no_number(edited: Edited) -> None:
    """As PowerPoint numbers placeholders whose counterpart was taken away."""
    edited.parts[LAYOUT] = re.sub(rb' idx="\d+"', b' idx="4294967295"', edited.parts[LAYOUT])


def _same_shapes(edited: Edited) -> None:
    edited.parts[LAYOUT] = re.sub(rb'<p:cNvPr id="\d+"', b'<p:cNvPr id="2"', edited.parts[LAYOUT])


def _dangling(edited: Edited) -> None:
    for source in (PRESENTATION, MASTER, LAYOUT):
        edited.relate(source, "image", "../media/gone.png")
        edited.relate(source, "tags", "../tags/gone.xml")
    edited.relate(MASTER, "slideLayout", "../slideLayouts/slideLayout77.xml")
    edited.relate("", "thumbnail", "docProps/gone.jpeg")


def _twice_related(edited: Edited) -> None:
    entry = rb'(<Relationship [^>]*Target="[^"]*slideLayout2\.xml"[^>]*/>)'
    edited.parts[MASTER_RELS] = re.sub(entry, rb"\1\1", edited.parts[MASTER_RELS])


def _unlisted_layouts(edited: Edited) -> None:
    edited.parts[MASTER] = re.sub(rb'(<p:sldLayoutId [^>]*r:id=")[^"]*', rb"\g<1>rId999", edited.parts[MASTER])


def _folders(edited: Edited) -> bytes:
    return zipped({"ppt/": b"", "ppt/media/": b"", **edited.parts})


def _same_name(edited: Edited) -> bytes:
    stream = BytesIO(zipped(edited.parts))
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr(THEME, edited.parts[THEME])
        package.writestr("PPT/Presentation.XML", edited.parts[PRESENTATION])
    return stream.getvalue()


def _strange_names(edited: Edited) -> bytes:
    """Backslashes, capitals and a name in per cent, as some programs write them."""
    for rels in (MASTER_RELS, MAIN_RELS):
        edited.parts[rels] = edited.parts[rels].replace(b"theme1.xml", b"my%20theme.xml")
    return zipped({name.replace("/", "\\").replace("theme1.xml", "My theme.xml"): data for name, data in edited.parts.items()})


def _elsewhere(edited: Edited) -> bytes:
    """The parts stand in a folder of another name, and relationships are written from the root."""
    moved = {name.replace("ppt/", "deck/"): data.replace(b"/ppt/", b"/deck/") for name, data in edited.parts.items()}
    moved[ROOT] = moved[ROOT].replace(b"ppt/presentation.xml", b"/deck/presentation.xml")
    return zipped(moved)


def _no_types(edited: Edited) -> None:
    edited.parts[TYPES] = re.sub(rb"<Override [^>]*/>", b"", edited.parts[TYPES])


def _utf_16(edited: Edited) -> None:
    for name in (PRESENTATION, MASTER, LAYOUT):
        text = edited.parts[name].decode("utf-8")
        text = re.sub(r"^<\?xml[^>]*\?>", "<?xml version='1.0' encoding='UTF-16' standalone='yes'?>", text)
        edited.parts[name] = text.encode("utf-16")


def _no_sizes(edited: Edited) -> None:
    edited.parts[PRESENTATION] = re.sub(rb"<p:(?:sldSz|notesSz)[^>]*/>", b"", edited.parts[PRESENTATION])


def _shrunk(edited: Edited) -> None:
    edited.replace(LAYOUT, b"<a:bodyPr/>", b'<a:bodyPr><a:normAutofit fontScale="62500" lnSpcReduction="20000"/></a:bodyPr>')


def _notes_without_frame(edited: Edited) -> None:
    name = next(name for name in edited.parts if re.fullmatch(r"ppt/notesMasters/notesMaster\d+\.xml", name))
    edited.parts[name] = re.sub(rb'<p:ph [^>]*type="body"[^>]*/>', b"", edited.parts[name])
    edited.parts[PRESENTATION] = re.sub(rb"<p:notesSz[^>]*/>", b'<p:notesSz cx="9144000" cy="6858000"/>', edited.parts[PRESENTATION])


def _same_pictures(edited: Edited) -> None:
    edited.replace(TYPES, b"<Default ", b'<Default Extension="PNG" ContentType="image/png"/><Default ')
    for number in range(3):
        edited.add(f"ppt/media/logo{number}.PNG", png())
        edited.draw(picture(edited.relate(LAYOUT, "image", f"../media/logo{number}.PNG"), 80 + number))
    edited.add("ppt/media/unused.PNG", png(4, 4))
    edited.relate(LAYOUT, "image", "../media/unused.PNG")


def _own_prefixes(edited: Edited) -> None:
    """As writers leave XML that do not care for prefixes: the usual namespace has none, others are declared where they are used."""
    formats = "http://schemas.openxmlformats.org"
    declared = f'xmlns="{formats}/presentationml/2006/main" xmlns:d="{formats}/drawingml/2006/main"'
    for name in (MASTER, LAYOUT):
        text = re.sub(r' xmlns:[apr]="[^"]*"', "", edited.parts[name].decode())
        text = re.sub(r"(</?)p:", r"\1", re.sub(r"(</?)a:(\w+)", r"\1d:\2", text))
        text = re.sub(r" r:(\w+)=", rf' xmlns:d6p1="{OFFICE}" d6p1:\1=', text)
        edited.parts[name] = re.sub(r"<(sldMaster|sldLayout)\b", rf"<\1 {declared}", text, count=1).encode()


def _chart(edited: Edited) -> None:
    """Columns and a line on the same two axes, with their workbook, on a layout."""
    series = (
        '<c:ser><c:idx val="{0}"/><c:order val="{0}"/><c:val><c:numRef><c:f>A1</c:f><c:numCache><c:ptCount val="1"/><c:pt idx="0">'
        "<c:v>1</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
    )
    axes = '<c:axId val="1"/><c:axId val="2"/>'
    axis = (
        '<c:axId val="{0}"/><c:scaling/><c:delete val="0"/><c:axPos val="{2}"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="{1}"/>'
    )
    edited.add("ppt/embeddings/book.xlsx", b"SECRET BOOK", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    chart = "ppt/charts/chart1.xml"
    edited.add(chart, b"", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
    book = edited.relate(chart, "package", "../embeddings/book.xlsx")
    edited.parts[chart] = (
        f'<c:chartSpace xmlns:c="{CHART}" {NAMESPACES}><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/>'
        f'<c:grouping val="clustered"/>{series.format(0)}{axes}</c:barChart><c:lineChart><c:grouping val="standard"/>{series.format(1)}'
        f"{axes}</c:lineChart><c:catAx>{axis.format(1, 2, 'b')}</c:catAx><c:valAx>{axis.format(2, 1, 'l')}</c:valAx></c:plotArea>"
        f'<c:plotVisOnly val="1"/></c:chart><c:externalData r:id="{book}"/></c:chartSpace>'
    ).encode()
    edited.draw(
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="70" name="Chart"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>'
        f'<a:off x="8000000" y="6200000"/><a:ext cx="900000" cy="450000"/></p:xfrm><a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{edited.relate(LAYOUT, "chart", "../charts/chart1.xml")}"/></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def _handouts(edited: Edited) -> None:
    """A handout master that shares its theme with the slides."""
    notes = next(name for name in edited.parts if re.fullmatch(r"ppt/notesMasters/notesMaster\d+\.xml", name))
    written = re.sub(
        rb"<p:notesStyle>.*</p:notesStyle>", b"", edited.parts[notes].replace(b"p:notesMaster", b"p:handoutMaster"), flags=re.DOTALL
    )
    written = re.sub(rb'<p:sp>(?:(?!</p:sp>).)*type="(?:body|sldImg)".*?</p:sp>', b"", written, flags=re.DOTALL)
    name = "ppt/handoutMasters/handoutMaster1.xml"
    edited.add(name, written, f"{FORMAT}.handoutMaster+xml")
    edited.relate(name, "theme", "../theme/theme1.xml")
    master = edited.relate(PRESENTATION, "handoutMaster", "handoutMasters/handoutMaster1.xml")
    listed = f'<p:handoutMasterIdLst><p:handoutMasterId r:id="{master}"/></p:handoutMasterIdLst><p:sldIdLst>'
    edited.replace(PRESENTATION, b"<p:sldIdLst>", listed.encode())


def _nameless(edited: Edited) -> None:
    """A namespace that has no right name, which nothing is in."""
    declared = b'<p:cSld xmlns:odd="odd" '
    for name in (MASTER, LAYOUT):
        edited.parts[name] = re.sub(rb"<p:cSld(?=[ >])", declared.rstrip(), edited.parts[name], count=1)
    edited.parts[LAYOUT] = re.sub(rb"<p:sldLayout ", b'<p:sldLayout xmlns:none="none" ', edited.parts[LAYOUT], count=1)


def _fractions(edited: Edited) -> None:
    edited.parts[LAYOUT] = re.sub(rb'<a:off x="(\d+)"', rb'<a:off x="\1.0"', edited.parts[LAYOUT])
    edited.parts[MASTER] = re.sub(rb'<a:off x="457200"', b'<a:off x="0.5in"', edited.parts[MASTER])


def _fonts(edited: Edited) -> None:
    edited.replace(TYPES, b"<Default ", b'<Default Extension="fntdata" ContentType="application/x-fontdata"/><Default ')
    edited.add("ppt/fonts/font1.fntdata", b"FONT DATA")
    kept, gone = (edited.relate(PRESENTATION, "font", f"fonts/font{number}.fntdata") for number in (1, 2))
    fonts = (
        f'<p:embeddedFontLst><p:embeddedFont><p:font typeface="House"/><p:regular r:id="{kept}"/><p:bold r:id="{gone}"/></p:embeddedFont>'
        f'<p:embeddedFont><p:font typeface="Gone"/><p:regular r:id="{gone}"/></p:embeddedFont></p:embeddedFontLst><p:defaultTextStyle>'
    )
    edited.replace(PRESENTATION, b"<p:defaultTextStyle>", fonts.encode())


DAMAGED: dict[str, Callable[[Edited], bytes | None]] = {
    "no theme": _no_theme, "one theme for two masters": _one_theme_for_two_masters, "an empty master": _empty_master,
    "same ids of masters": _same_ids_of_masters, "placeholders without number": _no_number, "shapes of one number": _same_shapes,
    "dangling": _dangling, "related twice": _twice_related, "layouts unlisted": _unlisted_layouts, "folders": _folders,
    "names twice": _same_name, "strange names": _strange_names, "elsewhere": _elsewhere, "no types": _no_types, "utf-16": _utf_16,
    "no sizes": _no_sizes, "shrunk": _shrunk, "notes without a frame": _notes_without_frame, "pictures thrice": _same_pictures,
    "fractions": _fractions, "handouts": _handouts, "nameless": _nameless,
    "fonts": _fonts, "own prefixes": _own_prefixes, "a chart": _chart,
}  # fmt: skip

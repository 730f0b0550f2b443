"""A PowerPoint file of any kind becomes an ordinary presentation: no slides, no macros, nothing that only its author needs."""

import re
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree
from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideLayout, SlideMaster

from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.errors import BrandError
from briefing_builder.files.archive import archive, deflated, opened_zip, stored
from briefing_builder.files.intake import missing, read_bytes
from briefing_builder.problems import Source, error

FAULTS = (
    PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError,
    RuntimeError, zlib.error, NotImplementedError, EOFError, AttributeError, IndexError, TypeError, ZeroDivisionError,
)  # fmt: skip
"""What reading somebody's file may raise, whose parts may be anything."""
TYPES = "[Content_Types].xml"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
OTHER_MAIN_TYPES = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.presentationml\.(?:template|slideshow)"
    rb"|ms-powerpoint\.(?:presentation|template|slideshow)\.macroEnabled)\.main\+xml"
)
"""Of templates and shows, with macros and without: but for this they are presentations."""
OLD_FORMAT, PDF = b"\xd0\xcf\x11\xe0", b"%PDF"
KEPT = frozenset(
    (RELATIONSHIP_TYPE.SLIDE_MASTER, RELATIONSHIP_TYPE.NOTES_MASTER, RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.PRES_PROPS,
     RELATIONSHIP_TYPE.VIEW_PROPS, RELATIONSHIP_TYPE.TABLE_STYLES, RELATIONSHIP_TYPE.FONT)
)  # fmt: skip
"""What a deck takes from its template."""
OF_ITS_AUTHOR = ("sldIdLst", "custShowLst", "handoutMasterIdLst", "custDataLst", "smartTags", "modifyVerifier", "photoAlbum", "extLst")
EMBED, LINK = (f"{{http://schemas.openxmlformats.org/officeDocument/2006/relationships}}{name}" for name in ("embed", "link"))
LARGEST = 100_000_000
"""Bytes of a brand file; ours have fifty thousand."""
KINDS = "a PowerPoint presentation (.pptx) or template (.potx)"
OTHER_WAY = f"save it as {KINDS}"


def template_bytes(file: Path, place: Source) -> bytes:
    """Return what is in a file. Raises BrandError when it cannot be read or is larger than any template; `place` is where it is named."""
    data = read_bytes(file, str(file), LARGEST)
    if isinstance(data, bytes):
        return data
    if data.code == "file-missing":
        raise BrandError(missing(str(file), file, place))
    hint = {"file-is-folder": f"name the file that is in it, {KINDS}", "file-too-large": "save it with smaller pictures"}.get(data.code, "")
    raise BrandError(error("brand-unreadable", f"this is not a PowerPoint file: {data.message}", place, hint))


def opened_template(data: bytes, place: Source) -> OpenPresentation:
    """Return a presentation, template or show as a presentation without slides. Raises BrandError when it is none, or has no layouts."""
    if data.startswith((OLD_FORMAT, PDF)):
        kind = "a PDF" if data.startswith(PDF) else "in PowerPoint's old format, or protected by a password"
        message = f"this is not a PowerPoint file of today: it is {kind}"
        raise BrandError(error("brand-unreadable", message, place, f"open it and {OTHER_WAY}"))
    try:
        presentation = Presentation(BytesIO(_as_presentation(data)))
    except FAULTS as fault:
        raise BrandError(error("brand-unreadable", f"this is not a PowerPoint file: {fault}", place, OTHER_WAY)) from fault
    if not any(len(master.slide_layouts) for master in presentation.slide_masters):
        raise BrandError(error("brand-without-layouts", "this file has no slide layouts", place, "open it in PowerPoint and save it again"))
    _clean(presentation)
    return presentation


def opened_file(file: Path) -> OpenPresentation:
    """Return the presentation in a file, as `opened_template` does."""
    place = Source(path=str(file))
    return opened_template(template_bytes(file, place), place)


def saved(presentation: OpenPresentation) -> bytes:
    """Return a presentation as the bytes of a file; the same presentation gives the same bytes."""
    buffer = BytesIO()
    presentation.save(buffer)
    with ZipFile(buffer) as made:
        parts = {name: made.read(name) for name in sorted(made.namelist())}
    return archive([(deflated if name.endswith((".xml", ".rels")) else stored)(name, data) for name, data in parts.items()])


def _as_presentation(data: bytes) -> bytes:
    with opened_zip(data) as package:
        types = package.read(TYPES)
        if not OTHER_MAIN_TYPES.search(types):
            return data
        buffer = BytesIO()
        with ZipFile(buffer, "w") as copy:
            for name in package.namelist():
                copy.writestr(name, OTHER_MAIN_TYPES.sub(MAIN_TYPE.encode(), types) if name == TYPES else package.read(name))
        return buffer.getvalue()


def _clean(presentation: OpenPresentation) -> None:
    for master in presentation.slide_masters:
        for owner in (master, *master.slide_layouts):
            etree.strip_tags(owner.element, etree.Comment, etree.ProcessingInstruction)
            _leave_out_linked_pictures(owner)
    part = presentation.part
    for name in [name for name, relation in part.rels.items() if relation.is_external or relation.reltype not in KEPT]:
        part.rels.pop(name)
    for name in OF_ITS_AUTHOR:
        for element in presentation.element.findall(f"{PRESENTATION}{name}"):
            presentation.element.remove(element)
    presentation.element.attrib.pop("firstSlideNum", None)


def _leave_out_linked_pictures(owner: SlideMaster | SlideLayout) -> None:
    """Let no picture be fetched from somebody's computer or the net by whoever opens a deck; decks carry their pictures with them."""
    relations = owner.part.rels.items()
    linked = [name for name, relation in relations if relation.is_external and relation.reltype == RELATIONSHIP_TYPE.IMAGE]
    for blip in owner.element.iter(f"{DRAWING}blip"):
        for attribute in (EMBED, LINK):
            if blip.get(attribute) in linked:
                del blip.attrib[attribute]
    for background in owner.element.findall(f"{PRESENTATION}cSld/{PRESENTATION}bg"):
        if any(blip.get(EMBED) is None for blip in background.iter(f"{DRAWING}blip")):
            background.getparent().remove(background)
    for name in linked:
        owner.part.rels.pop(name)

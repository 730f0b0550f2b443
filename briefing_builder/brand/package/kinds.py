"""What a file is that is no presentation: its first bytes and the names in it go in, what it is and the way out come out."""

import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from briefing_builder.problems import Problem, Source, error

KINDS = "a PowerPoint presentation (.pptx) or template (.potx)"
OTHER_WAY = f"save it as {KINDS}"
FROM_POWERPOINT = f"open it in PowerPoint and {OTHER_WAY}"
SHOWN = "a deck needs the template that it was made with: ask for it as a .potx or .pptx"
HEAD, CHUNK = 2_048, 1_000_000
ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0"

BEGINNINGS: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"[\s\S]{0,1024}?%PDF-"), "a PDF", SHOWN),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM[\s\S]{4}\0\0\0\0|II\*\0|MM\0\*|RIFF[\s\S]{4}WEBP"), "a picture", SHOWN),
    (re.compile(rb"version https://git-lfs"), "the mark that Git LFS leaves in place of a file", "fetch the file itself: git lfs pull"),
    (re.compile(rb"7z\xbc\xaf|Rar!|\x1f\x8b"), "an archive", "unpack it, and name the PowerPoint file that is in it"),
    (re.compile(rb"\{\\rtf"), "a text in RTF", OTHER_WAY),
    (re.compile(rb'\s*\{[^}]{0,500}"(?:doc_id|url)"'), "a shortcut to Google Slides",
     "in Google Slides: File › Download › Microsoft PowerPoint"),
    (re.compile(rb"(?i)[\s\S]{0,512}?<(?:!DOCTYPE html|html)\b"), "a web page, perhaps one to sign in",
     "download the file again, signed in, and look whether PowerPoint opens it"),
    (re.compile(rb"[\s\S]{0,1024}?<pkg:package"), "a presentation as one XML file", FROM_POWERPOINT),
    (re.compile(rb"[\s\S]{0,1024}?<office:document"), "an OpenDocument file in XML", f"open it in LibreOffice and {OTHER_WAY}"),
    (re.compile(rb"[\s\S]{0,1024}?<svg\b"), "a picture", SHOWN),
)  # fmt: skip
"""How files begin (their formats' own specifications), what they are, and the way to a brand file."""

PASSWORD = "take the password off in PowerPoint: File › Info › Protect Presentation › Encrypt with Password"
STREAMS: tuple[tuple[str, str, str, str], ...] = (
    ("DRMEncrypted", "brand-protected", "protected by rights management, so that only named people can open it",
     "ask its owner for a copy without restrictions: File › Info › Protect Presentation › Restrict Access"),
    ("EncryptedPackage", "brand-protected", "encrypted with a password", PASSWORD),
    ("PowerPoint Document", "brand-unreadable", "a presentation in PowerPoint's old format (.ppt, .pot)", FROM_POWERPOINT),
    ("WordDocument", "brand-unreadable", "a Word document in the old format", "name a PowerPoint file"),
    ("Workbook", "brand-unreadable", "an Excel workbook in the old format", "name a PowerPoint file"),
)  # fmt: skip
"""Streams of compound files ([MS-CFB], [MS-OFFCRYPTO] 1.3, [MS-PPT] 2.1), the first that is there decides; names are in UTF-16."""

OTHER_OFFICE: Mapping[str, str] = {
    "word/document.xml": "a Word document", "xl/workbook.xml": "an Excel workbook", "xl/workbook.bin": "an Excel workbook",
    "visio/document.xml": "a Visio drawing",
}  # fmt: skip
OPEN_DOCUMENTS: Mapping[str, str] = {
    "presentation": "a presentation in OpenDocument format (.odp, .otp)",
    "text": "a text in OpenDocument format",
}
OTHER_OPEN_DOCUMENT = "an OpenDocument file"
KEYNOTE = re.compile(r"Index/(?:Template|Master)?Slide[^/]*\.iwa|index\.apxl(?:\.gz)?")
IWORK = re.compile(r"Index/.*\.iwa|Index\.zip|index\.xml(?:\.gz)?")
PRESENTATION_FILE = re.compile(r"(?i)(?!.*__MACOSX)(?:.*/)?(?!~\$|\._)[^/]+\.(?:pptx|potx|pptm|potm|ppsx|ppsm)")


def refused_kind(stream: BinaryIO, name: str, place: Source) -> Problem | None:
    """Return what is said of a file that is no zip file; None for one that is. `name` is the file's own, `place` is where it is named."""
    stream.seek(0)
    head = stream.read(HEAD)
    if not head:
        return _other_kind("empty", place, "download or copy it again")
    if head.startswith(OLE):
        return _compound(stream, place)
    if head.startswith(ZIP):
        return None
    if name.startswith("~$"):
        return _other_kind("the lock that PowerPoint leaves while it has a file open", place, f"name the file itself: {name[2:]}")
    for beginning, kind, way in BEGINNINGS:
        if beginning.match(head):
            return _other_kind(kind, place, way)
    return error("brand-unreadable", "this is not a PowerPoint template", place, OTHER_WAY)


def is_other_office(name: str) -> bool:
    """Return whether the part in which a file begins is that of another program of Office."""
    return name in OTHER_OFFICE


def refused_archive(names: Iterable[str], media_type: bytes, place: Source) -> Problem:
    """Return what is said of a zip file without a presentation; `media_type` is what its member `mimetype` holds."""
    names = list(names)
    if media_type.startswith(b"application/vnd.oasis.opendocument."):
        kind = OPEN_DOCUMENTS.get(media_type.decode("ascii", "replace").rpartition(".")[2].removesuffix("-template"), OTHER_OPEN_DOCUMENT)
        return _other_kind(kind, place, f"open it in LibreOffice and {OTHER_WAY}")
    for part, kind in OTHER_OFFICE.items():
        if part in names:
            return _other_kind(kind, place, f"name {KINDS}")
    if any(KEYNOTE.fullmatch(name) for name in names):
        return _other_kind("a Keynote presentation", place, "in Keynote: File › Export To › PowerPoint")
    if any(IWORK.fullmatch(name) for name in names):
        return _other_kind("a file of Pages, Numbers or Keynote", place, "a presentation: in Keynote, File › Export To › PowerPoint")
    if "theme/theme/themeManager.xml" in names:
        way = f"take it in PowerPoint (Design › Themes › Browse for Themes), and {OTHER_WAY}"
        return _other_kind("an Office theme (.thmx)", place, way)
    if inside := sorted(name for name in names if PRESENTATION_FILE.fullmatch(name)):
        return _other_kind("an archive", place, f"unpack it, and name the file that is in it: {inside[0][-80:]}")
    return error("brand-unreadable", "there is no presentation in this file", place, FROM_POWERPOINT)


def _other_kind(kind: str, place: Source, way: str) -> Problem:
    return error("brand-unreadable", f"this is not a PowerPoint template: it is {kind}", place, way)


def _compound(stream: BinaryIO, place: Source) -> Problem:
    found = _streams_in(stream)
    for name, code, kind, way in STREAMS:
        if name in found:
            if code == "brand-protected":
                return error(code, f"this file is {kind}", place, way)
            return _other_kind(kind, place, way)
    return _other_kind("in an old format of Office", place, FROM_POWERPOINT)


def _streams_in(stream: BinaryIO) -> set[str]:
    """The names of `STREAMS` that stand in a compound file, read piece by piece."""
    found, before = set(), b""
    stream.seek(0)
    while piece := stream.read(CHUNK):
        window = before + piece
        found |= {name for name, *_ in STREAMS if name.encode("utf-16-le") in window}
        before = window[-64:]
    return found

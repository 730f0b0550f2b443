"""Files that are no template, or that nobody should open: a name goes in, the bytes of a file come out."""

import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from hostile_templates import LAYOUT, MASTER, PRESENTATION, ROOT, THEME, TYPES, parts_in, png, zipped
from odd_templates import template

FREE, END_OF_CHAIN, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
ODF = "application/vnd.oasis.opendocument."
LOREM = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>%s]>"
LAUGHS = LOREM % b"".join(b"<!ENTITY %c '%s'>" % (98 + number, b"&%c;" % (97 + number) * 10) for number in range(9))
FETCHES = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"


def compound(*streams: str) -> bytes:
    """Return a compound file with empty streams of these names ([MS-CFB] 2.2 and 2.6)."""
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<5H6x9L", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END_OF_CHAIN, 0, FREE, 0)
    )
    header = header.ljust(76, b"\0") + struct.pack("<L", 0) + struct.pack("<L", FREE) * 108
    table = struct.pack("<LL", FAT_SECTOR, END_OF_CHAIN).ljust(512, b"\xff")
    entries = b"".join(_entry(name, 5 if name == "Root Entry" else 2) for name in ("Root Entry", *streams))
    return header[:512].ljust(512, b"\0") + table + entries.ljust(1024, b"\0")


def _entry(name: str, kind: int) -> bytes:
    written = name.encode("utf-16-le")
    return written.ljust(64, b"\0") + struct.pack("<HBB3L", len(written) + 2, kind, 1, FREE, FREE, FREE) + bytes(48)


def _package(part: str, main_type: str) -> bytes:
    override = f'<Override PartName="/{part}" ContentType="{main_type}"/>'
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{override}</Types>'
    root = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{part}"/></Relationships>'
    )
    return zipped({TYPES: types.encode(), ROOT: root.encode(), part: b"<document/>"})


def plain(**changes: bytes | None) -> bytes:
    """Return a good template with other parts under the given names; a part that becomes None is left out."""
    return zipped({name: data for name, data in {**parts_in(template("plain")), **changes}.items() if data is not None})


def _with_doctype(name: str, declared: bytes, encoding: str = "utf-8") -> Callable[[], bytes]:
    def made() -> bytes:
        body = parts_in(template("plain"))[name].partition(b"?>")[2].decode()
        return plain(**{name: (declared.decode() + body).encode(encoding)})

    return made


def _locked() -> bytes:
    """The members are marked as encrypted, which zip programs do with a password."""
    data = bytearray(template("plain"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def _overlapping() -> bytes:
    """Every line of the directory leads to the same compressed megabytes."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts_in(template("plain")).items():
            package.writestr(name, data)
        package.writestr("ppt/media/a.bin", bytes(range(256)) * 8_000)
        kernel = package.getinfo("ppt/media/a.bin")
        for number in range(200):
            copy = zipfile.ZipInfo(f"ppt/media/{number}.bin")
            for slot in ("compress_size", "file_size", "header_offset", "CRC", "compress_type"):
                setattr(copy, slot, getattr(kernel, slot))
            package.filelist.append(copy)
            package.NameToInfo[copy.filename] = copy
    return stream.getvalue()


def _lying() -> bytes:
    """A layout says that it is shorter than it is."""
    data = bytearray(plain(**{LAYOUT: parts_in(template("plain"))[LAYOUT] + b" " * 3_000_000}))
    place = data.rindex(LAYOUT.encode())
    struct.pack_into("<L", data, place - 46 + 24, 900)
    return bytes(data)


def _crowded() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for number in range(12_000):
            package.writestr(f"ppt/{number}", b"")
    return stream.getvalue()


def _no_shapes() -> bytes:
    return plain(**{LAYOUT: re.sub(rb"<p:spTree>.*</p:spTree>", b"", parts_in(template("plain"))[LAYOUT], flags=re.DOTALL)})


def _no_layouts() -> bytes:
    parts = parts_in(template("plain"))
    rels = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    theme = next(line for line in parts[rels].split(b"<Relationship ") if b"/theme" in line)
    return plain(
        **{
            rels: parts[rels].split(b"<Relationship ")[0]
            + b"<Relationship "
            + theme.removesuffix(b"</Relationships>")
            + b"</Relationships>"
        }
    )


OTHER: Mapping[str, tuple[Callable[[], bytes], str, str, str]] = {
    "nothing": (lambda: b"", "brand-unreadable", "it is empty", "download or copy it again"),
    "words": (lambda: b"words", "brand-unreadable", "not a PowerPoint template", "save it as a PowerPoint presentation (.pptx)"),
    "pdf": (lambda: b"%PDF-1.7\n", "brand-unreadable", "it is a PDF", "ask for it as a .potx or .pptx"),
    "png": (png, "brand-unreadable", "it is a picture", "ask for it as a .potx or .pptx"),
    "svg": (lambda: b"<?xml version='1.0'?><svg/>", "brand-unreadable", "it is a picture", ".potx"),
    "web page": (lambda: b"\n<!doctype html><html>", "brand-unreadable", "a web page", "download the file again, signed in"),
    "pointer": (lambda: b"version https://git-lfs.github.com/spec/v1\n", "brand-unreadable", "Git LFS", "git lfs pull"),
    "shortcut": (lambda: b'{"url": "https://docs.google.com/x"}', "brand-unreadable", "Google Slides", "File › Download"),
    "7z": (lambda: b"7z\xbc\xaf\x27\x1c", "brand-unreadable", "it is an archive", "unpack it"),
    "flat": (lambda: b"<?xml version='1.0'?><pkg:package>", "brand-unreadable", "one XML file", "open it in PowerPoint"),
    "docx": (lambda: _package("word/document.xml", "x"), "brand-unreadable", "it is a Word document", "name a PowerPoint"),
    "xlsx": (lambda: _package("xl/workbook.xml", "x"), "brand-unreadable", "it is an Excel workbook", "name a PowerPoint"),
    "odp": (lambda: zipped({"mimetype": f"{ODF}presentation".encode()}), "brand-unreadable", "OpenDocument", "LibreOffice"),
    "otp": (lambda: zipped({"mimetype": f"{ODF}presentation-template".encode()}), "brand-unreadable", "(.odp, .otp)", "LibreOffice"),
    "odt": (lambda: zipped({"mimetype": f"{ODF}text".encode()}), "brand-unreadable", "a text in OpenDocument", "LibreOffice"),
    "key": (lambda: zipped({"Index/Slide.iwa": b"", "Index/Document.iwa": b""}), "brand-unreadable", "a Keynote presentation", "Export To"),
    "thmx": (lambda: _package("theme/theme/themeManager.xml", "x"), "brand-unreadable", "an Office theme (.thmx)", "Browse for Themes"),
    "archive": (lambda: zipped({"a/House.potx": b"", "__MACOSX/a/._House.potx": b""}), "brand-unreadable", "an archive", "a/House.potx"),
    "no presentation": (lambda: zipped({"a": b"b"}), "brand-unreadable", "no presentation in this file", "open it in PowerPoint"),
    "not even a zip": (lambda: template("plain")[:9_000], "brand-broken", "torn", "download or copy it again"),
    "ppt": (lambda: compound("Current User", "PowerPoint Document"), "brand-unreadable", "old format (.ppt", "in PowerPoint and save"),
    "doc": (lambda: compound("WordDocument"), "brand-unreadable", "a Word document in the old format", "name a PowerPoint"),
    "encrypted": (lambda: compound("EncryptionInfo", "EncryptedPackage"), "brand-protected", "encrypted with a password", "password off"),
    "managed": (lambda: compound("DRMEncryptedDataSpace", "EncryptedPackage"), "brand-protected", "rights management", "ask its owner"),
    "locked zip": (_locked, "brand-protected", "encrypted with a password", "without a password"),
    "no layouts": (_no_layouts, "brand-without-layouts", "no slide layouts", "as a template"),
    "laughs": (_with_doctype(LAYOUT, LAUGHS), "brand-entities", f"the part {LAYOUT} declares", "ask for the file"),
    "fetches": (_with_doctype(THEME, FETCHES), "brand-entities", f"the part {THEME} declares", "ask for the file"),
    "in UTF-16": (_with_doctype(MASTER, FETCHES, "utf-16"), "brand-entities", f"the part {MASTER} declares", "ask for the file"),
    "in relationships": (_with_doctype("ppt/_rels/presentation.xml.rels", LAUGHS), "brand-entities", "presentation.xml.rels", "ask for"),
    "steep": (lambda: plain(**{"ppt/media/a.bin": bytes(60_000_000)}), "brand-too-large", "unpack to 60,", "smaller pictures"),
    "steep XML": (lambda: plain(**{LAYOUT: b"<a>" + b" " * 9_000_000 + b"</a>"}), "brand-too-large", f"part {LAYOUT}", "smaller"),
    "many elements": (lambda: plain(**{LAYOUT: b"<a>" + b"<b/>" * 1_000_000 + b"</a>"}), "brand-too-large", "more elements", "smaller"),
    "overlapping": (_overlapping, "brand-too-large", "overlap", "smaller pictures"),
    "crowded": (_crowded, "brand-too-large", "more than 10,000 parts", "smaller pictures"),
    "lying": (_lying, "brand-broken", f"the part {LAYOUT} cannot be unpacked", "open it in PowerPoint"),
    "a layout torn": (lambda: plain(**{LAYOUT: b"<p:sldLayout"}), "brand-broken", "no well-formed XML", "open it in PowerPoint"),
    "nameless elements": (
        lambda: plain(**{LAYOUT: parts_in(template("plain"))[LAYOUT].replace(b"</p:spTree>", b'<o:x xmlns:o="x"/></p:spTree>')}),
        "brand-broken", "a namespace without a name", "open it in PowerPoint",
    ),
    "a layout without shapes": (_no_shapes, "brand-broken", f"the part {LAYOUT} has no shapes", "open it in PowerPoint"),
    "a master lost": (lambda: plain(**{MASTER: None}), "brand-without-layouts", "no slide layouts", "as a template"),
    "another presentation": (lambda: plain(**{PRESENTATION: b"<a/>"}), "brand-unreadable", "no presentation in this file", "PowerPoint"),
}  # fmt: skip
"""Name → the file, the code of its problem, words of the message, words of the way out."""

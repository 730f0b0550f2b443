"""Secrets planted in every corner of a clean file: a file goes in, the same with a text hidden somewhere comes out."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from docx import Document
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
from small_workbooks import workbook_with

from briefing_builder.files.archive import CENTRAL_HEADER, DEFLATED, END_RECORD, LOCAL_HEADER, RAW_DEFLATE, STORED, UTF8_NAMES

SLIDE, NOTES = "ppt/slides/slide3.xml", "ppt/notesSlides/notesSlide3.xml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def rezipped(data: bytes, change: Callable[[dict[str, bytes]], None], *, comment: bytes = b"") -> bytes:
    """Return a zip file after `change` had its way with the parts."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
        package.comment = comment
    return stream.getvalue()


def in_part(name: str, before: str, after: str) -> Callable[[bytes], bytes]:
    """Return a planting that replaces a text of a part once."""

    def change(parts: dict[str, bytes]) -> None:
        text = parts[name].decode()
        assert before in text, (name, before)
        parts[name] = text.replace(before, after, 1).encode()

    return lambda data: rezipped(data, change)


def new_part(name: str, content: str | bytes) -> Callable[[bytes], bytes]:
    """Return a planting that adds a part."""
    raw = content.encode() if isinstance(content, str) else content
    return lambda data: rezipped(data, lambda parts: parts.update({name: raw}))


def split_over_runs(secret: str) -> Callable[[bytes], bytes]:
    """In the title of a slide, one character a run."""
    runs = "".join(f"<a:r><a:rPr/><a:t>{char}</a:t></a:r>" for char in secret)
    return in_part(SLIDE, "</a:p>", f"{runs}</a:p>")


def through_pptx(change: Callable[[Presentation], None]) -> Callable[[bytes], bytes]:
    """Return a planting that opens the deck with python-pptx."""

    def plant(data: bytes) -> bytes:
        deck = Presentation(BytesIO(data))
        change(deck)
        stream = BytesIO()
        deck.save(stream)
        return stream.getvalue()

    return plant


def hidden_slide(secret: str) -> Callable[[bytes], bytes]:
    """On a slide that nobody sees in the show."""

    def change(deck: Presentation) -> None:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame.text = secret
        slide._element.set("show", "0")

    return through_pptx(change)


def charted(secret: str, *, clean: str = "") -> Callable[[bytes], bytes]:
    """A chart with the value; `clean` takes it out of the cache on the slide, or out of the workbook behind it."""

    def change(deck: Presentation) -> None:
        data = CategoryChartData()
        data.categories = ["one"]
        data.add_series("series", [float(secret)])
        deck.slides[0].shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, Inches(3), Inches(2), data)

    def cleaned(parts: dict[str, bytes]) -> None:
        for name in [name for name in parts if name.startswith("ppt/charts/" if clean == "cache" else "ppt/embeddings/")]:
            if clean == "cache":
                parts[name] = parts[name].replace(f">{secret}<".encode(), b">1<")
            else:
                parts[name] = workbook_with("1")

    return lambda data: rezipped(through_pptx(change)(data), cleaned)


def properties(name: str, secret: str) -> Callable[[bytes], bytes]:
    """In one of the properties that file browsers show."""
    return through_pptx(lambda deck: setattr(deck.core_properties, name, secret))


def alt_text(secret: str) -> Callable[[bytes], bytes]:
    """In the alternative text of a shape."""
    return through_pptx(lambda deck: deck.slides[2].shapes[0]._element.nvSpPr.cNvPr.set("descr", secret))


def linked(secret: str) -> Callable[[bytes], bytes]:
    """In the query of an address."""

    def change(deck: Presentation) -> None:
        run = deck.slides[1].shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame.paragraphs[0].add_run()
        run.text = "more"
        run.hyperlink.address = f"https://learn.merrowdale.example/?q={secret}"

    return through_pptx(change)


def in_table(secret: str) -> Callable[[bytes], bytes]:
    """In a cell of a table."""

    def change(deck: Presentation) -> None:
        table = deck.slides[1].shapes.add_table(2, 2, 0, 0, Inches(3), Inches(1)).table
        table.cell(1, 0).text = secret

    return through_pptx(change)


def picture(make: Callable[[], bytes], kind: str) -> Callable[[bytes], bytes]:
    """With a picture that has metadata."""
    return new_part(f"ppt/media/planted.{kind}", make())


def png(secret: str, chunk: bytes = b"tEXt") -> bytes:
    """Return a PNG with a text chunk."""
    stream = BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    data = stream.getvalue()
    body = b"Comment\0" + secret.encode("latin-1") if chunk == b"tEXt" else b"Comment\0\0" + zlib.compress(secret.encode("latin-1"))
    made = struct.pack(">I", len(body)) + chunk + body + struct.pack(">I", zlib.crc32(chunk + body))
    return data[:33] + made + data[33:]


def jpeg(secret: str, *, tag: int = 0x010E) -> bytes:
    """Return a JPEG whose EXIF says the secret (0x010E: description, 0x9286: the user's comment)."""
    exif = Image.Exif()
    if tag == 0x9286:
        exif.get_ifd(0x8769)[tag] = b"UNICODE\0" + secret.encode("utf-16-le")
    else:
        exif[tag] = secret
    stream = BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def photograph(**options: object) -> bytes:
    """Return a JPEG of many colours, saved with these options."""
    stream = BytesIO()
    Image.effect_noise((64, 48), 90).convert("RGB").save(stream, "JPEG", **options)
    return stream.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    """Return a segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def in_document(secret: str, where: str) -> Callable[[bytes], bytes]:
    """In the body, the footer or a comment's properties of a Word document, split over runs."""

    def plant(data: bytes) -> bytes:
        document = Document(BytesIO(data))
        paragraph = document.sections[0].footer.paragraphs[0] if where == "footer" else document.add_paragraph("see ")
        for start in range(0, len(secret), 2):
            paragraph.add_run(secret[start : start + 2])
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()

    return plant


def nested(inner: bytes, name: str, levels: int) -> bytes:
    """Return a zip in a zip in a zip …"""
    data, called = inner, name
    for level in range(levels):
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            package.writestr(called, data)
        data, called = stream.getvalue(), f"level-{level}.zip"
    return data


def packed(content: bytes) -> bytes:
    """Return a deflate stream."""
    return zlib.compress(content, 6, RAW_DEFLATE)


def one_member(name: bytes, data: bytes, *, method: int = STORED, told: bytes | None = None, second: bytes = b"", offset: int = 0) -> bytes:
    """Return a zip file of one member with whatever data, and headers that tell the size and checksum of `told`, or of the data.

    `second` is its name before the data, where that is another; `offset` is added to the place to which the directory leads.
    """
    told = data if told is None else told
    fields = (20, UTF8_NAMES, method, 0, 33, zlib.crc32(told), len(data), len(told), len(name))
    member = LOCAL_HEADER.pack(b"PK\x03\x04", *fields, 0) + (second or name) + data
    entry = CENTRAL_HEADER.pack(b"PK\x01\x02", 20, *fields, 0, 0, 0, 0, 0, 0) + name
    return member + entry + END_RECORD.pack(b"PK\x05\x06", 0, 0, 1, 1, len(entry), len(member) + offset, 0)


def deflated_member(content: bytes, behind: bytes = b"", *, told: bytes | None = None) -> bytes:
    """Return a zip file of one compressed text, with bytes behind the end of its stream, and headers that tell of another content."""
    return one_member(b"a.txt", packed(content) + behind, method=DEFLATED, told=content if told is None else told)

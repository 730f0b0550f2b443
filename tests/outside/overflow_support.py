"""Text against its frame, as a foreign renderer draws it.

Every text frame and table cell of a copy gets a colour that is its number; LibreOffice draws the copies into PDF files;
every drawn glyph is then held against the frame that its colour names, and all glyphs against the slide.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
from lxml import etree
from pptx import Presentation
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape

POINT = 12_700
RED = 0xC3  # with green and blue as a frame's number; no brand of ours has a colour with this red
ASCENT, DESCENT = 0.74, 0.20  # em around the baseline: ink of Latin text faces, as far as their own line box holds it
TOLERANCE = 0.8  # points: LibreOffice rounds glyph places, PDF again, and a word cut between characters was seen 0.6 too wide
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CONVERT_SECONDS = 240
DRAWN_AGAIN = re.compile("[\u200d\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""In sequences of emoji: LibreOffice draws each of their characters several times over, as wide, where no font of the machine has the
sequence (decision 0007). A frame with one is left to the second engine."""

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the slide's top left corner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where the text of an element may stand."""

    name: str
    edges: Edges
    element: etree._Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """A copy of a deck whose texts tell by their colour where they belong: per slide, the frames by number."""

    name: str
    frames: tuple[tuple[Frame, ...], ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overflow:
    """Text outside its frame (or the slide), and by how much at most."""

    deck: str
    slide: int
    frame: str
    excess: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was found in one deck, and how much was looked at."""

    pages: int
    slides: int
    frames: int
    glyphs: int
    overflows: tuple[Overflow, ...]


def paint(deck: Path, copy: Path) -> Painted:
    """Write a copy of the deck with one text colour a frame; return which colour is which frame."""
    presentation = Presentation(str(deck))
    frames = []
    for slide in presentation.slides:
        found = tuple(_frames(slide.shapes, (0.0, 0.0, 1.0, 1.0)))
        for number, frame in enumerate(found):
            _colour(frame.element, f"{RED:02X}{number:04X}")
        frames.append(found)
    presentation.save(str(copy))
    width, height = presentation.slide_width or 0, presentation.slide_height or 0
    return Painted(name=deck.name, frames=tuple(frames), width=width / POINT, height=height / POINT)


def draw(decks: Sequence[Path], folder: Path, fonts: Path, *, form: str = "pdf") -> None:
    """Write a PDF file of each deck into the folder: one run of LibreOffice for all, with a profile and the fonts of its own."""
    settings = folder / "fonts.conf"
    settings.write_text(
        f'<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir>'
        f"<cachedir>{folder / 'font-cache'}</cachedir></fontconfig>"
    )
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, decks)]
    environment = os.environ | {"FONTCONFIG_FILE": str(settings), "HOME": str(folder)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=CONVERT_SECONDS, check=False)
    missing = [deck.name for deck in decks if not (folder / f"{deck.stem}.pdf").is_file()]
    assert not missing, f"LibreOffice drew no {missing}: {done.stdout}{done.stderr}"


def measure(painted: Painted, drawn: Path) -> Measured:
    """Return every frame whose text leaves it, worst glyph first, and every slide that text leaves."""
    glyphs, found = 0, list[Overflow]()
    with pdfplumber.open(drawn) as pdf:
        for number, (page, frames) in enumerate(zip(pdf.pages, painted.frames, strict=False), 1):
            worst: dict[str, tuple[float, str]] = {}
            for glyph in page.chars:
                if glyph["text"].isspace():
                    continue
                glyphs += 1
                for name, excess in _excesses(_ink(glyph, page.height), _frame_of(glyph, frames), painted):
                    before, text = worst.get(name, (0.0, ""))
                    worst[name] = (max(before, excess), text + glyph["text"])
            found += [
                Overflow(deck=painted.name, slide=number, frame=name, excess=round(excess, 1), text=text[:40])
                for name, (excess, text) in worst.items()
            ]
        pages = len(pdf.pages)
    return Measured(pages=pages, slides=len(painted.frames), frames=sum(map(len, painted.frames)), glyphs=glyphs, overflows=tuple(found))


def _excesses(ink: Edges, frame: Frame | None, painted: Painted) -> Iterator[tuple[str, float]]:
    allowed: list[tuple[str, Edges]] = [("the slide", (0.0, 0.0, painted.width, painted.height))]
    if frame is not None:
        allowed.append((frame.name, frame.edges))
    for name, (left, top, right, bottom) in allowed:
        excess = max(left - ink[0], top - ink[1], ink[2] - right, ink[3] - bottom)
        if excess > TOLERANCE:
            yield name, excess


def _ink(glyph: dict[str, object], page_height: float) -> Edges:
    """Return the box of a glyph around its baseline; the box that PDF tells is the face's whole line, which overlaps its neighbours."""
    left, right, size = float(str(glyph["x0"])), float(str(glyph["x1"])), float(str(glyph["size"]))
    matrix = glyph["matrix"]
    assert isinstance(matrix, tuple)
    baseline = page_height - float(matrix[5])
    return left, baseline - ASCENT * size, right, baseline + DESCENT * size


def _frame_of(glyph: dict[str, object], frames: Sequence[Frame]) -> Frame | None:
    colour = glyph.get("non_stroking_color")
    if not isinstance(colour, tuple | list) or len(colour) != 3:
        return None
    red, green, blue = (round(float(part) * 255) for part in colour)
    number = green << 8 | blue
    return frames[number] if red == RED and number < len(frames) else None


def _frames(shapes: Sequence[BaseShape], grid: Edges) -> Iterator[Frame]:
    """Yield every frame with text; `grid` is the offset and the scale of the group that the shapes stand in."""
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _frames(shape.shapes, _inner(shape, grid))
        elif shape.has_text_frame and shape.text_frame.text.strip() and not DRAWN_AGAIN.search(shape.text_frame.text):
            yield Frame(name=shape.name, edges=_placed(shape, grid), element=shape.text_frame._txBody)
        elif getattr(shape, "has_table", False):
            yield from _cells(shape, _placed(shape, grid))


def _cells(shape: BaseShape, edges: Edges) -> Iterator[Frame]:
    top = edges[1]
    for row_number, row in enumerate(shape.table.rows, 1):
        left, bottom = edges[0], top + row.height / POINT
        for cell_number, (cell, column) in enumerate(zip(row.cells, shape.table.columns, strict=True), 1):
            right = left + column.width / POINT
            if not DRAWN_AGAIN.search(cell.text_frame.text):
                yield Frame(name=f"{shape.name}, row {row_number}, cell {cell_number}", edges=(left, top, right, bottom), element=cell._tc)
            left = right
        top = bottom


def _placed(shape: BaseShape, grid: Edges) -> Edges:
    left, top = grid[0] + grid[2] * shape.left / POINT, grid[1] + grid[3] * shape.top / POINT
    return left, top, left + grid[2] * shape.width / POINT, top + grid[3] * shape.height / POINT


def _inner(group: GroupShape, grid: Edges) -> Edges:
    form = group._element.grpSpPr.find(f"{DRAWING}xfrm")
    if form is None:
        return grid
    child, extent = form.find(f"{DRAWING}chOff"), form.find(f"{DRAWING}chExt")
    if child is None or extent is None:
        return grid
    across = grid[2] * group.width / max(1, int(extent.get("cx")))
    down = grid[3] * group.height / max(1, int(extent.get("cy")))
    left, top, _, _ = _placed(group, grid)
    return left - across * int(child.get("x")) / POINT, top - down * int(child.get("y")) / POINT, across, down


def _colour(element: etree._Element, rgb: str) -> None:
    for tag in ("r", "fld"):
        for run in element.iter(f"{DRAWING}{tag}"):
            style = run.find(f"{DRAWING}rPr")
            if style is None:
                style = etree.Element(f"{DRAWING}rPr")
                run.insert(0, style)
            for old in [child for child in style if etree.QName(child).localname in {"solidFill", "gradFill", "noFill", "hlinkClick"}]:
                style.remove(old)  # a link would be drawn in the theme's own colour
            fill = etree.Element(f"{DRAWING}solidFill")
            etree.SubElement(fill, f"{DRAWING}srgbClr", val=rgb)
            style.insert(1 if style.find(f"{DRAWING}ln") is not None else 0, fill)

"""What a placeholder looks like when a slide says nothing: its own words first, then its layout's master, then the master's text styles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lxml.etree import _Element

from briefing_builder.brand.colours import DRAWING, colour_role_of
from briefing_builder.brand.model import Colour, Face, Ground, ParagraphFormat, TextStyle
from briefing_builder.units import Box, Emu

PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EMU_PER_SIZE = 127  # sizes are hundredths of a point
DEFAULT_SIZE = 1800  # ECMA-376 part 1, 21.1.2.3.9
DEFAULT_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}  # ECMA-376 part 1, 21.1.2.1.1
LINE_PITCH = 1.2  # what a renderer adds to the size for one line
ALIGNMENTS: Mapping[str, Literal["left", "centre", "right"]] = {"ctr": "centre", "r": "right"}
ANCHORS: Mapping[str, Literal["top", "middle", "bottom"]] = {"t": "top", "ctr": "middle", "b": "bottom"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A layout's placeholder, its master's counterpart where there is one, and the master's text style for its kind."""

    own: _Element
    master: _Element | None
    style: _Element | None

    def levels(self) -> Iterator[_Element]:
        """Yield the first-level paragraph properties, nearest first."""
        in_shape = f".//{DRAWING}lstStyle/{DRAWING}lvl1pPr"
        for element, path in ((self.own, in_shape), (self.master, in_shape), (self.style, f"{DRAWING}lvl1pPr")):
            properties = None if element is None else element.find(path)
            if properties is not None:
                yield properties

    def paragraph(self, name: str, default: str) -> str:
        """Return an attribute of the paragraph properties."""
        return next((str(level.attrib[name]) for level in self.levels() if name in level.attrib), default)

    def run(self, name: str, default: str) -> str:
        """Return an attribute of the run properties."""
        runs = (level.find(f"{DRAWING}defRPr") for level in self.levels())
        return next((str(run.attrib[name]) for run in runs if run is not None and name in run.attrib), default)

    def part(self, path: str) -> _Element | None:
        """Return the nearest element at that path below the paragraph properties."""
        elements = (level.find(path) for level in self.levels())
        return next((element for element in elements if element is not None), None)

    def body(self, name: str) -> str | None:
        """Return an attribute of the body properties."""
        for shape in (self.own, self.master):
            properties = None if shape is None else shape.find(f".//{DRAWING}bodyPr")
            if properties is not None and name in properties.attrib:
                return str(properties.attrib[name])
        return None


def inherited_box(lineage: Lineage) -> Box | None:
    """Return where the placeholder stands, or None when nobody says."""
    shapes = (lineage.own, lineage.master)
    return next((box for shape in shapes if shape is not None and (box := shape_box(shape))), None)


def shape_box(shape: _Element) -> Box | None:
    """Return where a shape says that it stands, or None when it does not say."""
    frame = shape.find(f"{PRESENTATION}spPr/{DRAWING}xfrm")
    if frame is None or len(frame) < 2:
        return None
    offset, extent = frame[0].attrib, frame[1].attrib
    left, top, width, height = (Emu(int(value)) for value in (offset["x"], offset["y"], extent["cx"], extent["cy"]))
    return Box(left=left, top=top, width=width, height=height)


def inherited_text_style(lineage: Lineage, palette: Mapping[str, Colour], ground: Ground) -> TextStyle:
    """Return the text style; a colour that nobody says is the ink of its ground."""
    size = int(lineage.run("sz", str(DEFAULT_SIZE)))
    fill = lineage.part(f"{DRAWING}defRPr/{DRAWING}solidFill")
    return TextStyle(
        face=_face_of(lineage),
        size=Emu(size * EMU_PER_SIZE),
        colour=colour_role_of(fill, palette, ground) if fill is not None else "ink" if ground == "paper" else "on-night",
        bold=lineage.run("b", "0") in ("1", "true"),
        italic=lineage.run("i", "0") in ("1", "true"),
        spacing=_line_spacing_of(lineage, size),
        capitals=lineage.run("cap", "none") == "all",
    )


def inherited_paragraph_format(lineage: Lineage) -> ParagraphFormat:
    """Return how paragraphs are set: alignment, bullet, indent and the space around them."""
    size = int(lineage.run("sz", str(DEFAULT_SIZE)))
    return ParagraphFormat(
        align=ALIGNMENTS.get(lineage.paragraph("algn", "l"), "left"),
        bullet=_has_bullet(lineage),
        indent=Emu(int(lineage.paragraph("marL", "0"))),
        hanging=Emu(-int(lineage.paragraph("indent", "0"))),
        space_before=_paragraph_spacing_of(lineage.part(f"{DRAWING}spcBef"), size),
        space_after=_paragraph_spacing_of(lineage.part(f"{DRAWING}spcAft"), size),
    )


def inherited_anchor(lineage: Lineage) -> Literal["top", "middle", "bottom"]:
    """Return where text stands in its box."""
    return ANCHORS.get(lineage.body("anchor") or "t", "top")


def inherited_insets(lineage: Lineage) -> tuple[Emu, Emu, Emu, Emu]:
    """Return the distance of text from its box: left, top, right, bottom."""
    left, top, right, bottom = (Emu(int(lineage.body(name) or default)) for name, default in DEFAULT_INSETS.items())
    return left, top, right, bottom


def _face_of(lineage: Lineage) -> Face:
    latin = lineage.part(f"{DRAWING}defRPr/{DRAWING}latin")
    return "heading" if latin is not None and latin.get("typeface", "").startswith("+mj") else "body"


def _line_spacing_of(lineage: Lineage, size: int) -> int:
    element = lineage.part(f"{DRAWING}lnSpc")
    if element is None or not len(element):
        return 100
    value = _spacing_percent(element[0].get("val", "100000"))
    is_share = element[0].tag == f"{DRAWING}spcPct"
    return round(value / 1000) if is_share else round(100 * value / (LINE_PITCH * size))


def _paragraph_spacing_of(element: _Element | None, size: int) -> Emu:
    if element is None or not len(element):
        return Emu(0)
    value = _spacing_percent(element[0].get("val", "0"))
    is_share = element[0].tag == f"{DRAWING}spcPct"
    return Emu(round(value / 100_000 * LINE_PITCH * size * EMU_PER_SIZE) if is_share else round(value * EMU_PER_SIZE))


def _spacing_percent(value: str) -> float:
    # Strict files write "90%", transitional ones 90000 (ECMA-376 part 1, 22.9.2.9)
    return float(value.removesuffix("%")) * 1000 if value.endswith("%") else float(value)


def _has_bullet(lineage: Lineage) -> bool:
    for level in lineage.levels():
        if any(level.find(f"{DRAWING}{name}") is not None for name in ("buChar", "buAutoNum", "buBlip")):
            return True
        if level.find(f"{DRAWING}buNone") is not None:
            return False
    return False

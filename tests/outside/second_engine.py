"""Text against its frame as betteroffice lays it out: an engine with nothing in common with LibreOffice, or with us."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from overflow_support import POINT, Measured, Overflow
from pptx import Presentation as Deck
from pptx.shapes.base import BaseShape

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.files.resources import resource
from briefing_builder.fonts.shaping import WIDEST_BOX

PIXEL = 0.75
"""Points in one of the engine's units, 1/96 inch."""
TOLERANCE = 0.5
"""Points, as for LibreOffice."""
STYLES = {"Regular": (False, False), "Bold": (True, False), "Italic": (False, True), "BoldItalic": (True, True)}


def is_installed() -> bool:
    """Return whether the engine is here: its wheel exists for the platforms that setup.cfg names."""
    return find_spec("betteroffice_pptx") is not None


def names(brands: tuple[str, ...]) -> Mapping[str, str]:
    """Return which of our font families measures which typeface of these brands."""
    faces = [face for brand in brands for face in builtin_brand(brand).typefaces.values()]
    return {name: face.family for face in faces for name in (face.name, face.family)}


def measure_again(deck: Path, families: Mapping[str, str]) -> Measured:
    """Return every text whose lines leave its frame, and every table that grows, with the fonts that it was laid out with."""
    from betteroffice_pptx import Presentation  # not on every platform

    presentation = Presentation.open_path(deck)
    for name, family in families.items():
        for style, (bold, italic) in STYLES.items():
            file = resource("assets", "fonts", f"{family.replace(' ', '')}-{style}.ttf")
            presentation.register_font(name, _with_usual_box(file), bold=bold, italic=italic)
    declared = [_table_heights(slide.shapes) for slide in Deck(str(deck)).slides]
    frames = glyphs = 0
    found = []
    for number, heights in enumerate(declared):
        primitives = presentation.render_slide(number).to_dict()["primitives"]
        parts = tuple(_frames(primitives))
        frames += len(parts)
        glyphs += sum(len(run["glyphs"]) for frame in parts for line in frame["lines"] for run in line["runs"])
        excesses = [(frame["name"], max(_excess(line, frame) for line in frame["lines"]), _text(frame)) for frame in parts]
        tables = [primitive for primitive in primitives if primitive["kind"] == "table"]
        excesses += [(one["name"], PIXEL * one["h"] - height, "grows") for one, height in zip(tables, heights, strict=True)]
        found += [
            Overflow(deck=deck.name, slide=number + 1, frame=name, excess=round(excess, 1), text=text)
            for name, excess, text in excesses
            if excess > TOLERANCE
        ]
    slides = len(declared)
    return Measured(pages=slides, slides=slides, frames=frames, glyphs=glyphs, overflows=tuple(found))


@cache
def _with_usual_box(file: Path) -> bytes:
    """Return a font whose box for what it lacks is no wider than Arial's: the engine knows no other font to take such a character from."""
    font = TTFont(file)
    box, side = font["hmtx"][".notdef"]
    font["hmtx"][".notdef"] = (min(box, font["head"].unitsPerEm * WIDEST_BOX // 1000), side)
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _table_heights(shapes: Iterable[BaseShape]) -> list[float]:
    return [sum(row.height for row in shape.table.rows) / POINT for shape in shapes if getattr(shape, "has_table", False)]


def _text(frame: dict[str, Any]) -> str:
    return "".join(run["text"] for line in frame["lines"] for run in line["runs"])[:40]


def _frames(primitives: list[dict[str, Any]], name: str = "") -> Iterator[dict[str, Any]]:
    """Yield text boxes and cells; the name of a box stands in the shape drawn before it."""
    for primitive in primitives:
        name = primitive.get("name") or name
        if "primitives" in primitive:
            yield from _frames(primitive["primitives"], name)
        elif primitive["kind"] == "textBox" and primitive.get("lines"):
            yield {**primitive, "name": name}


def _excess(line: dict[str, Any], frame: dict[str, Any]) -> float:
    """Return how far a line stands outside its frame at most, in points."""
    visible = [(glyph, _shift(run, line["runs"][-1])) for run in line["runs"] for glyph in _visible(run)]
    if not visible:
        return 0.0
    left = min(glyph["x"] - shift for glyph, shift in visible)
    right = max(glyph["x"] + glyph["advance"] - shift for glyph, shift in visible)
    across = max(frame["x"] - left, right - frame["x"] - frame["w"])
    down = max(frame["y"] - line["y"], line["y"] + line["height"] - frame["y"] - frame["h"])
    return float(PIXEL * max(across, down))


def _shift(run: dict[str, Any], last: dict[str, Any]) -> float:
    """Return how far the engine draws a run from right to left too far right: by the space at the end of its line."""
    places = [glyph["x"] for glyph in run["glyphs"]]
    spaces = last["glyphs"][len(_visible(last)) :]
    return float(sum(space["advance"] for space in spaces)) if places[0] > places[-1] else 0.0


def _visible(run: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the glyphs of a run but those of spaces at its end, which hang."""
    glyphs: list[dict[str, Any]] = run["glyphs"]
    hanging = len(run["text"]) - len(run["text"].rstrip())
    return glyphs[: len(glyphs) - hanging]

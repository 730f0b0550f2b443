"""One contestant's round, in a process of its own: a job in JSON goes in on standard input, milliseconds a deck come out.

`ours`: the whole pipeline of this project. `tutorial`: python-pptx as its documentation shows it. `floor`: nothing but the zip file.
"""

import json
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

TITLE_AND_BODY, TITLE_ONLY = "Body", "Content"


def ours(job: dict[str, Any]) -> dict[str, Any]:
    """Build one deck for each department: tailoring, templates, measuring, layout, checks, writing and verification."""
    from briefing_builder.pipeline import Options, build, load

    session, options = load(Path(job["programme"])), Options(variant=job["variant"])
    return _timed(job["departments"], lambda department: build(session, department, options).value, job["warm_up"])


def tutorial(job: dict[str, Any]) -> dict[str, Any]:
    """Build the same decks with python-pptx on the same template."""
    return _timed(job["decks"], lambda deck: _tutorial_deck(deck, job["template"]), job["warm_up"])


def floor(job: dict[str, Any]) -> dict[str, Any]:
    """Pack the finished parts of our decks: every part that differs between departments is compressed, the others are only copied."""
    decks = [_parts(Path(file)) for file in job["files"]]
    return _timed(decks, _packed, job["warm_up"])


def _timed(decks: Iterable[Any], build: Callable[[Any], bytes], warm_up: int) -> dict[str, Any]:
    """Build all decks; the first ones do not count, and none is kept."""
    milliseconds, sizes = [], []
    for deck in decks:
        started = time.perf_counter()
        made = build(deck)
        milliseconds.append(1000 * (time.perf_counter() - started))
        sizes.append(len(made))
    return {"milliseconds": milliseconds[warm_up:], "bytes": sizes[warm_up:]}


def _tutorial_deck(deck: dict[str, Any], template: str) -> bytes:
    presentation = Presentation(template)
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    for content in deck["slides"]:
        slide = presentation.slides.add_slide(layouts[TITLE_AND_BODY if "bullets" in content else TITLE_ONLY])
        slide.shapes.title.text = content["title"]
        if "bullets" in content:
            body = slide.placeholders[1].text_frame
            body.text = content["bullets"][0]
            for bullet in content["bullets"][1:]:
                body.add_paragraph().text = bullet
        for position, (file, caption) in enumerate(content["pictures"]):
            slide.shapes.add_picture(file, Inches(1 + 6 * position), Inches(2), width=Inches(5.3))
            slide.shapes.add_textbox(Inches(1 + 6 * position), Inches(5.2), Inches(5.3), Inches(0.8)).text_frame.text = caption
        if "quote" in content:
            words = slide.shapes.add_textbox(Inches(7), Inches(2), Inches(5.5), Inches(3)).text_frame
            words.text = content["quote"][0]
            words.add_paragraph().text = content["quote"][1]
        if "table" in content:
            _add_table(slide, content["table"])
        if "series" in content:
            _add_chart(slide, content)
        notes = slide.notes_slide.notes_text_frame
        notes.text = content["notes"][0]
        for line in content["notes"][1:]:
            notes.add_paragraph().text = line
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def _add_table(slide: Any, rows: list[list[str]]) -> None:
    table = slide.shapes.add_table(len(rows), len(rows[0]), Inches(0.5), Inches(1.8), Inches(12), Inches(4)).table
    for row_number, row in enumerate(rows):
        for column_number, text in enumerate(row):
            table.cell(row_number, column_number).text = text


def _add_chart(slide: Any, content: dict[str, Any]) -> None:
    data = CategoryChartData()
    data.categories = content["categories"]
    for name, values in content["series"]:
        data.add_series(name, values)
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(0.5), Inches(1.8), Inches(12), Inches(5), data)


def _parts(file: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(file) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, raw in parts:
            package.writestr(name, raw, zipfile.ZIP_STORED if _is_compressed(name) else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _is_compressed(name: str) -> bool:
    return name.endswith((".png", ".jpeg", ".xlsx"))


if __name__ == "__main__":
    runners = {"ours": ours, "tutorial": tutorial, "floor": floor}
    print(json.dumps(runners[sys.argv[1]](json.load(sys.stdin))))

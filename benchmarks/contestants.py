"""One contestant's round, in a process of its own: a job in JSON goes in on standard input, milliseconds a deck come out.

`ours`: the whole pipeline of this project. `tutorial`: python-pptx as its documentation shows it.
"""

import json
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches


def ours(job: dict[str, Any]) -> dict[str, Any]:
    """Build one deck for each department, after the warm-up departments, and keep none."""
    from briefing_builder.pipeline import Options, build, lay_out_briefing, load

    session = load(Path(job["programme"]))
    options = Options()
    for department in job["warm_up"]:
        build(session, department, options)
    milliseconds, sizes = [], []
    for department in job["departments"]:
        started = time.perf_counter()
        made = build(session, department, options)
        milliseconds.append(1000 * (time.perf_counter() - started))
        sizes.append(len(made.value))
    slides = [len(lay_out_briefing(session, department, options).value.slides) for department in job["departments"]]
    return {"milliseconds": milliseconds, "slides": slides, "bytes": sizes}


def tutorial(job: dict[str, Any]) -> dict[str, Any]:
    """Build the reference decks with python-pptx's default template."""
    for deck in job["warm_up"]:
        _tutorial_deck(deck)
    milliseconds, sizes = [], []
    for deck in job["decks"]:
        started = time.perf_counter()
        made = _tutorial_deck(deck)
        milliseconds.append(1000 * (time.perf_counter() - started))
        sizes.append(len(made))
    return {"milliseconds": milliseconds, "slides": [len(deck["slides"]) for deck in job["decks"]], "bytes": sizes}


def _tutorial_deck(deck: dict[str, Any]) -> bytes:
    presentation = Presentation()
    for content in deck["slides"]:
        has_text = "bullets" in content
        slide = presentation.slides.add_slide(presentation.slide_layouts[1 if has_text else 5])
        slide.shapes.title.text = content["title"]
        if has_text:
            body = slide.placeholders[1].text_frame
            body.text = content["bullets"][0]
            for bullet in content["bullets"][1:]:
                body.add_paragraph().text = bullet
        for position, picture in enumerate(content.get("pictures", [])):
            slide.shapes.add_picture(picture, Inches(1 + 4 * position), Inches(4), width=Inches(3.5))
        if "table" in content:
            _add_table(slide, content["table"])
        if "series" in content:
            _add_chart(slide, content)
        slide.notes_slide.notes_text_frame.text = content["notes"]
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def _add_table(slide: Any, rows: list[list[str]]) -> None:
    table = slide.shapes.add_table(len(rows), len(rows[0]), Inches(0.5), Inches(1.8), Inches(9), Inches(4)).table
    for row_number, row in enumerate(rows):
        for column_number, text in enumerate(row):
            table.cell(row_number, column_number).text = text


def _add_chart(slide: Any, content: dict[str, Any]) -> None:
    data = CategoryChartData()
    data.categories = content["categories"]
    for name, values in content["series"]:
        data.add_series(name, values)
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(0.5), Inches(1.8), Inches(9), Inches(5), data)


if __name__ == "__main__":
    runners = {"ours": ours, "tutorial": tutorial}
    print(json.dumps(runners[sys.argv[1]](json.load(sys.stdin))))

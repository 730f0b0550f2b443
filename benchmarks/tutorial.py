"""Decks with python-pptx as its documentation shows it: plain data and a template go in, the bytes of a PowerPoint file come out."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

TITLE_AND_BODY, TITLE_ONLY = "Body", "Content"


def written(deck: dict[str, Any], template: str) -> bytes:
    """Return the deck; its slides are told or placed (see `samples`)."""
    presentation = Presentation(template)
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    for content in deck["slides"]:
        slide = presentation.slides.add_slide(layouts[TITLE_AND_BODY if "bullets" in content else TITLE_ONLY])
        slide.shapes.title.text = content["title"]
        if "items" in content:
            for item in content["items"]:
                _add_item(slide, item)
        else:
            _tell(slide, content)
        notes = slide.notes_slide.notes_text_frame
        notes.text = content["notes"][0]
        for line in content["notes"][1:]:
            notes.add_paragraph().text = line
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def _tell(slide: Any, content: dict[str, Any]) -> None:
    if "bullets" in content:
        _fill(slide.placeholders[1].text_frame, content["bullets"])
    for position, (file, caption) in enumerate(content["pictures"]):
        slide.shapes.add_picture(file, Inches(1 + 6 * position), Inches(2), width=Inches(5.3))
        _fill(slide.shapes.add_textbox(Inches(1 + 6 * position), Inches(5.2), Inches(5.3), Inches(0.8)).text_frame, [caption])
    if "quote" in content:
        _fill(slide.shapes.add_textbox(Inches(7), Inches(2), Inches(5.5), Inches(3)).text_frame, content["quote"])
    if "table" in content:
        rows = content["table"]
        table = slide.shapes.add_table(len(rows), len(rows[0]), Inches(0.5), Inches(1.8), Inches(12), Inches(4)).table
        for row_number, row in enumerate(rows):
            for column_number, text in enumerate(row):
                table.cell(row_number, column_number).text = text
    if "series" in content:
        place = (Inches(0.5), Inches(1.8), Inches(12), Inches(5))
        slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, _chart_data(content))


def _fill(frame: Any, lines: Sequence[str]) -> None:
    frame.text = lines[0]
    for line in lines[1:]:
        frame.add_paragraph().text = line


def _add_item(slide: Any, item: dict[str, Any]) -> None:
    place = left, top, width, height = tuple(Inches(item[name]) for name in "xywh")
    match item["kind"]:
        case "text":
            _fill_runs(slide.shapes.add_textbox(*place).text_frame, item["paragraphs"])
        case "line":
            slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, top, left + width, top + height)
        case "shape":
            shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
            if item["fill"]:
                shape.fill.solid()
                shape.fill.fore_color.rgb = RGBColor.from_string(item["fill"])
        case "picture":
            slide.shapes.add_picture(item["file"], *place)
        case "table":
            table = slide.shapes.add_table(len(item["rows"]), len(item["rows"][0]), *place).table
            for row_number, row in enumerate(item["rows"]):
                for column_number, paragraphs in enumerate(row):
                    _fill_runs(table.cell(row_number, column_number).text_frame, paragraphs)
        case "chart":
            kind = XL_CHART_TYPE.COLUMN_CLUSTERED if item["columns"] else XL_CHART_TYPE.BAR_CLUSTERED
            slide.shapes.add_chart(kind, *place, _chart_data(item))


def _fill_runs(frame: Any, paragraphs: Sequence[Sequence[dict[str, Any]]]) -> None:
    frame.word_wrap = True
    for number, runs in enumerate(paragraphs):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        for said in runs:
            run = paragraph.add_run()
            run.text = said["text"]
            run.font.size, run.font.bold = Pt(said["size"]), said["bold"]
            run.font.color.rgb = RGBColor.from_string(said["colour"])


def _chart_data(content: dict[str, Any]) -> CategoryChartData:
    data = CategoryChartData()
    data.categories = content["categories"]
    for name, values in content["series"]:
        data.add_series(name, values)
    return data

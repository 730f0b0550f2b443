"""What people do by hand to the look of things, beside what they say: letters, frames, outlines, charts, what is hidden."""

from typing import Any

from by_hand import A, P, by_hand, first_run, shape_of, slide_of
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Pt

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
ASK_CAPTION = "the text “10 of these 30 minutes are yours”"


def letters_of(slide: Any) -> Any:
    return first_run(slide)._r.get_or_add_rPr()


def caption_of(slide: Any) -> Any:
    return shape_of(slide, "Caption")


def frame_of(slide: Any) -> Any:
    return caption_of(slide)._element.txBody.find(f"{A}bodyPr")


@by_hand("was set in other capitals", survives=False)
def set_in_capitals(presentation: Any) -> None:
    letters_of(slide_of(presentation, "ask")).set("cap", "all")


@by_hand("was set in other capitals")
def set_in_small_capitals(presentation: Any) -> None:
    letters_of(slide_of(presentation, "ask")).set("cap", "small")


@by_hand("was spaced out or drawn together")
def spaced_out(presentation: Any) -> None:
    letters_of(slide_of(presentation, "ask")).set("spc", "600")


@by_hand("was given outlined letters", survives=False)
def letters_outlined(presentation: Any) -> None:
    line = etree.Element(f"{A}ln", w="12700")
    etree.SubElement(etree.SubElement(line, f"{A}solidFill"), f"{A}srgbClr", val="C00000")
    letters_of(slide_of(presentation, "ask")).insert(0, line)


@by_hand("was set in lines of a fixed height")
def lines_set_apart(presentation: Any) -> None:
    for paragraph in caption_of(slide_of(presentation, "ask")).text_frame.paragraphs:
        paragraph.line_spacing = Pt(40)


@by_hand(f"{ASK_CAPTION} was hidden")
def text_hidden(presentation: Any) -> None:
    caption_of(slide_of(presentation, "ask"))._element.nvSpPr.cNvPr.set("hidden", "1")


@by_hand("the picture was hidden", survives=False)
def picture_hidden(presentation: Any) -> None:
    shape_of(slide_of(presentation, "showcase"), "Picture")._element.nvPicPr.cNvPr.set("hidden", "1")


@by_hand("the drawing was hidden", survives=False)
def group_hidden(presentation: Any) -> None:
    shape_of(slide_of(presentation, "ask"), "Time strip")._element.find(f"{P}nvGrpSpPr/{P}cNvPr").set("hidden", "1")


def frame_with(slide: Any, kind: str) -> Any:
    return next(shape for shape in slide.shapes if getattr(shape, f"has_{kind}"))


@by_hand("the chart was hidden", survives=False)
def chart_hidden(presentation: Any) -> None:
    frame_with(slide_of(presentation, "return"), "chart")._element.nvGraphicFramePr.cNvPr.set("hidden", "1")


@by_hand("the table was hidden", survives=False)
def table_hidden(presentation: Any) -> None:
    frame_with(slide_of(presentation, "pilot-detail"), "table")._element.nvGraphicFramePr.cNvPr.set("hidden", "1")


@by_hand("was turned in its frame")
def set_vertically(presentation: Any) -> None:
    frame_of(slide_of(presentation, "ask")).set("vert", "vert270")


@by_hand("was turned in its frame")
def turned_in_its_frame(presentation: Any) -> None:
    frame_of(slide_of(presentation, "ask")).set("rot", "5400000")


@by_hand("was set in columns")
def set_in_columns(presentation: Any) -> None:
    frame_of(slide_of(presentation, "ask")).set("numCol", "2")


@by_hand("was given lines that do not break")
def lines_unbroken(presentation: Any) -> None:
    frame_of(slide_of(presentation, "ask")).set("wrap", "none")


@by_hand("was shrunk to fit its frame", survives=False)
def shrunk(presentation: Any) -> None:
    frame = frame_of(slide_of(presentation, "ask"))
    for child in list(frame):
        frame.remove(child)
    etree.SubElement(frame, f"{A}normAutofit", fontScale="70000", lnSpcReduction="10000")


@by_hand("the table in row 2, column 1 was turned in its frame", survives=False)
def cell_set_vertically(presentation: Any) -> None:
    frame_with(slide_of(presentation, "pilot-detail"), "table").table.cell(1, 0)._tc.get_or_add_tcPr().set("vert", "vert270")


def line_of(presentation: Any) -> Any:
    """Return the properties of the first outline on the slide of benefits that has a colour."""
    return next(line for line in slide_of(presentation, "benefits").element.iter(f"{A}ln") if line.find(f"{A}solidFill") is not None)


@by_hand("was given a dashed or double outline")
def dashed(presentation: Any) -> None:
    etree.SubElement(line_of(presentation), f"{A}prstDash", val="dash")


@by_hand("was given arrowheads")
def arrowheads_added(presentation: Any) -> None:
    etree.SubElement(line_of(presentation), f"{A}headEnd", type="triangle")


def chart_of(presentation: Any) -> Any:
    return frame_with(slide_of(presentation, "return"), "chart").chart


@by_hand("the chart was given a title")
def chart_titled(presentation: Any) -> None:
    chart_of(presentation).chart_title.text_frame.text = "Return by programme"


ADDED_TO_A_SERIES = {
    "trendline": f'<c:trendline xmlns:c="{C[1:-1]}"><c:trendlineType val="linear"/><c:dispRSqr val="0"/><c:dispEq val="0"/></c:trendline>',
    "errBars": (
        f'<c:errBars xmlns:c="{C[1:-1]}"><c:errBarType val="both"/><c:errValType val="percentage"/><c:noEndCap val="0"/><c:val val="10"/>'
        "</c:errBars>"
    ),
}


def add_to_the_series(presentation: Any, name: str) -> None:
    series = next(chart_of(presentation)._chartSpace.iter(f"{C}ser"))
    series.find(f"{C}cat").addprevious(etree.fromstring(ADDED_TO_A_SERIES[name]))


@by_hand("the chart was given a trend line")
def trend_line_added(presentation: Any) -> None:
    add_to_the_series(presentation, "trendline")


@by_hand("the chart was given error bars")
def error_bars_added(presentation: Any) -> None:
    add_to_the_series(presentation, "errBars")


DRAWN_ON = '<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'


@by_hand("the chart was drawn upon", survives=False)
def chart_drawn_upon(presentation: Any) -> None:
    chart = chart_of(presentation)
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
    drawing = Part(PackURI("/ppt/drawings/drawing1.xml"), kind, presentation.part.package, DRAWN_ON.encode())
    name = chart.part.relate_to(drawing, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    etree.SubElement(chart._chartSpace, f"{C}userShapes", {relation: name})


@by_hand("the chart was given gridlines")
def gridlines_added(presentation: Any) -> None:
    chart_of(presentation).value_axis.has_major_gridlines = True


@by_hand("the chart was given an axis of values")
def value_axis_shown(presentation: Any) -> None:
    chart_of(presentation).value_axis.visible = True


@by_hand("the chart was left without its axis of categories")
def category_axis_removed(presentation: Any) -> None:
    chart_of(presentation).category_axis.visible = False


@by_hand("the chart was turned round")
def chart_turned_round(presentation: Any) -> None:
    axis = chart_of(presentation).category_axis
    axis.reverse_order = not axis.reverse_order


@by_hand("the chart was given another start of its axis")
def axis_started_elsewhere(presentation: Any) -> None:
    chart_of(presentation).value_axis.minimum_scale = 0.5


@by_hand("the chart was left without some of its labels")
def labels_switched_off(presentation: Any) -> None:
    for shown in chart_of(presentation)._chartSpace.iter(f"{C}showVal"):
        shown.set("val", "0")


@by_hand("the chart was left without some of its labels", survives=False)
def labels_removed(presentation: Any) -> None:
    series = next(chart_of(presentation)._chartSpace.iter(f"{C}ser"))
    series.remove(series.find(f"{C}dLbls"))


@by_hand("the chart was given other labels")
def label_reworded(presentation: Any) -> None:
    chart_of(presentation).plots[0].series[0].points[0].data_label.text_frame.text = "About three"


@by_hand("the chart was given other labels")
def labels_say_more(presentation: Any) -> None:
    for shown in chart_of(presentation)._chartSpace.iter(f"{C}showCatName"):
        shown.set("val", "1")


@by_hand("it has a colour map of its own", survives=False)
def colours_turned_round(presentation: Any) -> None:
    colours = slide_of(presentation, "needs").element.find(f"{P}clrMapOvr")
    for child in list(colours):
        colours.remove(child)
    accents = {name: name for name in ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")}
    etree.SubElement(colours, f"{A}overrideClrMapping", bg1="dk1", tx1="lt1", bg2="dk2", tx2="lt2", **accents)

"""Charts as native, editable charts: everything is placed by the deck, labels stand on the bars, nothing else is drawn."""

from decimal import Decimal

from briefing_builder.backends.pptx import xml
from briefing_builder.backends.pptx.slide.emphasis import plotted
from briefing_builder.backends.pptx.slide.shapes import reference
from briefing_builder.backends.pptx.slide.slide_writer import ChartTarget, SlideWriter
from briefing_builder.backends.pptx.slide.text import SIZE_UNIT, THEME_FONTS, faces_xml
from briefing_builder.backends.pptx.slide.workbooks import SHEET, workbook
from briefing_builder.brand.xml.notes import frame_xml
from briefing_builder.deck.model import BAR_OUTLINE, Chart, LabelPlace, Series
from briefing_builder.units import Emu

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CATEGORY_AXIS, VALUE_AXIS = 111_111_111, 222_222_222  # ECMA-376 part 1, 21.2.2.9: any unsigned number, but validators refuse negative ones
LABEL_PLACES: dict[LabelPlace, str] = {"beyond": "outEnd", "end": "inEnd", "centre": "ctr", "base": "inBase"}
LABEL_PARTS = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
BOOK_RELATION = "rId1"
"""Of a chart to its workbook, the only relationship that it has."""
NO_SURFACE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def chart_xml(item: Chart, writer: SlideWriter, *, is_spoken_for: bool = False) -> str:
    """Return the chart's graphic frame; the slide gets a relationship to its chart part."""
    placeholder = writer.take(item.placeholder)
    identity = writer.identity(item.name, alt=item.alt, is_decorative=is_spoken_for)
    chart = plotted(item)
    columns = tuple((series.name, series.values) for series in chart.series)
    book = workbook(item.categories, columns, item.number_format)
    number = sum(isinstance(target, ChartTarget) for target in writer.targets)
    relation = writer.relation(ChartTarget(number, _chart_space(chart, _legend(item, writer) if item.legend else "", writer), book))
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{identity}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{reference(placeholder)}</p:nvPr></p:nvGraphicFramePr>{frame_xml(item.box, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{xml.CHART}"><c:chart xmlns:c="{xml.CHART}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _chart_space(item: Chart, legend: str, writer: SlideWriter) -> str:
    series = "".join(_series_xml(item, number, writer) for number in range(len(item.series)))
    return (
        f'{xml.DECLARATION}<c:chartSpace xmlns:c="{xml.CHART}" xmlns:a="{xml.DRAWING}" xmlns:r="{xml.OFFICE}">'
        f'<c:date1904 val="0"/><c:lang val="{xml.escaped_attribute(writer.language)}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_plot_layout(item)}'
        f'<c:barChart><c:barDir val="{"bar" if item.kind == "bars" else "col"}"/>'
        f'<c:grouping val="{"stacked" if item.is_stacked else "clustered"}"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{item.gap}"/><c:overlap val="{item.overlap}"/>'
        f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/></c:barChart>{_category_axis(item, writer)}{_value_axis(item)}'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text_properties(item.text_size, item.text_colour, writer)}"
        f'<c:externalData r:id="{BOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _plot_layout(item: Chart) -> str:
    box, plot = item.box, item.plot
    shares = (
        ("x", plot.left - box.left, box.width), ("y", plot.top - box.top, box.height),
        ("w", plot.width, box.width), ("h", plot.height, box.height),
    )  # fmt: skip
    places = "".join(f'<c:{name} val="{part / whole:.6f}"/>' for name, part, whole in shares)
    edges = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{edges}{places}</c:manualLayout></c:layout>"


def _series_xml(item: Chart, number: int, writer: SlideWriter) -> str:
    series = item.series[number]
    column = chr(ord("B") + number)
    last = len(item.categories) + 1
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f>{_string_cache((series.name,))}</c:strRef></c:tx>"
        f'<c:spPr>{_bar_look(series, writer)}</c:spPr><c:invertIfNegative val="0"/>'
        f"{_data_labels(item, series, writer)}"
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_string_cache(item.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>{_number_cache(item, series)}</c:numRef></c:val></c:ser>"
    )


def _bar_look(series: Series, writer: SlideWriter) -> str:
    fill = writer.fills[series.colour] if series.colour else "<a:noFill/>"
    line = f'<a:ln w="{BAR_OUTLINE}">{writer.fills[series.outline]}</a:ln>' if series.outline else "<a:ln><a:noFill/></a:ln>"
    return f"{fill}{line}"


def _data_labels(item: Chart, series: Series, writer: SlideWriter) -> str:
    size = series.label_size or item.label_size or item.text_size
    code = series.number_format or item.number_format
    number_format = f'<c:numFmt formatCode="{xml.escaped_attribute(code)}" sourceLinked="0"/>'
    voice = _text_properties(size, series.label_colour, writer, is_bold=series.bold_labels)
    place = f'<c:dLblPos val="{LABEL_PLACES[series.label_place]}"/>'
    return f"<c:dLbls>{number_format}{NO_SURFACE}{voice}{place}{LABEL_PARTS}</c:dLbls>"


def _string_cache(values: tuple[str, ...]) -> str:
    cached = "".join(f'<c:pt idx="{number}"><c:v>{xml.escaped_text(value)}</c:v></c:pt>' for number, value in enumerate(values))
    return f'<c:strCache><c:ptCount val="{len(values)}"/>{cached}</c:strCache>'


def _number_cache(item: Chart, series: Series) -> str:
    cached = "".join(
        f'<c:pt idx="{number}"><c:v>{_fixed(value)}</c:v></c:pt>' for number, value in enumerate(series.values) if value is not None
    )
    code = f"<c:formatCode>{xml.escaped_text(item.number_format)}</c:formatCode>"
    return f'<c:numCache>{code}<c:ptCount val="{len(series.values)}"/>{cached}</c:numCache>'


def _category_axis(item: Chart, writer: SlideWriter) -> str:
    # Horizontal bars count upwards from the axis; reversed, the first category and the first series stand on top
    order = "maxMin" if item.kind == "bars" else "minMax"
    side = "l" if item.kind == "bars" else "b"
    names = "low" if item.has_names else "none"
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{names}"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{_text_properties(item.text_size, item.text_colour, writer)}"
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(item: Chart) -> str:
    least = "" if item.has_negatives else f'<c:min val="{_fixed(item.axis_minimum)}"/>'
    side = "t" if item.kind == "bars" else "l"
    return (
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:max val="{_fixed(item.axis_maximum)}"/>{least}'
        f'</c:scaling><c:delete val="1"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _legend(item: Chart, writer: SlideWriter) -> str:
    """A key of the chart's own series: one that merely highlights a bar has no entry in it."""
    start = (item.plot.left - item.box.left) / item.box.width
    silent = "".join(
        f'<c:legendEntry><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
        for number in range(len(item.series), len(plotted(item).series))
    )
    return (
        f'<c:legend><c:legendPos val="t"/>{silent}<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{start:.6f}"/><c:y val="0"/></c:manualLayout></c:layout><c:overlay val="0"/>'
        f"{_text_properties(item.text_size, item.text_colour, writer)}</c:legend>"
    )


def _text_properties(size: Emu, colour: str, writer: SlideWriter, *, is_bold: bool = False) -> str:
    language = f'lang="{xml.escaped_attribute(writer.language)}"'
    return (
        '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr {language} sz="{round(size / SIZE_UNIT)}" b="{int(is_bold)}">'
        f"{writer.fills[colour]}{faces_xml(THEME_FONTS['body'])}</a:defRPr></a:pPr>"
        f"<a:endParaRPr {language}/></a:p></c:txPr>"
    )


def _fixed(value: Decimal) -> str:
    return format(value, "f")

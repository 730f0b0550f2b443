"""Charts are native and editable, and their workbooks hold data only."""

import zipfile
from decimal import Decimal
from io import BytesIO

import pptx_samples
from lxml import etree
from pptx import Presentation
from pptx.chart.chart import Chart as NativeChart
from pptx.presentation import Presentation as OpenPresentation

from briefing_builder.backends.pptx import write
from briefing_builder.brand.reader import builtin_brand
from briefing_builder.deck.model import Chart, Deck
from briefing_builder.values import replace

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def native(data: bytes) -> NativeChart:
    slides = Presentation(BytesIO(data)).slides
    return next(shape.chart for slide in slides for shape in slide.shapes if shape.has_chart)


def written(deck: Deck, chart: Chart) -> bytes:
    slide = replace(deck.slides[2], items=(*deck.slides[2].items[:2], chart))
    return write(replace(deck, slides=(slide,)), builtin_brand())


def values_of(chart: NativeChart, path: str) -> list[str]:
    return [element.get("val") for element in chart._chartSpace.iterfind(f".//{path}")]


def test_a_chart_holds_its_data_with_gaps(data: bytes) -> None:
    plot = native(data).plots[0]
    assert list(plot.categories) == ["Data privacy", "Lift, Reach, Go", "Phishing", "Calm Calls", "Visit record"]
    assert [(series.name, tuple(series.values)) for series in plot.series] == [
        ("Before", (50, 56, 52, 54, 53)),
        ("After", (77, 81.5, None, 80, 79)),
    ]


def test_a_chart_stands_in_the_layouts_placeholder_with_its_alternative_text(opened: OpenPresentation) -> None:
    frame = next(shape for shape in opened.slides[2].shapes if shape.has_chart)
    assert frame.is_placeholder
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Bar chart: scores before and after, five courses"


def test_axis_ids_are_not_negative_and_belong_together(data: bytes) -> None:
    ids = values_of(native(data), f"{CHART}axId")
    assert sorted(ids) == ["111111111", "111111111", "222222222", "222222222"]


def test_bars_begin_at_the_top_and_columns_at_the_left(data: bytes, deck: Deck) -> None:
    columns = written(deck, replace(pptx_samples.chart(), kind="columns"))
    assert values_of(native(data), f"{CHART}catAx/{CHART}scaling/{CHART}orientation") == ["maxMin"]
    assert values_of(native(columns), f"{CHART}catAx/{CHART}scaling/{CHART}orientation") == ["minMax"]


def test_the_plot_area_is_where_the_deck_put_it(data: bytes) -> None:
    shares = [values_of(native(data), f"{CHART}plotArea/{CHART}layout/{CHART}manualLayout/{CHART}{name}")[0] for name in "xywh"]
    # box 7.2 × 4.4 in at (0.8, 2.05), plot 4.9 × 4.0 in at (2.6, 2.45)
    assert shares == ["0.250000", "0.090909", "0.680556", "0.909091"]


def test_nothing_is_drawn_that_says_nothing(data: bytes) -> None:
    chart = native(data)
    assert values_of(chart, f"{CHART}valAx/{CHART}delete") == ["1"]
    assert values_of(chart, f"{CHART}autoTitleDeleted") == ["1"]
    assert chart._chartSpace.find(f".//{CHART}majorGridlines") is None


def test_the_highlight_spares_the_quiet_series(data: bytes) -> None:
    series = native(data)._chartSpace.findall(f".//{CHART}ser")
    highlighted = [[point.find(f"{CHART}idx").get("val") for point in one.findall(f"{CHART}dPt")] for one in series]
    assert highlighted == [[], ["1"]]


def test_text_in_a_workbook_is_never_a_formula(deck: Deck) -> None:
    wild = ("=1+1", '=HYPERLINK("http://x.example","x")', "@SUM(A1)", "https://x.example", "12")
    with zipfile.ZipFile(BytesIO(written(deck, pptx_samples.chart(wild)))) as package, zipfile.ZipFile(
        BytesIO(package.read("ppt/embeddings/chart1.xlsx"))
    ) as book:  # fmt: skip
        sheet = book.read("xl/worksheets/sheet1.xml")
        strings = etree.fromstring(book.read("xl/sharedStrings.xml"))
        names = book.namelist()
    assert b"<f>" not in sheet
    assert not [name for name in names if name.startswith("xl/worksheets/_rels")]
    assert set(wild) <= {str(text.text) for text in strings.iter("{*}t")}


def test_a_workbook_carries_no_clock(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(BytesIO(package.read("ppt/embeddings/chart1.xlsx"))) as book:
        assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")


def test_a_value_below_zero_is_not_cut_off(deck: Deck) -> None:
    chart = pptx_samples.chart()
    lower = replace(chart, series=(replace(chart.series[0], values=(Decimal(-5), *chart.series[0].values[1:])),))
    assert values_of(native(written(deck, lower)), f"{CHART}valAx/{CHART}scaling/{CHART}min") == []


def test_markup_in_a_category_is_only_text(deck: Deck) -> None:
    wild = ("R&D <new>", "b", "c", "d", "e")
    assert next(iter(native(written(deck, pptx_samples.chart(wild))).plots[0].categories)) == "R&D <new>"

"""Charts are native and editable, and their workbooks hold data only."""

import re
import zipfile
from decimal import Decimal
from io import BytesIO

import pptx_samples
import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.chart import Chart as NativeChart
from pptx.presentation import Presentation as OpenPresentation

from briefing_builder.backends.pptx import write
from briefing_builder.backends.pptx.slide.workbooks import workbook
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck.model import Chart, Deck
from briefing_builder.values import replace

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
OURS = re.compile(r"ppt/(charts/chart|slides/slide|notesSlides/notesSlide)\d+\.xml")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


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


def highlighted(*values: int | None, **changes: object) -> Chart:
    """Return a chart of one series whose second bar is highlighted."""
    chart = pptx_samples.chart(("Classroom", "E-learning", "Reading")[: len(values)])
    said = tuple(None if value is None else Decimal(value) for value in values)
    return replace(chart, series=(replace(chart.series[0], name="Cost", values=said),), **changes)


def series_of(chart: NativeChart) -> list[tuple[str, tuple[float | None, ...]]]:
    return [(series.name, tuple(series.values)) for series in chart.plots[0].series]


def test_a_highlighted_bar_is_a_series_of_its_own_where_it_would_stand(deck: Deck) -> None:
    chart = native(written(deck, highlighted(9, 4, 7)))
    assert series_of(chart) == [("Cost", (9, None, 7)), ("E-learning", (None, 4, None))]
    assert values_of(chart, f"{CHART}overlap") == ["100"]
    colours = [fill.get("val") for fill in chart._chartSpace.iterfind(f".//{CHART}ser/{CHART}spPr/{DRAWING}solidFill/{DRAWING}schemeClr")]
    assert colours == [builtin_brand().palette[role].theme for role in ("past", "highlight")]
    assert [voice.get("b") for voice in chart._chartSpace.iterfind(f".//{CHART}ser/{CHART}dLbls//{DRAWING}defRPr")] == ["0", "1"]


@pytest.mark.parametrize("chart", [highlighted(9, 4, 7), highlighted(9, None), pptx_samples.chart()], ids=["lit", "a gap", "two series"])
def test_no_bar_and_no_label_has_a_look_of_its_own(deck: Deck, chart: Chart) -> None:
    space = native(written(deck, chart))._chartSpace
    assert [one.tag for one in space.iter(f"{CHART}dPt", f"{CHART}dLbl")] == []


def test_two_series_stand_side_by_side_whatever_is_highlighted(data: bytes) -> None:
    assert values_of(native(data), f"{CHART}overlap") == ["0"]
    assert len(series_of(native(data))) == 2


def test_a_highlighted_bar_without_others_stays_the_only_series(deck: Deck) -> None:
    chart = native(written(deck, replace(highlighted(4), highlight=0)))
    assert series_of(chart) == [("Cost", (4,))]


def test_the_legend_names_the_series_of_the_chart_and_no_highlighted_bar(deck: Deck, data: bytes) -> None:
    assert values_of(native(written(deck, highlighted(9, 4, 7))), f"{CHART}legendEntry/{CHART}idx") == ["1"]
    assert values_of(native(data), f"{CHART}legendEntry/{CHART}idx") == []


def test_the_workbook_has_the_highlighted_value_in_a_column_of_its_own(deck: Deck) -> None:
    with zipfile.ZipFile(BytesIO(written(deck, highlighted(9, 4, 7)))) as package:
        book = package.read("ppt/embeddings/chart1.xlsx")
    columns = (("Cost", (Decimal(9), None, Decimal(7))), ("E-learning", (None, Decimal(4), None)))
    assert book == workbook(("Classroom", "E-learning", "Reading"), columns, "0")


def test_the_texts_of_a_chart_are_in_the_language_of_the_deck(deck: Deck) -> None:
    data = write(replace(deck, language="en-NZ"), builtin_brand())
    with zipfile.ZipFile(BytesIO(data)) as package:
        trees = [etree.fromstring(package.read(name)) for name in package.namelist() if OURS.fullmatch(name)]
    said = {one.get("lang") for tree in trees for one in tree.iter(*(f"{DRAWING}{name}" for name in ("rPr", "defRPr", "endParaRPr")))}
    assert said == {"en-NZ"}
    assert [one.get("val") for tree in trees for one in tree.iter(f"{CHART}lang")] == ["en-NZ"]


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

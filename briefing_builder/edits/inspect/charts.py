"""A chart in somebody's file: its part goes in, what it plots comes out."""

from collections.abc import Iterator
from urllib.parse import quote

from lxml.etree import _Element

from briefing_builder.backends.pptx.xml import CHART
from briefing_builder.edits.inspect.run_inheritance import TRUE, A, Theme
from briefing_builder.edits.model import NO_BOUNDS, THOUSAND, Bounds, Chart, Run, Series, text_digest, unquoted_format, values_digest
from briefing_builder.edits.policy import SavingPolicy

C = f"{{{CHART}}}"
KINDS = {"bar": "bars", "col": "columns"}
GROUPINGS = {"clustered": "", "stacked": "stacked "}
ODD = {
    "title": "given a title", "trendline": "given a trend line", "errBars": "given error bars", "majorGridlines": "given gridlines",
    "minorGridlines": "given finer gridlines", "dTable": "given a table of its values",
}  # fmt: skip
"""Elements of a chart that we never write."""
SURFACES = (f"{C}spPr", f"{C}chart/{C}plotArea/{C}spPr")
FILLS = [f"{A}{name}" for name in ("solidFill", "gradFill", "pattFill", "blipFill")]
OTHER_LABELS = ("showLegendKey", "showCatName", "showSerName", "showPercent")
FILL = f"{C}spPr/{A}solidFill"
TEXT_LOOK = f"{C}txPr/{A}p/{A}pPr/{A}defRPr"


def inspected_chart(chart: _Element, theme: Theme, policy: SavingPolicy) -> Chart:
    """Return what a chart shows, from the values that its part caches."""
    area = chart.find(f"{C}chart/{C}plotArea")
    if area is None:
        return Chart(kind="")
    bars = area.findall(f"{C}barChart")
    others = [child for child in area if str(child.tag).endswith("Chart") and child.tag != f"{C}barChart"]
    grouping = _value_at(bars[0], "grouping") or "clustered" if bars else ""
    if len(bars) != 1 or others or grouping not in GROUPINGS:
        return Chart(kind=" ".join(str(child.tag).removeprefix(C) for child in area))
    plot = bars[0]
    series = plot.findall(f"{C}ser")
    with_text = (area.find(f"{C}catAx"), chart.find(f"{C}chart/{C}legend"))
    maximum, minimum = (_value_at(area, "valAx", "scaling", name) for name in ("max", "min"))
    return Chart(
        kind=GROUPINGS[grouping] + KINDS.get(str(_value_at(plot, "barDir")), "other"),
        categories=text_digest("\n".join(_cached_texts(series[0].find(f"{C}cat"))) if series else ""),
        number_format=_label_format(series),
        maximum=None if maximum is None else float(maximum),
        minimum=None if minimum is None else float(minimum),
        gap=_integer_percent(_value_at(plot, "gapWidth")),
        overlap=_integer_percent(_value_at(plot, "overlap")),
        has_legend=chart.find(f"{C}chart/{C}legend") is not None,
        series=tuple(_inspected_series(each, chart, theme) for each in series),
        fonts=tuple(_chart_font(theme, element, chart) for element in with_text if element is not None),
        plot_area=_inspected_plot_area(area, policy),
    )


def chart_oddities(chart: _Element) -> Iterator[str]:
    """Yield what a chart has that we never draw, or lacks that we always do."""
    whole = chart.find(f"{C}chart")
    if whole is None:
        return
    yield from (what for name, what in ODD.items() if next(whole.iter(f"{C}{name}"), None) is not None)
    if chart.find(f"{C}userShapes") is not None:
        yield "drawn upon"
    if any(next(surface.iterchildren(*FILLS), None) is not None for path in SURFACES for surface in chart.iterfind(path)):
        yield "given a ground"
    yield from _axis_oddities(whole)
    yield from dict.fromkeys(what for series in whole.iter(f"{C}ser") for what in _label_oddities(series.find(f"{C}dLbls")))


def _axis_oddities(chart: _Element) -> Iterator[str]:
    area = chart.find(f"{C}plotArea")
    if _is_on(area, "catAx", "delete"):
        yield "left without its axis of categories"
    if not _is_on(area, "valAx", "delete"):
        yield "given an axis of values"
    usual = {"catAx": "maxMin" if _value_at(area, "barChart", "barDir") == "bar" else "minMax", "valAx": "minMax"}
    if any((_value_at(area, axis, "scaling", "orientation") or "minMax") != way for axis, way in usual.items()):
        yield "turned round"


def _label_oddities(labels: _Element | None) -> Iterator[str]:
    elements = _label_elements(labels)
    if not elements or not all(_is_on(element, "showVal") for element in elements):
        yield "left without some of its labels"
    if any(each.find(f"{C}tx") is not None or any(_is_on(each, name) for name in OTHER_LABELS) for each in elements):
        yield "given other labels"
    if any(element.find(f"{C}layout/{C}manualLayout") is not None for element in elements):
        yield "given labels in other places"


def _label_elements(labels: _Element | None) -> list[_Element]:
    """The labels of a series, and those of single bars."""
    return [] if labels is None else [labels, *labels.iterfind(f"{C}dLbl")]


def _chart_font(theme: Theme, *holders: _Element) -> Run:
    """How text of a chart looks, by the first of its holders that says so."""
    looks = [look for element in holders if (look := element.find(TEXT_LOOK)) is not None]
    size, bold, italic = (next((look.get(name) for look in looks if look.get(name)), None) for name in ("sz", "b", "i"))
    fills, fonts = ([child for look in looks if (child := look.find(f"{A}{name}")) is not None] for name in ("solidFill", "latin"))
    return Run(
        length=0, size=None if size is None else int(size), bold=_on_or_off(bold), italic=_on_or_off(italic),
        font=theme.font(next(iter(fonts), None)), colour=theme.colour(next(iter(fills), None)), link=None,
    )  # fmt: skip


def _inspected_plot_area(area: _Element, policy: SavingPolicy) -> Bounds | None:
    """Where the bars stand, in thousandths of the chart; nowhere where it is left to PowerPoint."""
    fractions = [_value_at(area, "layout", "manualLayout", name) for name in "xywh"]
    if any(fraction is None for fraction in fractions):
        return None if policy.omits_defaults else NO_BOUNDS
    left, top, width, height = (int(float(str(fraction)) * THOUSAND) for fraction in fractions)
    return left, top, width, height


def _inspected_series(series: _Element, chart: _Element, theme: Theme) -> Series:
    labels = series.find(f"{C}dLbls")
    look = None if labels is None else labels.find(TEXT_LOOK)
    points = [(int(str(_value_at(point, "idx"))), theme.colour(point.find(FILL))) for point in series.findall(f"{C}dPt")]
    colour = theme.colour(series.find(FILL))
    return Series(
        name=text_digest("".join(_cached_texts(series.find(f"{C}tx")))),
        values=values_digest(_cached_numbers(series.find(f"{C}val"))),
        colour=colour,
        label_colour=None if look is None else theme.colour(look.find(f"{A}solidFill")),
        is_bold=None if look is None else _on_or_off(look.get("b")),
        label_sizes=_label_sizes(labels, chart, theme),
        points=tuple((number, point_colour) for number, point_colour in points if point_colour != colour),
    )


def _label_sizes(labels: _Element | None, chart: _Element, theme: Theme) -> tuple[int, ...]:
    sizes = [] if labels is None else [_chart_font(theme, label, labels, chart).size for label in _label_elements(labels)]
    return tuple(sorted({size for size in sizes if size is not None}))


def _label_format(series: list[_Element]) -> str | None:
    codes = [number_format.get("formatCode") for each in series[:1] if (number_format := each.find(f"{C}dLbls/{C}numFmt")) is not None]
    return quote(unquoted_format(str(codes[0]))) if codes else None


def _cached_texts(element: _Element | None) -> Iterator[str]:
    """The texts of a cache, gaps included."""
    if element is None:
        return iter(())
    texts = {int(point.get("idx", "0")): point.findtext(f"{C}v") or "" for point in element.iter(f"{C}pt")}
    count = _integer_percent(next((size.get("val") for size in element.iter(f"{C}ptCount")), None))
    return (texts.get(number, "") for number in range(count or len(texts)))


def _cached_numbers(element: _Element | None) -> Iterator[float | None]:
    return (float(text) if text else None for text in _cached_texts(element))


def _value_at(element: _Element | None, *path: str) -> str | None:
    target = None if element is None else element.find("/".join(f"{C}{name}" for name in path))
    return None if target is None else target.get("val")


def _is_on(element: _Element | None, *path: str) -> bool:
    """Whether a switch is there and on, as it is without a value (ECMA-376 part 1, 21.2.3.3)."""
    switch = None if element is None else element.find("/".join(f"{C}{name}" for name in path))
    return switch is not None and switch.get("val", "1") in TRUE


def _on_or_off(value: str | None) -> bool | None:
    return None if value is None else value in TRUE


def _integer_percent(text: str | None) -> int | None:
    return None if text is None else int(text.removesuffix("%"))

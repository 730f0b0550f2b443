"""A chart that somebody's file holds: its part goes in, what it plots comes out."""

from collections.abc import Iterator
from urllib.parse import quote

from lxml.etree import _Element

from briefing_builder.backends.pptx.xml import CHART
from briefing_builder.edits.inspect.run_inheritance import TRUE, A, Theme
from briefing_builder.edits.model import THOUSAND, Place, Plot, Series, Span, bare_format, mark, values_mark

C = f"{{{CHART}}}"
KINDS = {"bar": "bars", "col": "columns"}
ODD = {
    "title": "given a title", "trendline": "given a trend line", "errBars": "given error bars", "majorGridlines": "given gridlines",
    "minorGridlines": "given finer gridlines", "dTable": "given a table of its values",
}  # fmt: skip
"""Elements of a chart that we never write."""
SURFACES = (f"{C}spPr", f"{C}chart/{C}plotArea/{C}spPr")
FILLS = [f"{A}{name}" for name in ("solidFill", "gradFill", "pattFill", "blipFill")]
OTHER_LABELS = ("showLegendKey", "showCatName", "showSerName", "showPercent")
FILL = f"{C}spPr/{A}solidFill"
VOICE = f"{C}txPr/{A}p/{A}pPr/{A}defRPr"


def plot_of(chart: _Element, theme: Theme, *, is_rough: bool) -> Plot:
    """Return what a chart shows, from the values that its part remembers; of a rough program what it leaves unsaid is unknown."""
    area = chart.find(f"{C}chart/{C}plotArea")
    if area is None:
        return _foreign(area)
    bars = area.findall(f"{C}barChart")
    others = [one for one in area if str(one.tag).endswith("Chart") and one.tag != f"{C}barChart"]
    if len(bars) != 1 or others or (bars[0].find(f"{C}grouping") is not None and _value(bars[0], "grouping") != "clustered"):
        return _foreign(area)
    plot = bars[0]
    series = plot.findall(f"{C}ser")
    lettered = (area.find(f"{C}catAx"), chart.find(f"{C}chart/{C}legend"))
    maximum = _value(area, "valAx", "scaling", "max")
    return Plot(
        kind=KINDS.get(str(_value(plot, "barDir")), "other"),
        categories=mark("\n".join(_points(series[0].find(f"{C}cat"))) if series else ""),
        number_format=_number_format(series),
        maximum=None if maximum is None else float(maximum),
        gap=_whole(_value(plot, "gapWidth")),
        overlap=_whole(_value(plot, "overlap")),
        has_legend=chart.find(f"{C}chart/{C}legend") is not None,
        series=tuple(_series(one, chart, theme) for one in series),
        letters=tuple(_letters(theme, one, chart) for one in lettered if one is not None),
        area=_area(area, is_rough),
    )


def oddities_of(chart: _Element) -> Iterator[str]:
    """Yield what a chart has that we never draw, or lacks that we always do."""
    whole = chart.find(f"{C}chart")
    if whole is None:
        return
    yield from (what for name, what in ODD.items() if next(whole.iter(f"{C}{name}"), None) is not None)
    if chart.find(f"{C}userShapes") is not None:
        yield "drawn upon"
    if any(next(surface.iterchildren(*FILLS), None) is not None for path in SURFACES for surface in chart.iterfind(path)):
        yield "given a ground"
    yield from _of_axes(whole)
    yield from dict.fromkeys(what for series in whole.iter(f"{C}ser") for what in _of_labels(series.find(f"{C}dLbls")))


def _of_axes(chart: _Element) -> Iterator[str]:
    area = chart.find(f"{C}plotArea")
    if _is_on(area, "catAx", "delete"):
        yield "left without its axis of categories"
    if not _is_on(area, "valAx", "delete"):
        yield "given an axis of values"
    usual = {"catAx": "maxMin" if _value(area, "barChart", "barDir") == "bar" else "minMax", "valAx": "minMax"}
    if any((_value(area, axis, "scaling", "orientation") or "minMax") != way for axis, way in usual.items()):
        yield "turned round"
    values = [value for series in chart.iter(f"{C}ser") for value in _numbers(series.find(f"{C}val")) if value is not None]
    least = _value(area, "valAx", "scaling", "min")
    if (None if least is None else float(least)) != (0 if all(value >= 0 for value in values) else None):
        yield "given another start of its axis"


def _of_labels(labels: _Element | None) -> Iterator[str]:
    holders = _holders(labels)
    if not holders or not all(_is_on(one, "showVal") for one in holders):
        yield "left without some of its labels"
    if any(one.find(f"{C}tx") is not None or any(_is_on(one, name) for name in OTHER_LABELS) for one in holders):
        yield "given other labels"
    if any(one.find(f"{C}layout/{C}manualLayout") is not None for one in holders):
        yield "given labels in other places"


def _holders(labels: _Element | None) -> list[_Element]:
    """The labels of a series, and those of single bars."""
    return [] if labels is None else [labels, *labels.iterfind(f"{C}dLbl")]


def _foreign(area: _Element | None) -> Plot:
    kinds = [] if area is None else [str(one.tag).removeprefix(C) for one in area]
    return Plot(
        kind=" ".join(kinds), categories="", number_format=None, maximum=None, gap=None, overlap=None, has_legend=False, series=()
    )  # fmt: skip


def _letters(theme: Theme, *holders: _Element) -> Span:
    """How letters of a chart look, of which the nearest holder speaks first."""
    voices = [found for one in holders if (found := one.find(VOICE)) is not None]
    said = {name: next((voice.get(name) for voice in voices if voice.get(name)), None) for name in ("sz", "b", "i")}
    size, (bold, italic) = said["sz"], (None if said[name] is None else said[name] in TRUE for name in "bi")
    fills, faces = ([found for voice in voices if (found := voice.find(f"{A}{name}")) is not None] for name in ("solidFill", "latin"))
    return Span(
        length=0, size=None if size is None else int(size), bold=bold, italic=italic, face=theme.face(next(iter(faces), None)),
        colour=theme.colour(next(iter(fills), None)), link=None,
    )  # fmt: skip


def _area(area: _Element, is_rough: bool) -> Place | None:
    """Where the bars stand, in thousandths of the chart; nowhere where it is left to PowerPoint."""
    said = [_value(area, "layout", "manualLayout", name) for name in "xywh"]
    if any(one is None for one in said):
        return None if is_rough else (0, 0, 0, 0)
    left, top, width, height = (int(float(str(one)) * THOUSAND) for one in said)
    return left, top, width, height


def _series(series: _Element, chart: _Element, theme: Theme) -> Series:
    labels = series.find(f"{C}dLbls")
    voice = None if labels is None else labels.find(VOICE)
    lit = [(int(str(_value(point, "idx"))), theme.colour(point.find(FILL))) for point in series.findall(f"{C}dPt")]
    bold = None if voice is None else voice.get("b")
    colour = theme.colour(series.find(FILL))
    return Series(
        name=mark("".join(_points(series.find(f"{C}tx")))),
        values=values_mark(_numbers(series.find(f"{C}val"))),
        colour=colour,
        label_colour=None if voice is None else theme.colour(voice.find(f"{A}solidFill")),
        is_bold=None if bold is None else bold in TRUE,
        label_sizes=_label_sizes(labels, chart, theme),
        lit=tuple((number, said) for number, said in lit if said != colour),
    )


def _label_sizes(labels: _Element | None, chart: _Element, theme: Theme) -> tuple[int, ...]:
    found = [] if labels is None else [_letters(theme, one, labels, chart).size for one in _holders(labels)]
    return tuple(sorted({size for size in found if size is not None}))


def _number_format(series: list[_Element]) -> str | None:
    codes = [found.get("formatCode") for one in series if (found := one.find(f"{C}dLbls/{C}numFmt")) is not None]
    return quote(bare_format(str(codes[0]))) if codes else None


def _points(holder: _Element | None) -> Iterator[str]:
    """The texts of a cache, gaps included."""
    if holder is None:
        return iter(())
    found = {int(point.get("idx", "0")): point.findtext(f"{C}v") or "" for point in holder.iter(f"{C}pt")}
    count = _whole(next((one.get("val") for one in holder.iter(f"{C}ptCount")), None))
    return (found.get(number, "") for number in range(count or len(found)))


def _numbers(holder: _Element | None) -> Iterator[float | None]:
    return (float(text) if text else None for text in _points(holder))


def _value(holder: _Element | None, *path: str) -> str | None:
    found = None if holder is None else holder.find("/".join(f"{C}{name}" for name in path))
    return None if found is None else found.get("val")


def _is_on(holder: _Element | None, *path: str) -> bool:
    """Whether a switch is there and on, as it is without a value (ECMA-376 part 1, 21.2.3.3)."""
    found = None if holder is None else holder.find("/".join(f"{C}{name}" for name in path))
    return found is not None and found.get("val", "1") in TRUE


def _whole(text: str | None) -> int | None:
    return None if text is None else int(text.removesuffix("%"))

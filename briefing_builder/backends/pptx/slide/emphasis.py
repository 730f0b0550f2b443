"""The one bar that a chart emphasises, as a series of its own.

A point with a look of its own within the series would do, but LibreOffice saves the labels of such a chart in an order that is not valid.
"""

from briefing_builder.deck.model import Chart, Series
from briefing_builder.values import replace

IN_ONE_PLACE = 100
"""The overlap at which bars of two series stand where one series would have its bars."""


def plotted(item: Chart) -> Chart:
    """Return the chart as a file plots it: a highlighted bar is the only one of a second series, which has the name of its category."""
    series, lit = item.series[0], item.highlight
    if not item.is_lit(lit) or series.values[lit] is None:
        return replace(item, highlight=-1)
    loud = replace(
        series, name=item.categories[lit], colour=item.highlight_colour, label_colour=item.text_colour, bold_labels=True,
        values=tuple(value if number == lit else None for number, value in enumerate(series.values)),
    )  # fmt: skip
    rest = tuple(None if number == lit else value for number, value in enumerate(series.values))
    both: tuple[Series, ...] = (replace(series, values=rest), loud)
    if all(value is None for value in rest):
        both = (replace(loud, name=series.name),)
    return replace(item, series=both, overlap=IN_ONE_PLACE, highlight=-1)

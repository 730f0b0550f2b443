"""What every native chart of a slide has from its block and from the brand."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from briefing_builder.deck.model import Chart, Series
from briefing_builder.layout.room.fragment import sources
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import Box, Emu
from briefing_builder.values import replace


def native_chart(
    block: markup.Chart, kind: Literal["bars", "columns"], series: Sequence[Series], box: Box, plot: Box, axis_maximum: Decimal,
    text_size: Emu, gap: int, typesetter: Typesetter,
) -> Chart:  # fmt: skip
    """Return the chart of bars that stand side by side, without a legend; `gap` is in per cent of a bar's width."""
    return Chart(
        name=block.name, box=box, plot=plot, kind=kind, categories=block.categories, series=tuple(series), number_format=block.format,
        axis_maximum=axis_maximum, text_size=text_size, text_colour=typesetter.colour("ink"), gap=gap, overlap=0, highlight=block.highlight,
        highlight_colour=typesetter.colour("accent"), legend=False, alt=block.alt, placeholder="chart", sources=sources(block.origin),
    )  # fmt: skip


def stacked_chart(
    block: markup.Chart, kind: Literal["bars", "columns"], series: Sequence[Series], box: Box, plot: Box, axis_maximum: Decimal,
    text_size: Emu, gap: int, typesetter: Typesetter,
) -> Chart:  # fmt: skip
    """Return the chart whose series stand one on another, all in their own colours, under names that are texts of the slide."""
    side_by_side = native_chart(block, kind, series, box, plot, axis_maximum, text_size, gap, typesetter)
    return replace(side_by_side, overlap=100, highlight=-1, is_stacked=True, has_names=False)

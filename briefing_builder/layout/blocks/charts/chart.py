"""Any kind of chart is passed to the module that fits it."""

from typing import assert_never

from briefing_builder.layout.blocks.charts.bars import fit_bars
from briefing_builder.layout.blocks.charts.change import fit_change
from briefing_builder.layout.blocks.charts.parts import fit_parts
from briefing_builder.layout.blocks.charts.quantities import fit_quantities
from briefing_builder.layout.room.density import Density
from briefing_builder.layout.room.fragment import Fragment
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.slides import markup
from briefing_builder.units import Box


def fit_chart(block: markup.Chart, room: Box, typesetter: Typesetter, density: Density) -> Fragment:
    """Set the chart over the room's width."""
    match block.kind:
        case "change":
            return fit_change(block, room, typesetter, density)
        case "parts":
            return fit_parts(block, room, typesetter, density)
        case "bars" if block.labels:
            return fit_quantities(block, room, typesetter, density)
        case "bars" | "columns":
            return fit_bars(block, room, typesetter, density)
        case _:
            assert_never(block.kind)

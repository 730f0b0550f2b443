"""What charts share: where their axis ends."""

from decimal import Decimal

from briefing_builder.slides import markup


def greatest_value(block: markup.Chart) -> Decimal:
    """Return the greatest value of all series, at which the axis ends: the longest bar fills the plot area. 1 where there is none."""
    return max((value for series in block.series for value in series.values if value), default=Decimal(1))

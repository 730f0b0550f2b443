"""Every number a briefing may show: a programme goes in, `Figures` come out, each with formula, n, dates and source."""

from briefing_builder.figures.compute import compute
from briefing_builder.figures.model import Assumption, Case, Comparison, Figure, Figures, ReturnDetail, Target

__all__ = ["Assumption", "Case", "Comparison", "Figure", "Figures", "ReturnDetail", "Target", "compute"]

"""Problems: what a stage finds wrong goes in, values with place and way out come out, one for each cause."""

from briefing_builder.problems.model import (
    MOST_CAUSES,
    Checked,
    Problem,
    Severity,
    Source,
    also_at,
    by_cause,
    did_you_mean,
    error,
    has_errors,
    in_order,
    information,
    told_together,
    warning,
)

__all__ = [
    "MOST_CAUSES",
    "Checked",
    "Problem",
    "Severity",
    "Source",
    "also_at",
    "by_cause",
    "did_you_mean",
    "error",
    "has_errors",
    "in_order",
    "information",
    "told_together",
    "warning",
]

"""The vocabulary of figures: each name with its unit, display decimals and worth as evidence; names and formulas in words are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from briefing_builder.words import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """What is the same for a figure in every programme."""

    unit: str
    decimals: int
    least_as_evidence: Decimal | None = None
    """From which displayed value on the figure supports a claim for the programme; None where it says nothing against one."""


def words_key(figure_id: str) -> str:
    """Return the id of a figure as names of sentences spell it: `pilot-start-rate-pct`."""
    return figure_id.replace(":", "-").replace("_", "-")


@lru_cache(maxsize=256)
def figure_name(words: Catalogue, figure_id: str) -> str:
    """Return what a figure of these tables is called."""
    return words(f"figures.name-{words_key(figure_id)}")


@lru_cache(maxsize=256)
def figure_formula(words: Catalogue, figure_id: str, *methods: str) -> str:
    """Return the formula of a figure in words: that of the first of the methods (net-hours, per-completion) for which it has its own."""
    key = words_key(figure_id)
    method = next((f"-{method}" for method in methods if words.has(f"figures.formula-{key}-{method}")), "")
    return words(f"figures.formula-{key}{method}")


def _entries(kind: str, **measures: tuple[str, int]) -> Mapping[str, CatalogueEntry]:
    return MappingProxyType(
        {
            name: CatalogueEntry(unit=unit, decimals=decimals, least_as_evidence=LEAST_AS_EVIDENCE.get(f"{kind}:{name}"))
            for name, (unit, decimals) in measures.items()
        }
    )


LEAST_AS_EVIDENCE = MappingProxyType(
    {
        "pilot:start_rate_pct": Decimal(70),
        "pilot:completion_rate_pct": Decimal(70),
        "pilot:pass_rate_pct": Decimal(70),
        "pilot:score_gain_points": Decimal("0.1"),
        "pilot:normalised_gain": Decimal("0.01"),
        "pilot:reaction_mean": Decimal("3.5"),
        "pilot:applied_rate_pct": Decimal(70),
        "pilot:hours_returned": Decimal("0.1"),
        "roi:hours_returned": Decimal(1),
        "roi:working_days_returned": Decimal(1),
        "roi:net": Decimal(1),
        "roi:bcr": Decimal(1),
        "roi:roi_pct": Decimal(0),
    }
)
"""A rate of fewer than seven in ten, a mark in the lower half, a gain that is none: a sceptic would quote them against the programme."""


PILOT = _entries(
    "pilot",
    learners=("people", 0),
    managers=("people", 0),
    enrolments=("enrolments", 0),
    started=("enrolments", 0),
    completions=("enrolments", 0),
    start_rate_pct=("%", 0),
    completion_rate_pct=("%", 0),
    pass_rate_pct=("%", 0),
    median_minutes=("min", 1),
    learning_hours=("h", 1),
    idle_sessions_excluded=("sessions", 0),
    score_before=("points", 1),
    score_after=("points", 1),
    score_gain_points=("points", 1),
    normalised_gain=("ratio", 2),
    reaction_mean=("of 5", 2),
    reaction_n=("answers", 0),
    applied_rate_pct=("%", 0),
    applied_n=("answers", 0),
    mean_alternative_minutes=("min", 0),
    hours_returned=("h", 1),
)

RETURN = _entries(
    "roi",
    planned_learners=("course places", 0),
    take_up_pct=("%", 0),
    expected_completions=("completions", 0),
    hours_classroom=("h", 0),
    hours_elearning=("h", 0),
    hours_returned=("h", 0),
    working_days_returned=("days", 0),
    delivery_avoided=("currency", 0),
    time_avoided_counted=("currency", 0),
    impact_counted=("currency", 0),
    program_benefits=("currency", 0),
    programme_fixed=("currency", 0),
    licences=("currency", 0),
    learner_time=("currency", 0),
    program_costs=("currency", 0),
    net=("currency", 0),
    bcr=("ratio", 2),
    roi_pct=("%", 0),
    payback_months=("months", 1),
    cost_per_learner_classroom=("currency", 2),
    cost_per_learner_elearning=("currency", 2),
    break_even_learners=("completions", 0),
)

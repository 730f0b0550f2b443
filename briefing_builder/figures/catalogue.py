"""The vocabulary of figures: each name with its words, unit, display decimals and formula. A table of data."""

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """What is the same for a figure in every programme."""

    name: str
    unit: str
    decimals: int
    formula: str
    least_as_evidence: Decimal | None = None
    """From which displayed value on the figure supports a claim for the programme; None where it says nothing against one."""


def words_key(figure_id: str) -> str:
    """Return the id of a figure as names of sentences spell it: `pilot-start-rate-pct`."""
    return figure_id.replace(":", "-").replace("_", "-")


def _define(name: str, unit: str, decimals: int, formula: str) -> CatalogueEntry:
    least = LEAST_AS_EVIDENCE.get(name)
    return CatalogueEntry(name=name, unit=unit, decimals=decimals, formula=formula, least_as_evidence=least)


LEAST_AS_EVIDENCE = MappingProxyType(
    {
        "Start rate": Decimal(70),
        "Completion rate": Decimal(70),
        "Pass rate": Decimal(70),
        "Applied after 30 days": Decimal(70),
        "Reaction": Decimal("3.5"),
        "Score gain": Decimal("0.1"),
        "Normalised gain": Decimal("0.01"),
        "Hours given back in the pilot": Decimal("0.1"),
        "Hours given back": Decimal(1),
        "Working days given back": Decimal(1),
        "Net benefit": Decimal(1),
        "Benefit–cost ratio": Decimal(1),
        "Return on investment": Decimal(0),
    }
)
"""A rate of fewer than seven in ten, a mark in the lower half, a gain that is none: a sceptic would quote them against the programme."""


PILOT = MappingProxyType(
    {
        "learners": _define("Learners", "people", 0, "different people with at least one enrolment"),
        "managers": _define("Managers who took part", "people", 0, "different people managers with at least one enrolment"),
        "enrolments": _define("Enrolments", "enrolments", 0, "one person on one course"),
        "started": _define("Enrolments started", "enrolments", 0, "enrolments that were launched at least once"),
        "completions": _define("Completions", "enrolments", 0, "enrolments with the status completed"),
        "start_rate_pct": _define("Start rate", "%", 0, "enrolments started ÷ enrolments"),
        "completion_rate_pct": _define("Completion rate", "%", 0, "completions ÷ enrolments"),
        "pass_rate_pct": _define("Pass rate", "%", 0, "completions passed ÷ completions with a result"),
        "median_minutes": _define(
            "Median learning time", "min", 1, "middle value of the learning minutes of completions, idle sessions left out"
        ),
        "learning_hours": _define("Learning hours", "h", 1, "sum of the learning minutes, idle sessions left out, ÷ 60"),
        "idle_sessions_excluded": _define(
            "Idle sessions left out", "sessions", 0, "enrolments whose minutes exceed the course's duration × the idle-session cap"
        ),
        "score_before": _define("Score before", "points", 1, "mean score before the course, of completions with both scores"),
        "score_after": _define("Score after", "points", 1, "mean score after the course, of completions with both scores"),
        "score_gain_points": _define("Score gain", "points", 1, "mean of score after − score before, of completions with both scores"),
        "normalised_gain": _define("Normalised gain", "ratio", 2, "mean of (score after − score before) ÷ (100 − score before)"),
        "reaction_mean": _define("Reaction", "of 5", 2, "mean of the answers from 1 to 5"),
        "reaction_n": _define("Answers on reaction", "answers", 0, "enrolments with an answer from 1 to 5"),
        "applied_rate_pct": _define("Applied after 30 days", "%", 0, "answers yes ÷ answers after 30 days"),
        "applied_n": _define("Answers after 30 days", "answers", 0, "enrolments with an answer after 30 days"),
        "mean_alternative_minutes": _define(
            "Mean time of the classroom alternative", "min", 0, "mean of duration + travel of the alternative, of completions that have one"
        ),
        "hours_returned": _define(
            "Hours given back in the pilot", "h", 1, "sum of alternative − learning minutes, of completions with both, ÷ 60"
        ),
    }
)

RETURN = MappingProxyType(
    {
        "planned_learners": _define(
            "Planned course places", "course places", 0, "sum of the planned learners of every course and department"
        ),
        "take_up_pct": _define("Expected take-up", "%", 0, "share of the planned course places that is expected to be completed"),
        "expected_completions": _define("Expected completions", "completions", 0, "planned course places × take-up"),
        "hours_classroom": _define("Hours in the classroom instead", "h", 0, "expected completions × (alternative + travel) minutes ÷ 60"),
        "hours_elearning": _define("Hours on the courses", "h", 0, "expected completions × course minutes ÷ 60"),
        "hours_returned": _define("Hours given back", "h", 0, "hours in the classroom − hours on the courses"),
        "working_days_returned": _define("Working days given back", "days", 0, "hours given back ÷ 7.5 hours a working day"),
        "delivery_avoided": _define(
            "Delivery cost avoided", "currency", 0, "expected completions × delivery cost of the alternative per learner"
        ),
        "time_avoided_counted": _define(
            "Time avoided, as far as counted", "currency", 0, "productive-use factor × hours avoided × loaded cost of an hour"
        ),
        "impact_counted": _define(
            "Business results, as far as counted",
            "currency",
            0,
            "change in points × annual value of a point × isolation × confidence, × take-up unless measured over everybody",
        ),
        "program_benefits": _define("Benefits", "currency", 0, "delivery avoided + time avoided + business results"),
        "programme_fixed": _define("Fixed costs", "currency", 0, "sum of the programme costs"),
        "licences": _define("Licences", "currency", 0, "planned course places × licence cost per learner"),
        "learner_time": _define("Learners' time", "currency", 0, "hours on the courses × loaded cost of an hour"),
        "program_costs": _define("Costs", "currency", 0, "fixed costs + licences + learners' time"),
        "net": _define("Net benefit", "currency", 0, "benefits − costs"),
        "bcr": _define("Benefit–cost ratio", "ratio", 2, "benefits ÷ costs"),
        "roi_pct": _define("Return on investment", "%", 0, "(benefits − costs) ÷ costs × 100"),
        "payback_months": _define("Payback", "months", 1, "costs ÷ benefits of a month"),
        "cost_per_learner_classroom": _define(
            "Cost of a completion in the classroom",
            "currency",
            2,
            "(all of the time + delivery of the alternatives) ÷ expected completions",
        ),
        "cost_per_learner_elearning": _define(
            "Cost of a completion of the courses", "currency", 2, "(fixed costs + licences + learners' time) ÷ expected completions"
        ),
        "break_even_learners": _define(
            "Break-even",
            "completions",
            0,
            "(fixed costs + licences − business results measured over everybody) ÷ what a completion adds: "
            "avoided time and delivery + business results − learners' time",
        ),
    }
)

NET_HOURS_FORMULAS = MappingProxyType(
    {
        "time_avoided_counted": "productive-use factor × (hours avoided − hours on the courses) × loaded cost of an hour",
        "program_costs": "fixed costs + licences",
        "break_even_learners": "(fixed costs + licences − business results measured over everybody) ÷ what a completion adds: "
        "net time and delivery + business results",
    }
)

LICENCE_PER_COMPLETION_FORMULAS = MappingProxyType({"licences": "expected completions × licence cost per learner"})

DEPARTMENT_RETURN = ("hours_returned", "working_days_returned")

"""The vocabulary of figures: each name with its words, unit, display decimals and formula. A table of data."""

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is the same for a figure in every programme."""

    name: str
    unit: str
    decimals: int
    formula: str
    least_as_evidence: Decimal | None = None
    """From which displayed value on the figure supports a claim for the programme; None where it says nothing against one."""


def _entry(name: str, unit: str, decimals: int, formula: str) -> Entry:
    least = LEAST_AS_EVIDENCE.get(name)
    return Entry(name=name, unit=unit, decimals=decimals, formula=formula, least_as_evidence=least)


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
        "learners": _entry("Learners", "people", 0, "different people with at least one enrolment"),
        "managers": _entry("Managers who took part", "people", 0, "different people managers with at least one enrolment"),
        "enrolments": _entry("Enrolments", "enrolments", 0, "one person on one course"),
        "started": _entry("Enrolments started", "enrolments", 0, "enrolments that were launched at least once"),
        "completions": _entry("Completions", "enrolments", 0, "enrolments with the status completed"),
        "start_rate_pct": _entry("Start rate", "%", 0, "enrolments started ÷ enrolments"),
        "completion_rate_pct": _entry("Completion rate", "%", 0, "completions ÷ enrolments"),
        "pass_rate_pct": _entry("Pass rate", "%", 0, "completions passed ÷ completions with a result"),
        "median_minutes": _entry(
            "Median learning time", "min", 1, "middle value of the learning minutes of completions, idle sessions left out"
        ),
        "learning_hours": _entry("Learning hours", "h", 1, "sum of the learning minutes, idle sessions left out, ÷ 60"),
        "idle_sessions_excluded": _entry(
            "Idle sessions left out", "sessions", 0, "enrolments whose minutes exceed the course's duration × the idle-session cap"
        ),
        "score_before": _entry("Score before", "points", 1, "mean score before the course, of completions with both scores"),
        "score_after": _entry("Score after", "points", 1, "mean score after the course, of completions with both scores"),
        "score_gain_points": _entry("Score gain", "points", 1, "mean of score after − score before, of completions with both scores"),
        "normalised_gain": _entry("Normalised gain", "ratio", 2, "mean of (score after − score before) ÷ (100 − score before)"),
        "reaction_mean": _entry("Reaction", "of 5", 2, "mean of the answers from 1 to 5"),
        "reaction_n": _entry("Answers on reaction", "answers", 0, "enrolments with an answer from 1 to 5"),
        "applied_rate_pct": _entry("Applied after 30 days", "%", 0, "answers yes ÷ answers after 30 days"),
        "applied_n": _entry("Answers after 30 days", "answers", 0, "enrolments with an answer after 30 days"),
        "mean_alternative_minutes": _entry(
            "Mean time of the classroom alternative", "min", 0, "mean of duration + travel of the alternative, of completions that have one"
        ),
        "hours_returned": _entry(
            "Hours given back in the pilot", "h", 1, "sum of alternative − learning minutes, of completions with both, ÷ 60"
        ),
    }
)

RETURN = MappingProxyType(
    {
        "planned_learners": _entry(
            "Planned course places", "course places", 0, "sum of the planned learners of every course and department"
        ),
        "take_up_pct": _entry("Expected take-up", "%", 0, "share of the planned course places that is expected to be completed"),
        "expected_completions": _entry("Expected completions", "completions", 0, "planned course places × take-up"),
        "hours_classroom": _entry("Hours in the classroom instead", "h", 0, "expected completions × (alternative + travel) minutes ÷ 60"),
        "hours_elearning": _entry("Hours on the courses", "h", 0, "expected completions × course minutes ÷ 60"),
        "hours_returned": _entry("Hours given back", "h", 0, "hours in the classroom − hours on the courses"),
        "working_days_returned": _entry("Working days given back", "days", 0, "hours given back ÷ 7.5 hours a working day"),
        "delivery_avoided": _entry(
            "Delivery cost avoided", "currency", 0, "expected completions × delivery cost of the alternative per learner"
        ),
        "time_avoided_counted": _entry(
            "Time avoided, as far as counted", "currency", 0, "productive-use factor × hours avoided × loaded cost of an hour"
        ),
        "impact_counted": _entry(
            "Business results, as far as counted",
            "currency",
            0,
            "change in points × annual value of a point × isolation × confidence, × take-up unless measured over everybody",
        ),
        "program_benefits": _entry("Benefits", "currency", 0, "delivery avoided + time avoided + business results"),
        "programme_fixed": _entry("Fixed costs", "currency", 0, "sum of the programme costs"),
        "licences": _entry("Licences", "currency", 0, "planned course places × licence cost per learner"),
        "learner_time": _entry("Learners' time", "currency", 0, "hours on the courses × loaded cost of an hour"),
        "program_costs": _entry("Costs", "currency", 0, "fixed costs + licences + learners' time"),
        "net": _entry("Net benefit", "currency", 0, "benefits − costs"),
        "bcr": _entry("Benefit–cost ratio", "ratio", 2, "benefits ÷ costs"),
        "roi_pct": _entry("Return on investment", "%", 0, "(benefits − costs) ÷ costs × 100"),
        "payback_months": _entry("Payback", "months", 1, "costs ÷ benefits of a month"),
        "cost_per_learner_classroom": _entry(
            "Cost of a completion in the classroom",
            "currency",
            2,
            "(all of the time + delivery of the alternatives) ÷ expected completions",
        ),
        "cost_per_learner_elearning": _entry(
            "Cost of a completion of the courses", "currency", 2, "(fixed costs + licences + learners' time) ÷ expected completions"
        ),
        "break_even_learners": _entry(
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

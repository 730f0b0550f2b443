"""Names that authors may use and other stages must honour: figures of pilot and return, and the segments of a deck."""

PILOT_FIGURES: tuple[str, ...] = (
    "learners",
    "managers",
    "enrolments",
    "started",
    "completions",
    "start_rate_pct",
    "completion_rate_pct",
    "pass_rate_pct",
    "median_minutes",
    "learning_hours",
    "idle_sessions_excluded",
    "score_before",
    "score_after",
    "score_gain_points",
    "normalised_gain",
    "reaction_mean",
    "reaction_n",
    "applied_rate_pct",
    "applied_n",
    "mean_alternative_minutes",
    "hours_returned",
)

ROI_FIGURES: tuple[str, ...] = (
    "planned_learners",
    "take_up_pct",
    "expected_completions",
    "hours_classroom",
    "hours_elearning",
    "hours_returned",
    "working_days_returned",
    "delivery_avoided",
    "time_avoided_counted",
    "impact_counted",
    "program_benefits",
    "programme_fixed",
    "licences",
    "learner_time",
    "program_costs",
    "net",
    "bcr",
    "roi_pct",
    "payback_months",
    "cost_per_learner_classroom",
    "cost_per_learner_elearning",
    "break_even_learners",
)

SEGMENTS: tuple[str, ...] = (
    "title",
    "ask",
    "needs",
    "statement",
    "benefits",
    "today_cost",
    "objectives",
    "pilot",
    "manager_voice",
    "return",
    "proof",
    "showcase",
    "courses",
    "one_place",
    "one_place_targets",
    "endorsement",
    "targets",
    "endorsement_targets",
    "qa",
    "close",
    "permission",
)

CONFIDENTIAL_FIGURES: tuple[str, ...] = ("roi", "pilot")
"""Groups of figures that a supplier's `confidential` may name beside paths of the content."""

CLASSROOM_MODES: tuple[str, ...] = ("classroom", "virtual_classroom")

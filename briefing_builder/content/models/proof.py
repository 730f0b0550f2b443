"""The proof: what managers asked for, what the pilot measured and what the programme costs."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from briefing_builder.content.models.courses import Counterfactual
from briefing_builder.content.models.fields import (
    DEFAULT_FORMAT,
    Amount,
    Count,
    Day,
    Id,
    Model,
    Number,
    Percent,
    PilotFormat,
    Rate,
    Share,
    TakeUp,
    Text,
    Validity,
    Whole,
)
from briefing_builder.content.models.organisation import Permission, Portrait


class YouSaid(Model):
    """What managers said, and what was done about it."""

    text: Text
    we_did: Text
    departments: tuple[Id, ...] = ()
    """Whose managers said it; without any, it stands for all that were asked."""


class Needs(Model):
    """Step one: the managers were asked first."""

    method: Text
    departments: tuple[Id, ...] = ()
    """Whose managers were asked; without any, those of all departments."""
    asked_on: Day
    valid_for: Validity | None = None
    """How long the answers hold, from that day: `12 months`."""
    respondents: Count
    invited: Count | None = None
    questions: tuple[Text, ...] = ()
    you_said: tuple[YouSaid, ...] = ()


MIN_GROUP_SIZE = 5
"""People: no programme shows smaller groups; one may ask for more."""


class PilotData(Model):
    """The rows from which every pilot figure is computed."""

    file: Text
    """Path inside the programme's folder."""
    format: PilotFormat = DEFAULT_FORMAT
    min_group_size: Count = MIN_GROUP_SIZE
    """Smaller groups of people are never shown; 5 at least."""
    columns: Mapping[Text, Text] = Field(default_factory=dict)
    """Our column name to the file's column name, where they differ."""


class Voice(Model):
    """A manager who took part in the pilot, quoted."""

    name: Text
    title: Text
    department: Id
    quote: Text
    permission: Permission
    portrait: Portrait | None = None
    format: Literal["quote", "live", "video"] = "quote"
    """How the department hears it; `live` only in the briefing of the manager's own department."""


class Learned(Model):
    """What did not go well, and what was changed."""

    text: Text
    we_did: Text
    departments: tuple[Id, ...] = ()
    """Who hears it; without any, every department."""


class Pilot(Model):
    """The trial before the roll-out."""

    name: Text = "Pilot"
    question: Text | None = None
    starts: Day
    ends: Day
    valid_for: Validity | None = None
    """How long its figures hold, from its last day: `12 months`."""
    design: Text | None = None
    data: PilotData
    show: tuple[Text, ...] = ("completion_rate_pct", "median_minutes", "score_gain_points", "applied_rate_pct")
    """Figures for the pilot slide, in this order."""
    manager_voices: tuple[Voice, ...] = ()
    learned: tuple[Learned, ...] = ()


class Cost(Model):
    """A cost of the programme that does not depend on the number of learners."""

    id: Id
    name: Text
    amount: Amount
    kind: Literal["one_off", "yearly"]


IsolationMethod = Literal[
    "control_group", "trend_line", "forecasting", "estimate_of_participants", "estimate_of_managers", "estimate_of_experts"
]
"""How the share that is due to the courses was found (the techniques of Phillips' guiding principle 5)."""


class Impact(Model):
    """A business result, cut by isolation and by confidence."""

    kpi: Id
    department: Id
    change_points: Number
    isolation_pct: Percent
    confidence_pct: Percent
    measured_over: Literal["completers", "everybody"] = "completers"
    """Whose results these are: of those who complete (take-up scales them), or of everybody, completed or not."""
    isolation_method: IsolationMethod | None = None
    """By which technique the share was isolated."""
    basis: Text


class LevelObjectives(Model):
    """What was aimed at, by level of evaluation (Kirkpatrick's four and Phillips' fifth)."""

    reaction: Text | None = None
    learning: Text | None = None
    application: Text | None = None
    impact: Text | None = None
    roi: Text | None = None


class SignOff(Model):
    """Who in Finance has read the cost model, and when."""

    by: Text
    """Name or office, as it may stand on the slide."""
    on: Day
    note: Text | None = None


class CostModel(Model):
    """What the return is computed from; money in the programme's currency, time in hours and minutes."""

    horizon_months: Count = 12
    method: Literal["fully_loaded", "net_hours"] = "fully_loaded"
    """Whether learner time of e-learning stands in the costs or is taken off the hours returned."""
    take_up: TakeUp | None = None
    """Share of the planned places that is expected to be completed; without it, the pilot's completion rate, else a cautious half."""
    productive_use_factor: Share = Decimal("0.5")
    """Share of the hours given back that is counted as money."""
    idle_session_cap: Rate = Decimal(4)
    """Sessions longer than this many course durations count as left open."""
    counted_counterfactuals: tuple[Counterfactual, ...] = ("ran_last_year", "planned")
    programme_costs: tuple[Cost, ...]
    licence_cost_per_learner: Amount = Decimal(0)
    licence_paid_per: Literal["place", "completion"] = "place"
    """Whether a licence is paid for every planned place, or only where somebody completes."""
    planned_learners: Mapping[Id, Mapping[Id, Whole]] = Field(default_factory=dict)
    """People per course and department within the horizon."""
    impact: tuple[Impact, ...] = ()
    intangibles: tuple[Text, ...] = ()
    """What it gives besides, and no price was put on."""
    objectives: LevelObjectives = LevelObjectives()
    signed_off: SignOff | None = None
    valid_for: Validity | None = None
    """How long it holds, from the day on which it was signed off: `12 months`."""
    show: Literal["return", "costs", "nothing"] = "return"
    """What slides make of it: the return; what it costs, what it gives and what would have to change; or nothing."""

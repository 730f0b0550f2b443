"""The return of a programme after Phillips: cohorts and costs go in, benefits, costs, BCR, ROI, payback and break-even come out.

Sources: J. J. Phillips and P. P. Phillips, the ROI Methodology and its twelve guiding principles (GP); all amounts are of one horizon.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from typing import Literal

from briefing_builder.figures.arithmetic import PRECISION, Number, quotient

Method = Literal["fully_loaded", "net_hours"]
MINUTES_PER_HOUR = 60
HOURS_PER_WORKING_DAY = Decimal("7.5")  # contractual hours of a full working day
SENSITIVITY_FACTORS = (Decimal(0), Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """The people of one department who will take one course: `learners` course places."""

    course: str
    department: str
    learners: int
    elearning_minutes: Decimal
    """Per learner: the pilot's median, or the course's duration."""
    alternative_minutes: int = 0
    """Per learner, travel included; 0 where no alternative may be counted (GP 6, 8)."""
    delivery_cost: Decimal = Decimal(0)
    """What the alternative's delivery costs per learner; 0 where it may not be counted."""
    hourly_cost: Decimal | None = None
    """Pay and on-costs per hour; None where unknown: then time has no price and there is no return."""

    @property
    def hours_classroom(self) -> Decimal:
        """Hours that the alternative takes all learners together."""
        return Decimal(self.learners * self.alternative_minutes) / MINUTES_PER_HOUR

    @property
    def hours_elearning(self) -> Decimal:
        """Hours that the course takes all learners together."""
        return self.learners * self.elearning_minutes / MINUTES_PER_HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything the return is reckoned from."""

    cohorts: tuple[Cohort, ...]
    fixed: Decimal
    """Costs that do not depend on the number of learners, over the horizon."""
    licence_per_learner: Decimal = Decimal(0)
    impact: Decimal = Decimal(0)
    """Business results in money, already isolated and cut by confidence."""
    productive_use_factor: Decimal = Decimal("0.5")
    """Share of the hours given back that counts as money, 0 to 1."""
    method: Method = "fully_loaded"
    horizon_months: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """The return, unrounded; hours in h, money in the programme's currency, None where it cannot be computed."""

    planned_learners: int
    hours_classroom: Decimal
    hours_elearning: Decimal
    hours_returned: Decimal
    delivery_avoided: Decimal
    impact_counted: Decimal
    programme_fixed: Decimal
    licences: Decimal
    time_avoided_counted: Decimal | None = None
    program_benefits: Decimal | None = None
    learner_time: Decimal | None = None
    program_costs: Decimal | None = None
    net: Decimal | None = None
    bcr: Decimal | None = None
    roi_pct: Decimal | None = None
    payback_months: Decimal | None = None
    cost_per_learner_classroom: Decimal | None = None
    cost_per_learner_elearning: Decimal | None = None
    break_even_learners: Decimal | None = None


def benefit_cost_ratio(benefits: Number, costs: Number) -> Decimal | None:
    """Return benefits ÷ costs (Phillips' BCR), or None without costs."""
    return quotient(benefits, costs)


def return_on_investment_pct(benefits: Number, costs: Number) -> Decimal | None:
    """Return (benefits − costs) ÷ costs × 100 (Phillips' ROI), or None without costs."""
    return quotient(benefits - costs, costs, 100)


def payback_months(benefits: Number, costs: Number, horizon_months: int = 12) -> Decimal | None:
    """Return after how many months the benefits, flowing evenly over the horizon, have paid the costs; None without benefits."""
    return quotient(costs, benefits, horizon_months) if benefits > 0 else None


def monetised_impact(change_points: Decimal, value_per_point: Decimal, isolation_pct: Decimal, confidence_pct: Decimal) -> Decimal:
    """Return points of improvement × annual value of a point × isolation × confidence (GP 5 isolate, GP 7 adjust for error).

    A positive change is an improvement, whichever direction the measure improves in.
    """
    return change_points * value_per_point * isolation_pct / 100 * confidence_pct / 100


def hours_returned(cohorts: Iterable[Cohort]) -> Decimal:
    """Return Σ learners × (alternative − e-learning minutes) ÷ 60, in hours; negative where e-learning takes longer."""
    with localcontext(PRECISION):
        return sum((cohort.hours_classroom - cohort.hours_elearning for cohort in cohorts), Decimal(0))


def value_return(plan: Plan) -> Return:
    """Return the whole reckoning of a plan.

    Fully loaded (GP 10): the learners' time with e-learning stands in the costs. Net hours: it is taken off the time given back
    instead. Never both; the two differ in the net by (1 − productive-use factor) × learner time, and agree at a factor of 1. Without
    an hourly cost for one of the cohorts everything that needs the price of time is None.
    """
    with localcontext(PRECISION):
        cohorts = plan.cohorts
        places = sum(cohort.learners for cohort in cohorts)
        unpriced = Return(
            planned_learners=places,
            hours_classroom=_total(cohort.hours_classroom for cohort in cohorts),
            hours_elearning=_total(cohort.hours_elearning for cohort in cohorts),
            hours_returned=hours_returned(cohorts),
            delivery_avoided=_total(cohort.learners * cohort.delivery_cost for cohort in cohorts),
            impact_counted=plan.impact,
            programme_fixed=plan.fixed,
            licences=places * plan.licence_per_learner,
        )
        prices = [cohort.hourly_cost for cohort in cohorts if cohort.hourly_cost is not None]
        if len(prices) < len(cohorts):
            return unpriced
        classroom_time = _total(cohort.hours_classroom * price for cohort, price in zip(cohorts, prices, strict=True))
        learner_time = _total(cohort.hours_elearning * price for cohort, price in zip(cohorts, prices, strict=True))
        return _with_money(unpriced, plan, classroom_time, learner_time)


def sensitivity(plan: Plan, factors: Sequence[Decimal] = SENSITIVITY_FACTORS) -> tuple[tuple[Decimal, Decimal | None], ...]:
    """Return the benefit–cost ratio at each productive-use factor, everything else unchanged, in the order of the factors."""
    return tuple((factor, value_return(replace(plan, productive_use_factor=factor)).bcr) for factor in factors)


def _with_money(unpriced: Return, plan: Plan, classroom_time: Decimal, learner_time: Decimal) -> Return:
    loaded = plan.method == "fully_loaded"
    time = plan.productive_use_factor * (classroom_time if loaded else classroom_time - learner_time)
    fixed, delivery, licences, places = unpriced.programme_fixed, unpriced.delivery_avoided, unpriced.licences, unpriced.planned_learners
    variable = licences + (learner_time if loaded else 0)
    benefits, costs = delivery + time + plan.impact, fixed + variable
    margin = delivery + time - variable
    return replace(
        unpriced,
        time_avoided_counted=time,
        program_benefits=benefits,
        learner_time=learner_time,
        program_costs=costs,
        net=benefits - costs,
        bcr=benefit_cost_ratio(benefits, costs),
        roi_pct=return_on_investment_pct(benefits, costs),
        payback_months=payback_months(benefits, costs, plan.horizon_months),
        # both sides with the learners' time, under either method: else a room that costs time would stand beside a screen that does not
        cost_per_learner_classroom=quotient(classroom_time + delivery, places),
        cost_per_learner_elearning=quotient(fixed + licences + learner_time, places),
        break_even_learners=quotient(fixed * places, margin) if margin > 0 else None,
    )


def _total(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))

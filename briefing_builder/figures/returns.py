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
SENSITIVITY_TAKE_UP = (Decimal("0.5"), Decimal("0.6"), Decimal("0.7"), Decimal("0.8"), Decimal("0.9"), Decimal(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """The people of one department who are planned on one course: `learners` course places, of which take-up are completed."""

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
        """Hours that the alternative takes all learners together, were every place taken up."""
        return Decimal(self.learners * self.alternative_minutes) / MINUTES_PER_HOUR

    @property
    def hours_elearning(self) -> Decimal:
        """Hours that the course takes all learners together, were every place taken up."""
        return self.learners * self.elearning_minutes / MINUTES_PER_HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything the return is reckoned from."""

    cohorts: tuple[Cohort, ...]
    fixed: Decimal
    """Costs that do not depend on the number of learners, over the horizon."""
    take_up: Decimal = Decimal(1)
    """Share of the planned places that is expected to be completed, above 0 and up to 1."""
    licence_per_learner: Decimal = Decimal(0)
    is_licence_per_completion: bool = False
    """Whether a licence is paid for a completion only; else for every planned place."""
    impact: Decimal = Decimal(0)
    """Business results of those who complete, in money at full take-up, already isolated and cut by confidence."""
    impact_of_everybody: Decimal = Decimal(0)
    """Business results that were measured over everybody, completed or not: take-up is in them already."""
    productive_use_factor: Decimal = Decimal("0.5")
    """Share of the hours given back that counts as money, 0 to 1."""
    method: Method = "fully_loaded"
    horizon_months: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """The return, unrounded; hours in h, money in the programme's currency, None where it cannot be computed."""

    planned_learners: int
    take_up_pct: Decimal
    expected_completions: Decimal
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


def hours_returned(cohorts: Iterable[Cohort], take_up: Decimal = Decimal(1)) -> Decimal:
    """Return take-up × Σ learners × (alternative − e-learning minutes) ÷ 60, in hours; negative where e-learning takes longer."""
    with localcontext(PRECISION):
        return take_up * sum((cohort.hours_classroom - cohort.hours_elearning for cohort in cohorts), Decimal(0))


def value_return(plan: Plan) -> Return:
    """Return the whole reckoning of a plan.

    Take-up scales all that happens only where somebody completes: time and delivery avoided, the learners' time, results of those who
    complete, and licences that are paid per completion. Fixed costs stay. Fully loaded (GP 10): the learners' time with e-learning
    stands in the costs. Net hours: it is taken off the time given back instead. Never both; the two differ in the net by (1 −
    productive-use factor) × learner time, and agree at a factor of 1. Without an hourly cost for one of the cohorts everything that
    needs the price of time is None.
    """
    with localcontext(PRECISION):
        cohorts, share = plan.cohorts, plan.take_up
        places = sum(cohort.learners for cohort in cohorts)
        unpriced = Return(
            planned_learners=places,
            take_up_pct=share * 100,
            expected_completions=share * places,
            hours_classroom=share * _total(cohort.hours_classroom for cohort in cohorts),
            hours_elearning=share * _total(cohort.hours_elearning for cohort in cohorts),
            hours_returned=hours_returned(cohorts, share),
            delivery_avoided=share * _total(cohort.learners * cohort.delivery_cost for cohort in cohorts),
            impact_counted=share * plan.impact + plan.impact_of_everybody,
            programme_fixed=plan.fixed,
            licences=places * plan.licence_per_learner * (share if plan.is_licence_per_completion else 1),
        )
        prices = [cohort.hourly_cost for cohort in cohorts if cohort.hourly_cost is not None]
        if len(prices) < len(cohorts):
            return unpriced
        classroom_time = share * _total(cohort.hours_classroom * price for cohort, price in zip(cohorts, prices, strict=True))
        learner_time = share * _total(cohort.hours_elearning * price for cohort, price in zip(cohorts, prices, strict=True))
        return _with_money(unpriced, plan, classroom_time, learner_time)


def sensitivity(plan: Plan, factors: Sequence[Decimal] = SENSITIVITY_FACTORS) -> tuple[tuple[Decimal, Decimal | None], ...]:
    """Return the benefit–cost ratio at each productive-use factor, everything else unchanged, in the order of the factors."""
    return tuple((factor, value_return(replace(plan, productive_use_factor=factor)).bcr) for factor in factors)


def take_up_sensitivity(plan: Plan, shares: Sequence[Decimal] = SENSITIVITY_TAKE_UP) -> tuple[tuple[Decimal, Decimal | None], ...]:
    """Return the benefit–cost ratio at each take-up, everything else unchanged, in the order of the shares."""
    return tuple((share, value_return(replace(plan, take_up=share)).bcr) for share in shares)


def _with_money(unpriced: Return, plan: Plan, classroom_time: Decimal, learner_time: Decimal) -> Return:
    loaded = plan.method == "fully_loaded"
    time = plan.productive_use_factor * (classroom_time if loaded else classroom_time - learner_time)
    fixed, delivery, licences = unpriced.programme_fixed, unpriced.delivery_avoided, unpriced.licences
    benefits, costs = delivery + time + unpriced.impact_counted, fixed + licences + (learner_time if loaded else 0)
    completions = unpriced.expected_completions
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
        cost_per_learner_classroom=quotient(classroom_time + delivery, completions),
        cost_per_learner_elearning=quotient(fixed + licences + learner_time, completions),
        break_even_learners=_break_even_completions(plan, unpriced, benefits - costs),
    )


def _break_even_completions(plan: Plan, reckoned: Return, net: Decimal) -> Decimal | None:
    """The completions at which benefits and costs are equal; None where another completion costs more than it gives.

    What does not depend on completions (fixed costs, licences paid per place, results measured over everybody) is set against what
    each completion adds. Results of those who complete are among what it adds.
    """
    unpaid = reckoned.programme_fixed + (0 if plan.is_licence_per_completion else reckoned.licences) - plan.impact_of_everybody
    margin = net + unpaid
    return max(Decimal(0), unpaid * reckoned.expected_completions / margin) if margin > 0 else None


def _total(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))

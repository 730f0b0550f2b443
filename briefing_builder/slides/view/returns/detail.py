"""The return in detail as a template sees it: lines that add up, the sensitivity and every assumption."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Assumption, Briefing, Case, CostModel, Course, Figure, ReturnDetail
from briefing_builder.words import Catalogue
from briefing_builder.words.formats import CENT

FIXED = "roi:cost:"
HUNDREDTH = Decimal("0.01")
"""Of a minute: the middle of two pilot values has more digits than either, and the hours rest on it."""
MONTHS_PER_YEAR = 12
SETTINGS_A_PAGE = 12
PLANNED_A_PAGE = 6
LARGE = 500
"""An amount of money of which nobody says the cents."""
KINDS_OF_TIME = ("classroom", "elearning")


def period_of(words: Catalogue, months: int) -> str:
    """Return the horizon as a sentence names it: `first year`, `first two years`, `first 18 months`."""
    years, rest = divmod(months, MONTHS_PER_YEAR)
    return words("returns.period-months", months=months) if rest else words("returns.period-years", years=years)


def counted_courses(words: Catalogue, model: CostModel) -> str:
    """Return which classroom courses count as saved: `classroom courses that ran or are planned`."""
    kinds = [words("returns.counted-kind", kind=kind) for kind in model.counted_counterfactuals]
    return words("returns.counted-courses", kinds=words.listed_or(kinds)) if kinds else words("returns.counted-none")


def break_even(briefing: Briefing) -> Decimal | None:
    """Return how many completions pay for everything, up to a whole one; nothing where no number of them would."""
    least = briefing.figures.organisation.get("roi:break_even_learners")
    if least is None or least.value is None:
        return None
    return replace(least, shown=Decimal(least.value).quantize(Decimal(1), ROUND_CEILING)).displayed


def detail_view(briefing: Briefing, author: AuthorTexts, model: CostModel, detail: ReturnDetail) -> ViewData:
    """Return the appendix's part of the return."""
    words, known, currency = briefing.words, briefing.figures.organisation, briefing.content.currency
    costs, benefits = (known[f"roi:{name}"] for name in ("program_costs", "program_benefits"))
    return {
        "currency": currency,
        "detail_title": _detail_title(words, detail, costs, benefits, currency),
        "lines": _benefit_and_cost_lines(briefing, detail, benefits, costs),
        "sensitivity": _sensitivity_values(briefing, detail),
        "counted_time": "; ".join(
            f"{words.percent(case.share)}: {words.digits(case.bcr.displayed)}" for case in _varying_cases(detail.sensitivity)
        ),
        "outcome": _outcome_line(briefing, model),
        "has_average_hour": any(assumption.id.startswith("time_cost:") for assumption in detail.assumptions),
        "unit": str(words.unit_of(currency)),
        "say_sensitivity": _spoken_sensitivity(words, detail, currency),
        **_counting_and_costs(words, model, detail, currency),
        **_results_values(briefing, author, model, detail),
        "planned": paged(briefing.words, _with_bars(list(_planned_courses(briefing, model, detail))), PLANNED_A_PAGE),
    }


def _detail_title(words: Catalogue, detail: ReturnDetail, costs: Figure, benefits: Figure, currency: str) -> str:
    """From which take-up on it pays, where one that is tried does; else what goes in and comes back."""
    cases, expected = (
        _varying_cases(detail.take_up_sensitivity),
        [assumption for assumption in detail.assumptions if assumption.id == "take_up"],
    )
    pays = [case for case in cases if (case.bcr.value or 0) >= 1]
    if pays and expected and pays == list(cases[-len(pays) :]):
        share = words.percent(pays[0].share)
        if len(pays) == len(cases):
            return words("return-detail.title-even", share=share)
        return words("return-detail.title-from", share=share, expected=words.percent(_stated_number(expected[0])))
    spent, back = words.roughly(costs.displayed, currency), benefits.displayed
    if back <= 0:
        return formats.beginning_large(words("return-detail.title-nothing-back", costs=spent))
    return formats.beginning_large(words("return-detail.title", costs=spent, benefits=words.roughly(back, currency)))


def _benefit_and_cost_lines(briefing: Briefing, detail: ReturnDetail, benefits: Figure, costs: Figure) -> list[ViewData]:
    """Benefits and costs with their totals; the fixed costs are one line here, and stand one by one among the assumptions."""
    sum_of_fixed = sum((line.displayed for line in detail.cost_lines if line.id.startswith(FIXED)), Decimal(0))
    fixed = replace(briefing.figures.organisation["roi:programme_fixed"], shown=sum_of_fixed)
    variable = [line for line in detail.cost_lines if not line.id.startswith(FIXED)]
    rows = [(line.name, line.displayed, False) for line in detail.benefit_lines]
    rows += [(benefits.name, benefits.displayed, True), (fixed.name, fixed.displayed, False)]
    rows += [(line.name, line.displayed, False) for line in variable]
    rows.append((costs.name, costs.displayed, True))
    return [
        {"name": name, "value": briefing.words.digits(value), "total": total, "back": total and name == benefits.name}
        for name, value, total in rows
    ]


def _outcome_line(briefing: Briefing, model: CostModel) -> str:
    """What the lines come to, in the measures that Finance knows."""
    words, months, needed = briefing.words, model.horizon_months, break_even(briefing)
    known = {name.removeprefix("roi:"): figure for name, figure in briefing.figures.organisation.items() if figure.value is not None}
    payback = known["payback_months"].displayed if "payback_months" in known else None
    return words(
        "return-detail.outcome",
        ratio=known["bcr"].displayed,
        roi=formats.figure_with_unit(words, known["roi_pct"], ""),
        payback="none" if payback is None else "within" if payback <= months else "beyond",
        months=payback or 0,
        horizon=months,
        breaks_even=needed is not None,
        needed=needed or 0,
        expected=known["expected_completions"].displayed,
        planned=known["planned_learners"].displayed,
    )


def _sensitivity_values(briefing: Briefing, detail: ReturnDetail) -> ViewData:
    """The ratio by take-up: the input that decides it; the expected take-up is the bar that is lit."""
    words, expected = briefing.words, briefing.figures.organisation["roi:take_up_pct"].displayed
    cases = _varying_cases(detail.take_up_sensitivity)
    lit = [number for number, case in enumerate(cases) if case.share * 100 == expected]
    bars = [f"{words.percent(case.share)}: {words.digits(case.bcr.displayed)}" for case in cases]
    return {
        "cases": [{"label": words.percent(case.share), "value": str(case.bcr.displayed)} for case in cases],
        "highlight": lit[0] if lit else -1,
        "label": words("return-detail.label-benefits", unit=words.unit_of(briefing.content.currency)),
        "alt": words.bars(words("return-detail.chart-by-take-up"), bars),
    }


def _varying_cases(cases: Sequence[Case]) -> Sequence[Case]:
    """The cases, or none where the ratio is the same in all of them, or nothing comes back in any: then there is nothing to show."""
    ratios = {case.bcr.displayed for case in cases}
    return cases if len(ratios) > 1 and max(ratios) > 0 else ()


def _spoken_sensitivity(words: Catalogue, detail: ReturnDetail, currency: str) -> str:
    """What the ratio becomes at the ends of both ranges, in one or two sentences."""
    taken, counted = _varying_cases(detail.take_up_sensitivity), _varying_cases(detail.sensitivity)
    has_name = words.term(f"currencies.{currency}") is not None

    def back(case: Case) -> str:
        return words.money(case.bcr.displayed, currency) if has_name else words.digits(case.bcr.displayed)

    sentences = []
    if taken:
        share, unit = words.percent(taken[0].share), words.unit_of(currency)
        sentences.append(words("return-detail.say-by-take-up", share=share, unit=unit, least=back(taken[0]), most=back(taken[-1])))
    if counted:
        sentences.append(words("return-detail.say-by-counted-time", least=back(counted[0]), most=back(counted[-1])))
    return " ".join(sentences) or words("return-detail.say-nothing-changes")


def _counting_and_costs(words: Catalogue, model: CostModel, detail: ReturnDetail, currency: str) -> ViewData:
    """How it is counted, what the time is worth that is saved, and what it costs: fixed costs, licences, and learners' time."""
    plain = [assumption for assumption in detail.assumptions if ":" not in assumption.id]
    settings = [(assumption.unit, _setting_values(words, assumption, model, detail, currency)) for assumption in plain]
    fixed = [(line.name, _decimal_of(line.value or 0)) for line in detail.cost_lines if line.id.startswith(FIXED)]
    costs: list[ViewData] = [{"label": name, "value": words.exact_money(amount, currency)} for name, amount in fixed]
    costs += [values for unit, values in settings if unit == "currency"]
    counting = [values for unit, values in settings if unit != "currency"]
    for kind, label, value in _hour_costs(words, detail, currency):
        # learners' time is a cost only where it is not taken off the hours
        (costs if kind == "elearning" and detail.method == "fully_loaded" else counting).append({"label": label, "value": value})
    return {"counting": paged(words, counting, SETTINGS_A_PAGE), "costs": paged(words, costs, SETTINGS_A_PAGE)}


def _setting_values(words: Catalogue, setting: Assumption, model: CostModel, detail: ReturnDetail, currency: str) -> ViewData:
    """`label` and `value` of an input that is no course's, department's or business result's."""
    label = words(
        f"return-inputs.label-{setting.id.replace('_', '-')}",
        basis=detail.take_up_basis,
        method=detail.method,
        paid_per=model.licence_paid_per,
    )
    return {"label": label, "value": _setting_value(words, setting, model, currency)}


def _setting_value(words: Catalogue, setting: Assumption, model: CostModel, currency: str) -> str:
    if setting.id == "method":
        return words("return-inputs.method", method=model.method)
    if setting.id == "counted_counterfactuals":
        kinds = [words("return-inputs.counterfactual", kind=kind) for kind in model.counted_counterfactuals]
        return formats.beginning_large(", ".join(kinds) or words("return-inputs.none"))
    if setting.unit == "currency":
        return words.money(_stated_number(setting), currency)
    if setting.unit == "ratio":
        return words.percent(_stated_number(setting))
    return words(f"return-inputs.value-{setting.unit}", number=_stated_number(setting))


def _stated_number(assumption: Assumption) -> Decimal:
    """The number as it was stated; minutes to a hundredth."""
    value = _decimal_of(assumption.value)
    return _without_zeros(value.quantize(HUNDREDTH) if assumption.unit == "min" else value)


def _decimal_of(value: Decimal | int | str) -> Decimal:
    """The value itself where it is a decimal number already."""
    return value if isinstance(value, Decimal) else Decimal(value)


def _without_zeros(value: Decimal) -> Decimal:
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def _hour_costs(words: Catalogue, detail: ReturnDetail, currency: str) -> Iterator[tuple[str, str, str]]:
    """The kind of time, and what that of every place costs: the sums need it. A department's own hour, near to pay, stays with Finance."""
    known = {assumption.id: assumption for assumption in detail.assumptions}
    kinds = [kind for kind in KINDS_OF_TIME if f"time_cost:{kind}" in known]
    for kind in kinds:
        cost, hour = _decimal_of(known[f"time_cost:{kind}"].value), _decimal_of(known[f"average_hour:{kind}"].value)
        average = words.money(hour.quantize(CENT), currency)
        yield kind, words("return-inputs.time-of-all-places", kind=kind, average=average), _large_money(words, cost, currency)
    yield "", words("return-inputs.hour", several=bool(kinds)), words("return-inputs.with-finance")


def _large_money(words: Catalogue, amount: Decimal, currency: str) -> str:
    """A worked-out amount without cents where they are less than a thousandth of it: sums made from it differ by less than they show."""
    return words.exact_money(amount.to_integral_value(ROUND_HALF_EVEN) if abs(amount) >= LARGE else amount, currency)


def _results_values(briefing: Briefing, author: AuthorTexts, model: CostModel, detail: ReturnDetail) -> ViewData:
    """The department's own business results in full; those of others are counted in the total, and their figures are theirs."""
    has_results = any(assumption.id.startswith("change_points:") for assumption in detail.assumptions)
    note = [_results_of_others(briefing, detail), _years_counted(briefing.words, model)] if has_results else []
    return {
        "results": paged(briefing.words, list(_own_results(briefing, author, model, detail)), PLANNED_A_PAGE),
        "results_note": " ".join(sentence for sentence in note if sentence),
    }


def _own_results(briefing: Briefing, author: AuthorTexts, model: CostModel, detail: ReturnDetail) -> Iterator[ViewData]:
    words, kpis = briefing.words, {kpi.id: kpi for kpi in briefing.department.kpis}
    currency = briefing.content.currency
    counted = {assumption.id: assumption.value for assumption in detail.assumptions if assumption.id.startswith("counted_")}
    for number, impact in enumerate(model.impact):
        kpi = kpis.get(impact.kpi)
        if impact.department != briefing.department.id or kpi is None or kpi.annual_value_per_point is None:
            continue
        basis = author.filled(impact.basis, ("cost_model", "impact", number, "basis"))
        change, share, sure = (_without_zeros(value) for value in (impact.change_points, impact.isolation_pct, impact.confidence_pct))
        yield {
            "name": kpi.name,
            "basis": formats.beginning_large(words("return-inputs.result-basis", basis=basis, over=impact.measured_over)),
            "change": words(
                "return-inputs.result-change", change=change, in_percent=kpi.unit == "%", unit=kpi.unit, direction=kpi.direction
            ),
            "moved": words("return-inputs.result-moved", change=change, in_percent=kpi.unit == "%", unit=kpi.unit),
            "direction": words("return-inputs.result-direction", direction=kpi.direction),
            "point": words.money(kpi.annual_value_per_point, briefing.content.currency),
            "share": words.quantity(share, "%", ""),
            "sure": words.quantity(sure, "%", ""),
            "months": words("return-inputs.result-months", months=model.horizon_months) if model.horizon_months < MONTHS_PER_YEAR else "",
            "over": impact.measured_over,
            "counts": _counted_amount(words, counted.get(f"counted_{impact.measured_over}:{impact.kpi}:{impact.department}"), currency),
        }


def _counted_amount(words: Catalogue, amount: object, currency: str) -> str:
    return _large_money(words, amount, currency) if isinstance(amount, Decimal) else ""


def _results_of_others(briefing: Briefing, detail: ReturnDetail) -> str:
    """What other departments' results add to the total: one amount, for their figures are theirs; empty where they have none."""
    words, currency = briefing.words, briefing.content.currency
    counted = {kind: _counted_elsewhere(briefing, detail, kind) for kind in ("completers", "everybody")}
    amounts = [
        words("return-inputs.results-amount", amount=words.exact_money(sum(values, Decimal(0)), currency), over=kind)
        for kind, values in counted.items()
        if values
    ]
    count = sum(len(values) for values in counted.values())
    added = words("return-inputs.results-of-others", count=count, amounts=words.listed(amounts))
    return formats.beginning_large(added) if count else ""


def _counted_elsewhere(briefing: Briefing, detail: ReturnDetail, kind: str) -> list[Decimal]:
    counted = [assumption for assumption in detail.assumptions if assumption.id.startswith(f"counted_{kind}:")]
    elsewhere = (assumption.value for assumption in counted if assumption.id.split(":")[-1] != briefing.department.id)
    return [value for value in elsewhere if isinstance(value, Decimal)]


def _years_counted(words: Catalogue, model: CostModel) -> str:
    """How much of a year a business result counts, where that is not the whole horizon of one year."""
    months = model.horizon_months
    if months == MONTHS_PER_YEAR:
        return ""
    return words("return-inputs.results-one-year") if months > MONTHS_PER_YEAR else words("return-inputs.results-months", months=months)


def _planned_courses(briefing: Briefing, model: CostModel, detail: ReturnDetail) -> Iterator[ViewData]:
    """One row a planned course: places, here and in all, minutes of e-learning and of the classroom it replaces, delivery cost.

    Those that replace a classroom that is counted come first.
    """
    words, inputs = briefing.words, {assumption.id: assumption for assumption in detail.assumptions}
    for course in sorted(briefing.content.courses, key=lambda course: not _replaces_counted_classroom(course, model)):
        places = inputs.get(f"learners:{course.id}")
        if places is None:
            continue
        here = model.planned_learners[course.id].get(briefing.department.id, 0)
        elearning = inputs[f"elearning_minutes:{course.id}"]
        measured = words("return-inputs.no-pilot-figure")
        if elearning.n:
            measured = words("return-inputs.pilot-median", n=str(elearning.n), minutes=course.duration_minutes)
        yield {
            "title": course.title,
            "places": words.digits(_stated_number(places)),
            "here": words("return-inputs.places-here", count=here) if here else "",
            "elearning": words("return-inputs.minutes", minutes=_stated_number(elearning)),
            "minutes": str(_stated_number(elearning)),
            "basis": measured,
            **_alternative_values(briefing, model, course),
        }


def _replaces_counted_classroom(course: Course, model: CostModel) -> bool:
    return course.alternative is not None and course.alternative.counterfactual in model.counted_counterfactuals


def _with_bars(rows: list[ViewData]) -> list[ViewData]:
    """The rows with their minutes as bars, in per cent of the most that any has; a classroom that is not counted has no bar."""
    most = max((Decimal(str(row[name])) for row in rows for name in ("classroom_minutes", "minutes")), default=Decimal(0)) or Decimal(1)
    shares = {"classroom_bar": "classroom_minutes", "bar": "minutes"}
    return [{**row, **{bar: str(round(100 * Decimal(str(row[name])) / most)) for bar, name in shares.items()}} for row in rows]


def _alternative_values(briefing: Briefing, model: CostModel, course: Course) -> ViewData:
    """The classroom event that a course replaces, the minutes that it takes and what its delivery costs."""
    words, alternative = briefing.words, course.alternative
    if alternative is None:
        none, saves_none = words("return-inputs.none"), words("return-inputs.replaces-none")
        return {"classroom": none, "classroom_minutes": "0", "replaces": saves_none, "delivery": none}
    counted = _replaces_counted_classroom(course, model)
    return {
        "classroom": words("return-inputs.minutes", minutes=alternative.minutes_with_travel),
        "classroom_minutes": str(alternative.minutes_with_travel if counted else 0),
        "replaces": words("return-inputs.replaces", title=alternative.title, kind=alternative.counterfactual, counted=counted),
        "delivery": words.money(alternative.delivery_cost_per_learner, briefing.content.currency),
    }

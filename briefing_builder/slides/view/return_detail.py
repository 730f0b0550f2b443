"""The return in detail as a template sees it: lines that add up, the sensitivity, every assumption; and the sources of all figures."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Assumption, Briefing, Case, CostModel, Figure, ReturnDetail

FIXED = "roi:cost:"
HUNDREDTH = Decimal("0.01")
"""Of a minute: the middle of two pilot values has more digits than either, and the hours rest on it."""
MONTHS_PER_YEAR = 12
COUNTED = {"ran_last_year": "ran", "planned": "are planned", "hypothetical": "could be held"}
FIRST_YEAR = "first year"
SETTINGS_A_PAGE = 8
PLANNED_A_PAGE = 6
SOURCES_A_PAGE = 6
LONGEST_NAME = 60
"""Letters of the name of a source."""
KINDS_OF_TIME = ("classroom", "elearning")
RESULT_KEYS = {"change": "change_points", "point": "value_per_point", "share": "isolation_pct", "sure": "confidence_pct"}


def period_of(months: int) -> str:
    """Return the horizon as a sentence names it: `first year`, `first two years`, `first 18 months`."""
    years, rest = divmod(months, MONTHS_PER_YEAR)
    if rest:
        return f"first {months} months"
    return FIRST_YEAR if years == 1 else f"first {formats.in_words(years)} years"


def counted_courses(model: CostModel) -> str:
    """Return which classroom courses count as saved: `classroom courses that ran or are planned`."""
    if not model.counted_counterfactuals:
        return "no classroom course"
    return f"classroom courses that {formats.listed([COUNTED[kind] for kind in model.counted_counterfactuals], 'or')}"


def break_even(briefing: Briefing) -> Decimal | None:
    """Return how many completions pay for everything, up to a whole one; nothing where no number of them would."""
    least = briefing.figures.organisation.get("roi:break_even_learners")
    return None if least is None or least.value is None else Decimal(least.value).quantize(Decimal(1), ROUND_CEILING)


def detail_view(briefing: Briefing, detail: ReturnDetail) -> ViewData:
    """Return the appendix's part of the return."""
    known, currency = briefing.figures.organisation, briefing.content.currency
    costs, benefits = (known[f"roi:{name}"] for name in ("program_costs", "program_benefits"))
    return {
        "currency": currency,
        "detail_title": f"{formats.beginning_large(formats.roughly(costs.displayed, currency))} goes in, and "
        + (formats.roughly(benefits.displayed, currency) if benefits.displayed > 0 else "nothing in money")
        + " is expected back",
        "lines": _benefit_and_cost_lines(detail, benefits, costs),
        "sensitivity": _sensitivity_values(briefing, detail),
        "counted_time": "; ".join(f"{formats.percent(case.share)}: {_ratio_text(case)}" for case in _varying_cases(detail.sensitivity)),
        "outcome": _outcome_line(briefing),
        "has_average_hour": any(assumption.id.startswith("time_cost:") for assumption in detail.assumptions),
        "unit": formats.unit_of(currency),
        "say_sensitivity": _spoken_sensitivity(detail, currency),
        **_counting_and_costs(detail, currency),
        **_results_values(briefing, detail),
        "planned": paged(_planned_courses(briefing, detail), PLANNED_A_PAGE),
    }


def _benefit_and_cost_lines(detail: ReturnDetail, benefits: Figure, costs: Figure) -> list[ViewData]:
    """Benefits and costs with their totals; the fixed costs are one line here, and stand one by one among the assumptions."""
    fixed = sum((line.displayed for line in detail.cost_lines if line.id.startswith(FIXED)), Decimal(0))
    variable = [line for line in detail.cost_lines if not line.id.startswith(FIXED)]
    rows = [(line.name, line.displayed, False) for line in detail.benefit_lines]
    rows += [(benefits.name, benefits.displayed, True), ("Fixed costs", fixed, False)]
    rows += [(line.name, line.displayed, False) for line in variable]
    rows.append((costs.name, costs.displayed, True))
    return [{"name": name, "value": formats.digits(value), "total": total} for name, value, total in rows]


def _outcome_line(briefing: Briefing) -> str:
    """What the lines come to, in the measures that Finance knows."""
    known = {name.removeprefix("roi:"): figure for name, figure in briefing.figures.organisation.items() if figure.value is not None}
    results = [f"Benefits ÷ costs: {formats.digits(known['bcr'].displayed)}"]
    if ratio := known.get("roi_pct"):
        results.append(f"return on investment: {formats.figure(ratio, '')}")
    if payback := known.get("payback_months"):
        months = briefing.content.cost_model.horizon_months if briefing.content.cost_model else MONTHS_PER_YEAR
        is_within = payback.displayed <= months
        results.append(f"paid back after {formats.digits(payback.displayed)} months" if is_within else f"not paid back in {months} months")
    needed = break_even(briefing)
    if needed is not None:
        expected, planned = (formats.digits(known[name].displayed) for name in ("expected_completions", "planned_learners"))
        results.append(f"break-even: {formats.digits(needed)} completions, {expected} expected, {planned} planned")
    return f"{'; '.join(results)}."


def _sensitivity_values(briefing: Briefing, detail: ReturnDetail) -> ViewData:
    """The ratio by take-up: the input that decides it; the expected take-up is the bar that is lit."""
    expected = briefing.figures.organisation["roi:take_up_pct"].displayed
    cases = [(formats.percent(case.share), str(case.bcr.displayed)) for case in _varying_cases(detail.take_up_sensitivity)]
    lit = [number for number, (label, _) in enumerate(cases) if label == f"{expected}{formats.NO_BREAK}%"]
    return {
        "cases": [{"label": label, "value": value} for label, value in cases],
        "highlight": lit[0] if lit else -1,
        "alt": formats.bars("the benefit–cost ratio by take-up", [f"{label}: {value.replace('-', '−')}" for label, value in cases]),
    }


def _varying_cases(cases: Sequence[Case]) -> Sequence[Case]:
    """The cases, or none where the ratio is the same in all of them, or nothing comes back in any: then there is nothing to show."""
    ratios = {case.bcr.displayed for case in cases}
    return cases if len(ratios) > 1 and max(ratios) > 0 else ()


def _ratio_text(case: Case) -> str:
    return formats.digits(case.bcr.displayed)


def _spoken_sensitivity(detail: ReturnDetail, currency: str) -> str:
    """What the ratio becomes at the ends of both ranges, in one or two sentences."""
    taken, counted = _varying_cases(detail.take_up_sensitivity), _varying_cases(detail.sensitivity)

    def back(case: Case) -> str:
        return formats.money(case.bcr.displayed, currency) if currency in formats.UNITS else _ratio_text(case)

    sentences = []
    if taken:
        sentences.append(
            f"If {formats.percent(taken[0].share)} of the places were completed, each {formats.unit_of(currency)} spent would return "
            f"{back(taken[0])}; if all of them were, {back(taken[-1])}."
        )
    if counted:
        none, all_of_it = back(counted[0]), back(counted[-1])
        sentences.append(f"If none of the time counted as money, it would return {none}; if all of it did, {all_of_it}.")
    return " ".join(sentences) or "Another take-up would not change that, for no benefit is counted in money."


def _counting_and_costs(detail: ReturnDetail, currency: str) -> ViewData:
    """How it is counted, and what it costs: fixed costs, licences, and hours."""
    plain = [assumption for assumption in detail.assumptions if ":" not in assumption.id]
    counting = [(assumption.label, _assumption_value(assumption, currency)) for assumption in plain if assumption.unit != "currency"]
    fixed = [(line.name, Decimal(line.value or 0)) for line in detail.cost_lines if line.id.startswith(FIXED)]
    costs = [(name, formats.exact_money(amount, currency)) for name, amount in fixed]
    costs += [(assumption.label, _assumption_value(assumption, currency)) for assumption in plain if assumption.unit == "currency"]
    costs += _hour_costs(detail, currency)
    return {"counting": paged(_labelled_values(counting), SETTINGS_A_PAGE), "costs": paged(_labelled_values(costs), SETTINGS_A_PAGE)}


def _labelled_values(rows: list[tuple[str, str]]) -> list[ViewData]:
    return [{"label": label, "value": value} for label, value in rows]


def _results_values(briefing: Briefing, detail: ReturnDetail) -> ViewData:
    """The department's own business results in full; those of others are counted in the total, and their figures are theirs."""
    known = {assumption.id: assumption for assumption in detail.assumptions}
    changes = [assumption.id.split(":") for assumption in detail.assumptions if assumption.id.startswith("change_points:")]
    own = [":".join(rest) for _, *rest in changes if rest[-1] == briefing.department.id]
    note = [_results_of_others(briefing, detail), _years_counted(briefing)] if changes else []
    return {
        "results": paged([_result_values(name, known, briefing.content.currency) for name in own], PLANNED_A_PAGE),
        "results_note": " ".join(sentence for sentence in note if sentence),
    }


def _results_of_others(briefing: Briefing, detail: ReturnDetail) -> str:
    """What other departments' results add to the total: one amount, for their figures are theirs; empty where they have none."""
    counted = {kind: _counted_elsewhere(briefing, detail, kind) for kind in ("completers", "everybody")}
    number = sum(len(amounts) for amounts in counted.values())
    if not number:
        return ""
    basis = {"completers": "before take-up", "everybody": "measured over everybody"}
    parts = [
        f"{formats.exact_money(sum(amounts, Decimal(0)), briefing.content.currency)} ({basis[kind]})"
        for kind, amounts in counted.items()
        if amounts
    ]
    what = formats.count_with_noun(number, "business result of another department adds", "business results of other departments add")
    return f"{formats.beginning_large(what)} {' and '.join(parts)}, cut in the same way."


def _counted_elsewhere(briefing: Briefing, detail: ReturnDetail, kind: str) -> list[Decimal]:
    counted = [assumption for assumption in detail.assumptions if assumption.id.startswith(f"counted_{kind}:")]
    elsewhere = (assumption.value for assumption in counted if assumption.id.split(":")[-1] != briefing.department.id)
    return [value for value in elsewhere if isinstance(value, Decimal)]


def _years_counted(briefing: Briefing) -> str:
    """How much of a year a business result counts, where that is not the whole horizon of one year."""
    months = briefing.content.cost_model.horizon_months if briefing.content.cost_model else MONTHS_PER_YEAR
    if months == MONTHS_PER_YEAR:
        return ""
    if months > MONTHS_PER_YEAR:
        return "A business result counts for one year at most."
    return f"A business result counts for {formats.count_with_noun(months, 'month', 'months')} of a year."


def _result_values(name: str, known: Mapping[str, Assumption], currency: str) -> ViewData:
    stated = {key: known.get(f"{kind}:{name}") for key, kind in RESULT_KEYS.items()}
    change = stated["change"]
    label, _, basis = change.label.partition(": ") if change else (name, "", "")
    return {
        "name": label,
        "basis": formats.beginning_large(basis.removeprefix("change").strip(" ()")),
        **{key: _assumption_value(assumption, currency) if assumption else "not stated" for key, assumption in stated.items()},
    }


def _hour_costs(detail: ReturnDetail, currency: str) -> list[tuple[str, str]]:
    """What the time of every place costs: what the sums need. A department's own hour stays with Finance, for it is near to pay."""
    known = {assumption.id: assumption for assumption in detail.assumptions}
    shown = []
    for kind in KINDS_OF_TIME:
        cost, hour = known.get(f"time_cost:{kind}"), known.get(f"average_hour:{kind}")
        if cost and hour and isinstance(cost.value, Decimal) and isinstance(hour.value, Decimal):
            average = formats.money(hour.value.quantize(formats.CENT), currency)
            shown.append((f"{cost.label} of all places, at {average} an hour on average", formats.exact_money(cost.value, currency)))
    return [*shown, ("An hour in each department" if shown else "An hour of work", "with Finance")]


def _planned_courses(briefing: Briefing, detail: ReturnDetail) -> list[ViewData]:
    """One row a planned course: places, here and in all, minutes of e-learning and of the classroom it replaces, delivery cost."""
    currency, model = briefing.content.currency, briefing.content.cost_model
    by_id = {assumption.id: assumption for assumption in detail.assumptions}
    rows: list[ViewData] = []
    for key, places in by_id.items():
        kind, _, course = key.partition(":")
        if kind != "learners":
            continue
        here = model.planned_learners.get(course, {}).get(briefing.department.id, 0) if model else 0
        minutes = by_id[f"elearning_minutes:{course}"]
        classroom, delivery = by_id.get(f"alternative_minutes:{course}"), by_id.get(f"delivery_cost:{course}")
        rows.append(
            {
                "title": places.label.partition(":")[0],
                "places": _assumption_number(places),
                "here": f"{formats.digits(here)} here" if here else "",
                "elearning": f"{_assumption_number(minutes)} min",
                "basis": minutes.label.partition("(")[2].rstrip(")"),
                "classroom": f"{_assumption_number(classroom)} min" if classroom else "none",
                "replaces": classroom.label.partition(": ")[2].removesuffix(", with travel") if classroom else "",
                "delivery": formats.money(delivery.value, currency) if delivery and isinstance(delivery.value, Decimal) else "none",
            }
        )
    return rows


def _assumption_number(assumption: Assumption) -> str:
    if isinstance(assumption.value, str):
        return assumption.value
    value = assumption.value.quantize(HUNDREDTH) if assumption.unit == "min" else assumption.value
    return formats.digits(Decimal(f"{value.normalize():f}"))


def _assumption_value(assumption: Assumption, currency: str) -> str:
    if isinstance(assumption.value, str):
        return formats.beginning_large(assumption.value)
    if assumption.unit == "currency":
        return formats.money(assumption.value, currency)
    if assumption.unit == "ratio":
        return formats.percent(assumption.value)
    return f"{_assumption_number(assumption)}{formats.NO_BREAK}{assumption.unit}"


def sources_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return what each figure comes from, with its date: the pilot, the cost model, the needs, the author's own list; empty for none."""
    content = briefing.content
    rows: list[tuple[str, str, str]] = []
    if content.pilot:
        pilot = content.pilot
        design = formats.beginning_large(formats.sentence(author.sentence(pilot.design or "", ("pilot", "design"))))
        rows.append((pilot.name, f"{_learning_records(briefing)} {design}".strip(), formats.span(pilot.starts, pilot.ends)))
    if content.cost_model:
        period = formats.beginning_large(period_of(content.cost_model.horizon_months))
        rows.append(("Return", "A forecast after Phillips; its costs and assumptions stand in this appendix.", period))
    if content.needs_analysis:
        needs = content.needs_analysis
        method = author.sentence(needs.method, ("needs_analysis", "method"))
        rows.append(("Needs", formats.beginning_large(formats.sentence(method)), formats.long_day(needs.asked_on)))
    for number, named in enumerate(content.sources):
        what, text = _title_and_text(author.sentence(named.text, ("sources", number, "text")))
        rows.append((what, formats.beginning_large(formats.sentence(text)), formats.long_day(named.as_of) if named.as_of else ""))
    if not rows:
        return {}
    least = f"Groups of fewer than {content.min_group_size} people are never shown. " if content.pilot else ""
    lines = [{"what": what, "text": text, "date": dated} for what, text, dated in rows]
    return {"pages": paged(lines, SOURCES_A_PAGE), "note": f"{least}Figures are rounded only for display."}


def _learning_records(briefing: Briefing) -> str:
    """Where the pilot's figures come from, in words and not by the name of a file."""
    known = briefing.figures.organisation
    rows = known.get("pilot:enrolments")
    of = f" of {formats.digits(rows.displayed)} enrolments" if rows and rows.value is not None else ""
    return f"The learning records{of} in {formats.name_in_sentence(briefing.content.lms.name)}."


def _title_and_text(text: str) -> tuple[str, str]:
    """What a source is, and what it says: `Exit interviews 2026: 31 of 88 …`; one without such a beginning is a source."""
    what, colon, rest = text.partition(": ")
    return (what, rest) if colon and rest.strip() and len(what) <= LONGEST_NAME else ("Source", text)


def evidence_view(briefing: Briefing, author: AuthorTexts) -> dict[str, ViewData]:
    """Return the named source behind each objection's answer that rests on one, by the id of its slide: `what`, `text`, `date`."""
    known = {f"source:{source.id}": (number, source) for number, source in enumerate(briefing.content.sources)}
    proven = [(ranked.item, known[ranked.item.evidence]) for ranked in briefing.answered_objections if ranked.item.evidence in known]
    views: dict[str, ViewData] = {}
    for objection, (number, evidence) in proven:
        what, text = _title_and_text(author.sentence(evidence.text, ("sources", number, "text")))
        dated = formats.long_day(evidence.as_of) if evidence.as_of else ""
        views[f"objection-{objection.id}"] = {"what": what, "text": formats.beginning_large(formats.sentence(text)), "date": dated}
    return views

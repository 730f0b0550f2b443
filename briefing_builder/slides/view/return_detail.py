"""The return in detail as a template sees it: lines that add up, the sensitivity, every assumption; and the sources of all figures."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import Author
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.session import Plain
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
RESULT_KEYS = ("change", "point", "share", "sure")


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


def detail_view(briefing: Briefing, detail: ReturnDetail) -> Plain:
    """Return the appendix's part of the return."""
    known, currency = briefing.figures.organisation, briefing.content.currency
    costs, benefits = (known[f"roi:{name}"] for name in ("program_costs", "program_benefits"))
    return {
        "currency": currency,
        "detail_title": f"{formats.beginning_large(formats.roughly(costs.displayed, currency))} goes in, and "
        + (formats.roughly(benefits.displayed, currency) if benefits.displayed > 0 else "nothing in money")
        + " is expected back",
        "lines": _lines(detail, benefits, costs),
        "sensitivity": _sensitivity(briefing, detail),
        "counted_time": "; ".join(f"{formats.percent(case.share)}: {_ratio(case)}" for case in _varying(detail.sensitivity)),
        "outcome": _outcome(briefing),
        "has_average_hour": any(one.id.startswith("time_cost:") for one in detail.assumptions),
        "unit": formats.unit_of(currency),
        "say_sensitivity": _say_sensitivity(detail, currency),
        **_settings(detail, currency),
        **_results(briefing, detail),
        "planned": paged(_planned(briefing, detail), PLANNED_A_PAGE),
    }


def _lines(detail: ReturnDetail, benefits: Figure, costs: Figure) -> list[Plain]:
    """Benefits and costs with their totals; the fixed costs are one line here, and stand one by one among the assumptions."""
    fixed = sum((line.displayed for line in detail.cost_lines if line.id.startswith(FIXED)), Decimal(0))
    variable = [line for line in detail.cost_lines if not line.id.startswith(FIXED)]
    rows = [(line.name, line.displayed, False) for line in detail.benefit_lines]
    rows += [(benefits.name, benefits.displayed, True), ("Fixed costs", fixed, False)]
    rows += [(line.name, line.displayed, False) for line in variable]
    rows.append((costs.name, costs.displayed, True))
    return [{"name": name, "value": formats.number(value), "total": total} for name, value, total in rows]


def _outcome(briefing: Briefing) -> str:
    """What the lines come to, in the measures that Finance knows."""
    known = {name.removeprefix("roi:"): figure for name, figure in briefing.figures.organisation.items() if figure.value is not None}
    said = [f"Benefits ÷ costs: {formats.number(known['bcr'].displayed)}"]
    if ratio := known.get("roi_pct"):
        said.append(f"return on investment: {formats.figure(ratio, '')}")
    if payback := known.get("payback_months"):
        months = briefing.content.cost_model.horizon_months if briefing.content.cost_model else MONTHS_PER_YEAR
        is_within = payback.displayed <= months
        said.append(f"paid back after {formats.number(payback.displayed)} months" if is_within else f"not paid back in {months} months")
    needed = break_even(briefing)
    if needed is not None:
        expected, planned = (formats.number(known[name].displayed) for name in ("expected_completions", "planned_learners"))
        said.append(f"break-even: {formats.number(needed)} completions, {expected} expected, {planned} planned")
    return f"{'; '.join(said)}."


def _sensitivity(briefing: Briefing, detail: ReturnDetail) -> Plain:
    """The ratio by take-up: the input that decides it; the expected take-up is the bar that is lit."""
    expected = briefing.figures.organisation["roi:take_up_pct"].displayed
    cases = [(formats.percent(case.share), str(case.bcr.displayed)) for case in _varying(detail.take_up_sensitivity)]
    lit = [number for number, (label, _) in enumerate(cases) if label == f"{expected}{formats.NO_BREAK}%"]
    return {
        "cases": [{"label": label, "value": value} for label, value in cases],
        "highlight": lit[0] if lit else -1,
        "alt": formats.bars("the benefit–cost ratio by take-up", [f"{label}: {value.replace('-', '−')}" for label, value in cases]),
    }


def _varying(cases: Sequence[Case]) -> Sequence[Case]:
    """The cases, or none where the ratio is the same in all of them, or nothing comes back in any: then there is nothing to show."""
    ratios = {case.bcr.displayed for case in cases}
    return cases if len(ratios) > 1 and max(ratios) > 0 else ()


def _ratio(case: Case) -> str:
    return formats.number(case.bcr.displayed)


def _say_sensitivity(detail: ReturnDetail, currency: str) -> str:
    """What the ratio becomes at the ends of both ranges, in one or two sentences."""
    taken, counted = _varying(detail.take_up_sensitivity), _varying(detail.sensitivity)

    def back(case: Case) -> str:
        return formats.money(case.bcr.displayed, currency) if currency in formats.UNITS else _ratio(case)

    said = []
    if taken:
        said.append(
            f"If {formats.percent(taken[0].share)} of the places were completed, each {formats.unit_of(currency)} spent would return "
            f"{back(taken[0])}; if all of them were, {back(taken[-1])}."
        )
    if counted:
        said.append(f"If none of the time counted as money, it would return {back(counted[0])}; if all of it did, {back(counted[-1])}.")
    return " ".join(said) or "Another take-up would not change that, for no benefit is counted in money."


def _settings(detail: ReturnDetail, currency: str) -> Plain:
    """How it is counted, and what it costs: fixed costs, licences, and hours."""
    plain = [one for one in detail.assumptions if ":" not in one.id]
    counting = [(one.label, _value(one, currency)) for one in plain if one.unit != "currency"]
    fixed = [(line.name, Decimal(line.value or 0)) for line in detail.cost_lines if line.id.startswith(FIXED)]
    costs = [(name, formats.exact_money(amount, currency)) for name, amount in fixed]
    costs += [(one.label, _value(one, currency)) for one in plain if one.unit == "currency"]
    costs += _hours(detail, currency)
    return {"counting": paged(_lines_of(counting), SETTINGS_A_PAGE), "costs": paged(_lines_of(costs), SETTINGS_A_PAGE)}


def _lines_of(rows: list[tuple[str, str]]) -> list[Plain]:
    return [{"label": label, "value": value} for label, value in rows]


def _results(briefing: Briefing, detail: ReturnDetail) -> Plain:
    """The department's own business results in full; those of others are counted in the total, and their figures are theirs."""
    known = {one.id: one for one in detail.assumptions}
    changes = [one.id.split(":") for one in detail.assumptions if one.id.startswith("change_points:")]
    own = [":".join(rest) for _, *rest in changes if rest[-1] == briefing.department.id]
    note = [_of_others(briefing, detail), _years_counted(briefing)] if changes else []
    return {
        "results": paged([_result(name, known, briefing.content.currency) for name in own], PLANNED_A_PAGE),
        "results_note": " ".join(sentence for sentence in note if sentence),
    }


def _of_others(briefing: Briefing, detail: ReturnDetail) -> str:
    """What other departments' results add to the total: one amount, for their figures are theirs; empty where they have none."""
    counted = {kind: _counted_elsewhere(briefing, detail, kind) for kind in ("completers", "everybody")}
    number = sum(len(amounts) for amounts in counted.values())
    if not number:
        return ""
    told = {"completers": "before take-up", "everybody": "measured over everybody"}
    parts = [
        f"{formats.exact_money(sum(amounts, Decimal(0)), briefing.content.currency)} ({told[kind]})"
        for kind, amounts in counted.items()
        if amounts
    ]
    what = formats.counted(number, "business result of another department adds", "business results of other departments add")
    return f"{formats.beginning_large(what)} {' and '.join(parts)}, cut in the same way."


def _counted_elsewhere(briefing: Briefing, detail: ReturnDetail, kind: str) -> list[Decimal]:
    named = [(one.id.split(":"), one.value) for one in detail.assumptions if one.id.startswith(f"counted_{kind}:")]
    return [value for parts, value in named if parts[-1] != briefing.department.id and isinstance(value, Decimal)]


def _years_counted(briefing: Briefing) -> str:
    """How much of a year a business result counts, where that is not the whole horizon of one year."""
    months = briefing.content.cost_model.horizon_months if briefing.content.cost_model else MONTHS_PER_YEAR
    if months == MONTHS_PER_YEAR:
        return ""
    if months > MONTHS_PER_YEAR:
        return "A business result counts for one year at most."
    return f"A business result counts for {formats.counted(months, 'month', 'months')} of a year."


def _result(name: str, known: Mapping[str, Assumption], currency: str) -> Plain:
    change, point, share, sure = (
        known.get(f"{kind}:{name}") for kind in ("change_points", "value_per_point", "isolation_pct", "confidence_pct")
    )
    label, _, basis = change.label.partition(": ") if change else (name, "", "")
    return {
        "name": label,
        "basis": formats.beginning_large(basis.removeprefix("change").strip(" ()")),
        **{key: _value(one, currency) if one else "not stated" for key, one in zip(RESULT_KEYS, (change, point, share, sure), strict=True)},
    }


def _hours(detail: ReturnDetail, currency: str) -> list[tuple[str, str]]:
    """What the time of every place costs: what the sums need. A department's own hour stays with Finance, for it is near to pay."""
    known = {one.id: one for one in detail.assumptions}
    shown = []
    for kind in KINDS_OF_TIME:
        cost, hour = known.get(f"time_cost:{kind}"), known.get(f"average_hour:{kind}")
        if cost and hour and isinstance(cost.value, Decimal) and isinstance(hour.value, Decimal):
            average = formats.money(hour.value.quantize(formats.CENT), currency)
            shown.append((f"{cost.label} of all places, at {average} an hour on average", formats.exact_money(cost.value, currency)))
    return [*shown, ("An hour in each department" if shown else "An hour of work", "with Finance")]


def _planned(briefing: Briefing, detail: ReturnDetail) -> list[Plain]:
    """One row a planned course: places, here and in all, minutes of e-learning and of the classroom it replaces, delivery cost."""
    currency, model = briefing.content.currency, briefing.content.cost_model
    by_id = {one.id: one for one in detail.assumptions}
    rows: list[Plain] = []
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
                "places": _number(places),
                "here": f"{formats.number(here)} here" if here else "",
                "elearning": f"{_number(minutes)} min",
                "basis": minutes.label.partition("(")[2].rstrip(")"),
                "classroom": f"{_number(classroom)} min" if classroom else "none",
                "replaces": classroom.label.partition(": ")[2].removesuffix(", with travel") if classroom else "",
                "delivery": formats.money(delivery.value, currency) if delivery and isinstance(delivery.value, Decimal) else "none",
            }
        )
    return rows


def _number(one: Assumption) -> str:
    if isinstance(one.value, str):
        return one.value
    value = one.value.quantize(HUNDREDTH) if one.unit == "min" else one.value
    return formats.number(Decimal(f"{value.normalize():f}"))


def _value(one: Assumption, currency: str) -> str:
    if isinstance(one.value, str):
        return formats.beginning_large(one.value)
    if one.unit == "currency":
        return formats.money(one.value, currency)
    if one.unit == "ratio":
        return formats.percent(one.value)
    return f"{_number(one)}{formats.NO_BREAK}{one.unit}"


def sources_view(briefing: Briefing, author: Author) -> Plain:
    """Return what each figure comes from, with its date: the pilot, the cost model, the needs, the author's own list; empty for none."""
    content = briefing.content
    rows: list[tuple[str, str, str]] = []
    if content.pilot:
        pilot = content.pilot
        design = formats.beginning_large(formats.sentence(author.sentence(pilot.design or "", ("pilot", "design"))))
        rows.append((pilot.name, f"{_records(briefing)} {design}".strip(), formats.span(pilot.starts, pilot.ends)))
    if content.cost_model:
        period = formats.beginning_large(period_of(content.cost_model.horizon_months))
        rows.append(("Return", "A forecast after Phillips; its costs and assumptions stand in this appendix.", period))
    if content.needs_analysis:
        needs = content.needs_analysis
        method = author.sentence(needs.method, ("needs_analysis", "method"))
        rows.append(("Needs", formats.beginning_large(formats.sentence(method)), formats.day(needs.asked_on)))
    for number, named in enumerate(content.sources):
        what, text = _titled(author.sentence(named.text, ("sources", number, "text")))
        rows.append((what, formats.beginning_large(formats.sentence(text)), formats.day(named.as_of) if named.as_of else ""))
    if not rows:
        return {}
    least = f"Groups of fewer than {content.min_group_size} people are never shown. " if content.pilot else ""
    lines = [{"what": what, "text": text, "date": dated} for what, text, dated in rows]
    return {"pages": paged(lines, SOURCES_A_PAGE), "note": f"{least}Figures are rounded only for display."}


def _records(briefing: Briefing) -> str:
    """Where the pilot's figures come from, in words and not by the name of a file."""
    known = briefing.figures.organisation
    rows = known.get("pilot:enrolments")
    of = f" of {formats.number(rows.displayed)} enrolments" if rows and rows.value is not None else ""
    return f"The learning records{of} in {formats.thing(briefing.content.lms.name)}."


def _titled(text: str) -> tuple[str, str]:
    """What a source is, and what it says: `Exit interviews 2026: 31 of 88 …`; one without such a beginning is a source."""
    what, colon, said = text.partition(": ")
    return (what, said) if colon and said.strip() and len(what) <= LONGEST_NAME else ("Source", text)


def evidence_view(briefing: Briefing, author: Author) -> dict[str, Plain]:
    """Return the named source behind each objection's answer that rests on one, by the id of its slide: `what`, `text`, `date`."""
    known = {f"source:{one.id}": (number, one) for number, one in enumerate(briefing.content.sources)}
    found = [(ranked.item, known[ranked.item.evidence]) for ranked in briefing.answered_objections if ranked.item.evidence in known]
    views: dict[str, Plain] = {}
    for objection, (number, evidence) in found:
        what, text = _titled(author.sentence(evidence.text, ("sources", number, "text")))
        dated = formats.day(evidence.as_of) if evidence.as_of else ""
        views[f"objection-{objection.id}"] = {"what": what, "text": formats.beginning_large(formats.sentence(text)), "date": dated}
    return views

"""The return in detail as a template sees it: lines that add up, the sensitivity, every assumption; and the sources of all figures."""

from collections.abc import Mapping
from decimal import Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author import Author
from briefing_builder.slides.paging import paged
from briefing_builder.slides.view_session import Plain
from briefing_builder.tailoring.view import Assumption, Briefing, Case, CostModel, Figure, ReturnDetail

FIXED = "roi:cost:"
MONTHS_PER_YEAR = 12
COUNTED = {"ran_last_year": "ran", "planned": "are planned", "hypothetical": "could be held"}
FIRST_YEAR = "first year"
SETTINGS_A_PAGE = 8
PLANNED_A_PAGE = 6
SOURCES_A_PAGE = 6
LONGEST_NAME = 60
"""Letters of the name of a source."""
AVERAGE_HOURS = ("average_hour_classroom", "average_hour_elearning")
CENT = Decimal("0.01")
RESULT_KEYS = ("change", "point", "share", "sure")


def period_of(months: int) -> str:
    """Return the horizon as a sentence names it: `first year`, `first two years`, `first 18 months`."""
    years, rest = divmod(months, MONTHS_PER_YEAR)
    if rest:
        return f"first {months} months"
    return FIRST_YEAR if years == 1 else f"first {formats.in_words(years)} years"


def counted_courses(model: CostModel) -> str:
    """Return which classroom courses count as saved: `classroom courses that ran or are planned`."""
    return f"classroom courses that {formats.listed([COUNTED[kind] for kind in model.counted_counterfactuals], 'or')}"


def detail_view(briefing: Briefing, detail: ReturnDetail) -> Plain:
    """Return the appendix's part of the return."""
    known, currency = briefing.figures.organisation, briefing.content.currency
    costs, benefits = (known[f"roi:{name}"] for name in ("program_costs", "program_benefits"))
    return {
        "currency": currency,
        "detail_title": f"About {formats.about(costs.displayed, currency)} goes in, "
        f"and about {formats.about(benefits.displayed, currency)} is expected back",
        "lines": _lines(detail, benefits, costs),
        "sensitivity": _sensitivity(briefing, detail),
        "counted_time": "; ".join(f"{_share(case)}: {case.bcr.displayed}" for case in detail.sensitivity),
        "unit": formats.unit_of(currency),
        "say_sensitivity": _say_sensitivity(detail, currency),
        **_settings(detail, currency),
        **_results(briefing, detail),
        "planned": paged(_planned(detail, currency), PLANNED_A_PAGE),
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


def _sensitivity(briefing: Briefing, detail: ReturnDetail) -> Plain:
    """The ratio by take-up: the input that decides it; the expected take-up is the bar that is lit."""
    expected = briefing.figures.organisation["roi:take_up_pct"].displayed
    cases = [(_share(case), str(case.bcr.displayed)) for case in detail.take_up_sensitivity]
    lit = [number for number, (label, _) in enumerate(cases) if label == f"{expected}{formats.NO_BREAK}%"]
    return {
        "cases": [{"label": label, "value": value} for label, value in cases],
        "highlight": lit[0] if lit else -1,
        "alt": formats.bars("the benefit–cost ratio by take-up", [f"{label}: {value}" for label, value in cases]),
    }


def _share(case: Case) -> str:
    return f"{case.share * 100:.0f}{formats.NO_BREAK}%"


def _say_sensitivity(detail: ReturnDetail, currency: str) -> str:
    """What the ratio becomes at the ends of both ranges, in one or two sentences."""
    taken, counted = detail.take_up_sensitivity, detail.sensitivity
    said = []
    if taken:
        said.append(
            f"If {_share(taken[0])} of the places were completed, each {formats.unit_of(currency)} spent would return "
            f"{taken[0].bcr.displayed}; if all of them, {taken[-1].bcr.displayed}."
        )
    if counted:
        said.append(f"If none of the time counted as money, {counted[0].bcr.displayed}; if all of it, {counted[-1].bcr.displayed}.")
    return " ".join(said)


def _settings(detail: ReturnDetail, currency: str) -> Plain:
    """How it is counted, and what it costs: fixed costs, licences, and hours."""
    plain = [one for one in detail.assumptions if ":" not in one.id and one.id not in AVERAGE_HOURS]
    counting = [(one.label, _value(one, currency)) for one in plain if one.unit != "currency"]
    costs = [(line.name, formats.money(line.displayed, currency)) for line in detail.cost_lines if line.id.startswith(FIXED)]
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
    others = len(changes) - len(own)
    elsewhere = formats.beginning_large(formats.counted(others, "business result", "business results"))
    counted = f"{elsewhere} of other departments {'is' if others == 1 else 'are'} in the total, cut in the same way."
    return {
        "results": paged([_result(name, known, briefing.content.currency) for name in own], PLANNED_A_PAGE),
        "results_note": counted if others else "",
    }


def _result(name: str, known: Mapping[str, Assumption], currency: str) -> Plain:
    change, point, share, sure = (
        known.get(f"{kind}:{name}") for kind in ("change_points", "value_per_point", "isolation_pct", "confidence_pct")
    )
    label, _, basis = change.label.partition(": ") if change else (name, "", "")
    return {
        "name": label,
        "basis": formats.beginning_large(basis.removeprefix("change").strip(" ()")),
        **{key: _value(one, currency) if one else "–" for key, one in zip(RESULT_KEYS, (change, point, share, sure), strict=True)},
    }


def _hours(detail: ReturnDetail, currency: str) -> list[tuple[str, str]]:
    """What an hour costs on average: what the sums need. A department's own stays with Finance, for it is near to somebody's pay."""
    averages = [(one.label, one.value) for one in detail.assumptions if one.id in AVERAGE_HOURS]
    shown = [(label, formats.money(value.quantize(CENT), currency)) for label, value in averages if isinstance(value, Decimal)]
    return [*shown, ("An hour in each department", "with Finance")]


def _planned(detail: ReturnDetail, currency: str) -> list[Plain]:
    """One row a planned course: places, minutes of e-learning and of the classroom it replaces, delivery cost."""
    by_id = {one.id: one for one in detail.assumptions}
    rows: list[Plain] = []
    for key, places in by_id.items():
        kind, _, course = key.partition(":")
        if kind != "learners":
            continue
        minutes = by_id[f"elearning_minutes:{course}"]
        classroom, delivery = by_id.get(f"alternative_minutes:{course}"), by_id.get(f"delivery_cost:{course}")
        rows.append(
            {
                "title": places.label.partition(":")[0],
                "places": _number(places),
                "elearning": f"{_number(minutes)} min",
                "basis": minutes.label.partition("(")[2].rstrip(")"),
                "classroom": f"{_number(classroom)} min" if classroom else "–",
                "replaces": classroom.label.partition(": ")[2].removesuffix(", with travel") if classroom else "",
                "delivery": formats.money(delivery.value, currency) if delivery and isinstance(delivery.value, Decimal) else "–",
            }
        )
    return rows


def _number(one: Assumption) -> str:
    if isinstance(one.value, str):
        return one.value
    value = one.value.quantize(Decimal("0.1")) if one.unit == "min" else one.value
    return formats.number(value.to_integral_value() if value == value.to_integral_value() else value)


def _value(one: Assumption, currency: str) -> str:
    if isinstance(one.value, str):
        return formats.beginning_large(one.value)
    if one.unit == "currency":
        return formats.money(one.value, currency)
    if one.unit == "ratio":
        return f"{one.value * 100:.0f}{formats.NO_BREAK}%"
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
    least = f"Groups of fewer than {content.pilot.data.min_group_size} people are never shown. " if content.pilot else ""
    lines = [{"what": what, "text": text, "date": dated} for what, text, dated in rows]
    return {"pages": paged(lines, SOURCES_A_PAGE), "note": f"{least}Figures are rounded only for display."}


def _records(briefing: Briefing) -> str:
    """Where the pilot's figures come from, in words and not by the name of a file."""
    known = briefing.figures.organisation
    rows = known.get("pilot:enrolments")
    of = f" of {formats.number(rows.displayed)} enrolments" if rows and rows.value is not None else ""
    return f"The learning records{of} in {briefing.content.lms.name}."


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

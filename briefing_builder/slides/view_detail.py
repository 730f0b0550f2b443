"""The return in detail as a template sees it: lines that add up, the sensitivity, every assumption; and the sources of all figures."""

from decimal import Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.view_session import Plain, short_name
from briefing_builder.tailoring.view import Assumption, Briefing, Figure, ReturnDetail

FIXED = "roi:cost:"


def detail_view(briefing: Briefing, detail: ReturnDetail) -> Plain:
    """Return the appendix's part of the return."""
    known, currency = briefing.figures.organisation, briefing.content.currency
    costs, benefits = (known[f"roi:{name}"] for name in ("program_costs", "program_benefits"))
    cases = [(f"{case.factor * 100:.0f}{formats.NO_BREAK}%", case.bcr.displayed) for case in detail.sensitivity]
    return {
        "currency": currency,
        "detail_title": "The first year costs "
        f"{formats.money(costs.displayed, currency)} and returns {formats.money(benefits.displayed, currency)}",
        "lines": _lines(detail, benefits, costs),
        "sensitivity": _sensitivity(briefing, detail, cases),
        "say_sensitivity": f"If none of the saved time counted, each one spent would return {cases[0][1]}; if all of it, {cases[-1][1]}."
        if cases
        else "",
        "settings": _settings(briefing, detail),
        "planned": _planned(detail, currency),
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


def _sensitivity(briefing: Briefing, detail: ReturnDetail, cases: list[tuple[str, Decimal]]) -> Plain:
    model = briefing.content.cost_model
    chosen = [number for number, case in enumerate(detail.sensitivity) if model and case.factor == model.productive_use_factor]
    told = "; ".join(f"{label}: {value}" for label, value in cases)
    return {
        "cases": [{"label": label, "value": str(value)} for label, value in cases],
        "highlight": chosen[0] if chosen else -1,
        "alt": f"Bar chart of the benefit–cost ratio by the share of saved time that counts: {told}.",
    }


def _settings(briefing: Briefing, detail: ReturnDetail) -> list[Plain]:
    """Everything but the planned courses: settings, fixed costs, hourly costs (one's own, and the range), business results."""
    currency = briefing.content.currency
    plain = [one for one in detail.assumptions if ":" not in one.id]
    fixed = [line for line in detail.cost_lines if line.id.startswith(FIXED)]
    rows = [(one.label, _value(one, currency)) for one in plain]
    rows += [(line.name, formats.money(line.displayed, currency)) for line in fixed]
    rows += _hours(briefing, detail, currency)
    results = [
        one for one in detail.assumptions if one.id.startswith(("change_points:", "value_per_point:", "isolation_pct:", "confidence_pct:"))
    ]
    rows += [(one.label, _value(one, currency)) for one in results]
    return [{"label": label, "value": value} for label, value in rows]


def _hours(briefing: Briefing, detail: ReturnDetail, currency: str) -> list[tuple[str, str]]:
    """A department sees its own hourly cost; of the others only the range."""
    hours = {one.id.partition(":")[2]: one.value for one in detail.assumptions if one.id.startswith("loaded_hourly_cost:")}
    known = [value for value in hours.values() if isinstance(value, Decimal)]
    own = hours.get(briefing.department.id)
    rows = [(f"{short_name(briefing)}: an hour, with on-costs", formats.money(own, currency))] if isinstance(own, Decimal) else []
    if known and len(known) > len(rows):
        rows.append(
            ("All departments: an hour, with on-costs", f"{formats.money(min(known), currency)} to {formats.money(max(known), currency)}")
        )
    return rows


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


def sources_view(briefing: Briefing) -> list[Plain]:
    """Return one line a source: the pilot, the cost model, the needs analysis and the author's own list."""
    content = briefing.content
    lines: list[str] = []
    if content.pilot:
        pilot = content.pilot
        rows = next((f.source for f in briefing.figures.organisation.values() if f.id.startswith("pilot:") and f.source), pilot.data.file)
        design = formats.beginning_large(formats.sentence(pilot.design or ""))
        lines.append(f"{pilot.name}, {formats.span(pilot.starts, pilot.ends)}: {rows}. {design}")
    if content.cost_model:
        lines.append("Return: Phillips method, first year only; fully listed costs; assumptions in this appendix.")
    if content.needs_analysis:
        needs = content.needs_analysis
        lines.append(f"Needs: {formats.sentence(needs.method)} Asked on {formats.day(needs.asked_on)}.")
    for source in content.sources:
        dated = f" ({formats.day(source.as_of)})" if source.as_of else ""
        lines.append(f"{source.text.rstrip('.')}{dated}.")
    if content.pilot:
        least = content.pilot.data.min_group_size
        lines.append(f"Groups of fewer than {least} people are never shown. Figures are rounded only for display.")
    return [{"text": line} for line in lines]

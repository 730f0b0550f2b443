"""The expected return as a template sees it: what it costs beside what it gives, how it is counted, and what would have to change."""

from decimal import ROUND_CEILING, Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import Author
from briefing_builder.slides.view.captions import told
from briefing_builder.slides.view.return_detail import FIRST_YEAR, break_even, counted_courses, detail_view, period_of
from briefing_builder.slides.view.session import Plain
from briefing_builder.slides.view.spoken.returns import counted_time, method_said, return_said
from briefing_builder.tailoring.view import Briefing, CostModel, Figure, ReturnDetail

TAKE_UP_BASIS = {
    "stated": "at a take-up of {share} %",
    "pilot": "at a take-up of {share} %, as in the whole pilot",
    "default": "at a take-up of {share} %, a cautious assumption",
}
MOST_INTANGIBLES = 3
MINUTES_PER_HOUR = 60


def returns_view(briefing: Briefing, author: Author) -> Plain:
    """Return the return where its slide may be shown, else an empty view; `pays` tells which of its two slides it is."""
    model, known, detail = briefing.content.cost_model, briefing.figures.organisation, briefing.figures.return_detail
    if model is None or detail is None or model.show == "nothing" or "roi:bcr" not in known:
        return {}
    pays = model.show == "return" and (known["roi:bcr"].value or 0) >= 1
    period, changes = period_of(model.horizon_months), _changes(briefing)
    texts = [author.sentence(text, ("cost_model", "intangibles", number)) for number, text in enumerate(model.intangibles)]
    besides = [formats.beginning_large(text) for text in texts[:MOST_INTANGIBLES]]
    return {
        "pays": pays,
        "has_pilot": briefing.pilot_scope is not None,
        "has_imagined": "hypothetical" in model.counted_counterfactuals,
        "period": period,
        "title": _title(briefing, pays=pays),
        **_bars(briefing, period),
        "figures": _figures(briefing, pays=pays),
        "changes": changes,
        "say_changes": _say_changes(briefing),
        "replaces": any(one.id.startswith("alternative_minutes:") for one in detail.assumptions),
        "counts_none": not model.counted_counterfactuals,
        "besides": [formats.without_stop(text) for text in besides],
        **_hours(briefing),
        "method": _method_line(briefing, model, detail, period),
        "say_method": " ".join(("This is a forecast.", *method_said(briefing, model, detail))),
        "say_result": _say_result(briefing, period),
        "said": return_said(briefing, author, besides, pays=pays),
        **detail_view(briefing, detail),
    }


def _title(briefing: Briefing, *, pays: bool) -> str:
    known, currency = briefing.figures.organisation, briefing.content.currency
    bcr = known["roi:bcr"].displayed
    if pays and currency in formats.UNITS:
        return f"Each {formats.unit_of(currency)} spent is expected to return {formats.money(bcr, currency)}"
    if pays:
        return f"What it gives is expected to be {formats.number(bcr)} times what it costs"
    costs, benefits = _roughly(briefing, "program_costs"), _roughly(briefing, "program_benefits")
    if known["roi:program_benefits"].displayed <= 0:
        return f"It costs {costs}, and gives nothing back in money yet"
    if known["roi:net"].displayed < 0:
        return f"It does not pay yet: {benefits} back for {costs.removeprefix('about ')}"
    return f"It costs {costs}, and {benefits} is expected back"


def _roughly(briefing: Briefing, name: str) -> str:
    return formats.roughly(briefing.figures.organisation[f"roi:{name}"].displayed, briefing.content.currency)


def _bars(briefing: Briefing, period: str) -> Plain:
    """Costs beside benefits, both counted as the ratio counts them."""
    known, currency = briefing.figures.organisation, briefing.content.currency
    costs, benefits = (known[f"roi:{name}"].displayed for name in ("program_costs", "program_benefits"))
    return {
        "chart_costs": str(costs),
        "chart_benefits": str(benefits),
        "format": formats.chart_format((costs, benefits), currency),
        "chart_label": f"The {period}, whole organisation",
        "chart_alt": f"Bar chart of the {period}: costs of {formats.money(costs, currency)}, "
        f"expected benefits of {formats.money(benefits, currency)}.",
    }


def _figures(briefing: Briefing, *, pays: bool) -> list[Plain]:
    hours = briefing.figures.find("roi:hours_returned", briefing.department.id)
    ratio = briefing.figures.organisation.get("roi:roi_pct")
    shown = [hours] if hours and hours.displayed > 0 else []
    shown += [ratio] if ratio and pays else []
    return [_figure(figure, briefing) for figure in shown] + (_break_even(briefing) if pays else [])


def _figure(figure: Figure, briefing: Briefing) -> Plain:
    one = told(figure, briefing.content.currency, briefing.department.names)
    return {"value": one.value, "caption": one.caption, "spoken": one.spoken, "is_ratio": figure.id == "roi:roi_pct"}


def _break_even(briefing: Briefing) -> list[Plain]:
    """How many completions pay for everything, of those that are planned and of those that are expected."""
    expected, planned = (_count(briefing, name) for name in ("expected_completions", "planned_learners"))
    needed = break_even(briefing)
    if needed is None:
        return []
    return [
        {
            "value": formats.number(needed),
            "caption": f"completions pay for everything; {expected} are expected of {planned} planned",
            "is_ratio": False,
        }
    ]


def _hours(briefing: Briefing) -> Plain:
    """The hours that managers are asked for beside those that are expected back, written (`hours_line`) and said (`hours_said`).

    Both are empty where nobody knows how many people there are.
    """
    ask, people = briefing.content.programme.ask, briefing.content.people_planned
    back = briefing.figures.organisation.get("roi:hours_returned")
    if not people or not ask.weeks or back is None or back.displayed <= 0:
        return {"hours_line": "", "hours_said": ""}
    asked = formats.number((Decimal(people * ask.minutes_per_week * ask.weeks) / MINUTES_PER_HOUR).quantize(Decimal(1)))
    minutes, weeks = f"{ask.minutes_per_week} minutes a week", formats.counted(ask.weeks, "week", "weeks")
    everybody, returned = f"{formats.number(people)} people", formats.number(back.displayed)
    return {
        "hours_line": f"Asked for: {asked} hours ({minutes}, {weeks}, {everybody}). Expected back: {returned} hours.",
        "hours_said": f"We ask for {asked} hours in all: {minutes} for {weeks}, from {everybody}. We expect {returned} hours back.",
    }


def _count(briefing: Briefing, name: str) -> str:
    figure = briefing.figures.organisation.get(f"roi:{name}")
    return formats.number(figure.displayed) if figure and figure.value is not None else ""


def _changes(briefing: Briefing) -> list[str]:
    """What would have to change for the return to reach one, each by itself; empty where it does."""
    known, currency = briefing.figures.organisation, briefing.content.currency
    net, fixed = known["roi:net"].displayed, known["roi:programme_fixed"].displayed
    if net >= 0:
        return []
    changes = [_more_completions(briefing)]
    if fixed + net > 0:
        changes.append(f"Or fixed costs of {formats.roughly(fixed + net, currency)}, not {formats.about(fixed, currency)}")
    return changes


def _say_changes(briefing: Briefing) -> str:
    """The same as sentences to be spoken; empty where nothing would have to change."""
    known, currency = briefing.figures.organisation, briefing.content.currency
    net, fixed = known["roi:net"].displayed, known["roi:programme_fixed"].displayed
    if net >= 0:
        return ""
    needed, expected = break_even(briefing), formats.number(known["roi:expected_completions"].displayed)
    said = "Each completion gives less than it costs, so more of them would not help."
    if needed is not None:
        planned = known["roi:planned_learners"].displayed
        is_beyond = needed > planned
        beyond = f", more than the {formats.number(planned)} planned" if is_beyond else ""
        of = "" if is_beyond else f" of the {formats.number(planned)} planned"
        said = f"It would pay with {formats.number(needed)} completions{beyond}; we expect {expected}{of}."
    if fixed + net <= 0:
        return said
    fixed_then, fixed_now = formats.roughly(fixed + net, currency), formats.about(fixed, currency)
    return f"{said} Or it would pay if its fixed costs were {fixed_then} instead of {fixed_now}."


def _more_completions(briefing: Briefing) -> str:
    known = briefing.figures.organisation
    completions, planned = break_even(briefing), known["roi:planned_learners"].displayed
    expected = known["roi:expected_completions"].displayed
    if completions is None:
        return "A completion would have to give more than it costs: today it gives less"
    if completions <= planned:
        share = Decimal(completions * 100 / planned).quantize(Decimal(1), ROUND_CEILING)
        return f"{formats.number(completions)} completions instead of {formats.number(expected)}: a take-up of {share} %"
    return f"{formats.number(completions)} completions, more than the {formats.number(planned)} planned"


def _method_line(briefing: Briefing, model: CostModel, detail: ReturnDetail, period: str) -> str:
    own_time = "learners’ time in the costs" if detail.method == "fully_loaded" else "learners’ time taken off the hours"
    share = f"{briefing.figures.organisation['roi:take_up_pct'].displayed}"
    take_up = TAKE_UP_BASIS[detail.take_up_basis].format(share=share)
    share_counted = f"{formats.percent(model.productive_use_factor)} of {counted_time(detail)}"
    counted = f"Only {counted_courses(model)}; {share_counted} is counted as money."
    if not model.counted_counterfactuals:
        counted = "No classroom course is counted as saved."
    return f"Forecast for the {period}, whole organisation, {take_up}; {own_time}. {counted}"


def _say_result(briefing: Briefing, period: str) -> str:
    costs, benefits = _roughly(briefing, "program_costs"), _roughly(briefing, "program_benefits")
    verb, back = "is" if period == FIRST_YEAR else "are", briefing.figures.organisation["roi:program_benefits"].displayed
    if back <= 0:
        taken = formats.roughly(-back, briefing.content.currency)
        more = f": its courses take {taken} more in time than they give back" if back else ""
        return f"Fully counted, the {period} {verb} expected to cost {costs} and to give nothing back in money{more}."
    return f"Fully counted, the {period} {verb} expected to cost {costs} and to give back {benefits}."

"""The expected return as a template sees it: what it costs beside what it gives, how it is counted, and what would have to change."""

from decimal import ROUND_CEILING, Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.return_detail import FIRST_YEAR, break_even, counted_courses, detail_view, period_of
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.returns import counted_time, method_sentences, return_speech
from briefing_builder.tailoring.view import Briefing, CostModel, Figure, ReturnDetail

TAKE_UP_BASIS = {
    "stated": "at a take-up of {share} %",
    "pilot": "at a take-up of {share} %, as in the whole pilot",
    "default": "at a take-up of {share} %, a cautious assumption",
}
MOST_INTANGIBLES = 3
MINUTES_PER_HOUR = 60


def returns_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return the return where its slide may be shown, else an empty view; `pays` tells which of its two slides it is."""
    model, known, detail = briefing.content.cost_model, briefing.figures.organisation, briefing.figures.return_detail
    if model is None or detail is None or model.show == "nothing" or "roi:bcr" not in known:
        return {}
    pays = model.show == "return" and (known["roi:bcr"].value or 0) >= 1
    period, changes = period_of(model.horizon_months), _changes_needed(briefing)
    texts = [author.sentence(text, ("cost_model", "intangibles", number)) for number, text in enumerate(model.intangibles)]
    besides = [formats.beginning_large(text) for text in texts[:MOST_INTANGIBLES]]
    return {
        "pays": pays,
        "has_pilot": briefing.pilot_scope is not None,
        "has_imagined": "hypothetical" in model.counted_counterfactuals,
        "period": period,
        "title": _return_title(briefing, pays=pays),
        **_costs_and_benefits_chart(briefing, period),
        "figures": _return_figures(briefing, pays=pays),
        "changes": changes,
        "say_changes": _spoken_changes(briefing),
        "replaces": any(assumption.id.startswith("alternative_minutes:") for assumption in detail.assumptions),
        "counts_none": not model.counted_counterfactuals,
        "besides": [formats.without_stop(text) for text in besides],
        **_hours_asked_and_back(briefing),
        "method": _method_line(briefing, model, detail, period),
        "say_method": " ".join(("This is a forecast.", *method_sentences(briefing, model, detail))),
        "say_result": _spoken_result(briefing, period),
        "said": return_speech(briefing, author, besides, pays=pays),
        **detail_view(briefing, detail),
    }


def _return_title(briefing: Briefing, *, pays: bool) -> str:
    known, currency = briefing.figures.organisation, briefing.content.currency
    bcr = known["roi:bcr"].displayed
    if pays and currency in formats.UNITS:
        return f"Each {formats.unit_of(currency)} spent is expected to return {formats.money(bcr, currency)}"
    if pays:
        return f"What it gives is expected to be {formats.digits(bcr)} times what it costs"
    costs, benefits = _rough_amount(briefing, "program_costs"), _rough_amount(briefing, "program_benefits")
    if known["roi:program_benefits"].displayed <= 0:
        return f"It costs {costs}, and gives nothing back in money yet"
    if known["roi:net"].displayed < 0:
        return f"It does not pay yet: {benefits} back for {costs.removeprefix('about ')}"
    return f"It costs {costs}, and {benefits} is expected back"


def _rough_amount(briefing: Briefing, name: str) -> str:
    return formats.roughly(briefing.figures.organisation[f"roi:{name}"].displayed, briefing.content.currency)


def _costs_and_benefits_chart(briefing: Briefing, period: str) -> ViewData:
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


def _return_figures(briefing: Briefing, *, pays: bool) -> list[ViewData]:
    hours = briefing.figures.find("roi:hours_returned", briefing.department.id)
    ratio = briefing.figures.organisation.get("roi:roi_pct")
    shown = [hours] if hours and hours.displayed > 0 else []
    shown += [ratio] if ratio and pays else []
    return [_return_figure(figure, briefing) for figure in shown] + (_break_even_figure(briefing) if pays else [])


def _return_figure(figure: Figure, briefing: Briefing) -> ViewData:
    wording = figure_wording(briefing.words, figure, briefing.content.currency, briefing.names)
    return {"value": wording.value, "caption": wording.caption, "spoken": wording.spoken, "is_ratio": figure.id == "roi:roi_pct"}


def _break_even_figure(briefing: Briefing) -> list[ViewData]:
    """How many completions pay for everything, of those that are planned and of those that are expected."""
    expected, planned = (_figure_count(briefing, name) for name in ("expected_completions", "planned_learners"))
    needed = break_even(briefing)
    if needed is None:
        return []
    return [
        {
            "value": formats.digits(needed),
            "caption": f"completions pay for everything; {expected} are expected of {planned} planned",
            "is_ratio": False,
        }
    ]


def _hours_asked_and_back(briefing: Briefing) -> ViewData:
    """The hours that managers are asked for beside those that are expected back, written (`hours_line`) and said (`hours_said`).

    Both are empty where nobody knows how many people there are.
    """
    ask, people = briefing.content.programme.ask, briefing.content.people_planned
    back = briefing.figures.organisation.get("roi:hours_returned")
    if not people or not ask.weeks or back is None or back.displayed <= 0:
        return {"hours_line": "", "hours_said": ""}
    asked = formats.digits((Decimal(people * ask.minutes_per_week * ask.weeks) / MINUTES_PER_HOUR).quantize(Decimal(1)))
    minutes, weeks = f"{ask.minutes_per_week} minutes a week", formats.count_with_noun(ask.weeks, "week", "weeks")
    everybody, returned = f"{formats.digits(people)} people", formats.digits(back.displayed)
    return {
        "hours_line": f"Asked for: {asked} hours ({minutes}, {weeks}, {everybody}). Expected back: {returned} hours.",
        "hours_said": f"We ask for {asked} hours in all: {minutes} for {weeks}, from {everybody}. We expect {returned} hours back.",
    }


def _figure_count(briefing: Briefing, name: str) -> str:
    figure = briefing.figures.organisation.get(f"roi:{name}")
    return formats.digits(figure.displayed) if figure and figure.value is not None else ""


def _changes_needed(briefing: Briefing) -> list[str]:
    """What would have to change for the return to reach one, each by itself; empty where it does."""
    known, currency = briefing.figures.organisation, briefing.content.currency
    net, fixed = known["roi:net"].displayed, known["roi:programme_fixed"].displayed
    if net >= 0:
        return []
    changes = [_more_completions(briefing)]
    if fixed + net > 0:
        changes.append(f"Or fixed costs of {formats.roughly(fixed + net, currency)}, not {formats.spoken_money(fixed, currency)}")
    return changes


def _spoken_changes(briefing: Briefing) -> str:
    """The same as sentences to be spoken; empty where nothing would have to change."""
    known, currency = briefing.figures.organisation, briefing.content.currency
    net, fixed = known["roi:net"].displayed, known["roi:programme_fixed"].displayed
    if net >= 0:
        return ""
    needed, expected = break_even(briefing), formats.digits(known["roi:expected_completions"].displayed)
    sentence = "Each completion gives less than it costs, so more of them would not help."
    if needed is not None:
        planned = known["roi:planned_learners"].displayed
        is_beyond = needed > planned
        beyond = f", more than the {formats.digits(planned)} planned" if is_beyond else ""
        of = "" if is_beyond else f" of the {formats.digits(planned)} planned"
        sentence = f"It would pay with {formats.digits(needed)} completions{beyond}; we expect {expected}{of}."
    if fixed + net <= 0:
        return sentence
    fixed_then, fixed_now = formats.roughly(fixed + net, currency), formats.spoken_money(fixed, currency)
    return f"{sentence} Or it would pay if its fixed costs were {fixed_then} instead of {fixed_now}."


def _more_completions(briefing: Briefing) -> str:
    known = briefing.figures.organisation
    completions, planned = break_even(briefing), known["roi:planned_learners"].displayed
    expected = known["roi:expected_completions"].displayed
    if completions is None:
        return "A completion would have to give more than it costs: today it gives less"
    if completions <= planned:
        share = Decimal(completions * 100 / planned).quantize(Decimal(1), ROUND_CEILING)
        return f"{formats.digits(completions)} completions instead of {formats.digits(expected)}: a take-up of {share} %"
    return f"{formats.digits(completions)} completions, more than the {formats.digits(planned)} planned"


def _method_line(briefing: Briefing, model: CostModel, detail: ReturnDetail, period: str) -> str:
    own_time = "learners’ time in the costs" if detail.method == "fully_loaded" else "learners’ time taken off the hours"
    share = f"{briefing.figures.organisation['roi:take_up_pct'].displayed}"
    take_up = TAKE_UP_BASIS[detail.take_up_basis].format(share=share)
    share_counted = f"{formats.percent(model.productive_use_factor)} of {counted_time(detail)}"
    counted = f"Only {counted_courses(model)}; {share_counted} is counted as money."
    if not model.counted_counterfactuals:
        counted = "No classroom course is counted as saved."
    return f"Forecast for the {period}, whole organisation, {take_up}; {own_time}. {counted}"


def _spoken_result(briefing: Briefing, period: str) -> str:
    costs, benefits = _rough_amount(briefing, "program_costs"), _rough_amount(briefing, "program_benefits")
    verb, back = "is" if period == FIRST_YEAR else "are", briefing.figures.organisation["roi:program_benefits"].displayed
    if back <= 0:
        taken = formats.roughly(-back, briefing.content.currency)
        more = f": its courses take {taken} more in time than they give back" if back else ""
        return f"Fully counted, the {period} {verb} expected to cost {costs} and to give nothing back in money{more}."
    return f"Fully counted, the {period} {verb} expected to cost {costs} and to give back {benefits}."

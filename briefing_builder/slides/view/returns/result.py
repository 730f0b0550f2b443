"""The expected return as a template sees it: what it costs beside what it gives, how it is counted, and what would have to change."""

from decimal import ROUND_CEILING, Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.returns.chart import ratio_bars, return_chart
from briefing_builder.slides.view.returns.detail import MONTHS_PER_YEAR, break_even, counted_courses, detail_view, period_of
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.returns import method_sentences, return_speech
from briefing_builder.tailoring.view import Briefing, CostModel, Figure, ReturnDetail

MOST_INTANGIBLES = 3
MINUTES_PER_HOUR = 60


def returns_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return the return where its slide may be shown, else an empty view; `pays` tells which of its two slides it is."""
    model, known, detail = briefing.content.cost_model, briefing.figures.organisation, briefing.figures.return_detail
    if model is None or detail is None or model.show == "nothing" or "roi:bcr" not in known:
        return {}
    words = briefing.words
    pays = model.show == "return" and (known["roi:bcr"].value or 0) >= 1
    period, changes = period_of(words, model.horizon_months), _changes_needed(briefing)
    texts = [author.sentence(text, ("cost_model", "intangibles", number)) for number, text in enumerate(model.intangibles)]
    besides = [formats.beginning_large(text) for text in texts[:MOST_INTANGIBLES]]
    return {
        "pays": pays,
        "has_pilot": briefing.pilot_scope is not None,
        "has_imagined": "hypothetical" in model.counted_counterfactuals,
        "period": period,
        "title": _return_title(briefing, pays=pays),
        **return_chart(briefing, detail, period, pays=pays),
        "figures": _return_figures(briefing, pays=pays),
        "ratio_figure": _ratio_figure(briefing, period) if pays else {},
        "ratio_bars": ratio_bars(briefing, period) if pays else {},
        "changes": changes,
        "say_changes": _spoken_changes(briefing),
        "replaces": any(assumption.id.startswith("alternative_minutes:") for assumption in detail.assumptions),
        "counts_none": not model.counted_counterfactuals,
        "besides": [formats.without_stop(text) for text in besides],
        **_hours_asked_and_back(briefing),
        "method": _method_line(briefing, model, detail, period),
        "say_method": " ".join((words("returns.say-forecast"), *method_sentences(briefing, model, detail))),
        "say_result": _spoken_result(briefing, model),
        "say_back": _spoken_back(briefing) if pays else "",
        "said": return_speech(briefing, author, besides, pays=pays),
        **detail_view(briefing, author, model, detail),
    }


def _return_title(briefing: Briefing, *, pays: bool) -> str:
    words, known, currency = briefing.words, briefing.figures.organisation, briefing.content.currency
    bcr = known["roi:bcr"].displayed
    if pays and words.term(f"currencies.{currency}"):
        return words("returns.title-pays", unit=words.unit_of(currency), amount=words.money(bcr, currency))
    if pays:
        return words("returns.title-pays-times", ratio=bcr)
    costs, benefits = known["roi:program_costs"].displayed, known["roi:program_benefits"].displayed
    about_costs, about_benefits = words.roughly(costs, currency), words.roughly(benefits, currency)
    if benefits <= 0:
        return words("returns.title-costs-only", costs=about_costs)
    if known["roi:net"].displayed < 0:
        return words("returns.title-does-not-pay", lack=words.roughly(costs - benefits, currency))
    return words("returns.title-just-pays", costs=about_costs, benefits=about_benefits)


def _spoken_back(briefing: Briefing) -> str:
    """What each unit of currency is expected to give back; of a currency without a name, what the title says."""
    words, ratio, currency = briefing.words, briefing.figures.organisation["roi:bcr"].displayed, briefing.content.currency
    if words.term(f"currencies.{currency}"):
        return words("returns.say-back", unit=words.unit_of(currency), amount=words.money(ratio, currency))
    return formats.sentence(words("returns.title-pays-times", ratio=ratio))


def _return_figures(briefing: Briefing, *, pays: bool) -> list[ViewData]:
    hours = briefing.figures.find("roi:hours_returned", briefing.department.id)
    ratio = briefing.figures.organisation.get("roi:roi_pct")
    shown = [hours] if hours and hours.displayed > 0 else []
    shown += [ratio] if ratio and pays else []
    return [_return_figure(figure, briefing) for figure in shown] + (_break_even_figure(briefing) if pays else [])


def _return_figure(figure: Figure, briefing: Briefing) -> ViewData:
    wording = figure_wording(briefing.words, figure, briefing.content.currency, briefing.names)
    return {
        "value": wording.value, "caption": wording.caption, "spoken": wording.spoken, "is_ratio": figure.id == "roi:roi_pct",
        "is_hours": figure.id == "roi:hours_returned",
    }  # fmt: skip


def _ratio_figure(briefing: Briefing, period: str) -> ViewData:
    """What each unit of currency is expected to return, as a figure; of a currency without a name, how many times as much."""
    words, ratio, currency = briefing.words, briefing.figures.organisation["roi:bcr"].displayed, briefing.content.currency
    if words.term(f"currencies.{currency}"):
        caption = words("returns.caption-ratio", unit=words.unit_of(currency), period=period)
        return {"value": words.money(ratio, currency), "caption": caption, "is_ratio": True}
    return {"value": words.digits(ratio), "caption": words("returns.caption-ratio-times", period=period), "is_ratio": True}


def _break_even_figure(briefing: Briefing) -> list[ViewData]:
    """How many completions pay for everything, of those that are planned and of those that are expected."""
    words, needed = briefing.words, break_even(briefing)
    if needed is None:
        return []
    expected, planned = (briefing.figures.organisation[f"roi:{name}"].displayed for name in ("expected_completions", "planned_learners"))
    caption = words("returns.caption-break-even", needed=needed, expected=expected, planned=planned)
    return [{"value": words.digits(needed), "caption": caption, "is_ratio": False, "is_hours": False}]


def _hours_asked_and_back(briefing: Briefing) -> ViewData:
    """The hours that managers are asked for beside those that are expected back, as they are said (`hours_said`).

    It is empty where nobody knows how many people there are.
    """
    words, ask, people = briefing.words, briefing.content.programme.ask, briefing.content.people_planned
    back = briefing.figures.organisation.get("roi:hours_returned")
    if not people or not ask.weeks or back is None or back.displayed <= 0:
        return {"hours_said": ""}
    asked = (Decimal(people * ask.minutes_per_week * ask.weeks) / MINUTES_PER_HOUR).quantize(Decimal(1))
    values = {"asked": asked, "minutes": ask.minutes_per_week, "weeks": ask.weeks, "people": people, "returned": back.displayed}
    return {"hours_said": words("returns.say-hours", **values)}


def _changes_needed(briefing: Briefing) -> list[str]:
    """What would have to change for the return to reach one, each by itself; empty where it does."""
    known = briefing.figures.organisation
    net, fixed = known["roi:net"].displayed, known["roi:programme_fixed"].displayed
    if net >= 0:
        return []
    changes = [_more_completions(briefing)]
    if fixed + net > 0:
        changes.append(briefing.words("returns.change-fixed-costs", **_fixed_costs_then_and_now(briefing)))
    return changes


def _fixed_costs_then_and_now(briefing: Briefing) -> dict[str, str]:
    """The fixed costs with which the return would reach one, and those that there are."""
    words, known, currency = briefing.words, briefing.figures.organisation, briefing.content.currency
    net, fixed = known["roi:net"].displayed, known["roi:programme_fixed"].displayed
    return {"then": words.roughly(fixed + net, currency), "now": words.spoken_money(fixed, currency)}


def _spoken_changes(briefing: Briefing) -> str:
    """The same as sentences to be spoken; empty where nothing would have to change."""
    words, known = briefing.words, briefing.figures.organisation
    net, fixed = known["roi:net"].displayed, known["roi:programme_fixed"].displayed
    if net >= 0:
        return ""
    needed, expected, planned = break_even(briefing), known["roi:expected_completions"].displayed, known["roi:planned_learners"].displayed
    sentence = words("returns.say-no-change-helps")
    if needed is not None:
        is_beyond = needed > planned
        sentence = words(
            "returns.say-pays-beyond-plan" if is_beyond else "returns.say-pays-with", needed=needed, expected=expected, planned=planned
        )
    if fixed + net <= 0:
        return sentence
    return f"{sentence} {words('returns.say-pays-with-fixed-costs', **_fixed_costs_then_and_now(briefing))}"


def _more_completions(briefing: Briefing) -> str:
    words, known = briefing.words, briefing.figures.organisation
    needed, planned = break_even(briefing), known["roi:planned_learners"].displayed
    if needed is None:
        return words("returns.change-gain")
    if needed <= planned:
        share = Decimal(needed * 100 / planned).quantize(Decimal(1), ROUND_CEILING)
        return words("returns.change-completions", needed=needed, expected=known["roi:expected_completions"].displayed, take_up=share)
    return words("returns.change-plan", needed=needed, planned=planned)


def _method_line(briefing: Briefing, model: CostModel, detail: ReturnDetail, period: str) -> str:
    words, take_up = briefing.words, briefing.figures.organisation["roi:take_up_pct"].displayed
    loaded, basis = detail.method == "fully_loaded", detail.take_up_basis
    method = words("returns.method", period=period, take_up=take_up, basis=basis, fully_loaded=loaded)
    if not model.counted_counterfactuals:
        return f"{method} {words('returns.method-none-counted')}"
    share, courses = words.percent(model.productive_use_factor), counted_courses(words, model)
    return f"{method} {words('returns.method-counted', courses=courses, share=share, fully_loaded=loaded)}"


def _spoken_result(briefing: Briefing, model: CostModel) -> str:
    words, known, currency = briefing.words, briefing.figures.organisation, briefing.content.currency
    period, is_plural = period_of(words, model.horizon_months), model.horizon_months not in (1, MONTHS_PER_YEAR)
    costs, back = words.roughly(known["roi:program_costs"].displayed, currency), known["roi:program_benefits"].displayed
    if back > 0:
        return words("returns.say-result", period=period, plural=is_plural, costs=costs, benefits=words.roughly(back, currency))
    if back < 0:
        return words("returns.say-takes-time", period=period, plural=is_plural, costs=costs, more=words.roughly(-back, currency))
    return words("returns.say-nothing-back", period=period, plural=is_plural, costs=costs)

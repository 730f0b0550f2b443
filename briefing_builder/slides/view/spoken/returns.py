"""The expected return as a presenter speaks of it: how it is reckoned, who has read it, and what each figure means in a manager's week."""

from collections.abc import Sequence
from decimal import Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.returns.detail import break_even, counted_courses, period_of
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, CostModel, ReturnDetail
from briefing_builder.words import Catalogue

WEEKS_A_YEAR, MONTHS_A_YEAR = 52, 12
PARTS = {Decimal("0.5"): "half", Decimal(1): "all"}
"""Shares that are said in words."""
TWICE = 2
MUCH_MORE = Decimal("1.2")
"""Of the ratio of benefits to costs."""
FINE_MARGIN = Decimal("0.1")
"""Of the completions that are expected."""


def return_speech(briefing: Briefing, author: AuthorTexts, besides: Sequence[str], *, pays: bool) -> ViewData:
    """Return what is spoken: `first` and `method` (how it is reckoned), `signed` (who has read it), `ratio`, `hours`, `even` and `besides`.

    Each but the first two may be empty.
    """
    model, detail = briefing.content.cost_model, briefing.figures.return_detail
    assert model is not None, "a return is reckoned from a cost model"
    assert detail is not None, "and its detail with it"
    first, *others = method_sentences(briefing, model, detail, begins=True)
    return {
        "first": first,
        "method": others,
        "signed": _sign_off_sentence(briefing.words, model, author),
        "is_signed": model.signed_off is not None,
        "ratio": _ratio_sentence(briefing) if pays else "",
        "hours": _hours_sentence(briefing, model),
        "even": _break_even_sentence(briefing) if pays else "",
        "besides": _intangibles_sentence(briefing.words, besides),
    }


def method_sentences(briefing: Briefing, model: CostModel, detail: ReturnDetail, *, begins: bool = False) -> list[str]:
    """Return how the return is reckoned: what take-up is expected, what counts as saved, and where the learners' own time stands.

    `begins`: nothing was said of the forecast before, so the first sentence names it.
    """
    words, take_up = briefing.words, briefing.figures.organisation["roi:take_up_pct"].displayed
    factor, loaded = model.productive_use_factor, detail.method == "fully_loaded"
    counted = words("returns.say-none-counted")
    if model.counted_counterfactuals:
        part, courses = PARTS.get(factor, ""), counted_courses(words, model)
        counted = words("returns.say-counted", courses=courses, part=part, share=words.percent(factor), fully_loaded=loaded)
    return [
        words("returns.say-take-up", begins=begins, take_up=take_up, basis=detail.take_up_basis),
        counted,
        words("returns.say-own-time", fully_loaded=loaded),
    ]


def _sign_off_sentence(words: Catalogue, model: CostModel, author: AuthorTexts) -> str:
    """Who has read the cost model, and when; who has not, where nobody did."""
    signed = model.signed_off
    if signed is None:
        return words("returns.say-not-signed-off")
    read = words("returns.say-signed-off", who=words.person_in_sentence(signed.by), day=words.long_day(signed.on))
    note = f" {formats.sentence(author.sentence(signed.note, ('cost_model', 'signed_off', 'note')))}" if signed.note else ""
    return f"{formats.beginning_large(read)}{note}"


def _ratio_sentence(briefing: Briefing) -> str:
    """What a ratio of one or more means, without its digits."""
    words, ratio = briefing.words, briefing.figures.organisation["roi:bcr"].displayed
    if ratio >= TWICE:
        return words("returns.say-pays-times", times=int(ratio))
    return words("returns.say-pays-well" if ratio >= MUCH_MORE else "returns.say-just-pays")


def _hours_sentence(briefing: Briefing, model: CostModel) -> str:
    """The hours expected back, and what they are in a week where they are more than one; empty where none are."""
    words, hours = briefing.words, briefing.figures.find("roi:hours_returned", briefing.department.id)
    if hours is None or hours.value is None or hours.displayed <= 0:
        return ""
    weeks = Decimal(model.horizon_months * WEEKS_A_YEAR) / MONTHS_A_YEAR
    a_week = round(hours.displayed / weeks)
    spoken = figure_wording(words, hours, briefing.content.currency, briefing.names).spoken
    if a_week <= 1:
        return spoken
    return f"{spoken} {words('returns.say-hours-a-week', period=period_of(words, model.horizon_months), hours=a_week)}"


def _break_even_sentence(briefing: Briefing) -> str:
    """How many completions pay for everything, and how wide the margin is."""
    words, needed = briefing.words, break_even(briefing)
    if needed is None:
        return ""
    expected, planned = (briefing.figures.organisation[f"roi:{name}"].displayed for name in ("expected_completions", "planned_learners"))
    sentence = words("returns.say-break-even", needed=needed, expected=expected, planned=planned)
    if needed * 2 <= expected:
        return f"{sentence} {words('returns.say-half-would-do')}"
    if expected - needed < FINE_MARGIN * expected:
        return f"{sentence} {words('returns.say-thin-margin')}"
    return sentence


def _intangibles_sentence(words: Catalogue, texts: Sequence[str]) -> str:
    """What it gives besides, each as a sentence of its own."""
    if not texts:
        return ""
    return " ".join((words("returns.say-besides", count=len(texts)), *(formats.sentence(text) for text in texts)))

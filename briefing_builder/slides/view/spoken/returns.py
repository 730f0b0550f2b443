"""The expected return as a presenter speaks of it: how it is reckoned, who has read it, and what each figure means in a manager's week."""

from collections.abc import Sequence
from decimal import Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.return_detail import break_even, counted_courses, period_of
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, CostModel, ReturnDetail

BASIS = {"stated": "", "pilot": ", the same share as in the whole pilot", "default": ", which is a cautious assumption"}
WEEKS_A_YEAR, MONTHS_A_YEAR = 52, 12
HALF = Decimal("0.5")
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
    first, *others = method_sentences(briefing, model, detail, subject="The forecast")
    return {
        "first": first,
        "method": others,
        "signed": _sign_off_sentence(model, author),
        "is_signed": model.signed_off is not None,
        "ratio": _ratio_sentence(briefing) if pays else "",
        "hours": _hours_sentence(briefing, model),
        "even": _break_even_sentence(briefing) if pays else "",
        "besides": _intangibles_sentence(besides),
    }


def method_sentences(briefing: Briefing, model: CostModel, detail: ReturnDetail, *, subject: str = "It") -> list[str]:
    """Return how the return is reckoned: what take-up is expected, what counts as saved, and where the learners' own time stands."""
    take_up = briefing.figures.organisation["roi:take_up_pct"].displayed
    factor = model.productive_use_factor
    share = "half" if factor == HALF else "all" if factor == 1 else formats.percent(factor)
    counted = f"We count only {counted_courses(model)}, and {share} of {counted_time(detail)}."
    own_time = (
        "The time that people spend learning is in the costs."
        if detail.method == "fully_loaded"
        else "The time that people spend learning is taken off the hours first."
    )
    return [
        f"{subject} assumes that {take_up}{formats.NO_BREAK}% of the planned places are completed{BASIS[detail.take_up_basis]}.",
        counted if model.counted_counterfactuals else "We count no classroom course as saved.",
        own_time,
    ]


def counted_time(detail: ReturnDetail) -> str:
    """Return whose hours are turned into money."""
    return "the classroom time avoided" if detail.method == "fully_loaded" else "the time given back"


def _sign_off_sentence(model: CostModel, author: AuthorTexts) -> str:
    """Who has read the cost model, and when; who has not, where nobody did."""
    signed = model.signed_off
    if signed is None:
        return "Finance hasn't signed it off yet, so take it as our own sum."
    who = formats.beginning_large(formats.person_in_sentence(signed.by))
    note = f" {formats.sentence(author.sentence(signed.note, ('cost_model', 'signed_off', 'note')))}" if signed.note else ""
    return f"{who} has read it and signed it off, on {formats.long_day(signed.on)}.{note}"


def _ratio_sentence(briefing: Briefing) -> str:
    """What a ratio of one or more means, without its digits."""
    ratio = briefing.figures.organisation["roi:bcr"].displayed
    if ratio >= TWICE:
        times = int(ratio)
        return f"So it's expected to pay for itself {'twice' if times == TWICE else f'{formats.in_words(times)} times'} over."
    return f"So it's expected to pay for itself, {'with something left over' if ratio >= MUCH_MORE else 'and not much more'}."


def _hours_sentence(briefing: Briefing, model: CostModel) -> str:
    """The hours expected back, and what they are in a week where they are more than one; empty where none are."""
    hours = briefing.figures.find("roi:hours_returned", briefing.department.id)
    if hours is None or hours.value is None or hours.displayed <= 0:
        return ""
    weeks = Decimal(model.horizon_months * WEEKS_A_YEAR) / MONTHS_A_YEAR
    a_week = int(hours.displayed / weeks)
    spoken = figure_wording(briefing.words, hours, briefing.content.currency, briefing.names).spoken
    period = period_of(model.horizon_months)
    return f"{spoken} Spread over the {period}, that's about {formats.in_words(a_week)} hours a week." if a_week > 1 else spoken


def _break_even_sentence(briefing: Briefing) -> str:
    """How many completions pay for everything, and how wide the margin is."""
    needed = break_even(briefing)
    if needed is None:
        return ""
    expected, planned = (briefing.figures.organisation[f"roi:{name}"].displayed for name in ("expected_completions", "planned_learners"))
    sentence = (
        f"{formats.digits(needed)} completions pay for everything. "
        f"We expect {formats.digits(expected)} of the {formats.digits(planned)} that we plan."
    )
    if needed * 2 <= expected:
        return f"{sentence} So with half of what we expect it would still pay."
    if expected - needed < FINE_MARGIN * expected:
        return f"{sentence} That margin is thin, so it all depends on how many finish."
    return sentence


def _intangibles_sentence(texts: Sequence[str]) -> str:
    """What it gives besides, each as a sentence of its own."""
    if not texts:
        return ""
    thing = "one thing isn't" if len(texts) == 1 else "some things aren't"
    return f"And {thing} in that sum at all. {' '.join(formats.sentence(text) for text in texts)}"

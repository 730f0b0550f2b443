"""Speech: whether what a slide says fits into its minutes, with room to breathe, and fills them."""

from collections.abc import Iterator

from briefing_builder.checks.deck.context import SlideContext
from briefing_builder.checks.registry import Rules
from briefing_builder.problems import Problem, warning
from briefing_builder.speech import FILLED_SHARE, FULL_SHARE, budget, clock_time, first_id, is_free, whole_budget

slide_rules: Rules[SlideContext] = Rules()


@slide_rules
def a_script_leaves_room_to_breathe(context: SlideContext) -> Iterator[Problem]:
    """Talk grows when it is spoken: a script fills at most four fifths of its time."""
    spent = budget(context.slide, context.deck)
    if context.slide.appendix or spent.fits:
        return
    message = (
        f"the script of slide “{context.slide.id}” has {spent.spoken} words for {clock_time(context.slide.seconds)}, "
        f"{spent.share} % of what can be said; at most {FULL_SHARE} %"
    )
    cut = spent.spoken - spent.available * FULL_SHARE // 100
    hint = f"cut {_counted_words(cut)}, or give the slide more minutes in the outline"
    yield warning("script-too-long", message, context.slide.source, hint)


@slide_rules
def a_script_fills_its_time(context: SlideContext) -> Iterator[Problem]:
    """Who has too little to say is done early, or makes up the rest: a script fills half of its time and a little more."""
    if is_free(context.slide) or context.slide.id != first_id(context.slide):
        return
    spent = whole_budget(context.slide, context.deck)
    if spent.fills:
        return
    seconds = sum(slide.seconds for slide in context.deck.slides if first_id(slide) == context.slide.id)
    message = (
        f"the script of slide “{context.slide.id}” has {spent.spoken} words for {clock_time(seconds)}, "
        f"{spent.share} % of what can be said; at least {FILLED_SHARE} %"
    )
    missing = -(-spent.available * FILLED_SHARE // 100) - spent.spoken
    more = f"say {_counted_words(missing)} more (a story, why now, a <prompt> for your own words)"
    hint = f"{more}, or give its time to the questions in the outline"
    yield warning("script-too-short", message, context.slide.source, hint)


def _counted_words(count: int) -> str:
    return f"{count} word" if count == 1 else f"{count} words"

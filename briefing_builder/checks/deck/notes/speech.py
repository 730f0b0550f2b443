"""Speech: whether what a slide says fits into its minutes, with room to breathe, and fills them."""

from collections.abc import Iterator

from briefing_builder.checks.deck.context import Page
from briefing_builder.checks.registry import Rules
from briefing_builder.problems import Problem, warning
from briefing_builder.speech import FILLED_SHARE, FULL_SHARE, budget, clock, first_id, is_free, whole_budget

page_rules: Rules[Page] = Rules()


@page_rules
def a_script_leaves_room_to_breathe(page: Page) -> Iterator[Problem]:
    """Talk grows when it is spoken: a script fills at most four fifths of its time."""
    spent = budget(page.slide, page.deck)
    if page.slide.appendix or spent.fits:
        return
    message = (
        f"the script of slide “{page.slide.id}” has {spent.spoken} words for {clock(page.slide.seconds)}, "
        f"{spent.share} % of what can be said; at most {FULL_SHARE} %"
    )
    cut = spent.spoken - spent.available * FULL_SHARE // 100
    yield warning("script-too-long", message, page.slide.source, f"cut {_words(cut)}, or give the slide more minutes in the outline")


@page_rules
def a_script_fills_its_time(page: Page) -> Iterator[Problem]:
    """Who has too little to say is done early, or makes up the rest: a script fills half of its time and a little more."""
    if is_free(page.slide) or page.slide.id != first_id(page.slide):
        return
    spent = whole_budget(page.slide, page.deck)
    if spent.fills:
        return
    seconds = sum(slide.seconds for slide in page.deck.slides if first_id(slide) == page.slide.id)
    message = (
        f"the script of slide “{page.slide.id}” has {spent.spoken} words for {clock(seconds)}, "
        f"{spent.share} % of what can be said; at least {FILLED_SHARE} %"
    )
    missing = -(-spent.available * FILLED_SHARE // 100) - spent.spoken
    hint = f"say {_words(missing)} more (a story, why now, a <prompt> for your own words), or give its time to the questions in the outline"
    yield warning("script-too-short", message, page.slide.source, hint)


def _words(count: int) -> str:
    return f"{count} word" if count == 1 else f"{count} words"

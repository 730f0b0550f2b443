"""Speech: whether what a slide says fits into its minutes, with room to breathe."""

from collections.abc import Iterator

from briefing_builder.checks.deck.judged import Page
from briefing_builder.checks.registry import Rules
from briefing_builder.problems import Problem, warning
from briefing_builder.speech import FULL_SHARE, budget, clock

page_rules: Rules[Page] = Rules()


@page_rules
def a_script_leaves_room_to_breathe(page: Page) -> Iterator[Problem]:
    """Talk grows when it is spoken: a script fills at most four fifths of its time."""
    spent = budget(page.slide, page.deck)
    if page.slide.appendix or spent.fits:
        return
    message = (
        f"the script of slide “{page.slide.id}” has {spent.words} words for {clock(page.slide.seconds)}, "
        f"{spent.share} % of what can be said; at most {FULL_SHARE} %"
    )
    cut = spent.words - spent.available * FULL_SHARE // 100
    yield warning("script-too-long", message, page.slide.source, f"cut {cut} words, or give the slide more minutes in the outline")

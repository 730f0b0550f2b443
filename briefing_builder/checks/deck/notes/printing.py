"""Printing: whether the notes of a slide fit on their page of paper, and how large."""

from collections.abc import Iterator

from briefing_builder.checks.deck.context import SlideContext
from briefing_builder.checks.registry import Rules
from briefing_builder.problems import Problem, information, warning
from briefing_builder.units import in_points

slide_rules: Rules[SlideContext] = Rules()


@slide_rules
def notes_print_whole(context: SlideContext) -> Iterator[Problem]:
    """PowerPoint gives the notes of a slide one page, and prints nothing of what stands below it."""
    printed, slide = context.slide.printed, context.slide
    if printed is None:
        return
    size = f"{in_points(printed.size):g} pt"
    if printed.lost:
        lines = "the last line is" if printed.lost == 1 else f"the last {printed.lost} lines are"
        message = f"the notes of slide “{slide.id}” do not fit on their page even at {size}: {lines} not printed"
        yield warning("notes-cut", message, slide.source, "shorten them, or print the script: `briefing notes` takes the pages it needs")
    elif printed.size < context.brand.notes.body.style.size:
        message = f"the notes of slide “{slide.id}” are printed at {size}, below a small picture of it, so that they fit on their page"
        yield information("notes-small", message, slide.source, "`briefing notes` prints the script on as many pages as it needs")

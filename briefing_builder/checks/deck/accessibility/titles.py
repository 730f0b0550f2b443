"""Titles: every slide has one, in the place where a reader looks for it, unlike any other, and it says something."""

from collections.abc import Iterator

from briefing_builder.checks.deck.accessibility.assertions import PART, asserts
from briefing_builder.checks.deck.context import DeckContext, SlideContext, quoted
from briefing_builder.checks.registry import Rules
from briefing_builder.problems import Problem, error, warning

MOST_WORDS = 15
COVERS = ("title", "closing")
"""Layouts whose title is the promise of the briefing, or a sentence that somebody said."""

deck_rules: Rules[DeckContext] = Rules()
slide_rules: Rules[SlideContext] = Rules()


@slide_rules
def every_slide_has_a_title(context: SlideContext) -> Iterator[Problem]:
    """WCAG 2.4.2; in the brand's title placeholder where its layout has one."""
    title = context.title
    if title is None or not title.text.strip():
        where = " in the layout's title placeholder" if "title" in context.layout.placeholders else ""
        message = f"slide “{context.slide.id}” has no title{where}"
        yield error("title-missing", message, context.source_of(), "say the message of the slide in a sentence")


@deck_rules
def no_two_titles_are_the_same(context: DeckContext) -> Iterator[Problem]:
    """Whoever jumps from title to title must know where they are; parts of one slide say “(2 of 3)”."""
    seen: dict[str, SlideContext] = {}
    for slide in context.slides:
        word = " ".join(slide.slide.title.split()).casefold()
        first = seen.setdefault(word, slide)
        if word and first is not slide:
            message = f"slides “{first.slide.id}” and “{slide.slide.id}” have the same title: {quoted(slide.slide.title)}"
            yield warning("title-repeated", message, slide.source_of(slide.title), "say what is different about this one")


@slide_rules
def a_title_is_one_sentence(context: SlideContext) -> Iterator[Problem]:
    """A headline that needs two breaths is a paragraph."""
    words = len(PART.sub("", context.slide.title).split())
    if words > MOST_WORDS and context.slide.layout not in COVERS:
        message = f"the title of slide “{context.slide.id}” has {words} words; at most {MOST_WORDS}"
        yield warning("title-long", message, context.source_of(context.title), "say the one thing that people should remember")


@slide_rules
def a_title_says_something(context: SlideContext) -> Iterator[Problem]:
    """A sentence is remembered, a topic is not (assertion–evidence). Judged in English only, and in doubt for the title."""
    title = context.slide.title
    if context.slide.layout in COVERS or not context.deck.language.casefold().startswith("en") or not title.strip():
        return
    if not asserts(title):
        message = f"the title of slide “{context.slide.id}” names a topic and says nothing about it: {quoted(title)}"
        hint = "make it a sentence with a verb: what is true, or what to do"
        yield warning("title-topic", message, context.source_of(context.title), hint)

"""Titles: every slide has one, in the place where a reader looks for it, unlike any other, and it says something."""

from collections.abc import Iterator

from briefing_builder.checks.deck.accessibility.assertions import PART, asserts
from briefing_builder.checks.deck.context import Laid, Page, quoted
from briefing_builder.checks.registry import Rules
from briefing_builder.problems import Problem, error, warning

MOST_WORDS = 15
COVER = "title"

deck_rules: Rules[Laid] = Rules()
page_rules: Rules[Page] = Rules()


@page_rules
def every_slide_has_a_title(page: Page) -> Iterator[Problem]:
    """WCAG 2.4.2; in the brand's title placeholder where its layout has one."""
    title = page.title
    if title is None or not title.text.strip():
        where = " in the layout's title placeholder" if "title" in page.layout.placeholders else ""
        message = f"slide “{page.slide.id}” has no title{where}"
        yield error("title-missing", message, page.place(), "say the message of the slide in a sentence")


@deck_rules
def no_two_titles_are_the_same(laid: Laid) -> Iterator[Problem]:
    """Whoever jumps from title to title must know where they are; parts of one slide say “(2 of 3)”."""
    seen: dict[str, Page] = {}
    for page in laid.pages:
        word = " ".join(page.slide.title.split()).casefold()
        first = seen.setdefault(word, page)
        if word and first is not page:
            message = f"slides “{first.slide.id}” and “{page.slide.id}” have the same title: {quoted(page.slide.title)}"
            yield warning("title-repeated", message, page.place(page.title), "say what is different about this one")


@page_rules
def a_title_is_one_sentence(page: Page) -> Iterator[Problem]:
    """A headline that needs two breaths is a paragraph."""
    words = len(PART.sub("", page.slide.title).split())
    if words > MOST_WORDS:
        message = f"the title of slide “{page.slide.id}” has {words} words; at most {MOST_WORDS}"
        yield warning("title-long", message, page.place(page.title), "say the one thing that people should remember")


@page_rules
def a_title_says_something(page: Page) -> Iterator[Problem]:
    """A sentence is remembered, a topic is not (assertion–evidence). Judged in English only, and in doubt for the title."""
    title = page.slide.title
    if page.slide.layout == COVER or not page.deck.language.casefold().startswith("en") or not title.strip():
        return
    if not asserts(title):
        message = f"the title of slide “{page.slide.id}” names a topic and says nothing about it: {quoted(title)}"
        yield warning("title-topic", message, page.place(page.title), "make it a sentence with a verb: what is true, or what to do")

"""Alternative texts: what a picture, chart, table or code says to those who do not see it."""

import re
from collections.abc import Iterator
from typing import assert_never

from briefing_builder.checks.deck.context import SlideContext
from briefing_builder.checks.registry import Rules
from briefing_builder.deck.model import Chart, Group, Leaf, Picture, Shape, Table, Text
from briefing_builder.deck.walk import of_kind
from briefing_builder.problems import Problem, Source, error, warning

LONGEST = 250
"""Characters: what a screen reader says in one breath, about fifteen seconds."""
FILE_NAME = re.compile(
    r"^[\w\-. ()]*\.(png|jpe?g|gif|webp|svg|bmp|tiff?|emf|wmf)$|^(img|dsc|screenshot|image|picture)[\s_-]*\d+$", re.IGNORECASE
)
ANNOUNCED = re.compile(r"^(an? |the )?(image|picture|photo|photograph|graphic|screenshot|screen shot) of\b", re.IGNORECASE)

slide_rules: Rules[SlideContext] = Rules()


@slide_rules
def everything_seen_can_be_heard(context: SlideContext) -> Iterator[Problem]:
    """WCAG 1.1.1: what is not decoration has words; what a group speaks for needs none of its own."""
    for number, leaf in enumerate(context.leaves):
        if number not in context.described_by_group and _needs_words(leaf):
            yield from _alt_problems(leaf, context)
    for group in of_kind(context.reading_order, Group):
        yield from _alt_wording_problems(group.alt, f"the drawing “{group.name}”", context.source_of())


def _needs_words(leaf: Leaf) -> bool:
    match leaf:
        case Picture() | Chart() | Table():
            return True
        case Shape():
            return bool(leaf.alt or leaf.link)
        case Text():
            return False
        case _:
            assert_never(leaf)


def _alt_problems(leaf: Leaf, context: SlideContext) -> Iterator[Problem]:
    what = f"the {type(leaf).__name__.lower()} “{leaf.name}” on slide “{context.slide.id}”"
    if not leaf.alt.strip():
        message = f"{what} has no alternative text"
        yield error("alt-missing", message, context.source_of(leaf), "say in a sentence what somebody learns who sees it: `alt`")
        return
    yield from _alt_wording_problems(leaf.alt, what, context.source_of(leaf))


def _alt_wording_problems(words: str, what: str, source: Source) -> Iterator[Problem]:
    text = " ".join(words.split())
    if FILE_NAME.match(text):
        yield warning("alt-file-name", f"the alternative text of {what} is a file name: {text}", source, "say what it shows")
    elif ANNOUNCED.match(text):
        hint = "begin with what it shows; a screen reader says “image” by itself"
        yield warning("alt-announced", f"the alternative text of {what} begins with “{' '.join(text.split()[:3])}”", source, hint)
    if len(text) > LONGEST:
        message = f"the alternative text of {what} has {len(text)} characters; at most {LONGEST} are easy to listen to"
        yield warning("alt-too-long", message, source, "say the message; the notes may say the rest")

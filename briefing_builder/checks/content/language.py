"""The language of the programme: a deck is never tagged with one that our own sentences are not in."""

from collections.abc import Iterator

from briefing_builder.checks.registry import ProgrammeContext, Rules
from briefing_builder.problems import Problem, error

programme_rules: Rules[ProgrammeContext] = Rules()

OUR_LANGUAGES = ("en",)
"""Main parts of BCP 47 tags in which the built-in titles, captions and notes exist."""


@programme_rules
def our_sentences_exist_in_it(context: ProgrammeContext) -> Iterator[Problem]:
    """R24: half a deck in one language and half in another convinces nobody, and a screen reader reads it wrongly."""
    tag = context.content.language
    if tag.split("-")[0].casefold() not in OUR_LANGUAGES:
        message = f"the deck would be tagged {tag}, but its own titles, captions and notes are English"
        hint = "write an English tag such as en-GB or en-US until the sentences exist in your language"
        yield error("language-without-words", message, context.at("language"), hint)

"""The language of the programme: a deck is never tagged with one that our own sentences are not in."""

from collections.abc import Iterator

from briefing_builder.checks.registry import ProgrammeContext, Rules
from briefing_builder.problems import Problem, error, warning
from briefing_builder.words import english
from briefing_builder.words.reading import is_optional

programme_rules: Rules[ProgrammeContext] = Rules()


@programme_rules
def our_sentences_exist_in_it(context: ProgrammeContext) -> Iterator[Problem]:
    """R24: half a deck in one language and half in another convinces nobody, and a screen reader reads it wrongly."""
    tag, untranslated = context.content.language, context.programme.words.untranslated
    needed = sum(not is_optional(name) for name in english().entries)
    if len(untranslated) == needed:
        message = f"the deck would be tagged {tag}, but its own titles, captions and notes are English"
        hint = f"`briefing words {tag}` writes a catalogue to translate; or write an English tag such as en-GB or en-US"
        yield error("language-without-words", message, context.at("language"), hint)
    elif untranslated:
        message = f"{len(untranslated)} of our {needed} sentences are English still in a deck that is tagged {tag}"
        yield warning("words-missing", message, context.at("language"), "`briefing check --words` lists them")

"""People use contractions and read no labels aloud; so do the lines of ours, in every deck of the examples."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from example_decks import ALL_DECKS, EXAMPLES, session

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, prepare
from briefing_builder.slides.markup import Slide, words_text

UNCONTRACTED = re.compile(
    r"\b(?:I am|I will|I would|(?:do|does|did|is|are|was|were|would|could|should|has|have|will) not|cannot"
    r"|(?:it|that|what|here|there|who) (?:is|will)|(?:we|you|they) (?:are|will))\b(?![,.?!])",
    re.IGNORECASE,
)
"""Two words that people say as one; before a stop they are not shortened."""
EMPHATIC: frozenset[str] = frozenset({"It does not pay for itself yet,", "We take the change, then only the share that is due"})
"""Beginnings of lines in which the long form is meant."""
LABELS = re.compile(r"^(?:You said|They said|First|Second|Third|Fourth|Fifth|Sixth|What did not go well|Note|Source|For example):")


@cache
def written(example: str) -> str:
    """All that the author wrote, and what the content holds where nobody wrote it, in one line of small letters."""
    files = [*resource("examples", example).rglob("*.yaml"), resource("assets", "words", "en-GB", "built-in.yaml")]
    return " ".join(" ".join(file.read_text(encoding="utf-8") for file in sorted(files)).split()).lower()


def ours(example: str) -> Iterator[tuple[Slide, str]]:
    """Every line to say of every department and length, the appendix too."""
    for variant in ("short", "compact", "standard", "long"):
        for name, department in ALL_DECKS:
            if name == example:
                for slide in prepare(session(example), department, Options(variant=variant)).rendered.markup.slides:
                    yield from ((slide, " ".join(words_text(line).split())) for line in slide.notes.spoken)


def stiff(line: str, example: str) -> Iterator[str]:
    """Long forms in a line that are not the author's: with what follows them they are not in the author's files."""
    for match in UNCONTRACTED.finditer(line):
        follows = line[match.start() : match.end() + 8].partition("”")[0].strip(" ,.;:").lower()
        if follows not in written(example) and not line.startswith(tuple(EMPHATIC)):
            yield match.group()


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_is_said_is_said_with_contractions(example: str) -> None:
    assert sorted({f"{slide.id}: {line}" for slide, line in ours(example) if any(stiff(line, example))}) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_label_is_read_aloud(example: str) -> None:
    assert sorted({f"{slide.id}: {line}" for slide, line in ours(example) if LABELS.match(line)}) == []

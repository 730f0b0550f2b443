"""A script in another language: labels and sentences are those of its catalogue in every format, and columns are as wide as they need."""

import dataclasses
import io
import re
from html import unescape

import pytest
from docx import Document
from script_samples import OPENING, deck_of, part, slide, talk

from briefing_builder.backends.difference import as_page, differences
from briefing_builder.backends.difference import as_text as differences_as_text
from briefing_builder.backends.script import as_markdown, as_text, presenter_script
from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.pages import as_html
from briefing_builder.backends.script.word import as_docx
from briefing_builder.cli.script_view import rendered
from briefing_builder.deck.model import Deck
from briefing_builder.values import replace
from briefing_builder.words import Catalogue, english

OURS = ("script", "script-word", "notes", "difference")
TAGS = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
WORD = re.compile("[A-Za-zű]+")


def foreign_message(text: str) -> str:
    """The message with another letter for each of its own; what stands in braces stays."""
    return "".join(piece if "{" in piece else re.sub("[a-zA-Z]", "ű", piece) for piece in re.split(r"(\{.*?\})", text))


@pytest.fixture
def foreign() -> Catalogue:
    entries = dict(english().entries)
    for name, entry in english().entries.items():
        if name.partition(".")[0] in OURS and isinstance(entry, str) and "plural" not in entry:
            entries[name] = foreign_message(entry)
    counted = dict.fromkeys(("script.words-at-pace", "script.words-to-say"), "{count} űű")
    plain = {"script.time-for-slides": "{slides} űű", "script.too-long": "{words} ű", "script.words-of-available": "{words}/{available}"}
    told = {"difference.same": "{same} űű", "slide.part": "[{part}/{parts}]"}
    return dataclasses.replace(english(), entries=entries | counted | plain | told, _parsed={})


def translated(deck: Deck, words: Catalogue) -> Deck:
    """The deck with the labels that layout gives its notes in that language."""
    return replace(
        deck,
        slides=tuple(
            replace(one, notes=tuple(replace(part, label=words(f"notes.label-{part.kind}")) for part in one.notes)) for one in deck.slides
        ),
    )


@pytest.fixture
def script(foreign: Catalogue) -> Script:
    return presenter_script(translated(talk(), foreign), foreign)


def words_of(*texts: str) -> set[str]:
    return set(WORD.findall(" ".join(texts)))


def author_words(deck: Deck) -> set[str]:
    """What is on the slides and in the notes of the deck, and not ours."""
    noted = [line.text for one in deck.slides for part in one.notes for line in part.lines]
    return words_of(deck.title, deck.subject, *noted, *(f"{one.id} {one.title} {one.section} {one.who}" for one in deck.slides))


def test_no_format_of_a_script_says_anything_in_english(script: Script) -> None:
    document = Document(io.BytesIO(as_docx(script, {})))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    pages = [unescape(TAGS.sub(" ", as_html(script, {}, cards=cards))) for cards in (False, True)]
    shown = COLOURS.sub("", rendered(script, 100))
    said = words_of(as_text(script), as_markdown(script), *pages, shown, *cells, *(one.text for one in document.paragraphs))
    assert {word for word in said - author_words(talk()) if "ű" not in word} == set()


def test_no_difference_is_told_in_english(foreign: Catalogue) -> None:
    deck = translated(talk(), foreign)
    other = replace(deck, slides=tuple(replace(one, who="", seconds=one.seconds + 1) for one in deck.slides[1:]))
    compared = differences(deck, other, foreign)
    page = unescape(TAGS.sub(" ", as_page(compared, foreign, first="1", second="2")))
    said = words_of(differences_as_text(compared, foreign, first="1", second="2"), page)
    assert {word for word in said - author_words(deck) if "ű" not in word} == set()


def test_the_column_of_labels_is_as_wide_as_the_longest_of_the_language(foreign: Catalogue) -> None:
    long = dataclasses.replace(foreign, entries={**foreign.entries, "notes.label-if-asked": "WENN GEFRAGT WIRD"}, _parsed={})
    notes = (part("SAY", "Good morning."), part("IF ASKED", "Yes."))
    deck = translated(deck_of(slide("one", "One", section="A", starts=0, seconds=60, notes=notes)), long)
    lines = as_text(presenter_script(deck, long)).splitlines()
    (asked,) = (line for line in lines if "WENN" in line)
    (spoken,) = (line for line in lines if "Good morning." in line)
    assert asked.index("Yes.") == spoken.index("Good morning.") == len("    WENN GEFRAGT WIRD ")


def test_an_answer_on_two_slides_has_its_title_without_the_mark_of_the_language(foreign: Catalogue) -> None:
    asks = slide("qa", "Over to you", section="Discussion", starts=0, seconds=600, notes=(part("SAY", OPENING),))
    answers = [
        slide(id, f"“No time” [{number}/2]", section="Appendix", starts=600, seconds=0, notes=(part("SAY", "Yes."),), appendix=True)
        for number, id in enumerate(("objection-time", "objection-time--2"), start=1)
    ]
    page = presenter_script(deck_of(asks, *answers), foreign).discussion
    assert page is not None
    assert [reply.title for reply in page.replies] == ["“No time”"]

"""What only the presenter can tell stands in its place between the words to say, apart from them, in every form of the script."""

import io

import pytest
from docx import Document
from lxml import html
from script_samples import deck_of, part, slide

from briefing_builder.backends.difference.comparing import differences
from briefing_builder.backends.script import as_markdown, as_text, presenter_script
from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.pages import as_html
from briefing_builder.backends.script.word import as_docx
from briefing_builder.deck.model import NotesLine, NotesPart, NotesRun
from briefing_builder.words import english

TOLD = "[40 seconds: tell of one day in month end]"
OWN = NotesPart(kind="your-words", label="YOUR WORDS", lines=(NotesLine(runs=(NotesRun(text=TOLD, italic=True),)),), seconds=40)
INTERLEAVED = (part("SAY", "Before it."), OWN, part("SAY", "After it."), part("DO", "Look up."))


@pytest.fixture
def script() -> Script:
    return presenter_script(deck_of(slide("benefits", "Benefits", section="Your team", starts=0, seconds=64, notes=INTERLEAVED)), english())


def test_words_are_counted_once_below_all_that_is_spoken(script: Script) -> None:
    labels = [line.split("  ")[2].strip() for line in as_text(script).splitlines() if line.startswith("    ") and line[4:5].isalpha()]
    assert labels == ["TIME", "WHO", "SAY", "YOUR WORDS " + f"_{TOLD}_", "SAY", "WORDS", "DO"]
    assert script.slides[0].words == "4 and 40 s of your own of 120 (70 %)"  # 4 + 80 words at 120 a minute


def test_markdown_sets_it_apart_from_what_is_said(script: Script) -> None:
    shown = as_markdown(script)
    assert shown.index("> Before it.") < shown.index("**YOUR WORDS** *\\[40 seconds") < shown.index("> After it.")


@pytest.mark.parametrize("cards", [False, True])
def test_pages_and_cards_set_it_apart_from_what_is_said(script: Script, cards: bool) -> None:
    page = html.fromstring(as_html(script, {}, cards=cards))
    parts = [(node.get("class"), node.xpath("string(./p)")) for node in page.xpath("//div[starts-with(@class, 'part ')]")]
    assert parts[:3] == [("part say", "Before it."), ("part own-words", TOLD), ("part say", "After it.")]


def test_the_document_sets_it_apart_from_what_is_said(script: Script) -> None:
    paragraphs = [(one.style.name, one.text) for one in Document(io.BytesIO(as_docx(script, {}))).paragraphs if one.style is not None]
    told = next((style, text) for style, text in paragraphs if TOLD in text)
    assert told[0] != next(style for style, text in paragraphs if "Before it." in text)
    assert "YOUR WORDS" in told[1]


def test_two_decks_differ_in_what_is_told_freely() -> None:
    decks = [deck_of(slide("one", "One", section="Open", starts=0, seconds=64, notes=notes)) for notes in (INTERLEAVED, INTERLEAVED[::2])]
    changes = [change for one in differences(*decks, english()) for change in one.changes]
    assert ("YOUR WORDS", TOLD, "") in {(change.where, change.before, change.after) for change in changes}

"""What two decks say differently, slide by slide and word by word."""

import json

import pytest
from script_samples import small_deck as sample_deck

from briefing_builder.backends.difference import as_data, as_page, as_text, differences
from briefing_builder.backends.difference.printing import marked_words
from briefing_builder.deck.model import Deck, NotesPart, Slide, notes_lines
from briefing_builder.values import replace
from briefing_builder.words import english


@pytest.fixture
def deck() -> Deck:
    return sample_deck()


def changed(deck: Deck, id: str, **values: object) -> Deck:
    return replace(deck, slides=tuple(replace(one, **values) if one.id == id else one for one in deck.slides))  # type: ignore[arg-type]


def test_a_deck_differs_in_nothing_from_itself(deck: Deck) -> None:
    assert {one.kind for one in differences(deck, deck, english())} == {"same"}


def test_another_line_of_the_notes_is_told_with_its_label(deck: Deck) -> None:
    first = deck.slides[0]
    other = changed(deck, first.id, notes=(NotesPart(kind="say", label="SAY", lines=notes_lines("Something else.")),))
    one = differences(deck, other, english())[0]
    assert one.kind == "changed"
    assert [change.after for change in one.changes if change.where == "SAY"] == ["Something else."]


def test_minutes_and_speaker_are_compared_too(deck: Deck) -> None:
    first = deck.slides[0]
    one = differences(deck, changed(deck, first.id, seconds=first.seconds + 60, who="Somebody Else"), english())[0]
    assert {change.where for change in one.changes} == {"time", "who"}


def test_slides_of_one_deck_only_stand_where_they_were(deck: Deck) -> None:
    shorter = replace(deck, slides=deck.slides[1:])
    found = differences(deck, shorter, english())
    assert [one.slide for one in found] == [one.id for one in deck.slides]
    assert found[0].kind == "only first"
    assert differences(shorter, deck, english())[0].kind == "only second"


def test_text_and_json_say_the_same_differences(deck: Deck) -> None:
    first: Slide = deck.slides[0]
    found = differences(deck, changed(deck, first.id, who="Somebody Else"), english())
    assert "    + [who] Somebody Else" in as_text(found, english(), first="A", second="B")
    data = json.loads(json.dumps(as_data(found, first="A", second="B")))
    assert data["slides"][0]["changes"] == [{"where": "who", "before": first.who, "after": "Somebody Else"}]


def test_words_that_went_and_came_are_marked_and_nothing_is_lost(deck: Deck) -> None:
    found = differences(deck, changed(deck, deck.slides[0].id, who="Joel <b>Berg</b>"), english())
    (change,) = found[0].changes
    before, after = marked_words(change)
    assert "".join(part["text"] for part in before) == change.before
    assert "".join(part["text"] for part in after) == change.after
    assert "<ins>&lt;b&gt;Berg&lt;/b&gt;</ins>" in as_page(found, english(), first="A", second="B")

"""The clock and the word budget of what is said."""

import pytest
from script_samples import part, small_deck

from briefing_builder.deck.model import Deck
from briefing_builder.speech import Budget, budget, clock_time, totals
from briefing_builder.values import replace


@pytest.fixture
def deck() -> Deck:
    return small_deck()


@pytest.mark.parametrize(("seconds", "shown"), [(0, "00:00"), (59, "00:59"), (750, "12:30"), (3_600, "60:00")])
def test_a_clock_counts_minutes_and_seconds(seconds: int, shown: str) -> None:
    assert clock_time(seconds) == shown


def test_available_words_leave_out_the_pause(deck: Deck) -> None:
    assert budget(deck.slides[0], deck) == Budget(words=30, available=120)  # (64 − 4) s × 120 a minute ÷ 60


def test_the_words_with_which_the_floor_is_handed_over_are_spoken_too(deck: Deck) -> None:
    first = deck.slides[0]
    given = replace(first, notes=(*first.notes, part("HAND OVER", "Sam shows you one course.")))
    assert budget(given, deck).words == 30 + 5


def test_a_slide_shorter_than_its_pause_has_no_room_for_words(deck: Deck) -> None:
    assert budget(replace(deck.slides[0], seconds=3), deck).available == 0


def test_four_fifths_of_the_words_still_fit() -> None:
    assert Budget(words=80, available=100).fits


def test_one_word_more_does_not() -> None:
    assert not Budget(words=81, available=100).fits


def test_the_appendix_takes_no_time(deck: Deck) -> None:
    assert totals(deck).seconds == 64 + 48 + 32


def test_the_discussion_share_is_of_the_whole_slot(deck: Deck) -> None:
    assert totals(deck).discussion_share == "33.3"  # 48 of 144 s


def test_speaking_time_has_a_pause_for_every_slide_that_is_spoken(deck: Deck) -> None:
    assert totals(deck).speaking == (30 * 60 // 120 + 4) + (6 * 60 // 120 + 4)


def test_a_continued_discussion_counts_as_discussion(deck: Deck) -> None:
    continued = replace(deck, slides=(*deck.slides[:2], replace(deck.slides[2], id="qa--2"), deck.slides[3]))
    assert totals(continued).discussion == 48 + 32

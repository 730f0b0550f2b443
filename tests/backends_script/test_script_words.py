"""The line that holds words against minutes."""

from briefing_builder.backends.script.script import words_line
from briefing_builder.speech import Budget
from briefing_builder.words import english


def test_words_that_fit_are_shown_plainly() -> None:
    assert words_line(Budget(words=30, available=120), english()) == "30 of 120 (25 %)"


def test_words_above_four_fifths_are_called_tight() -> None:
    assert "tight" in words_line(Budget(words=90, available=100), english())


def test_words_beyond_the_time_say_how_many_to_cut() -> None:
    spent = Budget(words=110, available=100)
    assert words_line(spent, english()) == "110 of 100 (110 %): TOO LONG for its time, cut 30 words"  # down to 80

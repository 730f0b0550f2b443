"""What a benefit asserts, as the title over all of them."""

import pytest

from briefing_builder.rich_text import read_rich_text, signed, without_signs
from briefing_builder.slides.view.headlines import benefit_headline, without_headline


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (
            "A twelve-minute course fits between two peaks, so you cover the queue with the people you already have.",
            "You cover the queue with the people you already have",
        ),
        ("You keep everyone at the desk at month end; the learning waits.", "You keep everyone at the desk at month end"),
        ("When someone asks you how, you send a link.", "When someone asks you how, you send a link"),
        ("You keep selling hours for selling, above all in the last two weeks of the long quarter.", "You keep selling hours for selling"),
        ("You bring a figure, and you did not have to count it.", "You bring a figure, and you did not have to count it"),
        (
            "You bring a figure that your team itself has moved this year, and you did not have to count it.",
            "You bring a figure that your team itself has moved this year",
        ),
        ("You save 4.5 hours a week.", "You save 4.5 hours a week"),
        ("You know the answer! Nobody asks twice.", "You know the answer"),
        ("You hear fewer complaints, because your team:\n\n- knows\n- asks", "You hear fewer complaints"),
    ],
)
def test_the_title_is_the_clause_that_says_what_you_get(words: str, title: str) -> None:
    assert benefit_headline(signed(read_rich_text(words))) == title


@pytest.mark.parametrize(
    "words",
    [
        "Nights and days lift in the same way.",
        "Ten minutes between two pull requests costs you less focus than an afternoon in a room.",
        "You and your team.",
        "You know the three questions that a customer has to be asked before anything else is said to anybody.",
        "Your people stay, so you get more of it for everything.",
        "",
    ],
)
def test_a_benefit_that_asserts_nothing_short_gives_no_title(words: str) -> None:
    assert benefit_headline(signed(read_rich_text(words))) == ""


def test_emphasis_stays_where_it_was() -> None:
    words = signed(read_rich_text("**You** keep *every* shift. More."))
    assert benefit_headline(words) == words.partition(".")[0]


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("A short course fits between two peaks, so you cover the queue with your people.", "A short course fits between two peaks."),
        ("You keep everyone at the desk at month end; the learning waits.", "The learning waits."),
        ("You save 4.5 hours a week.", ""),
        ("You know the answer! Nobody asks twice.", "Nobody asks twice."),
        (
            "You open on time and fully staffed, because nobody is on a bus to the county town for the compliance day.",
            "Nobody is on a bus to the county town for the compliance day.",
        ),
        ("Nights and days lift in the same way.", "Nights and days lift in the same way."),
        ("Everybody sees *one case*, so you stop correcting it twice.", "Everybody sees one case, so you stop correcting it twice."),
    ],
)
def test_the_first_card_says_what_the_title_has_not_said(words: str, rest: str) -> None:
    assert without_signs(without_headline(signed(read_rich_text(words)))) == rest

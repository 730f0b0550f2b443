"""Straight quotes and apostrophes become those of the language, in words and nowhere else."""

import pytest

from briefing_builder.text.quotation import Marks, with_quotation_marks

ENGLISH = Marks(outer=("“", "”"), inner=("‘", "’"))
GERMAN = Marks(outer=("„", "“"), inner=("‚", "‘"))
FRENCH = Marks(outer=("«\u00a0", "\u00a0»"), inner=("“", "”"))


@pytest.mark.parametrize(
    ("typed", "set_so"),
    [
        ("Your team's training, the managers' own", "Your team’s training, the managers’ own"),
        ('Asked "what should I have said?"', "Asked “what should I have said?”"),
        ('He said ("so") and "in 2026".', "He said (“so”) and “in 2026”."),
        ("She said 'yes' to the team's plan", "She said ‘yes’ to the team’s plan"),
        ("\"'Never,' she said,\" he said", "“‘Never,’ she said,” he said"),
        ("'Tis the '90s, rock 'n' roll, the 1990's", "’Tis the ’90s, rock ’n’ roll, the 1990’s"),
        ("“It's said”", "“It’s said”"),
    ],
)
def test_english_marks(typed: str, set_so: str) -> None:
    assert with_quotation_marks(typed, ENGLISH) == set_so


def test_marks_are_those_of_the_language() -> None:
    typed = "Sie sagt: \"Wer 'jetzt' sagt, hat's.\""
    assert with_quotation_marks(typed, GERMAN) == "Sie sagt: „Wer ‚jetzt‘ sagt, hat’s.“"
    assert with_quotation_marks('Il dit "oui".', FRENCH) == "Il dit «\u00a0oui\u00a0»."


@pytest.mark.parametrize(
    "text",
    [
        'https://x.example/o\'brien?a="b"',
        "O'Brien's-plan.pptx",
        "write to o'neill@x.example",
        '`print("it\'s")`',
        'A screen of 12" at 6\'2" from the floor',
        "3'20\" long",
        "“already set”, it’s",
        "nothing to set",
        '"',
    ],
)
def test_what_is_no_word_stays(text: str) -> None:
    assert with_quotation_marks(text, ENGLISH) == text


def test_inches_within_a_quotation_do_not_close_it() -> None:
    assert with_quotation_marks('"Six in ten" saw the 12" screen', ENGLISH) == '“Six in ten” saw the 12" screen'


@pytest.mark.parametrize("text", ['It\'s "so"', "'a' \"b\" c's", "rock 'n' roll"])
def test_what_is_set_is_not_set_again(text: str) -> None:
    once = with_quotation_marks(text, FRENCH)
    assert with_quotation_marks(once, FRENCH) == once

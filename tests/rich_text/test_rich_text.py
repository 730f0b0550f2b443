"""What authors write: a small part of Markdown becomes lines, lists, emphasis and links; everything else stays as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.rich_text import (
    Span,
    Words,
    lines_of,
    one_line,
    plain_text,
    read_rich_text,
    signed,
    without_signs,
    words_in,
    words_text,
)
from briefing_builder.rich_text.unsupported import unsupported_markup

VOICE = Span(text="")
WRITTEN = st.text(alphabet="ab 1.*_-•\\[]()\n:/é重\u00a0é→“”", max_size=40)
KEPT = {
    "Say **hello** now": [("", "Say "), ("", "<b>hello"), ("", " now")],
    "*so* and _so_": [("", "<i>so"), ("", " and "), ("", "<i>so")],
    "**a *b***": [("", "<b>a "), ("", "<b><i>b")],
    "(**so**), “*so*”—**so**.": [("", "("), ("", "<b>so"), ("", "), “"), ("", "<i>so"), ("", "”—"), ("", "<b>so"), ("", ".")],
    "これは**重要。**です": [("", "これは"), ("", "<b>重要。"), ("", "です")],
    "עברית **חזק** מאוד": [("", "עברית "), ("", "<b>חזק"), ("", " מאוד")],
    "See [the plan](https://example.com/a_b_c).": [("", "See "), ("", "<https://example.com/a_b_c>the plan"), ("", ".")],
    "one\n\ntwo": [("", "one"), ("paragraph", "two")],
    "Tea Ltd\r\n12 High Street\r\nLondon": [("", "Tea Ltd"), ("line", "12 High Street"), ("line", "London")],
    "Do:\n\n- one\n- **two**\n\nThen stop.": [("", "Do:"), ("bullet", "one"), ("bullet", "<b>two"), ("paragraph", "Then stop.")],
    "Do:\n- one\n- two\nThen stop.": [("", "Do:"), ("bullet", "one"), ("bullet", "two"), ("paragraph", "Then stop.")],
    "* one\n* two": [("bullet", "one"), ("bullet", "two")],
    "• one\n•\ttwo": [("bullet", "one"), ("bullet", "two")],
    "1. one\n2. two\n   goes on": [("number", "one"), ("number", "two goes on")],
    "1) one\n2) two": [("number", "one"), ("number", "two")],
    r"\- one" "\n" r"\- two": [("", "- one"), ("line", "- two")],
    r"5 \* 3 \*\*and\*\* \_so\_": [("", "5 * 3 **and** _so_")],
}  # fmt: skip
AS_WRITTEN = (
    "5 * 3", "2*3*4", "2**3**4", "snake_case_name", "*p<0.05", "* p < 0.05", "a *b", "f(x)*g(y)*h", "__init__", "to fill in: ____",
    "https://a.bc/_x_/y", r"C:\new\old", r"\\server\share",
    "2027. A year of growth", "1. One step is enough", "- she said", "– she said", "[quality, customer]", "[x](y)",
    "3 - 2 - 1", "R&D <new>", "12:30 – 13:00", "non\u00a0breaking", "a | b", "{{ pilot.median_minutes }}", "+ 5 points", "# 1",
)  # fmt: skip


def shape(words: Words) -> list[tuple[str, str]]:
    """Return each span as what it begins, and its text with signs of its voice."""
    voices = [f"{f'<{span.link}>' if span.link else ''}{'<b>' * span.strong}{'<i>' * span.emphasis}" for span in words]
    return [(span.begins, voice + span.text) for span, voice in zip(words, voices, strict=True)]


@pytest.mark.parametrize("text", KEPT)
def test_what_the_subset_holds_is_kept(text: str) -> None:
    assert shape(read_rich_text(text)) == KEPT[text]


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_everything_else_stays_as_it_is_written(text: str) -> None:
    assert read_rich_text(text) == (Span(text=text),)


@pytest.mark.parametrize("text", ["– Hello, she said.\n– Hello, he said.", "5. five\n6. six", "First:\n- the only thing"])
def test_lines_that_are_no_list_stay_lines_with_their_signs(text: str) -> None:
    assert words_text(read_rich_text(text)) == text
    assert {span.begins for span in read_rich_text(text)} == {"", "line"}


LISTED = "Do:\n- one\n- two"
UNHELD = {
    "# Head\n\ntext": [("a heading", 0, 0)],
    "text\n\n> he said": [("a quotation", 2, 0)],
    "> 80 % of them": [],
    "a | b\n--|--\n1 | 2": [("a table", 0, 0)],
    "```\nx\n```": [("a block of code", 0, 0)],
    "a\n\n---\n\nb": [("a line across", 2, 0)],
    "x <b>y</b>": [("the tag <b>", 0, 2), ("the tag </b>", 0, 6)],
    "R&D <new> 5 < 6": [],
    "the `code`": [("text set as code", 0, 4)],
    "see ![a](b.png)": [("a picture", 0, 4)],
    "see [a](b.html), [c](https://d.ef)": [("a link to no address", 0, 4)],
    "- a\n- b\n  - c\n  - d": [("a list inside a list", 2, 2)],
    "- a\n\n  more\n- b": [("a paragraph inside an item", 2, 2)],
}


@pytest.mark.parametrize("text", UNHELD)
def test_what_it_cannot_hold_is_found_where_it_stands(text: str) -> None:
    found = unsupported_markup(text)
    assert [(one.line, one.column) for one in found] == [(line, column) for _, line, column in UNHELD[text]]
    assert all(one.what.startswith(what) and one.hint for one, (what, _, _) in zip(found, UNHELD[text], strict=True))


def test_no_word_of_a_list_in_a_list_is_lost() -> None:
    assert words_text(read_rich_text("- a\n  - b\n  - c\n- d")).split() == ["a", "b", "c", "d"]
    assert words_text(read_rich_text("- a\n\n  more\n- b")) == "a more\nb"


@given(WRITTEN)
def test_signs_bring_back_what_was_read(text: str) -> None:
    words = tuple(span for span in read_rich_text(text) if span.text.strip())
    if words == read_rich_text(text) and words:
        assert words_text(words_in(signed(words), VOICE)).split() == words_text(words).split()
        assert [line.begins for line in lines_of(words_in(signed(words), VOICE))] == [line.begins for line in lines_of(words)]


@given(st.text(alphabet="ab .\ufdd0\ufdd1\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9\ufdda", max_size=20))
def test_any_order_of_signs_is_read(text: str) -> None:
    assert not any("\ufdd0" <= letter <= "\ufdef" for span in words_in(text, VOICE) for letter in span.text + span.link)


@given(WRITTEN)
def test_no_letter_is_ever_lost(text: str) -> None:
    letters = [letter for letter in text if letter.isalpha()]
    links = "".join(span.link for span in read_rich_text(text))
    assert sorted(letters) == sorted(letter for letter in words_text(read_rich_text(text)) + links if letter.isalpha()) or "](" in text


def test_lines_in_a_place_of_one_line_are_parted() -> None:
    assert words_text(one_line(read_rich_text("Do:\n- one\n- **two**\n\nThen stop"))) == "Do: one; two Then stop"


def test_what_follows_a_list_begins_a_paragraph() -> None:
    text = f"First: {signed(read_rich_text(LISTED))} And so on."
    assert shape(words_in(text, VOICE)) == [("", "First: Do:"), ("bullet", "one"), ("bullet", "two"), ("paragraph", "And so on.")]


def test_texts_that_are_no_slides_take_the_signs_off() -> None:
    assert without_signs(signed(read_rich_text("Say **hello** to [us](https://example.com)"))) == "Say hello to us"
    assert plain_text("The **9** minutes\n\n- of *this*\n- week") == "The 9 minutes\nof this\nweek"


def test_a_long_text_of_signs_is_read_at_once() -> None:
    for sign in ("[", "*a ", "- ", "_", "![", "`", "<b "):
        assert words_text(read_rich_text(sign * 2_000)).startswith(sign.strip())
        assert unsupported_markup(sign * 2_000) is not None

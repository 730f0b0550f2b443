"""The script as text and as Markdown."""

import re

from briefing_builder.backends.script import as_markdown, as_text, presenter_script
from briefing_builder.backends.script.markdown import escaped
from briefing_builder.deck.model import Deck, NotesPart, notes_lines
from briefing_builder.values import replace
from briefing_builder.words import english


def lines_beginning(text: str, label: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip().startswith(label)]


def test_every_slide_of_the_slot_shows_its_running_clock(deck: Deck) -> None:
    assert [line.split("TIME")[1].strip() for line in lines_beginning(as_text(presenter_script(deck, english())), "TIME")] == [
        "00:00–01:04 (01:04)",
        "01:04–01:52 (00:48)",
        "01:52–02:24 (00:32)",
    ]


def test_parts_stand_in_the_presenters_order_whatever_order_they_came_in(deck: Deck) -> None:
    first = as_text(presenter_script(deck, english())).split("── Your team")[1].split("── Discussion")[0]
    labels = re.findall(r"^    (TIME|WHO|GOAL|SAY|WORDS|DO|STOP AT|HAND OVER|IF ASKED|IF LATE)\b", first, re.MULTILINE)
    assert labels == ["TIME", "WHO", "GOAL", "SAY", "WORDS", "STOP AT", "IF ASKED"]


def test_a_part_of_blank_lines_is_left_out(deck: Deck) -> None:
    assert "IF LATE" not in as_text(presenter_script(deck, english()))


def test_a_part_with_an_unknown_label_is_kept(deck: Deck) -> None:
    first = replace(deck.slides[0], notes=(NotesPart(kind="bring", label="BRING", lines=notes_lines("the tablet")),))
    assert "BRING      the tablet" in as_text(presenter_script(replace(deck, slides=(first,)), english()))


def test_no_line_is_wider_than_asked(deck: Deck) -> None:
    assert max(len(line) for line in as_text(presenter_script(deck, english()), width=60).splitlines()) == 60


def test_continued_lines_are_aligned_with_the_first(deck: Deck) -> None:
    lines = as_text(presenter_script(deck, english())).splitlines()
    say = next(number for number, line in enumerate(lines) if line.startswith("    SAY"))
    assert lines[say].index("one") == len(lines[say + 1]) - len(lines[say + 1].lstrip())


def test_no_word_of_the_notes_is_lost(deck: Deck) -> None:
    written = as_text(presenter_script(deck, english())).split()
    noted = [line for slide in deck.slides for part in slide.notes if part.label != "TIME" for line in part.lines]
    spoken = [word for line in noted for word in line.text.split()]
    assert not set(spoken) - set(written)


def test_the_totals_name_slides_words_and_the_share_of_questions(deck: Deck) -> None:
    head = as_text(presenter_script(deck, english())).split("──")[0]
    assert "02:24 for 3 slides, and 1 in the appendix" in head
    assert "36 words to say" in head
    assert "Q&A 00:48, 33.3 % of the time" in head


def test_the_appendix_has_no_clock(deck: Deck) -> None:
    assert "TIME" not in as_text(presenter_script(deck, english())).split("── Appendix")[1]


def test_markdown_has_a_heading_for_every_section_and_slide(deck: Deck) -> None:
    headings = [line for line in as_markdown(presenter_script(deck, english())).splitlines() if line.startswith("##")]
    assert headings == [
        "## Run sheet",
        "## Your team",
        "### 1 · What this does for the \\*Warehouse\\*: fewer injuries",
        "## Discussion",
        "### 2 · Where will it help first?",
        "### 3 · Choose two courses",
        "## Questions and answers, 01:04–01:52",
        "### “We have no time” (slide 4)",
        "## Appendix",
        "### 4 · “We have no time”",
    ]


def test_markdown_marks_of_the_author_stay_text() -> None:
    assert escaped("# R&D <b>*new*</b>") == "\\# R&D \\<b\\>\\*new\\*\\</b\\>"


def test_a_number_at_the_start_of_a_line_makes_no_list() -> None:
    assert escaped("2027. A year") == "2027\\. A year"


def test_spoken_text_is_quoted_in_markdown(deck: Deck) -> None:
    assert "> How will this help your team?" in as_markdown(presenter_script(deck, english()))


def test_the_same_deck_gives_the_same_script(deck: Deck) -> None:
    assert as_text(presenter_script(deck, english())) == as_text(presenter_script(replace(deck), english()))

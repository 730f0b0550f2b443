"""The script as values: the run sheet, one speaker's part, and the page for the questions."""

import deck_samples
import pytest
from deck_samples import box, panel, table, text
from script_samples import OPENING, deck_of, part, slide, talk

from briefing_builder.backends.script import as_text, presenter_script, speakers_of
from briefing_builder.backends.script.model import Script
from briefing_builder.deck.model import Group, NotesLine, NotesPart, NotesRun, notes_lines
from briefing_builder.values import replace
from briefing_builder.words import english


def test_the_run_sheet_has_the_clock_of_the_day(script: Script) -> None:
    assert [row.begins for row in script.rows] == ["09:30", "09:31", "09:32:30", "09:42:30"]


def test_without_a_start_the_clock_counts_from_zero() -> None:
    assert [row.begins for row in presenter_script(replace(talk(), begins=""), english()).rows] == ["00:00", "01:00", "02:30", "12:30"]


def test_a_start_that_is_asked_for_wins() -> None:
    assert presenter_script(talk(), english(), begins="14:00").rows[1].begins == "14:01"


@pytest.mark.parametrize("start", ["9.30", "24:00", "09:60", "soon"])
def test_a_start_that_is_no_time_of_day_is_refused(start: str) -> None:
    with pytest.raises(ValueError, match="no time of day"):
        presenter_script(talk(), english(), begins=start)


def test_a_briefing_may_go_past_midnight() -> None:
    assert presenter_script(talk(), english(), begins="23:59").rows[1].begins == "00:00"


def test_the_run_sheet_marks_hand_overs_and_where_to_stop(script: Script) -> None:
    assert [(row.hand_over, row.stop_at) for row in script.rows[:2]] == [("Sunniva shows you one course.", ""), ("", "the second screen")]


def test_what_gives_way_says_how_much_time_it_gives_back(script: Script) -> None:
    assert script.late == ("shorten “Calm Calls” to 00:30 (gives back 01:00)",)  # 90 − 30 s


def test_the_roles_that_speak_are_known() -> None:
    assert speakers_of(talk()) == ("lead", "supplier")


def test_a_speakers_script_has_only_their_slides_and_their_cue(supplier: Script) -> None:
    assert [(sheet.slide_id, sheet.cue) for sheet in supplier.slides] == [("showcase", "Sunniva shows you one course.")]


def test_a_speakers_run_sheet_has_the_hand_over_to_them_and_marks_what_is_theirs(supplier: Script) -> None:
    assert [(row.title, row.is_mine) for row in supplier.rows] == [
        ("Before you", False), ("Calm Calls", True), ("After you", False)
    ]  # fmt: skip
    assert [row.hand_over for row in supplier.rows] == ["Sunniva shows you one course.", "", ""]


def test_a_speakers_script_has_nobody_elses_words_and_no_discussion(supplier: Script) -> None:
    text = as_text(supplier)
    assert "The supplier says this." in text
    assert not [words for words in ("The lead says this.", OPENING, "Fifteen minutes are enough.") if words in text]
    assert (supplier.discussion, supplier.appendix) == (None, ())


def test_the_discussion_has_opening_steps_and_replies_in_order(script: Script) -> None:
    assert script.discussion is not None
    assert script.discussion.opening == notes_lines(OPENING)
    assert script.discussion.steps == notes_lines("Look at Aled first.", "Count to ten.", "Ask what could stop it.")
    assert [reply.title for reply in script.discussion.replies] == ["“No time”", "“No desk”"]
    assert script.discussion.replies[0].steps[0] == ("Acknowledge", *notes_lines("You are right."))
    assert script.discussion.replies[0].evidence == notes_lines("Proof: 88 %.")


def test_an_answer_on_two_slides_is_one_reply() -> None:
    first = (part("SAY", "You are right."), part("DO", "Listen first."))
    respond = (NotesLine(runs=(NotesRun(text="Take a break."),), bullet="bullet"),)
    second = (NotesPart(kind="say", label="SAY", lines=(*notes_lines("Where does time come from?", "Two ways:"), *respond)),)
    asks = slide("qa", "Over to you", section="Discussion", starts=0, seconds=600, notes=(part("SAY", OPENING),))
    slides = [
        slide(id, f"“No time” ({number} of 2)", section="Appendix", starts=600, seconds=0, notes=notes, appendix=True)
        for number, (id, notes) in enumerate((("objection-time", first), ("objection-time--2", second)), start=1)
    ]
    page = presenter_script(deck_of(asks, *slides), english()).discussion
    assert page is not None
    (reply,) = page.replies
    assert (reply.title, reply.number, reply.evidence) == ("“No time”", 2, notes_lines("Listen first."))
    assert [(name, line.text) for name, line in reply.steps] == [
        ("Acknowledge", "You are right."), ("Explore", "Where does time come from?"), ("Respond", "Two ways:"), ("", "• Take a break."),
    ]  # fmt: skip


def test_a_slide_that_says_too_much_is_warned_of() -> None:
    full = slide("benefits", "Much", section="A", starts=0, seconds=19, notes=(part("SAY", "word " * 25),))
    script = presenter_script(deck_of(full), english())
    assert script.warnings == ("1 Much: 25 of 30 (83 %): tight, more than 80 % leaves no room to breathe",)


def test_a_sheet_says_what_its_slide_shows_for_those_who_do_not_see_the_picture() -> None:
    code = Group(name="Code", box=box(500, 150, 90, 90), items=(panel(box(500, 150, 90, 90), "ink"),), alt="QR code of the course")
    cells = table(("Course", "Minutes"), ("Calm Calls", ""))
    whole = deck_samples.slide(text("Send it after a hard call", box(58, 150, 300, 30)), code, cells, panel(box(0, 0, 9, 9), "ink"))
    (sheet,) = presenter_script(deck_samples.deck(whole), english()).slides
    assert sheet.alt == "Slide 1: Send it after a hard call; QR code of the course; Course, Minutes; Calm Calls, (empty)"

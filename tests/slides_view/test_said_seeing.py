"""What is said where a course, the moments of need and the one place are seen: true of who speaks, natural with any author's words."""

import re
from functools import cache

import pytest
from example_decks import ALL_DECKS, briefing, laid_out, session
from odd_programmes import LENGTHS, PARTS, Document, document, pilot_rows, programme, said, slides

from briefing_builder.content.models.stories import Story
from briefing_builder.pipeline import Options, Session, prepare
from briefing_builder.slides import formats
from briefing_builder.slides.markup import Prompt, Slide, words_text
from briefing_builder.slides.view.spoken.showcase import moment_as_question, use_sentence
from briefing_builder.speech import budget
from briefing_builder.values import replace
from briefing_builder.words import english

TITLES = ("Is That Really the Bank?", "Stop That!", "Who Knows …")
SECOND_STOP = re.compile(r"[?!…][”\"]?\.(?!\w)|[?!] [a-z]")
"""A stop behind a title's own mark, or a sentence that goes on behind it as if it had ended."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A caller has been angry.", "Send it when a caller has been angry."),
        ("a list started late", "Send it when a list started late."),
        ("Somebody gets a key to the corridor", "Send it when somebody gets a key to the corridor."),
        ('An adviser asks "what should I have said?"', 'Send it when an adviser asks "what should I have said?"'),
        ("Before a renewal or a site visit.", "Send it before a renewal or a site visit."),
        ("Once a year, and in the week after a leak.", "Send it once a year, and in the week after a leak."),
        ("New starter, or a near miss in the aisle.", "New starter, or a near miss in the aisle. That's when you send it."),
        ("a near miss in the aisle", "A near miss in the aisle. That's when you send it."),
        ("iPads are handed out", "iPads are handed out. That's when you send it."),
        ("A caller shouts. Or hangs up.", "A caller shouts. Or hangs up. That's when you send it."),
        ("", ""),
    ],
)
def test_the_moment_of_a_course_is_one_natural_sentence(text: str, expected: str) -> None:
    assert use_sentence(english(), text, is_sent=True) == expected


def test_what_is_taught_helps_and_is_not_sent() -> None:
    assert use_sentence(english(), "A team has had an arrest call", is_sent=False) == "It helps when a team has had an arrest call."
    assert use_sentence(english(), "New starter", is_sent=False) == "New starter. That's when it helps."


def test_a_moment_that_is_asked_keeps_a_mark_of_its_own() -> None:
    assert moment_as_question(english(), "A shop joins as an agent") == "A shop joins as an agent?"
    assert moment_as_question(english(), 'An adviser asks "what now?"') == 'An adviser asks "what now?"'


@cache
def with_titles() -> tuple[tuple[str, Slide], ...]:
    """Every slide of all lengths of a programme whose titles end like sentences."""
    content: Document = document("mixed")
    for part in PARTS.values():
        content |= part
    for course, title in zip(content["courses"], TITLES, strict=True):
        course["title"] = title
    made = programme(content, pilot_rows())
    return tuple((length, slide) for length in LENGTHS for slide in slides(made, length))


def test_a_title_that_ends_like_a_sentence_gets_no_second_stop() -> None:
    lines = {f"{length} {slide.id}: {line}" for length, slide in with_titles() for line in said(slide).split("\n")}
    quoted = {line for line in lines if "“Is That Really the Bank?”" in line}
    assert any("This is “Is That Really the Bank?”" in line for line in quoted)
    assert sorted(line for line in lines if SECOND_STOP.search(re.sub("“[^”]*”(?= )", "", line)) and "chart" not in line) == []


@pytest.mark.parametrize("length", LENGTHS)
def test_a_title_in_running_text_is_quoted_only_where_it_needs_to_be(length: str) -> None:
    assert english().title_in_text("Calm Calls") == "Calm Calls"
    first = {slide.id: slide for slide in prepared("merrowdale", "contact-centre", length)}["showcase"]
    assert any("This is Calm Calls." in words_text(line) for line in first.notes.spoken)


@cache
def prepared(example: str, department: str, length: str) -> tuple[Slide, ...]:
    """The slides of a deck in meaning."""
    return prepare(session(example), department, Options(variant=length)).rendered.markup.slides


def told(example: str, department: str, length: str, slide: str) -> Slide:
    """One slide of a deck."""
    return next(one for one in prepared(example, department, length) if one.id == slide)


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_demo_and_try_leave_a_minute_to_speak_and_words_tell_the_same_time(example: str, department: str) -> None:
    shown = briefing(example, department).showcase
    assert shown is not None
    assert shown.course.showcase is not None
    try_it = shown.course.showcase.try_it
    slide = told(example, department, "long", "showcase")
    seconds = slide.notes.do_seconds - 105  # the demo, as the outline says: 1.75 minutes
    deck = laid_out(example, department, Options(variant="long")).value
    laid = next(one for one in deck.slides if one.id == "showcase")
    assert laid.seconds - deck.pause_seconds - laid.passing >= 60
    assert seconds == (180 if try_it is None else min(60 * try_it.minutes, 180))
    words = " ".join(map(words_text, (*slide.notes.spoken, *slide.notes.do)))
    assert f"give them {english().spoken_time(seconds)} to" in words
    assert ("The rest waits for you" in words) == (try_it is not None and try_it.minutes > 3)
    assert ("scan the code" in words) == (try_it is not None)
    assert (f"{formats.beginning_large(english().spoken_time(seconds))}, no log-in" in said(slide).split("\n")) == (try_it is not None)
    assert budget(laid, deck).share <= 80


def test_a_demo_is_begun_where_the_script_says_so() -> None:
    notes = told("merrowdale", "contact-centre", "standard", "showcase").notes
    begin = next(place for place, line in enumerate(notes.say) if isinstance(line, Prompt))
    lines = [words_text(line) for line in notes.spoken]
    assert lines[begin].startswith("Begin the demo here")
    assert begin not in notes.optional
    assert any("while you watch" in line for line in lines[:begin])
    assert any("Hands up" in line for line in lines[begin:])
    assert any("The link is on the slide" in line for line in lines[begin:])


def test_a_supplier_says_we_only_in_the_words_of_those_who_wrote_it() -> None:
    theirs = [words_text(line) for line in told("malindara", "risk", "standard", "showcase").notes.spoken]
    assert any("Malindara puts it like this: “Three recorded calls from people who pretend to be us." in line for line in theirs)
    own = [words_text(line) for line in told("malindara", "risk", "short", "showcase").notes.spoken]
    assert any("This is Put the Phone Down. Three recorded calls" in line for line in own)
    assert not [line for line in (*theirs, *own) if "Enough numbers" in line and line in theirs]


def with_story(example: str, course: str, text: str) -> Session:
    """The programme with one story, told with a course."""
    known = session(example)
    content = known.programme.content
    told = content.model_copy(update={"stories": (Story(text=text, course=course),)})
    return replace(known, programme=replace(known.programme, content=told))


def test_a_story_of_a_course_is_told_where_the_course_is() -> None:
    text = "A shift leader sent it to one man on a Tuesday, and on Wednesday he showed it to two others."
    shown = prepare(with_story("ardmullen", "c-falls", text), "wards", Options(variant="long")).rendered.markup.slides
    heard = {slide.id for slide in shown for line in slide.notes.spoken if text in words_text(line)}
    assert heard == {"showcase"}
    elsewhere = prepare(with_story("ardmullen", "c-hands", text), "wards", Options(variant="long")).rendered.markup.slides
    assert {slide.id for slide in elsewhere for line in slide.notes.spoken if text in words_text(line)} == {"courses"}


def test_thanks_before_a_slide_do_not_change_what_may_be_left_out() -> None:
    slide = told("malindara", "branches", "long", "courses")
    lines = [words_text(line) for line in slide.notes.spoken]
    assert lines[0].startswith("Thank you")
    required = [line for place, line in enumerate(lines) if place not in slide.notes.optional]
    assert any(line.startswith("Picture this.") for line in required)


@pytest.mark.parametrize(("example", "department"), [deck for deck in ALL_DECKS if deck[0] in ("ardmullen", "malindara")])
def test_online_learning_is_called_as_the_organisation_calls_it(example: str, department: str) -> None:
    lines = {(slide.id, line) for slide in prepared(example, department, "long") for line in said(slide).split("\n")}
    assert sorted(one for one in lines if "e-learning" in one[1].lower()) == []
    assert any("online learning" in line.lower() for _, line in lines)


def test_what_a_manager_sees_is_read_as_it_was_written() -> None:
    lines = [words_text(line) for line in told("merrowdale", "sales", "standard", "one_place").notes.spoken]
    assert any("Here you see the same for e-learning: who has started and" in line for line in lines)
    assert "The next seats are for Negotiation Workshop, on 3\xa0March." in lines

"""Words of ours and the condition under which each kind may be said: a sentence that is said where it is false fails here."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odd_programmes import LENGTHS, PARTS, VARIATIONS, Document, document, pilot_rows, programme, said, slides
from property_settings import examples

from briefing_builder.content import Programme
from briefing_builder.figures import compute
from briefing_builder.slides.markup import Slide
from briefing_builder.tailoring import Briefing, brief

ELSEWHERE = re.compile("When you send people on a classroom course|Ask us before you book outside")
"""Sentences of ours about what is not in the programme."""


def has_link(briefing: Briefing) -> bool:
    shown = briefing.showcase
    return shown is not None and shown.course.showcase is not None and shown.course.showcase.try_it is not None


def has_pilot(briefing: Briefing) -> bool:
    return briefing.content.pilot is not None


def has_costs(briefing: Briefing) -> bool:
    return briefing.content.cost_model is not None


def is_online(briefing: Briefing) -> bool:
    """Or money is reckoned, for whose averages there is e-learning anywhere."""
    return briefing.circumstances.is_online or has_costs(briefing)


def is_interactive(briefing: Briefing) -> bool:
    course = briefing.showcase.course if briefing.showcase else None
    return course is not None and course.delivery_mode in ("elearning", "blended") and course.standard not in ("video", "document")


Condition = Callable[[Briefing], bool]
WORDS: dict[str, tuple[str, Condition]] = {
    "online": (r"(?i)e-learning|send (it|this(?! slide)|a link)\b|\b(a|its) link\b|log in|open it, and begin", is_online),
    "link": (r"(?i)the link|scan the code|try it|own phones", has_link),
    "classroom": (r"(?i)classroom|live online|taught live", lambda b: b.circumstances.is_taught or has_costs(b)),
    "seats": (r"(?i)\bseats?\b|\bbook\b", lambda b: b.circumstances.has_seats),
    "tests": (r"(?i)\bscores?\b|\btest\b(?! before and after)", lambda b: b.circumstances.has_tests),
    "choice": (r"(?i)(two|first|three) courses|which course|every course|which of them", lambda b: b.circumstances.courses > 1),
    "several": (r"(?i)several", lambda b: b.circumstances.benefits > 1),
    "others": (r"(?i)show of hands|one by one|anyone here|each person", lambda b: not b.circumstances.is_one_manager),
    "answers": (r"(?i)show of hands|choose an answer|the first answer", is_interactive),
    "proof": (r"(?i)what the proof is|the pilot\b|we tried it", has_pilot),
    "money": (r"(?i)what it costs|forecast|finance", has_costs),
    "average": ("here is the average", lambda b: any("average_hour" in one.id for one in _assumptions(b))),
    "date": (r"(?i)the date aloud|number with a date", lambda b: bool(b.targets)),
    "voice": (r"(?i)seal of approval|voice behind|stands behind", lambda b: bool(b.endorsers)),
    "prepared": (r"(?i)prepared answer|that we prepared", lambda b: bool(b.objections)),
    "shorter": (r"(?i)less time away", lambda b: b.circumstances.saves_time),
}
"""Kinds of words, and when they may be said of a department."""
NEVER = {
    "a meeting may be online": r"(?i)in the room|stand up|sit down|photograph|\blook at\b|leave the room|walk round|beside you",
    "a minus is no hyphen": r"(?<![\w/.-])-\d",
    "nothing is empty": r"  |\bthe the\b|: \.|\bthat ,|\b1 managers|\b1 minutes|\b0 managers| ,",
    "a post has an article": r"(?<!the )(?<!The )(?<!^)Head of Operations (asks|will)|to Head of",
}


def _assumptions(briefing: Briefing) -> tuple[object, ...]:
    detail = briefing.figures.return_detail
    return detail.assumptions if detail else ()


def made(variation: str, *parts: str, **other: Document) -> Programme:
    """A programme of that variation with those parts."""
    content = document(variation)
    for part in parts:
        content |= PARTS[part]
    rows = pilot_rows(before=None, after=None) if "no tests" in other else pilot_rows()
    return programme(content, rows if "pilot" in content else ())


def judged(shown: tuple[Slide, ...], briefing: Briefing) -> set[str]:
    """The kinds of words that were said; each of them must have been true."""
    found = set()
    for slide in shown:
        text = ELSEWHERE.sub("", said(slide))
        for kind, (pattern, holds) in WORDS.items():
            if match := re.search(pattern, text):
                assert holds(briefing), f"{slide.id} says “{match.group()}” ({kind}):\n{text}"
                found.add(kind)
        for kind, pattern in NEVER.items():
            assert not re.search(pattern, text, re.MULTILINE), f"{slide.id}: {kind}:\n{text}"
    return found


def heard(one: Programme, length: str, department: str = "stores") -> set[str]:
    """The kinds of words that a department hears in a deck of that length."""
    briefing = brief(one, compute(one), department=department, variant=length)
    return judged(slides(one, length, department), briefing)


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("variation", [name for name in VARIATIONS if name != "all closed"])
def test_each_kind_of_course_is_spoken_of_as_what_it_is(variation: str, length: str) -> None:
    heard(made(variation), length)


@examples(30)
@given(
    variation=st.sampled_from([name for name in VARIATIONS if name != "all closed"]),
    parts=st.lists(st.sampled_from(sorted(PARTS)), max_size=4, unique=True),
    length=st.sampled_from(LENGTHS),
    department=st.sampled_from(["stores", "lab"]),
)
def test_whatever_a_programme_lacks_is_not_spoken_of(variation: str, parts: list[str], length: str, department: str) -> None:
    heard(made(variation, *parts), length, department)


def test_every_kind_of_words_is_said_somewhere() -> None:
    """A pattern that nothing ever matches would guard nothing."""
    lessons = document("mixed")
    lessons["courses"][0]["alternative"] = {"title": "a day away", "duration_minutes": 300, "counterfactual": "ran_last_year"}
    whole = lessons | PARTS["pilot"] | PARTS["three departments"] | PARTS["objections"] | PARTS["targets"] | PARTS["endorser"]
    assert heard(programme(whole, pilot_rows()), "standard") | heard(made("e-learning"), "long") == set(WORDS)

"""Words of ours and the condition under which each kind may be said: a sentence that is said where it is false fails here."""

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odd_programmes import LENGTHS, PARTS, VARIATIONS, Document, document, pilot_rows, programme, said, slides
from property_settings import examples

from briefing_builder.checks import check_briefing, check_programme
from briefing_builder.content import Programme, load_programme, scaffold
from briefing_builder.figures import compute
from briefing_builder.slides import text_problems
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


EXAMPLE = Path(__file__).parents[2] / "examples" / "merrowdale"
Condition = Callable[[Briefing], bool]
WORDS: dict[str, tuple[str, Condition]] = {
    "online": (r"(?i)e-learning|send (it|this(?! slide)|a link)\b|\b(a|its) link\b|log in|open it, and begin", is_online),
    "link": (r"(?i)the link|scan the code|try it|own phones", has_link),
    "classroom": (r"(?i)classroom|live online|taught live", lambda b: b.circumstances.is_taught or has_costs(b)),
    "seats": (r"(?i)\bseats?\b|\bbook\b", lambda b: b.circumstances.has_seats),
    "tests": (r"(?i)\bscores?\b|\btest\b(?! before and after)", lambda b: b.circumstances.has_tests),
    "choice": (r"(?i)(two|first|three) courses|which course|every course|which of them", lambda b: b.circumstances.courses > 1),
    "weekly": (r"(?i)time in the week|minutes a week|quarter of an hour", lambda b: b.circumstances.asks_weekly),
    "several": (r"(?i)several", lambda b: b.circumstances.benefits > 1),
    "others": (r"(?i)show of hands|one by one|anyone here|each person", lambda b: not b.circumstances.is_one_manager),
    "answers": (r"(?i)show of hands|choose an answer|after the first answer", is_interactive),
    "proof": (r"(?i)what the proof is|the pilot\b|we tried it", has_pilot),
    "money": (r"(?i)what it costs|forecast|finance", has_costs),
    "average": ("here’s the average", lambda b: any("average_hour" in one.id for one in _assumptions(b))),
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


COURSES = "courses:\n"
LOUD_CALLS = "  - {id: loud-calls, title: Loud Calls, duration_minutes: 10}\n"
WORKSHOP = (
    "  - {id: workshop, title: A Day on Calls, duration_minutes: 360, delivery_mode: classroom, booking: {next_sessions: [2027-03-18]}}\n"
)
TAUGHT = ("duration_minutes: 12", "duration_minutes: 120\n    delivery_mode: classroom\n    booking: {next_sessions: [2027-03-18]}")
FIRST_EDITS = {
    "as it is": ("", ""),
    "a course added": (COURSES, COURSES + LOUD_CALLS),
    "a classroom course added": (COURSES, COURSES + WORKSHOP),
    "taught instead": TAUGHT,
    "without a date": ("  date: 2027-03-04", "  location: Online"),
    "one manager": ("    name: Customer Service\n", "    name: Customer Service\n    people_managers: 1\n    headcount: 2\n"),
}


@pytest.mark.parametrize("edit", FIRST_EDITS)
def test_a_first_deck_promises_nothing_that_is_not_there(tmp_path: Path, edit: str) -> None:
    scaffold(tmp_path)
    file, (old, new) = tmp_path / "briefing.yaml", FIRST_EDITS[edit]
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    one = load_programme(tmp_path).value
    assert one is not None
    for length in LENGTHS:
        heard(one, length, "customer-service")
    figures = compute(one)
    found = [*check_programme(one, figures), *check_briefing(one, figures, brief(one, figures, department="customer-service"))]
    missing = {"no-pilot", "no-endorsement", "no-targets", "showcase-not-tried", "few-objections", "no-needs"}
    assert missing <= {problem.code for problem in found}
    assert ("no-bookable-course" in {problem.code for problem in found}) == ("classroom" not in new)


@pytest.mark.parametrize("length", LENGTHS)
def test_the_example_without_its_pilot_speaks_of_none(tmp_path: Path, length: str) -> None:
    copytree(EXAMPLE, tmp_path, dirs_exist_ok=True)
    for name, old, new in (("briefing.yaml", "  - pilot.yaml\n", ""), ("objections.yaml", r"\{\{.*?\}\}", "some")):
        text = (tmp_path / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(re.sub(old, new, text), encoding="utf-8")
    one = load_programme(tmp_path).value
    assert one is not None
    shown = {slide.id: said(slide) for slide in slides(one, length, "finance") if not slide.appendix}
    assert not {"pilot", "manager_voice"} & set(shown)
    assert not [id for id, text in shown.items() if "we tried it" in text or "what the proof is" in text]


def of(slides_of: tuple[Slide, ...], name: str) -> str:
    return next(said(slide) for slide in slides_of if slide.id == name)


def test_a_fall_has_a_real_minus_in_an_authors_text() -> None:
    content = document() | PARTS["pilot"] | PARTS["objections"]
    content["objections"][0]["respond"] = "The scores moved by {{ pilot.score_gain_points }} points."
    told = of(slides(programme(content, pilot_rows(before=80, after=40))), "objection-o-time")
    assert "moved by −40.0 points" in told


@pytest.mark.parametrize(
    ("name", "unit", "told"),
    [
        ("Falls with harm", "falls", "“Falls with harm”, from 1.9 to 1.2."),
        ("Calls solved", "%", "“Calls solved”, from 1.9\u00a0% to 1.2\u00a0%."),
    ],
)
def test_a_measure_says_its_unit_once_and_an_owner_has_an_article(name: str, unit: str, told: str) -> None:
    content = document()
    content["objectives"][0] |= {
        "owner": {"title": "Head of Nursing"},
        "measure": {"kpi": ["k"], "baseline": "1.9 falls", "target": "1.2 falls", "due": "2027-12-31"},
    }
    content["departments"][0]["kpis"] = [{"id": "k", "name": name, "unit": unit, "current": 1.9, "target": 1.2, "direction": "down"}]
    text = of(slides(programme(content)), "objectives-detail")
    assert f"In Stores it’s {told}" in text
    assert "The Head of Nursing answers for it." in text
    assert "we want to get from 1.9 falls to 1.2 falls." in text


def test_without_a_counted_classroom_the_return_says_so() -> None:
    shown = slides(made("e-learning", "nothing counted"))
    assert "We count no classroom course as saved." in of(shown, "return")
    assert "No classroom is counted as saved" in of(shown, "return-courses")
    assert "Classroom alternatives counted\nNone" in of(shown, "return-assumptions").replace("none\nno\nplain\n", "")


def test_the_inputs_of_the_return_have_whole_titles_and_filled_in_texts() -> None:
    content = document("e-learning") | PARTS["costs"] | PARTS["pilot"]
    content["courses"][0]["title"] = "Calls: the hard ones"
    content["departments"][0]["kpis"] = [
        {"id": "k", "name": "Calls: solved at once", "unit": "%", "direction": "up", "annual_value_per_point": 5200}
    ]
    shares = {"change_points": 1.8, "isolation_pct": 40, "confidence_pct": 70}
    basis = "{{ pilot.learners }} people against the others"
    content["cost_model"] |= {"impact": [{"kpi": "k", "department": "stores", "basis": basis, **shares}]}
    shown = slides(programme(content, pilot_rows()), "long")
    assert "Calls: the hard ones\n" in of(shown, "return-courses")
    assert "Calls: solved at once\n" in of(shown, "return-results")
    assert "40 people against the others; of those who complete\n" in of(shown, "return-results")


@pytest.mark.parametrize("method", ["fully_loaded", "net_hours"])
def test_a_return_without_any_benefit_in_money_is_said_in_words(method: str) -> None:
    content = document("e-learning") | PARTS["nothing counted"]
    content["cost_model"] = content["cost_model"] | {"method": method}
    shown = slides(programme(content))
    told = "\n".join(said(slide) for slide in shown)
    assert "and gives nothing back in money yet" in of(shown, "return")
    assert "expected to give nothing back in money" in of(shown, "return").replace("and to give", "expected to give")
    assert "nothing in money is expected back" in of(shown, "return-detail")
    assert ("more in time than they give back" in of(shown, "return")) == (method == "net_hours")
    for word in ("about −", "£−", "\n0.00\n0.00", "By the share of time that counts", "if all of it did", "by take-up"):
        assert word not in told, word


WAYS_OUT = {"{{ roi.bcr }}": "cost_model", "{{ pilot.median_minutes }}": "`pilot`", "{{ roy.bcr }}": "did you mean"}


@pytest.mark.parametrize(("text", "hint"), WAYS_OUT.items())
def test_a_figure_that_cannot_be_has_a_way_out(text: str, hint: str) -> None:
    made = programme(document())
    (problem, *_) = text_problems(made.words, {("close", "ask"): f"It is {text}."}, compute(made), made.positions)
    assert hint in problem.hint


@pytest.mark.parametrize(("variation", "first"), [("one course", "Course A: say which of your"), ("two courses", "courses to choose")])
def test_who_has_one_course_chooses_who_starts(variation: str, first: str) -> None:
    shown = slides(made(variation))
    assert first in of(shown, "ask")
    assert ("Choose who starts" in of(shown, "close")) == (variation == "one course")


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("ask", [{}, {"minutes_per_week": 20}])
def test_who_may_take_no_course_is_asked_for_a_wish_and_for_no_course(length: str, ask: dict[str, int]) -> None:
    content = document("all closed")
    content["programme"]["ask"] = ask
    shown = slides(programme(content), length)
    told = "\n".join(said(slide) for slide in shown)
    assert "Today we ask for one wish for a course and the day you need it" in of(shown, "ask")
    assert "Name the course that your team misses most, and by when you need it" in of(shown, "close")
    for word in ("one course,", "and one course", "Choose", "you start with", "spare somebody", "minutes a week", "time in the week"):
        assert word not in told, word


def test_what_is_taught_is_asked_for_by_its_date_unless_minutes_are_named() -> None:
    shown = slides(made("classroom"))
    assert "Today we ask for two courses and a date for each" in of(shown, "ask")
    assert "Choose your first courses, who goes, and when" in of(shown, "close")
    content = document("classroom")
    content["programme"]["ask"] = {"minutes_per_week": 20}
    assert "two courses and twenty minutes a week" in of(slides(programme(content)), "ask")


def test_a_course_that_is_excluded_stands_in_no_list() -> None:
    content = document("two courses")
    content["departments"][0]["overrides"] = {"courses": {"exclude": ["c-1"]}}
    shown = slides(programme(content))
    assert not [slide.id for slide in shown if "Course B" in said(slide)]


def test_wishes_that_cannot_be_met_are_counted() -> None:
    content = document() | PARTS["needs"]
    content["departments"][0]["stated_needs"] = ["c-one-day", "c-later"]
    shown = slides(programme(content))
    assert "Two things we can’t offer yet" in of(shown, "needs")
    assert "What you asked for is not possible yet, and it stays on our list" in of(shown, "needs-found")
    assert "Fewer than 5 managers told us what they need" in of(shown, "needs-detail")


@pytest.mark.parametrize(
    ("departments", "counts"),
    [([], {"stores": 2, "lab": 2}), (["lab"], {"stores": 1, "lab": 2}), (["stores", "lab"], {"stores": 2, "lab": 2})],
)
def test_what_went_wrong_in_a_department_is_told_where_it_is_meant_to_be(departments: list[str], counts: dict[str, int]) -> None:
    content = document() | PARTS["pilot"]
    lesson = {"text": "The lab had no signal.", "we_did": "It has one now.", "departments": departments}
    content["pilot"]["learned"] = [lesson, {"text": "Some never began.", "we_did": "Managers choose the time."}]
    for department, count in counts.items():
        shown = slides(programme(content, pilot_rows()), department=department)
        told = "\n".join(said(slide) for slide in shown)
        assert ("Two things did not go well in the pilot" in told) == (count == 2)
        assert "Some never began." in of(shown, "pilot-detail" if count == 1 else "pilot-learned")  # a single one under the figures
        assert ("no signal" in told) == (count == 2)
        assert ("Not so good: the lab had no signal" in of(shown, "pilot")) == (count == 2)


def test_a_department_to_which_nothing_that_went_wrong_is_told_hears_of_none() -> None:
    content = document() | PARTS["pilot"]
    content["pilot"]["learned"] = [{"text": "The lab had no signal.", "we_did": "It has one now.", "departments": ["lab"]}]
    shown = slides(programme(content, pilot_rows()))
    assert not [slide.id for slide in shown if "signal" in said(slide) or slide.id.startswith("pilot-learned")]
    assert "Not so good" not in of(shown, "pilot")

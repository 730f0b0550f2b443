"""What is said of a department's own slides: its answers and wishes, its priorities and figures, its objectives, what a lesson costs."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from example_decks import ALL_DECKS, laid_out, session
from minimal_programme import minimal_programme, notes_of

from briefing_builder.content.models.courses import Course
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brief_for, lay_out_briefing, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import words_text
from briefing_builder.slides.view.spoken.team import spoken_gain, spoken_length, wish_label
from briefing_builder.speech import first_id, whole_budget
from briefing_builder.words import english

LENGTHS = ("short", "compact", "standard", "long")


def lines(folder: Path, slide: str, variant: str = "standard") -> list[str]:
    """What the markup of a slide says, what may be left out among it."""
    return [words_text(line) for line in notes_of(folder, slide, variant).spoken]


@cache
def script(example: str, department: str, variant: str, slide: str) -> tuple[str, ...]:
    """What the presenter says on a slide of an example, on all parts on which it goes on: only what there is time for."""
    deck = laid_out(example, department, Options(variant=variant)).value
    parts = [part for one in deck.slides if first_id(one) == slide for part in one.notes if part.kind in ("say", "your-words")]
    return tuple(line.text for part in parts for line in part.lines)


def needs(count: int = 1) -> dict[str, Any]:
    said = [{"text": f"Answer {number}", "we_did": "It is done."} for number in range(1, count + 1)]
    return {"method": "A form", "asked_on": "2026-06-15", "respondents": 8, "you_said": said}


COURSES = [{"id": f"c-{name}", "title": name.title(), "duration_minutes": 10} for name in ("one", "two", "three")]


@pytest.mark.parametrize(
    ("wished", "told"),
    [
        (["c-one"], "You also asked for a course that’s now on your list: One."),
        (["c-one", "c-two"], "You also asked for courses that are now on your list: One and Two."),
        (["c-one", "c-two", "c-three"], "You also asked for courses that are now on your list: One, Two and Three."),
    ],
)
def test_the_courses_that_were_wished_for_are_spoken_of(tmp_path: Path, wished: list[str], told: str) -> None:
    first = yaml.safe_load((resource("examples", "minimal") / "briefing.yaml").read_text(encoding="utf-8"))["courses"]
    more = {"courses": [*first, *COURSES], "departments.0.stated_needs": wished, "needs_analysis": needs()}
    assert told in lines(minimal_programme(tmp_path, **more), "needs")


def test_a_wish_alone_is_not_a_wish_besides(tmp_path: Path) -> None:
    more = {"departments.0.stated_needs": ["calm-calls"], "needs_analysis": {**needs(), "you_said": []}}
    assert "You asked for a course that’s now on your list: Calm Calls." in lines(minimal_programme(tmp_path, **more), "needs")


@pytest.mark.parametrize(
    ("wish", "catalogue", "called"),
    [
        ("c-wish", ["c-calls", "c-data"], "wish"),
        ("c-vault-day", ["c-calls"], "vault day"),
        ("c-wish", ["calm-calls"], "wish"),
        ("vault-day", ["calm-calls", "other"], "vault day"),
        ("course-excel", ["course-calls", "course-data"], "excel"),
        ("c", ["c-calls"], "c"),
    ],
)
def test_a_wish_that_is_in_no_catalogue_is_called_by_its_words_and_not_by_its_id(wish: str, catalogue: list[str], called: str) -> None:
    courses = [Course(id=id, title=id, duration_minutes=5) for id in catalogue]
    assert wish_label(wish, courses) == called


def test_the_slide_behind_calls_a_wish_by_the_same_words(tmp_path: Path) -> None:
    folder = minimal_programme(tmp_path, **{"departments.0.stated_needs": ["c-wish"], "needs_analysis": needs()})
    assert "One thing we can’t offer yet: “wish”. We’ve got it on our list." in lines(folder, "needs")
    assert "c wish" not in str(render(brief_for(load(folder), "customer-service", Options())).markup)


@pytest.mark.parametrize(("count", "is_told"), [(3, False), (4, True)])
def test_many_answers_are_left_to_the_table(tmp_path: Path, count: int, is_told: bool) -> None:
    said = lines(minimal_programme(tmp_path, needs_analysis=needs(count)), "needs")
    assert ("What else you said is in the table, and each has its answer." in said) == is_told
    assert not [line for line in said if "Answer 4" in line]


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_everything_that_was_told_is_spoken_or_left_to_the_table(example: str, department: str) -> None:
    deck = laid_out(example, department, Options()).value
    for slide in (one for one in deck.slides if one.id == "needs"):
        count = re.match(r"(?:You|Other managers) told us (\w+) thing", slide.title)
        said = script(example, department, "standard", "needs")
        spoken = [line for line in said if re.match(r"(?:You|They) (?:told us this|also said this)|And there was this", line)]
        words = ("", "one", "two", "three", "four", "five", "six")
        assert count is not None
        assert words.index(count[1]) == len(spoken) or "is in the table" in " ".join(said)


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
@pytest.mark.parametrize("variant", LENGTHS)
def test_no_two_benefits_have_the_same_lead(example: str, department: str, variant: str) -> None:
    leads = [line.partition(".")[0] for line in script(example, department, variant, "benefits") if "also" not in line]
    assert len(leads) == len(set(leads)), leads


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_each_later_priority_is_named_once_and_the_first_one_comes_back(example: str, department: str) -> None:
    said = " ".join(script(example, department, "long", "benefits"))
    first, *others = [one.text for one in brief_for(session(example), department, Options()).department.priorities]
    assert said.count(f"“{first}”") == 1
    assert f"Your first priority is “{first}”." in said
    assert [text for text in others if said.count(f"“{text}”") > 1] == []


def test_a_figure_of_the_departments_own_is_told_with_the_benefit_or_the_objective_and_not_with_both() -> None:
    benefits, objectives = (" ".join(script("merrowdale", "field-service", "long", name)) for name in ("benefits", "objectives"))
    assert "You measure that already: Visits per engineer per day. It’s 4.1 today, and the goal is 4.5." in benefits
    own = "There’s a figure of yours for that objective: First-time fix rate."
    assert f"{own} You’re at 74\u00a0% today, and the goal is 82\u00a0%." in objectives
    assert "First-time fix rate" not in benefits
    assert "Visits per engineer per day" not in objectives


def test_a_manager_of_the_pilot_is_heard_in_short_slots_too_and_once() -> None:
    for variant in ("short", "compact"):
        heard = " ".join(" ".join(script("merrowdale", "contact-centre", variant, name)) for name in ("benefits", "proof"))
        assert heard.count("Aled Price, Team Manager, took part") == 1


def test_one_objective_is_not_spoken_of_as_several(tmp_path: Path) -> None:
    said = lines(minimal_programme(tmp_path), "objectives")
    assert "This isn’t our objective. It’s yours: “Keep nine of ten customers”." in said
    assert "Take Calm Calls. Fewer customers call twice, because the first answer settles it." in said


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_no_course_is_named_twice_among_the_objectives(example: str, department: str) -> None:
    said = " ".join(script(example, department, "standard", "objectives"))
    titles = [chosen.course.title for chosen in brief_for(session(example), department, Options()).courses]
    assert [title for title in titles if len(re.findall(rf"(?:Take|there’s|\.) {re.escape(title)}\b(?! again)", said)) > 1] == []


def test_a_course_that_serves_the_next_objective_too_is_not_named_again() -> None:
    said = script("ardmullen", "wards", "standard", "objectives")
    assert "The same course helps with “Nurses who stay after their first year”." in " ".join(said)
    served = next(number for number, line in enumerate(said) if "there’s Stop the Next Fall" in line)
    again = next(number for number, line in enumerate(said) if line.startswith("The same course"))
    assert not [line for line in said[served + 1 : again] if "helps with it, too" in line]


def test_who_answers_for_an_objective_is_said_once_and_not_to_themselves(tmp_path: Path) -> None:
    names = {"loyal-customers": "Keep them", "more": "Find more"}
    two = [{"id": id, "name": name, "owner": {"title": "Head of Service"}} for id, name in names.items()]
    contributes = [{"objective": id, "how": "It helps with this one."} for id in names]
    more = {"objectives": two, "courses.0.contributes": contributes}
    told = lines(minimal_programme(tmp_path / "a", **more), "objectives")
    assert told.count("The Head of Service answers for that objective, so somebody will ask.") == 1
    head = {"departments.0.head": {"name": "Ada Kay", "title": "Head of Service"}}
    assert "answers for it" not in " ".join(lines(minimal_programme(tmp_path / "b", **more, **head), "objectives"))


def test_an_objective_without_a_course_is_said_to_have_none(tmp_path: Path) -> None:
    gap = [{"id": "loyal-customers", "name": "Keep them"}, {"id": "gap", "name": "Zero outages"}]
    more = {"objectives": gap, "departments.0.objectives": ["gap"]}
    told = lines(minimal_programme(tmp_path, **more), "objectives")
    assert "For “Zero outages” there’s no course yet. We’d rather say so than stretch one until it fits." in told
    assert "isn’t our objective" not in " ".join(told)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (8, "8\u00a0minutes"),
        (60, "an hour"),
        (90, "an hour and a half"),
        (110, "about an hour and three quarters"),
        (200, "about three and a quarter hours"),
        (240, "four hours"),
        (960, "2\u00a0days"),
    ],
)
def test_a_lesson_is_as_long_as_one_says(minutes: int, said: str) -> None:
    assert spoken_length(english(), minutes) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(8, "eight minutes"), (1, "one minute"), (37, "37 minutes"), (119, "119 minutes"), (120, "two hours"), (198, "more than three hours")],
)
def test_a_gain_is_never_said_to_be_more_than_it_is(minutes: int, said: str) -> None:
    assert spoken_gain(english(), minutes) == said


@pytest.mark.parametrize("ran", ["ran_last_year", "planned"])
def test_a_lesson_that_was_only_planned_has_cost_nobody_anything(tmp_path: Path, ran: str) -> None:
    lesson = {"title": "Half a day", "duration_minutes": 240, "counterfactual": ran}
    said = lines(minimal_programme(tmp_path, **{"courses.0.alternative": lesson}), "today_cost", "long")
    held = "All this takes time, you’ll say. So does the way it’s done today."
    assert (held in said) == (ran == "ran_last_year")
    is_or_would = "’s" if ran == "ran_last_year" else " would be"
    assert f"For each person that{is_or_would} more than three hours in which nobody has to stand in." in said


@pytest.mark.parametrize("variant", LENGTHS)
@pytest.mark.parametrize("more", [{}, {"departments.0.priorities": None, "briefing.date": None}, {"departments.0.people_managers": 1}])
def test_a_thin_programme_fills_its_time_too(tmp_path: Path, variant: str, more: dict[str, Any]) -> None:
    whole = load(minimal_programme(tmp_path, **more))
    deck = lay_out_briefing(whole, whole.departments[0], Options(variant=variant)).value
    shares = {one.id: whole_budget(one, deck).share for one in deck.slides if one.id in ("ask", "benefits", "objectives", "close")}
    assert {id: share for id, share in shares.items() if not 55 <= share <= 80} == {}


def test_an_author_without_an_opening_is_asked_for_one(tmp_path: Path) -> None:
    bare = {"departments.0.priorities": None}
    assert "say in one sentence why you took this on yourself" in lines(minimal_programme(tmp_path, **bare), "ask")

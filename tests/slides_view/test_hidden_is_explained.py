"""What is hidden says so where it stands, and the author is told the true reason."""

import json
from pathlib import Path

import pytest
from small_group_programmes import write

from briefing_builder import pipeline
from briefing_builder.slides import render
from briefing_builder.slides.markup import Slide, words_text
from briefing_builder.tailoring import explanation_text
from briefing_builder.values import replace

FEW = 0
"""West has four people; course Four has three enrolments, and Three is hidden beside it."""


@pytest.fixture(scope="module")
def eight(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Session:
    """Groups of fewer than eight are hidden; seven managers answered."""
    return pipeline.load(write(tmp_path_factory.mktemp("eight") / "programme", FEW, 8))


def changed(folder: Path, **parts: object) -> pipeline.Session:
    file = write(folder / "programme", FEW, 8) / "briefing.yaml"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | parts), encoding="utf-8")
    return pipeline.load(file.parent)


def told(session: pipeline.Session, code: str) -> list[str]:
    return [found.message for found in pipeline.check(session, list(session.departments), pipeline.Options()) if found.code == code]


def slides(session: pipeline.Session, department: str) -> dict[str, Slide]:
    """All of them: the appendix as if everything had been asked for."""
    briefing = pipeline.brief_for(session, department, pipeline.Options())
    details = briefing.content.briefing.model_copy(update={"appendix": "all"})
    whole = replace(briefing, content=briefing.content.model_copy(update={"briefing": details}))
    return {slide.id: slide for slide in render(whole).markup.slides}


def test_explain_tells_why_everybodys_figures_are_shown(eight: pipeline.Session) -> None:
    text = explanation_text(pipeline.explain(eight, "west", pipeline.Options()))
    assert "fewer than 8 of the department's people took part: everybody's figures" in text


def test_explain_tells_few_people_from_what_would_give_them_away(eight: pipeline.Session) -> None:
    text = explanation_text(pipeline.explain(eight, "east", pipeline.Options()))
    assert "Four: every figure (not-shown)\n      fewer than 8 people stand behind it" in text
    assert "Three: every figure (not-shown)\n      a figure that is hidden could be worked out from it" in text


def test_explain_tells_that_nobody_tried_a_course(tmp_path: Path) -> None:
    courses = json.loads((write(tmp_path / "other", FEW, 8) / "briefing.yaml").read_text(encoding="utf-8"))["courses"]
    session = changed(tmp_path, courses=[*courses, {**courses[0], "id": "c-five", "title": "Five"}])
    text = explanation_text(pipeline.explain(session, "east", pipeline.Options()))
    assert "courses: Five (not-tried)\n      nobody took part in them during the pilot" in text


def test_explain_tells_that_too_few_took_part_at_all(tmp_path: Path) -> None:
    session = changed(tmp_path, pilot={"starts": "2026-09-07", "ends": "2026-10-30", "data": {"file": "pilot.csv", "min_group_size": 500}})
    text = explanation_text(pipeline.explain(session, "east", pipeline.Options()))
    assert "no figure of the pilot is shown (organisation)\n      fewer than 500 people stand behind it" in text
    assert "the pilot slide should show completion_rate_pct, but fewer than 500 people stand behind it" in told(session, "figure-missing")


def test_a_text_that_names_a_hidden_figure_is_told_why_it_is_hidden(tmp_path: Path) -> None:
    voice = "Your people finish {{ pilot.by_department.west.completion_rate_pct }} of a hundred."
    benefits = [{"id": "b-one", "name": "Faster", "manager_voice": voice, "appeal": "both"}]
    session = changed(tmp_path, benefits=benefits)
    why = "the figure pilot.by_department.west.completion_rate_pct is hidden: fewer than 8 people stand behind it"
    assert told(session, "text-value-unknown") == [why]


def test_evidence_that_is_hidden_is_told_why(tmp_path: Path) -> None:
    pilot = {"starts": "2026-09-07", "ends": "2026-10-30", "data": {"file": "pilot.csv", "min_group_size": 500}}
    benefits = [{"id": "b-one", "name": "Faster", "manager_voice": "You win time.", "appeal": "both", "evidence": "pilot:pass_rate_pct"}]
    session = changed(tmp_path, pilot=pilot, benefits=benefits)
    why = "the benefit b-one rests on pilot:pass_rate_pct, but fewer than 500 people stand behind it"
    assert told(session, "evidence-missing") == [why]


def test_what_is_hidden_is_not_called_unmeasured(tmp_path: Path) -> None:
    session = changed(tmp_path, pilot={"starts": "2026-09-07", "ends": "2026-10-30", "data": {"file": "pilot.csv", "min_group_size": 500}})
    words = repr(slides(session, "east")["return-evaluation"])
    assert "Hidden: fewer than 500 people stand behind it" in words


def test_a_course_that_was_left_out_is_told_below_the_table(eight: pipeline.Session) -> None:
    words = repr(slides(eight, "east")["pilot-courses"])
    assert "Two courses are left out: fewer than 8 people took part, or such a number could be worked out." in words


def test_one_course_of_several_that_can_be_shown_is_named_so(eight: pipeline.Session, tmp_path: Path) -> None:
    nested = pipeline.load(write(tmp_path / "programme", 18, 5))
    assert words_text(slides(nested, "east")["pilot-courses"].title) == "Test scores rose in the one course that can be shown"
    assert words_text(slides(eight, "east")["pilot-courses"].title) == "Test scores of two courses can be shown, and both rose"


def test_managers_who_answered_are_not_counted_where_they_are_too_few(eight: pipeline.Session, tmp_path: Path) -> None:
    analysis = {"method": "a form", "asked_on": "2026-06-15", "respondents": 7, "invited": 20, "questions": ["What do you need?"]}
    detail = slides(changed(tmp_path, needs_analysis=analysis), "east")["needs-detail"]
    assert words_text(detail.title) == "Fewer than 8 managers told us what they need"
    assert "value='<\\xa08', caption='managers answered'" in repr(detail)
    assert "7 of 20" not in repr(slides(eight, "east"))


def test_an_hour_is_averaged_over_the_hours_of_three_departments_at_least(tmp_path: Path) -> None:
    written = json.loads((write(tmp_path / "other", FEW, 8) / "briefing.yaml").read_text(encoding="utf-8"))
    courses = [course if course["id"] == "c-one" else course | {"alternative": None} for course in written["courses"]]
    places = {"c-one": {"north": 80}, "c-two": {"north": 80, "south": 80, "east": 80}}
    session = changed(tmp_path, courses=courses, cost_model=written["cost_model"] | {"planned_learners": places})
    detail = pipeline.brief_for(session, "east", pipeline.Options()).figures.return_detail
    assert detail is not None
    assert [one.id for one in detail.assumptions if one.id.startswith("average_hour")] == ["average_hour:elearning"]

"""An author's own outline, from its file in the programme's folder to the deck, and what is wrong with a wrong one."""

import os
import shutil
from pathlib import Path

import pytest

from briefing_builder.errors import TemplateError
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, Session, brief_for, build, lay_out_briefing, load
from briefing_builder.problems import Problem
from briefing_builder.slides import own_slot, own_variants, render

DEPARTMENT = "customer-service"
MINE = """slot_minutes: 15
slides:
  - {id: title, section: Open, minutes: 0.5, presenter: lead}
  - {id: ask, section: Open, minutes: 1, presenter: lead}
  - {id: benefits, section: Your team, minutes: 3, presenter: lead, show: 3}
  - {id: showcase, section: See it, minutes: 2, presenter: lead}
  - {id: one_place, section: See it, minutes: 1.5, presenter: lead}
  - {id: qa, section: Discussion, minutes: 6, presenter: room}
  - {id: close, section: Discussion, minutes: 1, presenter: lead}
"""


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    folder = tmp_path / "programme"
    shutil.copytree(resource("examples", "minimal"), folder)
    (folder / "templates" / "outlines").mkdir(parents=True)
    return folder


def session_with(programme: Path, text: str, name: str = "mine") -> Session:
    (programme / "templates" / "outlines" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load(programme)


def problems_of(programme: Path, text: str) -> dict[str, Problem]:
    session = session_with(programme, text)
    try:
        found = lay_out_briefing(session, DEPARTMENT, Options(variant="mine")).problems
    except TemplateError as stopped:
        found = stopped.problems
    return {problem.code: problem for problem in found if problem.source and problem.source.path.endswith("mine.yaml")}


def test_an_own_outline_is_one_of_the_variants(programme: Path) -> None:
    assert session_with(programme, MINE).variants == ("short", "compact", "standard", "long", "mine")


def test_a_programme_without_templates_has_no_own_outline(tmp_path: Path) -> None:
    assert (own_variants(tmp_path), own_slot(tmp_path, "standard")) == ((), None)


def test_the_deck_of_an_own_outline_has_its_slides(programme: Path) -> None:
    rendered = render(brief_for(session_with(programme, MINE), DEPARTMENT, Options(variant="mine")))
    assert [slide.id for slide in rendered.markup.slides] == ["title", "ask", "benefits", "showcase", "one_place", "qa", "close"]
    assert sum(slide.seconds for slide in rendered.markup.slides) == 15 * 60


def test_the_deck_of_an_own_outline_builds(programme: Path) -> None:
    assert build(session_with(programme, MINE), DEPARTMENT, Options(variant="mine")).value.startswith(b"PK")


def test_an_own_slot_shows_as_many_benefits_as_its_outline_says(programme: Path) -> None:
    briefing = brief_for(session_with(programme, MINE), DEPARTMENT, Options(variant="mine"))
    assert (briefing.variant.slot_minutes, len(briefing.benefits)) == (15, 3)


@pytest.mark.parametrize(("minutes", "courses"), [(5, 3), (10, 3), (29, 4), (30, 5), (90, 8)])
def test_an_own_slot_holds_as_many_courses_as_the_longest_variant_within_it(programme: Path, minutes: int, courses: int) -> None:
    only = f"slot_minutes: {minutes}\nslides:\n  - {{id: qa, section: Discussion, minutes: {minutes}, presenter: room}}\n"
    briefing = brief_for(session_with(programme, only), DEPARTMENT, Options(variant="mine"))
    assert briefing.variant.max_courses == courses


def test_an_own_outline_of_a_built_in_name_goes_before_ours(programme: Path) -> None:
    briefing = brief_for(session_with(programme, MINE, "standard"), DEPARTMENT, Options())
    assert (briefing.variant_name, briefing.variant.slot_minutes, len(render(briefing).outline.slides)) == ("standard", 15, 7)


def test_an_outline_that_was_changed_is_read_again(programme: Path) -> None:
    session = session_with(programme, MINE)
    before = render(brief_for(session, DEPARTMENT, Options(variant="mine")))
    file = programme / "templates" / "outlines" / "mine.yaml"
    stamp = file.stat().st_mtime_ns
    file.write_text(MINE.replace("minutes: 3,", "minutes: 2,").replace("minutes: 6,", "minutes: 7,"), encoding="utf-8")
    os.utime(file, ns=(stamp + 1, stamp + 1))
    after = render(brief_for(session, DEPARTMENT, Options(variant="mine")))
    assert [slide.seconds for slide in before.outline.slides] != [slide.seconds for slide in after.outline.slides]


def test_an_own_slide_may_stand_for_several(programme: Path) -> None:
    (programme / "templates" / "slides").mkdir()
    own = '<slide id="house"><title>One place for all of it</title><paragraph>{{ place.name }}</paragraph></slide>'
    (programme / "templates" / "slides" / "house.xml.j2").write_text(own, encoding="utf-8")
    without = MINE.replace("id: one_place", "id: house")
    assert "segment-missing" in problems_of(programme, without)
    assert "segment-missing" not in problems_of(programme, without.replace("id: house,", "id: house, merges: [one_place],"))


WRONG = [
    ("id: showcase", "id: showcases", "outline-template", 6, 'did you mean "slides/showcase.xml.j2"?'),
    ("minutes: 3,", "minutes: 4,", "outline-minutes", 1, "change the minutes of a slide"),
    ("minutes: 1, presenter: lead}\n  - {id: benefits", "minutes: 1, presenter: room}\n  - {id: benefits", "outline-questions", 8, ""),
    ("show: 3", "show: 3, detail: answers", "outline-slide-unknown", 5, "known here: "),
    ("id: one_place,", "id: one_place, template: slides/house.xml.j2,", "outline-template", 7, ""),
    ("slides:\n", "if_late: [{drop: benefit}]\nslides:\n", "outline-slide-unknown", 2, 'did you mean "benefits"?'),
]


@pytest.mark.parametrize(("old", "new", "code", "line", "hint"), WRONG)
def test_a_wrong_outline_is_told_with_its_place_and_a_way_out(programme: Path, old: str, new: str, code: str, line: int, hint: str) -> None:
    problem = problems_of(programme, MINE.replace(old, new))[code]
    assert problem.source is not None
    assert (problem.source.line, bool(problem.source.column)) == (line, True)
    assert problem.hint
    assert problem.hint.startswith(hint)


def test_too_little_time_for_questions_is_an_error_at_the_question(programme: Path) -> None:
    text = MINE.replace("minutes: 6,", "minutes: 4.25,").replace("minutes: 3,", "minutes: 4.75,")
    problem = problems_of(programme, text)["discussion-too-short"]
    assert problem.source is not None
    assert (str(problem.severity), problem.source.line, bool(problem.hint)) == ("error", 8, True)
    assert "28.3 %" in problem.message


def test_thirty_per_cent_of_an_own_slot_are_enough_for_questions(programme: Path) -> None:
    text = MINE.replace("minutes: 6,", "minutes: 4.5,").replace("minutes: 3,", "minutes: 4.5,")
    assert "discussion-too-short" not in problems_of(programme, text)


def test_a_slot_of_half_minutes_is_refused(programme: Path) -> None:
    text = MINE.replace("slot_minutes: 15", "slot_minutes: 15.5").replace("minutes: 6,", "minutes: 6.5,")
    assert problems_of(programme, text)["outline-value"].hint == "change slot_minutes"

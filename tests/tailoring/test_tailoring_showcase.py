"""The course that is shown: a department's own before everybody's, one that is open before one that is not, and the truth about it."""

from typing import Any

from tailoring_samples import course, department, small

from briefing_builder.figures import compute
from briefing_builder.tailoring import Briefing, brief

PICTURE = {"file": "media/one.png", "alt": "A screen of the course with its first question"}


def can_be_shown(id: str, *, pictures: int = 0, **given: Any) -> dict[str, Any]:
    return course(id, showcase={"why": "It is short.", "screenshots": [PICTURE] * pictures}, **given)


def briefed(courses: list[dict[str, Any]], default: str = "", **own: Any) -> Briefing:
    owner = {"owner": {"name": "Ada Kay", "title": "Learning Lead"}}
    departments = [department(**own), department("finance")]
    made = small(courses=courses, departments=departments, programme={**owner, **({"showcase": default} if default else {})})
    return brief(made, compute(made), department="stores")


def shown(briefing: Briefing) -> tuple[str, bool]:
    assert briefing.showcase is not None
    return briefing.showcase.course.id, briefing.showcase.is_open


def test_a_course_of_its_own_goes_before_the_default_of_the_programme() -> None:
    courses = [can_be_shown("c-all", pictures=1), can_be_shown("c-own", pictures=1, audience=["stores"])]
    assert shown(briefed(courses, "c-all")) == ("c-own", True)


def test_the_default_of_the_programme_goes_before_other_courses_for_everybody() -> None:
    courses = [can_be_shown("c-one", pictures=1), can_be_shown("c-two", pictures=1)]
    assert shown(briefed(courses, "c-two")) == ("c-two", True)


def test_an_open_course_without_pictures_goes_before_a_closed_one_with_them() -> None:
    courses = [can_be_shown("c-closed", pictures=2, audience=["finance"]), can_be_shown("c-open")]
    assert shown(briefed(courses, "c-closed")) == ("c-open", True)


def test_a_closed_course_is_only_an_example_and_the_reasons_say_so() -> None:
    briefing = briefed([course("c-plain"), can_be_shown("c-closed", pictures=1, audience=["finance"])], "c-closed")
    assert shown(briefing) == ("c-closed", False)
    assert briefing.showcase is not None
    assert [reason.rule for reason in briefing.showcase.reasons] == ["programme-default", "showcase-closed"]


def test_a_closed_course_that_the_department_picked_itself_is_an_example_too() -> None:
    courses = [can_be_shown("c-open", pictures=1), can_be_shown("c-closed", pictures=1, audience=["finance"])]
    assert shown(briefed(courses, overrides={"showcase": {"course": "c-closed"}})) == ("c-closed", False)


def test_without_anything_to_show_there_is_no_showcase() -> None:
    assert briefed([course("c-plain")]).showcase is None

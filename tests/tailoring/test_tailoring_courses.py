"""Eligibility, scores, the bookable rule, objectives and the showcase."""

from datetime import date

import pytest
from tailoring_samples import classroom, course, department, merrowdale_briefing, small_briefing

from briefing_builder.tailoring import Briefing


def chosen(briefing: Briefing) -> list[str]:
    return [each.course.id for each in briefing.courses]


def scores(briefing: Briefing) -> dict[str, int]:
    return {each.id: int(each.score) for each in briefing.course_ranking}


def serving(objective: str, strength: str = "direct") -> list[dict[str, str]]:
    return [{"objective": objective, "strength": strength, "how": "Fewer mistakes at the desk."}]


@pytest.mark.parametrize("of", ["contact-centre", "field-service", "warehouse", "sales", "finance", "technology"])
def test_five_courses_of_the_example_hold_one_that_is_booked(of: str) -> None:
    briefing = merrowdale_briefing(of)
    assert len(briefing.courses) == 5
    assert any(each.course.booking for each in briefing.courses)
    assert all(reason.rule != "bookable" for each in briefing.courses for reason in each.ranked.reasons)


# docs/requirements.md, Ranking courses: in the short variant these four would show no classroom course without the rule
@pytest.mark.parametrize("of", ["contact-centre", "warehouse", "finance", "technology"])
def test_bookable_rule_brings_leadership_into_three_courses(of: str) -> None:
    last = merrowdale_briefing(of, "short").courses[-1]
    assert last.course.id == "c-lead"
    assert [reason.rule for reason in last.ranked.reasons] == ["bookable"]


@pytest.mark.parametrize(("of", "booked"), [("field-service", "c-gas"), ("sales", "c-nego")])
def test_bookable_rule_is_silent_where_a_classroom_course_is_among_the_three(of: str, booked: str) -> None:
    briefing = merrowdale_briefing(of, "short")
    assert booked in chosen(briefing)
    assert all(not each.ranked.reasons for each in briefing.courses)


def test_course_score_adds_audience_need_and_objectives() -> None:
    # made for it 3, asked for 4, direct for so-service 2, supporting for so-people 1
    assert scores(merrowdale_briefing("contact-centre"))["c-calls"] == 3 + 4 + 2 + 1


def test_only_own_shared_and_wished_courses_are_eligible() -> None:
    courses = [
        course("c-own", audience=["stores"]),
        course("c-all"),
        course("c-managers", audience=["managers"]),
        course("c-wished", audience=["office"]),
        course("c-other", audience=["office"]),
    ]
    departments = [department(stated_needs=["c-wished"]), department("office")]
    briefing = small_briefing(departments=departments, courses=courses)
    assert scores(briefing) == {"c-wished": 4, "c-own": 3, "c-all": 1, "c-managers": 1}


def test_pinned_course_is_eligible_and_first() -> None:
    departments = [department(overrides={"courses": {"pin": ["c-other"]}}), department("office")]
    briefing = small_briefing(departments=departments, courses=[course("c-all"), course("c-other", audience=["office"])])
    assert chosen(briefing) == ["c-other", "c-all"]


def test_stated_needs_tell_shown_from_hidden_from_not_yet() -> None:
    courses = [course(f"c-{number}") for number in range(4)]
    needs = ["c-0", "c-3", "c-future"]
    overrides = {"courses": {"exclude": ["c-3"]}}
    briefing = small_briefing(departments=[department(stated_needs=needs, overrides=overrides)], courses=courses)
    assert [need.status for need in briefing.needs] == ["shown", "eligible", "not-yet"]


def test_sessions_lie_after_the_day_of_the_meeting() -> None:
    assert merrowdale_briefing("sales").courses[2].next_sessions == (date(2027, 3, 3), date(2027, 5, 19))
    late = small_briefing(courses=[classroom("c-room")], departments=[department(briefing={"date": "2027-02-09"})])
    assert late.courses[0].next_sessions == ()


def test_course_to_book_is_the_best_with_a_coming_session() -> None:
    courses = [
        course("c-old", delivery_mode="classroom", booking={"next_sessions": ["2026-01-05"]}, audience=["stores"]),
        classroom("c-new"),
    ]
    briefing = small_briefing(courses=courses)
    assert briefing.bookable is not None
    assert (briefing.bookable.course.id, briefing.bookable.next_sessions) == ("c-new", (date(2027, 2, 9),))


def test_blended_course_and_course_booked_elsewhere_are_not_bookable() -> None:
    courses = [
        course("c-blended", delivery_mode="blended", booking={"next_sessions": ["2027-02-09"]}),
        course("c-outside", delivery_mode="classroom", booking={"in_lms": False, "next_sessions": ["2027-02-09"]}),
    ]
    assert small_briefing(courses=courses).bookable is None


def test_objectives_list_direct_courses_before_supporting_ones() -> None:
    courses = [
        course("c-help", audience=["stores"], contributes=serving("so-one", "supporting")),
        course("c-do", contributes=serving("so-one")),
    ]
    served = small_briefing(courses=courses).objectives[0]
    assert [(part.course.id, part.is_direct) for part in served.contributions] == [("c-do", True), ("c-help", False)]


def test_contribution_keeps_its_place_in_the_content() -> None:
    briefing = small_briefing(courses=[course("c-one"), course("c-two", contributes=serving("so-one"))])
    assert briefing.objectives[0].contributions[0].path == ("courses", 1, "contributes", 0)


def test_objective_without_course_is_a_gap() -> None:
    briefing = small_briefing()
    assert [gap.objective.id for gap in briefing.gaps] == ["so-one"]


def test_course_of_another_department_closes_no_gap() -> None:
    courses = [course("c-one"), course("c-two", audience=["office"], contributes=serving("so-one"))]
    assert small_briefing(departments=[department(), department("office")], courses=courses).gaps


SHOWN = {"screenshots": [{"file": "a.png", "alt": "A screen with three answers."}]}


def shown(**parts: object) -> tuple[str, str]:
    briefing = small_briefing(**parts)
    assert briefing.showcase is not None
    return briefing.showcase.course.id, briefing.showcase.reasons[0].rule


def test_showcase_override_goes_before_rank() -> None:
    courses = [course("c-one", showcase=SHOWN, audience=["stores"]), course("c-two", showcase=SHOWN)]
    overrides = {"showcase": {"course": "c-two"}}
    assert shown(courses=courses, departments=[department(overrides=overrides)]) == ("c-two", "override")


def test_showcase_is_the_best_course_with_pictures() -> None:
    courses = [course("c-one", showcase={}, audience=["stores"]), course("c-two", showcase=SHOWN), course("c-three", showcase=SHOWN)]
    assert shown(courses=courses) == ("c-two", "highest-ranked")


def test_showcase_falls_back_to_the_programme() -> None:
    courses = [course("c-one"), course("c-two", audience=["office"], showcase=SHOWN)]
    owner = {"owner": {"name": "Ada"}, "showcase": "c-two"}
    assert shown(courses=courses, departments=[department(), department("office")], programme=owner) == ("c-two", "programme-default")


def test_showcase_without_pictures_serves_when_nothing_better_exists() -> None:
    assert shown(courses=[course("c-one"), course("c-two", showcase={})]) == ("c-two", "highest-ranked")


def test_example_without_own_showcase_shows_the_default() -> None:
    briefing = merrowdale_briefing("finance")
    assert briefing.showcase is not None
    assert (briefing.showcase.course.id, briefing.showcase.reasons[0].rule) == ("c-calls", "programme-default")

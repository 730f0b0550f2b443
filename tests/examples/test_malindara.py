"""The bank pays and says so; where its pilot went badly, nobody was asked or no course is its own, it says that too."""

import re
from decimal import Decimal

from example_decks import briefing, markup

from briefing_builder.slides.markup import Slide, words_text

DEPARTMENTS = ("branches", "lending", "agency-banking", "payments", "risk")


def slide_of(department: str, id: str) -> Slide:
    return next(slide for slide in markup("malindara", department).slides if slide.id == id)


def titles(id: str) -> dict[str, str]:
    return {department: words_text(slide_of(department, id).title) for department in DEPARTMENTS}


def test_the_first_year_is_expected_to_give_about_three_times_what_it_costs() -> None:
    figure = briefing("malindara", "branches").figures.find("roi:bcr")
    assert figure is not None
    assert Decimal("2.8") < figure.displayed < Decimal("3.2")
    assert set(titles("return").values()) == {f"It is expected to pay for itself: KES\u00a0{figure.displayed} back for each shilling"}


def test_where_the_pilot_went_badly_the_title_says_so_and_no_benefit_leans_on_it() -> None:
    told = titles("pilot")
    assert told.pop("lending") == "Your people fell from 62 to 55 in the test"
    assert all(re.fullmatch(r"Your people went from \d\d to \d\d in the test", title) for title in told.values())
    shown = briefing("malindara", "lending")
    assert shown.benefits[0].benefit.id == "b-own-course"
    assert shown.objections[0].id == "o-lending-pilot"


def test_what_one_department_went_through_is_not_told_to_the_others() -> None:
    others = [slide for department in DEPARTMENTS if department != "lending" for slide in markup("malindara", department).slides]
    assert not any("waste of our time" in words_text(slide.title) for slide in others)


def test_who_was_not_asked_does_not_hear_that_they_were() -> None:
    told = titles("needs")
    assert told.pop("agency-banking") == "Other managers told us one thing, and we acted on it"
    assert all(title.startswith("You told us") for title in told.values())


def test_two_departments_without_a_showcase_of_their_own_see_the_open_one() -> None:
    shown = {department: briefing("malindara", department).showcase for department in DEPARTMENTS}
    own = {"branches": "c-counter", "lending": "c-hardship", "agency-banking": "c-agent"}
    assert {id: one.course.id for id, one in shown.items() if one} == {**own, "payments": "c-scam", "risk": "c-scam"}

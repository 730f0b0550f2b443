"""Departments and courses are found by what files call them; what is only near is asked about, never taken."""

import pytest
from understood_files import PEOPLE

from briefing_builder.imports.names import Named, known_names, match_names


def named(kind: str, *names: str, **answers: str) -> Named:
    given = {key.replace("__", "/").replace("_", " "): value for key, value in answers.items()}
    return match_names(kind, dict.fromkeys(names, 3), known_names(PEOPLE, kind), given)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("sales", "sales"),
        ("SALES", "sales"),
        ("Sales & Account-Management", "sales"),
        ("customer contact  centre", "contact-centre"),
        ("Contact Centre", "contact-centre"),
        ("Forschung und Entwicklung (Koln)", "forschung"),
        ("Forschung (Köln)", ""),
        ("forschung + entwicklung, KÖLN", "forschung"),
        ("Forschung&Entwicklung (Ko\u0308ln)", "forschung"),
    ],
)
def test_a_department_is_found_but_for_case_spaces_punctuation_and_accents(name: str, id: str) -> None:
    assert named("department", name).ids.get(name, "") == id


def test_what_is_only_near_is_asked_with_the_nearest_first() -> None:
    result = named("course", "Calm Calls 'live'", "Donnees en securite")
    assert result.ids == {"Donnees en securite": "c-data"}
    (question,) = result.questions
    assert question.key == "course/Calm Calls 'live'"
    assert [option.answer for option in question.options] == ["c-calls", "-"]
    assert "3 rows" in question.text


def test_what_is_unknown_can_be_left_out() -> None:
    (question,) = named("department", "Board").questions
    assert question.text == "there is no department “Board” (3 rows); the programme’s departments are contact-centre, sales, forschung"
    assert [(option.answer, option.meaning) for option in question.options] == [("-", "leave the 3 rows out")]


def test_answers_decide_whatever_their_case_and_spaces() -> None:
    given = {"Department / board": "-", "department/Contact Center": "contact-centre"}
    result = match_names("department", {"Board": 1, "contact center": 2}, known_names(PEOPLE, "department"), given)
    assert result.ids == {"Board": "-", "contact center": "contact-centre"}
    assert not result.questions


def test_an_answer_that_is_no_department_asks_again() -> None:
    assert named("department", "Board", department__board="bored").questions


def test_one_answer_is_enough_for_all_others() -> None:
    given = {"department/*": "-"}
    result = match_names("department", {"Board": 1, "IT": 2, "Sales": 4}, known_names(PEOPLE, "department"), given)
    assert result.ids == {"Board": "-", "IT": "-", "Sales": "sales"}


def test_a_name_that_two_departments_have_is_asked_about() -> None:
    twice = {"departments": [{"id": "a", "name": "Sales"}, {"id": "b", "name": "SALES"}]}
    (question,) = match_names("department", {"sales": 1}, known_names(twice, "department"), {}).questions
    assert [option.answer for option in question.options] == ["a", "b", "-"]

"""A row for each learner and columns for each course become a row for each of both."""

from collections.abc import Sequence

import pytest
from sheets_by_hand import file_by_hand

from briefing_builder.importers.recognition import understand
from briefing_builder.importers.recognition.matrix import split_heading
from briefing_builder.importers.recognition.model import Understood
from briefing_builder.importers.sheets.model import CellValue

Rows = Sequence[Sequence[CellValue]]


def told(understood: Understood, *fields: str) -> list[tuple[str, ...]]:
    """Return learner, course and those fields of each row."""
    return [tuple(row.cells.get(name, "") for name in ("learner_id", "course_id", *fields)) for row in understood.table.rows]


STATES: Rows = (
    ("Username", "Full name", "Branch", "Calm Calls", "Safe Lifting"),
    ("a1", "Ann Lee", "Sales", "Completed", "Not started"),
    ("a2", "Bo Chen", "Sales", "In progress", ""),
    ("a3", "Cy Dorn", "Depot", "", "Completed"),
)


def test_states_below_courses_become_rows_and_empty_cells_are_no_row_where_others_say_not_started() -> None:
    understood = understand(file_by_hand(STATES), {})
    assert (understood.questions, understood.problems, understood.rows_read) == ((), (), 3)
    assert told(understood, "department_id", "completion_status") == [
        ("a1", "Calm Calls", "Sales", "completed"),
        ("a1", "Safe Lifting", "Sales", "not_started"),
        ("a2", "Calm Calls", "Sales", "in_progress"),
        ("a3", "Safe Lifting", "Depot", "completed"),
    ]
    assert [(use.heading, use.field) for use in understood.columns] == [
        *(("Username", "learner_id"), ("Full name", "-"), ("Branch", "department_id")),
        *(("Calm Calls", "completion_status"), ("Safe Lifting", "completion_status")),
    ]
    assert [row.line for row in understood.table.rows] == [2, 2, 3, 4]


def test_days_below_courses_are_completions_and_what_an_empty_cell_says_is_asked() -> None:
    rows: Rows = (("Employee ID", "Calm Calls", "Safe Lifting"), ("a1", "23/09/2026", ""), ("a2", "24/09/2026", "25/09/2026"))
    (question,) = understand(file_by_hand(rows), {}).questions
    assert (question.key, [option.answer for option in question.options]) == ("empty cells", ["not_completed", "not_started", "-"])
    assert told(understand(file_by_hand(rows), {"empty cells": "not_started"}), "completion_status", "completed_on") == [
        ("a1", "Calm Calls", "completed", "2026-09-23"),
        ("a1", "Safe Lifting", "not_started", ""),
        ("a2", "Calm Calls", "completed", "2026-09-24"),
        ("a2", "Safe Lifting", "completed", "2026-09-25"),
    ]
    assert len(understand(file_by_hand(rows), {"empty cells": "-"}).table.rows) == 3


def test_several_columns_of_a_course_are_put_together() -> None:
    rows: Rows = (
        ("User ID", "Calm Calls - Status", "Calm Calls - Completed on", "Calm Calls - Score", "Lifting - Status", "Lifting - Completed on"),
        ("a1", "Completed", "23/09/2026", "80%", "Not started", ""),
        ("a2", "In progress", "", "", "Completed", "25/09/2026"),
    )
    assert told(understand(file_by_hand(rows), {}), "completion_status", "completed_on", "score_pct") == [
        ("a1", "Calm Calls", "completed", "2026-09-23", "80"),
        ("a1", "Lifting", "not_started", "", ""),
        ("a2", "Calm Calls", "in_progress", "", ""),
        ("a2", "Lifting", "completed", "2026-09-25", ""),
    ]


def test_courses_above_their_columns_in_a_row_of_their_own() -> None:
    rows: Rows = (
        ("", "Calm Calls", "", "Lifting", ""),
        ("User ID", "Status", "Completed on", "Status", "Completed on"),
        ("a1", "Completed", "23/09/2026", "Not started", ""),
        ("a2", "Not started", "", "Completed", "25/09/2026"),
    )
    assert told(understand(file_by_hand(rows), {}), "completion_status", "completed_on") == [
        ("a1", "Calm Calls", "completed", "2026-09-23"),
        ("a1", "Lifting", "not_started", ""),
        ("a2", "Calm Calls", "not_started", ""),
        ("a2", "Lifting", "completed", "2026-09-25"),
    ]


def test_a_table_of_one_course_with_answers_of_its_own_is_no_matrix() -> None:
    rows: Rows = (
        ("User ID", "Status", "Has a laptop", "Works at night"),
        ("a1", "Completed", "Yes", "No"),
        ("a2", "Not started", "No", "Yes"),
    )
    assert told(understand(file_by_hand(rows), {"course": "lift"}), "completion_status") == [
        ("a1", "lift", "completed"),
        ("a2", "lift", "not_started"),
    ]
    assert [question.key for question in understand(file_by_hand(rows), {}).questions] == ["course"]


def test_a_list_of_people_with_numbers_and_ticks_of_its_own_is_no_matrix() -> None:
    rows: Rows = (
        ("EmployeeNumber", "Department", "Age", "Attrition", "Education", "OverTime", "YearsAtCompany"),
        ("1", "Sales", "41", "Yes", "2", "Yes", "6"),
        ("2", "Depot", "49", "No", "1", "No", "10"),
        ("4", "Depot", "37", "Yes", "3", "No", "0"),
    )
    understood = understand(file_by_hand(rows), {})
    assert understood.table.header == ("learner_id", "department_id")
    assert (understood.questions, len(understood.table.rows)) == ((), 3)


def test_quizzes_of_one_course_are_no_courses() -> None:
    rows: Rows = (
        ("User ID", "Course", "Status", "Quiz 1 score", "Quiz 2 score", "Quiz 3 score"),
        ("a1", "Lifting", "Completed", "80%", "70%", "90%"),
    )
    assert len(understand(file_by_hand(rows), {}).table.rows) == 1
    without_course = tuple((row[0], *row[2:]) for row in rows)
    assert len(understand(file_by_hand(without_course), {}).table.rows) == 1


def test_ticks_below_courses_alone_are_completions() -> None:
    rows: Rows = (("User ID", "Calm Calls", "Lifting"), ("a1", "Yes", "No"), ("a2", "No", "Yes"))
    assert told(understand(file_by_hand(rows), {}), "completion_status") == [
        ("a1", "Calm Calls", "completed"),
        ("a1", "Lifting", "not_completed"),
        ("a2", "Calm Calls", "not_completed"),
        ("a2", "Lifting", "completed"),
    ]


def test_numbers_below_courses_are_asked_about() -> None:
    rows: Rows = (("User ID", "Calm Calls", "Lifting"), ("a1", "100", "80"), ("a2", "70", "60"), ("a3", "50", "0"))
    (question,) = understand(file_by_hand(rows), {}).questions
    assert (question.key, [option.answer for option in question.options]) == ("cells", ["score_pct", "completion_status"])
    states = told(understand(file_by_hand(rows), {"cells": "completion_status"}), "completion_status")
    assert states[0] == ("a1", "Calm Calls", "completed")
    assert states[-1] == ("a3", "Lifting", "not_started")


def test_a_table_with_a_column_of_courses_is_no_matrix() -> None:
    rows: Rows = (
        ("User ID", "Course", "Calm Calls", "Status"),
        ("a1", "Lifting", "Completed", "Completed"),
        ("a2", "Lifting", "Completed", "Not started"),
    )
    assert told(understand(file_by_hand(rows), {}), "completion_status") == [
        ("a1", "Lifting", "completed"),
        ("a2", "Lifting", "not_started"),
    ]


@pytest.mark.parametrize(
    ("heading", "course", "field"),
    [
        ("Calm Calls - Status", "Calm Calls", "completion_status"),
        ("Calm Calls: Completion date", "Calm Calls", "completed_on"),
        ("Status: Calm Calls", "Calm Calls", "completion_status"),
        ("Calm Calls (Score)", "Calm Calls", "score_pct"),
        ("Gesprächsführung – Abschlussdatum", "Gesprächsführung", "completed_on"),
        ("Completion date | Course: Lifting", "Lifting", "completed_on"),
    ],
)
def test_a_heading_with_course_and_field_is_parted(heading: str, course: str, field: str) -> None:
    assert split_heading(heading) == (course, field)


def test_plain_numbers_that_are_no_per_cents_are_no_courses() -> None:
    rows: Rows = (("Employee ID", "Age", "Distance"), ("a1", "41", "1"), ("a2", "49", "8"), ("a3", "100", "12"))
    understood = understand(file_by_hand(rows), {})
    assert (understood.table.header, understood.questions) == (("learner_id",), ())
    said = understand(file_by_hand(rows), {"cells": "score_pct", "empty cells": "-"})
    assert said.questions == ()


def test_a_list_of_units_is_told_and_no_column_of_it_is_asked_for() -> None:
    rows: Rows = (
        ("Unit code", "Department", "Headcount", "Cost"),
        ("s", "Sales", "41", "1"),
        ("d", "Depot", "49", "8"),
        ("h", "Head office", "7", "3"),
        ("all", "", "97", "4"),
    )
    understood = understand(file_by_hand(rows), {})
    assert understood.questions == ()
    (problem,) = understood.problems
    assert (problem.code, problem.message) == (
        "missing-column",
        "this looks like a list of units, one a row: no column says who completed what",
    )

"""Moodle's activity completion, as it is downloaded."""

import pytest
from report_files import csv_file, rows_of

from briefing_builder.importers.formats.moodle_activity_completion import looks_like_moodle_activity, understand_moodle_activity
from briefing_builder.importers.reports.moodle_words import moodle_words

HEADER = ["", "Department", "Email address", "Lesson", "", "Test", ""]
DONE, PASSED, FAILED, OPEN = "Completed", "Completed (achieved pass grade)", "Completed (did not achieve pass grade)", "Not completed"
WHEN, LATER = "2026-09-23 10:15:00", "2026-09-24 08:00:00"


def learner(number: int, *cells: str) -> list[str]:
    return [f"Learner {number}", "sales", f"u-{number:03}@example.org", *cells]


def test_a_course_is_completed_when_every_activity_is() -> None:
    rows = [
        learner(1, DONE, WHEN, PASSED, LATER),
        learner(2, DONE, LATER, FAILED, WHEN),
        learner(3, DONE, WHEN, OPEN, ""),
        learner(4, OPEN, "", OPEN, ""),
    ]
    understood = understand_moodle_activity(csv_file("progress.c-calls.csv", HEADER, *rows), {})
    assert rows_of(understood, "department_id", "course_id", "completion_status", "completed_on", "success_status") == [
        ("sales", "c-calls", "completed", "2026-09-24", "passed"),
        ("sales", "c-calls", "completed", "2026-09-24", "failed"),
        ("sales", "c-calls", "in_progress", "", ""),
        ("sales", "c-calls", "not_completed", "", ""),
    ]
    assert rows_of(understood, "learner_id") == [(f"u-{number:03}@example.org",) for number in range(1, 5)]
    assert understood.questions == ()
    assert understood.problems == ()
    assert "every activity completed" in [decision.choice for decision in understood.decisions]


def test_a_tick_that_was_taken_back_is_no_completion() -> None:
    understood = understand_moodle_activity(csv_file("progress.c.csv", HEADER, learner(1, OPEN, WHEN, PASSED, LATER)), {})
    assert rows_of(understood, "completion_status", "completed_on") == [("in_progress", "")]


def test_an_expected_date_is_no_activity() -> None:
    header = ["", "Department", "Email address", "Lesson", "2026-10-01 00:00:00", "Test", ""]
    understood = understand_moodle_activity(csv_file("progress.c.csv", header, learner(1, DONE, WHEN, PASSED, LATER)), {})
    assert rows_of(understood, "completion_status", "completed_on") == [("completed", "2026-09-24")]


def test_a_last_column_in_which_nothing_stands_may_be_missing() -> None:
    rows = [learner(1, DONE, WHEN, OPEN), learner(2, OPEN, "", OPEN)]
    file = csv_file("progress.c.csv", HEADER[:-1], *rows)
    assert looks_like_moodle_activity(file)[0] > 0.9
    assert rows_of(understand_moodle_activity(file, {}), "completion_status") == [("in_progress",), ("not_completed",)]


@pytest.mark.parametrize(
    ("expected", "moment"),
    [
        ("1 October 2026", "Wednesday, 23 September 2026, 10:15 AM"),
        ("1. Oktober 2026", "Mittwoch, 23. September 2026, 10:15"),
        ("1 octobre 2026", "mercredi 23 septembre 2026, 10:15"),
        ("", "23/09/2026 10:15"),
    ],
)
def test_older_releases_write_moments_in_the_long_form_of_the_site(expected: str, moment: str) -> None:
    file = csv_file(
        "progress.c.csv", ["", "Department", "Email address", "Lesson", expected], learner(1, DONE, moment), learner(2, OPEN, "")
    )
    assert looks_like_moodle_activity(file)[0] > 0.9
    understood = understand_moodle_activity(file, {})
    assert understood.questions == ()
    assert rows_of(understood, "completion_status", "completed_on") == [("completed", "2026-09-23"), ("not_completed", "")]


def test_the_order_of_days_and_months_is_asked_where_nothing_tells_it() -> None:
    file = csv_file("progress.c.csv", HEADER, learner(1, DONE, "03/04/2026 10:15", DONE, "05/04/2026 10:15"))
    understood = understand_moodle_activity(file, {})
    assert [question.key for question in understood.questions] == ["dates"]
    assert understood.problems == ()
    assert rows_of(understand_moodle_activity(file, {"dates": "day-first"}), "completed_on") == [("2026-04-05",)]


def test_an_activity_can_be_left_out() -> None:
    file = csv_file("progress.c.csv", HEADER, learner(1, OPEN, "", PASSED, LATER))
    understood = understand_moodle_activity(file, {"lesson": "-"})
    assert rows_of(understood, "completion_status", "completed_on", "success_status") == [("completed", "2026-09-24", "passed")]
    assert [use.field for use in understood.columns if use.heading == "Lesson"] == ["-"]


@pytest.mark.parametrize(
    ("name", "course"),
    [
        ("progress.c-calls.csv", "c-calls"),
        ("progress.c-calls (2).csv", "c-calls"),
        ("Downloads/progress.calm_calls_2026.csv", "calm_calls_2026"),
        ("moodle_progress_c-calls_excel.csv", "c-calls"),
    ],
)
def test_the_course_is_in_the_name_of_the_file(name: str, course: str) -> None:
    understood = understand_moodle_activity(csv_file(name, HEADER, learner(1, DONE, WHEN, DONE, WHEN)), {})
    assert rows_of(understood, "course_id") == [(course,)]
    assert course in [decision.choice for decision in understood.decisions if decision.subject == "course"]


def test_the_course_is_asked_where_no_name_says_it() -> None:
    file = csv_file("download.csv", HEADER, learner(1, DONE, WHEN, DONE, WHEN))
    assert [question.key for question in understand_moodle_activity(file, {}).questions] == ["course"]
    answered = understand_moodle_activity(file, {"Course": "c-calls"})
    assert answered.questions == ()
    assert rows_of(answered, "course_id") == [("c-calls",)]


def test_a_state_that_nobody_knows_is_asked_without_the_name_in_it() -> None:
    file = csv_file("progress.c.csv", HEADER, learner(1, "Gotovo (Ana Novak)", WHEN, DONE, WHEN), learner(2, OPEN, "", DONE, WHEN))
    understood = understand_moodle_activity(file, {})
    (question,) = understood.questions
    assert "Novak" not in question.text
    assert {option.answer for option in question.options} == {"incomplete", "completed", "passed", "failed"}


def test_only_the_activities_that_answers_name_make_up_the_course() -> None:
    file = csv_file("progress.c.csv", HEADER, learner(1, OPEN, "", PASSED, LATER))
    understood = understand_moodle_activity(file, {"Test": "completion_status"})
    assert rows_of(understood, "completion_status", "completed_on") == [("completed", "2026-09-24")]


def test_words_that_the_packs_do_not_have_are_looked_up_among_those_of_all_platforms() -> None:
    rows = [learner(1, "Gennemført (bestået)", WHEN, "Gennemført", WHEN), learner(2, "Ikke gennemført", "", "Gennemført", WHEN)]
    file = csv_file("progress.c.csv", HEADER, *rows)
    assert looks_like_moodle_activity(file)[0] > 0.9
    understood = understand_moodle_activity(file, {})
    assert rows_of(understood, "completion_status", "success_status") == [("completed", "passed"), ("in_progress", "")]


def test_a_state_that_somebody_has_set_is_a_state() -> None:
    rows = [learner(1, "Completed (set by Ana Novak)", WHEN, DONE, WHEN), learner(2, "Not completed (set by Ana Novak)", WHEN, DONE, WHEN)]
    understood = understand_moodle_activity(csv_file("progress.c.csv", HEADER, *rows), {})
    assert rows_of(understood, "completion_status") == [("completed",), ("in_progress",)]
    assert understood.questions == ()


def test_names_that_all_begin_with_one_letter_are_told() -> None:
    names = ["Ann Bell", "Ben Black", "Cy Boyd", "Di Burns", "Ed Boyle", "Flo Brand"]
    rows = [[name, *learner(number, DONE, WHEN, DONE, WHEN)[1:]] for number, name in enumerate(names)]
    (problem,) = understand_moodle_activity(csv_file("progress.c.csv", HEADER, *rows), {}).problems
    assert problem.code == "initials-filter"
    assert "all 6 surnames" in problem.message
    rows[0][0] = "Ann Carter"
    assert understand_moodle_activity(csv_file("progress.c.csv", HEADER, *rows), {}).problems == ()


def test_learners_of_one_name_are_told_where_nothing_else_tells_them_apart() -> None:
    header, rows = ["", "Lesson", ""], [["Learner 1", DONE, WHEN], ["Learner 1", OPEN, ""]]
    understood = understand_moodle_activity(csv_file("progress.c.csv", header, *rows), {})
    assert {problem.code for problem in understood.problems} == {"learner-repeated"}
    assert "Learner 1" not in str(understood.problems)


def test_the_department_is_asked_where_no_column_says_it() -> None:
    file = csv_file("progress.c.csv", ["", "City/town", "Lesson", ""], ["Learner 1", "North", DONE, WHEN])
    assert [question.key for question in understand_moodle_activity(file, {}).questions] == ["department"]
    assert rows_of(understand_moodle_activity(file, {"city/town": "department_id"}), "department_id") == [("North",)]
    assert rows_of(understand_moodle_activity(file, {"department": "sales"}), "department_id") == [("sales",)]


def test_departments_are_read_from_a_column_in_which_they_stand() -> None:
    file = csv_file("progress.c.csv", ["", "Abteilung", "Institution", "Lesson", ""], ["Learner 1", "", "North", DONE, WHEN])
    assert rows_of(understand_moodle_activity(file, {}), "department_id") == [("North",)]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (["Name", "Course", "Status", "Date"], ["Learner 1", "c-calls", "Completed", "2026-09-23"]),
        (["", "A", "B"], ["1", "2", "3"]),
        (["Username", "Department", "Course", "Status"], ["u-001", "sales", "c-calls", "Completed"]),
        (["Username", "Course", "Completion Date", "Status"], ["u-001", "c-calls", "2026-09-23", "Completed"]),
        (["Username", "Course", "Status", "Completed"], ["u-001", "c-calls", "Completed", "Not completed"]),
        (["Learner", "Department"], ["Learner 1", "sales"]),
    ],
)
def test_other_tables_are_not_taken_for_it(header: list[str], row: list[str]) -> None:
    assert looks_like_moodle_activity(csv_file("table.csv", header, row))[0] < 0.5


@pytest.mark.parametrize("language", moodle_words()["states"])
def test_states_are_understood_in_the_language_of_the_site(language: str) -> None:
    states = moodle_words()["states"][language]
    texts = [text.replace("{}", "Ana Novak") for texts in states.values() for text in texts]
    expected = [state for state, texts in states.items() for _ in texts]
    header, rows = ["", "Lesson", ""], [[f"Learner {number}", text, WHEN] for number, text in enumerate(texts)]
    understood = understand_moodle_activity(csv_file("progress.c.csv", header, *rows), {"department": "sales"})
    assert understood.questions == ()
    statuses = ["in_progress" if state == "incomplete" else "completed" for state in expected]
    assert rows_of(understood, "completion_status") == [(status,) for status in statuses]
    results = [state if state in ("passed", "failed") else "" for state in expected]
    assert rows_of(understood, "success_status") == [(result,) for result in results]


def test_more_than_twenty_languages_say_whether_the_grade_to_pass_was_reached() -> None:
    assert len([states for states in moodle_words()["states"].values() if {"passed", "failed"} <= set(states)]) > 20

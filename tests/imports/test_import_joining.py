"""Several exports of one pilot become one row for each learner and course, and what does not meet is counted."""

import pytest
from understood_files import PEOPLE, given_file, written_rows

from briefing_builder.imports.importing import Result, import_rows
from briefing_builder.imports.model import Given

COMPLETIONS = given_file(
    "completions.csv",
    "learner_id department_id course_id completion_status completed_on",
    "ann@x.example sales c-calls completed 2026-09-13",
    "ann@x.example sales c-data in_progress .",
    "bo@x.example contact-centre c-calls not_started .",
)
SCORES = given_file("scores.csv", "learner_id course_id score_pct", "ANN@X.example Calm_Calls 77", "eve@x.example Calm_Calls 60")
SURVEY = given_file("survey.csv", "learner_id reaction_1_to_5", "bo@x.example 4", "ann@x.example 5", "zoe@x.example 3")
ROWS = ("learner", "course_id", "completion_status", "score_pct", "reaction_1_to_5")


def imported(*files: Given, skip_bad: bool = False, **answers: str) -> Result:
    return import_rows(files, PEOPLE, {key.replace("__", "/"): value for key, value in answers.items()}, skip_bad=skip_bad)


def test_each_column_comes_from_the_file_that_has_it() -> None:
    result = imported(COMPLETIONS, SCORES, SURVEY)
    assert written_rows(result.joined.rows, *ROWS) == [
        ("ann@x.example", "c-calls", "completed", "77", ""),
        ("ann@x.example", "c-data", "in_progress", "", ""),
        ("bo@x.example", "c-calls", "not_started", "", "4"),
    ]
    assert not result.problems


def test_answers_that_name_no_course_are_asked_about_where_their_learners_are_on_several() -> None:
    (question,) = imported(COMPLETIONS, SCORES, SURVEY).questions
    assert question.key == "course"
    assert question.text == "survey.csv: no column says which course it is; 1 of its learners are on several"
    assert [option.answer for option in question.options] == ["c-calls", "c-data", "-"]
    left_out = imported(COMPLETIONS, SCORES, SURVEY, course="-")
    assert not left_out.questions
    assert [row.cells.get("reaction_1_to_5") for row in left_out.joined.rows] == [None, None, "4"]


def test_who_is_in_one_file_only_is_counted() -> None:
    result = imported(COMPLETIONS, SCORES, SURVEY)
    assert result.joined.meeting.learners_in_all == 4
    assert result.joined.meeting.only_in == {"completions.csv": 0, "scores.csv": 1, "survey.csv": 1}


def test_what_cannot_be_a_row_is_counted_with_its_reason() -> None:
    left_out = {each.reason: each.count for each in imported(COMPLETIONS, SCORES, SURVEY).joined.left_out}
    assert left_out == {
        "no file says whether the course was completed": 1,
        "survey.csv: the file names no course, and the learner has several": 1,
        "survey.csv: the file names no course, and the learner is on none": 1,
    }


def test_an_answer_without_a_course_goes_to_the_course_that_an_answer_names() -> None:
    result = imported(COMPLETIONS, SURVEY, course="c-data")
    assert ("ann@x.example", "c-data", "in_progress", "", "5") in written_rows(result.joined.rows, *ROWS)


def test_where_files_contradict_each_other_the_first_counts_and_the_rest_is_counted() -> None:
    other = given_file(
        "other.csv",
        "learner_id course_id completion_status completed_on score_pct",
        "ann@x.example c-calls in_progress . 80",
        "ann@x.example c-data completed 2026-10-01 .",
    )
    result = imported(COMPLETIONS, other)
    assert written_rows(result.joined.rows, "course_id", "completion_status", "completed_on", "score_pct")[:2] == [
        ("c-calls", "completed", "2026-09-13", "80"),
        ("c-calls", "not_started", "", ""),
    ]
    assert ("c-data", "in_progress", "", "") in written_rows(
        result.joined.rows, "course_id", "completion_status", "completed_on", "score_pct"
    )
    assert [(each.column, each.count) for each in result.joined.contradictions] == [("completion_status", 2)]
    turned = imported(other, COMPLETIONS)
    assert ("c-data", "completed", "2026-10-01", "") in written_rows(
        turned.joined.rows, "course_id", "completion_status", "completed_on", "score_pct"
    )


@pytest.mark.parametrize("order", [1, -1])
def test_that_somebody_has_begun_counts_before_that_nobody_knows_of_it(order: int) -> None:
    begun = given_file("begun.csv", "learner_id course_id completion_status", "bo@x.example c-calls in_progress")
    result = imported(*(COMPLETIONS, begun)[::order])
    assert ("bo@x.example", "c-calls", "in_progress", "", "") in written_rows(result.joined.rows, *ROWS)
    assert [each.rule for each in result.joined.contradictions] == [
        "“in progress” counts before “not started”, else the file that was named first"
    ]


def test_numbers_that_are_written_differently_are_no_contradiction() -> None:
    other = given_file("other.csv", "learner_id course_id score_pct", "ann@x.example c-calls 77.0")
    assert not imported(COMPLETIONS, SCORES, other).joined.contradictions


@pytest.mark.parametrize("order", [0, 1])
def test_a_people_list_gives_departments_and_managers(order: int) -> None:
    rows = given_file("rows.csv", "learner_id course_id completion_status", "ann c-calls completed", "bo c-data completed")
    people = given_file("people.csv", "learner_id department_id is_manager", "ann Sales yes", "bo forschung no", "cy sales no")
    result = imported(*(rows, people) if order else (people, rows))
    assert written_rows(result.joined.rows, "learner", "department_id", "is_manager") == [
        ("ann", "sales", "yes"),
        ("bo", "forschung", "no"),
    ]
    assert result.joined.meeting.only_in == {"rows.csv": 0, "people.csv": 1}


def test_rows_without_a_department_are_asked_about() -> None:
    rows = given_file("rows.csv", "learner_id course_id completion_status", "ann c-calls completed", "bo c-data completed")
    (question,) = imported(rows).questions
    assert question.key == "department"
    assert [option.answer for option in question.options] == ["contact-centre", "sales", "forschung", "-"]
    assert written_rows(imported(rows, department="sales").joined.rows, "department_id") == [("sales",), ("sales",)]


def test_addresses_here_and_user_names_there_are_asked_about() -> None:
    names = given_file("names.csv", "learner_id course_id reaction_1_to_5", "ann c-calls 5", "bo c-calls 4")
    (question,) = imported(COMPLETIONS, names).questions
    assert question.key == "learners"
    assert "“Learner Id” of completions.csv, “Learner Id” of names.csv" in question.text
    assert [option.answer for option in question.options] == ["before-at", "as-they-are"]
    joined = imported(COMPLETIONS, names, learners="before-at").joined
    assert joined.meeting.only_in == {"completions.csv": 0, "names.csv": 0}
    assert ("ann", "c-calls", "completed", "", "5") in written_rows(joined.rows, *ROWS)
    assert imported(COMPLETIONS, names, learners="as-they-are").joined.meeting.learners_in_all == 4


def test_numbers_that_lost_their_zeros_are_asked_about() -> None:
    here = given_file("here.csv", "learner_id department_id course_id completion_status", "00123 sales c-calls completed")
    there = given_file("there.csv", "learner_id course_id score_pct", "123 c-calls 50")
    (question,) = imported(here, there).questions
    assert [option.answer for option in question.options] == ["without-zeros", "as-they-are"]
    assert written_rows(imported(here, there, learners="without-zeros").joined.rows, "score_pct") == [("50",)]


def test_what_was_completed_outside_of_the_pilot_is_told() -> None:
    content = {**PEOPLE, "pilot": {"starts": "2026-09-14", "ends": "2026-10-30"}}
    (problem,) = import_rows([COMPLETIONS], content, {}).problems
    assert (problem.code, str(problem.source)) == ("rows-outside-pilot", "completions.csv:2:5")
    assert "1 course was completed outside of the pilot, which was from 2026-09-14 to 2026-10-30" in problem.message


def test_a_file_of_whose_courses_none_is_known_may_be_the_wrong_one() -> None:
    header = "learner_id department_id course_id completion_status"
    rows = [f"ann sales Course_{number} completed" for number in range(3)]
    (problem,) = imported(given_file("other.csv", header, *rows)).problems
    assert (problem.code, problem.severity) == ("no-known-course", "warning")
    assert not imported(given_file("other.csv", header, *rows, "ann sales c-calls completed")).problems


def test_two_people_of_a_file_are_never_taken_for_one() -> None:
    here = given_file(
        "here.csv", "learner_id department_id course_id completion_status", "ann@a sales c-calls completed", "ann@b sales c-calls completed"
    )
    there = given_file("there.csv", "learner_id course_id score_pct", "ann c-calls 50")
    (problem,) = imported(here, there, learners="before-at").problems
    assert (problem.code, str(problem.source)) == ("learners-merged", "here.csv:1:1")
    assert problem.message == "1 learner whom “Learner Id” tells apart would be taken for somebody else"
    assert len(imported(here, learners="before-at").joined.rows) == 2


def test_capitals_of_ids_do_not_count_which_is_told() -> None:
    rows = given_file(
        "rows.csv", "learner_id department_id course_id completion_status", "Ann sales c-calls completed", "ann sales c-data completed"
    )
    result = imported(rows)
    assert {row.learner for row in result.joined.rows} == {"ann"}
    assert [decision.because for decision in result.joined.decisions] == ["1 id of rows.csv would be another one otherwise"]


def test_a_row_twice_counts_once_and_another_attempt_by_the_one_that_got_furthest() -> None:
    rows = given_file(
        "rows.csv",
        "learner_id department_id course_id completion_status completed_on score_pct",
        "ann sales c-calls completed 2026-09-13 70",
        "ann sales c-calls completed 2026-09-13 70",
        "bo sales c-calls completed 2026-09-13 70",
        "bo sales c-calls in_progress . 20",
        "cy sales c-calls completed 2026-09-13 70",
        "cy sales c-calls completed 2026-10-13 90",
    )
    result = imported(rows)
    assert written_rows(result.joined.rows, "learner", "completed_on", "score_pct") == [
        ("ann", "2026-09-13", "70"),
        ("bo", "2026-09-13", "70"),
        ("cy", "2026-10-13", "90"),
    ]
    assert {each.reason: each.count for each in result.gathered[0].left_out_rows()} == {
        "a row twice": 1,
        "another attempt of the same learner on the same course": 2,
    }


def test_rows_in_any_order_are_joined_to_the_same() -> None:
    table = COMPLETIONS.understood.table
    assert written_rows(imported(COMPLETIONS, SCORES).joined.rows, *ROWS) == written_rows(
        imported(
            given_file("completions.csv", " ".join(table.header), *(_as_text(row) for row in reversed(table.rows))), SCORES
        ).joined.rows,
        *ROWS,
    )


def _as_text(row: object) -> str:
    return " ".join(cell or "." for cell in row.cells.values())  # type: ignore[attr-defined]


def test_faults_of_all_files_are_told_at_their_cells() -> None:
    bad = given_file(
        "bad.csv",
        "learner_id department_id course_id completion_status score_pct",
        "ann sales c-calls completed 170",
        ". sales c-calls completed 7",
    )
    assert [(str(problem.source), problem.code) for problem in imported(bad).problems] == [
        ("bad.csv:3:1", "row-value"),
        ("bad.csv:2:5", "row-value"),
    ]


def test_bad_rows_are_left_out_and_counted_where_that_is_asked_for() -> None:
    lines = [f"p{number} sales c-calls completed {170 if number % 2 else 70}" for number in range(900)]
    bad = given_file("bad.csv", "learner_id department_id course_id completion_status score_pct", *lines, ". sales c-calls completed 7")
    result = imported(bad, skip_bad=True)
    assert not result.problems
    assert len(result.joined.rows) == 450
    assert result.joined.skipped_bad == 451


def test_how_far_somebody_has_come_goes_before_that_it_is_not_completed() -> None:
    moodle = given_file(
        "moodle.csv",
        "learner_id department_id course_id completion_status",
        "ann@x.example sales c-calls not_completed",
        "bo@x.example contact-centre c-calls not_completed",
        "eve@x.example sales c-calls not_completed",
    )
    access = given_file(
        "access.csv", "learner_id course_id completion_status", "ann@x.example c-calls in_progress", "bo@x.example c-calls not_started"
    )
    expected = [("ann@x.example", "in_progress"), ("bo@x.example", "not_started"), ("eve@x.example", "not_completed")]
    for files in ((moodle, access), (access, moodle)):
        result = imported(*files)
        assert written_rows(result.joined.rows, "learner", "completion_status") == expected
        assert result.joined.contradictions == ()


def test_an_import_of_nothing_but_a_list_of_people_is_told_in_one_problem_without_questions() -> None:
    given = given_file("staff.csv", "learner_id department_id", "ann sales", "bo elsewhere", "cy nowhere")
    result = import_rows([given], PEOPLE, {})
    (problem,) = result.problems
    assert (result.questions, problem.code, result.joined.rows) == ((), "no-completions", ())
    assert problem.message == "staff.csv: no column says who completed what; this looks like a list of people or units, one a row"

"""What is decided of a table of learners and said, what is asked, and what is wrong: nothing in silence, nobody's name in a message."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sheets_by_hand import file_by_hand, sheet_by_hand

from briefing_builder.importers.recognition import understand
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.sheets.model import CellValue, TableFile
from briefing_builder.problems import Severity

Rows = Sequence[Sequence[CellValue]]


def read(*rows: Sequence[CellValue], answers: Answers | None = None) -> Understood:
    return understand(file_by_hand(rows), answers or {})


def cells(understood: Understood, name: str) -> list[str]:
    return [row.cells.get(name, "") for row in understood.table.rows]


def fields(understood: Understood) -> dict[str, str]:
    return {use.heading: use.field for use in understood.columns}


def subjects(understood: Understood) -> list[str]:
    return [decision.subject for decision in understood.decisions]


def everything_said(understood: Understood) -> str:
    return repr((understood.decisions, understood.questions, understood.left_out, understood.problems, understood.columns))


# Who


def test_names_and_addresses_are_left_out_and_hidden() -> None:
    understood = read(
        ("User ID", "Full name", "E-mail", "Course", "Status"),
        ("a1", "Ann Lee", "ann@example.org", "Lifting", "Completed"),
        ("a2", "Bo Chen", "bo@example.org", "Lifting", "Completed"),
    )
    assert [(use.heading, use.field, use.is_personal) for use in understood.columns if use.is_personal] == [
        ("Full name", "-", True),
        ("E-mail", "-", True),
    ]
    assert not {"Ann", "Lee", "ann@"} & set(everything_said(understood).split())
    assert set(understood.table.header) == {"learner_id", "course_id", "completion_status"}


def test_an_address_is_the_learner_where_nothing_better_stands() -> None:
    understood = read(
        ("E-mail", "Course", "Status"), ("ann@example.org", "Lifting", "Completed"), ("bo@example.org", "Lifting", "Completed")
    )
    assert fields(understood)["E-mail"] == "learner_id"
    assert subjects(understood) == ["learner_id"]
    assert understood.columns[0].is_personal


def test_the_managers_address_is_not_the_learners() -> None:
    understood = read(
        ("Manager email", "Name", "Course", "Status"),
        ("boss@example.org", "Ann Lee", "Lifting", "Completed"),
        ("boss@example.org", "Bo Chen", "Lifting", "Completed"),
        ("chief@example.org", "Cy Dorn", "Lifting", "Completed"),
    )
    (question,) = understood.questions
    assert (question.key, [option.answer for option in question.options]) == ("learner_id", ["Name"])


def test_two_ids_of_the_same_people_are_no_question() -> None:
    understood = read(
        ("Username", "Employee ID", "Course", "Status"),
        ("ann", "17", "Lifting", "Completed"),
        ("bo", "18", "Lifting", "Completed"),
        ("ann", "17", "Calls", "Completed"),
    )
    assert fields(understood) == {"Username": "-", "Employee ID": "learner_id", "Course": "course_id", "Status": "completion_status"}
    assert (understood.questions, subjects(understood)) == ((), ["learner_id"])


def test_two_ids_that_tell_different_people_apart_are_asked_about_and_answered() -> None:
    rows: Rows = (
        ("Username", "Employee ID", "Course", "Status"),
        ("ann", "17", "Lifting", "Completed"),
        ("bo", "18", "Lifting", "Completed"),
        ("ann2", "17", "Calls", "Completed"),
    )
    (question,) = read(*rows).questions
    assert (question.key, {option.answer for option in question.options}) == ("learner_id", {"Username", "Employee ID"})
    answered = read(*rows, answers={"learner_id": "Username"})
    assert (answered.questions, cells(answered, "learner_id")) == ((), ["ann", "bo", "ann2"])


def test_an_id_that_is_not_filled_in_everywhere_gives_way() -> None:
    understood = read(
        ("Username", "Employee ID", "Course", "Status"), ("ann", "", "Lifting", "Completed"), ("bo", "18", "Lifting", "Completed")
    )
    assert (fields(understood)["Username"], understood.questions) == ("learner_id", ())


def test_ids_stay_text() -> None:
    understood = read(
        ("User ID", "Course", "Status"), ("00123", "1", "Completed"), ("1e5", "1", "Completed"), (Decimal("17"), "1", "Completed")
    )
    assert cells(understood, "learner_id") == ["00123", "1e5", "17"]


# Which column


def test_two_days_of_completion_that_differ_are_asked_about() -> None:
    rows: Rows = (
        ("User ID", "Course", "Status", "Completion Date", "Date Completed"),
        ("a1", "Lifting", "Completed", "23/09/2026", "24/09/2026"),
        ("a2", "Lifting", "Completed", "25/09/2026", "25/09/2026"),
    )
    (question,) = read(*rows).questions
    assert (question.key, [option.answer for option in question.options]) == ("completed_on", ["Completion Date", "Date Completed"])
    answered = read(*rows, answers={"Date Completed": "completed_on", "Completion Date": "-"})
    assert (answered.questions, cells(answered, "completed_on")) == ((), ["2026-09-24", "2026-09-25"])


def test_two_days_of_completion_that_agree_are_one() -> None:
    understood = read(
        ("User ID", "Course", "Status", "Completion Date", "Date Completed"), ("a1", "Lifting", "Completed", "23/09/2026", "23/09/2026")
    )
    assert (understood.questions, fields(understood)["Date Completed"]) == ((), "-")


def test_a_name_of_a_course_goes_before_its_code() -> None:
    understood = read(("User ID", "Course Code", "Course Title", "Status"), ("a1", "C-1", "Lifting", "Completed"))
    assert (fields(understood)["Course Title"], subjects(understood)) == ("course_id", ["course_id"])


def test_what_stands_below_a_heading_decides_between_fields() -> None:
    first = read(("User ID", "Course", "Completed"), ("a1", "Lifting", "23/09/2026"), ("a2", "Lifting", ""))
    second = read(("User ID", "Course", "Completed"), ("a1", "Lifting", "Yes"), ("a2", "Lifting", "No"))
    assert (fields(first)["Completed"], fields(second)["Completed"]) == ("completed_on", "completion_status")
    assert cells(first, "completion_status") == ["completed", "not_completed"]
    assert cells(second, "completion_status") == ["completed", "not_completed"]


def test_states_below_an_unknown_heading_are_known_by_their_words() -> None:
    understood = read(("User ID", "Course", "Qwx"), ("a1", "Lifting", "Completed"), ("a2", "Lifting", "In progress"))
    assert (fields(understood)["Qwx"], understood.columns[2].because) == ("completion_status", "its values are states")


# States


def test_a_column_with_results_says_both() -> None:
    understood = read(("User ID", "Course", "Status"), ("a1", "Lifting", "Passed"), ("a2", "Lifting", "In progress"))
    assert cells(understood, "completion_status") == ["completed", "in_progress"]
    assert cells(understood, "success_status") == ["passed", "unknown"] or cells(understood, "success_status") == ["passed", ""]
    assert "success_status" in subjects(understood)


@pytest.mark.parametrize(("day", "state"), [("23/09/2026", "completed"), ("", "in_progress")])
def test_those_who_failed_are_completed_where_they_have_a_date(day: str, state: str) -> None:
    understood = read(
        ("User ID", "Course", "Status", "Completion date"),
        ("a1", "Lifting", "Failed", day),
        ("a2", "Lifting", "Passed", "24/09/2026"),
    )
    assert understood.questions == ()
    assert (cells(understood, "completion_status")[0], cells(understood, "success_status")[0]) == (state, "failed")


def test_failed_without_any_date_is_asked_about() -> None:
    rows: Rows = (("User ID", "Course", "Status"), ("a1", "Lifting", "Failed"), ("a2", "Lifting", "Passed"))
    (question,) = read(*rows).questions
    assert question.key == "Status/Failed"
    answered = read(*rows, answers={"Status/Failed": "completed, failed"})
    assert (answered.questions, cells(answered, "completion_status")) == ((), ["completed", "completed"])


def test_a_word_that_is_no_known_state_is_asked_about_and_may_leave_rows_out() -> None:
    rows: Rows = (
        ("User ID", "Course", "Status"),
        ("a1", "Lifting", "Completed"),
        ("a2", "Lifting", "Blorped"),
        ("a3", "Lifting", "Completed"),
    )
    assert [question.key for question in read(*rows).questions] == ["Status/Blorped"]
    assert cells(read(*rows, answers={"status/blorped": "in_progress"}), "completion_status") == ["completed", "in_progress", "completed"]
    left = read(*rows, answers={"Status/Blorped": "-"})
    assert (left.rows_read, [(out.reason, out.count) for out in left.left_out]) == (2, [("left out by an answer", 1)])
    wrong = read(*rows, answers={"Status/Blorped": "complted"})
    assert [problem.code for problem in wrong.problems] == ["unknown-state"]


def test_progress_says_the_state_where_nothing_else_does() -> None:
    understood = read(("User ID", "Course", "Progress %"), ("a1", "Lifting", "100"), ("a2", "Lifting", "40"), ("a3", "Lifting", "0"))
    assert cells(understood, "completion_status") == ["completed", "in_progress", "not_started"]


# Consistency


def test_a_tick_that_was_taken_back_leaves_no_date() -> None:
    understood = read(
        ("User ID", "Course", "Status", "Completion date"),
        ("a1", "Lifting", "Not completed", "23/09/2026"),
        ("a2", "Lifting", "Completed", ""),
        ("a3", "Lifting", "Completed", "25/09/2026"),
    )
    assert cells(understood, "completed_on") == ["", "", "2026-09-25"]
    assert cells(understood, "completion_status") == ["not_completed", "completed", "completed"]
    assert [decision.choice.split(":")[0] for decision in understood.decisions if decision.subject == "completed_on"] == [
        "1 row with a date and no completion",
        "1 row completed without a date",
    ]


def test_completions_in_no_time_have_an_unknown_time() -> None:
    understood = read(
        ("User ID", "Course", "Status", "Time spent"),
        ("a1", "Lifting", "Completed", "00:00:00"),
        ("a2", "Lifting", "Completed", "00:12:30"),
        ("a3", "Lifting", "Not started", "00:00:00"),
    )
    assert cells(understood, "learning_minutes") == ["", "12.5", ""]
    assert "00:00:00 is no measured time" in understood.columns[3].because


def test_names_of_one_initial_are_a_filter_that_was_left_on() -> None:
    names = ("Ann Bell", "Cy Boone", "Di Brand", "Ed Birch", "Flo Bond", "Gus Byrd", "Hal Best", "Ida Buck")
    rows = [("User ID", "Full name", "Course", "Status"), *((f"u{n}", name, "Lifting", "Completed") for n, name in enumerate(names))]
    (problem,) = read(*rows).problems
    assert (problem.code, problem.severity) == ("initials-filter", Severity.WARNING)
    assert not any(name.split()[1] in problem.message for name in names)


# Cells that cannot be read


def test_cells_that_cannot_be_read_are_told_at_their_places_and_all_counted() -> None:
    rows = [("User ID", "Course", "Status", "Completion date")]
    rows += [(f"u{n}", "Lifting", "Completed", "soon" if n % 3 == 0 else "23/09/2026") for n in range(900)]
    understood = read(*rows)
    assert len(understood.bad_lines) == 300
    assert str(understood.problems[0].source) == "report.csv:2:4"
    assert sum(problem.count for problem in understood.problems) == 300


def test_a_reading_that_is_open_is_asked_and_answered() -> None:
    rows: Rows = (("User ID", "Course", "Completion date"), ("a1", "Lifting", "03/04/2026"), ("a2", "Lifting", "05/06/2026"))
    (question,) = read(*rows).questions
    assert question.key == "Completion date"
    assert [option.answer for option in question.options] == ["completed_on, day-first", "completed_on, month-first"]
    assert cells(read(*rows, answers={"Completion date": "completed_on, month-first"}), "completed_on") == ["2026-03-04", "2026-05-06"]
    assert cells(read(*rows, answers={"completion DATE": "day-first"}), "completed_on") == ["2026-04-03", "2026-06-05"]


def test_a_reading_that_a_column_does_not_have_is_told() -> None:
    rows: Rows = (("User ID", "Course", "Completion date"), ("a1", "Lifting", "23/09/2026"))
    (problem,) = read(*rows, answers={"Completion date": "completed_on, month-first"}).problems
    assert (problem.code, problem.hint) == ("unknown-reading", "it can be read as day-first")


# Course and sheet


def test_a_course_above_the_headings_is_that_of_every_row() -> None:
    understood = read(("Course: Safe lifting",), (), ("User ID", "Status"), ("a1", "Completed"), ("a2", "Not started"))
    assert (cells(understood, "course_id"), understood.questions) == (["Safe lifting", "Safe lifting"], ())
    assert "course_id" in subjects(understood)


def test_a_course_that_nothing_says_is_asked() -> None:
    understood = read(("User ID", "Status"), ("a1", "Completed"))
    assert [question.key for question in understood.questions] == ["course"]
    assert cells(read(("User ID", "Status"), ("a1", "Completed"), answers={"course": "c-lift"}), "course_id") == ["c-lift"]


def test_a_list_of_people_needs_no_course() -> None:
    assert read(("User ID", "Department"), ("a1", "Sales"), ("a2", "Depot")).questions == ()


def workbook(*sheets: tuple[str, Rows]) -> TableFile:
    made = tuple(sheet_by_hand(rows, name=name, path="book.xlsx") for name, rows in sheets)
    return TableFile(path="book.xlsx", kind="xlsx", sheets=made)


LEARNERS: Rows = (("User ID", "Course", "Status", "Completion date"), ("a1", "Lifting", "Completed", date(2026, 9, 23)))


def test_the_sheet_with_the_learners_is_found_among_others() -> None:
    understood = understand(workbook(("Notes", (("Read me",), ("first",))), ("Data", LEARNERS)), {})
    assert (understood.sheet, subjects(understood)) == ("Data", ["sheet"])
    assert str(understood.table.cell_source(understood.table.rows[0], "completed_on")) == "book.xlsx: Data!D2"


def test_two_sheets_of_learners_are_asked_about() -> None:
    file = workbook(("North", LEARNERS), ("South", LEARNERS))
    assert [option.answer for option in understand(file, {}).questions[0].options] == ["North", "South"]
    assert understand(file, {"sheet": "south"}).sheet == "South"
    assert understand(file, {"sheet": "Sout"}).problems[0].hint == 'did you mean "South"?'


def test_typed_cells_of_a_workbook_are_read_as_they_are() -> None:
    rows: Rows = (
        ("User ID", "Course", "Status", "Completed on", "Time", "Score"),
        (Decimal(17), "Lifting", "Completed", date(2026, 9, 23), timedelta(hours=26, minutes=15), Decimal("85")),
        (Decimal(18), "Lifting", "Completed", date(2026, 9, 24), timedelta(minutes=16), Decimal("90")),
    )
    understood = understand(workbook(("Data", rows)), {})
    assert dict(understood.table.rows[0].cells) == {
        "learner_id": "17",
        "course_id": "Lifting",
        "completed_on": "2026-09-23",
        "completion_status": "completed",
        "score_pct": "85",
        "learning_minutes": "1575",
    }


def test_hidden_rows_are_read_and_counted() -> None:
    sheet = sheet_by_hand((*LEARNERS, ("a2", "Lifting", "Not started", None)), name="Data", path="book.xlsx", hidden=frozenset({2}))
    understood = understand(TableFile(path="book.xlsx", kind="xlsx", sheets=(sheet,)), {})
    assert (understood.rows_read, understood.hidden_rows) == (2, 1)


# Header rows and what is no record


def test_units_below_the_headings_belong_to_them() -> None:
    understood = read(("User ID", "Course", "Status", "Time spent"), ("", "", "", "(hours)"), ("a1", "Lifting", "Completed", "1.5"))
    assert (cells(understood, "learning_minutes"), understood.rows_read) == (["90"], 1)


def test_headings_that_are_said_again_and_subtotals_are_no_learners() -> None:
    headings = ("User ID", "Branch", "Course", "Status", "Score")
    understood = read(
        headings,
        ("a1", "Sales", "Lifting", "Completed", "70"),
        ("Sales total", "", "", "", "70"),
        headings,
        ("a2", "Depot", "Lifting", "Completed", "90"),
        ("Gesamt", "", "", "", "80"),
    )
    assert cells(understood, "learner_id") == ["a1", "a2"]
    assert {out.reason: out.count for out in understood.left_out} == {"totals": 2, "the headings again": 1}


def test_a_course_called_total_quality_is_no_total() -> None:
    understood = read(
        ("User ID", "Course", "Status"), ("a1", "Total Quality", "Completed"), ("a2", "Total", "Completed"), ("a3", "Sum", "Not started")
    )
    assert cells(understood, "course_id") == ["Total Quality", "Total", "Sum"]


def test_a_learner_of_whom_only_the_id_is_known_is_no_footer() -> None:
    understood = read(
        ("User ID", "Branch", "Course", "Completion date", "Score"),
        ("a1", "Sales", "Lifting", "23/09/2026", "80"),
        ("a2", "", "", "", ""),
        answers={"course": "lift"},
    )
    assert cells(understood, "learner_id") == ["a1", "a2"]


def test_a_row_of_data_is_never_taken_for_headings() -> None:
    understood = read(
        ("Qwx", "Zyx", "Vut"),
        ("Completed", "ann@example.org", "23/09/2026"),
        ("Completed", "bo@example.org", "24/09/2026"),
    )
    assert [use.heading for use in understood.columns] == ["Qwx", "Zyx", "Vut"]
    assert "ann@example.org" not in everything_said(understood)


# The columns of one file together


def test_a_column_of_days_follows_the_order_that_another_column_shows_even_one_that_is_left_out() -> None:
    understood = read(
        ("User ID", "Course", "Completion date", "Last access"),
        ("a1", "Lifting", "03/04/2026", "25/04/2026"),
        ("a2", "Lifting", "05/06/2026", ""),
    )
    assert understood.questions == ()
    assert cells(understood, "completed_on") == ["2026-04-03", "2026-06-05"]
    assert "“Last access” in the same file is day first" in understood.columns[2].because


def test_an_answer_for_one_column_of_days_is_one_for_all() -> None:
    rows: Rows = (("User ID", "Course", "Enrolled on", "Completed on"), ("a1", "Lifting", "03/04/2026", "05/06/2026"))
    assert len(read(*rows).questions) == 2
    answered = read(*rows, answers={"Completed on": "month-first"})
    assert (answered.questions, cells(answered, "enrolled_on")) == ((), ["2026-03-04"])


# Reports whose headings look like others


def test_a_user_name_beside_a_surname_is_a_first_name() -> None:
    understood = read(
        ("User Name", "User Surname", "User External ID", "Course Title", "Completion Ratio", "User is Deactivated"),
        ("Ann", "Lee", "17", "Lifting", "100", "False"),
        ("Bo", "Chen", "18", "Lifting", "20.5", "False"),
    )
    assert fields(understood) == {
        "User Name": "-",
        "User Surname": "-",
        "User External ID": "learner_id",
        "Course Title": "course_id",
        "Completion Ratio": "completion_status",
        "User is Deactivated": "-",
    }
    assert cells(understood, "completion_status") == ["completed", "in_progress"]


def test_ticks_below_other_headings_are_no_states_and_a_job_title_is_no_course() -> None:
    understood = read(
        ("Full Name", "Username", "Marking", "Overdue", "Up To Date", "Completed", "Percentage Completed", "Compliant", "Title"),
        ("Ann Lee", "ann@example.org", "FALSE", "FALSE", "TRUE", "TRUE", "100", "FALSE", ""),
        ("Bo Chen", "bo", "FALSE", "FALSE", "TRUE", "FALSE", "40", "FALSE", "Marketing"),
        ("Cy Dorn", "cy@example.org", "FALSE", "FALSE", "TRUE", "FALSE", "0", "FALSE", ""),
        answers={"course": "lift"},
    )
    assert fields(understood)["Completed"] == "completion_status"
    assert [fields(understood)[name] for name in ("Marking", "Overdue", "Up To Date", "Compliant", "Title")] == ["-"] * 5
    assert cells(understood, "completion_status") == ["completed", "in_progress", "not_started"]


def test_a_most_that_can_be_reached_is_no_score_and_a_class_that_starts_no_first_access() -> None:
    understood = read(
        ("User ID", "Course", "Completed", "Highest quiz score", "Highest quiz score max", "Class Start Time", "Estimated Learning Hours"),
        ("a1", "Lifting", "Yes", "80%", "100%", "2026-09-13T10:00:00Z", "12.5"),
        ("a2", "Lifting", "No", "70%", "100%", "2026-09-13T10:00:00Z", "12.5"),
    )
    assert list(fields(understood).values()) == ["learner_id", "course_id", "completion_status", "score_pct", "-", "-", "-"]
    assert cells(understood, "completion_status") == ["completed", "in_progress"]


@pytest.mark.parametrize("number", ["9" * 40, "1e400", Decimal("1E+30"), Decimal("NaN")])
@pytest.mark.parametrize("heading", ["Score", "Time spent", "Attempts", "Progress"])
def test_numbers_that_nobody_can_mean_are_told_and_never_stop_the_reading(heading: str, number: CellValue) -> None:
    understood = read(("User ID", "Course", heading), ("a1", "Lifting", "80"), ("a2", "Lifting", number), ("a3", "Lifting", "70"))
    assert understood.rows_read == 3
    assert understood.bad_lines == (3,) or understood.questions


def test_points_are_per_cents_of_the_most_that_a_column_beside_them_says() -> None:
    understood = read(
        ("User ID", "Course", "Quiz score", "Quiz score max", "Highest quiz score max"),
        ("a1", "Lifting", "8", "10", "99"),
        ("a2", "Lifting", "25", "30", "99"),
        ("a3", "Lifting", "", "30", "99"),
        ("a4", "Lifting", "many", "30", "99"),
        ("a5", "Lifting", "30", "30", "99"),
    )
    assert cells(understood, "score_pct") == ["80", "83.3333333333", "", "", "100"]
    assert (understood.questions, understood.bad_lines) == ((), (5,))
    assert "score_pct" in subjects(understood)


def test_lines_between_the_rows_say_the_course_of_the_rows_below() -> None:
    understood = read(
        ("User ID", "Name", "Status", "Score"),
        ("Course: Safe lifting", "", "", ""),
        ("a1", "Ann Lee", "Completed", "80"),
        ("a2", "Bo Chen", "Not started", ""),
        ("Course: Calm calls", "", "", ""),
        ("a1", "Ann Lee", "Completed", "90"),
    )
    assert (cells(understood, "learner_id"), cells(understood, "course_id")) == (
        ["a1", "a2", "a1"],
        ["Safe lifting", "Safe lifting", "Calm calls"],
    )
    assert [(out.reason, out.count) for out in understood.left_out] == [("lines between the rows", 2)]
    assert (understood.questions, "course_id" in subjects(understood)) == ((), True)


def test_a_course_that_stands_once_for_several_rows_is_asked_about_and_filled_down() -> None:
    rows: Rows = (
        ("Course", "User ID", "Status"),
        ("Lifting", "a1", "Completed"),
        ("", "a2", "Completed"),
        ("", "a3", "Not started"),
        ("Calls", "a1", "Completed"),
        ("", "a2", "Not started"),
    )
    (question,) = read(*rows).questions
    assert (question.key, [option.answer for option in question.options]) == ("empty Course", ["above", "-"])
    filled = read(*rows, answers={"empty course": "above"})
    assert (filled.questions, cells(filled, "course_id")) == ((), ["Lifting", "Lifting", "Lifting", "Calls", "Calls"])
    assert cells(read(*rows, answers={"empty course": "-"}), "learner_id") == ["a1", "a1"]


def test_headings_without_rows_are_a_table_of_nobody() -> None:
    understood = read(("User ID", "Course", "Status", "Completion date"))
    assert (understood.rows_read, understood.table.rows, len(understood.columns)) == (0, (), 4)

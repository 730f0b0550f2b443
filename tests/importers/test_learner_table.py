"""A report of a learning platform becomes rows in our columns and words."""

from collections.abc import Sequence

from sheets_by_hand import file_by_hand

from briefing_builder.importers.recognition import understand
from briefing_builder.importers.recognition.model import Understood
from briefing_builder.importers.sheets.model import CellValue

REPORT: Sequence[Sequence[CellValue]] = (
    (
        "Username",
        "Branch",
        "Course",
        "Course Type",
        "Enrollment Date",
        "Completion Date",
        "Enrollment Status",
        "Final Score",
        "Session Time",
    ),
    ("a1", "Sales", "Calm Calls", "E-Learning", "13/09/2026", "23/09/2026", "Completed", "77", "00:16:00"),
    ("a2", "Sales", "Calm Calls", "E-Learning", "16/09/2026", "", "In Progress", "", "00:04:42"),
    ("a2", "Sales", "Coaching", "E-Learning", "16/09/2026", "", "Not Started", "", ""),
)


def fields_of(understood: Understood) -> dict[str, str]:
    """Return what each column became, by its heading."""
    return {use.heading: use.field for use in understood.columns}


def test_the_columns_of_a_report_are_known_by_their_headings() -> None:
    assert list(fields_of(understand(file_by_hand(REPORT), {})).values()) == [
        *("learner_id", "department_id", "course_id", "delivery_mode", "enrolled_on", "completed_on", "completion_status", "score_pct"),
        "learning_minutes",
    ]


def test_rows_come_in_our_words() -> None:
    understood = understand(file_by_hand(REPORT), {})
    assert (understood.questions, understood.problems, understood.rows_read) == ((), (), 3)
    assert dict(understood.table.rows[0].cells) == {
        "learner_id": "a1",
        "department_id": "Sales",
        "course_id": "Calm Calls",
        "delivery_mode": "E-Learning",
        "enrolled_on": "2026-09-13",
        "completed_on": "2026-09-23",
        "completion_status": "completed",
        "score_pct": "77",
        "learning_minutes": "16",
    }
    assert [row.cells["completion_status"] for row in understood.table.rows] == ["completed", "in_progress", "not_started"]
    assert [row.line for row in understood.table.rows] == [2, 3, 4]


def test_rows_above_the_headings_and_below_the_table_are_no_learners() -> None:
    rows = [
        ("Completions by branch",),
        (),
        ("Run on 30 November 2026",),
        (),
        *REPORT,
        ("Total", "", "", "", "", "", "", "77", ""),
        ("Generated on 30/11/2026",),
    ]
    understood = understand(file_by_hand(rows), {})
    assert understood.rows_read == 3
    assert {out.reason: out.count for out in understood.left_out} == {"lines below the table": 1, "totals": 1}
    assert understood.table.header_line == 5


def test_a_heading_that_is_answered_but_not_there_is_told_with_the_nearest() -> None:
    problem = understand(file_by_hand(REPORT), {"Completion Dat": "completed_on"}).problems[0]
    assert (problem.code, problem.hint) == ("unknown-heading", 'did you mean "Completion Date"?')


def test_a_field_that_is_answered_but_not_there_is_told_with_the_nearest() -> None:
    problem = understand(file_by_hand(REPORT), {"Completion Date": "complete_on"}).problems[0]
    assert (problem.code, problem.hint) == ("unknown-field", 'did you mean "completed_on"?')

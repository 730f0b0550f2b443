"""Every report of a learning platform: its sample is known for what it is, understood as its rows are, and asks what it does not say."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from report_files import rows_of

from briefing_builder.importers import REPORTS, understand_table
from briefing_builder.importers.recognition.headings import FIELDS
from briefing_builder.importers.recognition.model import Understood
from briefing_builder.importers.sheets import read_sheets

SAMPLES = Path(__file__).parent / "samples"
"""A file for each report, called like it; ids are invented."""

ANSWERS: Mapping[str, Mapping[str, str]] = {
    "canvas_gradebook": {"department": "shop", "course": "greet", "completion_status": "graded", "score": "Current Score"},
    "lime_survey": {"course": "greet", "reaction_1_to_5": "G1Q1", "applied_after_30_days": "G1Q2"},
    "moodle_activity_completion": {"course": "greet"},
    "moodle_course_completion": {"course": "greet", "Course complete": "completed_on, day-first"},
    "moodle_grades": {"course": "greet", "completion_status": "graded", "Quiz: Before (Percentage)": "score_pre_pct"},
    "open_edx_grades": {"course": "greet", "Cohort Name": "department_id", "completion_status": "graded"},
    "survey_form": {
        "course": "greet",
        "Wie zufrieden waren Sie mit dem Kurs?": "reaction_1_to_5",
        "applied_after_30_days": "Haben Sie das Gelernte angewendet?",
    },
    "totara_completion_import": {"department": "shop"},
}
"""What the author says of each sample."""

EXPECTED: Mapping[str, str] = {
    "canvas_gradebook": """
        learner_id department_id course_id completion_status score_pct
        u-001      shop          greet     completed         90
        u-002      shop          greet     in_progress       100
        u-003      shop          greet     completed         -
        u-004      shop          greet     not_started       -
    """,
    "lime_survey": """
        learner_id course_id reaction_1_to_5 applied_after_30_days
        u-001      greet     4               yes
        u-002      greet     5               no
        u-004      greet     -               yes
    """,
    "moodle_activity_completion": """
        learner_id department_id course_id completed_on completion_status success_status
        u-001      shop          greet     2026-09-24   completed         passed
        u-002      shop          greet     2026-09-22   completed         failed
        u-003      shop          greet     -            in_progress       -
        u-004      shop          greet     -            in_progress       -
        u-005      shop          greet     -            not_started       -
    """,
    "moodle_course_completion": """
        learner_id        department_id course_id completed_on completion_status success_status
        u-001@example.org shop          greet     2026-09-24   completed         passed
        u-002@example.org shop          greet     -            in_progress       failed
        u-003@example.org shop          greet     -            not_started       -
    """,
    "moodle_grades": """
        learner_id department_id course_id completion_status score_pre_pct score_pct
        u-001      shop          greet     completed         40            62.5
        u-002      shop          greet     completed         60            77.5
        u-003      shop          greet     in_progress       45            -
    """,
    "open_edx_grades": """
        learner_id department_id course_id completion_status success_status score_pct
        u-001      shop          greet     completed         passed         85
        u-002      shop          greet     in_progress       -              45
        u-003      shop          greet     not_started       -              0
    """,
    "survey_form": """
        learner_id        course_id reaction_1_to_5 applied_after_30_days
        u-001@example.org greet     4               yes
        u-002@example.org greet     5               no
    """,
    "totara_completion_import": """
        learner_id department_id course_id completed_on completion_status score_pct
        u-001      shop          greet     2026-09-23   completed         80
        u-002      shop          greet     2026-09-05   completed         92.5
    """,
}
"""The rows of each sample; `-` where a cell is empty."""

ASKED: Mapping[str, set[str]] = {
    "canvas_gradebook": {"department", "course", "completion_status", "score"},
    "lime_survey": {"course", "reaction_1_to_5", "applied_after_30_days"},
    "moodle_activity_completion": {"course"},
    "moodle_course_completion": {"course", "Course complete"},
    "moodle_grades": {"course", "completion_status"},
    "open_edx_grades": {"department", "course", "completion_status"},
    "survey_form": {"course", "reaction_1_to_5", "applied_after_30_days"},
    "totara_completion_import": {"department"},
}
"""The questions of each sample about which nothing was said."""


def understood(name: str, answers: Mapping[str, str], *, kind: str = "") -> Understood:
    (sample,) = SAMPLES.glob(f"{name}.*")
    read = read_sheets(sample, sample.name)
    assert read.problems == ()
    return understand_table(read.value, answers, kind=kind)


def table_of(text: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    header, *rows = (tuple(line.split()) for line in text.strip().splitlines())
    return header, [tuple("" if cell == "-" else cell for cell in row) for row in rows]


def test_every_report_has_a_sample_with_its_rows() -> None:
    assert set(REPORTS) == set(EXPECTED) == set(ANSWERS) == set(ASKED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_understood_as_its_rows_are(name: str) -> None:
    found = understood(name, ANSWERS[name])
    header, rows = table_of(EXPECTED[name])
    assert found.kind == name
    assert found.questions == ()
    assert [problem for problem in found.problems if problem.code != "completions-only"] == []
    assert found.table.header == header
    assert rows_of(found, *header) == rows


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_asks_what_it_does_not_say(name: str) -> None:
    assert {question.key for question in understood(name, {}).questions} == ASKED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_sample_is_read_as_can_be_said(name: str) -> None:
    assert understood(name, {}, kind=name).table.rows == understood(name, {}).table.rows


@pytest.mark.parametrize("name", EXPECTED)
def test_each_column_of_a_sample_has_one_use(name: str) -> None:
    found = understood(name, ANSWERS[name])
    assert [use.index for use in found.columns] == list(range(len(found.columns)))
    assert {use.field for use in found.columns} - {"-"} <= set(FIELDS)


@pytest.mark.parametrize("name", EXPECTED)
def test_nobody_is_named_in_what_is_said_of_a_sample(name: str) -> None:
    found = understood(name, {})
    said = str((found.columns, found.decisions, found.questions, found.left_out, found.problems))
    assert "u-00" not in said
    assert "Learner" not in said
    assert "Teacher" not in said


def test_both_downloads_of_moodle_give_the_same_rows() -> None:
    answers = ANSWERS["moodle_activity_completion"]
    assert (
        understood("moodle_activity_completion_excel", answers).table.rows == understood("moodle_activity_completion", answers).table.rows
    )


def test_a_kind_that_nobody_reads_is_told() -> None:
    (problem,) = understood("lime_survey", {}, kind="lime_surveys").problems
    assert problem.code == "format-unsupported"
    assert problem.hint == 'did you mean "lime_survey"?'

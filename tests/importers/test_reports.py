"""Every report of a learning platform: its sample is known for what it is, understood as its rows are, and asks what it does not say."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_files import csv_file, rows_of

from briefing_builder.importers import REPORTS, understand_table
from briefing_builder.importers.formats.profiles import PROFILES, UNVERIFIED, profile
from briefing_builder.importers.recognition.headings import FIELDS
from briefing_builder.importers.recognition.model import Understood
from briefing_builder.importers.sheets import CellValue, read_sheets

SAMPLES = Path(__file__).parent / "samples"
"""A file for each report, called like it; ids are invented."""

ANSWERS: Mapping[str, Mapping[str, str]] = {
    "canvas_gradebook": {"department": "shop", "course": "greet", "completion_status": "graded", "score": "Current Score"},
    "lime_survey": {"course": "greet", "reaction_1_to_5": "G1Q1", "applied_after_30_days": "G1Q2"},
    "moodle_activity_completion": {"course": "greet"},
    "moodle_course_completion": {"course": "greet", "Course complete": "completed_on, day-first"},
    "moodle_grades": {"course": "greet", "completion_status": "graded", "Quiz: Before (Percentage)": "score_pre_pct"},
    "open_edx_grades": {"course": "greet", "Cohort Name": "department_id", "completion_status": "graded"},
    "qualtrics": {"course": "greet", "reaction_1_to_5": "Q1", "applied_after_30_days": "Q2"},
    "survey_monkey": {
        "course": "greet",
        "How satisfied were you?": "reaction_1_to_5",
        "Have you used it at work?": "applied_after_30_days",
    },
    "survey_form": {
        "course": "greet",
        "Wie zufrieden waren Sie mit dem Kurs?": "reaction_1_to_5",
        "applied_after_30_days": "Haben Sie das Gelernte angewendet?",
    },
    "totara_completion_import": {"department": "shop"},
    "ilias": {"course": "greet"},
    "canvas_enrollments": {"department": "shop", "completion_status": "-"},
    "open_edx_learners": {"course": "greet"},
}
"""What the author says of each sample."""

EXPECTED: Mapping[str, str] = {
    "canvas_enrollments": """
        learner_id department_id course_id
        u-001      shop          greet
        u-002      shop          greet
    """,
    "canvas_gradebook": """
        learner_id department_id course_id completion_status score_pct
        u-001      shop          greet     completed         90
        u-002      shop          greet     in_progress       100
        u-003      shop          greet     completed         -
        u-004      shop          greet     not_completed     -
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
        u-005      shop          greet     -            not_completed     -
    """,
    "moodle_course_completion": """
        learner_id        department_id course_id completed_on completion_status success_status
        u-001@example.org shop          greet     2026-09-24   completed         passed
        u-002@example.org shop          greet     -            in_progress       failed
        u-003@example.org shop          greet     -            not_completed     -
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
        u-003      shop          greet     not_completed     -              0
    """,
    "qualtrics": """
        learner_id course_id reaction_1_to_5 applied_after_30_days
        u-001      greet     4               yes
        u-002      greet     5               no
    """,
    "survey_monkey": """
        learner_id course_id reaction_1_to_5 applied_after_30_days
        u-001      greet     4               yes
        u-002      greet     5               no
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
    "absorb": """
        learner_id department_id course_id enrolled_on first_launched_on completed_on completion_status score_pct learning_minutes
        u-001      Shop          greet     2026-09-13  2026-09-14        2026-09-23   completed         77        16
        u-002      Shop          greet     2026-09-13  2026-09-14        -            in_progress       -         65
        u-003      Shop          greet     2026-09-13  -                 -            not_started       -         -
    """,
    "cornerstone": """
        learner_id department_id course_id enrolled_on completed_on completion_status score_pct
        u-001      Shop          greet     2026-09-13  2026-09-23   completed         77
        u-002      Shop          greet     2026-09-13  -            in_progress       -
        u-003      Shop          greet     2026-09-13  -            not_started       -
    """,
    "docebo": """
        learner_id department_id course_id enrolled_on first_launched_on completed_on completion_status score_pct learning_minutes
        u-001      Shop          greet     2026-09-13  2026-09-14        2026-09-23   completed         77        16
        u-002      Shop          greet     2026-09-13  2026-09-14        -            in_progress       -         1565.5
        u-003      Shop          greet     2026-09-13  -                 -            not_started       -         -
    """,
    "ilias": """
        learner_id department_id completed_on completion_status success_status learning_minutes sessions
        u-001      Shop          2026-09-23   completed         passed         16               3
        u-002      Shop          -            in_progress       -              65               2
        u-003      Shop          -            not_started       -              -                0
    """,
    "learner_table": """
        learner_id department_id course_id completed_on completion_status score_pct
        u-001      Shop          greet     2026-09-23   completed         77.5
        u-002      Shop          greet     -            in_progress       -
    """,
    "litmos": """
        learner_id department_id course_id completed_on completion_status score_pct
        u-001      Shop          greet     2026-09-23   completed         77
        u-002      Shop          greet     -            in_progress       -
    """,
    "moodle_report_builder": """
        learner_id department_id course_id enrolled_on completed_on completion_status
        u-001      Shop          greet     2026-09-13  2026-09-23   completed
        u-002      Shop          greet     2026-09-13  -            not_completed
    """,
    "open_edx_learners": """
        learner_id department_id course_id enrolled_on
        u-001      shop          greet     2026-09-13
        u-002      shop          greet     2026-09-14
    """,
    "successfactors": """
        learner_id department_id course_id completed_on completion_status score_pct
        u-001      Shop          greet     2026-09-23   completed         77
        u-002      Shop          greet     -            in_progress       -
    """,
    "talentlms": """
        learner_id department_id course_id enrolled_on completed_on completion_status score_pct learning_minutes
        u-001      Shop          greet     2026-09-13  2026-09-23   completed         77        16.5
        u-002      Shop          greet     2026-09-13  -            in_progress       -         65
        u-003      Shop          greet     2026-09-13  -            not_started       -         -
    """,
    "totara": """
        learner_id department_id course_id enrolled_on completed_on completion_status score_pct
        u-001      Shop          greet     2026-09-13  2026-09-23   completed         77
        u-002      Shop          greet     2026-09-13  2026-09-24   completed         -
        u-003      Shop          greet     2026-09-13  -            not_started       -
    """,
    "workday": """
        learner_id department_id course_id enrolled_on completed_on completion_status score_pct
        u-001      Shop          greet     2026-09-13  2026-09-23   completed         77
        u-002      Shop          greet     2026-09-13  -            not_started       -
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
    "qualtrics": {"course", "reaction_1_to_5", "applied_after_30_days"},
    "survey_monkey": {"course", "reaction_1_to_5", "applied_after_30_days"},
    "survey_form": {"course", "reaction_1_to_5", "applied_after_30_days"},
    "totara_completion_import": {"department"},
    "ilias": {"course"},
    "canvas_enrollments": {"department", "completion_status"},
    "open_edx_learners": {"course"},
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
    assert set(REPORTS) == set(EXPECTED)
    assert set(ANSWERS) == set(ASKED) <= set(REPORTS)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_understood_as_its_rows_are(name: str) -> None:
    found = understood(name, ANSWERS.get(name, {}))
    header, rows = table_of(EXPECTED[name])
    assert found.kind == name
    assert found.questions == ()
    assert [problem for problem in found.problems if problem.code != "completions-only"] == []
    assert set(header) <= set(found.table.header)
    assert set(found.table.header) - set(header) <= {"delivery_mode", "course_id"}
    assert rows_of(found, *header) == rows


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_asks_what_it_does_not_say(name: str) -> None:
    assert {question.key for question in understood(name, {}).questions} == ASKED.get(name, set())


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_sample_is_read_as_can_be_said(name: str) -> None:
    assert understood(name, {}, kind=name).table.rows == understood(name, {}).table.rows


@pytest.mark.parametrize("name", EXPECTED)
def test_each_column_of_a_sample_has_one_use(name: str) -> None:
    found = understood(name, ANSWERS.get(name, {}))
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


@pytest.mark.parametrize("name", PROFILES)
def test_what_comes_from_a_profile_is_marked_and_an_answer_goes_before_it(name: str) -> None:
    found = understood(name, {})
    assert ("profile", PROFILES[name], UNVERIFIED) in [(each.subject, each.choice, each.because) for each in found.decisions]
    assert "(unverified profile)" in found.description
    from_profile = [use for use in found.columns if use.because == f"profile of {PROFILES[name]}"]
    assert len(from_profile) >= 3
    department = next(use.heading for use in from_profile if use.field == "department_id")
    changed = understood(name, {department: "-"})
    assert "department_id" not in changed.table.header


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_names_fields_and_states_of_ours(name: str) -> None:
    data = profile(name)
    assert set(data) == {"unverified", "signs", "headings", "states"}
    assert set(data["headings"]) <= {*FIELDS, "-"}
    assert {word for state in data["states"].values() for word in state.split(", ")} <= {
        "completed",
        "in_progress",
        "not_started",
        "passed",
    }
    headings = [heading for names in data["headings"].values() for heading in names]
    assert all(len(signs) > 1 for signs in data["signs"])
    assert len(headings) == len(set(headings))


def test_the_page_on_numbers_has_a_row_for_every_report() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "numbers.md").read_text(encoding="utf-8")
    rows = [line for line in page.split("## Formats")[1].split("\n## ")[0].splitlines() if line.startswith("| `")]
    assert sorted(name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])) == sorted(REPORTS)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_says_what_it_was_verified_with_or_is_told_to_be_unverified(name: str) -> None:
    page = Path(__file__).parents[2].joinpath("docs", "numbers.md").read_text(encoding="utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith("| `") and f"`{name}`" in line.split("|")[1]]
    assert bool(REPORTS[name].seen) != ("unverified" in row)


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["Completed", "Not completed", "u-001", "2026-09-23", "85 %", "id", "Grade", "status", "Username", "course_id", "-", "ID"]
    ),
    st.text(max_size=6),
    st.decimals(0, 200, places=1),
    st.booleans(),
    st.dates(),
)


@settings(max_examples=50)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=5), st.sampled_from(sorted(REPORTS)))
def test_no_table_is_too_odd_for_any_reader(rows: list[list[CellValue]], name: str) -> None:
    found = understand_table(csv_file("odd.csv", *rows), {}, kind=name)
    assert found.problems or found.kind == name


@given(st.data())
def test_a_report_whose_rows_are_cut_is_understood_or_told(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(REPORTS)))
    (sample,) = SAMPLES.glob(f"{name}.*")
    (sheet,) = read_sheets(sample, sample.name).value.sheets
    rows = [sheet.row(index) for index in range(sheet.rows)]
    kept = rows[: data.draw(st.integers(1, len(rows)))]
    width = data.draw(st.integers(1, len(sheet.columns)))
    understand_table(csv_file(sample.name, *(row[:width] for row in kept)), {}, kind=data.draw(st.sampled_from(["", name])))

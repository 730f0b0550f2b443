"""The pilot's file in other words than ours: it is read by what stands in its columns, said, and never guessed."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefing_builder.content.models.programme import PilotRow
from briefing_builder.content.reading.pilot_file import read_pilot_file
from briefing_builder.files.resources import resource
from briefing_builder.importers import IMPORTERS
from briefing_builder.problems import Checked, Severity

CONTENT = {
    "departments": [{"id": "shop", "name": "The shop"}, {"id": "back", "name": "Back office"}],
    "courses": [{"id": "greet", "title": "How to greet"}],
}
EXAMPLE = {
    "departments": [{"id": name} for name in ("contact-centre", "field-service", "warehouse", "sales", "finance", "technology")],
    "courses": [{"id": name} for name in ("c-calls", "c-coach", "c-data", "c-lift", "c-phish", "c-visit")],
}
HEADER = "learner_id,department_id,course_id,completion_status,score_pct,learning_minutes,completed_on"


def read(file: Path, data: object = CONTENT, columns: Mapping[str, str] | None = None) -> Checked[tuple[PilotRow, ...]]:
    return read_pilot_file(IMPORTERS["learner_rows"], file, file.name, data=data, columns=columns or {})


def written(folder: Path, text: str) -> Path:
    file = folder / "rows.csv"
    file.write_text(text, encoding="utf-8")
    return file


def errors(checked: Checked[tuple[PilotRow, ...]]) -> list[str]:
    return [f"{problem.source} {problem.code}" for problem in checked.problems if problem.severity is Severity.ERROR]


def days_first(text: str) -> str:
    return re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3/\2/\1", text)


def with_times(text: str) -> str:
    return re.sub(r"(\d{4}-\d\d-\d\d)", r"\1T14:05:09Z", text)


def decimal_commas(text: str) -> str:
    return text.replace(",", ";").replace(".", ",")


@pytest.mark.parametrize("change", [days_first, with_times, decimal_commas])
def test_the_example_in_other_words_has_the_same_rows(tmp_path: Path, change: Callable[[str], str]) -> None:
    own = resource("examples", "merrowdale", "data", "pilot.csv")
    changed = read(written(tmp_path, change(own.read_text(encoding="utf-8"))), EXAMPLE)
    assert errors(changed) == []
    assert changed.value == read(own, EXAMPLE).value
    assert any(problem.code == "row-reading" for problem in changed.problems)


def test_names_states_and_numbers_of_a_spreadsheet_are_read(tmp_path: Path) -> None:
    rows = "p1,The Shop,HOW TO GREET,Passed,85%,00:16:30,23.09.2026\np2,back,greet,In Bearbeitung,70 %,01:10:00,\n"
    first, second = read(written(tmp_path, f"{HEADER}\n{rows}")).value
    assert (first.department_id, first.course_id, second.department_id) == ("shop", "greet", "back")
    assert (first.completion_status, first.success_status, second.completion_status) == ("completed", "passed", "in_progress")
    assert (str(first.score_pct), str(first.learning_minutes), str(first.completed_on)) == ("85", "16.5", "2026-09-23")


def test_what_was_read_in_other_words_is_said_with_an_example_and_a_reason(tmp_path: Path) -> None:
    checked = read(written(tmp_path, f"{HEADER}\np1,shop,greet,completed,85,16.5,23/09/2026\n"))
    (said,) = checked.problems
    assert said.severity is Severity.INFORMATION
    assert str(said.source) == "rows.csv:1:81"
    assert "“23/09/2026” is 2026-09-23" in said.message


def test_a_clean_file_says_nothing(tmp_path: Path) -> None:
    assert read(written(tmp_path, f"{HEADER}\np1,shop,greet,completed,85,16.5,2026-09-23\n")).problems == ()


def test_scores_as_shares_of_one_are_no_tiny_per_cents(tmp_path: Path) -> None:
    rows = "".join(f"p{n},shop,greet,completed,0.{n},16,2026-09-23\n" for n in range(1, 8))
    scores = [str(row.score_pct) for row in read(written(tmp_path, f"{HEADER}\n{rows}")).value]
    assert scores == ["10", "20", "30", "40", "50", "60", "70"]


def test_days_that_could_be_months_are_asked_for_and_the_command_is_named(tmp_path: Path) -> None:
    checked = read(written(tmp_path, f"{HEADER}\np1,shop,greet,completed,85,16,03/04/2026\np2,shop,greet,completed,85,16,05/06/2026\n"))
    assert errors(checked) == ["rows.csv:1:81 row-reading-open"]
    assert "briefing import rows.csv" in checked.problems[-1].hint


def test_a_report_of_a_platform_is_read_where_nothing_is_open(tmp_path: Path) -> None:
    text = "Username;Branch;Course;Enrollment Status;Completion Date\np1;The shop;How to greet;Completed;23/09/2026\n"
    checked = read(written(tmp_path, text))
    assert errors(checked) == []
    assert [(row.learner_id, row.department_id, row.course_id) for row in checked.value] == [("p1", "shop", "greet")]


def test_columns_of_another_name_are_the_ones_that_the_programme_says(tmp_path: Path) -> None:
    text = "Who,Where,What,How,When\np1,shop,greet,completed,23/09/2026\n"
    columns = {"learner_id": "Who", "department_id": "Where", "course_id": "What", "completion_status": "How", "completed_on": "When"}
    checked = read(written(tmp_path, text), columns=columns)
    assert (errors(checked), str(checked.value[0].completed_on)) == ([], "2026-09-23")


def test_faults_that_stay_are_told_where_an_editor_shows_them(tmp_path: Path) -> None:
    rows = "p1,shop,greet,completed,eighty,16,23/09/2026\np2,shop,greet,completed,85,16,24/09/2026\np3,nowhere,greet,sleeping,85,16,\n"
    assert errors(read(written(tmp_path, f"{HEADER}\n{rows}"))) == [
        "rows.csv:2:25 row-value",
        "rows.csv:4:4 row-unknown-department",
        "rows.csv:4:18 row-value",
    ]

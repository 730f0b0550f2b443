"""The pilot's file in other words than ours: it is read by what stands in its columns, said, and never guessed."""

import csv
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook

from briefing_builder.content.models.programme import PilotRow
from briefing_builder.content.reading.pilot_file import read_pilot_file
from briefing_builder.files.resources import resource
from briefing_builder.importers import IMPORTERS
from briefing_builder.problems import Checked, Severity
from briefing_builder.values import replace

CONTENT = {
    "departments": [{"id": "shop", "name": "The shop"}, {"id": "back", "name": "Back office"}],
    "courses": [{"id": "greet", "title": "How to greet"}],
}
EXAMPLE = {
    "departments": [{"id": name} for name in ("contact-centre", "field-service", "warehouse", "sales", "finance", "technology")],
    "courses": [{"id": name} for name in ("c-calls", "c-coach", "c-data", "c-lift", "c-phish", "c-visit")],
}
NUMBERS = {"score_pre_pct", "score_pct", "learning_minutes", "sessions", "reaction_1_to_5"}
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


def typed(name: str, text: str) -> date | float | bool | str | None:
    """Return what a spreadsheet's cell holds for a text of ours."""
    if name.endswith("_on"):
        return date.fromisoformat(text) if text else None
    if name in {"is_manager", "applied_after_30_days"}:
        return text == "yes" if text else None
    return float(text) if text and name in NUMBERS else text or None


def with_openpyxl(file: Path, rows: list[list[str]]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(rows[0])
    for row in rows[1:]:
        sheet.append([typed(name, text) for name, text in zip(rows[0], row, strict=True)])
    book.save(file)


def with_xlsxwriter(file: Path, rows: list[list[str]]) -> None:
    """Write the rows below a title, and in a second sheet."""
    with xlsxwriter.Workbook(str(file), {"default_date_format": "dd/mm/yyyy"}) as book:
        book.add_worksheet("Notes").write(0, 0, "Read me")
        sheet = book.add_worksheet("Rows")
        sheet.write(0, 0, "Results of the pilot")
        sheet.write_row(2, 0, rows[0])
        for line, row in enumerate(rows[1:], 3):
            for column, (name, text) in enumerate(zip(rows[0], row, strict=True)):
                value = typed(name, text)
                sheet.write_datetime(line, column, value) if isinstance(value, date) else sheet.write(line, column, value)


@pytest.mark.parametrize("write", [with_openpyxl, with_xlsxwriter])
def test_the_example_in_a_workbook_has_the_same_rows(tmp_path: Path, write: Callable[[Path, list[list[str]]], None]) -> None:
    own = resource("examples", "merrowdale", "data", "pilot.csv")
    write(tmp_path / "rows.xlsx", list(csv.reader(own.read_text(encoding="utf-8").splitlines())))
    changed = read(tmp_path / "rows.xlsx", EXAMPLE)
    assert errors(changed) == []
    assert [replace(row, line=0) for row in changed.value] == [replace(row, line=0) for row in read(own, EXAMPLE).value]


def test_a_fault_in_a_workbook_is_told_by_its_cell(tmp_path: Path) -> None:
    with_openpyxl(tmp_path / "rows.xlsx", [HEADER.split(","), ["p1", "nowhere", "greet", "completed", "85", "16", "2026-09-23"]])
    assert errors(read(tmp_path / "rows.xlsx")) == ["rows.xlsx: Sheet!B2 row-unknown-department"]


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


@pytest.mark.parametrize("noughts", [("0", "0.0"), ("00:00:00", "0"), ("PT0S", "0")], ids=["ours", "clock", "iso"])
def test_no_minutes_are_unknown_wherever_they_come_from(tmp_path: Path, noughts: tuple[str, str]) -> None:
    rows = "".join(f"p{number},shop,greet,completed,85,{text},2026-09-23\n" for number, text in enumerate((*noughts, "16.5")))
    checked = read(written(tmp_path, f"{HEADER}\n{rows}".replace("16.5", "00:16:30" if noughts[0] != "0" else "16.5")))
    assert errors(checked) == []
    assert [row.learning_minutes and str(row.learning_minutes) for row in checked.value] == [None, None, "16.5"]
    assert len([problem for problem in checked.problems if re.search(r"0 minutes in 2 rows|no measured time", problem.message)]) == 1

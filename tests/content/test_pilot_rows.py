"""The pilot's table: each fault at its cell, all at once, in every encoding and delimiter that spreadsheets write."""

from pathlib import Path

import pytest
from learner_tables import read_rows

from briefing_builder.content.models.programme import PilotRow
from briefing_builder.files.resources import resource
from briefing_builder.problems import Checked, Severity

HEADER = "learner_id,department_id,course_id,completion_status,score_pct"
LEARNERS = "p1,shop,greet,completed,80\np2,shop,greet,not_started,\n"


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "rows.csv"
    file.write_bytes(text.encode(encoding))
    return file


def places(checked: Checked[tuple[PilotRow, ...]]) -> list[tuple[str, str]]:
    return [(str(problem.source), problem.code) for problem in checked.problems]


def test_the_six_planted_faults_of_merrowdale_come_at_once_with_line_and_column(tmp_path: Path) -> None:
    lines = resource("examples", "merrowdale", "data", "pilot.csv").read_text(encoding="utf-8").splitlines()
    lines[5] = lines[5] + "\n" + lines[5]
    lines[9] = lines[9].replace("contact-centre", "entrepôt-nord")
    lines[12] = lines[12].replace("2026-09-14", "2026-08-30")
    lines[22] = lines[22].replace(",12.1,", ',"13,5",')
    lines[35] = lines[35].replace(",100,", ",n/a,")
    lines[298] = lines[298].replace("c-phish", "c-unknown")
    file = table(tmp_path, "\n".join(lines) + "\n", "cp1252")
    departments = frozenset({"contact-centre", "field-service", "warehouse", "sales", "finance", "technology"})
    courses = frozenset({"c-calls", "c-coach", "c-data", "c-lift", "c-phish", "c-visit"})
    assert places(read_rows(file, departments=departments, courses=courses)) == [
        ("rows.csv:7:1", "row-duplicate"),
        ("rows.csv:11:7", "row-unknown-department"),
        ("rows.csv:14:65", "row-dates"),
        ("rows.csv:24:99", "row-value"),
        ("rows.csv:37:96", "row-value"),
        ("rows.csv:300:21", "row-unknown-course"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_are_read_in_every_encoding_and_delimiter_of_a_spreadsheet(tmp_path: Path, encoding: str, delimiter: str) -> None:
    file = table(tmp_path, f"{HEADER}\n{LEARNERS}".replace(",", delimiter), encoding)
    checked = read_rows(file)
    assert checked.problems == ()
    assert [row.learner_id for row in checked.value] == ["p1", "p2"]


def test_utf_16_is_read_without_its_mark_too(tmp_path: Path) -> None:
    assert places(read_rows(table(tmp_path, f"{HEADER}\n{LEARNERS}", "utf-16-le"))) == []


def test_an_empty_table_is_told(tmp_path: Path) -> None:
    assert places(read_rows(table(tmp_path, ""))) == [("rows.csv", "empty-file")]


def test_a_table_of_a_header_alone_is_told(tmp_path: Path) -> None:
    assert places(read_rows(table(tmp_path, HEADER))) == [("rows.csv:1:1", "empty-file")]


def test_a_missing_column_is_told_with_the_column_that_may_be_meant(tmp_path: Path) -> None:
    (problem,) = read_rows(table(tmp_path, f"{HEADER}\n{LEARNERS}".replace("course_id", "course-id"))).problems
    assert (problem.code, problem.hint) == ("missing-column", 'did you mean "course-id"?')


def test_a_table_parted_by_an_unknown_sign_lacks_all_columns(tmp_path: Path) -> None:
    codes = {code for _, code in places(read_rows(table(tmp_path, f"{HEADER}\n{LEARNERS}".replace(",", "^"))))}
    assert codes == {"missing-column"}


def test_a_misspelt_optional_column_is_a_warning(tmp_path: Path) -> None:
    (problem,) = read_rows(table(tmp_path, f"{HEADER}\n{LEARNERS}".replace("score_pct", "scor_pct"))).problems
    assert (problem.code, problem.severity) == ("unknown-column", Severity.WARNING)


def test_columns_of_another_name_are_mapped(tmp_path: Path) -> None:
    checked = read_rows(table(tmp_path, f"{HEADER}\n{LEARNERS}".replace("learner_id", "User name")), columns={"learner_id": "User name"})
    assert [row.learner_id for row in checked.value] == ["p1", "p2"]


def test_a_row_with_too_many_cells_is_told(tmp_path: Path) -> None:
    assert places(read_rows(table(tmp_path, f"{HEADER}\np1,shop,greet,completed,80,extra\n{LEARNERS}"))) == [("rows.csv:2:1", "row-length")]


def test_a_cell_after_a_quoted_comma_keeps_its_column(tmp_path: Path) -> None:
    file = table(tmp_path, f'{HEADER}\n"p,1",shop,greet,done,80\n')
    assert places(read_rows(file)) == [("rows.csv:2:18", "row-value")]


@pytest.mark.parametrize("score", ["101", "-1", "NaN", "1e9", "eighty"])
def test_a_score_that_cannot_be_true_is_told(tmp_path: Path, score: str) -> None:
    assert places(read_rows(table(tmp_path, f"{HEADER}\np1,shop,greet,completed,{score}\n"))) == [("rows.csv:2:25", "row-value")]

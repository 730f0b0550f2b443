"""Single tables in workbooks: departments, included sheets, and the rows of the pilot."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from minimal_programme import minimal_programme

from briefing_builder.content.reading.loading import load_programme
from briefing_builder.errors import ContentError
from briefing_builder.workbooks.starting import scaffold_workbook


def workbook(file: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    """Write a workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    book.save(file)
    return file


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small programme in YAML, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    return minimal_programme(tmp_path)


def add(line: str) -> None:
    """Write a line at the end of the programme."""
    with Path("briefing.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


@pytest.mark.parametrize("sheet", ["Departments", "Tabelle1"])
def test_departments_may_stand_in_a_workbook(sheet: str, programme: Path) -> None:
    rows = [["HR, as of January"], ["Department ID", "Department", "Headcount", "Hourly cost"], ["legal", "Legal", 14, 61.5]]
    workbook(programme / "people.xlsx", **{sheet: rows})
    add("departments_file: people.xlsx")
    legal = load_programme(Path()).value.content.departments[-1]
    assert (legal.id, legal.name, legal.headcount, str(legal.loaded_hourly_cost)) == ("legal", "Legal", 14, "61.5")


def test_a_list_from_the_personnel_system_is_read_as_it_is(programme: Path) -> None:
    rows = [
        ["Units in scope"],
        [],
        ["Org Unit Code", "Org Unit Name", "Headcount (FTE 31/10/2026)", "Loaded cost £/h"],
        ["legal", "Legal", 14, 61.5],
        ["Total", None, 14, None],
    ]
    workbook(programme / "people.xlsx", Units=rows)
    add("departments_file: people.xlsx")
    loaded = load_programme(Path())
    assert [(each.id, each.headcount, str(each.loaded_hourly_cost)) for each in loaded.value.content.departments[1:]] == [
        ("legal", 14, "61.5")
    ]
    assert [(each.code, str(each.source)) for each in loaded.problems if each.source and each.source.sheet] == [
        ("totals-row", "people.xlsx: Units!A5")
    ]


def test_a_heading_in_brackets_gives_way_to_the_column_itself(programme: Path) -> None:
    workbook(programme / "people.xlsx", Units=[["id", "name", "Name (short)"], ["legal", "Legal and Compliance", "Legal"]])
    add("departments_file: people.xlsx")
    loaded = load_programme(Path())
    assert loaded.value.content.departments[-1].name == "Legal and Compliance"
    assert [(each.code, str(each.source)) for each in loaded.problems] == [("unknown-column", "people.xlsx: Units!C1")]


def test_a_fault_in_such_a_table_names_its_cell(programme: Path) -> None:
    workbook(programme / "people.xlsx", People=[["id", "name", "headcount"], ["legal", "Legal", "some"]])
    add("departments_file: people.xlsx")
    with pytest.raises(ContentError) as failure:
        load_programme(Path())
    assert [str(problem.source) for problem in failure.value.problems] == ["people.xlsx: People!C2"]


def test_a_programme_in_yaml_includes_sheets(programme: Path) -> None:
    rows = [
        ["Id", "What is said", "Acknowledge", "Explore", "Respond", "Benefit"],
        ["o-time", "No time", "Yes.", "When?", "Here.", "results-you-can-report"],
    ]
    workbook(programme / "arguments.xlsx", Objections=rows)
    add("include: [arguments.xlsx]")
    loaded = load_programme(Path())
    assert [objection.id for objection in loaded.value.content.objections] == ["o-time"]
    assert Path("arguments.xlsx") in loaded.value.files


ROWS = [
    ["learner_id", "department_id", "course_id", "enrolled_on", "completed_on", "completion_status", "score_pct"],
    ["p1", "customer-service", "calm-calls", "2026-09-01", "2026-09-08", "completed", 84],
    ["p2", "customer-service", "calm-calls", "2026-09-01", None, "in_progress", None],
]


def with_rows(rows: Sequence[Sequence[object]], folder: Path) -> None:
    """Put a pilot with these rows into the workbook of the smallest programme."""
    (file,) = scaffold_workbook(folder)
    book = openpyxl.load_workbook(file)
    if "Pilot rows" in book.sheetnames:
        del book["Pilot rows"]
    sheet = book.create_sheet("Pilot rows")
    for row in rows:
        sheet.append(list(row))
    settings = {row[0].value: row[1] for row in book["Pilot"].iter_rows() if row[0].value}
    settings["Starts"].value, settings["Ends"].value = "2026-09-01", "2026-10-30"
    book.save(file)


def test_the_rows_of_the_pilot_may_stand_in_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with_rows(ROWS, tmp_path)
    rows = load_programme(Path()).value.pilot_rows
    assert [(row.learner_id, row.completion_status, row.score_pct) for row in rows] == [
        ("p1", "completed", 84),
        ("p2", "in_progress", None),
    ]


def test_a_faulty_row_is_told_at_its_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with_rows([*ROWS, ["p3", "customer-servis", "calm-calls", "2026-09-01", None, "in_progress", None]], tmp_path)
    with pytest.raises(ContentError) as failure:
        load_programme(Path())
    assert [(problem.code, str(problem.source)) for problem in failure.value.problems if problem.severity == "error"] == [
        ("row-unknown-department", "programme.xlsx: Pilot rows!B4")
    ]

"""A table that a programme names may be any file of tables: its texts are those that CSV would have, each with its place."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from briefing_builder.content.reading.department_table import read_departments
from briefing_builder.importers.tables import read_table

WRITTEN = Path(__file__).parent / "samples" / "written_by"
HEADINGS = ("id", "name", "headcount", "plural", "date", "time")


def by_excel(file: Path) -> None:
    workbook = Workbook()
    workbook.active.title = "Departments"
    workbook.active.append(["Our departments, as of autumn"])
    workbook.active.append(list(HEADINGS))
    workbook.active.append(["shop", "Shop", 12, True, date(2026, 9, 13), time(9, 30)])
    workbook.save(file)


def by_page(file: Path) -> None:
    rows = (HEADINGS, ("shop", "Shop", "12", "yes", "2026-09-13", "09:30"))
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    file.write_text(f"<html><table><tr>{'</tr><tr>'.join(cells)}</tr></table></html>")


@pytest.mark.parametrize("write", [by_excel, by_page])
def test_departments_may_stand_in_any_file_of_tables(write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / "departments.xls")
    (node,) = read_departments(tmp_path / "departments.xls", "departments.xls").value
    assert isinstance(node.value, dict)
    values = {key: node.value[key].value for key in ("id", "headcount", "plural")}
    meeting = node.value["briefing"].value
    assert isinstance(meeting, dict)
    assert (values, meeting["date"].value, meeting["time"].value) == (
        {"id": "shop", "headcount": 12, "plural": True},
        "2026-09-13",
        "09:30",
    )


def test_a_cell_of_a_workbook_is_told_by_its_name(tmp_path: Path) -> None:
    by_excel(tmp_path / "departments.ods")
    table = read_table(tmp_path / "departments.ods", "departments.ods").value
    (row,) = table.rows
    assert str(table.cell_source(row, "headcount")) == "departments.ods: Departments!C3"
    assert str(table.heading_source("name")) == "departments.ods: Departments!B2"


def test_the_texts_of_a_sheet_are_those_of_csv() -> None:
    table = read_table(WRITTEN / "libreoffice.ods", "it.ods").value
    expected = ("0001", "Sales", "Calm Calls", "2026-09-13", "2026-09-13 14:05:09", "85%", "00:16", "26:15", "1", "77")
    assert tuple(table.rows[0].cells.values()) == expected


def test_a_table_of_too_many_rows_or_one_that_is_locked_is_none(tmp_path: Path) -> None:
    by_excel(tmp_path / "it.xlsx")
    (found,) = read_table(tmp_path / "it.xlsx", "it.xlsx", most_rows=0).problems
    assert (found.code, str(found.source)) == ("table-too-large", "it.xlsx: Departments!3:3")
    locked = read_table(WRITTEN / "msoffcrypto.xlsx", "it.xlsx")
    assert ([problem.code for problem in locked.problems], locked.value.rows) == (["workbook-protected"], ())

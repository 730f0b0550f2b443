"""`briefing convert`: the same programme as a workbook and as YAML, and what somebody changed in one goes into the other."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from commands import Briefing
from openpyxl.worksheet.worksheet import Worksheet

from briefing_builder.content import load_programme, scaffold
from briefing_builder.content.reading.merging import assemble
from briefing_builder.files.resources import resource
from briefing_builder.workbooks.writing import workbook_of


def column_of(sheet: Worksheet, heading: str) -> int:
    """Return the number of the column under a heading."""
    return next(cell.column for row in sheet.iter_rows() for cell in row if cell.value in (heading, f"{heading} *"))


def row_of(sheet: Worksheet, value: str) -> int:
    """Return the number of the first row that has the value in it."""
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == value)


def edit(file: Path, change: Callable[[openpyxl.Workbook], None]) -> None:
    """Change a workbook as somebody does in Excel."""
    book = openpyxl.load_workbook(file)
    change(book)
    book.save(file)


def made(folder: Path, example: str = "merrowdale") -> Path:
    """Return the workbook of an example that lies in a folder `mine`."""
    scaffold(folder / "mine", example=example)
    (folder / "mine.xlsx").write_bytes(workbook_bytes(example))
    return folder / "mine.xlsx"


@cache
def workbook_bytes(example: str) -> bytes:
    return workbook_of(assemble(resource("examples", example) / "briefing.yaml", "briefing.yaml").value).value


def texts_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.yaml"))}


@pytest.mark.parametrize("example", ["minimal", "merrowdale"])
def test_there_and_back_changes_nothing_and_a_second_time_neither(briefing: Briefing, tmp_path: Path, example: str) -> None:
    workbook = made(tmp_path, example)
    assert briefing("convert", "mine", "first.xlsx").code == 0
    assert (tmp_path / "first.xlsx").read_bytes() == workbook.read_bytes()
    before, first = texts_in(tmp_path / "mine"), workbook.read_bytes()
    for arguments in (("mine.xlsx", "mine"), ("mine", "mine.xlsx")):
        ended = briefing("convert", *arguments)
        assert (ended.code, ended.err) == (0, f"{arguments[1]} says the same already; nothing was written\n")
    assert (texts_in(tmp_path / "mine"), workbook.read_bytes()) == (before, first)


def test_a_new_folder_gets_the_whole_programme_with_its_files(briefing: Briefing, tmp_path: Path) -> None:
    scaffold(tmp_path / "mine", example="ardmullen")
    assert briefing("convert", "mine", "mine/programme.xlsx").code == 0
    ended = briefing("convert", "mine/programme.xlsx", "new")
    assert ended.code == 0
    assert "departments: 3 added\n" in ended.err
    assert (tmp_path / "new" / "media" / "falls-1.png").read_bytes() == (tmp_path / "mine" / "media" / "falls-1.png").read_bytes()
    assert load_programme(tmp_path / "new").problems == ()
    assert briefing("convert", "new", "mine/programme.xlsx").err.endswith("says the same already; nothing was written\n")


def test_what_was_changed_in_the_workbook_changes_in_yaml_and_nothing_else(briefing: Briefing, tmp_path: Path) -> None:
    workbook = made(tmp_path)

    def change(book: openpyxl.Workbook) -> None:
        departments, objections = book["Departments"], book["Objections"]
        departments.cell(row_of(departments, "warehouse"), column_of(departments, "Headcount")).value = 175
        objections.delete_rows(row_of(objections, "o-no-time"))
        kpis = book["KPIs"]
        kpis.append(["contact-centre", "csat", "Customers who are content", "%", 81.5, 85, "up"])

    edit(workbook, change)
    before = texts_in(tmp_path / "mine")
    told = briefing("convert", "--dry-run", "mine.xlsx", "mine")
    assert (told.code, texts_in(tmp_path / "mine")) == (0, before)
    added = [line for line in told.out.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert added == [
        "+      - id: csat",
        "+        name: Customers who are content",
        '+        unit: "%"',
        "+        current: 81.5",
        "+        target: 85",
        "+        direction: up",
        "+    headcount: 175",
    ]
    ended = briefing("convert", "mine.xlsx", "mine")
    assert ended.err == "departments: 2 of 6 changed\nobjections: 1 taken out\n2 files of mine were written\n"
    after = texts_in(tmp_path / "mine")
    assert sorted(name for name in after if after[name] != before[name]) == ["departments.yaml", "objections.yaml"]
    assert after["departments.yaml"].count(b"#") == before["departments.yaml"].count(b"#")
    assert briefing("convert", "mine.xlsx", "mine").err.endswith("nothing was written\n")


def test_what_a_workbook_has_no_sheet_column_or_setting_for_stays_in_yaml(briefing: Briefing, tmp_path: Path) -> None:
    workbook = made(tmp_path)

    def change(book: openpyxl.Workbook) -> None:
        for name in ("KPIs", "Objections", "Cost items", "Planned learners", "Stories"):
            book.remove(book[name])
        departments, programme = book["Departments"], book["Programme"]
        departments.delete_cols(column_of(departments, "Headcount"))
        programme.delete_rows(row_of(programme, "Programme: tagline"))
        departments.cell(row_of(departments, "warehouse"), column_of(departments, "Hourly cost")).value = 31

    edit(workbook, change)
    told = briefing("convert", "--dry-run", "mine.xlsx", "mine")
    assert [line for line in told.out.splitlines() if line[0] in "+-" and line[:3] not in ("+++", "---")] == [
        "-    loaded_hourly_cost: 17.80", "+    loaded_hourly_cost: 31",
    ]  # fmt: skip
    assert "has no sheet KPIs, Objections, Stories and 2 more" in told.err


def test_a_cell_that_was_cleared_takes_its_key_out(briefing: Briefing, tmp_path: Path) -> None:
    workbook = made(tmp_path)

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Departments"]
        sheet.cell(row_of(sheet, "warehouse"), column_of(sheet, "Headcount")).value = None

    edit(workbook, change)
    told = briefing("convert", "--dry-run", "mine.xlsx", "mine")
    assert [line for line in told.out.splitlines() if line[0] in "+-" and line[:3] not in ("+++", "---")] == ["-    headcount: 231"]


def test_a_workbook_that_is_there_is_written_anew_only_by_force(briefing: Briefing, tmp_path: Path) -> None:
    workbook = made(tmp_path, "minimal")
    before = workbook.read_bytes()
    entry = tmp_path / "mine" / "briefing.yaml"
    entry.write_text(entry.read_text(encoding="utf-8").replace("Keep nine of ten customers", "Keep all customers"), encoding="utf-8")
    ended = briefing("convert", "mine", "mine.xlsx")
    assert (ended.code, workbook.read_bytes()) == (8, before)
    assert "objectives: 1 of 1 changed" in ended.err
    assert briefing("convert", "--dry-run", "mine", "mine.xlsx").out == "objectives: 1 of 1 changed\n"
    assert briefing("convert", "--force", "mine", "mine.xlsx").code == 0
    assert briefing("convert", "mine.xlsx", "mine").err.endswith("nothing was written\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("a: b: c\n", "yaml-syntax"),
        ("organisation: {nam: A}\n", "unknown-key"),
        ("departments: {a: 1}\n", "wrong-type"),
    ],
)
def test_yaml_that_is_empty_or_wrong_is_told_and_no_workbook_written(briefing: Briefing, tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "briefing.yaml").write_text(text, encoding="utf-8")
    ended = briefing("convert", "briefing.yaml", "new.xlsx")
    assert ended.code == 3
    assert f"[{code}]" in ended.err
    assert not (tmp_path / "new.xlsx").exists()


def test_a_programme_that_is_not_finished_is_converted(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "briefing.yaml").write_text("departments:\n  - id: a\n", encoding="utf-8")
    assert briefing("convert", "briefing.yaml", "new.xlsx").code == 0
    assert briefing("convert", "new.xlsx", "new").code == 0
    assert "departments:" in (tmp_path / "new" / "briefing.yaml").read_text(encoding="utf-8")


def test_a_list_of_one_text_with_lines_of_its_own_is_held(briefing: Briefing, tmp_path: Path) -> None:
    scaffold(tmp_path / "mine")
    entry = tmp_path / "mine" / "briefing.yaml"
    before = f"{entry.read_text(encoding='utf-8')}qa:\n  follow_ups:\n    - |\n      One; two:\n      three?\n"
    entry.write_text(before, encoding="utf-8")
    assert briefing("convert", "mine", "mine.xlsx").code == 0
    assert briefing("convert", "mine.xlsx", "mine").err.endswith("nothing was written\n")
    assert briefing("convert", "mine.xlsx", "new").code == 0
    assert "follow_ups:\n    - |-\n      One; two:\n      three?\n" in (tmp_path / "new" / "briefing.yaml").read_text(encoding="utf-8")


def test_a_text_that_no_cell_holds_is_told_and_nothing_is_written(briefing: Briefing, tmp_path: Path) -> None:
    scaffold(tmp_path / "mine")
    entry = tmp_path / "mine" / "briefing.yaml"
    entry.write_text(entry.read_text(encoding="utf-8").replace("Keep nine of ten customers", "word " * 8000), encoding="utf-8")
    ended = briefing("convert", "mine", "mine.xlsx")
    assert (ended.code, (tmp_path / "mine.xlsx").exists()) == (3, False)
    assert "mine/briefing.yaml:2" in ended.err
    assert "[no-cell]" in ended.err


def test_a_cell_that_does_not_fit_is_told_by_its_name_and_no_yaml_changes(briefing: Briefing, tmp_path: Path) -> None:
    workbook = made(tmp_path, "minimal")
    before = texts_in(tmp_path / "mine")

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Courses"]
        sheet.cell(row_of(sheet, "calm-calls"), column_of(sheet, "Minutes")).value = "twelve"

    edit(workbook, change)
    for target in ("mine", "new"):
        ended = briefing("convert", "mine.xlsx", target)
        assert ended.code == 3
        assert "mine.xlsx: Courses!" in ended.err
    assert texts_in(tmp_path / "mine") == before
    assert not (tmp_path / "new").exists()


def test_what_was_guessed_of_a_cell_is_told(briefing: Briefing, tmp_path: Path) -> None:
    workbook = made(tmp_path, "minimal")

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Departments"]
        sheet.cell(row_of(sheet, "customer-service"), column_of(sheet, "Short name")).value = datetime(2027, 3, 4)

    edit(workbook, change)
    for target in ("mine", "new"):
        ended = briefing("convert", "mine.xlsx", target)
        assert (ended.code, "mine.xlsx: Departments!C5: warning:" in ended.err, "[date-in-text]" in ended.err) == (0, True, True)


@pytest.mark.parametrize("arguments", [("mine", "new"), ("a.xlsx", "b.xlsx"), ("mine", "new.xls")])
def test_one_of_both_is_a_workbook(briefing: Briefing, tmp_path: Path, arguments: tuple[str, str]) -> None:
    scaffold(tmp_path / "mine")
    assert briefing("convert", *arguments).code == 2


def test_what_is_not_there_is_told(briefing: Briefing) -> None:
    assert "[file-missing]" in briefing("convert", "none", "new.xlsx").err
    assert briefing("convert", "none.xlsx", "new").code == 3


def test_two_programmes_in_one_folder_are_told(briefing: Briefing, tmp_path: Path) -> None:
    scaffold(tmp_path / "mine")
    ended = briefing("convert", "mine", "mine/programme.xlsx")
    assert (ended.code, "[two-programmes]" in ended.err) == (0, True)
    assert briefing("convert", "mine", "mine/programme.xlsx").code == 0


def test_no_file_of_others_is_written_over(briefing: Briefing, tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "courses.yaml").write_text("mine", encoding="utf-8")
    ended = briefing("convert", "mine.xlsx", "new")
    assert (ended.code, [file.name for file in (tmp_path / "new").iterdir()]) == (8, ["courses.yaml"])


def test_yaml_with_errors_is_not_changed(briefing: Briefing, tmp_path: Path) -> None:
    made(tmp_path, "minimal")
    entry = tmp_path / "mine" / "briefing.yaml"
    entry.write_text(f"{entry.read_text(encoding='utf-8')}organisation: {{}}\n", encoding="utf-8")
    before = texts_in(tmp_path / "mine")
    ended = briefing("convert", "mine.xlsx", "mine")
    assert (ended.code, "[duplicate-key]" in ended.err) == (3, True)
    assert texts_in(tmp_path / "mine") == before


def test_a_column_that_is_not_read_is_told_where_nothing_changes(briefing: Briefing, tmp_path: Path) -> None:
    workbook = made(tmp_path, "minimal")

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Courses"]
        sheet.cell(4, column_of(sheet, "Standard")).value = "Standart"

    edit(workbook, change)
    ended = briefing("convert", "mine.xlsx", "mine")
    assert (ended.code, "says the same already" in ended.err, "[unknown-column]" in ended.err) == (0, True, True)


def test_a_programme_of_several_files_is_not_called_like_one_of_them(briefing: Briefing, tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / "new").mkdir()
    ended = briefing("convert", "mine.xlsx", "new/departments.yaml")
    assert (ended.code, "briefing.yaml" in ended.err, list((tmp_path / "new").iterdir())) == (8, True, [])


def test_a_schema_of_somebodys_own_is_kept(briefing: Briefing, tmp_path: Path) -> None:
    made(tmp_path, "minimal")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "briefing.schema.json").write_text("{}", encoding="utf-8")
    assert briefing("convert", "mine.xlsx", "new").code == 0
    assert (tmp_path / "new" / "briefing.schema.json").read_text(encoding="utf-8") == "{}"


def test_spaces_that_keep_words_together_stay(briefing: Briefing, tmp_path: Path) -> None:
    scaffold(tmp_path / "mine")
    entry = tmp_path / "mine" / "briefing.yaml"
    text = entry.read_text(encoding="utf-8").replace("Keep every shift covered", "Keep 10\xa0000 shifts covered")
    entry.write_text(text, encoding="utf-8")
    assert briefing("convert", "mine", "new.xlsx").code == 0
    assert briefing("convert", "new.xlsx", "again").code == 0
    assert "10\xa0000 shifts" in (tmp_path / "again" / "briefing.yaml").read_text(encoding="utf-8")

"""What is wrong in a workbook is told at its cell, in the words of a workbook, and once."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from briefing_builder.content.reading.loading import load_programme
from briefing_builder.errors import ContentError
from briefing_builder.problems import Problem
from briefing_builder.workbooks.starting import scaffold_workbook

Edit = Callable[[openpyxl.Workbook], None]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The workbook of the smallest programme."""
    (file,) = scaffold_workbook(tmp_path_factory.mktemp("programme"))
    return file.read_bytes()


@pytest.fixture
def told(written: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Edit], list[Problem]]:
    """Edit the workbook, load it, and return what is told."""
    monkeypatch.chdir(tmp_path)
    file = Path("programme.xlsx")

    def after(edit: Edit) -> list[Problem]:
        file.write_bytes(written)
        book = openpyxl.load_workbook(file)
        edit(book)
        book.save(file)
        try:
            return list(load_programme(Path()).problems)
        except ContentError as failure:
            return list(failure.problems)

    return after


def put(sheet: str, cell: str, value: object) -> Edit:
    """Return the edit that puts a value into a cell."""

    def edit(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = value

    return edit


def lines(problems: list[Problem]) -> list[str]:
    """Return the problems as they are printed, without their hints."""
    return [str(problem).split("\n")[0] for problem in problems]


CASES: dict[str, tuple[Edit, list[str]]] = {
    "nothing": (put("Courses", "B5", "Calm Calls"), []),
    "missing": (
        put("Courses", "E5", None),
        ['programme.xlsx: Courses!E5: error: courses "calm-calls": “duration minutes” is not filled in [missing-key]'],
    ),
    "number": (
        put("Courses", "E5", "twelve"),
        ["programme.xlsx: Courses!E5: error: Minutes: expected a number, found the text “twelve” [wrong-type]"],
    ),
    "fraction": (
        put("Courses", "E5", 12.5),
        ["programme.xlsx: Courses!E5: error: duration_minutes: expected a whole number, found the number 12.5 [wrong-type]"],
    ),
    "choice": (
        put("Courses", "D5", "by post"),
        [
            'programme.xlsx: Courses!D5: error: delivery_mode: the text "by post" is not possible here; '
            "expected elearning or classroom or virtual_classroom or blended [wrong-value]"
        ],
    ),
    "id": (
        put("Objectives", "A5", "Loyal Customers"),
        [
            'programme.xlsx: Objectives!A5: error: id: "Loyal Customers" is not an id: '
            "lower-case letters, digits and single hyphens [bad-id]",
            'programme.xlsx: Contributions!B5: error: there is no objective "loyal-customers" [unknown-objective]',
        ],
    ),
    "reference": (
        put("Contributions", "B5", "loyal-customer"),
        ['programme.xlsx: Contributions!B5: error: there is no objective "loyal-customer" [unknown-objective]'],
    ),
    "parent": (
        put("Contributions", "A5", "clam-calls"),
        ['programme.xlsx: Contributions!A5: error: there is no course "clam-calls" [unknown-course]'],
    ),
    "no parent": (
        put("Contributions", "A5", None),
        ["programme.xlsx: Contributions!A5: error: the row does not say to which course it belongs [unknown-course]"],
    ),
    "setting": (
        put("Programme", "B11", None),
        ["programme.xlsx: Programme!B11: error: the programme: “organisation” is not filled in [missing-key]"],
    ),
    "column": (
        put("Courses", "E4", "Minuts"),
        [
            "programme.xlsx: Courses!E4: warning: the column “Minuts” is not read [unknown-column]",
            'programme.xlsx: Courses!A5: error: courses "calm-calls": “duration minutes” is not filled in [missing-key]',
        ],
    ),
    "twice": (
        put("Courses", "E4", "Title"),
        [
            "programme.xlsx: Courses!E4: error: the column “Title” appears twice [duplicate-column]",
            'programme.xlsx: Courses!A5: error: courses "calm-calls": “duration minutes” is not filled in [missing-key]',
        ],
    ),
    "headless": (
        lambda book: book["Priorities"].delete_rows(4),
        ["programme.xlsx: Priorities!A1: error: no row of this sheet names its columns [header-missing]"],
    ),
    "objectives": (
        lambda book: book["Objectives"].delete_rows(5),
        [
            "programme.xlsx: Objectives: error: the programme: “objectives” is not filled in [missing-key]",
            'programme.xlsx: Contributions!B5: error: there is no objective "loyal-customers" [unknown-objective]',
        ],
    ),
    "picture": (
        lambda book: book["Screenshots"].append(["calm-calls", "media/one.png", "The first question of the course", None]),
        ['programme.xlsx: Screenshots!B5: error: there is no file "media/one.png" [file-missing]'],
    ),
    "sheet": (
        lambda book: setattr(book["Objections"], "title", "Objektions"),
        ["programme.xlsx: Objektions: warning: the sheet “Objektions” is not read [unknown-sheet]"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_told_at_its_cell(name: str, told: Callable[[Edit], list[Problem]]) -> None:
    edit, expected = CASES[name]
    assert lines(told(edit)) == expected


def test_a_formula_without_a_result_is_no_text(told: Callable[[Edit], list[Problem]]) -> None:
    """Programs that cannot calculate save formulas alone."""
    assert lines(told(put("Courses", "C5", '="Twelve "&"minutes"'))) == [
        "programme.xlsx: Courses!C5: error: the formula of this cell was never calculated [formula-error]"
    ]


def test_a_sheet_of_ones_own_is_left_out_and_told_as_information(told: Callable[[Edit], list[Problem]]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_sheet("My notes")["A1"] = "Ask Sam"

    (problem,) = told(edit)
    assert (problem.severity, str(problem.source)) == ("information", "programme.xlsx: My notes")


def test_a_row_that_begins_with_a_hash_is_left_out(told: Callable[[Edit], list[Problem]]) -> None:
    assert told(lambda book: book["Objectives"].append(["# later", "Not yet decided"])) == []


def test_a_name_stands_for_an_id(told: Callable[[Edit], list[Problem]]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Contributions"]["A5"], book["Contributions"]["B5"] = "calm calls", "Keep nine of ten customers"

    assert told(edit) == []


def test_a_mended_heading_hint_names_the_one_that_was_meant(told: Callable[[Edit], list[Problem]]) -> None:
    problem = told(put("Courses", "E4", "Minuts"))[0]
    assert problem.hint == 'did you mean "Minutes"?'


def test_a_share_may_be_typed_as_per_cent_wherever_per_cent_is_meant(told: Callable[[Edit], list[Problem]]) -> None:
    """The smallest programme has no impact; a KPI will do."""

    def edit(book: openpyxl.Workbook) -> None:
        book["KPIs"].append(["customer-service", "fcr", "First-contact resolution", "%", 0.685, 0.78, "up"])
        book["KPIs"]["E5"].number_format = book["KPIs"]["F5"].number_format = "0.0%"

    assert [(problem.code, str(problem.source)) for problem in told(edit)] == [
        ("per-cent-read", "programme.xlsx: KPIs!E5"),
        ("per-cent-read", "programme.xlsx: KPIs!F5"),
    ]
    assert [kpi.current for kpi in load_programme(Path()).value.content.departments[0].kpis] == [Decimal("68.5")]

"""One cell of a workbook: what Excel holds becomes what the field asks for, and what Excel has made of words is told at the cell."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from briefing_builder.content.workbook.cells import CellReader, joined_items, split_items
from briefing_builder.content.workbook.model import Field
from briefing_builder.content.workbook.plan import workbook_plan
from briefing_builder.importers.sheets import CellValue
from briefing_builder.problems import Source
from briefing_builder.source import node_data

FIELDS = {field.pattern: field for plan in workbook_plan() for field in plan.fields}
HERE = Source(path="programme.xlsx", line=7, column=3, sheet="Benefits")


def read(pattern: str, cell: CellValue) -> tuple[object, list[str]]:
    """Return what a cell of that field becomes, and the codes of its problems."""
    reader = CellReader()
    node = reader.node(cell, FIELDS[pattern], HERE)
    assert all(problem.source == HERE for problem in reader.problems)
    return node_data(node), [problem.code for problem in reader.problems]


@pytest.mark.parametrize(
    ("pattern", "cell", "value"),
    [
        ("departments.[].headcount", Decimal(120), 120),
        ("departments.[].headcount", "120", 120),
        ("departments.[].loaded_hourly_cost", Decimal("31.5"), Decimal("31.5")),
        ("departments.[].plural", "Yes", True),
        ("departments.[].plural", "no", False),
        ("departments.[].plural", True, True),
        ("departments.[].name", Decimal(360), "360"),
        ("departments.[].name", "  Finance\xa0 ", "Finance"),
        ("departments.[].name", "   ", None),
        ("departments.[].head.extension", "0412", "0412"),
        ("briefing.date", date(2027, 1, 20), "2027-01-20"),
        ("briefing.date", datetime(2027, 1, 20), "2027-01-20"),
        ("briefing.date", "2027-01-20", "2027-01-20"),
        ("departments.[].briefing.time", timedelta(hours=9, minutes=30), "09:30"),
        ("departments.[].briefing.time", "9:30", "09:30"),
        ("manager_actions.[].by", "within a week", "within a week"),
        ("manager_actions.[].by", date(2027, 2, 1), "2027-02-01"),
        ("courses.[].alternative.counterfactual", "Ran last year", "ran_last_year"),
        ("courses.[].delivery_mode", "Virtual classroom", "virtual_classroom"),
        ("cost_model.take_up", Decimal("0.35"), Decimal("0.35")),
        ("cost_model.take_up", "35 %", Decimal("0.35")),
        ("cost_model.impact.[].isolation_pct", "35%", 35),
        ("endorsements.[].line", "All", "all"),
        ("endorsements.[].line", "sales; finance", ["sales", "finance"]),
        ("courses.[].booking.next_sessions", date(2027, 2, 3), ["2027-02-03"]),
        ("courses.[].booking.next_sessions", "2027-02-03; 2027-02-10", ["2027-02-03", "2027-02-10"]),
        ("departments.[].objectives", "(none)", []),
        ("departments.[].sites", "Leeds\nYork", ["Leeds", "York"]),
    ],
)
def test_a_cell_becomes_the_value_that_is_meant(pattern: str, cell: CellValue, value: object) -> None:
    assert read(pattern, cell) == (value, [])


@pytest.mark.parametrize(
    ("pattern", "cell", "code"),
    [
        ("departments.[].headcount", "about 40", "wrong-type"),
        ("departments.[].headcount", "1,200", "wrong-type"),
        ("departments.[].headcount", date(2027, 2, 1), "wrong-type"),
        ("departments.[].plural", "perhaps", "wrong-type"),
        ("departments.[].id", date(2027, 2, 1), "date-in-text"),
        ("departments.[].name", date(2027, 2, 1), "date-in-text"),
        ("briefing.date", Decimal(46042), "bad-date"),
        ("briefing.date", datetime(2027, 1, 20, 9, 30), "time-left-out"),
        ("departments.[].name", "#REF!", "formula-error"),
    ],
)
def test_what_excel_made_of_it_is_told(pattern: str, cell: CellValue, code: str) -> None:
    assert read(pattern, cell)[1] == [code]


def test_per_cent_is_what_the_cell_shows() -> None:
    """The reader of files hands over what a cell of the format Percentage shows."""
    assert read("cost_model.impact.[].isolation_pct", "35%") == (35, [])
    assert read("cost_model.take_up", "35%") == (Decimal("0.35"), [])
    assert read("departments.[].kpis.[].current", "12.5%") == (Decimal("12.5"), ["per-cent-read"])
    assert read("objectives.[].measure.baseline", "12%") == ("12%", [])


@pytest.mark.parametrize(
    "items",
    [
        (),
        ("one",),
        ("one", "two"),
        ("a; b",),
        ("a; b", "c"),
        ("two\nlines",),
        ("two\nlines", "a;b"),
        ("a\\;b",),
        ("A sentence; with it. " * 5, "x"),
    ],
)
def test_items_are_parted_as_they_were_joined(items: tuple[str, ...]) -> None:
    field = Field(pattern="x", path=("x",), heading="X", names=frozenset(), is_list=True)
    node = CellReader().node(joined_items(items), field, HERE)
    assert node_data(node) == [item.strip() for item in items]


def test_a_line_is_an_item_and_so_is_what_stands_between_semicolons() -> None:
    assert split_items("one; two ;; three") == ("one", "two", "three")
    assert split_items("one; and more\ntwo") == ("one; and more", "two")

"""The description of the workbook against the models: every value that an author can write has a cell, and every heading is one's own."""

import re
from collections import Counter
from pathlib import Path

import pytest

from briefing_builder.content.workbook.model import SheetPlan, bare_heading
from briefing_builder.content.workbook.plan import YAML_ONLY, workbook_plan
from briefing_builder.content.workbook.rows import ROWS_SHEET
from briefing_builder.content.workbook.schema_leaves import content_leaves, map_keys

PLAN = workbook_plan()
BY_NAME = {plan.name: plan for plan in PLAN}


def cells() -> Counter[str]:
    """How many cells each pattern of the content has; keys of maps with given keys count for the map."""
    patterns = Counter(field.pattern for plan in PLAN for field in plan.fields if field.kind != "presence")
    for container, keys in map_keys().items():
        if keys and all(container.replace("{*}", key) in patterns for key in keys):
            patterns[container] += 1
    return patterns


def test_every_value_of_the_models_has_exactly_one_cell() -> None:
    counts = cells()
    without = [leaf.pattern for leaf in content_leaves() if counts[leaf.pattern] != 1]
    assert [pattern for pattern in without if not any(pattern.startswith(known) for known in YAML_ONLY)] == []


def test_what_is_in_yaml_only_is_in_the_models_and_has_no_cell() -> None:
    maps = {container.removesuffix(".{*}") for container in map_keys()}
    assert set(YAML_ONLY) <= maps
    assert not [pattern for pattern in cells() if any(pattern.startswith(known) for known in YAML_ONLY)]


@pytest.mark.parametrize("plan", PLAN, ids=lambda plan: plan.name)
def test_no_two_columns_of_a_sheet_answer_to_one_name(plan: SheetPlan) -> None:
    counts = Counter(name for column in plan.fields for name in column.names)
    assert [name for name, count in counts.items() if count > 1] == []
    own = {name for reference in plan.references for name in reference.names}
    assert {heading for heading in own if heading in {bare_heading(field.heading) for field in plan.fields}} == set()


def test_no_two_sheets_answer_to_one_name() -> None:
    counts = Counter(name for plan in PLAN for name in plan.names)
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("plan", PLAN, ids=lambda plan: plan.name)
def test_a_sheet_has_a_name_that_excel_takes(plan: SheetPlan) -> None:
    assert len(plan.name) <= 31
    assert not set(plan.name) & set("[]:*?/\\'")


def test_columns_have_the_names_that_people_use() -> None:
    departments = [field.heading for field in BY_NAME["Departments"].fields]
    assert {"Hourly cost", "People managers", "Head: name", "Courses asked for"} <= set(departments)
    assert [field.pattern for field in BY_NAME["Departments"].fields if "call staff" in field.names] == ["departments.[].tone.call_staff"]


def test_the_page_names_every_sheet() -> None:
    page = (Path(__file__).parents[2] / "docs" / "excel.md").read_text(encoding="utf-8")
    table = page.partition("## The sheets")[2].partition("## Cells")[0]
    named = {name.strip() for row in re.findall(r"^\|[^|]*\|([^|]*)\|$", table, re.MULTILINE) for name in re.split("[,;]", row)}
    assert {plan.name for plan in PLAN} | {ROWS_SHEET} == named - {"sheets", "---"}


def test_references_offer_the_ids_of_the_sheet_that_defines_them() -> None:
    contributions = {field.pattern: field.refers_to for field in BY_NAME["Contributions"].fields}
    assert contributions["courses.[].contributes.[].objective"] == ("objectives.[].id",)
    assert [reference.refers_to for reference in BY_NAME["Benefits by department"].references] == [
        ("benefits.[].id",),
        ("departments.[].id",),
    ]

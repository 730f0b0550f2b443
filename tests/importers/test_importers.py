"""The door for formats: what the registry holds is what the schema offers and the loader reads, and one module is enough."""

import json
from collections.abc import Iterator
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from learner_tables import GREET, SHOP
from minimal_programme import minimal_programme

from briefing_builder.content import PilotRow, json_schema, load_programme
from briefing_builder.content.models.fields import DEFAULT_FORMAT
from briefing_builder.content.reading.pilot_rows import REQUIRED, map_pilot_rows
from briefing_builder.errors import ContentError
from briefing_builder.importers import IMPORTERS, REPORTS, Importer, Row, Table, formats, importer
from briefing_builder.problems import Checked
from briefing_builder.values import names_of

SAMPLES = Path(__file__).parent / "samples"
"""A file of two learners for each format, called like the format: somebody of `shop` has completed `greet`, somebody has not."""

COLUMNS = ("learner_id", "department_id", "course_id", "completion_status")
ROWS = [["p1", "customer-service", "calm-calls", "completed"], ["p2", "customer-service", "calm-calls", "not_started"]]


@pytest.fixture
def toy() -> Iterator[None]:
    """A format of JSON lists, there as long as the test takes."""

    @importer("toy_lists", description="A list for each learner.", suffixes=(".jsonl",), columns=COLUMNS)
    def read_toy_lists(file: Path, shown_as: str) -> Checked[Table]:
        records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        rows = tuple(Row(line=line, cells=dict(zip(COLUMNS, cells, strict=True))) for line, cells in enumerate(records, start=1))
        return Checked(value=Table(path=shown_as, header=COLUMNS, rows=rows))

    yield
    del IMPORTERS["toy_lists"]


def programme(folder: Path, rows: list[list[str]], **data: Any) -> Path:
    (folder / "rows.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    pilot = {"starts": "2026-09-07", "ends": "2026-10-30", "data": {"file": "rows.jsonl", "format": "toy_lists", **data}}
    return minimal_programme(folder, pilot=pilot)


def faults(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(ContentError) as failure:
        load_programme(folder)
    return [(str(problem.source).removeprefix(f"{folder}/"), problem.code) for problem in failure.value.problems]


def offered() -> dict[str, Any]:
    return json_schema()["$defs"]["PilotData"]["properties"]["format"]


@pytest.mark.usefixtures("toy")
def test_a_format_that_joins_the_registry_is_offered_and_read(tmp_path: Path) -> None:
    assert "toy_lists" in offered()["enum"]
    assert "toy_lists (.jsonl): A list for each learner." in offered()["description"]
    rows = load_programme(programme(tmp_path, ROWS)).value.pilot_rows
    assert [(row.learner_id, row.department_id, row.completion_status, row.line) for row in rows] == [
        ("p1", "customer-service", "completed", 1),
        ("p2", "customer-service", "not_started", 2),
    ]


@pytest.mark.usefixtures("toy")
def test_a_fault_of_a_cell_is_told_at_its_number_in_the_line(tmp_path: Path) -> None:
    rows = [ROWS[0], ["p\x0b2", "helpdesk", "calm-calls", "done"]]
    assert faults(programme(tmp_path, rows)) == [
        ("rows.jsonl:2:1", "control-character"),
        ("rows.jsonl:2:2", "row-unknown-department"),
        ("rows.jsonl:2:4", "row-value"),
    ]


@pytest.mark.parametrize("format", ["toy_lists", "clay_tablets", "learner_row", 5])
def test_a_format_that_nobody_reads_is_told_with_what_can_be_read(tmp_path: Path, format: object) -> None:
    folder = programme(tmp_path, ROWS, format=format)
    with pytest.raises(ContentError) as failure:
        load_programme(folder)
    (problem,) = failure.value.problems
    lines = (folder / "briefing.yaml").read_text(encoding="utf-8").splitlines()
    assert problem.code == "format-unsupported"
    assert problem.source
    assert lines[problem.source.line - 1].strip() == f"format: {format}"
    assert problem.message.endswith(f"is no format that can be read; expected {' or '.join(IMPORTERS)}")
    assert problem.hint == ('did you mean "learner_rows"?' if format == "learner_row" else "export the rows as learner_rows")


def test_the_schema_offers_what_is_in_the_registry_and_nothing_else() -> None:
    assert offered()["enum"] == list(IMPORTERS)
    assert "toy_lists" not in offered()["enum"]


@pytest.mark.usefixtures("toy")
def test_two_formats_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="toy_lists"):
        importer("toy_lists", description="", suffixes=(), columns=())(IMPORTERS["toy_lists"].read)


def test_every_module_of_the_folder_has_joined() -> None:
    modules = {module.name for module in iter_modules(formats.__path__, f"{formats.__name__}.")}
    assert modules
    readers = [each.read for each in IMPORTERS.values()] + [each.understand for each in REPORTS.values()]
    assert {reader.__module__ for reader in readers} == modules


def test_the_format_of_a_programme_that_names_none_can_be_read() -> None:
    assert DEFAULT_FORMAT in IMPORTERS


@pytest.mark.parametrize("format", IMPORTERS.values(), ids=lambda format: format.name)
def test_a_format_says_what_it_is_and_its_sample_is_read(format: Importer) -> None:
    assert format.description.endswith(".")
    assert set(REQUIRED) <= set(format.columns) <= set(names_of(PilotRow)) - {"line"}
    (sample,) = SAMPLES.glob(f"{format.name}.*")
    assert sample.suffix in format.suffixes
    mapped = map_pilot_rows(format.read(sample, sample.name), format, departments=SHOP, courses=GREET, columns={})
    assert mapped.problems == ()
    assert {row.completion_status == "completed" for row in mapped.value} == {True, False}

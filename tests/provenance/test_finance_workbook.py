"""The workbook for Finance: formulas that agree with us in a real spreadsheet, nothing hidden, and nothing of an author a formula."""

import re
import shutil
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from briefing_builder.examples.worked_out import Values, cells, without_results, worked_out
from counts_told import ALL, Count, Group
from example_decks import session
from known_of_groups import followed
from openpyxl.workbook.workbook import Workbook
from small_group_programmes import write

from briefing_builder.figures import compute, pilot_figures
from briefing_builder.figures.model import Figures
from briefing_builder.figures.suppression import small_groups
from briefing_builder.pipeline import Session, load
from briefing_builder.provenance.model import Provenance
from briefing_builder.provenance.tracing import trace_figures
from briefing_builder.provenance.workbook.book import figures_workbook
from briefing_builder.provenance.workbook.look import HIDDEN
from briefing_builder.values import replace

DAY = date(2026, 12, 1)


def made(loaded: Session) -> bytes:
    return figures_workbook(loaded, trace_figures(loaded, as_of=DAY, departments=loaded.departments))


@pytest.fixture(scope="module")
def merrowdale_book() -> bytes:
    return made(session("merrowdale"))


def opened(book: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(book))


def named_cell(book: Workbook, name: str) -> tuple[str, str]:
    (place,) = book.defined_names[name].destinations
    return place[0], place[1].replace("$", "")


def test_the_same_figures_give_the_same_bytes() -> None:
    loaded = session("ardmullen")
    provenance = trace_figures(loaded, as_of=DAY, departments=loaded.departments[:1])
    assert figures_workbook(loaded, provenance) == figures_workbook(loaded, provenance)


def test_the_sheets_keep_their_headings_in_sight_and_print_on_pages_as_wide_as_they_are(merrowdale_book: bytes) -> None:
    book = opened(merrowdale_book)
    assert book.sheetnames == ["Figures", "Departments", "Courses", "Method", "Sources"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows


def test_it_leads_to_no_other_file(merrowdale_book: bytes) -> None:
    with zipfile.ZipFile(BytesIO(merrowdale_book)) as package:
        assert not [name for name in package.namelist() if "external" in name.lower() or "vba" in name.lower()]
        relations = b"".join(package.read(name) for name in package.namelist() if name.endswith(".rels"))
    assert b"External" not in relations


def changed(programme: Session, **inputs: object) -> Figures:
    content = programme.programme.content
    assert content.cost_model is not None
    model = content.cost_model.model_copy(update=inputs)
    return compute(replace(programme.programme, content=content.model_copy(update={"cost_model": model})))


@pytest.fixture(scope="module")
def reckoned(merrowdale_book: bytes, tmp_path_factory: pytest.TempPathFactory) -> tuple[Values, Values, Values]:
    """What workbooks hold, what LibreOffice Calc makes of them, and what of the first where three inputs are others."""
    folder = tmp_path_factory.mktemp("finance")
    books = {"merrowdale": merrowdale_book, **{name: made(session(name)) for name in ("ardmullen", "malindara")}}
    plain, other = [folder / f"{name}-plain.xlsx" for name in books], folder / "other.xlsx"
    for (name, data), without in zip(books.items(), plain, strict=True):
        (folder / f"{name}.xlsx").write_bytes(data)
        without_results(folder / f"{name}.xlsx", without)
    book = opened(merrowdale_book)
    for name, value in (("input_take_up", 0.7), ("input_method", "net_hours"), ("licence_paid_per", "completion")):
        sheet, cell = named_cell(book, name)
        book[sheet][cell] = value
    book.save(other)
    *again, else_where = worked_out([*plain, other], folder)
    return _all_of({name: cells(folder / f"{name}.xlsx") for name in books}), _all_of(dict(zip(books, again, strict=True))), else_where


def _all_of(books: dict[str, Values]) -> Values:
    return {(f"{name} {sheet}", cell): value for name, values in books.items() for (sheet, cell), value in values.items()}


def test_libreoffice_works_out_what_we_have_written_into_every_cell(reckoned: tuple[Values, Values, Values]) -> None:
    own, again, _ = reckoned
    assert len(own) > 3000
    wrong = {
        place: (value, again.get(place))
        for place, value in own.items()
        if (again.get(place) != pytest.approx(value, rel=1e-12, abs=1e-9) if isinstance(value, float) else again.get(place) != value)
    }
    assert wrong == {}


def test_a_changed_input_gives_what_the_programme_would_give(reckoned: tuple[Values, Values, Values], merrowdale_book: bytes) -> None:
    _, _, other = reckoned
    expected = changed(session("merrowdale"), take_up=Decimal("0.7"), method="net_hours", licence_paid_per="completion").organisation
    book = opened(merrowdale_book)
    for id, figure in expected.items():
        if id.startswith("roi:"):
            assert figure.value is not None
            assert other[named_cell(book, id.replace(":", "_"))] == pytest.approx(float(figure.value), rel=1e-12), id


def test_every_figure_of_the_return_and_every_rate_is_a_formula(merrowdale_book: bytes) -> None:
    book = opened(merrowdale_book)
    figures = session("merrowdale").figures.organisation
    rates = ["pilot:completion_rate_pct", "pilot:start_rate_pct", "pilot:pass_rate_pct", "pilot:applied_rate_pct"]
    for id in [*(id for id in figures if id.startswith("roi:")), *rates]:
        sheet, cell = named_cell(book, id.replace(":", "_"))
        assert str(book[sheet][cell].value).startswith("="), id


def test_a_formula_rests_on_everything_that_looks_like_an_input(merrowdale_book: bytes) -> None:
    book = opened(merrowdale_book)
    formulas = {sheet.title: [str(cell.value) for row in sheet for cell in row if str(cell.value).startswith("=")] for sheet in book}
    named = {place: name for name, defined in book.defined_names.items() for place in defined.destinations}
    every = " ".join(formula for own in formulas.values() for formula in own)
    inputs = [(sheet.title, cell) for sheet in book for row in sheet for cell in row if cell.fill.fgColor.rgb == "FFFFF9E5"]
    assert len(inputs) > 50
    unused = []
    for sheet, cell in inputs:
        address = f"${cell.column_letter}${cell.row}"
        name = named.get((sheet, address), "")
        in_range = any(place == sheet and _is_within(cell.row, cell.column_letter, area) for place, area in named if ":" in area)
        is_used = re.search(rf"\b{name}\b", every) if name else None
        is_named_here = any(re.search(rf"\b{cell.coordinate}\b", formula) for formula in formulas[sheet])
        is_summed = any(_is_within(cell.row, cell.column_letter, area) for formula in formulas[sheet] for area in RANGE.findall(formula))
        if not (is_used or is_named_here or is_summed or in_range):
            unused.append((sheet, cell.coordinate))
    assert unused == []


RANGE = re.compile(r"[A-Z]+\d+:[A-Z]+\d+")


def _is_within(row: int, column: str, area: str) -> bool:
    first, last = area.replace("$", "").split(":")
    return first.rstrip("0123456789") == column and int(first.lstrip(column)) <= row <= int(last.lstrip(column))


def test_nothing_of_an_author_is_a_formula(tmp_path: Path) -> None:
    shutil.copytree(session("merrowdale").programme.folder, tmp_path / "own")
    for name, old in (
        ("departments.yaml", "name: Sales and Account Management"),
        ("courses.yaml", "title: Calm Calls"),
        ("cost_model.yaml", ""),
    ):
        file = tmp_path / "own" / name
        text, attack = file.read_text(encoding="utf-8"), f'=HYPERLINK("https://example.org/{name}";"x")'
        text = text.replace(old, f"{old.partition(':')[0]}: '{attack}'", 1) if old else text.replace("Content development", f"'{attack}'")
        file.write_text(text, encoding="utf-8")
    book = made(load(tmp_path / "own"))
    with zipfile.ZipFile(BytesIO(book)) as package:
        sheets = b"".join(package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet"))
        assert package.read("xl/sharedStrings.xml").count(b"example.org") >= 3
    formulas = re.findall(rb"<f>([^<]*)</f>", sheets)
    assert formulas
    assert not any(b"HYPERLINK" in formula or b"example" in formula for formula in formulas)


KINDS = {
    "Learners": "learners", "Managers": "managers", "Enrolments": "enrolments", "Started": "started", "Completions": "completions",
    "With a result": "judged", "Passed": "passed", "Answers after 30 days": "answered", "Used it at work": "used",
}  # fmt: skip
COUNTS = {
    "pilot:learners": "learners", "pilot:managers": "managers", "pilot:enrolments": "enrolments", "pilot:started": "started",
    "pilot:completions": "completions", "pilot:reaction_n": "reactions", "pilot:applied_n": "answered",
}  # fmt: skip
OBSERVED = {
    "pilot:learners": "enrolments", "pilot:managers": "enrolments", "pilot:started": "enrolments", "pilot:completions": "enrolments",
    "pilot:start_rate_pct": "enrolments", "pilot:completion_rate_pct": "enrolments", "pilot:pass_rate_pct": "judged",
    "pilot:median_minutes": "timed", "pilot:score_before": "scored", "pilot:score_gain_points": "scored",
    "pilot:reaction_mean": "reactions", "pilot:reaction_n": "enrolments", "pilot:applied_n": "enrolments",
    "pilot:applied_rate_pct": "answered", "pilot:hours_returned": "timed",
}  # fmt: skip
"""What the n of a figure counts."""


def told_by(book: bytes, provenance: Provenance, loaded: Session) -> set[Count]:
    """Every count that the workbook and the records tell, of whom."""
    content, told = loaded.programme.content, set[Count]()
    groups: dict[str, Group] = {"All together": ALL}
    groups |= {each.name: ("department", each.id) for each in content.departments}
    groups |= {each.title: ("course", each.id) for each in content.courses}
    for sheet in (openpyxl.load_workbook(BytesIO(book), data_only=True)[name] for name in ("Departments", "Courses")):
        headings = [str(cell.value) for cell in sheet[4]]
        for row in sheet.iter_rows(min_row=5):
            group = groups.get(str(row[0].value))
            if group is None:
                break
            for heading, cell in zip(headings, row, strict=True):
                if heading in KINDS and isinstance(cell.value, int | float):
                    told.add(Count(group=group, kind=KINDS[heading], value=round(cell.value)))
    for record in provenance.figures:
        if record.group == "pilot":
            group = ALL if record.scope_kind == "organisation" else (record.scope_kind, record.scope)
            if record.id in COUNTS and isinstance(record.value, Decimal):
                told.add(Count(group=group, kind=COUNTS[record.id], value=int(record.value)))
            if record.id in OBSERVED and record.n is not None:
                told.add(Count(group=group, kind=OBSERVED[record.id], value=record.n))
            if record.rows_of_scope is not None:
                told.add(Count(group=group, kind="enrolments", value=record.rows_of_scope))
    return told


@pytest.mark.parametrize(("seed", "minimum"), [(0, 5), (18, 5), (19, 8)])
def test_no_small_group_follows_from_the_workbook_and_the_records(tmp_path: Path, seed: int, minimum: int) -> None:
    loaded = load(write(tmp_path / "programme", seed, minimum))
    provenance = trace_figures(loaded, as_of=DAY, departments=loaded.departments)
    told = told_by(figures_workbook(loaded, provenance), provenance, loaded)
    assert {one.group[0] for one in told} >= {"all", "department"}
    assert followed(loaded.programme, told) == []


def test_small_groups_would_follow_if_only_they_were_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_small(people: dict[str, int], minimum: int, already: frozenset[str] = frozenset()) -> frozenset[str]:
        return small_groups(people, minimum) | already

    monkeypatch.setattr(pilot_figures, "hidden_groups", only_small)
    loaded = load(write(tmp_path / "programme", 0, 5))
    provenance = trace_figures(loaded, as_of=DAY, departments=loaded.departments)
    assert followed(loaded.programme, told_by(figures_workbook(loaded, provenance), provenance, loaded))


def test_what_is_hidden_is_hidden_in_the_workbook(tmp_path: Path) -> None:
    loaded = load(write(tmp_path / "programme", 0, 5))
    book = openpyxl.load_workbook(BytesIO(made(loaded)))
    hidden = [cell for name in ("Departments", "Courses") for row in book[name].iter_rows() for cell in row if cell.value == HIDDEN]
    assert hidden
    for name in ("Departments", "Courses"):
        for row in book[name].iter_rows(min_row=5):
            addresses = {cell.coordinate for cell in row if cell.value == HIDDEN}
            used = {match for cell in row for match in re.findall(r"[A-Z]+\d+", str(cell.value)) if str(cell.value).startswith("=")}
            assert not addresses & used  # no formula over what is not there


def test_answers_of_few_managers_are_hidden(tmp_path: Path) -> None:
    loaded = load(write(tmp_path / "programme", 0, 5))
    records = {record.id: record for record in trace_figures(loaded, as_of=DAY, departments=loaded.departments).figures}
    answered, invited = records["needs:respondents"], records["needs:invited"]
    assert (answered.value, answered.displayed, answered.hidden_because) == (None, "", "fewer than 5 people stand behind it")
    assert invited.value == 20


def test_an_hour_of_one_department_is_nowhere(merrowdale_book: bytes) -> None:
    costs = {float(each.loaded_hourly_cost or 0) for each in session("merrowdale").programme.content.departments}
    assert not costs & {value for value in cells_of(merrowdale_book) if isinstance(value, float)}


def cells_of(book: bytes) -> list[object]:
    sheets = openpyxl.load_workbook(BytesIO(book), data_only=True).worksheets
    return [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row]

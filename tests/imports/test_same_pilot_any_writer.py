"""The same pilot out of any program gives the same rows, as far as the form carries them, and so the same figures."""

import csv
import io
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from random import Random
from shutil import copytree

import pytest
import xlsxwriter
from pilot_writers import PILOT, Rows, banner_workbook, european_csv, moodle_csv, pilot_rows, workbook_of_1904

from briefing_builder.cli.main import run
from briefing_builder.content.reading.loading import read_tree
from briefing_builder.files.resources import resource
from briefing_builder.imports.importing import Result, import_rows
from briefing_builder.imports.reading import read_given
from briefing_builder.imports.rows import rows_csv
from briefing_builder.pipeline import load

KEY = "5" * 64
SAMPLES = Path(__file__).parent / "samples"
MERROWDALE = read_tree(resource("examples", "merrowdale")).data


def imported(*files: Path, **answers: str) -> Result:
    result = import_rows([read_given(file, answers, ()).given for file in files], MERROWDALE, answers)
    assert [str(problem) for problem in result.problems] == []
    assert [question.key for question in result.questions] == []
    return result


def written(*files: Path) -> str:
    return rows_csv(imported(*files).joined.rows, KEY).decode()


@pytest.fixture(scope="module")
def plain() -> str:
    """The rows of the example's own file."""
    text = written(PILOT)
    assert len(text.splitlines()) == 299
    return text


def own_csv(file: Path, rows: Rows) -> Path:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def test_rows_and_columns_in_any_order_are_the_same_rows(tmp_path: Path, plain: str) -> None:
    rows = pilot_rows()
    Random(20).shuffle(rows)
    columns = list(rows[0])
    Random(21).shuffle(columns)
    assert written(own_csv(tmp_path / "shuffled.csv", [{column: row[column] for column in columns} for row in rows])) == plain


def test_semicolons_commas_and_days_first_are_the_same_rows(tmp_path: Path, plain: str) -> None:
    assert written(european_csv(tmp_path / "european.csv", pilot_rows())) == plain


def test_a_workbook_with_a_banner_and_totals_is_the_same_rows(tmp_path: Path, plain: str) -> None:
    assert written(banner_workbook(tmp_path / "banner.xlsx", pilot_rows())) == plain


def test_a_workbook_of_1904_with_times_and_hidden_rows_is_the_same_rows(tmp_path: Path, plain: str) -> None:
    file = workbook_of_1904(tmp_path / "filtered.xlsx", pilot_rows(), hidden=range(0, 200, 3))
    assert written(file) == plain
    assert imported(file).given[0].understood.hidden_rows == 67


def test_a_document_that_libreoffice_wrote_is_the_same_rows(plain: str) -> None:
    assert written(SAMPLES / "pilot.ods") == plain
    assert imported(SAMPLES / "pilot.ods").given[0].understood.hidden_rows == 67


def test_times_above_a_day_are_minutes(tmp_path: Path) -> None:
    file = tmp_path / "long.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet, time = book.add_worksheet(), book.add_format({"num_format": "[h]:mm"})
    sheet.write_row(0, 0, ["Username", "Department", "Course", "Status", "Time spent"])
    for number, minutes in enumerate((26 * 60 + 15, 45, 30 * 60 + 15), 1):
        sheet.write_row(number, 0, [f"p{number}", "sales", "c-calls", "Completed"])
        sheet.write_datetime(number, 4, timedelta(minutes=minutes), time)
    book.close()
    assert sorted(row.cells["learning_minutes"] for row in imported(file).joined.rows) == ["1575", "1815", "45"]


@pytest.mark.parametrize("for_excel", [False, True])
def test_moodle_gives_what_its_report_carries_and_nothing_else(tmp_path: Path, plain: str, for_excel: bool) -> None:
    file = moodle_csv(tmp_path / "progress.c-calls.csv", pilot_rows(), "c-calls", for_excel=for_excel)
    columns = ("learner_id", "department_id", "completed_on", "success_status")
    assert parts_of(written(file), *columns) == {
        key: {**cells, "success_status": cells["success_status"] if cells["completed_on"] else ""}
        for key, cells in parts_of(plain, *columns, course="c-calls").items()
    }
    header = written(file).splitlines()[0].split(",")
    assert set(header) == {"learner_id", "department_id", "course_id", "completed_on", "completion_status", "success_status"}


def parts_of(text: str, *columns: str, course: str = "") -> Mapping[str, Mapping[str, str]]:
    rows = (row for row in csv.DictReader(io.StringIO(text)) if not course or row["course_id"] == course)
    return {row["learner_id"]: {column: row[column].replace("unknown", "") for column in columns} for row in rows}


def test_several_files_of_one_pilot_are_the_same_rows(tmp_path: Path, plain: str) -> None:
    rows = pilot_rows()
    people = ("learner_id", "department_id", "is_manager")
    scores = ("learner_id", "course_id", "score_pre_pct", "score_pct", "reaction_1_to_5", "applied_after_30_days")
    rest = [column for column in rows[0] if column not in {*people, *scores} - {"learner_id", "course_id"}]
    unique = {row["learner_id"]: {column: row[column] for column in people} for row in rows}
    files = (
        own_csv(tmp_path / "people.csv", list(unique.values())),
        own_csv(tmp_path / "scores.csv", [{column: row[column] for column in scores} for row in rows]),
        own_csv(tmp_path / "states.csv", [{column: row[column] for column in rest} for row in rows]),
    )
    assert written(*files) == plain
    assert written(*files[::-1]) == plain


def test_figures_of_imported_rows_are_those_of_the_file_itself(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    copytree(resource("examples", "merrowdale"), folder)
    before = load(folder).figures
    file = workbook_of_1904(tmp_path / "export.xlsx", pilot_rows(), hidden=[5])
    assert run(["import", str(file), "--into", str(folder)]) == 0
    after = load(folder).figures
    assert "data/pilot-imported.csv" in after.organisation["pilot:completions"].source
    for mine, theirs in ((after.organisation, before.organisation), (after.by_department["sales"], before.by_department["sales"])):
        assert {id: (figure.value, figure.n) for id, figure in mine.items()} == {
            id: (figure.value, figure.n) for id, figure in theirs.items()
        }


def test_a_larger_smallest_group_holds_for_imported_rows(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    copytree(resource("examples", "merrowdale"), folder)
    pilot = folder / "pilot.yaml"
    assert run(["import", str(PILOT), "--into", str(folder)]) == 0
    managers = load(folder).figures.organisation["pilot:managers"]
    assert managers.value == 17
    pilot.write_text(pilot.read_text(encoding="utf-8").replace("min_group_size: 5", "min_group_size: 18"), encoding="utf-8")
    hidden = load(folder).figures.organisation["pilot:managers"]
    assert hidden.value is None
    assert hidden.suppressed

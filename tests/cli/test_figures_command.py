"""`briefing figures`: what it prints and writes, and what of an author's text no spreadsheet takes for a formula."""

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from commands import Briefing

DAY = ("--as-of", "2026-12-01", "-d", "sales")


def test_the_text_has_each_figure_with_its_formula_and_source(briefing: Briefing, merrowdale: Path) -> None:
    ended = briefing("figures", merrowdale, *DAY)
    assert (ended.code, ended.err) == (0, "")
    assert (
        "  Completion rate: 84\u00a0%  unrounded 83.89261745…  n 298  (pilot:completion_rate_pct)\n      = completions ÷ enrolments"
        in ended.out
    )
    assert "from data/pilot.csv, 298 rows" in ended.out
    assert re.search(r"data/pilot\.csv: 30,610 bytes, 298 rows used, 0 left out, sha256 [0-9a-f]{12}…", ended.out)
    assert "\nHidden\n" in ended.out


def test_json_and_csv_have_the_same_figures(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    document = json.loads(briefing("figures", merrowdale, *DAY, "--format", "json").out)
    briefing("figures", merrowdale, *DAY, "-o", "figures.csv")
    written = (tmp_path / "figures.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [(row["id"], row["scope"], row["value"] or None) for row in rows] == [
        (figure["id"], figure["scope"], figure["value"]) for figure in document["figures"]
    ]
    assert str(merrowdale) not in written  # nobody learns where the programme lies


def test_what_is_hidden_is_in_no_format_but_by_its_reason(briefing: Briefing, merrowdale: Path) -> None:
    rows = csv.DictReader(io.StringIO(briefing("figures", merrowdale, *DAY, "--format", "csv").out))
    hidden = [row for row in rows if row["suppressed_because"]]
    assert hidden
    assert {(row["value"], row["displayed"], row["n"], row["rows"]) for row in hidden} == {("", "", "", "")}


def test_a_name_that_begins_like_a_formula_is_a_text_to_a_spreadsheet(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    shutil.copytree(merrowdale, tmp_path / "own")
    file = tmp_path / "own" / "departments.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("name: Sales and Account Management", 'name: "=1+1"'), encoding="utf-8")
    rows = csv.DictReader(io.StringIO(briefing("figures", "own", *DAY, "--format", "csv").out))
    assert "'=1+1" in {row["scope_name"] for row in rows}


def test_what_is_too_old_on_the_day_is_a_warning_at_its_place(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    shutil.copytree(merrowdale, tmp_path / "own")
    file = tmp_path / "own" / "pilot.yaml"
    file.write_text(re.sub(r"(?m)^( *)ends: .*$", r"\g<0>\n\1valid_for: 2 months", file.read_text(encoding="utf-8")), encoding="utf-8")
    ended = briefing("figures", "own", "-d", "sales", "--as-of", "2027-01-01")
    assert (ended.code, ended.err.count("figures-out-of-date")) == (0, 1)
    assert re.match(
        r"own/pilot\.yaml:\d+:\d+: warning: on 2027-01-01, the figures of the pilot, of 2026-10-30, held for 2 months", ended.err
    )
    assert "TOO OLD: held for 2 months, until 2026-12-30" in ended.out
    checked = briefing("check", "own", "-d", "sales")
    assert "figures-out-of-date" in checked.out  # the meeting's day, and not the clock


@pytest.mark.parametrize("wrong", [("--as-of", "01.12.2026"), ("-d", "sale"), ("-o", "figures.pptx"), ("--format", "csv", "-o", "f.json")])
def test_wrong_usage_is_refused(briefing: Briefing, merrowdale: Path, wrong: tuple[str, ...]) -> None:
    assert briefing("figures", merrowdale, *wrong).code == 2


def test_a_workbook_goes_into_a_file(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    assert briefing("figures", merrowdale, *DAY, "--format", "xlsx").code == 0
    assert (tmp_path / "out" / "figures.xlsx").read_bytes()[:2] == b"PK"
    assert briefing("figures", merrowdale, *DAY, "--format", "xlsx", "-o", "-").code == 2


def test_rows_are_written_only_where_somebody_says_yes_and_the_name_says_confidential(
    briefing: Briefing, merrowdale: Path, tmp_path: Path
) -> None:
    refused = briefing("figures", merrowdale, *DAY, "--rows")
    assert (refused.code, "--yes" in refused.err) == (2, True)
    refused = briefing("figures", merrowdale, *DAY, "--rows", "--yes", "-o", "rows.xlsx")
    assert (refused.code, "-o rows-CONFIDENTIAL.xlsx" in refused.err) == (2, True)
    assert briefing("figures", merrowdale, *DAY, "--rows", "--yes", "--format", "csv").code == 2
    assert list(tmp_path.iterdir()) == []
    assert briefing("figures", merrowdale, *DAY, "--rows", "--yes").code == 0
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["figures-CONFIDENTIAL.xlsx"]


def test_rows_have_neither_ids_nor_days_nor_the_order_of_the_file(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    briefing("figures", merrowdale, "--as-of", "2026-12-01", "--rows", "--yes")
    book = openpyxl.load_workbook(tmp_path / "out" / "figures-CONFIDENTIAL.xlsx")
    assert book.sheetnames[0] == "Confidential"
    assert str(book["Confidential"]["A1"].value) == "CONFIDENTIAL: this workbook can identify people"
    source = list(csv.DictReader((merrowdale / "data" / "pilot.csv").read_text(encoding="utf-8-sig").splitlines()))
    rows = [row for row in book["Rows"].iter_rows(min_row=5, values_only=True) if row[0]]
    assert len(rows) == len(source) == 298
    texts = {str(cell) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row}
    assert not texts & {row["learner_id"] for row in source}
    assert {row[7] for row in rows if row[7]} <= {"2026-09", "2026-10"}
    order = list(dict.fromkeys(row["learner_id"] for row in source))
    courses = {learner: sum(row["learner_id"] == learner for row in source) for learner in order}
    counts = [sum(row[0] == person for row in rows) for person in range(1, len(order) + 1)]
    assert counts != [courses[learner] for learner in order]  # the first number is not the first person of the file
    assert sorted(counts) == sorted(courses.values())


def test_a_workbook_with_rows_in_the_folder_goes_into_no_pack(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    shutil.copytree(merrowdale, tmp_path / "own")
    briefing("figures", "own", "--rows", "--yes", "-o", "own/data/figures-CONFIDENTIAL.xlsx")
    assert briefing("pack", "own", "-s", "lanternfish", "--content", "-o", "pack").code == 0
    files = [file for file in (tmp_path / "pack").rglob("*") if file.is_file()]
    assert files
    inside = [name for file in files if file.suffix == ".zip" for name in zipfile.ZipFile(file).namelist()]
    assert not [name for name in (*map(str, files), *inside) if "CONFIDENTIAL" in name or name.endswith(".xlsx")]

"""`briefing figures`: what it prints and writes, and what of an author's text no spreadsheet takes for a formula."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

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
    assert "Hidden: too few people" in ended.out


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

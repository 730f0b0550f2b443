"""Rows with errors that an import left out: the figures' source, the slide and the presenter's notes say how many."""

from pathlib import Path
from shutil import copytree

import pytest

from briefing_builder.content.reading.import_records import rows_left_out
from briefing_builder.files.resources import resource
from briefing_builder.imports.importing import import_rows
from briefing_builder.imports.reading import read_given
from briefing_builder.pipeline import Options, Session, brief_for, load
from briefing_builder.slides import render


def programme(folder: Path, record: str) -> Session:
    copytree(resource("examples", "merrowdale"), folder, dirs_exist_ok=True)
    if record:
        (folder / "data/pilot.import.json").write_text(record, encoding="utf-8")
    return load(folder)


def said_on(session: Session, slide: str, variant: str = "standard") -> str:
    slides = render(brief_for(session, "sales", Options(variant=variant))).markup.slides
    return next(repr(each) for each in slides if each.id == slide)


def test_the_source_of_every_pilot_figure_says_how_many(tmp_path: Path) -> None:
    session = programme(tmp_path, '{"skipped_bad": 2}')
    assert session.figures.organisation["pilot:completions"].source == "data/pilot.csv, 298 rows; 2 rows with errors were left out"
    assert session.figures.by_department["sales"]["pilot:completions"].source.endswith("of 298 rows; 2 rows with errors were left out")


@pytest.mark.parametrize(("slide", "variant"), [("pilot", "standard"), ("pilot-detail", "standard"), ("proof", "short")])
def test_slide_and_notes_say_how_many(tmp_path: Path, slide: str, variant: str) -> None:
    text = said_on(programme(tmp_path, '{"skipped_bad": 1}'), slide, variant)
    assert "1 row of the data had errors and was left out." in text
    assert "If somebody asks how complete the data are: 1 row had an error in it and was left out." in text


@pytest.mark.parametrize("record", ["{}", '{"skipped_bad": 0}', '{"skipped_bad": "2"}', '{"skipped_bad": -1}', "[", "[]", "[" * 99_999])
def test_a_record_that_says_nothing_of_the_kind_counts_none(tmp_path: Path, record: str) -> None:
    (tmp_path / "pilot.import.json").write_text(record, encoding="utf-8")
    assert rows_left_out(tmp_path / "pilot.csv") == 0


def test_without_such_rows_nothing_is_said(tmp_path: Path) -> None:
    session = programme(tmp_path, "")
    assert session.figures.organisation["pilot:completions"].source == "data/pilot.csv, 298 rows"
    assert "left out" not in said_on(session, "pilot")


def test_a_change_of_the_record_is_a_change_of_the_programme(tmp_path: Path) -> None:
    assert tmp_path / "data/pilot.import.json" in programme(tmp_path, "{}").programme.files


@pytest.mark.parametrize("many", [1, 300])
def test_a_row_longer_than_its_headings_counts_among_them(many: int, tmp_path: Path) -> None:
    rows = "".join(f"p{number};sales;c-calls;completed;7;7\n" for number in range(many))
    text = f"learner_id;department_id;course_id;completion_status;score_pct\n{rows}good;sales;c-calls;completed;80\n"
    (tmp_path / "it.csv").write_text(text)
    given = read_given(tmp_path / "it.csv", {}, ()).given
    data = {"departments": [{"id": "sales", "name": "Sales"}], "courses": [{"id": "c-calls", "title": "Calm Calls"}]}
    joined = import_rows([given], data, {}, skip_bad=True).joined
    assert (joined.skipped_bad, len(joined.rows), joined.problems) == (many, 1, ())


def test_codes_that_the_programme_knows_go_before_titles_that_it_does_not(tmp_path: Path) -> None:
    heading = "Username,Course title,Course code,Department,Department ID,Status"
    (tmp_path / "it.csv").write_text(f"{heading}\na1,Calm talk,c-calls,Selling,sales,Completed\na2,Other,c-other,Selling,sales,Completed\n")
    data = {"departments": [{"id": "sales", "name": "Sales"}], "courses": [{"id": "c-calls", "title": "Calm Calls"}]}
    given = read_given(tmp_path / "it.csv", {}, (), data=data).given
    assert [row.cells["course_id"] for row in given.understood.table.rows] == ["c-calls", "c-other"]
    assert [row.cells["department_id"] for row in given.understood.table.rows] == ["sales", "sales"]
    said = [(decision.subject, decision.choice) for decision in given.understood.decisions]
    assert {("course_id", "“Course code”"), ("department_id", "“Department ID”")} <= set(said)
    assert [question.key for question in import_rows([given], data, {}).questions] == ["course/c-other"]

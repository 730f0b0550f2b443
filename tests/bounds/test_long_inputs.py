"""However long a file is: its size is looked at before it is read, the work ends soon, and of a thousand equal faults some are told."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from learner_tables import read_rows

from briefing_builder.brand.reading.reader import read_brand
from briefing_builder.content import load_programme
from briefing_builder.content.reading.department_table import read_departments
from briefing_builder.errors import BrandError, ContentError, TemplateError
from briefing_builder.files.intake import read_bytes
from briefing_builder.importers.tables import read_table
from briefing_builder.problems import Problem
from briefing_builder.problems.repeated import MOST_ALIKE
from briefing_builder.slides.outlines.reading import MOST_SLIDES, load_outline
from briefing_builder.source import parse_yaml
from briefing_builder.templating import load_templates, plain_view

HEADER = "learner_id,department_id,course_id,completion_status,completed_on,score_pct"
VAST = 5_000_000_000
"""Bytes of a file with a hole in it, which takes no room on the disk; reading it would take all memory."""


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """Every test here ends soon: in seconds of work, not minutes."""
    began = time.process_time()
    yield
    assert time.process_time() - began < 4


def vast(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    os.truncate(file, VAST)
    return file


def rows_of(folder: Path, text: str) -> tuple[Problem, ...]:
    (folder / "rows.csv").write_text(text)
    return read_rows(folder / "rows.csv").problems


def problems_of(folder: Path, text: str) -> tuple[Problem, ...]:
    (folder / "briefing.yaml").write_text(text)
    with pytest.raises(ContentError) as failure:
        load_programme(folder)
    return failure.value.problems


def test_a_table_of_thousands_of_columns_is_none(tmp_path: Path) -> None:
    wide = ",".join(f"column{number}" for number in range(16_000)) + "\n" + "1," * 15_999 + "1\n"
    assert [(problem.code, str(problem.source)) for problem in rows_of(tmp_path, wide)] == [("table-too-large", "rows.csv:1")]
    assert [problem.code for problem in read_departments(tmp_path / "rows.csv", "rows.csv").problems] == ["table-too-large"]


def test_a_table_of_too_many_rows_is_read_no_further(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("id\n" + "a\n" * 1_000)
    assert len(read_table(tmp_path / "rows.csv", "rows.csv", most_rows=1_000).value.rows) == 1_000
    (found,) = read_table(tmp_path / "rows.csv", "rows.csv", most_rows=999).problems
    assert (found.code, str(found.source)) == ("table-too-large", "rows.csv:1001")


def test_of_thousands_of_faulty_rows_the_first_of_each_cause_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    many = 5_000
    faulty = f"{HEADER}\n" + "".join(f'L{number},dept{number},greet,completed,01/02/2026,"9,30"\n' for number in range(many))
    found = rows_of(tmp_path, faulty)
    for code, column in (("row-unknown-department", "dept"), ("row-value", "completed_on"), ("row-value", "score_pct")):
        alike = [problem for problem in found if problem.code == code and column in problem.message]
        assert len(alike) == MOST_ALIKE
        assert str(alike[0].source).startswith("rows.csv:2:"), "the first ones"
    assert sorted(problem.message for problem in found[3 * MOST_ALIKE :]) == [f"{many - MOST_ALIKE:,} more like the one in line 201"] * 3


def test_rows_of_another_length_are_counted_too(tmp_path: Path) -> None:
    found = rows_of(tmp_path, f"{HEADER}\n" + "L1,shop\n" * 10_000)
    assert ([problem.code for problem in found], found[-1].message) == (["row-length"] * 201, "9,800 more like the one in line 201")


REPEATED = {
    "aliases": "a: [" + "*x," * 10_000 + "]",
    "tags": "a: [" + "!t x," * 10_000 + "]",
    "keys": "a: 1\n" * 10_000,
    "invisible characters": "a:\n" + '  - "\\x01"\n' * 10_000,
}


@pytest.mark.parametrize("what", REPEATED)
def test_a_text_that_is_faulty_all_over_is_told_so_in_few_words(what: str) -> None:
    assert MOST_ALIKE < len(parse_yaml(REPEATED[what], "it.yaml").problems) <= 2 * (MOST_ALIKE + 1)


def test_content_that_is_faulty_all_over_too(tmp_path: Path) -> None:
    keys = "schema_version: 1\n" + "".join(f"unknown_{number}: 1\n" for number in range(10_000))
    assert len(problems_of(tmp_path, keys)) < 2 * MOST_ALIKE
    courses = "schema_version: 1\ncourses:\n" + "".join(f"  - {{id: c{number}, x: 1}}\n" for number in range(2_000))
    assert len(problems_of(tmp_path, courses)) < 6 * MOST_ALIKE


def test_names_that_nobody_defines_are_sought_no_longer_than_anybody_reads(tmp_path: Path) -> None:
    departments = "".join(f"  - {{id: dept-{number}, name: D}}\n" for number in range(300))
    unknown = ", ".join(f"no-{number}" for number in range(10_000))
    text = f"schema_version: 1\ndepartments:\n{departments}courses:\n  - {{id: c, audience: [{unknown}]}}\n"
    found = [problem for problem in problems_of(tmp_path, text) if problem.code.startswith("unknown-")]
    assert len(found) == MOST_ALIKE + 1
    assert "9,800 more like the one in line 304" in {problem.message for problem in found}
    same = "schema_version: 1\ndepartments:\n" + "  - {id: dept, name: D}\n" * 3_000
    assert sum(problem.code == "duplicate-id" for problem in problems_of(tmp_path, same)) == MOST_ALIKE + 1


def test_files_that_include_each_other_in_a_long_row_are_told(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"f{number}.yaml").write_text(f"include: f{number + 1}.yaml\n")
    (found,) = [problem for problem in problems_of(tmp_path, "include: f0.yaml\n") if problem.code.startswith("include")]
    assert (found.code, str(found.source)) == ("include-too-deep", f"{tmp_path}/f48.yaml:1:10")


def test_all_files_of_a_programme_together_have_a_limit(tmp_path: Path) -> None:
    for number in range(12):
        vast(tmp_path / f"f{number}.yaml")
        os.truncate(tmp_path / f"f{number}.yaml", 1_900_000)
    names = "".join(f"  - f{number}.yaml\n" for number in range(12))
    found = [problem for problem in problems_of(tmp_path, f"include:\n{names}") if problem.code == "file-too-large"]
    assert [problem.source and problem.source.line for problem in found] == [12, 13]


def test_an_outline_of_thousands_of_slides_is_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "outlines"
    folder.mkdir()
    slide = "  - {{id: s{0}, minutes: 1, section: A, presenter: lead}}\n"
    (folder / "own.yaml").write_text("slot_minutes: 30\nslides:\n" + "".join(slide.format(number) for number in range(5_000)))
    with pytest.raises(TemplateError) as failure:
        load_outline("own", [tmp_path])
    codes = [problem.code for problem in failure.value.problems]
    assert codes.count("outline-too-long") == 1
    assert len(codes) < MOST_SLIDES + 10


def test_a_vast_file_is_not_read(tmp_path: Path) -> None:
    found = read_bytes(vast(tmp_path / "it"), "it", 1_000)
    assert isinstance(found, Problem)
    assert (found.code, found.message) == ("file-too-large", "the file has 5,000,000,000 bytes; at most 1,000 are read")


def test_a_vast_template_is_not_read(tmp_path: Path) -> None:
    vast(tmp_path / "slides" / "qa.xml.j2")
    with pytest.raises(TemplateError) as failure:
        load_templates([tmp_path]).render("slides/qa.xml.j2", plain_view({}))
    assert [problem.code for problem in failure.value.problems] == ["template-too-long"]


def test_a_vast_brand_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(BrandError):
        read_brand(vast(tmp_path / "brand.pptx"))


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_an_outline_that_is_no_file_is_told_at_its_place(kind: str, tmp_path: Path) -> None:
    place = tmp_path / "own" / "outlines" / "mine.yaml"
    place.parent.mkdir(parents=True)
    place.mkdir() if kind == "folder" else os.mkfifo(place)
    with pytest.raises(TemplateError) as failure:
        load_outline("mine", [tmp_path / "own", tmp_path])
    (found,) = failure.value.problems
    assert (found.code, str(found.source)) == ({"folder": "file-is-folder", "pipe": "file-not-regular"}[kind], str(place))

"""Files that are no programme at all: each gets one clear problem, and no exception but ContentError."""

import os
import time
from pathlib import Path

import pytest

from briefing_builder.content import load_programme
from briefing_builder.errors import ContentError
from briefing_builder.files.resources import resource
from briefing_builder.problems import Problem

MINIMAL = resource("examples", "minimal", "briefing.yaml")


def problems_of(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as failure:
        load_programme(path)
    assert failure.value.exit_code == 3
    return failure.value.problems


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"# only a comment\n", "empty-file"),
        (b"\x7fELF\x00\x01\x02", "binary-file"),
        ("organisation: é\n".encode("utf-16"), "binary-file"),
        ("organisation: Caf\u00e9\n".encode("cp1252"), "not-utf-8"),
        (b"organisation:\n\tname: Acme\n", "tab-indentation"),
        (b"[" * 100_000, "too-deep"),
        (b"- " * 100_000, "too-deep"),
        (b"a: [unclosed\n", "yaml-syntax"),
        (b"just words\n", "not-a-map"),
    ],
)
def test_a_file_that_is_no_programme_has_exactly_one_problem(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "briefing.yaml"
    file.write_bytes(content)
    assert [problem.code for problem in problems_of(file)] == [code]


def test_ten_megabytes_of_yaml_are_refused_before_they_are_read(tmp_path: Path) -> None:
    file = tmp_path / "briefing.yaml"
    file.write_bytes(b"key: value\n" * 1_000_000)
    begin = time.process_time()
    assert [problem.code for problem in problems_of(file)] == ["file-too-large"]
    assert time.process_time() - begin < 0.5


def test_an_alias_bomb_never_grows(tmp_path: Path) -> None:
    levels = ["a: &a [x, x, x]"] + [f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(20)]
    file = tmp_path / "briefing.yaml"
    file.write_text("\n".join(levels), encoding="utf-8")
    assert {"yaml-alias"} < {problem.code for problem in problems_of(file)}


def test_a_folder_without_briefing_yaml_says_which_file_it_lacks(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path)
    assert problem.code == "file-missing"
    assert str(problem.source) == str(tmp_path / "briefing.yaml")


def test_a_folder_named_briefing_yaml_is_told(tmp_path: Path) -> None:
    (tmp_path / "briefing.yaml").mkdir()
    assert [problem.code for problem in problems_of(tmp_path)] == ["file-is-folder"]


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "briefing.yaml")
    assert [problem.code for problem in problems_of(tmp_path)] == ["file-not-regular"]


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "briefing.yaml").symlink_to(tmp_path / "briefing.yaml")
    assert {problem.code for problem in problems_of(tmp_path)} <= {"file-missing", "file-unreadable"}


def test_an_include_that_a_link_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("language: fr\n", encoding="utf-8")
    folder = tmp_path / "programme"
    folder.mkdir()
    (folder / "inside.yaml").symlink_to(outside)
    (folder / "briefing.yaml").write_text("include: inside.yaml\n" + MINIMAL.read_text(encoding="utf-8"), encoding="utf-8")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.source and problem.source.line) == ("outside-folder", 1)


def test_an_include_by_its_absolute_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "more.yaml").write_text("language: fr\n", encoding="utf-8")
    (tmp_path / "briefing.yaml").write_text(f"include: {tmp_path}/more.yaml\n" + MINIMAL.read_text(encoding="utf-8"), encoding="utf-8")
    assert [problem.code for problem in problems_of(tmp_path)] == ["outside-folder"]


def test_an_include_of_a_subfolder_names_its_files_from_there(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.yaml").write_text("include: ../two.yaml\n", encoding="utf-8")
    (tmp_path / "two.yaml").write_text("language: fr\n", encoding="utf-8")
    (tmp_path / "briefing.yaml").write_text("include: parts/one.yaml\n" + MINIMAL.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_programme(tmp_path).value.content.language == "fr"


def test_problems_of_every_file_and_kind_come_together(tmp_path: Path) -> None:
    broken = MINIMAL.read_text(encoding="utf-8").replace("minutes: 12", "minutes: twelve").replace("objective: loyal", "objective: loyl")
    (tmp_path / "briefing.yaml").write_text("include: [more.yaml]\n" + broken, encoding="utf-8")
    (tmp_path / "more.yaml").write_text(
        "endorsements:\n  - {id: a, name: A, title: A, level: executive, statement: Yes, "
        "permission: {given: true}, portrait: {file: a.png}}\n"
        "pilot: {starts: 2026-09-01, ends: 2026-10-01, data: {file: rows.csv}}\n",
        encoding="utf-8",
    )
    rows = "learner_id,department_id,course_id,completion_status\nx,nowhere,calm-calls,completed\n"
    (tmp_path / "rows.csv").write_text(rows, encoding="utf-8")
    codes = {problem.code for problem in problems_of(tmp_path)}
    assert codes == {"wrong-type", "unknown-objective", "file-missing", "row-unknown-department"}


def test_places_are_told_relative_to_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "briefing.yaml").write_text("organisation: 5\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert {problem.source.path for problem in problems_of(tmp_path / "deep") if problem.source} == {"deep/briefing.yaml"}

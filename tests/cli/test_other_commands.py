"""`briefing new`, `check`, `notes`, `explain` and `schema`."""

import json
from pathlib import Path

import pytest
from commands import Briefing


def test_new_makes_a_programme_that_builds(briefing: Briefing) -> None:
    assert briefing("new", "mine").code == 0
    assert briefing("build", "mine").code == 0


def test_new_says_what_to_do_next(briefing: Briefing) -> None:
    assert "briefing build mine" in briefing("new", "mine").err


def test_new_with_example_copies_the_whole_example(briefing: Briefing, tmp_path: Path) -> None:
    assert briefing("new", "mine", "--example").code == 0
    assert (tmp_path / "mine" / "departments.yaml").is_file()
    assert briefing("check", "mine").code == 0


def test_new_copies_the_example_that_is_named(briefing: Briefing, tmp_path: Path) -> None:
    assert briefing("new", "mine", "--example", "ardmullen").code == 0
    assert "Ardmullen" in (tmp_path / "mine" / "briefing.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("mine", "--example", "ardmulen"), ("--example", "mine")])
def test_an_unknown_example_is_told_with_the_names_of_all(briefing: Briefing, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = briefing("new", *arguments)
    assert ended.code == 2
    assert "ardmullen, malindara, merrowdale" in ended.err
    assert not (tmp_path / "mine").exists()


def test_new_never_overwrites(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "briefing.yaml").write_text("my own words", encoding="utf-8")
    assert briefing("new", "mine").code == 8
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["briefing.yaml"]
    assert (tmp_path / "mine" / "briefing.yaml").read_text(encoding="utf-8") == "my own words"


def test_check_without_errors_leaves_with_0_and_counts(briefing: Briefing, merrowdale: Path) -> None:
    ended = briefing("check", merrowdale)
    assert ended.code == 0
    assert ended.err.splitlines()[-1].startswith("0 errors, ")


def test_check_prints_place_severity_message_code_and_hint(briefing: Briefing, minimal: Path) -> None:
    first, second, *_ = briefing("check", minimal).out.splitlines()
    assert first.startswith(f"{minimal}/briefing.yaml")
    assert ": warning: " in first
    assert first.endswith("]")
    assert second.startswith("  hint: ")


def test_check_as_json_has_every_problem_with_its_place(briefing: Briefing, minimal: Path) -> None:
    document = json.loads(briefing("check", minimal, "--format", "json").out)
    assert document["errors"] == 0
    assert document["warnings"] == len([each for each in document["problems"] if each["severity"] == "warning"]) > 0
    assert set(document["problems"][0]) == {"code", "severity", "message", "path", "line", "column", "hint"}


def test_check_with_errors_leaves_with_3(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "briefing.yaml").write_text("organisation:\n  nmae: Example\n", encoding="utf-8")
    ended = briefing("check")
    assert ended.code == 3
    assert "briefing.yaml:2:3: error: " in ended.out


def test_check_as_json_is_json_even_for_broken_content(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "briefing.yaml").write_text("a: [\n", encoding="utf-8")
    ended = briefing("check", "--format", "json")
    assert ended.code == 3
    assert json.loads(ended.out)["errors"] >= 1


def test_the_programme_may_be_named_by_its_file(briefing: Briefing, minimal: Path) -> None:
    assert briefing("check", minimal / "briefing.yaml").code == 0


def test_notes_print_the_script(briefing: Briefing, merrowdale: Path) -> None:
    ended = briefing("notes", merrowdale, "-d", "warehouse")
    assert ended.code == 0
    assert "(00:30)" in ended.out
    assert "Q&A 10:00, 33.3 % of the time" in ended.out


def test_notes_as_markdown(briefing: Briefing, merrowdale: Path) -> None:
    assert briefing("notes", merrowdale, "-d", "warehouse", "--format", "markdown").out.startswith("# ")


def test_notes_go_into_a_file(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    ended = briefing("notes", merrowdale, "-d", "warehouse", "-o", "script.txt")
    assert (ended.code, ended.out) == (0, "")
    assert "SAY" in (tmp_path / "script.txt").read_text(encoding="utf-8")


def test_notes_need_a_department(briefing: Briefing, merrowdale: Path) -> None:
    assert briefing("notes", merrowdale).code == 2


def test_explain_names_scores_and_rules(briefing: Briefing, merrowdale: Path) -> None:
    ended = briefing("explain", merrowdale, "-d", "contact-centre")
    assert ended.code == 0
    assert "[priority]" in ended.out


def test_explain_as_json_marks_what_was_chosen(briefing: Briefing, merrowdale: Path) -> None:
    document = json.loads(briefing("explain", merrowdale, "-d", "contact-centre", "--format", "json").out)
    (benefits,) = (section for section in document["sections"] if section["id"] == "benefits")
    chosen = [line["id"] for line in benefits["lines"] if line["chosen"]]
    assert sorted(chosen) == ["b-just-in-time", "b-time-back", "b-visible"]  # domain rules for this department, three benefits


def test_schema_describes_the_departments(briefing: Briefing) -> None:
    assert "departments" in json.loads(briefing("schema").out)["properties"]


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("path", ["nowhere", "empty.yaml", "binary.yaml", "tabs.yaml", "folder"])
def test_bad_input_is_a_content_problem_without_traceback(briefing: Briefing, tmp_path: Path, command: str, path: str) -> None:
    (tmp_path / "empty.yaml").write_bytes(b"")
    (tmp_path / "binary.yaml").write_bytes(bytes(range(256)))
    (tmp_path / "tabs.yaml").write_text("organisation:\n\tname: Example\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    ended = briefing(command, path)
    assert ended.code == 3
    assert ": error: " in ended.out + ended.err
    assert "Traceback" not in ended.err
    assert not (tmp_path / "out").exists()

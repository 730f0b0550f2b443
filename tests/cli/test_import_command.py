"""`briefing import`: what was understood is shown, what is open is asked or ends the command, and what is written can be taken back."""

import json
import os
from pathlib import Path
from shutil import copytree

import pytest
from commands import Briefing, runner

from briefing_builder.files.resources import resource

HEADER = "learner_id,department_id,course_id,completion_status,score_pct"
ROWS = (
    "ann@x.example,sales,c-calls,completed,77",
    "bo@x.example,Field Servicing,c-calls,in_progress,",
    "cy@x.example,Boardroom,c-calls,completed,80",
)


@pytest.fixture
def briefing(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Briefing:
    copytree(resource("examples", "merrowdale"), tmp_path / "m")
    return runner(capsys, tmp_path, monkeypatch)


def export(folder: Path, *rows: str, name: str = "export.csv", header: str = HEADER) -> Path:
    file = folder / name
    file.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return file


def tree_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mtime_ns) for file in sorted(folder.rglob("*")) if file.is_file()
    }


def test_what_is_open_ends_the_command_with_the_answers_ready_to_copy(briefing: Briefing, tmp_path: Path) -> None:
    ended = briefing("import", export(tmp_path, *ROWS), "--into", "m")
    assert ended.code == 3
    assert '--map "department/Field Servicing=field-service"' in ended.err
    assert '--map "department/Boardroom=-"' in ended.err
    assert "2 questions are open" in ended.err
    assert not (tmp_path / "m/.briefing").exists()
    assert "export.csv: " in ended.out


ANSWERS = ("--map", "department/Field Servicing=field-service", "--map", "department/boardroom=-")


def test_with_the_answers_rows_and_record_are_written_and_nobody_is_named(briefing: Briefing, tmp_path: Path) -> None:
    ended = briefing("import", export(tmp_path, *ROWS), "--into", "m", *ANSWERS)
    assert ended.code == 0, ended.err
    rows = (tmp_path / "m/data/pilot-imported.csv").read_text()
    assert sorted(line.partition(",")[2] for line in rows.splitlines()[1:]) == [
        "field-service,c-calls,in_progress,",
        "sales,c-calls,completed,77",
    ]
    written = "".join(content.decode() for content, _ in tree_of(tmp_path / "m" / ".briefing").values())
    record = (tmp_path / "m/data/pilot-imported.import.json").read_text()
    assert "x.example" not in ended.out + ended.err + written + rows + record
    assert "1 row left out: left out by an answer" in ended.out


def test_the_same_again_changes_nothing_and_answers_are_used_again(briefing: Briefing, tmp_path: Path) -> None:
    file = export(tmp_path, *ROWS)
    briefing("import", file, "--into", "m", *ANSWERS)
    before = tree_of(tmp_path / "m")
    again = briefing("import", file, "--into", "m")
    assert again.code == 0, again.err
    assert "answers of an earlier import are used again: department/Field Servicing=field-service" in again.out
    assert "nothing has changed" in again.err
    assert tree_of(tmp_path / "m") == before


def test_an_import_is_taken_back(briefing: Briefing, tmp_path: Path) -> None:
    before = tree_of(tmp_path / "m")
    briefing("import", export(tmp_path, *ROWS), "--into", "m", *ANSWERS)
    assert briefing("import", "--undo", "--into", "m").code == 0
    after = tree_of(tmp_path / "m")
    assert {name: content for name, (content, _) in after.items() if not name.startswith(".briefing")} == {
        name: content for name, (content, _) in before.items()
    }
    assert briefing("import", "--undo", "--into", "m").code == 3


def test_what_was_edited_since_is_not_taken_back(briefing: Briefing, tmp_path: Path) -> None:
    briefing("import", export(tmp_path, *ROWS), "--into", "m", *ANSWERS)
    (tmp_path / "m/imports.yaml").write_text("imports: []\n")
    ended = briefing("import", "--undo", "--into", "m")
    assert ended.code == 8
    assert "m/imports.yaml: error: the file was changed since the import" in ended.err
    assert (tmp_path / "m/data/pilot-imported.csv").exists()


def test_rows_that_were_changed_by_hand_are_not_written_over(briefing: Briefing, tmp_path: Path) -> None:
    briefing("import", export(tmp_path, *ROWS), "--into", "m", *ANSWERS)
    rows = tmp_path / "m/data/pilot-imported.csv"
    rows.write_text(rows.read_text().replace(",77", ",78"))
    ended = briefing("import", export(tmp_path, *ROWS, "di,sales,c-data,completed,9"), "--into", "m")
    assert ended.code == 8
    assert "changed by hand since they were imported" in ended.err
    assert ",78" in rows.read_text()


def test_what_somebody_wrote_beside_the_answers_stays(briefing: Briefing, tmp_path: Path) -> None:
    briefing("import", export(tmp_path, *ROWS), "--into", "m", *ANSWERS)
    kept = tmp_path / "m/imports.yaml"
    kept.write_text(kept.read_text().replace("    answers:", "    # asked the platform's team in May\n    answers:"))
    more = export(tmp_path, *ROWS, "di@x.example,Kitchen,c-data,completed,90")
    assert briefing("import", more, "--into", "m", "--map", "department/Kitchen=-").code == 0
    assert "    # asked the platform's team in May" in kept.read_text()
    assert "department/Kitchen: '-'" in kept.read_text() or 'department/Kitchen: "-"' in kept.read_text()


def test_an_answer_in_words_is_taken_too(briefing: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_builder.cli.programmes.import_._can_ask", lambda: True)
    answers = iter(("warehouse", "-"))
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(answers))
    ended = briefing("import", export(tmp_path, *ROWS), "--into", "m")
    assert ended.code == 0, ended.err
    assert "warehouse,c-calls,in_progress" in (tmp_path / "m/data/pilot-imported.csv").read_text()


def test_another_column_with_the_ids_of_the_other_file_is_asked_about(briefing: Briefing, tmp_path: Path) -> None:
    people = ("ann", "bo", "cy")
    rows = [f"{name},{name}@x.example,sales,c-calls,completed" for name in people]
    first = export(tmp_path, *rows, name="first.csv", header="Username,Email,Department,Course,Status")
    second = export(
        tmp_path,
        *(f"{name}@x.example,c-calls,8{index}" for index, name in enumerate(people)),
        name="second.csv",
        header="Email,Course,Score",
    )
    ended = briefing("import", first, second, "--into", "m")
    assert ended.code == 3
    assert "first.csv: none of its learners is in another file by “Username”; by “Email” 3 are" in ended.err
    assert '--map "Email=learner_id"' in ended.err
    assert "x.example" not in ended.out + ended.err
    assert briefing("import", first, second, "--into", "m", "--map", "Email=learner_id").code == 0
    assert (tmp_path / "m/data/pilot-imported.csv").read_text().count("sales,c-calls,completed,8") == 3


@pytest.mark.parametrize("name", ["nothing.csv", "m", "empty.csv"])
def test_what_is_no_table_is_told_in_plain_words(briefing: Briefing, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.csv").write_text("")
    ended = briefing("import", name, "--into", "m")
    assert ended.code == 3
    assert f"{name}: error: " in ended.err
    assert "Traceback" not in ended.err


def test_a_file_that_is_given_twice_is_wrong_usage(briefing: Briefing, tmp_path: Path) -> None:
    ended = briefing("import", export(tmp_path, *ROWS), export(tmp_path, *ROWS, name="copy.csv"), "--into", "m")
    assert ended.code == 2
    assert "export.csv is given twice, the second time as copy.csv" in ended.err


def test_a_dry_run_writes_nothing(briefing: Briefing, tmp_path: Path) -> None:
    before = tree_of(tmp_path / "m")
    ended = briefing("import", export(tmp_path, *ROWS), "--into", "m", *ANSWERS, "--dry-run")
    assert ended.code == 0
    assert "2 rows would be in m/data/pilot-imported.csv" in ended.err
    assert tree_of(tmp_path / "m") == before


def test_errors_of_all_files_are_told_at_once_without_what_is_personal(briefing: Briefing, tmp_path: Path) -> None:
    first = export(tmp_path, "ann@x.example,sales,c-calls,completed,170", "cy@x.example,sales,c-calls,completed,7", name="first.csv")
    second = export(tmp_path, "bo@x.example,sales,c-calls,completed,-7", ",sales,c-calls,completed,70", name="second.csv")
    ended = briefing("import", first, second, "--into", "m", "--map", "learners=as-they-are", "-v")
    assert ended.code == 3
    assert [line.partition(": ")[0].rpartition("/")[2] for line in ended.err.splitlines() if ": error: " in line] == [
        "first.csv:2:5",
        "second.csv:2:5",
        "second.csv:3:1",
    ]
    assert "x.example" not in ended.err
    assert not (tmp_path / "m/.briefing").exists()


def test_bad_rows_are_left_out_only_where_that_is_asked_for(briefing: Briefing, tmp_path: Path) -> None:
    file = export(tmp_path, "ann@x.example,sales,c-calls,completed,170", "bo@x.example,sales,c-calls,completed,7")
    ended = briefing("import", file, "--into", "m", "--skip-bad")
    assert ended.code == 0, ended.err
    assert "1 row with errors left out" in ended.out
    record = json.loads((tmp_path / "m/data/pilot-imported.import.json").read_text())
    assert (record["rows_written"], record["skipped_bad"]) == (1, 1)


def test_an_answer_to_nothing_is_wrong_usage(briefing: Briefing, tmp_path: Path) -> None:
    ended = briefing("import", export(tmp_path, *ROWS), "--into", "m", *ANSWERS, "--map", "score_pkt=-")
    assert ended.code == 2
    assert "Did you mean “score_pct”?" in ended.err


def test_the_report_as_data(briefing: Briefing, tmp_path: Path) -> None:
    ended = briefing("import", export(tmp_path, *ROWS), "--into", "m", "--format", "json")
    assert ended.code == 3
    document = json.loads(ended.out)
    assert [question["key"] for question in document["questions"]] == ["department/Field Servicing", "department/Boardroom"]
    assert document["written"] == []
    assert "x.example" not in ended.out


def test_questions_are_asked_where_somebody_can_answer(briefing: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_builder.cli.programmes.import_._can_ask", lambda: True)
    answers = iter(("1", "1"))
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(answers))
    ended = briefing("import", export(tmp_path, *ROWS), "--into", "m")
    assert ended.code == 0, ended.err
    assert "  1  Field Service Engineering" in ended.out
    assert len((tmp_path / "m/data/pilot-imported.csv").read_text().splitlines()) == 3


def test_a_file_of_somebody_is_never_written_over(briefing: Briefing, tmp_path: Path) -> None:
    ended = briefing("import", export(tmp_path, *ROWS), "--into", "m", *ANSWERS, "--name", "pilot")
    assert ended.code == 8
    assert "was not written by an import" in ended.err


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_key_is_for_its_owner_only(briefing: Briefing, tmp_path: Path) -> None:
    briefing("import", export(tmp_path, *ROWS), "--into", "m", *ANSWERS)
    assert (tmp_path / "m/.briefing/key").stat().st_mode & 0o777 == 0o600

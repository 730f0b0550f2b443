"""Many problems: one line a cause, and really all of them at once."""

import json
import re
import shutil
from pathlib import Path

import pytest
from commands import Briefing

ROWS = "learner_id,department_id,course_id,completion_status,score_pct,learning_minutes,enrolled_on\n"
PILOT = "pilot: {starts: 2026-09-01, ends: 2026-10-01, data: {file: rows.csv}}\n"


def with_departments(minimal: Path, folder: Path, count: int) -> Path:
    shutil.copytree(minimal, folder)
    rows = [f'dept-{n},Department {n},{20 + n},"At the door in time [time-back]",Person {n}' for n in range(1, count + 1)]
    (folder / "departments.csv").write_text("\n".join(["id,name,headcount,priorities,first_voice", *rows]) + "\n", encoding="utf-8")
    file = folder / "briefing.yaml"
    file.write_text("departments_file: departments.csv\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_forty_departments_are_told_in_less_than_forty_lines(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    programme = with_departments(minimal, tmp_path / "many", 40)
    ended = briefing("check", programme)
    assert ended.code == 0
    assert len(ended.out.splitlines()) < 40
    assert "asked first [first-voice-unbriefed] (40 times; also at 3:58, 4:58, 5:58 …)" in ended.out
    assert ended.err == "Problems with one cause are shown once; -v lists each problem.\n0 errors, 93 warnings\n"


def test_json_and_verbose_keep_each_problem(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    programme = with_departments(minimal, tmp_path / "some", 5)
    listed = json.loads(briefing("check", programme, "--format", "json").out)["problems"]
    assert sum(problem["code"] == "first-voice-unbriefed" for problem in listed) == 5
    assert briefing("check", programme, "-v").out.count("[first-voice-unbriefed]") == 5
    assert briefing("check", programme).out.count("[first-voice-unbriefed]") == 1


def test_building_tells_a_cause_of_several_decks_once(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    programme = with_departments(minimal, tmp_path / "few", 2)
    ended = briefing("build", programme)
    assert ended.code == 0
    assert ended.err.count("[first-voice-unbriefed]") == 1
    assert "[first-voice-unbriefed] (2 times; also at 3:" in ended.err


def test_six_hundred_faulty_rows_are_a_line_a_cause(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    shutil.copytree(minimal, tmp_path / "own")
    file = tmp_path / "own" / "briefing.yaml"
    file.write_text(PILOT + file.read_text(encoding="utf-8"), encoding="utf-8")
    rows = [f"p{n},dept-{n},calm-calls,halfway,some,few,in September" for n in range(600)]
    (tmp_path / "own" / "rows.csv").write_text(ROWS + "\n".join(rows) + "\n", encoding="utf-8")
    ended = briefing("check", "own")
    causes = [line for line in ended.out.splitlines() if not line.startswith("  hint")]
    assert ended.code == 3
    assert [re.sub(r"^.*? error: | \[row-value\] ", "", line).partition(";")[0] for line in causes if "[row-value]" in line] == [
        '"halfway" is not a completion status(600 times',
        'score_pct: "some" is not a number(600 times',
        'learning_minutes: "few" is not a number(600 times',
        'enrolled_on: "in September" is not a date as YYYY-MM-DD(600 times',
    ]
    assert len(causes) <= 15
    assert ended.err.endswith("\n3000 errors, 0 warnings\n")


@pytest.mark.parametrize("command", ["check", "build"])
def test_content_look_texts_and_templates_are_told_in_one_round(briefing: Briefing, minimal: Path, tmp_path: Path, command: str) -> None:
    shutil.copytree(minimal, tmp_path / "own")
    file = tmp_path / "own" / "briefing.yaml"
    text = file.read_text(encoding="utf-8").replace("minutes: 12", "minutes: twelve").replace("objective: loyal", "objective: loyl")
    text += "brand: {base: civil, colours: {accent: blue}}\nmanager_actions:\n"
    text += '  - {id: a, text: "{{ pilot.leaners }} of {{ pilot.people }} took part.", by: soon}\n'
    text += '  - {id: b, text: "{{ pilot.learners", by: soon}\n'
    text += '  - {id: c, text: "{{ pilot.by_department.customer_service.learners }}", by: soon}\n'
    file.write_text(text, encoding="utf-8")
    for name, written in (("slides/ask.xml.j2", "<slide>{% if %}"), ("outlines/mine.yaml", "slot_minutes: ten\nslides: []\n")):
        (tmp_path / "own" / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "own" / "templates" / name).write_text(written, encoding="utf-8")
    ended = briefing(command, "own", "-v")
    found = re.findall(r"^(\S+?): error: .*\[([\w-]+)\]$", ended.out + ended.err, re.MULTILINE)
    assert sum(code == "text-value-unknown" for _, code in found) == 2, "both of one text"
    assert {(place.removeprefix("own/"), code) for place, code in found} == {
        ("briefing.yaml:28:23", "wrong-type"),
        ("briefing.yaml:31:20", "unknown-objective"),
        ("briefing.yaml:35:15", "brand-unknown"),
        ("briefing.yaml:35:40", "bad-colour"),
        ("briefing.yaml:37:19", "text-value-unknown"),
        ("briefing.yaml:38:19", "text-syntax"),
        ("templates/slides/ask.xml.j2:1", "template-syntax"),
        ("templates/outlines/mine.yaml:1:15", "outline-value"),
        ("templates/outlines/mine.yaml:1:15", "outline-questions"),
    }


def test_a_file_that_cannot_be_read_blames_no_text_that_names_what_is_in_it(briefing: Briefing, merrowdale: Path, tmp_path: Path) -> None:
    shutil.copytree(merrowdale, tmp_path / "own")
    asked = tmp_path / "own" / "objections.yaml"
    text = asked.read_text(encoding="utf-8")
    assert "{{ pilot.completion_rate_pct }}" in text
    asked.write_text(text.replace("pilot.completion_rate_pct", "pilot.by_department.warehouse.completion_rate_pct"), encoding="utf-8")
    file = tmp_path / "own" / "departments.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("    headcount:", "   headcount:", 1), encoding="utf-8")
    ended = briefing("check", "own", "-v")
    assert re.findall(r"^own/(\S+?):[\d:]+ error: .*\[([\w-]+)\]$", ended.out, re.MULTILINE) == [("departments.yaml", "yaml-syntax")]


def test_a_text_that_is_not_heard_is_checked_too(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    shutil.copytree(minimal, tmp_path / "own")
    file = tmp_path / "own" / "briefing.yaml"
    text = file.read_text(encoding="utf-8").replace("objectives:  ", "  - {id: other, name: Other}\nobjectives:  ")
    unheard = "  - {id: quiet, title: Quiet, duration_minutes: 5, audience: [other], use_when: '{{ pilots.learners }} did.'}\n"
    file.write_text(text + unheard, encoding="utf-8")
    ended = briefing("check", "own", "-d", "customer-service")
    assert "own/briefing.yaml:36:81: error: there is no value 'pilots' here [text-value-unknown]" in ended.out
    assert briefing("build", "own", "-d", "customer-service").code == 0, "a deck that does not say it is not stopped by it"


def test_a_broken_look_and_a_broken_template_of_valid_content_come_together(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    shutil.copytree(minimal, tmp_path / "own")
    file = tmp_path / "own" / "briefing.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "brand: {base: civil}\n", encoding="utf-8")
    own = tmp_path / "own" / "templates" / "slides"
    own.mkdir(parents=True)
    (own / "qa.xml.j2").write_text("<slide id='qa'>{{ nothing }}</slide>")
    ended = briefing("build", "own")
    assert "[brand-unknown]" in ended.err
    assert "[template-value-unknown]" in ended.err
    assert ended.code == 4

"""Completions of a platform in German, a list of people and a form of Microsoft: one pilot, three files, two questions."""

from datetime import datetime
from pathlib import Path
from shutil import copytree

import pytest
from commands import Briefing, runner
from openpyxl import Workbook
from pilot_writers import pilot_rows

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import load

LIKED, USED = "How useful was the course?", "Have you used it at work?"
NAMES = {
    "contact-centre": "Customer Contact Centre",
    "field-service": "Field Service",
    "warehouse": "WAREHOUSE & LOGISTICS",
    "sales": "Sales + Account Management",
    "finance": "finance and shared services",
    "technology": "Technology/Digital",
}
STATES = {"completed": "Abgeschlossen", "in_progress": "In Bearbeitung", "not_started": "Nicht begonnen"}
COURSES = {
    "c-calls": "Calm Calls",
    "c-visit": "The Ninety-Second Visit Record",
    "c-lift": "Lift, Reach, Go",
    "c-data": "Data Protection in Practice",
    "c-product": "Product facts in five",
    "c-upsell": "Service Contracts Made Simple",
    "c-phish": "Stop & Look",
    "c-excel": "Spreadsheets that reconcile",
    "c-coach": "Ten-Minute Coaching Talks",
}


def completions(file: Path) -> Path:
    lines = ["Benutzername;Vorname;Nachname;Kursname;Status;Einschreibedatum;Abschlussdatum;Punktzahl"]
    for number, row in enumerate(pilot_rows()):
        enrolled, completed = (".".join(reversed(row[column].split("-"))) for column in ("enrolled_on", "completed_on"))
        who = f"{row['learner_id'].upper()}@Merrowdale.example;{'JKLMN'[number % 5]}ürgen;Groß"
        course = COURSES[row["course_id"]]
        lines.append(f"{who};{course};{STATES[row['completion_status']]};{enrolled};{completed};{row['score_pct'].replace('.', ',')}")
    file.write_bytes("\r\n".join(lines).encode("cp1252"))
    return file


def people(file: Path) -> Path:
    book = Workbook()
    book.active.append(["Personalliste, Stand 31.10.2026"])
    book.active.append([])
    book.active.append(["E-Mail", "Name", "Abteilung", "Führungskraft"])
    for row in {row["learner_id"]: row for row in pilot_rows()}.values():
        leads = "ja" if row["is_manager"] == "yes" else "nein"
        book.active.append([f"{row['learner_id']}@merrowdale.example", "Jürgen Groß", NAMES[row["department_id"]], leads])
    book.active.append(["nobody@merrowdale.example", "Nicht Dabei", NAMES["sales"], "nein"])
    book.save(file)
    return file


def survey(file: Path) -> Path:
    book = Workbook()
    book.active.append(["ID", "Start time", "Completion time", "Email", "Name", LIKED, USED])
    rows = [row for row in pilot_rows() if row["course_id"] == "c-calls" and row["reaction_1_to_5"]]
    for number, row in enumerate(rows, 1):
        used = {"yes": "Yes", "no": "No", "": None}[row["applied_after_30_days"]]
        times = (datetime(2026, 10, 1, 9, 0), datetime(2026, 10, 1, 9, 5))
        book.active.append([number, *times, f"{row['learner_id']}@merrowdale.example", "Jürgen", int(row["reaction_1_to_5"]), used])
    book.save(file)
    return file


def test_three_exports_become_one_pilot(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(resource("examples", "merrowdale"), tmp_path / "m")
    briefing: Briefing = runner(capsys, tmp_path, monkeypatch)
    before = load(tmp_path / "m").figures
    files = (completions(tmp_path / "kurse.csv"), people(tmp_path / "personal.xlsx"), survey(tmp_path / "umfrage.xlsx"))
    asked = briefing("import", *files, "--into", "m")
    assert asked.code == 3
    assert f'--map "reaction_1_to_5={LIKED}"' in asked.err
    assert '--map "course=c-calls"' in asked.err
    answers = (f"reaction_1_to_5={LIKED}", f"applied_after_30_days={USED}", "course=c-calls")
    ended = briefing("import", *files, "--into", "m", *(part for answer in answers for part in ("--map", answer)))
    assert ended.code == 0, ended.err
    assert "1 learner of personal.xlsx is in no other file" in ended.out
    after = load(tmp_path / "m").figures
    for name in ("learners", "managers", "completions", "start_rate_pct", "completion_rate_pct"):
        assert after.organisation[f"pilot:{name}"].value == before.organisation[f"pilot:{name}"].value
    for group in ("by_department", "by_course"):
        for id, figures in getattr(before, group).items():
            assert getattr(after, group)[id]["pilot:completions"].value == figures["pilot:completions"].value
    assert after.by_course["c-calls"]["pilot:reaction_mean"].value == before.by_course["c-calls"]["pilot:reaction_mean"].value
    names = ("data/pilot-imported.csv", "data/pilot-imported.import.json", "imports.yaml", ".briefing/last-import.json")
    kept = "".join((tmp_path / "m" / name).read_text(encoding="utf-8") for name in names)
    everything = asked.out + asked.err + ended.out + ended.err + kept
    assert "merrowdale.example" not in everything.casefold()
    assert "Groß" not in everything

"""Reports as platforms write them, with people of ours: what each says is understood, without a question that its file could answer."""

from pathlib import Path

import pytest

from briefing_builder.importers.recognition import understand
from briefing_builder.importers.recognition.model import Understood
from briefing_builder.importers.sheets.reading import read_sheets

TABLES = Path(__file__).parent / "samples" / "tables"
FIRST_ROWS = {
    "adobe_fr": "learner_id=u1 course_id=Appels calmes delivery_mode=eLearning enrolled_on=2026-09-13 first_launched_on=2026-09-16 "
    "completed_on=2026-09-23 completion_status=completed success_status=passed score_pct=80 learning_minutes=16",
    "coursera": "learner_id=17 course_id=ML enrolled_on=2026-09-13 completed_on=2026-09-23 completion_status=completed score_pct=92.5",
    "french": "learner_id=17 department_id=Ventes course_id=Gestes sûrs enrolled_on=2026-09-13 completed_on=2026-09-23 "
    "completion_status=completed score_pct=87.5 learning_minutes=45",
    "attendance": "learner_id=17 department_id=Sales course_id=Safe lifting completed_on=2026-09-23 completion_status=completed "
    "reaction_1_to_5=4",
    "german": "learner_id=u17 department_id=Vertrieb course_id=Sicher heben enrolled_on=2026-09-13 first_launched_on=2026-09-14 "
    "completed_on=2026-09-23 completion_status=completed score_pct=90 learning_minutes=45",
    "japanese": "learner_id=17 department_id=営業 course_id=安全 enrolled_on=2026-09-13 completed_on=2026-09-23 "
    "completion_status=completed score_pct=85 learning_minutes=45",
    "learndash": "learner_id=17 course_id=Safe lifting first_launched_on=2026-09-14 completed_on=2026-09-23 completion_status=completed "
    "learning_minutes=45.166667",
    "linkedin": "learner_id=17 course_id=Time Management delivery_mode=Course first_launched_on=2026-09-13 completed_on=2026-09-14 "
    "completion_status=completed learning_minutes=90",
    "litmos_course": "learner_id=ann@example.org completion_status=not_started",
    "pluralsight": "learner_id=17 department_id=Sales course_id=Safe lifting first_launched_on=2026-09-14 completed_on=2026-09-23 "
    "completion_status=completed learning_minutes=45.5",
    "skillsoft": "learner_id=u17 department_id=Sales course_id=Safe lifting first_launched_on=2026-09-13 completed_on=2026-09-23 "
    "completion_status=completed score_pct=90 learning_minutes=45 sessions=2",
    "thinkific": "learner_id=ann@example.org course_id=Safe lifting first_launched_on=2026-09-14 completed_on=2026-09-23 "
    "completion_status=completed",
    "udemy": "learner_id=17 course_id=Python Bootcamp enrolled_on=2026-09-13 completed_on=2026-09-23 completion_status=completed "
    "learning_minutes=595.5",
}
OPEN = {"litmos_course": ["course"]}


def understood(name: str) -> Understood:
    return understand(read_sheets(TABLES / f"{name}.csv", f"{name}.csv").value, {})


def test_every_sample_has_a_row_that_is_expected() -> None:
    assert sorted(FIRST_ROWS) == sorted(file.stem for file in TABLES.glob("*.csv"))


@pytest.mark.parametrize("name", FIRST_ROWS)
def test_the_first_row_of_a_report_says_what_it_says(name: str) -> None:
    table = understood(name)
    assert [question.key for question in table.questions] == OPEN.get(name, [])
    assert table.problems == ()
    assert " ".join(f"{field}={text}" for field, text in table.table.rows[0].cells.items() if text) == FIRST_ROWS[name]


@pytest.mark.parametrize("name", FIRST_ROWS)
def test_nobody_who_has_not_finished_is_completed(name: str) -> None:
    states = [row.cells["completion_status"] for row in understood(name).table.rows]
    assert states.count("completed") in range(1, len(states))


@pytest.mark.parametrize("name", FIRST_ROWS)
def test_no_name_and_no_address_is_in_anything_that_is_told(name: str) -> None:
    table = understood(name)
    said = repr((table.columns, table.decisions, table.questions, table.problems, table.left_out))
    assert not [text for text in ("Ann", "Chen", "@", "Petit", "山田") if text in said]

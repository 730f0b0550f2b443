"""Headings of real reports, in many languages, and the field that each names."""

import pytest
from sheets_by_hand import file_by_hand

from briefing_builder.importers.recognition import understand
from briefing_builder.importers.recognition.headings import FIELDS, OTHER, heading_key, heading_matches

DAYS = ("13/09/2026", "14/09/2026", "25/09/2026")
STATES = ("Completed", "In Progress", "Completed")
SCORES = ("77", "81", "92")
TIMES = ("00:16:00", "00:18:30", "01:02:00")
IDS = ("a17", "b23", "c99")
TEAMS = ("Sales", "Sales", "Finance")
COURSES = ("Calm Calls 1", "Calm Calls 1", "Coaching 2")
YES_NO = ("Yes", "No", "Yes")
COUNTS = ("1", "3", "2")
NAMES = ("Ann Lee", "Bo Chen", "Cy Dorn")
PER_CENT = ("100%", "40%", "100%")

REAL = [
    # Docebo: custom and new reports
    *(("Username", IDS, "learner_id"), ("User Unique ID", IDS, "learner_id"), ("Branch Name", TEAMS, "department_id")),
    *(("Course Name", COURSES, "course_id"), ("Course Code", COURSES, "course_id")),
    ("Course Type", ("E-Learning",) * 3, "delivery_mode"),
    *(("Enrollment Date", DAYS, "enrolled_on"), ("Course First Access Date", DAYS, "first_launched_on")),
    *(("Completion Date", DAYS, "completed_on"), ("Enrollment Status", STATES, "completion_status")),
    ("Final Score", SCORES, "score_pct"),
    *(("Session Time (min)", COUNTS, "learning_minutes"), ("Course Last Access Date", DAYS, OTHER), ("User Level", TEAMS, OTHER)),
    # TalentLMS
    *(
        ("User", IDS, "learner_id"),
        ("Enrolled on", DAYS, "enrolled_on"),
        ("Completed on", DAYS, "completed_on"),
        ("Time", TIMES, "learning_minutes"),
    ),
    *(("Average score", SCORES, "score_pct"), ("Progress status", STATES, "completion_status"), ("Branches", TEAMS, "department_id")),
    # Cornerstone
    *(("User ID", IDS, "learner_id"), ("Transcript Status", STATES, "completion_status"), ("Training Title", COURSES, "course_id")),
    *(("Transcript Completed Date", DAYS, "completed_on"), ("Transcript Registration Date", DAYS, "enrolled_on")),
    *(("User Full Name", NAMES, OTHER), ("Training Hours", COUNTS, "learning_minutes"), ("Transcript Score", SCORES, "score_pct")),
    # SuccessFactors
    *(("Entity Title", COURSES, "course_id"), ("Completion Status", STATES, "completion_status"), ("Student ID", IDS, "learner_id")),
    *(("Organization ID", TEAMS, "department_id"), ("Grade", SCORES, "score_pct"), ("Assigned Date", DAYS, "enrolled_on")),
    # Workday
    *(
        ("Employee ID", IDS, "learner_id"),
        ("Supervisory Organization", TEAMS, "department_id"),
        ("Learning Enrollment Content", COURSES, "course_id"),
    ),
    *(("Completion Date and Time", DAYS, "completed_on"), ("Worker", NAMES, OTHER)),
    # Absorb, Litmos, eloomi, Adobe Learning Manager, iSpring
    *(("Date Enrolled", DAYS, "enrolled_on"), ("Date Started", DAYS, "first_launched_on"), ("Date Completed", DAYS, "completed_on")),
    *(("Date Expires", DAYS, OTHER), ("Time Spent", TIMES, "learning_minutes"), ("Percentage Complete", PER_CENT, "completion_status")),
    *(("Completed", DAYS, "completed_on"), ("Completed", YES_NO, "completion_status"), ("completionDate", DAYS, "completed_on")),
    *(("awardedScore", SCORES, "score_pct"), ("timeSpent", TIMES, "learning_minutes"), ("courseTitle", COURSES, "course_id")),
    # Moodle, Totara, Canvas
    *(
        ("profile_field_CompletionStatus", STATES, "completion_status"),
        ("ID number", IDS, "learner_id"),
        ("Institution", TEAMS, "department_id"),
    ),
    *(("SIS User ID", IDS, "learner_id"), ("Course Completed", DAYS, "completed_on"), ("courseshortname", COURSES, "course_id")),
    *(("coursefullname", COURSES, "course_id"), ("completiondate", DAYS, "completed_on"), ("Attempts", COUNTS, "sessions")),
    *(("First access", DAYS, "first_launched_on"), ("Last access", DAYS, OTHER), ("Passed", YES_NO, "success_status")),
    ("Note /20", ("17,5", "12", "18"), "score_pct"),
    ("Score out of 50", ("47", "41", "42"), "score_pct"),
    *(("Attended", YES_NO, "completion_status"), ("Session Date", DAYS, "completed_on"), ("Session", COURSES, "course_id")),
    # LearnDash, Thinkific, Skillsoft, Pluralsight
    *(("course_completed", YES_NO, "completion_status"), ("course_completed_on", DAYS, "completed_on")),
    *(
        ("course_total_time_on", TIMES, "learning_minutes"),
        ("% Completed", PER_CENT, "completion_status"),
        ("Started At", DAYS, "first_launched_on"),
    ),
    *(("isCourseCompleted", YES_NO, "completion_status"), ("totalViewTimeInMinutes", COUNTS, "learning_minutes")),
    # our own words, and words round those that are known
    *(("completed_on", DAYS, "completed_on"), ("User: Username", IDS, "learner_id")),
    ("Enrolment - Date completed", DAYS, "completed_on"),
    *(("Is people manager", YES_NO, "is_manager"), ("Pre-test score", SCORES, "score_pre_pct"), ("Due date", DAYS, OTHER)),
    # other languages
    *(("Abschlussdatum", DAYS, "completed_on"), ("Personalnummer", IDS, "learner_id"), ("Abteilung", TEAMS, "department_id")),
    *(("Kurs", COURSES, "course_id"), ("Bearbeitungszeit (Min.)", COUNTS, "learning_minutes"), ("Punkte in %", SCORES, "score_pct")),
    *(
        ("Führungskraft", ("ja", "nein", "ja"), "is_manager"),
        ("Datum der Einschreibung", DAYS, "enrolled_on"),
        ("Letzter Zugriff", DAYS, OTHER),
    ),
    *(("Date d’achèvement", DAYS, "completed_on"), ("Nom d’utilisateur", IDS, "learner_id"), ("Département", TEAMS, "department_id")),
    *(("Fecha de finalización", DAYS, "completed_on"), ("Calificación", SCORES, "score_pct"), ("Stato", STATES, "completion_status")),
    *(("Voltooiingsdatum", DAYS, "completed_on"), ("Afdeling", TEAMS, "department_id"), ("Gennemført den", DAYS, "completed_on")),
    *(("Slutförd", DAYS, "completed_on"), ("Fullført", YES_NO, "completion_status"), ("Suorituspäivä", DAYS, "completed_on")),
    *(("Data ukończenia", DAYS, "completed_on"), ("Datum dokončení", DAYS, "completed_on"), ("Состояние", STATES, "completion_status")),
    *(("Дата завершения", DAYS, "completed_on"), ("Табельный номер", IDS, "learner_id"), ("Tamamlanma Tarihi", DAYS, "completed_on")),
    *(
        ("部门", TEAMS, "department_id"),
        ("完了日", DAYS, "completed_on"),
        ("수료일", DAYS, "completed_on"),
        ("تاريخ الإكمال", DAYS, "completed_on"),
    ),
    *(("Ολοκληρώθηκε", DAYS, "completed_on"), ("Befejezés dátuma", DAYS, "completed_on"), ("Conclusão", DAYS, "completed_on")),
]


@pytest.mark.parametrize(("heading", "values", "field"), REAL, ids=[f"{heading}-{field}" for heading, _, field in REAL])
def test_a_heading_of_a_real_report_is_the_field_that_it_names(heading: str, values: tuple[str, ...], field: str) -> None:
    rows = [("Xyzzy", heading), *(("k", value) for value in values)]
    understood = understand(file_by_hand(rows), {})
    assert understood.columns[1].field == field


def test_every_field_has_headings_and_every_language_says_how_learning_is_completed() -> None:
    assert {match.field for name in FIELDS for match in heading_matches(name)} == set(FIELDS)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("CompletionDate", "completion date"),
        ("completion_date", "completion date"),
        ("Complétion-Date ", "completion date"),
        ("Time spent (min)", "time spent"),
        ("(Score)", "score"),
        ("% complete", "percent complete"),
        ("Größe", "grosse"),
        ("ＳＣＯＲＥ", "score"),
    ],
)
def test_headings_are_compared_without_case_accents_and_marks(heading: str, key: str) -> None:
    assert heading_key(heading) == key

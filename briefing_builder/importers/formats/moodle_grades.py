"""Moodle's export of grades: one row for each learner, one or more columns for each graded activity, and last when it was downloaded.

Read at the source of Moodle (`grade/export/txt/grade_export_txt.php`, 3.9 to 5.0): the heading of a grade names its kind (`Quiz: Check`)
and, where several forms may be chosen, its form in brackets, in the site's language (`(Real)`, `(Percentage)`, `(Letter)`); no grade is
`-`; the last column has one time stamp for all.
"""

import re
from decimal import Decimal

from briefing_builder.importers.columns.shares import percent_readings
from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT, field_of
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.identity import kinds_of, use_identity
from briefing_builder.importers.reports.places import fill_course
from briefing_builder.importers.reports.progress import fill_from_work
from briefing_builder.importers.reports.reading import texts_of_field
from briefing_builder.importers.sheets.model import CellValue, Sheet, TableFile

NAME = "moodle_grades"
DESCRIPTION = "Moodle: grades of one course, as text or as a workbook."
SEEN = "in part: text of Moodle’s own test of grade import; the export itself was not looked at"
SCORES = ("score_pct", "score_pre_pct")
_FILE = re.compile(r"^(?P<course>.+) [^ ]+$")
_FORM = re.compile(r"(?P<name>.+) \((?P<form>[^()]+)\)")
_ACTIVITY = re.compile(r"[^:：]+ ?[:：] ?\S")
_GRADE = re.compile(r"-|\d+(?:[.,]\d+)?\s*%?")
_STAMP = re.compile(r"1\d{9}")


def looks_like_moodle_grades(file: TableFile) -> tuple[float, str]:
    """Return how sure it is that the file is an export of grades, and why."""
    if len(file.sheets) != 1 or file.sheets[0].rows < 2 or len(file.sheets[0].columns) < 3:
        return 0.0, "not one sheet"
    sheet = file.sheets[0]
    stamps = sheet.columns[-1].values[1:]
    if len(stamps) == 1 and _STAMP.fullmatch(cell_text(stamps[0])) and grade_columns(sheet):
        return 0.95, "grades by activity, and one time stamp in the last column"
    return 0.0, "no time stamp in the last column"


@report(NAME, description=DESCRIPTION, seen=SEEN, recognises=looks_like_moodle_grades)
def understand_moodle_grades(file: TableFile, answers: Answers) -> Understood:
    """Return one row for each learner; which grade is the score is asked where there are several."""
    draft = Draft(file.sheets[0], answers)
    grades = grade_columns(draft.sheet)
    use_identity(draft, kinds_of(draft, range(grades[0])))
    fill_course(draft, _FILE)
    scores = _score_columns(draft, grades)
    fill_from_work(draft, grades, "graded activity", undone=("-",), used=scores.values())
    for field, index in scores.items():
        readings = percent_readings(draft.distinct(index), heading=draft.headings[index])
        because = "answered" if draft.answer(draft.headings[index]) else "the grade of the course"
        draft.fill(field, texts_of_field(draft, index, field, readings, because))
    return draft.understood(NAME, DESCRIPTION)


def grade_columns(sheet: Sheet) -> list[int]:
    """Return the columns of grades in numbers or per cents, from the first that names an activity or a form; letters are none."""
    headings = [cell_text(column[0]) for column in sheet.columns[:-1]]
    first = next((index for index, heading in enumerate(headings) if _FORM.fullmatch(heading) or _ACTIVITY.match(heading)), len(headings))
    return [index for index in range(first, len(headings)) if all(map(_is_grade, sheet.columns[index].values[1:]))]


def _is_grade(value: CellValue) -> bool:
    return value is None or isinstance(value, Decimal) or bool(_GRADE.fullmatch(cell_text(value)))


def _score_columns(draft: Draft, grades: list[int]) -> dict[str, int]:
    """The column of each score: by an answer; else the only grade, or the total of the course; else it is asked."""
    answered = {field_of(draft.answer(draft.headings[index])): index for index in grades}
    found = {field: index for field, index in answered.items() if field in SCORES}
    if "score_pct" in found or draft.answer("score_pct") == LEAVE_OUT:
        return found
    wanted = plain_key(draft.answer("score_pct"))
    left = [index for index in grades if not draft.answer(draft.headings[index])]
    chosen = [index for index in left if wanted and plain_key(draft.headings[index]) == wanted] or _total_columns(draft, left)
    if chosen:
        return {**found, "score_pct": _in_per_cent(draft, chosen)}
    if left:
        options = [(draft.headings[index], f"“{draft.headings[index]}”") for index in left]
        draft.ask("score_pct", "Which grade is the score after the course?", [*options, (LEAVE_OUT, "none of them")])
    return found


def _total_columns(draft: Draft, grades: list[int]) -> list[int]:
    """The columns of the only grade there is; else those of the only one that is no activity's, whose heading would name its kind first."""
    names = {index: _FORM.sub(r"\g<name>", draft.headings[index]) for index in grades}
    if len(set(names.values())) == 1:
        return grades
    totals = [index for index, name in names.items() if not re.search(r"[:：]", name)]
    return totals if len({names[index] for index in totals}) == 1 else []


def _in_per_cent(draft: Draft, columns: list[int]) -> int:
    """Of one grade in several forms the one in per cent."""
    return next((index for index in columns if any("%" in cell_text(value) for value in draft.distinct(index))), columns[0])

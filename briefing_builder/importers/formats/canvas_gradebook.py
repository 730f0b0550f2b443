"""Canvas' gradebook: one row for each student, a column for each assignment, and totals; a second row with the points that are possible.

Read at the source of Canvas (`lib/gradebook_exporter.rb`, 2023): headings are English whatever the site's language; numbers and the mark
between cells are the site's; a row of hidden assignments can stand above the points; the test student stands last; excused is `EX`.
"""

import re
from collections.abc import Sequence

from briefing_builder.importers.columns.numbers import number_readings
from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.identity import use_identity
from briefing_builder.importers.reports.places import fill_course
from briefing_builder.importers.reports.progress import fill_from_work
from briefing_builder.importers.reports.reading import texts_of_field
from briefing_builder.importers.sheets.model import Sheet, TableFile

NAME = "canvas_gradebook"
DESCRIPTION = "Canvas: the gradebook of one course, as it is exported."
SEEN = "source of Canvas (lib/gradebook_exporter.rb, 2023)"
KINDS = {
    "student": "name",
    "lastname": "name",
    "firstname": "name",
    "id": "number",
    "sis user id": "idnumber",
    "sis login id": "username",
    "integration id": "",
    "root account": "",
    "section": "",
}
"""What the columns before the assignments are."""
TOTALS = tuple(f"{which} {what}" for which in ("current", "final", "override") for what in ("score", "points", "grade"))
"""How headings of totals end, but for a grading period in brackets."""
_FILE = re.compile(r"(?:^|[ ._-])grades[ ._-]+(?P<course>.+)", re.IGNORECASE)
POINTS = "points possible"
MOST_ROWS_ABOVE = 4


def looks_like_canvas(file: TableFile) -> tuple[float, str]:
    """Return how sure it is that the file is a gradebook of Canvas, and why."""
    if len(file.sheets) != 1 or not file.sheets[0].rows:
        return 0.0, "not one sheet"
    sheet = file.sheets[0]
    keys = {plain_key(cell_text(column[0])) for column in sheet.columns}
    if not {"id", "section"} <= keys or not {"student", "lastname"} & keys or not {"sis login id", "sis user id"} & keys:
        return 0.0, "not the headings of Canvas"
    has_points = _points_row(sheet) > 0
    return (0.97, "its headings and the row “Points Possible”") if has_points else (0.85, "its headings")


@report(NAME, description=DESCRIPTION, seen=SEEN, recognises=looks_like_canvas)
def understand_canvas(file: TableFile, answers: Answers) -> Understood:
    """Return one row for each student; who has completed is asked, for a gradebook does not say it."""
    sheet = file.sheets[0]
    rows, tests = _student_rows(sheet)
    draft = Draft(sheet, answers, rows=rows)
    draft.leave_out_rows("rows of Canvas above the students", max(_points_row(sheet), 0))
    draft.leave_out_rows("the test student", tests)
    first, last = _assignments(draft)
    kinds = [KINDS.get(plain_key(heading), "") for heading in draft.headings[:first]]
    use_identity(draft, kinds, hint='`--map "Section=department_id"` takes it from the sections.')
    fill_course(draft, _FILE)
    fill_from_work(draft, range(first, last), "assignment", no_work=("N/A",))
    _fill_score(draft)
    return draft.understood(NAME, DESCRIPTION)


def _points_row(sheet: Sheet) -> int:
    """The row of the points that are possible; 0 where there is none."""
    rows = range(1, min(MOST_ROWS_ABOVE, sheet.rows))
    return next((row for row in rows if sheet.columns and plain_key(cell_text(sheet.columns[0][row])) == POINTS), 0)


def _student_rows(sheet: Sheet) -> tuple[Sequence[int], int]:
    """The rows of students, and how many rows of the test student there are besides."""
    rows = range(_points_row(sheet) + 1, sheet.rows)
    students = [row for row in rows if not _is_test(cell_text(sheet.columns[0][row]), cell_text(sheet.columns[1][row]))]
    return students, len(rows) - len(students)


def _is_test(first: str, second: str) -> bool:
    return plain_key(first) == "student, test" or (plain_key(first), plain_key(second)) == ("student", "test")


def _assignments(draft: Draft) -> tuple[int, int]:
    """The first column after the section, and the first of the totals."""
    section = draft.column_of("Section")
    first = len(draft.headings) if section is None else section + 1
    totals = (index for index in range(first, len(draft.headings)) if plain_key(draft.headings[index]).endswith(TOTALS))
    return first, next(totals, len(draft.headings))


def _fill_score(draft: Draft) -> None:
    """Fill the score from the total: of work that was graded, and of all work where the two are the same for everybody who has done all."""
    current, final = draft.column_of("Current Score"), draft.column_of("Final Score")
    answer = draft.answer("score")
    if answer == LEAVE_OUT or (current is None and final is None):
        return
    index = draft.column_of(answer) if answer else current if current is not None else final
    if index is None:
        index = current if current is not None else final
    assert index is not None
    for other in {current, final} - {index, None}:
        assert other is not None
        draft.use(other, LEAVE_OUT, "another total is used")
    if not answer and current is not None and final is not None and _totals_differ(draft, current, final):
        options = [("Current Score", "of the work that was graded"), ("Final Score", "of all work; what is missing counts 0")]
        draft.ask("score", "“Current Score” and “Final Score” differ. Which is the score?", [*options, (LEAVE_OUT, "neither")])
    texts = texts_of_field(draft, index, "score_pct", number_readings(draft.distinct(index)), "a total of Canvas is in per cent")
    draft.fill("score_pct", texts)


def _totals_differ(draft: Draft, current: int, final: int) -> bool:
    pairs = zip(draft.values(current), draft.values(final), strict=True)
    return any(first is not None and second is not None and first != second for first, second in pairs)

"""LimeSurvey's responses: one row for each response; its own columns first, then those of the questions.

Read at the source of LimeSurvey (`application/helpers/admin/export`, 6): headings are codes, texts, or both parted by a mark (`G1. How …`),
with spaces or underscores; an empty survey exports one row in which nothing stands; a response that was not submitted has no submit date;
one that was submitted to a survey without date stamps has 1980-01-01; questions of one scale share their text and differ in brackets.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from briefing_builder.files.resources import resource
from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT, field_of
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.questions import fill_course_of_survey, fill_from_questions, fill_respondents
from briefing_builder.importers.sheets.model import CellValue, Sheet, TableFile
from briefing_builder.source import texts_in_yaml

NAME = "lime_survey"
DESCRIPTION = "LimeSurvey: responses of one survey, by codes or by texts."
SEEN = "source of LimeSurvey 6 (application/helpers/admin/export)"
NO_STAMP = "1980-01-01"
OWN = ("id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr", "refurl", "name", "email")


def looks_like_lime_survey(file: TableFile) -> tuple[float, str]:
    """Return how sure it is that the file holds responses of LimeSurvey, and why."""
    if len(file.sheets) != 1 or not file.sheets[0].rows:
        return 0.0, "not one sheet"
    columns = own_columns(file.sheets[0])
    found = {"submitdate", "lastpage", "startlanguage"} & set(columns)
    if columns.get("id") == 0 and len(found) >= 2:
        return 0.97, "the first columns of LimeSurvey’s responses"
    if "submitdate" in columns and len(columns) >= 3:
        return 0.8, "columns of LimeSurvey’s responses"
    return 0.0, "no columns of LimeSurvey"


@report(NAME, description=DESCRIPTION, seen=SEEN, recognises=looks_like_lime_survey)
def understand_lime_survey(file: TableFile, answers: Answers) -> Understood:
    """Return one row for each submitted response; which question says what is asked, with the questions’ texts."""
    sheet = file.sheets[0]
    columns = own_columns(sheet)
    filled = [row for row in range(1, sheet.rows) if any(column[row] is not None for column in sheet.columns)]
    submitted = [row for row in filled if _is_submitted(sheet, columns, row)]
    draft = Draft(sheet, answers, rows=submitted)
    draft.leave_out_rows("empty responses", sheet.rows - 1 - len(filled))
    draft.leave_out_rows("responses that were not submitted", len(filled) - len(submitted))
    if "submitdate" in columns and any(_is_unstamped(value) for value in draft.values(columns["submitdate"])):
        because = "LimeSurvey writes this day where a survey has no date stamps"
        draft.decide(f"responses of {NO_STAMP}", "submitted, on an unknown day", because)
    learner = _learner_column(draft, columns)
    own = set(columns.values()) | ({learner} if learner is not None else set())
    for index in sorted(own - {learner}):
        draft.use(index, LEAVE_OUT, "says nothing that is used", is_personal=index in (columns.get("name"), columns.get("email")))
    fill_respondents(draft, learner, columns.get("id"))
    fill_course_of_survey(draft)
    fill_from_questions(draft, [index for index in range(len(draft.headings)) if index not in own and draft.headings[index]])
    return draft.understood(NAME, DESCRIPTION)


@lru_cache(maxsize=1)
def _own_headings() -> Mapping[str, str]:
    words = texts_in_yaml(resource("assets", "importing", "lime_survey.yaml"))
    return {plain_key(text): field for field, texts in words.items() for text in texts}


def own_columns(sheet: Sheet) -> dict[str, int]:
    """Return the first column for each of LimeSurvey's own, whether its heading is the code, the text in some language, or both."""
    found: dict[str, int] = {}
    for index, column in enumerate(sheet.columns):
        heading = cell_text(column[0]).replace("_", " ")
        code = heading.partition(".")[0]
        field = _own_headings().get(plain_key(heading)) or (code if code in OWN and code != heading else "")
        if field:
            found.setdefault(field, index)
    return found


def _is_submitted(sheet: Sheet, columns: Mapping[str, int], row: int) -> bool:
    return "submitdate" not in columns or sheet.columns[columns["submitdate"]][row] is not None


def _is_unstamped(value: CellValue) -> bool:
    return (value.isoformat() if isinstance(value, (date, datetime)) else cell_text(value)).startswith(NO_STAMP)


def _learner_column(draft: Draft, columns: Mapping[str, int]) -> int | None:
    """The column by which responses meet other exports: an answer, else the address of the participants' list, else the token."""
    for index, heading in enumerate(draft.headings):
        if field_of(draft.answer(heading)) == "learner_id":
            return index
    for field in ("email", "token"):
        index = columns.get(field, -1)
        if index >= 0 and draft.rows and None not in draft.distinct(index):
            return index
    return None

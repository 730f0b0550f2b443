"""SurveyMonkey's responses: a row of questions and one of their parts, then one row for each response.

The shape is that of public programs which read such files (2017 to 2025); no export has been seen. A question stands above the first of
its columns only; below it stand its choices, rows, or `Response` and `Open-Ended Response`.
"""

from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT, field_of
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.questions import fill_course_of_survey, fill_from_questions, fill_respondents
from briefing_builder.importers.sheets.model import Sheet, TableFile

NAME = "survey_monkey"
DESCRIPTION = "SurveyMonkey: responses of one survey."
OWN = ("respondent id", "collector id", "start date", "end date", "ip address", "email address", "first name", "last name", "custom data 1")
PERSONAL = ("ip address", "email address", "first name", "last name")
PARTS = ("response", "open-ended response")
"""What stands below a question that has one column."""


def looks_like_survey_monkey(file: TableFile) -> tuple[float, str]:
    """Return how sure it is that the file holds responses of SurveyMonkey, and why."""
    if len(file.sheets) != 1 or not file.sheets[0].rows:
        return 0.0, "not one sheet"
    keys = {plain_key(cell_text(column[0])).replace("respondent_id", "respondent id") for column in file.sheets[0].columns}
    if {"respondent id", "start date", "end date"} <= keys:
        return 0.95, "the first columns of SurveyMonkey’s responses"
    return 0.0, "no columns of SurveyMonkey"


@report(NAME, description=DESCRIPTION, seen="", recognises=looks_like_survey_monkey)
def understand_survey_monkey(file: TableFile, answers: Answers) -> Understood:
    """Return one row for each response; which question says what is asked, with the questions’ texts."""
    sheet = file.sheets[0]
    first = 1 if sheet.rows < 2 or sheet.columns[0][1] is not None else 2
    draft = Draft(sheet, answers, rows=range(first, sheet.rows), headings=_headings(sheet, first))
    columns = {plain_key(heading): index for index, heading in reversed(list(enumerate(draft.headings)))}
    own = {index for key, index in columns.items() if key in OWN}
    learner = next((index for index, heading in enumerate(draft.headings) if field_of(draft.answer(heading)) == "learner_id"), None)
    if learner is None and draft.rows:
        keys = [key for key in ("custom data 1", "email address") if key in columns and None not in draft.distinct(columns[key])]
        learner = columns[keys[0]] if keys else None
    for index in sorted(own - {learner}):
        draft.use(index, LEAVE_OUT, "says nothing that is used", is_personal=plain_key(draft.headings[index]) in PERSONAL)
    fill_respondents(draft, learner, 0)
    fill_course_of_survey(draft)
    fill_from_questions(draft, [index for index in range(len(draft.headings)) if index not in {*own, learner} and draft.headings[index]])
    return draft.understood(NAME, DESCRIPTION)


def _headings(sheet: Sheet, first: int) -> tuple[str, ...]:
    """The questions, each with the part that stands below it where it has several columns."""
    question, headings = "", []
    for column in sheet.columns:
        question = cell_text(column[0]) or question
        part = cell_text(column[1]) if first > 1 else ""
        headings.append(question if not part or plain_key(part) in PARTS else f"{question} [{part}]")
    return tuple(headings)

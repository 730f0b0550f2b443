"""Qualtrics' responses: three rows of headings (codes, texts, ids of the import), then one row for each response.

The shape is that of public programs which read such files (2017 to 2025); no export has been seen. Previews and unfinished responses are in
the same file; `ExternalReference` holds what the organisation calls somebody, where its list of contacts says it.
"""

from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT, field_of
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.questions import fill_course_of_survey, fill_from_questions, fill_respondents
from briefing_builder.importers.sheets.model import Sheet, TableFile

NAME = "qualtrics"
DESCRIPTION = "Qualtrics: responses of one survey."
OWN = (
    *("startdate", "enddate", "status", "ipaddress", "progress", "duration (in seconds)", "finished", "recordeddate", "responseid"),
    *("recipientlastname", "recipientfirstname", "recipientemail", "externalreference", "locationlatitude", "locationlongitude"),
    *("distributionchannel", "userlanguage"),
)
PERSONAL = ("ipaddress", "recipientlastname", "recipientfirstname", "recipientemail", "locationlatitude", "locationlongitude")
NO_RESPONSES = ("survey preview", "survey test", "spam", "1", "2", "8", "9", "12")
"""States of what nobody in the audience has answered, in words and as codes."""
UNFINISHED = ("false", "0")


def looks_like_qualtrics(file: TableFile) -> tuple[float, str]:
    """Return how sure it is that the file holds responses of Qualtrics, and why."""
    if len(file.sheets) != 1 or not file.sheets[0].rows:
        return 0.0, "not one sheet"
    keys = {plain_key(cell_text(column[0])) for column in file.sheets[0].columns}
    if {"responseid", "finished", "recordeddate"} <= keys:
        return 0.95, "the first columns of Qualtrics’ responses"
    return 0.0, "no columns of Qualtrics"


@report(NAME, description=DESCRIPTION, seen="", recognises=looks_like_qualtrics)
def understand_qualtrics(file: TableFile, answers: Answers) -> Understood:
    """Return one row for each finished response; which question says what is asked, with the questions’ texts."""
    sheet = file.sheets[0]
    columns = {plain_key(cell_text(column[0])): index for index, column in reversed(list(enumerate(sheet.columns)))}
    first = _first_response(sheet)
    responses = [row for row in range(first, sheet.rows) if not _says(sheet, columns.get("status"), row, NO_RESPONSES)]
    finished = [row for row in responses if not _says(sheet, columns["finished"], row, UNFINISHED)]
    draft = Draft(sheet, answers, rows=finished)
    draft.leave_out_rows("previews, tests and spam", sheet.rows - first - len(responses))
    draft.leave_out_rows("responses that were not finished", len(responses) - len(finished))
    own = {index for key, index in columns.items() if key in OWN}
    learner = _learner(draft, columns)
    for index in sorted(own - {learner}):
        draft.use(index, LEAVE_OUT, "says nothing that is used", is_personal=plain_key(draft.headings[index]) in PERSONAL)
    fill_respondents(draft, learner, columns["responseid"])
    fill_course_of_survey(draft)
    questions = [index for index in range(len(draft.headings)) if index not in own and index != learner and draft.headings[index]]
    texts = {index: cell_text(sheet.columns[index][1]) for index in questions} if first > 1 else {}
    fill_from_questions(draft, questions, texts)
    return draft.understood(NAME, DESCRIPTION)


def _first_response(sheet: Sheet) -> int:
    """The first row after the headings: those of the codes, and where they are there those of the texts and the ids."""
    rows = range(1, min(3, sheet.rows))
    ids = [row for row in rows if any(cell_text(column[row]).startswith('{"ImportId"') for column in sheet.columns)]
    return ids[0] + 1 if ids else 1


def _says(sheet: Sheet, index: int | None, row: int, words: tuple[str, ...]) -> bool:
    return index is not None and plain_key(cell_text(sheet.columns[index][row])) in words


def _learner(draft: Draft, columns: dict[str, int]) -> int | None:
    answered = (index for index, heading in enumerate(draft.headings) if field_of(draft.answer(heading)) == "learner_id")
    filled = (
        columns[key] for key in ("externalreference", "recipientemail") if key in columns and None not in draft.distinct(columns[key])
    )
    return next(answered, next(filled, None)) if draft.rows else None

"""Answers of a form (Microsoft Forms, Google Forms): one row for each answer; when it was given, by whom, then the questions' texts.

Microsoft Forms: id, start and completion time, address, name, then the questions; `anonymous` stands for everybody in an anonymous form.
Google Forms: a time stamp, perhaps the address, then the questions. Seen in no source; the headings are those of their exports in 2024.
"""

from collections.abc import Mapping
from functools import lru_cache

from briefing_builder.files.resources import resource
from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.registry import report
from briefing_builder.importers.reports.answers import LEAVE_OUT, field_of
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.questions import fill_course_of_survey, fill_from_questions, fill_respondents
from briefing_builder.importers.sheets.model import Sheet, TableFile
from briefing_builder.source import texts_in_yaml

NAME = "survey_form"
DESCRIPTION = "Microsoft Forms or Google Forms: answers of one form."
PERSONAL = ("name", "email")
WORDS_OF_QUESTION = 4
"""Fewer words without a question mark may name a column of any table."""


def looks_like_form(file: TableFile) -> tuple[float, str]:
    """Return how sure it is that the file holds answers of a form, and why."""
    if not file.sheets or not file.sheets[0].rows:
        return 0.0, "no table"
    columns = columns_of_form(file.sheets[0])
    if columns.get("id") == 0 and columns.get("start") == 1 and columns.get("completion") == 2:
        return 0.9, "the first columns of Microsoft Forms"
    headings = [cell_text(column[0]) for index, column in enumerate(file.sheets[0].columns) if index not in columns.values()]
    if columns.get("stamp") == 0 and any(_is_question(heading) for heading in headings):
        return 0.7, "the first column of Google Forms, and questions"
    return 0.0, "no columns of a form"


@report(NAME, description=DESCRIPTION, seen="", recognises=looks_like_form)
def understand_form(file: TableFile, answers: Answers) -> Understood:
    """Return one row for each answer; which question says what is asked, with the questions’ texts."""
    draft = Draft(file.sheets[0], answers)
    columns = columns_of_form(draft.sheet)
    own = set(columns.values())
    learner = next((index for index, heading in enumerate(draft.headings) if field_of(draft.answer(heading)) == "learner_id"), None)
    if learner is None and "email" in columns and _tells_apart(draft, columns["email"]):
        learner = columns["email"]
    for index in sorted(own - {learner}):
        draft.use(index, LEAVE_OUT, "says nothing that is used", is_personal=index in [columns.get(each) for each in PERSONAL])
    fill_respondents(draft, learner, columns.get("id"))
    fill_course_of_survey(draft)
    fill_from_questions(draft, [index for index in range(len(draft.headings)) if index not in {*own, learner} and draft.headings[index]])
    return draft.understood(NAME, DESCRIPTION)


def _is_question(heading: str) -> bool:
    """Whether it is a sentence, and not the name of a column."""
    return heading.rstrip().endswith(("?", "？", ":", "*")) or len(heading.split()) >= WORDS_OF_QUESTION


@lru_cache(maxsize=1)
def _form_headings() -> Mapping[str, str]:
    words = texts_in_yaml(resource("assets", "importing", "forms.yaml"))
    return {plain_key(text): field for field, texts in words.items() for text in texts}


def columns_of_form(sheet: Sheet) -> dict[str, int]:
    """Return the form's own columns among the first six: `id`, `start`, `completion`, `modified`, `email`, `name`, `stamp`."""
    found: dict[str, int] = {}
    for index, column in enumerate(sheet.columns[:6]):
        if field := _form_headings().get(plain_key(cell_text(column[0]))):
            found.setdefault(field, index)
    return found


def _tells_apart(draft: Draft, index: int) -> bool:
    values = draft.distinct(index)
    return bool(values) and None not in values and all("@" in cell_text(value) for value in values)

"""Questions of a survey: the columns of its answers go in; which of them is the reaction and which the use at work is asked, and read."""

from collections.abc import Callable, Mapping, Sequence

from briefing_builder.importers.columns.model import Readings
from briefing_builder.importers.columns.scales import scale_readings
from briefing_builder.importers.columns.truth import truth_readings
from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.reports.answers import LEAVE_OUT, field_of
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.reports.reading import texts_of_field
from briefing_builder.importers.sheets.model import CellValue

FIELDS: dict[str, tuple[str, Callable[[Sequence[CellValue]], Readings]]] = {
    "reaction_1_to_5": ("Which question says how they liked the course, from 1 to 5?", scale_readings),
    "applied_after_30_days": ("Which question says, some weeks later, whether they have used it at work?", truth_readings),
}
"""What a briefing shows of a survey: what is asked of the author, and how its answers are read."""


def fill_from_questions(draft: Draft, columns: Sequence[int], texts: Mapping[int, str] | None = None) -> None:
    """Fill the fields of surveys from the columns of answers. An answer names the field of a heading, or the heading of a field.

    `texts` are those of the questions by column, where headings are only their codes. A field for which no column could be an answer is
    not asked about. Columns that are not used are free text or other questions.
    """
    used: dict[int, str] = {}
    for field, (question, read) in FIELDS.items():
        index = _answered_question(draft, columns, field)
        if index is not None:
            used[index] = field
            draft.fill(field, texts_of_field(draft, index, field, read(draft.distinct(index)), "answered"))
        elif draft.answer(field) != LEAVE_OUT:
            left = [each for each in columns if each not in used and not draft.answer(draft.headings[each])]
            possible = [each for each in left if _can_be(draft, each, read)]
            options = [(draft.headings[each], f"“{(texts or {}).get(each, draft.headings[each])}”") for each in possible]
            if options:
                draft.ask(field, question, [*options, (LEAVE_OUT, "none of them")])
    for index in columns:
        if index not in used:
            draft.use(index, LEAVE_OUT, "a question that is not used")


def _answered_question(draft: Draft, columns: Sequence[int], field: str) -> int | None:
    wanted = plain_key(draft.answer(field))
    for index in columns:
        key = plain_key(draft.headings[index])
        if field_of(draft.answer(draft.headings[index])) == field or (wanted and wanted == key):
            return index
    return None


def _can_be(draft: Draft, index: int, read: Callable[[Sequence[CellValue]], Readings]) -> bool:
    readings = read(draft.distinct(index))
    return bool(readings.possible) and not readings.unreadable


def fill_respondents(draft: Draft, learner: int | None, number: int | None) -> None:
    """Fill `learner_id` from the column that tells respondents apart; else ask; `number` is the column of the response’s number."""
    if learner is not None:
        draft.use(learner, "learner_id", "tells respondents apart", is_personal=True)
        draft.fill("learner_id", draft.texts_by(learner, cell_text))
        return
    draft.fill("learner_id", [""] * len(draft.rows))
    if draft.rows and number is not None:
        text = "The survey is anonymous: its answers meet no other export. Do they count by themselves?"
        draft.ask(draft.headings[number], text, [("learner_id", "each response is a learner of its own")])
    elif draft.rows:
        draft.ask("learner_id", 'No column tells who has answered. Which one does? (`--map "Heading=learner_id"`)')


def fill_course_of_survey(draft: Draft) -> None:
    """Fill `course_id`, and `department_id` where there is one, from the questions that an answer names; else the course is asked."""
    for field in ("course_id", "department_id"):
        index = next((index for index, heading in enumerate(draft.headings) if field_of(draft.answer(heading)) == field), None)
        if index is not None:
            draft.use(index, field, "answered")
            draft.fill(field, draft.texts_by(index, cell_text))
        elif field == "course_id":
            _fill_one_course(draft)


def _fill_one_course(draft: Draft) -> None:
    course = draft.answer("course")
    draft.fill("course_id", [course] * len(draft.rows))
    if course:
        draft.decide("course", course, "answered")
    else:
        hint = '`--map "Heading=course_id"` takes it from a question.'
        draft.ask("course", f"The survey does not say which course it is about. Which course is it? {hint}")

"""Files as they were downloaded go in; each as it was understood, with the answers that are about it, comes out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing_builder.files.intake import file_size
from briefing_builder.importers import understand_table
from briefing_builder.importers.recognition.matrix import CELLS
from briefing_builder.importers.recognition.model import Answers, ColumnUse, Decision, Understood
from briefing_builder.importers.sheets import read_sheets
from briefing_builder.importers.sheets.model import TableFile
from briefing_builder.imports.answers import Kept, answers_for, columns_digest, key_to_compare
from briefing_builder.imports.learner_ids import plain_id
from briefing_builder.imports.model import LEAVE_OUT, OF_THE_IMPORT, ROW_COLUMNS, Given
from briefing_builder.imports.names import known_names, name_to_compare
from briefing_builder.values import replace

UNREAD_HINTS = {
    "file-missing": "name a file as it was downloaded, with its folder",
    "file-is-folder": "name the files in it, one after the other",
}
SHARE_OF_IDS = 0.3
"""Of the rows, how many a column must tell apart that may have ids: a learner has a row for each course."""
KNOWN_CODES = "the programme knows what stands in it, and nothing that stands in “{}”"
PASSES = 4
"""An answer may bring new questions, such as the sheet and then its columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A file and the answers that were used for it."""

    given: Given
    facts: tuple[str, ...]
    """What was found out about the file itself."""
    answers: Answers
    """Those that are about this file."""
    kept: Answers
    """Those among them that an earlier import was given."""
    kind: str
    columns: str
    """Kind of the file and digest of its headings before any answer: by these its answers are kept."""


def read_given(
    file: Path, answers: Answers, kept: Iterable[Kept], *, kind: str = "", has_company: bool = False, data: object = None
) -> Read:
    """Return a file as it was understood, with answers of an earlier import where files of its kind and columns have some. Never raises.

    Where it `has_company`, its learners may have to be found in other files by another of its columns. `data`: the programme's, by which
    a column of codes is told from one of titles.
    """
    sheets = read_sheets(file, str(file))
    table = sheets.value
    first = understand_table(table, {}, kind=kind) if table.sheets else _nothing_read(table, kind)
    columns = columns_digest(first, [sheet.name for sheet in table.sheets])
    again = {key: answer for key, answer in answers_for(first.kind, columns, kept).items() if _is_new(key, answers)}
    every = {**again, **answers}
    understood, about = _with_answers(table, first, every, kind)
    understood = _with_known_codes(table, understood, data, dict(_in_headings(about, understood)), kind=kind)
    unread = (replace(problem, hint=UNREAD_HINTS.get(problem.code, problem.hint)) for problem in sheets.problems)
    understood = replace(understood, problems=(*unread, *understood.problems))
    others = _other_ids(table, understood) if has_company else {}
    given = Given(name=file.name, sha256=table.sha256, size=file_size(file), understood=understood, other_ids=others)
    general = {key: answer for key, answer in every.items() if is_general(key)}
    own = {key: answer for key, answer in again.items() if key in general or key in about}
    return Read(given=given, facts=table.facts, answers={**general, **about}, kept=own, kind=first.kind, columns=columns)


def _with_known_codes(table: TableFile, understood: Understood, data: object, answers: Answers, *, kind: str = "") -> Understood:
    """Return what is understood of a table with the columns for courses and departments that the programme's plain data knows."""
    found: dict[int, Decision] = {}
    for subject in ("course", "department"):
        field = f"{subject}_id"
        taken = next((use for use in understood.columns if use.field == field), None)
        known = frozenset(plain for each in known_names(data, subject) for plain in each.plain)
        names = {row.cells.get(field, "") for row in understood.table.rows}
        if taken is None or not known or any(name_to_compare(name) in known for name in names):
            continue
        code = _known_column(table, understood, taken, known)
        if code is None:
            continue
        answers = {**answers, code.heading: field}
        because = KNOWN_CODES.format(taken.heading)
        found[code.index] = Decision(subject=field, choice=f"“{code.heading}”", because=because)
        understood = understand_table(table, answers, kind=kind)
    uses = tuple(replace(use, because=found[use.index].because) if use.index in found else use for use in understood.columns)
    return replace(understood, columns=uses, decisions=(*understood.decisions, *found.values()))


def _known_column(table: TableFile, understood: Understood, taken: ColumnUse, known: frozenset[str]) -> ColumnUse | None:
    """The one column that gave way to the one that is taken, and of whose values the programme knows some."""
    sheet = next((sheet for sheet in table.sheets if sheet.name == understood.sheet), None)
    rivals = [use for use in understood.columns if use.field == LEAVE_OUT and use.because == f"“{taken.heading}” is taken for it"]
    if sheet is None or taken.because == "as you said":
        return None
    found = [use for use in rivals if any(name_to_compare(str(value)) in known for value in sheet.columns[use.index].values if value)]
    return found[0] if len(found) == 1 else None


def _other_ids(table: TableFile, understood: Understood) -> Mapping[str, frozenset[str]]:
    """The values of columns that are left out and have many different ones."""
    sheet = next((sheet for sheet in table.sheets if sheet.name == understood.sheet), None)
    if sheet is None:
        return {}
    columns = {use.heading: sheet.columns[use.index] for use in understood.columns if use.field == LEAVE_OUT and use.heading}
    values = {heading: frozenset(plain_id(str(value)) for value in column.values if value) for heading, column in columns.items()}
    return {heading: texts for heading, texts in values.items() if len(texts) > SHARE_OF_IDS * understood.rows_read}


def _nothing_read(table: TableFile, kind: str) -> Understood:
    return replace(understand_table(table, {}, kind=kind), problems=())


def _is_new(key: str, answers: Answers) -> bool:
    return key_to_compare(key) not in {key_to_compare(other) for other in answers}


def _with_answers(table: TableFile, first: Understood, answers: Answers, kind: str) -> tuple[Understood, Answers]:
    """What is understood with those of the answers that are about the file, and which they are."""
    understood, about = first, dict[str, str]()
    for _ in range(PASSES):
        found = {key: answer for key, answer in answers.items() if _is_about_table(key, answer, understood, table)}
        if not table.sheets or found.keys() <= about.keys():
            break
        about = {**about, **found}
        understood = understand_table(table, dict(_in_headings(about, understood)), kind=kind)
    return understood, about


def _is_about_table(key: str, answer: str, understood: Understood, table: TableFile) -> bool:
    """Whether an answer is about a column of the table, a value of one, a question about it, or one of its sheets."""
    if is_general(key):
        return False
    plain = key_to_compare(key)
    if plain == "sheet":
        return any(key_to_compare(sheet.name) == key_to_compare(answer) for sheet in table.sheets)
    headings = {key_to_compare(use.heading) for use in understood.columns}
    if plain in ROW_COLUMNS and plain not in headings:
        return key_to_compare(answer) in headings or any(key_to_compare(question.key) == plain for question in understood.questions)
    asked = {CELLS, *(key_to_compare(question.key) for question in understood.questions)}
    return plain in headings or plain in asked or any(plain.startswith(f"{heading}/") for heading in headings if heading)


def _in_headings(answers: Answers, understood: Understood) -> Iterable[tuple[str, str]]:
    """The answers, those that name a heading for a field turned round: `learner_id: Username` as `Username: learner_id`."""
    headings: Mapping[str, str] = {key_to_compare(use.heading): use.heading for use in understood.columns}
    for key, answer in answers.items():
        heading = headings.get(key_to_compare(answer))
        if key_to_compare(key) in ROW_COLUMNS and heading and key_to_compare(key) not in headings:
            yield heading, key_to_compare(key)
        else:
            yield key, answer


def is_general(key: str) -> bool:
    """Return whether an answer is about the import as a whole: the names of the programme, or how files meet."""
    subject, _, _ = key_to_compare(key).partition("/")
    return subject.strip() in OF_THE_IMPORT

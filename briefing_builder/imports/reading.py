"""Files as they were downloaded go in; each as it was understood, with the answers that are about it, comes out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing_builder.files.intake import file_size
from briefing_builder.importers import REPORTS, understand_table
from briefing_builder.importers.recognition import understand
from briefing_builder.importers.recognition.learner_table import KIND as GENERAL
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.sheets import read_sheets
from briefing_builder.importers.sheets.model import TableFile
from briefing_builder.imports.answers import Kept, answers_for, columns_digest, key_to_compare
from briefing_builder.imports.model import OF_THE_IMPORT, ROW_COLUMNS, Given
from briefing_builder.values import replace

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


def read_given(file: Path, answers: Answers, kept: Iterable[Kept], *, kind: str = "") -> Read:
    """Return a file as it was understood, with answers of an earlier import where files of its kind and columns have some. Never raises."""
    sheets = read_sheets(file, str(file))
    table = sheets.value
    first = _understood_by_readers(table, {}, kind) if table.sheets else _nothing_read(table, kind)
    columns = columns_digest(first, [sheet.name for sheet in table.sheets])
    again = {key: answer for key, answer in answers_for(first.kind, columns, kept).items() if _is_new(key, answers)}
    every = {**again, **answers}
    understood, about = _with_answers(table, first, every, kind)
    understood = replace(understood, problems=(*sheets.problems, *understood.problems))
    given = Given(name=file.name, sha256=table.sha256, size=file_size(file), understood=understood)
    general = {key: answer for key, answer in every.items() if is_general(key)}
    own = {key: answer for key, answer in again.items() if key in general or key in about}
    return Read(given=given, facts=table.facts, answers={**general, **about}, kept=own, kind=first.kind, columns=columns)


def _understood_by_readers(table: TableFile, answers: Answers, kind: str) -> Understood:
    """What the reader of a known report says; where none knows the file, what its headings and columns say."""
    if kind == GENERAL:
        return understand(table, answers)
    understood = understand_table(table, answers, kind=kind)
    is_unknown = any(problem.code == "format-unknown" for problem in understood.problems)
    return understand(table, answers) if is_unknown and GENERAL not in REPORTS else understood


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
        understood = _understood_by_readers(table, dict(_in_headings(about, understood)), kind)
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
    asked = {key_to_compare(question.key) for question in understood.questions}
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

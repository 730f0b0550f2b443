"""Answers that authors gave: those of earlier imports go in, by kind and columns of a file; those that are used again, and kept, come out.

They stand in `imports.yaml` beside the programme's entry. Of headings only a digest is kept: a file without headings has people there.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefing_builder.content.paths import value_at
from briefing_builder.content.writing import Put, edited
from briefing_builder.files.intake import is_file, read_text
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.imports.model import OF_THE_IMPORT, Given
from briefing_builder.imports.names import EVERY_OTHER
from briefing_builder.problems import Checked, Problem
from briefing_builder.source import node_data, read_yaml, yaml_text
from briefing_builder.values import Value

ANSWERS_FILE = "imports.yaml"
LIMIT = 2_000_000
_HEADER = """\
# Answers that `briefing import` was given. It uses them again for files of the same kind with the same columns, and says so.
# Change or remove them here, or give others with --map.
"""


class Kept(Value, frozen=True, kw_only=True):
    """The answers for files of one kind with the same columns."""

    kind: str
    columns: str
    """Digest of the headings, in whatever order they stand."""
    answers: Mapping[str, str]


def kept_answers(folder: Path) -> Checked[tuple[Kept, ...]]:
    """Return what `imports.yaml` of that folder holds, entries of another shape left out, with the problems of the file."""
    path = folder / ANSWERS_FILE
    if not is_file(path):
        return Checked(value=())
    read = read_yaml(path, str(path))
    entries = value_at(node_data(read.value), ("imports",))
    kept = tuple(_entry(each) for each in entries if isinstance(each, dict)) if isinstance(entries, list) else ()
    return Checked(value=kept, problems=read.problems)


def _entry(data: Mapping[str, Any]) -> Kept:
    answers = data.get("answers")
    texts = {str(key): str(answer) for key, answer in answers.items()} if isinstance(answers, dict) else {}
    return Kept(kind=str(data.get("kind")), columns=str(data.get("columns")), answers=texts)


def answers_for(kind: str, columns: str, kept: Iterable[Kept]) -> Answers:
    """Return the answers that were kept for files of that kind with those columns."""
    return next((each.answers for each in kept if (each.kind, each.columns) == (kind, columns)), {})


def columns_digest(understood: Understood, sheets: Iterable[str] = ()) -> str:
    """Return a digest of a file's headings, in whatever order they stand; of its sheets' names, where no sheet was chosen."""
    headings = sorted(key_to_compare(use.heading) for use in understood.columns) or list(sheets)
    return hashlib.sha256("\n".join(headings).encode()).hexdigest()[:16]


def answers_file(folder: Path, used: Iterable[Kept]) -> bytes | None:
    """Return what `imports.yaml` is to hold after an import with those answers; nothing where it holds them already."""
    entries = {(each.kind, each.columns): each for each in kept_answers(folder).value}
    before = dict(entries)
    for each in used:
        if each.answers:
            entries[(each.kind, each.columns)] = each
    if entries == before:
        return None
    data = [{"kind": each.kind, "columns": each.columns, "answers": dict(each.answers)} for each in entries.values()]
    return _with_comments(folder, data) or f"{_HEADER}{yaml_text({'imports': data})}".encode()


def _with_comments(folder: Path, data: object) -> bytes | None:
    """The file as it is to be, with what somebody has written into it by hand; nothing where there is none, or it cannot be kept."""
    text = read_text(folder / ANSWERS_FILE, ANSWERS_FILE, LIMIT) if is_file(folder / ANSWERS_FILE) else ""
    if isinstance(text, Problem) or not text.strip():
        return None
    done = edited({ANSWERS_FILE: text}, [Put(path=("imports",), value=data)])
    return done.value[ANSWERS_FILE].encode() if ANSWERS_FILE in done.value else None


def kept_after(file: Given, kind: str, columns: str, answers: Answers) -> Kept:
    """Return what is kept of the answers that were used for a file: those about it, and those about names that stand in it."""
    own = {key: answers[key] for key in sorted(answers) if is_kept_for(key, file)}
    return Kept(kind=kind, columns=columns, answers=own)


def is_kept_for(key: str, file: Given) -> bool:
    """Return whether an answer is about a column of the file, a name in it, or the import as a whole."""
    subject, slash, name = (part.strip() for part in key_to_compare(key).partition("/"))
    if subject not in OF_THE_IMPORT or not slash:
        return True
    return name == EVERY_OTHER or name in names_in_file(file, subject)


def names_in_file(file: Given, kind: str) -> frozenset[str]:
    """Return what the file calls departments or courses, as names are compared in answers."""
    column = f"{kind}_id"
    return frozenset(key_to_compare(row.cells.get(column, "")) for row in file.understood.table.rows)


def key_to_compare(text: str) -> str:
    """Return a heading, or the key of an answer, without case and outer spaces, a space for many."""
    return " ".join(text.casefold().split())

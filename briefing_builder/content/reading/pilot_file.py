"""The file of the pilot's rows: a file as somebody saved it goes in, typed rows come out; what is not in our words is read, and said.

A table in our own columns and words is read as it is. Any other (decimal commas, days first, times of day, per cents, names instead of
ids, states in other languages, a workbook) is read by what stands in its columns, as `briefing import` does, where that leaves no doubt.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from briefing_builder.content.models.programme import PilotRow
from briefing_builder.content.paths import value_at
from briefing_builder.content.reading.pilot_rows import REQUIRED, map_pilot_rows
from briefing_builder.content.rules.references import defined_names
from briefing_builder.importers import Importer, Row, Table
from briefing_builder.importers.recognition import understand
from briefing_builder.importers.recognition.model import ColumnUse, Question, Understood
from briefing_builder.importers.sheets.reading import read_sheets
from briefing_builder.problems import Checked, Problem, error, has_errors, information
from briefing_builder.values import replace

OWN_FORMAT = "learner_rows"
_OTHER_WORDS = frozenset(
    {"row-value", "missing-column", "row-unknown-department", "row-unknown-course", "unreadable-encoding", "binary-file", "table-broken"}
)
"""Codes of what may only be written in other words, or in another kind of file."""
_NAMES = {"department_id": ("departments", ("name", "short_name")), "course_id": ("courses", ("title",))}
FEWEST_SCORES = 3
_PLAIN = frozenset({"date-cells", "iso", "yes-no", "minutes", "per-cent", "plain-numbers", "1-to-5"})
"""Readings of cells that hold what they show."""
OPEN = "row-reading-open"
LOOKED_AT = 2000
"""Rows that are kept as they were written, for examples of what was read in other words."""


def read_pilot_file(
    importer: Importer, file: Path, shown_as: str, *, data: object, columns: Mapping[str, str]
) -> Checked[tuple[PilotRow, ...]]:
    """Return the rows of the pilot in the order of the file, with everything that was read in other words than ours as information.

    `data`: the content as plain data, whose departments and courses rows may name by id or by name; `columns`: our names of columns, and
    those of the file where they differ. Each fault of each row is a problem at its cell. Never raises.
    """
    imported = importer.read(file, shown_as)
    mapped = map_rows_of(imported, importer, data=data, columns=columns)
    if importer.name != OWN_FORMAT or not (_is_in_other_words(mapped.problems) or _are_shares(mapped.value)):
        return mapped
    otherwise = mapped if not has_errors(mapped.problems) else Checked(value=(), problems=mapped.problems)
    strict = replace(imported.value, rows=imported.value.rows[:LOOKED_AT]) if imported.value.header else None
    del imported, mapped
    table, problems = _in_our_words(file, shown_as, columns, data, strict)
    if table is None:
        return otherwise if strict else Checked(value=(), problems=problems)
    if any(problem.code == OPEN for problem in problems):
        return Checked(value=(), problems=problems)
    read = map_rows_of(Checked(value=table), importer, data=data, columns={})
    return Checked(value=read.value, problems=(*problems, *read.problems))


def map_rows_of(imported: Checked[Table], importer: Importer, *, data: object, columns: Mapping[str, str]) -> Checked[tuple[PilotRow, ...]]:
    """Return the typed rows of a table in our words, whose departments and courses are those of the content's plain data."""
    names = defined_names(data)
    return map_pilot_rows(imported, importer, departments=names["department"], courses=names["course"], columns=columns)


def _in_our_words(
    file: Path, shown_as: str, columns: Mapping[str, str], data: object, strict: Table | None
) -> tuple[Table | None, tuple[Problem, ...]]:
    """The table as it was understood, with what was told and what is open; None when it lacks a column and nobody can be asked."""
    ours = {theirs: name for name, theirs in columns.items()}
    sheets = read_sheets(file, shown_as)
    if not sheets.value.sheets:
        return None, sheets.problems
    understood = understand(sheets.value, ours, keeps_unread=True)
    if not {*REQUIRED} <= {*understood.table.header} and not understood.questions:
        return None, tuple(_missing(understood))
    problems = (*sheets.problems, *(problem for problem in understood.problems if problem.code != "unknown-heading"))
    table = _at_its_places(understood, strict, ours)
    if understood.questions:
        return table, (*problems, *_open(understood, table, shown_as))
    return _with_ids(table, data), (*_readings_told(understood, table, strict), *problems)


def _is_in_other_words(problems: Iterable[Problem]) -> bool:
    return any(problem.code in _OTHER_WORDS for problem in problems)


def _are_shares(rows: tuple[PilotRow, ...]) -> bool:
    """Whether scores come as shares of one, which as per cents would be almost nothing."""
    scores = [row.score_pct for row in rows if row.score_pct is not None]
    return len(scores) >= FEWEST_SCORES and max(scores) <= 1 and any(Decimal(0) < score < 1 for score in scores)


def _at_its_places(understood: Understood, strict: Table | None, ours: Mapping[str, str]) -> Table:
    """The table that was understood; in a text file its cells are found where an editor shows them."""
    if strict is None:
        return understood.table
    fields = {use.index: use.field for use in understood.columns if use.field in understood.table.header}
    header = tuple(fields.get(index, ours.get(name, name)) for index, name in enumerate(strict.header))
    return replace(strict, header=header, rows=understood.table.rows)


def _with_ids(table: Table, data: object) -> Table:
    """The table with the programme's ids where rows have names of departments and courses."""
    ids = {column: _ids_by_name(data, *where) for column, where in _NAMES.items()}
    rows = []
    for row in table.rows:
        named = {column: ids[column].get(_caseless(text)) for column in ids if (text := row.cells.get(column))}
        changed = {column: known for column, known in named.items() if known and known != row.cells[column]}
        rows.append(Row(line=row.line, cells={**row.cells, **changed}) if changed else row)
    return replace(table, rows=tuple(rows))


def _ids_by_name(data: object, key: str, fields: tuple[str, ...]) -> Mapping[str, str]:
    """Ids by id and name without regard to case; a name that two share is none."""
    found: dict[str, set[str]] = {}
    entries = value_at(data, (key,))
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            for name in ("id", *fields):
                if isinstance(text := entry.get(name), str):
                    found.setdefault(_caseless(text), set()).add(entry["id"])
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _caseless(text: str) -> str:
    return " ".join(text.casefold().split())


def _readings_told(understood: Understood, table: Table, strict: Table | None) -> Iterator[Problem]:
    """What was read in other words than ours, a line for each column, with an example where the file has texts."""
    for use in understood.columns:
        if use.field not in table.header or use.field in {"learner_id", *_NAMES}:
            continue
        example = _first_in_other_words(understood.table, use, strict) if strict else _unless_plain(use.reading)
        if example:
            because = f" ({use.because})" if use.because else ""
            yield information("row-reading", f"“{use.heading}” is read as {use.field}: {example}{because}", table.heading_source(use.field))
    for each in understood.decisions:
        yield information("row-reading", f"{each.subject}: {each.choice} ({each.because})", table.heading_source(table.header[0]))


def _unless_plain(reading: str) -> str:
    """A reading of a workbook's cells, unless it takes days, numbers and truths as what they are."""
    return "" if reading in _PLAIN else reading


def _first_in_other_words(table: Table, use: ColumnUse, strict: Table) -> str:
    """The first cell of a column that was not in our words, and what it was read as; empty when all were."""
    heading = strict.header[use.index]
    before = {row.line: row.cells[heading] for row in strict.rows}
    for row in table.rows[:LOOKED_AT]:
        text, raw = row.cells[use.field], before.get(row.line, "")
        if raw and text != raw and _as_we_write(raw) != text:
            return f"“{raw}” is {text or 'not known'}"
    return ""


def _as_we_write(raw: str) -> str:
    """A cell as the strict reader takes it: words in small letters with a stroke for spaces, numbers without noughts at their end."""
    word = raw.lower().replace(" ", "_")
    return word.rstrip("0").rstrip(".") if "." in word and word.replace(".", "").isdigit() else word


def _open(understood: Understood, table: Table, shown_as: str) -> Iterator[Problem]:
    """What only the author can know, each an error with a way out."""
    places = {use.heading: use.field for use in understood.columns}
    for question in understood.questions:
        column = places.get(question.key, "")
        hint = f"`briefing import {shown_as}` asks, and keeps the answer; here {_way_out(question)}"
        yield error(OPEN, question.text, table.heading_source(column), hint)


def _way_out(question: Question) -> str:
    answers = " or ".join(f"“{option.answer}”" for option in question.options[:2])
    if question.key.startswith("empty "):
        return "write something into each cell"
    if question.key in ("course", "department"):
        return f"add a column {question.key}_id"
    if question.options and "," in question.options[0].answer:
        return "write days as 2026-09-13, times in minutes and numbers with a point"
    return f"name the column under `pilot.data.columns.{question.key}`{f': {answers}' if answers else ''}"


def _missing(understood: Understood) -> Iterator[Problem]:
    """Columns that a file in other words lacks."""
    yield from understood.problems
    if has_errors(understood.problems):
        return
    table = understood.table
    for name in REQUIRED:
        if name not in table.header:
            hint = f"name the file's own column under `pilot.data.columns.{name}`, or use `briefing import`"
            yield error("missing-column", f'the table has no column "{name}"', table.heading_source(name), hint)

"""Where in a sheet the table is: its cells and its description go in, the header's row and the columns that are read come out."""

import re
from collections import Counter
from collections.abc import Iterator

from briefing_builder.content.workbook.model import Field, Reference, SheetPlan, bare_heading
from briefing_builder.importers.sheets import Sheet
from briefing_builder.problems import Problem, did_you_mean, error, warning
from briefing_builder.values import Value

LOOKED_AT = 30
"""Rows among which the header is sought; what stands above it is a title."""
SETTING, VALUE = frozenset({"setting", "settings", "what", "key"}), frozenset({"value", "values", "yours", "your value"})
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
TOTALS = frozenset({"total", "totals", "grand total", "sum", "summe", "gesamt", "gesamtsumme", "total general", "totale", "totaal", "suma"})
"""First words of a row that sums up those above it."""
COMMENT = "#"
"""What begins a row that is not read."""


def _all_columns(plan: SheetPlan) -> tuple[Reference | Field, ...]:
    return (*plan.references, *plan.fields)


class FoundTable(Value, frozen=True, kw_only=True):
    """The header of a table."""

    header: int
    """The row of the sheet, from 0."""
    references: tuple[tuple[int, Reference], ...]
    fields: tuple[tuple[int, int], ...]
    """Column of the sheet, and position of the field in the plan."""
    problems: tuple[Problem, ...] = ()


def find_table(sheet: Sheet, plan: SheetPlan) -> FoundTable | Problem:
    """Return where the header of a table is and what stands under each heading, or the problem that there is none."""
    header = _header_row(sheet, plan)
    if header is None:
        first = _all_columns(plan)[:3]
        hint = f"one row names the columns, such as {', '.join(column.heading for column in first)}"
        return error("header-missing", "no row of this sheet names its columns", sheet.source(0, 0), hint)
    found = _columns_of(sheet, plan, header)
    lacking = [reference for reference in plan.references if reference not in [column for _, column in found.references]]
    if lacking:
        hint = f"add a column {lacking[0].heading}"
        return error("missing-column", f"the sheet has no column “{lacking[0].heading}”", sheet.source(header, 0), hint)
    return found


def _header_row(sheet: Sheet, plan: SheetPlan) -> int | None:
    columns = _all_columns(plan)
    rows = [_headings_in(sheet, row).values() for row in range(min(sheet.rows, LOOKED_AT))]
    counts = {
        row: sum(any(_is_called(heading, column, frozenset()) for column in columns) for heading in headings)
        for row, headings in enumerate(rows)
    }
    best = max(counts.values(), default=0)
    least = min(2, len(plan.references) + len(plan.fields))
    return next((row for row, count in counts.items() if count == best and best >= least), None)


def _is_called(heading: str, column: Reference | Field, others: frozenset[str]) -> bool:
    """Whether a column has that heading, with or without what stands in brackets behind it: `Headcount (31/10)`.

    Without it, only where no other heading of the row is the column's.
    """
    if bare_heading(heading) in column.names:
        return True
    short = bare_heading(_BRACKETS.sub("", heading))
    return short in column.names and not column.names & others


def _headings_in(sheet: Sheet, row: int) -> dict[int, str]:
    return {index: cell for index, cell in enumerate(sheet.row(row)) if isinstance(cell, str) and bare_heading(cell)}


def _columns_of(sheet: Sheet, plan: SheetPlan, header: int) -> FoundTable:
    references: list[tuple[int, Reference]] = []
    fields: list[tuple[int, int]] = []
    problems: list[Problem] = []
    taken: Counter[object] = Counter()
    headings = _headings_in(sheet, header)
    whole = frozenset(map(bare_heading, headings.values()))
    for index, shown in headings.items():
        reference = next((each for each in plan.references if _is_called(shown, each, whole)), None)
        position = next((number for number, field in enumerate(plan.fields) if _is_called(shown, field, whole)), None)
        is_reference = reference is not None and not taken[reference]
        column: object = reference if is_reference else position
        if column is None:
            near = did_you_mean(shown, (each.heading for each in _all_columns(plan)), otherwise="-")
            hint = near if near != "-" else "a column of your own may stay; it is left out"
            problems.append(warning("unknown-column", f"the column “{shown}” is not read", sheet.source(header, index), hint))
        elif taken[column]:
            problems.append(
                error("duplicate-column", f"the column “{shown}” appears twice", sheet.source(header, index), "remove one of the two")
            )
        elif is_reference and reference is not None:
            references.append((index, reference))
        elif position is not None:
            fields.append((index, position))
        if column is not None:
            taken[column] += 1
    ordered = sorted(references, key=lambda pair: plan.references.index(pair[1]))
    return FoundTable(header=header, references=tuple(ordered), fields=tuple(fields), problems=tuple(problems))


def form_columns(sheet: Sheet) -> tuple[int, int, int]:
    """Return the row above the first setting (-1 where none heads them), and the columns of settings and values."""
    for row in range(min(sheet.rows, LOOKED_AT)):
        names = _headings_in(sheet, row)
        setting = next((index for index, name in names.items() if bare_heading(name) in SETTING), None)
        value = next((index for index, name in names.items() if bare_heading(name) in VALUE), None)
        if setting is not None and value is not None:
            return row, setting, value
    return -1, 0, 1


def setting_of(plan: SheetPlan, label: str) -> Field | None:
    """Return the field that a setting's label means."""
    return next((field for field in plan.fields if bare_heading(label) in field.names), None)


def find_matrix(sheet: Sheet, plan: SheetPlan) -> tuple[int, int] | Problem:
    """Return the row of a matrix's column headings and the column of its row headings, or the problem that there are none."""
    rows, columns = plan.references
    alone: tuple[int, int] | None = None
    for row in range(min(sheet.rows, LOOKED_AT)):
        names = _headings_in(sheet, row)
        for index, shown in names.items():
            name = bare_heading(shown)
            if any(name == each or name.startswith(f"{each} ") for each in rows.names):
                if len(names) > 1:
                    return row, index
                alone = alone or (row, index)
    if alone is not None:
        return alone
    hint = f"one row begins with {rows.heading}, and has a {columns.heading.lower()} in each cell behind"
    return error("header-missing", "no row of this sheet names its columns", sheet.source(0, 0), hint)


def is_totals_row(sheet: Sheet, row: int) -> bool:
    """Return whether a row sums up those above it, by the first word that stands in it."""
    first = next((cell for cell in sheet.row(row) if cell is not None), None)
    return isinstance(first, str) and bare_heading(first) in TOTALS


def rows_below(sheet: Sheet, header: int) -> Iterator[int]:
    """Yield the rows under a header that hold anything and are no comments."""
    for row in range(header + 1, sheet.rows):
        first = next((cell for cell in sheet.row(row) if cell is not None and cell != ""), None)
        if first is not None and not (isinstance(first, str) and first.lstrip().startswith(COMMENT)):
            yield row

"""A workbook of which somebody has kept a part: it and a whole one go in, as much of the whole one as the part could say comes out."""

from dataclasses import replace

from briefing_builder.content.workbook.layouts import find_table, form_columns, setting_of
from briefing_builder.content.workbook.model import Field, SheetPlan, bare_heading
from briefing_builder.content.workbook.plan import workbook_plan
from briefing_builder.importers.sheets import Column, Sheet, TableFile
from briefing_builder.problems import Problem


def as_far_as(whole: TableFile, part: TableFile) -> TableFile:
    """Return the whole workbook with the sheets, columns and settings only that the part has, too.

    What a sheet, column or setting would have said that was taken out of a workbook is then neither there nor missing.
    """
    sheets = []
    for plan in workbook_plan():
        ours, theirs = (next((sheet for sheet in file.sheets if bare_heading(sheet.name) in plan.names), None) for file in (whole, part))
        if ours is not None and theirs is not None:
            sheets.append({"form": _kept_settings, "table": _kept_columns}.get(plan.layout, _whole_sheet_of)(ours, theirs, plan))
    return replace(whole, sheets=tuple(sheets))


def _whole_sheet_of(ours: Sheet, _theirs: Sheet, _plan: SheetPlan) -> Sheet:
    return ours


def _kept_columns(ours: Sheet, theirs: Sheet, plan: SheetPlan) -> Sheet:
    whole, part = find_table(ours, plan), find_table(theirs, plan)
    if isinstance(whole, Problem) or isinstance(part, Problem):
        return ours
    kept = {position for _, position in part.fields}
    gone = {index for index, position in whole.fields if position not in kept}
    return replace(ours, columns=tuple(column for index, column in enumerate(ours.columns) if index not in gone))


def _kept_settings(ours: Sheet, theirs: Sheet, plan: SheetPlan) -> Sheet:
    kept = {field.pattern for field in _labels(theirs, plan).values()}
    gone = {row for row, field in _labels(ours, plan).items() if field.pattern not in kept}
    rows = [row for row in range(ours.rows) if row not in gone]
    columns = tuple(Column(column.values, [column.codes[row] for row in rows]) for column in ours.columns)
    return replace(ours, columns=columns, lines=[ours.lines[row] for row in rows], hidden=frozenset())


def _labels(sheet: Sheet, plan: SheetPlan) -> dict[int, Field]:
    """The settings of a form by their rows."""
    _, setting, _ = form_columns(sheet)
    labels = {row: sheet.columns[setting][row] for row in range(sheet.rows)} if setting < len(sheet.columns) else {}
    found = {row: setting_of(plan, label) for row, label in labels.items() if isinstance(label, str)}
    return {row: field for row, field in found.items() if field is not None}

"""One sheet of a programme's workbook: its description and its rows go in, headings, values, help and rules stand in the sheet."""

from collections.abc import Iterator
from typing import Any

from xlsxwriter.worksheet import Worksheet

from briefing_builder.content.workbook.model import Field, FilledSheet, SheetPlan
from briefing_builder.content.workbook.rows import HEADINGS
from briefing_builder.workbooks.choices import FIRST_ROW, LAST_ROW, ChoiceLists
from briefing_builder.workbooks.look import TABS, TEXT, Look
from briefing_builder.workbooks.validation import help_text, rule_of, rule_of_reference
from briefing_builder.workbooks.values import column_width, format_of, row_height, write_entry

HEADER = FIRST_ROW - 1
MARK = " *"
"""Behind the heading of a column without which a row is nothing."""
FORM_WIDTHS = (40.0, 62.0, 72.0)
"""Of settings, values and what they mean, in characters."""
WIDEST_PAGE = 260
"""Characters that are still read when they are printed across one page."""
SPARE_COLUMNS = 12
"""Columns of a matrix that are ready for more keys."""


def write_table(page: Worksheet, sheet: FilledSheet, look: Look, lists: ChoiceLists) -> None:
    """Write a table: one row an item, one column a value."""
    plan = sheet.plan
    _begin(page, plan, look)
    page.freeze_panes(FIRST_ROW, max(1, len(plan.references)))
    for column, reference in enumerate(plan.references):
        _write_heading(page, column, reference.heading + MARK, "To what the row belongs.", look, required=True)
        page.set_column(column, column, 24, look.cell(TEXT))
        _check(page, column, rule_of_reference(reference, lists))
    hidden = set(_columns_to_fold(sheet))
    widths: dict[int, float] = {}
    for position, field in enumerate(plan.fields):
        column = len(plan.references) + position
        mark = MARK if field.required else ""
        _write_heading(page, column, field.heading + mark, help_text(field), look, required=field.required)
        entries = [dict(row.entries).get(position) for row in sheet.rows]
        folded = {"level": 1, "hidden": True} if position in hidden else {}
        widths[column] = column_width(field, entries)
        page.set_column(column, column, widths[column], look.cell(format_of(field, None)), folded)
        _check(page, column, rule_of(field, lists))
    for line, row in enumerate(sheet.rows, start=FIRST_ROW):
        for column, name in enumerate(row.references):
            page.write_string(line, column, name, look.cell(TEXT))
        for position, entry in row.entries:
            field = plan.fields[position]
            write_entry(page, line, len(plan.references) + position, entry, field, look.cell(format_of(field, entry)))
    for line, row in enumerate(sheet.rows, start=FIRST_ROW):
        shown = [(len(plan.references) + position, entry) for position, entry in row.entries]
        page.set_row(line, row_height([(widths[column], entry) for column, entry in shown]))
    if sum(widths.values()) <= WIDEST_PAGE:
        page.fit_to_pages(1, 0)
    else:
        page.repeat_columns(0, max(0, len(plan.references) - 1))
    page.autofilter(HEADER, 0, max(HEADER + len(sheet.rows), FIRST_ROW), len(plan.references) + len(plan.fields) - 1)
    if plan.is_rare and not sheet.rows:
        page.hide()


def write_form(page: Worksheet, sheet: FilledSheet, look: Look, lists: ChoiceLists) -> None:
    """Write a form: one row a setting, with its value and what it means."""
    plan = sheet.plan
    _begin(page, plan, look)
    page.fit_to_pages(1, 0)
    page.freeze_panes(FIRST_ROW, 1)
    for column, (heading, width) in enumerate(zip(("Setting", "Value", "What it means"), FORM_WIDTHS, strict=True)):
        _write_heading(page, column, heading, "", look, required=False)
        page.set_column(column, column, width)
    entries = dict(sheet.rows[0].entries) if sheet.rows else {}
    line, part = FIRST_ROW, ""
    for position, field in enumerate(plan.fields):
        if (band := _band_of(field)) != part:
            part = band
            for column in range(3):
                page.write_string(line, column, band if column == 0 else "", look.band)
            line += 1
        page.write_string(line, 0, field.heading + (MARK if field.required else ""), look.label(required=field.required))
        page.write_string(line, 2, help_text(field), look.meaning)
        entry = entries.get(position)
        form = look.entry(format_of(field, entry))
        if entry is None:
            page.write_blank(line, 1, None, form)
        else:
            write_entry(page, line, 1, entry, field, form)
        if rule := rule_of(field, lists):
            page.data_validation(line, 1, line, 1, rule)
        page.set_row(line, row_height([(FORM_WIDTHS[0], field.heading), (FORM_WIDTHS[1], entry), (FORM_WIDTHS[2], help_text(field))]))
        line += 1


def write_matrix(page: Worksheet, sheet: FilledSheet, look: Look, lists: ChoiceLists) -> None:
    """Write a matrix: keys beside and above, a number in each cell."""
    plan = sheet.plan
    rows, columns = plan.references
    heads = {head: line for line, head in enumerate(dict.fromkeys(row.references[0] for row in sheet.rows), start=FIRST_ROW)}
    named = dict.fromkeys(row.references[1] for row in sheet.rows if len(row.references) > 1)
    keys = {key: column for column, key in enumerate(named, start=1)}
    _begin(page, plan, look)
    page.fit_to_pages(1, 0)
    page.freeze_panes(FIRST_ROW, 1)
    _write_heading(
        page,
        0,
        rows.heading + MARK,
        f"Beside each row a {rows.heading.lower()}, above each column a {columns.heading.lower()}.",
        look,
        required=True,
    )
    page.set_column(0, 0, 28, look.cell(TEXT))
    page.set_column(1, len(keys) + SPARE_COLUMNS, 15, look.cell(format_of(plan.fields[0], None)))
    _check(page, 0, rule_of_reference(rows, lists))
    for key, column in keys.items():
        _write_heading(page, column, key, "", look, required=False)
    if rule := rule_of_reference(columns, lists):
        page.data_validation(HEADER, 1, HEADER, len(keys) + SPARE_COLUMNS, rule)
    for column in range(len(keys) + 1, len(keys) + SPARE_COLUMNS + 1 if not keys else len(keys) + 4):
        page.write_blank(HEADER, column, None, look.heading())
    for head, line in heads.items():
        page.write_string(line, 0, head, look.cell(TEXT))
    for row in sheet.rows:
        for _, entry in row.entries:
            place = heads[row.references[0]], keys[row.references[1]]
            write_entry(page, *place, entry, plan.fields[0], look.cell(format_of(plan.fields[0], entry)))


def _begin(page: Worksheet, plan: SheetPlan, look: Look) -> None:
    """Write the title and the sentence below it, and set up how the sheet is printed."""
    page.set_tab_color(TABS[plan.group])
    for row, (height, style) in enumerate(((32, look.title), (20, look.intro), (8, look.ground))):
        page.set_row(row, height, style)
    page.write_string(0, 0, plan.name, look.title)
    page.write_string(1, 0, plan.intro, look.intro)
    page.set_row(HEADER, 34)
    page.set_landscape()
    page.set_paper(9)
    page.repeat_rows(HEADER)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&L&F&C&A&RPage &P of &N")


def _write_heading(page: Worksheet, column: int, text: str, help: str, look: Look, *, required: bool) -> None:
    page.write_string(HEADER, column, text, look.heading(required=required))
    if help:
        page.write_comment(HEADER, column, help, {"author": "", "x_scale": 2.2, "y_scale": 1 + len(help) / 260, "font_size": 9})


def _check(page: Worksheet, column: int, rule: dict[str, Any] | None) -> None:
    if rule:
        page.data_validation(FIRST_ROW, column, LAST_ROW, column, rule)


def _columns_to_fold(sheet: FilledSheet) -> Iterator[int]:
    """Columns that few need and nothing stands in: they are folded away behind a plus sign."""
    used = {position for row in sheet.rows for position, _ in row.entries}
    for position, field in enumerate(sheet.plan.fields):
        if position not in used and len(field.path) > 2:
            yield position


def _band_of(field: Field) -> str:
    """What a setting is about, as the words above its group."""
    head, colon, _ = field.heading.partition(":")
    return head if colon else "General"


def write_rows_page(page: Worksheet, look: Look) -> None:
    """Write the sheet in which the pilot's rows may stand: its headings, and nothing below them; it is hidden."""
    page.set_tab_color(TABS["proof"])
    for column, heading in enumerate(HEADINGS):
        page.write_string(0, column, heading, look.heading())
    page.set_column(0, len(HEADINGS) - 1, 20, look.cell(TEXT))
    page.set_row(0, 24)
    page.freeze_panes(1, 1)
    page.hide()

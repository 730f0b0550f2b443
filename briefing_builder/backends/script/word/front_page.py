"""The first page: a script goes in, its title, its sums, the run sheet and what gives way come out."""

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Length, Mm
from docx.table import Table, _Cell, _Row

from briefing_builder.backends.script.model import RunSheetRow, Script
from briefing_builder.backends.script.word.ooxml import ALL_SIDES, w_element
from briefing_builder.backends.script.word.writer import Writer
from briefing_builder.words import Catalogue

COLUMNS = (("clock", Mm(17)), ("for", Mm(12)), ("number", Mm(7)), ("slide", Mm(58)), ("who", Mm(34)), ("do-not-miss", Mm(54)))
"""The columns of the run sheet and their widths on A4; the slide's takes what other paper leaves."""
SLIDE = 3
CELL = {"left": "0", "right": "100", "top": "20", "bottom": "20"}
"""Room inside a cell in twentieths of a point."""


def write_front(writer: Writer, script: Script, width: Length) -> None:
    """Write everything before the contents; `width` is that of the text."""
    words = script.words
    writer.paragraph("Title", script.title)
    if script.subject:
        writer.paragraph("Subtitle", script.subject)
    if script.speaker:
        writer.paragraph("Warning", words("script.only-what", speaker=script.speaker))
    for fact in script.facts:
        writer.paragraph("Fact", fact)
    for warning in script.warnings:
        writer.paragraph("Warning", words("script-word.too-much-to-say", warning=warning))
    writer.section_heading(words("script.run-sheet"), "run-sheet")
    _write_run_sheet(writer, script, width)
    if script.late:
        writer.labelled_list(script.late, words("notes.label-if-late"), is_numbered=True).paragraph_format.space_before = Mm(3)


def _write_run_sheet(writer: Writer, script: Script, width: Length) -> None:
    table = writer.document.add_table(rows=1, cols=len(COLUMNS))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _set_table_borders(table)
    for cell, (name, _) in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.paragraphs[0].style = "Cell"
        cell.paragraphs[0].add_run(script.words(f"script.column-{name}").upper(), style="Label")
    table.rows[0]._tr.get_or_add_trPr().append(w_element("tblHeader"))
    for row in script.rows:
        _write_row(table.add_row(), row, script.words, is_part=bool(script.speaker))
    spare = width - sum(column for _, column in COLUMNS)
    for position, (_, column) in enumerate(COLUMNS):
        _set_width(table, position, Length(column + (spare if position == SLIDE else 0)))


def _set_width(table: Table, position: int, width: Length) -> None:
    table.columns[position].width = width
    for row in table.rows:
        row.cells[position].width = width


def _write_row(table_row: _Row, row: RunSheetRow, words: Catalogue, *, is_part: bool) -> None:
    table_row._tr.get_or_add_trPr().append(w_element("cantSplit"))
    cells = table_row.cells
    quiet = None if row.is_mine else "Quiet"
    is_own = is_part and row.is_mine
    _write_cell(cells[0], row.begins, "Clock")
    _write_cell(cells[1], row.length, quiet)
    _write_cell(cells[2], str(row.number), "Quiet")
    _write_cell(cells[SLIDE], f"● {row.title}" if is_own else row.title, "Person" if is_own else quiet)
    _write_cell(cells[4], row.who, "Person" if row.is_change else quiet)
    stop, hand_over = f" {words('notes.label-stop-at')} ", f"→ {words('notes.label-hand-over')}"
    marks = [("Cell Stop", stop, "Stop Label", row.stop_at), ("Cell Hand Over", hand_over, "Label", row.hand_over)]
    filled = [mark for mark in marks if mark[-1]]
    cells[5].paragraphs[0].style = "Cell"
    for position, (style, label, label_style, text) in enumerate(filled):
        paragraph = cells[5].add_paragraph() if position else cells[5].paragraphs[0]
        paragraph.style = style
        paragraph.add_run(label, style=label_style)
        paragraph.add_run(f"  {text}")


def _write_cell(cell: _Cell, text: str, style: str | None) -> None:
    cell.paragraphs[0].style = "Cell"
    cell.paragraphs[0].add_run(text, style=style)


def _set_table_borders(table: Table) -> None:
    """Set a line below the header row, hairlines between rows, nothing at the sides (ECMA-376 part 1, 17.4.38)."""
    properties = table._tbl.tblPr
    borders = w_element("tblBorders")
    for side, size, colour in (("bottom", "4", "AAB1B8"), ("insideH", "4", "AAB1B8")):
        borders.append(w_element(side, val="single", sz=size, space="0", color=colour))
    margins = w_element("tblCellMar")
    for side in ALL_SIDES:
        margins.append(w_element(side, w=CELL[side], type="dxa"))
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")
    for cell in table.rows[0].cells:
        head = w_element("tcBorders")
        head.append(w_element("bottom", val="single", sz="8", space="0", color="14181D"))
        cell._tc.get_or_add_tcPr().append(head)

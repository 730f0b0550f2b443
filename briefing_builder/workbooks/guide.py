"""The first sheet of a programme's workbook: its sheets go in, a page that says in ten lines what to do stands there."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from briefing_builder.content.workbook.model import FilledSheet
from briefing_builder.workbooks.choices import FIRST_ROW, LAST_ROW
from briefing_builder.workbooks.look import Look

TITLE = "Your programme, as a workbook"
LINES = (
    "Replace the example: each sheet is one subject, each row one thing. Only Programme, Departments, Objectives and Courses are needed.",
    "A heading in orange with a star must be filled in. Empty cells have a sensible default, so leave out what you do not know.",
    "Point at a heading, or choose a cell: what it means appears. Many cells offer a list to choose from.",
    "Rows belong together by ids, such as contact-centre; where an id is asked for, a name will do.",
    "Several values in one cell: one a line (Alt+Enter), or parted by semicolons. (none) says that there is none at all.",
    "Texts may have paragraphs (Alt+Enter twice), lists, **strong** and *emphasis*.",
    "A row that begins with # is left out, and so are sheets and columns of your own. Sheets that few need are hidden: right-click a tab.",
    "Pictures and the pilot's file lie beside this workbook; write their names as seen from here: media/logo.png.",
    "Then, in a terminal:  briefing check programme.xlsx  names every cell that wants attention,",
    "and  briefing build programme.xlsx  makes one deck for each department. Save the workbook first; it may stay open.",
)


def write_guide(page: Worksheet, sheets: Sequence[FilledSheet], look: Look) -> None:
    """Write the page: what to do, and every sheet with a link, what it is for and how many rows it has."""
    page.hide_gridlines(2)
    page.set_column(0, 0, 4)
    page.set_column(1, 1, 30)
    page.set_column(2, 2, 96)
    page.set_column(3, 3, 10)
    page.set_row(0, 40)
    page.write_string(0, 1, TITLE, look.title)
    number, line_style = look.style(bold=True, font_color="#B4531A", align="right"), look.style(text_wrap=True)
    for row, text in enumerate(LINES, start=1):
        page.set_row(row, 19)
        page.write_number(row, 0, row, number)
        page.write_string(row, 1, text, look.style())
    header = len(LINES) + 2
    for column, heading in enumerate(("Sheet", "What it holds", "Rows"), start=1):
        page.write_string(header, column, heading, look.heading())
    for row, sheet in enumerate(sheets, start=header + 1):
        plan = sheet.plan
        page.write_url(row, 1, f"internal:'{plan.name}'!A{FIRST_ROW + 1}", look.style(font_color="#0B3F3D", underline=1), plan.name)
        page.write_string(row, 2, plan.intro, line_style)
        if plan.layout != "form":
            heads = [row.references[0] for row in sheet.rows] if plan.layout == "matrix" else [0] * len(sheet.rows)
            count = len(set(heads)) if plan.layout == "matrix" else len(heads)
            column = 0 if plan.references else next((number for number, field in enumerate(plan.fields) if field.required), 0)
            cells = [xl_rowcol_to_cell(end, column) for end in (FIRST_ROW, LAST_ROW)]
            page.write_formula(row, 3, f"=COUNTA('{plan.name}'!{cells[0]}:{cells[1]})", look.style(num_format="0;;", align="right"), count)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 1)

"""How the workbook looks: a book goes in; its sheets, with widths, print setup and the formats of their cells, come out."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

INK, MUTED, LINE, TEAL, PALE, INPUT, INPUT_PAPER, WARNING = (
    "#16302F", "#5B6F6D", "#D5DEDC", "#0B3F3D", "#EEF5F3", "#0B4FB3", "#FFF9E5", "#A11D1D",
)  # fmt: skip
A4: Final = 9
LINE_HEIGHT, HEADING_HEIGHT, MOST_LINES = 13.2, 46, 12
"""Points of a line of text and of a row of headings; lines of the highest row."""
LETTERS_A_WIDTH: Final = 1.08
"""Letters of our text that stand in one unit of a column's width, on average."""
HIDDEN: Final = "hidden"
"""Stands in a cell whose value would tell of too few people."""
Value = str | int | Decimal | date | None


class Page:
    """One sheet, written from top to bottom; a text of an author is always a text, never a formula, number or link."""

    def __init__(self, book: Workbook, name: str, widths: Sequence[float]) -> None:
        self.book, self.name, self.row, self.columns, self.widths = book, name, 0, len(widths), tuple(widths)
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.sheet = book.add_worksheet(name)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        self.sheet.set_footer(f"&L{name}&RPage &P of &N")
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def style(self, **more: Any) -> Any:
        """Return a cell format: the plain one and what is named otherwise, each made once."""
        values = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top", **more}
        key = tuple(sorted(values.items()))
        if key not in self._styles:
            self._styles[key] = self.book.add_format(values)
        return self._styles[key]

    def title(self, words: str, below: str, *, lines: int = 2) -> None:
        """Write the title of the sheet, and below it in so many lines what it is for."""
        self.sheet.set_row(0, 28)
        self.sheet.write_string(0, 0, words, self.style(bold=True, font_size=18, font_color=TEAL, valign="vcenter"))
        self.sheet.set_row(1, 14.5 * lines + 4)
        self.sheet.merge_range(1, 0, 1, self.columns - 1, "", self.style())
        self.sheet.write_string(1, 0, below, self.style(font_color=MUTED, text_wrap=True))
        self.row = 3

    def headings(self, *words: str, numbers: Sequence[int] = (), stay: bool = True) -> None:
        """Write a row of headings, those of numbers to the right; with `stay` they stay in sight and are printed on every page."""
        self.sheet.set_row(self.row, HEADING_HEIGHT)
        for column, text in enumerate(words):
            side = {"align": "right"} if column in numbers else {"align": "left", "indent": 1 if column else 0}
            look = self.style(bold=True, font_color="white", bg_color=TEAL, text_wrap=True, valign="vcenter", **side)
            self.sheet.write_string(self.row, column, text, look)
        self.row += 1
        if stay:
            self.sheet.freeze_panes(self.row, 1)
            self.sheet.repeat_rows(self.row - 1)

    def band(self, words: str) -> None:
        """Write what the rows below are about, across the sheet."""
        for column in range(self.columns):
            self.text(column, words if column == 0 else "", bold=True, font_color=TEAL, bg_color=PALE, valign="vcenter", text_wrap=False)
        self.sheet.set_row(self.row, 20)
        self.row += 1

    def end_row(self, texts: Mapping[int, str], *, most: int = MOST_LINES) -> None:
        """Go to the next row; the one before is as high as these texts need in the widths of their columns, up to so many lines."""
        lines = (ceil(len(text) / (self.widths[column] * LETTERS_A_WIDTH)) for column, text in texts.items())
        self.sheet.set_row(self.row, LINE_HEIGHT * min(max((1, *lines)), most) + 3)
        self.row += 1

    def text(self, column: int, words: str, **more: Any) -> None:
        """Write a text into the current row; an empty one leaves an empty cell."""
        side = {} if "align" in more else {"align": "left", "indent": 1 if column else 0}
        look = self.style(**{"text_wrap": True, "bottom": 1, "bottom_color": LINE, **side, **more})
        if words:
            self.sheet.write_string(self.row, column, words, look)
        else:
            self.sheet.write_blank(self.row, column, None, look)

    def number(self, column: int, value: Decimal | int | None, form: str, *, name: str = "", is_input: bool = False) -> None:
        """Write a number that somebody may change, in the colour of inputs where it is one; a hidden one where there is none."""
        if value is None:
            self.text(column, HIDDEN, font_color=MUTED, italic=True, align="right")
            return
        look = {"font_color": INPUT, "bg_color": INPUT_PAPER} if is_input else {}
        self.sheet.write_number(self.row, column, float(value), self._number_style(form, **look))
        self._name(column, name)

    def formula(self, column: int, formula: str, value: Decimal | int | str, form: str, *, name: str = "", **more: Any) -> None:
        """Write a live formula, and the result that it has as long as nobody changes anything."""
        result = value if isinstance(value, str) else float(value)
        self.sheet.write_formula(self.row, column, f"={formula}", self._number_style(form, **more), result)
        self._name(column, name)

    def cell(self, row: int, column: int) -> str:
        """Return the address of a cell, as formulas of this sheet name it."""
        return str(xl_rowcol_to_cell(row, column))

    def name_cell(self, column: int, name: str) -> None:
        """Give the cell of the current row a name that formulas use."""
        self.name_cells(name, self.row, self.row, column)

    def name_cells(self, name: str, first: int, last: int, column: int) -> None:
        """Give cells of a column a name that formulas use."""
        self.book.define_name(name, f"='{self.name}'!{xl_range_abs(first, column, last, column)}")

    def _number_style(self, form: str, **more: Any) -> Any:
        return self.style(**{"num_format": form, "align": "right", "bottom": 1, "bottom_color": LINE, **more})

    def _name(self, column: int, name: str) -> None:
        if name:
            self.name_cell(column, name)


def cell_name(id: str) -> str:
    """Return the name of the cell that holds a figure: `roi_bcr`, `input_take_up`."""
    return "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in id)

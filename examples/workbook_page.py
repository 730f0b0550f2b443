"""One sheet of a workbook, written from top to bottom: inputs, live formulas and their looks."""

from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

INK, MUTED, LINE, TEAL, PALE, INPUT, INPUT_PAPER = "#16302F", "#5B6F6D", "#D5DEDC", "#0B3F3D", "#EEF5F3", "#0B4FB3", "#FFF9E5"
TEXT_COLUMNS = ("On the slide", "How", "What it is", "Check", "As printed", "Basis")
Results = Mapping[tuple[str, str], float | str]
"""What the formulas come to, by sheet and cell."""


class Page:
    """One sheet, written from top to bottom; formulas take their results from the last recalculation."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, widths: Sequence[float], results: Results) -> None:
        self.book, self.name, self.results, self.row = book, name, results, 0
        self.sheet = book.add_worksheet(name)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 1)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self.sheet.set_footer(f"&L{name}&RPage &P of &N")
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        self.columns = len(widths)

    def style(self, **more: Any) -> Any:
        """Return a cell format: the sheet's plain one and what is named."""
        return self.book.add_format({"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "vcenter"} | more)

    def title(self, words: str, below: str) -> None:
        """Write the title of the sheet and what it is for."""
        self.sheet.set_row(0, 30)
        self.sheet.write_string(0, 0, words, self.style(bold=True, font_size=18, font_color=TEAL))
        self.sheet.set_row(1, 34)
        wrapped = self.style(font_color=MUTED, text_wrap=True, valign="top")
        self.sheet.merge_range(1, 0, 1, self.columns - 1, below, wrapped)
        self.row = 3

    def heading(self, *words: str) -> None:
        """Write a row of headings, one a column; all but the first stand to the right if they head numbers."""
        self.row += 1 if self.row > 4 else 0
        for column in range(self.columns):
            text = words[column] if column < len(words) else ""
            align = "left" if column == 0 or text in TEXT_COLUMNS else "right"
            look = self.style(bold=True, font_color="white", bg_color=TEAL, align=align, indent=1 if column and align == "left" else 0)
            self.sheet.write_string(self.row, column, text, look)
        self.row += 1

    def text(self, column: int, words: str, **more: Any) -> None:
        """Write a text into the current row."""
        look = {"bottom": 1, "bottom_color": LINE, "indent": 1 if column else 0, **more}
        self.sheet.write_string(self.row, column, words, self.style(**look))

    def blank(self, *columns: int) -> None:
        """Rule empty cells of the current row; a long text before them runs on into them."""
        for column in columns:
            self.sheet.write_blank(self.row, column, None, self.style(bottom=1, bottom_color=LINE))

    def choice(self, column: int, chosen: str, offered: Sequence[str]) -> None:
        """Write a word that stands on a slide; a list offers the others."""
        self.text(column, chosen, font_color=INPUT, bg_color=INPUT_PAPER, align="right")
        self.sheet.data_validation(self.row, column, self.row, column, {"validate": "list", "source": list(offered)})

    def input(self, column: int, value: float, form: str, name: str = "") -> None:
        """Write a number that stands on a slide, in the colour of inputs, and give its cell a name."""
        look = self.style(num_format=form, font_color=INPUT, bg_color=INPUT_PAPER, align="right", bottom=1, bottom_color=LINE)
        self.sheet.write_number(self.row, column, value, look)
        self.named(name, self.row, self.row, column)

    def formula(self, column: int, formula: str, form: str, name: str = "", **more: Any) -> None:
        """Write a live formula with the result that it had when it was last worked out."""
        look = self.style(**{"num_format": form, "align": "right", "bottom": 1, "bottom_color": LINE, **more})
        value = self.results.get((self.name, xl_rowcol_to_cell(self.row, column)), 0)
        self.sheet.write_formula(self.row, column, formula, look, value)
        self.named(name, self.row, self.row, column)

    def named(self, name: str, first: int, last: int, column: int) -> None:
        """Give cells of a column a name that formulas use."""
        if name:
            self.book.define_name(name, f"='{self.name}'!{xl_range_abs(first, column, last, column)}")

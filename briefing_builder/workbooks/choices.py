"""The lists to choose from: fields go in, the ranges come out that hold their words or the ids of another sheet."""

from collections.abc import Iterable, Mapping

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from briefing_builder.content.workbook.model import FilledSheet
from briefing_builder.workbooks.look import Look

LISTS = "Lists"
FIRST_ROW, LAST_ROW = 4, 1000
"""The rows of a table below its header, from 0, for which ids are offered and cells are checked."""
YES_OR_NO = ("yes", "no")


class ChoiceLists:
    """The words that cells offer, on a hidden sheet: a list that stands in the rule itself would be cut at its commas."""

    def __init__(self, book: Workbook, sheets: Iterable[FilledSheet]) -> None:
        self._book = book
        self._columns: dict[tuple[str, ...], str] = {}
        self._ids = _places_of_ids(sheets)
        self._named: dict[str, str] = {}

    def words(self, words: tuple[str, ...]) -> str:
        """Return the range that holds these words."""
        if words not in self._columns:
            column = xl_col_to_name(len(self._columns), col_abs=True)
            self._columns[words] = f"={LISTS}!{column}$2:{column}${len(words) + 1}"
        return self._columns[words]

    def ids(self, pattern: str) -> str:
        """Return the range of the ids that stand at a pattern of the content, as far as it is filled; empty where no sheet has them."""
        if pattern not in self._ids:
            return ""
        if pattern not in self._named:
            name = "ids_of_" + pattern.replace(".[]", "").replace(".", "_").removesuffix("_id")
            sheet, column = self._ids[pattern]
            first = xl_rowcol_to_cell(FIRST_ROW, column, row_abs=True, col_abs=True)
            last = xl_rowcol_to_cell(LAST_ROW, column, row_abs=True, col_abs=True)
            self._book.define_name(name, f"=OFFSET('{sheet}'!{first},0,0,MAX(1,COUNTA('{sheet}'!{first}:{last})),1)")
            self._named[pattern] = name
        return f"={self._named[pattern]}"

    def write(self, look: Look) -> None:
        """Write the hidden sheet of words."""
        sheet = self._book.add_worksheet(LISTS)
        for column, words in enumerate(self._columns):
            sheet.write_string(0, column, f"List {column + 1}", look.heading())
            for row, word in enumerate(words, start=1):
                sheet.write_string(row, column, word, look.cell("@"))
        sheet.hide()


def _places_of_ids(sheets: Iterable[FilledSheet]) -> Mapping[str, tuple[str, int]]:
    """The sheet and the column of each id, by its pattern."""
    return {
        field.pattern: (sheet.plan.name, len(sheet.plan.references) + position)
        for sheet in sheets
        for position, field in enumerate(sheet.plan.fields)
        if sheet.plan.layout == "table" and field.path == ("id",)
    }

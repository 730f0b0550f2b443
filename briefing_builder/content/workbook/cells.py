"""One cell: what a workbook holds goes in, the value that its field asks for comes out, and what Excel made of it is told."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from briefing_builder.content.models.fields import cut_short
from briefing_builder.content.workbook.model import Field, bare_heading
from briefing_builder.importers.sheets import CellValue
from briefing_builder.problems import Problem, Source, error, warning
from briefing_builder.source import Node, Scalar

EMPTY_LIST = "(none)"
"""What a cell says of a list that is there and has no items."""
YES, NO = frozenset({"yes", "y", "true", "x", "ja", "oui", "sí", "si"}), frozenset({"no", "n", "false", "nein", "non"})
ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"})
_NUMBER = re.compile(r"[-+]?\d{1,30}(\.\d{1,30})?")
_PER_CENT = re.compile(r"([-+]?\d{1,30}(?:\.\d{1,30})?)\s*%")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(:00)?")
_LINE_ENDS, _SEMICOLONS = re.compile(r"(?<!\\)\n"), re.compile(r"(?<!\\);")
LONGEST_ON_A_LINE = 40
"""Characters of an item that still stands beside others on one line."""
NUMBERS = frozenset({"whole", "number", "percent", "share"})


class CellReader:
    """Reads cells, and gathers what is wrong with them; `uncalculated` are the sheets in which a text may be a formula without a result."""

    def __init__(self, uncalculated: frozenset[str] = frozenset()) -> None:
        self._uncalculated = uncalculated
        self.problems: list[Problem] = []

    def node(self, cell: CellValue, field: Field, source: Source) -> Node:
        """Return the node of a cell; its value is None where the cell is empty. A faulty cell keeps its text, and is told once."""
        if isinstance(cell, str):
            text = cell.replace("\r\n", "\n")
            cell = (text if field.kind == "text" else text.replace("\xa0", " ")).strip() or None
        if cell is None:
            return Node(value=None, source=source, key=source)
        if isinstance(cell, str) and cell.upper() in ERRORS:
            hint = "mend the formula, or write the value itself"
            self.problems.append(error("formula-error", f"the formula of this cell has no result: {cell}", source, hint))
            return Node(value=None, source=source, key=source)
        if isinstance(cell, str) and cell.startswith("=") and source.sheet in self._uncalculated:
            hint = "open the workbook in your spreadsheet, and save it"
            self.problems.append(error("formula-error", "the formula of this cell was never calculated", source, hint))
            return Node(value=None, source=source, key=source)
        if field.is_list:
            return self._list(cell, field, source)
        return Node(value=self._scalar(cell, field, source), source=source, key=source)

    def _list(self, cell: CellValue, field: Field, source: Source) -> Node:
        if isinstance(cell, str) and field.word and bare_heading(cell) == bare_heading(field.word):
            return Node(value=field.word, source=source, key=source)
        parts: list[CellValue] = [cell]
        if isinstance(cell, str):
            parts = [] if cell.casefold() == EMPTY_LIST else list(split_items(cell))
        items = [Node(value=self._scalar(part, field, source), source=source) for part in parts]
        return Node(value=items, source=source, key=source)

    def _scalar(self, cell: CellValue, field: Field, source: Source) -> Scalar:
        if field.kind in NUMBERS:
            return self._number(cell, field, source)
        if field.kind in ("flag", "presence"):
            return self._flag(cell, source)
        if field.kind in ("day", "day-or-text"):
            return self._day(cell, source)
        if field.kind == "choice" and isinstance(cell, str):
            return next((word for word in field.choices if bare_heading(word) == bare_heading(cell)), cell)
        if isinstance(cell, date):
            return self._date_in_text(cell, field, source)
        if isinstance(cell, str):
            return _clock_text(cell) if field.kind == "clock" else cell
        return shown_text(cell)

    def _number(self, cell: CellValue, field: Field, source: Source) -> Scalar:
        is_percent = False
        if isinstance(cell, str):
            if match := _PER_CENT.fullmatch(cell):
                cell, is_percent = Decimal(match[1]) / 100, True
            elif _NUMBER.fullmatch(cell):
                cell = Decimal(cell)
        if isinstance(cell, Decimal) and not isinstance(cell, bool):
            if is_percent and field.kind != "share":
                if field.kind != "percent":
                    message = f"{field.heading}: the cell shows per cent, and {_whole_or_decimal(cell * 100)} is read"
                    self.problems.append(
                        warning("per-cent-read", message, source, "give the cell the format Number, and type what you mean")
                    )
                cell *= 100
            if field.kind == "percent" and not is_percent and 0 < cell < 1:
                message = f"{field.heading}: {cell} is read as {cell} per cent"
                hint = f"write {_whole_or_decimal(cell * 100)}, or {_whole_or_decimal(cell * 100)}%, if you mean that"
                self.problems.append(warning("small-per-cent", message, source, hint))
            return _whole_or_decimal(cell)
        hint = "type the digits alone, without unit or thousands separator, into a cell of the format Number"
        if isinstance(cell, date):
            hint = "Excel has made a date of it: give the cell the format Number, and type it again"
        self.problems.append(error("wrong-type", f"{field.heading}: expected a number, found {_described_cell(cell)}", source, hint))
        return shown_text(cell)

    def _flag(self, cell: CellValue, source: Source) -> Scalar:
        if isinstance(cell, bool):
            return cell
        word = shown_text(cell).casefold()
        if word in YES | NO:
            return word in YES
        message = f"expected yes or no, found {_described_cell(cell)}"
        self.problems.append(error("wrong-type", message, source, "write yes or no"))
        return shown_text(cell)

    def _day(self, cell: CellValue, source: Source) -> Scalar:
        if isinstance(cell, datetime):
            if cell.time() != datetime.min.time():
                message = f"the cell holds a time of day, too, and {cell.date()} is read"
                self.problems.append(warning("time-left-out", message, source, "type the date alone"))
            return cell.date().isoformat()
        if isinstance(cell, date):
            return cell.isoformat()
        if isinstance(cell, Decimal):
            hint = "give the cell the format Date, and see whether it shows the day that you mean"
            self.problems.append(error("bad-date", f"expected a date, found the number {_whole_or_decimal(cell)}", source, hint))
        return shown_text(cell)

    def _date_in_text(self, cell: date, field: Field, source: Source) -> str:
        day = cell.date() if isinstance(cell, datetime) else cell
        hint = "Excel makes dates of words such as 1-2 or 3/4: give the cell the format Text, and type it again"
        if field.kind in ("id", "choice"):
            self.problems.append(error("date-in-text", f"{field.heading}: expected a word, found the date {day}", source, hint))
        else:
            message = f"{field.heading}: the cell holds a date, and the words {day} are read"
            self.problems.append(warning("date-in-text", message, source, hint))
        return day.isoformat()


def shown_text(cell: CellValue) -> str:
    """Return a cell as a text: a number without needless decimals, a time as 09:30, a day as 2027-01-20."""
    if isinstance(cell, Decimal):
        return f"{_whole_or_decimal(cell)}"
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else str(cell)


def split_items(text: str) -> tuple[str, ...]:
    r"""Return the items of a cell: one a line, or, on one line, parted by semicolons; `\;` and a `\` at the end of a line part nothing."""
    parts = _LINE_ENDS.split(text) if _LINE_ENDS.search(text) else _SEMICOLONS.split(text.replace("\\\n", "\n"))
    is_lines = _LINE_ENDS.search(text) is not None
    items = (part.replace("\\\n", "\n") if is_lines else part.replace("\\;", ";") for part in parts)
    return tuple(item.strip() for item in items if item.strip())


def joined_items(items: tuple[Scalar, ...]) -> str:
    """Return the items of a list as the text of a cell, which `split_items` takes apart again."""
    texts = [shown_text(Decimal(item)) if isinstance(item, int) and not isinstance(item, bool) else str(item) for item in items]
    if not texts:
        return EMPTY_LIST
    if len(texts) == 1:
        return texts[0].replace("\n", "\\\n").replace(";", "\\;")
    if all(len(text) <= LONGEST_ON_A_LINE and ";" not in text and "\n" not in text for text in texts):
        return "; ".join(texts)
    return "\n".join(text.replace("\n", "\\\n") for text in texts)


def _whole_or_decimal(number: Decimal) -> int | Decimal:
    """A whole number where it is one, as YAML has it."""
    return int(number) if number == number.to_integral_value() else number.normalize()


def _clock_text(text: str) -> str:
    match = _CLOCK.fullmatch(text)
    return f"{int(match[1]):02}:{match[2]}" if match else text


def _described_cell(cell: CellValue) -> str:
    if isinstance(cell, bool):
        return "yes or no"
    if isinstance(cell, date):
        return f"the date {cell:%Y-%m-%d}"
    if isinstance(cell, timedelta):
        return f"the time {shown_text(cell)}"
    return f"the text “{cut_short(str(cell))}”" if isinstance(cell, str) else f"the number {cell}"

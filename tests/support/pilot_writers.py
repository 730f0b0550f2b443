"""The example's pilot as other programs write it: the same rows go in, a file in their form comes out."""

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter
from openpyxl import Workbook

from briefing_builder.files.resources import resource

PILOT = resource("examples", "merrowdale") / "data/pilot.csv"
DAYS = ("enrolled_on", "first_launched_on", "completed_on")
NUMBERS = ("score_pre_pct", "score_pct", "sessions", "reaction_1_to_5")
Rows = list[dict[str, str]]


def pilot_rows() -> Rows:
    """Return the rows of the example's pilot."""
    return list(csv.DictReader(io.StringIO(PILOT.read_text(encoding="utf-8"))))


def typed_cell(column: str, text: str) -> object:
    """Return a cell as a spreadsheet holds it: days and numbers, minutes as a number."""
    if not text:
        return None
    if column in DAYS:
        return date.fromisoformat(text)
    return float(text) if column in (*NUMBERS, "learning_minutes") else text


def european_csv(file: Path, rows: Rows) -> Path:
    """Semicolons, commas in numbers, days before months, a byte order mark, CRLF."""
    lines = [";".join(rows[0])]
    for row in rows:
        cells = {**row, "learning_minutes": row["learning_minutes"].replace(".", ",")}
        cells |= {column: "/".join(reversed(row[column].split("-"))) for column in DAYS}
        lines.append(";".join(cells.values()))
    file.write_bytes("\ufeff".encode() + "\r\n".join(lines).encode() + b"\r\n")
    return file


def banner_workbook(file: Path, rows: Rows) -> Path:
    """A workbook by openpyxl with a title above its headings and a row of totals at its end."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Report of the pilot"])
    sheet.append([])
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append([typed_cell(column, text) for column, text in row.items()])
    sheet.append(["Total", *[None] * 11, 22.5])
    book.save(file)
    return file


def workbook_of_1904(file: Path, rows: Rows, *, hidden: Sequence[int] = ()) -> Path:
    """A workbook by XlsxWriter that counts its days from 1904 and has times for minutes; a filter has hidden rows (counted from 0)."""
    book = xlsxwriter.Workbook(str(file), {"date_1904": True})
    sheet, day, time = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "[h]:mm:ss"})
    sheet.write_row(0, 0, list(rows[0]))
    for number, row in enumerate(rows, 1):
        for index, (column, text) in enumerate(row.items()):
            if column == "learning_minutes" and text:
                sheet.write_datetime(number, index, timedelta(minutes=float(text)), time)
            elif column in DAYS and text:
                sheet.write_datetime(number, index, date.fromisoformat(text), day)
            elif text:
                sheet.write(number, index, typed_cell(column, text))
    sheet.autofilter(0, 0, len(rows), len(rows[0]) - 1)
    for number in hidden:
        sheet.set_row(number + 1, options={"hidden": True})
    book.close()
    return file


def moodle_csv(file: Path, rows: Rows, course: str, *, for_excel: bool = False) -> Path:
    """Moodle's report of activity completion of one course with one activity, in either of its two downloads."""
    states = {"passed": "Completed (achieved pass grade)", "failed": "Completed (did not achieve pass grade)"}
    lines = [["", "Department", "ID number", "Final check", ""]]
    for row in (row for row in rows if row["course_id"] == course):
        is_done = row["completion_status"] == "completed"
        state = states.get(row["success_status"], "Completed") if is_done else "Not completed"
        moment = f"{row['completed_on']} 10:15:00" if is_done else ""
        lines.append([f"Somebody {row['learner_id']}", row["department_id"], row["learner_id"], state, moment])
    parted = ("\t" if for_excel else ",").join
    text = "".join(parted(f'"{cell}"' if cell or index else "" for index, cell in enumerate(line)) + "\n" for line in lines)
    file.write_bytes(b"\xff\xfe" + text.encode("utf-16-le") if for_excel else text.encode())
    return file

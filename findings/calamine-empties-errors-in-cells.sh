#!/usr/bin/env bash
# An error in a cell of a workbook: python-calamine 0.9.1 (PyPI) gives an empty text, as for a cell in which nothing stands.
#
# A spreadsheet shows #DIV/0! where a rate was divided by no enrolments, #N/A where a learner was not found in another sheet. openpyxl 3.1.5 gives
# the error's name. calamine gives '', so a file whose spreadsheet shows faults reads as one with blanks. Where a sheet begins right of its first
# column, its `total_width` is one short: 5 where `end` says that column 5, counted from 0, is filled.
#
# Seen with python-calamine 0.9.1, openpyxl 3.1.5 and XlsxWriter 3.2.9, Python 3.11: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5 XlsxWriter==3.2.9
venv/bin/python - <<'PY' | tee said
import xlsxwriter
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

with xlsxwriter.Workbook("rates.xlsx") as book:
    sheet = book.add_worksheet("Rates")
    for row, (formula, result) in enumerate((("=1/0", "#DIV/0!"), ("=NA()", "#N/A"), ("=2+2", 4))):
        sheet.write_formula(row, 0, formula, None, result)
    sheet.write_blank(3, 0, None, book.add_format({"bold": True}))
    sheet.write_string(4, 0, "end")
    lower = book.add_worksheet("Lower")
    for row in range(6, 10):
        lower.write_row(row, 2, ["a", "b", "c", "d"])
cells = [cell.value for cell in load_workbook("rates.xlsx", data_only=True)["Rates"]["A"]]
print("openpyxl:", cells)
read = CalamineWorkbook.from_path("rates.xlsx")
print("calamine:", [row[0] for row in read.get_sheet_by_name("Rates").to_python()])
sheet = read.get_sheet_by_name("Lower")
print("lower:", sheet.start, sheet.end, "width", sheet.width, "total", sheet.total_width)
PY
diff said - <<'SEEN'
openpyxl: ['#DIV/0!', '#N/A', 4, None, 'end']
calamine: ['', '', 4.0, '', 'end']
lower: (6, 2) (9, 5) width 4 total 5
SEEN

#!/usr/bin/env bash
# pyexcel-ods3 0.6.1 (PyPI) reads a time of 0:45:30.5 in an OpenDocument sheet as an empty cell; 0:45:30 above it is read.
#
# A time that was measured or averaged has parts of a second; LibreOffice writes it as PT00H45M30.5S, also where the cell shows whole seconds. pyexcel-ods3 takes
# only the form PT00H00M00S: three parts, whole numbers. Anything else, PT45M too, is None, and at the end of a row the cell is not there at all. The average of
# what is left is wrong, and nothing says so. python-calamine 0.9.1 has the half second, but gives a day and more as the file's text.
#
# Seen with pyexcel-ods3 0.6.1 (pyexcel-io 0.6.8), python-calamine 0.9.1 and odfpy 1.4.1, Python 3.11: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyexcel-ods3==0.6.1 pyexcel-io==0.6.8 python-calamine==0.9.1 odfpy==1.4.1
venv/bin/python - <<'PY' | tee said
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from pyexcel_ods3 import get_data
from python_calamine import CalamineWorkbook

TIMES = {"PT00H45M30S": "0:45:30", "PT00H45M30.5S": "0:45:30.5", "PT45M": "0:45:00", "PT36H00M00S": "36:00:00"}
document = OpenDocumentSpreadsheet()
sheet = Table(name="Time spent")
for time, shown in TIMES.items():
    row = TableRow()
    cell = TableCell(valuetype="time", timevalue=time)
    cell.addElement(P(text=shown))
    row.addElement(cell)
    score = TableCell(valuetype="float", value=7)
    score.addElement(P(text="7"))
    row.addElement(score)
    sheet.addElement(row)
document.spreadsheet.addElement(sheet)
document.save("time.ods")
rows = get_data("time.ods")["Time spent"]
others = CalamineWorkbook.from_path("time.ods").get_sheet_by_index(0).to_python()
for (time, _), (other, _), written in zip(rows, others, TIMES, strict=True):
    print(f"{written}: pyexcel-ods3 {time}, calamine {other}")
PY
diff said - <<'SEEN'
PT00H45M30S: pyexcel-ods3 00:45:30, calamine 00:45:30
PT00H45M30.5S: pyexcel-ods3 None, calamine 00:45:30.500000
PT45M: pyexcel-ods3 None, calamine PT45M
PT36H00M00S: pyexcel-ods3 1 day, 12:00:00, calamine PT36H00M00S
SEEN

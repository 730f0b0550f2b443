#!/usr/bin/env bash
# xlsx2csv 0.8.6 (PyPI) writes 36 hours of learning time as "12:00", and "45 min" as 0 "02in".
#
# A learning platform's "time spent" is an Excel number in days with the format [h]:mm:ss. xlsx2csv formats the fraction of the day only: whole
# days are lost without a word, and so are the seconds. A unit in quotation marks (0 "min") is taken for a date format, its m for the month. openpyxl 3.1.5
# reads both cells right (a timedelta of 1.5 days, the number 45).
#
# Seen with xlsx2csv 0.8.6, XlsxWriter 3.3.1 and openpyxl 3.1.5, Python 3.11: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xlsx2csv==0.8.6 XlsxWriter==3.3.1 openpyxl==3.1.5
venv/bin/python - <<'PY' | tee said
import csv

import openpyxl
import xlsxwriter
from xlsx2csv import Xlsx2csv

CELLS = {"[h]:mm:ss": 1.5, '0 "min"': 45, "0%": 0.85}
workbook = xlsxwriter.Workbook("time.xlsx")
sheet = workbook.add_worksheet()
for row, (number_format, value) in enumerate(CELLS.items()):
    sheet.write_number(row, 0, value, workbook.add_format({"num_format": number_format}))
workbook.close()
Xlsx2csv("time.xlsx").convert("time.csv")
with open("time.csv", newline="") as lines:
    written = [row[0] for row in csv.reader(lines)]
read = [row[0].value for row in openpyxl.load_workbook("time.xlsx").active.iter_rows()]
for number_format, text, value in zip(CELLS, written, read, strict=True):
    print(f"{number_format}: xlsx2csv {text}; openpyxl {value}")
PY
diff said - <<'SEEN'
[h]:mm:ss: xlsx2csv 12:00; openpyxl 1 day, 12:00:00
0 "min": xlsx2csv 0 "02in"; openpyxl 45
0%: xlsx2csv 85%; openpyxl 0.85
SEEN

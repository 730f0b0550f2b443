#!/usr/bin/env bash
# A workbook that counts days from 1904, written by SheetJS 0.18.5 (npm: xlsx): the day comes back 1,462 days later.
#
# `Workbook.WBProps.date1904: true` writes the flag into the file, and the days still as serial numbers of 1900. Every reader that heeds the flag,
# openpyxl 3.1.5 among them, says what the file says: four years and a day late. A hidden row, which the same call writes into .xlsx, is not
# hidden in its .ods: what a filter had taken away is there again.
#
# Seen with xlsx 0.18.5 (Node.js) and openpyxl 3.1.5, Python 3.11: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit xlsx@0.18.5 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
node - <<'JS'
const XLSX = require("xlsx");
for (const date1904 of [false, true]) {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet([["completed"], [new Date(2026, 8, 23)], ["hidden"]], { cellDates: true });
  sheet["!rows"] = [{}, {}, { hidden: true }];
  XLSX.utils.book_append_sheet(book, sheet, "Results");
  book.Workbook = { WBProps: { date1904 } };
  XLSX.writeFile(book, `${date1904 ? 1904 : 1900}.xlsx`);
  if (!date1904) XLSX.writeFile(book, "hidden.ods");
}
JS
{
venv/bin/python - <<'PY'
from openpyxl import load_workbook
for name in ("1900", "1904"):
    book = load_workbook(f"{name}.xlsx")
    sheet = book["Results"]
    print(f"{name}: counts from {book.epoch.year if book.epoch.year == 1904 else 1900}, {sheet['A2'].value:%Y-%m-%d}, row 3 hidden: {sheet.row_dimensions[3].hidden}")
PY
unzip -p hidden.ods content.xml | grep -q 'table:visibility' && echo "ods: a row is hidden" || echo "ods: no row is hidden"
} | tee said
diff said - <<'SEEN'
1900: counts from 1900, 2026-09-23, row 3 hidden: True
1904: counts from 1904, 2030-09-24, row 3 hidden: True
ods: no row is hidden
SEEN

#!/usr/bin/env bash
# SheetJS 0.18.5, the last version on npm (xlsx), turns a date that is shown as 01.03.2026 into 46082 in CSV; 01/03/2026 stays as it is.
#
# Dates in German, Polish or Finnish have dots (dd.mm.yyyy). SheetJS takes the dot for the beginning of parts of a second, fails on it inside, and
# falls back to the plain number without a word. With the dots escaped, as LibreOffice writes them, the same format is right: a file that was opened and saved
# is read, the export as it came is not. With `cellDates` the CSV has the first of March in the American way. exceljs 4.4.0 has a date for each.
#
# Seen with xlsx 0.18.5 and exceljs 4.4.0, Node.js 20: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit xlsx@0.18.5 exceljs@4.4.0 > /dev/null
cat > dates.js <<'JS'
const ExcelJS = require("exceljs");
const XLSX = require("xlsx");
(async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Finished");
  for (const format of ["dd/mm/yyyy", "dd.mm.yyyy", "d. mmmm yyyy", "dd\\.mm\\.yyyy"])
    sheet.addRow([format, new Date(Date.UTC(2026, 2, 1))]).getCell(2).numFmt = format;
  await book.xlsx.writeFile("export.xlsx");
  for (const options of [{}, { cellDates: true }])
    console.log(`${JSON.stringify(options)}\n${XLSX.utils.sheet_to_csv(XLSX.readFile("export.xlsx", options).Sheets.Finished).trim()}`);
  const again = new ExcelJS.Workbook();
  await again.xlsx.readFile("export.xlsx");
  console.log("exceljs:", ...again.getWorksheet("Finished").getColumn(2).values.filter(Boolean).map((date) => date.toISOString().slice(0, 10)));
})();
JS
node dates.js | tee said
diff said - <<'SEEN'
{}
dd/mm/yyyy,01/03/2026
dd.mm.yyyy,46082
d. mmmm yyyy,46082
dd\.mm\.yyyy,01.03.2026
{"cellDates":true}
dd/mm/yyyy,01/03/2026
dd.mm.yyyy,3/1/26
d. mmmm yyyy,3/1/26
dd\.mm\.yyyy,01.03.2026
exceljs: 2026-03-01 2026-03-01 2026-03-01 2026-03-01
SEEN

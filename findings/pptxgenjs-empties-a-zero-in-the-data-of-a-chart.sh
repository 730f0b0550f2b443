#!/usr/bin/env bash
# A chart with a value of nought: PptxGenJS 4.0.1 (npm) draws the 0 and leaves its cell in the chart's workbook empty.
#
# A pilot in which nobody of a team began is 0 %. The numbers that the slide shows (c:numCache) have the 0, so the deck looks right; the workbook
# behind "Edit Data", from which PowerPoint takes the numbers anew as soon as somebody opens it, has a cell without a value in its place. Who
# corrects a neighbour therefore turns "nobody" into "not known". Readers of the cache (python-pptx) and of the workbook (openpyxl) differ.
#
# Seen with pptxgenjs 4.0.1, python-pptx 1.0.2 and openpyxl 3.1.5, Node.js 20 and Python 3.11: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" pptxgenjs@4.0.1 > npm-said 2>&1 || { cat npm-said; exit 1; }
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-pptx==1.0.2 openpyxl==3.1.5
cat > deck.js <<'JS'
const Deck = require("pptxgenjs");
const deck = new Deck();
const series = [{ name: "Begun, %", labels: ["Stores", "Office", "Depot"], values: [64, 0, 82.5] }];
for (const kind of [deck.charts.BAR, deck.charts.LINE, deck.charts.PIE]) {
  deck.addSlide().addChart(kind, series, { x: 1, y: 1, w: 6, h: 3 });
}
deck.writeFile({ fileName: "deck.pptx" });
JS
node deck.js
venv/bin/python -W ignore - <<'PY' | tee said
import io

import openpyxl
from pptx import Presentation

for slide in Presentation("deck.pptx").slides:
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = list(book.active.iter_rows(min_row=2, values_only=True))
    print(chart.chart_type.name, "shown", list(chart.plots[0].series[0].values), "workbook", [row[1] for row in rows])
PY
diff said - <<'SEEN'
COLUMN_CLUSTERED shown [64.0, 0.0, 82.5] workbook [64, None, 82.5]
LINE_MARKERS shown [64.0, 0.0, 82.5] workbook [64, None, 82.5]
PIE shown [64.0, 0.0, 82.5] workbook [64, None, 82.5]
SEEN

#!/usr/bin/env bash
# pandoc 3.9 (PyPI, pypandoc_binary 1.17) reads a PowerPoint deck without what stands in groups, without speaker notes and without link targets.
#
# Text boxes, placeholders and tables of a slide come out; a text box inside a group shape does not, and nothing says so. Notes are
# left out altogether, a hidden slide is read like any other, a run's link keeps its words and loses its address, and a native chart is a line
# with the name of its XML namespace. Cards that are grouped to stay whole (which markitdown needs) are therefore invisible to pandoc.
#
# Seen with pypandoc_binary 1.17 (pandoc 3.9) and python-pptx 1.0.2, Python 3.11: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17 python-pptx==1.0.2
"$work/venv/bin/python" - "$work/deck.pptx" <<'PY' | tee "$work/said"
import sys

import pypandoc
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

presentation = Presentation()
slide = presentation.slides.add_slide(presentation.slide_layouts[5])
slide.shapes.title.text = "Scores rose"
grouped = slide.shapes.add_group_shape().shapes.add_textbox(Inches(1), Inches(2), Inches(3), Inches(1))
grouped.text_frame.text = "inside a group"
loose = slide.shapes.add_textbox(Inches(1), Inches(3), Inches(3), Inches(1))
run = loose.text_frame.paragraphs[0].add_run()
run.text = "linked words"
run.hyperlink.address = "https://example.org/course"
chart = CategoryChartData()
chart.categories = ["Before", "After"]
chart.add_series("Score", (52.0, 78.0))
slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Inches(1), Inches(4), Inches(4), Inches(2), chart)
slide.notes_slide.notes_text_frame.text = "said by the presenter"
hidden = presentation.slides.add_slide(presentation.slide_layouts[5])
hidden.shapes.title.text = "Hidden slide"
hidden._element.set("show", "0")
presentation.save(sys.argv[1])

read = pypandoc.convert_file(sys.argv[1], "markdown", format="pptx")
print("pandoc", pypandoc.get_pandoc_version())
for words in ("Scores rose", "inside a group", "linked words", "example.org", "said by the presenter", "Before", "drawingml/2006/chart", "Hidden slide"):
    print(f"{words}: {'read' if words in read else 'not read'}")
PY
diff "$work/said" - <<'SEEN'
pandoc 3.9
Scores rose: read
inside a group: not read
linked words: read
example.org: not read
said by the presenter: not read
Before: not read
drawingml/2006/chart: read
Hidden slide: read
SEEN

#!/usr/bin/env bash
# pptx2md 2.0.6 (PyPI) leaves out each shape whose whole text has fifteen characters or fewer, figures first of all.
#
# Its default --min-block-size is 15: a shape's text (the title excepted) is written only if it is longer. "£1.05", "26.9 points" and a body
# of two short lines vanish, a sentence beside them stays, and nothing is said. `--min-block-size 0` brings them back.
#
# Seen with pptx2md 2.0.6 and python-pptx 1.0.2, Python 3.11: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pptx2md==2.0.6 python-pptx==1.0.2
cd "$work"
venv/bin/python - <<'PY'
from pptx import Presentation
from pptx.util import Inches

presentation = Presentation()
slide = presentation.slides.add_slide(presentation.slide_layouts[5])
slide.shapes.title.text = "Return"
for row, words in enumerate(("£1.05", "26.9 points more", "90 % finished", "A sentence that is long enough")):
    box = slide.shapes.add_textbox(Inches(1), Inches(2 + row), Inches(4), Inches(0.5))
    box.text_frame.text = words
presentation.save("deck.pptx")
PY
for size in default 0; do
    options=()
    [ "$size" = default ] || options=(--min-block-size "$size")
    venv/bin/pptx2md deck.pptx -o deck.md "${options[@]}" > /dev/null 2>&1
    echo "min-block-size $size: $(grep -v '^$' deck.md | paste -sd '|')"
done | tee said
diff said - <<'SEEN'
min-block-size default: # Return|26\.9 points more|A sentence that is long enough
min-block-size 0: # Return|£1\.05|26\.9 points more|90 % finished|A sentence that is long enough
SEEN

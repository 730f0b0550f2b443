#!/usr/bin/env bash
# markitdown 0.1.9 (PyPI, extra pptx) reads the shapes of a slide by their place and not in their order, so that cards side by side come out mixed.
#
# A slide's shape tree is its reading order: screen readers and PowerPoint's selection pane follow it. markitdown sorts shapes by top, then left,
# so three cards that are written label, title, figure each are read as all labels, all titles, all figures. Shapes in a group stay together
# (sorted within it), so grouping each card is what keeps it whole.
#
# Seen with markitdown 0.1.9 and python-pptx 1.0.2, Python 3.11: the two lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'markitdown[pptx]==0.1.9' python-pptx==1.0.2
"$work/venv/bin/python" - "$work/deck.pptx" <<'PY' | tee "$work/said"
import sys

from markitdown import MarkItDown
from pptx import Presentation
from pptx.util import Inches


def deck(path: str, *, is_grouped: bool) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    for card in (1, 2, 3):
        shapes = slide.shapes.add_group_shape().shapes if is_grouped else slide.shapes
        for row, word in enumerate(("label", "title", "figure")):
            box = shapes.add_textbox(Inches(3 * card - 2), Inches(1 + row), Inches(2), Inches(0.5))
            box.text_frame.text = f"{word} {card}"
    presentation.save(path)


for is_grouped in (False, True):
    deck(sys.argv[1], is_grouped=is_grouped)
    lines = MarkItDown().convert(sys.argv[1]).text_content.splitlines()
    print("grouped:" if is_grouped else "loose:", ", ".join(line for line in lines if line and not line.startswith("<!--")))
PY
diff "$work/said" - <<'SEEN'
loose: label 1, label 2, label 3, title 1, title 2, title 3, figure 1, figure 2, figure 3
grouped: label 1, title 1, figure 1, label 2, title 2, figure 2, label 3, title 3, figure 3
SEEN

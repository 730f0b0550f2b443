#!/usr/bin/env bash
# python-pptx 1.0.2 (PyPI) has no call to remove a slide; with the usual way round it, a slide to which another one links stays in the file.
#
# The usual way takes the slide out of the list of slides and drops the presentation's relationship to it. The deck then shows one slide less,
# and reopening it counts one less. But a jump on another slide is a relationship of its own: the part is reached through it and written again, text,
# notes and all. Whoever removes slides before sending a deck away sends them along, unseen.
#
# Seen with python-pptx 1.0.2, Python 3.11: "slides: 1, text in the file: no" without a link, "slides: 1, text in the file: yes" with one.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-pptx==1.0.2
"$work/venv/bin/python" - "$work/deck.pptx" <<'PY' | tee "$work/said"
import sys
import zipfile

from pptx import Presentation
from pptx.util import Inches

path = sys.argv[1]
for has_link in (False, True):
    presentation = Presentation()
    first, second = (presentation.slides.add_slide(presentation.slide_layouts[6]) for _ in range(2))
    boxes = [slide.shapes.add_textbox(Inches(1), Inches(1), Inches(4), Inches(1)) for slide in (first, second)]
    boxes[1].text_frame.text = "Not for the supplier"
    if has_link:
        boxes[0].click_action.target_slide = second
    entry = presentation.slides._sldIdLst[1]
    presentation.part.drop_rel(entry.rId)
    presentation.slides._sldIdLst.remove(entry)
    presentation.save(path)
    with zipfile.ZipFile(path) as file:
        is_there = any(b"Not for the supplier" in file.read(name) for name in file.namelist())
    link = "with a link" if has_link else "without a link"
    print(f"{link}: slides: {len(Presentation(path).slides)}, text in the file: {'yes' if is_there else 'no'}")
PY
diff "$work/said" - <<'SEEN'
without a link: slides: 1, text in the file: no
with a link: slides: 1, text in the file: yes
SEEN

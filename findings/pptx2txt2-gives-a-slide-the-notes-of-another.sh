#!/usr/bin/env bash
# pptx2txt2 1.1.0 (PyPI) puts speaker notes on the wrong slides as soon as one slide, the title say, has none; a moved slide is counted at its old place.
#
# `extract_text_per_slide` promises the text of each slide, notes included, by the slide's number. It takes the number from the names of the files, so
# notesSlide1.xml goes with slide1.xml. But notes pages are counted by themselves: in a deck whose first slide has no notes, each note is read with the slide
# before its own. Whose notes they are is told by the relationship in the file, and the order of slides by the list in presentation.xml. python-pptx goes by both.
#
# Seen with pptx2txt2 1.1.0 and python-pptx 1.0.2, Python 3.11: the lines at the end of this script.
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pptx2txt2==1.1.0 python-pptx==1.0.2
venv/bin/python - <<'PY' | tee said
import pptx2txt2
from pptx import Presentation


def words(slide) -> str:
    return slide.shapes.title.text + (f" {slide.notes_slide.notes_text_frame.text}" if slide.has_notes_slide else "")


presentation = Presentation()
for title, notes in (("Welcome", None), ("Costs", "(say what it costs)"), ("Return", "(say what comes back)")):
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = title
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
presentation.save("deck.pptx")
slides = presentation.slides._sldIdLst
slides.insert(1, slides[2])
presentation.save("moved.pptx")
for deck in ("deck.pptx", "moved.pptx"):
    print(f"{deck}, python-pptx:", dict(enumerate(map(words, Presentation(deck).slides), start=1)))
    print(f"{deck}, pptx2txt2:", pptx2txt2.extract_text_per_slide(deck))
PY
diff said - <<'SEEN'
deck.pptx, python-pptx: {1: 'Welcome', 2: 'Costs (say what it costs)', 3: 'Return (say what comes back)'}
deck.pptx, pptx2txt2: {1: 'Welcome (say what it costs)', 2: 'Costs (say what comes back)', 3: 'Return'}
moved.pptx, python-pptx: {1: 'Welcome', 2: 'Return (say what comes back)', 3: 'Costs (say what it costs)'}
moved.pptx, pptx2txt2: {1: 'Welcome (say what it costs)', 2: 'Costs (say what comes back)', 3: 'Return'}
SEEN

#!/usr/bin/env bash
# WeasyPrint 70.0 (PyPI) makes a Figure without alternative text of an HTML picture that is marked as decoration (`alt=""`), under PDF/UA.
#
# In HTML an empty `alt` says: pass this over. One expects an artifact in the PDF; what comes is a Figure in the structure tree that has no /Alt,
# and a logged error that the required description is missing, so that a checker of PDF/UA finds a fault where HTML has none. Decoration has to be
# a CSS background, which becomes an artifact.
#
# Seen with weasyprint 70.0 and pikepdf 10.18.0, Python 3.11 (Pango must be installed): "img: Figure without Alt", "background: no Figure".
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 pikepdf==10.18.0
"$work/venv/bin/python" - <<'PY' | tee "$work/said"
import io

import pikepdf
from weasyprint import HTML

DOT = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAGES = {
    "img": f'<p>Words <img src="{DOT}" alt=""></p>',
    "background": f'<p style="background: url({DOT})">Words</p>',
}


def figures(node: object) -> list[str]:
    if isinstance(node, pikepdf.Array):
        return [found for part in node for found in figures(part)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [f"Figure {'with' if '/Alt' in node else 'without'} Alt"] if node.get("/S") == "/Figure" else []
    return own + (figures(node["/K"]) if "/K" in node else [])


for name, body in PAGES.items():
    pdf = HTML(string=f"<html lang=en><title>Words</title>{body}</html>").write_pdf(pdf_variant="pdf/ua-1")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        print(f"{name}:", ", ".join(figures(document.Root.StructTreeRoot)) or "no Figure")
PY
diff "$work/said" - <<'SEEN'
img: Figure without Alt
background: no Figure
SEEN

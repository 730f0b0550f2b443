#!/usr/bin/env bash
# resvg_py 0.5.0 (PyPI) cannot draw an SVG picture whose size is given in millimetres, unless the caller passes a `dpi`.
#
# Drawing programs write sizes in mm (`width="20mm"`). The binding's default is `dpi=0.0`, with which a millimetre is no pixel at all, so
# the picture is refused as one of no size; the same picture with its size in px is drawn. With dpi=96 it is drawn, and the size in pixels is
# rounded to whole ones before `width` scales it, so that the proportions shift: 20 × 40 mm, asked for at 1000 px wide, is 1987 px high.
#
# Seen with resvg_py 0.5.0 on Linux, Python 3.11: "mm: refused", "px: 20 x 40", "mm at 96 dpi, 1000 wide: 1000 x 1987".
# Public packages only, in a folder of its own. Ends with 0 as long as it is so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check resvg_py==0.5.0 pillow==13.0.0
"$work/venv/bin/python" - <<'PY' | tee "$work/said"
import io

import resvg_py
from PIL import Image

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20{u}" height="40{u}" viewBox="0 0 20 40"><rect width="20" height="40" fill="#07c"/></svg>'


def size(unit: str, **how: object) -> str:
    try:
        drawn = resvg_py.svg_to_bytes(svg_string=SVG.format(u=unit), **how)
    except Exception:
        return "refused"
    return "{} x {}".format(*Image.open(io.BytesIO(bytes(drawn))).size)


print("mm:", size("mm"))
print("px:", size("px"))
print("mm at 96 dpi, 1000 wide:", size("mm", dpi=96, width=1000))
PY
diff "$work/said" - <<'SEEN'
mm: refused
px: 20 x 40
mm at 96 dpi, 1000 wide: 1000 x 1987
SEEN

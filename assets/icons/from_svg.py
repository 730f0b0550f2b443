"""Write icons.json from Lucide's SVG files: every outline as moves, lines and cubic curves on a grid of 2400 × 2400.

Usage: python assets/icons/from_svg.py FOLDER_OF_SVG_FILES (the `icons` folder of the npm package lucide-static).
"""

import json
import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib.path import SVGPath

ICONS = {
    "availability": "users-round", "calls": "headphones", "check": "circle-check", "chart": "chart-line", "clock": "clock",
    "compliance": "clipboard-check", "cost": "coins", "growth": "trending-up", "launch": "rocket", "moment": "zap",
    "people": "heart-handshake", "quality": "badge-check", "retention": "sprout", "safety": "shield-check", "see": "eye",
    "standard": "layers", "travel": "map-pin", "learning": "graduation-cap",
}  # fmt: skip
GRID = 100


def outline(file: Path) -> str:
    """Return the icon as `M x y`, `L x y`, `C x1 y1 x2 y2 x y` and `Z`, in whole grid units."""
    pen = DecomposingRecordingPen({})
    SVGPath(str(file)).draw(pen)
    words: list[str] = []
    for name, points in pen.value:
        letter = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "qCurveTo": "Q", "closePath": "Z", "endPath": ""}[name]
        if letter == "Q":
            raise SystemExit(f"{file}: quadratic curves are not expected")
        words += [letter] if letter else []
        words += [str(round(value * GRID)) for point in points for value in point]
    return " ".join(words)


def main() -> None:
    """Write the chosen icons beside this script."""
    folder = Path(sys.argv[1])
    icons = {name: outline(folder / f"{file}.svg") for name, file in sorted(ICONS.items())}
    Path(__file__).with_name("icons.json").write_text(json.dumps(icons, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

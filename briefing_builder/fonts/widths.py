"""The published widths of faces that do not ship with us: the table in a folder of fonts goes in, letters and their widths come out."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from unicodedata import category, normalize

from briefing_builder.values import Value

TABLE = "widths.json"
LIKE: Mapping[str, str] = {"\u2010": "-", "\u2011": "-", "\u00ad": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
"""Characters that measure at most as much as others, where a face does not have them."""


class WidthTable(Value, frozen=True, kw_only=True):
    """Widths by family, upright, regular and bold, in 1/1000 em.

    `narrower` are families of which only so much is known: their texts take less than those of the widest usual face.
    """

    rows: Mapping[tuple[str, bool], Mapping[str, int]]
    narrower: frozenset[str]

    @property
    def families(self) -> frozenset[str]:
        """The families that the table has widths of."""
        return frozenset(family for family, _ in self.rows)

    def of(self, family: str, *, bold: bool) -> Mapping[str, int]:
        """Return the widths of a family by character. Raises KeyError when the table does not have it."""
        return self.rows[family, bold]


@cache
def widths_in(folder: Path) -> WidthTable:
    """Return the table of a folder of fonts, read once a process; an empty one where there is none."""
    file = folder / TABLE
    if not file.is_file():
        return WidthTable(rows={}, narrower=frozenset())
    data = json.loads(file.read_text(encoding="utf-8"))
    characters = data["characters"] + data["beyond"]
    rows = {
        (family, style == "bold"): {char: width for char, width in zip(characters, face[style], strict=False) if width}
        for family, face in data["faces"].items()
        for style in ("regular", "bold")
    }
    return WidthTable(rows=rows, narrower=frozenset(data["narrower"]))


def letter_width(char: str, row: Mapping[str, int]) -> int | None:
    """Return the width of a character in a row, in 1/1000 em: its own, that of the one like it, or of its base letter; None for others."""
    width = row.get(char)
    if width is None and category(char) in ("Mn", "Me", "Cf"):
        return 0
    return width if width is not None else row.get(LIKE.get(char, normalize("NFD", char)[0]))

"""How our workbooks look: a book goes in, the formats of its cells come out, each made once."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter import Workbook

INK, MUTED, LINE, TEAL, PALE, PAPER, ACCENT = "#16302F", "#5B6F6D", "#D5DEDC", "#0B3F3D", "#EEF5F3", "#FFFFFF", "#B4531A"
TABS: Mapping[str, str] = {
    "programme": "#0B3F3D", "people": "#2F7F79", "courses": "#6FAE8C", "arguments": "#C98A2B",
    "proof": "#5A6E9C", "meeting": "#8A5A83", "look": "#9AA5A4",
}  # fmt: skip
"""The colour of the tabs, by what the sheets are about."""
FONT = "Calibri"
DAY, CLOCK, SHARE, TEXT, WHOLE, GENERAL = "yyyy-mm-dd", "hh:mm", "0.##%", "@", "#,##0", "General"
PROSE = "General;General;General;@"
"""Of long texts: a format that is not the cell type Text, in which some versions of Excel show ####."""
NUMBERS = frozenset({SHARE, WHOLE, GENERAL})


class Look:
    """The formats of one book."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def style(self, **more: Any) -> Any:
        """Return the plain format with what is named otherwise."""
        values = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "top"} | more
        key = tuple(sorted(values.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(values)
        return self._made[key]

    @property
    def title(self) -> Any:
        """The name of a sheet."""
        return self.style(bold=True, font_size=20, font_color=TEAL, bg_color=PAPER, valign="vcenter", align="left", indent=1)

    @property
    def intro(self) -> Any:
        """What a sheet is for."""
        return self.style(font_color=MUTED, bg_color=PAPER, valign="top", align="left", indent=1)

    @property
    def ground(self) -> Any:
        """The rows above a table."""
        return self.style(bg_color=PAPER)

    def heading(self, *, required: bool = False) -> Any:
        """The heading of a column; a stronger one where a row is nothing without it."""
        return self.style(
            bold=True,
            font_color=PAPER,
            bg_color=ACCENT if required else TEAL,
            text_wrap=True,
            valign="vcenter",
            indent=1,
            border=1,
            border_color=PAPER,
        )

    def cell(self, number_format: str) -> Any:
        """A cell that is filled in."""
        align = "right" if number_format in NUMBERS else "left"
        return self.style(num_format=number_format, text_wrap=True, align=align, indent=1)

    def label(self, *, required: bool = False) -> Any:
        """The name of a setting; in another colour where it must be filled in."""
        return self.style(
            bold=True, font_color=ACCENT if required else INK, text_wrap=True, bottom=1, bottom_color=LINE, align="left", indent=1
        )

    @property
    def meaning(self) -> Any:
        """What a setting means."""
        return self.style(font_color=MUTED, text_wrap=True, bottom=1, bottom_color=LINE, align="left", indent=1)

    def entry(self, number_format: str) -> Any:
        """The value of a setting."""
        return self.style(num_format=number_format, text_wrap=True, bottom=1, bottom_color=LINE, bg_color="#FFFBEE", align="left", indent=1)

    @property
    def band(self) -> Any:
        """What a group of settings is about."""
        return self.style(bold=True, font_color=TEAL, bg_color=PALE, valign="vcenter", align="left", indent=1)

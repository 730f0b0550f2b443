"""How a column can be read: one reading where its values leave no doubt, several where somebody has to be asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from briefing_builder.importers.sheets.model import CellValue

ReadValue = str | Decimal | bool | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way in which a column's cells can be read."""

    code: str
    """How an answer names it: `day-first`, `month-first`, `decimal-comma`, `hours`, `h:mm`, `share` …; unique within its subject."""
    meaning: str
    """In words, with an example out of the column: `03/04/2026 is 3 April 2026`."""
    read: Callable[[CellValue], ReadValue]
    """Return what a cell says. Raises ValueError with a sentence that ends "… is not a date" when it cannot be read so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What a column's values allow."""

    possible: tuple[Reading, ...]
    """In the order of their likelihood; the first is taken when it is the only one. Empty: the column is not of this kind at all."""
    because: str = ""
    """What decided, in words: `23/09/2026 has no 23rd month`; for several readings, what leaves it open."""
    unreadable: Sequence[CellValue] = ()
    """Values that no possible reading takes, each once: bad cells in an otherwise good column."""
    habits: tuple[str, ...] = ()
    """What its values show of how the whole file writes: `day-first`, `decimal-comma` …; columns that are open follow it."""

    other: Callable[[str], Reading | None] | None = None
    """Returns a reading that can be answered although it is none of the likely ones: `of-12` for scores with any maximum."""

    def answered(self, code: str) -> Reading | None:
        """Return the reading that an answer names; None when there is none of that code."""
        likely = next((reading for reading in self.possible if reading.code == code), None)
        return likely or (self.other(code) if self.other and self.possible else None)

    @property
    def is_open(self) -> bool:
        """Whether somebody has to choose."""
        return len(self.possible) > 1

"""What a workbook of a programme is made of: sheets that are forms, tables or matrices, and the fields that their cells hold."""

import re
from typing import Literal

from briefing_builder.source import Scalar
from briefing_builder.values import Value

FieldKind = Literal["text", "id", "whole", "number", "percent", "share", "day", "day-or-text", "clock", "flag", "choice", "presence"]
"""How a cell is read; `presence` says that a part is there although nothing in it is filled in."""
Layout = Literal["form", "table", "matrix"]
EACH_ITEM, EACH_KEY = "[]", "{*}"
_WORDS = re.compile(r"[\W_]+")


class Field(Value, frozen=True, kw_only=True):
    """One value of the content, and its column in a table or its row in a form."""

    pattern: str
    """Where it stands in the content: `courses.[].alternative.title`."""
    path: tuple[str, ...]
    """The keys that lead to it from the item that the row stands for; from the root in a form."""
    heading: str
    names: frozenset[str]
    """What its heading may be, as `bare_heading` makes it."""
    kind: FieldKind = "text"
    is_list: bool = False
    required: bool = False
    """Whether a row is nothing without it."""
    least: int | None = None
    most: int | None = None
    """The bounds of a number."""
    choices: tuple[str, ...] = ()
    """Words of which it is one, or of which each of its items is one."""
    word: str = ""
    """A word that may stand for the whole list: `all`."""
    refers_to: tuple[str, ...] = ()
    """The patterns of the ids of which it is one, or several."""
    help: str = ""
    default: str = ""
    """What it is where the cell is empty, as far as that can be said in a word."""
    omits_empty: bool = False
    """Whether an empty cell must leave no key behind: in a map of given keys, and in colours, where an empty one is a comment in YAML."""


class Reference(Value, frozen=True, kw_only=True):
    """A column that says to what a row belongs: the id of an item of another sheet, or the key of a map."""

    heading: str
    names: frozenset[str]
    refers_to: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    is_key: bool = False
    """Whether it is the key under which the row's values stand, not an item that is defined elsewhere."""
    optional: bool = False


class SheetPlan(Value, frozen=True, kw_only=True):
    """A sheet: what it is called, which part of the content it holds, and its columns."""

    name: str
    layout: Layout
    pattern: str
    """Of a table, what a row stands for: `departments.[].kpis.[]`; of a matrix, its cells; empty for a form."""
    intro: str
    """What it is for, in a sentence or two."""
    parts: tuple[str, ...] = ()
    """Of a form: the parts of the content that it holds, without the lists and maps in them."""
    references: tuple[Reference, ...] = ()
    """In a matrix, of its rows and of its columns."""
    fields: tuple[Field, ...] = ()
    is_rare: bool = False
    """Whether few programmes need it: then it is hidden while it is empty."""
    group: str = ""
    names: frozenset[str] = frozenset()

    @property
    def steps(self) -> tuple[str, ...]:
        """Return the steps of its pattern."""
        return tuple(self.pattern.split(".")) if self.pattern else ()


CellEntry = Scalar | tuple[Scalar, ...]
"""What a cell is to hold: a value, or the values of a list."""


class PlannedRow(Value, frozen=True, kw_only=True):
    """A row to be written: to what it belongs, and its values by the position of the field."""

    references: tuple[str, ...]
    entries: tuple[tuple[int, CellEntry], ...]


class FilledSheet(Value, frozen=True, kw_only=True):
    """A sheet with all its rows; a form has one, a matrix one for each cell that is filled."""

    plan: SheetPlan
    rows: tuple[PlannedRow, ...]


def bare_heading(heading: str) -> str:
    """Return a heading without capitals, signs and marks, by which it is recognised: `Head: name *` is `head name`."""
    return _WORDS.sub(" ", heading.casefold()).strip()

"""Provenance as values: a figure with all that stands behind it, the files it comes from, and where it is used."""

from datetime import date
from decimal import Decimal
from typing import Literal

from briefing_builder.problems import Source
from briefing_builder.values import Exact, Value

Group = Literal["pilot", "return", "inputs", "targets", "needs"]
"""Whose figures they are: measured in the pilot, reckoned by the return, its inputs, aimed at, or asked of managers."""
ScopeKind = Literal["organisation", "department", "course"]
UseKind = Literal["slide", "appendix", "script", "hand-out"]
"""On a slide of the slot or of the appendix; in what the presenter says (notes and script); on a slide of the copy to hand out."""


class LeftOut(Value, frozen=True, kw_only=True):
    """Rows of a file that are not used, all for one reason."""

    reason: str
    count: int


class FileBehind(Value, frozen=True, kw_only=True):
    """A file that figures are reckoned from."""

    name: str
    """As it was imported, or its path inside the programme's folder."""
    sha256: str
    size: int
    """Bytes."""
    rows_used: int | None = None
    """Rows that the programme reckons with; None where it is no table of rows, or one that was imported into another file."""
    rows_read: int | None = None
    """Rows that the import found in it, banners and totals not among them; None where it was not imported."""
    left_out: tuple[LeftOut, ...] = ()
    record: str = ""
    """The record of the import that says so, by its path inside the programme's folder; empty where the file itself was read."""

    note: str = ""
    """What is odd about it, in words: that it was changed since the import."""

    @property
    def rows_left_out(self) -> int:
        """How many rows are not used, for whatever reason."""
        return sum(each.count for each in self.left_out)


class Use(Value, frozen=True, kw_only=True):
    """A place where people see or hear a figure."""

    kind: UseKind
    department: str
    id: str = ""
    """Of the slide."""
    title: str = ""
    number: int = 0
    """Of the slide in its deck, from 1."""


class FigureRecord(Exact, frozen=True, kw_only=True):
    """One figure with everything that stands behind it; a suppressed one has neither value nor n nor rows."""

    id: str
    scope: str
    """`organisation`, or the id of a department or a course."""
    scope_kind: ScopeKind
    scope_name: str
    group: Group
    name: str
    unit: str
    formula: str
    source: str
    value: Decimal | str | None = None
    """Unrounded; a text where the input is a choice among words; None where it is suppressed."""
    displayed: str = ""
    n: int | None = None
    rows_of_scope: int | None = None
    """Rows of the pilot about these people or this course, among which `n` count."""
    starts: date | None = None
    ends: date | None = None
    age_days: int | None = None
    """From the end of its period, or the day that its source names, to the day of the report; negative before it."""
    dated_by: str = ""
    """What the day is from which its age counts, in words."""
    files: tuple[str, ...] = ()
    """Names of the files behind it (`Provenance.files`)."""
    place: Source | None = None
    """Where the author wrote what decides it."""
    hidden_because: str = ""
    """Why it is suppressed, in words; empty where it is shown."""
    valid_for: str = ""
    """How long the author says it holds: `12 months`."""
    holds_until: date | None = None
    is_stale: bool = False
    """Whether it is older than that on the day of the report."""
    uses: tuple[Use, ...] = ()


class Absent(Value, frozen=True, kw_only=True):
    """A figure that could not be computed, and why."""

    id: str
    why: str


class Provenance(Exact, frozen=True, kw_only=True):
    """Every figure of a programme with its source, on one day."""

    programme: str
    as_of: date
    min_group_size: int
    departments: tuple[str, ...]
    """Whose briefings were looked through for where figures are used."""
    figures: tuple[FigureRecord, ...]
    failed: tuple[str, ...] = ()
    """Departments whose briefing cannot be rendered, so that nobody knows what it uses."""
    absent: tuple[Absent, ...] = ()
    files: tuple[FileBehind, ...] = ()

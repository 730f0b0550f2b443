"""The values of the search: a secret goes in as its value and unit, and comes out again wherever a text holds it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from briefing_builder.problems import Source

Kind = Literal["number", "text", "name", "proper", "date"]
"""`proper`: a name of plain words, which is one only where it is written with its capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """One confidential value: what it is called, what it is (a number with its unit), and by which rule it is kept back."""

    kind: Kind
    label: str
    """What to call it in a message, without the value."""
    value: Decimal | str | date
    unit: str = ""
    shown: Decimal | None = None
    """A number as it is displayed, where that is not the value itself."""
    kept_by: str = ""
    """The rule, in the caller's words."""
    source: Source | None = None
    """Where the value is written down."""
    is_row: bool = False
    """Whether it is one cell of a large table: such a secret is found only where no other has the same value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A secret in a text; `public_at` says where the same value may be read anyway (empty: nowhere, so it is a leak)."""

    secret: Secret
    public_at: str = ""

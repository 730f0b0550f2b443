"""The values of a batch: what is wanted, one deck's task, what the record keeps of it, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefing_builder.batch.stamps import Stamp
from briefing_builder.problems import Problem

Seen = tuple[int, int]
"""A file as the system knows it without reading: its size in bytes and the nanosecond of its last change."""

Status = Literal["built", "unchanged", "kept", "failed"]
"""`kept`: somebody changed the deck by hand; it stays, and a newer one lies beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a batch shall make, as it was asked for; all decks of one run are of one brand and one mind about hands' work."""

    programmes: tuple[str, ...]
    departments: tuple[str, ...] = ()
    variants: tuple[str, ...] = ("standard",)
    brand: str = ""
    out: str = "out"
    is_forced: bool = False
    is_dry: bool = False
    has_index: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How the work is done: workers, how long and how large a deck may become, and after how many failures to stop (0: never)."""

    jobs: int = 1
    seconds: int = 60
    megabytes: int = 1_500
    failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the record keeps of a deck. `size`, `modified` and `sha256` are of the file that we wrote last: `beside`, else `path`."""

    key: str
    path: str
    """Relative to the folder of the batch, with slashes."""
    programme: str
    department: str
    variant: str
    title: str
    """Of the department."""
    occasion: str
    """The briefing's own title, which the decks of a programme share."""
    fingerprint: str
    parts: Mapping[str, str]
    """Everything that decides the deck, by name, as short digests; tells why a deck is built again."""
    size: int
    modified: int
    sha256: str
    meaning: str = ""
    """What a person sees in the deck, to tell a mere re-save from an edit."""
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What this department hears and others may not, for the index."""
    problems: tuple[Problem, ...] = ()
    beside: str = ""
    hand: Seen | None = None
    """The file at `path` as a hand has left it; None where it is ours."""

    @property
    def seen(self) -> Seen:
        """The file that we wrote, as we left it."""
        return self.size, self.modified


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One deck to be made up to date, with all that a worker must know; plain values, for it travels."""

    key: str
    programme: str
    stamp: str
    """Digest of the programme's files: a worker that sees others says so."""
    department: str
    variant: str
    brand: str
    folder: str
    """Of the deck, relative to `out`; empty for `out` itself."""
    out: str
    tool: str
    entry: Entry | None = None
    is_forced: bool = False
    is_dry: bool = False
    has_index: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one deck. `reasons` say why it was built, or what a hand changed in it; `entry` is news for the record."""

    key: str
    department: str
    variant: str
    programme: str
    status: Status
    path: str = ""
    reasons: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The decks to look at, the files they were planned from, and the programmes that cannot be built at all."""

    tasks: tuple[Task, ...]
    stamps: tuple[Stamp, ...]
    failed: tuple[Outcome, ...] = ()

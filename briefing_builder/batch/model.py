"""The values of a batch: the request, one deck's task, what the record keeps of it, and its outcome."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefing_builder.batch.identity.stamps import Stamp
from briefing_builder.limits import model as limits
from briefing_builder.problems import Problem
from briefing_builder.words.reading import SOURCE_LANGUAGE

FileStat = tuple[int, int]
"""What the system says of a file without reading it: its size in bytes and the nanosecond of its last change."""

Status = Literal["built", "unchanged", "kept", "failed"]
"""`kept`: somebody edited the deck by hand; it stays, and a newer one lies beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRequest:
    """What a batch shall make, as it was asked for; all decks of one run share brand and options."""

    programmes: tuple[str, ...]
    departments: tuple[str, ...] = ()
    variants: tuple[str, ...] = ("standard",)
    brand: str = ""
    out: str = "out"
    is_forced: bool = False
    is_dry: bool = False
    is_thorough: bool = False
    """Read every deck and input; sizes and times do not decide."""
    has_index: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLimits(limits.Limits):
    """How the work is done: how long and how large a deck may become, workers, and after how many failures to stop (0: never)."""

    jobs: int = 1
    failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the record knows of a deck without reading its store.

    `size`, `modified` and `sha256` are of the file that we wrote last: `beside`, else `path`.
    """

    path: str
    """Relative to the folder of the batch, with slashes; the deck's name in the record."""
    programme: str
    department: str
    variant: str
    fingerprint: str
    size: int
    modified: int
    sha256: str
    origin: str = ""
    """Where the programme lies, seen from the folder of the batch; `programme` is as somebody typed it."""
    beside: str = ""
    hand: FileStat | None = None
    """The file at `path` after an edit by hand; None where it is ours."""
    changes: tuple[str, ...] = ()
    """What was edited by hand, in plain words."""
    kept: tuple[int, ...] = ()
    """Where the record holds the rest: an offset, and the lengths of details, parts and snapshot."""
    base: tuple[int, ...] = ()
    """Where it holds the snapshot of our deck that was edited by hand: an offset and a length."""

    @property
    def stat(self) -> FileStat:
        """The file that we wrote, as we left it."""
        return self.size, self.modified

    @property
    def snapshot_position(self) -> tuple[int, ...]:
        """Where the record holds what a person saw in it: an offset and a length; nothing where it holds none."""
        return (sum(self.kept[:3]), self.kept[3]) if len(self.kept) == 4 else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the index and the manifest show of a deck."""

    title: str
    """Of the department."""
    occasion: str
    """The briefing's own title, which the decks of a programme share."""
    language: str = SOURCE_LANGUAGE
    """Of the programme, as a BCP 47 tag."""
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is tailored to this department."""
    problems: tuple[Problem, ...] = ()
    minutes: int = 0
    slides: int = 0
    """In the slot, without the appendix."""
    sheet: tuple[int, str] | None = None
    """Size and SHA-256 of the contact sheet; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckUpdate:
    """What a worker reports to the record about a deck. Without `details` only the file's size or time has changed."""

    entry: Entry
    details: Details | None = None
    parts: Mapping[str, str] = field(default_factory=dict)
    """Everything that decides the deck, by name, as short digests; tells why a deck is built again."""
    snapshot: bytes = b""
    """What a person sees in the deck, to tell a mere re-save from an edit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One deck to be brought up to date, with everything a worker needs; plain values, because it is sent to other processes."""

    path: str
    programme: str
    stamp: str
    """Digest of the programme's files: a worker that sees other files reports it."""
    department: str
    variant: str
    brand: str
    out: str
    version: str
    origin: str = ""
    """Where the programme lies, seen from the folder of the batch."""
    entry: Entry | None = None
    snapshot: bytes = b""
    """Of our deck at `path`, where what lies there is not as we left it."""
    snapshot_beside: bytes = b""
    is_forced: bool = False
    is_dry: bool = False
    is_thorough: bool = False
    has_index: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The outcome of one deck. `reasons` say why it was built, or what was edited in it by hand; `update` is for the record."""

    path: str
    """As in the task; the programme's own path where it could not be read at all."""
    department: str
    variant: str
    programme: str
    status: Status
    display_name: str = ""
    """The file, as people find it."""
    reasons: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    update: DeckUpdate | None = None


Outcomes = Generator[Outcome, None, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildPlan:
    """The decks to look at, the files they were planned from, and the programmes that cannot be built at all.

    `others` are recorded decks of the folder that nobody asked for now; `stale` those that their programme no longer has; `gone` those
    whose files somebody took away.
    """

    tasks: tuple[Task, ...]
    stamps: tuple[Stamp, ...]
    failed: tuple[Outcome, ...] = ()
    others: tuple[Entry, ...] = ()
    stale: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()


def failed_outcome(task: Task, problems: tuple[Problem, ...]) -> Outcome:
    """Return that a deck could not be built."""
    return Outcome(
        path=task.path, department=task.department, variant=task.variant, programme=task.programme, status="failed", problems=problems
    )


def timed_out(task: Task, seconds: int) -> Outcome:
    """Return that a deck could not be built within so many seconds."""
    return failed_outcome(task, (limits.too_slow(limits.deck_of(task.department), seconds),))


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """How a batch ended: every deck that was looked at; files that no programme wants any more; what went wrong beside the decks."""

    outcomes: tuple[Outcome, ...]
    stale: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    unreached: int = 0
    """Decks that were not looked at, because too many had failed before."""

"""What a batch has to look at: programmes, departments and variants go in, one task for each deck comes out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.batch.identity.stamps import Stamp, digest_of_stamps
from briefing_builder.batch.identity.version import tool_digest
from briefing_builder.batch.model import Entry, Outcome, Plan, Seen, Task, Wanted
from briefing_builder.batch.state.inputs import input_stamps
from briefing_builder.batch.state.record import Record
from briefing_builder.batch.target.destination import shelf_of
from briefing_builder.batch.target.folders import folders_of, origin_of
from briefing_builder.errors import BriefingError, OutputError
from briefing_builder.problems import Source, error


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a batch has to know of a programme; the programme itself, which may be large, is read again by those who build it.

    `names` are the files of its decks without their endings, by department and variant.
    """

    path: str
    stamps: tuple[Stamp, ...] = ()
    departments: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    failure: BriefingError | None = None


def read_programmes(paths: tuple[str, ...]) -> tuple[Read, ...]:
    """Return what there is to know of each programme; one that is invalid is there with its failure."""
    return tuple(_read(path) for path in paths)


def plan(wanted: Wanted, programmes: tuple[Read, ...], record: Record) -> Plan:
    """Return the tasks in the order of the programmes, their departments and the variants. Raises OutputError when decks would collide."""
    folders = folders_of(wanted.programmes)
    tasks = [task for read in programmes for task in _tasks(wanted, read, folders[read.path], record.entries)]
    _must_differ(tasks)
    known = {_path(folders[read.path], name) for read in programmes for name in read.names.values()}
    here = {origin_of(read.path, wanted.out) for read in programmes if not read.failure}
    asked = {task.path for task in tasks}
    rest = [entry for path, entry in record.entries.items() if path not in asked]
    names = [name for path in (*asked, *(entry.path for entry in rest)) for name in _files(path, record.entries)]
    there = shelf_of(wanted.out).all_seen(names)
    lying = [entry for entry in rest if there[entry.path] is not None]
    return Plan(
        tasks=tuple(_with_snapshots(task, record, there) for task in tasks),
        stamps=tuple(stamp for read in programmes for stamp in read.stamps),
        failed=tuple(_failed(read) for read in programmes if read.failure),
        others=tuple(entry for entry in lying if entry.path in known or entry.origin not in here),
        stale=tuple(entry for entry in lying if entry.path not in known and entry.origin in here),
        gone=tuple(entry for entry in rest if there[entry.path] is None),
    )


def _read(path: str) -> Read:
    try:
        session = pipeline.load(Path(path))
    except BriefingError as failure:
        return Read(path=path, failure=failure)
    pairs = [(department, variant) for department in session.departments for variant in session.variants]
    return Read(
        path=path,
        stamps=input_stamps(session.programme, Path(path)),
        departments=session.departments,
        variants=session.variants,
        names={(department, variant): pipeline.file_stem(session, department, variant) for department, variant in pairs},
    )


def _tasks(wanted: Wanted, read: Read, folder: str, entries: Mapping[str, Entry]) -> Iterator[Task]:
    origin = origin_of(read.path, wanted.out)
    stamp, tool, asked = digest_of_stamps(read.stamps), tool_digest(), frozenset(wanted.departments)
    for department in read.departments:
        if asked and department not in asked:
            continue
        for variant in (name for name in wanted.variants if name in read.variants):
            path = _path(folder, read.names[department, variant])
            yield Task(
                path=path, programme=read.path, stamp=stamp, department=department, variant=variant, brand=wanted.brand, out=wanted.out,
                tool=tool, origin=origin, entry=entries.get(path), is_forced=wanted.is_forced, is_dry=wanted.is_dry,
                is_thorough=wanted.is_thorough, has_index=wanted.has_index,
            )  # fmt: skip


def _path(folder: str, name: str) -> str:
    return f"{folder}/{name}.pptx".lstrip("/")


def _must_differ(tasks: Iterable[Task]) -> None:
    """No two decks are one file, on systems that do not tell capitals from small letters either."""
    seen: dict[str, Task] = {}
    for task in tasks:
        other = seen.setdefault(task.path.casefold(), task)
        if other is not task:
            which = " and ".join(f"{one.department} ({one.variant})" for one in (other, task))
            hint = "give one of the departments or outlines another id"
            raise OutputError(error("same-file", f"the decks of {which} would both be {task.path}", Source(path=task.programme), hint))


def _files(path: str, entries: Mapping[str, Entry]) -> Iterator[str]:
    yield path
    entry = entries.get(path)
    if entry is not None and entry.beside:
        yield entry.beside


def _with_snapshots(task: Task, record: Record, there: Mapping[str, Seen | None]) -> Task:
    """What we remember of a deck travels only where its file is not as we left it."""
    entry = task.entry
    if entry is None:
        return task
    if not entry.beside:
        is_left = there[task.path] in (None, entry.seen) and not task.is_thorough
        return task if is_left else replace(task, snapshot=record.snapshot(entry))
    is_left = there[entry.beside] in (None, entry.seen) and not task.is_thorough
    return replace(task, snapshot=record.base_snapshot(entry), snapshot_beside=b"" if is_left else record.snapshot(entry))


def _failed(read: Read) -> Outcome:
    assert read.failure is not None, "only the failed are asked for"
    return Outcome(path=read.path, department="", variant="", programme=read.path, status="failed", problems=read.failure.problems)

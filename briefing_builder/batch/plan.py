"""What a batch has to look at: programmes, departments and variants go in, one task for each deck comes out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.batch.identity.stamps import Stamp, digest_of_stamps, stamps_of
from briefing_builder.batch.identity.version import version_digest
from briefing_builder.batch.model import BatchRequest, BuildPlan, Entry, FileStat, Outcome, Task
from briefing_builder.batch.state.inputs import input_stamps
from briefing_builder.batch.state.record import Record
from briefing_builder.batch.target.destination import destination_at
from briefing_builder.batch.target.folders import folders_by_programme, programme_origin
from briefing_builder.errors import BriefingError, OutputError
from briefing_builder.problems import Source, error


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedProgramme:
    """What a batch has to know of a programme; the programme itself, which may be large, is read again by the workers.

    `names` are the files of its decks without their endings, by department and variant.
    """

    path: str
    stamps: tuple[Stamp, ...] = ()
    departments: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    failure: BriefingError | None = None


def scan_programmes(paths: tuple[str, ...]) -> tuple[ScannedProgramme, ...]:
    """Return what a batch has to know of each programme; an invalid one has its failure."""
    return tuple(_scan_programme(path) for path in paths)


def plan_batch(request: BatchRequest, programmes: tuple[ScannedProgramme, ...], record: Record) -> BuildPlan:
    """Return the tasks in the order of the programmes, their departments and the variants. Raises OutputError when decks would collide."""
    folders = folders_by_programme(request.programmes)
    tasks = [task for programme in programmes for task in _tasks(request, programme, folders[programme.path], record.entries)]
    _require_distinct_paths(tasks)
    possible_paths = {_deck_path(folders[programme.path], name) for programme in programmes for name in programme.names.values()}
    origins = {programme_origin(programme.path, request.out) for programme in programmes if not programme.failure}
    requested = {task.path for task in tasks}
    rest = [entry for path, entry in record.entries.items() if path not in requested]
    names = [name for path in (*requested, *(entry.path for entry in rest)) for name in _recorded_files(path, record.entries)]
    stats = destination_at(request.out).stat_all(names)
    existing = [entry for entry in rest if stats[entry.path] is not None]
    return BuildPlan(
        tasks=tuple(_with_snapshots(task, record, stats) for task in tasks),
        stamps=(*(stamp for programme in programmes for stamp in programme.stamps), *_brand_stamps(request)),
        failed=tuple(_failed_programme(programme) for programme in programmes if programme.failure),
        others=tuple(entry for entry in existing if entry.path in possible_paths or entry.origin not in origins),
        stale=tuple(entry for entry in existing if entry.path not in possible_paths and entry.origin in origins),
        gone=tuple(entry for entry in rest if stats[entry.path] is None),
    )


def _brand_stamps(request: BatchRequest) -> list[Stamp]:
    """The stamp of a brand's file that the batch was given."""
    return stamps_of([Path(request.brand)]) if pipeline.is_brand_file(request.brand) else []


def _scan_programme(path: str) -> ScannedProgramme:
    try:
        session = pipeline.load(Path(path))
    except BriefingError as failure:
        return ScannedProgramme(path=path, failure=failure)
    pairs = [(department, variant) for department in session.departments for variant in session.variants]
    return ScannedProgramme(
        path=path,
        stamps=input_stamps(session.programme, Path(path)),
        departments=session.departments,
        variants=session.variants,
        names={(department, variant): pipeline.file_stem(session, department, variant) for department, variant in pairs},
    )


def _tasks(request: BatchRequest, programme: ScannedProgramme, folder: str, entries: Mapping[str, Entry]) -> Iterator[Task]:
    origin = programme_origin(programme.path, request.out)
    stamp, version, requested = digest_of_stamps(programme.stamps), version_digest(), frozenset(request.departments)
    for department in programme.departments:
        if requested and department not in requested:
            continue
        for variant in (name for name in request.variants if name in programme.variants):
            path = _deck_path(folder, programme.names[department, variant])
            yield Task(
                path=path, programme=programme.path, stamp=stamp, department=department, variant=variant, brand=request.brand,
                out=request.out, version=version, origin=origin, entry=entries.get(path), is_forced=request.is_forced,
                is_dry=request.is_dry, is_thorough=request.is_thorough, has_index=request.has_index,
            )  # fmt: skip


def _deck_path(folder: str, name: str) -> str:
    return f"{folder}/{name}.pptx".lstrip("/")


def _require_distinct_paths(tasks: Iterable[Task]) -> None:
    """Raise OutputError when two decks would be the same file, also on systems that ignore upper and lower case."""
    stat: dict[str, Task] = {}
    for task in tasks:
        other = stat.setdefault(task.path.casefold(), task)
        if other is not task:
            which = " and ".join(f"{same.department} ({same.variant})" for same in (other, task))
            hint = "give one of the departments or outlines another id"
            raise OutputError(error("same-file", f"the decks of {which} would both be {task.path}", Source(path=task.programme), hint))


def _recorded_files(path: str, entries: Mapping[str, Entry]) -> Iterator[str]:
    yield path
    entry = entries.get(path)
    if entry is not None and entry.beside:
        yield entry.beside


def _with_snapshots(task: Task, record: Record, stats: Mapping[str, FileStat | None]) -> Task:
    """What we remember of a deck travels only where its file is not as we left it."""
    entry = task.entry
    if entry is None:
        return task
    if not entry.beside:
        is_left = stats[task.path] in (None, entry.stat) and not task.is_thorough
        return task if is_left else replace(task, snapshot=record.snapshot(entry))
    is_left = stats[entry.beside] in (None, entry.stat) and not task.is_thorough
    return replace(task, snapshot=record.base_snapshot(entry), snapshot_beside=b"" if is_left else record.snapshot(entry))


def _failed_programme(programme: ScannedProgramme) -> Outcome:
    assert programme.failure is not None, "only the failed are asked for"
    path, problems = programme.path, programme.failure.problems
    return Outcome(path=path, department="", variant="", programme=path, status="failed", problems=problems)

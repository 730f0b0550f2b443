"""What a batch has to look at: programmes, departments and variants go in, one task for each deck comes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.batch.inputs import input_files
from briefing_builder.batch.model import Entry, Outcome, Plan, Task, Wanted
from briefing_builder.batch.stamps import Stamp, digest_of_stamps, stamps_of
from briefing_builder.batch.tool import tool_digest
from briefing_builder.errors import BriefingError, OutputError
from briefing_builder.problems import Source, error


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A programme that was loaded, with the state of its files just before."""

    path: str
    stamps: tuple[Stamp, ...]
    session: pipeline.Session | None
    failure: BriefingError | None = None


def read_programmes(paths: tuple[str, ...]) -> tuple[Read, ...]:
    """Return each programme, loaded; one that is invalid is there with its failure."""
    return tuple(_read(path) for path in paths)


def plan(wanted: Wanted, programmes: tuple[Read, ...], entries: Mapping[str, Entry]) -> Plan:
    """Return the tasks in the order of the programmes, their departments and the variants. Raises OutputError when decks would collide."""
    folders = folders_of(wanted.programmes)
    tasks = [task for read in programmes for task in _tasks(wanted, read, folders[read.path], entries)]
    failed = [_failed(read) for read in programmes if read.failure]
    stamps = [stamp for read in programmes for stamp in read.stamps]
    return Plan(tasks=tuple(tasks), stamps=tuple(stamps), failed=tuple(failed))


def folders_of(paths: tuple[str, ...]) -> dict[str, str]:
    """Return the folder of each programme's decks: the batch's own for a single programme, else one of the programme's name.

    Raises OutputError when two programmes would share one.
    """
    if len(paths) == 1:
        return {paths[0]: ""}
    names = {path: _name(path) for path in paths}
    for path, name in names.items():
        others = [other for other in paths if other != path and names[other] == name]
        if others:
            hint = "rename one of the folders, or build them in two batches with -o"
            message = f"the decks of {path} and {others[0]} would both go to {name}/"
            raise OutputError(error("same-folder", message, Source(path=path), hint))
    return names


def _name(path: str) -> str:
    given = Path(path).resolve()
    return given.name if given.is_dir() else given.parent.name


def _read(path: str) -> Read:
    stamps = tuple(stamps_of(input_files(Path(path))))
    try:
        return Read(path=path, stamps=stamps, session=pipeline.load(Path(path)))
    except BriefingError as failure:
        return Read(path=path, stamps=stamps, session=None, failure=failure)


def _tasks(wanted: Wanted, read: Read, folder: str, entries: Mapping[str, Entry]) -> Iterator[Task]:
    if read.session is None:
        return
    stamp, tool = digest_of_stamps(read.stamps), tool_digest()
    for department in read.session.departments:
        if wanted.departments and department not in wanted.departments:
            continue
        for variant in wanted.variants:
            key = f"{folder}/{department}/{variant}"
            yield Task(
                key=key, programme=read.path, stamp=stamp, department=department, variant=variant, brand=wanted.brand, folder=folder,
                out=wanted.out, tool=tool, entry=entries.get(key), is_forced=wanted.is_forced, is_dry=wanted.is_dry,
                has_index=wanted.has_index,
            )  # fmt: skip


def _failed(read: Read) -> Outcome:
    assert read.failure is not None, "only the failed are asked for"
    problems, code = read.failure.problems, read.failure.exit_code
    return Outcome(key=read.path, department="", variant="", programme=read.path, status="failed", problems=problems, exit_code=code)

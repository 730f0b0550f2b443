"""From YAML to a workbook and back: a programme and where it shall go go in; the files to be written, and what they change, come out."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from briefing_builder.content.paths import matches
from briefing_builder.content.reading.loading import ENTRY, is_workbook
from briefing_builder.content.reading.loading import WORKBOOK as WORKBOOK_ENTRY
from briefing_builder.content.reading.merging import assemble
from briefing_builder.content.rules.pictures import PICTURES
from briefing_builder.content.rules.validation_errors import misfits
from briefing_builder.content.schema import SCHEMA_FILE, schema_file
from briefing_builder.content.workbook.reading import nodes_of
from briefing_builder.content.workbook.wording import in_words_of_cells
from briefing_builder.content.writing import Put, edited_programme
from briefing_builder.content.writing.new_files import new_programme
from briefing_builder.content.writing.three_way import carried_back, difference_in_words, without_nulls
from briefing_builder.errors import ContentError, OutputError
from briefing_builder.files.intake import exists, is_directory, is_file
from briefing_builder.problems import Checked, Problem, Source, error, has_errors, warning
from briefing_builder.problems.model import Severity
from briefing_builder.source import Node, node_data, positions
from briefing_builder.values import Value, replace
from briefing_builder.workbooks.writing import workbook_of

WORKBOOK = ".xlsx"
NAMED_FILES = ("departments_file", "pilot.data.file", "brand.file", "departments.[].brand.file", "courses.[].package", *PICTURES)
MOST_NAMED = 3


class Conversion(Value, frozen=True, kw_only=True):
    """What a conversion writes: whole files by their paths, and what they change in those that are there."""

    files: Mapping[str, bytes]
    is_new: bool
    """Whether there was no programme in that place before."""
    changes: tuple[str, ...]
    """One line for each part of the programme that is new there, or differs."""
    difference: str
    """The lines of YAML that change, as a unified diff; nothing for a workbook."""
    problems: tuple[Problem, ...] = ()


def conversion(source: Path, target: Path) -> Conversion:
    """Return what makes a target (a folder, a file of YAML, or a `.xlsx`) hold the programme of a source of the other kind.

    A target of YAML that is there already is changed in place: where the source says the same, its lines stay as they are. Raises
    ContentError with all problems of source and target, and where the target could not hold what the source does.
    """
    return _to_workbook(source, target) if is_workbook(target) else _to_yaml(source, target)


def programme_in(source: Path, target: Path) -> Path:
    """Return the file that holds the programme of a source: of a folder that has both, the one that is not of the target's kind."""
    if not is_directory(source):
        return source
    names = (ENTRY, WORKBOOK_ENTRY) if is_workbook(target) else (WORKBOOK_ENTRY, ENTRY)
    return next((source / name for name in names if is_file(source / name)), source / ENTRY)


def _to_workbook(entry: Path, target: Path) -> Conversion:
    root = _without_errors(assemble(entry, str(entry)))
    made = _whole_workbook(root)
    data = _as_in_workbook(made)
    is_new = not exists(target)
    before = {} if is_new else _plain(_nodes_in(target))
    changes = difference_in_words(before, data)
    files = {str(target): made} if changes or is_new else {}
    problems = (*_not_beside(entry.parent, target.parent, data), *_second_programme(target, target.parent / ENTRY))
    return Conversion(files=files, is_new=is_new, changes=changes, difference="", problems=problems)


def _to_yaml(source: Path, target: Path) -> Conversion:
    data = _plain(_nodes_in(source))
    if not data:
        raise ContentError(error("empty-file", "no sheet of this workbook holds anything of a programme", Source(path=str(source))))
    entry = target if target.suffix.lower() in (".yaml", ".yml") else target / ENTRY
    told = (*_not_beside(source.parent, entry.parent, data), *_second_programme(entry, entry.parent / WORKBOOK_ENTRY))
    if not exists(entry):
        texts = new_programme(data)
        files = {str(entry.parent / name if name != ENTRY else entry): text.encode() for name, text in texts.items()}
        if not exists(entry.parent / SCHEMA_FILE):
            files[str(entry.parent / SCHEMA_FILE)] = schema_file()
        _refuse_what_exists(files)
        return Conversion(files=files, is_new=True, changes=difference_in_words({}, data), difference="", problems=told)
    root = _without_errors(assemble(entry, str(entry)))
    before: Any = node_data(root)
    wanted = carried_back(before, _as_in_workbook(_whole_workbook(root)), data)
    done = edited_programme(entry, [Put(path=(), value=wanted)])
    if has_errors(done.problems):
        raise ContentError(done.problems)
    changes = difference_in_words(before, wanted) if isinstance(wanted, Mapping) else ()
    difference = "".join(_diff(file, text) for file, text in done.value.items())
    files = {str(file): text.encode() for file, text in done.value.items()}
    return Conversion(files=files, is_new=False, changes=changes, difference=difference, problems=told)


def _nodes_in(workbook: Path) -> Node:
    return _without_errors(nodes_of(workbook, str(workbook)))


def _plain(root: Node) -> dict[str, Any]:
    data = without_nulls(node_data(root))
    assert isinstance(data, dict)
    return data


def _without_errors(read: Checked[Node]) -> Node:
    """The nodes, if they fit the models; what is missing or warned of does not matter here."""
    problems = [problem for problem in read.problems if problem.severity is Severity.ERROR]
    problems += [] if problems else misfits(without_nulls(node_data(read.value)), positions(read.value))
    if problems:
        raise ContentError(map(in_words_of_cells, problems))
    return read.value


def _whole_workbook(root: Node) -> bytes:
    """The workbook of a programme. Raises ContentError where there are values that it has no cell for."""
    made = workbook_of(root)
    lost = [replace(problem, severity=Severity.ERROR) for problem in made.problems if problem.code == "no-cell"]
    if lost:
        raise ContentError(lost)
    return made.value


def _as_in_workbook(data: bytes) -> dict[str, Any]:
    """What is read in a workbook that has just been made."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"made{WORKBOOK}"
        file.write_bytes(data)
        return _plain(_nodes_in(file))


def _not_beside(old: Path, new: Path, data: Mapping[str, Any]) -> Iterator[Problem]:
    """A warning where files that the programme names stand beside its old place and not beside its new one."""
    names = {match.value: None for pattern in NAMED_FILES for match in matches(data, pattern) if isinstance(match.value, str)}
    lacking = [name for name in names if is_file(old / name) and not is_file(new / name)]
    if lacking:
        told = f"{', '.join(lacking[:MOST_NAMED])}{f' and {len(lacking) - MOST_NAMED} more' if len(lacking) > MOST_NAMED else ''}"
        message = f"{'a file that' if len(lacking) == 1 else f'{len(lacking)} files that'} the programme names stand in {old}: {told}"
        yield warning("file-elsewhere", message, Source(path=str(new)), f"copy them to {new}, folders included")


def _second_programme(target: Path, other: Path) -> Iterator[Problem]:
    """A warning where the folder has the programme as YAML and as a workbook afterwards, of which no command can choose one."""
    if target.name in (ENTRY, WORKBOOK_ENTRY) and is_file(other):
        hint = f"name the one that you mean in every command, such as `briefing build {target}`, or move the other away"
        yield warning("two-programmes", f"{other.name} lies in the same folder", Source(path=str(target)), hint)


def _refuse_what_exists(files: Mapping[str, bytes]) -> None:
    there = [name for name in files if exists(Path(name))]
    if there:
        hint = "name an empty folder, or the briefing.yaml that includes this file"
        raise OutputError(
            [error("file-exists", "this file exists already; nothing was written", Source(path=name), hint) for name in there]
        )


def _diff(file: Path, text: str) -> str:
    before = file.read_bytes().decode("utf-8").splitlines(keepends=True)
    lines: Sequence[str] = tuple(unified_diff(before, text.splitlines(keepends=True), str(file), str(file), n=1))
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

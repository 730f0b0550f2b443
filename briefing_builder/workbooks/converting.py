"""From YAML to a workbook and back: a programme and where it shall go go in; the files to be written, and what they change, come out."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from briefing_builder.content.paths import matches, path_in_words, value_at
from briefing_builder.content.reading.loading import ENTRY
from briefing_builder.content.reading.loading import WORKBOOK as WORKBOOK_ENTRY
from briefing_builder.content.reading.merging import assemble
from briefing_builder.content.rules.pictures import PICTURES
from briefing_builder.content.rules.validation_errors import misfits
from briefing_builder.content.schema import SCHEMA_FILE, schema_file
from briefing_builder.content.workbook.filling import filled_sheets
from briefing_builder.content.workbook.partial import as_far_as
from briefing_builder.content.workbook.reading import ROWS_FILE, is_workbook, nodes_of, nodes_of_sheets
from briefing_builder.content.workbook.wording import in_words_of_cells
from briefing_builder.content.writing import Put, edited_programme
from briefing_builder.content.writing.held import is_same
from briefing_builder.content.writing.new_files import new_programme
from briefing_builder.content.writing.three_way import carried_back, difference_in_words, without_nulls
from briefing_builder.errors import ContentError, OutputError
from briefing_builder.files.intake import exists, is_directory, is_file, path_inside
from briefing_builder.importers.sheets import read_sheets
from briefing_builder.problems import Checked, Problem, Source, error, has_errors, warning
from briefing_builder.problems.model import Severity
from briefing_builder.source import Node, node_data, positions, walk_nodes
from briefing_builder.values import Value
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
    read = _without_errors(assemble(entry, str(entry)))
    made, data = _whole_workbook(read.value)
    is_new = not exists(target)
    before = {} if is_new else _plain_content(_nodes_in(target).value)
    changes = difference_in_words(before, data)
    files = {str(target): made} if changes or is_new else {}
    problems = (*read.problems, *_not_beside(entry.parent, target.parent, data), *_second_programme(target, target.parent / ENTRY))
    return Conversion(files=files, is_new=is_new, changes=changes, difference="", problems=problems)


def _to_yaml(source: Path, target: Path) -> Conversion:
    read = _nodes_in(source)
    data = _plain_content(read.value)
    if not data:
        raise ContentError(error("empty-file", "no sheet of this workbook holds anything of a programme", Source(path=str(source))))
    _refuse_rows_in_a_sheet(source, read.value)
    entry = target if target.suffix.lower() in (".yaml", ".yml") else target / ENTRY
    other = entry.parent / WORKBOOK_ENTRY
    if not exists(entry):
        texts = new_programme(data)
        _refuse_name_of_a_part(entry, texts)
        files = {str(entry.parent / name if name != ENTRY else entry): text.encode() for name, text in texts.items()}
        _refuse_what_exists(files)
        schema = entry.parent / SCHEMA_FILE
        files |= ({} if exists(schema) else {str(schema): schema_file()}) | _files_beside(source.parent, entry.parent, data)
        changes = difference_in_words({}, data)
        problems = (*read.problems, *_second_programme(entry, other))
        return Conversion(files=files, is_new=True, changes=changes, difference="", problems=problems)
    root = _without_errors(assemble(entry, str(entry))).value
    before: Any = node_data(root)
    copy = _copy_of(root, source)
    wanted = carried_back(before, copy.value, data)
    done = edited_programme(entry, [Put(path=(), value=wanted)])
    if has_errors(done.problems):
        raise ContentError(done.problems)
    changes = difference_in_words(before, wanted) if isinstance(wanted, Mapping) else ()
    difference = "".join(_diff(file, text) for file, text in done.value.items())
    files = {str(file): text.encode() for file, text in done.value.items()}
    told = (*read.problems, *copy.problems, *_not_beside(source.parent, entry.parent, data), *_second_programme(entry, other))
    return Conversion(files=files, is_new=False, changes=changes, difference=difference, problems=told)


def _nodes_in(workbook: Path) -> Checked[Node]:
    return _without_errors(nodes_of(workbook, str(workbook)))


def _plain_content(root: Node) -> dict[str, Any]:
    data = without_nulls(node_data(root))
    assert isinstance(data, dict)
    return data


def _without_errors(read: Checked[Node]) -> Checked[Node]:
    """The nodes with what was warned of, if they fit the models; what is missing does not matter here. Raises ContentError."""
    problems = [problem for problem in read.problems if problem.severity is Severity.ERROR]
    problems += [] if problems else misfits(without_nulls(node_data(read.value)), positions(read.value))
    if problems:
        raise ContentError(map(in_words_of_cells, problems))
    return Checked(value=read.value, problems=tuple(map(in_words_of_cells, read.problems)))


def _copy_of(root: Node, workbook: Path) -> Checked[dict[str, Any]]:
    """What the sheets, columns and settings that a workbook has would say of the programme as it is; a warning of those it lacks."""
    made, _ = _whole_workbook(root)
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"made{WORKBOOK}"
        file.write_bytes(made)
        whole, part = read_sheets(file, file.name).value, read_sheets(workbook, str(workbook)).value
    kept = as_far_as(whole, part)
    names = [sheet.name for sheet in whole.sheets if sheet.name not in {each.name for each in kept.sheets} and sheet.name in _used(root)]
    problems = []
    if names:
        message = f"the workbook has no sheet {_first_few(names)}: what these would say stays as it is"
        problems.append(warning("sheet-missing", message, Source(path=str(workbook))))
    return Checked(value=_plain_content(nodes_of_sheets(kept).value), problems=tuple(problems))


def _used(root: Node) -> set[str]:
    """The sheets that a programme has rows for."""
    return {sheet.plan.name for sheet in filled_sheets(root).value if any(row.entries for row in sheet.rows)}


def _whole_workbook(root: Node) -> tuple[bytes, dict[str, Any]]:
    """The workbook of a programme, and what is read in it. Raises ContentError where that is less than the programme has."""
    for _, node in walk_nodes(root):
        if isinstance(node.value, str):
            node.value = node.value.strip()  # as a cell is read
    made = workbook_of(root)
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"made{WORKBOOK}"
        file.write_bytes(made.value)
        data = _plain_content(nodes_of(file, file.name).value)
    lost = [
        error("no-cell", f"{path_in_words(node_data(root), path)}: a workbook cannot hold this", node.source, "shorten it, or leave it out")
        for path, node in walk_nodes(root)
        if path and not _is_held(node.value, value_at(data, path))
    ]
    if lost:
        raise ContentError(lost)
    return made.value, data


def _is_held(value: object, read: object) -> bool:
    """Whether a value is what is read in its cell, but for the spaces and line ends around a text."""
    if isinstance(value, str):
        return not value.strip() or (isinstance(read, str) and _text_in_cell(read) == _text_in_cell(value))
    return value is None or (read is not None if isinstance(value, dict | list) else is_same(value, read))


def _text_in_cell(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _files_beside(old: Path, new: Path, data: Mapping[str, Any]) -> dict[str, bytes]:
    """The files of the programme's folder that it names and that are not in the new folder, to be copied there."""
    names = {match.value for pattern in NAMED_FILES for match in matches(data, pattern) if isinstance(match.value, str)}
    inside = {name: path_inside(old, name, Source(path=name)) for name in sorted(names)}
    return {
        str(new / name): path.read_bytes()
        for name, path in inside.items()
        if isinstance(path, Path) and is_file(path) and not exists(new / name)
    }


def _not_beside(old: Path, new: Path, data: Mapping[str, Any]) -> Iterator[Problem]:
    """A warning where files that the programme names stand beside its old place and not beside its new one."""
    names = {match.value: None for pattern in NAMED_FILES for match in matches(data, pattern) if isinstance(match.value, str)}
    lacking = [name for name in names if is_file(old / name) and not is_file(new / name)]
    if lacking:
        many = "a file that the programme names stands" if len(lacking) == 1 else f"{len(lacking)} files that the programme names stand"
        message = f"{many} in {old}: {_first_few(lacking)}"
        yield warning("file-elsewhere", message, Source(path=str(new)), f"copy them to {new}, folders included")


def _second_programme(target: Path, other: Path) -> Iterator[Problem]:
    """A warning where the folder has the programme as YAML and as a workbook afterwards, of which no command can choose one."""
    if target.name in (ENTRY, WORKBOOK_ENTRY) and is_file(other):
        hint = f"name the one that you mean in every command, such as `briefing build {target}`, or move the other away"
        yield warning("two-programmes", f"{other.name} lies in the same folder", Source(path=str(target)), hint)


def _first_few(names: Sequence[str]) -> str:
    return f"{', '.join(names[:MOST_NAMED])}{f' and {len(names) - MOST_NAMED} more' if len(names) > MOST_NAMED else ''}"


def _refuse_rows_in_a_sheet(source: Path, root: Node) -> None:
    """Raise ContentError where the pilot's rows stand in the workbook itself: a programme in YAML has them in a file of their own."""
    name = value_at(node_data(root), ROWS_FILE)
    if name == source.name:
        message = "the rows of the pilot stand in this workbook, and a programme in YAML has them in a file of their own"
        hint = (
            "save that sheet alone, as data/pilot.csv or as a workbook, name it under “Data: file” in the sheet Pilot, and remove the sheet"
        )
        raise ContentError(error("rows-in-workbook", message, positions(root).of(ROWS_FILE), hint))


def _refuse_name_of_a_part(entry: Path, texts: Mapping[str, str]) -> None:
    if entry.name != ENTRY and entry.name in texts:
        message, hint = "the programme is written in several files, and one of them has this name", f"call it {ENTRY}"
        raise OutputError(error("file-exists", message, Source(path=str(entry)), hint))


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

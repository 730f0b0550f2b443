"""From a folder to a programme: every file is read, every check is made, and only then is it told what is wrong, all at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from briefing_builder.content.confidential import confidential_problems
from briefing_builder.content.models.content import Content
from briefing_builder.content.models.fields import DEFAULT_FORMAT
from briefing_builder.content.models.programme import PilotRow, Programme
from briefing_builder.content.paths import matches, value_at
from briefing_builder.content.reading.department_table import read_departments
from briefing_builder.content.reading.import_records import record_path, rows_left_out
from briefing_builder.content.reading.merging import assemble
from briefing_builder.content.reading.pilot_file import read_pilot_file, read_rows_sheet
from briefing_builder.content.rules.author_texts import author_text_problems
from briefing_builder.content.rules.consistency import rule_problems
from briefing_builder.content.rules.pictures import PICTURES, picture_problems
from briefing_builder.content.rules.references import duplicate_problems, reference_problems
from briefing_builder.content.rules.validation_errors import validation_problems
from briefing_builder.content.workbook.reading import departments_of, is_workbook, nodes_of
from briefing_builder.content.workbook.rows import read_rows_of_workbook
from briefing_builder.content.workbook.wording import in_words_of_cells
from briefing_builder.errors import ContentError
from briefing_builder.files.intake import exists, is_directory, is_file, missing, path_inside, real
from briefing_builder.importers import IMPORTERS
from briefing_builder.problems import Checked, Problem, Severity, Source, error, has_errors
from briefing_builder.source import DataPath, Node, Positions, node_data, positions, walk_nodes
from briefing_builder.words import Catalogue, catalogue_of
from briefing_builder.words.reading import SOURCE_LANGUAGE, own_files

ENTRY, WORKBOOK = "briefing.yaml", "programme.xlsx"
"""The file of a programme that need not be named: its folder is enough. A folder has one of the two."""

# When the file itself could not be read, what it lacks is not worth telling
_UNREADABLE = frozenset(
    {
        "binary-file",
        "empty-file",
        "file-is-folder",
        "file-missing",
        "file-not-regular",
        "file-too-large",
        "file-unreadable",
        "not-a-map",
        "not-utf-8",
        "outside-folder",
        "tab-indentation",
        "too-deep",
        "yaml-key",
        "yaml-syntax",
    }
)


def load_programme(path: Path, /) -> Checked[Programme]:
    """Return the programme of a folder with `briefing.yaml` or `programme.xlsx`, or of such a file, with its warnings.

    Places name files by the path as it was given. Raises Unfinished with all problems of all files when one of them is an error.
    """
    entry = entry_file(path)
    loaded = _read_entry(entry)
    data, places = node_data(loaded.root), positions(loaded.root)
    incomplete = any(problem.code in _UNREADABLE for problem in loaded.problems) or _is_unread(entry, loaded)
    words = catalogue_of(_language_of(data), loaded.folder)
    loaded.problems.extend(words.problems)
    content = loaded.validated(data, places, words.value, incomplete=incomplete)
    loaded.problems.extend(duplicate_problems(data, places))
    if not incomplete:
        loaded.problems.extend(reference_problems(data, places))
        loaded.problems.extend(rule_problems(data, places))
        loaded.problems.extend(confidential_problems(data, places))
    loaded.problems.extend(author_text_problems(data, places))
    loaded.problems.extend(picture_problems(data, places, loaded.folder))
    rows = loaded.pilot_rows(data, places) if not incomplete else ()
    loaded.leave_out_echoes()
    loaded.problems = list(map(in_words_of_cells, loaded.problems))
    if content is None or has_errors(loaded.problems):
        raise Unfinished(loaded.problems, loaded.root, loaded.folder, words.value)
    files = tuple(dict.fromkeys(_existing_files(entry, places, data)))
    programme = Programme(
        content=content,
        positions=places,
        folder=loaded.folder,
        words=words.value,
        pilot_rows=rows,
        rows_left_out=rows_left_out(loaded.folder / content.pilot.data.file) if content.pilot else 0,
        files=(*files, *own_files(content.language, loaded.folder)),
        filled_in=_filled_in(loaded.root),
    )
    return Checked(value=programme, problems=tuple(loaded.problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What stands in a programme's files, as plain data, whether it is right or not."""

    entry: Path
    folder: Path
    data: object
    positions: Positions
    problems: tuple[Problem, ...]
    """What was wrong with the files themselves."""


def read_tree(path: Path, /) -> Tree:
    """Return what the files of a programme say, departments of its table included; neither rows nor rules are looked at.

    Raises ContentError as `entry_file` does.
    """
    entry = entry_file(path)
    loaded = _read_entry(entry)
    root, problems = loaded.root, tuple(loaded.problems)
    return Tree(entry=entry, folder=entry.parent, data=node_data(root), positions=positions(root), problems=problems)


def _read_entry(entry: Path) -> "_Loaded":
    """Read a programme's files, or its workbook, and the table of departments that they name."""
    read = nodes_of(entry, str(entry)) if is_workbook(entry) else assemble(entry, str(entry))
    loaded = _Loaded(root=read.value, problems=list(read.problems), folder=entry.parent, entry=entry)
    loaded.add_departments()
    loaded.read_problems = tuple(loaded.problems)
    return loaded


def _is_unread(entry: Path, loaded: "_Loaded") -> bool:
    """Whether nothing is known of a workbook, because of an error that its reader has told."""
    return is_workbook(entry) and not loaded.root.value and has_errors(loaded.problems)


class Unfinished(ContentError):
    """A programme with errors; what stands in its files is here, so that other stages can say at once what is wrong for them."""

    def __init__(self, problems: Iterable[Problem], root: Node, folder: Path, words: Catalogue) -> None:
        super().__init__(problems)
        self.data, self.positions, self.folder, self.words = node_data(root), positions(root), folder, words
        self.filled_in = _filled_in(root)


def _filled_in(root: Node) -> Mapping[DataPath, str]:
    texts = ((path, node.value) for path, node in walk_nodes(root) if isinstance(node.value, str))
    return {path: text for path, text in texts if any(mark in text for mark in ("{{", "{%", "{#"))}


def entry_file(path: Path) -> Path:
    """Return the file that begins a programme, relative to the current folder where it lies below it.

    Raises ContentError when a folder has both a `briefing.yaml` and a workbook, so that nobody can say which is meant.
    """
    entry = path
    if is_directory(path):
        entry = path / (WORKBOOK if is_file(path / WORKBOOK) and not exists(path / ENTRY) else ENTRY)
        if is_file(path / WORKBOOK) and entry.name == ENTRY:
            message = f"{ENTRY} and {WORKBOOK} both lie in this folder, and each is a whole programme"
            hint = f"name the one that you mean, {path / WORKBOOK} or {path / ENTRY}; or move the other away"
            raise ContentError(error("two-programmes", message, Source(path=str(path)), hint))
    return entry.relative_to(Path.cwd()) if entry.is_absolute() and entry.is_relative_to(Path.cwd()) else entry


def has_programme(folder: Path) -> bool:
    """Return whether a folder has a file that begins a programme."""
    return is_file(folder / ENTRY) or is_file(folder / WORKBOOK)


_OF_CELLS = frozenset({"control-character", "duplicate-column"})
_OF_DEPARTMENTS = frozenset({"unknown-department", "unknown-audience", "row-unknown-department"})


@dataclass(slots=True, kw_only=True)
class _Loaded:
    """What has been read so far, and what is wrong with it."""

    root: Node
    problems: list[Problem]
    folder: Path
    entry: Path
    lacks_departments: bool = False
    """Whether departments of the table could not be read, so that nobody can say which there are."""
    read_problems: tuple[Problem, ...] = ()
    """What was wrong before anything was validated."""

    def add_departments(self) -> None:
        """Put the rows of `departments_file` behind the departments that stand in YAML."""
        assert isinstance(self.root.value, dict)
        name = self.root.value.get("departments_file")
        if name is None or not isinstance(name.value, str):
            return
        file = self._file(name.value, name.source)
        if file is None:
            self.lacks_departments = True
            return
        read = departments_of(*file) if is_workbook(file[0]) else read_departments(*file)
        self.problems.extend(read.problems)
        self.lacks_departments = any(problem.severity is Severity.ERROR and problem.code not in _OF_CELLS for problem in read.problems)
        departments = self.root.value.setdefault("departments", Node(value=[], source=name.source, key=name.key))
        departments.value = departments.value or []
        if isinstance(departments.value, list):
            departments.value.extend(read.value)

    def leave_out_echoes(self) -> None:
        """Forget what only follows from departments that could not be read, or from cells of a workbook that were told already."""
        if self.lacks_departments:
            self.problems = [problem for problem in self.problems if problem.code not in _OF_DEPARTMENTS and problem.cause != "departments"]
        faulty = {problem.source for problem in self.read_problems if problem.severity is Severity.ERROR and problem.source is not None}
        cells = {source for source in faulty if source.sheet and source.line}
        self.problems = [problem for problem in self.problems if problem.source not in cells or problem in self.read_problems]

    def validated(self, data: object, places: Positions, words: Catalogue, *, incomplete: bool) -> Content | None:
        """Return the content if it fits the models; what is missing is reported only when every file could be read."""
        try:
            return Content.model_validate(data, context={"words": words})
        except ValidationError as failure:
            found_problems = validation_problems(failure, data, places)
            self.problems.extend(problem for problem in found_problems if not (incomplete and problem.code in {"missing-key", "too-short"}))
            return None

    def pilot_rows(self, data: object, places: Positions) -> tuple[PilotRow, ...]:
        """Return the rows of the pilot's file; none when the content names no file or format that can be read."""
        path = ("pilot", "data", "file")
        name, source = value_at(data, path), places.of(path)
        if not isinstance(name, str):
            return ()
        kind = value_at(data, ("pilot", "data", "format")) or DEFAULT_FORMAT
        importer = IMPORTERS.get(kind) if isinstance(kind, str) else None
        if importer is None:
            return ()
        file = self._file(name, source)
        if file is None:
            return ()
        columns = {str(match.path[-1]): match.value for match in matches(data, "pilot.data.columns.{*}") if isinstance(match.value, str)}
        if real(file[0]) == real(self.entry):
            mapped = read_rows_sheet(importer, read_rows_of_workbook(*file), data=data, columns=columns)
        else:
            mapped = read_pilot_file(importer, *file, data=data, columns=columns)
        self.problems.extend(mapped.problems)
        return mapped.value

    def _file(self, name: str, source: Source) -> tuple[Path, str] | None:
        """Return the path of a data file and the name to show it under, if it is inside the folder and exists."""
        path = path_inside(self.folder, name, source)
        if isinstance(path, Problem):
            self.problems.append(path)
            return None
        if not exists(path):
            self.problems.append(missing(name, path, source))
            return None
        return path, str(path)


def _language_of(data: object) -> str:
    """The language that the content names, if it is the text that it should be."""
    language = value_at(data, ("language",))
    return language if isinstance(language, str) and language else SOURCE_LANGUAGE


def _existing_files(entry: Path, places: Positions, data: object) -> Iterator[Path]:
    yield from sorted({Path(path) for path in {place.path for place in places.values.values()}} | {entry})
    fonts = ("brand.fonts.[]", "departments.[].brand.fonts.[]")
    for pattern in ("departments_file", "pilot.data.file", "brand.file", "departments.[].brand.file", *fonts, *PICTURES):
        for match in matches(data, pattern):
            if isinstance(match.value, str) and is_file(file := entry.parent / match.value):
                yield file
                if pattern == "pilot.data.file" and is_file(record := record_path(file)):
                    yield record

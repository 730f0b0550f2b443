"""Where an import goes: a programme in goes in, finished or not; its names, and the files that the import is to write, come out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefing_builder.content.models.fields import file_name
from briefing_builder.content.paths import value_at
from briefing_builder.content.reading.import_records import RECORD_ENDING, record_path
from briefing_builder.content.reading.loading import Tree, read_tree
from briefing_builder.content.workbook.reading import is_workbook
from briefing_builder.content.workbook.wording import name_in_workbook
from briefing_builder.content.writing import Change, Put, Remove, edited_programme
from briefing_builder.errors import ContentError, OutputError
from briefing_builder.files.intake import is_file, read_bytes
from briefing_builder.files.output import LARGEST
from briefing_builder.imports.answers import ANSWERS_FILE, Kept, answers_file
from briefing_builder.imports.importing import Result
from briefing_builder.imports.names import known_names
from briefing_builder.imports.record import ImportRecord, kept_record, record_bytes, record_of
from briefing_builder.imports.rows import FORMAT, rows_csv
from briefing_builder.problems import Problem, Source, error, has_errors

DATA_FOLDER = "data"
NAME = "pilot"
OTHER_NAME = "pilot-imported"
"""Where `data/pilot.csv` is somebody's own file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A programme into which rows are imported."""

    tree: Tree

    @property
    def folder(self) -> Path:
        """The folder of the entry."""
        return self.tree.folder

    def data_file(self) -> str:
        """Return what `pilot.data.file` says; nothing where it is missing."""
        name = value_at(self.tree.data, ("pilot", "data", "file"))
        return name if isinstance(name, str) else ""

    def is_ours(self, name: str) -> bool:
        """Return whether an import has written the rows of that name, as seen from the programme's folder."""
        return is_file(record_path(self.folder / name))


def destination_of(path: Path) -> Destination:
    """Return the programme of a folder or an entry file, with errors or without, as long as it names departments and courses.

    Raises ContentError with the problems of its files when it does not.
    """
    tree = read_tree(path)
    if not known_names(tree.data, "department") or not known_names(tree.data, "course"):
        missing = error("no-names", "an import needs a programme with departments and courses", Source(path=str(tree.entry)))
        raise ContentError(tree.problems if has_errors(tree.problems) else (missing,))
    return Destination(tree=tree)


def rows_name(destination: Destination, wanted: str) -> str:
    """Return the name of the file of rows, as seen from the programme's folder: `data/pilot.csv` unless another is wanted.

    Without a wish it is the file that the last import has written, and never one that somebody has made: then `data/pilot-imported.csv`.
    Raises OutputError when the file that is wanted is somebody's own, or was changed by hand since it was imported.
    """
    name = _rows_name(destination, wanted)
    record = kept_record(record_path(destination.folder / name))
    if isinstance(record, ImportRecord) and _has_changed(destination.folder / name, record):
        place = Source(path=str(destination.folder / name))
        hint = "keep it under another name, or write the rows elsewhere with --name"
        raise OutputError(error("output-changed-by-hand", "these rows were changed by hand since they were imported", place, hint))
    return name


def _has_changed(rows: Path, record: ImportRecord) -> bool:
    data = read_bytes(rows, str(rows), LARGEST) if is_file(rows) else b""
    return is_file(rows) and not isinstance(data, Problem) and sha256(data).hexdigest() != record.rows_sha256


def _rows_name(destination: Destination, wanted: str) -> str:
    if wanted:
        stem = wanted if re.fullmatch(r"[\w.-]+", wanted) and wanted.strip(".") else file_name(wanted)
        name = f"{DATA_FOLDER}/{stem.removesuffix('.csv')}.csv"
        if is_file(destination.folder / name) and not destination.is_ours(name):
            hint = "choose another name with --name, or move it away"
            raise OutputError(
                error("output-not-ours", "this file was not written by an import", Source(path=str(destination.folder / name)), hint)
            )
        return name
    present = destination.data_file()
    if present.startswith(f"{DATA_FOLDER}/") and present.endswith(".csv") and destination.is_ours(present):
        return present
    name = f"{DATA_FOLDER}/{NAME}.csv"
    return name if destination.is_ours(name) or not is_file(destination.folder / name) else f"{DATA_FOLDER}/{OTHER_NAME}.csv"


def planned_files(destination: Destination, result: Result, name: str, key: str, kept: Iterable[Kept]) -> dict[str, bytes]:
    """Return the files of the import by their names in the programme's folder.

    They are rows and record, `imports.yaml` where answers are new, and the YAML in which the programme takes its figures from the rows.
    """
    rows = rows_csv(result.joined.rows, key)
    record = record_of(result.given, result.gathered, result.joined, rows)
    files = {name: rows, f"{name.removesuffix('.csv')}{RECORD_ENDING}": record_bytes(record)}
    answers = answers_file(destination.folder, kept)
    if answers is not None:
        files[ANSWERS_FILE] = answers
    return files | _changed_yaml(destination, result, name)


def takes_figures_from(destination: Destination, name: str) -> bool:
    """Return whether the programme takes its pilot's figures from rows of that name already."""
    kind = value_at(destination.tree.data, ("pilot", "data", "format"))
    return destination.data_file() == name and kind in (None, FORMAT)


def _changed_yaml(destination: Destination, result: Result, name: str) -> dict[str, bytes]:
    """The programme's own files as they are to be, by their names in its folder; none where nothing changes or nothing can be changed."""
    if takes_figures_from(destination, name) or is_workbook(destination.tree.entry):
        return {}
    edited = edited_programme(destination.tree.entry, _changes(destination, result, name))
    if has_errors(edited.problems):
        return {}
    return {path.relative_to(destination.folder).as_posix(): text.encode() for path, text in edited.value.items()}


def _changes(destination: Destination, result: Result, name: str) -> Iterator[Change]:
    """What makes the programme take its figures from the rows: the file, and what was said of the columns of another goes."""
    data = destination.tree.data
    if not isinstance(value_at(data, ("pilot",)), dict):
        yield from (Put(path=("pilot", key), value=day) for key, day in first_and_last_day(result).items())
    yield Put(path=("pilot", "data", "file"), value=name)
    if value_at(data, ("pilot", "data", "format")) not in (None, FORMAT):
        yield Put(path=("pilot", "data", "format"), value=FORMAT)
    if value_at(data, ("pilot", "data", "columns")) is not None:
        yield Remove(path=("pilot", "data", "columns"))


def lines_to_put_in(destination: Destination, result: Result, name: str) -> str:
    """Return the lines of YAML, or the settings of a workbook, by which the programme takes its figures from the rows."""
    is_new = not isinstance(value_at(destination.tree.data, ("pilot",)), dict)
    days = first_and_last_day(result) if is_new else {}
    if is_workbook(destination.tree.entry):
        settings = {**{f"pilot.{key}": day for key, day in days.items()}, "pilot.data.file": name, "pilot.data.format": FORMAT}
        return "\n".join(f"  {name_in_workbook(path)}: {value}" for path, value in settings.items())
    lines = ["pilot:", *(f"  {key}: {day}" for key, day in days.items())]
    return "\n".join((*lines, "  data:", f"    file: {name}", f"    format: {FORMAT}"))


def first_and_last_day(result: Result) -> Mapping[str, str]:
    """Return the first and the last day in the rows, as `starts` and `ends` of a pilot that says nothing itself."""
    columns = ("enrolled_on", "first_launched_on", "completed_on")
    days = sorted({day for row in result.joined.rows for column in columns if (day := row.get(column))})
    return {"starts": days[0], "ends": days[-1]} if days else {}

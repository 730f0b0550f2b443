"""Formats that can be read: what reads one joins the registry by a decorator.

An importer is one function from a file to plain rows in the columns of `learner_rows`: a programme may name it, and its file is read each
time. A report is a format that a learning platform writes: one function recognises it among the sheets of a file, another understands it.
"""

from collections.abc import Callable

from briefing_builder.importers.model import Importer, TableReader
from briefing_builder.importers.recognition.model import Answers, Understood
from briefing_builder.importers.sheets.model import TableFile
from briefing_builder.values import Value

Recogniser = Callable[[TableFile], tuple[float, str]]
"""How sure it is, from 0 to 1, that a file is of this format, and why, in words."""
ReportReader = Callable[[TableFile, Answers], Understood]
"""From a file and what its author has said to what was understood. It never raises."""


class Report(Value, frozen=True, kw_only=True):
    """A table that a learning platform writes, whose shape is known."""

    name: str
    """What `--as` says."""
    description: str
    """One sentence about the file."""
    seen: str
    """What the reader was verified with, no more than was looked at: versions of the source, a document; empty where none was seen."""
    recognises: Recogniser
    understand: ReportReader
    takes_any_table: bool = False
    """Whether it understands every table; others only those that they recognise, however little."""


IMPORTERS: dict[str, Importer] = {}
"""By the name of the format, in the order in which they joined."""
REPORTS: dict[str, Report] = {}
"""By the name of the format, in the order in which they joined."""


def importer(name: str, *, description: str, suffixes: tuple[str, ...], columns: tuple[str, ...]) -> Callable[[TableReader], TableReader]:
    """Add the function below it and return it unchanged: `@importer(…)` above a function is all that a new format needs.

    Raises ValueError when another format has the name.
    """

    def register(read: TableReader) -> TableReader:
        if name in IMPORTERS:
            raise ValueError(f"two importers read the format {name}")
        IMPORTERS[name] = Importer(name=name, description=description, suffixes=suffixes, columns=columns, read=read)
        return read

    return register


def report(
    name: str, *, description: str, seen: str, recognises: Recogniser, takes_any_table: bool = False
) -> Callable[[ReportReader], ReportReader]:
    """Add the function below it, which understands files that `recognises` takes, and return it unchanged.

    Raises ValueError when another report has the name.
    """

    def register(understand: ReportReader) -> ReportReader:
        if name in REPORTS:
            raise ValueError(f"two modules read the report {name}")
        REPORTS[name] = Report(
            name=name, description=description, seen=seen, recognises=recognises, understand=understand, takes_any_table=takes_any_table
        )
        return understand

    return register

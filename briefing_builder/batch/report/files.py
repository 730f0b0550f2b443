"""The report files of a batch: the record goes in, manifest and pages are written beside the decks; an unchanged one keeps its time."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing_builder.batch.model import BatchReport, BatchRequest, BuildPlan, Details, Entry, FileStat
from briefing_builder.batch.report.index import index_pages
from briefing_builder.batch.report.manifest import ReportRow, batch_manifest
from briefing_builder.batch.state.folder import contact_sheet_name
from briefing_builder.batch.state.record import Record
from briefing_builder.batch.state.up_to_date import MANIFEST
from briefing_builder.batch.target.destination import Destination, destination_at


def write_reports(request: BatchRequest, plan: BuildPlan, record: Record, report: BatchReport) -> dict[str, FileStat]:
    """Write manifest and index beside the decks; return their sizes and times. Raises OutputError when the destination refuses them.

    They tell of every deck of the folder that a programme wants: those of this batch in its order, then the others.
    """
    destination = destination_at(request.out)
    asked_for = [record.entries[task.path] for task in plan.tasks if task.path in record.entries]
    entries = [*asked_for, *sorted(plan.others, key=lambda entry: entry.path)]
    rows = _ReportRows(record, entries, destination, has_sheets=request.has_index)
    pages = dict(index_pages(rows, report.outcomes)) if request.has_index else {}
    reports = {**pages, MANIFEST: batch_manifest(rows, plan, report.outcomes, pages)}
    return {name: _write_if_changed(destination, name, data) for name, data in reports.items()}


class _ReportRows(Iterable[ReportRow]):
    """Each deck with its details, read from the record anew whenever somebody walks through them: all at once would be too many."""

    def __init__(self, record: Record, entries: list[Entry], destination: Destination, *, has_sheets: bool) -> None:
        self._record, self._entries, self._destination, self._has_sheets = record, entries, destination, has_sheets

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[ReportRow]:
        for entry in self._entries:
            details = self._record.details(entry) or Details(title=entry.department, occasion=entry.programme)
            yield ReportRow(entry, self._with_sheet(entry, details))

    def _with_sheet(self, entry: Entry, details: Details) -> Details:
        """A sheet may be younger than the deck: drawn when an index was wanted for the first time."""
        name = contact_sheet_name(entry.path)
        if not self._has_sheets or details.sheet is not None or self._destination.stat(name) is None:
            return details
        data = self._destination.read(name)
        return replace(details, sheet=(len(data), hashlib.sha256(data).hexdigest()))


def _write_if_changed(destination: Destination, name: str, data: bytes) -> FileStat:
    existing = destination.stat(name)
    if existing is not None and existing[0] == len(data) and destination.read(name) == data:
        return existing
    return destination.write(name, data)

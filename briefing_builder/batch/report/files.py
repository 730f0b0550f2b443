"""The papers of a batch: the record goes in, manifest and pages lie beside the decks; one that has not changed keeps its time."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing_builder.batch.model import Details, Entry, Plan, Report, Seen, Wanted
from briefing_builder.batch.report.index import pages_of
from briefing_builder.batch.report.manifest import Row, manifest_of
from briefing_builder.batch.state.folder import sheet_name
from briefing_builder.batch.state.record import Record
from briefing_builder.batch.state.up_to_date import MANIFEST
from briefing_builder.batch.target.destination import Shelf, shelf_of


def lay_papers(wanted: Wanted, plan: Plan, record: Record, report: Report) -> dict[str, Seen]:
    """Lay manifest and index beside the decks; return how they are seen. Raises OutputError when the place refuses them.

    They tell of every deck of the folder that a programme wants: those of this batch in its order, then the others.
    """
    shelf = shelf_of(wanted.out)
    entries = [*(record.entries[task.path] for task in plan.tasks if task.path in record.entries), *_in_order(plan.others)]
    rows = _Rows(record, entries, shelf, has_sheets=wanted.has_index)
    pages = dict(pages_of(rows, report.outcomes)) if wanted.has_index else {}
    papers = {**pages, MANIFEST: manifest_of(rows, plan, report.outcomes, pages)}
    return {name: _laid(shelf, name, data) for name, data in papers.items()}


class _Rows(Iterable[Row]):
    """Each deck with its details, read from the record anew whenever somebody walks through them: all at once would be too many."""

    def __init__(self, record: Record, entries: list[Entry], shelf: Shelf, *, has_sheets: bool) -> None:
        self._record, self._entries, self._shelf, self._has_sheets = record, entries, shelf, has_sheets

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Row]:
        for entry in self._entries:
            details = self._record.details(entry) or Details(title=entry.department, occasion=entry.programme)
            yield Row(entry, self._with_sheet(entry, details))

    def _with_sheet(self, entry: Entry, details: Details) -> Details:
        """A sheet may be younger than the deck: drawn when an index was wanted for the first time."""
        name = sheet_name(entry.path)
        if not self._has_sheets or details.sheet is not None or self._shelf.seen(name) is None:
            return details
        data = self._shelf.read(name)
        return replace(details, sheet=(len(data), hashlib.sha256(data).hexdigest()))


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.path)


def _laid(shelf: Shelf, name: str, data: bytes) -> Seen:
    found = shelf.seen(name)
    if found is not None and found[0] == len(data) and shelf.read(name) == data:
        return found
    return shelf.write(name, data)

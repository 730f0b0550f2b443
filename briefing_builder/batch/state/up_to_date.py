"""Whether there is anything to do at all, from sizes and times alone: a thousand decks take a moment. Loads nothing heavy.

The last run in which every deck was made leaves a summary beside the record; it holds while the record has no further line.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefing_builder.batch.identity.stamps import Stamp, file_stat
from briefing_builder.batch.identity.version import fonts_digest, templates_digest, version_digest
from briefing_builder.batch.model import BatchReport, BatchRequest, BuildPlan, FileStat, Outcome
from briefing_builder.batch.state.folder import contact_sheet_name
from briefing_builder.batch.state.record import NAME as RECORD
from briefing_builder.batch.state.record import Record
from briefing_builder.batch.state.store import problem_of, problems_as_data
from briefing_builder.batch.target.destination import Destination, destination_at
from briefing_builder.errors import OutputError
from briefing_builder.files.output import write_atomically

NAME = "done.json"
VERSION = 2
OWN_FOLDERS = ("templates", "words")
MANIFEST, INDEX = "manifest.json", "index.html"


def own_templates(programme: Path) -> list[Path]:
    """Return the templates, outlines and catalogues that an author brings along, sorted."""
    folder = programme if programme.is_dir() else programme.parent
    return sorted(file for name in OWN_FOLDERS for file in (folder / name).rglob("*") if file.suffix in (".j2", ".yaml"))


def write_summary(request: BatchRequest, plan: BuildPlan, report: BatchReport, record: Record, reports: Mapping[str, FileStat]) -> None:
    """Write the summary of a run in which no deck failed. `reports` are manifest and pages as they were left. Never raises."""
    numbers: dict[str, int] = {}
    rows = []
    for outcome in report.outcomes:
        entry = record.entries[outcome.path]
        problems = [json.dumps(problem, sort_keys=True) for problem in problems_as_data(outcome.problems)]
        file = (entry.size, entry.modified, entry.sha256, entry.beside, entry.hand, entry.changes)
        row = (outcome.path, outcome.programme, outcome.department, outcome.variant, *file)
        rows.append([*row, [numbers.setdefault(problem, len(numbers)) for problem in problems]])
    summary = {
        "version": VERSION,
        "record": record.size,
        "wanted": _request_key(request),
        "tool": _version_digests(),
        "files": [list(stamp) for stamp in plan.stamps],
        "templates": _template_names(request),
        "papers": {name: list(left) for name, left in reports.items()},
        "problems": [json.loads(text) for text in numbers],
        "stale": [entry.path for entry in plan.stale],
        "decks": rows,
    }
    with suppress(OutputError):
        write_atomically(record.path.with_name(NAME), json.dumps(summary, ensure_ascii=False, separators=(",", ":")).encode())


def report_if_up_to_date(request: BatchRequest, folder: Path) -> BatchReport | None:
    """Return that every deck is up to date, or None where something may have to be done. `folder` holds record and summary.

    Sizes and times decide; a thorough batch reads every deck and input and compares its digest. Of sheets it matters that they are there.
    """
    summary = _read_summary(folder)
    if request.is_forced or summary is None or not _is_same_request(request, summary):
        return None
    if not all(Stamp(*stamp).is_current(is_thorough=request.is_thorough) for stamp in summary["files"]):
        return None
    destination = destination_at(request.out)
    names = [name for row in summary["decks"] for name in (row[0], row[7]) if name]
    sheets = [contact_sheet_name(row[0]) for row in summary["decks"]] if request.has_index else []
    stats = destination.stat_all([*summary["papers"], *names, *sheets, *summary["stale"]])
    if any(stats[name] != tuple(left) for name, left in summary["papers"].items()) or any(stats[name] is None for name in sheets):
        return None
    if not all(_is_unchanged(row, destination, stats, is_thorough=request.is_thorough) for row in summary["decks"]):
        return None
    problems = [problem_of(data) for data in summary["problems"]]
    outcomes = tuple(_unchanged_outcome(row, destination, [problems[number] for number in row[10]]) for row in summary["decks"])
    stale = tuple(destination.display_name(path) for path in summary["stale"] if stats[path] is not None)
    return BatchReport(outcomes=outcomes, stale=stale)


def _read_summary(folder: Path) -> Mapping[str, Any] | None:
    """Return the summary; None where it is damaged, or older than the record."""
    try:
        summary = json.loads((folder / NAME).read_bytes())
        size = (folder / RECORD).stat().st_size
    except (OSError, ValueError):
        return None
    is_ours = isinstance(summary, dict) and summary.get("version") == VERSION and summary.get("record") == size
    return summary if is_ours else None


def _is_same_request(request: BatchRequest, summary: Mapping[str, Any]) -> bool:
    now = (_request_key(request), _version_digests(), _template_names(request))
    return now == (summary["wanted"], summary["tool"], summary["templates"])


def _is_unchanged(row: Sequence[Any], destination: Destination, stats: Mapping[str, Any], *, is_thorough: bool) -> bool:
    """Return whether our file is still as we wrote it, and one that was edited by hand still as it was seen last."""
    path, size, modified, sha256, beside, hand = row[0], *row[4:9]
    if hand is not None and stats[path] != tuple(hand):
        return False
    if hand is not None and not beside:
        return True
    name = beside or path
    return stats[name] == (size, modified) and (not is_thorough or hashlib.sha256(destination.read(name)).hexdigest() == sha256)


def _unchanged_outcome(row: Sequence[Any], destination: Destination, problems: list[Any]) -> Outcome:
    path, programme, department, variant = row[:4]
    return Outcome(
        path=path, department=department, variant=variant, programme=programme, status="kept" if row[8] else "unchanged",
        display_name=destination.display_name(path), problems=tuple(problems), reasons=tuple(row[9]),
    )  # fmt: skip


def _request_key(request: BatchRequest) -> list[Any]:
    several = (request.programmes, request.departments, request.variants)
    return [*(list(names) for names in several), request.brand, request.has_index]


def _version_digests() -> list[str]:
    return [version_digest(), fonts_digest(), templates_digest()]


def _template_names(request: BatchRequest) -> list[str]:
    return [str(file) for programme in request.programmes for file in own_templates(Path(programme)) if file_stat(file)]

"""Whether there is anything to do at all, from sizes and times alone: a thousand decks in a moment. Loads nothing heavy.

The last run in which every deck was made leaves a summary beside the record; it holds while the record has no further line.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefing_builder.batch.identity.stamps import Stamp, seen
from briefing_builder.batch.identity.version import fonts_digest, templates_digest, tool_digest
from briefing_builder.batch.model import Outcome, Plan, Report, Wanted
from briefing_builder.batch.state.folder import sheet_name
from briefing_builder.batch.state.record import NAME as RECORD
from briefing_builder.batch.state.record import Record
from briefing_builder.batch.state.store import problem_of, problems_as_data
from briefing_builder.batch.target.destination import Shelf, shelf_of
from briefing_builder.errors import OutputError
from briefing_builder.files.output import write_atomically

NAME = "done.json"
VERSION = 2
OWN_TEMPLATES = "templates"
MANIFEST, INDEX = "manifest.json", "index.html"


def own_templates(programme: Path) -> list[Path]:
    """Return the templates and outlines that an author brings along, sorted."""
    folder = (programme if programme.is_dir() else programme.parent) / OWN_TEMPLATES
    return sorted(file for file in folder.rglob("*") if file.suffix in (".j2", ".yaml"))


def remember(wanted: Wanted, plan: Plan, report: Report, record: Record, papers: Mapping[str, Sequence[int]]) -> None:
    """Write the summary of a run in which no deck failed. `papers` are manifest and pages as they were left. Never raises."""
    numbers: dict[str, int] = {}
    rows = []
    for outcome in report.outcomes:
        entry = record.entries[outcome.path]
        told = [numbers.setdefault(json.dumps(problem, sort_keys=True), len(numbers)) for problem in problems_as_data(outcome.problems)]
        file = (entry.size, entry.modified, entry.sha256, entry.beside)
        rows.append([outcome.path, outcome.programme, outcome.department, outcome.variant, *file, entry.hand, entry.changes, told])
    summary = {
        "version": VERSION,
        "record": record.size,
        "wanted": _wanted(wanted),
        "tool": _tools(),
        "files": [list(stamp) for stamp in plan.stamps],
        "templates": _templates(wanted),
        "papers": {name: list(left) for name, left in papers.items()},
        "problems": [json.loads(text) for text in numbers],
        "stale": [entry.path for entry in plan.stale],
        "decks": rows,
    }
    with suppress(OutputError):
        write_atomically(record.path.with_name(NAME), json.dumps(summary, ensure_ascii=False, separators=(",", ":")).encode())


def all_done(wanted: Wanted, folder: Path) -> Report | None:
    """Return that every deck is up to date, or None where something may have to be done. `folder` holds record and summary.

    Sizes and times decide; a thorough batch reads every deck and input and compares its digest. Of sheets it matters that they are there.
    """
    summary = _summary(folder)
    if wanted.is_forced or summary is None or not _is_asked_alike(wanted, summary):
        return None
    if not all(Stamp(*stamp).holds(is_thorough=wanted.is_thorough) for stamp in summary["files"]):
        return None
    shelf = shelf_of(wanted.out)
    names = [name for row in summary["decks"] for name in (row[0], row[7]) if name]
    sheets = [sheet_name(row[0]) for row in summary["decks"]] if wanted.has_index else []
    there = shelf.all_seen([*summary["papers"], *names, *sheets, *summary["stale"]])
    if any(there[name] != tuple(left) for name, left in summary["papers"].items()) or any(there[name] is None for name in sheets):
        return None
    if not all(_is_left(row, shelf, there, is_thorough=wanted.is_thorough) for row in summary["decks"]):
        return None
    problems = [problem_of(data) for data in summary["problems"]]
    outcomes = tuple(_unchanged(row, shelf, [problems[number] for number in row[10]]) for row in summary["decks"])
    return Report(outcomes=outcomes, stale=tuple(shelf.shown(path) for path in summary["stale"] if there[path] is not None))


def _summary(folder: Path) -> Mapping[str, Any] | None:
    """The summary, where it is whole and the record says nothing more."""
    try:
        found = json.loads((folder / NAME).read_bytes())
        size = (folder / RECORD).stat().st_size
    except (OSError, ValueError):
        return None
    is_ours = isinstance(found, dict) and found.get("version") == VERSION and found.get("record") == size
    return found if is_ours else None


def _is_asked_alike(wanted: Wanted, summary: Mapping[str, Any]) -> bool:
    now = (_wanted(wanted), _tools(), _templates(wanted))
    return now == (summary["wanted"], summary["tool"], summary["templates"])


def _is_left(row: Sequence[Any], shelf: Shelf, there: Mapping[str, Any], *, is_thorough: bool) -> bool:
    """Whether what lies on the shelf is what we left there, and what a hand left there is what the hand left."""
    path, size, modified, sha256, beside, hand = row[0], *row[4:9]
    if hand is not None and there[path] != tuple(hand):
        return False
    if hand is not None and not beside:
        return True
    name = beside or path
    return there[name] == (size, modified) and (not is_thorough or hashlib.sha256(shelf.read(name)).hexdigest() == sha256)


def _unchanged(row: Sequence[Any], shelf: Shelf, problems: list[Any]) -> Outcome:
    path, programme, department, variant = row[:4]
    return Outcome(
        path=path, department=department, variant=variant, programme=programme, status="kept" if row[8] else "unchanged",
        shown=shelf.shown(path), problems=tuple(problems), reasons=tuple(row[9]),
    )  # fmt: skip


def _wanted(wanted: Wanted) -> list[Any]:
    several = (wanted.programmes, wanted.departments, wanted.variants)
    return [*(list(names) for names in several), wanted.brand, wanted.has_index]


def _tools() -> list[str]:
    return [tool_digest(), fonts_digest(), templates_digest()]


def _templates(wanted: Wanted) -> list[str]:
    return [str(file) for programme in wanted.programmes for file in own_templates(Path(programme)) if seen(file)]

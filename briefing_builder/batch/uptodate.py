"""Whether there is anything to do at all, from sizes and times alone: a thousand decks in a moment. Loads nothing heavy."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefing_builder.batch.model import Entry, Outcome, Wanted
from briefing_builder.batch.record import Record
from briefing_builder.batch.shelf import Shelf, shelf_of
from briefing_builder.batch.stamps import Stamp, seen
from briefing_builder.batch.tool import fonts_digest, templates_digest, tool_digest

OWN_TEMPLATES = "templates"
MANIFEST, INDEX = "manifest.json", "index.html"


def own_templates(programme: Path) -> list[Path]:
    """Return the templates and outlines that an author brings along, sorted."""
    folder = (programme if programme.is_dir() else programme.parent) / OWN_TEMPLATES
    return sorted(file for file in folder.rglob("*") if file.suffix in (".j2", ".yaml"))


def run_of(wanted: Wanted, stamps: Iterable[Stamp], outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """Return what the record keeps of a run in which no deck failed: what was wanted, the files that it read, its decks and papers."""
    shelf = shelf_of(wanted.out)
    return {
        "wanted": _wanted(wanted),
        "tool": _tools(),
        "files": [list(stamp) for stamp in stamps],
        "templates": _templates(wanted),
        "decks": [outcome.key for outcome in outcomes],
        "papers": {name: shelf.seen(name) for name in (MANIFEST, INDEX) if shelf.seen(name)},
    }


def all_done(wanted: Wanted, record: Record, *, is_thorough: bool = False) -> tuple[Outcome, ...] | None:
    """Return that every deck is up to date, or None where something may have to be done.

    Sizes and times decide; with `is_thorough` every file is read and its digest compared.
    """
    run = record.run
    if wanted.is_forced or not run or run["wanted"] != _wanted(wanted) or run["tool"] != _tools() or run["templates"] != _templates(wanted):
        return None
    if not all(Stamp(*stamp).holds(is_thorough=is_thorough) for stamp in run["files"]):
        return None
    shelf = shelf_of(wanted.out)
    papers: Mapping[str, list[int]] = run["papers"]
    if any(list(shelf.seen(name) or ()) != left for name, left in papers.items()):
        return None
    entries = [record.entries.get(key) for key in run["decks"]]
    if not all(entry is not None and _is_left(entry, shelf, is_thorough=is_thorough) for entry in entries):
        return None
    return tuple(_unchanged(entry, shelf) for entry in entries if entry is not None)


def _is_left(entry: Entry, shelf: Shelf, *, is_thorough: bool) -> bool:
    """Whether what lies on the shelf is what we left there, and what a hand left there is what the hand left."""
    if entry.hand is not None and shelf.seen(entry.path) != tuple(entry.hand):
        return False
    if entry.hand is not None and not entry.beside:
        return True
    name = entry.beside or entry.path
    if shelf.seen(name) != entry.seen:
        return False
    return not is_thorough or hashlib.sha256(shelf.read(name)).hexdigest() == entry.sha256


def _unchanged(entry: Entry, shelf: Shelf) -> Outcome:
    return Outcome(
        key=entry.key, department=entry.department, variant=entry.variant, programme=entry.programme,
        status="kept" if entry.hand else "unchanged", path=shelf.shown(entry.path), problems=entry.problems,
    )  # fmt: skip


def _wanted(wanted: Wanted) -> list[Any]:
    several = (wanted.programmes, wanted.departments, wanted.variants)
    return [*(list(names) for names in several), wanted.brand, wanted.has_index]


def _tools() -> list[str]:
    return [tool_digest(), fonts_digest(), templates_digest()]


def _templates(wanted: Wanted) -> list[str]:
    return [str(file) for programme in wanted.programmes for file in own_templates(Path(programme)) if seen(file)]

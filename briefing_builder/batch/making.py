"""A worker's work: one task goes in, the deck is made up to date, what became of it comes out. Nothing is raised."""

import hashlib
import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.batch.elements import elements_of, says_of
from briefing_builder.batch.fingerprint import Fingerprint, fingerprint_of
from briefing_builder.batch.inputs import input_files
from briefing_builder.batch.model import Entry, Outcome, Seen, Status, Task
from briefing_builder.batch.reasons import reasons_between
from briefing_builder.batch.sheets import sheet_name, sheet_of
from briefing_builder.batch.shelf import Shelf, shelf_of
from briefing_builder.batch.stamps import digest_of_stamps, stamps_of
from briefing_builder.batch.standing import Standing, standing_at
from briefing_builder.batch.tool import tool_digest
from briefing_builder.deck.model import Deck
from briefing_builder.errors import BatchError, BriefingError, OutputError
from briefing_builder.output import cannot_write
from briefing_builder.problems import Problem, Source, error, warning
from briefing_builder.values import replace

BESIDE = ".new.pptx"
"""Ends the name of a deck that lies beside one which was changed by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A programme as this worker has read it, for all its departments."""

    session: pipeline.Session
    stamp: str
    digests: dict[int, tuple[object, str]] = field(default_factory=dict)


def make(task: Task) -> Outcome:
    """Return what became of one deck; a deck that is not up to date is on its shelf, whole, when this returns."""
    try:
        return _made(task, _loaded(task.programme, task.stamp))
    except BriefingError as failure:
        return _failed(task, failure.problems, failure.exit_code)
    except MemoryError:
        return _failed(task, (error("deck-too-large", f"the deck of {task.department} needs more memory than a worker may have"),))
    except Exception as failure:
        message = f"something is wrong with briefing itself: {type(failure).__name__}: {failure}"
        hint = "build this deck alone with `briefing build -v` and report what it says"
        return _failed(task, (error("internal", message, hint=hint),), BriefingError.exit_code)


def make_all(tasks: tuple[Task, ...], folder: str) -> tuple[Outcome, ...]:
    """Return what became of several decks, whose paths are as seen from that folder, which every machine sees alike."""
    try:
        os.chdir(folder)
    except OSError as failure:
        return tuple(_failed(task, cannot_write(Path(folder), failure).problems) for task in tasks)
    return tuple(make(task) for task in tasks)


@lru_cache(maxsize=4)
def _loaded(programme: str, stamp: str) -> Loaded:
    path = Path(programme)
    here = digest_of_stamps(stamps_of(input_files(path)))
    if here != stamp:
        hint = "begin the batch again; where workers are on several machines, give all of them the same files"
        message = "the programme's files are not those with which the batch began"
        raise BatchError(error("programme-changed", message, Source(path=programme), hint))
    return Loaded(session=pipeline.load(path), stamp=stamp)


def _made(task: Task, loaded: Loaded) -> Outcome:
    if task.tool != tool_digest():
        hint = "install the same version everywhere"
        raise BatchError(error("worker-version", "this worker has another version of briefing or of its libraries", None, hint))
    options = pipeline.Options(variant=task.variant, brand=task.brand)
    prepared = pipeline.prepare(loaded.session, task.department, options)
    pipeline.stop_on_errors(prepared.problems)
    print_ = fingerprint_of(prepared, options, tool=task.tool)
    print_ = replace(print_, parts={**elements_of(prepared.briefing, loaded.digests), **print_.parts})
    path = f"{task.folder}/{prepared.briefing.file_stem}.pptx".lstrip("/")
    work = _Work(task=task, shelf=shelf_of(task.out), prepared=prepared, options=options, print=print_, path=path)
    return work.done()


def _failed(task: Task, problems: tuple[Problem, ...], exit_code: int = BatchError.exit_code) -> Outcome:
    return Outcome(
        key=task.key, department=task.department, variant=task.variant, programme=task.programme, status="failed",
        problems=problems, exit_code=exit_code,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """One deck on its way: what decides it, where it goes, and what stands there."""

    task: Task
    shelf: Shelf
    prepared: pipeline.Prepared
    options: pipeline.Options
    print: Fingerprint
    path: str

    def done(self) -> Outcome:
        entry = self.task.entry if self.task.entry and self.task.entry.path == self.path else None
        left = entry.seen if entry and not entry.beside else None
        there = standing_at(self.shelf, self.path, entry, ours=left)
        if there.kind == "by hand" and not self.task.is_forced:
            return self._beside(entry, there)
        is_new = entry is None or entry.fingerprint != self.print.value or bool(entry.beside)
        if entry is not None and not is_new and (there.kind == "saved again" or there.sha256 == entry.sha256):
            return self._unchanged(entry, there)
        outcome = self._built(self.path, there, self._reasons(entry, there))
        if entry is not None and entry.beside and not self.task.is_dry and self.shelf.seen(entry.beside) == entry.seen:
            self.shelf.remove(entry.beside)
        return outcome

    def _unchanged(self, entry: Entry, there: Standing) -> Outcome:
        """Up to date; where a program has saved it again, its new size and time are kept."""
        assert there.seen is not None, "it is there"
        self._draw(entry)
        size, modified = there.seen
        news = replace(entry, size=size, modified=modified, sha256=there.sha256) if there.seen != entry.seen else None
        return self._outcome("unchanged", entry.problems, entry=news)

    def _beside(self, entry: Entry | None, there: Standing) -> Outcome:
        """A hand's deck stays; the new one lies beside it, if there is anything new."""
        what = f"{self.shelf.shown(self.path)} was changed by hand: {'; '.join(there.changes)}"
        is_new = entry is None or entry.fingerprint != self.print.value or (entry.beside and self.shelf.seen(entry.beside) is None)
        if entry is not None and not is_new:
            found = warning("deck-kept", what, Source(path=self.shelf.shown(self.path)), "it is kept; --force gives it up")
            return self._outcome("kept", (*entry.problems, found), reasons=there.changes, entry=replace(entry, hand=there.seen))
        name = f"{self.path.removesuffix('.pptx')}{BESIDE}"
        beside = standing_at(self.shelf, name, entry, ours=entry.seen if entry and entry.beside == name else None)
        if beside.kind == "by hand":
            hint = "take one of the two away, or give both up with --force"
            raise OutputError(error("deck-kept", f"{what}; so was the new one beside it", Source(path=self.shelf.shown(name)), hint))
        outcome = self._built(name, beside, there.changes)
        hint = f"it is kept, and the new one is {self.shelf.shown(name)}; --force gives the old one up"
        found = warning("deck-kept", what, Source(path=self.shelf.shown(self.path)), hint)
        news = replace(outcome.entry, path=self.path, beside=name, hand=there.seen) if outcome.entry else None
        return replace(outcome, status="kept", problems=(*outcome.problems, found), entry=news)

    def _built(self, name: str, there: Standing, reasons: tuple[str, ...]) -> Outcome:
        if self.task.is_dry:
            return self._outcome("built", self.prepared.problems, reasons=reasons, path=name)
        deck = pipeline.checked(self.prepared)
        data = pipeline.written(deck, self.prepared.brand, self.options)
        sha256 = hashlib.sha256(data).hexdigest()
        is_same = there.seen is not None and there.sha256 == sha256
        size, modified = there.seen if is_same and there.seen else self.shelf.write(name, data)
        entry = self._entry(name, (size, modified), sha256, deck.problems, pipeline.meaning(deck.value, self.prepared.brand))
        self._draw(entry, deck.value)
        return self._outcome("unchanged" if is_same else "built", deck.problems, reasons=reasons, entry=entry, path=name)

    def _draw(self, entry: Entry, deck: Deck | None = None) -> None:
        """Lay the contact sheet beside the decks, where an index shall show it and it is not there yet."""
        name = sheet_name(entry.path)
        if self.task.is_dry or not self.task.has_index or (deck is None and self.shelf.seen(name)):
            return
        drawn = sheet_of(deck or pipeline.lay_out_prepared(self.prepared).value, self.prepared.brand)
        self.shelf.write(name, drawn)

    def _reasons(self, entry: Entry | None, there: Standing) -> tuple[str, ...]:
        if entry is None:
            return ("it was not built here yet",) if there.kind == "absent" else ("nothing is recorded about the file that is there",)
        if entry.fingerprint != self.print.value:
            return reasons_between(entry.parts, self.print.parts)
        return ("its file is gone",) if there.kind == "absent" else ("it takes the place of the one changed by hand",)

    def _entry(self, name: str, seen: Seen, sha256: str, problems: tuple[Problem, ...], meaning: str) -> Entry:
        briefing = self.prepared.briefing
        return Entry(
            key=self.task.key, path=name, programme=self.task.programme, department=self.task.department, variant=self.task.variant,
            title=briefing.department.name, occasion=briefing.content.briefing.title, fingerprint=self.print.value,
            parts=self.print.parts, size=seen[0], modified=seen[1], sha256=sha256, meaning=meaning, says=says_of(briefing),
            problems=problems,
        )  # fmt: skip

    def _outcome(
        self, status: Status, problems: tuple[Problem, ...], *, reasons: tuple[str, ...] = (), entry: Entry | None = None, path: str = ""
    ) -> Outcome:
        task = self.task
        return Outcome(
            key=task.key, department=task.department, variant=task.variant, programme=task.programme, status=status,
            path=self.shelf.shown(path or self.path), reasons=reasons, problems=problems, entry=entry,
        )  # fmt: skip

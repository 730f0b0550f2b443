"""A worker's work: one task goes in, the deck is made up to date, what became of it comes out. Nothing is raised."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.batch.identity.fingerprint import Fingerprint, fingerprint_of
from briefing_builder.batch.identity.stamps import digest_of_stamps
from briefing_builder.batch.identity.summary import elements_of, says_of
from briefing_builder.batch.identity.version import tool_digest
from briefing_builder.batch.identity.why import told
from briefing_builder.batch.model import Details, Entry, News, Outcome, Seen, Status, Task, failed
from briefing_builder.batch.report.contact_sheet import sheet_of
from briefing_builder.batch.state.folder import sheet_name
from briefing_builder.batch.state.inputs import input_stamps
from briefing_builder.batch.target.destination import Shelf, shelf_of
from briefing_builder.batch.target.target_state import Left, Standing, standing_at
from briefing_builder.deck.model import Deck
from briefing_builder.errors import BatchError, BriefingError, OutputError
from briefing_builder.limits.model import TOO_LARGE, deck_of
from briefing_builder.problems import Checked, Problem, Severity, Source, error, warning
from briefing_builder.values import replace

BESIDE = ".new.pptx"
"""Ends the name of a deck that lies beside one which was changed by hand."""


_held: dict[tuple[str, str], pipeline.Session] = {}


def make(task: Task) -> Outcome:
    """Return what became of one deck; a deck that is not up to date is on its shelf, whole, when this returns."""
    try:
        return _made(task, _loaded(task.programme, task.stamp))
    except BriefingError as failure:
        return failed(task, failure.problems)
    except MemoryError:
        message = f"{deck_of(task.department)} needs more memory than a worker may have"
        return failed(task, (error(TOO_LARGE, message),))
    except Exception as failure:
        message = f"something is wrong with briefing itself: {type(failure).__name__}: {failure}"
        hint = "build this deck alone with `briefing build -v` and report what it says"
        return failed(task, (error("internal", message, hint=hint),))


def _loaded(programme: str, stamp: str) -> pipeline.Session:
    """The programme of the task before, which most tasks have; another one takes its place, for a large one takes much memory."""
    if (programme, stamp) not in _held:
        _held.clear()
        path = Path(programme)
        session = pipeline.load(path)
        if digest_of_stamps(input_stamps(session.programme, path)) != stamp:
            hint = "begin the batch again; where workers are on several machines, give all of them the same files"
            message = "the programme's files are not those with which the batch began"
            raise BatchError(error("programme-changed", message, Source(path=programme), hint))
        _held[programme, stamp] = session
    return _held[programme, stamp]


def _made(task: Task, session: pipeline.Session) -> Outcome:
    if task.tool != tool_digest():
        hint = "install the same version everywhere"
        raise BatchError(error("worker-version", "this worker has another version of briefing or of its libraries", None, hint))
    options = pipeline.Options(variant=task.variant, brand=task.brand)
    prepared = pipeline.prepare(session, task.department, options)
    pipeline.stop_on_errors(prepared.problems)
    print_ = fingerprint_of(prepared, options, tool=task.tool)
    print_ = replace(print_, parts={**elements_of(prepared.briefing), **print_.parts})
    return _Work(task=task, shelf=shelf_of(task.out), prepared=prepared, options=options, print=print_).done()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """One deck on its way: what decides it, where it goes, and what stands there."""

    task: Task
    shelf: Shelf
    prepared: pipeline.Prepared
    options: pipeline.Options
    print: Fingerprint

    def done(self) -> Outcome:
        task, entry = self.task, self.task.entry
        there = standing_at(self.shelf, task.path, self._left(entry if entry and not entry.beside else None, task.snapshot))
        if there.kind == "by hand" and not task.is_forced:
            return self._beside(entry, there)
        is_new = entry is None or entry.fingerprint != self.print.value or bool(entry.beside)
        if entry is not None and not is_new and (there.kind == "saved again" or there.sha256 == entry.sha256):
            return self._unchanged(entry, there)
        outcome = self._built(task.path, there, self._reasons(entry, there))
        return replace(outcome, problems=(*outcome.problems, *self._cleared(entry)))

    def _cleared(self, entry: Entry | None) -> tuple[Problem, ...]:
        """Take our deck away that lay beside one changed by hand, which has its place now; that it cannot be is no more than told."""
        if entry is None or not entry.beside or self.task.is_dry:
            return ()
        try:
            if self.shelf.seen(entry.beside) == entry.seen:
                self.shelf.remove(entry.beside)
        except OutputError as failure:
            return _as_warnings(failure)
        return ()

    def _left(self, entry: Entry | None, snapshot: bytes) -> Left:
        return Left(
            seen=entry.seen if entry else None, sha256=entry.sha256 if entry else "", snapshot=snapshot, rebuilt=self._snapshot,
            is_doubted=self.task.is_thorough,
        )  # fmt: skip

    def _snapshot(self) -> bytes:
        return pipeline.snapshot(pipeline.lay_out_prepared(self.prepared).value, self.prepared.brand)

    def _unchanged(self, entry: Entry, there: Standing) -> Outcome:
        """Up to date; where a program has saved it again, its new size and time are kept."""
        assert there.seen is not None, "it is there"
        size, modified = there.seen
        found = self._of_this_programme(entry)
        is_news = (there.seen, None, found) != (entry.seen, entry.hand, entry)
        now = replace(found, size=size, modified=modified, sha256=there.sha256, hand=None, changes=())
        return self._outcome("unchanged", self._sheet().problems, news=News(entry=now) if is_news else None)

    def _of_this_programme(self, entry: Entry) -> Entry:
        """The programme may have moved since, or was typed in another folder."""
        return replace(entry, programme=self.task.programme, origin=self.task.origin)

    def _beside(self, entry: Entry | None, there: Standing) -> Outcome:
        """A hand's deck stays; the new one lies beside it, if there is anything new."""
        shown = self.shelf.shown(self.task.path)
        what = f"{shown} was changed by hand: {'; '.join(told(there.changes))}"
        is_new = entry is None or entry.fingerprint != self.print.value or (entry.beside and self.shelf.seen(entry.beside) is None)
        if entry is not None and not is_new:
            found = warning("deck-kept", what, Source(path=shown), "it is kept; --force gives it up")
            now = replace(self._of_this_programme(entry), hand=there.seen, changes=there.changes)
            return self._outcome("kept", (found, *self._sheet().problems), reasons=there.changes, news=News(entry=now))
        name = f"{self.task.path.removesuffix('.pptx')}{BESIDE}"
        beside = standing_at(self.shelf, name, self._left(entry if entry and entry.beside == name else None, self.task.snapshot_beside))
        if beside.kind == "by hand":
            hint = "take one of the two away, or give both up with --force"
            raise OutputError(error("deck-kept", f"{what}; so was the new one beside it", Source(path=self.shelf.shown(name)), hint))
        outcome = self._built(name, beside, there.changes)
        is_where = "would be" if self.task.is_dry else "is"
        hint = f"it is kept, and the new one {is_where} {self.shelf.shown(name)}; --force gives the old one up"
        found = warning("deck-kept", what, Source(path=shown), hint)
        news = self._of_two(outcome, entry, name, there)
        return replace(outcome, status="kept", shown=shown, problems=(*outcome.problems, found), news=news)

    def _of_two(self, outcome: Outcome, entry: Entry | None, beside: str, there: Standing) -> News | None:
        """What is recorded where a hand's deck and a new one lie side by side."""
        if outcome.news is None:
            return None
        base = () if entry is None else entry.base if entry.beside else entry.place_of_snapshot
        now = replace(outcome.news.entry, path=self.task.path, beside=beside, hand=there.seen, changes=there.changes, base=base)
        return replace(outcome.news, entry=now)

    def _built(self, name: str, there: Standing, reasons: tuple[str, ...]) -> Outcome:
        if self.task.is_dry:
            news = News(entry=self._entry(there.seen or (0, 0), ""), parts=self.print.parts)
            return self._outcome("built", self.prepared.problems, reasons=reasons, news=news, path=name)
        deck = pipeline.checked(self.prepared)
        data = pipeline.written(deck, self.prepared.brand, self.options)
        sha256 = hashlib.sha256(data).hexdigest()
        is_same = there.seen is not None and there.sha256 == sha256
        seen = there.seen if is_same and there.seen else self.shelf.write(name, data)
        sheet = self._sheet(deck.value) if is_same or self.task.has_index else self._no_sheet()
        news = News(
            entry=self._entry(seen, sha256),
            details=self._details(deck, sheet.value),
            parts=self.print.parts,
            snapshot=pipeline.snapshot(deck.value, self.prepared.brand),
        )
        return self._outcome("unchanged" if is_same else "built", (*deck.problems, *sheet.problems), reasons=reasons, news=news, path=name)

    def _sheet(self, deck: Deck | None = None) -> Checked[tuple[int, str] | None]:
        """Lay the contact sheet beside the decks, where an index shall show it and it is not there yet; return its size and digest."""
        name = sheet_name(self.task.path)
        if self.task.is_dry or not self.task.has_index or (deck is None and self.shelf.seen(name) is not None):
            return Checked(value=None)
        data = sheet_of(deck or pipeline.lay_out_prepared(self.prepared).value, self.prepared.brand)
        try:
            self.shelf.write(name, data, is_precious=False)
        except OutputError as failure:
            return Checked(value=None, problems=_as_warnings(failure))
        return Checked(value=(len(data), hashlib.sha256(data).hexdigest()))

    def _no_sheet(self) -> Checked[tuple[int, str] | None]:
        """Take the sheet of the deck before away, which the next index would show for this one."""
        try:
            self.shelf.remove(sheet_name(self.task.path))
        except OutputError as failure:
            return Checked(value=None, problems=_as_warnings(failure))
        return Checked(value=None)

    def _reasons(self, entry: Entry | None, there: Standing) -> tuple[str, ...]:
        """Why it is built, as far as it is known here; the record knows what the parts were."""
        if entry is None:
            return ("it was not built here yet",) if there.kind == "absent" else ("nothing is recorded about the file that is there",)
        if entry.fingerprint != self.print.value:
            return (f"it was made from {entry.origin} before",) if entry.origin != self.task.origin else ()
        if there.kind == "absent":
            return ("its file is gone",)
        is_of_hand = there.kind == "by hand" or entry.beside
        return ("it takes the place of the one changed by hand",) if is_of_hand else ("another deck of ours is there",)

    def _entry(self, seen: Seen, sha256: str) -> Entry:
        task = self.task
        return Entry(
            path=task.path, programme=task.programme, origin=task.origin, department=task.department, variant=task.variant,
            fingerprint=self.print.value, size=seen[0], modified=seen[1], sha256=sha256,
        )  # fmt: skip

    def _details(self, deck: Checked[Deck], sheet: tuple[int, str] | None) -> Details:
        briefing = self.prepared.briefing
        return Details(
            title=briefing.department.name, occasion=briefing.content.briefing.title, says=says_of(briefing), problems=deck.problems,
            minutes=briefing.variant.slot_minutes, slides=sum(not slide.appendix for slide in deck.value.slides), sheet=sheet,
        )  # fmt: skip

    def _outcome(
        self, status: Status, problems: tuple[Problem, ...], *, reasons: tuple[str, ...] = (), news: News | None = None, path: str = ""
    ) -> Outcome:
        task = self.task
        return Outcome(
            path=task.path, department=task.department, variant=task.variant, programme=task.programme, status=status,
            shown=self.shelf.shown(path or task.path), reasons=reasons, problems=problems, news=news,
        )  # fmt: skip


def _as_warnings(failure: OutputError) -> tuple[Problem, ...]:
    """What went wrong beside a deck that is whole."""
    return tuple(replace(problem, severity=Severity.WARNING) for problem in failure.problems)

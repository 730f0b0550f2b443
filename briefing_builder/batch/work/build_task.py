"""What a worker does: one task goes in, the deck is brought up to date, its outcome comes out. Nothing is raised."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.batch.identity.fingerprint import Fingerprint, fingerprint_of
from briefing_builder.batch.identity.stamps import digest_of_stamps
from briefing_builder.batch.identity.summary import content_digests, tailored_content
from briefing_builder.batch.identity.version import version_digest
from briefing_builder.batch.identity.why import first_reasons
from briefing_builder.batch.model import DeckUpdate, Details, Entry, FileStat, Outcome, Status, Task, failed_outcome
from briefing_builder.batch.report.contact_sheet import contact_sheet_svg
from briefing_builder.batch.state.folder import contact_sheet_name
from briefing_builder.batch.state.inputs import input_stamps
from briefing_builder.batch.target.destination import Destination, destination_at
from briefing_builder.batch.target.target_state import LastWritten, TargetState, target_state_at
from briefing_builder.deck.model import Deck
from briefing_builder.errors import BatchError, BriefingError, OutputError
from briefing_builder.limits.model import TOO_LARGE, deck_of
from briefing_builder.problems import Checked, Problem, Severity, Source, error, in_order, warning
from briefing_builder.values import replace

BESIDE = ".new.pptx"
"""Ends the name of a deck that lies beside one which was changed by hand."""


_loaded_session: dict[tuple[str, str], pipeline.Session] = {}


def build_deck(task: Task) -> Outcome:
    """Return what became of one deck; a deck that was not up to date has been written completely when this returns."""
    try:
        return _build_if_outdated(task, _session_for(task.programme, task.stamp))
    except BriefingError as failure:
        return failed_outcome(task, failure.problems)
    except MemoryError:
        message = f"{deck_of(task.department)} needs more memory than a worker may have"
        return failed_outcome(task, (error(TOO_LARGE, message),))
    except Exception as failure:
        message = f"something is wrong with briefing itself: {type(failure).__name__}: {failure}"
        hint = "build this deck alone with `briefing build -v` and report what it says"
        return failed_outcome(task, (error("internal", message, hint=hint),))


def _session_for(programme: str, stamp: str) -> pipeline.Session:
    """Return the programme, kept from one task to the next; another one replaces it, because a large one takes much memory."""
    if (programme, stamp) not in _loaded_session:
        _loaded_session.clear()
        path = Path(programme)
        session = pipeline.load(path)
        if digest_of_stamps(input_stamps(session.programme, path)) != stamp:
            hint = "begin the batch again; where workers are on several machines, give all of them the same files"
            message = "the programme's files are not those with which the batch began"
            raise BatchError(error("programme-changed", message, Source(path=programme), hint))
        _loaded_session[programme, stamp] = session
    return _loaded_session[programme, stamp]


def _build_if_outdated(task: Task, session: pipeline.Session) -> Outcome:
    if task.version != version_digest():
        hint = "install the same version everywhere"
        raise BatchError(error("worker-version", "this worker has another version of briefing or of its libraries", None, hint))
    options = pipeline.Options(variant=task.variant, brand=task.brand)
    prepared = pipeline.prepare(session, task.department, options)
    pipeline.stop_on_errors(prepared.problems)
    fingerprint = fingerprint_of(prepared, options, version=task.version)
    fingerprint = replace(fingerprint, parts={**content_digests(prepared.briefing), **fingerprint.parts})
    destination = destination_at(task.out)
    return _DeckBuild(task=task, destination=destination, prepared=prepared, options=options, fingerprint=fingerprint).run()


@dataclass(frozen=True, slots=True, kw_only=True)
class _DeckBuild:
    """The build of one deck: what decides it, where it goes, and what is there now."""

    task: Task
    destination: Destination
    prepared: pipeline.PreparedDeck
    options: pipeline.Options
    fingerprint: Fingerprint

    def run(self) -> Outcome:
        task, entry = self.task, self.task.entry
        target = self._target_state(task.path, entry if entry and not entry.beside else None, task.snapshot)
        if target.kind == "by hand" and not task.is_forced:
            return self._build_beside(entry, target)
        is_new = entry is None or entry.fingerprint != self.fingerprint.value or bool(entry.beside)
        if entry is not None and not is_new and (target.kind == "saved again" or target.sha256 == entry.sha256):
            return self._unchanged(entry, target)
        outcome = self._write_deck(task.path, target, self._reasons(entry, target))
        return replace(outcome, problems=(*outcome.problems, *self._remove_beside(entry)))

    def _remove_beside(self, entry: Entry | None) -> tuple[Problem, ...]:
        """Remove our deck that lay beside an edited one and is no longer needed; a failure to do so is only a warning."""
        if entry is None or not entry.beside or self.task.is_dry:
            return ()
        name, stat = entry.beside, entry.stat
        return _warnings_of(lambda: self.destination.remove(name) if self.destination.stat(name) == stat else None)

    def _target_state(self, name: str, entry: Entry | None, snapshot: bytes) -> TargetState:
        """Return the state of the file `name`; `entry` says what we wrote there last."""
        stat, sha256 = (entry.stat, entry.sha256) if entry else (None, "")
        last = LastWritten(stat=stat, sha256=sha256, snapshot=snapshot, rebuilt=self._snapshot, is_doubted=self.task.is_thorough)
        return target_state_at(self.destination, name, last)

    def _snapshot(self) -> bytes:
        return pipeline.snapshot(pipeline.lay_out_prepared(self.prepared).value, self.prepared.brand)

    def _unchanged(self, entry: Entry, target: TargetState) -> Outcome:
        """Return that the deck is up to date; where a program has saved it again, its new size and time are recorded."""
        assert target.stat is not None, "it is there"
        size, modified = target.stat
        known = self._at_this_programme(entry)
        is_changed = (target.stat, None, known) != (entry.stat, entry.hand, entry)
        updated = replace(known, size=size, modified=modified, sha256=target.sha256, hand=None, changes=())
        return self._outcome("unchanged", self._write_contact_sheet().problems, update=DeckUpdate(entry=updated) if is_changed else None)

    def _at_this_programme(self, entry: Entry) -> Entry:
        """The programme may have moved since, or was typed in another folder."""
        return replace(entry, programme=self.task.programme, origin=self.task.origin)

    def _build_beside(self, entry: Entry | None, target: TargetState) -> Outcome:
        """Keep the deck that was edited by hand, and write the new one beside it, if there is anything new."""
        display_name = self.destination.display_name(self.task.path)
        what = f"{display_name} was changed by hand: {'; '.join(first_reasons(target.changes))}"
        is_new = entry is None or entry.fingerprint != self.fingerprint.value
        if entry is not None and not is_new and not (entry.beside and self.destination.stat(entry.beside) is None):
            problem = warning("deck-kept", what, Source(path=display_name), "it is kept; --force gives it up")
            updated = replace(self._at_this_programme(entry), hand=target.stat, changes=target.changes)
            problems = (problem, *self._write_contact_sheet().problems)
            return self._outcome("kept", problems, reasons=target.changes, update=DeckUpdate(entry=updated))
        name = f"{self.task.path.removesuffix('.pptx')}{BESIDE}"
        beside = self._target_state(name, entry if entry and entry.beside == name else None, self.task.snapshot_beside)
        if beside.kind == "by hand":
            hint = "take one of the two away, or give both up with --force"
            place = Source(path=self.destination.display_name(name))
            raise OutputError(error("deck-kept", f"{what}; so was the new one beside it", place, hint))
        outcome = self._write_deck(name, beside, target.changes)
        verb = "would be" if self.task.is_dry else "is"
        hint = f"it is kept, and the new one {verb} {self.destination.display_name(name)}; --force gives the old one up"
        problem = warning("deck-kept", what, Source(path=display_name), hint)
        update = self._update_for_both(outcome, entry, name, target)
        return replace(outcome, status="kept", display_name=display_name, problems=(*outcome.problems, problem), update=update)

    def _update_for_both(self, outcome: Outcome, entry: Entry | None, beside: str, target: TargetState) -> DeckUpdate | None:
        """Return what is recorded where an edited deck and a new one lie side by side."""
        if outcome.update is None:
            return None
        base = () if entry is None else entry.base if entry.beside else entry.snapshot_position
        updated = replace(outcome.update.entry, path=self.task.path, beside=beside, hand=target.stat, changes=target.changes, base=base)
        return replace(outcome.update, entry=updated)

    def _write_deck(self, name: str, target: TargetState, reasons: tuple[str, ...]) -> Outcome:
        if self.task.is_dry:
            update = DeckUpdate(entry=self._entry(target.stat or (0, 0), ""), parts=self.fingerprint.parts)
            return self._outcome("built", in_order(self.prepared.problems), reasons=reasons, update=update, at=name)
        deck = pipeline.lay_out_checked(self.prepared)
        data = pipeline.deck_bytes(deck, self.prepared.brand, self.options)
        sha256 = hashlib.sha256(data).hexdigest()
        same = target.stat is not None and target.sha256 == sha256
        stat = target.stat if same and target.stat else self.destination.write(name, data)
        sheet = self._write_contact_sheet(deck.value) if same or self.task.has_index else self._remove_contact_sheet()
        update = DeckUpdate(
            entry=self._entry(stat, sha256),
            details=self._details(deck, sheet.value),
            parts=self.fingerprint.parts,
            snapshot=pipeline.snapshot(deck.value, self.prepared.brand),
        )
        return self._outcome("unchanged" if same else "built", (*deck.problems, *sheet.problems), reasons=reasons, update=update, at=name)

    def _write_contact_sheet(self, deck: Deck | None = None) -> Checked[tuple[int, str] | None]:
        """Write the contact sheet beside the decks, if the index shows it and it is not there yet; return its size and digest."""
        name = contact_sheet_name(self.task.path)
        if self.task.is_dry or not self.task.has_index or (deck is None and self.destination.stat(name) is not None):
            return Checked(value=None)
        data = contact_sheet_svg(deck or pipeline.lay_out_prepared(self.prepared).value, self.prepared.brand)
        problems = _warnings_of(lambda: self.destination.write(name, data, is_precious=False))
        return Checked(value=None if problems else (len(data), hashlib.sha256(data).hexdigest()), problems=problems)

    def _remove_contact_sheet(self) -> Checked[tuple[int, str] | None]:
        """Remove the contact sheet of the previous deck, which the next index would show for this one."""
        return Checked(value=None, problems=_warnings_of(lambda: self.destination.remove(contact_sheet_name(self.task.path))))

    def _reasons(self, entry: Entry | None, target: TargetState) -> tuple[str, ...]:
        """Return why it is built, as far as that is known here; the record knows the digests of before."""
        if entry is None:
            return ("it was not built here yet",) if target.kind == "absent" else ("nothing is recorded about the file that is there",)
        if entry.fingerprint != self.fingerprint.value:
            return (f"it was made from {entry.origin} before",) if entry.origin != self.task.origin else ()
        if target.kind == "absent":
            return ("its file is gone",)
        replaces_edited = target.kind == "by hand" or entry.beside
        return ("it takes the place of the one changed by hand",) if replaces_edited else ("another deck of ours is there",)

    def _entry(self, stat: FileStat, sha256: str) -> Entry:
        task = self.task
        return Entry(
            path=task.path, programme=task.programme, origin=task.origin, department=task.department, variant=task.variant,
            fingerprint=self.fingerprint.value, size=stat[0], modified=stat[1], sha256=sha256,
        )  # fmt: skip

    def _details(self, deck: Checked[Deck], sheet: tuple[int, str] | None) -> Details:
        briefing = self.prepared.briefing
        return Details(
            title=briefing.department.name, occasion=briefing.content.briefing.title, language=briefing.content.language,
            says=tailored_content(briefing), sheet=sheet, problems=deck.problems, minutes=briefing.variant.slot_minutes,
            slides=sum(not slide.appendix for slide in deck.value.slides),
        )  # fmt: skip

    def _outcome(
        self, status: Status, problems: tuple[Problem, ...], reasons: tuple[str, ...] = (), update: DeckUpdate | None = None, at: str = ""
    ) -> Outcome:
        task = self.task
        return Outcome(
            path=task.path, department=task.department, variant=task.variant, programme=task.programme, status=status,
            display_name=self.destination.display_name(at or task.path), reasons=reasons, problems=problems, update=update,
        )  # fmt: skip


def _warnings_of(step: Callable[[], object]) -> tuple[Problem, ...]:
    """Do a step that the deck itself does not need; return what went wrong as warnings."""
    try:
        step()
    except OutputError as failure:
        return tuple(replace(problem, severity=Severity.WARNING) for problem in failure.problems)
    return ()

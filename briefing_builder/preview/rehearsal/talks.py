"""Talks that are being given or rehearsed: the presenter view says every few seconds where it is, and finds it again after a crash.

A talk holds ids of slides and times, nothing of the people who listen. The newest one of a choice is in memory and in a file.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TypeGuard

from briefing_builder.errors import ContentError, OutputError
from briefing_builder.files.intake import read_text
from briefing_builder.files.output import write_atomically
from briefing_builder.preview.decks.building import DeckChoice
from briefing_builder.preview.rehearsal.rehearsal_folder import FOLDER, require_rehearsal_folder
from briefing_builder.problems import Problem, error
from briefing_builder.values import Value

RUNNING = "running"
"""The folder within `rehearsals/`."""
LARGEST_FILE = 1024 * 1024
MOST_SLIDES = 500
LONGEST = 24 * 3600.0
"""Seconds on one slide."""
LATEST = 2**53
LONGEST_ID = 200
INVALID = error("talk-invalid", "this is no talk of the presenter view", hint="reload the presenter view")
BLANKS = ("", "black", "white")


class Talk(Value, frozen=True):
    """Where a talk is: `begun` tells it from others and `revision` counts what was done, `when` the seconds held good (both in
    milliseconds since 1970 by the browser's clock); seconds on each slide, without and with questions, by its id.

    `trail`: the ids of the slides up to the current one; `start`: the slide on which the clock began.
    """

    begun: int
    revision: int
    when: int
    trail: tuple[str, ...]
    start: str
    blank: str
    is_running: bool
    is_question: bool
    is_saved: bool
    spent: Mapping[str, float]
    asked: Mapping[str, float]

    @property
    def is_worth_keeping(self) -> bool:
        """Return whether there is anything in it that is not in a saved rehearsal."""
        return not self.is_saved and sum(self.spent.values()) + sum(self.asked.values()) >= 1


class StoredTalk(Value, frozen=True):
    """The newest talk of a choice, the one before it that was not saved, and why they are in no file (empty when they are)."""

    talk: Talk | None = None
    earlier: Talk | None = None
    problem: str = ""


@dataclass(slots=True)
class TalkStore:
    """The talks of a programme. Safe to use from several threads."""

    programme: Path
    _stored: dict[DeckChoice, StoredTalk] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, choice: DeckChoice) -> StoredTalk:
        """Return what is kept of a choice; from its file, if that is a stored talk, where this run has none yet."""
        with self._lock:
            if choice not in self._stored:
                self._stored[choice] = _read_stored_talk(self.file(choice), choice)
            return self._stored[choice]

    def keep(self, choice: DeckChoice, talk: Talk) -> StoredTalk:
        """Keep a talk unless a newer one, or a newer state of it, is kept already; return what is kept now.

        A talk that began later takes the place of the one before, which stays as `earlier` if it holds anything unsaved.
        """
        earlier = self.of(choice)
        with self._lock:
            current = earlier.talk
            if current is not None and (talk.begun, talk.revision, talk.when) < (current.begun, current.revision, current.when):
                return earlier
            is_another = current is not None and current.begun != talk.begun and current.is_worth_keeping
            stored = StoredTalk(talk=talk, earlier=current if is_another else earlier.earlier)
            self._stored[choice] = StoredTalk(talk=talk, earlier=stored.earlier, problem=self._write_file(choice, stored))
            return self._stored[choice]

    def file(self, choice: DeckChoice) -> Path:
        """Return the file of a choice; slots may be named in any letters, so its name ends in their digest."""
        digest = hashlib.sha256(f"{choice.variant}\n{choice.brand}".encode()).hexdigest()[:8]
        return self.programme / FOLDER / RUNNING / f"{choice.department}-{digest}.json"

    def _write_file(self, choice: DeckChoice, stored: StoredTalk) -> str:
        """Write the file, and return why that could not be done."""
        data = {"department": choice.department, "variant": choice.variant, "brand": choice.brand, **talks_as_data(stored)}
        try:
            require_rehearsal_folder(self.programme)
            write_atomically(self.file(choice), (json.dumps(data, indent=1) + "\n").encode())
        except OutputError as refused:
            return " ".join(f"{problem.source or ''} {problem.message}".strip() for problem in refused.problems)
        return ""


def talks_as_data(stored: StoredTalk) -> dict[str, object]:
    """Return what is kept as plain data."""
    return {"talk": _talk_as_data(stored.talk), "earlier": _talk_as_data(stored.earlier)}


def talk_from(sent: object) -> Talk:
    """Return the talk that plain data holds. Raises ContentError when it has another form, or values that no talk has."""
    if not isinstance(sent, dict):
        raise ContentError(INVALID)
    blank, start = sent.get("blank"), sent.get("start")
    if blank not in BLANKS or not (start == "" or _is_slide_id(start)):
        raise ContentError(INVALID)
    return Talk(
        begun=_checked_count(sent.get("begun")),
        revision=_checked_count(sent.get("revision")),
        when=_checked_count(sent.get("when")),
        trail=_checked_slide_ids(sent.get("trail")),
        start=start,
        blank=blank,
        is_running=_checked_flag(sent.get("running")),
        is_question=_checked_flag(sent.get("question")),
        is_saved=_checked_flag(sent.get("saved")),
        spent=_seconds_by_slide(sent.get("spent")),
        asked=_seconds_by_slide(sent.get("asked")),
    )


def _talk_as_data(talk: Talk | None) -> dict[str, object] | None:
    if talk is None:
        return None
    return {
        "begun": talk.begun,
        "revision": talk.revision,
        "when": talk.when,
        "trail": list(talk.trail),
        "start": talk.start,
        "blank": talk.blank,
        "running": talk.is_running,
        "question": talk.is_question,
        "saved": talk.is_saved,
        "spent": dict(talk.spent),
        "asked": dict(talk.asked),
    }


def _seconds_by_slide(sent: object) -> dict[str, float]:
    if not isinstance(sent, dict) or len(sent) > MOST_SLIDES:
        raise ContentError(INVALID)
    if not all(_is_slide_id(id) and type(time) in (int, float) and 0 <= time <= LONGEST for id, time in sent.items()):
        raise ContentError(INVALID)
    return {id: float(time) for id, time in sent.items()}


def _checked_slide_ids(sent: object) -> tuple[str, ...]:
    if not isinstance(sent, list) or len(sent) > MOST_SLIDES or not all(_is_slide_id(id) for id in sent):
        raise ContentError(INVALID)
    return tuple(sent)


def _checked_count(sent: object) -> int:
    if type(sent) is not int or not 0 <= sent <= LATEST:
        raise ContentError(INVALID)
    return sent


def _checked_flag(sent: object) -> bool:
    if not isinstance(sent, bool):
        raise ContentError(INVALID)
    return sent


def _is_slide_id(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_ID and value.isprintable()


def _read_stored_talk(file: Path, choice: DeckChoice) -> StoredTalk:
    """What the file of a choice holds; nothing where it is no stored talk."""
    text = read_text(file, file.name, LARGEST_FILE)
    if isinstance(text, Problem):
        return StoredTalk()
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or [data.get(name) for name in ("department", "variant", "brand")] != [*_choice_names(choice)]:
            return StoredTalk()
        return StoredTalk(talk=_talk_or_none(data.get("talk")), earlier=_talk_or_none(data.get("earlier")))
    except (ValueError, RecursionError, ContentError):
        return StoredTalk()


def _choice_names(choice: DeckChoice) -> tuple[str, str, str]:
    return choice.department, choice.variant, choice.brand


def _talk_or_none(data: object) -> Talk | None:
    return None if data is None else talk_from(data)

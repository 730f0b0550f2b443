"""Where the preview's decks are built: a loaded programme and a choice go in, a built deck or a file to take away comes out.

`Here` builds in this process. `Apart` has a process of its own for it, within the limits of every other command: what hangs or takes too
much memory ends with that process, is told as a problem, and the next deck has a new one.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any, Protocol

from briefing_builder.errors import LimitError
from briefing_builder.limits.model import Limits, deck_of
from briefing_builder.limits.workers import Guarded
from briefing_builder.pipeline import Session
from briefing_builder.preview.decks.building import Built, Choice, Drawn, built
from briefing_builder.preview.decks.exports import exported

REMEMBERED = 8
"""Decks whose pictures are kept, so that an edit draws only the slides that it changes."""


class Workshop(Protocol):
    """What the preview asks for."""

    def build(self, session: Session, choice: Choice) -> Built:
        """Return the deck of a choice. Raises BriefingError when it cannot be laid out."""

    def export(self, session: Session, choice: Choice, form: str) -> tuple[str, bytes]:
        """Return a file's name and bytes. Raises BriefingError when the deck has errors or a part of the program is not installed."""

    def close(self) -> None:
        """End what was begun for it."""


@dataclass(slots=True)
class Here:
    """Builds in this process, one deck after the other."""

    _drawn: OrderedDict[Choice, Mapping[str, Drawn]] = field(default_factory=OrderedDict)

    def build(self, session: Session, choice: Choice) -> Built:
        """Return the deck of a choice; slides that look as they did keep their pictures."""
        made = built(session, choice, self._drawn.get(choice, {}))
        self._drawn[choice] = made.drawn
        self._drawn.move_to_end(choice)
        while len(self._drawn) > REMEMBERED:
            self._drawn.popitem(last=False)
        return made

    def export(self, session: Session, choice: Choice, form: str) -> tuple[str, bytes]:
        """Return a file to take away."""
        return exported(session, choice, form)

    def close(self) -> None:
        """Nothing was begun."""


@dataclass(slots=True)
class Apart:
    """Builds in a process of its own, which knows the programme from one call to the next. Safe to use from several threads."""

    limits: Limits = field(default_factory=Limits)
    _guarded: Guarded = field(init=False)
    _known: Session | None = None
    """The programme that the process has."""
    _lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        self._guarded = Guarded(limits=self.limits, preload=("briefing_builder.preview.decks.workshop",))

    def build(self, session: Session, choice: Choice) -> Built:
        """Return the deck of a choice. Raises LimitError, a BriefingError, when it takes too long or too much memory."""
        made: Built = self._asked(session, deck_of(choice.department), "build", choice)
        return made

    def export(self, session: Session, choice: Choice, form: str) -> tuple[str, bytes]:
        """Return a file to take away. Raises LimitError, a BriefingError, when it takes too long or too much memory."""
        made: tuple[str, bytes] = self._asked(session, deck_of(choice.department), "export", choice, form)
        return made

    def close(self) -> None:
        """End the process."""
        self._guarded.close()

    def _asked(self, session: Session, what: str, name: str, *arguments: object) -> Any:
        with self._lock:
            try:
                if self._known is not session:
                    self._guarded.call(what, _keep, session)
                    self._known = session
                return self._guarded.call(what, _do, name, *arguments)
            except LimitError:
                self._known = None  # the process has ended, and the next one knows nothing
                raise


_here = Here()
_sessions: list[Session] = []


def _keep(session: Session) -> None:
    """In the process: take a programme for the one that decks are built of."""
    _sessions[:] = [session]


def _do(name: str, *arguments: object) -> object:
    """In the process: build or export, of the programme that it has."""
    return getattr(_here, name)(_sessions[0], *arguments)

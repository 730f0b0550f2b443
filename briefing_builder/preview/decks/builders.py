"""Where the preview's decks are built: a loaded programme and a choice go in, a built deck or a file to download comes out.

`InProcessBuilder` builds in this process. `SubprocessBuilder` builds in a process of its own, within the limits of every other command:
what hangs or takes too much memory ends with that process and is reported as a problem, and the next deck gets a new one.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import RLock
from typing import Any, Protocol

from briefing_builder.errors import LimitError
from briefing_builder.limits.model import Limits, deck_of
from briefing_builder.limits.workers import GuardedWorker
from briefing_builder.pipeline import Session
from briefing_builder.preview.decks.building import BuiltDeck, DeckChoice, DrawnSlide, build_preview_deck
from briefing_builder.preview.decks.exports import brand_page_of, export_file
from briefing_builder.preview.decks.figures import DeckFigures, deck_figures

REMEMBERED = 8
"""Decks whose pictures are kept, so that an edit draws only the slides that it changes."""


class DeckBuilder(Protocol):
    """What the preview needs."""

    def build(self, session: Session, choice: DeckChoice) -> BuiltDeck:
        """Return the deck of a choice. Raises BriefingError when it cannot be laid out."""

    def export(self, session: Session, choice: DeckChoice, form: str) -> tuple[str, bytes]:
        """Return a file's name and bytes. Raises BriefingError when the deck has errors or a part of the program is not installed."""

    def brand_page(self, session: Session, choice: DeckChoice) -> str:
        """Return the page about the brand of a choice. Raises BriefingError when it cannot be made."""

    def figures(self, session: Session, choice: DeckChoice, as_of: date) -> DeckFigures:
        """Return the figures of a choice with what stands behind them. Raises BriefingError when it cannot be rendered."""

    def close(self) -> None:
        """Release what the builder has started."""


@dataclass(slots=True)
class InProcessBuilder:
    """Builds in this process, one deck after the other."""

    _drawn: OrderedDict[DeckChoice, Mapping[str, DrawnSlide]] = field(default_factory=OrderedDict)

    def build(self, session: Session, choice: DeckChoice) -> BuiltDeck:
        """Return the deck of a choice; slides that look as they did keep their pictures."""
        deck = build_preview_deck(session, choice, self._drawn.get(choice, {}))
        self._drawn[choice] = deck.drawn
        self._drawn.move_to_end(choice)
        while len(self._drawn) > REMEMBERED:
            self._drawn.popitem(last=False)
        return deck

    def export(self, session: Session, choice: DeckChoice, form: str) -> tuple[str, bytes]:
        """Return a file to download."""
        return export_file(session, choice, form)

    def brand_page(self, session: Session, choice: DeckChoice) -> str:
        """Return the page about the brand of a choice."""
        return brand_page_of(session, choice)

    def figures(self, session: Session, choice: DeckChoice, as_of: date) -> DeckFigures:
        """Return the figures of a choice."""
        return deck_figures(session, choice, as_of)

    def close(self) -> None:
        """Nothing to release."""


@dataclass(slots=True)
class SubprocessBuilder:
    """Builds in a process of its own, which knows the programme from one call to the next. Safe to use from several threads."""

    limits: Limits = field(default_factory=Limits)
    _worker: GuardedWorker = field(init=False)
    _sent_session: Session | None = None
    """The programme that the process has."""
    _lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        self._worker = GuardedWorker(limits=self.limits, preload=("briefing_builder.preview.decks.builders",))

    def build(self, session: Session, choice: DeckChoice) -> BuiltDeck:
        """Return the deck of a choice. Raises LimitError, a BriefingError, when it takes too long or too much memory."""
        deck: BuiltDeck = self._call_worker(session, deck_of(choice.department), "build", choice)
        return deck

    def export(self, session: Session, choice: DeckChoice, form: str) -> tuple[str, bytes]:
        """Return a file to download. Raises LimitError, a BriefingError, when it takes too long or too much memory."""
        deck: tuple[str, bytes] = self._call_worker(session, deck_of(choice.department), "export", choice, form)
        return deck

    def brand_page(self, session: Session, choice: DeckChoice) -> str:
        """Return the page about the brand of a choice. Raises LimitError, a BriefingError, when it takes too long or too much memory."""
        page: str = self._call_worker(session, deck_of(choice.department), "brand_page", choice)
        return page

    def figures(self, session: Session, choice: DeckChoice, as_of: date) -> DeckFigures:
        """Return the figures of a choice. Raises LimitError, a BriefingError, when it takes too long or too much memory."""
        found: DeckFigures = self._call_worker(session, deck_of(choice.department), "figures", choice, as_of)
        return found

    def close(self) -> None:
        """End the process."""
        self._worker.close()

    def _call_worker(self, session: Session, what: str, name: str, *arguments: object) -> Any:
        with self._lock:
            try:
                if self._sent_session is not session:
                    self._worker.call(what, _keep_session, session)
                    self._sent_session = session
                return self._worker.call(what, _run_builder, name, *arguments)
            except LimitError:
                self._sent_session = None  # the process has ended, and the next one knows nothing
                raise


_builder = InProcessBuilder()
_sessions: list[Session] = []


def _keep_session(session: Session) -> None:
    """In the process: store the programme from which decks are built."""
    _sessions[:] = [session]


def _run_builder(name: str, *arguments: object) -> object:
    """In the process: build or export from the stored programme."""
    return getattr(_builder, name)(_sessions[0], *arguments)

"""A programme that is being written: the last decks that could be built, and what is wrong with the newest."""

import os
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from briefing_builder import pipeline
from briefing_builder.backends.script.model import Script
from briefing_builder.deck.model import Deck
from briefing_builder.preview.decks.building import Built, Choice, Drawn
from briefing_builder.preview.decks.files import Look, look
from briefing_builder.preview.decks.unexpected import told
from briefing_builder.preview.decks.workshop import Here, Workshop
from briefing_builder.problems import Problem
from briefing_builder.values import replace

REMEMBERED = 8
"""Decks kept at once: what a browser or two look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A deck as it is shown, with the problems of the newest files; stale where these could not be built."""

    choice: Choice
    version: int
    deck: Deck
    script: Script
    drawn: Mapping[str, Drawn]
    media: Mapping[str, Path]
    problems: tuple[Problem, ...]
    is_stale: bool

    @property
    def pictures(self) -> dict[str, str]:
        """Every slide as SVG, by its id."""
        return {id: one.picture for id, one in self.drawn.items()}


@dataclass(slots=True)
class Studio:
    """Loads, lays out and draws on demand; what cannot be built leaves the last good deck in place. Safe to use from several threads.

    Whatever goes wrong on the way, expected or not, becomes a problem to show; neither `reload` nor `show` raises.
    """

    path: Path
    workshop: Workshop = field(default_factory=Here)
    version: int = 0
    session: pipeline.Session | None = None
    problems: tuple[Problem, ...] = ()
    """What is wrong with the newest files as a whole; a deck's own problems are with the deck."""
    media: Mapping[str, Path] = field(default_factory=dict)
    """Pictures that slides show, by the last part of their address."""
    folder: Path = field(init=False)
    """The programme's folder, absolute; it stays the same when it is removed or moved and comes back."""
    _home: Path = field(default_factory=Path.cwd)
    _seen: Look = frozenset()
    _shown: OrderedDict[Choice, Shown] = field(default_factory=OrderedDict)
    _first: dict[Choice, Shown] = field(default_factory=dict)
    _refused: dict[Choice, tuple[Problem, ...]] = field(default_factory=dict)
    """Why there is no deck at all, by choice."""
    _lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        whole = self._home / self.path
        self.folder = whole.parent if whole.is_file() else whole

    def reload(self) -> None:
        """Read the programme again; when that cannot be done, keep the one that was read before and say why."""
        with self._lock:
            self.version += 1
            self._seen = look(self.folder)  # before reading: what is saved meanwhile is seen by the next look
            self._refused.clear()
            try:
                self._come_home()
                self.session = pipeline.load(self.path)
                self.problems = ()
            except Exception as failure:
                self.problems = told(failure)

    def is_current(self) -> bool:
        """Return whether the files are still those that were read last."""
        return look(self.folder) == self._seen

    def choice(self, department: str = "", variant: str = "", brand: str = "") -> Choice | None:
        """Return what is asked for, each unknown part replaced by the usual one; None before any programme could be read."""
        if self.session is None:
            return None
        departments, variants = self.session.departments, self.session.variants
        return Choice(
            department=department if department in departments else departments[0],
            variant=variant if variant in variants else pipeline.STANDARD,
            brand=brand if brand in pipeline.brands() else "",
        )

    def show(self, choice: Choice) -> Shown | None:
        """Return the deck of this choice, from the newest files or, when they are wrong, the last good ones; None without any."""
        with self._lock:
            known = self._shown.get(choice)
            if known is None or known.version != self.version:
                known = self._newest(choice, known)
            if known is not None:
                self._remember(choice, known)
            return known

    def problems_of(self, choice: Choice | None) -> tuple[Problem, ...]:
        """Return why there is no deck of this choice."""
        refused = self._refused.get(choice, ()) if choice else ()
        return tuple(dict.fromkeys((*self.problems, *refused)))

    def before(self, choice: Choice) -> Shown | None:
        """Return the deck of this choice as it was when it was shown first, or kept as “before”."""
        return self._first.get(choice)

    def keep_as_before(self, choice: Choice) -> None:
        """Take the deck of this choice as it is now for the one that later edits are held against."""
        shown = self.show(choice)
        if shown is not None:
            self._first[choice] = shown

    def _come_home(self) -> None:
        """Go into the working folder again where it was removed and made anew; paths relative to it would mean the old one."""
        try:
            is_home = Path().samefile(self._home)
        except OSError:
            is_home = False
        if not is_home:
            os.chdir(self._home)

    def _newest(self, choice: Choice, known: Shown | None) -> Shown | None:
        if self.session is None:
            return None
        try:
            made = self.workshop.build(self.session, choice)
        except Exception as failure:
            return self._stale(choice, known, told(failure))
        shown = self._as_shown(choice, made)
        self._first.setdefault(choice, shown)
        return shown

    def _as_shown(self, choice: Choice, made: Built) -> Shown:
        return Shown(
            choice=choice,
            version=self.version,
            deck=made.deck,
            script=made.script,
            drawn=made.drawn,
            media=made.media,
            problems=(*self.problems, *made.problems),
            is_stale=bool(self.problems),
        )

    def _stale(self, choice: Choice, known: Shown | None, problems: tuple[Problem, ...]) -> Shown | None:
        every = tuple(dict.fromkeys((*self.problems, *problems)))
        if known is None:
            self._refused[choice] = every
            return None
        return replace(known, version=self.version, problems=every, is_stale=True)

    def _remember(self, choice: Choice, shown: Shown) -> None:
        self._shown[choice] = shown
        self._shown.move_to_end(choice)
        while len(self._shown) > REMEMBERED:
            gone, _ = self._shown.popitem(last=False)
            self._first.pop(gone, None)
        looked_at = [*self._first.values(), *self._shown.values()]
        self.media = {name: path for one in looked_at for name, path in one.media.items()}

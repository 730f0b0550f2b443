"""A programme that is being edited: the last decks that could be built, and what is wrong with the newest files."""

import os
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from briefing_builder import pipeline
from briefing_builder.backends.script.model import Script
from briefing_builder.deck.model import Deck
from briefing_builder.files.intake import real
from briefing_builder.preview.decks.builders import DeckBuilder, InProcessBuilder
from briefing_builder.preview.decks.building import OWN_BRAND, DeckChoice, DrawnSlide
from briefing_builder.preview.decks.failures import problems_of_failure
from briefing_builder.preview.decks.files import FileStates, file_states, states_of
from briefing_builder.problems import Problem
from briefing_builder.values import replace
from briefing_builder.words import Catalogue, english

REMEMBERED = 8
"""Decks kept at once: what a browser or two look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDeck:
    """A deck as it is shown, with the problems of the newest files; stale where these could not be built."""

    choice: DeckChoice
    version: int
    deck: Deck
    script: Script
    drawn: Mapping[str, DrawnSlide]
    media: Mapping[str, Path]
    problems: tuple[Problem, ...]
    is_stale: bool

    @property
    def pictures(self) -> dict[str, str]:
        """Every slide as SVG, by its id."""
        return {id: slide.picture for id, slide in self.drawn.items()}


@dataclass(slots=True)
class LiveProgramme:
    """Loads, lays out and draws on demand; what cannot be built leaves the last good deck in place. Safe to use from several threads.

    Whatever goes wrong on the way, expected or not, becomes a problem to show; neither `reload` nor `show` raises.
    """

    path: Path
    builder: DeckBuilder = field(default_factory=InProcessBuilder)
    brand: str = ""
    """The brand that is shown first: a name or the absolute path of a file; empty where it is the programme's own."""
    version: int = 0
    session: pipeline.Session | None = None
    problems: tuple[Problem, ...] = ()
    """What is wrong with the newest files as a whole; a deck's own problems are with the deck."""
    media: Mapping[str, Path] = field(default_factory=dict)
    """Pictures that slides show, by the last part of their address."""
    folder: Path = field(init=False)
    """The programme's folder, absolute; it stays the same when it is removed or moved and comes back."""
    _working_folder: Path = field(default_factory=Path.cwd)
    _outside: frozenset[Path] = frozenset()
    """Files elsewhere that decide the decks: what several programmes share, and the brand that the preview was begun with."""
    _states_read: FileStates = frozenset()
    _shown: OrderedDict[DeckChoice, ShownDeck] = field(default_factory=OrderedDict)
    _first: dict[DeckChoice, ShownDeck] = field(default_factory=dict)
    _refused: dict[DeckChoice, tuple[Problem, ...]] = field(default_factory=dict)
    """Why there is no deck at all, by choice."""
    _lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        whole = self._working_folder / self.path
        self.folder = whole.parent if whole.is_file() else whole

    @property
    def words(self) -> Catalogue:
        """The sentences of the programme's language; English before any programme could be read."""
        return self.session.programme.words if self.session else english()

    def reload(self) -> None:
        """Read the programme again; when that cannot be done, keep the one that was read before and say why."""
        with self._lock:
            self.version += 1
            states = file_states(self.folder)  # before reading: what is saved meanwhile is seen by the next look
            self._refused.clear()
            try:
                self._return_to_working_folder()
                self.session = pipeline.load(self.path)
                self.problems = ()
            except Exception as failure:
                self.problems = problems_of_failure(failure)
            self._outside = self._files_outside()
            self._states_read = states | states_of(self._outside)  # these are opened when a deck is built

    def is_current(self) -> bool:
        """Return whether the files are still those that were read last."""
        return file_states(self.folder) | states_of(self._outside) == self._states_read

    def _files_outside(self) -> frozenset[Path]:
        folder = real(self.folder)
        named = (self._working_folder / file for file in (self.session.programme.files if self.session else ()))
        given = [Path(self.brand)] if pipeline.is_brand_file(self.brand) else []
        return frozenset((*given, *(file for file in named if not real(file).is_relative_to(folder))))

    @property
    def brands(self) -> tuple[str, ...]:
        """The brands that can be chosen besides the programme's own: the built-in ones, and the file that the preview was begun with."""
        return tuple(dict.fromkeys((*pipeline.brands(), *([self.brand] if self.brand else []))))

    def choice(self, department: str = "", variant: str = "", brand: str = "") -> DeckChoice | None:
        """Return what is asked for, each unknown part replaced by the usual one; None before any programme could be read."""
        if self.session is None:
            return None
        departments, variants = self.session.departments, self.session.variants
        return DeckChoice(
            department=department if department in departments else departments[0],
            variant=variant if variant in variants else pipeline.STANDARD,
            brand=brand if brand in self.brands or (brand == OWN_BRAND and self.brand) else self.brand,
        )

    def show(self, choice: DeckChoice) -> ShownDeck | None:
        """Return the deck of this choice, from the newest files or, when they are wrong, the last good ones; None without any."""
        with self._lock:
            earlier = self._shown.get(choice)
            if earlier is None or earlier.version != self.version:
                earlier = self._build_newest(choice, earlier)
            if earlier is not None:
                self._remember(choice, earlier)
            return earlier

    def problems_of(self, choice: DeckChoice | None) -> tuple[Problem, ...]:
        """Return why there is no deck of this choice."""
        refused = self._refused.get(choice, ()) if choice else ()
        return tuple(dict.fromkeys((*self.problems, *refused)))

    def before(self, choice: DeckChoice) -> ShownDeck | None:
        """Return the deck of this choice as it was when it was shown first, or kept as “before”."""
        return self._first.get(choice)

    def keep_as_before(self, choice: DeckChoice) -> None:
        """Take the deck of this choice as it is now for the one that later edits are held against."""
        shown = self.show(choice)
        if shown is not None:
            self._first[choice] = shown

    def _return_to_working_folder(self) -> None:
        """Go into the working folder again where it was removed and made anew; paths relative to it would mean the old one."""
        try:
            is_there = Path().samefile(self._working_folder)
        except OSError:
            is_there = False
        if not is_there:
            os.chdir(self._working_folder)

    def _build_newest(self, choice: DeckChoice, earlier: ShownDeck | None) -> ShownDeck | None:
        if self.session is None:
            return None
        try:
            built = self.builder.build(self.session, choice)
        except Exception as failure:
            return self._last_good(choice, earlier, problems_of_failure(failure))
        shown = ShownDeck(
            choice=choice,
            version=self.version,
            deck=built.deck,
            script=built.script,
            drawn=built.drawn,
            media=built.media,
            problems=(*self.problems, *built.problems),
            is_stale=bool(self.problems),
        )
        self._first.setdefault(choice, shown)
        return shown

    def _last_good(self, choice: DeckChoice, earlier: ShownDeck | None, problems: tuple[Problem, ...]) -> ShownDeck | None:
        all_problems = tuple(dict.fromkeys((*self.problems, *problems)))
        if earlier is None:
            self._refused[choice] = all_problems
            return None
        return replace(earlier, version=self.version, problems=all_problems, is_stale=True)

    def _remember(self, choice: DeckChoice, shown: ShownDeck) -> None:
        self._shown[choice] = shown
        self._shown.move_to_end(choice)
        while len(self._shown) > REMEMBERED:
            dropped, _ = self._shown.popitem(last=False)
            self._first.pop(dropped, None)
        looked_at = [*self._first.values(), *self._shown.values()]
        self.media = {name: path for slide in looked_at for name, path in slide.media.items()}

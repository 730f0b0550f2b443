"""A programme that is being written: the last decks that could be built, and what is wrong with the newest."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from briefing_builder import pipeline
from briefing_builder.backends import svg
from briefing_builder.backends.script import script_of
from briefing_builder.backends.script.model import Script
from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Deck, Group, Item, Picture, Slide
from briefing_builder.errors import BriefingError
from briefing_builder.problems import Problem, has_errors
from briefing_builder.values import replace

REMEMBERED = 8
"""Decks kept at once: what a browser or two look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is looked at; an empty brand is the programme's own."""

    department: str
    variant: str
    brand: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A deck as it is shown, with the problems of the newest files; stale where these could not be built."""

    choice: Choice
    version: int
    deck: Deck
    script: Script
    pictures: dict[str, str]
    problems: tuple[Problem, ...]
    is_stale: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """A picture of a slide, and what it was drawn from."""

    slide: Slide
    position: int
    brand: Brand
    picture: str

    def is_of(self, slide: Slide, position: int, brand: Brand) -> bool:
        """Return whether the slide would be drawn alike; what is in picture files is not known here."""
        ours, theirs = ((one.items, one.layout, one.title, one.source) for one in (self.slide, slide))
        return self.position == position and self.brand is brand and ours == theirs and not _has_picture(slide.items)


@dataclass(slots=True)
class Studio:
    """Loads, lays out and draws on demand; what cannot be built leaves the last good deck in place. Safe to use from several threads."""

    path: Path
    version: int = 0
    session: pipeline.Session | None = None
    problems: tuple[Problem, ...] = ()
    media: dict[str, Path] = field(default_factory=dict)
    """Pictures that slides show, by the last part of their address."""
    _shown: OrderedDict[Choice, Shown] = field(default_factory=OrderedDict)
    _first: dict[Choice, Shown] = field(default_factory=dict)
    _drawn: dict[tuple[Choice, str], _Drawn] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)

    def reload(self) -> None:
        """Read the programme again; when it is invalid, keep the one that was read before and say why."""
        with self._lock:
            self.version += 1
            try:
                self.session = pipeline.load(self.path)
                self.problems = ()
            except BriefingError as stopped:
                self.problems = stopped.problems

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
                known = self._built(choice, known)
            if known is not None:
                self._remember(choice, known)
            return known

    def before(self, choice: Choice) -> Shown | None:
        """Return the deck of this choice as it was when it was shown first, or kept as “before”."""
        return self._first.get(choice)

    def keep_as_before(self, choice: Choice) -> None:
        """Take the deck of this choice as it is now for the one that later edits are held against."""
        shown = self.show(choice)
        if shown is not None:
            self._first[choice] = shown

    def _built(self, choice: Choice, known: Shown | None) -> Shown | None:
        session = self.session
        if session is None:
            return None
        options = pipeline.Options(variant=choice.variant, brand=choice.brand)
        try:
            laid = pipeline.checked_deck(session, choice.department, options)
            brand = pipeline.brand_of(session, options).value
            if has_errors(problem for problem in laid.problems if problem.code in pipeline.LAYOUT_CODES):
                raise BriefingError(laid.problems)
        except BriefingError as stopped:
            return self._stale(known, (*self.problems, *stopped.problems))
        shown = Shown(
            choice=choice,
            version=self.version,
            deck=laid.value,
            script=script_of(laid.value),
            pictures={slide.id: self._picture(choice, slide, laid.value, brand) for slide in laid.value.slides},
            problems=(*self.problems, *laid.problems),
            is_stale=bool(self.problems),
        )
        self._first.setdefault(choice, shown)
        return shown

    def _stale(self, known: Shown | None, problems: tuple[Problem, ...]) -> Shown | None:
        if known is None:
            self.problems = tuple(dict.fromkeys(problems))
            return None
        return replace(known, version=self.version, problems=tuple(dict.fromkeys(problems)), is_stale=True)

    def _picture(self, choice: Choice, slide: Slide, deck: Deck, brand: Brand) -> str:
        """The slide as SVG, drawn again only when something on it has changed."""
        known = self._drawn.get((choice, slide.id))
        position = svg.position_of(slide, deck)
        if known is not None and known.is_of(slide, position, brand):
            return known.picture
        drawing = svg.Drawing(brand=brand, library=pipeline.library(), address=self._address, has_places=True)
        picture = svg.slide_svg(slide, deck, drawing)
        self._drawn[choice, slide.id] = _Drawn(slide=slide, position=position, brand=brand, picture=picture)
        return picture

    def _address(self, file: str) -> str:
        """The address of a picture file; another one when the file has changed."""
        path = Path(file)
        status = path.stat()
        name = hashlib.sha256(f"{file}\n{status.st_mtime_ns}\n{status.st_size}".encode()).hexdigest()[:24]
        self.media[name] = path
        return f"/media/{name}"

    def _remember(self, choice: Choice, shown: Shown) -> None:
        self._shown[choice] = shown
        self._shown.move_to_end(choice)
        while len(self._shown) > REMEMBERED:
            gone, _ = self._shown.popitem(last=False)
            self._drawn = {key: drawn for key, drawn in self._drawn.items() if key[0] != gone}
            self._first.pop(gone, None)
        known = {slide.id for slide in shown.deck.slides}
        self._drawn = {key: drawn for key, drawn in self._drawn.items() if key[0] != choice or key[1] in known}


def _has_picture(items: tuple[Item, ...]) -> bool:
    return any(isinstance(item, Picture) or (isinstance(item, Group) and _has_picture(item.items)) for item in items)

"""One deck as the pages show it: a loaded programme and a choice go in, slides as pictures with their script and problems come out."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing_builder import pipeline
from briefing_builder.backends import svg
from briefing_builder.backends.script import presenter_script
from briefing_builder.backends.script.model import Script
from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Deck, Picture, Slide
from briefing_builder.deck.walk import leaf_items, of_kind
from briefing_builder.errors import BriefingError
from briefing_builder.problems import Problem, has_errors

OWN_BRAND = "own"
"""The choice of the programme's own brand in a preview that was begun with another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckChoice:
    """What is looked at; an empty brand is the programme's own, and so is `OWN_BRAND`, which a preview with another first one needs."""

    department: str
    variant: str
    brand: str = ""

    @property
    def options(self) -> pipeline.Options:
        """How its decks are built."""
        return pipeline.Options(variant=self.variant, brand="" if self.brand == OWN_BRAND else self.brand)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSlide:
    """A picture of a slide, and what it was drawn from."""

    slide: Slide
    position: int
    brand: Brand
    picture: str

    def is_of(self, slide: Slide, position: int, brand: Brand) -> bool:
        """Return whether the slide would be drawn alike; what is in picture files is not known here."""
        ours, theirs = ((value.items, value.layout, value.title, value.source) for value in (self.slide, slide))
        return self.position == position and self.brand is brand and ours == theirs and not any(of_kind(leaf_items(slide.items), Picture))


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltDeck:
    """A deck with its script, each slide's picture by id, the picture files by the last part of their address, and every problem."""

    deck: Deck
    script: Script
    drawn: Mapping[str, DrawnSlide]
    media: Mapping[str, Path]
    problems: tuple[Problem, ...]


def build_preview_deck(session: pipeline.Session, choice: DeckChoice, earlier: Mapping[str, DrawnSlide]) -> BuiltDeck:
    """Return the deck of a choice; slides that would look as they did `earlier` (by id) keep their pictures.

    Raises BriefingError when it cannot be laid out. Everything that takes time or memory for one page happens in here, and nothing
    outside of the result is changed.
    """
    options = choice.options
    laid = pipeline.checked_deck(session, choice.department, options)
    if has_errors(problem for problem in laid.problems if problem.code in pipeline.LAYOUT_CODES):
        raise BriefingError(laid.problems)
    drawer = _SlideDrawer(deck=laid.value, brand=pipeline.brand_of(session, choice.department, options).value)
    drawn = {slide.id: drawer.drawn(slide, earlier.get(slide.id)) for slide in laid.value.slides}
    script = presenter_script(laid.value, session.programme.words)
    return BuiltDeck(deck=laid.value, script=script, drawn=drawn, media=drawer.media, problems=laid.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class _SlideDrawer:
    """Draws the slides of a deck, and knows the picture files that they show."""

    deck: Deck
    brand: Brand
    media: dict[str, Path] = field(default_factory=dict)

    def drawn(self, slide: Slide, known: DrawnSlide | None) -> DrawnSlide:
        """The slide as SVG, drawn again only when something on it has changed."""
        position = svg.position_of(slide, self.deck)
        if known is not None and known.is_of(slide, position, self.brand):
            return known
        context = svg.RenderContext(brand=self.brand, library=pipeline.library_of(self.brand), address=self._address, has_places=True)
        return DrawnSlide(slide=slide, position=position, brand=self.brand, picture=svg.slide_svg(slide, self.deck, context))

    def _address(self, file: str) -> str:
        name = address_of(Path(file))
        self.media[name] = Path(file)
        return f"/media/{name}"


def address_of(path: Path) -> str:
    """Return the last part of the address of a picture file; another one when the file has changed."""
    status = path.stat()
    return hashlib.sha256(f"{path}\n{status.st_mtime_ns}\n{status.st_size}".encode()).hexdigest()[:24]

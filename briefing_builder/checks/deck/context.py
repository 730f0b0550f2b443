"""What the rules of a deck judge: the deck as a whole, and each slide with its groups opened."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, assert_never

from briefing_builder.brand.model import Brand, Layout
from briefing_builder.checks.deck.text_extent import text_box
from briefing_builder.deck.foot import before_foot, is_furniture
from briefing_builder.deck.model import Chart, Deck, Group, Item, Leaf, Picture, Run, Shape, Slide, Table, Text
from briefing_builder.deck.walk import announced_items, described_leaves, of_kind, text_runs
from briefing_builder.memory import Memory
from briefing_builder.problems import Source
from briefing_builder.units import Box

SHOWN = 48
"""Characters of a text that a message quotes."""
DRAFT = "Draft"
"""The mark that a draft carries across every slide; it belongs to no reading order."""
SHARED = 512
"""Pages that are remembered: some twenty decks, of which the next ones may have some in common."""

Seen = TypeVar("Seen")
_pages: Memory[dict[str, Any]] = Memory(SHARED)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A slide of a deck in its brand, with its groups opened."""

    slide: Slide
    deck: Deck
    brand: Brand

    @cached_property
    def layout(self) -> Layout:
        """The brand's layout of the slide."""
        return self.brand.layout(self.slide.layout)

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """All items that are no groups, from the lowest to the topmost."""
        return tuple([leaf for leaf, _ in self._opened])

    @cached_property
    def spoken_for(self) -> frozenset[int]:
        """Places among the leaves whose group speaks for them."""
        return frozenset([number for number, (_, is_spoken_for) in enumerate(self._opened) if is_spoken_for])

    @cached_property
    def inked(self) -> tuple[Box, ...]:
        """Of each leaf: where the lines of a text stand, the whole box of anything else."""
        return tuple([_inked(leaf) for leaf in self.leaves])

    @cached_property
    def told(self) -> tuple[Item, ...]:
        """The items in the order in which they are read out."""
        return tuple([item for item in announced_items(self.slide.items) if _is_read_out(item)])

    @cached_property
    def _opened(self) -> tuple[tuple[Leaf, bool], ...]:
        return tuple(described_leaves(self.slide.items))

    def once(self, what: str, look: Callable[["Page"], Seen]) -> Seen:
        """Return what a look at this page gives; decks that share the page share the look."""
        if what not in self._looks:
            self._looks[what] = look(self)
        seen: Seen = self._looks[what]
        return seen

    @cached_property
    def _looks(self) -> dict[str, Any]:
        """The looks at this page and at those of other decks that have the same items on it, and the same foot but for its words."""
        slide, deck = self.slide, self.deck
        body, foot = _divided(slide.items)
        sources = (*body, self.brand)
        also = (slide.id, slide.title, slide.layout, slide.appendix, deck.language, deck.width, deck.height, foot)
        found = _pages.find(sources, also)
        return _pages.keep({}, sources, also) if found is None else found

    @property
    def texts(self) -> Iterator[Text]:
        """The text frames that are no furniture."""
        return (text for text in of_kind(self.leaves, Text) if not is_furniture(text))

    @property
    def title(self) -> Text | None:
        """The frame of the title: its placeholder, or where the layout has none, any frame with its words."""
        frames = list(of_kind(self.leaves, Text))
        if "title" in self.layout.placeholders:
            return next((frame for frame in frames if frame.placeholder == "title"), None)
        return next((frame for frame in frames if frame.text.strip() == self.slide.title.strip()), None)

    def place(self, item: Item | None = None) -> Source:
        """Return the content that an item comes from, else its template, else the slide's."""
        sources = () if item is None else item.sources
        return sources[-1] if sources else self.slide.source  # template lines stand first, then content lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A laid-out deck in its brand."""

    deck: Deck
    brand: Brand
    pages: tuple[Page, ...]


def pages_of(deck: Deck, brand: Brand) -> tuple[Page, ...]:
    """Return the slides of the deck, ready to be judged."""
    return tuple([Page(slide=slide, deck=deck, brand=brand) for slide in deck.slides])


def _divided(items: Sequence[Item]) -> tuple[Sequence[Item], Hashable]:
    """The items before the foot, and how those of the foot look."""
    split = before_foot(items)
    return items[:split], tuple([_form(item) for item in items[split:] if is_furniture(item)])


def _form(item: Text) -> Hashable:
    """A text without its words: where it stands and how it looks."""
    looks = tuple([(len(one.breaks), *[(run.size, run.colour, run.bold) for run in one.runs]) for one in item.paragraphs])
    return item.name, item.box, item.insets, item.anchor, item.fill, bool(item.text.strip()), looks


def _inked(leaf: Leaf) -> Box:
    match leaf:
        case Text():
            return text_box(leaf)
        case Shape() | Picture() | Chart() | Table():
            return leaf.box
        case _:
            assert_never(leaf)


def _is_read_out(item: Item) -> bool:
    """Whether a listener is told of an item: decoration and ornaments are for the eye alone."""
    match item:
        case Text():
            return item.name != DRAFT and not is_ornament(item)
        case Shape():
            return bool(item.alt or item.link)
        case Picture() | Chart() | Table() | Group():
            return True
        case _:
            assert_never(item)


def is_ornament(text: Text) -> bool:
    """Return whether a text has no letter and no digit: a quotation mark that is drawn large, say."""
    words = text.text
    return not (words[:1].isalnum() or any(character.isalnum() for character in words))


def worded_runs(item: Item) -> Iterator[Run]:
    """Yield the runs of a text or a table that say something."""
    return (run for run in text_runs(item) if run.text.strip())


def quoted(text: str) -> str:
    """Return a text for a message, shortened to its beginning."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= SHOWN else f"“{line[: SHOWN - 1].rstrip()}…”"


def named(item: Item) -> str:
    """Return what a message calls an item: its words, else its name."""
    match item:
        case Text() if item.text.strip():
            return quoted(item.text)
        case Text() | Shape() | Picture() | Chart() | Table() | Group():
            return f"the {type(item).__name__.lower()} “{item.name}”"
        case _:
            assert_never(item)

"""What the rules of a deck judge: the deck as a whole, and each slide with its groups opened."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefing_builder.brand.model import Brand, Layout
from briefing_builder.checks.deck.text_extent import text_box
from briefing_builder.deck.foot import as_shared, before_foot, is_furniture
from briefing_builder.deck.model import Chart, Deck, Group, Item, Link, Paragraph, Picture, Run, Shape, Slide, Table, Text
from briefing_builder.problems import Source
from briefing_builder.units import Box
from briefing_builder.values import replace

Leaf = Text | Shape | Picture | Chart | Table
SHOWN = 48
"""Characters of a text that a message quotes."""
DRAFT = "Draft"
"""The mark that a draft carries across every slide; it belongs to no reading order."""
SHARED = 512
"""Pages that are remembered: some twenty decks, of which the next ones may have some in common."""


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
        return tuple([text_box(leaf) if isinstance(leaf, Text) else leaf.box for leaf in self.leaves])

    @cached_property
    def told(self) -> tuple[Item, ...]:
        """The items in the order in which they are read out."""
        return tuple(_told(self.slide.items))

    @cached_property
    def _opened(self) -> tuple[tuple[Leaf, bool], ...]:
        return tuple(_leaves(self.slide.items))

    @cached_property
    def shared(self) -> "Page":
        """The page as all decks have it that share it: of the foot only how it looks, nothing of the notes and the rest of the deck."""
        split = before_foot(self.slide.items)
        items = (*self.slide.items[:split], *map(_wordless, self.slide.items[split:]))
        deck = replace(self.deck, slides=(), title="", subject="", author="", created="", file_stem="", begins="", late=(), properties=())
        return Page(slide=as_shared(self.slide, items), deck=deck, brand=self.brand)

    @property
    def texts(self) -> Iterator[Text]:
        """The text frames that are no furniture."""
        return (leaf for leaf in self.leaves if isinstance(leaf, Text) and not is_furniture(leaf))

    @property
    def title(self) -> Text | None:
        """The frame of the title: its placeholder, or where the layout has none, any frame with its words."""
        frames = [leaf for leaf in self.leaves if isinstance(leaf, Text)]
        if "title" in self.layout.placeholders:
            return next((frame for frame in frames if frame.placeholder == "title"), None)
        return next((frame for frame in frames if frame.text.strip() == self.slide.title.strip()), None)

    def place(self, item: Item | None = None) -> Source:
        """Return the content that an item comes from, else its template, else the slide's."""
        if item is None or isinstance(item, Group) or not item.sources:
            return self.slide.source
        return item.sources[-1]  # template lines stand first, then content lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A laid-out deck in its brand."""

    deck: Deck
    brand: Brand
    pages: tuple[Page, ...]


def pages_of(deck: Deck, brand: Brand) -> tuple[Page, ...]:
    """Return the slides of the deck, ready to be judged."""
    return tuple([Page(slide=slide, deck=deck, brand=brand) for slide in deck.slides])


@lru_cache(maxsize=64)
def _wordless(item: Item) -> Item:
    """A text of the foot without its words, but for those of links: where it stands and how it looks."""
    if not isinstance(item, Text):
        return item
    paragraphs = [replace(paragraph, runs=tuple(map(_wordless_run, paragraph.runs))) for paragraph in item.paragraphs]
    return replace(item, paragraphs=tuple(paragraphs), sources=())


def _wordless_run(run: Run) -> Run:
    return replace(run, text="x") if not run.link and any(map(str.isalnum, run.text)) else run


def _leaves(items: Iterable[Item], *, is_spoken_for: bool = False) -> Iterator[tuple[Leaf, bool]]:
    for item in items:
        if isinstance(item, Group):
            yield from _leaves(item.items, is_spoken_for=is_spoken_for or bool(item.alt))
        else:
            yield item, is_spoken_for


def _told(items: Iterable[Item]) -> Iterator[Item]:
    """Groups that speak for their items come as one; decoration does not come."""
    for item in items:
        if isinstance(item, Group) and not item.alt:
            yield from _told(item.items)
        elif isinstance(item, Shape) and not (item.alt or item.link):
            continue
        elif not (isinstance(item, Text) and (is_ornament(item) or item.name == DRAFT)):
            yield item


def is_ornament(text: Text) -> bool:
    """Return whether a text has no letter and no digit: a quotation mark that is drawn large, say."""
    words = text.text
    return not (words[:1].isalnum() or any(character.isalnum() for character in words))


def paragraphs_of(item: Item) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text or of all cells of a table."""
    match item:
        case Text():
            return item.paragraphs
        case Table():
            return tuple(paragraph for row in item.rows for cell in row for paragraph in cell.paragraphs)
        case _:
            return ()


def runs_of(item: Item) -> Iterator[Run]:
    """Yield the runs of a text or a table that say something."""
    return (run for paragraph in paragraphs_of(item) for run in paragraph.runs if run.text.strip())


def links_of(item: Item) -> Iterator[tuple[Link, str]]:
    """Yield every link of an item with the words that it stands on; neighbouring runs of one link are one."""
    if isinstance(item, Shape | Picture) and item.link:
        yield item.link, item.alt
    for paragraph in paragraphs_of(item):
        link: Link | None = None
        words = ""
        for run in paragraph.runs:
            if run.link != link:
                if link:
                    yield link, words
                link, words = run.link, ""
            words += run.text
        if link:
            yield link, words


def quoted(text: str) -> str:
    """Return a text for a message, shortened to its beginning."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= SHOWN else f"“{line[: SHOWN - 1].rstrip()}…”"


def named(item: Item) -> str:
    """Return what a message calls an item: its words, else its name."""
    words = " ".join(paragraph.text for paragraph in paragraphs_of(item)) if isinstance(item, Text) else ""
    return quoted(words) if words.strip() else f"the {type(item).__name__.lower()} “{item.name}”"

"""What the rules of a deck see: the deck as a whole, and each slide with its items ungrouped."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from briefing_builder.brand.model import Brand, Layout
from briefing_builder.checks.deck.text_extent import text_box
from briefing_builder.deck.foot import before_foot, is_furniture
from briefing_builder.deck.model import Chart, Deck, Group, Item, Link, Paragraph, Picture, Run, Shape, Slide, Table, Text
from briefing_builder.memory import Memory
from briefing_builder.problems import Source
from briefing_builder.units import Box

Leaf = Text | Shape | Picture | Chart | Table
QUOTED_LENGTH = 48
"""Characters of a text that a message quotes."""
DRAFT = "Draft"
"""The mark that a draft carries across every slide; it belongs to no reading order."""
SHARED = 512
"""Pages that are remembered: some twenty decks, of which the next ones may have some in common."""

Seen = TypeVar("Seen")
_pages: Memory[dict[str, Any]] = Memory(SHARED)


@dataclass(frozen=True, kw_only=True)
class SlideContext:
    """What a rule of one slide sees: the slide of a deck in its brand, with its items ungrouped."""

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
        return tuple([leaf for leaf, _ in self._ungrouped])

    @cached_property
    def described_by_group(self) -> frozenset[int]:
        """Positions of the leaves for which the alternative text of their group speaks."""
        return frozenset([number for number, (_, is_described_by_group) in enumerate(self._ungrouped) if is_described_by_group])

    @cached_property
    def ink_boxes(self) -> tuple[Box, ...]:
        """Of each leaf: where the lines of a text stand, the whole box of anything else."""
        return tuple([text_box(leaf) if isinstance(leaf, Text) else leaf.box for leaf in self.leaves])

    @cached_property
    def reading_order(self) -> tuple[Item, ...]:
        """The items in the order in which they are read out."""
        return tuple(_in_reading_order(self.slide.items))

    @cached_property
    def _ungrouped(self) -> tuple[tuple[Leaf, bool], ...]:
        return tuple(_leaves(self.slide.items))

    def once(self, what: str, look: Callable[["SlideContext"], Seen]) -> Seen:
        """Return what a look at this page gives; decks that share the page share the look."""
        if what not in self._looks:
            self._looks[what] = look(self)
        seen: Seen = self._looks[what]
        return seen

    @cached_property
    def _looks(self) -> dict[str, Any]:
        """The looks at this page and at those of other decks that have the same items on it, and the same foot but for its words."""
        slide, deck = self.slide, self.deck
        body, foot = _split_at_foot(slide.items)
        sources = (*body, self.brand)
        also = (slide.id, slide.title, slide.layout, slide.appendix, deck.language, deck.width, deck.height, foot)
        found = _pages.find(sources, also)
        return _pages.keep({}, sources, also) if found is None else found

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

    def source_of(self, item: Item | None = None) -> Source:
        """Return the content that an item comes from, else its template, else the slide's."""
        if item is None or isinstance(item, Group) or not item.sources:
            return self.slide.source
        return item.sources[-1]  # template lines stand first, then content lines


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckContext:
    """What a rule of the whole deck sees: a laid-out deck in its brand."""

    deck: Deck
    brand: Brand
    slides: tuple[SlideContext, ...]


def slide_contexts(deck: Deck, brand: Brand) -> tuple[SlideContext, ...]:
    """Return the slides of the deck, ready to be judged."""
    return tuple([SlideContext(slide=slide, deck=deck, brand=brand) for slide in deck.slides])


def _split_at_foot(items: Sequence[Item]) -> tuple[Sequence[Item], Hashable]:
    """The items before the foot, and how those of the foot look."""
    split = before_foot(items)
    return items[:split], tuple([_furniture_look(item) for item in items[split:] if is_furniture(item)])


def _furniture_look(item: Text) -> Hashable:
    """A text without its words: where it stands and how it looks."""
    looks = tuple([(len(one.breaks), *[(run.size, run.colour, run.bold) for run in one.runs]) for one in item.paragraphs])
    return item.name, item.box, item.insets, item.anchor, item.fill, bool(item.text.strip()), looks


def _leaves(items: Iterable[Item], *, is_described_by_group: bool = False) -> Iterator[tuple[Leaf, bool]]:
    for item in items:
        if isinstance(item, Group):
            yield from _leaves(item.items, is_described_by_group=is_described_by_group or bool(item.alt))
        else:
            yield item, is_described_by_group


def _in_reading_order(items: Iterable[Item]) -> Iterator[Item]:
    """Groups that speak for their items come as one; decoration does not come."""
    for item in items:
        if isinstance(item, Group) and not item.alt:
            yield from _in_reading_order(item.items)
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


def runs_with_text(item: Item) -> Iterator[Run]:
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
    return f"“{line}”" if len(line) <= QUOTED_LENGTH else f"“{line[: QUOTED_LENGTH - 1].rstrip()}…”"


def item_label(item: Item) -> str:
    """Return what a message calls an item: its words, else its name."""
    words = " ".join(paragraph.text for paragraph in paragraphs_of(item)) if isinstance(item, Text) else ""
    return quoted(words) if words.strip() else f"the {type(item).__name__.lower()} “{item.name}”"

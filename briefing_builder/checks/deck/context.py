"""What the rules of a deck see: the deck as a whole, and each slide with its items ungrouped."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import assert_never

from briefing_builder.brand.model import Brand, Layout
from briefing_builder.checks.deck.text_extent import text_box
from briefing_builder.deck.foot import as_shared, before_foot, is_furniture
from briefing_builder.deck.model import Chart, Deck, Group, Item, Leaf, Picture, Run, Shape, Slide, Table, Text
from briefing_builder.deck.walk import announced_items, described_leaves, of_kind, text_runs
from briefing_builder.problems import Source
from briefing_builder.units import Box
from briefing_builder.values import replace

QUOTED_LENGTH = 48
"""Characters of a text that a message quotes."""
DRAFT = "Draft"
"""The mark that a draft carries across every slide; it belongs to no reading order."""
SHARED = 512
"""Pages that are remembered: some twenty decks, of which the next ones may have some in common."""


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
        return tuple([_ink_box(leaf) for leaf in self.leaves])

    @cached_property
    def reading_order(self) -> tuple[Item, ...]:
        """The items in the order in which they are read out."""
        return tuple([item for item in announced_items(self.slide.items) if _is_read_out(item)])

    @cached_property
    def _ungrouped(self) -> tuple[tuple[Leaf, bool], ...]:
        return tuple(described_leaves(self.slide.items))

    @cached_property
    def shared(self) -> "SlideContext":
        """The page as all decks have it that share it: of the foot only how it looks, nothing of the notes and the rest of the deck."""
        split = before_foot(self.slide.items)
        items = (*self.slide.items[:split], *[_wordless(item) for item in self.slide.items[split:] if is_furniture(item)])
        deck = replace(self.deck, slides=(), title="", subject="", author="", created="", file_stem="", begins="", late=(), properties=())
        return SlideContext(slide=as_shared(self.slide, items), deck=deck, brand=self.brand)

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

    def source_of(self, item: Item | None = None) -> Source:
        """Return the content that an item comes from, else its template, else the slide's."""
        sources = () if item is None else item.sources
        return sources[-1] if sources else self.slide.source  # template lines stand first, then content lines


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckContext:
    """What a rule of the whole deck sees: a laid-out deck in its brand."""

    deck: Deck
    brand: Brand
    slides: tuple[SlideContext, ...]


def slide_contexts(deck: Deck, brand: Brand) -> tuple[SlideContext, ...]:
    """Return the slides of the deck, ready to be judged."""
    return tuple([SlideContext(slide=slide, deck=deck, brand=brand) for slide in deck.slides])


@lru_cache(maxsize=64)
def _wordless(item: Text) -> Text:
    """A text of the foot without its words, but for those of links: where it stands and how it looks."""
    paragraphs = [replace(paragraph, runs=tuple(map(_wordless_run, paragraph.runs))) for paragraph in item.paragraphs]
    return replace(item, paragraphs=tuple(paragraphs), sources=())


def _wordless_run(run: Run) -> Run:
    return replace(run, text="x") if not run.link and any(map(str.isalnum, run.text)) else run


def _ink_box(leaf: Leaf) -> Box:
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


def runs_with_text(item: Item) -> Iterator[Run]:
    """Yield the runs of a text or a table that say something."""
    return (run for run in text_runs(item) if run.text.strip())


def quoted(text: str) -> str:
    """Return a text for a message, shortened to its beginning."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= QUOTED_LENGTH else f"“{line[: QUOTED_LENGTH - 1].rstrip()}…”"


def item_label(item: Item) -> str:
    """Return what a message calls an item: its words, else its name."""
    match item:
        case Text() if item.text.strip():
            return quoted(item.text)
        case Text() | Shape() | Picture() | Chart() | Table() | Group():
            return f"the {type(item).__name__.lower()} “{item.name}”"
        case _:
            assert_never(item)

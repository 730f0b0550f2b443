"""The foot of a slide: what stands at its end, looks the same everywhere, and says something else in every deck."""

from collections.abc import Sequence
from typing import TypeGuard, assert_never

from briefing_builder.deck.model import Chart, Group, Item, Picture, Shape, Slide, Table, Text
from briefing_builder.values import replace

PLACEHOLDERS = frozenset({"footer", "slide-number"})


def is_furniture(item: Item) -> TypeGuard[Text]:
    """Return whether an item is footer or slide number."""
    match item:
        case Text():
            return item.placeholder in PLACEHOLDERS
        case Shape() | Picture() | Chart() | Table() | Group():
            return False
        case _:
            assert_never(item)


def with_slide_number(item: Item, number: int) -> Item:
    """Return the item as it reads on the slide of that number: where PowerPoint would fill it in, the number stands."""
    match item:
        case Text(field="slide-number"):
            paragraph = item.paragraphs[0]
            return replace(item, paragraphs=(replace(paragraph, runs=(replace(paragraph.runs[0], text=str(number)),), breaks=()),))
        case Text() | Shape() | Picture() | Chart() | Table() | Group():
            return item
        case _:
            assert_never(item)


def before_foot(items: Sequence[Item]) -> int:
    """Return how many items stand before the foot of a slide; decks may share these."""
    split = len(items)
    while split and is_furniture(items[split - 1]):
        split -= 1
    return split


def as_shared(slide: Slide, items: tuple[Item, ...]) -> Slide:
    """Return what stands on a slide, these items of it, without its notes, times and speaker, which differ from deck to deck."""
    return replace(slide, items=items, section="", notes=(), who="", starts=0, seconds=0, role="lead", passing=0, printed=None)

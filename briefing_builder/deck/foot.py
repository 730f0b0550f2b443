"""The foot of a slide: what stands at its end, looks the same everywhere, and says something else in every deck."""

from collections.abc import Sequence
from typing import TypeGuard

from briefing_builder.deck.model import Item, Slide, Text
from briefing_builder.values import replace

PLACEHOLDERS = frozenset({"footer", "slide-number"})


def is_furniture(item: Item) -> TypeGuard[Text]:
    """Return whether an item is footer or slide number."""
    return isinstance(item, Text) and item.placeholder in PLACEHOLDERS


def before_foot(items: Sequence[Item]) -> int:
    """Return how many items stand before the foot of a slide; decks may share these."""
    split = len(items)
    while split and is_furniture(items[split - 1]):
        split -= 1
    return split


def as_shared(slide: Slide, items: tuple[Item, ...]) -> Slide:
    """Return what stands on a slide, these items of it, without its notes, times and speaker, which differ from deck to deck."""
    return replace(slide, items=items, section="", notes=(), who="", starts=0, seconds=0, role="lead", passing=0, printed=None)

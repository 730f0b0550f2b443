"""The foot of a slide: what stands at its end, looks the same everywhere, and says something else in every deck."""

from collections.abc import Sequence
from typing import TypeGuard

from briefing_builder.deck.model import Item, Text

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

"""Values that were made once are found again by who they were made from: objects go in, what was made of these very objects comes out.

What decks share passes through all stages as the same objects, so one look at them is enough; equal but other objects are made anew.
"""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Memory(Generic[Made]):
    """Keeps so many values, those that were asked for last; the objects that a value was made from are kept with it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[tuple[object, ...], Made]] = OrderedDict()

    def find(self, sources: tuple[object, ...], also: Hashable = None) -> Made | None:
        """Return what was made of these very objects, in this order, and of values equal to `also`; None when it is not known."""
        key = (also, *map(id, sources))
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[1]

    def keep(self, made: Made, sources: tuple[object, ...], also: Hashable = None) -> Made:
        """Keep a value for these objects and return it."""
        self._kept[also, *map(id, sources)] = sources, made
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return made

"""What is made of equal values is made once: a function of one frozen value, its key, becomes one that remembers.

A function that is shared gets its key and nothing else, so it can read nothing that is not in the key. Values know their hash (see
`values`), and two of them that are the same object are equal at once, so a key may be as large as a slide.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")
Held = TypeVar("Held")


def shared(most: int) -> Callable[[Callable[[Key], Made]], Callable[[Key], Made]]:
    """Return a decorator for a function of one frozen value: what it returns is kept for the `most` keys that were asked for last.

    What is returned is the same object for everybody, so nobody changes it. A file that the function reads is identified in the key,
    by its time and size. An error that is raised is not kept.
    """
    return lru_cache(maxsize=most)


class Same(Generic[Held]):
    """Something large in a key that is equal to itself only: what is read of content never depends on how it compares."""

    __slots__ = ("value",)

    def __init__(self, value: Held) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)

"""What a reader yields: pieces of text with their places, files within the file, and what could not be read."""

from dataclasses import dataclass, replace
from typing import Literal, Self

DEPTH = 8
"""Levels of files within files; a picture in a workbook in a deck in a zip file is on the third."""
TOTAL_BYTES = 400_000_000
"""Bytes unpacked and read from one file; a pack of sixty departments has a quarter of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Something with a place in the file, from the outer to the inner one."""

    place: str

    def under(self, *outer: str) -> Self:
        """Return the same, seen from further outside."""
        return replace(self, place=joined_places(*outer, self.place))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment(Placed):
    """A text. A `whole` one belongs together; of `words` only runs of words count, since the numbers in it may be far apart."""

    text: str
    kind: Literal["whole", "words"] = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable(Placed):
    """Bytes that no reader understands, so that nobody can say what is in them."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedFile(Placed):
    """A file within the file, to be read in its turn; `name` tells its kind."""

    name: str
    data: bytes


Extract = Fragment | Unreadable
Part = Extract | EmbeddedFile


class UnpacksToTooMuch(Exception):
    """A file unpacks to more than any file that we write: a bomb, or a mistake."""


@dataclass(slots=True, kw_only=True)
class UnpackBudget:
    """How much may still be unpacked."""

    bytes_left: int = TOTAL_BYTES

    def take(self, count: int) -> None:
        """Note that so many bytes were unpacked. Raises UnpacksToTooMuch when that is more than is left."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise UnpacksToTooMuch


def joined_places(*places: str) -> str:
    """Return places from the outer to the inner one, as people read them."""
    return ", ".join(place for place in places if place)

"""Choices that look random and are always the same: a stream of numbers drawn from a seed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Choice = TypeVar("Choice")


@dataclass(slots=True, kw_only=True)
class SeededRandom:
    """A stream of choices; the same seed gives the same choices on every machine and in every version of Python."""

    seed: str
    drawn: int = 0

    def randrange(self, limit: int) -> int:
        """Return the next whole number from 0 up to but not including the limit."""
        digest = hashlib.sha256(f"{self.seed}/{self.drawn}".encode()).digest()
        self.drawn += 1
        return int.from_bytes(digest[:6]) % limit

    def choice(self, choices: Sequence[Choice]) -> Choice:
        """Return one of the choices, which are not empty."""
        return choices[self.randrange(len(choices))]

    def shuffled(self, choices: Sequence[Choice]) -> list[Choice]:
        """Return the choices in another order."""
        rest = list(choices)
        return [rest.pop(self.randrange(len(rest))) for _ in choices]

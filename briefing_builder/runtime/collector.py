"""Python's garbage collector while many decks are built: it waits while one is built, and does its work between them.

Values never come back to themselves and go when nobody holds them; what templates leave behind in circles is little, and is cleared
after every few decks. What is held by then (fonts, templates, remembered slides) is not looked through again.
"""

import gc
from collections.abc import Iterable, Iterator
from typing import TypeVar

EVERY = 32
"""Decks between two collections: some megabytes of circles."""

Deck = TypeVar("Deck")


def spaced(decks: Iterable[Deck]) -> Iterator[Deck]:
    """Yield what is to be built, one after the other, with the collector at work between them only."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        for number, deck in enumerate(decks, start=1):
            yield deck
            if number % EVERY == 0:
                tidy()
    finally:
        gc.unfreeze()
        if was_enabled:
            gc.enable()


def tidy() -> None:
    """Clear what was left in circles, and take what is held out of the collector's sight."""
    gc.collect()
    gc.freeze()

"""The garbage collector waits while decks are built, works between them, and is as it was in the end."""

import gc
import weakref

import pytest

from briefing_builder.runtime.collector import EVERY, spaced


class Circle:
    """Holds itself."""

    def __init__(self) -> None:
        self.me = self


def test_circles_are_cleared_between_decks() -> None:
    left: list[weakref.ref[Circle]] = []
    for _ in spaced(range(EVERY)):
        assert not gc.isenabled()
        left.append(weakref.ref(Circle()))
    assert gc.isenabled()
    assert sum(one() is not None for one in left) == 0


def test_it_is_back_at_work_when_a_deck_fails() -> None:
    def build() -> None:
        for number in spaced(range(3)):
            if number == 1:
                raise ValueError("this deck fails")

    with pytest.raises(ValueError, match="fails"):
        build()
    gc.collect()
    assert gc.isenabled()

"""Values are frozen, known by their content, and copied with changes; so are dataclasses by the same words."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from briefing_builder.units import Box, Emu
from briefing_builder.values import Exact, Value, names_of, replace

BOX = Box(left=Emu(1), top=Emu(2), width=Emu(3), height=Emu(4))


@dataclass(frozen=True)
class Plain:
    """A dataclass beside the values."""

    left: int
    top: int = 0


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        BOX.left = Emu(9)  # type: ignore[misc]


def test_equal_values_are_one_key() -> None:
    assert {BOX: "here"}[Box(left=Emu(1), top=Emu(2), width=Emu(3), height=Emu(4))] == "here"


class Share(Exact, frozen=True):
    """A value with a number that is written somewhere."""

    share: Decimal


class Held(Value, frozen=True):
    """What holds another value."""

    share: Share


def test_numbers_that_are_written_in_two_ways_are_two() -> None:
    known = {Held(Share(Decimal(text))): text for text in ("0.6", "0.60", "0.60")}
    assert list(known.values()) == ["0.6", "0.60"]


def test_a_copy_differs_only_where_it_is_told_to() -> None:
    assert replace(BOX, top=Emu(7)) == Box(left=Emu(1), top=Emu(7), width=Emu(3), height=Emu(4))
    assert replace(Plain(1), top=7) == Plain(1, 7)


def test_values_and_dataclasses_name_their_fields() -> None:
    assert names_of(BOX) == ("left", "top", "width", "height")
    assert names_of(Plain(1)) == ("left", "top")
    assert names_of("text") == ()

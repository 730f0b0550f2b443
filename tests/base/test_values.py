"""Values are frozen, known by their content, and copied with changes; so are dataclasses by the same words."""

from dataclasses import dataclass

import pytest

from briefing_builder.units import Box, Emu
from briefing_builder.values import names_of, replace

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


def test_a_copy_differs_only_where_it_is_told_to() -> None:
    assert replace(BOX, top=Emu(7)) == Box(left=Emu(1), top=Emu(7), width=Emu(3), height=Emu(4))
    assert replace(Plain(1), top=7) == Plain(1, 7)


def test_values_and_dataclasses_name_their_fields() -> None:
    assert names_of(BOX) == ("left", "top", "width", "height")
    assert names_of(Plain(1)) == ("left", "top")
    assert names_of("text") == ()

"""What somebody changed in a copy is carried back to its original, which keeps what the copy could not hold."""

from typing import Any

import pytest

from briefing_builder.content.writing.three_way import carried_back, difference_in_words

ORIGINAL = {"a": "x ", "own": [1, {"deep": 2}], "list": [{"id": "p", "n": "1\n", "own": 5}, {"id": "q", "n": "2"}], "none": None}
COPY = {"a": "x", "list": [{"id": "p", "n": "1"}, {"id": "q", "n": "2"}]}
P = {"id": "p", "n": "1\n", "own": 5}


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        (COPY, ORIGINAL),
        ({**COPY, "a": "y"}, {**ORIGINAL, "a": "y"}),
        ({"list": COPY["list"]}, {key: value for key, value in ORIGINAL.items() if key != "a"}),
        ({**COPY, "b": 1}, {**ORIGINAL, "b": 1}),
        ({**COPY, "none": 1}, {**ORIGINAL, "none": 1}),
        ({**COPY, "list": [{"id": "q", "n": "3"}, {"id": "p", "n": "1"}]}, {**ORIGINAL, "list": [{"id": "q", "n": "3"}, P]}),
        ({**COPY, "list": [{"id": "r"}, {"id": "p", "n": "1"}]}, {**ORIGINAL, "list": [{"id": "r"}, P]}),
    ],
)
def test_only_what_was_changed_in_the_copy_changes_in_the_original(changed: Any, wanted: Any) -> None:
    assert carried_back(ORIGINAL, COPY, changed) == wanted


def test_a_difference_is_told_in_one_line_a_table() -> None:
    old = {"a": {"x": 1, "y": 2}, "list": [{"id": "p"}, {"id": "q"}, {"id": "r", "n": 1}], "same": 1, "order": [1, 2]}
    new = {
        "a": {"x": 1, "y": 3, "z": [1, 2]},
        "list": [{"id": "p"}, {"id": "r", "n": 2}, {"id": "s"}],
        "same": 1,
        "order": [2, 1],
        "new": [1],
    }
    assert difference_in_words(old, new) == (
        "a: 1 value changed, 2 values added",
        "list: 1 of 3 changed, 1 added, 1 taken out",
        "order: in another order",
        "new: 1 added",
    )
    assert difference_in_words(new, new) == ()

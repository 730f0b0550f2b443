"""Property tests try the same examples on every run, whichever other tests run in the same process."""

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

MODULE = "a_module_with_numbers"


def drawn() -> list[int]:
    found = list[int]()

    @settings(max_examples=100)
    @given(st.lists(st.integers(0, 999_999)))
    def draw(numbers: list[int]) -> None:
        found.extend(numbers)

    draw()
    return found


def test_the_examples_of_a_test_do_not_depend_on_what_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = drawn()
    (tmp_path / f"{MODULE}.py").write_text(f"NUMBERS = {[*range(1_001, 900_000, 1_001)]}\n")
    monkeypatch.syspath_prepend(tmp_path)
    import_module(MODULE)
    assert before
    assert drawn() == before

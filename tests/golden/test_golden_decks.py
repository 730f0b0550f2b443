"""Whole decks as readable text, as they were when somebody last looked: `pytest tests/golden --update-golden` writes them anew."""

from pathlib import Path

import pytest
from deck_dump import dump
from example_decks import laid_out


@pytest.mark.parametrize("department", ["contact-centre", "warehouse"])
def test_the_deck_is_as_it_was(department: str, update_golden: bool) -> None:
    golden = Path(__file__).with_name(f"merrowdale-{department}.txt")
    now = dump(laid_out("merrowdale", department).value)
    if update_golden:
        golden.write_text(now, encoding="utf-8")
    assert now.splitlines() == golden.read_text(encoding="utf-8").splitlines()

"""Whole decks as readable text, as they were when somebody last looked: `pytest tests/golden --update-golden` writes them anew."""

from pathlib import Path

import pytest
from deck_dump import dump
from example_decks import laid_out


@pytest.mark.parametrize(
    ("example", "department"), [("merrowdale", "contact-centre"), ("merrowdale", "warehouse"), ("malindara", "lending")]
)
def test_the_deck_is_as_it_was(example: str, department: str, update_golden: bool) -> None:
    golden = Path(__file__).with_name(f"{example}-{department}.txt")
    now = dump(laid_out(example, department).value)
    if update_golden:
        golden.write_text(now, encoding="utf-8")
    assert now.splitlines() == golden.read_text(encoding="utf-8").splitlines()

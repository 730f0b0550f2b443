"""What tests of batches share: a programme of their own that they may change, and the folder of its decks."""

from pathlib import Path

import pytest
from batch_samples import programme_in


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    return programme_in(tmp_path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"

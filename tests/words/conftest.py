"""The command run in this process, in a folder of its own."""

from pathlib import Path

import pytest
from commands import Briefing, runner


@pytest.fixture
def briefing(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Briefing:
    """Return a function that runs `briefing` with these arguments, in an empty folder."""
    return runner(capsys, tmp_path, monkeypatch)

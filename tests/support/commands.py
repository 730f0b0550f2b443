"""The command run in this process, in a folder of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing_builder.cli.main import run


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended: exit code, data and messages."""

    code: int
    out: str
    err: str


Briefing = Callable[..., Ended]


def runner(capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Briefing:
    """Return a function that runs `briefing` with its arguments, in that folder."""
    monkeypatch.chdir(folder)

    def run_command(*arguments: str | Path) -> Ended:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ended(code=code, out=captured.out, err=captured.err)

    return run_command

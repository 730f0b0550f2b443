"""Every example as decks, built once by the command itself and drawn once by LibreOffice."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from overflow_support import Measured, draw, measure, paint

from briefing_builder.resources import resource

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail, never skip, where LibreOffice is missing: a test that is passed over in silence tells a lie."""
    if Path(__file__).parent in item.path.parents and shutil.which("soffice") is None:
        pytest.fail("soffice (LibreOffice Impress) is missing; make test installs it or says how", pytrace=False)


def build(programme: Path, out: Path, *options: str) -> None:
    command = [sys.executable, "-m", "briefing_builder", "build", str(programme), "-o", f"{out}/", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def decks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The six decks of Merrowdale, the deck of the smallest programme, and one copy for the audience."""
    out = tmp_path_factory.mktemp("decks")
    build(EXAMPLES / "merrowdale", out)
    build(EXAMPLES / "minimal", out)
    build(EXAMPLES / "merrowdale", out, "-d", "warehouse", "--audience")
    found = tuple(sorted(out.glob("*.pptx")))
    assert len(found) == 6 + 1 + 1
    return found


@pytest.fixture(scope="session")
def measured(decks: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> tuple[Measured, ...]:
    """What LibreOffice draws of every deck, with the fonts that it was laid out with, held against its frames."""
    folder = tmp_path_factory.mktemp("drawn")
    painted = [paint(deck, folder / deck.name) for deck in decks]
    draw([folder / deck.name for deck in decks], folder, resource("assets", "fonts"))
    return tuple(measure(copy, folder / f"{deck.stem}.pdf") for deck, copy in zip(decks, painted, strict=True))

"""Every deck of these tests, built once, drawn once by LibreOffice and laid out once by a second engine."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from chromium import open_browser
from overflow_support import Measured, draw, measure, paint
from playwright.sync_api import Browser, Page, expect
from preview_server import Running, served
from sample_decks import BRANDS, crossed, generated
from second_engine import is_installed, measure_again, names

from briefing_builder.files.resources import resource

EXAMPLES = Path(__file__).parents[2] / "examples"
expect.set_options(timeout=20_000)  # milliseconds: a build server may be slow


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
def all_decks(decks: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Path, ...]]:
    """Every deck that is drawn: as built by the command, of every brand and length, and of generated content."""
    out = tmp_path_factory.mktemp("samples")
    return {"built": decks, "crossed": crossed(out), "generated": generated(out)}


@pytest.fixture(scope="session")
def drawn(all_decks: Mapping[str, tuple[Path, ...]], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Measured, ...]]:
    """What LibreOffice draws of every deck, with the fonts that it was laid out with, held against its frames."""
    folder = tmp_path_factory.mktemp("drawn")
    chosen = {**all_decks, "built": all_decks["built"][::2]}  # the departments of one programme differ little, and drawing takes long
    painted = {deck: paint(deck, folder / deck.name) for decks in chosen.values() for deck in decks}
    draw([folder / deck.name for deck in painted], folder, resource("assets", "fonts"))
    return {kind: tuple(measure(painted[deck], folder / f"{deck.stem}.pdf") for deck in decks) for kind, decks in chosen.items()}


@pytest.fixture(scope="session")
def laid_again(all_decks: Mapping[str, tuple[Path, ...]]) -> Mapping[str, tuple[Measured, ...]]:
    """The lines that the second engine makes of every deck, held against its frames; nothing where it has no wheel."""
    if not is_installed():
        return dict.fromkeys(all_decks, ())
    families = names(BRANDS)
    return {kind: tuple(measure_again(deck, families) for deck in decks) for kind, decks in all_decks.items()}


@pytest.fixture(scope="session")
def measured(drawn: Mapping[str, tuple[Measured, ...]]) -> tuple[Measured, ...]:
    """What LibreOffice draws of the decks that the command built."""
    return drawn["built"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    programme = tmp_path / "programme"
    shutil.copytree(EXAMPLES / "merrowdale", programme)
    with served(programme) as running:
        yield running


@pytest.fixture
def page(browser: Browser, running: Running) -> Iterator[Page]:
    """The overview, open; a script error or a refused resource on any page fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    faults: list[str] = []
    context.on("weberror", lambda fault: faults.append(str(fault.error)))
    context.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page = context.new_page()
    page.goto(running.address)
    expect(page.locator(".card")).not_to_have_count(0)
    yield page
    context.close()
    assert faults == []

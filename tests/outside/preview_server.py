"""A running preview and its presenter view, for tests in a real Chromium."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A running preview: its whole address, the part before the path, the programme that it shows, and its process."""

    address: str
    programme: Path
    server: subprocess.Popen[str]

    @property
    def root(self) -> str:
        return self.address.partition("/?")[0]

    @property
    def port(self) -> int:
        return int(self.root.rpartition(":")[2])

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.programme / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    def kill(self) -> None:
        """End the server as a crash would."""
        self.server.kill()
        self.server.wait()


@contextmanager
def served(programme: Path, *, port: int = 0) -> Iterator[Running]:
    options = [str(programme), "--no-open", "--quiet", "--port", str(port)]
    command = [sys.executable, "-m", "briefing_builder", "preview", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield Running(address=server.stdout.readline().strip(), programme=programme, server=server)
        finally:
            server.kill()


def open_presenter(page: Page) -> Page:
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Rehearse and present").click()
    presenter = opened.value
    expect(presenter.locator("#current svg")).to_be_visible()
    until_drawn(presenter)
    return presenter


def until_drawn(page: Page) -> None:
    """Wait until a new window has drawn something: Chromium drops keys that are pressed before."""
    page.bring_to_front()
    page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")

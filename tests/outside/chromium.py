"""A real Chromium, driven by Playwright: the system's own, never one that Playwright downloads."""

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from briefing_builder.files.resources import resource

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ("--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none", "--disable-lcd-text")


def program() -> str:
    """Return the system's Chromium. Fails where none is installed; make test installs it."""
    found = next((found for found in map(shutil.which, NAMES) if found), None)
    assert found, "chromium is missing; make test installs it or says how"
    return found


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Yield a headless browser. Fails where no Chromium is installed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=SWITCHES)
        yield browser
        browser.close()


def fonts_css() -> str:
    """Return @font-face rules that hold the fonts that ship with us."""
    return "".join(_face(path.stem, path.read_bytes()) for path in sorted(resource("assets", "fonts").glob("*.ttf")))


def _face(stem: str, data: bytes) -> str:
    family, _, style = stem.partition("-")
    names = {"LiberationSans": "Liberation Sans", "OpenSans": "Open Sans"}
    weight = 700 if "Bold" in style else 400
    slant = "italic" if "Italic" in style else "normal"
    source = f"url(data:font/ttf;base64,{base64.b64encode(data).decode()})"
    return f"@font-face{{font-family:'{names.get(family, family)}';font-weight:{weight};font-style:{slant};src:{source}}}"

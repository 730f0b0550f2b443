"""The version of everything that makes decks, as digests: our code, fonts and templates, and the libraries that shape the bytes."""

import hashlib
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from briefing_builder import __version__
from briefing_builder.files.resources import resource

SHAPING = ("Babel", "Jinja2", "lxml", "Pillow", "pyphen", "python-pptx", "segno", "uharfbuzz", "XlsxWriter")
"""Libraries whose next version may write other bytes."""


@cache
def library_versions() -> dict[str, str]:
    """Return the versions of the libraries that shape a deck, ours first."""
    own = {"briefing-builder": __version__}
    return {**own, **{name: version(name) for name in SHAPING}, "zlib": zlib.ZLIB_RUNTIME_VERSION}


@cache
def version_digest() -> str:
    """Return the digest of code, icons and library versions; a programme's own templates are no part of it."""
    code = Path(__file__).parents[2]
    digest = hashlib.sha256(repr(library_versions()).encode())
    for file in sorted(code.rglob("*.py")):
        digest.update(file.relative_to(code).as_posix().encode() + file.read_bytes())
    for file in _files_below(resource("assets", "icons")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


@cache
def fonts_digest() -> str:
    """Return the digest of the fonts with which texts are measured."""
    return _folder_digest(resource("assets", "fonts"))


@cache
def templates_digest() -> str:
    """Return the digest of the templates, outlines and catalogues that are installed with us."""
    return _folder_digest(resource("templates"), resource("assets", "words"))


def _folder_digest(*folders: Path) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for file in _files_below(folder):
            digest.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _files_below(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)

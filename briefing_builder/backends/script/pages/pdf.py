"""The presenter's script as a PDF file: a script and SVG pictures go in, the bytes of a tagged file come out; made by WeasyPrint."""

import hashlib
from collections.abc import Mapping
from typing import Any

from PIL import ImageFile

from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.pages.font_faces import linked_font_addresses, linked_font_rules
from briefing_builder.backends.script.pages.html import as_html
from briefing_builder.backends.script.stationery import USUAL, Stationery
from briefing_builder.errors import ResourceMissing
from briefing_builder.problems import error
from briefing_builder.runtime.installation import how_to_add, how_to_get_pango
from briefing_builder.words.formats import Paper

TAGGED = "pdf/ua-1"
"""ISO 14289-1: a tagged file with title and language, for people who use a screen reader."""


def require_weasyprint(*, instead: str = "choose --format docx or html") -> Any:
    """Return WeasyPrint. `instead` is a way without it.

    Raises ResourceMissing when it, or the Pango library that it needs, is not installed.
    """
    try:
        import weasyprint
    except ImportError as failure:
        hint = f"{how_to_add('pdf')}, or {instead}; it needs Pango too, which you may have: {how_to_get_pango()}"
        raise ResourceMissing(error("pdf-extra-missing", "PDF files need WeasyPrint, which is not installed", hint=hint)) from failure
    except OSError as failure:  # how cffi says that a shared library is missing
        message = "WeasyPrint is installed, but the Pango library that it needs is not"
        raise ResourceMissing(error("pdf-extra-missing", message, hint=f"{how_to_get_pango()}, or {instead}")) from failure
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # importing it lets half pictures pass as whole ones, in the whole process
    return weasyprint


def as_pdf(
    script: Script,
    pictures: Mapping[str, str],
    *,
    paper: Paper | None = None,
    cards: bool = False,
    stationery: Stationery = USUAL,
) -> bytes:
    """Return the pages of `as_html` as a tagged PDF file with title, language and the deck's date.

    The same input gives the same bytes: the file's identifier is a hash of the page. Nothing is loaded but our own fonts.
    Raises ResourceMissing when WeasyPrint cannot work here.
    """
    return page_as_pdf(as_html(script, pictures, paper=paper, cards=cards, fonts=linked_font_rules(), stationery=stationery))


def page_as_pdf(page: str) -> bytes:
    """Return a page of ours, whose style holds `linked_font_rules`, as a tagged PDF file. Raises ResourceMissing as `as_pdf` does."""
    engine = require_weasyprint()
    identifier = hashlib.sha256(page.replace(linked_font_rules(), "").encode()).hexdigest()[:32]
    pdf = engine.HTML(string=page, url_fetcher=_font_fetcher(engine)).write_pdf(pdf_variant=TAGGED, pdf_identifier=identifier.encode())
    assert isinstance(pdf, bytes)
    return pdf


def _font_fetcher(engine: Any) -> Any:
    """Return a fetcher that loads only what is in the page itself, and our fonts."""
    allowed = linked_font_addresses()

    class OnlyOurs(engine.urls.URLFetcher):  # type: ignore[misc]  # weasyprint has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith("data:") and url not in allowed:
                raise ValueError(f"{url} is not part of the page")
            return super().fetch(url, headers)

    return OnlyOurs(allowed_protocols=("data", "file"))

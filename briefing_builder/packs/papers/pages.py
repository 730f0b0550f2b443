"""The papers as files: a programme and the supplier's parts go in, one HTML page each, with everything inside it, comes out."""

import base64
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from briefing_builder.files.resources import resource
from briefing_builder.packs.papers.briefing_note import Values, briefing_note_values
from briefing_builder.packs.papers.link_sheet import link_sheet_values, qr_svg
from briefing_builder.packs.papers.run_sheet import run_sheet_values
from briefing_builder.packs.secrets.inventory import Inventory
from briefing_builder.packs.supplier_parts import SupplierPart, supplier_of
from briefing_builder.pipeline import Session
from briefing_builder.templating import Templates, load_templates, plain_view
from briefing_builder.text.quotation import Marks, with_quotation_marks
from briefing_builder.words import Catalogue

NOTE, RUN_SHEET, LINKS = "1-briefing-note.html", "2-run-sheet.html", "3-links.html"
TEMPLATES = {NOTE: "note.html.j2", RUN_SHEET: "run_sheet.html.j2", LINKS: "links.html.j2"}
_CODE = re.compile(r'src="qr:([^"]*)"')


def paper_values(session: Session, parts: Sequence[SupplierPart], inventory: Inventory) -> Mapping[str, Values]:
    """Return what each paper shows, by the name of its file."""
    head = _header_values(session)
    return {
        NOTE: {**head, **briefing_note_values(session, parts, inventory)},
        RUN_SHEET: {**head, **run_sheet_values(parts)},
        LINKS: {**head, **link_sheet_values(session, parts)},
    }


def papers_of(session: Session, parts: Sequence[SupplierPart], inventory: Inventory) -> Mapping[str, bytes]:
    """Return the papers by name: HTML that prints on A4 and letter, and loads nothing."""
    words = session.programme.words
    pages = _page_templates(words)
    marks = Marks(outer=words.around("marks.quoted", "text"), inner=words.around("marks.quoted-within", "text"))
    return {
        name: _CODE.sub(_qr_image, pages.render(TEMPLATES[name], plain_view(_values_with_marks(values, marks)))).encode()
        for name, values in paper_values(session, parts, inventory).items()
    }


@lru_cache(maxsize=4)
def _page_templates(words: Catalogue) -> Templates:
    return load_templates([resource("templates", "packs")], functions={"words": words})


def _values_with_marks(value: object, marks: Marks) -> Any:
    """The values with the quotation marks of the language in every text of a person's."""
    match value:
        case str():
            return with_quotation_marks(value, marks)
        case list():
            return [_values_with_marks(part, marks) for part in value]
        case dict():
            return {name: _values_with_marks(part, marks) for name, part in value.items()}
        case _:
            return value


def _header_values(session: Session) -> Values:
    content, words, supplier = session.programme.content, session.programme.words, supplier_of(session)
    until = supplier.pack.valid_until
    return {
        "supplier": supplier.name,
        "presenter": supplier.presenter.name,
        "briefing": content.briefing.title,
        "programme": content.programme.name,
        "organisation": content.organisation.name,
        "language": content.language,
        "quote": list(words.around("marks.quoted", "text")),
        "mark": supplier.watermark(words),
        "until": words.long_day(until) if until else "",
    }


def _qr_image(match: re.Match[str]) -> str:
    from html import unescape

    svg = qr_svg(unescape(match[1]))
    return f'src="data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode("ascii")}"'

"""The papers as files: a programme and the supplier's parts go in, one HTML page each, with everything inside it, comes out."""

import base64
import re
from collections.abc import Mapping, Sequence

from briefing_builder.files.resources import resource
from briefing_builder.packs.papers import wording
from briefing_builder.packs.papers.links import link_values, qr_svg
from briefing_builder.packs.papers.note import Values, note_values
from briefing_builder.packs.papers.run_sheet import run_values
from briefing_builder.packs.parts import Part, supplier_of
from briefing_builder.packs.secrets.gather import Secrets
from briefing_builder.pipeline import Session
from briefing_builder.templating import load_templates, plain_view

NOTE, RUN_SHEET, LINKS = "1-briefing-note.html", "2-run-sheet.html", "3-links.html"
TEMPLATES = {NOTE: "note.html.j2", RUN_SHEET: "run_sheet.html.j2", LINKS: "links.html.j2"}
_CODE = re.compile(r'src="qr:([^"]*)"')


def paper_values(session: Session, parts: Sequence[Part], secrets: Secrets) -> Mapping[str, Values]:
    """Return what each paper shows, by the name of its file."""
    head = _head(session)
    return {
        NOTE: {**head, **note_values(session, parts, secrets)},
        RUN_SHEET: {**head, **run_values(parts)},
        LINKS: {**head, **link_values(session, parts)},
    }


def papers_of(session: Session, parts: Sequence[Part], secrets: Secrets) -> Mapping[str, bytes]:
    """Return the papers by name: HTML that prints on A4 and letter, and loads nothing."""
    pages = load_templates([resource("templates", "packs")])
    return {
        name: _CODE.sub(_code, pages.render(TEMPLATES[name], plain_view(values))).encode()
        for name, values in paper_values(session, parts, secrets).items()
    }


def _head(session: Session) -> Values:
    content, supplier = session.programme.content, supplier_of(session)
    return {
        "supplier": supplier.name,
        "presenter": supplier.presenter.name,
        "briefing": content.briefing.title,
        "programme": content.programme.name,
        "organisation": content.organisation.name,
        "language": content.language,
        "mark": supplier.watermark,
        "until": wording.day(supplier.pack.valid_until),
    }


def _code(found: re.Match[str]) -> str:
    from html import unescape

    svg = qr_svg(unescape(found[1]))
    return f'src="data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode("ascii")}"'

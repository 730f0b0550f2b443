"""The slides themselves as a PDF file: a laid-out deck and what draws it go in, one tagged vector page a slide comes out."""

import base64
import re

from briefing_builder.backends.script.pages.faces import rules_beside
from briefing_builder.backends.script.pages.pdf import printed
from briefing_builder.backends.script.pages.tagged import Page, slide_elements
from briefing_builder.backends.svg import Drawing
from briefing_builder.deck.model import Deck
from briefing_builder.files.resources import resource
from briefing_builder.templating import load_templates, plain_view
from briefing_builder.units import in_points

_FACES = '@import "faces";'
_PICTURE = re.compile(r"""(?<=["'])picture:(\d+)(?=["'])""")
"""Marks in the page for what is too large to go through its template. An author cannot write them: quotes come out escaped."""


def slides_as_pdf(deck: Deck, drawing: Drawing) -> bytes:
    """Return the slides as they are seen, a page each of the deck's own size, with title, language and date.

    A screen reader finds what is on them: headings, paragraphs, lists and tables as such, in reading order, pictures and charts with
    their alternative texts, links where they stand. Text is in our fonts. The same slides give the same bytes. Raises
    ResourceMissing when WeasyPrint cannot work here.
    """
    pictures: list[str] = []

    def address(picture: str) -> str:
        pictures.append(f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode('ascii')}")
        return f"picture:{len(pictures) - 1}"

    slides = [
        slide_elements(Page(slide=slide, deck=deck, drawing=drawing, address=address), number)
        for number, slide in enumerate(deck.slides, start=1)
    ]
    view = plain_view(
        {
            "title": deck.title,
            "subject": deck.subject,
            "author": deck.author,
            "language": deck.language,
            "created": deck.created,
            "width": f"{in_points(deck.width):g}pt",
            "height": f"{in_points(deck.height):g}pt",
            "slides": slides,
        }
    )
    page = load_templates([resource("templates", "script")]).render("slides.html.j2", view)
    page = _PICTURE.sub(lambda mark: pictures[int(mark[1])], page)
    return printed(page.replace(_FACES, rules_beside(), 1))

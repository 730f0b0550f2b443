"""The slides themselves as a PDF file: a laid-out deck and a render context go in, one tagged vector page per slide comes out."""

import re

from briefing_builder.backends.script.pages.font_faces import linked_font_rules
from briefing_builder.backends.script.pages.html import FONT_FACES, script_templates, svg_data_url
from briefing_builder.backends.script.pages.pdf import page_as_pdf
from briefing_builder.backends.script.pages.tagged import SlidePage, slide_elements
from briefing_builder.backends.svg import RenderContext
from briefing_builder.deck.model import Deck
from briefing_builder.templating import plain_view
from briefing_builder.units import in_points

_PICTURE = re.compile(r"""(?<=["'])picture:(\d+)(?=["'])""")
"""Placeholders in the page for what is too large to pass through its template. An author cannot write one: quotes come out escaped."""


def slides_as_pdf(deck: Deck, context: RenderContext) -> bytes:
    """Return the slides as they are seen, one page each in the deck's own size, with title, language and date.

    A screen reader finds what is on them: headings, paragraphs, lists and tables as such, in reading order, pictures and charts with
    their alternative texts, links where they stand. Text is in our fonts. The same slides give the same bytes. Raises
    ResourceMissing when WeasyPrint cannot work here.
    """
    pictures: list[str] = []

    def address(picture: str) -> str:
        pictures.append(svg_data_url(picture))
        return f"picture:{len(pictures) - 1}"

    slides = [
        slide_elements(SlidePage(slide=slide, deck=deck, context=context, address=address), number)
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
    page = script_templates().render("slides.html.j2", view)
    page = _PICTURE.sub(lambda mark: pictures[int(mark[1])], page)
    return page_as_pdf(page.replace(FONT_FACES, linked_font_rules(), 1))

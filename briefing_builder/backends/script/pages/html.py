"""The presenter's script as one HTML page: a script and SVG pictures of its slides go in, a page that needs nothing else comes out."""

import base64
import re
from collections.abc import Mapping
from functools import lru_cache

from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.pages.cards import card_values
from briefing_builder.backends.script.pages.font_faces import embedded_font_rules
from briefing_builder.backends.script.pages.view import letter_values, page_values
from briefing_builder.backends.script.stationery import USUAL, Stationery
from briefing_builder.files.resources import resource
from briefing_builder.templating import Templates, load_templates, plain_view
from briefing_builder.words import Catalogue
from briefing_builder.words.formats import Paper

PAPERS: dict[Paper, str] = {"a4": "A4", "letter": "letter"}
"""The paper sizes, and their names in CSS."""

FONT_FACES = '@import "faces";'
_PICTURE = re.compile(r'src="picture:(\d+)"')
"""Placeholders in the templates for what is too large to pass through them. An author cannot write one: quotes come out escaped."""


def as_html(
    script: Script,
    pictures: Mapping[str, str],
    *,
    paper: Paper | None = None,
    cards: bool = False,
    fonts: str | None = None,
    stationery: Stationery = USUAL,
) -> str:
    """Return one page with everything inside it: style, fonts, and the slides' pictures (SVG by slide id; a slide may have none).

    A picture stands in an `img`, where nothing in it can act or load. With `cards`, A5 cue cards instead of the script on paper.
    Without a `paper` it is the one that the language's country prints on.
    `stationery` says in which faces and colours. `fonts` are the `@font-face` rules for a program that only prints; by default the page is
    for screens too and embeds the body's fonts.
    """
    values = card_values(script, pictures) if cards else page_values(script, pictures)
    view = plain_view({**values, **letter_values(stationery), "paper": PAPERS[paper or script.words.paper], "is_for_screen": fonts is None})
    page = script_templates(script.words).render("cards.html.j2" if cards else "script.html.j2", view)
    slides = {slide.number: slide.slide_id for slide in script.all_slides}
    page = _PICTURE.sub(lambda mark: f'src="{svg_data_url(pictures[slides[int(mark[1])]])}"', page)
    return page.replace(FONT_FACES, embedded_font_rules() if fonts is None else fonts, 1)


@lru_cache(maxsize=4)
def script_templates(words: Catalogue | None = None) -> Templates:
    """Return the templates of the pages; those of the script ask the catalogue for their sentences."""
    return load_templates([resource("templates", "script")], functions={"words": words} if words else None)


def svg_data_url(svg: str) -> str:
    """Return an SVG picture as a `data:` URL."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode('ascii')}"

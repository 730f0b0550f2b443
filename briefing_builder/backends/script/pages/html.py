"""The presenter's script as one HTML page: a script and SVG pictures of its slides go in, a page that needs nothing else comes out."""

import base64
import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.pages.cards import card_values
from briefing_builder.backends.script.pages.faces import rules_inside
from briefing_builder.backends.script.pages.view import page_values
from briefing_builder.files.resources import resource
from briefing_builder.templating import Templates, load_templates, plain_view

Paper = Literal["a4", "letter"]
PAPERS: dict[Paper, str] = {"a4": "A4", "letter": "letter"}
"""The sizes of paper, and how a style sheet calls them."""

_FACES = '@import "faces";'
_PICTURE = re.compile(r'src="picture:(\d+)"')
"""Marks that the templates leave for what is too large to go through them. An author cannot write them: quotes come out escaped."""


def as_html(script: Script, pictures: Mapping[str, str], *, paper: Paper = "a4", cards: bool = False, fonts: str | None = None) -> str:
    """Return one page with everything inside it: style, fonts, and the slides' pictures (SVG by slide id; a slide may have none).

    A picture stands in an `img`, where nothing in it can act or load. With `cards`, A5 cue cards instead of the script on paper.
    `fonts` are the rules of the faces for a program that makes paper only; by default the page is for screens too and holds the body's
    fonts.
    """
    values = card_values(script, pictures) if cards else page_values(script, pictures)
    view = plain_view({**values, "paper": PAPERS[paper], "is_for_screen": fonts is None})
    page = _templates().render("cards.html.j2" if cards else "script.html.j2", view)
    slides = {sheet.number: sheet.slide for sheet in script.everything}
    page = _PICTURE.sub(lambda mark: f'src="{_address(pictures[slides[int(mark[1])]])}"', page)
    return page.replace(_FACES, rules_inside() if fonts is None else fonts, 1)


@cache
def _templates() -> Templates:
    return load_templates([resource("templates", "script")])


def _address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode('ascii')}"

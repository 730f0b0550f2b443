"""Pages and their parts as HTML: values go in, text that shows content as nothing but text comes out."""

from collections.abc import Mapping
from functools import lru_cache

from briefing_builder.backends.script.model import SlideScript
from briefing_builder.files.resources import resource
from briefing_builder.preview.views import card_view
from briefing_builder.templating import Templates, load_templates, plain_view
from briefing_builder.words import Catalogue


def page(words: Catalogue, name: str, values: dict[str, object]) -> str:
    """Return a page of `templates/preview` with these values, in the language of the catalogue."""
    return _preview_templates(words).render(f"preview/{name}.html.j2", plain_view(values))


@lru_cache(maxsize=512)
def card(words: Catalogue, slide: SlideScript, picture: str) -> str:
    """Return one slide with its notes; the picture is SVG that we made ourselves."""
    return filled(page(words, "card", card_view(slide)), {"picture": picture})


def filled(html: str, parts: Mapping[str, str]) -> str:
    """Return HTML with finished parts put in where it says `<!--name-->`; no content can say that, for every value is escaped."""
    for name, part in parts.items():
        html = html.replace(f"<!--{name}-->", part)
    return html


@lru_cache(maxsize=512)
def notes_html(words: Catalogue, slide: SlideScript) -> str:
    """Return a slide's notes alone."""
    return page(words, "notes", card_view(slide))


@lru_cache(maxsize=4)
def _preview_templates(words: Catalogue) -> Templates:
    return load_templates((resource("templates"),), functions={"words": words})

"""The slides themselves as a PDF file: a laid-out deck and SVG pictures of its slides go in, one vector page a slide comes out."""

import base64
from collections.abc import Iterable, Iterator, Mapping

from briefing_builder.backends.script.pages.faces import rules_beside
from briefing_builder.backends.script.pages.pdf import printed
from briefing_builder.deck.model import Deck, Group, Item, Picture, Shape, Text, WebLink
from briefing_builder.resources import resource
from briefing_builder.templating import environment, plain
from briefing_builder.units import EMU_PER_POINT, Box

_FACES = '@import "faces";'


def slides_as_pdf(deck: Deck, pictures: Mapping[str, str]) -> bytes:
    """Return the slides as they are seen, a page each of the deck's own size, with title, language and date.

    Text stays text, in our fonts. The same slides give the same bytes. Raises ResourceMissing when WeasyPrint cannot work here.
    """
    view = plain(
        {
            "title": deck.title,
            "subject": deck.subject,
            "author": deck.author,
            "language": deck.language,
            "created": deck.created,
            "size": f"{deck.width / EMU_PER_POINT:g}pt {deck.height / EMU_PER_POINT:g}pt",
            "slides": [
                {"title": slide.title, "picture": f"picture:{number}", "links": list(_links(slide.items))}
                for number, slide in enumerate(deck.slides)
            ],
        }
    )
    page = environment([resource("templates", "script")]).render("slides.html.j2", view)
    for number, slide in enumerate(deck.slides):
        address = f"data:image/svg+xml;base64,{base64.b64encode(pictures[slide.id].encode()).decode('ascii')}"
        page = page.replace(f'src="picture:{number}"', f'src="{address}"', 1)
    return printed(page.replace(_FACES, rules_beside(), 1))


def _links(items: Iterable[Item]) -> Iterator[dict[str, str]]:
    """Where on a slide one may click, and where that leads: a picture of a slide cannot say it."""
    for item in items:
        match item:
            case Group():
                yield from _links(item.items)
            case Text():
                links = {run.link for paragraph in item.paragraphs for run in paragraph.runs}
                yield from (_link(item.box, link) for link in links if isinstance(link, WebLink))
            case Shape() | Picture() if isinstance(item.link, WebLink):
                yield _link(item.box, item.link)


def _link(box: Box, link: WebLink) -> dict[str, str]:
    left, top, width, height = (f"{length / EMU_PER_POINT:.2f}pt" for length in (box.left, box.top, box.width, box.height))
    return {"url": link.url, "left": left, "top": top, "width": width, "height": height}

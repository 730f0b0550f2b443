"""Templates of one slide, parsed: what stands inside it goes in, its blocks and their places come out."""

from briefing_builder.problems import Source
from briefing_builder.slides import markup
from briefing_builder.slides.grammar import mark_lines, parse_slides
from briefing_builder.slides.markup import Origin, Slide, Span

PLACE = "slides/page.xml.j2"


def slide_of(inside: str) -> Slide:
    """Return the slide with that inside it, which begins on the second line."""
    parsed = parse_slides(mark_lines(f'<slide id="page"><title>Title</title>\n{inside}</slide>', PLACE), PLACE)
    assert parsed.problems == ()
    (slide,) = parsed.value.slides
    return slide


def block_of(inside: str) -> markup.Block:
    """Return the only block of such a slide."""
    (block,) = slide_of(inside).blocks
    return block


def origin(line: int) -> Origin:
    """Return the place of what begins on that line."""
    return Origin(template=Source(path=PLACE, line=line))


def words(text: str) -> markup.Words:
    """Return plain words."""
    return (Span(text=text),)

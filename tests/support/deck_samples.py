"""Small decks without a fault, and the items to plant one."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image

from briefing_builder.brand.model import Brand
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.checks.deck import check_deck
from briefing_builder.deck.model import Cell, Deck, Insets, Item, Link, Paragraph, Picture, Run, Shape, Slide, Table, Text
from briefing_builder.problems import Problem, Source
from briefing_builder.units import Box, points
from briefing_builder.values import replace

TEMPLATE, CONTENT = Source(path="slides/sample.xml.j2", line=1), Source(path="briefing.yaml", line=7)
TITLE = "Three courses help your team"


@cache
def brand() -> Brand:
    return builtin_brand("editorial")


def box(left: float, top: float, width: float, height: float) -> Box:
    """Return a box in points; the slide has 960 × 540."""
    return Box(left=points(left), top=points(top), width=points(width), height=points(height))


def text(
    words: str, place: Box, *, size: float = 20, colour: str = "ink", fill: str = "", link: Link | None = None, name: str = "Text"
) -> Text:
    """Return one paragraph in a frame."""
    run = Run(text=words, face="body", size=points(size), colour=colour, link=link)
    return Text(name=name, box=place, paragraphs=(Paragraph(runs=(run,)),), fill=fill, sources=(TEMPLATE, CONTENT))


def panel(place: Box, fill: str) -> Shape:
    return Shape(name="Panel", box=place, fill=fill)


def table(*rows: Sequence[str]) -> Table:
    """Return a table of 14-point cells, 30 points high each."""
    width, place = points(200), box(58, 200, 200 * len(rows[0]), 30 * len(rows))
    return Table(
        name="Courses", box=place, widths=(width,) * len(rows[0]), heights=(points(30),) * len(rows),
        rows=tuple(tuple(_cell(words) for words in row) for row in rows), header_rule="ink", rule="hairline", alt="Courses and minutes",
        sources=(TEMPLATE, CONTENT),
    )  # fmt: skip


def _cell(words: str) -> Cell:
    runs = (Run(text=words, face="body", size=points(14), colour="ink"),) if words else ()
    return Cell(paragraphs=(Paragraph(runs=runs),), insets=Insets())


def picture(folder: Path, *, pixels: tuple[int, int] = (800, 600), alt: str = "A team page with two green marks") -> Picture:
    """Return a picture of that many pixels, 200 × 150 points on the slide."""
    file = folder / f"team-{pixels[0]}.png"
    Image.new("RGB", pixels).save(file)
    return Picture(name="Picture", box=box(700, 200, 200, 150), file=str(file), alt=alt, sources=(TEMPLATE, CONTENT))


def slide(*items: Item, id: str = "one", title: str = TITLE, section: str = "Your team", layout: str = "content") -> Slide:
    """Return a slide with its title in the brand's placeholder, and these items below; it is as short as its pause, and says nothing."""
    head = replace(text(title, box(58, 66, 845, 71), size=30, name="Title"), placeholder="title")
    return Slide(
        id=id, layout=layout, title=title, section=section, items=(head, *items), notes=(), who="Ada Kay", starts=0, seconds=4,
        appendix=False, source=TEMPLATE,
    )  # fmt: skip


def deck(*slides: Slide, language: str = "en-GB") -> Deck:
    return Deck(
        slides=slides, width=brand().width, height=brand().height, title="Learning", subject="", author="Ada Kay", language=language,
        created="2027-01-20", file_stem="sample", words_per_minute=130, pause_seconds=4,
    )  # fmt: skip


def found(*slides: Slide, language: str = "en-GB") -> tuple[Problem, ...]:
    """Return what the checks say of these slides."""
    return check_deck(deck(*slides, language=language), brand())


def codes(*items: Item, language: str = "en-GB", **given: str) -> set[str]:
    """Return the codes of what the checks say of one slide with these items."""
    return {problem.code for problem in found(slide(*items, **given), language=language)}

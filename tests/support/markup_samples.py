"""Markup in a few words: what tests of layout lay out."""

from collections.abc import Sequence

from briefing_builder.problems import Source
from briefing_builder.slides.markup import (
    Answer,
    Area,
    Areas,
    Block,
    Bullets,
    Card,
    Cards,
    Cell,
    Column,
    Markup,
    Notes,
    Origin,
    Paragraph,
    Slide,
    Span,
    Step,
    Steps,
    Table,
    Words,
)

ORIGIN = Origin(template=Source(path="slides/sample.xml.j2", line=3), content=Source(path="briefing.yaml", line=7, column=3))
ANSWER = Answer(question="“Too dear?”", answer=(Span(text="Less than the classroom."),), slide="costs")


def words(text: str) -> Words:
    """Return a text in one voice."""
    return (Span(text=text),) if text else ()


def paragraph(text: str, style: str = "body") -> Paragraph:
    """Return a paragraph of one of the styles."""
    return Paragraph(words=words(text), style=style, origin=ORIGIN)  # type: ignore[arg-type]


def bullets(*items: str) -> Bullets:
    """Return a list."""
    return Bullets(items=tuple(map(words, items)), origin=ORIGIN)


def cards(*cards: tuple[str, str], icon: str = "clock", mark: str = "Easier", figure: str = "812 h", caption: str = "in year one") -> Cards:
    """Return cards of heading and words."""
    made = (
        Card(
            icon=icon, mark=mark, heading=words(heading), words=words(text), figure=figure, caption=caption, emphasis="plain", origin=ORIGIN
        )
        for heading, text in cards
    )
    return Cards(cards=tuple(made), origin=ORIGIN)


def cell(text: str, note: str = "") -> Cell:
    """Return a cell with a second, quieter line."""
    return Cell(words=words(text), note=words(note), mark="none", strong=False, origin=ORIGIN)


def table(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """Return a table whose columns share the width evenly."""
    columns = tuple(Column(heading=words(heading), share=1, align="left", origin=ORIGIN) for heading in headings)
    return Table(columns=columns, rows=tuple(map(tuple, rows)), name="Sample", origin=ORIGIN)


def steps(*items: tuple[str, str], checks: bool = False, form: str = "fitting") -> Steps:
    """Return steps of heading and words."""
    return Steps(
        steps=tuple(Step(heading=words(head), words=words(text), origin=ORIGIN) for head, text in items),
        checks=checks,
        origin=ORIGIN,
        form=form,
    )


def areas(*columns: tuple[int, bool, Sequence[Block]]) -> Areas:
    """Return columns of share, panel and blocks."""
    return Areas(
        areas=tuple(Area(share=share, panel=panel, blocks=tuple(blocks), origin=ORIGIN) for share, panel, blocks in columns), origin=ORIGIN
    )


def slide(
    *blocks: Block, id: str = "sample", title: str = "A title", layout: str = "content", seconds: int = 90, say: Sequence[str] = ()
) -> Slide:
    """Return a slide with these blocks."""
    notes = Notes(
        goal=words("One goal"), say=tuple(map(words, say)), do=(words("Wait"),), stop_at=words("The clock"), hand_over=words("To Sam"),
        if_asked=(ANSWER,), late="Leave it out",
    )  # fmt: skip
    return Slide(
        id=id, section="Middle", layout=layout, kicker="Kicker", title=words(title), subtitle=(), byline=(), blocks=blocks, notes=notes,
        who="Sam Okoro", seconds=seconds, appendix=False, origin=ORIGIN,
    )  # fmt: skip


def markup(*slides: Slide, footer: str = "Learn where you work · Warehouse", draft: bool = False) -> Markup:
    """Return a briefing of these slides."""
    return Markup(
        slides=slides, title="A briefing", subject="Learning", author="Sam Okoro", language="en-GB", footer=footer, seed="seed",
        created="2027-01-20", file_stem="sample", words_per_minute=120, pause_seconds=4, draft=draft,
    )  # fmt: skip

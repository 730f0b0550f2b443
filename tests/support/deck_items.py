"""The items of a deck, looked at one by one: groups opened, texts of every kind, the height that a text really needs."""

from collections.abc import Iterable, Iterator, Sequence

from briefing_builder.brand.model import Brand
from briefing_builder.deck.model import Chart, Item, Paragraph, Run, Shape, Slide
from briefing_builder.deck.walk import announced_items, leaf_items, undivided_text
from briefing_builder.fonts import Library, Piece, break_lines, line_pitch, text_width
from briefing_builder.units import Emu
from briefing_builder.values import replace


def speaking(items: Iterable[Item]) -> Iterator[Item]:
    """Yield what a listener is told: groups that speak for their items as one, decorative shapes not at all."""
    return (item for item in announced_items(items) if not isinstance(item, Shape) or item.alt)


def texts_of(slide: Slide) -> Iterator[str]:
    """Yield every text that stands on the slide, those of charts included."""
    for item in leaf_items(slide.items):
        if isinstance(item, Chart):
            yield from (*item.categories, *(series.name for series in item.series))
        yield from (undivided_text(paragraph) for paragraph in item.paragraphs)


def needed_height(paragraphs: Sequence[Paragraph], width: Emu, brand: Brand, library: Library, *, in_table: bool = False) -> Emu:
    """Return the height that the paragraphs take in that width, measured anew from their runs."""
    total = 0
    for number, paragraph in enumerate(paragraphs):
        pieces = [_piece(run, brand, library) for run in paragraph.runs]
        lines = break_lines(*_broken_in(pieces, paragraph, width)).line_count
        pitch = max(
            line_pitch(piece.size, spacing=paragraph.spacing, in_table=in_table, font=piece.font, text=piece.text) for piece in pieces
        )
        total += lines * pitch + (paragraph.space_before if number else 0)
    return Emu(total)


def _broken_in(pieces: list[Piece], paragraph: Paragraph, width: Emu) -> tuple[list[Piece], Emu]:
    """What is broken, and in which width: a hung mark stands before the edge, and takes of its line what is wider than its place."""
    measure = Emu(width - paragraph.indent)
    if not paragraph.hanging or paragraph.bullet != "none":
        return pieces, measure
    first, *others = pieces
    mark = text_width([replace(first, text=first.text[:1])])
    return [replace(first, text=first.text[1:]), *others], Emu(measure - max(0, mark - paragraph.hanging))


def _piece(run: Run, brand: Brand, library: Library) -> Piece:
    font = library.font(brand.typefaces[run.face].family, bold=run.bold, italic=run.italic)
    return Piece(text=run.text, font=font, size=run.size)

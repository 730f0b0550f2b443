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
        pieces = _without_hung_mark([_piece(run, brand, library) for run in paragraph.runs], paragraph)
        lines = break_lines(pieces, Emu(width - paragraph.indent)).line_count
        pitch = max(
            line_pitch(piece.size, spacing=paragraph.spacing, in_table=in_table, font=piece.font, text=piece.text) for piece in pieces
        )
        total += lines * pitch + (paragraph.space_before if number else 0)
    return Emu(total)


def _without_hung_mark(pieces: list[Piece], paragraph: Paragraph) -> list[Piece]:
    """The pieces without the mark that hangs before their first line, where it hangs as far as it is wide."""
    if paragraph.bullet != "none" or not paragraph.hanging or not pieces[0].text:
        return pieces
    first, *others = pieces
    mark, rest = replace(first, text=first.text[0]), replace(first, text=first.text[1:])
    is_hung = text_width([mark]) <= paragraph.hanging
    return [rest, *others] if is_hung else pieces


def _piece(run: Run, brand: Brand, library: Library) -> Piece:
    font = library.font(brand.typefaces[run.face].family, bold=run.bold, italic=run.italic)
    return Piece(text=run.text, font=font, size=run.size)

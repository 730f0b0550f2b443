"""The printed page of a slide's notes, measured like a slide: where they do not fit, first the slide's picture shrinks, then the words."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from briefing_builder.brand.model import Brand, NotesMaster
from briefing_builder.deck.model import ABOVE_LABEL, ITEM_HANGS, NotesLine, NotesPage, NotesPart, NotesRun
from briefing_builder.fonts import Library, Piece, line_pitch, measured_paragraph
from briefing_builder.units import ZERO, Box, Emu, inches, points
from briefing_builder.values import Value, replace

PICTURES = (Fraction(1), Fraction(3, 4), Fraction(1, 2), Fraction(1, 3))
"""Shares of its size on the notes master that the slide's picture may have: at a third the slide can still be recognised."""
SMALLEST, SHEET = points(9), inches(10)
"""The smallest size of notes on a page of that height; a larger page is printed smaller."""
STEP = points(Fraction(1, 2))
REMEMBERED = 8_000
"""How many measured paragraphs are remembered; departments have many in common."""


class NotesParagraph(Value, frozen=True, kw_only=True):
    """One paragraph of the notes as it is set."""

    words: NotesLine
    is_label: bool


class NotesHeight(Value, frozen=True, kw_only=True):
    """The height that notes need at one size, and that of their tallest line."""

    whole: Emu
    pitch: Emu


def notes_page(notes: tuple[NotesPart, ...], brand: Brand, library: Library) -> NotesPage:
    """Return how the notes are printed: with the largest words, and the largest picture beside these, with which all of them fit.

    Where nothing does, they stand at the smallest size below the smallest picture, and the page tells how many lines are lost.
    """
    return _fitted_page(notes, brand.notes, brand.typefaces["body"].family, library)


@lru_cache(maxsize=1024)
def _fitted_page(notes: tuple[NotesPart, ...], master: NotesMaster, family: str, library: Library) -> NotesPage:
    lines = _notes_paragraphs(notes)
    pages = [_page_with_picture(master, share) for share in PICTURES]
    needed = NotesHeight(whole=ZERO, pitch=Emu(1))
    for size in _text_sizes(master):
        needed = _notes_height(lines, master, size, family, library)
        for page in pages:
            if needed.whole <= _text_height(page, master):
                return replace(page, size=size)
    missing = needed.whole - _text_height(pages[-1], master)
    return replace(pages[-1], size=size, lost=-(-missing // needed.pitch))


def _notes_paragraphs(notes: Sequence[NotesPart]) -> list[NotesParagraph]:
    """The paragraphs of the notes page, in the order in which the backend writes them."""
    lines = [
        NotesParagraph(words=words, is_label=is_label)
        for part in notes
        for words, is_label in ((_label_paragraph(part), True), *((line, False) for line in part.lines))
    ]
    return [line for line in lines if line.words.text]


def _label_paragraph(part: NotesPart) -> NotesLine:
    return NotesLine(runs=(NotesRun(text=part.label, bold=True),))


def _text_sizes(master: NotesMaster) -> Iterator[Emu]:
    """Sizes from the master's own down to the smallest, by half points."""
    largest = master.body.style.size
    yield largest
    yield from map(Emu, range((largest - 1) // STEP * STEP, min(largest, SMALLEST * master.height // SHEET) - 1, -STEP))


def _page_with_picture(master: NotesMaster, share: Fraction) -> NotesPage:
    """The page with a picture of that share of its size, and the notes in the room that this frees."""
    body, size = master.body.box, master.body.style.size
    whole = None if master.picture is None else master.picture.box
    if whole is None or whole.bottom > body.top:
        return NotesPage(picture=whole, text=body, size=size)
    gap = Emu(round((body.top - whole.bottom) * share))
    picture = whole if share == 1 else _smaller_picture(whole, share, body.left + master.body.insets[0])
    return NotesPage(picture=picture, text=body.below(picture.bottom + gap - body.top), size=size)


def _smaller_picture(picture: Box, share: Fraction, left: Emu) -> Box:
    """The picture above the left edge of the words, as high on the page as it was."""
    width, height = (Emu(round(side * share)) for side in (picture.width, picture.height))
    return Box(left=left, top=picture.top, width=width, height=height)


def _text_height(page: NotesPage, master: NotesMaster) -> int:
    _, above, _, below = master.body.insets
    return page.text.height - above - below


def _notes_height(lines: Sequence[NotesParagraph], master: NotesMaster, size: Emu, family: str, library: Library) -> NotesHeight:
    left, _, right, _ = master.body.insets
    width = master.body.box.width - left - right
    inherited = master.body.paragraph_format
    spaces = [inherited.space_before + inherited.space_after + (ABOVE_LABEL if line.is_label else 0) for line in lines]
    spacing = master.body.style.spacing
    heights = [_paragraph_height(line, size, width, spacing, family, library) for line in lines]
    whole = Emu(sum(spaces) + sum(height for height, _ in heights))
    return NotesHeight(whole=whole, pitch=max([pitch for _, pitch in heights], default=Emu(1)))


@lru_cache(maxsize=REMEMBERED)
def _paragraph_height(line: NotesParagraph, size: Emu, width: Emu, spacing: int, family: str, library: Library) -> tuple[int, Emu]:
    """The height of a paragraph in a column of that width, and of its tallest line; items hang from their dot or number."""
    runs = [run for run in line.words.runs if run.text]
    pieces = tuple([Piece(text=run.text, font=library.font(family, bold=run.bold, italic=run.italic), size=size) for run in runs])
    pitch = max(line_pitch(size, spacing=spacing, font=piece.font, text=piece.text) for piece in pieces)
    column = width if line.words.bullet == "none" else width - ITEM_HANGS
    return measured_paragraph(pieces).broken(column).line_count * pitch, pitch

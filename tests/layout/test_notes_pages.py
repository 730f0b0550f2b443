"""Printed notes: measured before they are written; the slide's picture gives way first, then their size, and nothing in silence."""

from random import Random

import pytest

from briefing_builder.brand.model import Brand
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.deck.model import ABOVE_LABEL, NotesLine, NotesPage, NotesPart, NotesRun, notes_lines
from briefing_builder.fonts import Piece, break_lines, line_pitch
from briefing_builder.layout.slide.notes_page import notes_page
from briefing_builder.pipeline import library
from briefing_builder.units import Box, Emu, inches, points
from briefing_builder.values import replace

BRAND = builtin_brand()
LINE = "Count to ten in silence."
WORDS = ("we", "count", "course", "minutes", "managers", "e-learning", "£107,587", "first-contact", "Straßenbahn", "Ünder–takings", "a")


def page_of(*lines: str, brand: Brand = BRAND) -> NotesPage:
    return page_with(notes_lines(*lines), brand)


def page_with(lines: tuple[NotesLine, ...], brand: Brand) -> NotesPage:
    return notes_page((NotesPart(kind="say", label="SAY", lines=lines),), brand, library())


def needed(page: NotesPage, lines: tuple[NotesLine, ...], brand: Brand) -> int:
    """Return the height that a label and these paragraphs take at the page's size, counted here once more."""
    left, _, right, _ = brand.notes.body.insets
    family = brand.typefaces["body"].family
    whole = ABOVE_LABEL + 0
    for line in (NotesLine(runs=(NotesRun(text="SAY", bold=True),)), *lines):
        fonts = [library().font(family, bold=run.bold, italic=run.italic) for run in line.runs]
        pieces = [Piece(text=run.text, font=font, size=page.size) for run, font in zip(line.runs, fonts, strict=True)]
        width = page.text.width - left - right - (points(13.5) if line.bullet != "none" else 0)
        whole += break_lines(pieces, Emu(width)).line_count * line_pitch(page.size, font=fonts[0], text=line.text)
        whole += brand.notes.body.paragraph_format.space_before
    return whole


def spoken(rng: Random) -> tuple[NotesLine, ...]:
    return tuple(line_of(rng) for _ in range(rng.randint(1, 45)))


def line_of(rng: Random) -> NotesLine:
    """Return a paragraph or an item, its words in up to three voices."""
    texts = [" ".join((*rng.choices(WORDS, k=rng.randint(1, 25)), "")) for _ in range(rng.randint(1, 3))]
    runs = [NotesRun(text=text, bold=rng.random() < 0.5, italic=rng.random() < 0.5) for text in texts]
    return NotesLine(runs=tuple(runs), bullet=rng.choice(("none", "bullet", "number")))


def test_notes_that_fit_stand_as_the_master_says() -> None:
    assert BRAND.notes.picture is not None
    assert page_of(LINE) == NotesPage(picture=BRAND.notes.picture.box, text=BRAND.notes.body.box, size=points(12))


def test_the_picture_gives_way_before_the_words() -> None:
    pages = [page_of(*[LINE] * count) for count in range(1, 60)]
    whole = [page for page in pages if not page.lost]
    widths = [page.picture.width / inches(6) for page in whole if page.picture]
    sizes = [page.size for page in whole]
    assert widths == sorted(widths, reverse=True)
    assert {round(width, 2) for width in widths} == {1, 0.75, 0.5, 0.33}
    assert sizes == sorted(sizes, reverse=True)
    assert {page.size for page in whole if page.picture and page.picture.width > inches(2)} == {points(12)}
    assert set(sizes) == {points(half / 2) for half in range(18, 25)}


def test_the_picture_keeps_its_proportions_and_stands_above_the_notes() -> None:
    for count in range(1, 60):
        page = page_of(*[LINE] * count)
        assert page.picture is not None
        assert abs(page.picture.width * 9 - page.picture.height * 16) < 16
        assert page.picture.bottom < page.text.top
        assert page.text.bottom == BRAND.notes.body.box.bottom


@pytest.mark.parametrize("name", builtin_brands())
def test_whatever_is_said_fits_at_the_size_that_is_told_and_at_no_larger_one(name: str) -> None:
    brand, rng = builtin_brand(name), Random(7)
    for _ in range(8):
        lines = spoken(rng)
        page = page_with(lines, brand)
        assert (needed(page, lines, brand) <= page.text.height) is (page.lost == 0)
        if page.size < brand.notes.body.style.size and not page.lost:
            larger = replace(page, size=Emu(page.size + points(0.5)))
            assert needed(larger, lines, brand) > page.text.height


def test_lines_that_no_page_holds_are_counted() -> None:
    fits = max(count for count in range(1, 80) if not page_of(*[LINE] * count).lost)
    assert [page_of(*[LINE] * (fits + more)).lost for more in (0, 1, 5)] == [0, 1, 6]
    assert page_of(*[LINE] * (fits + 5)).size == points(9)


def test_a_larger_sheet_is_printed_smaller_and_keeps_larger_words() -> None:
    notes = replace(BRAND.notes, height=inches(15), body=replace(BRAND.notes.body, style=replace(BRAND.notes.body.style, size=points(18))))
    assert page_of(*[LINE] * 90, brand=replace(BRAND, notes=notes)).size == points(13.5)


def test_small_notes_of_a_brand_are_never_set_smaller() -> None:
    notes = replace(BRAND.notes, body=replace(BRAND.notes.body, style=replace(BRAND.notes.body.style, size=points(8))))
    assert page_of(*[LINE] * 90, brand=replace(BRAND, notes=notes)).size == points(8)


def test_a_picture_beside_the_notes_stays_as_it_is() -> None:
    beside = Box(left=inches(0.5), top=inches(4.3), width=inches(3), height=inches(2))
    assert BRAND.notes.picture is not None
    notes = replace(BRAND.notes, picture=replace(BRAND.notes.picture, box=beside))
    page = page_of(*[LINE] * 24, brand=replace(BRAND, notes=notes))
    assert (page.picture, page.text, page.size < points(12)) == (beside, BRAND.notes.body.box, True)


def test_a_master_without_a_picture_gives_the_notes_their_frame() -> None:
    page = page_of(LINE, brand=replace(BRAND, notes=replace(BRAND.notes, picture=None)))
    assert (page.picture, page.text) == (None, BRAND.notes.body.box)

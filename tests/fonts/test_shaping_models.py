"""Three renderers round the same word differently; each number is worked out by hand."""

import pytest

from briefing_builder.fonts import Font, Library, Piece, text_width
from briefing_builder.fonts.breaking import MARGIN
from briefing_builder.fonts.shaping import SPACES
from briefing_builder.units import Emu, points

SIZE = points(20)


def test_the_600_dpi_model_rounds_each_advance_to_a_pixel(half_em: Font) -> None:
    # 20 pt = 705.6 -> 706/100 mm = 254,160 EMU = 166.8 -> 167 pixels of 1524 EMU an em; half of it 83.5 -> 84
    assert half_em.widths("abc", SIZE)[0] == 3 * 84 * 1524


def test_the_pdf_puts_glyphs_on_tenths_of_a_point_and_says_steps_in_whole_thousandths(half_em: Font) -> None:
    # 84 pixels are 100.8 tenths of a point: one step of five is 100 tenths, 500 thousandths of an em of 200 tenths; four are 101 tenths,
    # 505 thousandths, of which 4.5 more than the glyph's own 500 are said as 4
    assert half_em.drawn_width("abc", SIZE) == pytest.approx(3 * 0.5032 * 254_160)


def test_spaces_that_hang_are_drawn_without_kerning(shipped: Library) -> None:
    font = shipped.font("Liberation Sans", bold=False, italic=False)
    assert font.drawn_width("A  ", SIZE) == pytest.approx(font.drawn_width("A", SIZE) + 2 * font.drawn_width(" ", SIZE))


def test_the_exact_model_rounds_nothing(half_em: Font) -> None:
    assert half_em.widths("abc", SIZE)[1] == 3 * 10 * 12_700


def test_the_grid_model_rounds_each_advance_to_an_eighth_of_a_point(half_em: Font) -> None:
    # at 18.5 pt half an em is 9.25 pt = 74 eighths; at 18.6 pt it is 9.3 pt = 74.4 -> 74 eighths
    assert half_em.widths("ab", points(18.5))[2] == 2 * 74 * 12_700 // 8
    assert half_em.widths("ab", points(18.6))[2] == 2 * 74 * 12_700 // 8


def test_trailing_spaces_hang(half_em: Font) -> None:
    whole, visible = half_em.widths("ab  ", SIZE)[1], half_em.widths("ab  ", SIZE)[4]
    assert (whole, visible) == (4 * 127_000, 2 * 127_000)


def test_a_no_break_space_does_not_hang(half_em: Font) -> None:
    assert half_em.widths("ab\u00a0", SIZE)[4] == 3 * 127_000


def test_kerning_narrows_a_pair(shipped: Library) -> None:
    carlito = shipped.font("Carlito", bold=False, italic=False)
    assert carlito.widths("AV", SIZE)[1] < carlito.widths("A", SIZE)[1] + carlito.widths("V", SIZE)[1]


def test_only_the_grid_model_sets_no_ligatures(shipped: Library) -> None:
    gelasio = shipped.font("Gelasio", bold=False, italic=False)
    letters = gelasio.widths("f", SIZE)[1] + gelasio.widths("i", SIZE)[1]
    assert gelasio.widths("fi", SIZE)[1] < letters - points(0.5)
    assert abs(gelasio.widths("fi", SIZE)[2] - letters) < points(0.25)


@pytest.mark.parametrize("family", ["Carlito", "Gelasio"])
def test_no_shipped_face_kerns_across_a_space_so_words_can_be_measured_alone(shipped: Library, family: str) -> None:
    text = "AV To. LTD. “Yes” – 7 A Y"
    font = shipped.font(family, bold=True, italic=False)
    alone = [font.widths(word + " ", SIZE)[1] for word in text.split(" ")]
    assert abs(font.widths(text + " ", SIZE)[1] - sum(alone)) <= 2 * len(alone)  # EMU: each word and each space is rounded up


def test_liberation_sans_sets_a_word_closer_after_a_capital_a_and_its_space(shipped: Library) -> None:
    liberation = shipped.font("Liberation Sans", bold=False, italic=False)
    # Arial's pair of A and space: -113 of 2048 units, at 20 pt 167 pixels of 1524 EMU an em: -9.2 -> 9 or 10 pixels
    assert liberation.kerning_over_space("A", "f", SIZE) in (-9 * 1524, -10 * 1524)
    assert liberation.kerning_over_space("e", "f", SIZE) == 0


def test_text_width_is_the_widest_model_and_the_margin(half_em: Font) -> None:
    widest = max(half_em.widths("abc def", SIZE)[:3])
    assert text_width([Piece(text="abc def", font=half_em, size=SIZE)]) == -(-(widest + MARGIN) * 1000 // 997)


def test_no_text_has_no_width(half_em: Font) -> None:
    assert text_width([]) == text_width([Piece(text="", font=half_em, size=SIZE)]) == Emu(0)


def test_spaces_that_hang_are_ascii(half_em: Font) -> None:
    assert all(half_em.widths(space, SIZE)[3:] == (0, 0, 0) for space in SPACES)

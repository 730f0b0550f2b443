"""Lines in a column, counted by eye: at 20 pt every glyph of the test font is 10 pt wide (10.08 pt at 600 dpi)."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing_builder.files.resources import resource
from briefing_builder.fonts import Broken, Font, Library, Piece, break_lines, open_library, text_width
from briefing_builder.units import Emu, points

SIZE = points(20)


def broken(font: Font, text: str, width: float) -> Broken:
    return break_lines([Piece(text=text, font=font, size=SIZE)], points(Fraction(width)))


def test_a_paragraph_breaks_where_the_next_word_no_longer_fits(half_em: Font) -> None:
    assert broken(half_em, "aaaa bbbb cccc", 100).breaks == (10,)  # 9 glyphs: 90.72 pt; 14: 141.12 pt


def test_a_line_keeps_half_a_point_and_three_per_mille_free(half_em: Font) -> None:
    # 9 glyphs at 600 dpi: 90.72 pt; (90.72 + 0.5) / 0.997 = 91.49 pt
    assert broken(half_em, "aaaa bbbb", 91.45).line_count == 2
    assert broken(half_em, "aaaa bbbb", 91.50).line_count == 1


def test_the_picture_breaks_at_the_true_width(half_em: Font) -> None:
    assert broken(half_em, "aaaa bbbb", 91.45).breaks == ()


def test_the_space_at_a_break_takes_no_room(half_em: Font) -> None:
    assert broken(half_em, "aaaa     bbbb", 50).breaks == (9,)


def test_the_widest_line_counts_with_its_margin(half_em: Font) -> None:
    result = broken(half_em, "aaaa bbbb cc", 100)
    assert result.widest == text_width([Piece(text="aaaa bbbb", font=half_em, size=SIZE)])


def test_no_text_takes_one_line(half_em: Font) -> None:
    assert broken(half_em, "", 100) == Broken(breaks=(), line_count=1, widest=Emu(0))
    assert break_lines([], points(100)).line_count == 1


def test_spaces_alone_fit_everywhere(half_em: Font) -> None:
    assert broken(half_em, "   ", 0) == Broken(breaks=(), line_count=1, widest=Emu(0))


def test_a_word_across_two_runs_stays_whole(half_em: Font) -> None:
    runs = [Piece(text=text, font=half_em, size=SIZE) for text in ("xxxx aa", "aaa", " bb")]
    assert break_lines(runs, points(81)).breaks == (5,)  # "xxxx" | "aaaaa bb"


def test_a_larger_run_takes_more_room(half_em: Font) -> None:
    runs = [Piece(text="aaaa ", font=half_em, size=SIZE), Piece(text="bbbb", font=half_em, size=points(40))]
    assert break_lines(runs, points(100)).breaks == (5,)


def test_a_word_wider_than_the_column_is_named_and_split(half_em: Font) -> None:
    result = broken(half_em, "a bbbbbbb c", 35)
    assert result.overlong == ("bbbbbbb",)
    assert result.breaks == (2, 5, 8)  # a | bbb | bbb | b c


def test_an_address_that_cannot_be_broken_is_overlong(half_em: Font) -> None:
    assert broken(half_em, "see a/b-c/d-e", 60).overlong == ("a/b-c/d-e",)


def test_a_hyphenated_word_is_not_overlong(half_em: Font) -> None:
    assert broken(half_em, "aaaa-bbbb", 60).overlong == ()


def test_missing_glyphs_are_named(half_em: Font) -> None:
    assert broken(half_em, "a☃b☃", 100).missing == ("☃",)


LIBRARY = open_library(resource("assets", "fonts"))
FONTS = [LIBRARY.font(family, bold=bold, italic=False) for family in ("Carlito", "Gelasio") for bold in (False, True)]
SENTENCES = st.lists(
    st.sampled_from("your managers office first-aid effective AVATAR To. — 2,400 £18.50 waffle ? e-learning café a I hours".split()),  # noqa: SIM905
    min_size=1,
    max_size=30,
).map(" ".join)
ANYTHING = st.text(st.one_of(st.characters(), st.sampled_from(" -–/@abcfi?漢。\u0301\u00a0")), max_size=60)
SIZES = st.integers(100, 6000).map(lambda hundredths: points(Fraction(hundredths, 100)))
WIDTHS = st.integers(-5, 900).map(points)


@st.composite
def runs(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> list[Piece]:
    return draw(st.lists(st.builds(Piece, text=texts, font=st.sampled_from(FONTS), size=SIZES), max_size=4))


@given(runs(ANYTHING), WIDTHS)
@example([Piece(text="\r", font=FONTS[0], size=SIZE), Piece(text="0", font=FONTS[0], size=SIZE)], points(-1))
def test_any_text_in_any_column_gives_lines_in_order(pieces: list[Piece], width: Emu) -> None:
    result = break_lines(pieces, width)
    length = sum(len(piece.text) for piece in pieces)
    assert list(result.breaks) == sorted(set(result.breaks))
    assert all(0 < start < length for start in result.breaks)
    assert result.line_count > len(result.breaks)


@given(runs(ANYTHING), WIDTHS)
def test_no_line_is_wider_than_the_column_unless_a_word_is(pieces: list[Piece], width: Emu) -> None:
    result = break_lines(pieces, width)
    assert result.overlong or result.widest <= max(width, 0)


@given(runs(SENTENCES), st.integers(200, 900), st.integers(0, 300))
def test_a_wider_column_never_needs_more_lines(pieces: list[Piece], width: int, more: int) -> None:
    narrow, wide = (break_lines(pieces, points(length)) for length in (width, width + more))
    assert narrow.overlong or wide.line_count <= narrow.line_count


@given(runs(ANYTHING))
def test_a_column_of_the_text_width_holds_it_on_one_line(pieces: list[Piece]) -> None:
    assert break_lines(pieces, text_width(pieces)).line_count == 1


@given(runs(SENTENCES), st.integers(200, 900))
def test_a_column_of_the_widest_line_needs_no_more_lines(pieces: list[Piece], width: int) -> None:
    result = break_lines(pieces, points(width))
    assert result.overlong or break_lines(pieces, result.widest).line_count <= result.line_count


@given(SENTENCES, SENTENCES, st.sampled_from(FONTS), SIZES)
def test_a_run_may_be_divided_at_a_space(first: str, second: str, font: Font, size: Emu) -> None:
    apart = [Piece(text=text, font=font, size=size) for text in (first + " ", second)]
    together = [Piece(text=f"{first} {second}", font=font, size=size)]
    assert abs(text_width(apart) - text_width(together)) <= 4  # EMU: parts of a glued token are rounded up apart


@pytest.mark.parametrize("family", ["Carlito", "Gelasio"])
def test_a_known_sentence_breaks_as_libreoffice_drew_it(shipped: Library, family: str) -> None:
    text = "Your managers asked for fewer hours away from work, and for follow-up that fits into an ordinary office week."
    piece = Piece(text=text, font=shipped.font(family, bold=False, italic=False), size=SIZE)
    result = break_lines([piece], points(360))
    assert (result.breaks, result.line_count) == {"Carlito": ((41, 85), 3), "Gelasio": ((36, 75), 3)}[family]

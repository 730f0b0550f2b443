"""What our fonts lack is measured with an estimate: per cluster, never too little, and only where a device can show it at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.fonts import Font, Library, Piece, break_lines, is_right_to_left, is_showable, line_pitch, unicode_script_of
from briefing_builder.fonts.standins import clusters, stand_in_width
from briefing_builder.units import points

SIZE = points(20)
EM = 20 * 12_700


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a👩‍👩‍👧b", ["a", "👩‍👩‍👧", "b"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("🇬🇧🇫🇮", ["🇬🇧", "🇫🇮"]),
        ("1️⃣2", ["1️⃣", "2"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("को", ["को"]),
        ("\u0301a", ["\u0301", "a"]),
        ("漢字", ["漢", "字"]),
    ],
    ids=["family", "skin", "flags", "keycap", "accent", "vowel sign", "mark alone", "ideographs"],
)
def test_a_cluster_is_what_is_never_drawn_apart(text: str, parts: list[str]) -> None:
    assert list(clusters(text)) == parts


@given(st.text())
def test_clusters_lose_nothing(text: str) -> None:
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(
    ("cluster", "width"), [("漢", 1000), ("🎉", 1400), ("👩‍👩‍👧", 4200), ("1️⃣", 1400), ("ש", 750), ("ｱ", 550), ("字\ufe00", 1000)]
)
def test_the_estimate_of_a_cluster(cluster: str, width: int) -> None:
    assert stand_in_width(cluster) == width


def test_latin_beside_ideographs_keeps_its_own_widths(half_em: Font) -> None:
    own, mixed = half_em.widths("abc", SIZE)[1], half_em.widths("abc漢", SIZE)[1]
    assert mixed == own + EM // 2  # the test font has this ideograph: half an em
    assert half_em.widths("abc語", SIZE)[1] == own + EM


def test_quotation_marks_are_wide_between_ideographs_only(shipped: Library) -> None:
    carlito = shipped.font("Carlito", bold=False, italic=False)
    assert carlito.widths("“語”", SIZE)[1] == 3 * EM
    assert carlito.widths("“a”", SIZE)[1] < 2 * EM


def test_an_emoji_selector_makes_a_picture_of_a_letter_that_we_have(shipped: Library) -> None:
    carlito = shipped.font("Carlito", bold=False, italic=False)
    assert 1.4 * EM <= carlito.widths("©\ufe0f", SIZE)[1] < 1.41 * EM


def test_a_device_without_a_font_for_it_draws_a_box_for_each_character_and_mark(half_em: Font, shipped: Library) -> None:
    assert [half_em.widths(text, SIZE)[1] for text in ("ท", "ที")] == [EM * 85 // 100, 2 * EM // 2]
    gelasio = shipped.font("Gelasio", bold=True, italic=False)
    assert gelasio.widths("ที", SIZE)[1] == 2 * EM * 3 // 4


def test_a_line_with_foreign_letters_is_higher(half_em: Font) -> None:
    assert line_pitch(SIZE, font=half_em, text="abc") < line_pitch(SIZE, font=half_em, text="語") == round(EM * 1.35)
    assert line_pitch(SIZE, font=half_em, in_table=True, text="語") > EM * 1.5


def test_ideographs_beside_latin_letters_need_air(half_em: Font) -> None:
    apart, together = (break_lines([Piece(text=text, font=half_em, size=SIZE)], points(500)).widest for text in ("漢 漢", "漢 a"))
    assert together - apart > EM * 0.39


def test_foreign_letters_are_named_and_cut_by_cluster(half_em: Font) -> None:
    broken = break_lines([Piece(text="👩‍👩‍👧" * 3, font=half_em, size=SIZE)], points(90))
    assert (broken.missing, broken.stuck, len(broken.overlong)) == (("👩", "👧"), (), 1)
    assert (broken.line_count, broken.breaks) == (3, (5, 10))


def test_a_column_narrower_than_a_character_is_stuck(half_em: Font) -> None:
    assert break_lines([Piece(text="abc", font=half_em, size=SIZE)], points(5)).stuck == ("abc",)


@pytest.mark.parametrize(
    ("char", "name"),
    [("語", "Chinese, Japanese or Korean"), ("한", "Chinese, Japanese or Korean"), ("ف", "Arabic"), ("🎉", "emoji"), ("→", "symbols")],
)
def test_a_script_has_a_name_for_people(char: str, name: str) -> None:
    assert unicode_script_of(char).name == name


@pytest.mark.parametrize(
    ("char", "showable"), [("語", True), ("\ue000", False), ("\x07", False), ("\ud800", False), ("\u0378", False), ("🫩", True)]
)
def test_only_characters_that_a_device_may_have_are_showable(char: str, showable: bool) -> None:
    assert is_showable(char) is showable


@pytest.mark.parametrize(
    ("text", "right"), [("שלום ABC", True), ("(123) العربية", True), ("ABC שלום", False), ("12 %", False), ("", False)]
)
def test_the_first_letter_decides_the_direction(text: str, right: bool) -> None:
    assert is_right_to_left(text) is right


ADDRESS = "https://example.org/one/two-three/four?five=six&seven=eight"


@pytest.mark.parametrize("width", range(30, 700, 17))
def test_a_cut_word_needs_at_least_the_lines_of_its_characters(half_em: Font, width: int) -> None:
    broken = break_lines([Piece(text=ADDRESS, font=half_em, size=SIZE)], points(width))
    assert broken.line_count >= -(-len(ADDRESS) * 10 // width)
    assert broken.widest <= points(width)


@pytest.mark.parametrize(
    ("word", "width", "lines"),
    [
        ("aaaa/2222/3333", 95, 2),
        ("aaaa/bbbb/cccc/dddd", 112, 2),
        ("aaaa/bbbb/cccc/dddd", 105, 3),
        ("(aaaa)(bbbb)(cccc)(dddd)(eeee)", 105, 5),
    ],
    ids=["digits", "room for the next character", "none for it", "brackets"],
)
def test_a_cut_word_gets_the_lines_that_its_joints_ask_for(half_em: Font, word: str, width: int, lines: int) -> None:
    assert break_lines([Piece(text=word, font=half_em, size=SIZE)], points(width)).line_count == lines


def test_an_address_before_ideographs_gets_the_five_lines_that_libreoffice_drew(shipped: Library) -> None:
    address = "https://learn.example.org/catalogue/courses/2027/calm-calls?department=contact-centre&from=briefing#start"
    bold = shipped.font("Carlito", bold=True, italic=False)
    assert break_lines([Piece(text=f"{address} カタカナ・テスト ☎️", font=bold, size=points(18))], points(319.2)).line_count == 5

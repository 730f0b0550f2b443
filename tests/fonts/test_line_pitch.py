"""The height kept for a line: a constant in boxes, at least the face's own pitch in tables, always rounded up."""

from briefing_builder.fonts import Font, Library, line_pitch
from briefing_builder.units import points


def test_a_line_in_a_box_takes_the_same_share_in_every_face(half_em: Font, shipped: Library) -> None:
    gelasio = shipped.font("Gelasio", bold=False, italic=False)
    assert line_pitch(points(10), font=half_em) == line_pitch(points(10), font=gelasio) == 153_886  # 127,000 x 1.2117 = 153,885.9


def test_spacing_is_in_per_cent(half_em: Font) -> None:
    assert line_pitch(points(10), spacing=90, font=half_em) == 138_498  # 138,497.31


def test_a_line_in_a_table_takes_powerpoints_row(half_em: Font) -> None:
    assert line_pitch(points(10), in_table=True, font=half_em) == 155_233  # 1.2223 em; natural 1.2 x 1.006 is less


def test_a_tall_face_takes_its_own_pitch_in_a_table(shipped: Library) -> None:
    gelasio = shipped.font("Gelasio", bold=False, italic=False)
    natural = gelasio.ascent + gelasio.descent
    assert natural == 928 + 342  # 1900 and 700 of 2048
    assert line_pitch(points(10), in_table=True, font=gelasio) == 162_258  # 127,000 x 1.27 x 1.006 = 162,257.74

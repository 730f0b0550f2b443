"""Where a line may end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.fonts.opportunities import LIBREOFFICE, SAFE, unbroken_stretches

CASES = [
    ("one two  three", ["one ", "two  ", "three"]),
    ("  indented", ["  ", "indented"]),
    ("no\u00a0break and 44\u202f%", ["no\u00a0break ", "and ", "44\u202f%"]),
    ("well-known", ["well-", "known"]),
    ("2023-24 T-5 -x x-", ["2023-24 ", "T-5 ", "-x ", "x-"]),
    ("a/b-c me@well-known.org", ["a/b-c ", "me@well-known.org"]),
    ("hours—days 2023–24", ["hours—", "days ", "2023–", "24"]),
    ("cold –5 and —", ["cold ", "–5 ", "and ", "—"]),
    ("Pourquoi ? Oui !", ["Pourquoi ? ", "Oui !"]),
    ("« oui » dit", ["« oui » ", "dit"]),
    ("see ( a ) b", ["see ", "( a ) ", "b"]),
    ("漢字「かな」。字", ["漢", "字", "「か", "な」。", "字"]),
    ("API漢字", ["API", "漢", "字"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_breaks_that_every_renderer_permits(text: str, expected: list[str]) -> None:
    assert unbroken_stretches(text, SAFE) == expected


LIBREOFFICE_ALSO = [
    ("3-day", ["3-", "day"]),
    ("hours—days", ["hours", "—", "days"]),
    ("« oui »", ["« ", "oui ", "»"]),
]


@pytest.mark.parametrize(("text", "expected"), LIBREOFFICE_ALSO)
def test_libreoffice_permits_some_more(text: str, expected: list[str]) -> None:
    assert unbroken_stretches(text, LIBREOFFICE) == expected
    assert len(unbroken_stretches(text, SAFE)) < len(expected)


TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("  --–—/@abc?(»漢。「")))


@given(TEXTS)
def test_no_character_is_lost(text: str) -> None:
    assert "".join(unbroken_stretches(text, SAFE)) == "".join(unbroken_stretches(text, LIBREOFFICE)) == text
    assert all(unbroken_stretches(text, SAFE))


@given(TEXTS)
def test_libreoffice_permits_every_safe_break(text: str) -> None:
    assert ends(text, unbroken_stretches(text, SAFE)) <= ends(text, unbroken_stretches(text, LIBREOFFICE))


def ends(text: str, parts: list[str]) -> set[int]:
    return {len("".join(parts[:count])) for count in range(len(parts) + 1)} | {0, len(text)}

"""The scripts for which a theme may name faces of their own."""

import pytest

from briefing_builder.fonts import complex_script, east_asian_script


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("学習", "ja-JP", "Jpan"),
        ("学習", "zh-CN", "Hans"),
        ("学習", "zh-TW", "Hant"),
        ("學習", "zh-Hant-HK", "Hant"),
        ("学習", "en-GB", "Hans"),
        ("学ぶこと", "en-GB", "Jpan"),
        ("팀 학습", "en-GB", "Hang"),
        ("Ａ１", "ja", "Jpan"),
        ("Łódź – здоровье", "ja", ""),
        ("“quoted”", "zh-CN", ""),
        ("", "ja", ""),
    ],
)
def test_east_asian_writing_is_that_of_the_letters_else_of_the_language(text: str, language: str, script: str) -> None:
    assert east_asian_script(text, language) == script


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("למידה", "Hebr"),
        ("تعلّم", "Arab"),
        ("सीखना", "Deva"),
        ("เรียนรู้", "Thai"),
        ("Team: تعلّم", "Arab"),
        ("学習", ""),
        ("Fewer hours", ""),
        ("", ""),
    ],
)
def test_a_complex_script_is_that_of_its_first_letter(text: str, script: str) -> None:
    assert complex_script(text) == script

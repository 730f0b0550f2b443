"""What a title becomes in the name of a file: readable in its own script, and taken by every system."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefing_builder.content.models.fields import LONGEST_ID, LONGEST_NAME, NO_NAME, file_name, slug

MARKS = ("Mn", "Mc")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Learn where you work", "learn-where-you-work"),
        ("Büro & Café – ½ Tag", "buro-cafe-12-tag"),
        ("Εξυπηρέτηση πελατών: πρώτα ο πελάτης", "εξυπηρέτηση-πελατών-πρώτα-ο-πελάτης"),
        ("Обучение на рабочем месте", "обучение-на-рабочем-месте"),
        ("客户服务 / 2027", "客户服务-2027"),
        ("日本語のタイトル", "日本語のタイトル"),
        ("고객 서비스", "고객-서비스"),
        ("خدمة العملاء", "خدمة-العملاء"),
        ("שירות לקוחות", "שירות-לקוחות"),
        ("ग्राहक सेवा", "ग्राहक-सेवा"),
        ("การเรียนรู้ในที่ทำงาน", "การเรียนรู้ในที่ทำงาน"),
        ("Łódź: Straße, Øst", "łódź-straße-øst"),
        ("CON", "con"),
        ("\u202eftp.exe/../Ωμέγα\u0000.", "ftp-exe-ωμέγα"),
        ("می\u200cخواهم", "میخواهم"),
        ("Ο\u0301λα", "όλα"),
        ("✨ ❤\ufe0f ☕", NO_NAME),
        ("\u3164 … \ufe0f", NO_NAME),
        ("①Α", "①α"),
    ],
)
def test_a_title_is_readable_as_the_name_of_a_file(title: str, name: str) -> None:
    assert file_name(title) == name


@given(some.text(alphabet=some.characters(max_codepoint=127), min_size=1))
def test_a_title_of_ascii_characters_is_called_as_an_id_would_be(title: str) -> None:
    assert file_name(title) in (slug(title), NO_NAME)


@given(some.text(min_size=1, max_size=120))
def test_every_system_takes_the_name_of_every_title(title: str) -> None:
    name = file_name(title)
    assert 0 < len(name) <= LONGEST_ID
    assert len(name.encode()) <= LONGEST_NAME
    assert name == unicodedata.normalize("NFC", name)
    assert {unicodedata.category(char)[0] for char in name.replace("-", "")} <= {"L", "N", "M"}
    assert unicodedata.category(name[0]) not in MARKS
    assert name == name.strip("-")


@pytest.mark.parametrize("letter", ["ग्रा", "q\u0301", "字", "\U0002070e", "ё"])
def test_a_long_name_is_cut_between_whole_letters(letter: str) -> None:
    whole = unicodedata.normalize("NFC", f"ω{letter * 60}")
    name = file_name(whole)
    assert whole.startswith(name)
    assert len(name.encode()) > LONGEST_NAME - 12 or len(name) > LONGEST_ID - 3
    assert unicodedata.category(whole[len(name)]) not in MARKS

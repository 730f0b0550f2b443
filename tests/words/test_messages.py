"""ICU messages: what is read, what a value chooses, and how a fault is told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.words import Catalogue, Term, english
from briefing_builder.words.catalogue import UnknownSentence
from briefing_builder.words.message import MessageError, parse_message
from briefing_builder.words.reading import locale_of


def said(text: str, language: str = "en-GB", **values: object) -> str:
    return Catalogue(language, locale_of(language), {**english().entries, "a.b": text})("a.b", **values)


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("plain", {}, "plain"),
        ("to {who}!", {"who": "Ann"}, "to Ann!"),
        ("{n} people", {"n": 1234}, "1,234 people"),
        ("{n} hours", {"n": Decimal("2.50")}, "2.50 hours"),
        ("{n, spellout} courses", {"n": 12}, "twelve courses"),
        ("{n, plural, one {# course} other {# courses}}", {"n": 1}, "1 course"),
        ("{n, plural, one {# course} other {# courses}}", {"n": 1000}, "1,000 courses"),
        ("{n, plural, =0 {none} one {{n, spellout} course} other {{n, spellout} courses}}", {"n": 0}, "none"),
        ("{new, select, yes {new} other {old}}", {"new": True}, "new"),
        ("{new, select, yes {new} other {old}}", {"new": False}, "old"),
        ("{kind, select, video {watch} other {read}}", {"kind": "video"}, "watch"),
        ("{a, select, yes {{n, plural, one {#!} other {#?}}} other {}}", {"a": True, "n": 3}, "3?"),
        ("'{'n'}'", {}, "{n}"),
        ("don't, and it's # 3", {}, "don't, and it's # 3"),
    ],
)
def test_a_message_says_its_values(text: str, values: dict[str, object], expected: str) -> None:
    assert said(text, **values) == expected


POLISH = [(1, "1 plik"), (3, "3 pliki"), (5, "5 plików"), (22, "22 pliki"), (Decimal("1.5"), "1,5 pliku")]


@pytest.mark.parametrize(("count", "expected"), POLISH)
def test_plurals_are_those_of_the_language(count: Decimal | int, expected: str) -> None:
    text = "{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}"
    assert said(text, "pl", n=count) == expected


@pytest.mark.parametrize(("gender", "expected"), [("feminine", "jede Krone"), ("neuter", "jedes Pfund"), ("masculine", "jeder Euro")])
def test_a_term_chooses_by_its_gender(gender: str, expected: str) -> None:
    text = "{unit, select, feminine {jede} neuter {jedes} other {jeder}} {unit}"
    assert said(text, "de", unit=Term(expected.split()[1], gender)) == expected


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("{", "a value needs a name"),
        ("{Name}", "a value needs a name"),
        ("{name", "is not closed"),
        ("{n, number}", "plural, select or spellout"),
        ("{n, plural}", "needs its forms"),
        ("{n, plural, one {x}}", "no form other"),
        ("{n, plural, singular {x} other {y}}", "is no plural form"),
        ("{n, plural, other {x}", "a form of n is"),
        ("{n, select, other {x", "is not closed"),
        ("a } b", "closes nothing"),
        ("{a, select, other {" * 7 + "}}" * 7, "stand in each other"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, finding: str) -> None:
    with pytest.raises(MessageError, match=finding) as failure:
        parse_message(text)
    assert 0 <= failure.value.at <= len(text)


@given(st.text(alphabet="{}'#, nplurasecti=01o\n"))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        at = len(str(parse_message(text))) and 0
    except MessageError as fault:
        at = fault.at
    assert 0 <= at <= len(text)


def test_a_value_that_is_missing_is_named() -> None:
    with pytest.raises(UnknownSentence, match="needs the value 'who'"):
        said("to {who}")


def test_an_unknown_sentence_has_a_hint() -> None:
    with pytest.raises(UnknownSentence, match=r'did you mean "objectives.goal"'):
        english()("objectives.goals")


@pytest.mark.parametrize("value", [None, 1.5, ["a"]])
def test_only_what_can_be_written_is_a_value(value: object) -> None:
    with pytest.raises(TypeError):
        said("{n}", n=value)

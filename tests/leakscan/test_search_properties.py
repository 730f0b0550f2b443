"""The search by its promises: a number is found however it is written and split; what is not secret is no find."""

import itertools
import textwrap
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from property_settings import examples

from briefing_builder.leakscan.finding.model import Secret
from briefing_builder.leakscan.finding.public import Public
from briefing_builder.leakscan.finding.search import Search, search_for
from briefing_builder.leakscan.finding.units import unit_spellings
from briefing_builder.leakscan.reading import Fragment, fragments_of, xml

UNITS = unit_spellings("GBP", ["visits"])
SPACES = ("", " ", "\u00a0", "\u2009", "\u202f")
"""Nothing, a space, one that does not break, a thin one, a thin one that does not break."""
CURRENCY = ("£{}", "£ {}", "{} £", "{} GBP", "GBP {}", "GBP{}", "{} pounds", "{} Pounds")


def secret(value: Decimal | str | date, unit: str = "") -> Secret:
    kind = "number" if isinstance(value, Decimal) else "date" if isinstance(value, date) else "text"
    return Secret(kind=kind, label="x", value=value, unit=unit)  # type: ignore[arg-type]


def searching(*secrets: Secret, public: Public | None = None) -> Search:
    return search_for(secrets, public or Public(units=UNITS))


def grouped(digits: str, mark: str) -> str:
    """Return digits with a mark before every third from the right."""
    head = len(digits) % 3 or 3
    return mark.join([digits[:head], *(digits[start : start + 3] for start in range(head, len(digits), 3))])


@st.composite
def numbers(draw: st.DrawFn) -> Decimal:
    """A number of three to seven digits that tell something, with up to three decimals; no year, which is told apart below."""
    digits = draw(st.integers(min_value=101, max_value=9_999_999).filter(lambda number: number % 10 != 0))
    value = Decimal(digits).scaleb(-draw(st.integers(min_value=0, max_value=3)))
    return value if not 1900 <= value <= 2100 else value + 1000


@st.composite
def written(draw: st.DrawFn, value: Decimal) -> str:
    """One of the ways in which people write a number."""
    whole, _, decimals = f"{value:f}".partition(".")
    pairs = [(mark, point) for mark in ("", ",", "'", "’", *SPACES[1:]) for point in ".,·" if mark != point] + [(".", ",")]
    mark, point = draw(st.sampled_from(pairs))
    text = grouped(whole, mark) if mark and len(whole) > 3 else whole
    if decimals:
        text += point + decimals + draw(st.sampled_from(["", "0", "00"]))
    frame = draw(st.sampled_from(["{}", "it is {}.", "({})", "about {}, so", "“{}”", "[{}]", "cost:{};", "{}\u200b", *CURRENCY]))
    return frame.format(text)


def split(text: str, cuts: list[int]) -> list[str]:
    """Return the text in pieces."""
    edges = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    return [text[start:end] for start, end in itertools.pairwise(edges)]


@examples(400)
@given(st.data())
def test_a_number_is_found_however_it_is_written_and_wherever_it_is_cut(data: st.DataObject) -> None:
    value = data.draw(numbers())
    text = data.draw(written(value))
    pieces = split(text, data.draw(st.lists(st.integers(min_value=0, max_value=40), max_size=6)))
    runs = "".join(f"<a:r><a:t>{escape(piece)}</a:t></a:r>" for piece in pieces)
    part = f'<?xml version="1.0"?><x xmlns:a="urn:a"><a:p>{runs}</a:p></x>'
    looking = searching(secret(value, "currency"))
    reads = [read for read in fragments_of("part.xml", part.encode()) if isinstance(read, Fragment)]
    assert any(looking.in_text(read.text) for read in reads if read.kind == "whole"), text


@examples(300)
@given(st.lists(numbers(), min_size=1, max_size=6, unique=True), numbers())
def test_a_number_that_is_no_secret_is_no_find(secrets: list[Decimal], other: Decimal) -> None:
    looking = searching(*(secret(value) for value in secrets))
    readings = {other, *(other * 10**power for power in (1, 2, 3)), *(other / 10**power for power in (1, 2, 3))}
    if any(abs(one - value) < max(one, value) / 50 for one in readings for value in secrets):
        return  # near enough to be a rounded form of the secret
    assert looking.in_text(f"we counted {other} of them") == ()


@examples(100)
@given(st.integers(min_value=1, max_value=99))
def test_a_short_number_counts_only_beside_its_unit(number: int) -> None:
    looking = searching(secret(Decimal(number), "%"))
    assert looking.in_text(f"number {number} of the list") == ()
    assert looking.in_text(f"{number} points, {number} minutes, £{number}") == ()
    for text in (f"{number} %", f"{number}%", f"{number}\u00a0%", f"{number} per cent", f"{number} percent", f"{number}-per-cent"):
        assert looking.in_text(text) != (), text


@pytest.mark.parametrize(("text", "is_found"), [("in 2027", False), ("£2,027", True), ("2,027 pounds", True), ("2027.00", True)])
def test_a_year_is_a_number_only_where_it_is_written_as_one(text: str, is_found: bool) -> None:
    assert bool(searching(secret(Decimal(2027), "currency")).in_text(text)) is is_found


@examples(200)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_at_all_can_be_searched(text: str) -> None:
    looking = searching(secret(Decimal("19.60"), "currency"), secret("We have all seen courses like that."), secret(date(2026, 9, 16)))
    looking.in_text(text)
    looking.in_words(text)


@examples(200)
@given(st.binary(max_size=400), st.sampled_from(["a.pptx", "a.xml", "a.html", "a.pdf", "a.png", "a.jpg", "a.gif", "a.csv", "a.bin"]))
def test_any_bytes_at_all_can_be_read(data: bytes, name: str) -> None:
    for start in (
        b"",
        b"PK\x03\x04",
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe1",
        b"GIF89a",
        b"<?xml version='1.0'?><a>",
        b"<html>",
    ):
        list(fragments_of(name, start + data))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("19.60"), "currency", "19.6"),
        (Decimal("98.6"), "%", "0.986"),
        (Decimal("118850.3917"), "currency", "£118,850"),
        (Decimal("118850.3917"), "currency", "118.9k"),
        (Decimal("118850.3917"), "currency", "about 118 900"),
        (Decimal("118850.3917"), "currency", "£0.119 million"),
        (Decimal("18.2"), "gbp million", "£18.2m"),
        (Decimal("19.60"), "currency", "19.600000000000001"),
        (Decimal("19.60"), "currency", "１９．６０"),
        (Decimal("19.60"), "currency", "١٩٫٦٠"),
        (Decimal("1234.5"), "", "1.234,5"),
        (Decimal("118850"), "", "1,18,850"),
        (Decimal("4.1"), "visits", "4.1 visits a day"),
        (Decimal("19.60"), "currency", "costs\u00adper hour: 1\u200b9.6\ufeff0"),
        (Decimal("50.7"), "%", "p0001,50.7,16.0,2"),
        (Decimal("19.60"), "currency", "£19.60ph"),
        (Decimal("19.60"), "currency", "£19.60pp each"),
        (Decimal("19.60"), "currency", "rate_19.60"),
        (Decimal("19.60"), "currency", "q1_19.60.csv"),
        (Decimal("61000"), "", '{"costs":[61000,42]}'),
        (Decimal("61000"), "", "[42,61000]"),
        (Decimal("61000.42"), "", "61000,42"),
    ],
)
def test_other_ways_to_say_a_number(value: Decimal, unit: str, text: str) -> None:
    assert searching(secret(value, unit)).in_text(text) != ()


@pytest.mark.parametrize(
    "text",
    [
        "version 1.19.60",
        "at 19:60",
        "#196019",
        "p1960",
        "{7EE61960-4342-B048-85BD-C9FD1C3A1960}",
        "3f1960abc3d0e1960f",
        "1960",
        "rev. 19.6.2027",
        "19.60ph",
        "p1960_x",
        "[1960,1961]",
        "61234,1960",
        "1" * 5000,
        f"{'1' * 50}.{'2' * 50}",
    ],
)
def test_parts_of_names_versions_and_colours_are_no_numbers(text: str) -> None:
    assert (
        searching(secret(Decimal("19.60"), "currency"), secret(Decimal(1960)), secret(Decimal(4342)), secret(Decimal(196019))).in_text(text)
        == ()
    )


DAY = date(2026, 9, 16)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-09-16", "2026-09-16T08:00:00Z", "16 September 2026", "16\u00a0Sept. 2026", "16th of September", "September 16, 2026"),
        *("Sep 16", "16/09/2026", "09/16/2026", "16.9.26", "20260916", "16-Sep-2026"),
    ],
)
def test_a_day_is_found_in_its_written_forms(text: str) -> None:
    assert searching(secret(DAY)).in_text(f"finished on {text}, at last") != ()


@pytest.mark.parametrize("text", ["2027-09-16", "17 September 2026", "16 October 2026", "16 September 2027", "1609", "room 16/9"])
def test_another_day_is_no_find(text: str) -> None:
    assert searching(secret(DAY)).in_text(text) == ()


ANSWER = "Our courses ask people to choose and to explain, and you see first-attempt scores."


@pytest.mark.parametrize(
    "text",
    [
        "they ASK   people\u00a0to choose and",
        "“people to choose and to explain”, it said",
        "people to\u200b choose and to ex\u00adplain",
        "you see first‑attempt scores",
    ],
)
def test_five_words_in_a_row_are_found(text: str) -> None:
    assert searching(secret(ANSWER)).in_text(text) != ()


@pytest.mark.parametrize(
    "text",
    [
        "Kundenzufrieden-heitsbefragung",
        "(Kundenzu-friedenheits-befragung)",
        "KUNDENZUFRIEDEN‐HEITSBEFRAGUNG",
        "Kundenzufrieden-\nheitsbefragung",
    ],
)
def test_a_long_word_is_found_where_hyphens_divide_it(text: str) -> None:
    assert searching(secret("Kundenzufriedenheitsbefragung")).in_text(f"the {text} of May") != ()


@pytest.mark.parametrize("text", ["people to choose", "people to choose, and to explain", "our courses ask nobody", "to choose and to"])
def test_fewer_words_or_other_marks_are_no_find(text: str) -> None:
    assert searching(secret(ANSWER)).in_text(text) == ()


def test_words_are_found_over_the_ends_of_paragraphs() -> None:
    part = "<html><body><p>Our courses ask people</p><p>to choose and to explain</p></body></html>"
    looking = searching(secret(ANSWER))
    reads = [read for read in fragments_of("a.html", part.encode()) if isinstance(read, Fragment)]
    assert any(looking.in_words(read.text) for read in reads if read.kind == "words")


def test_what_was_asked_once_is_remembered_apart_for_texts_and_for_words(monkeypatch: pytest.MonkeyPatch) -> None:
    looking = searching(secret(ANSWER), secret(Decimal("19.60"), "currency"))
    text = f"{ANSWER} £19.60"
    first = looking.in_words(text), looking.in_text(text)
    assert [[one.secret.kind for one in found] for found in first] == [["text"], ["text", "number"]]
    monkeypatch.setattr(Search, "_words", None)
    assert (looking.in_words(text), looking.in_text(text)) == first


def told(part: str, name: str = "a.xml") -> list[str]:
    """The texts that belong together, each as often as it is told."""
    return [read.text for read in fragments_of(name, part.encode()) if isinstance(read, Fragment) and read.kind == "whole"]


def test_a_text_is_told_once_by_the_paragraph_around_it_or_by_itself() -> None:
    part = "<a><b>one</b><p>two <c>three<d>four</d></c></p><e><f>five</f> six</e><p><g><p>seven</p><h>eight</h></g></p></a>"
    assert told(part) == ["one", "two threefour", "five six", "eight", "seven"]


def test_words_of_a_drawing_within_a_paragraph_of_a_page_are_those_of_the_paragraph() -> None:
    inside, alone = told("<html><p>x <svg><g>y</g></svg></p></html>", "a.html"), told("<html><svg><g>y</g></svg></html>", "a.html")
    assert (inside.count("y"), alone.count("y")) == (0, 1)


def test_a_leaf_of_a_long_list_does_not_ask_all_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, has_own_text = [], xml._has_own_text
    monkeypatch.setattr(xml, "_has_own_text", lambda node: asked.append(node) or has_own_text(node))
    rows = "".join(f"<row><c><v>{number}.5</v></c></row>" for number in range(500))
    assert len(told(f"<x><sheet>{rows}</sheet></x>")) == 500
    assert len(asked) == 2 + 3 * 500


@pytest.mark.parametrize(
    ("unit", "text", "is_public"),
    [
        ("currency", "19.60", True),
        ("currency", "£19.60", True),
        ("currency", "19.60 minutes", False),
        ("min", "19.60", False),
        ("min", "£19.60", False),
        ("min", "19.60 minutes", True),
        ("", "19.60", True),
        ("", "£19.60", False),
    ],
)
def test_a_public_number_excuses_only_its_own_unit(unit: str, text: str, is_public: bool) -> None:
    public = Public(units=UNITS, numbers={(Decimal("19.6"), unit): "there"})
    (found,) = searching(secret(Decimal("19.60"), "currency"), public=public).in_text(text)
    assert found.public_at == ("there" if is_public else "")


@pytest.mark.parametrize(
    ("value", "text", "is_found"),
    [("5200", "5,200", True), ("5200", "5200", True), ("5000", "5,000", False), ("5000", "£5,000", True), ("210", "210", False)],
)
def test_round_numbers_tell_something_from_two_digits_on_where_they_are_large(value: str, text: str, is_found: bool) -> None:
    assert bool(searching(secret(Decimal(value), "currency")).in_text(text)) is is_found


def test_a_key_tells_the_unit_of_its_value() -> None:
    looking = searching(secret(Decimal(12), "min"))
    assert looking.in_text("duration_minutes: 12") != ()
    assert looking.in_text('"minutes": 12,') != ()
    assert looking.in_text("courses: 12") == ()


PARTED = (
    "{} pounds {}",
    "{} pounds and {} pence",
    "£{} and {} pence",
    "£{} {}p",
    "£{} {}",
    "GBP {} {}",
    "{} GBP {}",
    "{} quid {}",
    "> {}\n> pounds {}",
)


@examples(200)
@given(st.integers(1, 99_999), st.integers(1, 99), st.sampled_from(PARTED), st.sampled_from(["{}", "it is {}.", "({})", "about {}, so"]))
def test_money_in_two_parts_is_found_and_no_other_amount(pounds: int, pence: int, parted: str, frame: str) -> None:
    value = Decimal(pounds) + Decimal(pence) / 100
    text = frame.format(parted.format(pounds, f"{pence:02}"))
    assert searching(secret(value, "currency")).in_text(text)
    other = secret(value * 7 + 3, "currency")
    assert not searching(other).in_text(text)


def test_a_text_is_found_however_its_lines_are_broken_and_quoted() -> None:
    words = "the managers of the warehouse asked for another supplier altogether"
    looking = searching(secret(words))
    for width in range(12, 60):
        for mark in ("", "> ", ">> ", "> > "):
            wrapped = "\n".join(mark + line for line in textwrap.wrap(words, width))
            assert looking.in_words(wrapped), wrapped

"""Numbers, money, dates and durations as people read them."""

from datetime import date
from decimal import Decimal

import pytest

from briefing_builder.deck.number_formats import formatted
from briefing_builder.figures.model import Figure
from briefing_builder.slides import formats
from briefing_builder.words import catalogue_of, english
from briefing_builder.words.formats import LISTENED

NB = "\u00a0"
WORDS = english()


@pytest.mark.parametrize(("value", "shown"), [(4487, "4,487"), (Decimal("17.9"), "17.9"), (Decimal("-3.0"), "−3.0"), (Decimal("0"), "0")])
def test_a_number_keeps_its_digits_and_gets_commas(value: Decimal | int, shown: str) -> None:
    assert WORDS.digits(value) == shown


@pytest.mark.parametrize(
    ("value", "currency", "shown"),
    [
        (107587, "GBP", "£107,587"),
        (Decimal("75.50"), "EUR", "€75.50"),
        (-12, "USD", "−$12"),
        (107587, "CHF", f"CHF{NB}107,587"),
        (-5, "SEK", f"−SEK{NB}5"),
        (Decimal("4.1"), "GBP", "£4.10"),
        (Decimal("-4.1"), "GBP", "−£4.10"),
        (Decimal("46.0"), "GBP", "£46"),
        (Decimal("46.00"), "GBP", "£46"),
        (Decimal("1E+3"), "GBP", "£1,000"),
        (Decimal("1234.5"), "KES", f"KES{NB}1,234.50"),
        (Decimal("0.125"), "EUR", "€0.125"),
        (Decimal("0"), "EUR", "€0"),
    ],
)
def test_money_stands_with_its_currency(value: Decimal | int, currency: str, shown: str) -> None:
    assert WORDS.money(value, currency) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (Decimal("18.2"), "GBP million", f"£18.2{NB}million"),
        (Decimal("4.1"), "EUR", "€4.10"),
        (Decimal("4.1"), "£", "£4.10"),
        (Decimal("4.1"), "hours", f"4.1{NB}hours"),
        (6, "GB of data", f"6{NB}GB of data"),
    ],
)
def test_a_measure_whose_unit_is_a_currency_is_money(value: Decimal | int, unit: str, shown: str) -> None:
    assert WORDS.with_unit(value, unit) == shown


@pytest.mark.parametrize(
    ("values", "currency", "shown"),
    [
        ((94_984, 99_834), "GBP", ("£94,984", "£99,834")),
        ((2_884_000, 8_687_667), "KES", (f"KES{NB}2.88{NB}million", f"KES{NB}8.69{NB}million")),
        ((850_000, 12_749_000), "EUR", (f"€0.85{NB}million", f"€12.75{NB}million")),
        ((23_400_000, 127_490_000), "EUR", (f"€23.4{NB}million", f"€127.5{NB}million")),
        ((1_234_000_000, 0), "IDR", (f"IDR{NB}1,234{NB}million", f"IDR{NB}0{NB}million")),
        ((0, 0), "GBP", ("£0", "£0")),
    ],
)
def test_labels_of_large_amounts_are_said_as_one_says_them(values: tuple[int, ...], currency: str, shown: tuple[str, ...]) -> None:
    code = WORDS.chart_format(values, currency)
    assert tuple(formatted(Decimal(value), code) for value in values) == shown


def test_millions_keep_the_digits_that_one_says() -> None:
    assert WORDS.spoken_money(Decimal("12749000"), "KES") == f"KES{NB}12.7{NB}million"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal(107_587), "about £108,000"),
        (Decimal(95_000), "£95,000"),
        (Decimal(4_623), "£4,623"),
        (Decimal("4623.00"), "£4,623"),
        (Decimal(9_999), "about £10,000"),
        (Decimal(12_749_000), f"about £12.7{NB}million"),
        (Decimal(12_700_000), f"£12.7{NB}million"),
    ],
)
def test_about_is_said_only_where_digits_are_left_out(value: Decimal, shown: str) -> None:
    assert WORDS.roughly(value, "GBP") == shown


@pytest.mark.parametrize(("currency", "unit"), [("GBP", "pound"), ("KES", "shilling"), ("CHF", "franc"), ("XYZ", f"XYZ{NB}1")])
def test_one_of_a_currency_has_the_name_that_people_use(currency: str, unit: str) -> None:
    assert str(WORDS.unit_of(currency)) == unit


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (84, "%", f"84{NB}%"),
        (1047, "h", f"1,047{NB}h"),
        (Decimal("17.9"), "min", f"17.9{NB}min"),
        (26, "points", "26"),
        (5, "currency", "£5"),
    ],
)
def test_a_quantity_has_its_unit_unless_its_caption_says_it(value: Decimal | int, unit: str, shown: str) -> None:
    assert WORDS.quantity(Decimal(value), unit, "GBP") == shown


def test_a_figure_is_shown_with_the_decimals_it_was_given() -> None:
    cost = Figure(id="roi:cost", name="cost", value=Decimal("75.504"), unit="currency", decimals=2, formula="costs / places")
    assert formats.figure_with_unit(WORDS, cost, "GBP") == "£75.50"


def test_a_day_never_breaks_apart() -> None:
    assert WORDS.long_day(date(2027, 1, 20)) == f"20{NB}January{NB}2027"
    assert WORDS.short_day(date(2027, 2, 9)) == f"9{NB}February"


def test_a_month_is_named_as_the_language_names_it() -> None:
    assert english().month(date(2026, 6, 15)) == f"June{NB}2026"
    assert catalogue_of("ja").value.month(date(2026, 6, 15)) == "2026年6月"


def test_a_span_names_the_year_once_unless_it_changes() -> None:
    assert WORDS.span(date(2026, 9, 7), date(2026, 10, 30)) == f"7{NB}September to 30{NB}October{NB}2026"
    assert WORDS.span(date(2026, 12, 7), date(2027, 1, 30)) == f"7{NB}December{NB}2026 to 30{NB}January{NB}2027"


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "no"), (1, "one"), (15, "fifteen"), (20, "twenty"), (45, "forty-five"), (21, "21"), (-1, "-1")]
)
def test_small_counts_are_words(count: int, shown: str) -> None:
    assert WORDS.in_words(count) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(1800, "30"), (90, "1.5"), (600, "10"), (0, "0"), (45, "0.8")])
def test_seconds_are_told_as_minutes_without_needless_zeros(seconds: int, shown: str) -> None:
    assert WORDS.minutes_of(seconds) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (1, "1 minute"),
        (12, "12 minutes"),
        (89, "89 minutes"),
        (90, "1.5 hours"),
        (210, "3.5 hours"),
        (540, "9 hours"),
        (840, "2 days"),
        (900, "2 days"),
        (1125, "2.5 days"),
        (4500, "10 days"),
    ],
)
def test_a_duration_is_told_in_the_unit_that_people_use(minutes: int, shown: str) -> None:
    assert WORDS.duration(minutes) == shown.replace(" ", NB)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Less typing", "Less typing."),
        (" Done. ", "Done."),
        ("Why?", "Why?"),
        ("He said “yes.”", "He said “yes.”"),
        ("", ""),
        ("so …", "so …"),
    ],
)
def test_a_sentence_ends_with_one_mark(text: str, shown: str) -> None:
    assert formats.sentence(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Fewer calls", "fewer calls"),
        ("MerrowLearn helps", "MerrowLearn helps"),
        ("I see it", "I see it"),
        ("NHS rules", "NHS rules"),
        ("Excel without the fear", "Excel without the fear"),
        ("Monday mornings stay free", "Monday mornings stay free"),
        ("Schichten ohne Ausfall", "Schichten ohne Ausfall"),
        ("Dublin answers first", "Dublin answers first"),
        ("Your people stay", "your people stay"),
        ("THE WAY", "THE WAY"),
        ("“Their” way", "“Their” way"),
        ("", ""),
    ],
)
def test_the_middle_of_a_sentence_begins_small_but_for_names(text: str, shown: str) -> None:
    assert WORDS.beginning_small(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("iPad users", "iPad users"), ("eLearning", "eLearning"), ("e-learning", "E-learning"), ("élan", "Élan"), ("5 a day", "5 a day")],
)
def test_a_sentence_begins_large_but_for_names_that_begin_small(text: str, shown: str) -> None:
    assert formats.beginning_large(text) == shown


def test_a_list_is_told_with_and() -> None:
    assert [WORDS.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(("bars", "ends"), [(3, "bar 2 from 50.0 to 80.0."), (5, "and two more bars."), (40, "and 37 more bars.")])
def test_a_chart_in_words_names_as_many_bars_as_one_listens_to(bars: int, ends: str) -> None:
    told = [f"{'x' * 40} bar {number} from 50.0 to 80.0" for number in range(bars)]
    text = WORDS.bars("scores", told)
    assert text.startswith("Bar chart of scores: x")
    assert text.endswith(ends)
    assert len(text) <= LISTENED

"""Numbers, money, dates and lists as languages write them."""

from datetime import date
from decimal import Decimal

import pytest

from briefing_builder.words import Catalogue, catalogue_of

DAY, LATER = date(2027, 1, 20), date(2027, 2, 9)


def words(language: str) -> Catalogue:
    return catalogue_of(language).value


def plain(text: str) -> str:
    """The text with ordinary spaces; where lines may not break is another test."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("en-GB", "20 January 2027", "20 January"), ("en-US", "January 20, 2027", "January 20"), ("de", "20. Januar 2027", "20. Januar"),
        ("fr-CA", "20 janvier 2027", "20 janvier"), ("ja", "2027年1月20日", "1月20日"),
    ],
)  # fmt: skip
def test_days(language: str, long: str, short: str) -> None:
    assert (plain(words(language).long_day(DAY)), plain(words(language).short_day(DAY))) == (long, short)


@pytest.mark.parametrize("language", ["en-GB", "en-US", "de", "fr", "pl"])
def test_a_day_never_breaks(language: str) -> None:
    assert " " not in words(language).long_day(DAY) + words(language).short_day(DAY)


@pytest.mark.parametrize(
    ("language", "currency", "expected"),
    [
        ("en-GB", "GBP", "£107,587"), ("en-GB", "KES", "KES 107,587"), ("en-US", "USD", "$107,587"), ("de", "EUR", "107.587 €"),
        ("de-CH", "CHF", "CHF 107'587"), ("fr", "EUR", "107 587 €"), ("en-IN", "INR", "INR 1,07,587"),
    ],
)  # fmt: skip
def test_money(language: str, currency: str, expected: str) -> None:
    assert plain(words(language).money(107587, currency)).replace("\u202f", " ").replace("’", "'") == expected


@pytest.mark.parametrize("value", [1_234_567, -1_234_567])
def test_every_thousand_is_parted_where_apostrophes_do_it(value: int) -> None:
    assert words("de-CH").digits(value).replace("’", "'").lstrip("−") == "1'234'567"


@pytest.mark.parametrize(("value", "expected"), [(Decimal("4.1"), "£4.10"), (Decimal("46.00"), "£46"), (Decimal("-3.5"), "−£3.50")])
def test_money_has_its_pence_or_none(value: Decimal, expected: str) -> None:
    assert words("en-GB").money(value, "GBP") == expected


@pytest.mark.parametrize(("language", "expected"), [("en-GB", "12.5 %"), ("en-US", "12.5%"), ("de", "12,5 %"), ("tr", "%12,5")])
def test_per_cents(language: str, expected: str) -> None:
    assert plain(words(language).percent(Decimal("0.125"))) == expected


@pytest.mark.parametrize(
    ("language", "currency", "expected"),
    [("en-GB", "GBP", '"£"#,##0'), ("en-GB", "KES", '"KES\u00a0"#,##0'), ("de", "EUR", '#,##0"\u00a0€"')],
)
def test_a_chart_writes_money_alike(language: str, currency: str, expected: str) -> None:
    assert words(language).chart_format([10, 2000], currency) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("en-GB", "a, b and c"), ("en-US", "a, b, and c"), ("de", "a, b und c"), ("fr", "a, b et c")]
)
def test_lists(language: str, expected: str) -> None:
    assert words(language).listed(["a", "b", "c"]) == expected


def test_a_large_amount_is_said_to_three_digits() -> None:
    british = words("en-GB")
    assert [plain(british.roughly(value, "GBP")) for value in (4623, 107587, 108000, 12654321)] == [
        "£4,623", "about £108,000", "£108,000", "about £12.7 million",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, "no minutes"), (10, "a quarter of a minute"), (30, "half a minute"), (60, "one minute"), (90, "one and a half minutes")],
)
def test_times_are_said_to_the_quarter_of_a_minute(seconds: int, expected: str) -> None:
    assert words("en-GB").spoken_time(seconds) == expected


def test_a_language_without_words_for_numbers_says_digits() -> None:
    assert (words("de").in_words(3), words("en-GB").in_words(3)) == ("3", "three")


@pytest.mark.parametrize(("name", "expected"), [("Head of Nursing", "the Head of Nursing"), ("Ann Lee", "Ann Lee")])
def test_a_post_has_its_article(name: str, expected: str) -> None:
    assert words("en-GB").person_in_sentence(name) == expected


COUNTRIES = [("en-GB", "a4", "GBP"), ("en-US", "letter", "USD"), ("fr-CA", "letter", "CAD"), ("de", "a4", "")]


@pytest.mark.parametrize(("language", "paper", "currency"), COUNTRIES)
def test_paper_and_money_are_those_of_the_country(language: str, paper: str, currency: str) -> None:
    assert (words(language).paper, words(language).currency) == (paper, currency)

"""The quarter after a day."""

from datetime import date

import pytest

from briefing_builder.checks.figures.quarters import next_quarter, quarter_of


@pytest.mark.parametrize(
    ("day", "year_starts", "quarter"),
    [
        ("2027-01-20", None, ("2027-04-01", "2027-06-30")),
        ("2027-01-20", "2027-01-01", ("2027-04-01", "2027-06-30")),
        ("2026-12-31", "2027-01-01", ("2027-01-01", "2027-03-31")),
        ("2027-04-01", "2027-01-01", ("2027-07-01", "2027-09-30")),
        ("2027-01-20", "2026-02-01", ("2027-02-01", "2027-04-30")),
        ("2027-11-30", "2027-12-01", ("2027-12-01", "2028-02-29")),
        ("2027-04-05", "2027-04-06", ("2027-04-06", "2027-07-05")),
        ("2027-04-06", "2027-04-06", ("2027-07-06", "2027-10-05")),
    ],
)
def test_quarter_begins_after_the_day_in_the_financial_year(day: str, year_starts: str | None, quarter: tuple[str, str]) -> None:
    starts = date.fromisoformat(year_starts) if year_starts else None
    expected = (date.fromisoformat(quarter[0]), date.fromisoformat(quarter[1]))
    assert next_quarter(date.fromisoformat(day), starts) == expected


@pytest.mark.parametrize(
    ("day", "year_starts", "quarter"),
    [
        ("2027-04-01", None, (2, (2027,))),
        ("2027-01-31", "2026-02-01", (4, (2026, 2027))),
        ("2027-04-05", "2027-04-06", (4, (2026, 2027))),
        ("2027-04-06", "2020-04-06", (1, (2027, 2028))),
    ],
)
def test_quarter_is_numbered_from_the_start_of_the_financial_year(
    day: str, year_starts: str | None, quarter: tuple[int, tuple[int, ...]]
) -> None:
    assert quarter_of(date.fromisoformat(day), date.fromisoformat(year_starts) if year_starts else None) == quarter

"""Rounding happens once, half to even, and digits that stand together add up."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.figures.arithmetic import adds_up, apportion, mean, median, quotient, rounded

AMOUNTS = st.decimals(min_value=-100_000, max_value=100_000, places=3)


@pytest.mark.parametrize(
    ("value", "decimals", "digits"),
    [("2.5", 0, "2"), ("3.5", 0, "4"), ("0.125", 2, "0.12"), ("0.135", 2, "0.14"), ("1.1046", 2, "1.10"), ("-2.5", 0, "-2")],
)
def test_a_half_is_rounded_to_the_even_neighbour(value: str, decimals: int, digits: str) -> None:
    assert str(rounded(Decimal(value), decimals)) == digits


def test_a_rounded_zero_has_no_sign() -> None:
    assert str(rounded(Decimal("-0.04"), 1)) == "0.0"


def test_rounding_ignores_the_precision_of_the_caller() -> None:
    with localcontext() as context:
        context.prec = 3
        assert rounded(Decimal("118850.39"), 1) == Decimal("118850.4")


def test_nothing_has_no_mean_no_median_and_no_share() -> None:
    assert (mean([]), median([]), quotient(1, 0)) == (None, None, None)


def test_the_median_of_an_even_number_is_the_mean_of_the_middle_two() -> None:
    assert median([9, 1, 4, 2]) == 3  # 1 2 | 4 9: (2 + 4) / 2


def test_parts_that_add_up_are_rounded_one_by_one() -> None:
    assert apportion([Decimal("53.056"), Decimal("26.168")], Decimal("79.224"), 0) == (53, 26)


def test_the_unit_left_over_goes_to_the_largest_remainder() -> None:
    # rounded one by one 51650 + 62316 + 4885 = 118851; the total 118850.4 rounds to 118850, and .8 is a larger remainder than .6
    parts = [Decimal("51650"), Decimal("62315.8"), Decimal("4884.6")]
    assert apportion(parts, sum(parts), 0) == (51650, 62316, 4884)


@given(st.lists(AMOUNTS, min_size=1, max_size=12), st.integers(min_value=0, max_value=2))
def test_shown_parts_always_add_up_and_move_less_than_one_unit(parts: list[Decimal], decimals: int) -> None:
    total = sum(parts, Decimal(0))
    shown = apportion(parts, total, decimals)
    assert sum(shown) == rounded(total, decimals)
    assert all(abs(part - digits) < Decimal(1).scaleb(-decimals) for part, digits in zip(parts, shown, strict=True))
    assert adds_up(shown, total, decimals)


@given(st.lists(AMOUNTS, min_size=1).flatmap(lambda values: st.tuples(st.just(values), st.permutations(values))))
def test_means_and_medians_do_not_know_the_order(both: tuple[list[Decimal], list[Decimal]]) -> None:
    given_order, other_order = both
    assert mean(given_order) == mean(other_order)
    assert median(given_order) == median(other_order)

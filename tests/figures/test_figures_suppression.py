"""Groups under the minimum are hidden, and so is what would betray them."""

from figure_samples import people, programme
from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.figures import compute
from briefing_builder.figures.suppression import hidden_groups, is_small, small_groups

SIZES = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(min_value=0, max_value=30), max_size=8)


def test_four_people_are_a_small_group_and_five_are_not() -> None:
    assert (is_small(4, 5), is_small(5, 5)) == (True, False)


def test_nobody_is_no_small_group() -> None:
    assert not is_small(0, 5)


def test_nothing_is_hidden_where_all_groups_are_large() -> None:
    assert hidden_groups({"sales": 16, "finance": 5}, 5) == frozenset()


def test_one_small_group_takes_the_next_smallest_with_it() -> None:
    assert hidden_groups({"sales": 16, "finance": 3, "warehouse": 34}, 5) == {"finance", "sales"}


def test_an_empty_group_does_not_serve_as_the_second() -> None:
    assert hidden_groups({"sales": 16, "finance": 3, "warehouse": 0}, 5) == {"finance", "sales"}


def test_two_groups_of_one_take_a_third_because_two_less_one_is_one() -> None:
    assert hidden_groups({"sales": 1, "finance": 1, "warehouse": 34}, 5) == {"sales", "finance", "warehouse"}


def test_small_groups_that_are_many_people_together_hide_nobody_else() -> None:
    assert hidden_groups({"sales": 4, "finance": 3, "warehouse": 34}, 5) == {"sales", "finance"}


def test_of_equal_groups_the_first_is_hidden() -> None:
    assert hidden_groups({"sales": 3, "finance": 9, "warehouse": 9}, 5) == {"sales", "finance"}


def test_overlapping_groups_hide_only_themselves() -> None:
    assert small_groups({"c-visit": 3, "c-lift": 5}, 5) == {"c-visit"}


@given(SIZES, st.integers(min_value=1, max_value=8))
def test_no_hidden_size_follows_from_the_total(sizes: dict[str, int], minimum: int) -> None:
    hidden = hidden_groups(sizes, minimum)
    shown = {group: size for group, size in sizes.items() if group not in hidden}
    rest = sum(sizes.values()) - sum(shown.values())
    assert all(size == 0 or size >= minimum for size in shown.values())
    assert not hidden or (len(hidden) > 1 and rest >= minimum) or not any(shown.values())


def test_a_hidden_figure_knows_why_it_is_hidden() -> None:
    rows = [*people(4, "sales"), *people(6, "finance"), *people(34, "stores")]
    learners = {name: own["pilot:learners"] for name, own in compute(programme(rows)).by_department.items()}
    assert {name: figure.suppressed_because for name, figure in learners.items()} == {
        "sales": "few-people",
        "finance": "subtraction",
        "stores": "",
    }

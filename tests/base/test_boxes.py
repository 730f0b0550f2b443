"""Boxes divide without a gap or an overlap: what verbs return fills the box exactly, in whole EMU."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing_builder.units import Box, Emu, split, total_length

lengths = st.integers(0, 10_000_000).map(Emu)
shares = st.lists(st.integers(1, 12), min_size=1, max_size=6)
boxes = st.builds(Box, left=lengths, top=lengths, width=lengths, height=lengths)


@given(lengths, shares)
def test_parts_add_up_to_the_whole(length: Emu, parts: list[int]) -> None:
    assert total_length(split(length, parts)) == length


def test_shares_of_nothing_get_nothing() -> None:
    assert split(Emu(100), [0, 0]) == (0, 0)
    assert total_length([], Emu(5)) == 0


@given(boxes, shares, st.integers(0, 1000).map(Emu))
def test_columns_and_spans_fill_the_box_with_gutters_between_them(box: Box, parts: list[int], gutter: Emu) -> None:
    for columns in (box.columns(parts, gutter), box.spans(parts, gutter)):
        assert (columns[0].left, columns[-1].right) == (box.left, box.right)
        assert all(right.left - left.right == gutter for left, right in pairwise(columns))
        assert {(column.top, column.height) for column in columns} == {(box.top, box.height)}


def test_spans_of_one_grid_share_their_edges() -> None:
    box = Box(left=Emu(7), top=Emu(0), width=Emu(1200 + 11 * 30), height=Emu(1))
    halves, quarters = box.spans([6, 6], Emu(30)), box.spans([3, 3, 3, 3], Emu(30))
    assert [halves[0].right, halves[1].left] == [quarters[1].right, quarters[2].left]


@given(boxes, st.lists(lengths, max_size=6), st.integers(0, 1000).map(Emu))
def test_rows_stand_one_below_the_other(box: Box, heights: list[Emu], gap: Emu) -> None:
    rows = box.rows(heights, gap)
    assert [row.height for row in rows] == heights
    assert not rows or (rows[0].top, rows[-1].bottom) == (box.top, box.top + total_length(heights, gap))
    assert all(below.top - above.bottom == gap for above, below in pairwise(rows))


def test_each_verb_keeps_the_edges_that_it_does_not_name() -> None:
    box = Box(left=Emu(10), top=Emu(20), width=Emu(30), height=Emu(40))
    assert box.below(Emu(5)) == Box.between(Emu(10), Emu(25), Emu(40), Emu(60))
    assert box.beside(Emu(5)) == Box.between(Emu(15), Emu(20), Emu(40), Emu(60))
    assert box.within(Emu(1), Emu(2), Emu(3), Emu(4)) == Box.between(Emu(11), Emu(22), Emu(37), Emu(56))
    assert box.inset(Emu(1), Emu(2)) == Box.between(Emu(11), Emu(22), Emu(39), Emu(58))
    assert box.band(Emu(1), Emu(2)) == Box.between(Emu(10), Emu(1), Emu(40), Emu(3))
    assert box.with_width(Emu(1)).with_height(Emu(2)) == box.sized(Emu(1), Emu(2))
    assert box.sized(Emu(1), Emu(2)) == Box.between(Emu(10), Emu(20), Emu(11), Emu(22))
    assert box.centred(Emu(10), Emu(10)) == Box.between(Emu(20), Emu(35), Emu(30), Emu(45))
    assert box.lower_right(Emu(10), Emu(10)) == Box.between(Emu(30), Emu(50), Emu(40), Emu(60))
    assert box.moved(right=Emu(1), down=Emu(-1)) == Box.between(Emu(11), Emu(19), Emu(41), Emu(59))

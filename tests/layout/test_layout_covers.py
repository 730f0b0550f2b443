"""Cover patterns: the same for the same seed, inside their box, decoration only, in colours of the brand."""

from itertools import groupby, pairwise

import pytest
from deck_items import speaking
from example_decks import laid_out, session
from markup_samples import markup, slide

from briefing_builder.brand.model import PALETTE_ROLES, Manner
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.deck.model import Group, Shape, Text
from briefing_builder.deck.walk import leaf_items
from briefing_builder.layout.covers.beams import clipped
from briefing_builder.layout.covers.pattern import cover_pattern
from briefing_builder.layout.covers.random import SeededRandom
from briefing_builder.layout.stage import lay_out
from briefing_builder.pipeline import Options, library
from briefing_builder.units import Box, inches, points
from briefing_builder.values import replace
from briefing_builder.words import english

UPRIGHT = Box(left=inches(8), top=inches(0), width=inches(5), height=inches(7.5))
FLAT = Box(left=inches(0), top=inches(5), width=inches(13), height=inches(2.5))
FAMILIES = ["quarters", "beams", "people", "waves"]


def pattern(family: str, seed: str = "programme", box: Box = UPRIGHT) -> Group:
    return cover_pattern(seed, box, Manner(cover=family))  # type: ignore[arg-type]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_same_seed_gives_the_same_pattern_and_another_seed_another(family: str) -> None:
    assert pattern(family) == pattern(family)
    assert pattern(family) != pattern(family, "other")


@pytest.mark.parametrize("box", [UPRIGHT, FLAT], ids=["upright", "flat"])
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e"])
def test_every_shape_stays_inside_the_box(family: str, box: Box, seed: str) -> None:
    assert all(box.holds(shape.box) for shape in leaf_items(pattern(family, seed, box).items))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_pattern_says_nothing_to_those_who_listen(family: str) -> None:
    assert list(speaking([pattern(family)])) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_the_colours_are_roles_of_the_palette(family: str) -> None:
    fills = {shape.fill for shape in leaf_items(pattern(family).items) if isinstance(shape, Shape)}
    assert len(fills) >= 4
    assert fills <= set(PALETTE_ROLES)


@pytest.mark.parametrize("box", [UPRIGHT, FLAT], ids=["upright", "flat"])
@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e"])
def test_those_who_sit_side_by_side_wear_different_colours_and_the_rows_are_staggered(seed: str, box: Box) -> None:
    shoulders = [item for item in pattern("people", seed, box).items if isinstance(item, Shape) and item.name == "Shoulders"]
    rows = [list(row) for _, row in groupby(shoulders, key=lambda item: item.box.top)]
    assert all(one.fill != other.fill for row in rows for one, other in pairwise(row))
    assert all(len(one) != len(other) for one, other in pairwise(rows))
    assert all(row[0].fill != "accent" != row[-1].fill for row in rows)  # the field beside them may have that colour


@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e"])
def test_a_head_is_of_another_colour_than_its_shoulders(seed: str) -> None:
    shapes = [item for item in pattern("people", seed).items if isinstance(item, Shape) and item.name != "Ground"]
    assert all(shoulders.fill != head.fill for shoulders, head in zip(shapes[::2], shapes[1::2], strict=True))


@pytest.mark.parametrize("brand", builtin_brands())
def test_no_two_departments_have_the_same_cover(brand: str) -> None:
    ids = [department.id for department in session("merrowdale").programme.content.departments]
    covers = [laid_out("merrowdale", id, Options(brand=brand)).value.slides[0] for id in ids]
    patterns = [next(item for item in cover.items if isinstance(item, Group) and item.name == "Pattern") for cover in covers]
    assert len(set(patterns)) == len(ids)


@pytest.mark.parametrize("brand", builtin_brands())
@pytest.mark.parametrize("name", ["ICU", "Contact Centre", "Wohnungsbauförderungsabteilung für die Stadtbezirke Nord und Süd"])
def test_the_department_is_the_largest_on_the_cover(name: str, brand: str) -> None:
    one = replace(slide(layout="title", title="Learning where you work"), kicker=name)
    checked = lay_out(markup(one), builtin_brand(brand), library(), english())
    sizes = {item.placeholder: item.paragraphs[0].runs[0].size for item in checked.value.slides[0].items if isinstance(item, Text)}
    assert checked.problems == ()
    assert sizes["kicker"] == max(sizes.values())
    assert sizes["kicker"] >= points(30)


def test_neighbouring_tiles_differ_in_ground() -> None:
    tiles = [item for item in pattern("quarters").items if isinstance(item, Shape) and item.name == "Tile"]
    grounds = {(tile.box.left, tile.box.top): tile.fill for tile in tiles}
    for tile in tiles:
        for place in ((tile.box.right, tile.box.top), (tile.box.left, tile.box.bottom)):
            assert grounds.get(place) != tile.fill


def test_tiles_fill_the_box_without_a_gap() -> None:
    tiles = [item.box for item in pattern("quarters").items if item.name == "Tile"]
    assert sum(tile.width * tile.height for tile in tiles) == UPRIGHT.width * UPRIGHT.height


def test_a_beam_that_leaves_the_box_is_cut_at_its_edge() -> None:
    box = Box(left=inches(0), top=inches(0), width=inches(1), height=inches(1))
    side = inches(1)
    corners = clipped([(-side, 0), (side // 2, 0), (side // 2, side), (-side, side)], box)
    assert set(corners) == {(0, 0), (side // 2, 0), (side // 2, side), (0, side)}


def test_choices_are_the_same_on_every_machine() -> None:
    rng = SeededRandom(seed="a")
    assert [rng.randrange(1000) for _ in range(4)] == [999, 300, 927, 52]
    assert SeededRandom(seed="b").shuffled([1, 2, 3, 4]) == [2, 3, 1, 4]

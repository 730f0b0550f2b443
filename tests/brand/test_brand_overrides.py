"""What an author says of a template goes before what we understand of it; what the file does not have is told."""

from pathlib import Path
from typing import get_args

import pytest
from odd_templates import template

from briefing_builder.brand.model import STYLE_ROLES
from briefing_builder.brand.opening import brand_in_file
from briefing_builder.brand.overrides import OVERRIDABLE_LAYOUTS, OVERRIDABLE_REGIONS, Overrides, Region
from briefing_builder.content.models.brand import LayoutNames, Regions, SizeRole
from briefing_builder.errors import BrandError
from briefing_builder.problems import Source
from briefing_builder.units import points

PLACE = Source(path="briefing.yaml", line=3)
WRITTEN = Source(path="briefing.yaml", line=9)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("overrides") / "plain.pptx"
    path.write_bytes(template("plain"))
    return path


@pytest.mark.parametrize(
    ("overrides", "code", "hint"),
    [
        (Overrides(layouts={"title": "Titel Slide"}, places={"layouts.title": WRITTEN}), "brand-layout-unknown", "Title Slide"),
        (Overrides(never=("Blanc",), places={"never.0": WRITTEN}), "brand-layout-unknown", "Blank"),
        (Overrides(layouts={"contents": "Blank"}, places={"layouts.contents": WRITTEN}), "brand-role-unknown", "content"),
        (Overrides(sizes={"titel": 30}, places={"sizes.titel": WRITTEN}), "brand-role-unknown", "title"),
        (Overrides(sizes={"title": 3}, places={"sizes.title": WRITTEN}), "brand-size-impossible", "8 to 200"),
        (
            Overrides(regions={"content": Region(left=0.5, top=0, width=0.6, height=1)}, places={"regions.content": WRITTEN}),
            "brand-region-impossible",
            "at most the width of the slide",
        ),
    ],
)
def test_what_the_file_does_not_have_is_told_with_what_is_near(overrides: Overrides, code: str, hint: str, file: Path) -> None:
    with pytest.raises(BrandError) as refused:
        brand_in_file(file, PLACE, {}, {}, overrides)
    (problem,) = refused.value.problems
    assert (problem.code, problem.source) == (code, WRITTEN)
    assert hint in problem.hint


def test_authors_can_name_what_the_brand_knows_and_nothing_else() -> None:
    assert tuple(LayoutNames.model_fields) == OVERRIDABLE_LAYOUTS
    assert tuple(Regions.model_fields) == OVERRIDABLE_REGIONS
    assert sorted(get_args(SizeRole)) == sorted(STYLE_ROLES)


def test_a_named_layout_and_a_named_region_are_taken(file: Path) -> None:
    overrides = Overrides(
        layouts={"title": "Section Header", "content": "Two Content"},
        never=("Title Only",),
        regions={"content": Region(left=0.1, top=0.4, width=0.8, height=0.4)},
        sizes={"title": 40, "table": 15},
    )
    brand = brand_in_file(file, PLACE, {}, {}, overrides).value
    brand = brand.unscaled or brand
    assert brand.reading is not None
    chosen = {choice.role: (choice.layout, choice.reason) for choice in brand.reading.choices}
    assert (chosen["title"], chosen["content"]) == (
        ("Section Header", "it is named; nothing is drawn on it"),
        ("Two Content", "it is named"),
    )
    room = brand.layout("content").room
    assert (room.left, room.top, room.width, room.height) == (
        brand.width // 10,
        brand.height * 4 // 10,
        brand.width * 8 // 10,
        brand.height * 4 // 10,
    )
    sizes = [brand.styles["title"].size, brand.layout("content").placeholders["title"].style.size, brand.styles["table"].size]
    assert sizes == [points(40), points(40), points(15)]


def test_a_layout_that_is_never_to_be_used_is_not_used(file: Path) -> None:
    usual = brand_in_file(file, PLACE, {}, {}).value.reading
    assert usual is not None
    (before,) = [choice.layout for choice in usual.choices if choice.role == "content"]
    reading = brand_in_file(file, PLACE, {}, {}, Overrides(never=(before, "Title Slide"))).value.reading
    assert reading is not None
    assert {choice.layout for choice in reading.choices} & {before, "Title Slide"} == set()

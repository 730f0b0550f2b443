"""What an author says of a template goes before what we understand of it; what the file does not have is told."""

from pathlib import Path

import pytest
from odd_templates import template

from briefing_builder.brand.opening import brand_in_file
from briefing_builder.brand.overrides import Overrides, Region
from briefing_builder.errors import BrandError
from briefing_builder.problems import Source

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

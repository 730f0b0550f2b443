"""A table is refused at a size only when no setting of it could fit."""

from hypothesis import given
from markup_strategies import a_table
from property_settings import examples

from briefing_builder.files.resources import resource
from briefing_builder.fonts import open_library
from briefing_builder.layout.blocks.tables.bounds import least_height
from briefing_builder.layout.blocks.tables.cells import inner_widths, shared_widths, table_text
from briefing_builder.layout.blocks.tables.table import SIZES
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.pipeline import brand_named
from briefing_builder.slides import markup
from briefing_builder.units import points
from briefing_builder.words import english

BRAND, LIBRARY = brand_named(), open_library(resource("assets", "fonts"))
WIDTH = points(860)


@examples(80)
@given(a_table())
def test_no_table_is_lower_than_its_bound(block: markup.Table) -> None:
    typesetter = Typesetter(brand=BRAND, library=LIBRARY, words=english())
    widths = shared_widths(block, WIDTH)
    for sizes in SIZES[:2]:
        grid = table_text(block, sizes, typesetter, is_flush=True).grid(widths)
        least = least_height(block, sizes, inner_widths(widths, is_flush=True), typesetter)
        assert least <= sum(grid.heights)
        assert not (least and grid.cut)


def test_long_cells_raise_the_bound() -> None:
    from markup_samples import cell, table

    typesetter = Typesetter(brand=BRAND, library=LIBRARY, words=english())
    short, long = (table(["A", "B"], [[cell(text), cell("x")]] * 5) for text in ("word", "a word and one more " * 8))
    bounds = [least_height(one, SIZES[0], inner_widths(shared_widths(one, WIDTH), is_flush=True), typesetter) for one in (short, long)]
    assert bounds[1] > 2 * bounds[0] > 0

"""The invariants of layout hold for whatever an author may write; what cannot be set is reported as an error."""

import pytest
from deck_invariants import broken
from hypothesis import given
from hypothesis import strategies as st
from markup_samples import markup
from markup_strategies import full_slide, one_kind, text
from property_settings import examples

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import LAYOUT_CODES, library
from briefing_builder.problems import Severity
from briefing_builder.slides.markup import Markup, Slide
from briefing_builder.words import english

BRANDS = ("editorial", "bold", "civic")


def findings(slides: Markup, brand: str) -> list[str]:
    """Return the broken invariants; less is asked where layout has said itself that a text cannot be set."""
    laid = lay_out(slides, builtin_brand(brand), library(), english())
    errors = {problem.code for problem in laid.problems if problem.severity is Severity.ERROR}
    assert errors <= LAYOUT_CODES
    return broken(laid.value, slides, builtin_brand(brand), library(), told=bool(errors))


@pytest.mark.parametrize("kind", sorted(one_kind))
def test_a_slide_of_one_block_breaks_no_invariant(kind: str) -> None:
    @examples(15)
    @given(one_kind[kind], st.sampled_from(BRANDS))
    def holds(one: Slide, brand: str) -> None:
        assert findings(markup(one), brand) == []

    holds()


@examples(15)
@given(st.lists(full_slide, min_size=1, max_size=2, unique_by=lambda one: one.id), text(1, 20), st.booleans(), st.sampled_from(BRANDS))
def test_slides_of_many_blocks_and_areas_break_no_invariant(slides: list[Slide], footer: str, draft: bool, brand: str) -> None:
    assert findings(markup(*slides, footer=footer, draft=draft), brand) == []

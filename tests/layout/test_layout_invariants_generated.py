"""The invariants of layout hold for whatever an author may write; what cannot be set is reported as an error."""

import pytest
from deck_invariants import broken
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markup_samples import markup
from markup_strategies import full_slide, one_kind, text

from briefing_builder.brand.reader import builtin_brand
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import LAYOUT_CODES, library
from briefing_builder.problems import Severity, has_errors
from briefing_builder.slides.markup import Markup, Slide

BRAND = builtin_brand("editorial")
SMALL = settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


def findings(slides: Markup) -> list[str]:
    """Return the broken invariants, or nothing where layout has said itself that a text cannot be set."""
    laid = lay_out(slides, BRAND, library())
    assert {problem.code for problem in laid.problems if problem.severity is Severity.ERROR} <= LAYOUT_CODES
    return [] if has_errors(laid.problems) else broken(laid.value, slides, BRAND, library())


@pytest.mark.parametrize("kind", sorted(one_kind))
def test_a_slide_of_one_block_breaks_no_invariant(kind: str) -> None:
    @SMALL
    @given(one_kind[kind])
    def holds(one: Slide) -> None:
        assert findings(markup(one)) == []

    holds()


@SMALL
@given(st.lists(full_slide, min_size=1, max_size=2, unique_by=lambda one: one.id), text(1, 20), st.booleans())
def test_slides_of_many_blocks_and_areas_break_no_invariant(slides: list[Slide], footer: str, draft: bool) -> None:
    assert findings(markup(*slides, footer=footer, draft=draft)) == []

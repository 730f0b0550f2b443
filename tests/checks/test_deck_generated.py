"""Whatever an author may write, layout itself gives nobody a reason to complain: only the author's words are told."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from markup_samples import bullets, markup, slide
from markup_strategies import full_slide

from briefing_builder.checks.deck import check_deck
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import brand_named, library
from briefing_builder.problems import has_errors
from briefing_builder.slides.markup import Slide
from briefing_builder.words import english

FAULTS_OF_LAYOUT = {
    "alt-missing", "contrast-low", "contrast-unproven", "link-broken", "outside-slide", "reading-order", "table-header-missing",
    "text-overlap", "text-over-picture", "title-missing", "title-not-first",
}  # fmt: skip


@pytest.mark.long
@settings(max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(full_slide)
@example(slide(bullets("a"), title="--"))
def test_layout_makes_no_fault_of_its_own(slide: Slide) -> None:
    brand = brand_named("editorial")
    laid = lay_out(markup(slide), brand, library(), english())
    if not has_errors(laid.problems):
        assert {problem.code for problem in check_deck(laid.value, brand)} & FAULTS_OF_LAYOUT == set()

"""The invariants of layout hold in every deck of every example, as a deck to present, as a draft and as a copy to hand out."""

import pytest
from deck_invariants import broken
from example_decks import ALL_DECKS, briefing, laid_out, session

from briefing_builder.pipeline import Options, brand_of, library
from briefing_builder.slides import render


@pytest.mark.parametrize("options", [Options(), Options(draft=True), Options(audience=True)], ids=["deck", "draft", "audience"])
@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_no_invariant_is_broken(example: str, department: str, options: Options) -> None:
    slides = render(briefing(example, department), draft=options.draft, audience=options.audience).markup
    deck = laid_out(example, department, options).value
    assert broken(deck, slides, brand_of(session(example), department, options).value, library()) == []

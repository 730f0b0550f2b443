"""Rows of links: each frame is wider than its words, for LibreOffice breaks a link within a word where its frame is narrow."""

import itertools

import pytest
from markup_samples import ORIGIN, markup, slide

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.layout import lay_out
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Links, Span
from briefing_builder.words import english

BRAND = builtin_brand("editorial")
ROOM = BRAND.layout("content").room


@pytest.mark.parametrize("count", range(1, 7))
def test_a_link_has_room_for_wider_letters_and_none_stands_on_another(count: int) -> None:
    links = Links(links=tuple((Span(text=f"← Back to “Proof” {number}", link="slide:sample"),) for number in range(count)), origin=ORIGIN)
    done = lay_out(markup(slide(links)), BRAND, library(), english()).value
    items = [item for item in done.slides[0].items if item.name == "Link"]
    typesetter = Typesetter(brand=BRAND, library=library(), words=english())
    for item in items:
        assert isinstance(item, deck.Text)
        needed = typesetter.width(item.text, typesetter.style("small", size=item.paragraphs[0].runs[0].size))
        assert item.box.width >= min(needed * 110 // 100, ROOM.right - item.box.left)
    for one, other in itertools.combinations(items, 2):
        assert one.box.right <= other.box.left or one.box.bottom <= other.box.top or other.box.right <= one.box.left

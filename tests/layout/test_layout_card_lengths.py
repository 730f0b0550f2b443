"""Cards hold whatever their benefits say: texts of any length, with figures, captions and icons on some of them and not on others."""

from random import Random

import pytest
from adversarial_words import LONG, PLAIN
from deck_invariants import broken
from markup_samples import ORIGIN, markup, paragraph, slide, words

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.checks.deck import check_deck
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import LAYOUT_CODES, library
from briefing_builder.slides.markup import Card, Cards, Markup
from briefing_builder.values import replace
from briefing_builder.words import english

CAPTIONS = ("", "n = 91", "points in the test, n = 91, Branches", "of those who began it finished it within the four weeks of the pilot")
LENGTHS = (5, 13, 21, 30, 42, 60)


def card(rng: Random, length: int, *, long: bool) -> Card:
    """Return a card of so many words; figure, caption and icon are there or not."""
    said = [rng.choice(PLAIN) for _ in range(length)]
    if long:
        said[rng.randrange(length)] = rng.choice(LONG)
    figure = rng.choice(("", "+20.0", "84 %", "KES 8,687,667"))
    return Card(
        icon=rng.choice(("", "shield")), mark=rng.choice(("Easier", "Credit")), heading=words(" ".join(said[:4])),
        words=words(" ".join(said)), figure=figure, caption=rng.choice(CAPTIONS) if figure else "", emphasis="plain", origin=ORIGIN,
    )  # fmt: skip


def faults(slides: Markup, brand: str) -> list[str]:
    """Return what is wrong with the slides as layout and the checks see them; a word that no card can hold is told by layout itself."""
    made = builtin_brand(brand)
    done = lay_out(slides, made, library(), english())
    told = {problem.code for problem in done.problems if problem.severity == "error"}
    assert told <= LAYOUT_CODES
    upon = [problem.message for problem in check_deck(done.value, made) if problem.code in ("text-overlap", "outside-slide")]
    return [*upon, *broken(done.value, slides, made, library(), told=bool(told))]


@pytest.mark.parametrize("brand", ["editorial", "bold", "civic"])
@pytest.mark.parametrize("count", range(1, 7))
def test_no_words_of_cards_lie_upon_others(count: int, brand: str) -> None:
    rng = Random(f"{count} {brand}")
    for case, most in enumerate(LENGTHS):
        cards = tuple(card(rng, rng.choice((most, rng.randint(5, most))), long=case % 3 == 2) for _ in range(count))
        below = (paragraph("Figures of one department say so.", "note"),) if case % 2 else ()
        assert faults(markup(slide(Cards(cards=cards, origin=ORIGIN), *below)), brand) == []


def test_figures_on_one_line_leave_room_for_the_longest_words_above_them() -> None:
    for length in range(5, 61, 4):
        told = Card(icon="", mark="", heading=words("H"), words=(), figure="84 %", caption="", emphasis="plain", origin=ORIGIN)
        said = (("word " * length, CAPTIONS[1]), ("word " * 5, CAPTIONS[3]))
        cards = [replace(told, words=words(text), caption=caption) for text, caption in said]
        assert faults(markup(slide(Cards(cards=tuple(cards), origin=ORIGIN))), "civic") == []

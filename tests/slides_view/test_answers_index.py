"""The index of the answers: each point with its answer in a line, and no two links that say the same."""

from example_decks import session

from briefing_builder.pipeline import Options, brief_for
from briefing_builder.slides import render
from briefing_builder.slides.markup import Area, Areas, Pair, Pairs, words_text
from briefing_builder.values import replace


def index(**changes: str | None) -> tuple[Area, ...]:
    """Return the columns of the index behind the contact centre's long deck, its objections changed so."""
    briefing = brief_for(session("merrowdale"), "contact-centre", Options(variant="long"))
    objections = tuple(replace(one, item=one.item.model_copy(update=changes)) for one in briefing.objections)
    slides = render(replace(briefing, objections=objections)).markup.slides
    columns, _ = next(slide for slide in slides if slide.id == "answers").blocks
    assert isinstance(columns, Areas)
    return columns.areas


def rows(**changes: str | None) -> tuple[Pair, ...]:
    (found,) = index(**changes)[0].blocks
    assert isinstance(found, Pairs)
    assert found.answers
    return found.pairs


def test_each_point_has_its_answer() -> None:
    assert [words_text(row.words) for row in rows()][-2:] == [
        "All of it runs on a phone or on a shared tablet, wherever people are at work.",
        "It is expected to pay for itself, counting only real classroom courses.",
    ]


def test_points_of_one_category_without_topics_are_told_apart() -> None:
    labels = [words_text(row.heading) for row in rows(topic=None, category="quality")]
    assert labels == [f"What people learn ({number} of 6)" for number in range(1, 7)]


def test_the_links_to_what_else_there_is_stand_on_a_panel_of_their_own() -> None:
    first, second = index()
    assert (first.panel, second.panel) == (False, True)

"""What proves an answer is drawn: a number beside the one that it is held against, a share as dots."""

from pathlib import Path

import pytest

from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.rich_text import read_rich_text, signed
from briefing_builder.slides import render
from briefing_builder.slides.markup import Areas, Block, Chart, Dots, Paragraph, Slide, Table, leaf_blocks, words_text
from briefing_builder.slides.view.commitment import pulled_sentence

MERROWDALE = Path(__file__).parents[2] / "examples" / "merrowdale"


@pytest.fixture(scope="module")
def slides() -> dict[str, Slide]:
    session = load(MERROWDALE)
    return {slide.id: slide for slide in render(brief_for(session, "contact-centre", Options(variant="long"))).markup.slides}


def blocks_of(slide: Slide) -> list[Block]:
    return list(leaf_blocks(slide.blocks))


@pytest.mark.parametrize(
    ("id", "labels"), [("no-time", ("202 min", "17.9 min")), ("classroom-better", ("53.0", "79.2")), ("cost", ("£1", "£1.05"))]
)
def test_a_number_stands_beside_the_one_that_it_is_held_against(slides: dict[str, Slide], id: str, labels: tuple[str, str]) -> None:
    (chart,) = [block for block in blocks_of(slides[f"objection-o-{id}"]) if isinstance(block, Chart)]
    assert tuple(label.replace("\xa0", " ") for label in chart.labels) == labels


def test_an_answer_gives_the_scores_the_digits_that_the_pilot_in_detail_gives_them(slides: dict[str, Slide]) -> None:
    (chart,) = [block for block in blocks_of(slides["objection-o-classroom-better"]) if isinstance(block, Chart)]
    (table,) = [block for block in blocks_of(slides["pilot-detail"]) if isinstance(block, Table)]
    cells = [words_text(cell.words) for row in table.rows for cell in row]
    assert any(cell.startswith("\u00a0→\u00a0".join(chart.labels)) for cell in cells)


@pytest.mark.parametrize(("id", "dots"), [("tried-before", (23, 400)), ("click-through", (73, 100))])
def test_a_share_is_drawn_as_dots(slides: dict[str, Slide], id: str, dots: tuple[int, int]) -> None:
    assert [(block.part, block.whole) for block in blocks_of(slides[f"objection-o-{id}"]) if isinstance(block, Dots)] == [dots]


def test_every_answer_has_one_form_whatever_proves_it(slides: dict[str, Slide]) -> None:
    answers = [slide for slide in slides.values() if slide.id.startswith("objection-")]
    assert {slide.placement for slide in answers} == {"top"}
    columns = [next(block for block in slide.blocks if isinstance(block, Areas)).areas for slide in answers]
    assert {tuple((area.share, area.panel, area.anchor) for area in areas) for areas in columns} == {
        ((5, False, "ends"), (7, True, "ends"))
    }


def test_an_answer_without_proof_is_followed_by_the_question_to_the_managers(slides: dict[str, Slide]) -> None:
    """The panel of one is filled with the accent, that of the others is not."""
    right = {
        slide.id: next(block for block in slide.blocks if isinstance(block, Areas)).areas[1]
        for slide in slides.values()
        if slide.id.startswith("objection-")
    }
    assert {id for id, area in right.items() if area.emphasis == "accent"} == {"objection-o-no-desk"}
    asked = [words_text(block.words) for block in right["objection-o-no-desk"].blocks if isinstance(block, Paragraph)]
    assert asked == ["Our question to you", "What do they have in their hands during a shift?"]


def test_a_benefit_is_said_on_one_of_the_slides_only(slides: dict[str, Slide]) -> None:
    said = [
        words_text(block.words)
        for slide in slides.values()
        if slide.id.startswith("objection-")
        for block in blocks_of(slide)
        if isinstance(block, Paragraph) and block.style == "body"
    ]
    assert len(said) == len(set(said)) == 4


def test_a_benefit_stands_under_an_answer_only_where_it_is_about_the_same(slides: dict[str, Slide]) -> None:
    """No desk is answered with nothing about calls, and an attempt that died with nothing about targets."""
    with_benefit = {
        slide.id.removeprefix("objection-o-")
        for slide in slides.values()
        if slide.id.startswith("objection-")
        for block in blocks_of(slide)
        if isinstance(block, Paragraph) and block.style == "body"
    }
    assert with_benefit == {"no-time", "classroom-better", "click-through", "cost"}


def test_the_sentence_that_an_author_wishes_stands_large_and_the_nearest_round_it() -> None:
    far, near = "Once upon a time I sat in a lecture room all night long and remembered nothing.", "I did it on a train."
    pull = "So can you."
    assert pulled_sentence(f"{far} {far} {near} {pull} Tell me.", pull) == (pull, f"… {far} {near} … Tell me.")


def test_what_stands_round_it_keeps_its_emphasis() -> None:
    statement = signed(read_rich_text("I did it **on a train. So can you. Tell** me *today*."))
    others = signed(read_rich_text("I did it **on a train.** … **Tell** me *today*."))
    assert pulled_sentence(statement, "So can you.") == ("So can you.", others)


def test_a_short_statement_of_one_sentence_stays_whole() -> None:
    assert pulled_sentence("I want this.", "I want this.") == ("", "I want this.")

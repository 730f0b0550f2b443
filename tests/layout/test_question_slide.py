"""The question slide holds the question and one neutral sign: nothing on it, nor in the index behind it, could be read as a no."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from example_decks import ALL_DECKS, laid_out, session
from pptx import Presentation

from briefing_builder.backends.pptx import write
from briefing_builder.backends.script import presenter_script
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.checks.wording import negative_word, says_no
from briefing_builder.deck.model import Deck, Shape, Slide, SlideLink, Table, Text
from briefing_builder.deck.walk import leaf_items
from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options
from briefing_builder.slides.outlines.reading import variants
from briefing_builder.units import points
from briefing_builder.words import english

BRANDS = builtin_brands()
VARIANTS = variants([resource("templates")])
DIAGONAL = [(variant, BRANDS[number % len(BRANDS)]) for number, variant in enumerate(VARIANTS)]
SPOKEN_LARGE = points(72)
AIM = points(24 * 72 / 96)
"""WCAG 2.2, 2.5.8: 24 CSS pixels."""


def slide(deck: Deck, id: str) -> Slide:
    return next(one for one in deck.slides if one.id == id)


def shown(one: Slide) -> Iterator[str]:
    for item in leaf_items(one.items):
        yield item.text if isinstance(item, Text) else getattr(item, "alt", "")


def signs(one: Slide) -> list[Shape]:
    return [item for item in leaf_items(one.items) if isinstance(item, Shape) and item.link is not None]


@pytest.mark.parametrize(("variant", "brand"), DIAGONAL)
@pytest.mark.parametrize(("example", "department"), [("merrowdale", "warehouse"), ("ardmullen", "wards")])
def test_the_room_reads_the_question_alone(example: str, department: str, variant: str, brand: str) -> None:
    deck = laid_out(example, department, Options(variant=variant, brand=brand)).value
    room, objections = slide(deck, "qa"), session(example).programme.content.objections
    words = " ".join(shown(room))
    assert [one.says for one in objections if one.says.rstrip(".") in words] == []
    assert "→" not in words
    assert len([item for item in leaf_items(room.items) if isinstance(item, Text) and item.name == "Link"]) == 0
    (sign,) = signs(room)
    assert sign.link == SlideLink(slide="answers")
    assert (negative_word(sign.alt), says_no(sign.alt)) == (None, None)
    assert sign.alt.startswith("More")
    assert min(sign.box.width, sign.box.height) >= AIM


@pytest.mark.parametrize("brand", BRANDS)
def test_the_question_is_set_as_large_as_its_room_allows(brand: str) -> None:
    room = slide(laid_out("merrowdale", "finance", Options(brand=brand)).value, "qa")
    title = next(item for item in leaf_items(room.items) if isinstance(item, Text) and item.placeholder == "title")
    assert title.paragraphs[0].runs[0].size >= SPOKEN_LARGE
    assert all(title.box.bottom <= sign.box.top for sign in signs(room))


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_the_index_is_neutral_and_reaches_every_answer(example: str, department: str) -> None:
    deck = laid_out(example, department).value
    there = [one for one in deck.slides if one.id.partition("--")[0] == "answers"]
    answers = {one.id for one in deck.slides if one.id.startswith("objection-") and "--" not in one.id}
    items = [item for one in there for item in leaf_items(one.items)]
    runs = [run for item in items if isinstance(item, Text | Table) for paragraph in item.paragraphs for run in paragraph.runs]
    assert answers <= {run.link.slide for run in runs if isinstance(run.link, SlideLink)}
    words = [text for one in there for text in shown(one)]
    assert [text for text in words if negative_word(text) or says_no(text)] == []
    assert len({run.text for run in runs if run.link}) == len([run for run in runs if run.link])


@pytest.mark.parametrize("variant", VARIANTS)
def test_notes_and_the_page_for_the_questions_reach_every_answer(variant: str) -> None:
    deck = laid_out("merrowdale", "warehouse", Options(variant=variant)).value
    objections = session("merrowdale").programme.content.objections
    asked = next(part for part in slide(deck, "qa").notes if part.label == "IF ASKED")
    page = presenter_script(deck, english()).discussion
    assert page is not None
    own = {one.id for one in deck.slides if one.id.startswith("objection-")}
    for one in objections:
        assert any(f"“{one.says}”" in line.text for line in asked.lines)
        shown = f"objection-{one.id}" if f"objection-{one.id}" in own else "more-objections"
        if shown in {each.id for each in deck.slides}:
            assert any(reply.slide_id == shown and reply.number > page.number for reply in page.replies)


def test_the_audiences_copy_has_no_sign_that_leads_nowhere() -> None:
    assert signs(slide(laid_out("merrowdale", "warehouse", Options(audience=True)).value, "qa")) == []


def test_the_sign_is_one_native_shape_with_its_link_and_its_words() -> None:
    file = write(laid_out("merrowdale", "warehouse").value, builtin_brand())
    slides = Presentation(BytesIO(file)).slides
    (shape,) = [shape for one in slides for shape in one.shapes if shape.name == "More"]
    leads_to = shape.click_action.target_slide
    assert leads_to is not None
    assert leads_to.shapes.title is not None
    assert leads_to.shapes.title.text == "Each point has its answer, one click from its evidence"
    assert re.search(r'descr="More: [^"]+"', shape._element.xml)  # python-pptx has no name for the alternative text


@pytest.mark.parametrize("brand", ["editorial", "bold", "civic"])
def test_a_lead_of_two_lines_breaks_between_its_sentences(brand: str) -> None:
    room = slide(laid_out("merrowdale", "contact-centre", Options(variant="long", brand=brand)).value, "qa")
    (lead,) = (item for item in leaf_items(room.items) if isinstance(item, Text) and item.placeholder == "question-lead")
    (paragraph,) = lead.paragraphs
    assert [paragraph.text[:place].rstrip()[-1] for place in paragraph.breaks] in ([], ["."])

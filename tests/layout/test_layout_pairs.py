"""What was said and what was done about it: that is larger, and a mark says so, in every brand."""

import pytest
from markup_samples import ORIGIN, areas, markup, paragraph, slide, words

from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.deck.model import Item, Shape, Text
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Pair, Pairs
from briefing_builder.units import points
from briefing_builder.words import english

SAID = (
    ("“Do not take people off shift.”", "No course is longer than 45 minutes."),
    ("“We cannot see who has done what.”", "You have a page."),
    ("“Keep the real classroom courses.”", "Three stay with a trainer, one of them live online; you book all of them in one place."),
    ("“The dates come when the week is already full.”", "All dates up to June stand in one place today."),
)


def shown(brand: str, count: int, *, done: bool, apart: bool = False) -> list[Item]:
    pairs = tuple(
        Pair(heading=words(said), words=words(did), caption="", origin=ORIGIN, apart=apart and number == count)
        for number, (said, did) in enumerate(SAID[:count], 1)
    )
    laid = lay_out(markup(slide(Pairs(pairs=pairs, done=done, origin=ORIGIN))), builtin_brand(brand), library(), english())
    assert laid.problems == ()
    (one,) = laid.value.slides
    return list(leaf_items(one.items))


def colours(items: list[Item], name: str) -> set[str]:
    return {run.colour for item in items if item.name == name for run in text_runs(item)}


def sizes(items: list[Item], name: str) -> set[int]:
    return {run.size for item in items if item.name == name for run in text_runs(item)}


@pytest.mark.parametrize("brand", builtin_brands())
@pytest.mark.parametrize("count", [3, 4])
def test_what_was_done_is_larger_than_what_was_said_and_in_the_same_ink(brand: str, count: int) -> None:
    items = shown(brand, count, done=True)
    assert max(sizes(items, "Moment")) < min(sizes(items, "Answer"))
    assert colours(items, "Moment") == colours(items, "Answer")


@pytest.mark.parametrize("brand", builtin_brands())
def test_a_pair_of_another_kind_stands_apart_under_a_stronger_rule(brand: str) -> None:
    items = shown(brand, 4, done=True, apart=True)
    first, second, third = [item for item in items if isinstance(item, Shape) and item.name == "Rule"]
    assert first.weight == second.weight < third.weight
    said = [item.box.top for item in items if item.name == "Moment"]
    assert said[-1] >= third.box.top > said[-2]


@pytest.mark.parametrize("brand", builtin_brands())
def test_each_answer_has_its_mark_and_no_arrow(brand: str) -> None:
    items = shown(brand, 3, done=True)
    assert len([item for item in items if item.name == "Icon check"]) == 3
    assert [item for item in items if item.name == "Arrow"] == []
    assert len([item for item in shown(brand, 3, done=False) if item.name == "Icon check"]) == 0


@pytest.mark.parametrize("brand", builtin_brands())
def test_letters_stand_on_the_edge_of_the_slide_and_quotation_marks_before_it(brand: str) -> None:
    moments = [item for item in shown(brand, 4, done=True) if isinstance(item, Text) and item.name == "Moment"]
    edge = builtin_brand(brand).layout("content").room.left
    assert [item.box.left + item.paragraphs[0].indent for item in moments] == [edge] * 4


ASKED = (
    ("They just click through.", "People have to choose and explain, and they use it."),
    ("It died.", "This time we begin with twelve courses, and somebody asks."),
    ("What does it cost, and what do we get back for it in the first year?", "It is expected to pay for itself."),
)


def answered(brand: str, *, beside: bool, times: int = 1) -> list[Item]:
    pairs = tuple(Pair(heading=words(asked), words=words(said), caption="", origin=ORIGIN) for asked, said in ASKED * times)
    block = Pairs(pairs=pairs, answers=True, origin=ORIGIN)
    shown = block if beside else areas((8, False, [block]), (4, True, [paragraph("More")]))
    laid = lay_out(markup(slide(shown)), builtin_brand(brand), library(), english())
    assert laid.problems == ()
    (one,) = laid.value.slides
    return list(leaf_items(one.items))


@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize("brand", builtin_brands())
def test_answers_are_larger_than_their_questions_in_rows_of_one_height(brand: str, beside: bool) -> None:
    items = answered(brand, beside=beside)
    questions, answers = ([item for item in items if item.name == name] for name in ("Question", "Answer"))
    assert min(sizes(items, "Answer")) > max(sizes(items, "Question"))
    assert all((question.box.right <= answer.box.left) == beside for question, answer in zip(questions, answers, strict=True))
    first, second = [item.box.top for item in items if item.name == "Rule"]
    assert second > max(item.box.bottom for item in (questions[1], answers[1]))
    tops = [item.box.top for item in answers]
    assert not beside or tops[2] - tops[1] == second - first


@pytest.mark.parametrize("brand", builtin_brands())
def test_few_answers_in_a_column_are_large_and_many_are_a_line_each(brand: str) -> None:
    few, many = (answered(brand, beside=False, times=times) for times in (1, 2))
    assert min(sizes(few, "Answer")) >= points(22)
    answers = [item for item in many if isinstance(item, Text) and item.name == "Answer"]
    assert len(answers) == 6
    assert all(not paragraph.breaks for item in answers for paragraph in item.paragraphs)


@pytest.mark.parametrize("brand", builtin_brands())
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_answers_with_figures_are_larger_than_their_moments_and_the_figures_end_at_the_edge(brand: str, count: int) -> None:
    pairs = tuple(
        Pair(heading=words("A caller has been angry"), words=words("Calm Calls"), caption="", figure="12", unit="minutes", origin=ORIGIN)
        for _ in range(count)
    )
    laid = lay_out(markup(slide(Pairs(pairs=pairs, origin=ORIGIN))), builtin_brand(brand), library(), english())
    items = list(leaf_items(laid.value.slides[0].items))
    assert max(sizes(items, "Figure")) > min(sizes(items, "Answer")) > max(sizes(items, "Moment"))
    assert {item.box.right for item in items if item.name == "Figure"} == {builtin_brand(brand).layout("content").room.right}

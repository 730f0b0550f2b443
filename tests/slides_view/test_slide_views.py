"""What a slide template sees: the question in two parts, the time strip, targets, the pilot's chart."""

from decimal import Decimal

import pytest
from example_decks import MERROWDALE, briefing, markup

from briefing_builder.problems import Source
from briefing_builder.slides.markup import Block, Chart, Progress, Slide, Strip, Targets, leaf_blocks, words_text
from briefing_builder.slides.outlines.model import OutlineSlide
from briefing_builder.slides.view.session import slot_view, split_question, whole_minutes
from briefing_builder.words import english


def slide_of(department: str, id: str, example: str = "merrowdale") -> Slide:
    return next(slide for slide in markup(example, department).slides if slide.id == id)


def blocks(one: Slide) -> list[Block]:
    return list(leaf_blocks(one.blocks))


def minutes(id: str, section: str, seconds: int) -> OutlineSlide:
    place = Source(path="outlines/sample.yaml")
    return OutlineSlide(
        id=id, template=f"slides/{id}.xml.j2", section=section, seconds=seconds, presenter="lead", appendix=False, source=place
    )  # fmt: skip


SLOT = [
    minutes("title", "Open", 30),
    minutes("ask", "Open", 60),
    minutes("pilot", "Proof", 120),
    minutes("return", "Proof", 90),
    minutes("qa", "Discussion", 600),
    minutes("close", "Discussion", 90),
]


@pytest.mark.parametrize(
    ("prompt", "lead", "asked"),
    [
        ("How will this help your team?", "", "How will this help your team?"),
        ("Think of your shift. Where will it help?", "Think of your shift.", "Where will it help?"),
        ("Now I ask you: how will it help?", "Now I ask you:", "How will it help?"),
        ("Tell me how this helps your team.", "", "Tell me how this helps your team."),
    ],
)
def test_what_leads_to_a_question_stands_apart_from_it(prompt: str, lead: str, asked: str) -> None:
    assert split_question(english(), prompt) == (lead, asked)


def test_the_built_in_prompt_leads_from_the_benefits_to_the_question() -> None:
    question = slide_of("customer-service", "qa", "minimal")
    assert words_text(question.subtitle) == "We discussed several general e-learning benefits earlier …"
    assert words_text(question.title) == "But how do you think this will help your team?"


@pytest.mark.parametrize("department", MERROWDALE)
def test_the_exact_words_of_the_prompt_are_in_the_notes(department: str) -> None:
    prompt = briefing("merrowdale", department).opening.prompt.text
    assert [words_text(line) for line in slide_of(department, "qa").notes.spoken] == [prompt]


@pytest.mark.parametrize("department", MERROWDALE)
def test_the_question_on_the_slide_is_one_short_sentence(department: str) -> None:
    asked = words_text(slide_of(department, "qa").title)
    assert asked.endswith("?")
    assert len(asked.split()) <= 12


def test_slides_of_one_section_are_one_part_of_the_strip() -> None:
    strip = slot_view(english(), SLOT)["strip"]
    assert isinstance(strip, list)
    assert [(part["label"], part["figure"], part["seconds"], part["emphasis"]) for part in strip] == [
        ("Open", "2", 120, "muted"),
        ("Proof", "3", 180, "plain"),
        ("Your questions", "10\u00a0min", 600, "accent"),
        ("Close", "1", 60, "muted"),
    ]


@pytest.mark.parametrize(
    ("seconds", "never_more", "minutes"),
    [
        ([90, 210, 600, 90, 60], [], [2, 4, 10, 1, 1]),
        ([72, 570, 528, 30], [2], [1, 10, 8, 1]),
        ([20, 20, 20, 240], [], [1, 1, 1, 2]),
        ([525, 75], [0], [8, 2]),
        ([20, 20], [], [1, 1]),
    ],
)
def test_parts_in_whole_minutes_add_up_to_the_slot_as_far_as_they_can(
    seconds: list[int], never_more: list[int], minutes: list[int]
) -> None:
    assert whole_minutes(seconds, never_more) == minutes


def test_the_slot_is_told_in_digits_and_in_words() -> None:
    slot = slot_view(english(), SLOT)
    assert (slot["minutes"], slot["qa_minutes"], slot["qa_words"]) == ("16.5", "10", "ten")


@pytest.mark.parametrize("department", MERROWDALE)
def test_the_time_strip_holds_all_the_time_of_the_slot(department: str) -> None:
    (strip,) = [block for block in blocks(slide_of(department, "ask")) if isinstance(block, Strip)]
    assert sum(segment.seconds for segment in strip.segments) == 1800


def test_a_target_in_per_cent_stands_on_a_bar_of_a_hundred() -> None:
    (used,) = [block.target for block in blocks(slide_of("warehouse", "targets")) if isinstance(block, Progress)]
    assert (used.baseline, used.target) == ("9\u00a0%", "45\u00a0%")
    assert (used.baseline_share, used.target_share) == (Decimal("0.090"), Decimal("0.450"))


def test_the_bar_of_a_target_without_a_natural_maximum_ends_at_it() -> None:
    (targets,) = [block for block in blocks(slide_of("warehouse", "targets")) if isinstance(block, Targets)]
    hours = next(one for one in targets.targets if one.target.endswith("h"))
    assert (hours.baseline, hours.target) == ("0.4\u00a0h", "1.0\u00a0h")
    assert (hours.baseline_share, hours.target_share) == (Decimal("0.400"), Decimal("1.000"))


def test_all_scores_of_a_chart_have_the_same_decimals() -> None:
    (chart,) = [block for block in blocks(slide_of("technology", "pilot")) if isinstance(block, Chart) and block.kind == "change"]
    assert chart.format == "0.0"
    assert {value.as_tuple().exponent for series in chart.series for value in series.values if value is not None} == {-1}
    everybody = chart.categories.index("All departments")
    assert (chart.details[everybody], chart.series[0].values[everybody]) == ("n\u00a0=\u00a0250", Decimal("53.0"))


@pytest.mark.parametrize("department", MERROWDALE)
def test_the_title_of_the_pilot_says_what_its_chart_shows(department: str) -> None:
    one = slide_of(department, "pilot")
    (chart,) = [block for block in blocks(one) if isinstance(block, Chart) and block.kind == "change"]
    before, after, difference = (series.values[0] for series in chart.series)
    assert before is not None
    assert after is not None
    assert difference is not None
    assert after - before == difference
    assert f"went from {round(before)} to {round(after)} in the test" in words_text(one.title)


def test_a_programme_without_a_pilot_has_no_slide_about_it() -> None:
    ids = [slide.id for slide in markup("minimal", "customer-service").slides]
    assert [id for id in ids if id in ("pilot", "return", "needs", "endorsement_targets", "return-detail")] == []


@pytest.mark.parametrize("department", MERROWDALE)
def test_links_from_the_question_lead_to_the_slides_of_the_objections(department: str) -> None:
    ids = {slide.id for slide in markup("merrowdale", department).slides}
    answers = slide_of(department, "qa").notes.if_asked
    assert len(answers) >= 3
    assert {answer.slide for answer in answers} <= ids

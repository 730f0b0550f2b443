"""Figures in the author's own texts: `{{ pilot.… }}` is filled, and what cannot be filled is a problem at the author's place."""

import pytest
from example_decks import briefing, session

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, build
from briefing_builder.problems import Severity
from briefing_builder.slides.author_texts import AuthorTexts, author_texts_of, author_view, money_filter
from briefing_builder.slides.rendering.slides import slide_templates
from briefing_builder.words import catalogue_of, english

PATH = ("programme", "permission_statement")


@pytest.fixture
def author() -> AuthorTexts:
    own = briefing("merrowdale", "warehouse")
    return author_texts_of(own, slide_templates([resource("templates")], {"money": money_filter(english(), "GBP")}), 330)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{ pilot.completion_rate_pct }} %", "84 %"),
        ("{{ pilot.by_department.warehouse.completion_rate_pct }} %", "81 %"),
        ("{{ pilot.by_department.contact_centre.completion_rate_pct }} %", "88 %"),
        ("{{ pilot.by_department['contact-centre'].completion_rate_pct }} %", "88 %"),
        ("{{ pilot.by_course.c_calls.score_gain_points }} points", "26.1 points"),
        ("{{ roi.bcr }} for one", "1.05 for one"),
        ("{{ roi.program_costs | money }}", "£94,984"),
        ("{{ supplier.minutes }} minutes", "five and a half minutes"),
        ("no value", "no value"),
        ("a < b & {{ pilot.learners }}", "a < b & 146"),
    ],
)
def test_a_value_is_filled_in_as_the_audience_reads_it(author: AuthorTexts, text: str, filled: str) -> None:
    assert author.text(text, PATH) == filled
    assert author.problems == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ pilots.learners }}", "text-value-unknown"),
        ("{{ pilot.leaners }}", "text-value-unknown"),
        ("{{ pilot.by_department.warehouse.managers }}", "text-value-unknown"),
        ("{{ pilot.by_department.nowhere.learners }}", "text-value-unknown"),
        ("{{ pilot.learners", "text-syntax"),
        ("{{ pilot.__class__ }}", "text-not-allowed"),
    ],
    ids=["unknown group", "misspelt figure", "suppressed figure", "unknown department", "unclosed", "not data"],
)
def test_what_cannot_be_filled_is_an_error_where_the_author_wrote_it(author: AuthorTexts, text: str, code: str) -> None:
    assert author.text(text, PATH) == text
    (problem,) = author.problems
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert problem.source == session("merrowdale").programme.positions.of(PATH)


def test_a_misspelt_group_gets_the_nearest_name(author: AuthorTexts) -> None:
    author.text("{{ pilots.learners }}", PATH)
    assert author.problems[0].hint == 'did you mean "pilot"?'


def test_one_mistake_in_a_text_that_is_used_twice_is_told_once(author: AuthorTexts) -> None:
    author.text("{{ nothing }}", PATH)
    author.text("{{ nothing }}", PATH)
    assert len(author.problems) == 1


def test_money_of_what_is_no_number_stays_as_it_is() -> None:
    assert money_filter(english(), "GBP")("about ten") == "about ten"


def test_a_figure_is_filled_in_as_its_language_writes_numbers() -> None:
    own, german = briefing("merrowdale", "warehouse"), catalogue_of("de").value
    values = author_view(german, own.figures, 330).values
    assert isinstance(values["pilot"], dict)
    assert values["pilot"]["by_course"]["c_calls"]["score_gain_points"] == "26,1"
    assert money_filter(german, "GBP")("94984,5") == "94.984,50\u00a0£"
    assert money_filter(german, "GBP")(1.5) == "1,50\u00a0£"


def test_the_examples_supplier_is_announced_with_its_minutes() -> None:
    data = build(session("merrowdale"), "warehouse", Options())
    assert not any(problem.code.startswith("text-") for problem in data.problems)

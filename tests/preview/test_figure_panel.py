"""The preview's figures: which words of a drawn slide they are, what the page is told of each, and what it is never told."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from example_decks import session
from preview_requests import asked

from briefing_builder.preview.app import application
from briefing_builder.preview.decks.building import DeckChoice, build_preview_deck
from briefing_builder.preview.decks.figures import DeckFigures, deck_figures
from briefing_builder.preview.decks.live_programme import LiveProgramme
from briefing_builder.preview.decks.watching import EventBroadcaster
from briefing_builder.preview.figure_marks import WORD, slide_marks
from briefing_builder.preview.figure_panel import panel_data
from briefing_builder.provenance.uses import Found

RATE, GAIN = ("pilot:completion_rate_pct", "sales"), ("pilot:score_gain_points", "sales")


def drawn(*words: str, alternative: str = "") -> str:
    picture = f'<g role="img" aria-label="{alternative}"></g>' if alternative else ""
    return "<svg>" + "".join(f'<g font-size="9"><text x="1" y="2">{word}</text></g>' for word in words) + picture + "</svg>"


def found(text: str, *figures: tuple[str, str]) -> Found:
    keys = (RATE, GAIN)
    return Found(text=text, figures=tuple((keys[number], written, text.index(written)) for number, (written, _) in enumerate(figures)))


def test_a_number_is_found_among_the_words_of_its_text() -> None:
    picture = drawn("In", "Sales,", "71\u00a0", "%", "were", "finished", "71\u00a0", "%")
    marks = slide_marks(picture, [found("In Sales, 71\u00a0% were finished", ("71\u00a0%", ""))])
    assert marks.words == ((2, 3, RATE),)


def test_equal_numbers_are_told_apart_by_their_texts_and_their_order() -> None:
    first, second = found("84\u00a0%", ("84\u00a0%", "")), Found(text="84\u00a0%", figures=((GAIN, "84\u00a0%", 0),))
    picture = drawn("84\u00a0%", "of", "courses", "84\u00a0%", "184\u00a0%")
    assert slide_marks(picture, [first, second]).words == ((0, 0, RATE), (3, 3, GAIN))


def test_a_number_inside_a_longer_one_is_none() -> None:
    assert slide_marks(drawn("1840", "x"), [found("84", ("84", ""))]).words == ()


def test_a_picture_is_known_by_its_alternative_text() -> None:
    marks = slide_marks(drawn("x", alternative="A &amp; B: 84\u00a0%."), [found("A & B: 84\u00a0%.", ("84\u00a0%", ""))])
    assert (marks.words, marks.drawings) == ((), ((0, (RATE,)),))


@cache
def deck(department: str) -> tuple[DeckFigures, Mapping[str, str]]:
    choice = DeckChoice(department=department, variant="standard")
    built = build_preview_deck(session("merrowdale"), choice, {})
    figures = deck_figures(session("merrowdale"), choice, date(2026, 12, 1))
    return figures, {id: slide.picture for id, slide in built.drawn.items()}


def test_every_figure_that_a_slide_says_is_found_on_its_picture() -> None:
    figures, pictures = deck("sales")
    assert len(figures.found) > 10
    for id, texts in figures.found.items():
        marks = slide_marks(pictures[id], texts)
        assert len(marks.words) + sum(len(keys) for _, keys in marks.drawings) >= sum(len(text.figures) for text in texts), id
        words = WORD.findall(pictures[id])
        assert all(any(sign.isdigit() for sign in "".join(words[first : last + 1])) for first, last, _ in marks.words)


def test_the_panel_tells_value_formula_n_period_source_age_and_uses() -> None:
    figures, pictures = deck("sales")
    data = panel_data(figures, pictures, session("merrowdale").programme.words)
    rate = next(each for each in data["figures"] if each["name"] == "Completion rate, Sales and Account Management")
    lines = {line["label"]: line["text"] for line in rate["lines"]}
    assert rate["value"] == "71\u00a0%"
    assert lines["How it is worked out"] == "completions ÷ enrolments"
    assert lines["Rests on"] == "34 of 34 rows"
    assert lines["Period"].replace("\u00a0", " ") == "7 September to 30 October 2026"
    assert lines["Files"] == "data/pilot.csv (298 rows, 0 left out)"
    assert lines["Age"] == "32 days"
    assert lines["Unrounded"].startswith("70.588")
    assert "slide 7 “" in lines["Used on"]


@pytest.fixture(scope="module")
def answer() -> str:
    live = LiveProgramme(session("merrowdale").programme.folder)
    live.reload()
    preview = application(live, EventBroadcaster(), token="token", cookie="briefing")
    status, text = asked(preview, "/figures?d=sales&v=standard")
    assert status == 200
    return text


def test_the_page_is_told_nothing_of_rows_of_learners_or_of_what_is_hidden(answer: str) -> None:
    loaded = session("merrowdale")
    assert json.loads(answer)["figures"]
    assert not [row.learner_id for row in loaded.programme.pilot_rows if row.learner_id in answer]
    assert "hidden" not in answer
    costs = {f"{department.loaded_hourly_cost}" for department in loaded.programme.content.departments}
    assert not costs & set(answer.replace('"', " ").replace("£", " ").split())
    assert str(Path(loaded.programme.folder).resolve()) not in answer


def test_other_departments_figures_are_not_told(answer: str) -> None:
    assert not [name for name in ("Technology and Digital", "Warehouse and Logistics") if f"rate, {name}" in answer]

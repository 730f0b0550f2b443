"""The six Merrowdale decks differ where the departments differ, and say the same where they do not."""

import re
from collections.abc import Callable

import pytest
from deck_items import texts_of
from example_decks import MERROWDALE, briefing, laid_out

from briefing_builder.deck.model import Chart, Slide, Text
from briefing_builder.deck.walk import leaf_items

OWN_PLACES = re.compile(r"\s*\b([\d,]+) here\b")


HOURS_BACK = "expected back in working time"


def slide_of(department: str, id: str) -> Slide:
    return next(slide for slide in laid_out("merrowdale", department).value.slides if slide.id == id)


def of_all(found: Callable[[str], object]) -> list[object]:
    return [found(department) for department in MERROWDALE]


def words_of(item: Text) -> str:
    """Return what a text says, wherever its lines break: which words hold together goes by the room that it has."""
    return item.text.replace("\N{NO-BREAK SPACE}", " ")


def scores_chart(department: str) -> Chart:
    """Return the chart of the scores on the pilot's slide; beside it may stand one of what was completed."""
    items = leaf_items(slide_of(department, "pilot").items)
    return next(item for item in items if isinstance(item, Chart) and "score" in item.name)


def texts_named(slide: Slide, name: str) -> tuple[str, ...]:
    return tuple(item.text for item in leaf_items(slide.items) if isinstance(item, Text) and item.name == name)


def note(slide: Slide, label: str) -> tuple[str, ...]:
    return next((tuple(line.text for line in part.lines) for part in slide.notes if part.label == label), ())


def short_name(department: str) -> str:
    found = briefing("merrowdale", department).department
    return found.short_name or found.name


def all_different(values: list[object]) -> bool:
    return len(set(values)) == len(values)


def test_each_department_hears_its_own_benefits_in_its_own_words() -> None:
    assert all_different(of_all(lambda department: texts_named(slide_of(department, "benefits"), "Card")))


def test_each_department_sees_its_own_figure_with_its_first_benefit() -> None:
    shown = of_all(lambda department: texts_named(slide_of(department, "benefits"), "Figure"))
    figures = [figure for figure in shown if figure]
    assert len(figures) >= 3
    assert all_different(figures)


@pytest.mark.parametrize("department", MERROWDALE)
def test_each_department_hears_at_least_one_benefit_of_each_appeal(department: str) -> None:
    shown = " ".join(texts_of(slide_of(department, "benefits")))
    appeals = {chosen.benefit.appeal for chosen in briefing("merrowdale", department).benefits if chosen.name in shown}
    assert appeals & {"easier", "both"}
    assert appeals & {"credit", "both"}


def test_each_department_has_its_own_pilot_results() -> None:
    def results(department: str) -> tuple[object, ...]:
        return slide_of(department, "pilot").title, *(series.values[0] for series in scores_chart(department).series)

    assert all_different(of_all(results))
    assert len({slide_of(department, "pilot").title for department in MERROWDALE}) == 5  # rounded, those of two are alike


def test_the_pilot_chart_holds_everybody_against_the_department_only_where_it_gained_clearly_more() -> None:
    for department in MERROWDALE:
        figures = briefing("merrowdale", department).figures
        (everybody,) = figures.scores
        own = next((scores for scores in figures.scores_by_department if scores.scope == department), None)
        is_ahead = own is not None and own.gain.displayed - everybody.gain.displayed >= 1
        expected = ("All departments",) if own is None else (short_name(department), *(("All departments",) if is_ahead else ()))
        assert scores_chart(department).categories == expected


def test_each_department_sees_only_its_own_objectives() -> None:
    def objectives(department: str) -> tuple[str, ...]:
        slide = slide_of(department, "objectives")
        drivers = [item for item in leaf_items(slide.items) if isinstance(item, Text) and item.name == "Driver"]
        return slide.title.replace("\N{NO-BREAK SPACE}", " "), *map(words_of, drivers)

    found = of_all(objectives)
    assert found[MERROWDALE.index("warehouse")] == (
        "Three courses bring you closer to “Everyone home safe, every rule kept”",
        "Lift, Reach, Go", "Data Protection in Practice", "Stop and Look",
    )  # fmt: skip
    assert len(set(found)) >= 5


def test_the_showcase_is_the_departments_own_where_it_has_one() -> None:
    shown = {department: slide_of(department, "showcase").title for department in MERROWDALE}
    assert shown["contact-centre"] == "You hear the caller and choose a reply"
    assert len({shown[name] for name in ("warehouse", "field-service", "contact-centre")}) == 3
    own = {department: found.course.title for department in MERROWDALE if (found := briefing("merrowdale", department).showcase)}
    assert (own["warehouse"], own["field-service"], own["contact-centre"]) == (
        "Lift, Reach, Go", "The Ninety-Second Visit Record", "Calm Calls",
    )  # fmt: skip
    example = "Calm Calls is an example of what a course can look like"  # it is closed to them
    assert {shown[name] for name in ("sales", "finance", "technology")} == {example}


def test_each_department_has_its_own_first_voice() -> None:
    voices = of_all(lambda department: next(line for line in note(slide_of(department, "qa"), "DO") if "first, by name." in line))
    assert all_different(voices)


def test_the_opening_question_is_the_departments_own_where_it_has_one() -> None:
    asked = {department: slide_of(department, "qa").title for department in MERROWDALE}
    assert asked["warehouse"] == "Where will it help your team first?"
    assert asked["sales"] == "Which deal this quarter would it have helped your team with?"
    assert {asked[name] for name in ("contact-centre", "finance", "technology")} == {"How will this help your team?"}


@pytest.mark.parametrize("department", MERROWDALE)
def test_the_deck_names_the_day_and_the_presenter_of_the_departments_own_meeting(department: str) -> None:
    meeting = briefing("merrowdale", department).meeting
    (byline,) = texts_named(slide_of(department, "title"), "Byline")
    assert meeting.day is not None
    assert meeting.presenter.name in byline
    assert f"{meeting.day.day}\u00a0January\u00a02027" in byline
    assert laid_out("merrowdale", department).value.created == meeting.day.isoformat()


def test_the_return_differs_only_in_the_departments_own_hours() -> None:
    def others(department: str) -> tuple[str, ...]:
        skipped = ("Footer", "Slide number")
        slide = slide_of(department, "return")
        items = [words_of(item) for item in leaf_items(slide.items) if isinstance(item, Text) and item.name not in skipped]
        return tuple(text for text in items if HOURS_BACK not in text)

    def said_of_the_return(department: str) -> list[str]:
        items = leaf_items(slide_of(department, "return").items)
        return [words_of(item) for item in items if isinstance(item, Text) and item.name == "Text"]

    assert len(set(of_all(others))) == 1
    hours = [[text for text in said_of_the_return(department) if HOURS_BACK in text] for department in MERROWDALE]
    assert [len(own) for own in hours] == [1] * len(MERROWDALE)
    assert all_different([own for (own,) in hours])


@pytest.mark.parametrize("id", ["close", "return-detail", "return-courses"])
def test_what_is_common_to_all_departments_reads_the_same(id: str) -> None:
    def words(department: str) -> tuple[str, ...]:
        slide = slide_of(department, id)
        footer = texts_named(slide, "Footer")
        common = (OWN_PLACES.sub("", text) for text in texts_of(slide) if text not in footer)
        return tuple(text for text in common if text)

    assert len(set(of_all(words))) == 1


def test_the_courses_of_the_return_say_how_many_of_the_places_are_the_departments_own() -> None:
    def places(department: str) -> tuple[str, ...]:
        return tuple(found.group(1) for text in texts_of(slide_of(department, "return-courses")) for found in OWN_PLACES.finditer(text))

    assert places("contact-centre") == ("165", "184")
    assert all_different(of_all(places))


def test_all_departments_have_the_same_story_in_the_same_time() -> None:
    def story(department: str) -> tuple[tuple[str, int], ...]:
        seconds = {slide.id: slide.seconds for slide in laid_out("merrowdale", department).value.slides if not slide.appendix}
        both = seconds["endorsement_targets"] + seconds["targets"]  # who endorses takes as much of their time as there is to say
        return tuple({**seconds, "endorsement_targets": both, "targets": both}.items())

    assert len(set(of_all(story))) == 1


@pytest.mark.parametrize("department", MERROWDALE)
def test_every_department_gets_half_an_hour_a_third_of_it_for_questions(department: str) -> None:
    slides = laid_out("merrowdale", department).value.slides
    assert sum(slide.seconds for slide in slides) == 1800
    assert slide_of(department, "qa").seconds == 600


@pytest.mark.parametrize("department", MERROWDALE)
def test_no_deck_tells_a_department_about_another(department: str) -> None:
    others = {"Contact Centre", "Field Service", "Warehouse", "Technology"} - {short_name(department)}
    own = [
        slide
        for slide in laid_out("merrowdale", department).value.slides
        if slide.id in ("title", "ask", "benefits", "objectives", "close", "return-assumptions", "return-results")
    ]
    found = [(slide.id, other, text) for slide in own for text in texts_of(slide) for other in others if other in text]
    assert found == []

"""Generated programmes: every sentence of ours that has a condition is there only where the condition holds."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from populations import unnamed
from property_settings import examples

from briefing_builder.checks import check_briefing, check_programme
from briefing_builder.content import Content, PilotRow, Positions, Programme
from briefing_builder.figures import Figures, compute
from briefing_builder.slides import render
from briefing_builder.slides.markup import Slide, words_text
from briefing_builder.tailoring import Briefing, brief
from briefing_builder.words import english

DAY = date(2027, 1, 20)
EVERYBODY = ("all", "managers")
WHOSE = (["stores"], ["office"], ["stores", "office"], ["all"], ["managers"])
MODES = ("elearning", "classroom", "virtual_classroom", "blended")


@st.composite
def courses(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """A course for some, with or without a classroom that it replaces, seats to book and a showcase."""
    mode = draw(st.sampled_from(MODES))
    course: dict[str, Any] = {
        "id": f"c-{number}", "title": f"Course {number}", "duration_minutes": draw(st.sampled_from([8, 20, 90])),
        "audience": draw(st.sampled_from(WHOSE)), "delivery_mode": mode, "use_when": "A customer asks twice.",
    }  # fmt: skip
    if draw(st.booleans()):
        ran = draw(st.sampled_from(["ran_last_year", "planned", "hypothetical"]))
        course["alternative"] = {"title": "a day away", "duration_minutes": 300, "delivery_cost_per_learner": 40, "counterfactual": ran}
    if mode in ("classroom", "virtual_classroom"):
        course["booking"] = {"next_sessions": [str(DAY + timedelta(days=draw(st.sampled_from([-30, 0, 30]))))]}
    if number == 0 or draw(st.booleans()):
        course["showcase"] = {"try_it": {"url": "https://learn.example/try", "minutes": 3}} if draw(st.booleans()) else {}
    if draw(st.booleans()):
        course["contributes"] = [{"objective": "so-one", "how": "Fewer customers call twice."}]
    return course


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A programme of two departments with any of the parts that sentences depend on."""
    catalogue = [draw(courses(number)) for number in range(draw(st.integers(1, 4)))]
    parts: dict[str, Any] = {}
    if has_pilot := draw(st.booleans()):
        parts["pilot"] = {"starts": "2026-09-07", "ends": "2026-10-30", "data": {"file": "pilot.csv"}}
    if draw(st.booleans()):
        costs = [{"id": "content", "name": "Content", "amount": draw(st.sampled_from([100, 3_000, 90_000])), "kind": "one_off"}]
        show = draw(st.sampled_from(["return", "costs", "nothing"]))
        parts["cost_model"] = {"programme_costs": costs, "planned_learners": {"c-0": {"stores": 80}}, "show": show}
    if draw(st.booleans()):
        asked = draw(st.sampled_from([[], ["stores"], ["office"]]))
        whose = draw(st.sampled_from([[], ["office"]]))
        said = [{"text": "Do not take people off shift.", "we_did": "Nothing is long.", "departments": whose}]
        parts["needs_analysis"] = {"method": "a form", "asked_on": "2026-06-15", "respondents": 9, "departments": asked, "you_said": said}
    contact = draw(st.sampled_from([None, DAY - timedelta(days=7), DAY + timedelta(days=7)]))
    document = {
        "organisation": {"name": "Sample"},
        "programme": {"owner": {"name": "Ada Kay", "title": "Learning Lead"}, "ask": {"courses": draw(st.integers(1, 3))}},
        "briefing": {"date": str(DAY)},
        "objectives": [{"id": "so-one", "name": "Serve well"}],
        "departments": [
            {"id": "stores", "name": "Stores", "headcount": 100, "loaded_hourly_cost": 20},
            {"id": "office", "name": "Office", "headcount": 40, "loaded_hourly_cost": 25},
        ],
        "courses": catalogue,
        "close": {"next_contact": str(contact)} if contact else {},
        **parts,
    }
    rows = _rows(draw) if has_pilot else ()
    return Programme(content=Content.model_validate(document), positions=Positions(), folder=Path(), pilot_rows=rows)


def _rows(draw: st.DrawFn) -> tuple[PilotRow, ...]:
    before, after = draw(st.sampled_from([(40, 80), (80, 40), (None, None)]))
    values: dict[str, Any] = dict.fromkeys(PilotRow.__annotations__)
    values |= {"is_manager": False, "course_id": "c-0", "delivery_mode": "elearning", "success_status": "unknown", "sessions": 1}
    values |= {"score_pre_pct": before, "score_pct": after, "learning_minutes": 9}
    return tuple(
        PilotRow(
            **values
            | {"learner_id": f"p{n}", "department_id": "stores" if n % 2 else "office", "line": n + 2}
            | {"completion_status": "completed" if n % 5 else "in_progress", "score_pct": None if after is None else after + n % 7}
            | {"learning_minutes": 9 if n % 2 else 12 + n % 3}
        )
        for n in range(draw(st.sampled_from([4, 12, 40])))
    )


@examples(60)
@given(programmes())
def test_no_sentence_stands_where_its_condition_is_false(programme: Programme) -> None:
    figures = compute(programme)
    for department in ("stores", "office"):
        briefing = brief(programme, figures, department=department)
        slides = {slide.id: slide for slide in render(briefing).markup.slides}
        _the_ask(slides, briefing)
        _the_showcase(slides, briefing)
        _the_place(slides, briefing)
        _the_return(slides, figures)
        _the_needs(slides, briefing)
        _the_dates(programme, figures, briefing)
        _the_scores(slides, briefing)
        _the_courses(slides, briefing)
        assert list(unnamed(briefing, slides.values())) == []


def said(slide: Slide) -> str:
    return " ".join([str(one) for one in (slide.notes.goal, *slide.notes.spoken, *slide.notes.do)])


def _the_ask(slides: dict[str, Slide], briefing: Briefing) -> None:
    has_return = "return" in slides
    pays = has_return and "is expected to pay for itself" in words_text(slides["return"].title)
    assert ("what the proof is" in said(slides["ask"])) == ("pilot" in slides or pays)
    assert ("what it costs" in said(slides["ask"])) == (has_return and not pays)
    asked = words_text(slides["ask"].title)
    open_to_them = len(briefing.course_ranking)
    assert open_to_them >= 2 or "two courses" not in asked
    assert open_to_them >= 3 or "three courses" not in asked


def _the_showcase(slides: dict[str, Slide], briefing: Briefing) -> None:
    if "showcase" in slides and briefing.showcase is not None:
        course = briefing.showcase.course
        is_open = bool({briefing.department.id, *EVERYBODY} & set(course.audience))
        assert is_open == briefing.showcase.is_open
        assert ("is an example" in words_text(slides["showcase"].title)) == (not is_open)
        assert ("isn’t on your list" in said(slides["showcase"])) == (not is_open)
        assert "pictures on the slide" not in said(slides["showcase"])  # none of these has any


def _the_place(slides: dict[str, Slide], briefing: Briefing) -> None:
    title, notes = words_text(slides["one_place"].title), said(slides["one_place"])
    shown = str(slides["one_place"].blocks)
    assert ("Book a" in shown) == (briefing.bookable is not None)
    elsewhere = [one for one in briefing.course_ranking if not one.is_excluded and one.item.booking and not one.item.booking.in_lms]
    assert not (" holds everything" in title and elsewhere)
    shows_who_learned = "shows you who has learned" in title
    assert shows_who_learned == bool(briefing.content.lms.manager_view)
    assert ("book " in title) == (briefing.bookable is not None and not shows_who_learned)
    is_room = briefing.bookable is not None and briefing.bookable.course.delivery_mode == "classroom"
    assert ("The classroom doesn’t go away" in notes) == (is_room and briefing.circumstances.is_online)
    assert ("Book a classroom seat" in shown) == is_room
    assert ("classroom seat" in title) == (is_room and not shows_who_learned)


def _the_return(slides: dict[str, Slide], figures: Figures) -> None:
    if "return" in slides:
        bcr = figures.organisation["roi:bcr"].value or 0
        title = words_text(slides["return"].title)
        assert ("is expected to pay for itself" in title) <= (bcr >= 1)
        assert ("short of paying for itself" in title or "gives nothing back in money yet" in title) == (bcr < 1)
        assert ("doesn’t pay for itself yet" in said(slides["return"])) == (bcr < 1)
        assert "returns" not in title
        assert "cautiously" not in title + said(slides["return"])


def _the_needs(slides: dict[str, Slide], briefing: Briefing) -> None:
    needs = briefing.content.needs_analysis
    if "needs" in slides and needs is not None:
        was_asked = not needs.departments or briefing.department.id in needs.departments
        assert ("Thank you" in said(slides["needs"])) == was_asked
        is_theirs = not needs.you_said[0].departments or briefing.department.id in needs.you_said[0].departments
        assert ("off shift" in said(slides["needs"])) == is_theirs


def _the_dates(programme: Programme, figures: Figures, briefing: Briefing) -> None:
    contact = briefing.meeting.next_contact
    if contact is not None and contact <= DAY:
        codes = {problem.code for problem in check_briefing(programme, figures, briefing)}
        assert "date-passed" in codes
    assert not any(problem.code == "date-passed" for problem in check_programme(programme, figures))


def _the_scores(slides: dict[str, Slide], briefing: Briefing) -> None:
    if "pilot" in slides:
        title, gain = words_text(slides["pilot"].title), briefing.figures.find("pilot:score_gain_points", briefing.department.id)
        assert "by −" not in said(slides["pilot"]) + title
        assert ("went from" in title) <= (gain is not None and gain.displayed >= 0)
        assert ("fell from" in title) <= (gain is not None and gain.displayed <= 0)
        assert not {"rose", "points", "higher", "lower"} & set(title.split())


def _the_courses(slides: dict[str, Slide], briefing: Briefing) -> None:
    """Only what is open is offered, and no seat of a day that has passed."""
    closed = {course.title for course in briefing.content.courses if not {briefing.department.id, *EVERYBODY} & set(course.audience)}
    for name in ("courses", "course-list", "one_place", "booking-steps"):
        if name in slides:
            everything = str(slides[name])
            assert not {title for title in closed if title in everything}
            assert not {day for day in (DAY, DAY - timedelta(days=30)) if english().short_day(day) in everything}

"""Nobody can work out a small group from all decks of a programme together.

Every deck of a programme (all departments, all four slot lengths) is built, and read as somebody reads it who was given all of them:
texts, tables, charts with their workbooks, alternative texts, notes. Each printed count is taken with whom it counts, each percentage
with what it is a share of. With what everybody knows (departments and courses make up the whole; whoever completed had started and was
enrolled; whoever used it had answered) these are linear conditions on whole numbers.

Proved: for each hidden count of 1 to one less than the minimum, by department and by course (people, enrolments, started, completed,
judged, passed, with both scores, with usable minutes, rating, answering, using it), there are two different sets of counts that meet all
that is printed, so nothing printed tells the number. And where nobody of a small group did it, there is one in which somebody did. The
second set is checked against every condition; where the search finds none, or gives up, the test fails. A sentence with a number of
people that the reader does not know fails, too.

Not proved: that nobody knows a hidden count to be below the minimum (a dash says that it may be); how many did *not* do it (they are
not hidden where those who did are enough); what means and sums of minutes add for somebody who knows single people's values; what an
author types; conditions over department and course at once. Scripts, the preview and packs are made of the same slides and notes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from counts_told import ALL, Group, Page, Reader, Told, pages
from known_of_groups import followed
from small_group_programmes import write

from briefing_builder import pipeline
from briefing_builder.content import Programme
from briefing_builder.content.models.proof import MIN_GROUP_SIZE
from briefing_builder.figures import pilot_figures, suppression
from briefing_builder.figures.pilot import Measured
from briefing_builder.files.resources import resource

VARIANTS = ("short", "compact", "standard", "long")
WITH_FEW, WITH_NESTED = 0, 18
"""Seeds: many small groups; one whose number followed where every figure was hidden for itself."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What somebody knows who has read every deck."""

    told: frozenset[Told]
    unread: frozenset[str]
    pages: tuple[Page, ...]


def read(session: pipeline.Session, variants: tuple[str, ...] = VARIANTS) -> Reading:
    reader = Reader(names=names(session.programme))
    options = [pipeline.Options(variant=variant, draft=True) for variant in variants]
    every = [page for one in options for id in session.departments for page in pages(pipeline.build(session, id, one).value)]
    told, unread = reader.told(dict.fromkeys(every))
    return Reading(told=frozenset(told), unread=frozenset(unread), pages=tuple(every))


def names(programme: Programme) -> dict[str, Group]:
    known: dict[str, Group] = {"all departments": ALL, "All departments": ALL}
    for department in programme.content.departments:
        known |= dict.fromkeys((department.name, department.short_name or department.name), ("department", department.id))
    return known | {course.title: ("course", course.id) for course in programme.content.courses}


def unexplained(reading: Reading) -> list[tuple[str, ...]]:
    """Rows and texts with a dash for a value on a slide that does not say what a dash means."""
    alone = {"–", "—"}
    return [
        row
        for page in reading.pages
        for row in (*(row for table in page.tables for row in table), *((text,) for text in page.texts))
        if alone & set(row) and not any("A dash hides" in text for text in page.texts)
    ]


@pytest.mark.parametrize("name", ["merrowdale", "ardmullen", "malindara"])
def test_no_small_group_of_an_example_can_be_worked_out(name: str) -> None:
    session = pipeline.load(resource("examples", name))
    reading = read(session)
    assert sorted(reading.unread) == []
    assert unexplained(reading) == []
    assert followed(session.programme, reading.told) == []


@pytest.mark.parametrize(("seed", "minimum"), [(WITH_NESTED, 5), (WITH_FEW, 8)])
def test_no_small_group_of_a_generated_programme_can_be_worked_out(seed: int, minimum: int, tmp_path: Path) -> None:
    session = pipeline.load(write(tmp_path / "programme", seed, minimum))
    reading = read(session)
    said = {text for page in reading.pages for text in page.everything if "fewer than" in text}
    assert sorted(reading.unread) == []
    assert unexplained(reading) == []
    assert followed(session.programme, reading.told) == []
    assert any(f"fewer than {minimum} people" in text for text in said)
    assert all(f"ewer than {minimum} " in text for text in said), said


def without_second_group(people: Mapping[str, int], least: int, already: frozenset[str] = frozenset()) -> frozenset[str]:
    return suppression.small_groups(people, least) | already


def minutes_of_every_course(by_course: Mapping[str, Mapping[str, Measured]], _shown: object) -> dict[str, Measured]:
    return {course: own["median_minutes"] for course, own in by_course.items() if own["median_minutes"].people >= MIN_GROUP_SIZE}


@pytest.mark.parametrize(
    ("name", "fault"), [("hidden_groups", without_second_group), ("_course_minutes", minutes_of_every_course)], ids=["groups", "minutes"]
)
def test_a_leak_is_found(name: str, fault: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pilot_figures, name, fault)
    session = pipeline.load(write(tmp_path / "programme", WITH_FEW, 5))
    assert followed(session.programme, read(session, ("standard",)).told) != []


def test_the_mean_of_the_lessons_tells_how_many_completed_a_hidden_course(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pilot_figures, "_tells_of_courses", lambda _by_course: frozenset[str]())
    session = pipeline.load(resource("examples", "malindara"))
    assert "completions of course c-season: 4" in followed(session.programme, read(session, ("standard",)).told)

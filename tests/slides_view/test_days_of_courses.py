"""The days of a course are the same on every slide that names them: all of up to three, else the first two and how many more."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copytree

import pytest
from example_decks import ALL_DECKS, session

from briefing_builder.files.resources import resource
from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import Areas, Block, Cards, Hub, Sessions, Slide, Table, words_text
from briefing_builder.slides.view.course import days_listed
from briefing_builder.tailoring import Briefing
from briefing_builder.tailoring.choice.courses import sessions_after

DAY = re.compile(r"\d [A-Z]")
SIMULATION = "When the Alarm Goes: team simulation"
OLD = "next_sessions: [2027-04-14, 2027-05-05, 2027-05-26]"
MANY = "next_sessions: [2027-06-30, 2027-04-14, 2027-05-05, 2027-05-26, 2027-06-09]"


def told_days(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Courses and what the slides say of their days; leaves of a calendar as a sentence would list them."""
    for block in blocks:
        match block:
            case Areas():
                yield from (told for area in block.areas for told in told_days(area.blocks))
            case Table() if len(block.columns) == 3:
                notes = ((row[0], part) for row in block.rows for part in words_text(row[0].note).split(" · "))
                yield from ((words_text(cell.words), part) for cell, part in notes if DAY.search(part))
            case Cards():
                yield from ((words_text(card.heading), card.caption.partition(".")[0]) for card in block.cards if card.caption)
            case Sessions():
                for one in block.sessions:
                    *first, last = [f"{day.day} {day.month}" for day in one.days] or [""]
                    listed = f"{', '.join(first)} and {last.removeprefix('+')}" if first else last
                    yield words_text(one.heading), listed
            case Hub():
                said = [line for spoke in block.spokes for line in [[span.text for span in spoke.words]] if len(line) > 1]
                yield from ((line[0], line[-1]) for line in said)
            case _:
                pass


def days_by_course(slides: Sequence[Slide]) -> dict[str, set[str]]:
    named = ("course-list", "booking-steps", "one_place")
    found: dict[str, set[str]] = {}
    for slide in slides:
        if slide.id.startswith(named):
            for course, days in told_days(slide.blocks):
                found.setdefault(course, set()).add(" ".join(days.replace("\u00a0", " ").split()))
    return found


def expected_days(briefing: Briefing) -> dict[str, str]:
    known = {ranked.item.title: sessions_after(ranked.item, briefing.meeting.day) for ranked in briefing.course_ranking}
    return {title: days_listed(briefing.words, days).replace("\u00a0", " ") for title, days in known.items() if days}


@pytest.mark.parametrize(("example", "department"), ALL_DECKS)
def test_a_course_has_the_same_days_everywhere(example: str, department: str) -> None:
    briefing = brief_for(session(example), department, Options(variant="long"))
    found, expected = days_by_course(render(briefing).markup.slides), expected_days(briefing)
    bookable = briefing.bookable
    assert bookable is None or not bookable.next_sessions or bookable.course.title in found
    assert {course: days for course, days in found.items() if course in expected and days != {expected[course]}} == {}


def test_more_days_than_three_are_two_and_how_many_more(tmp_path: Path) -> None:
    copytree(resource("examples", "ardmullen"), tmp_path, dirs_exist_ok=True)
    file = tmp_path / "briefing.yaml"
    text = file.read_text(encoding="utf-8")
    assert OLD in text
    file.write_text(text.replace(OLD, MANY), encoding="utf-8")
    briefing = brief_for(load(tmp_path), "wards", Options(variant="long"))
    assert days_by_course(render(briefing).markup.slides)[SIMULATION] == {"14 April, 5 May and 3 more"}

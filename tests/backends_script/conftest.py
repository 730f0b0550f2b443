"""A small deck as layout makes it: three slides of the slot and one of the appendix."""

import pytest

from briefing_builder.deck.model import Deck, NotesPart, Slide
from briefing_builder.problems import Source
from briefing_builder.units import inches

WORDS_30 = "one two three four five six seven eight nine ten " * 3


def slide(
    id: str, title: str, *, section: str, starts: int, seconds: int, notes: tuple[NotesPart, ...] = (), appendix: bool = False
) -> Slide:
    return Slide(
        id=id, layout="content", title=title, section=section, items=(), notes=notes, who="Joel Hartnell", starts=starts,
        seconds=seconds, appendix=appendix, source=Source(path="templates/slides/x.xml.j2"),
    )  # fmt: skip


def part(label: str, *lines: str) -> NotesPart:
    return NotesPart(label=label, lines=lines)


@pytest.fixture
def deck() -> Deck:
    benefits = slide(
        "benefits",
        "What this does for the *Warehouse*: fewer injuries",
        section="Your team",
        starts=0,
        seconds=64,
        notes=(
            part("IF ASKED", "“No time?” Fifteen minutes a week. → slide 4", "“What does it cost?” Nothing for your team."),
            part("STOP AT", "the second card"),
            part("SAY", WORDS_30.strip()),
            part("GOAL", "One benefit in their own words."),
            part("TIME", "00:00"),
            part("IF LATE", "   "),
        ),
    )
    question = (part("SAY", "How will this help your team?"),)
    return Deck(
        slides=(
            benefits,
            slide("qa", "Where will it help first?", section="Discussion", starts=64, seconds=48, notes=question),
            slide("close", "Choose two courses", section="Discussion", starts=112, seconds=32),
            slide("objection-time", "“We have no time”", section="Appendix", starts=144, seconds=0, appendix=True),
        ),
        width=inches(13.333),
        height=inches(7.5),
        title="Learning where you work",
        subject="A briefing for Warehouse managers",
        author="Joel Hartnell",
        language="en-GB",
        created="2027-01-20",
        file_stem="mb-warehouse-standard",
        words_per_minute=120,
        pause_seconds=4,
    )  # fmt: skip

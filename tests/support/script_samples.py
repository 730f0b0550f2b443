"""Decks as layout makes them, small enough to count in the head: one for the words and the clock, one with speakers and a discussion."""

from typing import Literal

from briefing_builder.deck.model import Cut, Deck, NotesPart, Role, Slide, notes_lines
from briefing_builder.problems import Source
from briefing_builder.units import inches

WORDS_30 = "one two three four five six seven eight nine ten " * 3
HOSTILE = '<script>alert("R&D")</script> "]]> {{ 1 + 1 }} <img src="picture:1">'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#12395b"/></svg>'
OPENING = "How will this help your team?"


def slide(
    id: str,
    title: str,
    *,
    section: str,
    starts: int,
    seconds: int,
    notes: tuple[NotesPart, ...] = (),
    appendix: bool = False,
    who: tuple[str, Role] = ("Joel Hartnell", "lead"),
) -> Slide:
    return Slide(
        id=id, layout="content", title=title, section=section, items=(), notes=notes, who=who[0], starts=starts, role=who[1],
        seconds=seconds, appendix=appendix, source=Source(path="templates/slides/x.xml.j2"),
    )  # fmt: skip


def part(label: str, *lines: str) -> NotesPart:
    return NotesPart(kind=label.lower().replace(" ", "-"), label=label, lines=notes_lines(*lines))


def deck_of(*slides: Slide, begins: Literal["", "09:30"] = "", late: tuple[Cut, ...] = ()) -> Deck:
    return Deck(
        slides=slides, width=inches(13.333), height=inches(7.5), title="Learning where you work",
        subject="A briefing for Warehouse managers", author="Joel Hartnell", language="en-GB", created="2027-01-20",
        file_stem="mb-warehouse-standard", words_per_minute=120, pause_seconds=4, begins=begins, late=late,
    )  # fmt: skip


def small_deck() -> Deck:
    """Three slides of the slot and one of the appendix."""
    notes = (
        part("IF ASKED", "“No time?” Fifteen minutes a week. → slide 4", "“What does it cost?” Nothing for your team."),
        part("STOP AT", "the second card"),
        part("SAY", WORDS_30.strip()),
        part("GOAL", "One benefit in their own words."),
        part("TIME", "00:00"),
        part("IF LATE", "   "),
    )
    return deck_of(
        slide("benefits", "What this does for the *Warehouse*: fewer injuries", section="Your team", starts=0, seconds=64, notes=notes),
        slide("qa", "Where will it help first?", section="Discussion", starts=64, seconds=48, notes=(part("SAY", OPENING),)),
        slide("close", "Choose two courses", section="Discussion", starts=112, seconds=32),
        slide("objection-time", "“We have no time”", section="Appendix", starts=144, seconds=0, appendix=True),
    )


def talk() -> Deck:
    """Two speakers and the room from 09:30 on, a title that tries to break out, two replies, and one thing that gives way."""
    lead_says = (part("SAY", "The lead says this."), part("HAND OVER", "Sunniva shows you one course."))
    shows = (part("SAY", "The supplier says this."), part("DO", "Play it.", "Stop it."), part("STOP AT", "the second screen"))
    asks = (part("SAY", OPENING), part("DO", "Look at Aled first.", "Count to ten.", "Ask what could stop it."))
    no_time = (part("SAY", "You are right.", "Where does time come from?", "Fifteen minutes are enough."), part("DO", "Proof: 88 %."))
    no_desk = (part("SAY", "Then a desk is no use.", "What is?", "It runs on a phone."), part("DO", "Proof: 81 %."))
    supplier: tuple[str, Role] = ("Sunniva Dahl", "supplier")
    return deck_of(
        slide("benefits", HOSTILE, section="Your team", starts=0, seconds=60, notes=lead_says),
        slide("showcase", "Calm Calls", section="See it", starts=60, seconds=90, notes=shows, who=supplier),
        slide("qa", "Over to you", section="Discussion", starts=150, seconds=600, notes=asks, who=("the room", "room")),
        slide("close", "Choose two", section="Discussion", starts=750, seconds=60, notes=(part("SAY", "Choose two."),)),
        slide("objection-time", "“No time”", section="Appendix", starts=810, seconds=0, notes=no_time, appendix=True),
        slide("objection-desk", "“No desk”", section="Appendix", starts=810, seconds=0, notes=no_desk, appendix=True),
        begins="09:30",
        late=(Cut(slide="showcase", seconds=30),),
    )

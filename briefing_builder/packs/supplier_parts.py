"""A supplier's part of each department's meeting: a programme goes in; the prepared slides, their clock and their cues come out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from briefing_builder import pipeline
from briefing_builder.backends.script.slot_clock import SlotClock
from briefing_builder.content import Supplier
from briefing_builder.deck.model import Deck, Slide
from briefing_builder.pipeline import Options, PreparedDeck, Session
from briefing_builder.problems import Checked, Problem, error
from briefing_builder.tailoring import Briefing
from briefing_builder.words import Catalogue

SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierPart:
    """What the supplier does at one department's meeting: the laid-out slides of that part, and every problem so far."""

    prepared: PreparedDeck
    deck: Checked[Deck]
    lead_numbers: Mapping[str, int] = field(default_factory=dict)
    """The number of each slide in the deck of whoever leads the meeting."""

    @property
    def briefing(self) -> Briefing:
        """The whole briefing that this is a part of."""
        return self.prepared.briefing

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The supplier's own slides."""
        return tuple(slide for slide in self.deck.value.slides if slide.role == SUPPLIER)

    @property
    def runs(self) -> tuple[tuple[Slide, ...], ...]:
        """The own slides, those together that follow each other without somebody else between them."""
        slides = self.deck.value.slides
        return tuple(tuple(run) for is_theirs, run in groupby(slides, key=lambda slide: slide.role == SUPPLIER) if is_theirs)

    @property
    def deck_files(self) -> tuple[str, ...]:
        """The names of the deck's files in the pack: PowerPoint unless only PDF is wanted, and PDF where it is."""
        assert self.briefing.supplier is not None
        wanted = self.briefing.supplier.supplier.pack.formats
        endings = [ending for ending in ("pptx", "pdf") if ending in wanted]
        return tuple(f"decks/{self.stem}.{ending}" for ending in endings or ("pptx",))

    @property
    def seconds(self) -> int:
        """All the time in which the supplier speaks."""
        return sum(slide.seconds for slide in self.slides)

    @property
    def clocks(self) -> SlotClock:
        """The clock of the meeting."""
        return SlotClock(self.deck.value.begins)

    @property
    def whole_seconds(self) -> int:
        """The time of the whole meeting."""
        return self.briefing.variant.slot_minutes * 60

    @property
    def questions_start(self) -> int:
        """Seconds of the slot before the discussion; the whole slot where there is none."""
        before = 0
        for slide in self.prepared.rendered.outline.slides:
            if slide.presenter == "room":
                return before
            before += slide.seconds
        return self.whole_seconds

    @property
    def stem(self) -> str:
        """The name of this department's files: its day, so that they stand in the order of the meetings, and its id."""
        day = self.briefing.meeting.day
        return f"{day.isoformat()}-{self.briefing.department.id}" if day else self.briefing.department.id


def departments_with_part(session: Session, departments: Sequence[str], options: Options) -> tuple[str, ...]:
    """Return those of the departments at whose meeting the supplier has a slide in this slot."""
    options = replace(options, supplier=True)
    return tuple(
        department
        for department in departments
        if any(slide.role == SUPPLIER for slide in pipeline.prepare(session, department, options).rendered.markup.slides)
    )


def supplier_parts(session: Session, departments: Sequence[str], options: Options) -> tuple[SupplierPart, ...]:
    """Return the supplier's part for each department, in the order of the meetings; those without a day keep the author's order, last."""
    options = replace(options, supplier=True)
    parts = []
    for department in departments:
        prepared = pipeline.prepare(session, department, options)
        whole = pipeline.lay_out_briefing(session, department, replace(options, supplier=False)).value
        numbers = {slide.id: number for number, slide in enumerate(whole.slides, 1)}
        parts.append(SupplierPart(prepared=prepared, deck=pipeline.lay_out_checked(prepared), lead_numbers=numbers))
    return tuple(sorted(parts, key=_meeting_order))


def part_problems(session: Session, parts: Sequence[SupplierPart]) -> Iterator[Problem]:
    """Yield every problem of the parts, and an error for each meeting after the day on which the pack ends to be valid."""
    until = supplier_of(session).pack.valid_until
    for part in parts:
        yield from part.deck.problems
        day = part.briefing.meeting.day
        if until is not None and day is not None and day > until:
            source = session.programme.positions.of(("supplier", "pack", "valid_until"))
            message = f"{part.briefing.department.name} meets on {day}; the pack would be valid until {until}"
            yield error("pack-outlived", message, source, "give the pack more time, or leave the department out with -d")


def clock_lines(part: SupplierPart) -> Iterator[str]:
    """Yield what only the minutes of the outline decide, in words: such numbers are no secret of anybody's."""
    deck = part.deck.value
    for slide in deck.slides:
        yield from (line.text for notes in slide.notes if notes.kind == "time" for line in notes.lines)
    for seconds in (part.seconds, part.whole_seconds, *(slide.seconds for slide in part.slides), *(cut.seconds for cut in deck.late)):
        yield minutes_with_unit(part.briefing.words, seconds)


def minutes_with_unit(words: Catalogue, seconds: int) -> str:
    """Return seconds as minutes: `5.5 minutes`."""
    return words("pack.minutes", count=Decimal(f"{round(seconds / 60, 1):g}"))


def supplier_of(session: Session) -> Supplier:
    """Return the supplier of a programme that has one."""
    supplier = session.programme.content.supplier
    assert supplier is not None
    return supplier


def _meeting_order(part: SupplierPart) -> tuple[bool, str, str]:
    meeting = part.briefing.meeting
    return meeting.day is None, meeting.day.isoformat() if meeting.day else "", meeting.time or ""

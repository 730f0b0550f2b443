"""Who speaks after whom goes in, the words with which the floor changes hands come out: nothing of it is written twice."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefing_builder.problems import Source
from briefing_builder.rich_text import one_line, read
from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import Author
from briefing_builder.slides.markup import Notes, Paragraph, Slide, Span, Words, plain
from briefing_builder.slides.outlines.model import Outline
from briefing_builder.slides.view.session import QA, presenter_of, role_of
from briefing_builder.tailoring.view import Briefing
from briefing_builder.values import Value, replace

SUPPLIER: Final = "supplier"
HOSTS: Final = ("lead", "room")
"""Who needs no words to begin: the lead, who also listens while the room speaks."""
QUESTION_IS_NEXT = "Keep that in mind, because I have a question for you about your own team."
SPACE = (Span(text=" "),)


class Turn(Value, frozen=True, kw_only=True):
    """Slides that one guest has in a row, from `first` to before `end`, and how long they take together.

    `number` counts the turns of this guest from 0, of `count` in all; `before_question` is whether the room's question follows.
    """

    role: str
    name: str
    first: int
    end: int
    seconds: int
    number: int = 0
    count: int = 1
    before_question: bool = False


class Timed(Value, frozen=True, kw_only=True):
    """A slide as the clock sees it: its entry of the outline, who speaks on it, and for how long."""

    id: str
    role: str
    name: str
    seconds: int


def turns_of(slides: Sequence[Timed]) -> tuple[Turn, ...]:
    """Return the turns of everybody but the lead, in order; slides that were merged, dropped or continued are as they are told."""
    found = list(_turns(slides))
    names = [turn.name for turn in found]
    return tuple(
        replace(
            turn, number=names[:at].count(turn.name), count=names.count(turn.name),
            before_question=turn.end < len(slides) and slides[turn.end].id == QA,
        )
        for at, turn in enumerate(found)
    )  # fmt: skip


def _turns(slides: Sequence[Timed]) -> Iterator[Turn]:
    first = 0
    for index in range(1, len(slides) + 1):
        if index < len(slides) and (slides[index].role, slides[index].name) == (slides[first].role, slides[first].name):
            continue
        one = slides[first]
        if one.role not in HOSTS:
            seconds = sum(slide.seconds for slide in slides[first:index])
            yield Turn(role=one.role, name=one.name, first=first, end=index, seconds=seconds)
        first = index


class Floor:
    """The words of one briefing with which the lead gives the floor to a guest and takes it back."""

    def __init__(self, briefing: Briefing, author: Author) -> None:
        self.briefing, self.author = briefing, author
        self.lead = briefing.meeting.presenter.name

    def given(self, turn: Turn) -> Words:
        """Return what the lead says before a turn. What the room must know of the supplier's interest is said before the first one."""
        if turn.number:
            return read(f"I’ll give the floor to {self.person(turn)} once more, for {formats.spoken_time(turn.seconds)}.")
        if turn.role == SUPPLIER:
            return (*self.welcomed(), *SPACE, *self.disclosure)
        who, time = self._with_title(turn), formats.spoken_time(turn.seconds)
        if turn.role == "pilot_manager":
            comma = "" if who == turn.name else ","
            words = f"{who}{comma} took part in the pilot, and I’d rather you heard it from a manager than from me."
            return read(f"{words} Over to you, for {time}.")
        return read(f"I’ll give the floor to {who}, for {time}.")

    def still_to_say(self, turn: Turn, said: str) -> Words:
        """Return what must follow words of a template's own before a turn, so that the guest is named and the interest is heard."""
        name = self.person(turn)
        if name not in said and name.partition(" ")[0] not in said:
            return self.given(turn)
        is_heard = turn.role != SUPPLIER or turn.number > 0 or plain(self.disclosure) in said
        return () if is_heard else self.disclosure

    def thanked(self, turn: Turn) -> Words:
        """Return how the lead takes the floor back; the question is promised only where it follows at once."""
        supplier = self.briefing.supplier
        words = read("Thank you very much.")
        if turn.role == SUPPLIER and supplier is not None and turn.number == turn.count - 1:
            words = self.author.words(supplier.supplier.handover.out, ("supplier", "handover", "out"))
        if turn.before_question and "question" not in plain(words):
            words = (*words, *SPACE, *read(QUESTION_IS_NEXT))
        return words

    @property
    def disclosure(self) -> Words:
        """What the room must know of the supplier's interest: the author's words, else for whom its presenter works."""
        if self.briefing.supplier is None:
            return ()
        supplier = self.briefing.supplier.supplier
        if supplier.disclosure:
            return one_line(self.author.words(supplier.disclosure, ("supplier", "disclosure")))
        return read(f"{supplier.presenter.name} works for {supplier.name}.")

    def person(self, turn: Turn) -> str:
        """Return the guest's name without the firm's."""
        supplier = self.briefing.supplier
        return supplier.supplier.presenter.name if turn.role == SUPPLIER and supplier is not None else turn.name

    def welcomed(self) -> Words:
        """Return the author's words before the supplier's first turn, without its interest."""
        part = self.briefing.supplier
        assert part is not None, "a turn of the supplier's has a supplier"
        return self.author.words(part.supplier.handover.in_, ("supplier", "handover", "in"))

    def _with_title(self, turn: Turn) -> str:
        people = [
            *((one.endorsement.name, one.endorsement.title) for one in self.briefing.endorsers),
            *((one.voice.name, one.voice.title) for one in self.briefing.voices),
        ]
        title = next((title for name, title in people if name == turn.name), "")
        return f"{turn.name}, {title}" if title else turn.name


def handed_over(slides: Sequence[Slide], floor: Floor) -> tuple[Slide, ...]:
    """Return the slides with the words of every change of speaker in their notes.

    A template's own `<handover>` stays: it is followed by the words before the turn where it does not name the guest, and else by what
    the room must know of the supplier's interest.
    The words before a turn are HAND OVER of the slide before it, or, where a guest begins the briefing, what to do first; the lead's
    thanks are what is said first on the slide after it. Between two guests the lead speaks.
    """
    shown = [slide for slide in slides if not slide.appendix]
    turns = turns_of([_timed(slide) for slide in shown])
    by_end = {turn.end: turn for turn in turns}
    begun = {turn.first: turn for turn in turns}
    done = [replace(slide, notes=_changed(slide.notes, number, by_end, begun, floor)) for number, slide in enumerate(shown)]
    return (*done, *[slide for slide in slides if slide.appendix])


def given_back(slides: Sequence[Slide], floor: Floor) -> tuple[Slide, ...]:
    """Return the slides of a supplier's part, each turn with the words at its end; how it begins is on the slide of the hand-over."""
    ends = {turn.end - 1 for turn in turns_of([_timed(slide) for slide in slides])}
    back = read(f"Back to {floor.lead}.")
    return tuple(
        replace(slide, notes=replace(slide.notes, hand_over=back)) if number in ends and not slide.notes.hand_over else slide
        for number, slide in enumerate(slides)
    )


def supplier_turns(outline: Outline, briefing: Briefing) -> tuple[Turn, ...]:
    """Return when the supplier has the floor in an outline."""
    slides = [
        Timed(id=slide.id, role=role_of(slide, briefing), name=presenter_of(slide, briefing), seconds=slide.seconds)
        for slide in outline.slides
    ]
    return tuple(turn for turn in turns_of(slides) if turn.role == SUPPLIER)


def supplier_seconds(outline: Outline, briefing: Briefing) -> int:
    """Return how long the supplier has the floor when it is first given to it: what the author's words of hand-over tell."""
    return next((turn.seconds for turn in supplier_turns(outline, briefing)), 0)


def _timed(slide: Slide) -> Timed:
    return Timed(id=slide.id, role=slide.role, name=slide.who, seconds=slide.seconds)


def _changed(notes: Notes, number: int, by_end: dict[int, Turn], begun: dict[int, Turn], floor: Floor) -> Notes:
    ends, after = by_end.get(number), begun.get(number + 1)
    starts, own_end = begun.get(number), by_end.get(number + 1)
    say, optional, do, passed = notes.say, notes.optional, notes.do, notes.hand_over
    if ends is not None and starts is None:
        say, optional = (floor.thanked(ends), *say), tuple(place + 1 for place in optional)
    if starts is not None and number == 0:
        do = (_quoted(f"Before you begin, {floor.lead} says: ", floor.given(starts)), *do)
    if after is not None and passed:
        passed = _joined(passed, floor.still_to_say(after, plain(passed)))
    elif after is not None:
        passed = floor.given(after)
        if own_end is not None:
            passed = _quoted(f"{floor.lead} says: ", (*floor.thanked(own_end), *SPACE, *passed))
    elif own_end is not None and not passed:
        passed = read(f"Back to {floor.lead}.")
    return replace(notes, say=say, optional=optional, do=do, hand_over=passed)


def _joined(words: Words, others: Words) -> Words:
    return (*words, *SPACE, *others) if others else words


def _quoted(who: str, words: Words) -> Words:
    return (Span(text=f"{who}“"), *words, Span(text="”"))


def disclosed(slides: Sequence[Slide], floor: Floor, place: Source | None) -> tuple[Slide, ...]:
    """Return the slides, those that the supplier presents with its interest as small print at their foot, written at `place`."""
    words = floor.disclosure
    return tuple(
        _disclosing(slide, words, place) if words and slide.role == SUPPLIER and not slide.appendix else slide for slide in slides
    )


def _disclosing(slide: Slide, words: Words, place: Source | None) -> Slide:
    blocks = slide.blocks
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph) and last.style == "note":
        return replace(slide, blocks=(*blocks[:-1], replace(last, words=(*words, *SPACE, *last.words))))
    return replace(slide, blocks=(*blocks, Paragraph(style="note", words=words, origin=replace(slide.origin, content=place))))

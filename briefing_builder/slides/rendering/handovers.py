"""Who speaks after whom goes in, the words with which the floor changes hands come out: nothing of it is written twice."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefing_builder.problems import Source
from briefing_builder.rich_text import one_line, read_rich_text
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.markup import Area, Areas, Block, Notes, Paragraph, Slide, Span, Words, words_text
from briefing_builder.slides.outlines.model import Outline
from briefing_builder.slides.view.session import QA, speaker_name, speaker_role
from briefing_builder.tailoring.view import Briefing
from briefing_builder.values import Value, replace

SUPPLIER: Final = "supplier"
HOSTS: Final = ("lead", "room")
"""Who needs no words to begin: the lead, who also listens while the room speaks."""
SPACE = (Span(text=" "),)
SLOT = "\uffff"
"""Stands in a sentence for words with emphasis until they take its place; a noncharacter, which no author can write."""


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


class SpeakerTime(Value, frozen=True, kw_only=True):
    """A slide as the clock sees it: its entry of the outline, who speaks on it, and for how long."""

    id: str
    role: str
    name: str
    seconds: int


def guest_turns(slides: Sequence[SpeakerTime]) -> tuple[Turn, ...]:
    """Return the turns of everybody but the lead, in order; slides that were merged, dropped or continued are as they are told."""
    turns = list(_consecutive_turns(slides))
    names = [turn.name for turn in turns]
    return tuple(
        replace(
            turn, number=names[:number].count(turn.name), count=names.count(turn.name),
            before_question=turn.end < len(slides) and slides[turn.end].id == QA,
        )
        for number, turn in enumerate(turns)
    )  # fmt: skip


def _consecutive_turns(slides: Sequence[SpeakerTime]) -> Iterator[Turn]:
    first = 0
    for index in range(1, len(slides) + 1):
        if index < len(slides) and (slides[index].role, slides[index].name) == (slides[first].role, slides[first].name):
            continue
        speaker = slides[first]
        if speaker.role not in HOSTS:
            seconds = sum(slide.seconds for slide in slides[first:index])
            yield Turn(role=speaker.role, name=speaker.name, first=first, end=index, seconds=seconds)
        first = index


class HandoverWords:
    """The words of one briefing with which the lead gives the floor to a guest and takes it back."""

    def __init__(self, briefing: Briefing, author: AuthorTexts) -> None:
        self.briefing, self.author = briefing, author
        self.lead = briefing.meeting.presenter.name

    def introduction(self, turn: Turn) -> Words:
        """Return what the lead says before a turn. What the room must know of the supplier's interest is said before the first one."""
        words, time = self.briefing.words, self.briefing.words.spoken_time(turn.seconds)
        if turn.number:
            return read_rich_text(words("handover.once-more", guest=self.guest_name(turn), time=time))
        if turn.role == SUPPLIER:
            return (*self.supplier_welcome(), *SPACE, *self.disclosure)
        title = self._title_of(turn.name)
        if turn.role == "pilot_manager":
            return read_rich_text(words("handover.pilot-manager", name=turn.name, title=title, titled=bool(title), time=time))
        return read_rich_text(words("handover.guest", name=turn.name, title=title, titled=bool(title), time=time))

    def missing_words(self, turn: Turn, own_words: str) -> Words:
        """Return what must follow words of a template's own before a turn, so that the guest is named and the interest is heard."""
        name = self.guest_name(turn)
        if name not in own_words and name.partition(" ")[0] not in own_words:
            return self.introduction(turn)
        is_heard = turn.role != SUPPLIER or turn.number > 0 or words_text(self.disclosure) in own_words
        return () if is_heard else self.disclosure

    def thanks(self, turn: Turn) -> Words:
        """Return how the lead takes the floor back; the question is promised only where it follows at once."""
        supplier = self.briefing.supplier
        words = self.briefing.words
        thanks = read_rich_text(words("handover.thanks"))
        if turn.role == SUPPLIER and supplier is not None and turn.number == turn.count - 1:
            thanks = self.author.words(supplier.supplier.handover.out, ("supplier", "handover", "out"))
        if turn.before_question and not any(word in words_text(thanks) for word in words.listing("handover.question-words")):
            return (*thanks, *SPACE, *read_rich_text(words("handover.question-next")))
        return thanks

    @property
    def disclosure(self) -> Words:
        """What the room must know of the supplier's interest: the author's words, else for whom its presenter works."""
        if self.briefing.supplier is None:
            return ()
        supplier = self.briefing.supplier.supplier
        if supplier.disclosure:
            return one_line(self.author.words(supplier.disclosure, ("supplier", "disclosure")))
        return read_rich_text(self.briefing.words("handover.works-for", presenter=supplier.presenter.name, supplier=supplier.name))

    @property
    def back_to_lead(self) -> Words:
        """What a guest is told at the end of a turn."""
        return read_rich_text(self.briefing.words("handover.back", lead=self.lead))

    def lead_says(self, said: Words, *, before: bool = False) -> Words:
        """Return what the lead says as somebody else reads it, in quotation marks; `before`: as the first thing of the briefing."""
        words = self.briefing.words
        quoted = words("handover.says-before-you" if before else "handover.says", lead=self.lead, said=SLOT)
        begin, _, end = quoted.partition(SLOT)
        return (Span(text=begin), *said, Span(text=end))

    def guest_name(self, turn: Turn) -> str:
        """Return the guest's name without the firm's."""
        supplier = self.briefing.supplier
        return supplier.supplier.presenter.name if turn.role == SUPPLIER and supplier is not None else turn.name

    def supplier_welcome(self) -> Words:
        """Return the author's words before the supplier's first turn, without its interest."""
        part = self.briefing.supplier
        assert part is not None, "a turn of the supplier's has a supplier"
        return self.author.words(part.supplier.handover.in_, ("supplier", "handover", "in"))

    def _title_of(self, name: str) -> str:
        people = [
            *((quoted.endorsement.name, quoted.endorsement.title) for quoted in self.briefing.endorsers),
            *((quoted.voice.name, quoted.voice.title) for quoted in self.briefing.voices),
        ]
        return next((title for known, title in people if known == name), "")


def with_handovers(slides: Sequence[Slide], wording: HandoverWords) -> tuple[Slide, ...]:
    """Return the slides with the words of every change of speaker in their notes.

    A template's own `<handover>` stays: it is followed by the words before the turn where it does not name the guest, and else by what
    the room must know of the supplier's interest.
    The words before a turn are HAND OVER of the slide before it, or, where a guest begins the briefing, what to do first; the lead's
    thanks are what is said first on the slide after it. Between two guests the lead speaks.
    """
    shown = [slide for slide in slides if not slide.appendix]
    turns = guest_turns([_speaker_time(slide) for slide in shown])
    by_end = {turn.end: turn for turn in turns}
    begun = {turn.first: turn for turn in turns}
    changed = [replace(slide, notes=_with_handover_words(slide.notes, index, by_end, begun, wording)) for index, slide in enumerate(shown)]
    return (*changed, *[slide for slide in slides if slide.appendix])


def with_handbacks(slides: Sequence[Slide], wording: HandoverWords) -> tuple[Slide, ...]:
    """Return the slides of a supplier's part, each turn with the words at its end; how it begins is on the slide of the hand-over."""
    ends = {turn.end - 1 for turn in guest_turns([_speaker_time(slide) for slide in slides])}
    back = wording.back_to_lead
    return tuple(
        replace(slide, notes=replace(slide.notes, hand_over=back)) if number in ends and not slide.notes.hand_over else slide
        for number, slide in enumerate(slides)
    )


def supplier_turns(outline: Outline, briefing: Briefing) -> tuple[Turn, ...]:
    """Return when the supplier has the floor in an outline."""
    slides = [
        SpeakerTime(id=slide.id, role=speaker_role(slide, briefing), name=speaker_name(slide, briefing), seconds=slide.seconds)
        for slide in outline.slides
    ]
    return tuple(turn for turn in guest_turns(slides) if turn.role == SUPPLIER)


def supplier_seconds(outline: Outline, briefing: Briefing) -> int:
    """Return how long the supplier has the floor when it is first given to it: what the author's words of hand-over tell."""
    return next((turn.seconds for turn in supplier_turns(outline, briefing)), 0)


def _speaker_time(slide: Slide) -> SpeakerTime:
    return SpeakerTime(id=slide.id, role=slide.role, name=slide.who, seconds=slide.seconds)


def _with_handover_words(notes: Notes, number: int, by_end: dict[int, Turn], begun: dict[int, Turn], wording: HandoverWords) -> Notes:
    ends, after = by_end.get(number), begun.get(number + 1)
    starts, own_end = begun.get(number), by_end.get(number + 1)
    say, optional, do, hand_over = notes.say, notes.optional, notes.do, notes.hand_over
    if ends is not None and starts is None:
        say, optional = (wording.thanks(ends), *say), tuple(position + 1 for position in optional)
    if starts is not None and number == 0:
        do = (wording.lead_says(wording.introduction(starts), before=True), *do)
    if after is not None and hand_over:
        hand_over = _join_words(hand_over, wording.missing_words(after, words_text(hand_over)))
    elif after is not None:
        hand_over = wording.introduction(after)
        if own_end is not None:
            hand_over = wording.lead_says((*wording.thanks(own_end), *SPACE, *hand_over))
    elif own_end is not None and not hand_over:
        hand_over = wording.back_to_lead
    return replace(notes, say=say, optional=optional, do=do, hand_over=hand_over)


def _join_words(words: Words, others: Words) -> Words:
    return (*words, *SPACE, *others) if others else words


def with_disclosure(slides: Sequence[Slide], wording: HandoverWords, source: Source | None) -> tuple[Slide, ...]:
    """Return the slides, those that the supplier presents with its interest as small print at their foot, written at `place`."""
    words = wording.disclosure
    return tuple(
        _slide_with_disclosure(slide, words, source) if words and slide.role == SUPPLIER and not slide.appendix else slide
        for slide in slides
    )


def _slide_with_disclosure(slide: Slide, words: Words, source: Source | None) -> Slide:
    note = Paragraph(style="note", words=words, origin=replace(slide.origin, content=source))
    return replace(slide, blocks=_ending_with_note(slide.blocks, note))


def _ending_with_note(blocks: tuple[Block, ...], note: Paragraph) -> tuple[Block, ...]:
    """The blocks with the note at their end: in the last small print, or in the last column where that ends in small words."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph) and last.style == "note":
        return (*blocks[:-1], replace(last, words=(*note.words, *SPACE, *last.words)))
    if isinstance(last, Areas) and last.areas and _ends_small(last.areas[-1]):
        column = last.areas[-1]
        column = replace(column, blocks=(*column.blocks, note))
        return (*blocks[:-1], replace(last, areas=(*last.areas[:-1], column)))
    return (*blocks, note)


def _ends_small(area: Area) -> bool:
    last = area.blocks[-1] if area.blocks else None
    return isinstance(last, Paragraph) and last.style in ("small", "note")

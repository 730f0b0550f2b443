"""Speaker notes as labelled parts, with the running clock; they divide with the slide that they belong to."""

from collections.abc import Mapping, Sequence

from briefing_builder.deck.model import NotesPart
from briefing_builder.slides.markup import Notes, Slide


def clock(seconds: int) -> str:
    """Return seconds of the slot as minutes and seconds, `12:30`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def notes_of(slide: Slide, titles: Mapping[str, str], starts: int, *, part: int = 0, parts: int = 1) -> tuple[NotesPart, ...]:
    """Return the notes of one part of a slide that was divided: the words to say are shared out, the rest stands with its part.

    `titles` name the slides that help, by id. TIME and WHO stand on every part; GOAL and DO on the first; STOP AT, HAND OVER,
    IF ASKED and IF LATE on the last.
    """
    notes = slide.notes
    seconds = share(slide.seconds, part, parts)
    time = "appendix: only when asked" if slide.appendix else f"{clock(starts)}–{clock(starts + seconds)} ({_minutes(seconds)})"
    first, last = part == 0, part == parts - 1
    candidates = [
        ("TIME", [time]),
        ("WHO", [slide.who]),
        ("GOAL", [notes.goal] if first else []),
        ("SAY", list(_shared(notes.say, part, parts))),
        ("DO", list(notes.do) if first else []),
        ("STOP AT", [notes.stop_at] if last else []),
        ("HAND OVER", [notes.hand_over] if last else []),
        ("IF ASKED", _answers(notes, titles) if last else []),
        ("IF LATE", [notes.late] if last else []),
    ]
    present = [(label, tuple(line for line in lines if line)) for label, lines in candidates]
    return tuple(NotesPart(label=label, lines=lines) for label, lines in present if lines)


def share(whole: int, part: int, parts: int) -> int:
    """Return this part's share of whole seconds; the shares of all parts add up to the whole."""
    return whole * (part + 1) // parts - whole * part // parts


def _shared(lines: Sequence[str], part: int, parts: int) -> Sequence[str]:
    return lines[len(lines) * part // parts : len(lines) * (part + 1) // parts]


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min" if not rest else f"{minutes} min {rest} s"


def _answers(notes: Notes, titles: Mapping[str, str]) -> list[str]:
    answers = []
    for answer in notes.if_asked:
        slide = f"→ slide {titles.get(answer.slide, answer.slide)}" if answer.slide else ""
        answers.append(" ".join(part for part in (answer.question, answer.answer, slide) if part))
    return answers

"""What the page templates see: a script goes in, plain data comes out."""

from collections.abc import Container, Iterable

from briefing_builder.backends.script.lines import text_blocks
from briefing_builder.backends.script.model import ON_THE_PAGE_FOR_QUESTIONS, Discussion, Reply, RunSheetRow, Script, SlideScript
from briefing_builder.backends.script.pages.font_faces import ALL
from briefing_builder.backends.script.stationery import Stationery
from briefing_builder.brand.model import Typeface
from briefing_builder.deck.model import NotesLine, NotesPart

KINDS = {"say": "say", "your-words": "own-words", "stop-at": "stop", "hand-over": "hand-over", "goal": "goal"}
"""The parts that look different, and their class; all others look alike."""

FALL_BACK = "Carlito"
"""What letters are in where the brand's face is not there: the page holds it."""
Values = dict[str, object]


def page_values(script: Script, pictures: Container[str]) -> Values:
    """Return the values of the whole script: sections of slides, the discussion and the appendix."""
    page = script.discussion
    return {
        **frame_values(script),
        "facts": list(script.facts),
        "warnings": list(script.warnings),
        "rows": [_row_values(row) for row in script.rows],
        "late": list(script.late),
        "sections": [
            {"title": title, "anchor": f"section-{number}", "sheets": [slide_values(slide, pictures, page) for slide in slides]}
            for number, (title, slides) in enumerate(script.sections, 1)
        ],
        "appendix": [slide_values(slide, pictures, None) for slide in script.appendix],
        "discussion": discussion_values(page) if page else None,
    }


def letter_values(stationery: Stationery) -> Values:
    """Return faces and colours of a page; of two faces the first is shown where it is there: ours with its metrics, or the brand's."""
    return {
        "headings": _font_list(stationery.headings),
        "body_fonts": _font_list(stationery.body),
        "ink": stationery.ink,
        "quiet": stationery.quiet,
        "accent": stationery.accent,
    }


def _font_list(typeface: Typeface) -> list[str]:
    shipped = {face.family for face in ALL}
    names = (typeface.family, typeface.name) if typeface.family in shipped else (typeface.name, FALL_BACK)
    return [_in_css(name) for name in names]


def frame_values(script: Script) -> Values:
    """Return what the head of a page needs."""
    return {
        "title": script.title,
        "title_in_css": _in_css(script.title),
        "subject": script.subject,
        "author": script.author,
        "created": script.created,
        "language": script.language,
        "speaker": script.speaker,
    }


def _in_css(text: str) -> str:
    """Return text escaped for a CSS string: everything but letters, digits and spaces by its code point."""
    return "".join(letter if letter.isalnum() or letter == " " else f"\\{ord(letter):06x} " for letter in text)


def _row_values(row: RunSheetRow) -> Values:
    return {
        "anchor": f"slide-{row.number}",
        "number": row.number,
        "title": row.title,
        "begins": row.begins,
        "length": row.length,
        "who": row.who,
        "is_change": row.is_change,
        "is_mine": row.is_mine,
        "stop_at": row.stop_at,
        "hand_over": row.hand_over,
    }


def slide_values(
    slide: SlideScript, pictures: Container[str], page: Discussion | None, kinds: tuple[str, ...] = (), *, counted: int = 0
) -> Values:
    """Return a slide with its parts, or those of these kinds; the discussion's own slide leaves out what the page for questions says.

    A list with which the parts begin goes on where so many of its items were counted before.
    """
    is_discussion = page is not None and slide.number == page.number
    left_out = ON_THE_PAGE_FOR_QUESTIONS if is_discussion else ()
    parts = [part for part in slide.parts if part.kind not in left_out and (not kinds or part.kind in kinds)]
    return {
        "anchor": f"slide-{slide.number}",
        "number": slide.number,
        "title": slide.title,
        "begins": slide.begins,
        "ends": slide.ends,
        "length": slide.length,
        "who": slide.who,
        "words": slide.words,
        "is_tight": slide.is_tight,
        "cue": slide.cue,
        "parts": [_part_values(part, 0 if number else counted) for number, part in enumerate(parts)],
        "is_discussion": is_discussion,
        "has_picture": slide.slide_id in pictures,
        "alt": slide.alt,
    }


def _part_values(part: NotesPart, counted: int) -> Values:
    blocks = [
        {"kind": kind, "lines": lines_values(lines), "start": 1 if number else counted + 1}
        for number, (kind, lines) in enumerate(text_blocks(part.kind, part.lines))
    ]
    return {"label": part.label, "kind": KINDS.get(part.kind, "other"), "stretches": blocks}


def lines_values(lines: Iterable[NotesLine]) -> list[list[Values]]:
    """Return lines as their runs, each with its text and its voice."""
    return [[{"text": run.text, "bold": run.bold, "italic": run.italic} for run in line.runs] for line in lines]


def discussion_values(page: Discussion) -> Values:
    """Return the page for the questions with its replies."""
    return {
        "number": page.number,
        "begins": page.begins,
        "ends": page.ends,
        "length": page.length,
        "opening": lines_values(page.opening),
        "steps": lines_values(page.steps),
        "replies": [_reply_values(reply, position) for position, reply in enumerate(page.replies, 1)],
        "close": lines_values(page.close),
    }


def _reply_values(reply: Reply, position: int) -> Values:
    return {
        "anchor": f"reply-{position}",
        "slide": f"slide-{reply.number}",
        "number": reply.number,
        "title": reply.title,
        "steps": [{"name": name, "line": lines_values([line])[0]} for name, line in reply.steps],
        "evidence": lines_values(reply.evidence),
    }

"""What the page templates see: a script goes in, plain data comes out, in the words of the page."""

from collections.abc import Container, Iterable

from briefing_builder.backends.script.discussion import STEPS
from briefing_builder.backends.script.lines import stretches
from briefing_builder.backends.script.model import Discussion, Reply, Row, Script, Sheet
from briefing_builder.deck.model import OWN_WORDS, NotesLine, NotesPart

KINDS = {"SAY": "say", OWN_WORDS: "own-words", "STOP AT": "stop", "HAND OVER": "hand-over", "GOAL": "goal"}
"""The parts that look different; all others look alike."""

ON_THE_PAGE_FOR_QUESTIONS = ("DO", "IF ASKED")
"""What the discussion's own slide does not say twice."""

Values = dict[str, object]


def page_values(script: Script, pictures: Container[str]) -> Values:
    """Return the values of the whole script: sections of slides, the discussion and the appendix."""
    page = script.discussion
    return {
        **frame_values(script),
        "facts": list(script.facts),
        "warnings": list(script.warnings),
        "rows": [_row(row) for row in script.rows],
        "late": list(script.late),
        "sections": [{**section, "sheets": [sheet_values(s, pictures, page) for s in sheets]} for section, sheets in _sections(script)],
        "appendix": [sheet_values(sheet, pictures, None) for sheet in script.appendix],
        "discussion": discussion_values(page) if page else None,
    }


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
    """Text as a style sheet holds it inside quotes: everything but letters, digits and spaces as its number."""
    return "".join(letter if letter.isalnum() or letter == " " else f"\\{ord(letter):06x} " for letter in text)


def _sections(script: Script) -> list[tuple[Values, list[Sheet]]]:
    """Sections in their order; one that comes back after another is a section of its own."""
    found: list[tuple[Values, list[Sheet]]] = []
    for sheet in script.sheets:
        if not found or found[-1][0]["title"] != sheet.section:
            found.append(({"title": sheet.section, "anchor": f"section-{len(found) + 1}"}, []))
        found[-1][1].append(sheet)
    return found


def _row(row: Row) -> Values:
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


def sheet_values(
    sheet: Sheet, pictures: Container[str], page: Discussion | None, labels: tuple[str, ...] = (), *, counted: int = 0
) -> Values:
    """Return a slide with its parts, or those of these labels; the discussion's own slide leaves out what the page for questions says.

    A list with which the parts begin goes on where so many of its items were counted before.
    """
    is_discussion = page is not None and sheet.number == page.number
    left_out = ON_THE_PAGE_FOR_QUESTIONS if is_discussion else ()
    parts = [part for part in sheet.parts if part.label not in left_out and (not labels or part.label in labels)]
    return {
        "anchor": f"slide-{sheet.number}",
        "number": sheet.number,
        "title": sheet.title,
        "begins": sheet.begins,
        "ends": sheet.ends,
        "length": sheet.length,
        "who": sheet.who,
        "words": sheet.words,
        "is_tight": sheet.is_tight,
        "cue": sheet.cue,
        "parts": [_part(part, 0 if number else counted) for number, part in enumerate(parts)],
        "is_discussion": is_discussion,
        "has_picture": sheet.slide in pictures,
        "alt": sheet.alt,
    }


def _part(part: NotesPart, counted: int) -> Values:
    stretched = [
        {"kind": kind, "lines": lines_values(lines), "start": 1 if number else counted + 1}
        for number, (kind, lines) in enumerate(stretches(part.label, part.lines))
    ]
    return {"label": part.label, "kind": KINDS.get(part.label, "other"), "stretches": stretched}


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
        "replies": [_reply(reply, position) for position, reply in enumerate(page.replies, 1)],
        "close": lines_values(page.close),
    }


def _reply(reply: Reply, position: int) -> Values:
    return {
        "anchor": f"reply-{position}",
        "slide": f"slide-{reply.number}",
        "number": reply.number,
        "title": reply.title,
        "steps": [{"name": name, "line": lines_values([line])[0], "is_first": name in STEPS} for name, line in reply.steps],
        "evidence": lines_values(reply.evidence),
    }

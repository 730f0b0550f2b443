"""What the page templates see: a script goes in, plain data comes out, in the words of the page."""

from collections.abc import Container

from briefing_builder.backends.script.discussion import STEPS
from briefing_builder.backends.script.model import Discussion, Reply, Row, Script, Sheet
from briefing_builder.deck.model import NotesPart

KINDS = {"SAY": "say", "STOP AT": "stop", "HAND OVER": "hand-over", "GOAL": "goal"}
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


def sheet_values(sheet: Sheet, pictures: Container[str], page: Discussion | None, labels: tuple[str, ...] = ()) -> Values:
    """Return a slide with its parts, or those of these labels; the discussion's own slide leaves out what the page for questions says."""
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
        "parts": [_part(part) for part in parts],
        "is_discussion": is_discussion,
        "has_picture": sheet.slide in pictures,
        "alt": sheet.alt,
    }


def _part(part: NotesPart) -> Values:
    kind = KINDS.get(part.label, "other")
    is_list = kind == "other" and len(part.lines) > 1
    return {"label": part.label, "kind": kind, "lines": list(part.lines), "is_list": is_list}


def discussion_values(page: Discussion) -> Values:
    """Return the page for the questions with its replies."""
    return {
        "number": page.number,
        "begins": page.begins,
        "ends": page.ends,
        "length": page.length,
        "opening": list(page.opening),
        "steps": list(page.steps),
        "replies": [_reply(reply, position) for position, reply in enumerate(page.replies, 1)],
        "close": list(page.close),
    }


def _reply(reply: Reply, position: int) -> Values:
    return {
        "anchor": f"reply-{position}",
        "slide": f"slide-{reply.number}",
        "number": reply.number,
        "title": reply.title,
        "steps": [{"name": name, "line": line, "is_first": name in STEPS} for name, line in reply.steps],
        "evidence": list(reply.evidence),
    }

"""Rich text inside a text: what authors write goes through views and templates as text with signs in it, which the slide markup reads.

A sign is one of Unicode's noncharacters, which a program may use for itself and no text holds; so a template shows, joins and compares
such a text like any other, and what is no slide takes the signs off.
"""

import re
from typing import Final, cast

from briefing_builder.rich_text.model import ITEMS, Begins, Span, Words, lines_of, one_line
from briefing_builder.values import replace

STRONG, STRONG_END, EMPHASIS, EMPHASIS_END, LINK, LINK_TEXT, LINK_END = map(chr, range(0xFDD0, 0xFDD7))
BEGINNINGS: Final = {"line": "\ufdd7", "paragraph": "\ufdd8", "bullet": "\ufdd9", "number": "\ufdda"}
_BEGINS: Final = {sign: name for name, sign in BEGINNINGS.items()}
SIGNS: Final = re.compile("[\ufdd0-\ufdef]")
_ADDRESS: Final = re.compile(f"{LINK}[^\ufdd0-\ufdef]*{LINK_TEXT}")
_PIECES: Final = re.compile(f"({LINK}[^\ufdd0-\ufdef]*{LINK_TEXT}|[\ufdd0-\ufdef])")
_SPACE: Final = " \t\r\n"
_CLOSING: Final = re.compile(r"[”’»)\].,;:!?]+(?=\s|$)")
"""Marks that belong to what stands before them, even where a list has ended."""


def signed(words: Words) -> str:
    """Return the words as text with signs; what follows a list begins a paragraph of its own."""
    text = "".join(map(_signed_span, words))
    last = lines_of(words)[-1:]
    return text + BEGINNINGS["paragraph"] if last and last[0].begins in ITEMS else text


def words_in(text: str, outer: Span) -> Words:
    """Return the words of a text with signs, in that voice where no sign says another; white space is as it was, but for that at new lines.

    Any order of signs is read: an end without a beginning says nothing, and a beginning without an end holds to the end of the text.
    """
    if not SIGNS.search(text):
        return (replace(outer, text=text),) if text else ()
    spans: list[Span] = []
    format = outer
    begins: Begins = ""
    for piece in _PIECES.split(text):
        if piece in _BEGINS:
            begins = cast(Begins, _BEGINS[piece])
        elif SIGNS.match(piece):
            format = _format_after(piece, format, outer)
        elif begins:
            begins = _begin_line(spans, piece, format, begins)
        elif piece:
            spans.append(replace(format, text=piece, begins=""))
    return tuple(spans)


def without_signs(text: str) -> str:
    """Return a text with signs as one line of plain text."""
    if not SIGNS.search(text):
        return text
    return "".join([span.text for span in one_line(words_in(text, Span(text="")))])


def signed_part(text: str, start: int, end: int) -> str:
    """Return what of a text with signs stands there in its one line of plain text, with the signs that hold there."""
    part: list[Span] = []
    at = 0
    for span in one_line(words_in(text, Span(text=""))):
        piece = span.text[max(start - at, 0) : max(end - at, 0)]
        part += [replace(span, text=piece)] if piece else []
        at += len(span.text)
    return signed(tuple(part))


def first_letter(text: str) -> int:
    """Return where the visible text begins: after the signs at its start."""
    start = 0
    while match := _ADDRESS.match(text, start) or SIGNS.match(text, start):
        start = match.end()
    return start


def last_letter(text: str) -> int:
    """Return where the visible text ends: before the signs at its end."""
    end = len(text)
    while end and SIGNS.match(text[end - 1]):
        end -= 1
    return end


def ends_with_list(text: str) -> bool:
    """Return whether nothing may be added to the last line, because it is an item of a list."""
    return text.endswith(BEGINNINGS["paragraph"])


def _signed_span(span: Span) -> str:
    text = f"{STRONG}{span.text}{STRONG_END}" if span.strong else span.text
    text = f"{EMPHASIS}{text}{EMPHASIS_END}" if span.emphasis else text
    text = f"{LINK}{span.link}{LINK_TEXT}{text}{LINK_END}" if span.link else text
    return BEGINNINGS[span.begins] + text if span.begins else text


def _format_after(sign: str, now: Span, outer: Span) -> Span:
    match sign[0]:
        case "\ufdd0":
            return replace(now, strong=True)
        case "\ufdd1":
            return replace(now, strong=outer.strong)
        case "\ufdd2":
            return replace(now, emphasis=True)
        case "\ufdd3":
            return replace(now, emphasis=outer.emphasis)
        case "\ufdd4" if len(sign) > 1 and not outer.link:
            return replace(now, link=sign[1:-1])
        case "\ufdd6":
            return replace(now, link=outer.link)
    return now


def _begin_line(spans: list[Span], piece: str, now: Span, begins: Begins) -> Begins:
    """Add the first piece of a new line; return what is still to begin, where there is nothing yet to begin with."""
    if spans and begins == "paragraph" and (closing := _CLOSING.match(piece)):
        spans.append(replace(now, text=closing[0], begins=""))
        piece = piece[closing.end() :]
    text = piece.lstrip(_SPACE)
    if not text:
        return begins
    if spans:
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip(_SPACE))
    is_first = not "".join([span.text for span in spans]).strip(_SPACE)
    if is_first:
        spans.clear()
    spans.append(replace(now, text=text, begins="" if is_first and begins in ("line", "paragraph") else begins))
    return ""

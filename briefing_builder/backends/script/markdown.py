"""The presenter's script as Markdown: a laid-out deck goes in, a document with one heading a slide comes out."""

import re
from collections.abc import Iterator

from briefing_builder.backends.script.parts import parts_of, sections_of, time_of, totals_lines, words_line
from briefing_builder.backends.script.timing import budget
from briefing_builder.deck.model import Deck, NotesPart, Slide

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_BLANK_RUN = re.compile(r"\n{3,}")
_BLOCK_START = re.compile(r"^(\s*)([#+-]|\d+(?=[.)]))")


def as_markdown(deck: Deck) -> str:
    """Return the whole script as Markdown; the author's own characters are escaped, so that a title stays a title."""
    return _BLANK_RUN.sub("\n\n", "\n".join(_script(deck))).rstrip() + "\n"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _BLOCK_START.sub(lambda match: f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}", line)


def _script(deck: Deck) -> Iterator[str]:
    yield f"# {escaped(deck.title)}"
    yield ""
    if deck.subject:
        yield from (escaped(deck.subject), "")
    yield from (f"- {escaped(line)}" for line in totals_lines(deck))
    for section, slides in sections_of(deck):
        yield from ("", f"## {escaped(section)}")
        for number, slide in slides:
            yield ""
            yield from _slide(number, slide, deck)


def _slide(number: int, slide: Slide, deck: Deck) -> Iterator[str]:
    yield f"### {number} · {escaped(slide.title)}"
    yield ""
    facts = [f"**{label}** {escaped(value)}" for label, value in (("TIME", time_of(slide)), ("WHO", slide.who)) if value]
    if facts:
        yield from (" · ".join(facts), "")
    for part in parts_of(slide):
        yield from _part(part)
        if part.label == "SAY" and not slide.appendix:
            yield from (f"*Words: {words_line(budget(slide, deck))}*", "")


def _part(part: NotesPart) -> Iterator[str]:
    if part.label == "SAY":
        yield from ("**SAY**", "", "\n>\n".join(f"> {escaped(line)}" for line in part.lines), "")
    elif len(part.lines) == 1:
        yield from (f"**{part.label}** {escaped(part.lines[0])}", "")
    else:
        yield from (f"**{part.label}**", "", *(f"- {escaped(line)}" for line in part.lines), "")

"""Hung quotation marks: the mark with which a text begins stands before the edge, so that its letters stand on one line."""

from briefing_builder.layout.text.typeset import TypesetText
from briefing_builder.slides.markup import Words
from briefing_builder.units import Emu
from briefing_builder.values import replace

OPENING_MARKS = "“‘„‚«‹"


def split_mark(words: Words) -> tuple[str, Words]:
    """Return the quotation mark with which words begin, and the rest of them; no mark where they begin otherwise."""
    first = words[0].text if words else ""
    if len(first) < 2 or first[0] not in OPENING_MARKS:
        return "", words
    return first[0], (replace(words[0], text=first[1:]), *words[1:])


def with_hung_mark(text: TypesetText, mark: str, hung: Emu) -> TypesetText:
    """Return the text with that mark before its first line; its frame begins as far left of its letters as the mark is wide."""
    if not mark:
        return text
    first, *others = text.paragraphs
    beginning, *rest = first.runs
    marked = replace(
        first,
        runs=(replace(beginning, text=f"{mark}{beginning.text}"), *rest),
        breaks=tuple(place + len(mark) for place in first.breaks),
        indent=Emu(first.indent + hung),
        hanging=hung,
    )
    moved = [replace(paragraph, indent=Emu(paragraph.indent + hung)) for paragraph in others]
    return replace(text, paragraphs=(marked, *moved), width=Emu(text.width + hung))

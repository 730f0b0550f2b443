"""What people call a thing on a slide: a value goes in, a few words come out."""

from briefing_builder.edits.model import Thing

LONGEST = 48
"""Characters of a text that are quoted."""
NOUNS = {"text": "text", "shape": "shape", "picture": "picture", "chart": "chart", "table": "table", "group": "drawing", "other": "object"}
VOWELS = "aeiou"


def cut(text: str) -> str:
    """Return a text in one line, and no more of it than people want to read."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…"


def called(thing: Thing, *, has_text: bool = True) -> str:
    """Return what a thing that is there is called: `the text “Choose two”`, `the chart`; without its text where that is news."""
    if thing.kind == "text" and not has_text:
        return "a text"
    return f"the {_noun(thing)}" + _text(thing)


def one_more(thing: Thing) -> str:
    """Return what a thing is called of which people have not heard yet: `a text “Choose two”`, `an object`."""
    noun = _noun(thing)
    article = "an" if noun[0] in VOWELS else "a"
    return f"{article} {noun}" + _text(thing)


def _noun(thing: Thing) -> str:
    """What groups texts is no drawing, unless it speaks for them."""
    return "group" if thing.kind == "group" and thing.words and not thing.alt else NOUNS[thing.kind]


def _text(thing: Thing) -> str:
    is_drawing = thing.kind == "group" and thing.alt
    return f" “{cut(thing.text)}”" if thing.text.strip() and not is_drawing else ""

"""What people call a thing on a slide: a value goes in, a few words come out."""

from briefing_builder.backends.pptx.meaning.values import Thing

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
    return f"the {NOUNS[thing.kind]}" + (f" “{cut(thing.text)}”" if thing.text.strip() else "")


def one_more(thing: Thing) -> str:
    """Return what a thing is called of which people have not heard yet: `a text “Choose two”`, `an object`."""
    noun = NOUNS[thing.kind]
    article = "an" if noun[0] in VOWELS else "a"
    return f"{article} {noun}" + (f" “{cut(thing.text)}”" if thing.text.strip() else "")

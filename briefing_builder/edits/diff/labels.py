"""What people call a shape on a slide: a value goes in, a few words come out."""

from briefing_builder.edits.model import Shape

LONGEST = 48
"""Characters of a text that are quoted."""
NOUNS = {"text": "text", "shape": "shape", "picture": "picture", "chart": "chart", "table": "table", "group": "drawing", "other": "object"}
VOWELS = "aeiou"


def shortened(text: str) -> str:
    """Return a text in one line, and no more of it than people want to read."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…"


def definite_label(shape: Shape, *, has_text: bool = True) -> str:
    """Return what a shape that is there is called: `the text “Choose two”`, `the chart`; without its text where that is news."""
    if shape.kind == "text" and not has_text:
        return "a text"
    return f"the {_noun(shape)}" + _quoted_text(shape)


def indefinite_label(shape: Shape) -> str:
    """Return what a shape is called of which people have not heard yet: `a text “Choose two”`, `an object`."""
    noun = _noun(shape)
    article = "an" if noun[0] in VOWELS else "a"
    return f"{article} {noun}" + _quoted_text(shape)


def _noun(shape: Shape) -> str:
    """What groups texts is no drawing, unless it speaks for them."""
    return "group" if shape.kind == "group" and shape.text_digest and not shape.alt_text else NOUNS[shape.kind]


def _quoted_text(shape: Shape) -> str:
    is_drawing = shape.kind == "group" and shape.alt_text
    return f" “{shortened(shape.text)}”" if shape.text.strip() and not is_drawing else ""

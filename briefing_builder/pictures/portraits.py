"""Whether a picture can stand as somebody's portrait: its size in pixels goes in, what is wrong with it comes out."""

from briefing_builder.pictures.model import Remark

FEWEST = 200
"""Pixels of the shorter side; a portrait is some 280 points wide, and coarser than that nobody is recognised."""
MOST_UNEVEN = 3
"""How many times as long as the shorter side the longer one may be."""
_INSTEAD = "until then the person's initials stand there"


def portrait_remark(pixels: tuple[int, int]) -> Remark | None:
    """Return why a picture of so many pixels is no portrait, and what is seen instead; None when it is one."""
    width, height = pixels
    if max(pixels) > MOST_UNEVEN * min(pixels):
        message = f"is {width} × {height} pixels, a strip from which no face can be cut"
        return Remark(code="portrait-proportions", message=message, hint=f"crop it to a square around the face; {_INSTEAD}")
    if min(pixels) < FEWEST:
        message = f"is {width} × {height} pixels, and would be seen as a blur"
        return Remark(code="portrait-too-small", message=message, hint=f"take one of {FEWEST} × {FEWEST} or more; {_INSTEAD}")
    return None

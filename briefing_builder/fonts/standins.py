"""Text that none of our fonts can show goes in; an upper estimate of its width in the device's own font comes out."""

import re
from collections.abc import Iterator
from unicodedata import bidirectional, category, east_asian_width

from briefing_builder.values import Value

KEYCAP, AS_EMOJI, JOINER = "\u20e3", "\ufe0f", "\u200d"
FIRST_WIDE = "\u1100"
EMOJI_WIDTH = 1400
"""Per mille of an em: Noto Color Emoji takes 1250, Segoe UI Emoji up to 1370."""
_MODIFIERS = "\U0001f3fb-\U0001f3ff"
_EMOJI = re.compile("[\u231a-\u23ff\u2600-\u27bf\u2b05-\u2b55\u3297\u3299\U0001f000-\U0001faff]")
_ATTACHED = f"[{_MODIFIERS}\ufe00-\ufe0f\u20e3\U000e0020-\U000e007f]"
_FLAG = "[\U0001f1e6-\U0001f1ff]"
_CLUSTER = re.compile(f"\r\n|{_FLAG}{_FLAG}|.(?:{_ATTACHED}|{JOINER}.?)*", re.DOTALL)
_MARKS = frozenset({"Mn", "Me", "Cf"})  # drawn over the character before, or not at all
_NEVER = frozenset({"Cn", "Co", "Cs", "Cc"})  # unassigned, private, half a character, control


class Script(Value, frozen=True):
    """Writing of one kind: its name for people, and its greatest usual advance and line pitch in 1/1000 em."""

    name: str
    width: int
    pitch: int


_LETTERS = Script("letters of another script", 1250, 2200)
_SYMBOLS = Script("symbols", 1300, 1750)
_PICTURES = Script("emoji", EMOJI_WIDTH, 1400)
_WIDE = Script("Chinese, Japanese or Korean", 1000, 1500)
_HALF = Script("Chinese, Japanese or Korean", 550, 1500)
_RANGES = (
    ("\u0041", "\u052f", Script("Latin, Greek or Cyrillic", 900, 1400)),
    ("\u0530", "\u058f", Script("Armenian", 850, 1400)),
    ("\u0590", "\u05ff", Script("Hebrew", 750, 1400)),
    ("\u0600", "\u07bf", Script("Arabic", 900, 2150)),
    ("\u08a0", "\u08ff", Script("Arabic", 900, 2150)),
    ("\u0900", "\u0b7f", Script("Indian letters", 950, 1650)),
    ("\u0b80", "\u0bff", Script("Tamil", 1250, 1650)),
    ("\u0c00", "\u0dff", Script("Indian letters", 1250, 1650)),
    ("\u0e00", "\u0eff", Script("Thai or Lao", 850, 1700)),
    ("\u1000", "\u109f", Script("Burmese", 1250, 2500)),
    ("\u10a0", "\u10ff", Script("Georgian", 850, 1400)),
    ("\u1200", "\u139f", Script("Ethiopic", 950, 1400)),
    ("\u1780", "\u17ff", Script("Khmer", 1250, 1700)),
    ("\u1e00", "\u1fff", Script("Latin, Greek or Cyrillic", 900, 1400)),
    ("\ufb1d", "\ufb4f", Script("Hebrew", 750, 1400)),
    ("\ufb50", "\ufdff", Script("Arabic", 900, 2150)),
    ("\ufe70", "\ufefc", Script("Arabic", 900, 2150)),
)
"""Mean advances of each block's letters in the widest of the Noto, Droid and DejaVu faces (bold too), with a tenth to a quarter added."""


def clusters(text: str) -> Iterator[str]:
    """Yield the text in parts that are never drawn apart: a character with its marks, an emoji sequence, a flag."""
    cluster = ""
    for match in _CLUSTER.finditer(text):
        part = match[0]
        if cluster and category(part[0]) in ("Mn", "Me", "Mc"):
            cluster += part
        else:
            if cluster:
                yield cluster
            cluster = part
    if cluster:
        yield cluster


def unicode_script_of(char: str) -> Script:
    """Return what kind of writing the character belongs to."""
    if _EMOJI.match(char):
        return _PICTURES if east_asian_width(char) == "W" or char > "\U0001efff" else _SYMBOLS
    width = east_asian_width(char)
    if width in "WF":
        return _WIDE
    if width == "H":
        return _HALF
    within = next((script for first, last, script in _RANGES if first <= char <= last), None)
    if within:
        return within
    return _LETTERS if category(char).startswith("L") else _SYMBOLS


def stand_in_width(cluster: str) -> int:
    """Return an upper estimate of the advance of a cluster, in 1/1000 em.

    The parts of a joined emoji are added up, for a device that does not know the sequence draws them side by side.
    """
    width = sum(unicode_script_of(char).width for char in cluster if category(char) not in _MARKS)
    return max(width, EMOJI_WIDTH) if is_emoji_by_mark(cluster) else width


def stand_in_pitch(text: str) -> int:
    """Return the natural line pitch to expect of the faces that will show these characters, in 1/1000 em."""
    return max((unicode_script_of(char).pitch for char in text), default=0)


def is_emoji_by_mark(cluster: str) -> bool:
    """Return whether a selector or a keycap makes a picture of the character, whatever our font has for it."""
    return AS_EMOJI in cluster or KEYCAP in cluster


def is_wide(text: str) -> bool:
    """Return whether a character of the text takes a full em in East Asian writing."""
    return not text.isascii() and max(text, default="") >= FIRST_WIDE and any(east_asian_width(char) in "WF" for char in text)


def is_ambiguous(char: str) -> bool:
    """Return whether the character is drawn as wide as an ideograph when it stands beside one (quotation marks, dashes, …)."""
    return east_asian_width(char) == "A"


def is_showable(char: str) -> bool:
    """Return whether some device may have a glyph for it: not for controls, private use, halves of characters, unassigned ones."""
    return category(char) not in _NEVER or "\U0001f000" <= char <= "\U0001faff"  # emoji come faster than Python's tables


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter of the text with a direction runs from right to left (Unicode Standard Annex 9, rule P2)."""
    if text.isascii():
        return False
    directions = (bidirectional(char) for char in text)
    return next((direction in ("R", "AL") for direction in directions if direction in ("L", "R", "AL")), False)

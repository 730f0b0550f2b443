"""Other writings of a text: the text goes in, what it would be decoded to, joined to, or shown as comes out.

Percent signs, entities, escapes of scripts, JSON, YAML and workbooks, quoted-printable, base64 and hexadecimal text, each within the
others; pieces that a script or formula joins; words parted by a hyphen at the end of a line; the lines of a mail that is quoted; letters of
Unicode's invisible alphabet; text that is shown backwards.
"""

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_plus

DEPTH = 3
"""So often a text may be wrapped."""
SAMPLE, READABLE = 4_000, 0.95
"""Of so many decoded characters so large a share must be plain text; others were no text."""
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]+\d*);")
_ESCAPE = re.compile(r"\\u\{([0-9A-Fa-f]{1,6})\}|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\x([0-9A-Fa-f]{2})|_x([0-9A-Fa-f]{4})_")
_PRINTABLE = re.compile(r"(?:=[0-9A-F]{2})+|=\r?\n")
_BASE64 = re.compile(r"(?<![\w+/-])(?<!base64,)(?:[A-Za-z0-9+/_-]{4}){3,}[A-Za-z0-9+/_-]{0,3}={0,2}(?![\w+/=-])", re.ASCII)
"""What follows `base64,` is a file, and read as one."""
_HEXADECIMAL = re.compile(r"(?<![0-9A-Za-z])(?<![0-9A-Fa-f]{2}\s)(?:[0-9A-Fa-f]{2}\s?+){8,}+(?![0-9A-Za-z])")
_JOINED = re.compile(r"\"\s*+[+&.]?\s*+\"|'\s*+[+&.]?\s*+'")
"""`"19" + ".60"`, `"19"&".60"`, `'19' '.60'`."""
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]\s+(?:>\s*)*(?=[^\W\d_])")
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
"""As mail programs mark the lines of the letter that is answered."""
_INVISIBLE = re.compile("[\U000e0020-\U000e007e]+")
_BACKWARDS = re.compile("\u202e([^\u202c\u2066-\u2069]+)")
_LINK = re.compile(r"(?<=[^\W\d_])[-_.+/](?=[^\W\d_])")


def writings_of(text: str) -> tuple[str, ...]:
    """Return the text itself first, then all that it may be decoded to, each once."""
    found, latest = {text: None}, [text]
    for _ in range(DEPTH):
        latest = list(dict.fromkeys(other for one in latest for other in _unwrapped(one) if other not in found))
        found |= dict.fromkeys(latest)
    return tuple(found)


def unjoined(text: str) -> str:
    """Return a text with the words apart that were linked to an address or the name of a file: `project-heron`, `ada.nwosu`."""
    return _LINK.sub(" ", text)


def _unwrapped(text: str) -> Iterator[str]:
    if "%" in text and _PERCENT.search(text):
        yield unquote_plus(text)
    if "&" in text and _ENTITY.search(text):
        yield html.unescape(text)
    if "\\" in text or "_x" in text:
        yield _ESCAPE.sub(_character, text)
    if "=" in text:
        yield _PRINTABLE.sub(lambda found: _bytes_of("".join(found.group().split()).replace("=", "")).decode("utf-8", "replace"), text)
    if ">" in text and "\n" in text:
        yield _QUOTED.sub("", text)
    yield _HYPHENATED.sub("", text)
    if '"' in text or "'" in text:
        yield _JOINED.sub("", text)
    if not text.isascii():
        yield _INVISIBLE.sub(lambda found: "".join(chr(ord(char) - 0xE0000) for char in found.group()), text)
        yield _BACKWARDS.sub(lambda found: found[1][::-1], text)
    yield from _texts_in(text, _BASE64, _unpacked)
    yield from _texts_in(text, _HEXADECIMAL, _bytes_of)


def _texts_in(text: str, pattern: re.Pattern[str], decode: Callable[[str], bytes]) -> Iterator[str]:
    """What is text in another encoding, each piece by itself."""
    for found in pattern.finditer(text):
        decoded = decode(found.group()).decode("utf-8", "replace")
        sample = decoded[:SAMPLE]
        if sample and sum(char.isprintable() and char != "\ufffd" for char in sample) >= READABLE * len(sample):
            yield decoded


def _unpacked(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.replace("+", "-").replace("/", "_").rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except (binascii.Error, ValueError):
        return b""


def _bytes_of(digits: str) -> bytes:
    return bytes.fromhex(digits)


def _character(found: re.Match[str]) -> str:
    code = int(next(part for part in found.groups() if part), 16)
    return chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else " "

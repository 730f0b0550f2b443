"""Decodings of a text: the text goes in, what it decodes to, joins to, or is shown as comes out.

Percent signs, entities, escapes of scripts, JSON, YAML and workbooks, quoted-printable, base64 and hexadecimal text, each within the
others; pieces that a script or formula joins; words parted by a hyphen; the lines of a mail that is quoted; letters of
Unicode's invisible alphabet; text that is shown backwards.
"""

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_plus

DEPTH = 3
"""How many layers of encoding are taken off."""
SAMPLE, READABLE = 4_000, 0.95
"""Of this many decoded characters this share must be printable; otherwise it was no encoded text."""
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
_DIVIDED = re.compile(r"(?<![\w-])[^\W\d_]{3,}(?:[-‐][^\W\d_]{3,})+(?![\w-])")
"""Words with hyphens between their letters: one of ours that was too long for its line, or a compound; no numbers of registries."""
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
"""As mail programs mark the lines of the letter that is answered."""
_INVISIBLE = re.compile("[\U000e0020-\U000e007e]+")
_BACKWARDS = re.compile("\u202e([^\u202c\u2066-\u2069]+)")
_LINK = re.compile(r"(?<=[^\W\d_])[-_.+/](?=[^\W\d_])")


def decodings_of(text: str) -> tuple[str, ...]:
    """Return the text itself first, then all that it may be decoded to, each once."""
    decodings, latest = {text: None}, [text]
    for _ in range(DEPTH):
        latest = list(dict.fromkeys(after for before in latest for after in _decoded_once(before) if after not in decodings))
        decodings |= dict.fromkeys(latest)
    return tuple(decodings)


def split_compounds(text: str) -> str:
    """Return a text with the words apart that were linked to an address or the name of a file: `project-heron`, `ada.nwosu`."""
    return _LINK.sub(" ", text)


def _decoded_once(text: str) -> Iterator[str]:
    if "%" in text and _PERCENT.search(text):
        yield unquote_plus(text)
    if "&" in text and _ENTITY.search(text):
        yield html.unescape(text)
    if "\\" in text or "_x" in text:
        yield _ESCAPE.sub(_escaped_character, text)
    if "=" in text:
        yield _PRINTABLE.sub(lambda match: bytes.fromhex("".join(match.group().split()).replace("=", "")).decode("utf-8", "replace"), text)
    if ">" in text and "\n" in text:
        yield _QUOTED.sub("", text)
    yield _HYPHENATED.sub("", text)
    if "-" in text or "‐" in text:
        yield _DIVIDED.sub(lambda match: match.group().replace("-", "").replace("‐", ""), text)
    if '"' in text or "'" in text:
        yield _JOINED.sub("", text)
    if not text.isascii():
        yield _INVISIBLE.sub(lambda match: "".join(chr(ord(char) - 0xE0000) for char in match.group()), text)
        yield _BACKWARDS.sub(lambda match: match[1][::-1], text)
    yield from _decoded_pieces(text, _BASE64, _from_base64)
    yield from _decoded_pieces(text, _HEXADECIMAL, _from_hexadecimal)


def _decoded_pieces(text: str, pattern: re.Pattern[str], decode: Callable[[str], bytes]) -> Iterator[str]:
    """What is text in another encoding, each piece by itself."""
    for match in pattern.finditer(text):
        decoded = decode(match.group()).decode("utf-8", "replace")
        sample = decoded[:SAMPLE]
        if sample and sum(char.isprintable() and char != "\ufffd" for char in sample) >= READABLE * len(sample):
            yield decoded


def _from_hexadecimal(text: str) -> bytes:
    """The bytes of pairs of digits, whatever white space parts them, a no-break space too."""
    return bytes.fromhex("".join(text.split()))


def _from_base64(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.replace("+", "-").replace("/", "_").rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except (binascii.Error, ValueError):
        return b""


def _escaped_character(match: re.Match[str]) -> str:
    code = int(next(part for part in match.groups() if part), 16)
    return chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else " "

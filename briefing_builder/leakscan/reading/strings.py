"""Text in bytes of an unknown kind: bytes go in, the text that they are, or the texts among them, come out."""

import re
from collections.abc import Iterator

_MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NARROW = re.compile(rb"[\t\x20-\x7e\xc2-\xf4][\t\x20-\x7e\x80-\xf4]{3,}")
_WIDE = (
    ("utf-16-le", re.compile(rb"(?:[\t\x20-\x7e\xa0-\xff]\x00|[\x00-\xff]\x20){4,}")),
    ("utf-16-be", re.compile(rb"(?:\x00[\t\x20-\x7e\xa0-\xff]|\x20[\x00-\xff]){4,}")),
)
STRANGE = 50
"""One character in so many may be none of Windows-1252 in a text that is."""


def decoded_text(data: bytes) -> str | None:
    """Return the bytes as text: UTF-8, UTF-16 and UTF-32 with or without their mark, Windows-1252; None when they are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded_as(data, encoding)
    if data.count(0):
        places = [data[start::4].count(0) * 4 for start in range(4)]
        if len(data) % 4 == 0 and min(places[1:3]) == len(data):
            return _decoded_as(data, "utf-32-be" if places[0] == len(data) else "utf-32-le")
        even, odd = data[::2].count(0), data[1::2].count(0)
        is_wide = len(data) % 2 == 0 and max(even, odd) * 4 >= len(data)
        return _decoded_as(data, "utf-16-be" if even > odd else "utf-16-le") if is_wide else None
    text = _decoded_as(data, "utf-8")
    return text if text is not None else _decoded_as_windows(data)


def strings_in(data: bytes) -> Iterator[str]:
    """Yield the texts among the bytes, in UTF-8 and in both orders of UTF-16, of at least four characters."""
    for match in _NARROW.finditer(data):
        yield match.group().decode("utf-8", "replace")
    for encoding, pattern in _WIDE:
        for match in pattern.finditer(data):
            yield match.group().decode(encoding, "replace")


def _decoded_as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decoded_as_windows(data: bytes) -> str | None:
    text = data.decode("cp1252", "replace")
    strange = sum(1 for char in text if char == "\ufffd" or (ord(char) < 32 and char not in "\t\r\n\f"))
    return text if strange * STRANGE < len(text) else None

"""Bytes of a text file go in; the encoding that they are in comes out, with what it was told by.

Marks at the beginning and UTF-8 leave no doubt. Code pages have no mark: each is tried on the words with letters beyond ASCII, and the
one is taken under which most of them look like words. (charset-normalizer 3.5.2 reads short German tables of Windows-1252 as Big5.)
"""

import codecs
import re
from collections.abc import Iterable
from itertools import islice

from briefing_builder.importers.sheets.alphabets import PAGES, Page, likeness
from briefing_builder.problems import Problem, Source, error
from briefing_builder.values import Value

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
"""Byte order marks (The Unicode Standard 16.0, 23.8), the longer ones first."""
PIECE = 1 << 20
SAMPLE, MOST_WORDS, WORDS_SOUGHT = 65_536, 2_000, 20_000
NULS_OF_WIDE, NULS_OF_OTHERS = 0.05, 0.02
"""Of the bytes at even, or at odd, places so many at least are zero in UTF-16, whatever the script, and so many at most at the others."""
MOST_LINES, LONGEST_LINE = 300, 2_000
_WORD = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Encoding(Value, frozen=True, kw_only=True):
    """How a text is written; `told_by` is empty where there is no doubt, and otherwise says that it is a guess, and about what."""

    codec: str
    name: str
    told_by: str = ""

    @property
    def fact(self) -> str:
        """In words."""
        return f"encoding {self.name}{f' ({self.told_by})' if self.told_by else ''}"


def encoding_of(data: bytes, shown_as: str) -> Encoding | Problem:
    """Return the encoding in which all of the bytes can be decoded, or the problem that there is none. Never raises."""
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            fault = _fault_in(data, codec)
            return Encoding(codec=codec, name=name) if fault < 0 else _broken(data, fault, name, shown_as)
    if wide := _wide_codec(data[:SAMPLE]):
        fault = _fault_in(data, wide)
        name = wide.upper()
        return (
            Encoding(codec=wide, name=name, told_by="no mark, told by its zero bytes")
            if fault < 0
            else _broken(data, fault, name, shown_as)
        )
    fault = -1 if data.isascii() else _fault_in(data, "utf-8")
    if fault < 0:
        return _is_plain_text(data, shown_as)
    words = _words(data)
    if _is_damaged_utf8(words):
        return _broken(data, fault, "UTF-8", shown_as)
    return _code_page(data, words, shown_as)


def _is_plain_text(data: bytes, shown_as: str) -> Encoding | Problem:
    if data.count(0) * 50 > len(data):
        return _encoding_unknown(shown_as)
    return Encoding(codec="utf-8", name="ASCII" if data.isascii() else "UTF-8")


def _wide_codec(sample: bytes) -> str:
    """UTF-16 without a mark, where every second byte of most characters is zero."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd > NULS_OF_WIDE * half and even <= NULS_OF_OTHERS * half:
        return "utf-16-le"
    return "utf-16-be" if half and even > NULS_OF_WIDE * half and odd <= NULS_OF_OTHERS * half else ""


def _fault_in(data: bytes, codec: str) -> int:
    """Where the first byte stands that the codec cannot decode; -1 where there is none. Takes memory for one piece only."""
    decoder = codecs.getincrementaldecoder(codec)()
    for begin in range(0, len(data), PIECE):
        try:
            decoder.decode(data[begin : begin + PIECE], final=begin + PIECE >= len(data))
        except UnicodeDecodeError as failure:
            kept = len(failure.object) - len(data[begin : begin + PIECE])
            return max(begin - kept + failure.start, 0)
    return -1


def _words(data: bytes) -> list[bytes]:
    return list(dict.fromkeys(islice((found[0] for found in _WORD.finditer(data)), WORDS_SOUGHT)))[:MOST_WORDS]


def _is_damaged_utf8(words: Iterable[bytes]) -> bool:
    """Whether nearly all bytes beyond ASCII are characters of UTF-8, which no other text of some length has by chance."""
    inside = sum(len(piece) for word in words for piece in _MULTIBYTE.findall(word))
    beyond = sum(byte >= 0x80 for word in words for byte in word)
    return inside >= 8 and inside >= 0.75 * beyond


def _code_page(data: bytes, words: list[bytes], shown_as: str) -> Encoding | Problem:
    found = (match[0] for match in islice(_LINE.finditer(data), MOST_LINES))
    lines = [line for line in found if len(line) <= LONGEST_LINE]
    scores = [(round(likeness(words, lines, page), 3), -place, page) for place, page in enumerate(PAGES)]
    for score, _, page in sorted(scores, key=lambda found: found[:2], reverse=True):
        if score > 0 and _fault_in(data, page.codec) < 0:
            return Encoding(codec=page.codec, name=page.name, told_by=f"guessed: {_example(words, page)}")
    if _fault_in(data, "cp1252") < 0 and data.count(0) * 50 <= len(data):
        return Encoding(codec="cp1252", name="Windows-1252", told_by="guessed: no other fits")
    return _encoding_unknown(shown_as)


def _example(words: list[bytes], page: Page) -> str:
    """How many different words told it; not the words, which may be names."""
    count = len(words)
    return f"{count} different {'word' if count == 1 else 'words'} beyond ASCII {'looks' if count == 1 else 'look'} like {page.languages}"


def _broken(data: bytes, fault: int, name: str, shown_as: str) -> Problem:
    line = data[:fault].count(b"\n") + 1
    hint = "the file may be damaged, or put together from files of two encodings; download it again, or save it as CSV in UTF-8"
    return error(
        "unreadable-encoding", f"a character in this line is not {name}, as the rest of the file is", Source(path=shown_as, line=line), hint
    )


def _encoding_unknown(shown_as: str) -> Problem:
    return error("unreadable-encoding", "the file's encoding is not recognised", Source(path=shown_as), "save it as CSV in UTF-8")

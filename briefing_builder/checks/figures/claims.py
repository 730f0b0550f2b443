"""Numbers that a text claims: prose goes in, every number comes out with its unit, in digits or in words.

“9 to 12 minutes” are two numbers of minutes, “£4k” is 4,000 of money, “a third fewer” 33 per cent, “nine of ten” 90 per cent. Dates,
years, times of day and what only counts things up (module 2, ISO 45001, rooms 4 and 5) are no claims.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing_builder.checks.wording import prose

MONEY = "currency"
UNIT_WORDS = {
    "%": r"\s?(%|per\s?cent\b|percent\b)",
    "points": r"[\s-]points?\b",
    "min": r"[\s-](minutes?|mins?)\b",
    "h": r"[\s-](hours?|hrs?|h)\b",
    "days": r"[\s-](working )?days?\b",
    "months": r"[\s-]months?\b",
    "people": r"[\s-](people|learners|managers|colleagues|employees|staff)\b",
    "course places": r"[\s-](course )?places\b",
}

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_LABEL = (
    r"rooms?|modules?|sections?|chapters?|steps?|pages?|parts?|levels?|versions?|phases?|waves?|grades?|forms?|lines?|floors?|bays?|docks?|"
    r"buildings?|gates?|units?|weeks?|days?|courses?|lessons?|slides?|questions?|rules?|articles?|annex|appendix|route|zones?|ISO|EN|IEC|DIN|"
    r"No\.?|nr\.?|number|ext\.?|extension"
)
_COUNTS = r"(?!\s*(?:%|per\s?cent|mins?\b|minutes?|hours?|points?|people|learners|managers|colleagues|employees|staff|places))"
"""Behind a number: nothing that makes a claim of it."""
_NO_CLAIM = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+(?:to|and|or)\s+\d{{1,2}}|\s?[-–]\s?\d{{1,2}})?\s+(?:of\s+)?{_MONTH}(?:\s+\d{{4}})?\b"
    rf"|\b{_MONTH}\s+\d{{1,2}}\b(?:,?\s+\d{{4}}\b)?{_COUNTS}"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b24/7\b|\bQ\s?[1-4]\b"
    r"|\b\d{1,2}:\d{2}(?:\s?[ap]\.?m\b)?|\b\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\b"
    rf"|\b(?:at|from|until|till|by|before|after)\s+\d{{1,2}}\.\d{{2}}\b{_COUNTS}"
    rf"|\b(?:19|20)\d\d(?:[-/–]\d{{2,4}})?\b{_COUNTS}"
    rf"|\b(?:{_LABEL})\s(?:(?-i:[A-Z]{{1,4}})\s?-?)?(?>\d[\d.]*)(?:(?:,\s|\s(?:and|or|to)\s|[-–:])(?>\d[\d.]*))*{_COUNTS}",
    re.IGNORECASE,
)
_READ_AS = str.maketrans({0x130: "I", 0x131: "i", 0x17F: "s", 0x212A: "K"})
"""The four letters outside of ASCII (İ, ı, a long s, the sign of kelvin) that a pattern takes for letters of a number’s word."""
_HOUR_AND_A_HALF = re.compile(r"\b(?:an|one)\s(hour)\sand\sa\shalf\b", re.IGNORECASE)
_SMALL = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ONES = {word: number for number, word in enumerate(_SMALL, start=1)}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "k": 1_000, "m": 1_000_000, "bn": 1_000_000_000,
}  # fmt: skip
_COUNTED = {**_ONES, **_TENS, "hundred": 100, "thousand": 1_000}
_WORD = rf"(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(list(_ONES)[:9])}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))}|hundred"
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?P<sign>[£$€¥₹])?\s?(?:(?P<digits>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)|(?P<words>\b(?:{_WORD})\b))"
    r"(?P<half>(?:[\s-]and[\s-]a[\s-]half)?)(?P<scale>(?:\s?(?:k|m|bn)\b(?<=[£$€¥₹\d].)|\s(?:hundred|thousand|million|billion)\b)?)(?!\.?\d|\w)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=\d)(?=(?:mins?|hrs?|h|p)\b)", re.IGNORECASE)
_RANGE = re.compile(rf"\s?(?:to|or|and|[-–—])\s?(?:[£$€¥₹])?(?:[\d.,]*\d|{_WORD})\b", re.IGNORECASE)
_MONEY_WORD = re.compile(r"[\s-](pounds?|euros?|dollars?|francs?|rupees|yen|crowns|kron[oe]r|złoty|shillings|sterling)\b", re.IGNORECASE)
_PENCE = re.compile(r"\s?(p|pence|cents?)\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\bwithin\s(?:the\s(?:first|next)\s)?$", re.IGNORECASE)
_LESS = r"fewer|less|more|faster|quicker|shorter|longer|lower|higher|cheaper|as"
_TIME = r"(?:(?:an?|the|your|their|every)\s)?(?:half[\s-])?(?:days?|hours?|shifts?|mornings?|afternoons?|weeks?|months?|years?|minutes?)"
_FRACTION = re.compile(
    r"(?P<by>\bby\s(?:about\s|nearly\s|almost\s|more than\s|over\s)?)?"
    r"\b(?P<part>half|(?:an?|one)[\s-](?:third|quarter|fifth|sixth|eighth|tenth)|(?:two|three|four|nine)[\s-](?:thirds|quarters|fifths|tenths))\b(?P<rest>.{0,40})",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_RATIO = re.compile(
    rf"(?<![\w.,])(?!one\sof\s)(?P<some>\d{{1,3}}|{_WORD})\s(?:out\sof|of|in)\s(?:every\s)?(?P<all>\d{{1,5}}|{_WORD}|a\s(?:hundred|thousand))\b"
    r"(?!\s(?:your\s)?(?:courses?|modules?|questions?|steps?|slides?|objectives?|minutes?|hours?|days?|weeks?|months?|years?)\b)",
    re.IGNORECASE,
)
_RATIO_OF = {3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000}
"""Of so many one speaks when a rate is meant; “3 of 12 sites” counts sites."""
_TIMES = re.compile(
    r"\b(?P<word>(?:to|will|would|can|it|they|that|and|which)\s(?:double|halve|triple)s?(?!\sas\b)|doubled|doubling|"
    r"doubles(?!\sas\b)|halved|halving|(?<!two\s)(?<!both\s)(?<!in\s)halves|trebl\w+|tripled|triples|tripling|twice\s(?:as|the|more)|"
    r"(?:two|three|four|five|ten)\stimes\s(?:as|more|faster|the))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNumber:
    """A number in a text: its value, how it is written and the text that follows; `unit` where it says itself what it counts."""

    value: Decimal
    digits: str
    rest: str
    unit: str = ""
    is_rough: bool = False
    """Whether it is told in words that mean no exact number, such as “a third”."""

    @property
    def unit_word(self) -> str:
        """The word or sign that says its unit, with what stands between; empty where none does, or where the number holds it."""
        if self.unit:
            return ""
        matches = (re.match(pattern, self.rest, re.IGNORECASE) for pattern in UNIT_WORDS.values())
        return next((match.group(0) for match in matches if match), "")

    def is_in(self, unit: str) -> bool:
        """Return whether the number is one of that unit."""
        pattern = UNIT_WORDS.get(unit)
        return self.unit == unit or (not self.unit and pattern is not None and re.match(pattern, self.rest, re.IGNORECASE) is not None)


def has_digits(text: str) -> bool:
    """Return whether a number is typed in the text by hand that is no date, time of day or name of a thing."""
    return any(character.isdigit() for character in _claiming_prose(text))


def typed_numbers(text: str) -> Iterator[TypedNumber]:
    """Yield the numbers of a text outside its Jinja parts, in digits or in words, in their order; thousands may be parted by commas."""
    plain = _HOUR_AND_A_HALF.sub(r"1.5 \1s", _GLUED.sub(" ", _claiming_prose(text)))
    for match in _NUMBER.finditer(plain):
        rest = plain[match.end() :]
        if _DEADLINE.search(plain[: match.start()]) and re.match(r"[\s-](hours?|days?|working days?|weeks?)\b", rest):
            continue
        value, written = _number_value(match), match.group(0).strip()
        beyond = _RANGE.match(rest)
        if match["sign"] or _MONEY_WORD.match(rest):
            yield TypedNumber(value=value, digits=written, rest=rest, unit=MONEY)
        elif match["digits"] and _PENCE.match(rest):
            yield TypedNumber(value=value / 100, digits=written + "p", rest=rest, unit=MONEY)
        else:
            yield TypedNumber(value=value, digits=written, rest=rest[beyond.end() :] if beyond else rest)


def shares_in_words(text: str, *, of_any: bool = False) -> Iterator[TypedNumber]:
    """Yield parts of a whole that are told in words, in per cent: “by a third”, “nine of ten”; with `of_any` also “31 of 88”."""
    plain = _claiming_prose(text)
    for match in _FRACTION.finditer(plain):
        if match["by"] or _is_of_something(match["part"].lower(), match["rest"]):
            *_, some, part = ["one", *re.split(r"[\s-]", match["part"].lower())]
            share = Decimal(_ONES.get(some, 1) * 100) / _PARTS[part.removesuffix("s")]
            yield TypedNumber(value=share, digits=match["part"], rest="", unit="%", is_rough=True)
    for match in _RATIO.finditer(plain):
        some, whole = _parse_count(match["some"]), _parse_count(re.sub(r"^a\s", "", match["all"], flags=re.IGNORECASE))
        if 0 < some < whole and (of_any or whole in _RATIO_OF):
            yield TypedNumber(value=Decimal(some * 100) / whole, digits=match.group(0), rest="", unit="%", is_rough=True)


def multiples_in_words(text: str) -> Iterator[str]:
    """Yield the words of a text that multiply or divide: “doubles”, “twice as”, “halved”."""
    return (match["word"] for match in _TIMES.finditer(_claiming_prose(text)))


def _claiming_prose(text: str) -> str:
    """The prose without what is written in digits and claims nothing."""
    return _NO_CLAIM.sub("…", prose(text).translate(_READ_AS))


def _is_of_something(part: str, rest: str) -> bool:
    """Whether a fraction is a part of something, and not a time (half a day, a quarter of an hour) or a place in a row (a third course)."""
    if re.match(rf"\s(?:{_LESS})\b", rest, re.IGNORECASE):
        return True
    of = re.match(r"\s(of|the|all|your|our|their)\b(?P<what>.*)", rest, re.IGNORECASE)
    if of is None or re.match(rf"\s(?:of\s|the\s|a\s)*{_TIME}\b", rest, re.IGNORECASE):
        return False
    return part == "half" or of.group(1).lower() == "of"


def _number_value(match: re.Match[str]) -> Decimal:
    value = Decimal(match["digits"].replace(",", "")) if match["digits"] else Decimal(_parse_count(match["words"]))
    scale = _SCALES.get(match["scale"].strip().lower(), 1)
    return (value + (Decimal("0.5") if match["half"] else 0)) * scale


def _parse_count(words: str) -> int:
    """The whole number that a few digits or one to two words are."""
    if words.isdigit():
        return int(words)
    return sum(_COUNTED[word] for word in re.split(r"[\s-]", words.lower()))

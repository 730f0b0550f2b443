"""Numbers, money, dates and durations as people read them on a slide. English now; the one place to learn other languages.

Display digits are decided by the figure (`Figure.displayed`), never here.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from briefing_builder.rich_text.signs import ends_with_list, first_letter, last_letter
from briefing_builder.tailoring.view import Figure

NO_BREAK = "\u00a0"
SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
UNITS = {"GBP": "pound", "EUR": "euro", "USD": "dollar"}
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip
TENS = {30: "thirty", 40: "forty", 45: "forty-five", 50: "fifty", 60: "sixty"}

MILLION = 1_000_000
LEAST_ROUNDED = 10_000
SAID_DIGITS = 3
"""Digits of a large amount that anybody says or remembers."""
LISTENED = 250
"""Characters of an alternative text that one listens to."""


def number(value: Decimal | int) -> str:
    """Return the number with a comma between thousands and the digits it has: `4,487`, `17.9`, `−3`."""
    return f"{value:,}".replace("-", "−")


def money(value: Decimal | int, currency: str) -> str:
    """Return an amount with its currency: `£107,587`, `CHF 107,587`."""
    symbol = SYMBOLS.get(currency, currency + NO_BREAK)
    sign = "−" if value < 0 else ""
    return f"{sign}{symbol}{abs(value):,}"


def unit_of(currency: str) -> str:
    """Return what one of a currency is called: `pound`; one without a name here keeps its code."""
    return UNITS.get(currency, currency)


def about(value: Decimal | int, currency: str) -> str:
    """Return an amount as one says it, to three digits, after an “about” of the sentence: `£108,000`, `KES 12.7 million`."""
    rounded = Decimal(f"{Decimal(value):.{SAID_DIGITS - 1}e}")
    if abs(rounded) < LEAST_ROUNDED:
        return money(value, currency)
    if abs(rounded) < MILLION:
        return money(int(rounded), currency)
    return f"{money(Decimal(f'{(rounded / MILLION).normalize():f}'), currency)}{NO_BREAK}million"


def figure(shown: Figure, currency: str) -> str:
    """Return a figure with its unit, as it stands large on a slide: `84 %`, `£75.50`, `812 h`, `+26`."""
    return quantity(shown.displayed, shown.unit, currency)


def said(shown: Figure, currency: str) -> str:
    """Return a figure as a sentence names it; hours and minutes are left to the sentence."""
    return number(shown.displayed) if shown.unit in ("h", "min") else figure(shown, currency)


def quantity(value: Decimal, unit: str, currency: str) -> str:
    """Return a number with its unit; units that a caption says (`people`, `points`) are left to the caption."""
    if unit == "currency":
        return money(value, currency)
    if unit in ("%", "h", "min"):
        return f"{number(value)}{NO_BREAK}{unit}"
    return number(value)


def day(when: date) -> str:
    """Return a date: `20 January 2027`; the parts never break apart."""
    return f"{when.day}{NO_BREAK}{when:%B}{NO_BREAK}{when.year}"


def short_day(when: date) -> str:
    """Return a date without its year: `9 February`."""
    return f"{when.day}{NO_BREAK}{when:%B}"


def span(starts: date, ends: date) -> str:
    """Return a period: `7 September to 30 October 2026`."""
    first = short_day(starts) if starts.year == ends.year else day(starts)
    return f"{first} to {day(ends)}"


def in_words(count: int) -> str:
    """Return a small count in words, `twelve`, and a larger one in digits."""
    return WORDS[count] if 0 <= count < len(WORDS) else TENS.get(count, str(count))


def spoken_minutes(seconds: int) -> str:
    """Return a time as one says it, to the quarter of a minute: `six`, `one and a half`; the least is a quarter, and no time is `no`."""
    whole, quarters = divmod(max(round(seconds / 15), 1 if seconds else 0), 4)
    part = ("", "a quarter", "a half", "three quarters")[quarters]
    if not part:
        return in_words(whole)
    return f"{in_words(whole)} and {part}" if whole else {1: "a quarter of a", 2: "half a", 3: "three quarters of a"}[quarters]


def spoken_time(seconds: int) -> str:
    """Return a time with its noun: `one minute`, `six minutes`, `one and a half minutes`, `half a minute`."""
    words = spoken_minutes(seconds)
    return f"{words} minute" if words == "one" or words.endswith(" a") else f"{words} minutes"


def counted(count: int, one: str, many: str) -> str:
    """Return a count in words with its noun: `two courses`, `one course`."""
    return f"{in_words(count)} {one if count == 1 else many}"


def bars(what: str, told: Sequence[str]) -> str:
    """Return the alternative text of a bar chart: what it shows, and as many bars as one listens to; the first ones say most."""
    for said in range(len(told), 0, -1):
        rest = [f"and {counted(len(told) - said, 'more bar', 'more bars')}"] if said < len(told) else []
        text = f"Bar chart of {what}: {'; '.join([*told[:said], *rest])}."
        if len(text) <= LISTENED:
            return text
    return f"Bar chart of {what}."


def minutes_of(seconds: int) -> str:
    """Return seconds as minutes without needless zeros: `30`, `5.5`."""
    return f"{(Decimal(seconds) / 60).quantize(Decimal('0.1')).normalize():f}"


def moment(seconds: int) -> str:
    """Return a moment of the briefing as a stopwatch shows it, so that nobody takes it for a time of day: `0:11:30`."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def duration(minutes: int) -> str:
    """Return a duration as people say it: `12 minutes`, `3.5 hours`, `2.5 days` (of 7.5 hours, to the nearest half)."""
    if minutes < 90:
        return f"{minutes}{NO_BREAK}{'minute' if minutes == 1 else 'minutes'}"
    if minutes >= 840:
        days = Decimal(round(Decimal(minutes) / 225)) / 2
        return f"{days.normalize():f}{NO_BREAK}days"
    hours = (Decimal(minutes) / 60).quantize(Decimal("0.1")).normalize()
    return f"{hours:f}{NO_BREAK}hours"


def sentence(text: str) -> str:
    """Return the text with a full stop where it has no closing mark."""
    text = text.strip()
    last = text[: last_letter(text)][-1:]
    return text if not last or last in '.!?…:”"' or ends_with_list(text) else text + "."


def without_stop(text: str) -> str:
    """Return the text without the full stop at its end, as a heading has it."""
    end = last_letter(text)
    return text[:end].rstrip(".") + text[end:]


def beginning_small(text: str) -> str:
    """Return the text as it stands in the middle of a sentence: a lower-case first letter, names and acronyms left alone."""
    signs, text = text[: first_letter(text)], text[first_letter(text) :]
    first, *rest = text.split(" ", 1) or [""]
    if first[1:] != first[1:].lower() or first == "I":
        return signs + text
    return signs + " ".join([first[:1].lower() + first[1:], *rest])


def beginning_large(text: str) -> str:
    """Return the text with a capital first letter."""
    first = first_letter(text)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def listed(items: list[str], last: str = "and") -> str:
    """Return items as a sentence lists them: `a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""

"""Numbers, money, dates and durations as people read them on a slide. English now; the one place to learn other languages.

Display digits are decided by the figure (`Figure.displayed`), never here.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from briefing_builder.rich_text.signs import ends_with_list, first_letter, last_letter
from briefing_builder.tailoring.view import Figure

NO_BREAK = "\u00a0"
SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
CODES = {symbol: code for code, symbol in SYMBOLS.items()}
UNITS = {
    "AED": "dirham", "AUD": "dollar", "BRL": "real", "CAD": "dollar", "CHF": "franc", "CNY": "yuan", "CZK": "koruna", "DKK": "krone",
    "EGP": "pound", "ETB": "birr", "EUR": "euro", "GBP": "pound", "GHS": "cedi", "HKD": "dollar", "HUF": "forint", "IDR": "rupiah",
    "ILS": "shekel", "INR": "rupee", "JPY": "yen", "KES": "shilling", "KRW": "won", "MXN": "peso", "MYR": "ringgit", "NGN": "naira",
    "NOK": "krone", "NZD": "dollar", "PHP": "peso", "PKR": "rupee", "PLN": "zloty", "RON": "leu", "RWF": "franc", "SAR": "riyal",
    "SEK": "krona", "SGD": "dollar", "THB": "baht", "TRY": "lira", "TZS": "shilling", "UGX": "shilling", "USD": "dollar", "VND": "dong",
    "XAF": "franc", "XOF": "franc", "ZAR": "rand", "ZMW": "kwacha",
}  # fmt: skip
"""What one of a currency is called."""
FUNCTION_WORDS = frozenset((
    "a", "about", "after", "all", "an", "and", "another", "any", "as", "at", "because", "before", "both", "but", "by", "each",
    "either", "every", "everybody", "everyone", "few", "fewer", "for", "from", "half", "he", "her", "here", "his", "how", "if",
    "in", "into", "it", "its", "less", "many", "more", "most", "much", "my", "neither", "no", "nobody", "none", "nothing", "of",
    "on", "once", "one", "only", "or", "our", "several", "she", "so", "some", "somebody", "someone", "that", "the", "their",
    "them", "there", "these", "they", "this", "those", "to", "until", "we", "what", "when", "where", "which", "while", "who",
    "why", "with", "without", "you", "your",
))  # fmt: skip
"""First words that no author writes with a capital within a sentence; any other may be a name, or a noun of a language with capitals."""
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip
TENS = {30: "thirty", 40: "forty", 45: "forty-five", 50: "fifty", 60: "sixty"}

CENT = Decimal("0.01")
MILLION = 1_000_000
LEAST_ROUNDED = 10_000
SPOKEN_DIGITS = 3
"""Digits of a large amount that anybody says or remembers."""
FIRST_WORD = re.compile(r"[^\W\d_]+")
LISTENED = 250
"""Characters of an alternative text that one listens to."""


def digits(value: Decimal | int) -> str:
    """Return the number with a comma between thousands and the digits it has: `4,487`, `17.9`, `−3`."""
    return f"{value:,}".replace("-", "−")


def money(value: Decimal | int, currency: str) -> str:
    """Return an amount with its currency as one writes it, however many decimals were typed: `£107,587`, `£4.10`, `£46`, `CHF 107,587`."""
    amount = abs(Decimal(value)).normalize()
    has_one_decimal = amount.as_tuple().exponent == -1
    return _with_currency(f"{amount:,.2f}" if has_one_decimal else f"{amount:,f}", currency, is_less=value < 0)


def _with_currency(amount: str, currency: str, *, is_less: bool) -> str:
    symbol = SYMBOLS.get(currency, currency + NO_BREAK)
    return f"{'−' if is_less else ''}{symbol}{amount}"


def exact_money(value: Decimal, currency: str) -> str:
    """Return an amount that sums are made from, to the cent where it has cents: `£3,600`, `£3,600.50`."""
    cents = value.quantize(CENT)
    return money(cents.to_integral_value() if cents == cents.to_integral_value() else cents, currency)


def percent(share: Decimal) -> str:
    """Return a share from 0 to 1 in per cent, with all the digits that it was stated with: `84 %`, `12.5 %`."""
    return f"{(share * 100).normalize():f}{NO_BREAK}%"


def unit_of(currency: str) -> str:
    """Return what one of a currency is called, after an “each” of the sentence: `pound`; one without a name here is `KES 1`."""
    return UNITS.get(currency, f"{currency}{NO_BREAK}1")


def spoken_money(value: Decimal | int, currency: str) -> str:
    """Return an amount as one says it, to three digits where it is large: `£108,000`, `KES 12.7 million`, `£4,623`."""
    rounded = _to_spoken_digits(value)
    if abs(rounded) < LEAST_ROUNDED:
        return money(value, currency)
    if abs(rounded) < MILLION:
        return money(int(rounded), currency)
    millions = f"{abs(rounded / MILLION).normalize():f}"
    return f"{_with_currency(millions, currency, is_less=rounded < 0)}{NO_BREAK}million"


def roughly(value: Decimal | int, currency: str) -> str:
    """Return an amount as one says it, with an “about” only where digits were left out: `about £108,000`, `£4,623`."""
    rounded = _to_spoken_digits(value)
    is_exact = rounded == value or abs(rounded) < LEAST_ROUNDED
    return spoken_money(value, currency) if is_exact else f"about {spoken_money(value, currency)}"


def _to_spoken_digits(value: Decimal | int) -> Decimal:
    return Decimal(f"{Decimal(value):.{SPOKEN_DIGITS - 1}e}")


def chart_format(values: Sequence[Decimal | int], currency: str) -> str:
    """Return the number format of a chart of amounts; large ones stand as one says them: `"£"#,##0`, `"KES "#,##0.00,,"million"`."""
    symbol, amounts = SYMBOLS.get(currency, currency + NO_BREAK), [int(abs(Decimal(value))) for value in values if value]
    if max(amounts, default=0) < MILLION:
        return f'"{symbol}"#,##0'
    decimals = max(0, SPOKEN_DIGITS - len(str(max(min(amounts), MILLION) // MILLION)))
    return f'"{symbol}"#,##0{"." if decimals else ""}{"0" * decimals},,"{NO_BREAK}million"'


def figure(shown: Figure, currency: str) -> str:
    """Return a figure with its unit, as it stands large on a slide: `84 %`, `£75.50`, `812 h`, `+26`."""
    return quantity(shown.displayed, shown.unit, currency)


def spoken_figure(shown: Figure, currency: str) -> str:
    """Return a figure as a sentence names it, without `point nought` or tenths of a minute; hours and minutes are left to the sentence."""
    value, whole = shown.displayed, shown.displayed.quantize(Decimal(1))
    if shown.unit == "min" and value != whole:
        return f"about {digits(whole)}"
    if value == whole and shown.unit != "currency":
        value = whole
    return digits(value) if shown.unit in ("h", "min") else quantity(value, shown.unit, currency)


def quantity(value: Decimal, unit: str, currency: str) -> str:
    """Return a number with its unit; units that a caption says (`people`, `points`) are left to the caption."""
    if unit == "currency":
        return money(value, currency)
    if unit in ("%", "h", "min"):
        return f"{digits(value)}{NO_BREAK}{unit}"
    return digits(value)


def with_unit(value: Decimal | int, unit: str) -> str:
    """Return a number with the unit that an author gave it; one that begins with a currency is money: `18 falls`, `£18.2 million`."""
    currency, _, rest = unit.partition(" ")
    symbol = CODES.get(currency, currency)
    if symbol not in SYMBOLS:
        return f"{digits(value)}{NO_BREAK}{unit}" if unit else digits(value)
    scale = f"{NO_BREAK}{rest}" if rest else ""
    amount = _with_currency(f"{abs(value):,}", symbol, is_less=value < 0) if rest else money(value, symbol)
    return f"{amount}{scale}"


def long_day(when: date) -> str:
    """Return a date: `20 January 2027`; the parts never break apart."""
    return f"{when.day}{NO_BREAK}{when:%B}{NO_BREAK}{when.year}"


def short_day(when: date) -> str:
    """Return a date without its year: `9 February`."""
    return f"{when.day}{NO_BREAK}{when:%B}"


def span(starts: date, ends: date) -> str:
    """Return a period: `7 September to 30 October 2026`."""
    first = short_day(starts) if starts.year == ends.year else long_day(starts)
    return f"{first} to {long_day(ends)}"


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


def count_with_noun(count: int, singular: str, plural: str) -> str:
    """Return a count in words with its noun: `two courses`, `one course`."""
    return f"{in_words(count)} {singular if count == 1 else plural}"


def bars(what: str, descriptions: Sequence[str]) -> str:
    """Return the alternative text of a bar chart: what it shows, and as many bars as one listens to; the first ones say most."""
    for shown in range(len(descriptions), 0, -1):
        rest = [f"and {count_with_noun(len(descriptions) - shown, 'more bar', 'more bars')}"] if shown < len(descriptions) else []
        text = f"Bar chart of {what}: {'; '.join([*descriptions[:shown], *rest])}."
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
    """Return an author's text as it stands in the middle of a sentence: a small first letter only where the word is never a name."""
    at = first_letter(text)
    first = FIRST_WORD.match(text, at)
    is_safe = first is not None and first[0].casefold() in FUNCTION_WORDS and first[0][1:] == first[0][1:].lower()
    return text[:at] + text[at].lower() + text[at + 1 :] if is_safe else text


def beginning_large(text: str) -> str:
    """Return the text with a capital first letter; a name that is written like `iPad` or `eLearning` keeps its own."""
    first = first_letter(text)
    word = FIRST_WORD.match(text, first)
    if word is not None and word[0][1:] != word[0][1:].lower():
        return text
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


ROLES = frozenset(("chair", "chief", "dean", "deputy", "director", "head", "lead", "manager", "president", "secretary", "vice"))
"""Words by which the name of a post is told from the name of a person."""


def person_in_sentence(name: str) -> str:
    """Return who somebody is in the middle of a sentence: a person by name, a post with its article (`the Head of Nursing`)."""
    words = name.split()
    is_post = bool(words) and words[0].lower() != "the" and bool(ROLES & {word.strip(",").lower() for word in words})
    return f"the {name}" if is_post else name


def title_in_text(title: str) -> str:
    """Return a title as it stands in running text; one that ends like a sentence is quoted, so that the sentence around it goes on."""
    return f"“{title}”" if title.rstrip()[-1:] in (".", "?", "!", "…") else title


def name_in_sentence(name: str) -> str:
    """Return what something is called in the middle of a sentence: a name as it is, a common noun with its article."""
    return name if name[:1].isupper() else f"the {name}"


def listed(items: list[str], last: str = "and") -> str:
    """Return items as a sentence lists them: `a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""

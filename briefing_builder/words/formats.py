"""Numbers, money, dates, times and lists as one language writes and says them, by CLDR (through Babel) and the catalogue.

Display digits are decided by the figure (`Figure.displayed`), never here.
"""

import re
from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol, get_territory_currencies, parse_decimal

from briefing_builder.rich_text.signs import first_letter

NO_BREAK = "\u00a0"
MINUS = "−"
Paper = Literal["a4", "letter"]
LETTER = frozenset(("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"))
"""Territories that print on Letter, as CLDR has them (supplemental data, measurementData); the others print on A4."""
SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
"""Signs of currencies that stand for them in every language; a programme has one currency, so $ is no other dollar."""
CODES = {symbol: code for code, symbol in SYMBOLS.items()}
CENT = Decimal("0.01")
MILLION = 1_000_000
LEAST_ROUNDED = 10_000
SPOKEN_DIGITS = 3
"""Digits of a large amount that anybody says or remembers."""
LISTENED = 250
"""Characters of an alternative text that one listens to."""
FIRST_WORD = re.compile(r"[^\W\d_]+")
SPACES = re.compile(r"[ \u202f]")
NUMBER_IN_PATTERN = re.compile(r"[#0][#0,.]*")
TO_THE_TENTH = Decimal("0.1")
PLAIN = Locale("en")
"""Its groups of digits end with commas."""


class LocaleFormats:
    """What a catalogue writes besides sentences. Methods with `spoken` in their name write what a presenter says."""

    locale: Locale

    @abstractmethod
    def __call__(self, name: str, /, **values: object) -> str:
        """Return the sentence of that name."""

    @abstractmethod
    def find(self, name: str) -> str:
        """Return a sentence without values, or nothing where there is none of that name."""

    @abstractmethod
    def listing(self, name: str) -> tuple[str, ...]:
        """Return the list of words of that name; nothing where the language has none."""

    @property
    def paper(self) -> Paper:
        """Return the paper on which the language's country prints."""
        return "letter" if self.locale.territory in LETTER else "a4"

    @property
    def currency(self) -> str:
        """Return the currency of the language's country today, by its ISO 4217 code; nothing where the language names no country."""
        territory = self.locale.territory
        return next(iter(get_territory_currencies(territory)), "") if territory else ""

    def digits(self, value: Decimal | int) -> str:
        """Return the number with the digits it has: `4,487`, `17.9`, `−3`."""
        return _digits(self.locale, f"{value:f}" if isinstance(value, Decimal) else str(value))

    def plain_digits(self, value: Decimal) -> str:
        """Return the number as it is typed, without a sign between thousands: `4487`, `17.9`, `−3`."""
        return str(value).replace("-", MINUS).replace(".", get_decimal_symbol(self.locale))

    def number_in(self, text: str) -> Decimal:
        """Return the number that a text writes, with or without signs between thousands. Raises ValueError."""
        return parse_decimal(text.replace(MINUS, "-"), locale=self.locale)

    def money(self, value: Decimal | int, currency: str) -> str:
        """Return an amount with its currency, however many decimals were typed: `£107,587`, `£4.10`, `£46`, `CHF 107,587`."""
        amount = abs(Decimal(value)).normalize()
        has_one_decimal = amount.as_tuple().exponent == -1
        return self._with_currency(self.digits(Decimal(f"{amount:.2f}" if has_one_decimal else f"{amount:f}")), currency, is_less=value < 0)

    def _with_currency(self, amount: str, currency: str, *, is_less: bool) -> str:
        begin, end = _around_amount(self.locale, SYMBOLS.get(currency, currency))
        return f"{MINUS if is_less else ''}{begin}{amount}{end}"

    def exact_money(self, value: Decimal, currency: str) -> str:
        """Return an amount that sums are made from, to the cent where it has cents: `£3,600`, `£3,600.50`."""
        cents = value.quantize(CENT)
        return self.money(cents.to_integral_value() if cents == cents.to_integral_value() else cents, currency)

    def percent(self, share: Decimal) -> str:
        """Return a share from 0 to 1 in per cent, with all the digits that it was stated with: `84 %`, `12.5 %`."""
        return self._with_percent_sign(Decimal(f"{(share * 100).normalize():f}"))

    def _with_percent_sign(self, value: Decimal | int) -> str:
        pattern = self.find("patterns.percent") or self.locale.percent_formats[None].pattern
        return SPACES.sub(NO_BREAK, NUMBER_IN_PATTERN.sub(self.digits(value), pattern, count=1))

    def unit_of(self, currency: str) -> object:
        """Return what one of a currency is called, a term with its gender: `pound`; one without a name is `KES 1`."""
        return self.term(f"currencies.{currency}") or self._with_currency("1", currency, is_less=False)

    @abstractmethod
    def term(self, name: str) -> object:
        """Return the term of that name, or None."""

    def spoken_money(self, value: Decimal | int, currency: str) -> str:
        """Return an amount as one says it, to three digits where it is large: `£108,000`, `KES 12.7 million`, `£4,623`."""
        rounded = _to_spoken_digits(value)
        if abs(rounded) < LEAST_ROUNDED:
            return self.money(value, currency)
        if abs(rounded) < MILLION:
            return self.money(int(rounded), currency)
        millions = self.digits(Decimal(f"{abs(rounded / MILLION).normalize():f}"))
        return self._with_currency(self("money.millions", amount=millions), currency, is_less=rounded < 0)

    def roughly(self, value: Decimal | int, currency: str) -> str:
        """Return an amount as one says it, with an “about” only where digits were left out: `about £108,000`, `£4,623`."""
        amount = self.spoken_money(value, currency)
        return amount if self.is_said_whole(value) else self("money.about", amount=amount)

    def is_said_whole(self, value: Decimal | int) -> bool:
        """Return whether `spoken_money` leaves out no digit of an amount."""
        rounded = _to_spoken_digits(value)
        return rounded == value or abs(rounded) < LEAST_ROUNDED

    def chart_format(self, values: Sequence[Decimal | int], currency: str) -> str:
        """Return the number format of a chart of amounts; large ones stand as one says them: `"£"#,##0`, `"KES "#,##0.00,,"million"`."""
        begin, end = (f'"{side}"' if side else "" for side in _around_amount(self.locale, SYMBOLS.get(currency, currency)))
        amounts = [int(abs(Decimal(value))) for value in values if value]
        if max(amounts, default=0) < MILLION:
            return f"{begin}#,##0{end}"
        decimals = max(0, SPOKEN_DIGITS - len(str(max(min(amounts), MILLION) // MILLION)))
        millions = self("money.millions", amount="").strip()
        return f'{begin}#,##0{"." if decimals else ""}{"0" * decimals},,"{NO_BREAK}{millions}"{end}'

    def quantity(self, value: Decimal | int, unit: str, currency: str) -> str:
        """Return a number with its unit; units that a caption says (`people`, `points`) are left to the caption."""
        if unit == "currency":
            return self.money(value, currency)
        if unit == "%":
            return self._with_percent_sign(value)
        return self(f"units.{unit}", number=self.digits(value)) if unit in ("h", "min") else self.digits(value)

    def with_unit(self, value: Decimal | int, unit: str) -> str:
        """Return a number with the unit that an author gave it; one that begins with a currency is money: `18 falls`, `£18.2 million`."""
        currency, _, rest = unit.partition(" ")
        code = CODES.get(currency, currency)
        if unit == "%":
            return self._with_percent_sign(value)
        if code not in SYMBOLS:
            return f"{self.digits(value)}{NO_BREAK}{unit}" if unit else self.digits(value)
        if not rest:
            return self.money(value, code)
        return self._with_currency(f"{self.digits(-value if value < 0 else value)}{NO_BREAK}{rest}", code, is_less=value < 0)

    def long_day(self, when: date) -> str:
        """Return a date: `20 January 2027`; the parts never break apart."""
        return SPACES.sub(NO_BREAK, format_date(when, self.find("patterns.long-day") or "long", locale=self.locale))

    def day_of_month(self, when: date) -> str:
        """Return the number of a day, as it stands on a leaf of a calendar."""
        return format_date(when, "d", locale=self.locale)

    def month_name(self, when: date) -> str:
        """Return the name of a day's month, as it stands alone."""
        return format_date(when, "LLLL", locale=self.locale)

    def short_day(self, when: date) -> str:
        """Return a date without its year: `9 February`."""
        pattern = self.find("patterns.short-day")
        day = format_date(when, pattern, locale=self.locale) if pattern else format_skeleton("MMMMd", when, locale=self.locale)
        return SPACES.sub(NO_BREAK, day)

    def month(self, when: date) -> str:
        """Return the month of a date: `June 2026`."""
        return SPACES.sub(NO_BREAK, format_skeleton("yMMMM", when, locale=self.locale))

    def span(self, starts: date, ends: date) -> str:
        """Return a period: `7 September to 30 October 2026`."""
        first = self.short_day(starts) if starts.year == ends.year else self.long_day(starts)
        return self("dates.span", first=first, last=self.long_day(ends))

    def in_words(self, count: int) -> str:
        """Return a count in words as far as the catalogue has them, `twelve`, and any other in digits, without a sign between thousands."""
        return self.find(f"numbers.{count}") or str(count)

    def spoken_minutes(self, seconds: int) -> str:
        """Return a time as one says it, to the quarter of a minute: `six`, `one and a half`; the least is a quarter."""
        whole, quarters = _quarters_of_minutes(seconds)
        return self("times.minutes-alone", whole=whole, quarters=quarters)

    def spoken_time(self, seconds: int) -> str:
        """Return a time with its noun: `one minute`, `six minutes`, `one and a half minutes`, `half a minute`."""
        whole, quarters = _quarters_of_minutes(seconds)
        return self("times.minutes", whole=whole, quarters=quarters)

    def minutes_of(self, seconds: int) -> str:
        """Return seconds as minutes without needless zeros: `30`, `5.5`."""
        return self.digits(Decimal(f"{(Decimal(seconds) / 60).quantize(TO_THE_TENTH).normalize():f}"))

    def duration(self, minutes: int) -> str:
        """Return a duration as people say it: `12 minutes`, `3.5 hours`, `2.5 days` (of 7.5 hours, to the nearest half)."""
        if minutes < 90:
            return self("times.duration-minutes", count=minutes)
        if minutes >= 840:
            days = Decimal(round(Decimal(minutes) / 225)) / 2
            return self("times.duration-days", count=Decimal(f"{days.normalize():f}"))
        hours = (Decimal(minutes) / 60).quantize(TO_THE_TENTH).normalize()
        return self("times.duration-hours", count=Decimal(f"{hours:f}"))

    def bars(self, what: str, descriptions: Sequence[str]) -> str:
        """Return the alternative text of a bar chart: what it shows, and as many bars as one listens to; the first ones say most."""
        for shown in range(len(descriptions), 0, -1):
            rest = len(descriptions) - shown
            text = self("charts.bars", what=what, bars="; ".join(descriptions[:shown]), rest=rest)
            if len(text) <= LISTENED:
                return text
        return self("charts.bars-unsaid", what=what)

    def listed(self, items: Sequence[str]) -> str:
        """Return items as a sentence lists them: `a, b and c`."""
        return format_list(list(items), locale=self.locale) if items else ""

    def listed_or(self, items: Sequence[str]) -> str:
        """Return items as a sentence lists them where one is enough: `a, b or c`."""
        return format_list(list(items), style="or", locale=self.locale) if items else ""

    def quoted(self, text: str) -> str:
        """Return a text in quotation marks."""
        return self("marks.quoted", text=text)

    def title_in_text(self, title: str) -> str:
        """Return a title as it stands in running text; one that ends like a sentence is quoted, so that the sentence around it goes on."""
        return self.quoted(title) if title.rstrip()[-1:] in (".", "?", "!", "…") else title

    def beginning_small(self, text: str) -> str:
        """Return an author's text as it stands in the middle of a sentence: a small first letter only where the word is never a name."""
        at = first_letter(text)
        first = FIRST_WORD.match(text, at)
        is_small = first is not None and first[0].casefold() in self.listing("grammar.small-words") and first[0][1:] == first[0][1:].lower()
        return text[:at] + text[at].lower() + text[at + 1 :] if is_small else text

    def person_in_sentence(self, name: str) -> str:
        """Return who somebody is in the middle of a sentence: a person by name, a post with its article (`the Head of Nursing`)."""
        words, article = name.split(), self.find("grammar.article").lower()
        posts = self.listing("grammar.posts")
        is_post = bool(words) and words[0].lower() != article and any(word.strip(",").lower() in posts for word in words)
        return self("grammar.with-article", name=name) if is_post else name

    def name_in_sentence(self, name: str) -> str:
        """Return what something is called in the middle of a sentence: a name as it is, a common noun with its article."""
        return name if name[:1].isupper() else self("grammar.with-article", name=name)


def moment(seconds: int) -> str:
    """Return a moment of the briefing as a stopwatch shows it, so that nobody takes it for a time of day: `0:11:30`."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


@lru_cache(maxsize=4096)
def _digits(locale: Locale, number: str) -> str:
    """The number of that text; the pattern of the language says how digits are grouped, the number how many decimals it has."""
    whole, _, decimals = number.partition(".")
    pattern = locale.decimal_formats[None].pattern.partition(".")[0]
    sign = MINUS if number.startswith("-") else ""
    grouped = format_decimal(abs(Decimal(whole)), format=pattern, locale=PLAIN)  # of two apostrophes, as in Swiss German, Babel writes none
    digits = grouped.replace(",", get_group_symbol(locale))
    return f"{sign}{digits}{get_decimal_symbol(locale)}{decimals}" if decimals else f"{sign}{digits}"


@lru_cache(maxsize=256)
def _around_amount(locale: Locale, symbol: str) -> tuple[str, str]:
    """What stands before and behind an amount. A symbol of letters stands apart from digits, as CLDR says and Babel does not."""
    pattern = locale.currency_formats["standard"].pattern.partition(";")[0]
    is_before = pattern.lstrip("\u200e\u200f").startswith("¤")
    is_apart = any(space in pattern for space in " \u00a0\u202f") or (symbol[-1:] if is_before else symbol[:1]).isalpha()
    gap = NO_BREAK if is_apart else ""
    return (symbol + gap, "") if is_before else ("", gap + symbol)


def _to_spoken_digits(value: Decimal | int) -> Decimal:
    return Decimal(f"{Decimal(value):.{SPOKEN_DIGITS - 1}e}")


def _quarters_of_minutes(seconds: int) -> tuple[int, int]:
    """Whole minutes, and quarters of one; no time but none is less than a quarter."""
    return divmod(max(round(seconds / 15), 1 if seconds else 0), 4)

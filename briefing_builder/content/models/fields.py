"""The kinds of value a field of the content can hold, strict about types so that a slip in YAML is reported and never guessed away."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import dropwhile
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from briefing_builder.importers import IMPORTERS
from briefing_builder.problems import did_you_mean
from briefing_builder.text.addresses import NotAnAddress, clean_link, mail_address, web_link

LONGEST_ID = 50
"""Characters; the name of a pack has four ids in it, and no system takes more than 255 bytes."""
LONGEST_NAME = 72
"""Bytes in UTF-8 of a title as the name of a file: what three ids, the ending and the part of a file being written leave of 255."""
NO_NAME = "briefing"
"""The name of a file whose title has no letter and no digit."""
INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Letters and marks that nobody sees: fillers and variation selectors."""
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
EVIDENCE_PATTERN = r"^(none|(pilot|roi|source):[\w-]+)$"
CURRENCY_PATTERN = r"^[A-Z]{3}$"
VALIDITY_PATTERN = r"[1-9]\d{0,2} (day|week|month|year)s?"
LONGEST_SHOWN = 60  # characters of a faulty value in a message
DEFAULT_FORMAT = "learner_rows"
"""The format of a pilot's rows, where none is named."""
LARGEST = 10**12  # no programme has more people, minutes or money; keeps decimal arithmetic small


class Model(BaseModel):
    """A frozen part of the content: unknown keys are errors, a key without value counts as left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, serialize_by_alias=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_nulls(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: value for key, value in data.items() if value is not None or key not in known}


def slug(text: str) -> str:
    """Return the text as a kebab-case id of ASCII letters and digits, no longer than an id may be; `unnamed` when nothing remains."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_ID].rstrip("-") or "unnamed"


def file_name(text: str) -> str:
    """Return the text as the beginning of a file's name that every system takes: letters and digits in lower case, hyphens between.

    Accents fall away where ASCII letters are left; any other text keeps its own script, in NFC. It is cut between whole letters.
    """
    seen = INVISIBLE.sub("", text)
    letters = [char for char in unicodedata.normalize("NFKD", seen) if _character_class(char) in "LN"]
    if all(char.isascii() for char in letters):
        return slug(seen) if letters else NO_NAME
    name = unicodedata.normalize("NFC", unicodedata.normalize("NFC", seen).lower())
    spaced = "".join(char if _character_class(char) in "LNM" else " " for char in name if unicodedata.category(char) not in ("Cf", "Me"))
    words = ("".join(dropwhile(lambda char: _character_class(char) == "M", word)) for word in spaced.split())
    return _whole_letters("-".join(word for word in words if word))


def _character_class(char: str) -> str:
    """L for a letter, N for a digit, M for a mark on one."""
    return unicodedata.category(char)[0]


def _whole_letters(name: str) -> str:
    """The beginning of a name that is short enough for a file's, cut between letters and never before a mark."""
    end = min(len(name), LONGEST_ID)
    while len(name[:end].encode()) > LONGEST_NAME or (end < len(name) and _character_class(name[end]) == "M"):
        end -= 1
    return name[:end].rstrip("-")


def described(value: object) -> str:
    """Return a value in an author's words: `the number 9.30`, `the text "yes"`, `a list`; a long text is cut."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f'the text "{cut_short(value)}"' if value.strip() else "an empty text"
    return "a list" if isinstance(value, list | tuple) else "keys with values"


def cut_short(text: str) -> str:
    """Return a text, shortened if it is too long for a message."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}..."


def _read_day(value: object) -> object:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise PydanticCustomError("bad-date", "{day} is not a day of the calendar", {"day": value}) from None
    sentence = "expected a date as YYYY-MM-DD, for example 2027-01-20; found {found}"
    raise PydanticCustomError("bad-date", sentence, {"found": described(value)})


def _read_day_or_text(value: object) -> object:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not value.strip():
        sentence = "expected a date or words such as `within a week`; found {found}"
        raise PydanticCustomError("wrong-type", sentence, {"found": described(value)})
    return _read_day(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()) else value.strip()


def _read_number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | float):
        raise PydanticCustomError("wrong-type", "expected a number; found {found}", {"found": described(value)})
    number = Decimal(str(value))
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(number) > LARGEST or exponent < -9:
        sentence = "{found} is too large, or has too many decimals, for a briefing"
        raise PydanticCustomError("out-of-range", sentence, {"found": cut_short(str(value))})
    return number


def _read_file_name(value: str) -> str:
    if value.isascii():
        return _read_id(value)
    name = file_name(value)
    if name != value:
        sentence = '"{found}" is no name for files: lower-case letters, digits and single hyphens, at most {limit} bytes'
        raise PydanticCustomError("bad-id", sentence, {"found": cut_short(value), "limit": LONGEST_NAME, "proposal": name})
    return value


def _read_id(value: str) -> str:
    if not re.fullmatch(ID_PATTERN, value):
        sentence = '"{found}" is not an id: lower-case letters, digits and single hyphens'
        raise PydanticCustomError("bad-id", sentence, {"found": cut_short(value), "proposal": slug(value[:LONGEST_SHOWN])})
    if len(value) > LONGEST_ID:
        sentence = '"{found}" is too long for the name of a file: at most {limit} characters'
        context = {"found": cut_short(value), "limit": LONGEST_ID, "proposal": value[:LONGEST_ID].rstrip("-")}
        raise PydanticCustomError("bad-id", sentence, context)
    return value


def _read_format(value: object) -> object:
    if isinstance(value, str) and value in IMPORTERS:
        return value
    hint = did_you_mean(str(value), IMPORTERS, otherwise=f"export the rows as {DEFAULT_FORMAT}")
    context = {"found": described(value), "formats": " or ".join(IMPORTERS), "hint": hint}
    raise PydanticCustomError("format-unsupported", "{found} is no format that can be read; expected {formats}", context)


def _offer_formats(schema: dict[str, Any]) -> None:
    lines = [f"{each.name} ({', '.join(each.suffixes)}): {each.description}" for each in IMPORTERS.values()]
    schema.update(enum=list(IMPORTERS), description="\n".join(["What the file looks like.", *lines]))


def _read_evidence(value: str) -> str:
    if not re.fullmatch(EVIDENCE_PATTERN, value):
        sentence = '"{found}" is not evidence: write pilot:<figure>, roi:<figure>, source:<id> or none'
        raise PydanticCustomError("bad-evidence", sentence, {"found": cut_short(value)})
    return value


def _read_clock(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value.strip()):
        return value.strip()
    raise PydanticCustomError("bad-time", "expected a time of day as HH:MM, for example 09:30; found {found}", {"found": described(value)})


def _read_validity(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(VALIDITY_PATTERN, value.strip()):
        return value.strip()
    sentence = "expected how long it holds in days, weeks, months or years, for example `12 months`; found {found}"
    raise PydanticCustomError("bad-validity", sentence, {"found": described(value)})


def _address_reader(code: str, noun: str, clean: Callable[[str], str]) -> Callable[[str], str]:
    """Return a reader of addresses that says why one is none."""

    def read(value: str) -> str:
        try:
            return clean(value)
        except NotAnAddress as reason:
            sentence = '"{found}" is not {noun}: {reason}'
            context = {"found": cut_short(value), "noun": noun, "reason": str(reason), "hint": reason.hint}
            raise PydanticCustomError(code, sentence, context) from None

    return read


def _read_currency(value: str) -> str:
    if not re.fullmatch(CURRENCY_PATTERN, value):
        sentence = "expected an ISO 4217 code of three capitals, such as GBP; found {found}"
        raise PydanticCustomError("bad-currency", sentence, {"found": described(value)})
    return value


Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
_ID_SCHEMA = {"type": "string", "pattern": ID_PATTERN, "maxLength": LONGEST_ID}
Id = Annotated[str, Field(strict=True), AfterValidator(_read_id), WithJsonSchema(_ID_SCHEMA)]
FileName = Annotated[str, Field(strict=True), AfterValidator(_read_file_name), WithJsonSchema({"type": "string", "maxLength": LONGEST_ID})]
_EVIDENCE_SCHEMA = {"type": "string", "pattern": EVIDENCE_PATTERN}
Evidence = Annotated[str, Field(strict=True), AfterValidator(_read_evidence), WithJsonSchema(_EVIDENCE_SCHEMA)]
_CURRENCY_SCHEMA = {"type": "string", "pattern": CURRENCY_PATTERN}
Currency = Annotated[str, Field(strict=True), AfterValidator(_read_currency), WithJsonSchema(_CURRENCY_SCHEMA)]
_LINK = AfterValidator(_address_reader("bad-url", "a link for a deck", clean_link))
_PAGE = AfterValidator(_address_reader("bad-url", "a web page for a deck", web_link))
_EMAIL = AfterValidator(_address_reader("bad-email", "an e-mail address", mail_address))
Url = Annotated[Text, _LINK, WithJsonSchema({"type": "string", "format": "uri"})]
PageUrl = Annotated[Text, _PAGE, WithJsonSchema({"type": "string", "format": "uri"})]
Email = Annotated[Text, _EMAIL, WithJsonSchema({"type": "string", "format": "email"})]
Clock = Annotated[str, BeforeValidator(_read_clock), WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"})]
Day = Annotated[date, BeforeValidator(_read_day), WithJsonSchema({"type": "string", "format": "date"})]
Validity = Annotated[str, BeforeValidator(_read_validity), WithJsonSchema({"type": "string", "pattern": f"^{VALIDITY_PATTERN}$"})]
"""How long a figure holds: `90 days`, `12 months`; `content.validity` reckons with it."""
DayOrText = Annotated[date | str, BeforeValidator(_read_day_or_text), WithJsonSchema({"type": "string"})]
Flag = Annotated[bool, Field(strict=True)]
Whole = Annotated[int, Field(strict=True, ge=0, le=LARGEST)]
Count = Annotated[int, Field(strict=True, ge=1, le=LARGEST)]
Number = Annotated[Decimal, BeforeValidator(_read_number), WithJsonSchema({"type": "number"})]
Amount = Annotated[Decimal, Field(ge=0), BeforeValidator(_read_number), WithJsonSchema({"type": "number", "minimum": 0})]
Rate = Annotated[Decimal, Field(gt=0), BeforeValidator(_read_number), WithJsonSchema({"type": "number", "exclusiveMinimum": 0})]
Share = Annotated[Decimal, Field(ge=0, le=1), BeforeValidator(_read_number), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1})]
TakeUp = Annotated[
    Decimal, Field(gt=0, le=1), BeforeValidator(_read_number), WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 1})
]
Percent = Annotated[
    Decimal, Field(ge=0, le=100), BeforeValidator(_read_number), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})
]
PilotFormat = Annotated[str, BeforeValidator(_read_format), Field(json_schema_extra=_offer_formats)]
"""A format of a pilot's rows that an importer reads; the registry is asked each time, so that nothing else is ever promised."""

VariantName = Literal["short", "compact", "standard", "long"]

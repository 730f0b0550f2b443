"""The kinds of value a field of the content can hold, strict about types so that a slip in YAML is told and never guessed away."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

LONGEST_ID = 50
"""Characters; the name of a pack has four ids in it, and no system takes more than 255 bytes."""
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
EVIDENCE_PATTERN = r"^(none|(pilot|roi|source):[\w-]+)$"
CURRENCY_PATTERN = r"^[A-Z]{3}$"
URL_SCHEMES = ("http", "https", "mailto", "tel")
LONGEST_SHOWN = 60  # characters of a faulty value in a message
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


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise PydanticCustomError("bad-date", "{day} is not a day of the calendar", {"day": value}) from None
    raise PydanticCustomError("bad-date", "expected a date as YYYY-MM-DD, for example 2027-01-20; found {found}", {"found": _shown(value)})


def _day_or_text(value: object) -> object:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not value.strip():
        raise PydanticCustomError("wrong-type", "expected a date or words such as `within a week`; found {found}", {"found": _shown(value)})
    return _day(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()) else value.strip()


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | float):
        raise PydanticCustomError("wrong-type", "expected a number; found {found}", {"found": _shown(value)})
    number = Decimal(str(value))
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(number) > LARGEST or exponent < -9:
        raise PydanticCustomError("out-of-range", "{found} is too large, or has too many decimals, for a briefing", {"found": str(value)})
    return number


def _id(value: str) -> str:
    if not re.fullmatch(ID_PATTERN, value):
        sentence = "{found} is not an id: lower-case letters, digits and single hyphens"
        raise PydanticCustomError("bad-id", sentence, {"found": _shown(value), "proposal": slug(value[:LONGEST_SHOWN])})
    if len(value) > LONGEST_ID:
        sentence = "{found} is too long for the name of a file: at most {limit} characters"
        context = {"found": _shown(value), "limit": LONGEST_ID, "proposal": value[:LONGEST_ID].rstrip("-")}
        raise PydanticCustomError("bad-id", sentence, context)
    return value


def _evidence(value: str) -> str:
    if not re.fullmatch(EVIDENCE_PATTERN, value):
        raise PydanticCustomError(
            "bad-evidence", "{found} is not evidence: write pilot:<figure>, roi:<figure>, source:<id> or none", {"found": _shown(value)}
        )
    return value


def _clock(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value.strip()):
        return value.strip()
    raise PydanticCustomError("bad-time", "expected a time of day as HH:MM, for example 09:30; found {found}", {"found": _shown(value)})


def _url(value: str) -> str:
    try:
        scheme = urlsplit(value).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme not in URL_SCHEMES or any(character.isspace() for character in value):
        raise PydanticCustomError("bad-url", "{found} is not a link for a deck: http, https, mailto or tel", {"found": _shown(value)})
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", value):
        raise PydanticCustomError("bad-email", "{found} is not an e-mail address", {"found": _shown(value)})
    return value


def _currency(value: str) -> str:
    if not re.fullmatch(CURRENCY_PATTERN, value):
        sentence = "expected an ISO 4217 code of three capitals, such as GBP; found {found}"
        raise PydanticCustomError("bad-currency", sentence, {"found": _shown(value)})
    return value


Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
_ID_SCHEMA = {"type": "string", "pattern": ID_PATTERN, "maxLength": LONGEST_ID}
Id = Annotated[str, Field(strict=True), AfterValidator(_id), WithJsonSchema(_ID_SCHEMA)]
Evidence = Annotated[str, Field(strict=True), AfterValidator(_evidence), WithJsonSchema({"type": "string", "pattern": EVIDENCE_PATTERN})]
Currency = Annotated[str, Field(strict=True), AfterValidator(_currency), WithJsonSchema({"type": "string", "pattern": CURRENCY_PATTERN})]
Url = Annotated[Text, AfterValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Email = Annotated[Text, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
Clock = Annotated[str, BeforeValidator(_clock), WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"})]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
DayOrText = Annotated[date | str, BeforeValidator(_day_or_text), WithJsonSchema({"type": "string"})]
Flag = Annotated[bool, Field(strict=True)]
Whole = Annotated[int, Field(strict=True, ge=0, le=LARGEST)]
Count = Annotated[int, Field(strict=True, ge=1, le=LARGEST)]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Amount = Annotated[Decimal, Field(ge=0), BeforeValidator(_number), WithJsonSchema({"type": "number", "minimum": 0})]
Rate = Annotated[Decimal, Field(gt=0), BeforeValidator(_number), WithJsonSchema({"type": "number", "exclusiveMinimum": 0})]
Share = Annotated[Decimal, Field(ge=0, le=1), BeforeValidator(_number), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1})]
TakeUp = Annotated[
    Decimal, Field(gt=0, le=1), BeforeValidator(_number), WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 1})
]
Percent = Annotated[
    Decimal, Field(ge=0, le=100), BeforeValidator(_number), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})
]

VariantName = Literal["short", "compact", "standard", "long"]

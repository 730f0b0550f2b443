"""The organisation's own look: a built-in brand or a PowerPoint file to begin with, its colours, its logo."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from briefing_builder.content.models.fields import Model, Text, cut_short

COLOUR_PATTERN = r"^#[0-9A-Fa-f]{6}$"


def _read_colour(value: str) -> str:
    if not re.fullmatch(COLOUR_PATTERN, value):
        sentence = '"{found}" is not a colour: write # and six digits or letters from A to F in quotes, such as "#0B6666"'
        raise PydanticCustomError("bad-colour", sentence, {"found": cut_short(value)})
    return value[1:].upper()


Colour = Annotated[
    str,
    Field(strict=True),
    StringConstraints(strip_whitespace=True),
    AfterValidator(_read_colour),
    WithJsonSchema({"type": "string", "pattern": COLOUR_PATTERN}),
]
"""Six hexadecimal digits; the author writes them behind a number sign."""


class Colours(Model):
    """Colours that go before those of the brand; all others are derived from them."""

    paper: Colour | None = None
    """The ground of the slides."""
    ink: Colour | None = None
    """The text."""
    accent: Colour | None = None
    """What is important and what is now: figures, bars, links."""
    highlight: Colour | None = None
    """The one thing that matters most: the mark of a target, the rule on the cover."""
    surface: Colour | None = None
    """Panels and cards."""
    night: Colour | None = None
    """The ground of the question slide."""

    @model_validator(mode="before")
    @classmethod
    def _none_is_a_comment(cls, data: Any) -> Any:
        empty = [name for name, value in data.items() if value is None and name in cls.model_fields] if isinstance(data, dict) else []
        if empty:
            sentence = 'the colour {name} is empty; # begins a comment in YAML, so write it in quotes: "#0B6666"'
            raise PydanticCustomError("bad-colour", sentence, {"name": empty[0]})
        return data

    def given(self) -> tuple[tuple[str, str], ...]:
        """Return the roles that the author wrote, with their six digits, in a fixed order."""
        return tuple((role, getattr(self, role)) for role in type(self).model_fields if getattr(self, role) is not None)


def given_colours(data: object) -> dict[str, str]:
    """Return the valid colours of data that need not be valid, by role, as their six digits."""
    items = data.items() if isinstance(data, dict) else ()
    valid = {role: value for role, value in items if isinstance(value, str) and re.fullmatch(COLOUR_PATTERN, value.strip())}
    return {role: value.strip()[1:].upper() for role, value in valid.items() if role in Colours.model_fields}


class Logo(Model):
    """The organisation's logo, on the title slide."""

    file: Text
    """A PNG or JPEG inside the programme's folder."""
    on_dark: Text | None = None
    """The same logo for dark grounds; without it, a dark brand puts the logo on a light plate."""
    alt: Text


class BrandDetails(Model):
    """Which brand the decks have, in whose colours and under whose logo."""

    base: Text | None = None
    """The name of a built-in brand; `briefing build --help` lists them."""
    file: Text | None = None
    """A PowerPoint presentation or template inside the programme's folder, instead of a built-in brand."""
    fonts: list[Text] = []
    """Font files of the brand's faces inside the programme's folder: texts are measured with them. No deck holds them."""
    colours: Colours = Colours()
    logo: Logo | None = None

    @model_validator(mode="after")
    def _is_one_brand(self) -> "BrandDetails":
        if self.base and self.file:
            raise PydanticCustomError("brand-twice", "base names a built-in brand and file another one: leave one of the two out")
        return self

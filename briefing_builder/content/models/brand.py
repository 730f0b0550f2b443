"""The organisation's own look: a built-in brand or a PowerPoint file to begin with, its colours, its logo."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from briefing_builder.content.models.fields import Model, Number, Text, cut_short, described

SizeRole = Literal[
    "title", "cover-title", "kicker", "subtitle", "byline", "body", "lead", "small", "note", "label", "heading", "script",
    "figure", "figure-small", "quote", "question", "question-lead", "numeral", "table", "table-head", "footer",
]  # fmt: skip
"""The kinds of text that have a size of their own."""
LENGTH = r"(\d+(?:[.,]\d+)?) ?(cm|mm|in|%)"
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


class _Roles(Model):
    def given(self) -> tuple[tuple[str, Any], ...]:
        """Return what the author wrote, by role, in a fixed order."""
        return tuple((role, getattr(self, role)) for role in type(self).model_fields if getattr(self, role) is not None)


class Colours(_Roles):
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


def given_colours(data: object) -> dict[str, str]:
    """Return the valid colours of data that need not be valid, by role, as their six digits."""
    items = data.items() if isinstance(data, dict) else ()
    valid = {role: value for role, value in items if isinstance(value, str) and re.fullmatch(COLOUR_PATTERN, value.strip())}
    return {role: value.strip()[1:].upper() for role, value in valid.items() if role in Colours.model_fields}


class Logo(Model):
    """A logo: a picture, and the same for dark grounds."""

    file: Text
    """A PNG or JPEG inside the programme's folder."""
    on_dark: Text | None = None
    """The same logo for dark grounds; without it, a dark brand puts the logo on a light plate."""
    alt: Text


def _read_length(value: object) -> object:
    match = re.fullmatch(LENGTH, value.strip()) if isinstance(value, str) else None
    if match is None:
        sentence = "expected a length as PowerPoint shows it, with its unit, such as 2.5 cm or 1 in, or in % of the slide; found {found}"
        raise PydanticCustomError("bad-length", sentence, {"found": described(value)})
    return f"{match[1].replace(',', '.')} {match[2]}"


Length = Annotated[str, BeforeValidator(_read_length), WithJsonSchema({"type": "string", "pattern": f"^{LENGTH}$"})]
"""A number, a space and its unit."""


class Region(Model):
    """A box on the template's slide, as PowerPoint shows it under Format Shape, Size & Properties."""

    left: Length
    """The horizontal position, from the top left corner: `2 cm`, `0.8 in` or `6 %`."""
    top: Length
    """The vertical position, from the top left corner."""
    width: Length
    height: Length


class LayoutNames(_Roles):
    """Which layout of the template each of our slides is on, by the name that PowerPoint shows for it."""

    title: Text | None = None
    """The first slide."""
    content: Text | None = None
    """All slides with text, tables, charts and cards."""
    statement: Text | None = None
    """The sentence that stands alone."""
    question: Text | None = None
    """The opening question."""
    closing: Text | None = None
    """The last slide."""


class Regions(_Roles):
    """Where our texts stand on those layouts, instead of the room that was found."""

    title: Region | None = None
    """The words of the first slide."""
    heading: Region | None = None
    """The title above the contents."""
    content: Region | None = None
    """The contents."""
    statement: Region | None = None
    question: Region | None = None
    closing: Region | None = None


class BrandDetails(Model):
    """Which brand the decks have, in whose colours and under whose logo, and how a template of the organisation's own is used."""

    base: Text | None = None
    """The name of a built-in brand; `briefing build --help` lists them."""
    file: Text | None = None
    """A PowerPoint presentation or template in the programme's folder, or in the folder that holds it, instead of a built-in brand."""
    fonts: list[Text] = []
    """Font files of the brand's faces, in the programme's folder or in the folder that holds it: texts are measured with them."""
    colours: Colours = Colours()
    logo: Logo | None = None
    """The organisation's logo, on the title slide and the last."""
    layouts: LayoutNames = LayoutNames()
    never: tuple[Text, ...] = ()
    """Layouts of the template that are not used, by their names."""
    regions: Regions = Regions()
    sizes: Mapping[SizeRole, Number] = Field(default_factory=dict)
    """How large letters are, in points on the template's slide: `{body: 20, title: 32}`."""

    @model_validator(mode="after")
    def _is_one_brand(self) -> "BrandDetails":
        if self.base and self.file:
            raise PydanticCustomError("brand-twice", "base names a built-in brand and file another one: leave one of the two out")
        return self

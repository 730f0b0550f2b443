"""Our own words in place of the author's: defaults of the content that the catalogue has in every language."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, cast, get_args

from pydantic_core import core_schema

from briefing_builder.content.models.benefits import Benefit
from briefing_builder.content.models.fields import Model
from briefing_builder.words import Catalogue, english

Part = TypeVar("Part", bound=Model)


class OurText(str):
    """A default that is a sentence of the catalogue; `sentence` is its name. Readers of the content get it in the programme's language."""

    sentence: str

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        """Return how the schema for editors shows it: as a text."""
        return core_schema.str_schema()


def our_text(name: str) -> str:
    """Return the default of that name, in English until the programme's language is known."""
    text = OurText(english().find(f"built-in.{name}"))
    text.sentence = f"built-in.{name}"
    return text


def our_texts(*names: str) -> tuple[str, ...]:
    """Return the defaults of these names."""
    return tuple(map(our_text, names))


BENEFITS: Mapping[str, Mapping[str, Any]] = {
    "more-time-for-priorities": {
        "appeal": "easier", "tags": ("time-back", "availability", "productivity", "cost"), "evidence": "roi:hours_returned",
    },
    "help-when-it-is-needed": {
        "appeal": "easier", "tags": ("quality", "customer", "speed-to-competence"), "evidence": "pilot:applied_rate_pct",
    },
    "you-see-who-learned-what": {
        "appeal": "both", "tags": ("compliance", "quality", "safety"), "evidence": "pilot:completion_rate_pct",
    },
    "results-you-can-report": {"appeal": "credit", "tags": ("growth", "cost", "people"), "evidence": "pilot:score_gain_points"},
    "same-standard-everywhere": {"appeal": "easier", "tags": ("quality", "compliance", "safety", "customer"), "evidence": "none"},
    "new-starters-useful-sooner": {"appeal": "both", "tags": ("speed-to-competence", "retention", "people"), "evidence": "none"},
}  # fmt: skip
"""Benefits that serve until the author writes better ones: in the manager's voice, true without figures of one's own."""


def built_in_benefits(words: Catalogue) -> tuple[Benefit, ...]:
    """Return the built-in benefits in the language of the catalogue."""
    return tuple(
        Benefit(id=id, name=words(f"built-in.name-{id}"), manager_voice=words(f"built-in.voice-{id}"), **more)
        for id, more in BENEFITS.items()
    )


def in_language(part: Part, words: Catalogue, **more: object) -> Part:
    """Return a part of the content with every default of ours in the language of the catalogue; what the author wrote stays.

    `more` are defaults of its fields that are made for the language.
    """
    kind = type(part)
    changes: dict[str, object] = {name: value for name, value in more.items() if name not in part.model_fields_set}
    for name in _fields_with_our_texts(kind):
        value = getattr(part, name)
        changed = _value_in_language(value, words)
        if changed is not value:
            changes[name] = changed
    if not changes:
        return part
    values = {name: changes.get(name, getattr(part, name)) for name in kind.model_fields}
    return cast(Part, kind.model_construct(_fields_set=set(part.model_fields_set), **values))


def _value_in_language(value: Any, words: Catalogue) -> Any:
    if isinstance(value, OurText):
        return words(value.sentence)
    if isinstance(value, Model):
        return in_language(value, words)
    if isinstance(value, tuple):
        changed = tuple(_value_in_language(item, words) for item in value)
        return changed if any(new is not old for new, old in zip(changed, value, strict=True)) else value
    return value


@cache
def _fields_with_our_texts(kind: type[Model]) -> tuple[str, ...]:
    """The fields of a kind of part whose default is ours, or that hold parts with such fields."""
    return tuple(
        name
        for name, field in kind.model_fields.items()
        if _is_ours(field.default) or any(_fields_with_our_texts(inner) for inner in _inner_models(field.annotation) if inner is not kind)
    )


def _is_ours(default: Any) -> bool:
    return isinstance(default, OurText) or (isinstance(default, tuple) and any(map(_is_ours, default)))


def _inner_models(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in get_args(annotation):
        yield from _inner_models(inner)

"""The values of the content one by one: the models go in, every value that an author can write comes out with its path, kind and help."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from briefing_builder.content.models.content import Content
from briefing_builder.content.models.fields import ID_PATTERN
from briefing_builder.content.workbook.model import EACH_ITEM, EACH_KEY, FieldKind
from briefing_builder.values import Value

DAYS_OR_WORDS = frozenset({"manager_actions.[].by"})
"""Dates for which words may stand."""
MOST_OPEN = 2
"""How often a model may stand in itself: first voices hold first voices of departments."""
_CLOCK = "[01]\\d"


class Leaf(Value, frozen=True, kw_only=True):
    """A value that holds no others: a scalar, or a list of scalars."""

    steps: tuple[str, ...]
    """Its path: keys, `[]` for items of lists, `{*}` for keys of maps that an author chooses."""
    kind: FieldKind
    is_list: bool = False
    required: bool = False
    """Whether it must be there: in the programme, or in each item of the list or map that it belongs to."""
    default: str = ""
    """What it is where nobody says it, of numbers, words of a list, and yes or no."""
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    word: str = ""
    help: str = ""

    @property
    def pattern(self) -> str:
        """Return its path with dots."""
        return ".".join(self.steps)


@cache
def content_leaves() -> tuple[Leaf, ...]:
    """Return every value of the content, in the order of the models; of what holds itself, the first level."""
    schema = Content.model_json_schema(by_alias=True)
    return tuple(_Walk(schema["$defs"]).below(schema, (), (), needed=True))


@cache
def map_keys() -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the maps whose keys are given, by their path with `{*}`: `timing.variants.{*}` has four."""
    schema = Content.model_json_schema(by_alias=True)
    walk = _Walk(schema["$defs"])
    for _ in walk.below(schema, (), (), needed=True):
        pass
    return walk.keys


class _Walk:
    """Follows the JSON Schema of the content, which knows types, bounds, choices and docstrings alike."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self.definitions = definitions
        self.keys: dict[str, tuple[str, ...]] = {}

    def below(self, node: Mapping[str, Any], steps: tuple[str, ...], open_models: tuple[str, ...], *, needed: bool) -> Iterator[Leaf]:
        """Yield the values of a model; `needed` says whether it must be there itself."""
        required = node.get("required", ())
        for key, child in node["properties"].items():
            yield from self._value(
                child, (*steps, key), open_models, required=needed and key in required, help=child.get("description", "")
            )

    def _value(
        self, node: Mapping[str, Any], steps: tuple[str, ...], open_models: tuple[str, ...], *, required: bool, help: str
    ) -> Iterator[Leaf]:
        default = node.get("default")
        node = _without_null(node)
        if "$ref" in node:
            name = node["$ref"].rpartition("/")[2]
            model = self.definitions[name]
            if open_models.count(name) < MOST_OPEN:
                yield from self.below(model, steps, (*open_models, name), needed=required)
        elif "oneOf" in node:
            word, items = node["oneOf"][0]["const"], node["oneOf"][1]["items"]
            yield _leaf_of(items, steps, required=required, help=help, is_list=True, word=word)
        elif node.get("type") == "array":
            if "$ref" in node["items"]:
                yield from self._value(node["items"], (*steps, EACH_ITEM), open_models, required=True, help=help)
            else:
                yield _leaf_of(node["items"], steps, required=required, help=help, is_list=True)
        elif node.get("type") == "object":
            below = node.get("additionalProperties") or next(iter(node["patternProperties"].values()))
            self.keys[".".join((*steps, EACH_KEY))] = tuple(node.get("propertyNames", {}).get("enum", ()))
            yield from self._value(below, (*steps, EACH_KEY), open_models, required=True, help=help)
        else:
            yield _leaf_of(node, steps, required=required, help=help, default=default)


def _without_null(node: Mapping[str, Any]) -> Mapping[str, Any]:
    members = [member for member in node.get("anyOf", ()) if member.get("type") != "null"]
    return members[0] if len(members) == 1 else node


def _leaf_of(
    node: Mapping[str, Any],
    steps: tuple[str, ...],
    *,
    required: bool,
    help: str,
    is_list: bool = False,
    word: str = "",
    default: object = None,
) -> Leaf:
    kind = _kind_of_value(node, ".".join(steps))
    return Leaf(
        steps=steps,
        kind=kind,
        default=_shown_default(default, kind),
        is_list=is_list,
        required=required,
        least=node.get("minimum", node.get("exclusiveMinimum")),
        most=node.get("maximum"),
        choices=(str(node["const"]),) if isinstance(node.get("const"), str) else tuple(map(str, node.get("enum", ()))),
        word=word,
        help=help,
    )


def _shown_default(default: object, kind: FieldKind) -> str:
    if default is None or kind not in ("whole", "number", "percent", "share", "flag", "choice"):
        return ""
    if isinstance(default, bool):
        return "yes" if default else "no"
    return f"{Decimal(str(default)) * 100:.0f}%" if kind == "share" else str(default)


def _kind_of_value(node: Mapping[str, Any], pattern: str) -> FieldKind:
    kind = node.get("type")
    if pattern in DAYS_OR_WORDS:
        return "day-or-text"
    if node.get("format") == "date":
        return "day"
    if "enum" in node and kind == "string":
        return "choice"
    if kind in ("boolean", "integer"):
        return "flag" if kind == "boolean" else "whole"
    if kind == "number":
        most = node.get("maximum")
        return "share" if most == 1 else "percent" if most == 100 else "number"
    if node.get("pattern") == ID_PATTERN:
        return "id"
    return "clock" if _CLOCK in node.get("pattern", "") else "text"

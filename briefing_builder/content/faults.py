"""Plain sentences for what does not fit the models: pydantic's findings go in, problems with places and ways out come out."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefing_builder.content.content import Content
from briefing_builder.content.paths import at, named
from briefing_builder.findings import Findings
from briefing_builder.problems import Problem, did_you_mean, error
from briefing_builder.source import DataPath, Positions

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys and values",
    "mapping_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
}
_BOUNDS = {
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
}
# Raised by the fields themselves, with a sentence of their own
_OWN = {
    *("bad-colour", "bad-currency", "bad-date", "bad-email", "bad-evidence", "bad-id", "bad-time", "bad-url"),
    *("out-of-range", "wrong-type"),
}
_LENGTHS = {"too_short", "too_long", "string_too_short", "string_too_long"}


def faults(failure: ValidationError, data: object, positions: Positions) -> Iterator[Problem]:
    """Yield one problem for each finding, at the place of the value; of the key when the key itself is at fault."""
    findings = Findings()
    for detail in failure.errors(include_url=False):
        cause = _cause(detail)
        if not _is_echo(detail) and findings.has_room(cause):
            findings.keep(_problem(detail, data, positions), cause)
    yield from findings.all()


def _cause(detail: ErrorDetails) -> tuple[str, ...]:
    """What findings have in common that one slip of the pen has made: their kind, and the last key; of unknown keys only the kind."""
    names = [part for part in detail["loc"] if isinstance(part, str)]
    return (detail["type"],) if detail["type"] == "extra_forbidden" else (detail["type"], *names[-1:])


def _is_echo(detail: ErrorDetails) -> bool:
    """Return whether a finding only follows from another, which is told anyway: a list too short for its faulty items, a default."""
    found = detail["input"]
    if detail["type"] == "default_factory_not_called":
        return True
    return detail["type"] == "too_short" and isinstance(found, list) and len(found) >= detail["ctx"]["min_length"]


def _problem(detail: ErrorDetails, data: object, positions: Positions) -> Problem:
    kind, path = detail["type"], _written_path(detail["loc"], data)
    if kind == "extra_forbidden":
        return _unknown_key(path, data, positions)
    if detail["loc"][-1:] == ("[key]",):
        return _wrong_key(detail, path, positions)
    if kind == "missing":
        message = f'{named(data, path[:-1])}: the key "{path[-1]}" is missing'
        return error("missing-key", message, positions.of(path))
    if kind in _LENGTHS:
        return _wrong_length(detail, path, positions)
    code, message, hint = _finding(detail)
    return error(code, f"{_last_words(path)}: {message}", positions.of(path), hint)


def _last_words(path: DataPath) -> str:
    """Return the last key, with the number of the item when the value stands in a list."""
    return named(None, path[-2:] if path and isinstance(path[-1], int) else path[-1:])


def _written_path(location: tuple[int | str, ...], data: object) -> DataPath:
    """Return the location without pydantic's own steps (union members, `[key]`); a missing last key stays."""
    path: list[int | str] = []
    for index, part in enumerate(location):
        is_last = index == len(location) - 1
        if part == "[key]":
            continue
        here = at(data, tuple(path))
        if (isinstance(here, dict) and (part in here or is_last)) or (isinstance(here, list) and isinstance(part, int)):
            path.append(part)
    return tuple(path)


def _finding(detail: ErrorDetails) -> tuple[str, str, str]:
    """Return code, message and hint."""
    kind, found, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind in _EXPECTED:
        return "wrong-type", f"expected {_EXPECTED[kind]}, found {_described(found)}", _type_hint(kind, found)
    if kind in _BOUNDS:
        return "out-of-range", f"{_described(found)} does not fit; expected {_BOUNDS[kind].format(**context)}", ""
    if kind == "literal_error":
        allowed = _choices(str(context.get("expected", "")))
        hint = did_you_mean(found, allowed) if isinstance(found, str) else ""
        return "wrong-value", f"{_described(found)} is not possible here; expected {' or '.join(allowed)}", hint
    if kind in _OWN:
        return kind, detail["msg"], _own_hint(kind, found, context)
    return "wrong-value", f"{_described(found)} does not fit: {detail['msg']}", ""


def _own_hint(kind: str, found: object, context: Mapping[str, Any]) -> str:
    if kind == "bad-id":
        return f'for example "{context["proposal"]}"'
    if kind == "bad-url" and isinstance(found, str) and ":" not in found:
        return f"write https://{found}"
    if kind == "bad-url" and "limit" in context:
        return "make a short link that leads there"
    if kind == "wrong-type" and isinstance(found, str) and found[:1].isdigit():
        return "write the number without quotes, unit or thousands separator, with a decimal point"
    return ""


def _type_hint(kind: str, found: object) -> str:
    if kind == "string_type" and isinstance(found, bool | int | Decimal):
        return "put it in quotes"
    if kind == "bool_type" and isinstance(found, str):
        return "write true or false, without quotes"
    if kind in {"int_type", "int_from_float"} and isinstance(found, str) and found.strip().isdigit():
        return "remove the quotes"
    if kind in {"tuple_type", "list_type"}:
        return "begin each item on a line of its own with `- `"
    return ""


def _choices(expected: str) -> list[str]:
    quoted = expected.split("'")[1::2]
    return quoted or [expected]


def _described(found: object) -> str:
    if found is None:
        return "nothing"
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, int | Decimal):
        return f"the number {found}"
    if isinstance(found, str):
        return f'the text "{found}"' if len(found) <= 60 else f'the text "{found[:57]}..."'
    return "a list" if isinstance(found, list | tuple) else "keys and values"


def _wrong_length(detail: ErrorDetails, path: DataPath, positions: Positions) -> Problem:
    kind, context = detail["type"], detail.get("ctx", {})
    name = _last_words(path)
    if kind == "string_too_short" and context["min_length"] == 1:
        return error("empty-text", f"{name}: the text is empty", positions.of(path), "write it, or remove the key")
    bound, limit = ("at least", context["min_length"]) if kind.endswith("short") else ("at most", context["max_length"])
    unit = ("character" if kind.startswith("string") else "item") + ("" if limit == 1 else "s")
    return error("too-short" if bound == "at least" else "too-long", f"{name}: expected {bound} {limit} {unit}", positions.of(path))


def _wrong_key(detail: ErrorDetails, path: DataPath, positions: Positions) -> Problem:
    code, message, hint = _finding(detail)
    return error("unknown-key" if code == "wrong-value" else code, f'key "{path[-1]}": {message}', positions.of_key(path), hint)


def _unknown_key(path: DataPath, data: object, positions: Positions) -> Problem:
    key, parent = str(path[-1]), at(data, path[:-1])
    if at(data, path) is None and isinstance(parent, dict):
        before = _key_before(parent, key)
        if before is not None and isinstance(parent[before], str):
            hint = f'unquoted comma? "{before}" ends at the comma before "{_cut(key)}"; put the whole text in quotes'
            message = f'{named(data, path[:-1])}: unknown key "{_cut(key)}" without a value'
            return error("unknown-key", message, positions.of_key(path), hint)
    message = f'{named(data, path[:-1])}: unknown key "{_cut(key)}"'
    return error("unknown-key", message, positions.of_key(path), did_you_mean(key, _keys_of(_model_at(path[:-1]))))


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _key_before(parent: Mapping[str, object], key: str) -> str | None:
    keys = list(parent)
    index = keys.index(key) if key in parent else 0
    return keys[index - 1] if index else None


def _keys_of(model: type[BaseModel] | None) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _model_at(path: DataPath) -> type[BaseModel] | None:
    """Return the model whose keys stand at that path of the content."""
    annotation: Any = Content
    for part in path:
        annotation = _below(annotation, part)
    return _bare(annotation) if isinstance(_bare(annotation), type) and issubclass(_bare(annotation), BaseModel) else None


def _bare(annotation: Any) -> Any:
    """Return an annotation without Annotated and without None."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        members = [member for member in get_args(annotation) if member is not type(None)]
        annotation = members[0]
    return annotation


def _below(annotation: Any, part: int | str) -> Any:
    bare = _bare(annotation)
    origin = get_origin(bare)
    if origin is tuple:
        return get_args(bare)[0]
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        return get_args(bare)[1]
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        fields = {field.alias or name: field for name, field in bare.model_fields.items()}
        return fields[part].annotation if part in fields else None
    return None

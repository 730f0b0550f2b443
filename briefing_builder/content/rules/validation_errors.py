"""Plain sentences for what does not fit the models: pydantic's findings go in, problems with places and ways out come out."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefing_builder.content.models.content import Content
from briefing_builder.content.models.fields import cut_short, described
from briefing_builder.content.paths import path_in_words, value_at
from briefing_builder.problems import Problem, did_you_mean, error
from briefing_builder.problems.repeated import Findings
from briefing_builder.source import DataPath, Positions

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}
_MAPS = {"model_type", "model_attributes_type"}
KEYS_SHOWN = 9
MOST_HOMES = 2
_BOUNDS = {
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
}
# Raised by the fields themselves, with a sentence of their own
_OWN = {
    *("bad-colour", "bad-currency", "bad-date", "bad-email", "bad-evidence", "bad-id", "bad-length", "bad-time", "bad-url", "bad-validity"),
    *("brand-twice", "format-unsupported", "out-of-range", "two-first-voices", "wrong-type"),
}
_LENGTHS = {"too_short", "too_long", "string_too_short", "string_too_long"}


def validation_problems(failure: ValidationError, data: object, positions: Positions) -> Iterator[Problem]:
    """Yield one problem for each finding, at the place of the value; of the key when the key itself is at fault."""
    findings = Findings()
    for detail in failure.errors(include_url=False):
        cause = _cause(detail)
        if not _is_echo(detail, data) and findings.has_room(cause):
            findings.keep(_detail_problem(detail, data, positions), cause)
    yield from findings.all()


def _cause(detail: ErrorDetails) -> tuple[str, ...]:
    """What findings have in common that one slip of the pen has made: their kind, and the last key; of unknown keys only the kind."""
    names = [part for part in detail["loc"] if isinstance(part, str)]
    return (detail["type"],) if detail["type"] == "extra_forbidden" else (detail["type"], *names[-1:])


def _is_echo(detail: ErrorDetails, data: object) -> bool:
    """Return whether a finding only follows from another, which is reported anyway: a list too short for its faulty items, a default."""
    value = detail["input"]
    if detail["type"] == "default_factory_not_called":
        return True
    if detail["type"] == "extra_forbidden":
        path = _written_path(detail["loc"], data)
        return _is_thousand(value_at(data, path[:-1]), str(path[-1])) and _number_before(value_at(data, path[:-1]), str(path[-1]))[1] > 1
    return detail["type"] == "too_short" and isinstance(value, list) and len(value) >= detail["ctx"]["min_length"]


def _detail_problem(detail: ErrorDetails, data: object, positions: Positions) -> Problem:
    kind, path = detail["type"], _written_path(detail["loc"], data)
    if kind == "extra_forbidden":
        return _unknown_key(path, data, positions)
    if detail["loc"][-1:] == ("[key]",):
        return _wrong_key(detail, path, positions)
    if kind == "missing":
        message = f'{path_in_words(data, path[:-1])}: the key "{path[-1]}" is missing'
        return error("missing-key", message, positions.of(path), cause=_kind_of_place(path))
    if kind in _LENGTHS:
        return _length_problem(detail, path, positions)
    code, message, hint = _code_message_hint(detail)
    if kind in _MAPS and (keys := _keys_of(_model_at(path))):
        hint = f"indented below it, write its keys: {', '.join(keys[:KEYS_SHOWN])}{' …' if len(keys) > KEYS_SHOWN else ''}"
    cause = f"{_kind_of_place(path)}: {_without_finding(message, detail)}"
    return error(code, f"{_last_words(path)}: {message}", positions.of(path), hint, cause=cause)


def _kind_of_place(path: DataPath) -> str:
    """Return what the same places of all departments, courses and so on have in common."""
    return ".".join("[]" if isinstance(part, int) else part for part in path)


def _without_finding(message: str, detail: ErrorDetails) -> str:
    """Return what is expected, whatever was found; of a word that is not possible, the word too."""
    if detail["type"] == "literal_error":
        return message
    value = detail["input"]
    message = message.replace(described(value), "")
    return message.replace(cut_short(value), "") if isinstance(value, str) and value else message


def _last_words(path: DataPath) -> str:
    """Return the last key, with the number of the item when the value stands in a list."""
    return path_in_words(None, path[-2:] if path and isinstance(path[-1], int) else path[-1:])


def _written_path(location: tuple[int | str, ...], data: object) -> DataPath:
    """Return the location without pydantic's own steps (union members, `[key]`); a missing last key stays."""
    path: list[int | str] = []
    for index, part in enumerate(location):
        is_last = index == len(location) - 1
        if part == "[key]":
            continue
        here = value_at(data, tuple(path))
        if (isinstance(here, dict) and (part in here or is_last)) or (isinstance(here, list) and isinstance(part, int)):
            path.append(part)
    return tuple(path)


def _code_message_hint(detail: ErrorDetails) -> tuple[str, str, str]:
    """Return code, message and hint."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind in _EXPECTED:
        return "wrong-type", f"expected {_EXPECTED[kind]}, found {described(value)}", _type_hint(kind, value)
    if kind in _BOUNDS:
        return "out-of-range", f"{described(value)} does not fit; expected {_BOUNDS[kind].format(**context)}", _bound_hint(value, context)
    if kind == "literal_error":
        allowed = _choices(str(context.get("expected", "")))
        hint = did_you_mean(value, allowed) if isinstance(value, str) else ""
        if isinstance(value, str) and value.lower() in allowed and "'" not in str(context.get("expected", "")):
            hint = "remove the quotes"
        return "wrong-value", f"{described(value)} is not possible here; expected {' or '.join(allowed)}", "" if "known" in hint else hint
    if kind in _OWN:
        return kind, detail["msg"], _own_hint(kind, value, context)
    return "wrong-value", f"{described(value)} does not fit: {detail['msg'].lower()}", ""


def _bound_hint(value: object, context: Mapping[str, Any]) -> str:
    """Return how a share is written: per cent where one was meant, or that it is a part of the whole."""
    if context.get("le") != 1:
        return "write per cent, from 0 to 100" if context.get("le") == 100 else ""
    is_per_cent = isinstance(value, int | Decimal | float) and 2 <= value <= 100
    example = f"write {Decimal(str(value)) / 100} for {value} %" if is_per_cent else "0.84 is 84 %"
    return f"a share is a part of one: {example}"


def _own_hint(kind: str, value: object, context: Mapping[str, Any]) -> str:
    if kind == "two-first-voices":
        return "write the keys of one of them, without a dash; the presenter can ask the others afterwards"
    if kind == "bad-id":
        return f'for example "{context["proposal"]}"'
    if kind in {"bad-url", "bad-email", "format-unsupported"}:
        return str(context.get("hint", ""))
    if kind == "bad-time":
        return _time_hint(str(value))
    if kind == "wrong-type" and isinstance(value, str) and value[:1].isdigit():
        return "write the number without quotes, unit or thousands separator, with a decimal point"
    return ""


def _time_hint(value: str) -> str:
    """Return the time that was meant: `9.30`, `9h30`, `9:30 pm`; in quotes, for YAML reads 9.30 as a number."""
    match = re.fullmatch(r"(\d{1,2})(?:[.:h ](\d{1,2}))?\s*(?:(am|pm|a\.m\.|p\.m\.)|h|uhr|o'clock)?", value.strip().lower())
    if not match:
        return ""
    half, hours, minutes = match[3] or "", int(match[1]), (match[2] or "0").ljust(2, "0")
    hours = hours % 12 + (12 if half.startswith("p") else 0) if half else hours
    return f'write "{hours:02}:{minutes}"' if hours < 24 and int(minutes) < 60 else ""


def _type_hint(kind: str, value: object) -> str:
    if kind == "string_type" and isinstance(value, bool | int | Decimal):
        return "put it in quotes"
    if kind == "bool_type" and isinstance(value, str):
        return "write true or false, without quotes"
    if kind in {"int_type", "int_from_float"} and isinstance(value, str) and value.strip().isdigit():
        return "remove the quotes"
    if kind in {"tuple_type", "list_type"}:
        return "begin each item on a line of its own with `- `"
    if kind in {"int_type", "int_from_float"} and isinstance(value, str) and value[:1].isdigit():
        return "write the number without quotes, unit or thousands separator"
    if kind in {"int_type", "int_from_float"} and isinstance(value, Decimal):
        return "write a whole number, without decimal point or thousands separator"
    return ""


def _choices(expected: str) -> list[str]:
    quoted = expected.split("'")[1::2]
    return quoted or [expected.lower()]


def _length_problem(detail: ErrorDetails, path: DataPath, positions: Positions) -> Problem:
    kind, context = detail["type"], detail.get("ctx", {})
    name = _last_words(path)
    if kind == "string_too_short" and context["min_length"] == 1:
        hint = "write it, or remove the key"
        return error("empty-text", f"{name}: the text is empty", positions.of(path), hint, cause=_kind_of_place(path))
    bound, limit = ("at least", context["min_length"]) if kind.endswith("short") else ("at most", context["max_length"])
    unit = ("character" if kind.startswith("string") else "item") + ("" if limit == 1 else "s")
    message, cause = f"{name}: expected {bound} {limit} {unit}", _kind_of_place(path)
    return error("too-short" if bound == "at least" else "too-long", message, positions.of(path), cause=cause)


def _wrong_key(detail: ErrorDetails, path: DataPath, positions: Positions) -> Problem:
    code, message, hint = _code_message_hint(detail)
    return error("unknown-key" if code == "wrong-value" else code, f'key "{path[-1]}": {message}', positions.of_key(path), hint)


def _unknown_key(path: DataPath, data: object, positions: Positions) -> Problem:
    key, parent = str(path[-1]), value_at(data, path[:-1])
    if _is_thousand(parent, key):
        return _cut_number(path, parent, positions)
    if value_at(data, path) is None and isinstance(parent, dict):
        before = _key_before(parent, key)
        if before is not None and isinstance(parent[before], str):
            hint = f'unquoted comma? "{before}" ends at the comma before "{cut_short(key)}"; put the whole text in quotes'
            message = f'{path_in_words(data, path[:-1])}: unknown key "{cut_short(key)}" without a value'
            return error("unknown-key", message, positions.of_key(path), hint)
    message = f'{path_in_words(data, path[:-1])}: unknown key "{cut_short(key)}"'
    hint = _home_hint(key) or did_you_mean(key, _keys_of(_model_at(path[:-1])))
    return error("unknown-key", message, positions.of_key(path), hint, cause=_kind_of_place(path))


def _home_hint(key: str) -> str:
    """Return where a key belongs that stands in the wrong part, because of its indentation perhaps; nothing for one of many parts."""
    homes = sorted(_key_homes().get(key, ()))
    if not homes or len(homes) > MOST_HOMES:
        return ""
    return f"it belongs in {' or '.join(f'`{home}`' if home else 'the first column' for home in homes)}: look at its indentation"


@cache
def _key_homes() -> Mapping[str, frozenset[str]]:
    """Where each key of the content may stand, as dotted paths."""
    homes_by_key: dict[str, set[str]] = {}
    _note_homes(Content, "", homes_by_key)
    return {key: frozenset(homes) for key, homes in homes_by_key.items()}


def _note_homes(model: type[BaseModel], home: str, homes_by_key: dict[str, set[str]]) -> None:
    for name, field in model.model_fields.items():
        key = field.alias or name
        homes_by_key.setdefault(key, set()).add(home)
        below = _bare_annotation(field.annotation)
        while get_origin(below) is not None and get_origin(below) is not Literal:
            below = _bare_annotation(get_args(below)[-1 if issubclass(get_origin(below), Mapping) else 0])
        if isinstance(below, type) and issubclass(below, BaseModel) and below is not model:  # first voices hold first voices
            _note_homes(below, f"{home}.{key}".lstrip("."), homes_by_key)


def _is_thousand(parent: object, key: str) -> bool:
    """Return whether a key is the rest of a number that a comma cut: `{headcount: 1,200}` has the key `200`."""
    is_rest = isinstance(parent, dict) and re.fullmatch(r"\d{3}", key) is not None and parent.get(key, key) is None
    return is_rest and _number_before(parent, key)[1] > 0


def _number_before(parent: object, key: str) -> tuple[str, int]:
    """Return the key whose value is the number that ends in that key, and how many keys later that is; 0 where there is none."""
    keys = list(parent) if isinstance(parent, dict) else []
    for back, name in enumerate(reversed(keys[: keys.index(key)] if key in keys else []), start=1):
        value = parent[name]  # type: ignore[index]
        if isinstance(value, int) and not isinstance(value, bool):
            return name, back
        if value is not None or not re.fullmatch(r"\d{3}", name):
            break
    return "", 0


def _cut_number(path: DataPath, parent: object, positions: Positions) -> Problem:
    assert isinstance(parent, dict)
    name, _ = _number_before(parent, str(path[-1]))
    message = f"{name}: the number ends at its first comma, {parent[name]},{path[-1]}"
    source = positions.of((*path[:-1], name))
    return error("wrong-value", message, source, "write it without commas", cause=_kind_of_place((*path[:-1], name)))


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
        annotation = _annotation_below(annotation, part)
    bare = _bare_annotation(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


def _bare_annotation(annotation: Any) -> Any:
    """Return an annotation without Annotated and without None."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        members = [member for member in get_args(annotation) if member is not type(None)]
        annotation = members[0]
    return annotation


def _annotation_below(annotation: Any, part: int | str) -> Any:
    bare = _bare_annotation(annotation)
    origin = get_origin(bare)
    if origin is tuple:
        return get_args(bare)[0]
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        return get_args(bare)[1]
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        fields = {field.alias or name: field for name, field in bare.model_fields.items()}
        return fields[part].annotation if part in fields else None
    return None


def misfits(data: object, positions: Positions) -> tuple[Problem, ...]:
    """Return what does not fit the models in content that need not be finished: what is missing is none of it."""
    try:
        Content.model_validate(data)
    except ValidationError as failure:
        found = validation_problems(failure, data, positions)
        return tuple(problem for problem in found if problem.code not in ("missing-key", "too-short"))
    return ()

"""The values that pass between stages: frozen, known by their content, and made in C, because a deck has tens of thousands of them."""

import dataclasses
from typing import Any, TypeVar, cast

from msgspec import DecodeError, Raw, Struct, field, json, msgpack, structs

__all__ = ["Exact", "Value", "field", "from_json", "names_of", "packed", "prepacked", "replace", "to_json", "unpacked"]

Any_Value = TypeVar("Any_Value")


class Value(Struct, frozen=True, gc=False, cache_hash=True):
    """A frozen value. Values hold values and never come back to themselves, so the garbage collector need not look at them.

    Its hash is computed once, so values find what was made of equal ones (see `memory`), however much they hold.
    """


class Exact(Value, frozen=True, gc=False, eq=False):
    """A value with decimal numbers, which are written as they came: it is equal where they are, 0.60 and 0.6 are not."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))


def replace(value: Any_Value, /, **changes: Any) -> Any_Value:
    """Return a copy of a value, or of a dataclass, with some of its fields changed."""
    if isinstance(value, Struct):
        return structs.replace(value, **changes)
    return dataclasses.replace(value, **changes)  # type: ignore[type-var]


def names_of(value: object) -> tuple[str, ...]:
    """Return the names of the fields of a value or a dataclass, in order; none for anything else."""
    kind = type(value)
    if isinstance(value, Struct):
        return tuple(kind.__struct_fields__)  # type: ignore[attr-defined]
    return tuple(field.name for field in dataclasses.fields(value)) if dataclasses.is_dataclass(value) else ()


def packed(value: Value) -> bytes:
    """Return a value as bytes (MessagePack), from which `unpacked` makes it again."""
    return msgpack.encode(value)


def prepacked(value: Any_Value) -> Any_Value:
    """Return what `packed` takes for this value: values that share it need not pack it each time. It is good for nothing else."""
    return cast(Any_Value, Raw(msgpack.encode(value)))


def unpacked(data: bytes, kind: type[Any_Value]) -> Any_Value:
    """Return the value of that class that bytes hold. Raises ValueError when they hold none."""
    try:
        return msgpack.decode(data, type=kind)
    except DecodeError as fault:
        raise ValueError(str(fault)) from fault


def to_json(value: Value) -> bytes:
    """Return a value as a JSON document that people can read, from which `from_json` makes it again."""
    return json.format(json.encode(value), indent=2) + b"\n"


def from_json(data: bytes, kind: type[Any_Value]) -> Any_Value:
    """Return the value of that class that a JSON document holds; keys that it does not know are passed over.

    Raises ValueError, which says where, when it holds none.
    """
    try:
        return json.decode(data, type=kind)
    except DecodeError as fault:
        raise ValueError(str(fault)) from fault

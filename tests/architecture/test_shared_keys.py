"""The keys of what is shared: one argument, whose type holds nothing that equality does not tell apart."""

import ast
import dataclasses
import inspect
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

import pytest
from msgspec import Struct
from sourcecode import MODULES, dotted

from briefing_builder.memory import Same
from briefing_builder.values import Exact, Value

TOLD_APART = (str, int, Fraction, bool, bytes, NoneType, Path, type)
ASKED_INSIDE = (tuple, frozenset, Union, UnionType)


def shared_functions() -> Iterator[tuple[str, str]]:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any("shared(" in ast.unparse(one) for one in node.decorator_list):
                yield dotted(module), node.name


SHARED = sorted(shared_functions())


def key_of(function: Callable[..., object]) -> object:
    (name,) = inspect.signature(function).parameters
    return get_type_hints(function)[name]


def alike(kind: Any, *, seen: frozenset[object] = frozenset(), is_exact: bool = False) -> Iterator[str]:
    """What a type of key may hold that equality calls the same where somebody could see a difference."""
    if isinstance(kind, NewType):
        kind = kind.__supertype__
    origin = get_origin(kind) or kind
    if kind in seen or kind is Ellipsis or origin in (*TOLD_APART, Literal, Same, Callable) or (kind is Decimal and is_exact):
        return
    if origin in ASKED_INSIDE:
        inside = [(str(one), one) for one in get_args(kind)]
    elif isinstance(kind, type) and issubclass(kind, Struct) and (kind.__struct_config__.eq or issubclass(kind, Exact)):
        hints = get_type_hints(kind)
        inside = [(name, hints[name]) for name in kind.__struct_fields__]
    elif dataclasses.is_dataclass(kind) and kind.__eq__ is not object.__eq__:
        hidden = [field.name for field in dataclasses.fields(kind) if not field.compare]
        assert not hidden, f"{kind} is equal whatever {hidden} say"
        inside = list(get_type_hints(kind).items())
    else:
        if not (isinstance(kind, type) and (kind.__eq__ is object.__eq__ or issubclass(kind, Struct))):
            yield str(kind)
        return
    is_exact = is_exact or (isinstance(kind, type) and issubclass(kind, Exact))
    for name, one in inside:
        yield from (f"{name}: {found}" for found in alike(one, seen=seen | {kind}, is_exact=is_exact))


@pytest.mark.parametrize(("module", "name"), SHARED)
def test_a_key_tells_all_apart_that_somebody_could_see(module: str, name: str) -> None:
    function = getattr(import_module(f"briefing_builder.{module}"), name)
    assert not list(alike(key_of(function.__wrapped__)))


def test_there_are_such_functions() -> None:
    assert len(SHARED) > 10


class Loose(Value, frozen=True):
    share: tuple[Decimal, ...]
    others: dict[str, int]


def test_numbers_and_dictionaries_are_no_part_of_a_key() -> None:
    assert [found.removeprefix(f"{Loose}: ").split(":")[0] for found in alike(tuple[Loose, float])] == ["share", "others", str(float)]

"""Views: the plain data that a template may see, looked through once."""

import marshal
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

SINGLE = frozenset({str, int, bool, type(None)})


NOTHING = object()
BY_VALUE = 0
"""The version of marshal that writes equal plain data alike, whichever objects it is made of."""


@dataclass(frozen=True, slots=True)
class View:
    """Plain data that a template may see: dict, list, tuple, str, int, bool and None, all the way down."""

    values: Mapping[str, object]

    def plus(self, **more: object) -> "View":
        """Return the view with more names; only what is added is looked through."""
        return View({**self.values, **plain_view(more).values})

    def answers(self, paths: Iterable[tuple[str, ...]]) -> tuple[Hashable, ...]:
        """Return what the view holds at these paths, or as near to them as it has values, so that it can be compared."""
        return tuple([_comparable(self._at(path)) for path in paths])

    def _at(self, path: tuple[str, ...]) -> object:
        value: object = self.values
        for key in path:
            if not isinstance(value, dict) or key not in value:
                return NOTHING if value is self.values else value
            value = value[key]
        return value

    def with_plain(self, **more: object) -> "View":
        """Return the view with more names that were looked through before: parts of a view, or what `plain` has returned."""
        return View({**self.values, **more})


def _comparable(value: object) -> Hashable:
    """A value that equals another's only where both are alike; a number is no truth."""
    if type(value) is str or value is NOTHING:
        return value
    return (type(value), value) if type(value) in SINGLE else marshal.dumps(value, BY_VALUE)  # type: ignore[arg-type] # plain data


def plain_view(values: Mapping[str, object]) -> View:
    """Return the values as a view, having looked at every one of them.

    Raises TypeError when anything is not plain data: an object's methods could reach files (see docs/slide-markup.md).
    """
    pending: list[object] = list(values.values())
    while pending:
        value = pending.pop()
        kind = type(value)
        if kind in SINGLE:
            continue
        if kind is dict and isinstance(value, dict) and all(type(key) is str for key in value):
            pending += value.values()
        elif kind in (list, tuple) and isinstance(value, list | tuple):
            pending += value
        else:
            raise TypeError(_complaint(values))
    return View(dict(values))


def _complaint(values: Mapping[str, object]) -> str:
    """What is not plain, and where it stands."""
    pending: list[tuple[str, object]] = [(str(key), value) for key, value in values.items()]
    for path, value in pending:
        if type(value) is dict and isinstance(value, dict):
            if not all(type(key) is str for key in value):
                return f"view value {path!r} has a key that is not text"
            pending.extend((f"{path}.{key}", child) for key, child in value.items())
        elif type(value) in (list, tuple) and isinstance(value, list | tuple):
            pending.extend((f"{path}.{index}", child) for index, child in enumerate(value))
        elif type(value) not in SINGLE:
            return f"view value {path!r} is {type(value).__name__}, not plain data"
    raise AssertionError("everything is plain")

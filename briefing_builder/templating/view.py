"""Views: the plain data that a template may see, looked through once."""

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SINGLE = frozenset({str, int, bool, type(None)})

Answers = tuple[tuple[tuple[str, ...], bytes], ...]
"""Some paths of a view, and what it holds there as bytes, which tell a number from a truth."""
BY_VALUE = 0
"""The version of marshal that writes equal plain data alike, whichever objects it is made of."""


@dataclass(frozen=True, slots=True)
class View:
    """Plain data that a template may see: dict, list, tuple, str, int, bool and None, all the way down."""

    values: Mapping[str, object]

    def plus(self, **more: object) -> "View":
        """Return the view with more names; only what is added is looked through."""
        return View({**self.values, **plain_view(more).values})

    def answers(self, paths: Iterable[tuple[str, ...]]) -> Answers:
        """Return what the view holds at these paths, or as near to them as it has values; nothing for a name that it does not have."""
        return tuple([answer for path in paths if (answer := self._answer(path))[0]])

    def _answer(self, path: tuple[str, ...]) -> tuple[tuple[str, ...], bytes]:
        value: Any = self.values
        for length, key in enumerate(path):
            if not isinstance(value, dict) or key not in value:
                return path[:length], marshal.dumps(value, BY_VALUE) if length else b""
            value = value[key]
        return path, marshal.dumps(value, BY_VALUE)

    @staticmethod
    def of(answers: Answers) -> "View":
        """Return a view of these answers alone: a template that asks for nothing else writes the same."""
        values: dict[str, Any] = {}
        for path, answer in answers:
            part = values
            for key in path[:-1]:
                part = part.setdefault(key, {})
            part[path[-1]] = marshal.loads(answer)
        return View(values)

    def with_plain(self, **more: object) -> "View":
        """Return the view with more names that were looked through before: parts of a view, or what `plain` has returned."""
        return View({**self.values, **more})


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

"""Views: the plain data that a template may see, looked through once."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """Plain data that a template may see: dict, list, tuple, str, int, bool and None, all the way down."""

    values: Mapping[str, object]

    def plus(self, **more: object) -> "View":
        """Return the view with more names; only what is added is looked through."""
        return View({**self.values, **plain(more).values})


def plain(values: Mapping[str, object]) -> View:
    """Return the values as a view, having looked at every one of them.

    Raises TypeError when anything is not plain data: an object's methods could reach files (see docs/slide-markup.md).
    """
    pending: list[tuple[str, object]] = [(str(key), value) for key, value in values.items()]
    while pending:
        path, value = pending.pop()
        kind = type(value)
        if kind is dict and isinstance(value, dict):
            if not all(type(key) is str for key in value):
                raise TypeError(f"view value {path!r} has a key that is not text")
            pending.extend((f"{path}.{key}", child) for key, child in value.items())
        elif kind in (list, tuple) and isinstance(value, list | tuple):
            pending.extend((f"{path}.{index}", child) for index, child in enumerate(value))
        elif kind not in (str, int, bool, type(None)):
            raise TypeError(f"view value {path!r} is {kind.__name__}, not plain data")
    return View(dict(values))

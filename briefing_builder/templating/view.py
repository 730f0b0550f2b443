"""Views: the plain data that a template may see, looked through once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches


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


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean X?" for the nearest of the known words, or else all of them, or nothing when there are none."""
    words = sorted({name for name in known if not name.startswith("_")})
    near = get_close_matches(word, words, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"known here: {', '.join(words[:12])}{' …' if len(words) > 12 else ''}" if words else ""

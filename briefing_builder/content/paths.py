"""Paths through the author's data: a pattern such as `courses.[].contributes.[].objective` goes in, every match comes out."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_builder.problems import Source
from briefing_builder.source import DataPath, Positions

EACH_ITEM = "[]"
EACH_VALUE = "{*}"
EACH_KEY = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A value, or a key of a map, that a pattern found."""

    path: DataPath
    value: object
    is_key: bool = False

    def source(self, positions: Positions) -> Source:
        """Return where the value, or the key, was written."""
        return positions.of_key(self.path) if self.is_key else positions.of(self.path)


def matches(data: object, pattern: str) -> Iterator[Match]:
    """Yield what the pattern finds, in the order of the file; data of another shape yields nothing.

    Steps are separated by dots: a key, `[]` for each item of a list, `{*}` for each value of a map, `{}` (last) for each key of a map.
    """
    yield from _matches(data, tuple(pattern.split(".")), ())


def _matches(data: object, steps: tuple[str, ...], path: DataPath) -> Iterator[Match]:
    if not steps:
        yield Match(path=path, value=data)
        return
    step, rest = steps[0], steps[1:]
    if step == EACH_ITEM and isinstance(data, list):
        for index, item in enumerate(data):
            yield from _matches(item, rest, (*path, index))
    elif isinstance(data, dict):
        if step == EACH_KEY:
            yield from (Match(path=(*path, key), value=key, is_key=True) for key in data)
        elif step == EACH_VALUE:
            for key, value in data.items():
                yield from _matches(value, rest, (*path, key))
        elif step in data:
            yield from _matches(data[step], rest, (*path, step))


def value_at(data: object, path: DataPath) -> object:
    """Return the value at the path, None where the data does not go that far."""
    for part in path:
        if (isinstance(data, dict) and part in data) or (isinstance(data, list) and isinstance(part, int) and part < len(data)):
            data = data[part]  # type: ignore[index]
        else:
            return None
    return data


def texts_at(data: object, pattern: str) -> tuple[str, ...]:
    """Return the texts that the pattern finds."""
    return tuple(match.value for match in matches(data, pattern) if isinstance(match.value, str))


def path_in_words(data: object, path: DataPath) -> str:
    """Return the path in an author's words: `courses "c-calls", contributes, item 2`."""
    words: list[str] = []
    for length in range(1, len(path) + 1):
        part = path[length - 1]
        if isinstance(part, str):
            words.append(part)
            continue
        item = value_at(data, path[:length])
        name = item.get("id") if isinstance(item, dict) else None
        if isinstance(name, str) and words:
            words[-1] = f'{words[-1]} "{name}"'
        else:
            words.append(f"item {part + 1}")
    return ", ".join(words) or "the programme"

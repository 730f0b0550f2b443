"""Taking things out of plain data: parts are marked as gone, and swept away together, so that no index shifts meanwhile."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from briefing_builder.content.paths import value_at
from briefing_builder.source import DataPath

GONE: Final = object()
"""Stands in the place of what is to be taken out."""


def take_out(data: Any, path: DataPath) -> bool:
    """Mark the part at a path as gone; return whether there was one."""
    parent: Any = value_at(data, path[:-1])
    key: Any = path[-1]
    there = parent is not GONE and ((isinstance(parent, dict) and key in parent) or (isinstance(parent, list) and key < len(parent)))
    if not there or parent[key] is GONE:
        return False
    parent[key] = GONE
    return True


def swept(node: Any) -> Any:
    """Return the data without what is gone; a list or map that loses everything goes with it."""
    if isinstance(node, dict):
        return _kept({key: swept(value) for key, value in node.items() if value is not GONE}, node)
    if isinstance(node, list):
        return _kept([swept(value) for value in node if value is not GONE], node)
    return node


def texts(node: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, str]]:
    """Yield every text of the data with its path."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from texts(value, (*path, index))
    elif isinstance(node, str):
        yield path, node


def keep_only(data: Any, path: DataPath, is_kept: Callable[[Any], bool]) -> list[Any]:
    """Mark the items of a list that are not kept as gone; return them."""
    items = value_at(data, path)
    if not isinstance(items, list):
        return []
    lost = [item for item in items if item is not GONE and not is_kept(item)]
    items[:] = [GONE if any(item is one for one in lost) else item for item in items]
    return lost


def _kept(after: Any, before: Any) -> Any:
    if before and not after:
        return GONE
    if isinstance(after, dict):
        return {key: value for key, value in after.items() if value is not GONE}
    return [value for value in after if value is not GONE]

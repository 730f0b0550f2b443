"""Removal from plain data: parts are marked first and taken out together, so that no index shifts meanwhile."""

from collections.abc import Callable
from typing import Any, Final

from briefing_builder.content.paths import value_at
from briefing_builder.source import DataPath

REMOVED: Final = object()
"""Stands in for a part that is to be taken out."""


def mark_removed(data: Any, path: DataPath) -> bool:
    """Mark the part at a path as removed; return whether there was one."""
    parent: Any = value_at(data, path[:-1])
    key: Any = path[-1]
    is_there = parent is not REMOVED and ((isinstance(parent, dict) and key in parent) or (isinstance(parent, list) and key < len(parent)))
    if not is_there or parent[key] is REMOVED:
        return False
    parent[key] = REMOVED
    return True


def without_removed(node: Any) -> Any:
    """Return the data without what is removed; a list or map that loses everything goes with it."""
    if isinstance(node, dict):
        return _unless_emptied({key: without_removed(value) for key, value in node.items() if value is not REMOVED}, node)
    if isinstance(node, list):
        return _unless_emptied([without_removed(value) for value in node if value is not REMOVED], node)
    return node


def keep_only(data: Any, path: DataPath, is_kept: Callable[[Any], bool]) -> list[Any]:
    """Mark the items of a list that are not kept as removed; return them."""
    items = value_at(data, path)
    if not isinstance(items, list):
        return []
    lost = [item for item in items if item is not REMOVED and not is_kept(item)]
    items[:] = [REMOVED if any(item is removed for removed in lost) else item for item in items]
    return lost


def _unless_emptied(after: Any, before: Any) -> Any:
    if before and not after:
        return REMOVED
    if isinstance(after, dict):
        return {key: value for key, value in after.items() if value is not REMOVED}
    return [value for value in after if value is not REMOVED]

"""A programme of several files as one tree that remembers where everything stands: texts go in, merged values with their places come out.

It merges as `content.reading.merging` does: maps deep, lists joined, those of the includes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from briefing_builder.content.reading.merging import INCLUDE
from briefing_builder.content.writing.page import Page, UnchangeableError
from briefing_builder.problems import Problem
from briefing_builder.source import Node, Scalar, parse_yaml

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value, or a part of a map or list, is written."""

    page: Page
    node: Node
    parent: Node | None = None
    """The map or list in which it stands."""
    is_bracketed: bool = False
    """Whether it stands within brackets."""


@dataclass(slots=True, kw_only=True)
class Held:
    """A value of the programme, and every place where it, or a part of it, is written."""

    value: "Scalar | list[Held] | dict[str, Held]"
    places: list[Place] = field(default_factory=list)

    def data(self) -> object:
        """Return the value without places."""
        if isinstance(self.value, dict):
            return {key: child.data() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.data() for child in self.value]
        return self.value


def pages_of(texts: Mapping[str, str]) -> tuple[dict[str, Page], list[Problem]]:
    """Return the files as pages, and all their problems."""
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for name, text in texts.items():
        plain = text.removeprefix(BYTE_ORDER_MARK)
        read = parse_yaml(plain, name)
        pages[name] = Page(text=plain, root=read.value)
        problems.extend(read.problems)
    return pages, problems


def held_programme(pages: Sequence[Page]) -> Held:
    """Return the programme of files in the order in which they are merged. Raises UnchangeableError where two contradict."""
    whole = Held(value={})
    for page in pages:
        _merge(whole, _held(page, page.root))
    if isinstance(whole.value, dict):
        whole.value.pop(INCLUDE, None)
    return whole


def is_same(first: object, second: object) -> bool:
    """Return whether two values of plain data are the same: 5 and 5.0 are, 1 and true or "1" are not; maps in any order."""
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        return first.keys() == second.keys() and all(is_same(value, second[key]) for key, value in first.items())
    if isinstance(first, list | tuple) and isinstance(second, list | tuple):
        return len(first) == len(second) and all(is_same(one, other) for one, other in zip(first, second, strict=True))
    return _kind(first) == _kind(second) and first == second


def _kind(value: object) -> str:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return "number"
    return type(value).__name__


def _held(page: Page, node: Node, parent: Node | None = None, *, is_bracketed: bool = False) -> Held:
    place = Place(page=page, node=node, parent=parent, is_bracketed=is_bracketed)
    inside = is_bracketed or node.style == "["
    if isinstance(node.value, dict):
        return Held(value={key: _held(page, child, node, is_bracketed=inside) for key, child in node.value.items()}, places=[place])
    if isinstance(node.value, list):
        return Held(value=[_held(page, child, node, is_bracketed=inside) for child in node.value], places=[place])
    return Held(value=node.value, places=[place])


def _merge(base: Held, more: Held) -> None:
    assert isinstance(base.value, dict)
    assert isinstance(more.value, dict)
    base.places += more.places
    for key, child in more.value.items():
        present = base.value.get(key)
        if present is None or present.value is None:
            base.value[key] = child
        elif isinstance(present.value, dict) and isinstance(child.value, dict):
            _merge(present, child)
        elif isinstance(present.value, list) and isinstance(child.value, list):
            present.value.extend(child.value)
            present.places += child.places
        elif child.value is not None and key != INCLUDE:
            if not is_same(present.data(), child.data()):
                raise UnchangeableError
            present.places += child.places

"""From rows to a tree: values with their cells go in, one by one, and stand where YAML would have them."""

from collections.abc import Iterable, Mapping

from briefing_builder.content.workbook.model import EACH_ITEM, EACH_KEY, SheetPlan
from briefing_builder.problems import Problem, Source, did_you_mean, error
from briefing_builder.source import Node

_NAMING = ("name", "title", "short_name", "says")
"""Keys by whose text an item is known besides its id."""


class Tree:
    """The content that has been read so far."""

    def __init__(self, shown_as: str) -> None:
        self.root = Node(value={}, source=Source(path=shown_as))
        self.problems: list[Problem] = []
        self.kept: set[int] = set()
        """Maps that mean something although nothing stands in them."""
        self._known_names: dict[tuple[str, ...], tuple[frozenset[str], Mapping[str, str]]] = {}
        self._known_items: dict[str, dict[str | None, Node]] = {}
        self.named: list[tuple[Node, tuple[str, ...]]] = []
        """Nodes that hold ids, or names instead, with the patterns of those ids."""

    def item(self, plan: SheetPlan, references: Iterable[Node], source: Source) -> Node | None:
        """Return the node for whose values a row stands; None, with a problem, where what it belongs to is not there.

        With fewer references than the sheet has, the map for whose keys the others would stand.
        """
        node, rest = self.root, iter(zip(plan.references, references, strict=False))
        steps = plan.steps
        for index, step in enumerate(steps):
            is_last = index == len(steps) - 1
            if step == EACH_ITEM and is_last:
                return appended(node, Node(value={}, source=source))
            if step == EACH_ITEM:
                found = self._found(node, next(rest)[1], ".".join(steps[:index]))
                if found is None:
                    return None
                node = found
            elif step == EACH_KEY:
                column, reference = next(rest, (None, None))
                if column is None or reference is None:
                    return node
                node = self._under_key(node, reference, column.refers_to)
            else:
                is_list = index + 1 < len(steps) and steps[index + 1] == EACH_ITEM
                node = child_of(node, step, source, is_list=is_list)
        return node

    def put(self, node: Node, path: tuple[str, ...], value: Node) -> None:
        """Put a value below a node, at a path of keys; an empty cell never takes the place of a value."""
        if not path:
            node.value, node.source = value.value, value.source
            return
        for key in path[:-1]:
            node = child_of(node, key, value.source)
            if value.value is not None and not _has_values(node):
                node.source = value.source
        present = self._map(node).get(path[-1])
        if present is None or present.value is None:
            self._map(node)[path[-1]] = value

    def is_filled(self, node: Node, path: tuple[str, ...]) -> bool:
        """Return whether something stands at a path below a node."""
        for key in path:
            if not isinstance(node.value, dict) or key not in node.value:
                return False
            node = node.value[key]
        return node.value is not None and (not isinstance(node.value, dict) or _has_values(node))

    def keep(self, node: Node, path: tuple[str, ...], source: Source) -> None:
        """Let the part at a path be there, whether or not anything stands in it."""
        for key in path:
            node = child_of(node, key, source)
        self.kept.add(id(node))

    def finished(self) -> Node:
        """Return the whole tree: names in the place of ids are ids, and parts in which nothing stands are empty."""
        self.begin_sheet()
        for node, patterns in self.named:
            self._replace_names(node, patterns)
        self._collapse(self.root)
        return self.root

    def id_of(self, text: str, patterns: Iterable[str]) -> str:
        """Return the id of the one item that is called so; the text itself where it is an id, or no item's name."""
        key = tuple(patterns)
        if key not in self._known_names:
            self._known_names[key] = self._names(key)
        ids, by_name = self._known_names[key]
        return text if text in ids else by_name.get(text.casefold(), text)

    def begin_sheet(self) -> None:
        """Forget which items there are: those of the sheets read so far are all there now, and no row belongs to one of its own sheet."""
        self._known_names.clear()
        self._known_items.clear()

    def _names(self, patterns: Iterable[str]) -> tuple[frozenset[str], Mapping[str, str]]:
        """The ids of all items, and the id of each name that only one of them has."""
        ids: list[str] = []
        by_name: dict[str, list[str]] = {}
        for pattern in patterns:
            for item in _items(self.root, pattern.split(".")[:-1]):
                if isinstance(item.value, dict) and isinstance(id := _name_in(item, "id"), str):
                    ids.append(id)
                    for name in {name.casefold() for key in _NAMING if (name := _name_in(item, key))}:
                        by_name.setdefault(name, []).append(id)
        return frozenset(ids), {name: owners[0] for name, owners in by_name.items() if len(set(owners)) == 1}

    def _replace_names(self, node: Node, patterns: tuple[str, ...]) -> None:
        for each in node.value if isinstance(node.value, list) else [node]:
            if isinstance(each.value, str):
                each.value = self.id_of(each.value, patterns)

    def _found(self, holder: Node, reference: Node, holder_path: str) -> Node | None:
        name = self.id_of(str(reference.value), (f"{holder_path}.[].id",))
        if holder_path not in self._known_items:
            items = holder.value if isinstance(holder.value, list) else []
            self._known_items[holder_path] = {_name_in(item, "id"): item for item in reversed(items)}
        known = self._known_items[holder_path]
        if name in known:
            return known[name]
        noun = holder_path.rpartition(".")[2].removesuffix("s")
        hint = did_you_mean(name, filter(None, known), otherwise="" if known else f"the workbook has no {noun} yet")
        message = f'there is no {noun} "{name}"' if reference.value is not None else f"the row does not say to which {noun} it belongs"
        self.problems.append(error(f"unknown-{noun}", message, reference.source, hint))
        return None

    def _under_key(self, holder: Node, reference: Node, patterns: tuple[str, ...]) -> Node:
        name = self.id_of(str(reference.value), patterns)
        present = self._map(holder).get(name)
        if present is None:
            present = self._map(holder)[name] = Node(value={}, source=reference.source, key=reference.source)
        return present

    def _map(self, node: Node) -> dict[str, Node]:
        if not isinstance(node.value, dict):
            node.value = {}
        return node.value

    def _collapse(self, node: Node) -> bool:
        """Empty the parts below a node in which nothing stands; return whether anything is left."""
        if isinstance(node.value, list):
            for item in node.value:
                self._collapse(item)
            return True
        if not isinstance(node.value, dict):
            return node.value is not None
        left = [self._collapse(child) for child in node.value.values()]
        if any(left) or id(node) in self.kept or node is self.root:
            return True
        node.value = None
        return False


def appended(holder: Node, item: Node) -> Node:
    """Put an item at the end of a list, and return it."""
    if not isinstance(holder.value, list):
        holder.value = []
    holder.value.append(item)
    return item


def child_of(node: Node, key: str, source: Source, *, is_list: bool = False) -> Node:
    """Return the map, or list, under a key of a map; it is made where it is not there yet."""
    if not isinstance(node.value, dict):
        node.value = {}
    child = node.value.get(key)
    if child is None:
        child = node.value[key] = Node(value=[] if is_list else {}, source=source, key=source)
    elif child.value is None:
        child.value = [] if is_list else {}
    return child


def _has_values(node: Node) -> bool:
    return isinstance(node.value, dict) and any(
        child.value is not None and (not isinstance(child.value, dict) or _has_values(child)) for child in node.value.values()
    )


def _items(node: Node, steps: list[str]) -> list[Node]:
    """The items of the list, or of all the lists, that the steps lead to."""
    nodes = [node]
    for step in steps:
        if step == EACH_ITEM:
            nodes = [item for each in nodes if isinstance(each.value, list) for item in each.value]
        else:
            nodes = [each.value[step] for each in nodes if isinstance(each.value, dict) and step in each.value]
    return nodes


def _name_in(item: Node, key: str) -> str | None:
    value = item.value.get(key) if isinstance(item.value, dict) else None
    return value.value if value is not None and isinstance(value.value, str) else None

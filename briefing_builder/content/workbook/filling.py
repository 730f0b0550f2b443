"""From a tree to rows: the nodes of a programme go in, the rows of every sheet come out, and what no sheet has a cell for."""

from collections.abc import Iterator

from briefing_builder.content.workbook.model import EACH_ITEM, EACH_KEY, CellEntry, FilledSheet, PlannedRow, SheetPlan
from briefing_builder.content.workbook.plan import workbook_plan
from briefing_builder.problems import Checked, Problem, warning
from briefing_builder.source import DataPath, Node, walk_nodes


def filled_sheets(root: Node) -> Checked[tuple[FilledSheet, ...]]:
    """Return every sheet with its rows in the order of the programme, and a warning for each value that has no cell."""
    filling = _Filling()
    sheets = tuple(FilledSheet(plan=plan, rows=tuple(filling.rows(root, plan))) for plan in workbook_plan())
    return Checked(value=sheets, problems=tuple(filling.left_out(root)))


class _Filling:
    def __init__(self) -> None:
        self.taken: set[int] = set()
        """The nodes that have found their cell."""

    def rows(self, root: Node, plan: SheetPlan) -> Iterator[PlannedRow]:
        """Yield the rows of a sheet."""
        for references, node in self._items(root, plan.steps, ()):
            entries = tuple(self._entries(node, plan))
            if plan.layout != "table" or entries or plan.pattern.endswith(EACH_ITEM):
                yield PlannedRow(references=references, entries=entries)

    def _items(self, node: Node, steps: tuple[str, ...], references: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Node]]:
        """What the rows of a sheet stand for, each with the ids and keys that lead to it; a map without keys once, with those so far."""
        if not steps:
            yield references, node
            return
        step, rest = steps[0], steps[1:]
        if step == EACH_ITEM:
            for item in node.value if isinstance(node.value, list) else ():
                yield from self._items(item, rest, references if not rest else (*references, _id_of(item)))
        elif step == EACH_KEY:
            if node.value == {} and references:
                yield references, node
            for key, child in node.value.items() if isinstance(node.value, dict) else ():
                yield from self._items(child, rest, (*references, key))
        elif isinstance(node.value, dict) and step in node.value:
            yield from self._items(node.value[step], rest, references)

    def _entries(self, item: Node, plan: SheetPlan) -> Iterator[tuple[int, CellEntry]]:
        for position, field in enumerate(plan.fields):
            node: Node | None = item
            for key in field.path:
                node = node.value.get(key) if node is not None and isinstance(node.value, dict) else None
            if node is None or node.value is None:
                continue
            if field.kind == "presence":
                if isinstance(node.value, dict) and all(child.value is None for child in node.value.values()):
                    yield position, True
            elif isinstance(node.value, list):
                scalars = tuple(each.value for each in node.value if not isinstance(each.value, list | dict))
                if field.is_list and len(scalars) == len(node.value):
                    self.taken.update(map(id, node.value), (id(node),))
                    yield position, scalars
            elif not isinstance(node.value, dict):
                self.taken.add(id(node))
                yield position, node.value

    def left_out(self, root: Node) -> Iterator[Problem]:
        """Yield a warning for each value without a cell."""
        for path, node in walk_nodes(root):
            if node.value is not None and not isinstance(node.value, dict | list) and id(node) not in self.taken:
                yield warning("no-cell", f"{_dotted(path)}: a workbook has no cell for this", node.source, "it stays in YAML only")


def _dotted(path: DataPath) -> str:
    return ".".join(str(step) for step in path)


def _id_of(item: Node) -> str:
    node = item.value.get("id") if isinstance(item.value, dict) else None
    return str(node.value) if node is not None and node.value is not None else ""

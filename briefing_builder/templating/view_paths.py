"""What a template asks of the view, as its text tells: a syntax tree goes in, the paths of all that can reach its output come out."""

from collections.abc import Iterator

from jinja2 import meta, nodes

Path = tuple[str, ...]
"""A name of the view, and the keys below it as far as the template writes them: `department.short` is ("department", "short")."""

ELSEWHERE = (nodes.Include, nodes.Extends, nodes.Block)
"""What brings in other templates that see the view too."""
IMPORTS = (nodes.Import, nodes.FromImport)
"""What brings in others that see it only if the template says so."""


def view_paths_of(tree: nodes.Template) -> tuple[Path, ...] | None:
    """Return the paths that the template reads, sorted; None where its text alone does not tell.

    The same template over views that agree on these paths writes the same text.
    """
    if any(not isinstance(node, IMPORTS) or node.with_context for node in tree.find_all((*ELSEWHERE, *IMPORTS))):
        return None
    return tuple(sorted(set(_paths_below(tree, meta.find_undeclared_variables(tree)))))


def _paths_below(node: nodes.Node, names: set[str]) -> Iterator[Path]:
    path = _path_of_node(node)
    if path:
        if path[0] in names:
            yield path
        return
    for child in node.iter_child_nodes():
        yield from _paths_below(child, names)


def _path_of_node(node: nodes.Node) -> Path:
    """The path that a node is, or nothing."""
    match node:
        case nodes.Name():
            return (node.name,)
        case nodes.Getattr():
            inner, key = _path_of_node(node.node), node.attr
        case nodes.Getitem(arg=nodes.Const(value=str())):
            inner, key = _path_of_node(node.node), str(node.arg.value)  # type: ignore[attr-defined]
        case _:
            return ()
    return (*inner, key) if inner else ()

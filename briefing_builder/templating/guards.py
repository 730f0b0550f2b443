"""Guards for what Jinja leaves open: counted steps and characters, bounded ranges and joins, no nested lists, no empty output."""

from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any, Final, NoReturn

import jinja2
from jinja2 import filters as jinja_filters
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Undefined
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from briefing_builder.problems import did_you_mean

OUTPUT_CHARACTERS: Final = 1_000_000  # a slide has a few thousand
STEPS: Final = 200_000  # loop turns, calls and includes in one rendering; a slide takes a few hundred
CHARACTERS_A_STEP: Final = 50
RANGE_ITEMS: Final = 1_000

_steps_left: ContextVar[list[int] | None] = ContextVar("steps_left", default=None)


class Endless(jinja2.TemplateRuntimeError):
    """The template used up its steps or its output."""


def charge(characters: int = 0) -> None:
    """Count one step, and one more for every fifty characters made; raises Endless when the rendering has none left."""
    left = _steps_left.get()
    if left is None:
        return
    left[0] -= 1 + characters // CHARACTERS_A_STEP
    if left[0] < 0:
        raise Endless(f"the template takes more than {STEPS:,} steps")


def metered(pieces: Iterator[str]) -> str:
    """Return the pieces as one text, its making limited in steps and characters."""
    token = _steps_left.set([STEPS])
    try:
        text, length = [], 0
        for piece in pieces:
            text.append(piece)
            length += len(piece)
            if length > OUTPUT_CHARACTERS:
                raise Endless(f"the template writes more than {OUTPUT_CHARACTERS:,} characters")
        return "".join(text)
    finally:
        _steps_left.reset(token)


def bounded_range(*limits: int) -> range:
    """Return a range of at most a thousand numbers."""
    numbers = range(*limits)
    if len(numbers) > RANGE_ITEMS:
        raise SecurityError(f"range() gives at most {RANGE_ITEMS} numbers")
    return numbers


@jinja2.pass_context
def _counted(_: Context, items: Iterable[object]) -> Iterator[object]:
    for item in items:
        charge()
        yield item


@jinja2.pass_context
def _joined(context: Context, pieces: Iterable[object], separator: str = "", attribute: str | None = None) -> str:
    values = list(pieces)
    charge(len(values) * len(separator))
    text: str = jinja_filters.do_join(context.eval_ctx, values, separator, attribute)
    charge(len(text))
    return text


@jinja2.pass_context
def _flat(_: Context, literal: Any) -> Any:
    # Lists of lists of lists written in a template double at each level and take for ever to compare.
    if any(isinstance(item, list | tuple | dict) for item in (literal.values() if isinstance(literal, dict) else literal)):
        raise SecurityError("a list written in a template holds single values only")
    return literal


@jinja2.pass_context
def finished(_: Context, value: object) -> object:
    """Return a value as it is shown: a truth as yes or no; nothing and whole lists are refused."""
    if type(value) is str:
        if len(value) >= CHARACTERS_A_STEP:  # shorter ones come in loops, whose turns are counted
            charge(len(value))
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | Undefined):
        text = value if isinstance(value, Markup) else str(value)
        charge(len(text))
        return text
    if value is None:
        raise jinja2.TemplateRuntimeError("the value is empty (none)")
    raise jinja2.TemplateRuntimeError(f"a {type(value).__name__} cannot be shown; choose a value in it")


class Guards(NodeTransformer):
    """Puts the guards that Jinja has no hook for into the syntax tree, and refuses what could not be guarded."""

    def __init__(self, environment: jinja2.Environment, name: str | None, filename: str | None) -> None:
        self._environment, self._name, self._filename = environment, name, filename

    def _refuse(self, node: nodes.Node, message: str) -> NoReturn:
        raise jinja2.TemplateAssertionError(message, node.lineno, self._name, self._filename)

    def _wrap(self, node: nodes.Expr, guard: str) -> nodes.Filter:
        return nodes.Filter(node, guard, [], [], None, None, lineno=node.lineno)

    def visit_For(self, node: nodes.For) -> nodes.Node:
        if node.recursive:
            self._refuse(node, "recursive loops are not allowed")
        self.generic_visit(node)
        assert isinstance(node.iter, nodes.Expr)
        node.iter = self._wrap(node.iter, "_counted")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return self._wrap(nodes.List(node.nodes, lineno=node.lineno), "_joined")

    def _literal(self, node: nodes.Expr) -> nodes.Node:
        self.generic_visit(node)
        is_target = getattr(node, "ctx", "load") != "load"
        is_constant = all(isinstance(child, nodes.Const) for child in node.iter_child_nodes())
        return node if is_target or is_constant else self._wrap(node, "_flat")

    visit_List = visit_Tuple = visit_Dict = _literal

    def _no_switch(self, node: nodes.Node) -> NoReturn:
        self._refuse(node, "escaping cannot be switched off")

    visit_ScopedEvalContextModifier = visit_EvalContextModifier = _no_switch

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:
        self.generic_visit(node)
        if node.name not in self._environment.filters:
            self._refuse(node, f"there is no filter {node.name!r}\n{did_you_mean(node.name, self._environment.filters)}")
        return node


GUARDS: Final = {"_counted": _counted, "_joined": _joined, "_flat": _flat, "join": _joined}
"""Filters that `Guards` puts into the tree; `join` replaces Jinja's own."""

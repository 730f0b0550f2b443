"""Guards for what Jinja leaves open: they are put into a template's syntax tree, so that nothing it does is without a count."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, NoReturn

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Undefined
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from briefing_builder.problems import did_you_mean
from briefing_builder.templating.costs import CHARACTERS_A_STEP, charge, charge_each, charged_join, weigh, weigh_length

TEMPLATE_STEPS: Final = 200  # what an include costs: a thousand of them are the limit
CHARACTERS_A_NODE: Final = 25
"""What a piece of a template costs each time that it is passed; nobody writes one in fewer characters and makes it do much."""


@jinja2.pass_context
def _count_items(_: Context, items: Iterable[object], characters: int) -> Iterator[object]:
    return charge_each(items, characters)


@jinja2.pass_context
def _spend(_: Context, characters: int) -> str:
    charge(characters)
    return ""


@jinja2.pass_context
def _weigh_value(_: Context, value: object) -> object:
    weigh(value)
    return value


@jinja2.pass_context
def _weigh_cut_value(_: Context, value: object) -> object:
    weigh_length(value)
    return value


@jinja2.pass_context
def _require_flat(_: Context, literal: Any) -> Any:
    # Lists of lists of lists written in a template double at each level and take for ever to compare.
    if any(isinstance(item, list | tuple | dict) for item in (literal.values() if isinstance(literal, dict) else literal)):
        raise SecurityError("a list written in a template holds single values only")
    return literal


@jinja2.pass_context
def shown_value(_: Context, value: object) -> object:
    """Return a value as it is shown: a truth as yes or no; nothing and whole lists are refused."""
    if type(value) is str:
        if len(value) >= CHARACTERS_A_STEP:  # shorter ones are charged as pieces of the template
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
        self._environment, self._name, self.filename = environment, name, filename

    def _refuse(self, node: nodes.Node, message: str) -> NoReturn:
        raise jinja2.TemplateAssertionError(message, node.lineno, self._name, self.filename)

    def _wrap(self, node: nodes.Expr, guard: str, *given: int) -> nodes.Filter:
        arguments: list[nodes.Expr] = [nodes.Const(number, lineno=node.lineno) for number in given]
        return nodes.Filter(node, guard, arguments, [], None, None, lineno=node.lineno)

    def visit_Template(self, node: nodes.Template) -> nodes.Node:
        return self._charged(node, of=TEMPLATE_STEPS * CHARACTERS_A_STEP)  # the include has paid for an ordinary one

    def _charged(self, node: nodes.Template | nodes.Macro | nodes.CallBlock | nodes.Block, *, of: int = CHARACTERS_A_STEP) -> nodes.Node:
        """The node, whose body is charged by its length each time that it is passed, where that is more than has been paid."""
        characters = _passing_cost(node.body)
        self.generic_visit(node)
        if characters >= of:
            charge_it = self._wrap(nodes.Const(characters, lineno=node.lineno), "_spent")
            node.body.insert(0, nodes.ExprStmt(charge_it, lineno=node.lineno))
        return node

    visit_Macro = visit_CallBlock = visit_Block = _charged

    def visit_For(self, node: nodes.For) -> nodes.Node:
        if node.recursive:
            self._refuse(node, "recursive loops are not allowed")
        characters = _passing_cost([*node.body, *([node.test] if node.test else [])])
        self.generic_visit(node)
        assert isinstance(node.iter, nodes.Expr)
        node.iter = self._wrap(node.iter, "_counted", characters)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return self._wrap(nodes.List(node.nodes, lineno=node.lineno), "_joined")

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:
        """To compare reads no more than the shorter side, and to look for something no more than all in which it is looked for."""
        self.generic_visit(node)
        left = node.expr
        for operand in node.ops:
            right = operand.expr
            if operand.op in ("in", "notin"):
                operand.expr = right if _is_constant(right) else self._wrap(right, "_weighed")
            elif not _is_constant(left) and not _is_constant(right):
                operand.expr = self._wrap(right, "_weighed")
            left = right
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:
        self.generic_visit(node)
        return self._wrap(node, "_cut") if isinstance(node.arg, nodes.Slice) else node

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

    def visit_Test(self, node: nodes.Test) -> nodes.Node:
        self.generic_visit(node)
        if node.name not in self._environment.tests:
            self._refuse(node, f"there is no test {node.name!r}\n{did_you_mean(node.name, self._environment.tests)}")
        return node


def _is_constant(node: nodes.Expr) -> bool:
    """Whether a value stands in the template itself, whose length is charged with everything else that stands there."""
    if isinstance(node, nodes.List | nodes.Tuple):
        return all(isinstance(child, nodes.Const) for child in node.items)
    return isinstance(node, nodes.Const)


def _passing_cost(pieces: Iterable[nodes.Node]) -> int:
    """What it costs to pass these pieces of a template once, in characters; the turns of loops in them are charged by themselves."""
    length, pending = 0, list(pieces)
    while pending:
        node = pending.pop()
        length += CHARACTERS_A_NODE
        match node:
            case nodes.TemplateData(data=text) | nodes.Const(value=str() as text):
                length += len(text)
            case nodes.For():
                pending += [node.iter, *node.else_]
            case nodes.Macro() | nodes.CallBlock() | nodes.Block():
                continue  # they are charged where they are called
            case _:
                pending += node.iter_child_nodes()
    return length


GUARDS: Final = {
    "_counted": _count_items, "_spent": _spend, "_weighed": _weigh_value, "_cut": _weigh_cut_value,
    "_joined": charged_join, "_flat": _require_flat,
}  # fmt: skip
"""Filters that `Guards` puts into the tree."""

"""A new kind of deck item makes the type checker name every place that must know it: nobody asks for some kinds and forgets the others."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from sourcecode import MODULES, SOURCE, dotted

from briefing_builder.deck.model import Item

KINDS = frozenset(kind.__name__ for kind in get_args(Item))
MODEL = "briefing_builder.deck.model"
WALK = SOURCE / "deck" / "walk.py"


def kinds_in(tree: ast.AST) -> set[str]:
    """Return what a module calls the kinds of items: `Text`, or `deck.Text` where it imports the model as a whole."""
    named = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name = alias.asname or alias.name
                if node.module == MODEL and alias.name in KINDS:
                    named.add(name)
                elif f"{node.module}.{alias.name}" == MODEL:
                    named |= {f"{name}.{kind}" for kind in KINDS}
    return named


def asked_for(tree: ast.AST, kinds: set[str]) -> Iterator[str]:
    """Yield the lines that ask with `isinstance` whether an item is of some kind, and the matches that do not end in `assert_never`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance" and kinds & set(named_in(node.args[1])):
            yield f"{node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Match) and any(is_of_kind(case.pattern, kinds) for case in node.cases):
            last = node.cases[-1]
            ends = [ast.unparse(last.pattern), *map(ast.unparse, last.body)]
            if ends != ["_", f"assert_never({ast.unparse(node.subject)})"]:
                yield f"{node.lineno}: match {ast.unparse(node.subject)}"


def named_in(node: ast.AST) -> Iterator[str]:
    return (ast.unparse(part) for part in ast.walk(node) if isinstance(part, ast.Name | ast.Attribute))


def is_of_kind(pattern: ast.pattern, kinds: set[str]) -> bool:
    return any(isinstance(part, ast.MatchClass) and ast.unparse(part.cls) in kinds for part in ast.walk(pattern))


def findings(source: str) -> list[str]:
    tree = ast.parse(source)
    return list(asked_for(tree, kinds_in(tree)))


@pytest.mark.parametrize("module", [path for path in MODULES if path != WALK], ids=dotted)
def test_kinds_of_items_are_matched_one_by_one(module: Path) -> None:
    assert findings(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "body",
    [
        "isinstance(item, Text)",
        "isinstance(item, (Shape, Text))",
        "isinstance(item, Shape | Text)",
        "match item:\n    case Text():\n        pass",
        "match item:\n    case Text() | Shape():\n        pass\n    case _:\n        pass",
        "match item:\n    case Text(field='x'):\n        pass\n    case _:\n        assert_never(other)",
    ],
)
def test_what_forgets_a_kind_is_found(body: str) -> None:
    assert len(findings(f"from {MODEL} import Shape, Text\n{body}\n")) == 1
    whole = body.replace("Text", "deck.Text").replace("Shape", "deck.Shape")
    assert len(findings(f"from briefing_builder.deck import model as deck\n{whole}\n")) == 1
    assert findings(f"from briefing_builder.slides.markup import Text, Shape\n{body}\n") == []


def test_what_names_every_kind_is_not_found() -> None:
    body = "match item:\n    case Text():\n        pass\n    case Shape():\n        pass\n    case _:\n        assert_never(item)\n"
    assert findings(f"from {MODEL} import Shape, Text\n{body}") == []

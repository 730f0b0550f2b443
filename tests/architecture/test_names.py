"""One name, one function: a name that stands above one function of the package stands above no other."""

import ast
from collections import defaultdict

import pytest
from sourcecode import MODULES, dotted

FINISHED = (
    "checks", "content", "figures", "files", "problems", "rich_text", "runtime", "slides", "source", "speech", "tailoring", "templating",
    "text",
)  # fmt: skip
"""Packages whose functions have a name of their own in the whole of the program."""

FAMILIES = {"as_data": "a value as dicts, lists, texts and numbers, ready for JSON"}
"""Names that several modules share on purpose, each with the reason: one operation, once for each kind of thing."""


def modules_by_function() -> dict[str, list[str]]:
    """Return the modules that define each function of the first level, by its name."""
    modules = defaultdict(list)
    for path in MODULES:
        names = {node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)}
        for name in names:
            modules[name].append(dotted(path))
    return modules


FUNCTIONS = modules_by_function()


@pytest.mark.parametrize("package", FINISHED)
def test_a_function_has_a_name_of_its_own(package: str) -> None:
    own = {name: modules for name, modules in FUNCTIONS.items() if any(module.split(".")[0] == package for module in modules)}
    assert own, "the package has functions"
    assert {name: modules for name, modules in own.items() if len(modules) > 1 and name not in FAMILIES} == {}


def test_a_family_has_members() -> None:
    assert [name for name in FAMILIES if len(FUNCTIONS.get(name, ())) < 2] == []

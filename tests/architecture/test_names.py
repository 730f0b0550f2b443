"""One name, one function: a name that stands above one function of the package stands above no other."""

import ast
from collections import defaultdict

from sourcecode import MODULES, dotted

FAMILIES = {
    "as_text": "what was made, as lines for a terminal",
    "build": "the command, and the pipeline's function that it calls",
    "check": "the command, and the pipeline's function that it calls",
    "explain": "the command, and the pipeline's function that it calls",
    "escaped_attribute": "a text as the value of an attribute, in the XML of PowerPoint and in SVG",
    "escaped_text": "a text as the content of an element, in the XML of PowerPoint and in SVG",
    "main": "what a command begins with",
}
"""Names that several modules share on purpose, each with the reason."""


def modules_by_function() -> dict[str, list[str]]:
    """Return the modules that define each function of the first level, by its name."""
    modules = defaultdict(list)
    for path in MODULES:
        names = {node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)}
        for name in names:
            modules[name].append(dotted(path))
    return modules


FUNCTIONS = modules_by_function()


def test_a_function_has_a_name_of_its_own() -> None:
    assert FUNCTIONS
    assert {name: modules for name, modules in FUNCTIONS.items() if len(modules) > 1 and name not in FAMILIES} == {}


def test_a_family_has_members() -> None:
    assert [name for name in FAMILIES if len(FUNCTIONS.get(name, ())) < 2] == []

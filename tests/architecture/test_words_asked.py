"""What Python and templates ask of the catalogue is there, with the values that it needs, and nothing in it is asked by nobody."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes
from sourcecode import MODULES

from briefing_builder.batch.identity.fingerprint import WORDS_OF_LAYOUT
from briefing_builder.files.resources import resource
from briefing_builder.slides.outlines.reading import load_outline
from briefing_builder.words import english
from briefing_builder.words.reading import FREE_AREAS
from briefing_builder.words.validation import values_of

Asked = tuple[str, frozenset[str], str]
"""A name, or how a family of names begins (ending in a dot or a hyphen), the values, and where."""
NAME = re.compile(r"[a-z][a-z-]*\.(?:[a-z0-9][a-z0-9-]*)?")
ASKING = ("words", "find", "term", "listing", "self", "around")
TEMPLATES = resource("templates")


def in_python(modules: Sequence[Path]) -> Iterator[Asked]:
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).split(".")[-1] in ASKING:
                for name in names_in(node.args[0]):
                    later = [value.value for value in node.args[1:] if isinstance(value, ast.Constant)]
                    values = frozenset([keyword.arg or "**" for keyword in node.keywords] + later)
                    yield name, values, f"{module.name}:{node.lineno}"


def names_in(node: ast.expr) -> Iterator[str]:
    """The names that an argument may be: a literal, one of two, or a family that begins alike."""
    match node:
        case ast.Constant(value=str() as name) if NAME.fullmatch(name):
            yield name
        case ast.IfExp():
            yield from (*names_in(node.body), *names_in(node.orelse))
        case ast.JoinedStr(values=[ast.Constant(value=str() as name), *_]) if NAME.match(name):
            yield name + "*"


def in_templates() -> Iterator[Asked]:
    environment = jinja2.Environment(autoescape=True)
    for file in sorted(TEMPLATES.rglob("*.j2")):
        for call in environment.parse(file.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "words":
                values = frozenset(keyword.key for keyword in call.kwargs)
                for name in template_names(call.args[0]):
                    yield name, values, f"{file.name}:{call.lineno}"


def in_outlines() -> Iterator[Asked]:
    for file in sorted(TEMPLATES.glob("outlines/*.yaml")):
        outline = load_outline(file.stem, [TEMPLATES])
        names = {name for slide in outline.everything for name in (slide.section_words, slide.label_words)}
        yield from ((name, frozenset[str](), file.name) for name in names - {""})


def template_names(node: nodes.Expr) -> Iterator[str]:
    match node:
        case nodes.Const(value=str() as name):
            yield name
        case nodes.CondExpr(expr1=nodes.Expr() as first, expr2=nodes.Expr() as second):
            yield from (*template_names(first), *template_names(second))
        case nodes.Concat(nodes=[nodes.Const(value=str() as name), *_]):
            yield name + "*"
        case _:
            pytest.fail(f"a template asks for a sentence by no name: {node}")


ASKED = sorted({*in_python(MODULES), *in_templates(), *in_outlines()}, key=lambda asked: (asked[0], asked[2]))


def meant(name: str) -> list[str]:
    return [entry for entry in english().entries if entry.startswith(name[:-1])] if name.endswith("*") else [name]


def test_every_name_that_is_asked_for_is_there() -> None:
    known = english().entries
    assert not [(name, where) for name, _, where in ASKED if not is_optional(name) and not any(entry in known for entry in meant(name))]


def is_optional(name: str) -> bool:
    return name.partition(".")[0] in FREE_AREAS


def test_every_sentence_is_given_the_values_that_it_needs_and_no_others() -> None:
    wrong = []
    for name, given, where in ASKED:
        needed = [values_of(english().entries.get(entry)) for entry in meant(name) if not is_optional(entry)]
        is_right = given - {"**"} <= frozenset().union(*needed) if "**" in given else given == frozenset().union(*needed)
        if needed and not is_right:
            wrong.append(f"{where} {name}: gives {sorted(given)}, needs {sorted(frozenset().union(*needed))}")
    assert not wrong, "\n".join(wrong)


def test_what_layout_asks_for_is_in_the_fingerprint_of_a_deck() -> None:
    areas = {name.partition(".")[0] for module in MODULES if "layout" in module.parts for name, _, _ in in_python([module])}
    assert areas
    assert areas <= {*WORDS_OF_LAYOUT}


def test_nothing_is_in_the_catalogue_that_nobody_asks_for() -> None:
    asked = {entry for name, _, _ in ASKED for entry in meant(name)}
    assert not [entry for entry in english().entries if entry not in asked and not is_optional(entry)]

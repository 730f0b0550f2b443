"""A tree of nodes in, every way in which it breaks the grammar out, each at its template line."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from briefing_builder.problems import Problem, did_you_mean, error
from briefing_builder.slides.grammar import readers
from briefing_builder.slides.grammar.elements import BLOCK, BLOCKS, ELEMENTS, INLINE, Element, Occurs
from briefing_builder.slides.grammar.readers import collapsed
from briefing_builder.slides.grammar.tree import Node
from briefing_builder.slides.grammar.words import SPACE, is_blank, text_of

NONE: Final[Sequence[Node]] = ()

LONGEST_SHOWN = 80  # characters of a value in a message


CHANGE_SERIES, COLUMNS_OF_PARTS = 3, 2


def grammar_problems(node: Node) -> list[Problem]:
    """Return the problems of the node and of all below it, in document order; what is unknown is not looked into."""
    problems: list[Problem] = []
    _collect_problems(node, ELEMENTS[node.name], problems)
    return problems


def _collect_problems(node: Node, rule: Element, problems: list[Problem]) -> None:
    is_structured = any(child.name in rule.children for child in node.children) if rule.children else False
    if node.attributes or rule.attributes:
        problems += _attribute_problems(node, rule)
    if rule.blank == "error" and is_blank(node):
        hint = "leave the element out where there is nothing to say"
        problems.append(_node_error(node, "slide-empty-element", f"<{node.name}> has no text", hint))
    if rule.text == "none" or is_structured:
        problems += _text_problems(node, rule)
    if rule.children:
        problems += _count_problems(node, rule)
    if node.name in EXTRA:
        problems += EXTRA[node.name](node)
    if node.children:
        allowed = allowed_in(node.name, is_structured)
        for child in node.children:
            if child.name in allowed:
                _collect_problems(child, ELEMENTS[child.name], problems)
            else:
                problems.append(_misplaced(child, node, allowed))


@cache
def allowed_in(name: str, is_structured: bool) -> tuple[str, ...]:
    """Return the names of the elements that may stand in the element; a cell holds words or parts, not both."""
    rule = ELEMENTS[name]
    inline = tuple(INLINE) if rule.text == "words" and not is_structured else ()
    return (*(child for child in rule.children if child != BLOCK), *(BLOCKS if BLOCK in rule.children else ()), *inline)


def is_absent(node: Node) -> bool:
    """Return whether an optional element counts as not there, because it says nothing."""
    rule = ELEMENTS.get(node.name)
    return rule is not None and rule.blank == "absent" and is_blank(node)


def _node_error(node: Node, code: str, finding: str, hint: str = "") -> Problem:
    return error(code, finding, node.origin.template, hint)


def _attribute_problems(node: Node, rule: Element) -> Iterator[Problem]:
    for name in node.attributes:
        if name not in rule.attributes:
            hint = did_you_mean(name, rule.attributes) or "it has no attributes but from"
            yield _node_error(node, "slide-unknown-attribute", f"<{node.name}> has no attribute {name!r}", hint)
    for name, attribute in rule.attributes.items():
        written = node.attributes.get(name)
        if written and (value := collapsed(written)):
            try:
                attribute.read(value)
            except ValueError as reason:
                yield _node_error(node, "slide-wrong-value", f'{name}="{_shortened_value(value)}" of <{node.name}> {reason}')
        elif attribute.required:
            what = "an empty" if name in node.attributes else "no"
            yield _node_error(node, "slide-missing-attribute", f"<{node.name}> has {what} {name!r}")


def _shortened_value(value: str) -> str:
    return value if len(value) <= LONGEST_SHOWN else f"{value[: LONGEST_SHOWN - 1]}…"


def _text_problems(node: Node, rule: Element) -> Iterator[Problem]:
    for piece in node.pieces:
        if isinstance(piece, str) and piece.strip(SPACE):
            shown = collapsed(piece)[:40]
            yield _node_error(node, "slide-stray-text", f"the text {shown!r} is loose in <{node.name}>", _suggestion(node, rule))
            return


def _suggestion(node: Node, rule: Element) -> str:
    if BLOCK in rule.children:
        return "put it into <paragraph>"
    return (
        f"put it into {' or '.join(f'<{name}>' for name in rule.children)}"
        if rule.children
        else f"<{node.name}> speaks through its attributes"
    )


def _count_problems(node: Node, rule: Element) -> Iterator[Problem]:
    by_name: dict[str, list[Node]] = {}
    for child in node.children:
        if not is_absent(child):
            by_name.setdefault(BLOCK if BLOCK in rule.children and child.name in BLOCKS else child.name, []).append(child)
    for name, count in rule.children.items():
        children = by_name.get(name, NONE)
        if len(children) < count.least:
            yield _node_error(node, "slide-missing-element", f"<{node.name}> has no {_element_label(name)}")
        if len(children) > count.most:
            yield _too_many_children(children, node, name, count)


def _too_many_children(children: Sequence[Node], node: Node, name: str, count: Occurs) -> Problem:
    finding = f"<{node.name}> has {len(children)} {_element_label(name)}; it holds {count.most}"
    return _node_error(children[count.most], "slide-too-many", finding, "choose, or divide them among slides" if count.most > 1 else "")


def _element_label(name: str) -> str:
    return "block" if name == BLOCK else f"<{name}>"


def _misplaced(child: Node, parent: Node, allowed: tuple[str, ...]) -> Problem:
    if child.name in ELEMENTS:
        hint = f"<{parent.name}> holds {', '.join(allowed)}" if allowed else f"<{parent.name}> holds no elements"
        return _node_error(child, "slide-misplaced-element", f"<{child.name}> cannot stand in <{parent.name}>", hint)
    hint = did_you_mean(child.name, allowed)
    return _node_error(child, "slide-unknown-element", f"there is no element <{child.name}>", hint)


def _table_problems(node: Node) -> Iterator[Problem]:
    columns = len(node.named("column"))
    for row in node.named("row"):
        cells = len(row.named("cell"))
        if cells != columns:
            yield _node_error(row, "slide-table-row", f"the row has {cells} cells; the table has {columns} columns")


def _chart_problems(node: Node) -> Iterator[Problem]:
    categories = len(node.named("category"))
    for series in node.named("series"):
        values = series.named("value")
        if len(values) != categories:
            yield _node_error(series, "slide-chart-series", f"the series has {len(values)} values; the chart has {categories} categories")
    yield from _chart_kind_problems(node, categories)
    highlight = collapsed(node.attributes.get("highlight", ""))
    if highlight.isdecimal() and int(highlight) >= categories:
        yield _node_error(node, "slide-wrong-value", f'highlight="{highlight}" of <chart> counts from 0; there are {categories} categories')


def _chart_kind_problems(node: Node, categories: int) -> Iterator[Problem]:
    """What a chart of that kind must hold: `change` its three series, `parts` its two columns, neither of them a value below nothing."""
    kind, series = collapsed(node.attributes.get("kind", "")), node.named("series")
    if kind == "change" and len(series) != CHANGE_SERIES:
        yield _node_error(
            node, "slide-chart-series", f'a chart of kind="change" has the series before, after and difference, not {len(series)}'
        )
    if kind == "parts" and categories != COLUMNS_OF_PARTS:
        yield _node_error(node, "slide-chart-series", f'a chart of kind="parts" has two categories, not {categories}')
    if kind in ("change", "parts") and any(
        text_of(value).startswith("-") for each in (series[:2] if kind == "change" else series) for value in each.named("value")
    ):
        yield _node_error(node, "slide-chart-series", f'a chart of kind="{kind}" shows no values below nothing')


def _value_problems(node: Node) -> Iterator[Problem]:
    try:
        readers.decimal_number(text_of(node) or "0")
    except ValueError as reason:
        yield _node_error(node, "slide-wrong-value", f"the <value> {text_of(node)!r} {reason}")


EXTRA: Final[Mapping[str, Callable[[Node], Iterator[Problem]]]] = {
    "table": _table_problems,
    "chart": _chart_problems,
    "value": _value_problems,
}

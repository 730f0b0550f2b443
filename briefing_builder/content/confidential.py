"""What a supplier must not see: entries such as `departments.kpis` go in, the values below them, or what names nothing, come out."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from briefing_builder.content.models.content import Content
from briefing_builder.content.paths import Match, matches
from briefing_builder.content.vocabulary import CONFIDENTIAL_FIGURES
from briefing_builder.problems import Problem, did_you_mean, error
from briefing_builder.source import DataPath, Positions

_ENTRIES = "supplier.confidential.[]"


def confidential_problems(data: object, positions: Positions) -> Iterator[Problem]:
    """Yield an error for each entry of `supplier.confidential` that names nothing: a slip of the pen must not make it public."""
    for match in matches(data, _ENTRIES):
        entry = match.value
        if not isinstance(entry, str) or entry in CONFIDENTIAL_FIGURES or any(True for _ in values_below(data, entry)):
            continue
        if not is_content_path(entry):
            message = f'"{entry}" is no part of the content, so it would keep nothing from the supplier'
            yield error("unknown-confidential", message, match.source(positions), did_you_mean(entry, _dotted_names()))


def values_below(data: object, entry: str) -> Iterator[Match]:
    """Yield every number, text, date and truth at or below the entry, in the order of the data.

    An entry is a dotted path; it holds for every item of a list and every value of a map on its way, unless it names an item by its id:
    `departments.kpis` are the measures of all departments, `departments.warehouse.kpis` those of one.
    """
    for match in parts_at(data, entry):
        yield from data_leaves(match.value, match.path)


def parts_at(data: object, entry: str) -> Iterator[Match]:
    """Yield each part of the data that an entry names: a value, a list or a map."""
    yield from (Match(path=path, value=node) for path, node in _entry_parts(data, tuple(entry.split(".")), ()))


def data_leaves(node: object, path: DataPath = ()) -> Iterator[Match]:
    """Yield every number, text, date and truth of the data, in its order."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from data_leaves(value, (*path, key))
    elif isinstance(node, list | tuple):
        for index, value in enumerate(node):
            yield from data_leaves(value, (*path, index))
    elif node is not None:
        yield Match(path=path, value=node)


def is_content_path(entry: str) -> bool:
    """Return whether the models have such a path, whether or not this content uses it."""
    return entry in CONFIDENTIAL_FIGURES or entry in _dotted_names()


def _entry_parts(node: object, steps: tuple[str, ...], path: DataPath) -> Iterator[tuple[DataPath, object]]:
    if not steps:
        yield path, node
        return
    step, rest = steps[0], steps[1:]
    if isinstance(node, list | tuple):
        named = [index for index, item in enumerate(node) if isinstance(item, Mapping) and item.get("id") == step]
        for index, item in enumerate(node):
            if not named or index in named:
                yield from _entry_parts(item, rest if named else steps, (*path, index))
    elif isinstance(node, Mapping):
        if step in node:
            yield from _entry_parts(node[step], rest, (*path, step))
        else:
            for key, value in node.items():
                if isinstance(value, Mapping) and path[-1:] and path[-1] in _MAPS:
                    yield from _entry_parts(value, steps, (*path, key))


_MAPS = frozenset(("by_department", "baseline_by_department", "planned_learners", "variants"))
"""Maps whose keys are ids, so that an entry may step over them."""


@cache
def _dotted_names() -> frozenset[str]:
    """Every dotted path that the models allow."""
    return frozenset(_model_paths(Content, "", ()))


def _model_paths(model: type[BaseModel], prefix: str, above: tuple[type[BaseModel], ...]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        path = f"{prefix}{field.alias or name}"
        yield path
        for inner in _models_in(field.annotation):
            if inner not in above:
                yield from _model_paths(inner, f"{path}.", (*above, inner))


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)

"""New YAML for a whole programme: plain data goes in; files for hands come out, with what the models say of a key beside its first use."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefing_builder.content.models.content import Content
from briefing_builder.content.reading.merging import INCLUDE
from briefing_builder.content.schema import SCHEMA_FILE
from briefing_builder.content.writing.model_order import field_named, in_model_order, model_with, models_within
from briefing_builder.content.writing.page import Page
from briefing_builder.content.writing.rendering import Indentation, entry_lines
from briefing_builder.source import Node, parse_yaml

ENTRY_FILE = "briefing.yaml"
ONE_FILE = 150
"""Lines up to which a programme is one file."""
WIDEST = 140
"""Columns of a line with a comment behind its value."""
LONG_ITEM = 12
"""Lines of a list's items, on average, from which on empty lines stand between them."""
HEADER = f"# yaml-language-server: $schema={SCHEMA_FILE}"
_KEPT_TOGETHER: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "organisation.yaml": ("Who we are, what we launch, and what management must deliver.", ("organisation", "programme", "objectives")),
    "departments.yaml": ("The departments, one deck each.", ("departments",)),
    "courses.yaml": ("The courses, with what each contributes and what it replaces.", ("courses",)),
    "benefits.yaml": ("What a manager gains, the sources of figures, and what happened to somebody.", ("benefits", "sources", "stories")),
    "endorsements.yaml": (
        "Who stands behind the programme, what is reported, and what is asked of managers.",
        ("endorsements", "usage_targets", "manager_actions"),
    ),
    "objections.yaml": ("What will be said against it, and the answers.", ("objections",)),
    "supplier.yaml": ("The supplier, and what must not leave the house.", ("supplier",)),
    "pilot.yaml": ("What was asked before, and the pilot.", ("needs_analysis", "pilot")),
    "cost_model.yaml": ("What the return is computed from.", ("cost_model",)),
}
"""The files of a long programme: what each is about, and its keys; all others stand in the entry file."""


def new_programme(data: Mapping[str, object]) -> dict[str, str]:
    """Return the files of a programme by their names, the entry first: one for a short programme, else one for each part.

    Keys stand in the order of the models. `data` is plain (`yaml_data`), and is what `source` reads in the files; keys of it that no
    model has are written as they are, so that checking tells of them.
    """
    ordered = {key: value for key, value in in_model_order(data, (Content,)).items() if key != INCLUDE}
    whole = _file_text(ordered, "")
    if whole.count("\n") <= ONE_FILE:
        return {ENTRY_FILE: whole}
    files = {}
    for name, (about, keys) in _KEPT_TOGETHER.items():
        if part := {key: ordered[key] for key in keys if key in ordered}:
            files[name] = _file_text(part, f"# {about}\n")
    named = {key for _, keys in _KEPT_TOGETHER.values() for key in keys}
    entry: dict[str, object] = {key: ordered.pop(key) for key in ("schema_version",) if key in ordered}
    entry |= {INCLUDE: list(files)} | {key: value for key, value in ordered.items() if key not in named}
    return {ENTRY_FILE: _file_text(entry, "# This file holds the meeting; the rest is included.\n"), **files}


def _file_text(data: Mapping[str, object], about: str) -> str:
    sections = (_section(key, value) for key, value in data.items())
    text, is_short = "", True
    for section in sections:
        was_short, is_short = is_short, "\n" not in section
        text += f"{section}\n" if was_short and is_short else f"\n{section}\n"
    return with_comments(f"{HEADER}\n{about}{text.removeprefix(chr(10))}")


def _section(key: str, value: object) -> str:
    """The lines of a key at the margin; long items of a list have an empty line between them."""
    lines = list(entry_lines(key, value, 0, Indentation()))
    is_long = isinstance(value, list) and len(lines) > LONG_ITEM * len(value)
    starts = [number for number, line in enumerate(lines) if line.startswith("  - ")] if is_long else []
    return "\n".join(f"\n{line}" if number in starts[1:] else line for number, line in enumerate(lines))


def with_comments(text: str) -> str:
    """Return the text of a file with what the models say of each key behind the first line that has it."""
    page = Page(text=text, root=parse_yaml(text, ENTRY_FILE).value)
    told: set[tuple[str, str]] = set()
    for node, name, field in _fields(page.root, (Content,)):
        if node.key_span is None or (comment := _comment(field)) == "" or name in told:
            continue
        end = page.end_of_line(node.key_span[0])
        if end + len(comment) + 4 - page.line_start(end) <= WIDEST:
            told.add(name)
            page.replace(end, end, f"  # {comment}")
    return page.changed_text()


def _fields(node: Node, models: tuple[type[BaseModel], ...]) -> Iterator[tuple[Node, tuple[str, str], FieldInfo]]:
    """Every key that a model has, by the model's and its name; nothing within brackets."""
    if node.style == "[":
        return
    if isinstance(node.value, list):
        for item in node.value:
            yield from _fields(item, models)
    elif isinstance(node.value, dict):
        model = model_with(node.value, models)
        for key, child in node.value.items():
            if model is None:
                yield from _fields(child, models)
            elif (field := field_named(model, key)) is not None:
                yield child, (model.__name__, key), field
                yield from _fields(child, models_within(field.annotation))


def _comment(field: FieldInfo) -> str:
    """What the models say of a field, as a comment: its sentence, else the words that it may have."""
    if field.description:
        return _sentence(field.description)
    if _is_many(field.annotation) and (models := models_within(field.annotation)):
        return _sentence(models[0].__doc__ or "")
    words = [str(word) for word in _words_allowed(field.annotation)]
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else ""


def _sentence(text: str) -> str:
    """A docstring as a comment: in one line, without capital and full stop."""
    plain = " ".join(text.split()).removesuffix(".")
    return plain[:1].lower() + plain[1:] if plain[1:2].islower() or plain[1:2] == " " else plain


def _is_many(annotation: Any) -> bool:
    return get_origin(annotation) in (tuple, Mapping) or any(_is_many(argument) for argument in get_args(annotation))


def _words_allowed(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [choice for argument in get_args(annotation) if argument is not type(None) for choice in _words_allowed(argument)]

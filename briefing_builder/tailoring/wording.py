"""Whose wording a department hears: its overrides, else its own, else everybody's (docs/requirements.md, Precedence)."""

from collections.abc import Mapping
from typing import Literal, TypeVar, get_origin

from briefing_builder.content.models.content import Content
from briefing_builder.content.models.departments import Department
from briefing_builder.content.models.fields import Model
from briefing_builder.tailoring.model import Words
from briefing_builder.tailoring.reasons import ContentPath

Node = TypeVar("Node")


def worded(name: str, department: tuple[Department, ContentPath], *, base: Words, own: Words | None = None) -> Words:
    """Return the words for the text of that dotted name (`qa.opening.prompt`, `benefits.b-visible.manager_voice`)."""
    overriding, path = department
    text = overriding.overrides.text.get(name)
    if text is not None:
        return Words(text=text, path=(*path, "overrides", "text", name), level="override")
    return own if own is not None else base


def with_texts(content: Content, texts: Mapping[str, str]) -> Content:
    """Return the content with a department's own texts in place of everybody's; a name that leads to no text changes nothing.

    Names are dotted; items of a list are named by their id: `close.ask`, `courses.c-calls.summary`.
    """
    for name in sorted(texts):
        if is_text(content, name):
            content = _replaced(content, name.split("."), texts[name])
    return content


def is_text(content: Content, name: str) -> bool:
    """Return whether the dotted name leads to a text of the content."""
    node: object = content
    for step in name.split("."):
        node = _child(node, step)
    return isinstance(node, str)


def _child(node: object, step: str) -> object:
    if isinstance(node, Model) and step in type(node).model_fields and step != "id":
        is_choice = get_origin(type(node).model_fields[step].annotation) is Literal
        return None if is_choice else getattr(node, step)
    if isinstance(node, Mapping):
        return node.get(step)
    if isinstance(node, tuple):
        return next((item for item in node if getattr(item, "id", None) == step), None)
    return None


def _replaced(node: Node, steps: list[str], text: str) -> Node:
    if not steps:
        return text  # type: ignore[return-value]  # is_text has seen a text here
    step, rest = steps[0], steps[1:]
    child = _replaced(_child(node, step), rest, text)
    if isinstance(node, Model):
        return node.model_copy(update={step: child})
    if isinstance(node, Mapping):
        return {**node, step: child}  # type: ignore[return-value]  # the same kind of map
    assert isinstance(node, tuple)
    return tuple(child if getattr(item, "id", None) == step else item for item in node)  # type: ignore[return-value]

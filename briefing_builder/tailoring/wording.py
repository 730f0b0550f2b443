"""Whose wording a department hears: its overrides, else its own, else everybody's (domain 4.1, precedence)."""

from briefing_builder.content.departments import Department
from briefing_builder.tailoring.model import Words
from briefing_builder.tailoring.reasons import ContentPath


def worded(name: str, department: tuple[Department, ContentPath], *, base: Words, own: Words | None = None) -> Words:
    """Return the words for the text of that dotted name (`qa.opening.prompt`, `benefits.b-visible.manager_voice`)."""
    overriding, path = department
    text = overriding.overrides.text.get(name)
    if text is not None:
        return Words(text=text, path=(*path, "overrides", "text", name), level="override")
    return own if own is not None else base

"""What a presenter tells: something that happened, in words to be spoken."""

from pydantic import Field

from briefing_builder.content.models.fields import Id, Model, Text
from briefing_builder.content.models.organisation import Permission


class Story(Model):
    """Who, and what happened; told with a benefit that it shows, or with a course."""

    id: Id | None = None
    """By which `overrides.text` names it: `stories.<id>.text`."""
    text: Text
    """At most some ninety words, as they are spoken."""
    benefit: Id | None = None
    course: Id | None = None
    departments: tuple[Id, ...] = Field(default=())
    """Who hears it; everybody whom its course is open to, when the key is left out."""
    person: Text | None = None
    """Whom it names, if anybody."""
    permission: Permission | None = None
    """That this person agreed to be told of."""

"""Where a piece of a slide comes from, and what may be said of it: the words that all blocks share."""

from typing import Literal

from briefing_builder.problems import Source
from briefing_builder.values import Value


class Origin(Value, frozen=True, kw_only=True):
    """Where a piece of a slide comes from: the line of the template, and of the author's content where there is one."""

    template: Source
    content: Source | None = None


Emphasis = Literal["plain", "accent", "highlight", "muted"]
Mark = Literal["none", "direct", "supporting"]
Align = Literal["left", "centre", "right"]

"""What is the lead's to say and nobody else's: content as data goes in, the paths of those words come out with why they stay."""

from collections.abc import Iterator
from typing import Any

from briefing_builder.content.models.organisation import Permission
from briefing_builder.content.paths import Match, matches
from briefing_builder.source import DataPath
from briefing_builder.tailoring.choice.voices import may_be_heard_by_supplier

LEAD, PERMISSION = "lead", "permission"
"""Why words stay: the supplier does not present the slide on which they are said, or whom they name did not permit it."""
SAID_ON = {"hook": "ask", "why_now": "ask", "closing": "close", "statement": "statement"}
"""The slide on which each of the author's own words is said."""
TOLD_ON = {"benefit": "benefits", "course": "showcase"}
"""The slide on which a story is told, by what it is told with."""
_OVERRIDES = "departments.[].overrides.text.{*}"


def lead_words(data: dict[str, Any]) -> Iterator[tuple[str, Match]]:
    """Yield the words of the presenter that a supplier who has other slides does not get, each with LEAD or PERMISSION."""
    supplier = data["supplier"]
    own = frozenset(supplier["presents"]) - frozenset(supplier["may_not_present"])
    for name, slide in SAID_ON.items():
        if slide not in own:
            words = (*matches(data, f"briefing.{name}"), *matches(data, f"departments.[].briefing.{name}"))
            yield from ((LEAD, match) for match in (*words, *_overrides_of(data, ("briefing", name))) if match.value is not None)
    for index, story in enumerate(data.get("stories") or ()):
        reason = _reason_to_keep(story, own)
        if reason:
            path: DataPath = ("stories", index)
            yield from ((reason, Match(path=(*path, key), value=story[key])) for key in ("text", "person") if story.get(key))
            if story.get("id"):
                yield from ((reason, match) for match in _overrides_of(data, ("stories", story["id"])))


def is_for_supplier(permission: Any) -> bool:
    """Return whether a person permitted that a supplier hears, says or shows it."""
    return permission is not None and may_be_heard_by_supplier(Permission.model_validate(permission))


def _reason_to_keep(story: dict[str, Any], own: frozenset[str]) -> str:
    if not any(story.get(key) and slide in own for key, slide in TOLD_ON.items()):
        return LEAD
    return PERMISSION if story.get("person") and not is_for_supplier(story.get("permission")) else ""


def _overrides_of(data: dict[str, Any], steps: tuple[str, str]) -> Iterator[Match]:
    """A department's own wording of such a text."""
    yield from (match for match in matches(data, _OVERRIDES) if tuple(str(match.path[-1]).split("."))[:2] == steps)

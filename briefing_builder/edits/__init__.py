"""Whether somebody has edited a deck: its snapshot and the file as it is now go in, what was edited comes out in plain words."""

from briefing_builder.edits.diff.deck_diff import deck_changes
from briefing_builder.edits.inspect.docprops import application_name
from briefing_builder.edits.inspect.package import FAULTS, opened_parts
from briefing_builder.edits.inspect.slides import inspected_deck
from briefing_builder.edits.policy import policy_of
from briefing_builder.edits.snapshot import is_of_another_version, restored_snapshot, snapshot_of

__all__ = ["UNKNOWN", "changes_since", "is_of_another_version", "snapshot_of"]

UNKNOWN = ("it is not as we wrote it",)
UNREADABLE = ("it is no PowerPoint file that can be read, or has a password",)


def changes_since(data: bytes, snapshot: bytes) -> tuple[str, ...]:
    """Return what somebody has edited in a deck since, in plain words; nothing when a program has merely saved it again.

    `snapshot` is what `snapshot_of` returned when the deck was written. Whatever cannot be read or compared counts as an edit.
    """
    then = restored_snapshot(snapshot)
    if then is None:
        return UNKNOWN
    try:
        parts = opened_parts(data)
        policy = policy_of(application_name(parts))
        now = inspected_deck(parts, policy)
    except FAULTS:
        return UNREADABLE
    return deck_changes(then, now, policy)

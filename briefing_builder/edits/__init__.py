"""Whether a hand has changed a deck: what we kept of it and the file that is there now go in, what was changed comes out in plain words."""

from briefing_builder.edits.diff.deck_diff import changes_between
from briefing_builder.edits.inspect.package import FAULTS, opened_parts
from briefing_builder.edits.inspect.slides import seen_in
from briefing_builder.edits.snapshot.restore import recalled
from briefing_builder.edits.snapshot.write import meaning_of

__all__ = ["changes_since", "meaning_of"]

UNKNOWN = ("it is not as we wrote it",)
UNREADABLE = ("it is no PowerPoint file that can be read, or has a password",)


def changes_since(data: bytes, meaning: bytes) -> tuple[str, ...]:
    """Return what a hand has changed in a deck since, in plain words; nothing when a program has merely saved it again.

    `meaning` is what `meaning_of` returned when the deck was written. Whatever cannot be read or compared counts as a hand's work.
    """
    then = recalled(meaning)
    if then is None:
        return UNKNOWN
    try:
        now = seen_in(opened_parts(data))
    except FAULTS:
        return UNREADABLE
    return changes_between(then, now)

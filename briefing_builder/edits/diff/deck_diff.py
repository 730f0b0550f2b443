"""What has changed in a deck: it goes in as we left it and as it is now, one sentence for each change comes out.

What a program omits is no evidence; where it is unclear whether a person or a program did something, it counts as an edit.
"""

from collections.abc import Iterator

from briefing_builder.edits.diff.file_diff import changed_layouts, file_changes, master_changes
from briefing_builder.edits.diff.labels import shortened
from briefing_builder.edits.diff.matching import paired_slides
from briefing_builder.edits.diff.slide_diff import slide_changes
from briefing_builder.edits.model import Slide, Snapshot
from briefing_builder.edits.policy import SavingPolicy

MOST_TOLD = 4
"""Changes of one slide that are listed; more are counted."""


def deck_changes(then: Snapshot, now: Snapshot, policy: SavingPolicy) -> tuple[str, ...]:
    """Return what was edited, slide by slide by its number now and the title that we gave it; nothing when it was merely saved.

    `policy` is that of the program that has saved it.
    """
    pairs = paired_slides(then.slides, now.slides)
    numbers = {then.slides[mine].name: theirs + 1 for mine, theirs in pairs.kept}
    partners = {theirs: then.slides[mine] for mine, theirs in pairs.kept}
    moved = set(pairs.moved())
    layouts = frozenset(changed_layouts(then.masters, now.masters))
    sentences = [*file_changes(then, now), *master_changes(then.masters, now.masters)]
    for position, slide in enumerate(now.slides):
        before = partners.get(position)
        label = f"slide {position + 1}{_quoted_title(before or slide)}"
        if before is None:
            sentences.append(f"{label} is new")
            continue
        changes = ["it stands elsewhere in the order"] if position in moved else []
        changes += slide_changes(before, slide, numbers, policy, layouts)
        sentences += _first_changes(label, changes)
    sentences += [f"slide {mine + 1}{_quoted_title(then.slides[mine])} is gone" for mine in pairs.gone]
    return tuple(sentences)


def _first_changes(label: str, changes: list[str]) -> Iterator[str]:
    yield from (f"{label}: {change}" for change in changes[:MOST_TOLD])
    rest = len(changes) - MOST_TOLD
    if rest > 0:
        yield f"{label}: and {rest} more change{'s' * (rest > 1)}"


def _quoted_title(slide: Slide) -> str:
    return f" “{shortened(slide.title)}”" if slide.title else ""

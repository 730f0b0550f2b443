"""Two laid-out decks go in, what differs comes out: slides that only one has, and what the others say, show and how long they take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, assert_never

from briefing_builder.deck.foot import is_furniture
from briefing_builder.deck.model import Chart, Deck, Item, Paragraph, Picture, Shape, Slide, Table, Text
from briefing_builder.deck.walk import leaf_items, undivided_text
from briefing_builder.speech import clock_time
from briefing_builder.words import Catalogue

Kind = Literal["same", "changed", "only first", "only second"]
_NOT_SAID = ("time", "who")
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line that differs: empty before, it is new; empty after, it is gone. `where`: `slide`, `time`, `who` or a label of the notes."""

    where: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideChange:
    """One slide of either deck, in the order of the second, with everything that differs."""

    slide: str
    kind: Kind
    first_title: str
    second_title: str
    changes: tuple[Change, ...]


def differences(first: Deck, second: Deck, words: Catalogue) -> tuple[SlideChange, ...]:
    """Return every slide of both decks, matched by id, with its changes; a slide that only the first has stands where it was."""
    ours, theirs = {slide.id: slide for slide in first.slides}, {slide.id: slide for slide in second.slides}
    return tuple(_slide_change(ours.get(id), theirs.get(id), words) for id in _order([*ours], [*theirs]))


def _order(first: Sequence[str], second: Sequence[str]) -> Iterator[str]:
    """Yield each id once: those of the second deck in their order, the others before what followed them."""
    seen: set[str] = set()
    known = set(second)
    for tag, start, stop, other, end in SequenceMatcher(a=first, b=second, autojunk=False).get_opcodes():
        gone = [] if tag == "equal" else [id for id in first[start:stop] if id not in known]
        for id in [*gone, *second[other:end]]:
            if id not in seen:
                seen.add(id)
                yield id


def _slide_change(first: Slide | None, second: Slide | None, words: Catalogue) -> SlideChange:
    slide = second or first
    if slide is None:
        raise ValueError("a slide of neither deck")
    changes = tuple(_slide_changes(first, second, words)) if first and second else ()
    kind: Kind = "only second" if first is None else "only first" if second is None else "changed" if changes else "same"
    return SlideChange(
        slide=slide.id, kind=kind, first_title=first.title if first else "", second_title=second.title if second else "", changes=changes
    )


def _slide_changes(first: Slide, second: Slide, words: Catalogue) -> Iterator[Change]:
    yield from _changed_lines("slide", tuple(_lines_on_slide(first.items, words)), tuple(_lines_on_slide(second.items, words)))
    yield from _changed_lines("time", (clock_time(first.seconds),), (clock_time(second.seconds),))
    yield from _changed_lines("who", (first.who,), (second.who,))
    ours, theirs = _notes_by_label(first), _notes_by_label(second)
    for label in dict.fromkeys([*ours, *theirs]):
        yield from _changed_lines(label, ours.get(label, ()), theirs.get(label, ()))


def _notes_by_label(slide: Slide) -> dict[str, tuple[str, ...]]:
    labels = dict.fromkeys(part.label for part in slide.notes if part.kind not in _NOT_SAID)
    return {label: tuple(line.text for part in slide.notes if part.label == label for line in part.lines) for label in labels}


def _changed_lines(where: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    for tag, start, stop, other, end in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old, new = before[start:stop], after[other:end]
        for index in range(max(len(old), len(new))):
            yield Change(where=where, before=old[index] if index < len(old) else "", after=new[index] if index < len(new) else "")


def _lines_on_slide(items: Sequence[Item], words: Catalogue) -> Iterator[str]:
    for item in leaf_items(items):
        if is_furniture(item):
            continue
        match item:
            case Text():
                yield from (_plain_text(paragraph) for paragraph in item.paragraphs if paragraph.text.strip())
            case Table():
                yield from (" | ".join(" ".join(_plain_text(line) for line in cell.paragraphs) for cell in row) for row in item.rows)
            case Chart():
                yield from _category_lines(item)
            case Picture():
                yield words("difference.picture", alternative=item.alt)
            case Shape():
                yield from [words("difference.drawing", alternative=item.alt)] if item.alt else []
            case _:
                assert_never(item)


def _plain_text(paragraph: Paragraph) -> str:
    """A paragraph without what holds its words together on a line: where lines end is no difference."""
    return undivided_text(paragraph).replace(NO_BREAK, " ")


def _category_lines(chart: Chart) -> Iterator[str]:
    for index, category in enumerate(chart.categories):
        values = (f"{series.name} {'–' if series.values[index] is None else series.values[index]}" for series in chart.series)
        yield f"{category}: {', '.join(values)}"

"""Differences for people and programs: as text, as plain data, and as words that stayed, went and came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from difflib import SequenceMatcher

from briefing_builder.backends.difference.comparing import Change, SlideChange
from briefing_builder.files.resources import resource
from briefing_builder.templating import load_templates, plain_view

_WORDS = re.compile(r"\s+|[^\s]+")
_MARKS = {"same": " ", "changed": "~", "only first": "-", "only second": "+"}


def as_text(slide_changes: Sequence[SlideChange], *, first: str, second: str) -> str:
    """Return the differences as lines: `-` is what the first deck says, `+` what the second says."""
    return "\n".join(_difference_lines(slide_changes, first, second)) + "\n"


def _difference_lines(slide_changes: Sequence[SlideChange], first: str, second: str) -> Iterator[str]:
    counts = {kind: sum(slide.kind == kind for slide in slide_changes) for kind in _MARKS}
    yield f"--- {first}"
    yield f"+++ {second}"
    yield (
        f"{counts['same']} slides the same, {counts['changed']} different, "
        f"{counts['only first']} only in the first, {counts['only second']} only in the second"
    )
    for slide in slide_changes:
        if slide.kind == "same":
            continue
        yield ""
        yield f"{_MARKS[slide.kind]} {slide.slide}: {slide.second_title or slide.first_title}"
        for change in slide.changes:
            label = "" if change.where == "slide" else f"[{change.where}] "
            yield from [f"    - {label}{change.before}"] if change.before else []
            yield from [f"    + {label}{change.after}"] if change.after else []


def as_data(slide_changes: Sequence[SlideChange], *, first: str, second: str) -> dict[str, object]:
    """Return the differences as plain data; of slides that are the same only the id."""
    return {"first": first, "second": second, "slides": [asdict(slide) for slide in slide_changes]}


def as_page(slide_changes: Sequence[SlideChange], *, first: str, second: str) -> str:
    """Return the differences as a page that stands alone, side by side, with the words that went and came marked."""
    templates = load_templates((resource("templates"),))
    return templates.render("difference/page.html.j2", plain_view(as_view(slide_changes, first=first, second=second)))


def as_view(slide_changes: Sequence[SlideChange], *, first: str, second: str) -> dict[str, object]:
    """Return what the templates of the differences see."""
    changed = [slide for slide in slide_changes if slide.kind != "same"]
    views = [_view(slide) for slide in changed]
    return {"first": first, "second": second, "same": len(slide_changes) - len(changed), "changed": views, "pictures": False}


def _view(slide: SlideChange) -> dict[str, object]:
    lines = []
    for change in slide.changes:
        before, after = marked_words(change)
        lines.append({"where": change.where, "before": before, "after": after})
    title = slide.second_title or slide.first_title
    return {"slide": slide.slide, "kind": slide.kind, "mark": slide.kind.replace(" ", "-"), "title": title, "lines": lines}


def marked_words(change: Change) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the words before and after, each stretch with its `mark`: `same`, `gone` or `new`."""
    old, new = _WORDS.findall(change.before), _WORDS.findall(change.after)
    before, after = list[dict[str, str]](), list[dict[str, str]]()
    for tag, start, stop, other, end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if start < stop:
            before.append({"text": "".join(old[start:stop]), "mark": "same" if tag == "equal" else "gone"})
        if other < end:
            after.append({"text": "".join(new[other:end]), "mark": "same" if tag == "equal" else "new"})
    return before, after

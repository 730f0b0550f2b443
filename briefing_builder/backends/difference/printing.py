"""Differences for people and programs: as text, as plain data, and as words that stayed, went and came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from difflib import SequenceMatcher

from briefing_builder.backends.difference.comparing import Change, SlideChange
from briefing_builder.files.resources import resource
from briefing_builder.templating import load_templates, plain_view
from briefing_builder.words import Catalogue

_WORDS = re.compile(r"\s+|[^\s]+")
_MARKS = {"same": " ", "changed": "~", "only first": "-", "only second": "+"}


def as_text(slide_changes: Sequence[SlideChange], words: Catalogue, *, first: str, second: str) -> str:
    """Return the differences as lines: `-` is what the first deck says, `+` what the second says."""
    return "\n".join(_difference_lines(slide_changes, words, first, second)) + "\n"


def _difference_lines(slide_changes: Sequence[SlideChange], words: Catalogue, first: str, second: str) -> Iterator[str]:
    counts = {kind: sum(slide.kind == kind for slide in slide_changes) for kind in _MARKS}
    yield f"--- {first}"
    yield f"+++ {second}"
    yield words(
        "difference.counts",
        same=counts["same"], changed=counts["changed"], first=counts["only first"], second=counts["only second"],
    )  # fmt: skip
    for slide in slide_changes:
        if slide.kind == "same":
            continue
        yield ""
        yield f"{_MARKS[slide.kind]} {slide.slide}: {slide.second_title or slide.first_title}"
        for change in slide.changes:
            label = "" if change.where == "slide" else f"[{_shown_where(change, words)}] "
            yield from [f"    - {label}{change.before}"] if change.before else []
            yield from [f"    + {label}{change.after}"] if change.after else []


def as_data(slide_changes: Sequence[SlideChange], *, first: str, second: str) -> dict[str, object]:
    """Return the differences as plain data; of slides that are the same only the id."""
    return {"first": first, "second": second, "slides": [asdict(slide) for slide in slide_changes]}


def as_page(slide_changes: Sequence[SlideChange], words: Catalogue, *, first: str, second: str) -> str:
    """Return the differences as a page that stands alone, side by side, with the words that went and came marked."""
    templates = load_templates((resource("templates"),), functions={"words": words})
    view = as_view(slide_changes, words, first=first, second=second)
    return templates.render("difference/page.html.j2", plain_view({**view, "language": words.language.partition("-")[0]}))


def as_view(slide_changes: Sequence[SlideChange], words: Catalogue, *, first: str, second: str) -> dict[str, object]:
    """Return what the templates of the differences see."""
    changed = [slide for slide in slide_changes if slide.kind != "same"]
    views = [_view(slide, words) for slide in changed]
    same = words("difference.same", same=len(slide_changes) - len(changed))
    return {
        "first_label": words("difference.first"), "first": first, "second_label": words("difference.second"), "second": second,
        "summary": same if changed else f"{same} {words('difference.nothing')}", "changed": views, "pictures": False,
    }  # fmt: skip


def _view(slide: SlideChange, words: Catalogue) -> dict[str, object]:
    lines = []
    for change in slide.changes:
        before, after = marked_words(change)
        lines.append({"where": change.where, "label": _shown_where(change, words), "before": before, "after": after})
    title = slide.second_title or slide.first_title
    mark = slide.kind.replace(" ", "-")
    return {"slide": slide.slide, "mark": mark, "badge": words(f"difference.kind-{mark}"), "title": title, "lines": lines}


def _shown_where(change: Change, words: Catalogue) -> str:
    """What tells where a change is; the parts of the notes have their own label."""
    return words.find(f"difference.where-{change.where}") or change.where


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

"""Parts of one map or list of a file, its keys or its items: those to take out and to put in go in, changes of the page come out."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_builder.content.writing.held import Place
from briefing_builder.content.writing.page import (
    Page,
    UnchangeableError,
    before_break,
    blank_end,
    blank_start,
    comment_start,
    content_end,
    dashes,
    part_end,
)
from briefing_builder.source import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A key with its value, or an item of a list: where it begins and ends, without the comments above it."""

    start: int
    end: int


def written_parts(place: Place) -> list[Part]:
    """Return the parts of a map or list in the order of the file. Raises UnchangeableError where it is written in an unusual way."""
    page, node = place.page, place.node
    children = list(node.value.values()) if isinstance(node.value, dict) else node.value if isinstance(node.value, list) else []
    if node.style == "[":
        return [Part(start=_first(child), end=max(content_end(page, child), (child.key_span or (0, 0))[1])) for child in children]
    starts = dashes(page, node) if isinstance(node.value, list) else [_first(child) for child in children]
    return [Part(start=start, end=part_end(page, child, page.column(start))) for start, child in zip(starts, children, strict=True)]


def take_out(place: Place, parts: Sequence[Part], gone: set[int]) -> None:
    """Take parts out, with the comment directly above each but the first, whose comment is often about all; one at least is left."""
    if place.node.style == "[":
        _take_out_of_brackets(place.page, parts, gone)
        return
    for number in sorted(gone):
        following = next((part for after, part in enumerate(parts) if after > number and after not in gone), None)
        _take_out_lines(place.page, parts[number], following, is_first=number == 0)


def put_in(place: Place, parts: Sequence[Part], after: int | None, before: int, new: Sequence[str]) -> None:
    """Put in a new part, its lines (one text within brackets): behind the part of a number, or before one where there is none to follow."""
    page = place.page
    if place.node.style == "[":
        _put_in_brackets(page, parts, after, before, new[0])
        return
    is_spaced = _is_spaced(page, parts)
    if after is None and not page.begins_line(first := parts[0].start):  # it stands behind the dash of the list around it
        page.changes.append((first, first, f"{page.line_end.join(new).lstrip(' ')}{page.line_end}{' ' * page.column(first)}"))
    elif after is None:
        line = page.line_start(parts[before].start)
        page.changes.append((line, line, "".join(f"{each}{page.line_end}" for each in (*new, *([""] if is_spaced else [])))))
    else:
        page.add_lines(parts[after].end, (*([""] if is_spaced else []), *new))


def part_lines(place: Place, part: Part, *, is_first: bool) -> list[str]:
    """Return the lines of a part as they are, with the comment above it, to be put in elsewhere in its list."""
    page = place.page
    if not page.begins_line(part.start):
        raise UnchangeableError
    line = page.line_start(part.start)
    return page.text[line if is_first else comment_start(page, line) : part.end].split(page.line_end)


def _first(child: Node) -> int:
    return (child.key_span or child.span or (0, 0))[0]


def _take_out_lines(page: Page, part: Part, following: Part | None, *, is_first: bool) -> None:
    if not page.begins_line(part.start):  # the first key of an item stands behind its dash
        if following is None:
            raise UnchangeableError
        between = page.text[page.next_line(part.end) : page.line_start(following.start)]
        start = len(page.text[: part.start].rstrip(" "))
        has_comment = any(line.lstrip(" ").startswith("#") for line in between.splitlines())
        page.replace(*((start, part.end, "") if has_comment else (part.start, following.start, "")))
        return
    line, end = page.line_start(part.start), page.next_line(part.end)
    if is_first:
        page.replace(line, blank_end(page, end) if following else end, "")
        return
    start = comment_start(page, line)
    is_apart = following is None or blank_end(page, end) > end
    first = blank_start(page, start) if is_apart else start
    page.replace(before_break(page, first), page.end_of_line(part.end), "")  # what is put in behind it begins with a line end


def _take_out_of_brackets(page: Page, parts: Sequence[Part], gone: set[int]) -> None:
    for number in sorted(gone):
        if number - 1 in gone:
            continue
        last = number
        while last + 1 in gone:
            last += 1
        if last + 1 < len(parts):
            page.replace(parts[number].start, parts[last + 1].start, "")
        else:
            page.replace(parts[number - 1].end, parts[last].end, "")


def _put_in_brackets(page: Page, parts: Sequence[Part], after: int | None, before: int, new: str) -> None:
    part = parts[before if after is None else after]
    has_lines = page.begins_line(part.start) and len(parts) > 1
    between = f",{page.line_end}{' ' * page.column(part.start)}" if has_lines else ", "
    if after is None:
        page.changes.append((part.start, part.start, f"{new}{between}"))
    else:
        page.changes.append((part.end, part.end, f"{between}{new}"))


def _is_spaced(page: Page, parts: Sequence[Part]) -> bool:
    """Whether most neighbours have an empty line between them."""
    pairs = [blank_end(page, page.next_line(part.end)) > page.next_line(part.end) for part in parts[:-1]]
    return sum(pairs) * 2 > len(pairs)

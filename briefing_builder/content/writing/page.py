"""The text of one file while it is changed: changes of some of its characters go in, the new text comes out."""

import re
from dataclasses import dataclass, field

from briefing_builder.content.writing.rendering import Indentation
from briefing_builder.source import Node

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for the parser of YAML."""


class UnchangeableError(Exception):
    """This place is written in a way that is not changed in place."""


@dataclass(slots=True)
class Page:
    """The text of a file, and what is to be changed in it."""

    text: str
    root: Node
    changes: list[tuple[int, int, str]] = field(default_factory=list)
    line_end: str = field(init=False)
    indentation: Indentation = field(init=False)

    def __post_init__(self) -> None:
        first = BREAK.search(self.text)
        self.line_end = first.group() if first else "\n"
        self.indentation = indentation_of(self)

    def line_start(self, place: int) -> int:
        """Return where the line of a place begins."""
        while place > 0 and not BREAK.match(self.text[place - 1]):
            place -= 1
        return place

    def end_of_line(self, place: int) -> int:
        """Return where the line of a place ends, before its break."""
        found = BREAK.search(self.text, place)
        return found.start() if found else len(self.text)

    def next_line(self, place: int) -> int:
        """Return where the line below a place begins."""
        found = BREAK.search(self.text, place)
        return found.end() if found else len(self.text)

    def column(self, place: int) -> int:
        """Return how many characters stand left of a place."""
        return place - self.line_start(place)

    def begins_line(self, place: int) -> bool:
        """Return whether only spaces stand left of a place."""
        return not self.text[self.line_start(place) : place].strip(" ")

    def replace(self, start: int, end: int, new: str) -> None:
        """Put a text in the place of characters; an insertion where they are none."""
        if self.text[start:end] != new:
            self.changes.append((start, end, new))

    def add_lines(self, below: int, lines: tuple[str, ...]) -> None:
        """Put lines below the line of a place."""
        if lines:
            end = self.end_of_line(below)
            self.changes.append((end, end, "".join(f"{self.line_end}{line}" for line in lines)))

    def changed_text(self) -> str:
        """Return the new text. Raises UnchangeableError where two changes want the same characters."""
        parts, at = [], 0
        for start, end, new in sorted(self.changes, key=lambda change: change[:2]):
            if start < at:
                if new:
                    raise UnchangeableError
                at = max(at, end)  # both are taken out
                continue
            parts += [self.text[at:start], new]
            at = end
        return "".join((*parts, self.text[at:]))


def content_end(page: Page, node: Node) -> int:
    """Return where a value ends: the last of its characters that say something, no comment below it."""
    start, end = node.span or (0, 0)
    if isinstance(node.value, str) or node.style == "[" or not isinstance(node.value, dict | list):
        return start + len(page.text[start:end].rstrip())
    children = list(node.value.values()) if isinstance(node.value, dict) else node.value
    return content_end(page, children[-1]) if children else end


def has_comments(page: Page, node: Node) -> bool:
    """Return whether a comment may stand in a value, or between its key and it."""
    start = page.next_line(node.key_span[1]) if node.key_span else (node.span or (0, 0))[0]
    return re.search(r"(^|\s)#", page.text[start : content_end(page, node)]) is not None


def part_end(page: Page, node: Node, column: int) -> int:
    """Return the end of a part's last line: below its value, comments that stand further right than its key or dash belong to it."""
    place = page.end_of_line(content_end(page, node))
    while (below := page.next_line(place)) > place and below < len(page.text):
        end = page.end_of_line(below)
        line = page.text[below:end]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= column:
            break
        place = end
    return place


def comment_start(page: Page, line: int) -> int:
    """Return where the comment begins that stands directly above a line, in its column; the line itself where there is none."""
    column = _spaces(page, line)
    start = line
    while start > 0:
        above = page.line_start(before_break(page, start))
        text = page.text[above:start]
        if not text.strip().startswith("#") or _spaces(page, above) != column:
            return start
        start = above
    return start


def blank_start(page: Page, line: int) -> int:
    """Return where the empty lines begin that stand directly above a line."""
    start = line
    while start > 0:
        above = page.line_start(before_break(page, start))
        if page.text[above:start].strip():
            return start
        start = above
    return start


def blank_end(page: Page, line: int) -> int:
    """Return where the empty lines end that begin with this line."""
    while line < len(page.text) and not page.text[line : page.end_of_line(line)].strip():
        below = page.next_line(line)
        if below == line:
            return line
        line = below
    return line


def dashes(page: Page, node: Node) -> list[int]:
    """Return where the dashes of a list in lines stand, and its items' spaces and comments lie between. Raises UnchangeableError."""
    assert isinstance(node.value, list)
    places = []
    at = node.span[0] if node.span else 0
    for item in node.value:
        at = _after_comments(page, at)
        if page.text[at : at + 1] != "-":
            raise UnchangeableError
        places.append(at)
        at = content_end(page, item) if item.span and item.span[1] > at + 1 else at + 1
    return places


def colon(page: Page, node: Node) -> int:
    """Return where the colon behind a value's key stands. Raises UnchangeableError where it does not follow the key."""
    if node.key_span is None:
        raise UnchangeableError
    found = re.compile(r" *:").match(page.text, node.key_span[1])
    if not found:
        raise UnchangeableError
    return found.end() - 1


def indentation_of(page: Page) -> Indentation:
    """Return how the file indents: as its first map below a key does, and its first list."""
    maps = lists = None
    open_nodes = [page.root]
    while open_nodes and (maps is None or lists is None):
        node = open_nodes.pop(0)
        children = list(node.value.values()) if isinstance(node.value, dict) else node.value if isinstance(node.value, list) else []
        for child in children:
            if child.key_span is None or child.style or not child.value or not child.span or not page.begins_line(child.span[0]):
                continue
            by = page.column(child.span[0]) - page.column(child.key_span[0])
            if isinstance(child.value, dict) and maps is None and by > 0:
                maps = by
            if isinstance(child.value, list) and lists is None and by >= 0:
                lists = by
        open_nodes.extend(children)
    return Indentation(of_maps=maps or 2, of_lists=2 if lists is None else lists)


def _after_comments(page: Page, place: int) -> int:
    """The next character that is no space, no break and in no comment."""
    found = re.compile(r"(?:\s|(?<=\s)#[^\n\r\x85\u2028\u2029]*)*").match(page.text, place)
    return found.end() if found else place


def before_break(page: Page, line: int) -> int:
    """Return where the line above a line ends, before its break."""
    return line - 2 if page.text[line - 2 : line] == "\r\n" else line - 1


def _spaces(page: Page, line: int) -> int:
    end = page.end_of_line(line)
    text = page.text[line:end]
    return len(text) - len(text.lstrip(" "))

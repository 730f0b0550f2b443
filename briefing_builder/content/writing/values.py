"""One value in the place of another: where it is written and the new one go in, changes of that file come out; comments beside it stay."""

from collections.abc import Mapping

from briefing_builder.content.writing.held import Place
from briefing_builder.content.writing.page import Page, UnchangeableError, colon, content_end, dashes
from briefing_builder.content.writing.rendering import Written, bracketed, entry_lines, item_lines, written_text, written_value
from briefing_builder.content.writing.scalars import scalar_text
from briefing_builder.source import Node

LINES = ("|", ">")


def replace_value(place: Place, value: object) -> None:
    """Write a value where another stands. Raises UnchangeableError where that is written in an unusual way, or is a whole file."""
    page, node = place.page, place.node
    if place.is_bracketed:
        _replace_in_brackets(page, node, value)
    elif node.key_span is not None:
        column = page.column(node.key_span[0])
        written = _text_like(page, node, value, column) if isinstance(value, str) else written_value(value, column, page.indentation)
        _replace(page, node, colon(page, node) + 1, written)
    elif place.parent is not None and isinstance(place.parent.value, list):
        places = dashes(page, place.parent)
        _replace_behind_dash(page, node, next(at for at, each in zip(places, place.parent.value, strict=True) if each is node), value)
    elif isinstance(node.value, dict) and isinstance(value, Mapping):
        lines = [line for key, each in value.items() for line in entry_lines(key, each, 0, page.indentation)]
        page.replace((node.span or (0, 0))[0], content_end(page, node), page.line_end.join(lines or ["{}"]))
    else:
        raise UnchangeableError


def _replace_in_brackets(page: Page, node: Node, value: object) -> None:
    start, end = node.span or (0, 0)
    new = scalar_text(value, style=node.style, in_brackets=True) if isinstance(value, str) else bracketed(value)
    space = " " if start == end and page.text[start - 1 : start] in (":", ",") else ""
    page.replace(start, end, f"{space}{new}")


def _replace_behind_dash(page: Page, node: Node, dash: int, value: object) -> None:
    column = page.column(dash)
    if isinstance(value, str):
        written = _text_like(page, node, value, column)
    else:
        first, *lines = item_lines(value, column, page.indentation, is_bracketed=node.style == "[")
        written = Written(head=first.lstrip(" ")[1:], lines=tuple(lines))
    _replace(page, node, dash + 1, written)


def _text_like(page: Page, node: Node, text: str, column: int) -> Written:
    """The text in the style of the one that stands there, its lines in the same column."""
    if node.style not in LINES:
        return written_text(text, column + 2, node.style)
    below = page.text[page.next_line((node.span or (0, 0))[0]) : content_end(page, node)].splitlines()
    first = next((line for line in below if line.strip()), "")
    return written_text(text, max(len(first) - len(first.lstrip(" ")), column + 1), node.style, below)


def _replace(page: Page, node: Node, behind: int, written: Written) -> None:
    """Write a value behind a colon or dash: its head in that line, the rest below it."""
    start, end = (node.span or (0, 0))[0], content_end(page, node)
    line, last = page.end_of_line(behind), page.end_of_line(end)
    below = "".join(f"{page.line_end}{each}" for each in written.lines)
    is_in_lines = isinstance(node.value, dict | list) and node.style != "["
    if start > line:  # it begins below its key
        page.replace(behind, behind, written.head)
        page.replace(line, last if is_in_lines or node.style in LINES else end, below)
    elif is_in_lines:
        page.replace(behind, last, f"{written.head}{below}")
    elif node.style in LINES:
        header = len(page.text[start:line].split(" ")[0].rstrip())
        if written.head == " >-" and node.style == ">":  # `source` drops the last line ends of such a text, however it is written
            written = Written(head=f" {page.text[start : start + header]}", lines=written.lines)
        _replace_head(page, behind, (start, start + header), written.head)
        page.replace(line, max(line, last), below)
    else:
        _replace_head(page, behind, (start, end), written.head)
        page.replace(last, last, below)


def _replace_head(page: Page, behind: int, span: tuple[int, int], head: str) -> None:
    start, end = span
    if start == end:  # nothing stands there: the spaces behind the colon are as good as none
        line = page.end_of_line(behind)
        rest = page.text[behind:line]
        page.replace(behind, line if not rest.strip() else behind, head)
    elif head:
        page.replace(start, end, head.removeprefix(" ") if start > behind else head)
    else:
        page.replace(behind, end, "")

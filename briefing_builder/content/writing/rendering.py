"""New YAML: plain data and an indentation go in, lines in the style of the examples come out.

Lists and maps in lines, short lists of short words in brackets, long texts folded, texts of several lines as they are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing_builder.content.writing.scalars import key_text, scalar_text
from briefing_builder.source import Scalar

WIDTH = 120
"""Columns to which a long text is folded."""
WIDEST = 140
"""Columns that a line may have before its text is folded."""
_QUOTES = ("'", '"')
_LOOKS_LIKE_ITEM = re.compile(r"(?:[-*•]|\d{1,3}[.)])$")
_UNKEPT = re.compile("[\r\x85\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indentation:
    """Spaces by which a map stands right of its key, and a list's dashes of theirs."""

    of_maps: int = 2
    of_lists: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A value: what stands behind its key or dash in the same line (with a space before it), and the lines below."""

    head: str
    lines: tuple[str, ...] = ()


def written_value(value: object, column: int, indentation: Indentation) -> Written:
    """Return a value as it stands under a key in that column."""
    if isinstance(value, Mapping) and value:
        inner = column + indentation.of_maps
        return Written(head="", lines=tuple(line for key, each in value.items() for line in entry_lines(key, each, inner, indentation)))
    if isinstance(value, list | tuple) and value:
        if _is_short(value) and len(in_brackets := bracketed(value)) + column < WIDTH - 20:
            return Written(head=f" {in_brackets}")
        inner = column + indentation.of_lists
        return Written(head="", lines=tuple(line for each in value for line in item_lines(each, inner, indentation)))
    if isinstance(value, str):
        return written_text(value, column + 2)
    return Written(head=f" {bracketed(value)}")


def entry_lines(key: str, value: object, column: int, indentation: Indentation) -> Iterator[str]:
    """Yield the lines of a key and its value."""
    name = f"{' ' * column}{key_text(key)}:"
    written = written_value(value, column, indentation)
    if len(name) + len(written.head) > WIDEST and isinstance(value, str) and not written.lines:
        written = _folded(value, column + 2) or written
    yield f"{name}{written.head}"
    yield from written.lines


def item_lines(value: object, column: int, indentation: Indentation, *, is_bracketed: bool = False) -> Iterator[str]:
    """Yield the lines of an item of a list, its dash in that column; in brackets where its neighbours are."""
    dash = f"{' ' * column}-"
    if is_bracketed and isinstance(value, Mapping | list | tuple):
        yield f"{dash} {bracketed(value)}"
    elif isinstance(value, Mapping) and value:
        lines = [line for key, each in value.items() for line in entry_lines(key, each, column + 2, indentation)]
        yield f"{dash} {lines[0].lstrip(' ')}"
        yield from lines[1:]
    else:
        written = written_value(value, column, Indentation(of_maps=2, of_lists=2))
        if len(dash) + len(written.head) > WIDEST and isinstance(value, str) and not written.lines:
            written = _folded(value, column + 2) or written
        yield f"{dash}{written.head}"
        yield from written.lines


def bracketed(value: object) -> str:
    """Return a value in one line, lists and maps in brackets."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key_text(key, in_brackets=True)}: {bracketed(each)}' for key, each in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(bracketed(each) for each in value)}]"
    return scalar_text(_scalar(value), in_brackets=True)


def _scalar(value: object) -> Scalar:
    assert value is None or isinstance(value, str | int | Decimal), f"no value of YAML: {type(value).__name__}"
    return value


def _is_short(values: Sequence[object]) -> bool:
    """Whether a list reads well in one line: words and numbers, no sentences."""
    texts = [str(each) for each in values if not isinstance(each, Mapping | list | tuple)]
    return len(texts) == len(values) and all(len(text) <= 40 and text.count(" ") < 3 and "\n" not in text for text in texts)


def written_text(text: str, column: int, style: str = "", before: Sequence[str] = ()) -> Written:
    """Return a text in a style (`"`, `'`, `|`, `>`) where that can hold it; its lines, if it has some, begin in that column.

    Where lines were folded `before`, those at the beginning and the end that still say the same are kept.
    """
    if "\n" in text and style not in (*_QUOTES, ">") and (kept := _kept(text, column)):
        return kept
    if style in ("|", ">") and (written := _kept(text, column) if style == "|" else _folded(text, column, before)):
        return written
    if "\n" in text and style == ">" and (kept := _kept(text, column)):
        return kept
    return Written(head=f" {scalar_text(text, style=style if style in _QUOTES else '')}")


def _kept(text: str, column: int) -> Written | None:
    """The text with its lines as they are; None where YAML cannot hold it so."""
    lines = text.split("\n")
    first = next((line for line in lines if line), "")
    if not first.strip() or first.startswith((" ", "\t")) or lines[0].strip() == "" or _UNKEPT.search(text):
        return None
    body, sign = (lines[:-1], "|") if not lines[-1] else (lines, "|-")
    if not body[-1].strip():
        return None
    return Written(head=f" {sign}", lines=tuple(f"{' ' * column}{line}" if line else "" for line in body))


def _folded(text: str, column: int, before: Sequence[str] = ()) -> Written | None:
    """The text in lines that YAML joins again, an empty line between paragraphs; None where it would not come back as it is."""
    words = [word for part in text.split("\n\n") for word in part.split(" ")]
    if (
        "" in words
        or re.search(r"[\t\n]", "".join(words))
        or _UNKEPT.search(text)
        or any(_LOOKS_LIKE_ITEM.fullmatch(word) for word in words)
    ):
        return None
    lines: list[str] = []
    for number, part in enumerate(text.split("\n\n")):
        lines += ([""] if number else []) + _folded_lines(part.split(" "), WIDTH - column, before if "\n" not in text else ())
    return Written(head=" >-", lines=tuple(f"{' ' * column}{line}" if line else "" for line in lines))


def _folded_lines(words: Sequence[str], width: int, before: Sequence[str]) -> list[str]:
    """The words in lines of at most that many columns; lines from before that say what the words say stay as they are."""
    first: list[str] = []
    last: list[str] = []
    start, end = 0, len(words)
    for line in before:
        if line.split() != list(words[start : start + len(line.split())]):
            break
        first.append(line.strip())
        start += len(line.split())
    for line in reversed(before[len(first) :]):
        if end - len(line.split()) < start or line.split() != list(words[end - len(line.split()) : end]):
            break
        last.insert(0, line.strip())
        end -= len(line.split())
    lines: list[str] = []
    for word in words[start:end]:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [*first, *lines, *last]

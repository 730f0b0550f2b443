"""An editor of programmes: files as texts and what is to be changed go in, the new texts come out, and every other character as it was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from briefing_builder.content.models.content import Content
from briefing_builder.content.reading.merging import programme_files
from briefing_builder.content.writing.held import BYTE_ORDER_MARK, held_programme, is_same, pages_of
from briefing_builder.content.writing.page import Page, UnchangeableError
from briefing_builder.content.writing.reconciling import reconcile
from briefing_builder.problems import Checked, Source, error, has_errors
from briefing_builder.source import DataPath

PASSES = 4
"""What has moved and changed takes two; the others are in reserve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Write a value (plain data) at a path; keys on the way that are not there are made, and an index behind a list's end adds to it.

    A list in the place of another is compared with it: its items are those of the same `id`, and only what differs is changed.
    """

    path: DataPath
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Take out what stands at a path; nothing happens where nothing does."""

    path: DataPath


Change = Put | Remove


def edited(files: Mapping[str, str], changes: Iterable[Change]) -> Checked[Mapping[str, str]]:
    """Return the texts of those files that change, in the order given.

    `files` are a programme's, in the order in which they are merged, the entry last (`programme_files`). Line ends, byte order marks,
    comments, order, quotes and every line that need not change are kept. The new texts are read again before they are returned: what is
    read in them is what was asked for. Where that cannot be reached, or where the files have errors, nothing is returned but problems.
    """
    pages, problems = pages_of(files)
    if has_errors(problems):
        return Checked(value={}, problems=tuple(problems))
    try:
        wanted = held_programme(tuple(pages.values())).data()
        for change in changes:
            wanted = _changed(wanted, change)
        return Checked(value=_wanted_texts(files, pages, wanted))
    except UnchangeableError:
        name = list(files)[-1] if files else ""
        message = "this change cannot be made in the files as they are written"
        return Checked(value={}, problems=(error("cannot-change", message, Source(path=name), "make it by hand"),))


def set_value(entry: Path, path: DataPath, value: object) -> Checked[Mapping[Path, str]]:
    """Return the new texts of those of a programme's files that change when a value is written at a path, as `edited` does."""
    return edited_programme(entry, [Put(path=path, value=value)])


def edited_programme(entry: Path, changes: Iterable[Change]) -> Checked[Mapping[Path, str]]:
    """Return the new texts of those of a programme's files that change, with problems of the files; nothing is written."""
    files = programme_files(entry, str(entry))
    if has_errors(files.problems):
        return Checked(value={}, problems=files.problems)
    paths = {shown: file for file, shown in files.value}
    texts = {shown: file.read_bytes().decode("utf-8") for shown, file in paths.items()}
    done = edited(texts, changes)
    return Checked(value={paths[name]: text for name, text in done.value.items()}, problems=done.problems)


def yaml_data(value: object) -> object:
    """Return plain data as YAML has it: decimal numbers for binary ones, texts for dates and times, lists for tuples."""
    if isinstance(value, Mapping):
        return {str(key): yaml_data(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [yaml_data(each) for each in value]
    if isinstance(value, float):
        return Decimal(repr(value))
    return value.isoformat() if isinstance(value, date | time) else value


def _wanted_texts(files: Mapping[str, str], pages: Mapping[str, Page], wanted: object) -> dict[str, str]:
    """The texts in which the wanted data is read. Raises UnchangeableError where that is not reached."""
    texts = dict(files)
    for _ in range(PASSES):
        held = held_programme(tuple(pages.values()))
        if is_same(held.data(), wanted):
            return {name: text for name, text in texts.items() if text != files[name]}
        reconcile(held, wanted, (Content,))
        changed = {name: _byte_order_mark(files[name]) + page.changed_text() for name, page in pages.items() if page.changes}
        read, problems = pages_of(changed)
        texts, pages = texts | changed, {name: read.get(name, page) for name, page in pages.items()}
        if has_errors(problems):
            raise UnchangeableError
    raise UnchangeableError


def _byte_order_mark(text: str) -> str:
    return BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""


def _changed(data: object, change: Change) -> object:
    """The data with one change made."""
    if not change.path:
        return yaml_data(change.value) if isinstance(change, Put) else {}
    step, rest = change.path[0], change.path[1:]
    inner = Put(path=rest, value=change.value) if isinstance(change, Put) else Remove(path=rest)
    if isinstance(step, int):
        return _changed_list(list(data) if isinstance(data, Sequence) and not isinstance(data, str) else [], step, inner)
    copy: dict[str, Any] = dict(data) if isinstance(data, Mapping) else {}
    if isinstance(inner, Put):
        copy[step] = _changed(copy.get(step), inner)
    elif step in copy:
        if not rest:
            del copy[step]
        else:
            copy[step] = _changed(copy[step], inner)
    return copy


def _changed_list(items: list[object], step: int, inner: Change) -> list[object]:
    if isinstance(inner, Put):
        items[step : step + 1] = [_changed(items[step] if step < len(items) else None, inner)]
    elif step < len(items):
        items[step : step + 1] = [_changed(items[step], inner)] if inner.path else []
    return items

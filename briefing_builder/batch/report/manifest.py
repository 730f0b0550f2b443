"""The manifest of a batch: every file with its digest, what it was made of, and what is wrong with it, as JSON. No clock is in it."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from briefing_builder.batch.identity.version import fonts_digest, libraries, templates_digest, tool_digest
from briefing_builder.batch.model import Details, Entry, Outcome, Plan
from briefing_builder.batch.state.folder import sheet_name
from briefing_builder.batch.state.store import problems_as_data

SCHEMA = 1


class Row(NamedTuple):
    """A deck as the papers tell of it."""

    entry: Entry
    details: Details


def manifest_of(rows: Iterable[Row], plan: Plan, outcomes: Iterable[Outcome], pages: Mapping[str, bytes]) -> bytes:
    """Return the manifest of these decks; the same decks give the same bytes, however often and in what order they were built.

    Every problem is written once, and decks name it by its number in `problems`.
    """
    problems: dict[str, int] = {}
    decks = [_line(_deck(row, problems)) for row in rows]
    failed = [_line({"deck": one.path, "problems": _numbers(one.problems, problems)}) for one in outcomes if one.status == "failed"]
    inputs = [_line({"path": stamp.path, "size": stamp.size, "sha256": stamp.sha256}) for stamp in plan.stamps]
    papers = [_line({"file": name, "size": len(data), "sha256": sha256(data).hexdigest()}) for name, data in sorted(pages.items())]
    tool = {"digest": tool_digest(), "fonts": fonts_digest(), "templates": templates_digest(), "versions": libraries()}
    parts = [
        f'"schema": {SCHEMA}',
        f'"tool": {json.dumps(tool, indent=1)}',
        *(f'"{name}": {_list(lines)}' for name, lines in (("inputs", inputs), ("decks", decks), ("failed", failed), ("pages", papers))),
        f'"problems": {_list(list(problems))}',
    ]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _deck(row: Row, problems: dict[str, int]) -> dict[str, Any]:
    entry, details = row
    hand = {"changed_by_hand": {"file": entry.path, "changes": list(entry.changes)}} if entry.hand else {}
    sheet = {"file": sheet_name(entry.path), "size": details.sheet[0], "sha256": details.sheet[1]} if details.sheet else None
    return {
        "file": entry.beside or entry.path,
        "sha256": entry.sha256,
        "size": entry.size,
        "fingerprint": entry.fingerprint,
        "programme": entry.programme.replace("\\", "/"),
        "department": entry.department,
        "variant": entry.variant,
        **({"sheet": sheet} if sheet else {}),
        **hand,
        "problems": _numbers(details.problems, problems),
    }


def _numbers(found: Iterable[Any], problems: dict[str, int]) -> list[int]:
    return [problems.setdefault(_line(one), len(problems)) for one in problems_as_data(found)]


def _line(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def _list(lines: list[str]) -> str:
    return "[\n " + ",\n ".join(lines) + "\n]" if lines else "[]"

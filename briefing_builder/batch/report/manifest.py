"""The manifest of a batch: every file with its digest, what it was made of, and what is wrong with it, as JSON. No clock is in it."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from briefing_builder.batch.identity.version import fonts_digest, library_versions, templates_digest, version_digest
from briefing_builder.batch.model import BuildPlan, Details, Entry, Outcome
from briefing_builder.batch.state.folder import contact_sheet_name
from briefing_builder.batch.state.store import problems_as_data
from briefing_builder.brand.reading.faces import UNVERIFIED_FIT

SCHEMA = 1


class ReportRow(NamedTuple):
    """A deck as the papers tell of it."""

    entry: Entry
    details: Details


def batch_manifest(rows: Iterable[ReportRow], plan: BuildPlan, outcomes: Iterable[Outcome], pages: Mapping[str, bytes]) -> bytes:
    """Return the manifest of these decks; the same decks give the same bytes, however often and in what order they were built.

    Every problem is written once, and decks name it by its number in `problems`.
    """
    problems: dict[str, int] = {}
    decks = [_json_line(_deck_data(row, problems)) for row in rows]
    broken = [outcome for outcome in outcomes if outcome.status == "failed"]
    failed = [_json_line({"deck": outcome.path, "problems": _problem_numbers(outcome.problems, problems)}) for outcome in broken]
    inputs = [_json_line({"path": stamp.path, "size": stamp.size, "sha256": stamp.sha256}) for stamp in plan.stamps]
    page_files = [_json_line({"file": name, "size": len(data), "sha256": sha256(data).hexdigest()}) for name, data in sorted(pages.items())]
    tool = {"digest": version_digest(), "fonts": fonts_digest(), "templates": templates_digest(), "versions": library_versions()}
    lists = {"inputs": inputs, "decks": decks, "failed": failed, "pages": page_files}
    parts = [
        f'"schema": {SCHEMA}',
        f'"tool": {json.dumps(tool, indent=1)}',
        *(f'"{name}": {_json_list(lines)}' for name, lines in lists.items()),
        f'"problems": {_json_list(list(problems))}',
    ]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _deck_data(row: ReportRow, problems: dict[str, int]) -> dict[str, Any]:
    entry, details = row
    hand = {"changed_by_hand": {"file": entry.path, "changes": list(entry.changes)}} if entry.hand else {}
    sheet = {"file": contact_sheet_name(entry.path), "size": details.sheet[0], "sha256": details.sheet[1]} if details.sheet else None
    has_unverified_fit = any(problem.code == UNVERIFIED_FIT for problem in details.problems)
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
        **({"fit": "unverified"} if has_unverified_fit else {}),
        "problems": _problem_numbers(details.problems, problems),
    }


def _problem_numbers(deck_problems: Iterable[Any], problems: dict[str, int]) -> list[int]:
    return [problems.setdefault(_json_line(data), len(problems)) for data in problems_as_data(deck_problems)]


def _json_line(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def _json_list(lines: list[str]) -> str:
    return "[\n " + ",\n ".join(lines) + "\n]" if lines else "[]"

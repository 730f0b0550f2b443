"""The manifest of a batch: every file with its digest, what it was made of, and what is wrong with it, as JSON. No clock is in it."""

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any

from briefing_builder.batch.model import Entry, Outcome, Plan
from briefing_builder.batch.record import problems_as_data
from briefing_builder.batch.tool import fonts_digest, libraries, templates_digest, tool_digest

SCHEMA = 1


def manifest_of(entries: Sequence[Entry], plan: Plan, outcomes: Iterable[Outcome]) -> bytes:
    """Return the manifest of these decks; the same decks give the same bytes, however often and in what order they were built."""
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    document = {
        "schema": SCHEMA,
        "tool": {"digest": tool_digest(), "fonts": fonts_digest(), "templates": templates_digest(), "versions": libraries()},
        "inputs": [{"path": stamp.path, "size": stamp.size, "sha256": stamp.sha256} for stamp in plan.stamps],
        "decks": [_deck(entry) for entry in entries],
        "failed": [{"deck": outcome.key, "problems": problems_as_data(outcome.problems)} for outcome in failed],
    }
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def _deck(entry: Entry) -> dict[str, Any]:
    hand = {"changed_by_hand": entry.path} if entry.hand else {}
    return {
        "file": entry.beside or entry.path,
        **hand,
        "sha256": entry.sha256,
        "size": entry.size,
        "fingerprint": entry.fingerprint,
        "programme": PurePosixPath(entry.programme).as_posix(),
        "department": entry.department,
        "variant": entry.variant,
        "made_of": dict(entry.parts),
        "problems": problems_as_data(entry.problems),
    }

"""The manifest of a pack: its files and what it is go in, JSON comes out; and back."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from briefing_builder import __version__
from briefing_builder.leakscan.scanner import Finding
from briefing_builder.packs.supplier_parts import supplier_of
from briefing_builder.pipeline import Session

MANIFEST = "manifest.json"
SCHEMA = 1
KINDS = ("decks", "content")
_COUNT = re.compile(r"\b\d{3,} taken out\b")
_POSITION = re.compile(r"\bitem \d{3,}\b")
_SIZE = re.compile(rb'"(size|sha256)": ("[0-9a-f]{64}"|\d+)')


def pack_details(session: Session, kind: str, departments: Sequence[str], *, variant: str = "", brand: str = "") -> dict[str, object]:
    """Return what a pack of this programme is: decks or content, whose, of which briefing, and for how long."""
    supplier = supplier_of(session)
    until = supplier.pack.valid_until
    return {
        "kind": kind,
        "supplier": {"id": supplier.id, "name": supplier.name},
        "briefing": session.programme.content.briefing.id,
        "departments": list(departments),
        "variant": variant,
        "brand": brand,
        "valid_until": until.isoformat() if until else "",
    }


def pack_manifest(
    session: Session, details: Mapping[str, object], files: Mapping[str, bytes], declared: Sequence[Finding], removed: Sequence[str]
) -> bytes:
    """Return the manifest: every file with its SHA-256 and size, and of what was searched only what is public anyway.

    Digests are of whole files that were searched, never of a value: a short number could be guessed from its digest.
    """
    content = session.programme.content
    document = {
        "schema": SCHEMA,
        **details,
        "organisation": content.organisation.name,
        "programme": content.programme.name,
        "watermark": supplier_of(session).watermark(session.programme.words),
        "made_by": {"briefing-builder": __version__},
        "files": [{"path": name, "sha256": sha256_of(files[name]), "size": len(files[name])} for name in sorted(files)],
        "taken_out": [_without_large_counts(line) for line in removed],
        "declared_public": _public_values(declared),
    }
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def _public_values(declared: Sequence[Finding]) -> list[dict[str, str]]:
    """What is public anyway, without whose value it is as well, and without the rows of the pilot: that would give them away."""
    named = (finding for finding in declared if not finding.secret.is_row)
    values = dict.fromkeys((finding.file, finding.place, finding.secret.kept_by, finding.public_at) for finding in named)
    return [{"file": file, "place": place, "kept_by": rule, "public_at": _without_large_counts(at)} for file, place, rule, at in values]


def _without_large_counts(line: str) -> str:
    """The line without our own counts and positions of three digits or more, which could be taken for a secret number."""
    return _POSITION.sub("an item after the 99th", _COUNT.sub("more than 99 taken out", line))


def searchable_manifest(manifest: bytes, declared: Sequence[Finding]) -> bytes:
    """Return what a manifest says in words, to be searched like any other file.

    Sizes and digests of files that were searched are no secret. Neither are the places of what is `declared`, such as
    `line 124`: the search has just made them from files that it has read. They are taken out where they stand to the letter; any other
    place is searched.
    """
    text = _SIZE.sub(b"", manifest)
    for place in sorted({line["place"] for line in _public_values(declared)}):
        text = text.replace(_place_field(place), _place_field(""))
    return text


def _place_field(place: str) -> bytes:
    return f'"place": {json.dumps(place, ensure_ascii=False)}'.encode()


def parsed_manifest(data: bytes) -> dict[str, Any] | None:
    """Return the manifest as data; None when we did not write it."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return None
    files = document.get("files") if isinstance(document, dict) else None
    is_ours = isinstance(files, list) and document.get("schema") == SCHEMA and document.get("kind") in KINDS
    if not is_ours or not all(isinstance(file, dict) and {"path", "sha256", "size"} <= file.keys() for file in files or ()):
        return None
    return document if isinstance(document.get("supplier"), dict) and isinstance(document.get("departments"), list) else None


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()

"""The manifest of a pack: its files and what it is go in, JSON comes out; and back."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from briefing_builder import __version__
from briefing_builder.packs.leaks import Declared
from briefing_builder.packs.parts import supplier_of
from briefing_builder.pipeline import Session

NAME = "manifest.json"
SCHEMA = 1
KINDS = ("decks", "content")
_COUNT = re.compile(r"\b\d{3,} taken out\b")
_POSITION = re.compile(r"\bitem \d{3,}\b")
_SIZE = re.compile(rb'"(size|sha256)": ("[0-9a-f]{64}"|\d+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a pack is: decks or content, whose, of which briefing, and for how long."""

    kind: str
    supplier: str
    briefing: str
    departments: tuple[str, ...]
    variant: str = ""
    brand: str = ""
    valid_until: str = ""


def about(session: Session, kind: str, departments: Sequence[str], *, variant: str = "", brand: str = "") -> About:
    """Return what a pack of this programme is."""
    supplier = supplier_of(session)
    until = supplier.pack.valid_until.isoformat() if supplier.pack.valid_until else ""
    return About(
        kind=kind, supplier=supplier.id, briefing=session.programme.content.briefing.id, departments=tuple(departments),
        variant=variant, brand=brand, valid_until=until,
    )  # fmt: skip


def manifest_of(session: Session, what: About, files: Mapping[str, bytes], declared: Sequence[Declared], removed: Sequence[str]) -> bytes:
    """Return the manifest: every file with its SHA-256 and size, and of what was searched only what is public anyway.

    Digests are of whole files that were searched, never of a value: a short number could be guessed from its digest.
    """
    supplier, content = supplier_of(session), session.programme.content
    document = {
        "schema": SCHEMA,
        **asdict(what),
        "supplier": {"id": supplier.id, "name": supplier.name},
        "organisation": content.organisation.name,
        "programme": content.programme.name,
        "watermark": supplier.watermark,
        "made_by": {"briefing-builder": __version__},
        "files": [{"path": name, "sha256": digest(files[name]), "size": len(files[name])} for name in sorted(files)],
        "taken_out": [_counted(line) for line in removed],
        "declared_public": _declared(declared),
    }
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def _declared(declared: Sequence[Declared]) -> list[dict[str, str]]:
    """What is public anyway, without whose value it is as well, and without the rows of the pilot: that would give them away."""
    told = dict.fromkeys((one.file, one.place, one.kept_by, one.public_at) for one in declared if not one.is_row)
    return [{"file": file, "place": place, "kept_by": kept, "public_at": _counted(public)} for file, place, kept, public in told]


def _counted(line: str) -> str:
    """The line with no count or position of ours that has as many digits as a number that tells something."""
    return _POSITION.sub("an item after the 99th", _COUNT.sub("more than 99 taken out", line))


def searchable(manifest: bytes, declared: Sequence[Declared]) -> bytes:
    """Return what a manifest says in words, to be searched like any other file.

    Sizes and digests of files that were searched are no secret of anybody's. Neither are the places of what is `declared`, such as
    `line 124`: the search has just made them from files that it has read. They are taken out where they stand to the letter; any other
    place is searched.
    """
    told = _SIZE.sub(b"", manifest)
    for place in sorted({line["place"] for line in _declared(declared)}):
        told = told.replace(_placed(place), _placed(""))
    return told


def _placed(place: str) -> bytes:
    return f'"place": {json.dumps(place, ensure_ascii=False)}'.encode()


def read_manifest(data: bytes) -> dict[str, Any] | None:
    """Return the manifest as data; None when it is none of ours."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return None
    files = document.get("files") if isinstance(document, dict) else None
    is_ours = isinstance(files, list) and document.get("schema") == SCHEMA and document.get("kind") in KINDS
    if not is_ours or not all(isinstance(one, dict) and {"path", "sha256", "size"} <= one.keys() for one in files or ()):
        return None
    return document if isinstance(document.get("supplier"), dict) and isinstance(document.get("departments"), list) else None


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()

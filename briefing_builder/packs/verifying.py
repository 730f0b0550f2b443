"""A pack that comes back: its bytes go in, and the programme if there is one; what was changed and what it gives away come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from briefing_builder.leakscan.finding.search import Search, search_of
from briefing_builder.leakscan.reading.archives import archive_parts
from briefing_builder.leakscan.reading.model import Allowance, Fragment, Inner, TooLarge, Unreadable
from briefing_builder.packs.leaks import Searched, searched
from briefing_builder.packs.making import search_for
from briefing_builder.packs.manifest import NAME, digest, read_manifest, searchable
from briefing_builder.packs.parts import parts_of, supplier_of
from briefing_builder.packs.secrets.gather import secrets_of
from briefing_builder.packs.secrets.public import public_of
from briefing_builder.pipeline import Options, Session
from briefing_builder.problems import Problem, Source, did_you_mean, error, warning

LARGEST = 1_000_000_000
"""Bytes of a file that is looked into at all; a pack of sixty departments has a fiftieth of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A zip file as it lies before us: its files without their common folder, what is said around them, and its manifest if it has one."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    others: tuple[Fragment, ...] = ()
    manifest: Mapping[str, Any] | None = None
    problems: tuple[Problem, ...] = ()


def opened(data: bytes, shown_as: str) -> Opened:
    """Return what is in a file that should be a pack; what makes it none is a problem. Never raises."""
    place = Source(path=shown_as)
    if len(data) > LARGEST or not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        reason = "is too large to be a pack" if len(data) > LARGEST else "is no zip file"
        return Opened(problems=(error("pack-unreadable", f"this {reason}", place, "give the .zip that `briefing pack` wrote"),))
    try:
        parts = list(archive_parts(data, Allowance()))
    except TooLarge:
        return Opened(problems=(error("pack-unreadable", "this unpacks to more than any pack: it may be a bomb", place),))
    broken = [part for part in parts if isinstance(part, Unreadable)]
    inner = [part for part in parts if isinstance(part, Inner)]
    others = tuple(part for part in parts if isinstance(part, Fragment))
    folders = {part.name.partition("/")[0] for part in inner}
    root = f"{folders.pop()}/" if len(folders) == 1 else ""
    files = {part.name.removeprefix(root): part.data for part in inner}
    manifest = read_manifest(files[NAME]) if NAME in files else None
    problems = [error("pack-unreadable", f"{one.place}: {one.reason}".lstrip(": "), place) for one in broken]
    if manifest is None:
        problems.append(error("pack-not-ours", f"this is no pack: it has no {NAME} that `briefing pack` wrote", place))
    return Opened(files=files, others=others, manifest=manifest, problems=tuple(problems))


def changes(pack: Opened, shown_as: str) -> Iterator[Problem]:
    """Yield an error for each file that is missing, was added, or is not as it was packed."""
    if pack.manifest is None:
        return
    place = Source(path=shown_as)
    listed = {str(one["path"]): one for one in pack.manifest["files"]}
    for name, one in listed.items():
        if name not in pack.files:
            yield error("pack-file-missing", f"{name} is missing", place)
        elif digest(pack.files[name]) != one["sha256"] or len(pack.files[name]) != one["size"]:
            yield error("pack-file-changed", f"{name} is not as it was packed", place)
    for name in pack.files:
        if name not in listed and name != NAME:
            yield error("pack-file-added", f"{name} was added: the manifest does not have it", place)
    yield from (
        error("pack-file-added", f"{name} leads out of the pack's folder", place)
        for name in pack.files
        if ".." in PurePosixPath(name).parts or name.startswith("/")
    )


def expiry(pack: Opened, shown_as: str, today: date) -> Iterator[Problem]:
    """Yield a warning when the pack's last day has passed."""
    until = str((pack.manifest or {}).get("valid_until") or "")
    if until and until < today.isoformat():
        message = f"the pack was valid until {until}, and is not any more"
        yield warning("pack-expired", message, Source(path=shown_as), "make a new one with `briefing pack`")


def redaction(pack: Opened, session: Session) -> Searched:
    """Return what the pack gives away now, wherever in the zip file it stands, by the programme as it is now."""
    assert pack.manifest is not None
    search = _search(pack.manifest, session)
    found = searched({name: data for name, data in pack.files.items() if name != NAME}, search, others=pack.others)
    own = searched({NAME: searchable(pack.files[NAME], found.declared)}, search)  # sizes and digests have their own proof: `changes`
    return Searched(problems=(*found.problems, *own.problems), declared=(*found.declared, *own.declared))


def stranger(pack: Opened, session: Session, shown_as: str) -> Iterator[Problem]:
    """Yield an error when the pack belongs to another supplier than the programme's."""
    named = str((pack.manifest or {}).get("supplier", {}).get("id", ""))
    supplier = supplier_of(session)
    if named != supplier.id:
        message = f"the pack is for “{named}”; the programme's supplier is “{supplier.id}”"
        yield error("pack-of-another", message, Source(path=shown_as), did_you_mean(named, [supplier.id]))


def is_untouched(data: bytes) -> bool | None:
    """Return whether a file is a pack just as it was made; None when it is no pack of ours."""
    pack = opened(data, "")
    if pack.manifest is None:
        return None
    return not pack.problems and not any(changes(pack, ""))


def _search(manifest: Mapping[str, Any], session: Session) -> Search:
    """The search for this programme's secrets, with the clocks of the meetings that the pack is of."""
    secrets = secrets_of(session)
    variant = str(manifest.get("variant") or "")
    departments = [id for id in manifest["departments"] if id in session.departments]
    if manifest["kind"] != "decks" or variant not in session.variants or not departments:
        return search_of(secrets, public_of(session, secrets))
    return search_for(session, parts_of(session, departments, Options(variant=variant)), secrets)

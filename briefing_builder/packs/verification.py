"""A pack that comes back: its bytes go in, and the programme if there is one; what was changed and what it gives away come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from briefing_builder.leakscan.finding.search import Search
from briefing_builder.leakscan.reading.archives import archive_parts
from briefing_builder.leakscan.reading.model import EmbeddedFile, Fragment, UnpackBudget, UnpacksToTooMuch, Unreadable
from briefing_builder.packs.deck_pack import decks_search
from briefing_builder.packs.leaks import LeakReport, leak_report
from briefing_builder.packs.manifest import MANIFEST, parsed_manifest, searchable_manifest, sha256_of
from briefing_builder.packs.secrets.inventory import take_inventory
from briefing_builder.packs.secrets.public import programme_search
from briefing_builder.packs.supplier_parts import supplier_of, supplier_parts
from briefing_builder.pipeline import Options, Session
from briefing_builder.problems import Problem, Source, did_you_mean, error, warning

LARGEST_PACK = 1_000_000_000
"""Bytes of a file that is looked into at all; a pack of sixty departments has a fiftieth of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPack:
    """A zip file as it is now: its files without their common folder, texts around them, and its manifest if it has one."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    others: tuple[Fragment, ...] = ()
    """Texts that stand beside the files: comments, extra fields."""
    manifest: Mapping[str, Any] | None = None
    problems: tuple[Problem, ...] = ()


def open_pack(data: bytes, shown_as: str) -> OpenedPack:
    """Return what is in a file that should be a pack; what makes it none is a problem. Never raises."""
    source = Source(path=shown_as)
    if len(data) > LARGEST_PACK or not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        reason = "is too large to be a pack" if len(data) > LARGEST_PACK else "is no zip file"
        return OpenedPack(problems=(error("pack-unreadable", f"this {reason}", source, "give the .zip that `briefing pack` wrote"),))
    try:
        parts = list(archive_parts(data, UnpackBudget()))
    except UnpacksToTooMuch:
        return OpenedPack(problems=(error("pack-unreadable", "this unpacks to more than any pack: it may be a bomb", source),))
    broken = [part for part in parts if isinstance(part, Unreadable)]
    inner = [part for part in parts if isinstance(part, EmbeddedFile)]
    others = tuple(part for part in parts if isinstance(part, Fragment))
    folders = {part.name.partition("/")[0] for part in inner}
    root = f"{folders.pop()}/" if len(folders) == 1 else ""
    files = {part.name.removeprefix(root): part.data for part in inner}
    manifest = parsed_manifest(files[MANIFEST]) if MANIFEST in files else None
    problems = [error("pack-unreadable", f"{part.place}: {part.reason}".lstrip(": "), source) for part in broken]
    if manifest is None:
        problems.append(error("pack-not-ours", f"this is no pack: it has no {MANIFEST} that `briefing pack` wrote", source))
    return OpenedPack(files=files, others=others, manifest=manifest, problems=tuple(problems))


def tampered_files(pack: OpenedPack, shown_as: str) -> Iterator[Problem]:
    """Yield an error for each file that is missing, was added, or is not as it was packed."""
    if pack.manifest is None:
        return
    source = Source(path=shown_as)
    listed = {str(file["path"]): file for file in pack.manifest["files"]}
    for name, file in listed.items():
        if name not in pack.files:
            yield error("pack-file-missing", f"{name} is missing", source)
        elif sha256_of(pack.files[name]) != file["sha256"] or len(pack.files[name]) != file["size"]:
            yield error("pack-file-changed", f"{name} is not as it was packed", source)
    for name in pack.files:
        if name not in listed and name != MANIFEST:
            yield error("pack-file-added", f"{name} was added: the manifest does not have it", source)
    yield from (
        error("pack-file-added", f"{name} leads out of the pack's folder", source)
        for name in pack.files
        if ".." in PurePosixPath(name).parts or name.startswith("/")
    )


def expiry_warnings(pack: OpenedPack, shown_as: str, today: date) -> Iterator[Problem]:
    """Yield a warning when the pack's last day has passed."""
    until = str((pack.manifest or {}).get("valid_until") or "")
    if until and until < today.isoformat():
        message = f"the pack was valid until {until}, and is not any more"
        yield warning("pack-expired", message, Source(path=shown_as), "make a new one with `briefing pack`")


def leaks_in_pack(pack: OpenedPack, session: Session) -> LeakReport:
    """Return what the pack gives away now, wherever in the zip file it stands, by the programme as it is now."""
    assert pack.manifest is not None
    search = _search_for_pack(pack.manifest, session)
    content = leak_report({name: data for name, data in pack.files.items() if name != MANIFEST}, search, others=pack.others)
    manifest = searchable_manifest(pack.files[MANIFEST], content.declared)  # sizes and digests have their own proof: `tampered_files`
    own = leak_report({MANIFEST: manifest}, search)
    return LeakReport(problems=(*content.problems, *own.problems), declared=(*content.declared, *own.declared))


def wrong_supplier(pack: OpenedPack, session: Session, shown_as: str) -> Iterator[Problem]:
    """Yield an error when the pack belongs to another supplier than the programme's."""
    named = str((pack.manifest or {}).get("supplier", {}).get("id", ""))
    supplier = supplier_of(session)
    if named != supplier.id:
        message = f"the pack is for “{named}”; the programme's supplier is “{supplier.id}”"
        yield error("pack-of-another", message, Source(path=shown_as), did_you_mean(named, [supplier.id]))


def is_untouched_pack(data: bytes) -> bool | None:
    """Return whether a file is a pack just as it was made; None when it is no pack at all."""
    pack = open_pack(data, "")
    if pack.manifest is None:
        return None
    return not pack.problems and not any(tampered_files(pack, ""))


def _search_for_pack(manifest: Mapping[str, Any], session: Session) -> Search:
    """The search for this programme's secrets, with the clocks of the meetings that the pack is of."""
    inventory = take_inventory(session)
    variant = str(manifest.get("variant") or "")
    departments = [id for id in manifest["departments"] if id in session.departments]
    if manifest["kind"] != "decks" or variant not in session.variants or not departments:
        return programme_search(session, inventory)
    return decks_search(session, supplier_parts(session, departments, Options(variant=variant)), inventory)

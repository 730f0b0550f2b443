"""A deck remembers what we wrote: a digest over all parts, kept in a custom property, tells whether somebody has edited it since."""

import hashlib
import re
import zlib
from collections.abc import Iterable
from zipfile import BadZipFile

from briefing_builder.backends.pptx.parts.properties import CUSTOM, DIGEST_NAME
from briefing_builder.files.archive import Member, opened_zip

KEPT = re.compile(rf'name="{DIGEST_NAME}"[^>]*>\s*<vt:lpwstr>([0-9a-f]{{64}})</vt:lpwstr>')


def digest_of_members(members: Iterable[Member]) -> str:
    """Return the digest of a package: SHA-256 over the sorted names and the SHA-256 of each raw part, the custom properties apart."""
    return _digest_of_parts((member.name, member.digest) for member in members)


def digest_of(data: bytes) -> str:
    """Return the same digest, computed anew from a finished file; it does not depend on how the parts are compressed.

    Raises zipfile.BadZipFile when the bytes are no zip file, ValueError when they unpack to too much.
    """
    with opened_zip(data) as package:
        return _digest_of_parts((name, hashlib.sha256(package.read(name)).digest()) for name in package.namelist())


def is_untouched(data: bytes) -> bool | None:
    """Return whether the file is still as we wrote it; None when we did not write it."""
    try:
        with opened_zip(data) as package:
            match = KEPT.search(package.read(CUSTOM).decode("utf-8", "replace"))
        return None if match is None else match[1] == digest_of(data)
    except (BadZipFile, KeyError, EOFError, OSError, ValueError, RuntimeError, zlib.error):  # torn, rotten, or behind a password
        return None


def _digest_of_parts(parts: Iterable[tuple[str, bytes]]) -> str:
    whole = hashlib.sha256()
    for name, digest in sorted(parts):
        if name != CUSTOM:
            whole.update(name.encode() + b"\0" + digest)
    return whole.hexdigest()

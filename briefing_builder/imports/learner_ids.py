"""Ids of learners: what a file calls them and the programme's key go in, short keyed hashes come out, from which nobody finds them again.

HMAC-SHA-256 (RFC 2104, FIPS 198-1) over the id without case and outer spaces. Without the key nobody can try out which address gives which
hash; when the key is removed, nobody at all.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from briefing_builder.errors import ContentError
from briefing_builder.files.intake import exists, read_text
from briefing_builder.problems import Problem, Source, error

PRIVATE_FOLDER = ".briefing"
"""In the programme's folder: what belongs to one computer, and never goes into a pack or a repository."""
KEY_FILE = "key"
SHORTEST = 12
"""Hexadecimal digits of a hashed id: 48 bits, with which two of 10,000 learners share one in less than one import of five million."""
PREFIX = "p"
"""Before the digits, so that no spreadsheet takes `12e4…` for a number."""
_KEY = re.compile(r"[0-9a-f]{64}")


def plain_id(text: str) -> str:
    """Return an id as it is compared between files: in one Unicode form, without case and outer spaces."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).strip().casefold())


def new_key() -> str:
    """Return a key that nobody has had before, 256 bits in hexadecimal digits."""
    return secrets.token_hex(32)


def key_path(folder: Path) -> Path:
    """Return where the key of the programme in that folder is kept."""
    return folder / PRIVATE_FOLDER / KEY_FILE


def kept_key(folder: Path) -> str:
    """Return the programme's key; nothing where none was made yet. Raises ContentError when the file holds something else."""
    path = key_path(folder)
    if not exists(path):
        return ""
    text = read_text(path, str(path), 1_000)
    if isinstance(text, Problem):
        raise ContentError(text)
    if not _KEY.fullmatch(text.strip()):
        hint = "restore it, or remove it: the next import makes another, and all ids of learners change"
        raise ContentError(error("key-damaged", "this is not the key that an import has made", Source(path=str(path)), hint))
    return text.strip()


def hashed_ids(learners: Iterable[str], key: str) -> dict[str, str]:
    """Return the hashed id of each plain id: as short as all of them stay different, SHORTEST digits at least."""
    secret = bytes.fromhex(key)
    digests = {learner: hmac.new(secret, learner.encode(), hashlib.sha256).hexdigest() for learner in learners}
    length = SHORTEST
    while len({digest[:length] for digest in digests.values()}) < len(digests):
        length += 4
    return {learner: f"{PREFIX}{digest[:length]}" for learner, digest in digests.items()}

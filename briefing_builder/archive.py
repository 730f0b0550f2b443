"""Zip files from finished members: what is compressed once is copied into every deck as it stands; same members, same bytes."""

import hashlib
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# PKWARE APPNOTE 6.3.10, 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end)
LOCAL_HEADER = struct.Struct("<4s5H3L2H")
CENTRAL_HEADER = struct.Struct("<4s6H3L5H2L")
END_RECORD = struct.Struct("<4s4H2LH")
VERSION = 20
UTF8_NAMES = 0x800
STORED, DEFLATED = 0, 8
FIRST_DAY = 0x21  # 1 January 1980, the zip format's own beginning
LEVEL = 6
RAW_DEFLATE = -15


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of a zip archive, ready to be copied: `data` is compressed unless `method` is STORED; `digest` is over the raw bytes."""

    name: str
    data: bytes
    method: int
    size: int
    crc: int
    digest: bytes


def stored(name: str, raw: bytes) -> Member:
    """Return a member that is kept as it is: pictures and workbooks, which are compressed already."""
    return Member(name=name, data=raw, method=STORED, size=len(raw), crc=zlib.crc32(raw), digest=hashlib.sha256(raw).digest())


@lru_cache(maxsize=1024)
def deflated(name: str, raw: bytes | str) -> Member:
    """Return a compressed member; text is written as UTF-8. Parts that decks have in common are compressed once."""
    content = raw.encode() if isinstance(raw, str) else raw
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW_DEFLATE)
    data = packer.compress(content) + packer.flush()
    digest = hashlib.sha256(content).digest()
    return Member(name=name, data=data, method=DEFLATED, size=len(content), crc=zlib.crc32(content), digest=digest)


def archive(members: Sequence[Member]) -> bytes:
    """Return a zip file of the members in the given order, all dated 1 January 1980."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        name = member.name.encode()
        flags = 0 if name.isascii() else UTF8_NAMES
        sizes = (member.crc, len(member.data), member.size)
        head = LOCAL_HEADER.pack(b"PK\x03\x04", VERSION, flags, member.method, 0, FIRST_DAY, *sizes, len(name), 0)
        directory += (
            CENTRAL_HEADER.pack(
                b"PK\x01\x02", VERSION, VERSION, flags, member.method, 0, FIRST_DAY, *sizes, len(name), 0, 0, 0, 0, 0, offset
            ),
            name,
        )
        pieces += (head, name, member.data)
        offset += len(head) + len(name) + len(member.data)
    central = b"".join(directory)
    end = END_RECORD.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(central), offset, 0)
    return b"".join((*pieces, central, end))

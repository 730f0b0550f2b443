"""Zip files from finished members: what is compressed once is copied into every deck as it stands; same members, same bytes."""

import hashlib
import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

from briefing_builder.values import Value

# PKWARE APPNOTE 6.3.10, 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end)
LOCAL_HEADER = struct.Struct("<4s5H3L2H")
CENTRAL_HEADER = struct.Struct("<4s6H3L5H2L")
END_RECORD = struct.Struct("<4s4H2LH")
OFFSET = struct.Struct("<L")
VERSION = 20
UTF8_NAMES = 0x800
STORED, DEFLATED = 0, 8
FIRST_DAY = 0x21  # 1 January 1980, the zip format's own beginning
LEVEL = 6
RAW_DEFLATE = -15


MOST_MEMBERS = 20_000
DIRECTORY_BYTES = 5_000_000
"""Of the lines that name the members; they are all read before any is looked at."""
MOST_BYTES, PLAIN_BYTES, STEEPEST = 400_000_000, 20_000_000, 200
"""What a file may unpack to at most, what any may, and how many times its own size one may that unpacks to more: XML shrinks to a tenth."""
DIRECTORY_SIZE, END_MARK = struct.Struct("<L"), b"PK\x05\x06"
WIDE_SIZE, WIDE_MARK = struct.Struct("<Q"), b"PK\x06\x06"
LONGEST_END = 65_557 + 100


class Member(Value, frozen=True, kw_only=True):
    """A file of a zip archive, ready to be copied: `data` is compressed unless `method` is STORED; `digest` is over the raw bytes.

    `head` stands before the data, `entry` is its line of the directory without the offset and the name at its end.
    """

    name: str
    data: bytes
    method: int
    size: int
    crc: int
    digest: bytes
    head: bytes
    entry: bytes


def _make_member(name: str, data: bytes, content: "Content", method: int) -> Member:
    written = name.encode()
    flags = 0 if written.isascii() else UTF8_NAMES
    sizes = (content.crc, len(data), content.size)
    head = LOCAL_HEADER.pack(b"PK\x03\x04", VERSION, flags, method, 0, FIRST_DAY, *sizes, len(written), 0) + written
    entry = CENTRAL_HEADER.pack(b"PK\x01\x02", VERSION, VERSION, flags, method, 0, FIRST_DAY, *sizes, len(written), 0, 0, 0, 0, 0, 0)
    return Member(
        name=name, data=data, method=method, size=content.size, crc=content.crc, digest=content.digest,
        head=head, entry=entry[: -OFFSET.size],
    )  # fmt: skip


class Content(Value, frozen=True):
    """What is inside a member, uncompressed: its size, checksum and digest."""

    size: int
    crc: int
    digest: bytes


def _content_of(raw: bytes) -> Content:
    return Content(len(raw), zlib.crc32(raw), hashlib.sha256(raw).digest())


def stored(name: str, raw: bytes) -> Member:
    """Return a member that is kept as it is: pictures and workbooks, which are compressed already."""
    return _make_member(name, raw, _content_of(raw), STORED)


@lru_cache(maxsize=1024)
def deflated(name: str, raw: bytes | str) -> Member:
    """Return a compressed member; text is written as UTF-8. Parts that decks have in common are compressed once."""
    content = raw.encode() if isinstance(raw, str) else raw
    return _make_member(name, zlib.compress(content, LEVEL, RAW_DEFLATE), _content_of(content), DEFLATED)


class Beginning(Value, frozen=True, kw_only=True):
    """The first bytes of members that differ only at their end: compressed, with checksum and digest as far as they go."""

    data: bytes
    size: int
    crc: int
    digest: "hashlib._Hash"


def beginning(raw: bytes) -> Beginning:
    """Return the beginning of a member; whatever follows is compressed without knowing it."""
    return Beginning(data=_unfinished(raw), size=len(raw), crc=zlib.crc32(raw), digest=hashlib.sha256(raw))


def completed(name: str, begun: Beginning, middle: bytes, end: bytes) -> Member:
    """Return the member that begins so, goes on with the middle, and ends with the end; each is compressed without knowing the others."""
    digest, rest = begun.digest.copy(), middle + end
    digest.update(rest)
    content = Content(begun.size + len(rest), zlib.crc32(rest, begun.crc), digest.digest())
    return _make_member(name, begun.data + _compressed_middle(middle) + _compressed_end(end), content, DEFLATED)


def _unfinished(raw: bytes) -> bytes:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW_DEFLATE)
    return packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH)


@lru_cache(maxsize=64)
def _compressed_middle(raw: bytes) -> bytes:
    """The slides of a deck have the same before their number."""
    return _unfinished(raw)


@lru_cache(maxsize=256)
def _compressed_end(raw: bytes) -> bytes:
    """The slides of one number end alike in many decks."""
    return zlib.compress(raw, LEVEL, RAW_DEFLATE)


def archive(members: Sequence[Member]) -> bytes:
    """Return a zip file of the members in the given order, all dated 1 January 1980."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        pieces += (member.head, member.data)
        directory += (member.entry, OFFSET.pack(offset), member.head[LOCAL_HEADER.size :])
        offset += len(member.head) + len(member.data)
    central = b"".join(directory)
    return b"".join((*pieces, central, _end_record(len(members), len(central), offset)))


def holds(data: bytes, members: Sequence[Member]) -> bool:
    """Return whether a zip file holds these members in this order, whole, with a directory that leads to them, and nothing else."""
    offset, places = 0, []
    for member in members:
        if not (data.startswith(member.head, offset) and data.startswith(member.data, offset + len(member.head))):
            return False
        places.append(offset)
        offset += len(member.head) + len(member.data)
    position = offset
    for member, where in zip(members, places, strict=True):
        for piece in (member.entry, OFFSET.pack(where), member.head[LOCAL_HEADER.size :]):
            if not data.startswith(piece, position):
                return False
            position += len(piece)
    return data[position:] == _end_record(len(members), position - offset, offset)


def opened_zip(data: bytes) -> ZipFile:
    """Return a zip file that somebody wrote, when what it unpacks to fits into memory; each of its members holds no more than it says.

    Raises BadZipFile when it is none, ValueError when it has too many members, unpacks to too much, or is packed in ways of nobody's decks.
    """
    refuse_crowded(data)
    package = ZipFile(BytesIO(data))
    members = package.infolist()
    total = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or total > MOST_BYTES or total > max(PLAIN_BYTES, STEEPEST * len(data)):
        raise ValueError("the file unpacks to more than any of ours")
    if any(member.compress_type not in (STORED, DEFLATED) for member in members):
        raise ValueError("the file is compressed in a way that no deck is")
    return package


def refuse_crowded(data: bytes, most: int = DIRECTORY_BYTES) -> None:
    """Raise ValueError when a zip file, of which this is the end, says that its directory has more bytes than that, before it is read."""
    end = data[-LONGEST_END:]
    position, wide = end.rfind(END_MARK), end.rfind(WIDE_MARK)
    sizes = [DIRECTORY_SIZE.unpack_from(end, position + 12)[0]] if 0 <= position <= len(end) - END_RECORD.size else []
    sizes += [WIDE_SIZE.unpack_from(end, wide + 40)[0]] if 0 <= wide <= len(end) - 48 else []
    if any(size > most for size in sizes):
        raise ValueError("the file has more members than any of ours")


def _end_record(count: int, size: int, offset: int) -> bytes:
    return END_RECORD.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)

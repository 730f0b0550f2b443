"""Zip files: bytes go in, every member comes out, and every comment, extra field and byte that belongs to none of them."""

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from briefing_builder.packs.reading.model import Allowance, Fragment, Inner, Unreadable
from briefing_builder.packs.reading.strings import strings_in

MOST_MEMBERS = 20_000
CHUNK = 1_000_000
LOCAL = struct.Struct("<4s5H3L2H")
"""PKWARE APPNOTE 6.3.10, 4.3.7."""
END, END_SIZE = b"PK\x05\x06", 22
DESCRIPTOR = 24
"""The longest data descriptor that may follow a member (4.3.9)."""
HAS_DESCRIPTOR, IS_ENCRYPTED = 0x8, 0x1

Part = Fragment | Unreadable | Inner


def archive_parts(data: bytes, allowance: Allowance) -> Iterator[Part]:
    """Yield the members in their order, and whatever else an archive can hold. Raises TooLarge when it unpacks to too much."""
    try:
        package = zipfile.ZipFile(BytesIO(data))
        members = package.infolist()
    except (zipfile.BadZipFile, ValueError, struct.error, OSError, NotImplementedError, OverflowError) as failure:
        yield Unreadable(place="", reason=f"it is no whole zip file ({failure})")
        yield from _strings(data, "among its bytes")
        return
    if len(members) > MOST_MEMBERS:
        yield Unreadable(place="", reason=f"it has more than {MOST_MEMBERS} files")
        return
    counts = Counter(member.filename for member in members)
    yield from (Unreadable(place=name, reason="two files have this name") for name, count in counts.items() if count > 1)
    if package.comment:
        yield from _strings(package.comment, "the comment of the zip file", is_text=True)
    for member in members:
        yield from _member(package, member, allowance)
    yield from _between(data, members, package.start_dir)


def _member(package: zipfile.ZipFile, member: zipfile.ZipInfo, allowance: Allowance) -> Iterator[Part]:
    name = member.filename
    yield from _strings(member.comment, f"the comment of {name}", is_text=True)
    yield from _strings(member.extra, f"the extra field of {name}")
    if member.flag_bits & IS_ENCRYPTED:
        yield Unreadable(place=name, reason="it is encrypted")
        return
    content = bytearray()
    try:
        with package.open(member) as stream:
            while chunk := stream.read(CHUNK):
                allowance.take(len(chunk))
                content += chunk
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, OSError, struct.error) as failure:
        yield Unreadable(place=name, reason=f"it cannot be unpacked ({failure})")
        return
    if not member.is_dir():
        yield Inner(place=name, name=name, data=bytes(content))


def _between(data: bytes, members: list[zipfile.ZipInfo], directory: int) -> Iterator[Part]:
    """What stands in none of the members, and in none of the two records of their names."""
    position = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        yield from _foreign(data[position : member.header_offset])
        head = data[member.header_offset : member.header_offset + LOCAL.size]
        if len(head) < LOCAL.size:
            return
        *_, name_length, extra_length = LOCAL.unpack(head)
        names = member.header_offset + LOCAL.size
        extra = names + name_length
        yield Fragment(place=f"the second name of {member.filename}", text=data[names:extra].decode("utf-8", "replace"))
        yield from _strings(data[extra : extra + extra_length], f"the extra field of {member.filename}")
        position = extra + extra_length + member.compress_size
        if member.flag_bits & HAS_DESCRIPTOR:
            following = data.find(b"PK", position + 4, position + DESCRIPTOR + 4)
            position = following if following >= 0 else position + DESCRIPTOR
    yield from _foreign(data[position:directory])
    end = data.rfind(END)
    yield from _foreign(data[end + END_SIZE + int.from_bytes(data[end + 20 : end + END_SIZE], "little") :])


def _foreign(piece: bytes) -> Iterator[Part]:
    if piece.strip(b"\0"):
        yield Unreadable(place="between its files", reason=f"{len(piece)} bytes belong to no file")
        yield from _strings(piece, "between its files")


def _strings(piece: bytes, place: str, *, is_text: bool = False) -> Iterator[Part]:
    if is_text and piece:
        yield Fragment(place=place, text=piece.decode("utf-8", "replace"))
    yield from (Fragment(place=place, text=found) for found in strings_in(piece))

"""Zip files: bytes go in, every member comes out, and every comment, extra field and byte that belongs to none of them."""

import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from briefing_builder.files.archive import DEFLATED, LOCAL_HEADER, RAW_DEFLATE, STORED, refuse_crowded
from briefing_builder.leakscan.reading.model import EmbeddedFile, Fragment, Part, UnpackBudget, Unreadable
from briefing_builder.leakscan.reading.strings import strings_in

MOST_MEMBERS = 20_000
END, END_SIZE = b"PK\x05\x06", 22
MARK, DESCRIPTOR = b"PK\x07\x08", 24
"""How a data descriptor may begin, and the longest one that may follow a member (4.3.9)."""
WIDE = 0xFFFF_FFFF
"""A size that stands elsewhere because it needs more room (4.5.3)."""
NO_FILE = 0x08 | 0x40 | 0x400
"""What DOS and Windows call a volume, a device, and a link (4.4.15)."""
HAS_DESCRIPTOR, IS_ENCRYPTED = 0x8, 0x1
TORN = (zipfile.BadZipFile, ValueError, struct.error, OSError, NotImplementedError, OverflowError, RuntimeError, EOFError, zlib.error)
"""What may be raised for bytes that are no zip file, or for a member that is not what its headers say."""


def archive_parts(data: bytes, allowance: UnpackBudget) -> Iterator[Part]:
    """Yield the members in their order, and whatever else an archive can hold. Raises UnpacksToTooMuch when it unpacks to too much."""
    try:
        refuse_crowded(data)
        package = zipfile.ZipFile(BytesIO(data))
        members = package.infolist()
    except TORN as failure:
        yield Unreadable(place="", reason=f"it is no whole zip file ({failure})")
        yield from _byte_texts(data, "among its bytes")
        return
    if len(members) > MOST_MEMBERS:
        yield Unreadable(place="", reason=f"it has more than {MOST_MEMBERS} files")
        return
    counts = Counter(member.filename for member in members)
    yield from (Unreadable(place=name, reason="two files have this name") for name, count in counts.items() if count > 1)
    if package.comment:
        yield from _byte_texts(package.comment, "the comment of the zip file", is_text=True)
    for member in members:
        yield from _member_parts(data, package, member, allowance)
    yield from _unlisted_bytes(data, members, package.start_dir)


def _member_parts(data: bytes, package: zipfile.ZipFile, member: zipfile.ZipInfo, allowance: UnpackBudget) -> Iterator[Part]:
    name = member.filename
    yield from _byte_texts(member.comment, f"the comment of {name}", is_text=True)
    yield from _byte_texts(member.extra, f"the extra field of {name}")
    if not _is_file_or_folder(member):
        yield Unreadable(place=name, reason="it is a link, a device or another thing that is neither file nor folder")
    if member.flag_bits & IS_ENCRYPTED:
        yield Unreadable(place=name, reason="it is encrypted")
        return
    if member.compress_type not in (STORED, DEFLATED):
        yield Unreadable(place=name, reason=f"it is packed in way {member.compress_type}, which is none of ours")
        return
    try:
        package.open(member).close()  # that checks its own header against the directory
        content = _unpacked_member(_compressed_bytes(data, member), member, allowance)
    except TORN as failure:
        yield Unreadable(place=name, reason=f"it cannot be unpacked ({failure})")
        return
    if content or not name.endswith("/"):
        yield EmbeddedFile(place=name, name=name, data=content)


def _is_file_or_folder(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a file or a folder, by its name and by its kind in the ways of Unix and of DOS; most programs tell neither."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    return kind in (0, stat.S_IFDIR if member.filename.endswith("/") else stat.S_IFREG) and not member.external_attr & NO_FILE


def _compressed_bytes(data: bytes, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a member as they lie in the archive. Raises BadZipFile when some are missing."""
    *_, name_length, extra_length = LOCAL_HEADER.unpack_from(data, member.header_offset)
    start = member.header_offset + LOCAL_HEADER.size + name_length + extra_length
    packed = data[start : start + member.compress_size]
    if len(packed) != member.compress_size:
        raise zipfile.BadZipFile("it is cut off")
    return packed


def _unpacked_member(packed: bytes, member: zipfile.ZipInfo, allowance: UnpackBudget) -> bytes:
    """Unpack a member. Raises BadZipFile unless its packed bytes are all used, and give just what the directory tells."""
    allowance.take(member.file_size)
    content, rest = (packed, b"") if member.compress_type == STORED else _inflated(packed, member.file_size + 1)
    if rest or len(content) != member.file_size:
        raise zipfile.BadZipFile("its size is not the one that the directory tells")
    if zlib.crc32(content) != member.CRC:
        raise zipfile.BadZipFile("its checksum is not the one that the directory tells")
    return content


def _inflated(packed: bytes, most: int) -> tuple[bytes, bytes]:
    """So many bytes at most out of a deflate stream, and those after its end. Raises EOFError when it does not end."""
    unpacker = zlib.decompressobj(RAW_DEFLATE)
    content = unpacker.decompress(packed, most)
    if not unpacker.eof:
        raise EOFError("it does not end where its size says")
    return content, unpacker.unused_data


def _unlisted_bytes(data: bytes, members: list[zipfile.ZipInfo], directory: int) -> Iterator[Part]:
    """What stands in none of the members, and in none of the two records of their names."""
    position = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        yield from _stray_bytes(data[position : member.header_offset])
        head = data[member.header_offset : member.header_offset + LOCAL_HEADER.size]
        if len(head) < LOCAL_HEADER.size:
            return
        *_, name_length, extra_length = LOCAL_HEADER.unpack(head)
        names = member.header_offset + LOCAL_HEADER.size
        extra = names + name_length
        yield Fragment(place=f"the second name of {member.filename}", text=data[names:extra].decode("utf-8", "replace"))
        yield from _byte_texts(data[extra : extra + extra_length], f"the extra field of {member.filename}")
        position = extra + extra_length + member.compress_size
        following = data[position : position + DESCRIPTOR]
        length = _descriptor_length(following, member) if member.flag_bits & HAS_DESCRIPTOR else 0
        if length is None or not _agrees_with_directory(head, member):
            yield Unreadable(place=member.filename, reason="what is told around it is not what the directory tells")
        position += length or 0
    yield from _stray_bytes(data[position:directory])
    end = data.rfind(END)
    yield from _stray_bytes(data[end + END_SIZE + int.from_bytes(data[end + 20 : end + END_SIZE], "little") :])


def _agrees_with_directory(head: bytes, member: zipfile.ZipInfo) -> bool:
    """Whether a member's own header says what the directory says of it; sizes and checksum may follow the member instead."""
    _, _, flags, method, clock, day, checksum, packed, size, *_ = LOCAL_HEADER.unpack(head)
    year, month, date, hour, minute, second = member.date_time
    stamp = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | date)
    is_later = flags & HAS_DESCRIPTOR and not any((checksum, packed, size))
    is_wide = checksum == member.CRC and WIDE in (packed, size)  # then they stand in its extra field
    is_counted = (checksum, packed, size) == (member.CRC, member.compress_size, member.file_size) or is_later or is_wide
    return (flags, method, clock, day) == (member.flag_bits, member.compress_type, *stamp) and bool(is_counted)


def _descriptor_length(following: bytes, member: zipfile.ZipInfo) -> int | None:
    """The length of the record after a member (4.3.9), in whichever of its four forms; None when it is none or tells something else."""
    counts = (member.CRC, member.compress_size, member.file_size)
    forms = (mark + struct.pack(f"<L{wide}{wide}", *counts) for mark in (MARK, b"") for wide in "LQ")
    return next((len(form) for form in forms if following.startswith(form)), None)


def _stray_bytes(piece: bytes) -> Iterator[Part]:
    if piece.strip(b"\0"):
        yield Unreadable(place="between its files", reason=f"{len(piece)} bytes belong to no file")
        yield from _byte_texts(piece, "between its files")


def _byte_texts(piece: bytes, place: str, *, is_text: bool = False) -> Iterator[Part]:
    if is_text and piece:
        yield Fragment(place=place, text=piece.decode("utf-8", "replace"))
    yield from (Fragment(place=place, text=text) for text in strings_in(piece))

"""The zip file that a presentation is: a stream goes in, its members come out by name, as many and as large as any template's."""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, ZipInfo

from briefing_builder.brand.package.model import Record
from briefing_builder.errors import BrandError
from briefing_builder.files.archive import DEFLATED, STORED, refuse_crowded
from briefing_builder.problems import Problem, Source, error

MOST_MEMBERS = 10_000
MOST_DIRECTORY = 1_000_000
"""Members, and bytes of the lines that name them; a template with a thousand sample slides has four thousand."""
END = 70_000
MOST_XML = 8_000_000
STEEPEST, PLAIN = 100, 8_000_000
"""Bytes of an XML part; how many times its size another part may unpack to, where that is more than so many bytes."""
MOST_TAKEN = 80_000_000
"""Bytes of all parts that a deck would take."""
MOST_ALL, ALL_STEEPEST = 20_000_000, 200
"""As `files.archive`: what any file may unpack to, and how many times its size one may that unpacks to more."""
SLIDE = re.compile(r"(?i)(?:.*/)?slides/[^/]+\.xml")
MOST_OF_SLIDE, MOST_OF_SLIDES = 1_000_000, 10_000_000
"""Bytes of a sample slide, and of all of them, which are looked at and never taken."""
SMALLER = "save it with smaller pictures"
BROKEN = "open it in PowerPoint, let it be repaired, and save it"
READING_FAULTS = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


@dataclass(slots=True, kw_only=True)
class Members:
    """The members of a file by their names in small letters; `left` is how many bytes may still be read."""

    package: ZipFile
    by_name: Mapping[str, ZipInfo]
    place: Source
    left: int = field(default=MOST_TAKEN)
    left_of_slides: int = field(default=MOST_OF_SLIDES)

    def holds(self, name: str) -> bool:
        """Return whether there is a member of that name; capitals do not matter (ECMA-376 part 2)."""
        return name.casefold() in self.by_name

    def read(self, name: str) -> bytes:
        """Return a member's bytes. Raises BrandError when it is torn, locked, or more than a template has.

        A sample slide for which that holds is empty: no deck needs it.
        """
        member = self.by_name[name.casefold()]
        if SLIDE.fullmatch(name):
            return self._slide(member)
        if member.flag_bits & 1:
            message = f"the part {name} is encrypted with a password"
            raise BrandError(error("brand-protected", message, self.place, "pack it without a password, or save it again from PowerPoint"))
        self.left -= member.file_size
        most = MOST_XML if name.casefold().endswith((".xml", ".rels")) else max(PLAIN, STEEPEST * member.compress_size)
        if member.file_size > most:
            raise BrandError(larger_than_any(f"its part {name} unpacks to {member.file_size:,} bytes", self.place))
        if self.left < 0:
            raise BrandError(larger_than_any(f"what its layouts show has more than {MOST_TAKEN:,} bytes", self.place))
        try:
            return self.package.read(member)
        except READING_FAULTS as fault:
            raise BrandError(error("brand-broken", f"the part {name} cannot be unpacked: {fault}", self.place, BROKEN)) from fault

    def _slide(self, member: ZipInfo) -> bytes:
        if member.flag_bits & 1 or member.file_size > min(MOST_OF_SLIDE, self.left_of_slides):
            return b""
        self.left_of_slides -= member.file_size
        try:
            return self.package.read(member)
        except READING_FAULTS:
            return b""

    def names(self) -> Iterator[str]:
        """Return the names as they are written."""
        return (part_name(member.filename) for member in self.by_name.values())


def members_of(stream: BinaryIO, size: int, place: Source, record: Record) -> Members:
    """Return the members of a zip file of that many bytes; nothing of them is read yet.

    Raises BrandError when it is none, or when its directory says that it unpacks to more than a template has.
    """
    try:
        stream.seek(max(0, size - END))
        refuse_crowded(stream.read(), MOST_DIRECTORY)
        stream.seek(0)
        package = ZipFile(stream)
    except ValueError:
        raise BrandError(larger_than_any(f"it has more than {MOST_MEMBERS:,} parts", place)) from None
    except READING_FAULTS as fault:
        message = f"this file is torn, as after an unfinished download: {fault}"
        raise BrandError(error("brand-broken", message, place, "download or copy it again")) from fault
    _refuse_bombs(package.infolist(), size, place)
    by_name: dict[str, ZipInfo] = {}
    for member in package.infolist():
        name = part_name(member.filename)
        if name.endswith("/") or not name:
            continue
        if name.casefold() in by_name:
            record.heal(f"the part {name} is there twice: the last one counts")
        by_name[name.casefold()] = member
    return Members(package=package, by_name=by_name, place=place)


def part_name(name: str) -> str:
    """Return the name of a part as relationships write it: folders separated by /, from the root, nothing in per cent."""
    return unquote(re.sub(r"[\\/]+", "/", name)).lstrip("/")


def larger_than_any(message: str, place: Source) -> Problem:
    """Return the problem of a file that is more than any template."""
    return error("brand-too-large", f"this file is larger than any template: {message}", place, SMALLER)


def _refuse_bombs(members: list[ZipInfo], size: int, place: Source) -> None:
    total = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS:
        raise BrandError(larger_than_any(f"it has more than {MOST_MEMBERS:,} parts", place))
    if sum(member.compress_size for member in members) > size:
        raise BrandError(larger_than_any("its parts overlap", place))
    if total > max(MOST_ALL, ALL_STEEPEST * size):
        raise BrandError(larger_than_any(f"its {size:,} bytes unpack to {total:,}", place))
    for member in members:
        if member.compress_type not in (STORED, DEFLATED):
            message = f"the part {member.filename} is compressed in a way that no presentation is"
            raise BrandError(error("brand-broken", message, place, BROKEN))

"""Parts of a package: a name and its content go in; a zip member, ready to be copied, and what the part says of itself come out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from xml.parsers import expat
from zipfile import BadZipFile

from briefing_builder.backends.pptx.parts.part_facts import PartFacts, facts_of
from briefing_builder.errors import OutputError
from briefing_builder.files.archive import Member, archive, deflated, opened_zip, stored
from briefing_builder.problems import error
from briefing_builder.values import Value

NO_FACTS = PartFacts()


class Part(Value, frozen=True, kw_only=True):
    """One part: what goes into the file, and what the verification has to know of it."""

    member: Member
    facts: PartFacts = NO_FACTS


@dataclass(frozen=True, kw_only=True)
class Package:
    """A whole file in parts, in the order of its members."""

    parts: tuple[Part, ...]

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The members of the zip file."""
        return tuple([part.member for part in self.parts])

    @cached_property
    def facts(self) -> Mapping[str, PartFacts]:
        """What each part says of itself, by name."""
        return {part.member.name: part.facts for part in self.parts}

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file."""
        return archive(self.members)


@lru_cache(maxsize=1024)
def xml_part(name: str, raw: bytes | str) -> Part:
    """Return an XML part, compressed and read; parts that decks have in common are made once a process.

    Raises OutputError when it is not well formed.
    """
    content = raw.encode() if isinstance(raw, str) else raw
    try:
        return Part(member=deflated(name, content), facts=facts_of(name, content))
    except expat.ExpatError as fault:
        raise OutputError(error("part-malformed", f"the part {name} is no well-formed XML: {fault}")) from fault


def binary_part(name: str, raw: bytes) -> Part:
    """Return a part that is no XML: a picture, a workbook."""
    return Part(member=stored(name, raw))


def read_package(data: bytes) -> Package:
    """Return the parts of a finished file.

    Raises OutputError when it is no readable zip file, or a part of it is no well-formed XML.
    """
    try:
        with opened_zip(data) as package:
            raw = [(entry.filename, package.read(entry)) for entry in package.infolist()]
    except (BadZipFile, ValueError) as fault:
        raise OutputError(error("package-unreadable", f"the file is no readable zip file: {fault}")) from fault
    return Package(parts=tuple([(xml_part if name.endswith((".xml", ".rels")) else binary_part)(name, content) for name, content in raw]))

"""The file that is there now: bytes go in, its XML parts with their relationships come out. Anybody may have written it."""

import hashlib
import zlib
from dataclasses import dataclass, field
from posixpath import join, normpath
from zipfile import BadZipFile, ZipFile

from lxml import etree

from briefing_builder.backends.pptx.parts.relationships import rels_name
from briefing_builder.backends.pptx.xml import PACKAGE
from briefing_builder.files.archive import opened_zip

MOST_XML = 60_000_000
"""Bytes of all parts that are parsed; our decks have two million, and what is far beyond that is not compared."""
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
RELATIONSHIP = f"{{{PACKAGE}/relationships}}Relationship"
FAULTS = (
    BadZipFile, EOFError, OSError, zlib.error, etree.XMLSyntaxError,  # torn or rotten
    RuntimeError,  # behind a password, or nested without end
    LookupError, ValueError, TypeError, AttributeError, ArithmeticError,  # XML that is no deck's
)  # fmt: skip
"""What reading somebody's file may raise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relationship: the last word of its type, and the part or the address that it leads to."""

    kind: str
    target: str
    is_outside: bool


@dataclass(slots=True)
class Parts:
    """The parts of a package; each is parsed once."""

    package: ZipFile
    names: frozenset[str]
    _xml_bytes: int = 0
    _trees: dict[str, etree._Element] = field(default_factory=dict)
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def tree(self, name: str) -> etree._Element:
        """Return a part as a tree. Raises KeyError when there is no such part."""
        tree = self._trees.get(name)
        if tree is None:
            self._xml_bytes += self.package.getinfo(name).file_size
            if self._xml_bytes > MOST_XML:
                raise ValueError("too large")
            tree = self._trees[name] = etree.fromstring(self.package.read(name), PARSER)
        return tree

    def relations(self, name: str) -> dict[str, Relation]:
        """Return the relationships of a part by id; none where it has none."""
        relations = self._relations.get(name)
        if relations is None:
            rels = rels_name(name) if name else "_rels/.rels"
            folder = name.rpartition("/")[0]
            elements = self.tree(rels).iter(RELATIONSHIP) if rels in self.names else ()
            relations = self._relations[name] = {str(element.get("Id")): _relation(element, folder) for element in elements}
        return relations

    def related(self, name: str, kind: str) -> str:
        """Return the first part of that kind to which a part relates; empty where there is none."""
        targets = (relation.target for relation in self.relations(name).values() if relation.kind == kind)
        return next((target for target in targets if target in self.names), "")

    def digest(self, name: str) -> bytes:
        """Return the SHA-256 of a part; nothing where it is not there."""
        return hashlib.sha256(self.package.read(name)).digest() if name in self.names else b""


def opened_parts(data: bytes) -> Parts:
    """Return the parts of a PowerPoint file. Raises one of FAULTS when it is none, or too large to be looked at."""
    package = opened_zip(data)
    return Parts(package, frozenset(package.namelist()))


def _relation(element: etree._Element, folder: str) -> Relation:
    target = str(element.get("Target", ""))
    kind = str(element.get("Type", "")).rpartition("/")[2]
    if element.get("TargetMode") == "External":
        return Relation(kind=kind, target=target, is_outside=True)
    return Relation(kind=kind, target=target.lstrip("/") if target.startswith("/") else normpath(join(folder, target)), is_outside=False)

"""The parts that decks take: members of a file go in, the presentation with everything that its layouts reach comes out."""

from collections.abc import Iterator
from posixpath import split

from lxml.etree import _Element

from briefing_builder.brand.colours import PRESENTATION
from briefing_builder.brand.package.kinds import FROM_POWERPOINT, is_other_office, refused_archive
from briefing_builder.brand.package.members import BROKEN, Members
from briefing_builder.brand.package.model import RELATIONSHIP, GivenPart, Record
from briefing_builder.brand.package.parsing import Parser
from briefing_builder.brand.package.relations import KEPT, LINKING, GivenRelation, is_safe_link, kind_of_root, relations_in, words_for
from briefing_builder.errors import BrandError
from briefing_builder.problems import Source, error
from briefing_builder.values import Value

MIMETYPE = "mimetype"
XML_KINDS = frozenset(KEPT) | {"presProps", "viewProps", "diagramQuickStyle", "diagramColors"}
ROOTS = {
    "officeDocument": "presentation", "slideMaster": "sldMaster", "slideLayout": "sldLayout", "notesMaster": "notesMaster",
    "handoutMaster": "handoutMaster", "theme": "theme", "themeOverride": "themeOverride",
    "presProps": "presentationPr", "viewProps": "viewPr", "tableStyles": "tblStyleLst",
}  # fmt: skip
"""Kind of part → its outermost element; what has another one is not what relationships say."""
USUAL_MAIN = "ppt/presentation.xml"
WITH_SHAPES = frozenset(("slideMaster", "slideLayout", "notesMaster", "handoutMaster"))
NEEDED = frozenset(("officeDocument", "slideMaster", "slideLayout", "theme"))
"""Kinds of part without which, broken, there is no template; of the others a broken one is left out."""


MOST_READ = 80
"""Sample slides whose shapes are looked at."""


class GivenPresentation(Value, frozen=True, kw_only=True, eq=False):
    """The presentation with the parts that decks take of it, the file's own document properties, and its slides in their order.

    A slide is the part of its layout and its XML; those behind the first have none.
    """

    main: GivenPart
    properties: bytes
    slides: tuple[tuple[GivenPart, bytes], ...]


def given_presentation(members: Members, place: Source, record: Record) -> GivenPresentation:
    """Return what decks take of a presentation, and its slides.

    Raises BrandError when there is none, or when a part that is needed cannot be read.
    """
    walk = _Walk(members, Parser(place=place), record)
    root_relations = walk.relations_of("")
    named = next((each.target for each in root_relations if each.kind == "officeDocument" and not each.is_outside), USUAL_MAIN)
    main = next((name for name in (named, USUAL_MAIN) if walk.is_presentation(name)), "")
    if not main:
        media_type = members.read(MIMETYPE)[:200] if members.holds(MIMETYPE) else b""
        raise BrandError(refused_archive(members.names(), media_type, place))
    walk.note(root_relations, frozenset(("officeDocument",)))
    properties = next((each.target for each in root_relations if each.kind == "custom-properties" and members.holds(each.target)), "")
    start = walk.reached(main)
    if walk.parser.is_strict:
        record.heal("a file in the strict form of Office Open XML is read as one in the usual form")
    return GivenPresentation(main=start, properties=walk.properties(properties), slides=tuple(walk.slides(start)))


def parts_of(start: GivenPart) -> Iterator[GivenPart]:
    """Yield a part and all that it leads to, each once, in the order of the relationships."""
    seen: set[GivenPart] = set()
    waiting = [start]
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen.add(part)
            yield part
            waiting += reversed(list(part.targets.values()))


class _Walk:
    """Reads parts as relationships lead to them, each once."""

    def __init__(self, members: Members, parser: Parser, record: Record) -> None:
        self.members, self.parser, self.record = members, parser, record
        self.known: dict[str, GivenPart | None] = {}

    def is_presentation(self, name: str) -> bool:
        """Whether there is a member of that name, and it is a presentation."""
        if not self.members.holds(name) or is_other_office(name):
            return False
        return kind_of_root(self.parser.tree(name, self.members.read(name))) == ROOTS["officeDocument"]

    def properties(self, name: str) -> bytes:
        """The document properties, where there are any that can be read."""
        if not name:
            return b""
        raw = self.members.read(name)
        self.parser.tree(name, raw)
        return raw

    def reached(self, main: str) -> GivenPart:
        """The presentation of that name, with all parts that it leads to."""
        start = self._part(main, "officeDocument")
        if start is None:
            raise BrandError(error("brand-unreadable", "there is no presentation in this file", self.members.place, FROM_POWERPOINT))
        waiting = [start]
        while waiting:
            waiting += self._follow(waiting.pop())
        return start

    def slides(self, start: GivenPart) -> Iterator[tuple[GivenPart, bytes]]:
        """The slides that stand on a layout of the presentation, in their order."""
        listed = [entry.get(f"{RELATIONSHIP}id") for entry in start.root.iterfind(f"{PRESENTATION}sldIdLst/{PRESENTATION}sldId")]
        related = {relation.name: relation.target for relation in self.relations_of(start.name) if relation.kind == "slide"}
        for number, name in enumerate(related[name] for name in listed if name in related):
            layout = self._layout_of(name)
            if layout is not None:
                yield layout, self.members.read(name) if number < MOST_READ and self.members.holds(name) else b""

    def _layout_of(self, slide: str) -> GivenPart | None:
        targets = [relation.target for relation in self.relations_of(slide) if relation.kind == "slideLayout"]
        return next((part for target in targets if (part := self.known.get(target.casefold())) is not None), None)

    def relations_of(self, name: str) -> tuple[GivenRelation, ...]:
        """The relationships of the part of that name; none where they are not there."""
        folder, file = split(name)
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        if not self.members.holds(rels):
            return ()
        return relations_in(self.parser.tree(rels, self.members.read(rels)), name)

    def note(self, relations: tuple[GivenRelation, ...], kept: frozenset[str]) -> None:
        """Write down what is left out."""
        for relation in relations:
            if relation.is_outside:
                self.record.addresses[relation.target] = None
            elif relation.kind == "slide":
                self.record.slides += 1
            elif relation.kind not in kept:
                self.record.leave_out(words_for(relation.kind))

    def _follow(self, part: GivenPart) -> list[GivenPart]:
        """Give a part its relationships, and return the parts that are new."""
        new = []
        kept = KEPT.get(part.kind, frozenset())
        left = []
        for relation in self.relations_of(part.name) if kept else ():
            if relation.is_outside and is_safe_link(relation) and part.kind in LINKING:
                part.links[relation.name] = relation.target.strip()
                self.record.links[relation.target.strip()] = None
            elif relation.is_outside or relation.kind not in kept:
                left.append(relation)
            else:
                is_known = relation.target.casefold() in self.known
                reached = self._part(relation.target, relation.kind)
                if reached is not None:
                    part.targets[relation.name] = reached
                    new += [] if is_known else [reached]
        self.note(tuple(left), kept)
        return new

    def _part(self, name: str, kind: str) -> GivenPart | None:
        key = name.casefold()
        if key not in self.known:
            self.known[key] = self._read(name, kind)
        part = self.known[key]
        return part if part is not None and part.kind == kind else None

    def _read(self, name: str, kind: str) -> GivenPart | None:
        if not self.members.holds(name):
            self.record.heal(f"a relationship led to {name}, which is not there")
            return None
        raw = self.members.read(name)
        if kind not in XML_KINDS:
            return GivenPart(name=name, kind=kind, data=raw)
        try:
            root = self.parser.tree(name, raw)
        except BrandError as broken:
            if kind in NEEDED or broken.problems[0].code != "brand-broken":
                raise
            self.record.heal(f"the part {name} is no XML, and is left out")
            return None
        message = _fault_of(name, kind, root)
        if message:
            if kind in NEEDED:
                raise BrandError(error("brand-broken", message, self.members.place, BROKEN))
            self.record.heal(f"{message}: it is left out")
            return None
        return GivenPart(name=name, kind=kind, tree=root)


def _fault_of(name: str, kind: str, root: _Element) -> str:
    """What is wrong with a part as a whole, in words; nothing where it can be what relationships say that it is."""
    if kind_of_root(root) != ROOTS.get(kind, kind_of_root(root)):
        return f"the part {name} should be a {ROOTS[kind]} and is a {kind_of_root(root)}"
    if kind in WITH_SHAPES and root.find(f"{PRESENTATION}cSld/{PRESENTATION}spTree") is None:
        return f"the part {name} has no shapes, not even an empty list of them"
    return ""

"""A file that somebody gives, while it is made ready: its parts and their relationships, and what was left out and mended."""

from dataclasses import dataclass, field

from lxml.etree import QName, _Element

from briefing_builder.values import Value

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONSHIP = f"{{{OFFICE}}}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


class LeftOut(Value, frozen=True, kw_only=True):
    """Parts of one kind that decks do not get: the kind in words, and how many."""

    kind: str
    count: int


class Stripped(Value, frozen=True, kw_only=True):
    """What decks do not take from a file, what was mended in it, and which addresses its layouts go on leading to."""

    slides: int = 0
    """Sample slides, with their notes, comments and pictures."""
    left_out: tuple[LeftOut, ...] = ()
    addresses: tuple[str, ...] = ()
    """Of outside things that a deck would fetch or open: linked pictures and objects, files, programs."""
    links: tuple[str, ...] = ()
    """To the web and to mailboxes; these stay."""
    pictures: tuple[str, ...] = ()
    """The parts of pictures that cannot be opened, or are too large to."""
    healed: tuple[str, ...] = ()
    """What was mended, a sentence each."""


class SampleSlide(Value, frozen=True, kw_only=True):
    """A slide of the file that decks do not take: the part of its layout as it is called afterwards, and its XML.

    Of many slides only the first are read: the others have none.
    """

    layout: str
    xml: bytes


@dataclass(slots=True, eq=False, kw_only=True)
class GivenPart:
    """A part of the file. `kind` is the last word of the type of the relationships that lead to it, `tree` its XML if it is any."""

    name: str
    kind: str
    data: bytes = b""
    tree: _Element | None = None
    targets: "dict[str, GivenPart]" = field(default_factory=dict)
    """The parts that it has relationships to, by their names."""
    links: dict[str, str] = field(default_factory=dict)
    """The addresses that it has relationships to, by their names."""

    @property
    def root(self) -> _Element:
        """The XML of a part that is known to be some."""
        assert self.tree is not None
        return self.tree

    def related(self, kind: str) -> "dict[str, GivenPart]":
        """Return the parts of one kind that it has relationships to."""
        return {name: part for name, part in self.targets.items() if part.kind == kind}


@dataclass(slots=True, kw_only=True)
class Record:
    """What is noticed while a file is made ready; it becomes a `Stripped`."""

    slides: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    addresses: dict[str, None] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    """Part → what is wrong with it, in words."""
    healed: dict[str, None] = field(default_factory=dict)
    without_theme: bool = False

    def leave_out(self, kind: str) -> None:
        """Count one more part of a kind that is left out."""
        self.left_out[kind] = self.left_out.get(kind, 0) + 1

    def heal(self, sentence: str) -> None:
        """Note what is mended; the same twice is noted once."""
        self.healed[sentence] = None

    def told(self) -> Stripped:
        """Return what was noticed."""
        return Stripped(
            slides=self.slides,
            left_out=tuple(LeftOut(kind=kind, count=count) for kind, count in sorted(self.left_out.items())),
            addresses=tuple(self.addresses),
            links=tuple(self.links),
            pictures=tuple(self.pictures),
            healed=tuple(self.healed),
        )


def without_attributes(element: _Element, *names: str) -> bool:
    """Take attributes away from an element, and return whether it had any of them."""
    had = [name for name in names if name in element.attrib]
    for name in had:
        del element.attrib[name]
    return bool(had)


def take_away(element: _Element) -> None:
    """Remove an element, and the list of extensions or the choice between programs around it that it leaves empty."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if not len(parent) and (str(parent.tag).startswith(COMPATIBILITY) or QName(parent).localname == "extLst"):
        take_away(parent)

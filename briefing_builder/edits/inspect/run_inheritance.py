"""What a text looks like when its run says nothing: frame, layout, master and presentation are asked in turn, as PowerPoint does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from briefing_builder.backends.pptx.xml import DRAWING, PRESENTATION
from briefing_builder.brand.colours import BEHIND_THE_MAP, theme_colours
from briefing_builder.edits.model import EITHER

A, P = f"{{{DRAWING}}}", f"{{{PRESENTATION}}}"
TITLES = ("title", "ctrTitle")
TEXT_STYLES = {**dict.fromkeys(TITLES, "titleStyle"), **dict.fromkeys(("", "obj", "body", "subTitle"), "bodyStyle")}
BODIES = ("body", "subTitle", "obj", "", "chart", "tbl", "pic", "clipArt", "dgm", "media")
"""Kinds of placeholder that follow the master's body."""
TRUE, FALSE = ("1", "true"), ("0", "false")
TURNED = (("bg1", "lt1", "dk1"), ("tx1", "dk1", "lt1"), ("bg2", "lt2", "dk2"), ("tx2", "dk2", "lt2"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours and typefaces by the names that slides use."""

    colours: Mapping[str, str]
    faces: Mapping[str, str]

    def colour(self, fill: _Element | None) -> str | None:
        """Return a `solidFill` as six digits, with what was done to the colour; None where nobody says."""
        if fill is None or not len(fill):
            return None
        chosen = fill[0]
        said = str(chosen.get("lastClr") or chosen.get("val") or "")
        value = self.colours.get(said, said).lower()
        return value + "".join(f" {str(change.tag).removeprefix(A)} {change.get('val')}" for change in chosen)

    def face(self, latin: _Element | None) -> str | None:
        """Return a typeface's name; `+mj-lt` is the theme's own for headings."""
        if latin is None:
            return None
        name = str(latin.get("typeface", ""))
        return self.faces.get(name[:3], name) if name.startswith("+") else name


def theme_of(theme: _Element, colour_map: _Element | None, *, is_rough: bool = False) -> Theme:
    """Return the theme of a master, seen through its colour map; a rough program may have turned the map round."""
    slots = theme_colours(theme)
    said = {**BEHIND_THE_MAP, **({} if colour_map is None else {str(name): str(slot) for name, slot in colour_map.attrib.items()})}
    colours = {**slots, **{name: slots[slot] for name, slot in said.items() if slot in slots}}
    if is_rough:
        colours |= {name: EITHER.join((slots[slot], slots[other])) for name, slot, other in TURNED if {slot, other} <= slots.keys()}
    fonts = {"+mj": theme.find(f".//{A}majorFont/{A}latin"), "+mn": theme.find(f".//{A}minorFont/{A}latin")}
    faces = {name: "" if latin is None else str(latin.get("typeface", "")) for name, latin in fonts.items()}
    return Theme(colours=colours, faces=faces)


def habits_of(*owners: _Element) -> frozenset[str]:
    """Return capitals, letter spacing and fixed heights of lines that layout or master say anywhere: `cap all`, `spc -20`."""
    letters = [one for owner in owners for one in owner.iter(f"{A}rPr", f"{A}defRPr")]
    lines = [one for owner in owners for one in owner.iterfind(f".//{A}lnSpc/{A}spcPts")]
    said = {f"{name} {one.get(name)}" for one in letters for name in ("cap", "spc") if name in one.attrib}
    return frozenset(said | {f"lnSpc {one.get('val')}" for one in lines})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The text styles behind a frame, nearest first; none for a program that says everything in the run itself."""

    theme: Theme
    styles: tuple[_Element, ...] = ()
    is_complete: bool = True
    """Whether what no style says has PowerPoint's own value; else it is unknown."""
    habits: frozenset[str] = frozenset()
    """What layout and master say in the manner of `habits_of`: a rough program may have copied it into every run."""
    is_alone: bool = False
    """Whether no frame stands behind this one: then nobody else can say of room what a program leaves unsaid."""

    def run(self, properties: _Element | None, level: int, name: str, default: str) -> str | None:
        """Return an attribute of a run."""
        for element in self._of_runs(properties, level):
            if name in element.attrib:
                return str(element.attrib[name])
        return default if self.is_complete else None

    def flag(self, properties: _Element | None, level: int, name: str) -> bool | None:
        """Return whether a run is bold (`b`) or italic (`i`)."""
        said = self.run(properties, level, name, "0")
        return None if said is None else said in TRUE

    def part(self, properties: _Element | None, level: int, path: str) -> _Element | None:
        """Return the nearest element of that name in the properties of a run."""
        return next((found for element in self._of_runs(properties, level) if (found := element.find(f"{A}{path}")) is not None), None)

    def paragraph(self, properties: _Element | None, level: int) -> Iterator[_Element]:
        """Yield the paragraph properties, nearest first."""
        if properties is not None:
            yield properties
        yield from self._levels(level)

    def _of_runs(self, properties: _Element | None, level: int) -> Iterator[_Element]:
        if properties is not None:
            yield properties
        for found in self._levels(level):
            element = found.find(f"{A}defRPr")
            if element is not None:
                yield element

    def _levels(self, level: int) -> Iterator[_Element]:
        return (found for style in self.styles if (found := style.find(f"{A}lvl{level + 1}pPr")) is not None)


def holder_of(shape: _Element) -> _Element | None:
    """Return the placeholder reference of a shape."""
    return shape.find(f"*/{P}nvPr/{P}ph")


def ancestors(shape: _Element, layout: _Element, master: _Element) -> tuple[_Element, ...]:
    """Return the shapes of layout and master that a slide's placeholder follows."""
    holder = holder_of(shape)
    if holder is None:
        return ()
    own = _alike(layout, holder)
    kind = (holder if own is None else _reference(own)).get("type", "")
    return tuple(found for found in (own, _of_kind(master, str(kind))) if found is not None and found is not shape)


def kind_of(shape: _Element, forebears: tuple[_Element, ...]) -> str:
    """Return the kind of a placeholder, which a layout may say for its slides; empty for an object."""
    holders = [holder_of(one) for one in (shape, *forebears)]
    return next((str(holder.get("type")) for holder in holders if holder is not None and holder.get("type")), "")


def text_styles(shape: _Element, forebears: tuple[_Element, ...], master: _Element, defaults: _Element | None) -> tuple[_Element, ...]:
    """Return the list styles that a frame's text follows, nearest first."""
    own = [style for one in (shape, *forebears) if (style := one.find(f"{P}txBody/{A}lstStyle")) is not None]
    name = "otherStyle" if holder_of(shape) is None else TEXT_STYLES.get(kind_of(shape, forebears), "otherStyle")
    of_master = master.find(f"{P}txStyles/{P}{name}")
    rest = [style for style in (defaults if holder_of(shape) is None else None, of_master) if style is not None]
    return (*own, *rest)


def _reference(shape: _Element) -> _Element:
    holder = holder_of(shape)
    assert holder is not None, "only placeholders are asked"
    return holder


def _holders(owner: _Element) -> list[tuple[_Element, _Element]]:
    tree = owner.find(f"{P}cSld/{P}spTree")
    shapes = () if tree is None else tuple(tree)
    return [(shape, holder) for shape in shapes if (holder := holder_of(shape)) is not None]


def _alike(layout: _Element, holder: _Element) -> _Element | None:
    """The layout's placeholder of the same index, else of the same kind."""
    index, kind = holder.get("idx", "0"), holder.get("type", "obj")
    shapes = _holders(layout)
    same = [shape for shape, other in shapes if other.get("idx", "0") == index and (index != "0" or other.get("type", "obj") == kind)]
    return next(iter([*same, *(shape for shape, other in shapes if other.get("type", "obj") == kind)]), None)


def _of_kind(master: _Element, kind: str) -> _Element | None:
    wanted = ("title",) if kind in TITLES else ("body",) if kind in BODIES else (kind,)
    return next((shape for shape, holder in _holders(master) if holder.get("type", "") in wanted), None)

"""What a text looks like when its run says nothing: frame, layout, master and presentation are asked in turn, as PowerPoint does."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from briefing_builder.backends.pptx.xml import DRAWING, PRESENTATION
from briefing_builder.brand.colours import BEHIND_THE_MAP, theme_colours
from briefing_builder.edits.model import EITHER, Texts
from briefing_builder.edits.policy import EXACT, SavingPolicy

A, P = f"{{{DRAWING}}}", f"{{{PRESENTATION}}}"
TITLES = ("title", "ctrTitle")
TEXT_STYLES = {**dict.fromkeys(TITLES, "titleStyle"), **dict.fromkeys(("", "obj", "body", "subTitle"), "bodyStyle")}
BODIES = ("body", "subTitle", "obj", "", "chart", "tbl", "pic", "clipArt", "dgm", "media")
"""Kinds of placeholder that follow the master's body."""
TRUE, FALSE = ("1", "true"), ("0", "false")
DARK_AND_LIGHT = (("bg1", "lt1", "dk1"), ("tx1", "dk1", "lt1"), ("bg2", "lt2", "dk2"), ("tx2", "dk2", "lt2"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours and typefaces by the names that slides use."""

    colours: Texts
    fonts: Texts

    @property
    def text_colour(self) -> str:
        """The colour of text that nothing colours."""
        return _text_at(self.colours, "tx1", "").lower()

    def colour(self, fill: _Element | None) -> str | None:
        """Return a `solidFill` as six digits, with what was done to the colour; None where nobody says."""
        if fill is None or not len(fill):
            return None
        chosen = fill[0]
        name = str(chosen.get("lastClr") or chosen.get("val") or "")
        value = _text_at(self.colours, name, name).lower()
        return value + "".join(f" {str(change.tag).removeprefix(A)} {change.get('val')}" for change in chosen)

    def font(self, latin: _Element | None) -> str | None:
        """Return a typeface's name; `+mj-lt` is the theme's own for headings."""
        if latin is None:
            return None
        name = str(latin.get("typeface", ""))
        return _text_at(self.fonts, name[:3], name) if name.startswith("+") else name


def theme_of(theme: _Element, colour_map: _Element | None, policy: SavingPolicy = EXACT) -> Theme:
    """Return the theme of a master, seen through its colour map."""
    slots = theme_colours(theme)
    mapped = {**BEHIND_THE_MAP, **({} if colour_map is None else {str(name): str(slot) for name, slot in colour_map.attrib.items()})}
    colours = {**slots, **{name: slots[slot] for name, slot in mapped.items() if slot in slots}}
    if policy.swaps_dark_and_light:
        colours |= {name: EITHER.join((slots[slot], slots[other])) for name, slot, other in DARK_AND_LIGHT if {slot, other} <= slots.keys()}
    latins = {"+mj": theme.find(f".//{A}majorFont/{A}latin"), "+mn": theme.find(f".//{A}minorFont/{A}latin")}
    fonts = {name: "" if latin is None else str(latin.get("typeface", "")) for name, latin in latins.items()}
    return Theme(colours=tuple(colours.items()), fonts=tuple(fonts.items()))


def _text_at(texts: Texts, name: str, default: str) -> str:
    return next((text for key, text in texts if key == name), default)


def letter_settings(*owners: _Element) -> frozenset[str]:
    """Return capitals, letter spacing and fixed heights of lines that layout or master say anywhere: `cap all`, `spc -20`."""
    runs = [run for owner in owners for run in owner.iter(f"{A}rPr", f"{A}defRPr")]
    spacings = [spacing for owner in owners for spacing in owner.iterfind(f".//{A}lnSpc/{A}spcPts")]
    lettering = {f"{name} {run.get(name)}" for run in runs for name in ("cap", "spc") if name in run.attrib}
    return frozenset(lettering | {f"lnSpc {spacing.get('val')}" for spacing in spacings})


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyles:
    """The text styles behind a frame, nearest first; none for a program that flattens them."""

    theme: Theme
    styles: tuple[_Element, ...] = ()
    is_complete: bool = True
    """Whether what no style says has PowerPoint's own value; else it is unknown."""
    copied_settings: frozenset[str] = frozenset()
    """What layout and master say, as `letter_settings` returns it: a program that flattens styles may have copied it into every run."""
    is_alone: bool = False
    """Whether this frame inherits from no placeholder: then nothing else can define the spacing that a program omits."""
    loses_hanging: bool = False
    """Whether a program has set every first line flush here, so that one that is not hung may have been."""

    def run(self, properties: _Element | None, level: int, name: str, default: str) -> str | None:
        """Return an attribute of a run."""
        for element in self._of_runs(properties, level):
            if name in element.attrib:
                return str(element.attrib[name])
        return default if self.is_complete else None

    def flag(self, properties: _Element | None, level: int, name: str) -> bool | None:
        """Return whether a run is bold (`b`) or italic (`i`)."""
        value = self.run(properties, level, name, "0")
        return None if value is None else value in TRUE

    def part(self, properties: _Element | None, level: int, path: str) -> _Element | None:
        """Return the nearest element of that name in the properties of a run."""
        return next((child for element in self._of_runs(properties, level) if (child := element.find(f"{A}{path}")) is not None), None)

    def paragraph(self, properties: _Element | None, level: int) -> Iterator[_Element]:
        """Yield the paragraph properties, nearest first."""
        if properties is not None:
            yield properties
        yield from self._levels(level)

    def _of_runs(self, properties: _Element | None, level: int) -> Iterator[_Element]:
        if properties is not None:
            yield properties
        for paragraph in self._levels(level):
            element = paragraph.find(f"{A}defRPr")
            if element is not None:
                yield element

    def _levels(self, level: int) -> Iterator[_Element]:
        return (level_properties for style in self.styles if (level_properties := style.find(f"{A}lvl{level + 1}pPr")) is not None)


def placeholder_of(shape: _Element) -> _Element | None:
    """Return the placeholder reference of a shape."""
    return shape.find(f"*/{P}nvPr/{P}ph")


def placeholder_ancestors(shape: _Element, layout: _Element, master: _Element) -> tuple[_Element, ...]:
    """Return the shapes of layout and master that a slide's placeholder follows."""
    reference = placeholder_of(shape)
    if reference is None:
        return ()
    own = _layout_placeholder(layout, reference)
    kind = (reference if own is None else own[1]).get("type", "")
    behind = (None if own is None else own[0], _master_placeholder(master, str(kind)))
    return tuple(ancestor for ancestor in behind if ancestor is not None and ancestor is not shape)


def placeholder_kind(shape: _Element, forebears: tuple[_Element, ...]) -> str:
    """Return the kind of a placeholder, which a layout may say for its slides; empty for an object."""
    references = [placeholder_of(holder) for holder in (shape, *forebears)]
    return next((str(reference.get("type")) for reference in references if reference is not None and reference.get("type")), "")


def list_styles(shape: _Element, forebears: tuple[_Element, ...], master: _Element, defaults: _Element | None) -> tuple[_Element, ...]:
    """Return the list styles that a frame's text follows, nearest first."""
    own = [style for holder in (shape, *forebears) if (style := holder.find(f"{P}txBody/{A}lstStyle")) is not None]
    name = "otherStyle" if placeholder_of(shape) is None else TEXT_STYLES.get(placeholder_kind(shape, forebears), "otherStyle")
    of_master = master.find(f"{P}txStyles/{P}{name}")
    rest = [style for style in (defaults if placeholder_of(shape) is None else None, of_master) if style is not None]
    return (*own, *rest)


def _shapes_with_references(owner: _Element) -> list[tuple[_Element, _Element]]:
    tree = owner.find(f"{P}cSld/{P}spTree")
    shapes = () if tree is None else tuple(tree)
    return [(shape, reference) for shape in shapes if (reference := placeholder_of(shape)) is not None]


def _layout_placeholder(layout: _Element, reference: _Element) -> tuple[_Element, _Element] | None:
    """The layout's shape, and its reference, of the same index as this reference, else of the same kind."""
    index, kind = reference.get("idx", "0"), reference.get("type", "obj")
    pairs = _shapes_with_references(layout)
    of_kind = [pair for pair in pairs if pair[1].get("type", "obj") == kind]
    of_index = [pair for pair in (pairs if index != "0" else of_kind) if pair[1].get("idx", "0") == index]
    return next(iter([*of_index, *of_kind]), None)


def _master_placeholder(master: _Element, kind: str) -> _Element | None:
    wanted = ("title",) if kind in TITLES else ("body",) if kind in BODIES else (kind,)
    return next((shape for shape, reference in _shapes_with_references(master) if reference.get("type", "") in wanted), None)

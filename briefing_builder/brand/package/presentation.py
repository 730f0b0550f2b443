"""The presentation itself: its own part, its settings and its notes master go in; what a new deck begins with comes out."""

from lxml import etree
from lxml.etree import _Element

from briefing_builder.brand.colours import PRESENTATION
from briefing_builder.brand.package.model import RELATIONSHIP, GivenPart, Record, without_attributes
from briefing_builder.errors import BrandError
from briefing_builder.problems import Source, error

OF_ITS_AUTHOR = (
    "sldIdLst", "custShowLst", "custDataLst", "smartTags", "modifyVerifier", "photoAlbum", "extLst",
)  # fmt: skip
"""Sections stand in the last of them; custom shows and sections go before the slides, whose numbers new slides take over."""
OF_ONE_FILE = ("firstSlideNum", "compatMode", "conformance", "removePersonalInfoOnSave", "bookmarkIdSeed", "serverZoom")
OF_ITS_SHOWS = {
    "presProps": ("htmlPubPr", "webPr", "prnPr", "showPr"),
    "viewProps": ("outlineViewPr", "slideViewPr", "sorterViewPr", "notesTextViewPr", "normalViewPr"),
}
"""Where its author printed, published and last looked at it; grids and guides stay."""
USUAL_SLIDE = {"cx": "9144000", "cy": "6858000"}
USUAL_NOTES = {"cx": "6858000", "cy": "9144000"}
LEAST, MOST = 914_400, 51_206_400
"""EMU of a side of a slide (ECMA-376 part 1, `ST_SlideSizeCoordinate`)."""
PRINTED = {"notesMaster": "notes", "handoutMaster": "handout"}
BEFORE_SIZES = tuple(f"{PRESENTATION}{name}IdLst" for name in ("sldMaster", *PRINTED))
FONT_STYLES = ("regular", "bold", "italic", "boldItalic")


def begin_anew(main: GivenPart, place: Source, record: Record) -> None:
    """Take from a presentation its slides, shows, sections and sizes of its author's screen, and give it what it must have.

    Raises BrandError when its slides have no size.
    """
    root = main.root
    for name in OF_ITS_AUTHOR:
        for element in root.findall(f"{PRESENTATION}{name}"):
            root.remove(element)
    without_attributes(root, *OF_ONE_FILE)
    for part in main.targets.values():
        if part.kind in OF_ITS_SHOWS:
            _forget_shows(part)
    _settle_sizes(root, place, record)
    for fonts in root.findall(f"{PRESENTATION}embeddedFontLst"):
        for font in [each for each in fonts if not any(each.find(f"{PRESENTATION}{style}") is not None for style in FONT_STYLES)]:
            fonts.remove(font)
        if not len(fonts):
            root.remove(fonts)


def keep_printed_masters(main: GivenPart, record: Record) -> None:
    """Keep a notes master that has a frame for the notes, and a handout master; each has a theme.

    A file without a notes master gets ours when a deck is written.
    """
    root = main.root
    for kind in PRINTED:
        for old in root.findall(f"{PRESENTATION}{kind}IdLst"):
            root.remove(old)
    for kind in PRINTED:
        kept = [name for name, master in main.related(kind).items() if _can_be_printed(master)][:1]
        for name in main.related(kind).keys() - set(kept):
            del main.targets[name]
            record.heal(f"a {PRINTED[kind]} master without its theme or its frames is left out")
        for name in kept:
            listed = etree.Element(f"{PRESENTATION}{kind}IdLst")
            etree.SubElement(listed, f"{PRESENTATION}{kind}Id", {f"{RELATIONSHIP}id": name})
            root.insert(sum(1 for child in root if child.tag in BEFORE_SIZES), listed)


def _can_be_printed(master: GivenPart) -> bool:
    return bool(master.related("theme")) and (master.kind != "notesMaster" or _has_frame(master.root))


def _has_frame(root: _Element) -> bool:
    shapes = root.findall(f"{PRESENTATION}cSld/{PRESENTATION}spTree/{PRESENTATION}sp")
    marks = [shape.find(f"{PRESENTATION}nvSpPr/{PRESENTATION}nvPr/{PRESENTATION}ph") for shape in shapes]
    return any(mark is not None and mark.get("type") == "body" for mark in marks) and root.find(f"{PRESENTATION}clrMap") is not None


def _forget_shows(part: GivenPart) -> None:
    for name in OF_ITS_SHOWS[part.kind]:
        for element in part.root.findall(f"{PRESENTATION}{name}"):
            part.root.remove(element)
    without_attributes(part.root, "lastView")


def _settle_sizes(root: _Element, place: Source, record: Record) -> None:
    for name, usual in (("notesSz", USUAL_NOTES), ("sldSz", USUAL_SLIDE)):
        if root.find(f"{PRESENTATION}{name}") is None:
            lists = [number for number, child in enumerate(root) if child.tag in BEFORE_SIZES]
            sizes = [number for number, child in enumerate(root) if child.tag == f"{PRESENTATION}notesSz"]
            root.insert(sizes[0] if sizes else max(lists, default=-1) + 1, etree.Element(f"{PRESENTATION}{name}", usual))
            record.heal("a size that the file does not give is the usual one")
    size = root.find(f"{PRESENTATION}sldSz")
    sides = [] if size is None else [size.get("cx", ""), size.get("cy", "")]
    if not all(side.isascii() and side.isdigit() and LEAST <= int(side) <= MOST for side in sides):
        message = "the slides of this file have no size that a slide can have"
        hint = "set it in PowerPoint: Design › Slide Size, from 1 to 56 inches"
        raise BrandError(error("brand-broken", message, place, hint))

"""The deck that somebody's file holds: its parts go in, the values of its slides come out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from briefing_builder.backends.pptx.package import SECTION_NAMESPACE
from briefing_builder.edits.inspect.docprops import application_of, properties_of, said_of
from briefing_builder.edits.inspect.masters import backdrop_of, behind_in, ground_of, layout_name
from briefing_builder.edits.inspect.package import Parts
from briefing_builder.edits.inspect.run_inheritance import FALSE, TITLES, A, P, Voice, habits_of, holder_of, kind_of, theme_of
from briefing_builder.edits.inspect.shapes import R, Scene, things_of
from briefing_builder.edits.inspect.texts import words_of
from briefing_builder.edits.model import UNIT, Seen, Sheet, Thing, mark

ROUGH = re.compile("LibreOffice|OpenOffice|Collabora", re.I)
"""Programs that round lengths, say everything in the run itself, and drop names, sections and some alternative texts."""
P14 = f"{{{SECTION_NAMESPACE}}}"
QUIET_TIMING = ("par", "cTn", "childTnLst", "tnLst", "timing", "seq", "prevCondLst", "nextCondLst", "cond", "tgtEl", "sldTgt")
"""Elements of a timing in which nothing moves."""
COMMENTS = ("comments", "comment")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """What all slides of a file share."""

    parts: Parts
    presentation: _Element
    slides: dict[str, int]
    sections: dict[str, str | None]
    is_rough: bool
    backdrops: dict[str, tuple[Thing, ...]] = field(default_factory=dict)
    """By the part of the layout."""
    habits: dict[str, frozenset[str]] = field(default_factory=dict)
    """As `backdrops`."""


def seen_in(parts: Parts) -> Seen:
    """Return what a person sees in a file. Raises one of opening.FAULTS when it is no presentation."""
    main = parts.related("", "officeDocument")
    presentation = parts.tree(main)
    order = [str(entry.get(f"{R}id")) for entry in presentation.iterfind(f"{P}sldIdLst/{P}sldId")]
    ids = [str(entry.get("id")) for entry in presentation.iterfind(f"{P}sldIdLst/{P}sldId")]
    names = [parts.relations(main)[one].target for one in order]
    is_rough = bool(ROUGH.search(application_of(parts)))
    sections = dict(zip(names, _sections(presentation, ids), strict=True))
    slides = {name: number for number, name in enumerate(names, start=1)}
    book = _Book(parts=parts, presentation=presentation, slides=slides, sections=sections, is_rough=is_rough)
    size = presentation.find(f"{P}sldSz")
    measures = (0, 0) if size is None else (int(size.get("cx", "0")) // UNIT, int(size.get("cy", "0")) // UNIT)
    return Seen(
        sheets=tuple(_sheet(book, name) for name in names), size=measures, said=said_of(parts), properties=properties_of(parts),
        behind=behind_in(parts, main, is_rough=is_rough), oddities=tuple(_of_the_deck(presentation)), is_rough=is_rough,
    )  # fmt: skip


def _sheet(book: _Book, name: str) -> Sheet:
    scene = _scene(book, name)
    slide = book.parts.tree(name)
    common = slide.find(f"{P}cSld")
    tree = None if common is None else common.find(f"{P}spTree")
    return Sheet(
        name="" if common is None else str(common.get("name", "")),
        title=_title(tree, scene),
        layout=None if book.is_rough else layout_name(scene.layout),
        section=book.sections.get(name),
        notes=_notes(book, name, scene),
        things=things_of(() if tree is None else tree, scene),
        backdrop=_backdrop(book, name, slide, scene),
        ground=ground_of(scene.theme, slide, scene.layout, scene.master),
        oddities=tuple(_oddities(book, name, slide)),
    )


def _scene(book: _Book, name: str) -> Scene:
    parts = book.parts
    layout = parts.related(name, "slideLayout")
    master = parts.related(layout, "slideMaster")
    tree = parts.tree(master)
    theme = theme_of(parts.tree(parts.related(master, "theme")), tree.find(f"{P}clrMap"), is_rough=book.is_rough)
    return Scene(
        parts=parts, part=name, slides=book.slides, theme=theme, layout=parts.tree(layout), master=tree,
        defaults=book.presentation.find(f"{P}defaultTextStyle"), is_rough=book.is_rough,
        habits=_habits(book, layout, master),
    )  # fmt: skip


def _habits(book: _Book, layout: str, master: str) -> frozenset[str]:
    """What layout and master say of letters, looked up once, where a program may have copied it."""
    if not book.is_rough:
        return frozenset()
    if layout not in book.habits:
        book.habits[layout] = habits_of(book.parts.tree(layout), book.parts.tree(master))
    return book.habits[layout]


def _title(tree: _Element | None, scene: Scene) -> str:
    for shape in () if tree is None else tree.iterfind(f"{P}sp"):
        if holder_of(shape) is not None and kind_of(shape, ()) in TITLES:
            words = words_of(shape.find(f"{P}txBody"), Voice(theme=scene.theme), scene.link)
            return " ".join(words.text.split())
    return ""


def _notes(book: _Book, name: str, scene: Scene) -> str:
    page = book.parts.related(name, "notesSlide")
    tree = book.parts.tree(page).find(f"{P}cSld/{P}spTree") if page else None
    for shape in () if tree is None else tree.iterfind(f"{P}sp"):
        if kind_of(shape, ()) == "body":
            words = words_of(shape.find(f"{P}txBody"), Voice(theme=scene.theme), scene.link)
            return mark(words.text) if words.text else ""
    return ""


def _backdrop(book: _Book, name: str, slide: _Element, scene: Scene) -> tuple[Thing, ...]:
    if slide.get("showMasterSp") in FALSE:
        return ()
    layout = book.parts.related(name, "slideLayout")
    if layout not in book.backdrops:
        book.backdrops[layout] = backdrop_of(scene, layout=layout, master=book.parts.related(layout, "slideMaster"))
    return book.backdrops[layout]


def _oddities(book: _Book, name: str, slide: _Element) -> Iterator[str]:
    if slide.get("show") in FALSE:
        yield "is hidden"
    if slide.find(f"{P}clrMapOvr/{A}overrideClrMapping") is not None:
        yield "has a colour map of its own"
    transitions = [*slide.iter(f"{P}transition")]
    if any(len(one) or one.get("advTm") or one.get("advClick") in FALSE for one in transitions):
        yield "has a transition"
    timing = slide.find(f"{P}timing")
    if timing is not None and any(str(one.tag).removeprefix(P) not in QUIET_TIMING for one in timing.iter(f"{P}*")):
        yield "has an animation"
    if any(one.kind in COMMENTS for one in book.parts.relations(name).values()):
        yield "has a comment"


def _of_the_deck(presentation: _Element) -> Iterator[str]:
    first = presentation.get("firstSlideNum", "1")
    if first != "1":
        yield f"counts its slides from {first}"
    if presentation.find(f"{P}custShowLst/{P}custShow") is not None:
        yield "has a show of some of its slides"


def _sections(presentation: _Element, ids: list[str]) -> list[str | None]:
    found = {
        str(entry.get("id")): " ".join(str(section.get("name", "")).split())
        for section in presentation.iter(f"{P14}section")
        for entry in section.iter(f"{P14}sldId")
    }
    return [found.get(one) for one in ids]

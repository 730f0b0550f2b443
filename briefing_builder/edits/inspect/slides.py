"""The deck in somebody's file: its parts go in, the values of its slides come out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from briefing_builder.backends.pptx.package import SECTION_NAMESPACE
from briefing_builder.edits.inspect.docprops import core_properties, custom_properties
from briefing_builder.edits.inspect.masters import (
    inspected_backdrop,
    inspected_background,
    inspected_masters,
    layout_name,
)
from briefing_builder.edits.inspect.package import Parts
from briefing_builder.edits.inspect.run_inheritance import (
    FALSE,
    TITLES,
    A,
    P,
    TextStyles,
    letter_settings,
    placeholder_kind,
    placeholder_of,
    theme_of,
)
from briefing_builder.edits.inspect.shapes import R, SlideContext, inspected_shapes
from briefing_builder.edits.inspect.texts import text_in
from briefing_builder.edits.model import UNIT, Shape, Slide, Snapshot, text_digest
from briefing_builder.edits.policy import SavingPolicy

P14 = f"{{{SECTION_NAMESPACE}}}"
QUIET_TIMING = ("par", "cTn", "childTnLst", "tnLst", "timing", "seq", "prevCondLst", "nextCondLst", "cond", "tgtEl", "sldTgt")
"""Elements of a timing in which nothing moves."""
COMMENTS = ("comments", "comment")


@dataclass(slots=True, kw_only=True)
class _DeckFile:
    """What all slides of a file share, and what was read once for those of one layout, by its part."""

    parts: Parts
    presentation: _Element
    slide_parts: tuple[str, ...]
    policy: SavingPolicy
    backdrops: dict[str, tuple[Shape, ...]] = field(default_factory=dict)
    copied_settings: dict[str, frozenset[str]] = field(default_factory=dict)


def inspected_deck(parts: Parts, policy: SavingPolicy) -> Snapshot:
    """Return what a person sees in a file that a program of that policy has saved. Raises one of FAULTS when it is no presentation."""
    main = parts.related("", "officeDocument")
    presentation = parts.tree(main)
    order = [str(entry.get(f"{R}id")) for entry in presentation.iterfind(f"{P}sldIdLst/{P}sldId")]
    ids = [str(entry.get("id")) for entry in presentation.iterfind(f"{P}sldIdLst/{P}sldId")]
    names = tuple(parts.relations(main)[relation].target for relation in order)
    file = _DeckFile(parts=parts, presentation=presentation, slide_parts=names, policy=policy)
    sections = _section_names(presentation, ids)
    size = presentation.find(f"{P}sldSz")
    measures = (0, 0) if size is None else (int(size.get("cx", "0")) // UNIT, int(size.get("cy", "0")) // UNIT)
    return Snapshot(
        slides=tuple(_inspected_slide(file, name, section) for name, section in zip(names, sections, strict=True)), size=measures,
        core_properties=core_properties(parts), custom_properties=custom_properties(parts),
        masters=inspected_masters(parts, main, policy), oddities=tuple(_deck_oddities(presentation)),
    )  # fmt: skip


def _inspected_slide(file: _DeckFile, name: str, section: str | None) -> Slide:
    context = _context_of(file, name)
    slide = file.parts.tree(name)
    common = slide.find(f"{P}cSld")
    tree = None if common is None else common.find(f"{P}spTree")
    return Slide(
        name="" if common is None else str(common.get("name", "")),
        title=_title_on_slide(tree, context),
        layout=None if file.policy.renames_layouts else layout_name(context.layout),
        section=section,
        notes=_notes_page_digest(file, name, context),
        body=inspected_shapes(() if tree is None else tree, context),
        backdrop=_backdrop_behind(file, name, slide, context),
        background=inspected_background(context.theme, slide, context.layout, context.master),
        oddities=tuple(_slide_oddities(file, name, slide)),
    )


def _context_of(file: _DeckFile, name: str) -> SlideContext:
    parts = file.parts
    layout = parts.related(name, "slideLayout")
    master = parts.related(layout, "slideMaster")
    tree = parts.tree(master)
    theme = theme_of(parts.tree(parts.related(master, "theme")), tree.find(f"{P}clrMap"), file.policy)
    return SlideContext(
        parts=parts, part=name, slide_parts=file.slide_parts, theme=theme, layout=parts.tree(layout), master=tree,
        defaults=file.presentation.find(f"{P}defaultTextStyle"), policy=file.policy,
        copied_settings=_copied_settings(file, layout, master),
    )  # fmt: skip


def _copied_settings(file: _DeckFile, layout: str, master: str) -> frozenset[str]:
    """What layout and master say of letters, looked up once, where a program may have copied it."""
    if not file.policy.flattens_styles:
        return frozenset()
    if layout not in file.copied_settings:
        file.copied_settings[layout] = letter_settings(file.parts.tree(layout), file.parts.tree(master))
    return file.copied_settings[layout]


def _title_on_slide(tree: _Element | None, context: SlideContext) -> str:
    for shape in () if tree is None else tree.iterfind(f"{P}sp"):
        if placeholder_of(shape) is not None and placeholder_kind(shape, ()) in TITLES:
            title = text_in(shape.find(f"{P}txBody"), TextStyles(theme=context.theme), context.link)
            return " ".join(title.text.split())
    return ""


def _notes_page_digest(file: _DeckFile, name: str, context: SlideContext) -> str:
    page = file.parts.related(name, "notesSlide")
    tree = file.parts.tree(page).find(f"{P}cSld/{P}spTree") if page else None
    for shape in () if tree is None else tree.iterfind(f"{P}sp"):
        if placeholder_kind(shape, ()) == "body":
            notes = text_in(shape.find(f"{P}txBody"), TextStyles(theme=context.theme), context.link)
            return text_digest(notes.text) if notes.text else ""
    return ""


def _backdrop_behind(file: _DeckFile, name: str, slide: _Element, context: SlideContext) -> tuple[Shape, ...]:
    if slide.get("showMasterSp") in FALSE:
        return ()
    layout = file.parts.related(name, "slideLayout")
    if layout not in file.backdrops:
        file.backdrops[layout] = inspected_backdrop(context, layout=layout, master=file.parts.related(layout, "slideMaster"))
    return file.backdrops[layout]


def _slide_oddities(file: _DeckFile, name: str, slide: _Element) -> Iterator[str]:
    if slide.get("show") in FALSE:
        yield "is hidden"
    if slide.find(f"{P}clrMapOvr/{A}overrideClrMapping") is not None:
        yield "has a colour map of its own"
    transitions = [*slide.iter(f"{P}transition")]
    if any(len(each) or each.get("advTm") or each.get("advClick") in FALSE for each in transitions):
        yield "has a transition"
    timing = slide.find(f"{P}timing")
    if timing is not None and any(str(element.tag).removeprefix(P) not in QUIET_TIMING for element in timing.iter(f"{P}*")):
        yield "has an animation"
    if any(relation.kind in COMMENTS for relation in file.parts.relations(name).values()):
        yield "has a comment"


def _deck_oddities(presentation: _Element) -> Iterator[str]:
    first = presentation.get("firstSlideNum", "1")
    if first != "1":
        yield f"counts its slides from {first}"
    if presentation.find(f"{P}custShowLst/{P}custShow") is not None:
        yield "has a show of some of its slides"


def _section_names(presentation: _Element, ids: list[str]) -> list[str | None]:
    names = {
        str(entry.get("id")): " ".join(str(section.get("name", "")).split())
        for section in presentation.iter(f"{P14}section")
        for entry in section.iter(f"{P14}sldId")
    }
    return [names.get(id) for id in ids]

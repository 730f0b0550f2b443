"""The placeholders of somebody's layout: the layout goes in, where its title, texts and foot stand come out."""

from collections.abc import Iterator

from lxml.etree import _Element
from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideLayout, SlideMaster

from briefing_builder.brand.adoption.surface import drawing_owners
from briefing_builder.brand.adoption.theme import ThemeColours
from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.brand.reading.inheritance import Lineage, inherited_box
from briefing_builder.units import Box

TITLES = ("title", "ctrTitle")
ROOMS = ("obj", "body", "chart", "tbl", "pic", "dgm", "media")
FIELDS_AS_WORDS = frozenset(("<date/time>", "<footer>", "<number>"))
"""What LibreOffice writes into text boxes of masters where its own masters have a date, a footer or a number."""
MASTER_KINDS = {"ctrTitle": "title", "subTitle": "body", **dict.fromkeys(("obj", "chart", "tbl", "pic", "dgm", "media"), "body")}
TEXT_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", **dict.fromkeys((*ROOMS, "subTitle"), "bodyStyle")}


def placeholders_of(owner: SlideLayout | SlideMaster) -> Iterator[tuple[str, _Element]]:
    """Yield the kind and the element of each placeholder of a layout or a master."""
    tree = owner.element.find(f"{PRESENTATION}cSld/{PRESENTATION}spTree")
    for shape in () if tree is None else tree:
        mark = shape.find(f"*/{PRESENTATION}nvPr/{PRESENTATION}ph") if isinstance(shape.tag, str) else None
        if mark is not None:
            yield str(mark.get("type", "obj")), shape


def lineage_of(kind: str, shape: _Element, master: SlideMaster) -> Lineage:
    """Return what a placeholder of that kind inherits from: the master's first of the same kind, and its text style."""
    alike = MASTER_KINDS.get(kind, kind)
    parent = next((other for other_kind, other in placeholders_of(master) if other_kind == alike), None)
    style = master.element.find(f"{PRESENTATION}txStyles/{PRESENTATION}{TEXT_STYLES.get(kind, 'otherStyle')}")
    return Lineage(own=shape, master=parent, style=style)


def title_of(layout: SlideLayout) -> Lineage | None:
    """Return the title of a layout, unless its text runs from top to bottom."""
    titles = [lineage_of(kind, shape, layout.slide_master) for kind, shape in placeholders_of(layout) if kind in TITLES]
    return next((title for title in titles if (title.body("vert") or "horz") == "horz"), None)


def title_colour(layout: SlideLayout, theme: ThemeColours) -> str:
    """Return the colour that a layout gives its titles; empty where it has none."""
    title = title_of(layout)
    return "" if title is None else theme.rgb(title.part(f"{DRAWING}defRPr/{DRAWING}solidFill"))


def draws_number(layout: SlideLayout) -> bool:
    """Return whether a layout or its master shows the slide's number in a text box, which slides show as it is."""
    fields = [field for owner in drawing_owners(layout) for field in owner.element.iterfind(f".//{DRAWING}fld[@type='slidenum']")]
    return any(_stands_free(field) for field in fields)


def _stands_free(field: _Element) -> bool:
    shape = next((each for each in field.iterancestors(f"{PRESENTATION}sp")), None)
    return shape is not None and shape.find(f"*/{PRESENTATION}nvPr/{PRESENTATION}ph") is None


def boxes_of(owner: SlideLayout | SlideMaster, kinds: tuple[str, ...], *, of_master: bool = False) -> list[Box]:
    """Return the boxes of a layout's or a master's placeholders of some kinds whose text runs from left to right.

    With `of_master` they are those of the layout's master where the layout has none.
    """
    master = owner.slide_master if isinstance(owner, SlideLayout) else owner
    for each in (owner, master) if of_master else (owner,):
        lineages = [lineage_of(kind, shape, master) for kind, shape in placeholders_of(each) if kind in kinds]
        upright = [lineage for lineage in lineages if (lineage.body("vert") or "horz") == "horz"]
        boxes = [box for lineage in upright if (box := inherited_box(lineage)) is not None]
        if boxes:
            return boxes
    return []


def leave_out_field_names(presentation: OpenPresentation) -> None:
    """Take the names of fields that stand as words on every slide out of masters and layouts."""
    for master in presentation.slide_masters:
        for owner in (master, *master.slide_layouts):
            for shape in list(owner.element.iter(f"{PRESENTATION}sp")):
                words = "".join(text.text or "" for text in shape.iter(f"{DRAWING}t")).strip()
                if words in FIELDS_AS_WORDS and shape.find(f"*/{PRESENTATION}nvPr/{PRESENTATION}ph") is None:
                    shape.getparent().remove(shape)

"""How a brand draws panels and tables: its layouts and sample slides go in, the manner of our cards, corners and tables comes out."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as OpenPresentation
from pptx.slide import SlideMaster

from briefing_builder.brand.colours import DRAWING, PRESENTATION
from briefing_builder.brand.model import Manner
from briefing_builder.brand.recognition.samples import ROUNDED, SQUARE, Samples

USUAL_TABLE_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""What every program puts into every file."""
PLAIN_TABLE_STYLES = ("{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}", "")
BAR = 0.9
"""A shape that is this much of the slide's width or height is a bar, whose corners say nothing."""
SOME = 3


def manner_of_file(presentation: OpenPresentation, master: SlideMaster, samples: Samples) -> Manner:
    """Return how slides on a master are drawn; the file has its own cover, so ours has no pattern.

    Corners are rounded where more of its own shapes and places for pictures are than not, cards filled where they are or where the sample
    slides have panels, and every second row of a table is on a ground where the file's own table style has that.
    """
    width, height = int(presentation.slide_width or 1), int(presentation.slide_height or 1)
    forms = [form for owner in (master, *master.slide_layouts) for form in _forms_drawn(owner.element, width, height)]
    rounded = samples.rounded + sum(form in ROUNDED for form in forms)
    square = samples.square + sum(form in SQUARE for form in forms)
    is_rounded = rounded > square
    has_panels = is_rounded or samples.rounded + samples.square >= SOME
    return Manner(
        cards="filled" if has_panels else "ruled",
        tables="bands" if _has_bands(presentation, samples) else "hairlines",
        corners="rounded" if is_rounded else "square",
        cover="none",
    )


def _forms_drawn(tree: _Element, width: int, height: int) -> Iterator[str]:
    """The forms of shapes that are no bars and hold no text, and of the places for pictures."""
    for shape in tree.iter(f"{PRESENTATION}sp", f"{PRESENTATION}pic"):
        mark = shape.find(f"*/{PRESENTATION}nvPr/{PRESENTATION}ph")
        form, size = shape.find(f"{PRESENTATION}spPr/{DRAWING}prstGeom"), shape.find(f"{PRESENTATION}spPr/{DRAWING}xfrm/{DRAWING}ext")
        if form is None or size is None or (mark is not None and mark.get("type") != "pic"):
            continue
        is_rounded, is_picture = form.get("prst") in ROUNDED, shape.tag == f"{PRESENTATION}pic"
        is_bar = int(size.get("cx", "0")) >= BAR * width or int(size.get("cy", "0")) >= BAR * height
        if is_rounded or (not is_bar and not is_picture and _is_seen(shape)):
            yield str(form.get("prst", ""))


def _is_seen(shape: _Element) -> bool:
    """Whether a shape has a fill, or a line of a colour."""
    properties = f"{PRESENTATION}spPr/{DRAWING}"
    paths = (f"{properties}solidFill", f"{properties}gradFill", f"{properties}ln/{DRAWING}solidFill", f"{PRESENTATION}style")
    return any(shape.find(path) is not None for path in paths)


def _has_bands(presentation: OpenPresentation, samples: Samples) -> bool:
    if sum(style not in PLAIN_TABLE_STYLES for style in samples.tables) >= 2:
        return True
    relations = presentation.part.rels.values()
    parts = [each.target_part for each in relations if not each.is_external and each.reltype == RELATIONSHIP_TYPE.TABLE_STYLES]
    if not parts:
        return False
    tree = etree.fromstring(parts[0].blob, etree.XMLParser(resolve_entities=False, no_network=True))
    own = [style for style in tree if isinstance(style.tag, str) and style.get("styleId") != USUAL_TABLE_STYLE]
    return any(style.find(f"{DRAWING}band1H//{DRAWING}fill") is not None for style in own)

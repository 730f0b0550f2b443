"""What people do by hand to what stands behind slides: layouts, the master, the theme, the size of slides, what the file says of itself."""

import copy
from typing import Any

from by_hand import A, P, by_hand, slide_of
from deck_edits import TIMING
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu

CUSTOM = "custom-properties"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def layout_of(presentation: Any, name: str = "Body") -> Any:
    return next(layout for layout in presentation.slide_layouts if layout.name == name)


def in_the_theme(presentation: Any, path: str, attribute: str, value: str) -> None:
    """Change an attribute of the theme's first element at that path."""
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree = etree.fromstring(part.blob)
    tree.find(f".//{A}{path}").set(attribute, value)
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


@by_hand("the slides have another size")
def slides_made_square(presentation: Any) -> None:
    presentation.slide_width = Emu(9_144_000)


@by_hand("the deck counts its slides from 5", survives=False)
def slides_counted_from_five(presentation: Any) -> None:
    presentation.part._element.set("firstSlideNum", "5")


@by_hand("the deck has a show of some of its slides")
def show_made(presentation: Any) -> None:
    shows = etree.Element(f"{P}custShowLst")
    slides = etree.SubElement(etree.SubElement(shows, f"{P}custShow", name="Short", id="0"), f"{P}sldLst")
    etree.SubElement(slides, f"{P}sld", {f"{R}id": presentation.slides._sldIdLst[0].rId})
    presentation.part._element.find(f"{P}notesSz").addnext(shows)


@by_hand("the file's author reads “Somebody Else”")
def author_changed(presentation: Any) -> None:
    presentation.core_properties.author = "Somebody Else"


@by_hand("the file's subject reads “Our own”")
def subject_changed(presentation: Any) -> None:
    presentation.core_properties.subject = "Our own"


@by_hand("the file's list of keywords reads “draft”")
def keywords_added(presentation: Any) -> None:
    presentation.core_properties.keywords = "draft"


@by_hand("the file's comment reads “Not yet”")
def comment_on_the_file(presentation: Any) -> None:
    presentation.core_properties.comments = "Not yet"


@by_hand("the file's property “Checked by” reads “Priya”")
def property_added(presentation: Any) -> None:
    part = next(one.target_part for one in presentation.part.package._rels.values() if one.reltype.endswith(CUSTOM))
    tree = etree.fromstring(part.blob)
    added = copy.deepcopy(tree[0])
    added.set("name", "Checked by")
    added.set("pid", "77")
    added[0].text = "Priya"
    tree.append(added)
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


@by_hand("the theme has other colours")
def link_colour_of_the_theme_changed(presentation: Any) -> None:
    in_the_theme(presentation, f"clrScheme/{A}folHlink/{A}srgbClr", "val", "C00000")


@by_hand("the theme has other colours", "has letters of another colour", is_wide=True)
def accent_of_the_theme_changed(presentation: Any) -> None:
    in_the_theme(presentation, f"clrScheme/{A}accent1/{A}srgbClr", "val", "C00000")


@by_hand("the theme has other typefaces", "is set in Courier New", afterwards=("is set in Courier New",), is_wide=True)
def headings_of_the_theme_changed(presentation: Any) -> None:
    in_the_theme(presentation, f"majorFont/{A}latin", "typeface", "Courier New")


def holder_of(owner: Any, kind: str) -> Any:
    """Return the placeholder of that kind on a layout or master."""
    return next(shape for shape in owner.placeholders if shape.element.find(f".//{P}ph").get("type", "obj") == kind)


def draw_on(owner: Any, presentation: Any) -> None:
    """Draw a rectangle on a layout or master."""
    shape = slide_of(presentation, "ask").shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), Emu(360_000), Emu(720_000))
    shape._element.getparent().remove(shape._element)
    owner.shapes._spTree.append(shape._element)


@by_hand("the layout “Body” was changed", survives=False)
def prompt_of_a_layout_reworded(presentation: Any) -> None:
    holder_of(layout_of(presentation), "title").text_frame.paragraphs[0].runs[0].text = "Write your message here"


@by_hand("the layout “Body” was changed", survives=False)
def holder_of_a_layout_moved(presentation: Any) -> None:
    holder = holder_of(layout_of(presentation), "ftr")
    left, top, width, height = holder.left, holder.top, holder.width, holder.height
    holder.left, holder.top, holder.width, holder.height = left, Emu(top - 180_000), width, height


@by_hand("the layout “Body” was changed", survives=False)
def frame_of_a_layout_turned(presentation: Any) -> None:
    holder_of(layout_of(presentation), "ftr")._element.txBody.bodyPr.set("vert", "vert270")


@by_hand("the layout “Content” was changed", afterwards=("what lies behind it changed",), is_wide=True)
def shape_drawn_on_a_layout(presentation: Any) -> None:
    draw_on(layout_of(presentation, "Content"), presentation)


@by_hand("the layout “Body” was changed", survives=False)
def ground_of_a_layout_filled(presentation: Any) -> None:
    fill = layout_of(presentation).background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0xFF, 0xEE, 0xCC)


@by_hand("the layout “Body” was changed", survives=False)
def animation_added_to_a_layout(presentation: Any) -> None:
    layout = layout_of(presentation)
    layout._element.append(etree.fromstring(TIMING.format(shape=layout.placeholders[0].shape_id)))


@by_hand("the layout “Body” is gone", survives=False)
def layout_removed(presentation: Any) -> None:
    presentation.slide_layouts.remove(layout_of(presentation))


@by_hand("the layout “Body” is gone", "the layout “Our own” is new", survives=False)
def layout_renamed(presentation: Any) -> None:
    layout_of(presentation).name = "Our own"


@by_hand(
    "the layout “Content” was changed", "the title has letters of another size", afterwards=("the title has letters of another size",),
    is_wide=True,
)  # fmt: skip
def titles_of_a_layout_enlarged(presentation: Any) -> None:
    title = holder_of(layout_of(presentation, "Content"), "title")._element
    title.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr/{A}defRPr").set("sz", "4000")


@by_hand("the slide master was changed", survives=False)
def prompt_of_the_master_reworded(presentation: Any) -> None:
    holder_of(presentation.slide_master, "title").text_frame.paragraphs[0].runs[0].text = "Write your message here"


@by_hand("the slide master was changed", afterwards=("what lies behind it changed",), is_wide=True)
def shape_drawn_on_the_master(presentation: Any) -> None:
    draw_on(presentation.slide_master, presentation)


@by_hand("the slide master was changed", survives=False)
def titles_of_the_master_enlarged(presentation: Any) -> None:
    presentation.slide_master._element.find(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr").set("sz", "4000")


@by_hand("the slide master was changed", survives=False, is_wide=True)
def colours_of_the_master_changed(presentation: Any) -> None:
    presentation.slide_master._element.find(f"{P}clrMap").set("accent5", "accent6")

"""What people do to a deck by hand: each edit changes an opened presentation, and says what must be told of it."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Emu, Pt

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
Edit = Callable[[Any], None]


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """An edit, what must be told of it (each in a sentence), and whether LibreOffice keeps what was done."""

    edit: Edit
    told: tuple[str, ...]
    survives: bool

    @property
    def is_on_the_second_slide(self) -> bool:
        """Whether it changes the slide `ask`, as most do; two edits in one file must not be of one slide."""
        return "ask" in self.edit.__code__.co_consts


EDITS: dict[str, ByHand] = {}


def by_hand(*told: str, survives: bool = True) -> Callable[[Edit], Edit]:
    """Register an edit."""

    def register(edit: Edit) -> Edit:
        EDITS[edit.__name__] = ByHand(edit=edit, told=told, survives=survives)
        return edit

    return register


def edited(data: bytes, *names: str) -> bytes:
    """Return a deck as these edits leave it."""
    presentation = Presentation(BytesIO(data))
    for name in names:
        EDITS[name].edit(presentation)
    stream = BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def slide_of(presentation: Any, name: str) -> Any:
    """Return the slide that we named so."""
    return next(slide for slide in presentation.slides if slide.element.find(f"{P}cSld").get("name") == name)


def shape_of(slide: Any, name: str) -> Any:
    """Return the first thing of that name, in groups too."""
    waiting = list(slide.shapes)
    while waiting:
        shape = waiting.pop(0)
        if shape.name == name:
            return shape
        waiting += list(getattr(shape, "shapes", ()))
    raise LookupError(f"{name!r} is not among {[shape.name for shape in slide.shapes]}")


def first_run(slide: Any, name: str = "Step") -> Any:
    return shape_of(slide, name).text_frame.paragraphs[0].runs[0]


def png(colour: str) -> BytesIO:
    stream = BytesIO()
    Image.new("RGB", (160, 90), colour).save(stream, "PNG")
    stream.seek(0)
    return stream


@by_hand("the title reads “Three courses, please”")
def title_reworded(presentation: Any) -> None:
    slide_of(presentation, "ask").shapes.title.text_frame.paragraphs[0].runs[0].text = "Three courses, please"


@by_hand("a text reads “Choose three courses")
def text_reworded(presentation: Any) -> None:
    first_run(slide_of(presentation, "ask")).text = "Choose three courses"


@by_hand("a text is empty")
def text_emptied(presentation: Any) -> None:
    for paragraph in shape_of(slide_of(presentation, "ask"), "Caption").text_frame.paragraphs:
        for run in list(paragraph.runs):
            paragraph._p.remove(run._r)


@by_hand("is no longer bold")
def no_longer_bold(presentation: Any) -> None:
    first_run(slide_of(presentation, "ask")).font.bold = False


@by_hand("is italic now")
def made_italic(presentation: Any) -> None:
    first_run(slide_of(presentation, "ask")).font.italic = True


@by_hand("has letters of another size")
def made_larger(presentation: Any) -> None:
    first_run(slide_of(presentation, "ask")).font.size = Pt(28)


@by_hand("has letters of another colour")
def recoloured(presentation: Any) -> None:
    first_run(slide_of(presentation, "ask")).font.color.rgb = RGBColor(0xC0, 0x00, 0x00)


@by_hand("has letters of another colour")
def recoloured_from_the_theme(presentation: Any) -> None:
    first_run(slide_of(presentation, "ask")).font.color.theme_color = MSO_THEME_COLOR.ACCENT_2


@by_hand("has letters of another colour")
def one_word_recoloured(presentation: Any) -> None:
    run = first_run(slide_of(presentation, "ask"))
    word = copy.deepcopy(run._r)
    run._r.addnext(word)
    run.text, word.find(f"{A}t").text = run.text[:7], run.text[7:]
    run.font.color.rgb = RGBColor(0xC0, 0x00, 0x00)


@by_hand("is set in Courier New")
def set_in_another_typeface(presentation: Any) -> None:
    first_run(slide_of(presentation, "ask")).font.name = "Courier New"


@by_hand("was underlined")
def underlined(presentation: Any) -> None:
    first_run(slide_of(presentation, "ask")).font.underline = True


@by_hand("was highlighted", survives=False)
def highlighted(presentation: Any) -> None:
    properties = first_run(slide_of(presentation, "ask"))._r.get_or_add_rPr()
    mark = etree.Element(f"{A}highlight")
    etree.SubElement(mark, f"{A}srgbClr", val="FFFF00")
    properties.insert(1, mark)


@by_hand("is no longer bold", "has letters of another size", survives=False)
def formatting_cleared(presentation: Any) -> None:
    properties = first_run(slide_of(presentation, "ask"))._r.get_or_add_rPr()
    for attribute in ("sz", "b", "i"):
        properties.attrib.pop(attribute, None)


@by_hand("is aligned otherwise")
def centred(presentation: Any) -> None:
    for paragraph in shape_of(slide_of(presentation, "ask"), "Caption").text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER


@by_hand("has other bullets")
def bulleted(presentation: Any) -> None:
    properties = shape_of(slide_of(presentation, "ask"), "Caption").text_frame.paragraphs[0]._p.get_or_add_pPr()
    etree.SubElement(properties, f"{A}buChar", char="–")


@by_hand("the text “The 30 minutes of this briefing” was moved")
def nudged(presentation: Any) -> None:
    shape = shape_of(slide_of(presentation, "ask"), "Caption")
    shape.left = Emu(shape.left + 25_400)


@by_hand("the title was moved")
def title_moved(presentation: Any) -> None:
    shape = slide_of(presentation, "ask").shapes.title
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    shape.left, shape.top, shape.width, shape.height = left, Emu(top + 90_000), width, height


@by_hand("the drawing was moved")
def group_moved(presentation: Any) -> None:
    shape = shape_of(slide_of(presentation, "ask"), "Time strip")
    shape.top = Emu(shape.top - 180_000)


@by_hand("the picture was resized")
def picture_resized(presentation: Any) -> None:
    shape = shape_of(slide_of(presentation, "showcase"), "Picture")
    shape.width, shape.height = Emu(shape.width // 2), Emu(shape.height // 2)


@by_hand("the text “The 30 minutes of this briefing” was turned")
def turned(presentation: Any) -> None:
    shape_of(slide_of(presentation, "ask"), "Caption").rotation = 3


@by_hand("a text was removed")
def text_removed(presentation: Any) -> None:
    shape = shape_of(slide_of(presentation, "ask"), "Caption")
    shape._element.getparent().remove(shape._element)


@by_hand("a text “Ask Priya about this” was added")
def text_added(presentation: Any) -> None:
    box = slide_of(presentation, "ask").shapes.add_textbox(Emu(731_520), Emu(4_900_000), Emu(2_000_000), Emu(300_000))
    box.text_frame.text = "Ask Priya about this"


@by_hand("a picture was added")
def picture_added(presentation: Any) -> None:
    slide_of(presentation, "ask").shapes.add_picture(png("teal"), Emu(9_000_000), Emu(2_000_000), Emu(1_000_000))


@by_hand("the picture was replaced")
def picture_replaced(presentation: Any) -> None:
    slide = slide_of(presentation, "showcase")
    _, name = slide.part.get_or_add_image_part(png("purple"))
    shape_of(slide, "Picture")._element.find(f".//{A}blip").set(EMBED, name)


@by_hand("the picture was cropped otherwise")
def picture_cropped(presentation: Any) -> None:
    shape_of(slide_of(presentation, "showcase"), "Picture").crop_left = 0.2


@by_hand("the picture has another alternative text")
def picture_described(presentation: Any) -> None:
    shape_of(slide_of(presentation, "showcase"), "Picture")._element.nvPicPr.cNvPr.set("descr", "A better description")


def table_of(slide: Any) -> Any:
    return next(shape.table for shape in slide.shapes if shape.has_table)


@by_hand("the table in row 2, column 1 reads “Our own words")
def cell_reworded(presentation: Any) -> None:
    table_of(slide_of(presentation, "objectives")).cell(1, 0).text_frame.paragraphs[0].runs[0].text = "Our own words"


@by_hand("the table in row 3, column 1 was filled with another colour")
def cell_filled(presentation: Any) -> None:
    fill = table_of(slide_of(presentation, "objectives")).cell(2, 0).fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0xFF, 0xE0, 0x80)


@by_hand("the table has 5 rows, no longer 4")
def row_added(presentation: Any) -> None:
    rows = table_of(slide_of(presentation, "objectives"))._tbl
    last = rows.findall(f"{A}tr")[-1]
    last.addnext(copy.deepcopy(last))


@by_hand("the table in row 2, column 1 has other borders")
def cell_framed(presentation: Any) -> None:
    properties = table_of(slide_of(presentation, "objectives")).cell(1, 0)._tc.get_or_add_tcPr()
    edge = properties.find(f"{A}lnL")
    edge.clear()
    edge.set("w", "25400")
    etree.SubElement(etree.SubElement(edge, f"{A}solidFill"), f"{A}srgbClr", val="FF0000")


@by_hand("the table has rows of other heights", survives=False)
def rows_dragged(presentation: Any) -> None:
    rows = table_of(slide_of(presentation, "objectives")).rows
    rows[1].height, rows[2].height = Emu(rows[1].height + 50_000), Emu(rows[2].height - 50_000)


@by_hand("the shape has another form", survives=False)
def points_edited(presentation: Any) -> None:
    path = next(slide_of(presentation, "benefits").element.iter(f"{A}path"))
    path.append(copy.deepcopy(next(path.iter(f"{A}lnTo"))))


def chart_of(slide: Any) -> Any:
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


@by_hand("the chart has other values")
def values_changed(presentation: Any) -> None:
    chart = chart_of(slide_of(presentation, "return"))
    for value in chart._chartSpace.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}val"):
        value.find(".//{http://schemas.openxmlformats.org/drawingml/2006/chart}v").text = "99.5"
        break


@by_hand("the chart has other categories")
def categories_changed(presentation: Any) -> None:
    chart = chart_of(slide_of(presentation, "return"))
    data = CategoryChartData()
    data.categories = ["Here", "There"]
    plot = chart.plots[0]
    data.add_series(plot.series[0].name, list(plot.series[0].values))
    chart.replace_data(data)


@by_hand("the chart has other colours")
def bars_recoloured(presentation: Any) -> None:
    series = chart_of(slide_of(presentation, "return")).plots[0].series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = RGBColor(0x80, 0x00, 0x80)


@by_hand("slide 3 “You told us four things, and this is what we did” is gone")
def slide_removed(presentation: Any) -> None:
    listed = presentation.slides._sldIdLst
    entry = listed[2]
    presentation.part.drop_rel(entry.rId)
    listed.remove(entry)


@by_hand("it stands elsewhere in the order")
def slide_moved(presentation: Any) -> None:
    listed = presentation.slides._sldIdLst
    entry = listed[3]
    listed.remove(entry)
    listed.insert(7, entry)


@by_hand("“Any other business” is new")
def slide_added(presentation: Any) -> None:
    slide = presentation.slides.add_slide(next(one for one in presentation.slide_layouts if one.name == "Content"))
    slide.shapes.title.text = "Any other business"


@by_hand("it is hidden")
def slide_hidden(presentation: Any) -> None:
    slide_of(presentation, "needs").element.set("show", "0")


@by_hand("it has a transition")
def transition_added(presentation: Any) -> None:
    etree.SubElement(etree.SubElement(slide_of(presentation, "needs").element, f"{P}transition"), f"{P}fade")


TIMING = (
    f'<p:timing xmlns:p="{P[1:-1]}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
    '<p:par><p:cTn id="2" presetID="1" presetClass="entr" presetSubtype="0" fill="hold"><p:childTnLst><p:set><p:cBhvr>'
    '<p:cTn id="3" dur="1" fill="hold"/><p:tgtEl><p:spTgt spid="2"/></p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName>'
    '</p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
)


@by_hand("it has an animation", survives=False)
def animation_added(presentation: Any) -> None:
    slide_of(presentation, "needs").element.append(etree.fromstring(TIMING))


COMMENT = (
    f'<p:cmLst xmlns:p="{P[1:-1]}"><p:cm authorId="0" dt="2027-01-20T10:00:00.000" idx="1"><p:pos x="10" y="10"/>'
    "<p:text>Is this right?</p:text></p:cm></p:cmLst>"
)
AUTHORS = f'<p:cmAuthorLst xmlns:p="{P[1:-1]}"><p:cmAuthor id="0" name="Priya" initials="P" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'


@by_hand("it has a comment")
def comment_added(presentation: Any) -> None:
    slide = slide_of(presentation, "needs")
    kind = "application/vnd.openxmlformats-officedocument.presentationml."
    package = presentation.part.package
    comment = Part(PackURI("/ppt/comments/comment1.xml"), f"{kind}comments+xml", package, COMMENT.encode())
    authors = Part(PackURI("/ppt/commentAuthors.xml"), f"{kind}commentAuthors+xml", package, AUTHORS.encode())
    slide.part.relate_to(comment, RELATIONSHIP_TYPE.COMMENTS)
    presentation.part.relate_to(authors, RELATIONSHIP_TYPE.COMMENT_AUTHORS)


@by_hand("its notes changed")
def notes_changed(presentation: Any) -> None:
    slide_of(presentation, "needs").notes_slide.notes_text_frame.paragraphs[-1].runs[0].text = "Say it slowly."


@by_hand("what lies behind it changed")
def background_changed(presentation: Any) -> None:
    fill = slide_of(presentation, "needs").background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0xFF, 0xEE, 0xCC)


@by_hand("its layout is “Body”", survives=False)
def layout_changed(presentation: Any) -> None:
    slide = slide_of(presentation, "ask")
    other = next(one for one in presentation.slide_layouts if one.name == "Body")
    next(one for one in slide.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.SLIDE_LAYOUT)._target = other.part


@by_hand("things lie above each other in another order", survives=False)
def brought_to_the_front(presentation: Any) -> None:
    tree = slide_of(presentation, "ask").shapes._spTree
    tree.append(shape_of(slide_of(presentation, "ask"), "Numeral 1")._element)


@by_hand("the shape was filled with another colour")
def shape_filled(presentation: Any) -> None:
    fill = shape_of(slide_of(presentation, "ask"), "Minutes Open · 1.5").fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0xFF, 0x00, 0x00)


@by_hand("the picture has another outline")
def outlined(presentation: Any) -> None:
    shape_of(slide_of(presentation, "showcase"), "Picture").line.width = Pt(4)


@by_hand("leads elsewhere")
def link_changed(presentation: Any) -> None:
    first_run(slide_of(presentation, "ask")).hyperlink.address = "https://example.org/elsewhere"


@by_hand("slide 1 “Learning where you work”: it is in the section “The start”", survives=False)
def section_renamed(presentation: Any) -> None:
    next(presentation.part._element.iter(f"{P14}section")).set("name", "The start")


@by_hand("the file's title reads “Final, really final”")
def file_renamed(presentation: Any) -> None:
    presentation.core_properties.title = "Final, really final"


@by_hand("slide 3 “You told us four things, and this is what we did”: what lies behind it changed", survives=False)
def logo_put_on_a_layout(presentation: Any) -> None:
    layout = slide_of(presentation, "needs").slide_layout
    picture = slide_of(presentation, "ask").shapes.add_picture(png("navy"), Emu(0), Emu(0), Emu(500_000))._element
    picture.getparent().remove(picture)
    image = slide_of(presentation, "ask").part.related_part(picture.find(f".//{A}blip").get(EMBED))
    picture.find(f".//{A}blip").set(EMBED, layout.part.relate_to(image, RELATIONSHIP_TYPE.IMAGE))
    layout.shapes._spTree.append(picture)

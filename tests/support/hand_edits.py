"""What people do by hand to the things on a slide: texts, pictures, tables, charts."""

import copy
from typing import Any

from by_hand import EMBED, A, by_hand, first_run, png, shape_of, slide_of
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Pt


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
    first_run(slide_of(presentation, "ask")).font.size = Pt(32)


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


@by_hand("the text “10 of these 30 minutes are yours” was moved")
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


@by_hand("the text “10 of these 30 minutes are yours” was turned")
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
    table_of(slide_of(presentation, "pilot-detail")).cell(1, 0).text_frame.paragraphs[0].runs[0].text = "Our own words"


@by_hand("the table in row 3, column 1 was filled with another colour")
def cell_filled(presentation: Any) -> None:
    fill = table_of(slide_of(presentation, "pilot-detail")).cell(2, 0).fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0xFF, 0xE0, 0x80)


@by_hand("the table has 8 rows, no longer 7")
def row_added(presentation: Any) -> None:
    rows = table_of(slide_of(presentation, "pilot-detail"))._tbl
    last = rows.findall(f"{A}tr")[-1]
    last.addnext(copy.deepcopy(last))


@by_hand("the table in row 2, column 1 has other borders")
def cell_framed(presentation: Any) -> None:
    properties = table_of(slide_of(presentation, "pilot-detail")).cell(1, 0)._tc.get_or_add_tcPr()
    edge = properties.find(f"{A}lnL")
    edge.clear()
    edge.set("w", "25400")
    etree.SubElement(etree.SubElement(edge, f"{A}solidFill"), f"{A}srgbClr", val="FF0000")


@by_hand("the table has rows of other heights", survives=False)
def rows_dragged(presentation: Any) -> None:
    rows = table_of(slide_of(presentation, "pilot-detail")).rows
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
    for series in chart.plots[0].series:
        data.add_series(series.name, list(series.values))
    chart.replace_data(data)


@by_hand("the chart has other colours")
def bars_recoloured(presentation: Any) -> None:
    series = chart_of(slide_of(presentation, "return")).plots[0].series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = RGBColor(0x80, 0x00, 0x80)


YOURS = "the group “You see who has learned what No chasing and no…”"


def card_of(presentation: Any, number: int = 0) -> Any:
    """Return a card of the benefits, from 0."""
    return [shape for shape in slide_of(presentation, "benefits").shapes if shape.name.startswith("Card: ")][number]


def framed_anew(group: Any) -> None:
    """Give a group the frame that its parts have together, as PowerPoint does when one of them was moved."""
    frame = group._element.grpSpPr.find(f"{A}xfrm")
    boxes = [(shape.left, shape.top, shape.left + shape.width, shape.top + shape.height) for shape in group.shapes]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    width, height = max(box[2] for box in boxes) - left, max(box[3] for box in boxes) - top
    for name, (one, other) in {"off": (left, top), "chOff": (left, top), "ext": (width, height), "chExt": (width, height)}.items():
        for attribute, length in zip(frame.find(f"{A}{name}").attrib, (one, other), strict=True):
            frame.find(f"{A}{name}").set(attribute, str(int(length)))


@by_hand(f"{YOURS} was moved")
def card_moved(presentation: Any) -> None:
    card = card_of(presentation)
    card.left, card.top = Emu(card.left + 120_000), Emu(card.top + 240_000)


@by_hand(f"{YOURS} was resized")
def card_enlarged(presentation: Any) -> None:
    card = card_of(presentation)
    card.width, card.height = Emu(card.width * 11 // 10), Emu(card.height * 11 // 10)


@by_hand("a group was removed")
def card_removed(presentation: Any) -> None:
    element = card_of(presentation)._element
    element.getparent().remove(element)


@by_hand("a group was ungrouped")
def card_ungrouped(presentation: Any) -> None:
    element = card_of(presentation)._element
    for part in reversed([one for one in element if etree.QName(one).localname in ("sp", "cxnSp", "grpSp")]):
        element.addnext(part)
    element.getparent().remove(element)


@by_hand("the text “Hours back in the working day” was moved")
def part_of_a_card_moved(presentation: Any) -> None:
    card = card_of(presentation, 1)
    heading = next(shape for shape in card.shapes if shape.name == "Heading")
    heading.left, heading.top = Emu(heading.left - 200_000), Emu(heading.top + 300_000)
    framed_anew(card)


@by_hand("a text was removed")
def part_of_a_card_removed(presentation: Any) -> None:
    card = card_of(presentation, 1)
    heading = next(shape for shape in card.shapes if shape.name == "Heading")
    heading._element.getparent().remove(heading._element)
    framed_anew(card)


@by_hand("the group “You keep everyone at the desk at month end.” was moved", f"{YOURS} was moved")
def cards_swapped(presentation: Any) -> None:
    one, other = card_of(presentation), card_of(presentation, 1)
    one.left, other.left = other.left, one.left

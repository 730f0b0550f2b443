"""What people do by hand to how texts and charts are set: indents, room, frames, letters and bars of charts, free forms."""

from typing import Any

from by_hand import A, by_hand, slide_of
from hand_edits import table_of
from look_edits import ASK_CAPTION, C, caption_of, chart_of, frame_of
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.util import Emu, Pt


def paragraphs_of(slide: Any) -> Any:
    """Return the properties of every paragraph of the caption."""
    return [paragraph._p.get_or_add_pPr() for paragraph in caption_of(slide).text_frame.paragraphs]


@by_hand(f"{ASK_CAPTION} has another indent")
def indented(presentation: Any) -> None:
    for properties in paragraphs_of(slide_of(presentation, "ask")):
        properties.set("marL", "457200")


@by_hand(f"{ASK_CAPTION} has another indent", survives=False)
def first_line_indented(presentation: Any) -> None:
    for properties in paragraphs_of(slide_of(presentation, "ask")):
        properties.set("indent", "228600")


@by_hand(f"{ASK_CAPTION} has another indent")
def put_on_the_second_level(presentation: Any) -> None:
    for properties in paragraphs_of(slide_of(presentation, "ask")):
        properties.set("lvl", "1")


@by_hand("the text ““We cannot see who has done what.”” has another indent")
def hung_quotation_indented(presentation: Any) -> None:
    properties = next(one for one in slide_of(presentation, "needs").element.iter(f"{A}pPr") if one.get("marL"))
    properties.set("marL", "685800")


@by_hand("the text “You see who has learned what No chasing and no…” has other room before or after its paragraphs")
def card_drawn_together(presentation: Any) -> None:
    for room in slide_of(presentation, "benefits").element.iter(f"{A}spcBef"):
        room[0].set("val", "0")


@by_hand(f"{ASK_CAPTION} has other room before or after its paragraphs")
def set_apart_from_above(presentation: Any) -> None:
    caption_of(slide_of(presentation, "ask")).text_frame.paragraphs[0].space_before = Pt(9)


@by_hand(f"{ASK_CAPTION} has other room before or after its paragraphs")
def set_apart_from_below(presentation: Any) -> None:
    caption_of(slide_of(presentation, "ask")).text_frame.paragraphs[0].space_after = Pt(9)


@by_hand(f"{ASK_CAPTION} has another line spacing")
def lines_drawn_together(presentation: Any) -> None:
    caption_of(slide_of(presentation, "ask")).text_frame.paragraphs[0].line_spacing = 0.8


@by_hand("the title has another indent")
def title_indented(presentation: Any) -> None:
    slide_of(presentation, "ask").shapes.title.text_frame.paragraphs[0]._p.get_or_add_pPr().set("marL", "457200")


@by_hand("the title has other room before or after its paragraphs")
def title_set_apart(presentation: Any) -> None:
    slide_of(presentation, "ask").shapes.title.text_frame.paragraphs[0].space_before = Pt(9)


@by_hand(f"{ASK_CAPTION} runs the other way")
def turned_to_the_left(presentation: Any) -> None:
    for properties in paragraphs_of(slide_of(presentation, "ask")):
        properties.set("rtl", "1")
        properties.set("algn", "l")


@by_hand(f"{ASK_CAPTION} stands elsewhere in its frame")
def inset(presentation: Any) -> None:
    frame_of(slide_of(presentation, "ask")).set("lIns", "228600")


@by_hand(f"{ASK_CAPTION} was given a frame that follows its text", survives=False)
def frame_fitted(presentation: Any) -> None:
    frame = frame_of(slide_of(presentation, "ask"))
    frame.remove(frame.find(f"{A}noAutofit"))
    etree.SubElement(frame, f"{A}spAutoFit")


@by_hand(f"{ASK_CAPTION} was given letters that shrink when there is no room")
def letters_fitted(presentation: Any) -> None:
    frame = frame_of(slide_of(presentation, "ask"))
    frame.remove(frame.find(f"{A}noAutofit"))
    etree.SubElement(frame, f"{A}normAutofit")


@by_hand("the table in row 2, column 1 stands elsewhere in its frame")
def cell_inset(presentation: Any) -> None:
    table_of(slide_of(presentation, "pilot-detail")).cell(1, 0).margin_left = Emu(360_000)


@by_hand("the table in row 2, column 1 stands elsewhere in its frame", survives=False)
def cell_inset_from_above(presentation: Any) -> None:
    table_of(slide_of(presentation, "pilot-detail")).cell(1, 0).margin_top = Emu(36_000)


@by_hand("the table in row 2, column 1 has another indent")
def cell_indented(presentation: Any) -> None:
    table_of(slide_of(presentation, "pilot-detail")).cell(1, 0).text_frame.paragraphs[0]._p.get_or_add_pPr().set("marL", "228600")


@by_hand("the table has columns of other widths")
def columns_dragged(presentation: Any) -> None:
    columns = table_of(slide_of(presentation, "pilot-detail")).columns
    columns[0].width, columns[1].width = Emu(columns[0].width - 150_000), Emu(columns[1].width + 150_000)


@by_hand("has another form")
def point_moved(presentation: Any) -> None:
    path = next(slide_of(presentation, "benefits").element.iter(f"{A}path"))
    next(path.iter(f"{A}pt")).set("x", str(int(path.get("w")) // 3))


def letters_of(holder: Any) -> Any:
    return holder.find(f"{C}txPr/{A}p/{A}pPr/{A}defRPr")


@by_hand("the chart has letters of another size")
def categories_enlarged(presentation: Any) -> None:
    letters_of(next(chart_of(presentation)._chartSpace.iter(f"{C}catAx"))).set("sz", "2000")


@by_hand("the chart has letters of another size")
def labels_enlarged(presentation: Any) -> None:
    letters_of(next(chart_of(presentation)._chartSpace.iter(f"{C}dLbls"))).set("sz", "2000")


@by_hand("the chart is bold now")
def categories_emboldened(presentation: Any) -> None:
    letters_of(next(chart_of(presentation)._chartSpace.iter(f"{C}catAx"))).set("b", "1")


@by_hand("the chart has letters of another colour")
def categories_recoloured(presentation: Any) -> None:
    chart_of(presentation).category_axis.tick_labels.font.color.rgb = RGBColor(0xC0, 0x00, 0x00)


@by_hand("the chart is set in Courier New")
def categories_set_in_another_typeface(presentation: Any) -> None:
    chart_of(presentation).category_axis.tick_labels.font.name = "Courier New"


@by_hand("the chart has its bars elsewhere")
def bars_moved(presentation: Any) -> None:
    layout = next(chart_of(presentation)._chartSpace.iter(f"{C}manualLayout"))
    layout.find(f"{C}w").set("val", "0.3")


@by_hand("the chart has its bars elsewhere", survives=False)
def bars_left_to_powerpoint(presentation: Any) -> None:
    layout = next(chart_of(presentation)._chartSpace.iter(f"{C}layout"))
    layout.remove(layout[0])


@by_hand("the chart was given a ground")
def chart_ground_filled(presentation: Any) -> None:
    ground = chart_of(presentation)._chartSpace.find(f"{C}spPr")
    ground.remove(ground.find(f"{A}noFill"))
    fill = etree.Element(f"{A}solidFill")
    etree.SubElement(fill, f"{A}srgbClr", val="FFE080")
    ground.insert(0, fill)

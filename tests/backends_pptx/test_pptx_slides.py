"""What python-pptx finds when it opens a deck of ours: placeholders, text, notes, tables, links, alternative texts."""

from io import BytesIO

import pptx_samples
import pytest
from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as OpenPresentation
from pptx.shapes.base import BaseShape
from pptx_samples import run

from briefing_builder.backends.pptx import write
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck.model import SLIDE_NUMBER, Crop, Deck, Paragraph, Picture, Run, Shape, Slide, SlideLink, Text, WebLink
from briefing_builder.errors import OutputError
from briefing_builder.units import Box, points
from briefing_builder.values import replace

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def shape(opened: OpenPresentation, slide: int, name: str) -> BaseShape:
    """Return the first shape of that name on that slide (from 1)."""
    return next(found for found in opened.slides[slide - 1].shapes if found.name == name)


def xml_of(found: BaseShape) -> str:
    return etree.tostring(found.element, encoding="unicode")


def with_last_item(deck: Deck, item: object) -> Deck:
    """Return the first content slide alone, with one more item."""
    slide = replace(deck.slides[1], items=(*deck.slides[1].items, item))
    return replace(deck, slides=(slide,))


def test_every_title_is_the_layouts_own_title(opened: OpenPresentation, deck: Deck) -> None:
    assert [slide.shapes.title.text_frame.text for slide in opened.slides] == [slide.title for slide in deck.slides]


def test_every_slide_has_the_layout_of_its_role(opened: OpenPresentation) -> None:
    names = [slide.slide_layout.name for slide in opened.slides]
    assert names == ["Title", "Content", "Chart", "Table", "Pictures", "Question", "Body"]


def test_every_placeholder_refers_to_one_of_its_layout(opened: OpenPresentation) -> None:
    for slide in opened.slides:
        known = {holder.placeholder_format.idx for holder in slide.slide_layout.placeholders}
        assert {holder.placeholder_format.idx for holder in slide.placeholders} <= known


def test_a_placeholder_as_its_layout_has_it_says_only_its_text(opened: OpenPresentation) -> None:
    title = opened.slides[1].shapes.title
    assert "xfrm" not in xml_of(title)
    assert title.text_frame.paragraphs[0].runs[0]._r.find(f"{DRAWING}rPr").attrib == {"lang": "en-GB"}


def test_a_list_takes_its_bullets_from_the_brand(opened: OpenPresentation) -> None:
    body = next(found for found in opened.slides[6].placeholders if found.placeholder_format.idx == 1)
    assert [paragraph.text for paragraph in body.text_frame.paragraphs][1] == "Choose one time in the week"
    assert "buChar" not in xml_of(body)


def test_text_outside_placeholders_says_everything_in_theme_words(opened: OpenPresentation) -> None:
    figure = xml_of(shape(opened, 2, "Figure"))
    assert 'sz="4400"' in figure
    assert '<a:schemeClr val="accent1"/>' in figure
    assert '<a:latin typeface="+mn-lt"/>' in figure  # the body face: its digits are lining


def test_text_never_shrinks_by_itself(opened: OpenPresentation) -> None:
    frames = [found for slide in opened.slides for found in slide.shapes if found.has_text_frame and found.element.tag.endswith("}sp")]
    with_text = [found for found in frames if found.text_frame.text]
    assert len(with_text) > 20
    assert all(found.element.find(f".//{DRAWING}bodyPr/{DRAWING}noAutofit") is not None for found in with_text)


def test_every_run_names_its_language(opened: OpenPresentation) -> None:
    runs = [run for slide in opened.slides for run in slide.element.iter(f"{DRAWING}rPr")]
    assert {run.get("lang") for run in runs} == {"en-GB"}


def test_the_slide_number_is_a_field_that_reads_the_number_of_its_slide(deck: Deck) -> None:
    whole = replace(deck, slides=tuple(with_number(slide, SLIDE_NUMBER) for slide in deck.slides))
    slides = Presentation(BytesIO(write(whole, builtin_brand()))).slides
    fields = [(number, field) for number, slide in enumerate(slides, start=1) for field in slide.element.iter(f"{DRAWING}fld")]
    assert [(number, field.get("type"), field.findtext(f"{DRAWING}t")) for number, field in fields] == [
        (number, "slidenum", str(number)) for number in range(2, len(slides) + 1)
    ]
    behind = {field.findtext(f"{DRAWING}t") for slide in slides for field in slide.slide_layout.element.iter(f"{DRAWING}fld")}
    assert behind == {SLIDE_NUMBER}


def test_only_the_number_of_the_slide_is_put_in(deck: Deck) -> None:
    wild = with_last_item(deck, replace(deck.slides[1].items[-2], paragraphs=(Paragraph(runs=(run(SLIDE_NUMBER, "footer"),)),)))
    (slide,) = Presentation(BytesIO(write(wild, builtin_brand()))).slides
    assert SLIDE_NUMBER in [one.text_frame.text for one in slide.shapes if one.has_text_frame]


def with_number(slide: Slide, number: str) -> Slide:
    """Return the slide with another text as its number."""
    items = [
        replace(item, paragraphs=(Paragraph(runs=(run(number, "footer"),)),)) if isinstance(item, Text) and item.field else item
        for item in slide.items
    ]
    return replace(slide, items=tuple(items))


def test_shape_ids_are_unique_and_in_reading_order_those_of_the_foot_apart(opened: OpenPresentation) -> None:
    for slide in opened.slides:
        ids = [int(found.get("id")) for found in slide.element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr")]
        body = [number for number in ids if number >= 10]
        assert ids == [1, *body, *range(2, 2 + len(ids) - len(body) - 1)]
        assert body == list(range(10, 10 + len(body)))


def test_notes_hold_the_labelled_parts(opened: OpenPresentation) -> None:
    paragraphs = [paragraph.text for paragraph in opened.slides[2].notes_slide.notes_text_frame.paragraphs]
    assert paragraphs == [
        "TIME", "0:00–1:00", "SAY", "“Good morning & welcome”, said <calmly>.", "It is all right to learn at work.",
    ]  # fmt: skip


def test_the_audience_copy_has_no_notes(deck: Deck) -> None:
    copy = Presentation(BytesIO(write(deck, builtin_brand(), notes=False)))
    assert not any(slide.has_notes_slide for slide in copy.slides)


def test_the_table_declares_its_header_and_keeps_its_cells(opened: OpenPresentation) -> None:
    table = shape(opened, 4, "Courses").table
    assert table.first_row
    assert not table.horz_banding
    assert [cell.text for cell in table.rows[2].cells] == ["Product range", "○ supporting", "The right part is named on the first call"]


def test_an_empty_cell_keeps_the_size_of_small_print(opened: OpenPresentation) -> None:
    cell = shape(opened, 4, "Courses").table.cell(3, 1)
    assert cell._tc.find(f".//{DRAWING}endParaRPr").get("sz") == "1200"


def test_only_the_lower_borders_of_cells_are_drawn(opened: OpenPresentation) -> None:
    cell = shape(opened, 4, "Courses").table.cell(0, 0)._tc.tcPr
    drawn = [line.tag.removeprefix(DRAWING) for line in cell if line.find(f"{DRAWING}solidFill") is not None]
    assert drawn == ["lnB"]


def test_pictures_are_in_the_layouts_placeholder_with_their_alternative_text(opened: OpenPresentation) -> None:
    picture = shape(opened, 5, "Screen")
    assert picture.is_placeholder
    assert picture._element.nvPicPr.cNvPr.get("descr") == "The caller’s sound wave above three replies"


def test_equal_pictures_are_one_part(opened: OpenPresentation) -> None:
    names = {part.partname for part in opened.part.package.iter_parts() if "/media/" in part.partname}
    assert len(names) == 1


def test_a_pattern_is_decoration_and_an_icon_speaks_for_its_shapes(opened: OpenPresentation) -> None:
    pattern, icon = shape(opened, 1, "Pattern"), shape(opened, 2, "Icon")
    marked = [element.get("val") for element in pattern.element.iter(DECORATIVE)]
    assert marked == ["1"] * 49  # the group, 24 squares and 24 forms
    assert icon.element.nvGrpSpPr.cNvPr.get("descr") == "A clock"
    assert len(list(icon.element.iter(DECORATIVE))) == 2


def test_a_rule_is_a_line(opened: OpenPresentation) -> None:
    assert 'prst="line"' in xml_of(shape(opened, 2, "Rule"))


def test_a_web_link_keeps_its_address_and_the_colour_of_its_run(opened: OpenPresentation) -> None:
    link = shape(opened, 5, "Link")
    assert link.text_frame.paragraphs[0].runs[0].hyperlink.address == "https://learn.merrowdale.example/try?a=1&b=2"
    assert 'val="tx"' in xml_of(link)


def test_a_link_to_a_slide_jumps_to_it(opened: OpenPresentation) -> None:
    found = shape(opened, 6, "Links")
    action = found.element.find(f".//{DRAWING}hlinkClick")
    target = opened.slides[5].part.related_part(
        action.get(f"{{{'http://schemas.openxmlformats.org/officeDocument/2006/relationships'}}}id")
    )
    assert action.get("action") == "ppaction://hlinksldjump"
    assert target is opened.slides[6].part


def test_a_link_to_a_slide_that_is_not_there_is_refused(deck: Deck) -> None:
    lost = pptx_samples.plain("Link", "there", "small", pptx_samples.box(1, 1, 2, 1), link=SlideLink(slide="nowhere"))
    with pytest.raises(OutputError, match="nowhere"):
        write(with_last_item(deck, lost), builtin_brand())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "ppaction://program", "learn.example"])
def test_a_link_that_could_start_a_program_is_refused(deck: Deck, url: str) -> None:
    unsafe = pptx_samples.plain("Link", "there", "small", pptx_samples.box(1, 1, 2, 1), link=WebLink(url=url))
    with pytest.raises(OutputError, match="link-scheme"):
        write(with_last_item(deck, unsafe), builtin_brand())


def test_markup_and_control_characters_in_text_are_only_text(deck: Deck) -> None:
    wild = pptx_samples.plain("Wild", 'R&D <new> "x" \x0b\x00\ud800 ]]>', "small", pptx_samples.box(1, 1, 2, 1))
    opened = Presentation(BytesIO(write(with_last_item(deck, wild), builtin_brand())))
    assert shape(opened, 1, "Wild").text_frame.text == 'R&D <new> "x"  ]]>'


def test_a_name_with_markup_is_only_a_name(deck: Deck) -> None:
    wild = pptx_samples.plain('A "<name>" & more', "text", "small", pptx_samples.box(1, 1, 2, 1))
    opened = Presentation(BytesIO(write(with_last_item(deck, wild), builtin_brand())))
    assert shape(opened, 1, 'A "<name>" & more').text_frame.text == "text"


def test_a_list_outside_placeholders_has_the_brands_bullet(deck: Deck) -> None:
    item = pptx_samples.plain("List", "one", "small", pptx_samples.box(1, 1, 2, 1))
    listed = replace(item, paragraphs=(replace(item.paragraphs[0], bullet="bullet", indent=points(18), space_before=points(6)),))
    opened = Presentation(BytesIO(write(with_last_item(deck, listed), builtin_brand())))
    properties = shape(opened, 1, "List").element.find(f".//{DRAWING}pPr")
    assert (properties.get("marL"), properties.get("indent")) == ("228600", "-228600")
    assert properties.find(f"{DRAWING}buChar").get("char") == "•"
    assert properties.find(f"{DRAWING}spcBef/{DRAWING}spcPts").get("val") == "600"


def test_a_plain_paragraph_in_the_body_has_no_bullet(deck: Deck) -> None:
    body = pptx_samples.held("body", "Not a list", "body")
    flat = replace(body, paragraphs=(replace(body.paragraphs[0], bullet="none", indent=points(0)),))
    slide = replace(deck.slides[6], items=(flat,))
    opened = Presentation(BytesIO(write(replace(deck, slides=(slide,)), builtin_brand())))
    properties = opened.slides[0].placeholders[1].element.find(f".//{DRAWING}pPr")
    assert properties.find(f"{DRAWING}buNone") is not None
    assert (properties.get("marL"), properties.get("indent")) == ("0", "0")


def test_a_placeholder_that_the_layout_lacks_becomes_a_text_box(deck: Deck) -> None:
    text = replace(pptx_samples.plain("Extra", "text", "small", pptx_samples.box(1, 1, 2, 1)), placeholder="byline")
    opened = Presentation(BytesIO(write(with_last_item(deck, text), builtin_brand())))
    assert not shape(opened, 1, "Extra").is_placeholder


def test_voices_that_differ_from_the_placeholder_are_said(deck: Deck) -> None:
    style = builtin_brand().styles["title"]
    title = deck.slides[1].items[1]
    loud = Run(text="loud", face="body", size=style.size, colour="accent", bold=True, italic=True)
    changed = replace(title, paragraphs=(Paragraph(runs=(loud,), spacing=style.spacing),))
    slide = replace(deck.slides[1], items=(changed,))
    opened = Presentation(BytesIO(write(replace(deck, slides=(slide,)), builtin_brand())))
    properties = opened.slides[0].shapes.title.text_frame.paragraphs[0].runs[0]._r.find(f"{DRAWING}rPr")
    assert dict(properties.attrib) == {"lang": "en-GB", "b": "1", "i": "1"}
    assert properties.find(f"{DRAWING}latin").get("typeface") == "+mn-lt"


def test_a_portrait_is_cut_by_the_picture_itself_to_a_native_circle(deck: Deck) -> None:
    screen = next(item for one in deck.slides for item in one.items if isinstance(item, Picture))
    portrait = replace(screen, name="Portrait", placeholder="", geometry="ellipse", crop=Crop(top=6_000, bottom=19_000))
    opened = Presentation(BytesIO(write(with_last_item(deck, portrait), builtin_brand())))
    found = xml_of(shape(opened, 1, "Portrait"))
    assert '<a:srcRect l="0" t="6000" r="0" b="19000"/>' in found
    assert '<a:prstGeom prst="ellipse">' in found


def test_a_rounded_surface_has_the_radius_that_the_deck_says(deck: Deck) -> None:
    box = Box(left=points(10), top=points(10), width=points(300), height=points(100))
    surface = Shape(name="Surface", box=box, geometry="rounded", radius=points(10), fill="surface")
    opened = Presentation(BytesIO(write(with_last_item(deck, surface), builtin_brand())))
    assert 'fmla="val 10000"' in xml_of(shape(opened, 1, "Surface"))

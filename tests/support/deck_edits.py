"""What people do by hand to a deck beside the things on its slides: slides, notes, comments, layouts, sections, its name."""

from typing import Any

from by_hand import EMBED, P14, A, P, by_hand, first_run, png, shape_of, slide_of
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Emu, Pt


@by_hand("slide 3 “You told us two things, and we acted on both” is gone")
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
    '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
    '<p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
    '<p:par><p:cTn id="4" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>'
    '<p:par><p:cTn id="5" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" nodeType="clickEffect">'
    '<p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr><p:cTn id="6" dur="1" fill="hold">'
    '<p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>'
    "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
    '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:seq>"
    "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
)
"""A shape appears at a click, as PowerPoint writes it."""


@by_hand("it has an animation")
def animation_added(presentation: Any) -> None:
    slide = slide_of(presentation, "needs")
    slide.element.append(etree.fromstring(TIMING.format(shape=slide.shapes[0].shape_id)))


MORPH = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:p="{P[1:-1]}"><mc:Choice xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main" Requires="p159">'
    '<p:transition spd="slow"><p159:morph option="byObject"/></p:transition></mc:Choice>'
    '<mc:Fallback><p:transition spd="slow"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>'
)


@by_hand("it has a transition")
def morph_added(presentation: Any) -> None:
    slide_of(presentation, "needs").element.append(etree.fromstring(MORPH))


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


THREAD = (
    '<p188:cmLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main">'
    '<p188:cm id="{00000001-0000-4000-8000-000000000000}" '
    'authorId="{00000002-0000-4000-8000-000000000000}" created="2027-01-20T10:00:00.000"/></p188:cmLst>'
)


@by_hand("it has a comment", survives=False)
def comment_that_can_be_answered_added(presentation: Any) -> None:
    part = slide_of(presentation, "needs").part
    kind = "application/vnd.ms-powerpoint.comments+xml"
    thread = Part(PackURI("/ppt/comments/modernComment_101.xml"), kind, presentation.part.package, THREAD.encode())
    part.relate_to(thread, "http://schemas.microsoft.com/office/2018/10/relationships/comments")


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
    tree.append(shape_of(slide_of(presentation, "ask"), "Step 1")._element)


@by_hand("was filled with another colour")
def shape_filled(presentation: Any) -> None:
    fill = shape_of(slide_of(presentation, "ask"), "Minutes").fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0xFF, 0x00, 0x00)


@by_hand("the picture has another outline")
def outlined(presentation: Any) -> None:
    shape_of(slide_of(presentation, "showcase"), "Picture").line.width = Pt(4)


@by_hand("leads elsewhere")
def link_changed(presentation: Any) -> None:
    first_run(slide_of(presentation, "ask")).hyperlink.address = "https://example.org/elsewhere"


@by_hand("slide 1 “Learning where you work”: it is in the section “The start”", survives=False, is_wide=True)
def section_renamed(presentation: Any) -> None:
    next(presentation.part._element.iter(f"{P14}section")).set("name", "The start")


@by_hand("the file's title reads “Final, really final”")
def file_renamed(presentation: Any) -> None:
    presentation.core_properties.title = "Final, really final"


@by_hand("the layout “Content” was changed", afterwards=("what lies behind it changed",), is_wide=True)
def logo_put_on_a_layout(presentation: Any) -> None:
    layout = slide_of(presentation, "needs").slide_layout
    picture = slide_of(presentation, "ask").shapes.add_picture(png("navy"), Emu(0), Emu(0), Emu(500_000))._element
    picture.getparent().remove(picture)
    image = slide_of(presentation, "ask").part.related_part(picture.find(f".//{A}blip").get(EMBED))
    picture.find(f".//{A}blip").set(EMBED, layout.part.relate_to(image, RELATIONSHIP_TYPE.IMAGE))
    layout.shapes._spTree.append(picture)

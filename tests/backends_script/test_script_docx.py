"""The script as a Word document, opened again by python-docx."""

import io
import zipfile
from datetime import datetime

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm
from script_samples import HOSTILE, OPENING, talk

from briefing_builder.backends.script import presenter_script
from briefing_builder.backends.script.model import Script
from briefing_builder.backends.script.word import as_docx
from briefing_builder.values import replace
from briefing_builder.words import english


@pytest.fixture
def word(script: Script, pngs: dict[str, bytes]) -> WordDocument:
    return Document(io.BytesIO(as_docx(script, pngs)))


def texts(word: WordDocument, style: str) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style is not None and paragraph.style.name == style]


def test_headings_of_the_first_level_are_the_parts_of_the_script(word: WordDocument) -> None:
    assert texts(word, "Heading 1") == ["Run sheet", "Your team", "See it", "Discussion", "Questions and answers", "Appendix"]


def test_headings_of_the_second_level_have_the_clock(word: WordDocument) -> None:
    assert texts(word, "Heading 2")[1:3] == ["09:31\tCalm Calls", "09:32:30\tOver to you"]


def test_words_that_look_like_markup_are_words(word: WordDocument) -> None:
    assert texts(word, "Heading 2")[0] == f"09:30\t{HOSTILE}"


def test_what_is_said_has_a_style_of_its_own(word: WordDocument) -> None:
    assert texts(word, "Say")[:2] == ["SAY\tThe lead says this.", "SAY\tThe supplier says this."]


def test_where_to_stop_and_to_hand_over_stands_in_a_box(word: WordDocument) -> None:
    assert texts(word, "Stop") == [" STOP AT   the second screen"]
    assert texts(word, "Hand Over") == ["→ HAND OVER  Sunniva shows you one course."]
    assert [word.styles[name].element.pPr.find(qn("w:pBdr")) is not None for name in ("Stop", "Hand Over")] == [True, True]


def test_the_discussion_has_the_exact_question_and_counted_steps(word: WordDocument) -> None:
    assert texts(word, "Opening") == [OPENING]
    assert texts(word, "List Number")[-3:] == ["Look at Aled first.", "Count to ten.", "Ask what could stop it."]


def test_every_counted_list_begins_with_one(word: WordDocument) -> None:
    numbers = [
        paragraph._p.pPr.numPr.numId.val for paragraph in word.paragraphs if paragraph.style and paragraph.style.name == "List Number"
    ]
    assert len(numbers) == 1 + 3  # what gives way, then the steps
    assert len(set(numbers)) == 2


def test_the_run_sheet_is_a_table_whose_head_comes_again(word: WordDocument) -> None:
    (table,) = word.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [row.cells[0].text for row in table.rows[1:]] == ["09:30", "09:31", "09:32:30", "09:42:30"]


def test_the_contents_are_a_field_with_its_entries_filled_in(word: WordDocument) -> None:
    codes = [code.text.split()[0] for code in word.element.body.iter(qn("w:instrText"))]
    assert codes == ["TOC"]
    assert texts(word, "toc 1") == texts(word, "Heading 1")
    assert texts(word, "toc 2") == texts(word, "Heading 2")


def test_every_entry_of_the_contents_leads_to_a_bookmark(word: WordDocument) -> None:
    names = {mark.get(qn("w:name")) for mark in word.element.body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in word.element.body.iter(qn("w:hyperlink"))} == names


def test_no_picture_stands_in_a_heading(word: WordDocument) -> None:
    styles = [paragraph.style.name for paragraph in word.paragraphs if paragraph._p.findall(f".//{qn('w:drawing')}") and paragraph.style]
    assert set(styles) == {"Who"}


def test_every_slide_has_its_picture_with_a_text_for_those_who_do_not_see_it(word: WordDocument) -> None:
    found = [item.get("descr") for item in word.element.body.iter(qn("wp:docPr"))]
    assert (len(found), found[1]) == (6, "Slide 2: Calm Calls")


def test_a_block_stays_together_up_to_its_last_paragraph(word: WordDocument) -> None:
    names = [paragraph.style.name if paragraph.style else "" for paragraph in word.paragraphs]
    first, last = names.index("Heading 2"), names.index("Hand Over")
    keeps = [
        paragraph.style.paragraph_format.keep_with_next if paragraph.paragraph_format.keep_with_next is None else False
        for paragraph in word.paragraphs[first : last + 1]
        if paragraph.style
    ]
    assert keeps == [True] * (last - first) + [False]


@pytest.mark.parametrize(("paper", "width"), [("a4", Mm(210)), ("letter", Mm(215.9))])
def test_the_notes_have_a_third_of_the_paper(script: Script, paper: str, width: int) -> None:
    slides = Document(io.BytesIO(as_docx(script, {}, paper="letter" if paper == "letter" else "a4"))).sections[-1]
    assert abs(int(slides.page_width or 0) - width) < Mm(0.1)
    assert 0.32 < int(slides.right_margin or 0) / int(slides.page_width or 1) < 0.34


def test_language_properties_and_date_come_from_the_deck(word: WordDocument) -> None:
    properties = word.core_properties
    assert (properties.title, properties.author, properties.language) == ("Learning where you work", "Joel Hartnell", "en-GB")
    assert properties.created.replace(tzinfo=None) == properties.modified.replace(tzinfo=None) == datetime(2027, 1, 20)
    assert word.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


def test_a_deck_without_author_and_date_has_no_made_up_ones(script: Script) -> None:
    properties = Document(io.BytesIO(as_docx(replace(script, author="", created=""), {}))).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")


def test_a_speakers_document_has_nobody_elses_words(supplier: Script) -> None:
    word = Document(io.BytesIO(as_docx(supplier, {})))
    assert texts(word, "Say") == ["SAY\tThe supplier says this."]
    assert texts(word, "Cue") == ["← YOUR CUE  Sunniva shows you one course."]
    assert texts(word, "Reply") == []


def test_the_same_script_gives_the_same_bytes(script: Script, pngs: dict[str, bytes]) -> None:
    assert as_docx(script, pngs) == as_docx(presenter_script(talk(), english()), dict(reversed(pngs.items())))


def test_no_clock_is_in_the_file(script: Script) -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx(script, {}))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in package.namelist()

"""What an author wrote with paragraphs, lists and emphasis, in every form in which it is shown."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from deck_invariants import broken
from docx import Document
from lxml import html
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as OpenPresentation
from written_programme import DEPARTMENT, PROGRAMME, loaded, written_deck, written_script

from briefing_builder.backends.pptx import write
from briefing_builder.backends.script import as_markdown, as_text
from briefing_builder.backends.script.pages import as_html, as_pdf
from briefing_builder.backends.script.word import as_docx
from briefing_builder.backends.svg import RenderContext, slide_svg
from briefing_builder.deck.model import NotesLine, Paragraph
from briefing_builder.deck.walk import leaf_items
from briefing_builder.edits import changes_since, snapshot_of
from briefing_builder.pipeline import Options, brand_named, brief_for, check, explain, lay_out_briefing, library
from briefing_builder.preview.pages import notes_html
from briefing_builder.slides import render
from briefing_builder.tailoring.explain import explanation_text as as_explanation
from briefing_builder.values import replace
from briefing_builder.words import english

SIGNS = re.compile("[\ufdd0-\ufdef]|\\*\\*|\\]\\(")
DEMO = ["Say hello first.", "open the course", "play the call", "Then stop."]


def paragraphs(slide: str) -> list[Paragraph]:
    (found,) = (one for one in written_deck().slides if one.id == slide)
    return [paragraph for item in leaf_items(found.items) for paragraph in item.paragraphs]


def voiced(paragraph: Paragraph | NotesLine) -> tuple[str, str]:
    """Return what a paragraph is, and its text with signs around what is bold or italic where its neighbours are not."""
    runs = paragraph.runs
    signs = [("b" if run.bold else "") + ("i" if run.italic else "") for run in runs]
    texts = [f"<{sign}>{run.text}</>" if sign and len(runs) > 1 else run.text for sign, run in zip(signs, runs, strict=True)]
    return paragraph.bullet, "".join(texts)


def noted(slide: str, label: str) -> list[tuple[str, str]]:
    parts = (part for one in written_deck().slides if one.id == slide for part in one.notes if part.label == label)
    return [voiced(line) for part in parts for line in part.lines]


@pytest.fixture(scope="module")
def opened() -> OpenPresentation:
    return Presentation(io.BytesIO(write(written_deck(), brand_named())))


SLIDES = {
    "benefits": [
        ("none", "You hear fewer complaints, because your team:"), ("bullet", "knows the <b>three</> questions"),
        ("bullet", "asks them in the <i>right</> order"), ("bullet", "closes the case"),
        ("none", "You plan <b>without gaps</>: see the plan."),
    ],
    "showcase": [
        ("none", "It shows in three minutes what <i>good</> e-learning looks\u00a0like:"), ("number", "short"),
        ("number", "<i>truly</> <b>honest</>"),
        ("none", "A call went <b>badly</> and someone asks what to say next time."),
    ],
    "endorsement_targets": [
        ("none", "I want two things:"), ("bullet", "time for learning"), ("bullet", "<b>every</> week"), ("none", "Nothing else."),
    ],
    "objectives": [("none", "<b>Fewer customers call </><b>twice</><b>, because the first answer settles it.</>")],
    "objectives-detail": [("none", "Fewer customers call <b>twice</>, because the first answer settles it.")],
    "close": [("none", "Choose <b>two</> courses and one time in the week")],
    "objection-no-time": [
        ("none", "Two ways: before the shift; after the shift."), ("none", "You hear fewer complaints, because\u00a0your\u00a0team:"),
        ("bullet", "knows the <b>three</> questions"), ("bullet", "asks them in the <i>right</> order"), ("bullet", "closes the case"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("slide", SLIDES)
def test_slides_show_paragraphs_lists_and_emphasis(slide: str) -> None:
    shown = [voiced(paragraph) for paragraph in paragraphs(slide)]
    assert [one for one in SLIDES[slide] if one not in shown] == []


def test_a_link_in_a_text_is_a_link_on_the_slide_and_an_address_in_the_notes(opened: OpenPresentation) -> None:
    runs = [run for paragraph in paragraphs("benefits") for run in paragraph.runs if run.link]
    assert [(run.text, getattr(run.link, "url", "")) for run in runs] == [("the plan", "https://example.com/plan_a_b")]
    assert any("the plan (https://example.com/plan_a_b)" in text for _, text in noted("benefits", "SAY"))
    place = [slide.id for slide in written_deck().slides].index("benefits")
    targets = [relation.target_ref for relation in opened.slides[place].part.rels.values() if relation.is_external]
    assert targets == ["https://example.com/plan_a_b"]


def test_nothing_shows_a_sign(opened: OpenPresentation) -> None:
    script = written_script()
    pages = [notes_html(english(), slide) for slide in script.all_slides]
    told = [as_text(script), as_html(script, {}), as_html(script, {}, cards=True), *pages]
    told += [node.text or "" for slide in opened.slides for node in slide.element.iter(qn("a:t"))]
    told += [node.text or "" for slide in opened.slides for node in slide.notes_slide.element.iter(qn("a:t"))]
    assert [found for text in told for found in SIGNS.findall(text)] == []


def test_every_text_fits_and_no_word_is_lost(tmp_path: Path) -> None:
    session = loaded(tmp_path, PROGRAMME.replace("[the plan](https://example.com/plan_a_b)", "the plan"))  # notes add its address
    slides = render(brief_for(session, DEPARTMENT, Options())).markup
    deck = lay_out_briefing(session, DEPARTMENT, Options()).value
    assert broken(deck, slides, brand_named(), library()) == []


def test_a_long_list_goes_on_and_no_item_is_lost(tmp_path: Path) -> None:
    items = "".join(f"        - a thing that the {place} of many lines says\n" for place in map("item {}".format, range(40)))
    text = PROGRAMME.replace("        1. short\n        2. *truly* **honest**\n", items)
    text = text.replace("[the plan](https://example.com/plan_a_b)", "the plan")
    session = loaded(tmp_path, text)
    deck = lay_out_briefing(session, DEPARTMENT, Options()).value
    assert "showcase--2" in [slide.id for slide in deck.slides]
    assert broken(deck, render(brief_for(session, DEPARTMENT, Options())).markup, brand_named(), library()) == []


def test_powerpoint_has_real_lists_on_slides(opened: OpenPresentation) -> None:
    said = {"".join(node.text or "" for node in p.iter(qn("a:t"))): p for slide in opened.slides for p in slide.element.iter(qn("a:p"))}
    assert said["time for learning"].find(f"{qn('a:pPr')}/{qn('a:buChar')}") is not None
    assert said["short"].find(f"{qn('a:pPr')}/{qn('a:buAutoNum')}") is not None
    assert int(said["short"].find(qn("a:pPr")).get("indent")) < 0


def test_powerpoint_has_real_lists_and_emphasis_in_notes(opened: OpenPresentation) -> None:
    (page,) = (slide.notes_slide for slide in opened.slides if "Say hello" in slide.notes_slide.notes_text_frame.text)
    lines = page.notes_text_frame.paragraphs
    first = next(number for number, line in enumerate(lines) if line.text == DEMO[0])
    assert [line.text for line in lines[first : first + 4]] == DEMO
    assert [(run.text, bool(run.font.bold)) for run in lines[first].runs] == [("Say ", False), ("hello", True), (" first.", False)]
    numbered = [line._p.find(f"{qn('a:pPr')}/{qn('a:buAutoNum')}") is not None for line in lines[first : first + 4]]
    assert numbered == [False, True, True, False]


def test_a_deck_with_lists_is_known_as_untouched() -> None:
    data = write(written_deck(), brand_named())
    assert changes_since(data, snapshot_of(written_deck(), brand_named())) == ()


def test_notes_say_the_same_as_slides() -> None:
    assert noted("showcase", "DO")[:4] == [("none", "Say <b>hello</> first."), ("number", DEMO[1]), ("number", DEMO[2]), ("none", DEMO[3])]
    begins = "First, what gets easier for you. You hear fewer complaints, because your team:"
    assert noted("benefits", "SAY")[:4] == [("none", begins), *SLIDES["benefits"][1:4]]


def test_word_has_real_lists_and_emphasis() -> None:
    document = Document(io.BytesIO(as_docx(written_script(), {})))
    lines = {line.text.strip("\t"): line for line in document.paragraphs}
    styles = [style.name for text in (*DEMO[1:3], "knows the three questions") if (style := lines[text].style) is not None]
    assert styles == ["List Number", "List Number", "List Bullet"]
    assert [run.text for run in lines["knows the three questions"].runs if run.bold] == ["three"]
    assert [run.text for run in lines["asks them in the right order"].runs if run.italic] == ["right"]


def listed(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for node in page.iter("ol", "ul"):
        yield node.tag, " | ".join(item.text_content() for item in node.iter("li"))


@pytest.mark.parametrize("cards", [False, True])
def test_pages_have_real_lists_and_emphasis(cards: bool) -> None:
    page = html.fromstring(as_html(written_script(), {}, cards=cards))
    found = list(listed(page))
    assert ("ol", "open the course | play the call") in found
    assert ("ul", "knows the three questions | asks them in the right order | closes the case") in found
    assert {"hello", "three"} <= {node.text for node in page.iter("b")}
    assert "right" in {node.text for node in page.iter("i")}


def test_the_preview_has_them_too() -> None:
    (sheet,) = (sheet for sheet in written_script().slides if sheet.slide_id == "showcase")
    assert ("ol", "open the course | play the call") in list(listed(html.fromstring(notes_html(english(), sheet))))
    (slide,) = (slide for slide in written_deck().slides if slide.id == "endorsement_targets")
    drawn = slide_svg(slide, written_deck(), RenderContext(brand=brand_named(), library=library(), has_places=False))
    assert drawn.count("•") == 2


def test_markdown_comes_back_as_markdown() -> None:
    text = as_markdown(written_script())
    assert "> - knows the **three** questions\n> - asks them in the *right* order\n" in text
    assert "Say **hello** first.\n\n1. open the course\n2. play the call\n\nThen stop.\n" in text


def test_plain_text_has_dots_numbers_and_signs_of_emphasis() -> None:
    text = as_text(written_script())
    assert re.search(r"DO +Say \*hello\* first\.\n +1\. open the course\n +2\. play the call\n +Then stop\.\n", text)
    assert re.search(r"\n +• knows the \*three\* questions\n +• asks them in the _right_ order\n", text)


def test_paper_has_them_too() -> None:
    script = written_script()
    demo = next(slide for slide in script.slides if slide.slide_id == "showcase")
    shown = replace(script, slides=(demo,), rows=(), appendix=(), discussion=None)
    with pdfplumber.open(io.BytesIO(as_pdf(shown, {}))) as pdf:
        page = pdf.pages[-1]
        words = {(word["text"], word["fontname"].split("-")[-1]) for word in page.extract_words(extra_attrs=["fontname"])}
        lines = [" ".join(line["text"].split()) for line in page.extract_text_lines()]
    assert {("hello", "Bold"), ("Then", "Italic")} <= words
    assert [line for line in ("1. open the course", "2. play the call", "Then stop.") if line not in lines] == []


def test_what_explains_and_checks_a_text_sees_no_signs(tmp_path: Path) -> None:
    session = loaded(tmp_path, PROGRAMME.replace("without gaps", "nine** of **10"))
    told = [problem.message for problem in check(session, (DEPARTMENT,), Options())]
    assert [message for message in told if SIGNS.search(message)] == []
    assert "the benefit covered uses a number without evidence" in told
    explained = as_explanation(explain(session, DEPARTMENT, Options()))
    assert "Fewer customers call twice, because the first answer settles it." in explained
    assert SIGNS.search(explained) is None


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('"المدير **المهم** هنا"', "المدير <b>المهم</> هنا"),
        ('"これは**重要。**です"', "これは<b>重要。</>です"),
        ('"Up to 5\u00a0* 3 = **15**\u00a0minutes"', "Up to 5\u00a0* 3 = <b>15</>\u00a0minutes."),
        ('"You save **{{ supplier.minutes }}** minutes"', "You save <b>no</> minutes."),
    ],
)
def test_all_scripts_and_filled_figures_are_emphasised(tmp_path: Path, written: str, shown: str) -> None:
    text = PROGRAMME.replace('"You plan **without gaps**: see [the plan](https://example.com/plan_a_b)."', written)
    deck = lay_out_briefing(loaded(tmp_path, text), DEPARTMENT, Options()).value
    found = [voiced(one)[1] for slide in deck.slides for item in leaf_items(slide.items) for one in item.paragraphs]
    assert [one for one in found if one.startswith(shown.rstrip("."))]

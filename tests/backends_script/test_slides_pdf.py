"""The slides as a PDF file, as a screen reader finds them: headings, paragraphs, lists, tables and pictures, in reading order."""

import io
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pytest
from deck_samples import box, brand, deck, panel, slide, table, text

from briefing_builder.backends.script.pages import slides_as_pdf
from briefing_builder.backends.svg import RenderContext
from briefing_builder.deck.model import Deck, Group, Paragraph, Shape, SlideLink, Table, Text, WebLink
from briefing_builder.pipeline import library
from briefing_builder.units import points
from briefing_builder.values import replace

pytestmark = pytest.mark.xdist_group("slides-pdf")  # made once, in one process
PLACE = box(58, 320, 300, 40)
WEB = "https://learn.example/calm-calls"
COURSES = (("Course", "Minutes"), ("Calm Calls", "12"), ("Stop and Look", "15"))


MARKS = str.maketrans("", "", "•.12")


def listed(*items: str) -> Text:
    whole = text("", box(58, 150, 300, 120))
    run = whole.paragraphs[0].runs[0]
    paragraphs = (Paragraph(runs=(replace(run, text=words),), bullet="bullet", indent=box(0, 0, 18, 0).width) for words in items)
    return replace(whole, paragraphs=tuple(paragraphs))


def steps_in_a_cell() -> Table:
    """Return a table of one column that has a list in its row."""
    whole = table(("Then",), ("",))
    items = [text(words, PLACE).paragraphs[0] for words in ("Ask", "Wait")]
    cell = replace(whole.rows[1][0], paragraphs=tuple(replace(item, bullet="number", indent=points(18)) for item in items))
    return replace(whole, alt="Steps", heights=(points(30), points(60)), rows=(whole.rows[0], (cell,)))


def from_the_right() -> Text:
    whole = text("دقيقة واحدة", PLACE)
    return replace(whole, paragraphs=(replace(whole.paragraphs[0], bullet="bullet", indent=points(18), rtl=True, align="right"),))


def sample() -> Deck:
    broken = replace(text("Two lines of one paragraph", box(58, 150, 150, 60)), name="Text")
    broken = replace(broken, paragraphs=(replace(broken.paragraphs[0], breaks=(13,)),))
    code = Group(name="Code", box=box(500, 150, 90, 90), items=(panel(box(500, 150, 90, 90), "ink"),), alt="QR code of the course")
    play = Shape(name="Play", box=box(530, 180, 30, 30), fill="accent")
    linked = text("The course", box(58, 320, 200, 30), link=WebLink(url=WEB))
    back = text("Back", box(58, 400, 200, 30), link=SlideLink(slide="words"))
    lost = text("'picture:0'", box(300, 400, 200, 30), link=SlideLink(slide="not-in-this-deck"))
    words = slide(panel(box(40, 140, 500, 90), "surface"), broken, code, play, linked, id="words", title="Three courses help your team")
    data = replace(table(*COURSES), alt="Courses")
    steps = slide(steps_in_a_cell(), from_the_right(), id="steps", title="Lists in a table, and from the right")
    return deck(words, slide(listed("First point", "Second point"), data, back, lost, id="data", title="Two points and a table"), steps)


@pytest.fixture(scope="module")
def made() -> bytes:
    return slides_as_pdf(sample(), RenderContext(brand=brand(), library=library()))


@pytest.fixture(scope="module")
def opened(made: bytes) -> Iterator[Any]:
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        yield pdf


def heard(page: Any) -> list[tuple[str, str]]:
    """Return what a screen reader says of a page: the kind of every element, and its words or its alternative text."""
    words: dict[int, str] = {}
    for letter in page.chars:
        words[letter["mcid"]] = words.get(letter["mcid"], "") + letter["text"]

    def inside(element: dict[str, Any]) -> str:
        own = "".join(words.get(mark, "") for mark in element.get("mcids", []))
        return own + "".join(inside(child) for child in element.get("children", []))

    def told(element: dict[str, Any]) -> Iterator[tuple[str, str]]:
        kind = element["type"]
        if kind in ("H1", "P", "LI", "TH", "TD"):
            yield kind, inside(element)
        elif kind == "Figure":
            yield kind, element.get("alt_text", "")
        else:
            yield from ((kind, "") for _ in range(kind in ("Table", "L")))
            for child in element.get("children", []):
                yield from told(child)

    return [one for element in page.structure_tree for one in told(element)]


def cells(elements: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the cells of all tables, without those of their headers."""
    for element in elements:
        if element["type"] == "TD":
            yield element
        yield from cells(element.get("children", []))


def test_a_page_is_read_as_heading_paragraphs_and_pictures_in_order(opened: Any) -> None:
    assert heard(opened.pages[0]) == [
        ("H1", "Three courses help your team"),
        ("P", "Two lines of one paragraph"),
        ("Figure", "QR code of the course"),
        ("P", "The course"),
    ]


def test_a_list_is_a_list_and_a_table_a_table_with_its_header(opened: Any) -> None:
    assert heard(opened.pages[1])[:-2] == [
        ("H1", "Two points and a table"),
        ("L", ""), ("LI", "• First point"), ("LI", "• Second point"),
        ("Table", ""), ("TH", "Course"), ("TH", "Minutes"), ("TD", "Calm Calls"), ("TD", "12"), ("TD", "Stop and Look"), ("TD", "15"),
    ]  # fmt: skip


def test_a_list_in_a_cell_is_a_list_that_counts(opened: Any) -> None:
    assert heard(opened.pages[2])[1:4] == [("Table", ""), ("TH", "Then"), ("TD", "1. Ask2. Wait")]
    assert [[child["type"] for child in cell["children"]] for cell in cells(opened.pages[2].structure_tree)] == [["L"]]


def test_what_runs_from_the_right_hangs_on_its_right(opened: Any) -> None:
    assert [kind for kind, _ in heard(opened.pages[2])[-2:]] == ["L", "LI"]
    marks = [letter for letter in opened.pages[2].chars if letter["text"] == "•"]
    assert [round(mark["x1"]) for mark in marks] == [358]


def test_words_that_look_like_our_marks_are_words(opened: Any) -> None:
    assert heard(opened.pages[1])[-1] == ("P", "'picture:0'")


def test_no_word_is_there_twice_and_every_letter_is_tagged(opened: Any) -> None:
    for page, said in zip(opened.pages, sample().slides, strict=True):
        letters = "".join(letter["text"] for letter in page.chars if not letter["text"].isspace())
        texts = [item.text for item in said.items if isinstance(item, Text)]
        tables = [item for item in said.items if isinstance(item, Table)]
        cells = [one.text for item in tables for row in item.rows for cell in row for one in cell.paragraphs]
        assert len(letters.translate(MARKS)) == len("".join("".join((*texts, *cells)).split()).translate(MARKS))
        assert all(letter["mcid"] is not None for letter in page.chars)


def test_decoration_that_lies_over_a_picture_is_seen_above_it(opened: Any) -> None:
    page = opened.pages[0].to_image(resolution=72).original
    red, green, blue = page.getpixel((545, 195))[:3]
    assert f"{red:02X}{green:02X}{blue:02X}" == brand().palette["accent"].rgb


def test_words_stand_where_the_slide_has_them(opened: Any) -> None:
    first = next(letter for letter in opened.pages[0].chars if letter["text"] == "T" and letter["size"] < 25)
    baseline = opened.pages[0].height - first["matrix"][5]
    assert (round(first["x0"], 1), round(baseline, 1)) == (58, 150 + 20)  # above the baseline, LibreOffice leaves the size of the letters


def test_links_lead_to_the_web_and_to_slides_of_this_file(opened: Any) -> None:
    assert {link["uri"] for link in opened.pages[0].hyperlinks} == {WEB}
    inside = [note for note in opened.pages[1].annots if note["data"].get("Dest")]
    assert [note["data"]["Dest"] for note in inside] == [b"words"]


def test_the_file_has_title_language_and_a_bookmark_a_slide(opened: Any) -> None:
    catalogue = opened.doc.catalog
    assert (catalogue["MarkInfo"]["Marked"], catalogue["Lang"], opened.metadata["Title"]) == (
        True,
        sample().language.encode(),
        sample().title,
    )
    assert [title for _, title, *_ in opened.doc.get_outlines()] == [one.title for one in sample().slides]


def test_the_same_slides_give_the_same_bytes(made: bytes) -> None:
    assert slides_as_pdf(sample(), RenderContext(brand=brand(), library=library())) == made

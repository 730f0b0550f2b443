"""A word wider than its column goes on in the next line with a hyphen, in the deck and in its picture, and stays the same word."""

import subprocess
import sys
from io import BytesIO
from itertools import pairwise

import pytest
from deck_invariants import broken
from lxml import etree
from markup_samples import ORIGIN, markup, paragraph, slide, table
from markup_samples import cell as a_cell
from pptx import Presentation

from briefing_builder.backends.difference import differences
from briefing_builder.backends.pptx import write
from briefing_builder.backends.svg import RenderContext, slide_svg
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck.model import Deck, Paragraph, Table
from briefing_builder.deck.walk import undivided_text
from briefing_builder.edits import changes_since, snapshot_of
from briefing_builder.layout import lay_out
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.pipeline import library
from briefing_builder.problems import Checked
from briefing_builder.slides.markup import Block, Span
from briefing_builder.units import points
from briefing_builder.words import Catalogue, catalogue_of, english

BRAND = builtin_brand("editorial")
SURVEY = "Kundenzufriedenheitsbefragung"
LINES = ["Die", "Kundenzufrieden-", "heitsbefragung zeigt"]
HEADS = ["One", "Two", "Three", "Four", "Five", "Six"]
NARROW = table(HEADS, [[a_cell(f"Die {SURVEY} zeigt")] * 6])
WIDE = table(HEADS[:2], [[a_cell(f"Die {SURVEY} zeigt")] * 2])
LOADED = "from briefing_builder.cli.main import run; code = run(['build', 'examples/minimal', '-o', sys.argv[1]])"


def german() -> Catalogue:
    return catalogue_of("de").value


def laid(*blocks: Block, words: Catalogue | None = None) -> Checked[Deck]:
    """Return the deck of one slide, having looked that it loses no word and that no text leaves its frame."""
    slides = markup(slide(*blocks))
    done = lay_out(slides, BRAND, library(), words or german())
    assert broken(done.value, slides, BRAND, library()) == []
    return done


def cell_of(deck: Deck) -> Paragraph:
    (found,) = (item for item in deck.slides[0].items if isinstance(item, Table))
    return found.rows[1][0].paragraphs[0]


def lines_of(paragraph: Paragraph) -> list[str]:
    edges = [0, *paragraph.breaks, len(paragraph.text)]
    return [paragraph.text[start:stop].strip() for start, stop in pairwise(edges)]


def test_a_word_wider_than_its_column_has_a_hyphen_at_the_end_of_its_line_and_is_not_told() -> None:
    done = laid(NARROW)
    assert (lines_of(cell_of(done.value)), done.problems) == (LINES, ())
    assert (undivided_text(cell_of(done.value)), cell_of(done.value).hyphens) == (f"Die {SURVEY} zeigt", (19,))


def test_a_word_that_has_room_has_no_hyphen() -> None:
    assert (cell_of(laid(WIDE).value).text, cell_of(laid(WIDE).value).hyphens) == (f"Die {SURVEY} zeigt", ())


def test_a_language_without_a_dictionary_cuts_the_word_and_tells() -> None:
    done = laid(NARROW, words=catalogue_of("cy").value)
    assert "-" not in cell_of(done.value).text
    assert [problem.code for problem in done.problems] == ["word-cut"]


@pytest.mark.parametrize(
    "words", [(Span(text=SURVEY, strong=True), Span(text=" zeigt")), (Span(text="Kunden"), Span(text=SURVEY[6:], emphasis=True))]
)
def test_a_hyphen_belongs_to_the_run_before_it(words: tuple[Span, ...]) -> None:
    typesetter = Typesetter(brand=BRAND, library=library(), words=german())
    (found,) = typesetter.typeset(words, "body", points(180), ORIGIN).paragraphs
    assert undivided_text(found) == "".join(span.text for span in words)
    assert found.hyphens
    assert {found.text[place] for place in found.hyphens} == {"-"}
    assert [(run.bold, run.italic) for run in found.runs] == [(span.strong, span.emphasis) for span in words]


def test_a_linked_word_is_one_link_a_line() -> None:
    typesetter = Typesetter(brand=BRAND, library=library(), words=german())
    (found,) = typesetter.typeset((Span(text=SURVEY, link="slide:sample"),), "body", points(180), ORIGIN).paragraphs
    assert [run.text for run in found.runs] == ["Kundenzufrieden-", "heitsbefragung"]


def test_the_picture_shows_the_hyphen_where_the_line_ends_and_nowhere_else() -> None:
    def drawn(block: Block) -> list[str]:
        deck = laid(block).value
        root = etree.fromstring(slide_svg(deck.slides[0], deck, RenderContext(brand=BRAND, library=library())))
        texts = ["".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text")]
        return [text for text in texts if text.startswith(("Kunden", "heits"))]

    assert drawn(NARROW) == ["Kundenzufrieden-", "heitsbefragung"] * 6
    assert drawn(WIDE) == [SURVEY] * 2


def test_the_file_holds_the_hyphen_and_counts_as_untouched() -> None:
    deck = laid(NARROW).value
    data = write(deck, BRAND)
    (frame,) = (shape for shape in Presentation(BytesIO(data)).slides[0].shapes if shape.has_table)
    assert frame.table.cell(1, 0).text_frame.text == " ".join(["Die Kundenzufrieden-heitsbefragung", "zeigt"])
    assert changes_since(data, snapshot_of(deck, BRAND)) == ()


def test_a_word_that_is_divided_in_one_deck_only_is_no_difference() -> None:
    as_before = lay_out(markup(slide(NARROW)), BRAND, library(), catalogue_of("cy").value).value
    assert {one.kind for one in differences(as_before, laid(NARROW).value, english())} == {"same"}


def test_a_deck_without_such_words_loads_no_dictionary(tmp_path: object) -> None:
    code = f"import sys; {LOADED}; assert code == 0 and 'pptx' in sys.modules; print('pyphen' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert shown.stdout.split()[-1] == "False"


def test_a_paragraph_in_english_is_divided_by_english_rules() -> None:
    done = lay_out(markup(slide(paragraph("internationalisation " * 3), NARROW)), BRAND, library(), english())
    assert done.problems == ()

"""LibreOffice ends the lines of long words where we do, with the hyphen that our picture of the slide has, and none elsewhere."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from markup_samples import cards, markup, slide, table
from markup_samples import cell as a_cell
from test_line_breaks_libreoffice import rendered

from briefing_builder.backends.pptx import write
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck.model import Deck
from briefing_builder.deck.walk import leaf_items
from briefing_builder.layout import lay_out
from briefing_builder.pipeline import brands, library
from briefing_builder.words import catalogue_of

COMPOUNDS = (
    "Kundenzufriedenheitsbefragung", "Arbeitsunfähigkeitsbescheinigung", "Rindfleischetikettierungsüberwachung",
    "Telekommunikationsdienstleistungen", "Datenschutzgrundverordnung", "Geschäftsprozessverantwortliche",
)  # fmt: skip


def laid(brand: str) -> Deck:
    rows = [[a_cell(f"Die {word} zeigt") for word in COMPOUNDS]] * 2
    narrow = table(["Eins", "Zwei", "Drei", "Vier", "Fünf", "Sechs"], rows)
    boxes = cards(*((word, f"Für {word} und mehr") for word in COMPOUNDS))
    slides = markup(slide(narrow, id="table"), slide(boxes, id="cards"))
    return lay_out(slides, builtin_brand(brand), library(), catalogue_of("de").value).value


def parts_of(deck: Deck) -> list[set[str]]:
    """Return the parts of divided words on each slide, as our lines have them."""
    found = []
    for one in deck.slides:
        parts = set()
        for paragraph in (each for item in leaf_items(one.items) for each in item.paragraphs if each.hyphens):
            edges = [0, *paragraph.breaks, len(paragraph.text)]
            lines = [paragraph.text[start:stop].split() for start, stop in pairwise(edges)]
            parts |= {line[-1] for line in lines if line and line[-1].endswith("-")}
        found.append(parts)
    return found


@pytest.mark.parametrize("brand", brands())
def test_libreoffice_ends_its_lines_at_our_hyphens(brand: str, tmp_path: Path) -> None:
    deck = laid(brand)
    (tmp_path / "deck.pptx").write_bytes(write(deck, builtin_brand(brand)))
    pages = rendered(tmp_path / "deck.pptx", tmp_path)
    expected = parts_of(deck)
    assert expected[0]
    for lines, parts in zip(pages, expected, strict=True):
        shown = "\n".join(lines)
        assert [part for part in parts if part not in shown] == []
        assert not re.search(r"(?:heits|keits|ungs|tions|schutz|fähig|zufrieden)-(?:be|dienst|über|grund|heits)", shown), (
            "a hyphen within a line"
        )

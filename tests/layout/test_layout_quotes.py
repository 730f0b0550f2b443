"""Quotes: their size follows their length, their lines are balanced, and a portrait is cut to a circle."""

from itertools import pairwise
from pathlib import Path

import pytest
from markup_samples import ORIGIN, areas, bullets, markup, slide, words
from PIL import Image

from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.layout.images import square_crop
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Block, Quote
from briefing_builder.units import in_points, points
from briefing_builder.words import english

BRAND = builtin_brand("editorial")
SENTENCE = "I did two of these courses on the train, and I expect every manager to give people fifteen minutes a week for this "


def quote(count: int, photo: str = "") -> Quote:
    said = " ".join((SENTENCE * 4).split()[:count])
    return Quote(words=words(said), name="Imogen Astley", title="Chief Operating Officer", photo=photo, origin=ORIGIN)


def laid(block: Block) -> dict[str, deck.Item]:
    done = lay_out(markup(slide(block)), BRAND, library(), english())
    assert done.problems == ()
    (one,) = done.value.slides
    return {item.name: item for item in leaf_items(one.items)}


def size(item: deck.Item) -> float:
    return max(in_points(run.size) for run in text_runs(item))


@pytest.fixture
def photo(tmp_path: Path) -> str:
    file = tmp_path / "portrait.png"
    Image.new("RGB", (60, 80)).save(file)
    return str(file)


def test_six_words_are_set_huge_and_eighty_for_reading() -> None:
    assert size(laid(quote(6))["Quote"]) >= 48
    assert 18 <= size(laid(quote(80))["Quote"]) <= 30


def test_the_mark_hangs_beside_the_words() -> None:
    shown = laid(quote(12))
    assert shown["Quotation mark"].box.right <= shown["Quote"].box.left
    assert shown["Quotation mark"].box.left >= BRAND.layout("content").room.left


def test_the_lines_of_a_quote_are_of_similar_length() -> None:
    item = laid(quote(24))["Quote"]
    assert isinstance(item, deck.Text)
    (paragraph,) = item.paragraphs
    edges = [0, *paragraph.breaks, len(paragraph.text)]
    lengths = [end - start for start, end in pairwise(edges)]
    assert len(lengths) > 1
    assert min(lengths) > max(lengths) * 0.6


@pytest.mark.parametrize("count", [6, 30, 80])
def test_a_portrait_is_a_circle_with_a_name_for_those_who_do_not_see_it(count: int, photo: str) -> None:
    portrait = laid(quote(count, photo))["Portrait"]
    assert isinstance(portrait, deck.Picture)
    assert (portrait.geometry, portrait.alt) == ("ellipse", "Portrait of Imogen Astley")
    assert portrait.box.width == portrait.box.height


def test_a_portrait_in_a_panel_stands_beside_the_name(photo: str) -> None:
    shown = laid(areas((5, True, [quote(20, photo)]), (6, False, [bullets("a")])))
    assert shown["Portrait"].box.right + points(10) < shown["Name"].box.left
    assert shown["Portrait"].box.top == shown["Name"].box.top


def test_a_tall_picture_loses_more_of_its_foot_than_of_its_head(photo: str) -> None:
    crop = square_crop(photo)
    assert (crop.left, crop.right) == (0, 0)
    assert crop.top + crop.bottom == 25_000
    assert crop.top < crop.bottom


def test_a_wide_picture_loses_both_sides_evenly(tmp_path: Path) -> None:
    file = tmp_path / "wide.png"
    Image.new("RGB", (80, 40)).save(file)
    assert square_crop(str(file)) == deck.Crop(left=25_000, right=25_000)

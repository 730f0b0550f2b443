"""Quotes and faces: their size follows their length, their lines are balanced, a portrait has the brand's form and is never stretched."""

from itertools import pairwise
from pathlib import Path

import pytest
from markup_samples import ORIGIN, areas, bullets, markup, slide, words
from PIL import Image

from briefing_builder.brand.model import Brand
from briefing_builder.brand.reading.reader import builtin_brand
from briefing_builder.deck import model as deck
from briefing_builder.deck.walk import leaf_items, text_runs
from briefing_builder.layout import lay_out
from briefing_builder.layout.images import square_crop
from briefing_builder.layout.text.typeset import Typesetter
from briefing_builder.pipeline import library
from briefing_builder.slides.markup import Block, Portrait, Quote
from briefing_builder.units import in_points, points
from briefing_builder.values import replace
from briefing_builder.words import english

BRAND = builtin_brand("editorial")
SENTENCE = "I did two of these courses on the train, and I expect every manager to give people fifteen minutes a week for this "


def quote(count: int, photo: str = "") -> Quote:
    said = " ".join((SENTENCE * 4).split()[:count])
    return Quote(words=words(said), name="Imogen Astley", title="Chief Operating Officer", photo=photo, origin=ORIGIN)


def laid(block: Block, brand: Brand = BRAND) -> dict[str, deck.Item]:
    done = lay_out(markup(slide(block)), brand, library(), english())
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


@pytest.mark.parametrize("brand", ["editorial", "bold", "civic"])
@pytest.mark.parametrize("count", [24, 38, 50])
def test_a_sentence_and_those_after_it_break_where_their_frame_breaks_them(count: int, brand: str, photo: str) -> None:
    item = laid(replace(quote(count, photo), pull="I will ask what changed."), builtin_brand(brand))["Quote"]
    assert isinstance(item, deck.Text)
    typesetter = Typesetter(brand=builtin_brand(brand), library=library(), words=english())
    for paragraph in item.paragraphs:
        (run,) = paragraph.runs
        style = typesetter.style("quote" if paragraph is item.paragraphs[0] else "small", size=run.size)
        assert typesetter.typeset(run.text, style, item.box.width, ORIGIN).paragraphs[0].breaks == paragraph.breaks
    assert item.paragraphs[-1].breaks


@pytest.mark.parametrize("count", [6, 30, 80])
def test_a_portrait_is_square_with_a_name_for_those_who_do_not_see_it(count: int, photo: str) -> None:
    portrait = laid(quote(count, photo))["Portrait"]
    assert isinstance(portrait, deck.Picture)
    assert portrait.alt == "Portrait of Imogen Astley"
    assert portrait.box.width == portrait.box.height


@pytest.mark.parametrize(("brand", "form"), [("editorial", "rectangle"), ("bold", "ellipse"), ("civic", "ellipse")])
def test_a_face_has_the_form_of_the_brand_with_and_without_a_picture(brand: str, form: str, photo: str) -> None:
    with_picture = laid(quote(30, photo), builtin_brand(brand))["Portrait"]
    with_initials = laid(replace(quote(30), initials="IA"), builtin_brand(brand))["Disc"]
    assert isinstance(with_picture, deck.Picture)
    assert isinstance(with_initials, deck.Shape)
    assert (with_picture.geometry, with_initials.geometry) == (form, form)


def test_a_face_has_rounded_corners_where_surfaces_have_them(photo: str) -> None:
    rounded = replace(BRAND, manner=replace(BRAND.manner, corners="rounded"))
    portrait = laid(quote(30, photo), rounded)["Portrait"]
    assert isinstance(portrait, deck.Picture)
    assert portrait.geometry == "rounded"


def test_initials_stand_small_before_the_name_and_the_words_keep_their_size(photo: str) -> None:
    plain, shown = laid(quote(30)), laid(replace(quote(30), initials="IA"))
    assert shown["Initials"].box == shown["Disc"].box
    assert shown["Disc"].box.right < shown["Name"].box.left
    assert size(shown["Quote"]) == size(plain["Quote"])
    assert size(laid(quote(30, photo))["Quote"]) < size(plain["Quote"])


def test_the_words_of_an_author_describe_a_portrait(photo: str) -> None:
    assert laid(replace(quote(6, photo), photo_alt="Imogen at her desk"))["Portrait"].alt == "Imogen at her desk"


def test_76_words_beside_a_portrait_are_read_from_the_back_of_the_room(photo: str) -> None:
    shown = laid(quote(76, photo))
    assert size(shown["Quote"]) >= 20
    assert shown["Portrait"].box.width >= points(250)


@pytest.mark.parametrize("file", [True, False])
def test_a_face_on_its_own_stands_large_with_its_name(file: bool, photo: str) -> None:
    block = Portrait(file=photo if file else "", alt="", initials="SD", name="Sunniva Dahl", title="Consultant", origin=ORIGIN)
    shown = laid(block)
    face = shown["Portrait" if file else "Disc"]
    assert face.box.height == points(250) if file else points(160) < face.box.height
    assert face.box.right < shown["Name"].box.left


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

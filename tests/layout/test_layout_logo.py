"""The logo: of one area in every form, on its own ground, and never unseen without a word."""

from pathlib import Path

import pytest
from markup_samples import markup, slide
from PIL import Image, ImageDraw

from briefing_builder.brand.model import Brand, Logo
from briefing_builder.brand.organisation import with_logo
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.deck.model import Picture, Shape, Slide
from briefing_builder.layout import lay_out
from briefing_builder.pictures import ground_of
from briefing_builder.pipeline import library
from briefing_builder.problems import Problem, Source
from briefing_builder.slides.markup import Span
from briefing_builder.units import EMU_PER_INCH, inches
from briefing_builder.values import replace
from briefing_builder.words import english

PLACE = Source(path="briefing.yaml", line=3)
CREAM = (255, 250, 240, 255)
CLEAR = (0, 0, 0, 0)


def drawn(folder: Path, size: tuple[int, int], ground: tuple[int, ...], mark: tuple[int, ...] = (200, 30, 30, 255)) -> str:
    picture = Image.new("RGBA", size, ground)
    inset = min(size) // 5
    ImageDraw.Draw(picture).rectangle((inset, inset, size[0] - inset, size[1] - inset), fill=mark)
    picture.save(folder / "logo.png")
    return str(folder / "logo.png")


def branded(file: str, name: str = "editorial") -> Brand:
    return with_logo(builtin_brand(name), Logo(file=file, on_dark="", alt="Logo", place=PLACE, grounds=(ground_of(file), "")))


def first(brand: Brand, layout: str = "title") -> tuple[Slide, tuple[Problem, ...]]:
    checked = lay_out(markup(slide(layout=layout)), brand, library(), english())
    return checked.value.slides[0], checked.problems


def logo_and_plate(one: Slide) -> tuple[Picture, Shape]:
    logo = next(item for item in one.items if isinstance(item, Picture) and item.name == "Logo")
    return logo, next(item for item in one.items if isinstance(item, Shape) and item.name == "Plate of the logo")


@pytest.mark.parametrize("name", builtin_brands())
@pytest.mark.parametrize("layout", ["title", "closing"])
@pytest.mark.parametrize("size", [(3000, 150), (400, 1600), (900, 900), (1600, 500)], ids=["20:1", "1:4", "1:1", "3:1"])
def test_a_logo_of_any_form_is_well_seen_and_stays_on_the_pattern(size: tuple[int, int], layout: str, name: str, tmp_path: Path) -> None:
    brand = branded(drawn(tmp_path, size, CLEAR), name)
    one, problems = first(brand, layout)
    logo, plate = logo_and_plate(one)
    assert problems == ()
    assert brand.layout(layout).room.holds(plate.box)
    assert logo.box.width * size[1] == pytest.approx(logo.box.height * size[0], rel=0.01)
    assert max(logo.box.width, logo.box.height) >= inches(1.05)
    assert logo.box.width * logo.box.height / EMU_PER_INCH**2 >= 0.75


@pytest.mark.parametrize("name", builtin_brands())
def test_a_logo_with_a_ground_stands_on_it(name: str, tmp_path: Path) -> None:
    brand = branded(drawn(tmp_path, (900, 300), CREAM), name)
    logo, plate = logo_and_plate(first(brand)[0])
    assert brand.palette[plate.fill].rgb == "FFFAF0"
    assert plate.box.holds(logo.box)


@pytest.mark.parametrize(("mark", "codes"), [((252, 252, 252, 255), ["logo-unseen"]), ((120, 120, 120, 255), [])])
def test_a_logo_that_vanishes_on_its_ground_is_told(mark: tuple[int, ...], codes: list[str], tmp_path: Path) -> None:
    _, problems = first(branded(drawn(tmp_path, (900, 300), CLEAR, mark)))
    assert [problem.code for problem in problems] == codes
    assert all(problem.source == PLACE for problem in problems)


def test_an_empty_picture_is_told(tmp_path: Path) -> None:
    _, problems = first(branded(drawn(tmp_path, (900, 300), CLEAR, CLEAR)))
    assert [(problem.code, problem.hint) for problem in problems] == [("logo-unseen", "the picture is empty: name another one")]


@pytest.mark.parametrize("layout", ["title", "closing"])
@pytest.mark.parametrize("name", builtin_brands())
def test_a_logo_left_of_the_words_is_read_before_them_and_one_at_their_right_after(name: str, layout: str, tmp_path: Path) -> None:
    brand = branded(drawn(tmp_path, (600, 300), (255, 255, 255, 255)), name)
    cover = replace(slide(layout=layout), kicker="Contact Centre", byline=((Span(text="Joel Hartnell"),),))
    (one,) = lay_out(markup(cover), brand, library(), english()).value.slides
    names = [item.name for item in one.items]
    is_left = brand.layout(layout).room.left < brand.layout(layout).placeholders["byline"].box.left
    assert names[0] == "Title"
    assert (names.index("Logo") < names.index("Byline")) == is_left == (layout == "closing")

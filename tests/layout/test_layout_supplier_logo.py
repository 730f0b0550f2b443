"""The supplier's logo: small, on the slides that the supplier presents and on no others, where a brand draws nothing."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from markup_samples import markup, slide
from PIL import Image, ImageDraw

from briefing_builder import pipeline
from briefing_builder.brand.model import Brand, FilledRectangle, Logo
from briefing_builder.brand.organisation import with_logo
from briefing_builder.brand.reading.reader import builtin_brand, builtin_brands
from briefing_builder.content import load_programme, scaffold
from briefing_builder.content.writing import set_value
from briefing_builder.deck.model import Item, Picture, Shape
from briefing_builder.errors import ContentError
from briefing_builder.layout import lay_out
from briefing_builder.layout.slide.watermark import line_above
from briefing_builder.packs.content import pack_content
from briefing_builder.pictures import ground_of
from briefing_builder.pipeline import library
from briefing_builder.problems import Source
from briefing_builder.values import replace
from briefing_builder.words import english

PLACE = Source(path="supplier.yaml", line=5)
CLEAR = (0, 0, 0, 0)
RED = (200, 30, 30, 255)


def drawn(folder: Path, size: tuple[int, int] = (900, 220), ground: tuple[int, ...] = CLEAR, mark: tuple[int, ...] = RED) -> str:
    picture = Image.new("RGBA", size, ground)
    inset = min(size) // 5
    ImageDraw.Draw(picture).rectangle((inset, inset, size[0] - inset, size[1] - inset), fill=mark)
    picture.save(folder / "supplier.png")
    return str(folder / "supplier.png")


def branded(file: str, name: str = "editorial") -> Brand:
    logo = Logo(file=file, on_dark="", alt="Lanternfish", place=PLACE, grounds=(ground_of(file), ""))
    return with_logo(builtin_brand(name), None, logo)


def items_of(brand: Brand, role: str = "supplier", mark: str = "", *, appendix: bool = False) -> tuple[tuple[Item, ...], list[str]]:
    """The items of a slide that somebody presents, and the codes of its problems."""
    one = replace(slide(), role=role, appendix=appendix)
    checked = lay_out(replace(markup(one), mark=mark), brand, library(), english())
    return checked.value.slides[0].items, [problem.code for problem in checked.problems]


def logos(items: tuple[Item, ...]) -> list[Picture]:
    return [item for item in items if isinstance(item, Picture) and item.name == "Logo of the supplier"]


@pytest.mark.parametrize("name", builtin_brands())
@pytest.mark.parametrize("size", [(3000, 150), (400, 1600), (900, 900)], ids=["20:1", "1:4", "1:1"])
def test_a_logo_of_any_form_stands_in_the_line_above_the_title(size: tuple[int, int], name: str, tmp_path: Path) -> None:
    brand = branded(drawn(tmp_path, size), name)
    items, problems = items_of(brand)
    (logo,) = logos(items)
    line = line_above(brand.layout("content"))
    assert problems == []
    assert line.holds(logo.box)
    assert logo.box.width * size[1] == pytest.approx(logo.box.height * size[0], rel=0.02)
    assert logo.box.width <= line.width // 3
    assert logo.alt == "Lanternfish"


@pytest.mark.parametrize("role", ["lead", "endorser", "room"])
def test_nobody_elses_slide_has_it(role: str, tmp_path: Path) -> None:
    assert logos(items_of(branded(drawn(tmp_path)), role)[0]) == []


def test_the_appendix_has_none(tmp_path: Path) -> None:
    assert logos(items_of(branded(drawn(tmp_path)), appendix=True)[0]) == []


def test_what_a_copy_says_of_itself_stands_left_of_it(tmp_path: Path) -> None:
    items, _ = items_of(branded(drawn(tmp_path)), mark="For Lanternfish presenters only · valid until 30 June 2027")
    (logo,) = logos(items)
    mark = next(item for item in items if item.name == "Watermark")
    assert mark.box.right < logo.box.left


def test_on_a_dark_slide_it_has_a_light_plate_and_with_a_form_for_dark_grounds_none(tmp_path: Path) -> None:
    brand = branded(drawn(tmp_path), "bold")
    items, problems = items_of(brand)
    (plate,) = [item for item in items if isinstance(item, Shape) and item.name == "Plate of the supplier's logo"]
    assert (plate.fill, problems) == ("ink", [])
    assert line_above(brand.layout("content")).holds(plate.box)
    assert plate.box.holds(logos(items)[0].box)
    assert brand.supplier_logo is not None
    both = replace(brand, supplier_logo=replace(brand.supplier_logo, on_dark=brand.supplier_logo.file))
    assert [item.name for item in items_of(both)[0] if "supplier" in item.name] == ["Logo of the supplier"]


def test_a_logo_that_nobody_would_see_is_told(tmp_path: Path) -> None:
    assert items_of(branded(drawn(tmp_path, mark=(252, 251, 247, 255))))[1] == ["logo-unseen"]


def test_on_a_dark_bar_of_a_light_brand_it_has_a_plate(tmp_path: Path) -> None:
    brand = branded(drawn(tmp_path))
    layout = brand.layout("content")
    dark = replace(brand.palette["accent"], rgb="C81E1E")
    bar = FilledRectangle(box=layout.room, colour=dark)
    own = replace(layout, watermark=layout.room.with_height(line_above(layout).height), rectangles=(*layout.rectangles, bar))
    items, problems = items_of(replace(brand, layouts={**brand.layouts, "content": own}))
    assert [item.fill for item in items if isinstance(item, Shape) and item.name == "Plate of the supplier's logo"] == ["paper"]
    assert problems == []


def programme_with_logo(folder: Path) -> Path:
    scaffold(folder, example="merrowdale")
    drawn(folder / "media")
    value = {"file": "media/supplier.png", "alt": "Lanternfish"}
    for file, text in set_value(folder / "briefing.yaml", ("supplier", "logo"), value).value.items():
        file.write_text(text, encoding="utf-8")
    return folder


def test_a_programme_names_it_and_its_packs_hold_it(tmp_path: Path) -> None:
    folder = programme_with_logo(tmp_path)
    session = pipeline.load(folder)
    built = pipeline.lay_out_briefing(session, "sales", pipeline.Options())
    shown = [slide.role for slide in built.value.slides if logos(slide.items)]
    assert shown
    assert set(shown) == {"supplier"}
    with ZipFile(BytesIO(pack_content(session).data)) as pack:
        assert [name for name in pack.namelist() if name.endswith("media/supplier.png")]


def test_a_logo_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    folder = programme_with_logo(tmp_path)
    (folder / "media" / "supplier.png").unlink()
    with pytest.raises(ContentError) as refused:
        load_programme(folder)
    assert [(problem.code, str(problem.source).rpartition("/")[2]) for problem in refused.value.problems] == [
        ("file-missing", "supplier.yaml:8:11")
    ]

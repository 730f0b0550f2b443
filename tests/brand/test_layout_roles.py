"""What a layout is for is told from its type, name, placeholders and the sample slides, in any language, with a reason."""

from pathlib import Path

import pytest
from odd_templates import template
from pptx import Presentation

from briefing_builder.brand.opening import brand_in_file
from briefing_builder.brand.package.cleaning import plain_template
from briefing_builder.brand.package.model import SampleSlide
from briefing_builder.brand.readings import LayoutReading, LayoutRole, SampleUse
from briefing_builder.brand.recognition.names import NAMES, role_by_name
from briefing_builder.brand.recognition.samples import samples_of
from briefing_builder.problems import Source

PLACE = Source(path="brand.pptx")


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Title Slide", "title"), ("1_Title Slide", "title"), ("TITLE_AND_BODY", "content"), ("Title, 2 Content", "two-contents"),
        ("Titelfolie mit Bild", "title"), ("Titel und Inhalt", "content"), ("Kapiteltrenner", "section"), ("Nur Titel", "content"),
        ("Vielen Dank", "closing"), ("Diapositive de titre", "title"), ("Titre seul", "content"), ("Intercalaire", "section"),
        ("Encabezado de sección", "section"), ("Portada", "title"), ("Em Branco", "blank"), ("Título e Conteúdo", "content"),
        ("Diapositiva titolo", "title"), ("Due contenuti", "two-contents"), ("Titeldia", "title"), ("Alleen titel", "content"),
        ("Slajd tytułowy", "title"), ("Nagłówek sekcji", "section"), ("Rubrikbild", "title"), ("Endast rubrik", "content"),
        ("Tom", "blank"),
        ("Titel og indholdsobjekt", "content"), ("Tittellysbilde", "title"), ("Osan ylätunniste", "section"), ("Tyhjä", "blank"),
        ("Úvodní snímek", "title"), ("Титульный слайд", "title"), ("Только заголовок", "content"), ("標題投影片", "title"),
        ("节标题", "section"),
        ("空白", "blank"),
        ("タイトルとコンテンツ", "content"), ("表紙", "title"), ("中扉", "section"),
        ("제목 슬라이드", "title"), ("구역 머리글", "section"),
        ("감사합니다", "closing"),
        ("Headline text", "statement"), ("MAIN_POINT", "statement"), ("Kundenzitat", None), ("Layout 7", None),
        ("Tomorrow", None),
    ],
)  # fmt: skip
def test_a_name_says_what_a_layout_is_for(name: str, role: LayoutRole | None) -> None:
    found = role_by_name(name)
    assert (found and found[0]) == role


def test_no_part_of_a_name_means_two_things() -> None:
    parts = [(part.strip(), role) for role, text in NAMES.items() for part in text.replace("\n", "|").split("|") if part.strip()]
    meant: dict[str, set[str]] = {}
    for part, role in parts:
        meant.setdefault(part, set()).add(role)
    assert {part: roles for part, roles in meant.items() if len(roles) > 1} == {}


def readings(name: str, folder: Path) -> dict[str, LayoutReading]:
    file = folder / f"{name}.pptx"
    file.write_bytes(template(name))
    reading = brand_in_file(file, PLACE, {}, {}).value.reading
    assert reading is not None
    return {each.name: each for each in reading.layouts}


def test_all_layouts_are_read_with_confidence_and_reason(tmp_path: Path) -> None:
    read = readings("plain", tmp_path)
    assert {name: each.role for name, each in read.items()} == {
        "Title Slide": "title", "Title and Content": "content", "Section Header": "section", "Two Content": "two-contents",
        "Comparison": "two-contents", "Title Only": "content", "Blank": "blank", "Content with Caption": "content",
        "Picture with Caption": "picture", "Title and Vertical Text": "content", "Vertical Title and Text": "content",
    }  # fmt: skip
    assert all(0 < each.confidence <= 1 and each.reason and each.ground == "FFFFFF" and each.free for each in read.values())
    assert "its name says “title slide”" in read["Title Slide"].reason


def test_the_layouts_of_a_second_master_are_read_too(tmp_path: Path) -> None:
    read = readings("two-masters", tmp_path)
    assert {each.master for each in read.values()} == {1, 2}


def test_sample_slides_say_which_layouts_are_used(tmp_path: Path) -> None:
    presentation = Presentation()
    for number in (0, 1, 1, 1, 2):
        presentation.slides.add_slide(presentation.slide_layouts[number])
    presentation.save(tmp_path / "used.pptx")
    samples = samples_of(plain_template(tmp_path / "used.pptx", PLACE).slides)
    uses = {part.rpartition("slideLayout")[2]: use for part, use in samples.uses.items()}
    assert uses["2.xml"] == SampleUse(count=3, first=2, last=4)
    assert (uses["1.xml"].first, uses["3.xml"].last, samples.count) == (1, 5, 5)
    broken = samples_of([SampleSlide(layout="/ppt/slideLayouts/slideLayout1.xml", xml=b"no XML")])
    assert (broken.count, broken.rounded, broken.square, broken.tables) == (1, 0, 0, ())


def test_what_our_slides_stand_on_is_told_with_reasons(tmp_path: Path) -> None:
    file = tmp_path / "plain.pptx"
    file.write_bytes(template("plain"))
    reading = brand_in_file(file, PLACE, {}, {}).value.reading
    assert reading is not None
    assert (reading.master, reading.master_reason) == (1, "it is the only one")
    assert [choice.role for choice in reading.choices] == ["title", "content", "statement", "question", "closing"]
    assert all(choice.layout in {each.name for each in reading.layouts} and choice.reason for choice in reading.choices)

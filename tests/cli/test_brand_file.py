"""`--brand FILE` and `brand.file`: decks in somebody's own template, and what is said of files that are none."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from commands import Briefing
from font_samples import font
from odd_templates import template
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from test_brand_option import DECK, with_brand

from briefing_builder.backends.pptx import is_untouched
from briefing_builder.batch.identity.fingerprint import fingerprint_of
from briefing_builder.edits import changes_since
from briefing_builder.pipeline import Options, checked_deck, deck_bytes, load, prepare, snapshot
from briefing_builder.problems import Source

TEXT_LAYOUTS = {
    "Briefing title", "Briefing content", "Briefing body", "Briefing question", "Briefing statement", "Briefing closing",
}  # fmt: skip


@pytest.fixture
def corporate(tmp_path: Path) -> Path:
    file = tmp_path / "Corporate look.potx"
    file.write_bytes(template("template"))
    return file


def test_a_template_is_opened_and_an_ordinary_deck_comes_out(briefing: Briefing, minimal: Path, corporate: Path, tmp_path: Path) -> None:
    assert briefing("build", minimal, "--brand", corporate).code == 0
    deck = tmp_path / DECK
    assert (validate_pptx(deck).errors, is_untouched(deck.read_bytes())) == ([], True)
    presentation = Presentation(str(deck))
    assert (presentation.slide_width, presentation.slide_height) == (9_144_000, 6_858_000)
    assert {slide.slide_layout.name for slide in presentation.slides} <= TEXT_LAYOUTS


@pytest.mark.parametrize("name", ["plain", "blue-cover", "wide", "band"])
def test_what_was_written_is_what_was_laid_out(name: str, minimal: Path, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.pptx"
    file.write_bytes(template(name))
    session, options = load(minimal), Options(brand=str(file))
    deck, brand = checked_deck(session, session.departments[0], options), prepare(session, session.departments[0], options).brand
    assert [problem for problem in deck.problems if problem.code.startswith("contrast-") and problem.source != Source(path=str(file))] == []
    assert changes_since(deck_bytes(deck, brand, options), snapshot(deck.value, brand)) == ()


def test_macros_stay_behind(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    (tmp_path / "macros.pptm").write_bytes(template("macros"))
    assert briefing("build", minimal, "--brand", tmp_path / "macros.pptm").code == 0
    with ZipFile(tmp_path / DECK) as package:
        assert not [name for name in package.namelist() if "vba" in name]
        assert b"macroEnabled" not in package.read("[Content_Types].xml")


def test_the_programme_names_a_file_in_its_folder(briefing: Briefing, minimal: Path, corporate: Path, tmp_path: Path) -> None:
    folder = with_brand(minimal, tmp_path / "own", "  file: look.potx\n")
    corporate.rename(folder / "look.potx")
    assert briefing("build", folder).code == 0
    assert int(Presentation(str(tmp_path / DECK)).slide_width or 0) == 9_144_000


def test_another_template_of_the_same_name_is_another_deck(minimal: Path, tmp_path: Path) -> None:
    folder = with_brand(minimal, tmp_path / "own", "  file: look.pptx\n")
    prints = []
    for name in ("plain", "blue-cover"):
        (folder / "look.pptx").write_bytes(template(name))
        session = load(folder)
        assert folder / "look.pptx" in session.programme.files
        prints.append(fingerprint_of(prepare(session, session.departments[0], Options()), Options(), version="").parts["brand"])
    assert prints[0] != prints[1]


@pytest.mark.parametrize(
    ("brand", "code", "words"),
    [
        ("  file: look.potx\n  base: bold\n", 3, "leave one of the two out [brand-twice]"),
        ("  file: ../../look.potx\n", 5, "lies outside the programme's folder [outside-folder]"),
        ("  file: lok.potx\n", 5, 'did you mean "look.potx"?'),
        ("  file: sub\n", 5, "found a folder [brand-unreadable]"),
    ],
)
def test_a_file_that_the_programme_cannot_have_has_its_place(
    briefing: Briefing, minimal: Path, tmp_path: Path, brand: str, code: int, words: str
) -> None:
    folder = with_brand(minimal, tmp_path / "own", brand)
    (folder / "look.potx").write_bytes(template("template"))
    (folder / "sub").mkdir()
    ended = briefing("build", folder)
    assert ended.code == code
    assert words in ended.err + ended.out
    assert "briefing.yaml:" in ended.err + ended.out


def test_a_file_that_is_not_there_is_told_with_the_nearest(briefing: Briefing, minimal: Path, corporate: Path) -> None:
    ended = briefing("build", minimal, "--brand", corporate.with_name("Corporate lok.potx"))
    assert ended.code == 5
    assert 'did you mean "Corporate look.potx"?' in ended.err + ended.out


@pytest.mark.parametrize("other", ["", "presenter: 7\n"])
def test_files_and_fonts_that_are_not_there_are_told_at_once(briefing: Briefing, minimal: Path, other: str, tmp_path: Path) -> None:
    folder = with_brand(minimal, tmp_path / "own", "  file: lok.pptx\n  fonts: [acme.ttf, other.ttf]\n")
    entry = folder / "briefing.yaml"
    entry.write_text(entry.read_text(encoding="utf-8") + other, encoding="utf-8")
    stopped = briefing("check", folder)
    assert [name in stopped.out + stopped.err for name in ("lok.pptx", "acme.ttf", "other.ttf")] == [True] * 3


def test_a_font_that_the_programme_names_measures_its_brand(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    fonts = {style: font("Nobody Sans", style) for style in ("Regular", "Bold", "Italic", "Bold Italic")}
    folder = with_brand(minimal, tmp_path / "own", "  file: look.pptx\n  fonts:\n" + "".join(f"    - {style}.ttf\n" for style in fonts))
    (folder / "look.pptx").write_bytes(template("pale"))
    for style, data in fonts.items():
        (folder / f"{style}.ttf").write_bytes(data)
    session = load(folder)
    assert "Bold.ttf" in {file.name for file in session.programme.files}
    before = prepare(session, session.departments[0], Options())
    assert [problem.code for problem in before.problems if "face" in problem.code] == []
    print_before = fingerprint_of(before, Options(), version="").parts["brand"]
    ended = briefing("build", folder)
    assert ended.code == 0
    with ZipFile(tmp_path / DECK) as package:
        assert not [name for name in package.namelist() if "font" in name.lower()]
    (folder / "Bold.ttf").write_bytes(font("Nobody Sans", "Bold", width=900))
    after = prepare(load(folder), session.departments[0], Options())
    assert fingerprint_of(after, Options(), version="").parts["brand"] != print_before


def test_a_font_of_another_family_is_told_where_it_is_named(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    folder = with_brand(minimal, tmp_path / "own", "  base: civic\n  fonts: [acme.ttf]\n")
    (folder / "acme.ttf").write_bytes(font("Acme Sans"))
    ended = briefing("build", folder)
    assert ended.code == 5
    assert "acme.ttf holds Acme Sans, and the brand's texts are set in" in ended.err + ended.out
    assert "briefing.yaml:" in ended.err + ended.out


def test_fonts_of_the_programme_are_no_fault_of_a_department_with_another_brand(minimal: Path, tmp_path: Path) -> None:
    folder = with_brand(minimal, tmp_path / "own", "  file: look.pptx\n  fonts: [nobody.ttf]\n")
    (folder / "look.pptx").write_bytes(template("pale"))
    (folder / "nobody.ttf").write_bytes(font("Nobody Sans"))
    text = (folder / "briefing.yaml").read_text(encoding="utf-8")
    (folder / "briefing.yaml").write_text(
        text.replace("  - id: customer-service\n", "  - id: customer-service\n    brand: {base: civic}\n")
    )
    session = load(folder)
    prepared = prepare(session, "customer-service", Options())
    assert (prepared.brand.name, prepared.brand.fonts) == ("civic", ())


def test_a_face_that_nobody_measured_is_refused_by_a_strict_build(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    (tmp_path / "pale.pptx").write_bytes(template("pale"))
    ended = briefing("build", minimal, "--brand", tmp_path / "pale.pptx", "--strict")
    assert ended.code == 3
    assert "[face-unmeasured]" in ended.err + ended.out


def test_the_foot_of_a_slide_says_its_colour_because_masters_say_another_one(
    briefing: Briefing, minimal: Path, corporate: Path, tmp_path: Path
) -> None:
    assert briefing("build", minimal, "--brand", corporate).code == 0
    feet = [
        shape
        for slide in Presentation(str(tmp_path / DECK)).slides
        for shape in slide.placeholders
        if shape.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
    ]
    assert feet
    for shape in feet:
        properties = list(shape._element.iter(qn("a:rPr")))
        assert properties
        assert all(each.find(qn("a:solidFill")) is not None for each in properties), shape.name

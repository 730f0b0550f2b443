"""Whose brand a deck has: a file that programmes share, a department's own, and what is said of a template that was misread."""

from pathlib import Path

import pytest
from commands import Briefing
from odd_templates import template
from pptx import Presentation
from test_brand_option import DECK

from briefing_builder.batch.identity.fingerprint import fingerprint_of
from briefing_builder.batch.state.inputs import input_stamps
from briefing_builder.errors import BrandError, ContentError
from briefing_builder.pipeline import Options, brand_of, explain, load, prepare
from briefing_builder.problems import Severity

NARROW = 9_144_000


def programme(minimal: Path, folder: Path, brand: str = "", *, own: str = "") -> Path:
    """Return a copy of the smallest programme with a brand, and a second department with one of its own."""
    folder.mkdir(parents=True)
    text = (minimal / "briefing.yaml").read_text(encoding="utf-8")
    second = "  - id: depot\n    name: Depot\n    priorities: [{text: Keep every shift covered, tags: [time-back]}]\n"
    text = text.replace("objectives:  ", f"{second}{own}objectives:  ", 1)
    (folder / "briefing.yaml").write_text(f"{text}\n{brand}", encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two templates beside the one of the programme."""
    (tmp_path / "all" / "brands").mkdir(parents=True)
    (tmp_path / "all" / "corporate.potx").write_bytes(template("template"))
    (tmp_path / "all" / "brands" / "corporate.potx").write_bytes(template("wide"))
    return tmp_path / "all"


@pytest.mark.parametrize(("name", "width"), [("../corporate.potx", NARROW), ("../brands/corporate.potx", 0)])
def test_programmes_share_a_file_beside_their_folders(
    briefing: Briefing, minimal: Path, folder: Path, name: str, width: int, tmp_path: Path
) -> None:
    path = programme(minimal, folder / "programme", f"brand:\n  file: {name}\n")
    assert briefing("build", path, "-d", "customer-service").code == 0
    assert int(Presentation(str(tmp_path / DECK)).slide_width or 0) == (
        width or Presentation(str(folder / "brands/corporate.potx")).slide_width
    )
    assert (folder / name[3:]).resolve() in {Path(stamp.path).resolve() for stamp in input_stamps(load(path).programme, path)}


@pytest.mark.parametrize("name", ["../../above.potx", "{absolute}", "link.potx", "../link/above.potx"])
def test_no_other_file_above_is_read(minimal: Path, folder: Path, name: str, tmp_path: Path) -> None:
    (tmp_path / "above.potx").write_bytes(template("template"))
    path = programme(minimal, folder / "programme", f"brand:\n  file: {name.format(absolute=tmp_path / 'above.potx')}\n")
    (path / "link.potx").symlink_to(tmp_path / "above.potx")
    (folder / "link").symlink_to(tmp_path)
    session = load(path)
    with pytest.raises(BrandError) as refused:
        brand_of(session, "depot", Options())
    (problem,) = refused.value.problems
    assert problem.code == "outside-folder"
    assert "beside their folders" in problem.hint
    assert problem.source == session.programme.positions.of(("brand", "file"))


def test_a_departments_own_keys_go_before_the_programmes(minimal: Path, folder: Path) -> None:
    whole = 'brand:\n  base: editorial\n  colours: {accent: "#7A1F5C", night: "#2B0B20"}\n'
    own = '    brand: {base: civic, colours: {accent: "#0B6666"}}\n'
    session = load(programme(minimal, folder / "programme", whole, own=own))
    plain, depot = (brand_of(session, department, Options()).value for department in ("customer-service", "depot"))
    assert (plain.name, depot.name) == ("editorial", "civic")
    assert (plain.palette["accent"].rgb, depot.palette["accent"].rgb) == ("7A1F5C", "0B6666")
    assert plain.palette["night"].rgb == depot.palette["night"].rgb == "2B0B20"
    assert brand_of(session, "depot", Options(brand="bold")).value.name == "bold"


def test_a_department_with_a_file_of_its_own_has_nothing_of_the_programmes_brand(minimal: Path, folder: Path) -> None:
    whole = 'brand:\n  base: civic\n  colours: {accent: "#7A1F5C"}\n'
    session = load(programme(minimal, folder / "programme", whole, own="    brand: {file: ../corporate.potx}\n"))
    made = brand_of(session, "depot", Options())
    assert ((made.value.unscaled or made.value).width, made.value.palette["accent"].rgb != "7A1F5C") == (NARROW, True)
    prints = {
        department: fingerprint_of(prepare(session, department, Options()), Options(), version="").parts["brand"]
        for department in session.departments
    }
    assert len(set(prints.values())) == 2
    (folder / "corporate.potx").write_bytes(template("blue-cover"))
    again = fingerprint_of(prepare(session, "depot", Options()), Options(), version="").parts["brand"]
    assert again != prints["depot"]


@pytest.mark.parametrize(
    ("department", "line"),
    [("customer-service", ("civic", "brand-of-programme")), ("depot", ("../corporate.potx", "brand-of-department"))],
)
def test_explain_says_which_brand_and_why(minimal: Path, folder: Path, department: str, line: tuple[str, str]) -> None:
    session = load(programme(minimal, folder / "programme", "brand:\n  base: civic\n", own="    brand: {file: ../corporate.potx}\n"))
    (found,) = next(section.lines for section in explain(session, department, Options()).sections if section.id == "brand")
    assert (found.id, found.reasons[0].rule) == line
    assert found.source is not None
    assert found.source.line


def test_no_brand_is_the_usual_one(minimal: Path, folder: Path) -> None:
    session = load(programme(minimal, folder / "programme"))
    (found,) = next(section.lines for section in explain(session, "depot", Options()).sections if section.id == "brand")
    assert (found.id, found.reasons[0].rule) == ("editorial", "usual-brand")


def test_what_is_said_of_a_template_goes_before_what_was_read(minimal: Path, folder: Path) -> None:
    settings = """brand:
  file: ../corporate.potx
  layouts: {statement: Title Only}
  never: [Section Header, Comparison]
  regions:
    content: {left: 2.54 cm, top: 30 %, width: 8 in, height: "100 mm"}
  sizes: {title: 30, body: 19.5}
"""
    session = load(programme(minimal, folder / "programme", settings))
    brand = brand_of(session, "depot", Options()).value
    assert brand.reading is not None
    assert {choice.role: choice.layout for choice in brand.reading.choices}["statement"] == "Title Only"
    room = (brand.unscaled or brand).layout("content").room
    assert (room.left, room.width, room.height) == (914_400, 8 * 914_400, 3_600_000)
    assert room.top == round(6_858_000 * 0.3)
    assert (brand.unscaled or brand).styles["body"].size == 19.5 * 12_700


def test_what_is_wrong_with_settings_is_told_at_once_each_at_its_line(minimal: Path, folder: Path) -> None:
    settings = """brand:
  file: ../corporate.potx
  layouts: {titel: Title Slide}
  never: Blank
  regions: {content: {left: 2, top: 2 cm, width: 3 feet}}
  sizes: {bodi: 20, title: large}
"""
    with pytest.raises(ContentError) as refused:
        load(programme(minimal, folder / "programme", settings))
    problems = [problem for problem in refused.value.problems if problem.severity is Severity.ERROR]
    first = min(problem.source.line for problem in problems if problem.source)
    assert {(problem.code, problem.source.line - first) for problem in problems if problem.source} == {
        ("unknown-key", 0), ("wrong-type", 1), ("bad-length", 2), ("missing-key", 2), ("unknown-key", 3), ("wrong-type", 3),
    }  # fmt: skip
    hints = " ".join(problem.hint for problem in problems)
    assert all(f'did you mean "{name}"?' in hints for name in ("title", "body"))


def test_names_that_the_template_does_not_have_are_told_at_once(minimal: Path, folder: Path) -> None:
    settings = "brand:\n  file: ../corporate.potx\n  layouts:\n    title: Titel Slide\n  never:\n    - Blanc\n  sizes:\n    body: 2\n"
    session = load(programme(minimal, folder / "programme", settings))
    with pytest.raises(BrandError) as refused:
        brand_of(session, "depot", Options())
    found = [(problem.code, problem.source) for problem in refused.value.problems]
    places = [("brand", "layouts", "title"), ("brand", "never", 0), ("brand", "sizes", "body")]
    codes = ["brand-layout-unknown", "brand-layout-unknown", "brand-size-impossible"]
    assert found == [(code, session.programme.positions.of(path)) for code, path in zip(codes, places, strict=True)]


def test_settings_belong_to_the_template_that_they_stand_beside(minimal: Path, folder: Path) -> None:
    whole = "brand:\n  file: ../corporate.potx\n  never: [Title Only]\n"
    session = load(programme(minimal, folder / "programme", whole, own="    brand: {base: bold}\n"))
    assert not brand_of(session, "depot", Options()).problems
    assert not brand_of(session, "customer-service", Options(brand="civic")).problems


def test_settings_of_a_built_in_brand_are_told(minimal: Path, folder: Path) -> None:
    session = load(programme(minimal, folder / "programme", "brand:\n  base: bold\n  sizes: {body: 20}\n"))
    (problem,) = brand_of(session, "depot", Options()).problems
    assert (problem.code, problem.source) == ("brand-setting-unused", session.programme.positions.of(("brand", "sizes", "body")))


def test_a_region_beside_the_slide_is_told_with_the_size_of_slides(minimal: Path, folder: Path) -> None:
    settings = "brand:\n  file: ../corporate.potx\n  regions: {content: {left: 2 cm, top: 4 cm, width: 29 cm, height: 12 cm}}\n"
    with pytest.raises(BrandError) as refused:
        brand_of(load(programme(minimal, folder / "programme", settings)), "depot", Options())
    (problem,) = refused.value.problems
    assert problem.code == "brand-region-impossible"
    assert "25.4 cm wide and 19.05 cm high" in problem.hint

"""`briefing brand FILE`: what was understood of a template is told, and the beginning of a `brand:` that changes nothing."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from commands import Briefing
from odd_templates import template
from pptx import Presentation

from briefing_builder.brand.model import PALETTE_ROLES


@pytest.fixture
def corporate(tmp_path: Path) -> Path:
    file = tmp_path / "Corporate look.potx"
    file.write_bytes(template("template"))
    return file


def test_the_verdict_stands_first_and_every_layout_is_told(briefing: Briefing, corporate: Path) -> None:
    told = briefing("brand", corporate)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Ready to use: nothing need be configured.")
    assert "Corporate look: slides of 25.4 × 19.1 cm (4 : 3), 11 layouts on 1 master\n" in told.out
    assert "  Title Slide: taken for title slide and last slide\n      title slide, sure (0.98), because" in told.out
    assert "  Blank: not used\n      blank, sure (0.94), because" in told.out


def test_the_data_has_the_documented_shape(briefing: Briefing, corporate: Path) -> None:
    told = json.loads(briefing("brand", corporate, "--format", "json").out)
    assert list(told) == [
        "version", "name", "file", "ready", "look_at", "slide", "masters", "slides", "layouts", "palette", "faces", "left_out", "links",
        "healed", "problems", "starter",
    ]  # fmt: skip
    assert (told["version"], told["ready"], told["slide"]) == (1, True, {"width": 25.4, "height": 19.05})
    assert {slide["slide"]: slide["layout"] for slide in told["slides"]}["title"] == "Title Slide"
    first = told["layouts"][0]
    assert (first["name"], first["master"], first["role"], first["taken_for"], first["certainty"]) == (
        "Title Slide", 1, "title", ["title", "closing"], "sure",
    )  # fmt: skip
    assert 0 < first["free"]["share"] <= 1
    assert 0 < first["free"]["width"] <= 25.4
    assert [colour["role"] for colour in told["palette"]] == list(PALETTE_ROLES)
    assert [ground for colour in told["palette"] for ground in colour["grounds"] if ground["contrast"] < ground["needed"]] == []
    assert {face["fit"] for face in told["faces"]} == {"twin"}


def test_what_was_left_out_is_told(briefing: Briefing, tmp_path: Path) -> None:
    (tmp_path / "macros.pptm").write_bytes(template("macros"))
    told = briefing("brand", "macros.pptm")
    assert "Not taken from the file\n" in told.out
    assert json.loads(briefing("brand", "macros.pptm", "--format", "json").out)["left_out"]["parts"]["macros"] == 1


def test_the_starter_gives_the_same_deck(briefing: Briefing, minimal: Path, corporate: Path, tmp_path: Path) -> None:
    starter = json.loads(briefing("brand", corporate, "--format", "json").out)["starter"]
    assert yaml.safe_load(starter) == {"brand": {"file": "Corporate look.potx"}}
    own = tmp_path / "own"
    own.mkdir()
    (own / "briefing.yaml").write_text((minimal / "briefing.yaml").read_text(encoding="utf-8") + starter, encoding="utf-8")
    (own / corporate.name).write_bytes(corporate.read_bytes())
    assert briefing("build", own, "-o", "own.pptx").code == 0
    assert briefing("build", minimal, "--brand", corporate, "-o", "given.pptx").code == 0
    assert (tmp_path / "own.pptx").read_bytes() == (tmp_path / "given.pptx").read_bytes()


def test_a_programme_tells_its_own_brand(briefing: Briefing, minimal: Path, corporate: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = (minimal / "briefing.yaml").read_text(encoding="utf-8")
    (own / "briefing.yaml").write_text(f'{text}brand:\n  file: look.potx\n  colours: {{accent: "#F0C000"}}\n', encoding="utf-8")
    (own / "look.potx").write_bytes(corporate.read_bytes())
    told = json.loads(briefing("brand", own, "--format", "json").out)
    (accent,) = [colour for colour in told["palette"] if colour["role"] == "accent"]
    assert (told["name"], accent["moved_from"]) == ("look", "#F0C000")
    assert [line for line in told["starter"].splitlines() if not line.startswith("  #")] == []  # it has a `brand` already


def test_a_programme_tells_its_own_brand_and_not_that_of_its_first_department(briefing: Briefing, minimal: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = (minimal / "briefing.yaml").read_text(encoding="utf-8")
    text = text.replace("  - id: customer-service\n", "  - id: customer-service\n    brand: {base: bold}\n")
    (own / "briefing.yaml").write_text(f"{text}brand: {{base: civic}}\n", encoding="utf-8")
    assert json.loads(briefing("brand", own, "--format", "json").out)["name"] == "civic"
    assert briefing("brand", own, "--format", "html").out == briefing("brand", "civic", "--format", "html").out


def test_a_brand_of_ours_has_no_layouts_to_tell(briefing: Briefing) -> None:
    told = briefing("brand", "bold")
    assert told.code == 0
    assert "made for briefing: its layouts are known" in told.out
    assert "Layouts of the file" not in told.out
    assert json.loads(briefing("brand", "bold", "--format", "json").out)["layouts"] == []


def test_it_is_written_where_it_is_asked(briefing: Briefing, corporate: Path, tmp_path: Path) -> None:
    assert briefing("brand", corporate, "-o", "report.json").err == "The report is in report.json\n"
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["version"] == 1
    assert briefing("brand", corporate, "-o", "reports/").code == 0
    assert (tmp_path / "reports" / "Corporate look-brand.txt").read_text(encoding="utf-8").startswith("Ready to use")


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("not.pptx", b"no zip", 5, "not.pptx: error: this is not a PowerPoint template"),
        ("gone.pptx", None, 5, "gone.pptx: error: there is no file"),
        ("bald", None, 2, "Did you mean 'bold'?"),
    ],
)
def test_a_bad_file_is_told_as_build_tells_it(
    briefing: Briefing, minimal: Path, tmp_path: Path, name: str, data: bytes | None, code: int, words: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    told = briefing("brand", name)
    assert (told.code, told.out) == (code, "")
    assert words in told.err
    as_build_says = briefing("build", minimal, "--brand", name).err
    said = [line for line in told.err.splitlines() if not line.startswith("Usage") and "--help" not in line]
    assert [line for line in said if line not in as_build_says] == []


@pytest.mark.parametrize("command", ["explain", "preview"])
def test_a_brand_that_is_not_there_is_told_by_every_command(briefing: Briefing, minimal: Path, command: str) -> None:
    department = ["-d", "customer-service"] if command == "explain" else ["--no-open"]
    assert briefing(command, minimal, *department, "--brand", "gone.pptx").code == 5
    assert briefing(command, minimal, *department, "--brand", "bald").code == 2


def test_the_reasons_are_those_of_any_brand(briefing: Briefing, minimal: Path, corporate: Path) -> None:
    told = briefing("explain", minimal, "-d", "customer-service", "--brand", corporate)
    assert (told.code, bool(told.out)) == (0, True)


def test_the_page_stands_alone_and_has_pictures_of_slides_and_layouts(briefing: Briefing, corporate: Path, tmp_path: Path) -> None:
    assert briefing("brand", corporate, "-o", "report.html").code == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<p class="verdict">Ready to use' in page
    assert re.findall(r'(?:src|href)="(?!data:|#|mailto:)[^"]*"', page) == []
    assert (page.count('<img src="data:image/png;base64,'), page.count("<svg xmlns")) == (5, 11)
    assert "<!--" not in page.replace("<!doctype html>", "")
    assert page.count('stroke-dasharray="6 4"') == 11
    assert '<h3>Title Slide</h3><p class="use">taken for title slide and last slide</p>' in page


def test_nothing_in_a_file_is_read_as_markup(briefing: Briefing, tmp_path: Path) -> None:
    presentation = Presentation(BytesIO(template("plain")))
    presentation.slide_layouts[0]._element.cSld.set("name", "<script>alert(1)</script><!--slide:title-->")
    presentation.save(str(tmp_path / "a<b>.pptx"))
    page = briefing("brand", "a<b>.pptx", "--format", "html").out
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;!--slide:title--&gt;" in page

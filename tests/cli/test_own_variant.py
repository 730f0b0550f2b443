"""`--variant` with an outline of the author's own."""

import shutil
from pathlib import Path

import pytest
from commands import Briefing

MINE = """slot_minutes: 12
slides:
  - {id: title, section: Open, minutes: 0.5, presenter: lead}
  - {id: ask, section: Open, minutes: 1, presenter: lead}
  - {id: benefits, section: Your team, minutes: 2, presenter: lead}
  - {id: showcase, section: See it, minutes: 2, presenter: lead}
  - {id: one_place, section: See it, minutes: 1.5, presenter: lead}
  - {id: qa, section: Discussion, minutes: 4, presenter: room}
  - {id: close, section: Discussion, minutes: 1, presenter: lead}
"""


@pytest.fixture
def programme(minimal: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "programme"
    shutil.copytree(minimal, folder)
    (folder / "templates" / "outlines").mkdir(parents=True)
    (folder / "templates" / "outlines" / "mine.yaml").write_text(MINE, encoding="utf-8")
    return folder


def test_a_deck_is_built_from_the_own_outline(briefing: Briefing, programme: Path) -> None:
    ended = briefing("build", programme, "--variant", "mine")
    assert (ended.code, ended.out) == (0, f"out/{Path(ended.out.strip()).name}\n")
    assert ended.out.strip().endswith("-customer-service-mine.pptx")


def test_a_misspelt_own_variant_is_suggested(briefing: Briefing, programme: Path) -> None:
    ended = briefing("build", programme, "--variant", "mien")
    assert ended.code == 2
    assert "Variants: short, compact, standard, long, mine" in ended.err


def test_a_wrong_own_outline_stops_with_file_line_and_column(briefing: Briefing, programme: Path) -> None:
    outline = programme / "templates" / "outlines" / "mine.yaml"
    outline.write_text(MINE.replace("id: showcase", "id: showcases"), encoding="utf-8")
    ended = briefing("build", programme, "--variant", "mine")
    assert ended.code != 0
    assert "templates/outlines/mine.yaml:6:10: error:" in ended.err
    assert 'did you mean "slides/showcase.xml.j2"?' in ended.err


def test_check_and_explain_know_the_own_variant(briefing: Briefing, programme: Path) -> None:
    assert briefing("check", programme, "--variant", "mine").code == 0
    assert "variant mine" in briefing("explain", programme, "-d", "customer-service", "--variant", "mine").out

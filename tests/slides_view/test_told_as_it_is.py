"""Slides of odd departments: a closed course is an example, a gap is shown, and only those who were asked are thanked."""

from pathlib import Path
from shutil import copytree

import pytest

from briefing_builder.pipeline import Options, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import Slide, plain

EXAMPLE = Path(__file__).parents[2] / "examples" / "merrowdale"
GAP = ("organisation.yaml", "  - id: so-people\n", "  - id: so-gap\n    name: Zero critical outages\n  - id: so-people\n")
TECHNOLOGY = "    objectives: [so-people, so-cost, so-safety]\n"


def slides(folder: Path, department: str, *edits: tuple[str, str, str]) -> dict[str, Slide]:
    """The slides of a department of a copy of the example with edits: file, what stands there once, what stands there instead."""
    copytree(EXAMPLE, folder, dirs_exist_ok=True)
    for name, old, new in edits:
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return {slide.id: slide for slide in render(brief_for(load(folder), department, Options())).markup.slides}


def said(slide: Slide) -> str:
    return " ".join((*slide.notes.say, *slide.notes.do))


def test_a_department_is_told_that_a_closed_course_is_an_example(tmp_path: Path) -> None:
    shown = slides(tmp_path, "sales")["showcase"]
    assert plain(shown.title) == "Calm Calls is an example of what a course can look like"
    assert "It was made for Contact Centre and Field Service, so it is not on your list." in said(shown)
    assert "A caller has been angry" not in said(shown)


@pytest.mark.parametrize(
    ("objectives", "title"),
    [
        ("[so-gap]", "No course serves your one objective yet, and we say so"),
        ("[so-gap, so-people]", "Two courses serve one of your two objectives"),
    ],
)
def test_an_objective_without_a_course_is_shown_as_a_gap(tmp_path: Path, objectives: str, title: str) -> None:
    theirs = ("departments.yaml", TECHNOLOGY, f"    objectives: {objectives}\n")
    assert plain(slides(tmp_path, "technology", GAP, theirs)["objectives"].title) == title


def test_only_those_who_were_asked_are_thanked(tmp_path: Path) -> None:
    asked = ("briefing.yaml", "  asked_on: 2026-06-15\n", "  asked_on: 2026-06-15\n  departments: [warehouse]\n")
    nothing = ("departments.yaml", "    stated_needs: [c-data, c-excel]\n", "")
    finance = slides(tmp_path / "finance", "finance", asked, nothing)["needs"]
    assert "Thank you, Finance" not in said(finance)
    assert "Finance was not among them" in said(finance)
    assert plain(finance.title).startswith("Managers of other departments told us")
    assert "Thank you, Warehouse." in said(slides(tmp_path / "warehouse", "warehouse", asked)["needs"])


def test_what_one_department_said_is_not_told_to_another_as_its_own(tmp_path: Path) -> None:
    assert "off shift" not in said(slides(tmp_path / "finance", "finance")["needs"])
    assert "Do not take people off shift." in said(slides(tmp_path / "warehouse", "warehouse")["needs"])

"""What a supplier presents is held against the outlines that hand slides to it: ours, and the author's own."""

from pathlib import Path

import pytest
from pack_samples import changed_programme

from briefing_builder import pipeline
from briefing_builder.files.resources import resource
from briefing_builder.problems import Problem

CODE = "supplier-not-in-outline"


def presenting(folder: Path, segments: str) -> Path:
    return changed_programme(folder, {"supplier.yaml": ("presents: [showcase, one_place]", f"presents: [{segments}]")})


def told(programme: Path) -> list[Problem]:
    return [problem for problem in pipeline.load(programme).problems if problem.code == CODE]


def with_outline(programme: Path, name: str, before: str, after: str) -> None:
    """Give the programme an outline of its own, made from ours for the half hour."""
    ours = resource("templates", "outlines", "standard.yaml").read_text(encoding="utf-8")
    assert before in ours
    folder = programme / "templates" / "outlines"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(ours.replace(before, after), encoding="utf-8")


def test_slides_that_stay_with_the_lead_are_told_at_their_place(tmp_path: Path) -> None:
    programme = presenting(tmp_path / "p", "showcase, benefits, endorsement")
    line = next(n for n, text in enumerate((programme / "supplier.yaml").read_text().splitlines(), 1) if "presents:" in text)
    assert [(problem.message.split(" to ")[0], str(problem.source)) for problem in told(programme)] == [
        ("no outline gives the slide benefits", f"{programme}/supplier.yaml:{line}:24"),
        ("no outline gives the slide endorsement", f"{programme}/supplier.yaml:{line}:34"),
    ]
    assert all("name one of one_place, showcase; or " in problem.hint for problem in told(programme))


@pytest.mark.parametrize("segment", ["showcase", "one_place"])
def test_a_slide_that_some_length_gives_to_the_supplier_is_not_told(tmp_path: Path, segment: str) -> None:
    """`one_place` is the lead's in two of the four lengths."""
    assert told(presenting(tmp_path / "p", segment)) == []


def test_an_outline_of_the_authors_own_counts(tmp_path: Path) -> None:
    programme = presenting(tmp_path / "p", "showcase, benefits")
    before = "  - id: benefits\n    section: {words: sections.your-team}\n    minutes: 2.5\n    presenter: lead"
    with_outline(programme, "workshop.yaml", before, before.replace("lead", "supplier"))
    assert told(programme) == []


def test_an_outline_that_cannot_be_read_stops_nothing_here(tmp_path: Path) -> None:
    programme = presenting(tmp_path / "p", "showcase, benefits")
    with_outline(programme, "workshop.yaml", "presenter: supplier", "presenter: suplier")
    assert told(programme) == []

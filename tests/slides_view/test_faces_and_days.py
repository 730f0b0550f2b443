"""People are seen as they permit it, and what is promised says until when: portraits, initials, and the days to the report."""

from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from pack_samples import changed_programme
from PIL import Image

from briefing_builder import pipeline
from briefing_builder.slides import render
from briefing_builder.slides.markup import Block, Portrait, Progress, Quote, Slide, Targets, Timeline, words_text
from briefing_builder.slides.view.people import initials_of

IMOGEN = "media/people/imogen-astley-okafor.png"


def slides(folder: Path, department: str = "contact-centre", variant: str = "standard", **how: bool) -> dict[str, Slide]:
    session = pipeline.load(folder)
    briefing = pipeline.brief_for(session, department, pipeline.Options(variant=variant))
    return {slide.id: slide for slide in render(briefing, **how).markup.slides}


def endorsement(folder: Path) -> Quote:
    return cast(Quote, slides(folder)["endorsement_targets"].blocks[0])


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Imogen Astley-Okafor", "IA"), ("Dr. Ada Maria Kay", "AK"), ("Prof Bo van der Lund (Chair)", "BL"), ("Sinéad Ó Sé", "SS"),
        ("Cher", "C"), ("a ward manager", ""), ("Ward manager", ""), ("王伟", "王"), ("", ""),
    ],
)  # fmt: skip
def test_initials_are_of_first_and_last_name_and_of_names_alone(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_a_portrait_is_shown_where_it_is_permitted(tmp_path: Path) -> None:
    assert endorsement(changed_programme(tmp_path, {})).photo.endswith(IMOGEN)


@pytest.mark.parametrize(
    ("pixels", "code"), [((40, 40), "portrait-too-small"), ((600, 150), "portrait-proportions"), ((300, 1200), "portrait-proportions")]
)
def test_a_picture_that_is_no_portrait_gives_way_to_initials_and_is_told(pixels: tuple[int, int], code: str, tmp_path: Path) -> None:
    folder = changed_programme(tmp_path, {})
    Image.new("RGB", pixels, "#667788").save(folder / IMOGEN)
    assert (endorsement(folder).photo, endorsement(folder).initials) == ("", "IA")
    problems = {problem.code: problem for problem in pipeline.check(pipeline.load(folder), ["contact-centre"], pipeline.Options())}
    assert "initials stand there" in problems[code].hint
    assert problems[code].source is not None


def test_endorsement_and_targets_are_two_slides_that_share_the_time(tmp_path: Path) -> None:
    shown = slides(changed_programme(tmp_path, {}))
    voice, figure = shown["endorsement_targets"], shown["targets"]
    assert voice.seconds + figure.seconds == 90
    assert min(voice.seconds, figure.seconds) > 20
    assert words_text(voice.title) != words_text(figure.title)
    assert not any(isinstance(block, Quote) for block in figure.blocks)


def _timeline(blocks: tuple[Block, ...]) -> Timeline:
    return next(block for block in blocks if isinstance(block, Timeline))


def test_three_days_lead_from_where_it_begins_here_to_the_report_in_order(tmp_path: Path) -> None:
    line = _timeline(slides(changed_programme(tmp_path, {}), "warehouse")["targets"].blocks)
    days = [moment.day for moment in line.moments]
    assert (days[0], days[-1], len(days)) == ("2027-02-15", "2027-07-15", 3)
    assert all(before < after for before, after in pairwise(days))
    assert [moment.day for moment in line.moments if moment.emphasis == "accent"] == ["2027-02-15"]
    assert all(moment.label in line.alt for moment in line.moments)


def test_days_before_the_briefing_are_not_on_the_line(tmp_path: Path) -> None:
    own = "starts: {}\n      - department: warehouse"
    folder = changed_programme(tmp_path, {"organisation.yaml": (own.format("2027-02-01"), own.format("2026-12-01"))})
    line = _timeline(slides(folder)["targets"].blocks)
    assert "2026-12-01" not in [moment.day for moment in line.moments]


def test_a_supplier_sees_the_faces_that_are_permitted_to_suppliers(tmp_path: Path) -> None:
    folder = changed_programme(tmp_path, {})
    shown = slides(folder, supplier=True)
    faces = {id: _face(shown[id]).file.rpartition("/")[2] for id in ("handover", "handback")}
    assert faces == {"handover": "sunniva-dahl.png", "handback": "joel-hartnell.png"}
    written = (folder / "organisation.yaml").read_text(encoding="utf-8")
    (folder / "organisation.yaml").write_text(written.replace("uses: [internal, supplier]", "uses: [internal]"), encoding="utf-8")
    face = _face(slides(folder, supplier=True)["handback"])
    assert (face.file, face.initials) == ("", "JH")


def _face(slide: Slide) -> Portrait:
    (areas,) = slide.blocks
    return cast(Portrait, areas.areas[0].blocks[0])  # type: ignore[union-attr]


def test_a_target_without_a_baseline_has_no_share_of_one(tmp_path: Path) -> None:
    areas = slides(changed_programme(tmp_path, {"endorsements.yaml": ("      baseline: 64\n", "")}))["targets"].blocks[0]
    (targets,) = areas.areas[1].blocks  # type: ignore[union-attr]
    assert isinstance(targets, Targets)
    assert next((one.baseline, one.baseline_share) for one in targets.targets) == ("", None)


def test_two_targets_stand_beside_the_one_that_the_slide_is_about(tmp_path: Path) -> None:
    areas = slides(changed_programme(tmp_path, {}))["targets"].blocks[0]
    (targets,) = areas.areas[1].blocks  # type: ignore[union-attr]
    assert isinstance(targets, Targets)
    assert len(targets.targets) == 2


def test_the_first_target_is_the_figure_of_its_slide(tmp_path: Path) -> None:
    areas = slides(changed_programme(tmp_path, {}))["targets"].blocks[0]
    hero = areas.areas[0].blocks[0]  # type: ignore[union-attr]
    assert isinstance(hero, Progress)
    assert (hero.target.target, hero.target.baseline) == ("60\N{NO-BREAK SPACE}%", "9\N{NO-BREAK SPACE}%")

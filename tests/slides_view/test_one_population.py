"""One population a slide: where a figure stands there with two values, each says whose it is, in titles, tables and notes too."""

import re
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from populations import said, unnamed

from briefing_builder.pipeline import Options, Session, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import words_text
from briefing_builder.values import replace

EXAMPLES = Path(__file__).parents[2] / "examples"
VARIANTS = ("short", "long")
"""Between them they have every slide of the four."""
HIDDEN = ("pilot:completion_rate_pct", "pilot:score_gain_points")
TYPED = "In the pilot half a day became 17.9 minutes, and you can ask those who were there."


@cache
def loaded(folder: Path) -> Session:
    return load(folder)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with figures of everybody in texts beside which a department's own would stand."""
    folder = copytree(EXAMPLES / "merrowdale", tmp_path_factory.mktemp("planted") / "programme")
    for name, old, new in (
        ("objections.yaml", r"    respond: Today it comes in half-days\..*\n", f"    respond: {TYPED}\n"),
        ("benefits.yaml", r"voice: After a bad call you .*\n", "voice: You see it used by {{ pilot.applied_rate_pct }} %.\n"),
        ("endorsements.yaml", r"  by_department:\n", "  baseline_by_department: {sales: {active-rate: 12}}\n  by_department:\n"),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        changed, count = re.subn(old, new, text)
        assert count == 1
        (folder / name).write_text(changed, encoding="utf-8")
    return folder


def of(folder: Path, department: str, variant: str) -> list[str]:
    briefing = brief_for(loaded(folder), department, Options(variant=variant))
    return list(unnamed(briefing, render(briefing).markup.slides))


@pytest.mark.parametrize("example", ["merrowdale", "ardmullen", "malindara"])
def test_two_values_of_one_figure_are_named_with_whose_they_are(example: str) -> None:
    folder = EXAMPLES / example
    departments = [one.id for one in loaded(folder).programme.content.departments]
    assert [found for one in departments for variant in VARIANTS for found in of(folder, one, variant)] == []


def test_what_an_author_says_of_everybody_has_everybodys_figure_beside_it(planted: Path) -> None:
    assert not [found for variant in VARIANTS for found in of(planted, "contact-centre", variant)]
    every = {slide.id: slide for slide in render(brief_for(loaded(planted), "contact-centre", Options())).markup.slides}
    answer = said(every["objection-o-no-time"].blocks)
    assert "15.6" not in answer
    assert "typical learning time, n = 250, all departments" in answer.replace("\xa0", " ") or "17.9" in answer


@pytest.mark.parametrize("form", ["{:,}", "{}"])
def test_thousands_with_their_commas_are_known_for_everybodys(form: str) -> None:
    hours, id = "roi:hours_returned", "contact-centre"
    figures = brief_for(loaded(EXAMPLES / "merrowdale"), id, Options()).figures
    whole, own = figures.find(hours), figures.find(hours, id)
    assert whole is not None
    assert own is not None
    assert (whole.displayed >= 1_000, whole.displayed == own.displayed) == (True, False)
    assert [figures.find_beside(f"{form.format(one.displayed)} hours come back.", hours, id) for one in (whole, own)] == [whole, own]
    assert figures.find_beside(f"{form.format(whole.displayed)},5 or {form.format(whole.displayed)}1 hours.", hours, id) == own


def test_baselines_that_are_borrowed_are_named(planted: Path) -> None:
    every = {slide.id: slide for slide in render(brief_for(loaded(planted), "sales", Options(variant="long"))).markup.slides}
    told = said(every["targets"].blocks)
    assert "Of the whole organisation: the baselines of “Enrolments completed” and “Learning hours per person”." in told


def test_a_title_names_whose_its_figures_are_where_the_line_above_says_otherwise() -> None:
    briefing = brief_for(loaded(EXAMPLES / "merrowdale"), "contact-centre", Options())
    figures = briefing.figures
    hidden = {id: replace(own, value=None) if id in HIDDEN else own for id, own in figures.by_department["contact-centre"].items()}
    everybody = replace(figures, by_department={**figures.by_department, "contact-centre": hidden}, scores_by_department=())
    of_all = replace(briefing, figures=everybody)
    titles = [next(words_text(slide.title) for slide in render(one).markup.slides if slide.id == "pilot") for one in (briefing, of_all)]
    assert titles[0].startswith("Your people went from 56 to 80 in the test")
    assert titles[1].startswith("Across all departments, people went from 53 to 79 in the test")

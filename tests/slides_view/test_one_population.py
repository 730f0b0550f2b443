"""One population a slide: where a figure stands there with two values, each says whose it is, in titles, tables and notes too."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from briefing_builder.figures import Figure, Figures
from briefing_builder.pipeline import Options, Session, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import Slide, plain
from briefing_builder.values import names_of

EXAMPLES = Path(__file__).parents[2] / "examples"
VARIANTS = ("short", "long")
"""Between them they have every slide of the four."""
EVERYBODY = re.compile(r"all departments|whole organisation|other departments|In the pilot|the pilot scores|All departments", re.IGNORECASE)
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


def pieces(slide: Slide) -> Iterator[str]:
    """What one reads or hears together: the title, each block, each card, figure and answer, and the lines of the notes."""
    yield plain(slide.title)
    for block in slide.blocks:
        yield from _pieces(block)
    yield from map(plain, (*slide.notes.say, *slide.notes.do))


def _pieces(block: Any) -> Iterator[str]:
    inside = next((getattr(block, name) for name in ("areas", "blocks", "cards", "figures", "terms") if hasattr(block, name)), None)
    if inside is None:
        yield _said(block)
    else:
        for one in inside:
            yield from _pieces(one)


def _said(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return " ".join(map(_said, value))
    return " ".join(_said(getattr(value, name)) for name in names_of(value) if name != "origin")


UNITS = {"%": r"[\s\xa0]?(?:%|per cent)", "min": r"[\s\xa0-]min", "points": r"[\s\xa0-]points", "h": r"[\s\xa0-]h"}


def two_values(figures: Figures, department: str) -> Iterator[tuple[Figure, Figure]]:
    """Figures of the department that the organisation has with another value, in units by which they are known in a text."""
    for id, own in figures.by_department.get(department, {}).items():
        whole = figures.organisation.get(id)
        is_known = whole is not None and own.value is not None and whole.value is not None and own.unit in UNITS
        if is_known and whole is not None and own.displayed != whole.displayed:
            yield own, whole


def holds(text: str, figure: Figure) -> bool:
    return re.search(rf"(?<![\d.,]){abs(figure.displayed):,}{UNITS[figure.unit]}", text) is not None


def unnamed(folder: Path, department: str, variant: str) -> Iterator[str]:
    briefing = brief_for(loaded(folder), department, Options(variant=variant))
    name = briefing.department.short_name or briefing.department.name
    for slide in render(briefing).markup.slides:
        told = list(pieces(slide))
        for own, whole in two_values(briefing.figures, department):
            if slide.id.startswith("return-") and own.unit == "%":
                continue  # take-ups at which the return is reckoned, from 50 to 100 %
            if any(holds(piece, own) for piece in told) and any(holds(piece, whole) for piece in told):
                for piece in told:
                    if holds(piece, own) and name not in piece:
                        yield f"{slide.id}: {own.id} of the department: {piece}"
                    if holds(piece, whole) and EVERYBODY.search(piece) is None:
                        yield f"{slide.id}: {whole.id} of everybody: {piece}"


@pytest.mark.parametrize("example", ["merrowdale", "ardmullen"])
def test_two_values_of_one_figure_are_named_with_whose_they_are(example: str) -> None:
    folder = EXAMPLES / example
    departments = [one.id for one in loaded(folder).programme.content.departments]
    assert [found for one in departments for variant in VARIANTS for found in unnamed(folder, one, variant)] == []


def test_what_an_author_says_of_everybody_has_everybodys_figure_beside_it(planted: Path) -> None:
    assert not [found for variant in VARIANTS for found in unnamed(planted, "contact-centre", variant)]
    every = {slide.id: slide for slide in render(brief_for(loaded(planted), "contact-centre", Options())).markup.slides}
    answer = _said(every["objection-o-no-time"].blocks)
    assert "15.6" not in answer
    assert "typical learning time, n = 250, all departments" in answer.replace("\xa0", " ") or "17.9" in answer


def test_baselines_that_are_borrowed_are_named(planted: Path) -> None:
    every = {slide.id: slide for slide in render(brief_for(loaded(planted), "sales", Options(variant="long"))).markup.slides}
    said = _said(every["targets"].blocks)
    assert "Of the whole organisation: the baselines of “Enrolments completed” and “Learning hours per person”." in said


def test_the_title_of_the_pilot_says_whose_figures_it_has() -> None:
    merrowdale = EXAMPLES / "merrowdale"
    title = next(one for one in render(brief_for(loaded(merrowdale), "contact-centre", Options())).markup.slides if one.id == "pilot").title
    assert plain(title) == "In Contact Centre, 88 % finished and test scores rose by 24.6 points".replace("88 %", "88\xa0%")

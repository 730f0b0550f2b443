"""An outline of an author's own need not have what our templates link to: such links are left out with their words."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing_builder import pipeline
from briefing_builder.errors import TemplateError
from briefing_builder.files.resources import resource
from briefing_builder.slides import render
from briefing_builder.slides.markup import Areas, Paragraph, Slide, Span, Steps
from briefing_builder.values import names_of

LONG = yaml.safe_load((resource("templates", "outlines") / "long.yaml").read_text(encoding="utf-8"))
APPENDIX = [slide["id"] for slide in LONG["appendix"]]
OWN = '<slide id="house"><title>All in one</title><paragraph>Read on: <a to="slide:{to}">more</a></paragraph></slide>'


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own") / "merrowdale"
    shutil.copytree(resource("examples", "merrowdale"), folder)
    (folder / "templates" / "outlines").mkdir(parents=True)
    (folder / "templates" / "slides").mkdir()
    return folder


def called(*lost: str) -> str:
    """The name of the outline without these slides."""
    return f"own-{len(lost)}-{lost[0] if lost else ''}".rstrip("-")


def without(programme: Path, *lost: str, more: tuple[dict[str, Any], ...] = ()) -> pipeline.Session:
    """The programme with our longest outline as its own, some slides of the appendix left out."""
    outline = yaml.safe_load(yaml.safe_dump(LONG))
    outline["appendix"] = [slide for slide in outline["appendix"] if slide["id"] not in lost] + list(more)
    for slide in (*outline["slides"], *outline["appendix"]):
        details = slide.pop("detail", [])
        kept = [id for id in ([details] if isinstance(details, str) else details) if id not in lost]
        slide |= {"detail": kept} if kept else {}
    (programme / "templates" / "outlines" / f"{called(*lost)}.yaml").write_text(yaml.safe_dump(outline), encoding="utf-8")
    return pipeline.load(programme)


def rendered(session: pipeline.Session, variant: str) -> tuple[tuple[Slide, ...], list[str]]:
    done = render(pipeline.brief_for(session, "warehouse", pipeline.Options(variant=variant)))
    return done.markup.slides, [problem.code for problem in done.problems]


def links(value: object) -> Iterator[str]:
    """Every slide that something on a slide leads to."""
    if isinstance(value, Span):
        yield from (value.link.removeprefix("slide:"),) if value.link.startswith("slide:") else ()
    for one in value if isinstance(value, tuple) else [getattr(value, name) for name in names_of(value)]:
        yield from links(one)


LOST = [*((one,) for one in APPENDIX), ("objection", "answers"), tuple(APPENDIX[2:])]


@pytest.mark.parametrize("lost", LOST, ids=lambda lost: f"{lost[0]} and {len(lost) - 1}")
def test_whatever_an_outline_leaves_out_no_link_leads_nowhere(programme: Path, lost: tuple[str, ...]) -> None:
    slides, problems = rendered(without(programme, *lost), called(*lost))
    known = {slide.id for slide in slides}
    assert not known & set(lost)
    assert [(slide.id, to) for slide in slides for to in links(slide) if to not in known] == []
    assert [answer.slide for slide in slides for answer in slide.notes.if_asked if answer.slide and answer.slide not in known] == []
    assert "slide-link-left-out" not in problems


def test_answers_stay_and_lists_of_what_is_not_there_go_with_their_heading(programme: Path) -> None:
    whole, _ = rendered(without(programme), called())
    slides, _ = rendered(without(programme, "objection"), called("objection"))
    questions = [[answer.question for slide in deck if slide.id == "qa" for answer in slide.notes.if_asked] for deck in (whole, slides)]
    assert questions[0] == questions[1] != []
    leads = [[link for slide in deck if slide.id == "answers" for link in links(slide)] for deck in (whole, slides)]
    assert any(link.startswith("objection-") for link in leads[0])
    assert not any(link.startswith("objection-") for link in leads[1])
    assert "More behind the briefing" in labels(slides, "answers")
    columns = [block for slide in slides if slide.id == "answers" for block in slide.blocks if isinstance(block, Areas)]
    assert not any(isinstance(block, Steps) for column in columns for area in column.areas for block in area.blocks)


def labels(slides: tuple[Slide, ...], id: str) -> str:
    found = (paragraph for slide in slides if slide.id == id for paragraph in paragraphs(slide.blocks))
    return " ".join(paragraph.words[0].text for paragraph in found if paragraph.words)


def paragraphs(value: object) -> Iterator[Paragraph]:
    if isinstance(value, Paragraph):
        yield value
    for one in value if isinstance(value, tuple) else [getattr(value, name) for name in names_of(value)]:
        yield from paragraphs(one)


def test_an_authors_own_link_is_told_and_a_slip_of_the_pen_is_an_error(programme: Path) -> None:
    more = ({"id": "house"},)
    page = programme / "templates" / "slides" / "house.xml.j2"
    page.write_text(OWN.format(to="pilot-detail"), encoding="utf-8")
    assert "slide-link-left-out" not in rendered(without(programme, "sources", more=more), called("sources"))[1]
    slides, problems = rendered(without(programme, "pilot-detail", more=more), called("pilot-detail"))
    assert problems == ["slide-link-left-out"]
    assert labels(slides, "house") == "Read on:"
    page.write_text(OWN.format(to="pilot-detial"), encoding="utf-8")
    with pytest.raises(TemplateError) as stopped:
        rendered(without(programme, "pilot-detail", more=more), called("pilot-detail"))
    assert [problem.code for problem in stopped.value.problems] == ["slide-link-dangling"]
    page.unlink()

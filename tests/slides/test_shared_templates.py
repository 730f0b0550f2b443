"""Our templates are compiled once a process for all programmes without their own, which are noticed when they come."""

from pathlib import Path
from shutil import rmtree

from minimal_programme import minimal_programme

from briefing_builder.pipeline import Options, Session, brief_for, load
from briefing_builder.slides import render
from briefing_builder.slides.markup import words_text
from briefing_builder.slides.rendering.render import _compiled_templates

OWN = "<slide><title>One place for all of it</title><paragraph>{{ place.name }}</paragraph></slide>"


def title(session: Session) -> str:
    slides = render(brief_for(session, session.departments[0], Options())).markup.slides
    return next(words_text(slide.title) for slide in slides if slide.id == "one_place")


def test_two_programmes_share_what_was_compiled(tmp_path: Path) -> None:
    _compiled_templates.cache_clear()
    assert title(load(minimal_programme(tmp_path / "one"))) == title(load(minimal_programme(tmp_path / "two")))
    assert _compiled_templates.cache_info().currsize == 1


def test_a_template_that_an_author_adds_goes_before_ours_until_it_is_gone(tmp_path: Path) -> None:
    session = load(minimal_programme(tmp_path))
    ours = title(session)
    (tmp_path / "templates" / "slides").mkdir(parents=True)
    (tmp_path / "templates" / "slides" / "one_place.xml.j2").write_text(OWN, encoding="utf-8")
    assert title(session) == "One place for all of it" != ours
    rmtree(tmp_path / "templates")
    assert title(session) == ours

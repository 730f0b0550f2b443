"""From outline and view to slides: lines through includes and macros, speakers, seconds, ids and links, and text that stays text."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_builder.errors import TemplateError
from briefing_builder.problems import Problem, Source
from briefing_builder.slides.markup import Cards, Figures, Slide, words_text
from briefing_builder.slides.outlines.model import GivesWay, Outline, OutlineSlide, Presenter
from briefing_builder.slides.rendering.slides import SlideSources, render_slides, slide_templates
from briefing_builder.templating import Templates
from briefing_builder.templating import plain_view as view_of
from briefing_builder.words import english

NONCHARACTERS = "".join(map(chr, range(0xFDD0, 0xFDF0)))
WRITTEN = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=f"{NONCHARACTERS}\ufffe\uffff")
"""What authors can write: the content refuses noncharacters, for they are our signs of emphasis and lines."""
PAGE = """<slide id="page"><title>{{ title }}</title></slide>"""


def line(id: str, *, seconds: int = 60, presenter: Presenter = "lead", each: str = "", appendix: bool = False) -> OutlineSlide:
    return OutlineSlide(
        id=id, template=f"slides/{id}.xml.j2", section="Open", seconds=seconds, presenter=presenter, each=each, appendix=appendix,
        source=Source(path="outlines/test.yaml", line=1),
    )  # fmt: skip


def outline_of(*slides: OutlineSlide) -> Outline:
    return Outline(
        variant="test",
        seconds=sum(slide.seconds for slide in slides),
        slides=tuple(slide for slide in slides if not slide.appendix),
        appendix=tuple(slide for slide in slides if slide.appendix),
        if_late=(GivesWay(slide="page"),),
    )


def templates_of(folder: Path, files: Mapping[str, str]) -> Templates:
    for name, text in files.items():
        path = folder / f"{name}.xml.j2"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return slide_templates([folder])


def rendered(folder: Path, files: Mapping[str, str], *lines: OutlineSlide, **values: object) -> tuple[Slide, ...]:
    return render_slides(
        outline_of(*(lines or [line("page")])),
        view_of({"title": "Title", **values}),
        templates_of(folder, files),
        words=english(),
        speaker=lambda entry: (entry.presenter, f"the {entry.presenter}"),
        origin=SlideSources(folder=folder, locate_content=lambda path: Source(path="content.yaml", line=len(path))),
    ).value


def problems_of(folder: Path, files: Mapping[str, str], *lines: OutlineSlide, **values: object) -> tuple[Problem, ...]:
    with pytest.raises(TemplateError) as caught:
        rendered(folder, files, *lines, **values)
    return caught.value.problems


def test_a_slide_gets_section_speaker_and_seconds_from_the_outline(tmp_path: Path) -> None:
    (slide,) = rendered(tmp_path, {"slides/page": PAGE}, line("page", seconds=90, presenter="supplier"))
    assert (slide.section, slide.who, slide.seconds, slide.appendix) == ("Open", "the supplier", 90, False)


def test_a_slide_without_an_id_takes_that_of_the_outline(tmp_path: Path) -> None:
    (slide,) = rendered(tmp_path, {"slides/page": "<slide><title>T</title></slide>"})
    assert slide.id == "page"


def test_two_slides_of_one_line_share_its_seconds(tmp_path: Path) -> None:
    two = "<slides><slide id='a'><title>A</title></slide><slide id='b'><title>B</title></slide></slides>"
    assert [slide.seconds for slide in rendered(tmp_path, {"slides/page": two}, line("page", seconds=61))] == [31, 30]


def test_each_makes_one_slide_an_item(tmp_path: Path) -> None:
    files = {"slides/one": "<slide id='o-{{ item.id }}'><title>{{ item.says }}</title></slide>"}
    slides = rendered(tmp_path, files, line("one", each="all", appendix=True), all=[{"id": "a", "says": "A"}, {"id": "b", "says": "B"}])
    assert [(slide.id, words_text(slide.title), slide.appendix) for slide in slides] == [("o-a", "A", True), ("o-b", "B", True)]


def test_a_template_sees_its_line_of_the_outline(tmp_path: Path) -> None:
    page = "<slide><title>{{ slide.id }} {{ slide.minutes }} {{ slide.demo }} {{ slide.late }} {{ slide.others|join('+') }}</title></slide>"
    (slide,) = rendered(tmp_path, {"slides/page": page})
    assert words_text(slide.title) == "page 1 minute no If time is short: leave out this slide. page"


def test_a_mistake_in_an_included_file_has_that_files_line(tmp_path: Path) -> None:
    files = {
        "slides/page": "<slide>\n<title>T</title>\n{% include 'macros/part.xml.j2' %}\n</slide>",
        "macros/part": "\n<cards>\n<crad/></cards>",
    }
    places = [(problem.code, problem.source) for problem in problems_of(tmp_path, files)]
    assert places == [
        ("slide-missing-element", Source(path="macros/part.xml.j2", line=2)),
        ("slide-unknown-element", Source(path="macros/part.xml.j2", line=3)),
    ]


def test_what_a_macro_wrote_has_the_macros_line(tmp_path: Path) -> None:
    files = {
        "slides/page": "{% import 'macros/m.xml.j2' as m %}\n<slide><title>T</title>\n<cards>{{ m.card('a & b') }}</cards></slide>",
        "macros/m": "\n\n{% macro card(name) %}\n<card><heading>{{ name }}</heading></card>\n{% endmacro %}",
    }
    ((cards,),) = [slide.blocks for slide in rendered(tmp_path, files)]
    assert isinstance(cards, Cards)
    assert cards.origin.template == Source(path="slides/page.xml.j2", line=3)
    assert cards.cards[0].origin.template == Source(path="macros/m.xml.j2", line=4)
    assert words_text(cards.cards[0].heading) == "a & b"


def test_from_gives_the_authors_place(tmp_path: Path) -> None:
    (slide,) = rendered(tmp_path, {"slides/page": '<slide from="benefits/0"><title>T</title></slide>'})
    assert slide.origin.content == Source(path="content.yaml", line=10)


def test_the_problems_of_all_templates_come_at_once(tmp_path: Path) -> None:
    files = {"slides/page": "<slide>\n{{ unknown }}</slide>", "slides/more": "<slide/>", "slides/last": "<slide>"}
    lines = [line("page"), line("more"), line("last"), line("missing")]
    codes = {problem.code for problem in problems_of(tmp_path, files, *lines)}
    assert codes == {"template-value-unknown", "slide-missing-element", "slide-xml", "template-missing"}


LOST_PICTURE = '<pictures>\n<picture file="no.png" alt="A">c</picture></pictures>'
LOST_PHOTO = '<quote name="N"\n photo="no.png">w</quote>'


@pytest.mark.parametrize("block", [LOST_PICTURE, LOST_PHOTO])
def test_a_picture_that_is_not_there_is_a_problem_of_the_template(block: str, tmp_path: Path) -> None:
    page = f"<slide><title>T</title><areas><area>{block}</area></areas></slide>"
    (problem,) = problems_of(tmp_path, {"slides/page": page}, line("page"))
    assert (problem.code, problem.message) == ("file-missing", 'there is no file "no.png"')
    assert problem.source is not None
    assert problem.source.path == "slides/page.xml.j2"


def test_two_slides_with_one_id_are_a_problem(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"slides/page": PAGE, "slides/more": f"\n{PAGE}"}, line("page"), line("more"))
    assert (problem.code, problem.source) == ("slide-id-repeated", Source(path="slides/more.xml.j2", line=2))


def test_a_link_to_no_slide_is_a_problem_with_the_nearest_slide(tmp_path: Path) -> None:
    page = '<slide id="page"><title>T</title>\n<links><link to="slide:pages">x</link></links></slide>'
    (problem,) = problems_of(tmp_path, {"slides/page": page})
    assert (problem.code, problem.source, problem.hint) == (
        "slide-link-dangling", Source(path="slides/page.xml.j2", line=2), 'did you mean "page"?',
    )  # fmt: skip


def test_each_of_what_is_no_list_is_a_problem_of_the_outline(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"slides/page": PAGE}, line("page", each="titel"))
    assert (problem.code, problem.source, problem.hint) == (
        "outline-each", Source(path="outlines/test.yaml", line=1), 'did you mean "title"?',
    )  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(alphabet=WRITTEN, min_size=1, max_size=40))
def test_any_text_of_the_content_comes_back_as_the_same_text(tmp_path: Path, text: str) -> None:
    expected = " ".join(part for part in text.split(" ") if part)
    page = '<slide><title>x{{ title }}</title><figures><figure value="x{{ title }}"/></figures></slide>'
    (slide,) = rendered(tmp_path, {"slides/page": page}, title=f" {text}")
    (figures,) = slide.blocks
    assert words_text(slide.title) == f"x {expected}".rstrip(" ")
    assert isinstance(figures, Figures)
    assert figures.figures[0].value == f"x {expected}".rstrip(" ")

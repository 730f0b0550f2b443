"""Templates: places of problems, folders, escaping, what a value looks like, and values in an author's text."""

import os
from pathlib import Path

import pytest

from briefing_builder.errors import TemplateError
from briefing_builder.problems import Problem, Source
from briefing_builder.templating import Templates, load_templates, plain_view

VIEW = plain_view({"name": "R&D <new>", "count": 3, "yes": True, "nothing": None, "items": [{"name": "one"}], "map": {"items": "own"}})


def written(folder: Path, **files: str) -> Templates:
    for name, text in files.items():
        (folder / f"{name}.xml.j2").write_text(text, encoding="utf-8")
    return load_templates([folder])


def problem_of(templates: Templates, name: str = "page.xml.j2") -> Problem:
    with pytest.raises(TemplateError) as caught:
        templates.render(name, VIEW)
    (problem,) = caught.value.problems
    return problem


def test_values_are_escaped_for_text_and_attributes(tmp_path: Path) -> None:
    templates = written(tmp_path, page="""<a b="{{ name }}">{{ '"' }}</a>""")
    assert templates.render("page.xml.j2", VIEW) == '<a b="R&amp;D &lt;new&gt;">&#34;</a>'


def test_what_a_macro_wrote_is_not_escaped_again(tmp_path: Path) -> None:
    templates = written(
        tmp_path, page="{% import 'part.xml.j2' as part %}{{ part.bold(name) }}", part="{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}"
    )
    assert templates.render("page.xml.j2", VIEW) == "<b>R&amp;D &lt;new&gt;</b>"


def test_a_truth_is_written_as_yes(tmp_path: Path) -> None:
    assert written(tmp_path, page="{{ yes }} {{ not yes }} {{ count }}").render("page.xml.j2", VIEW) == "yes no 3"


def test_a_key_wins_over_a_method_of_the_same_name(tmp_path: Path) -> None:
    assert written(tmp_path, page="{{ map.items }}").render("page.xml.j2", VIEW) == "own"


def test_a_tilde_escapes_what_it_joins(tmp_path: Path) -> None:
    assert written(tmp_path, page="{{ 'a' ~ name ~ count }}").render("page.xml.j2", VIEW) == "aR&amp;D &lt;new&gt;3"


@pytest.mark.parametrize(
    ("template", "code", "line", "hint"),
    [
        ("\n{{ nmae }}", "template-value-unknown", 2, 'did you mean "name"?'),
        ("\n\n{{ items[0].nane }}", "template-value-unknown", 3, 'did you mean "name"?'),
        ("{% if name %}\n{{ name", "template-syntax", 2, ""),
        ("\n{{ name|uper }}", "template-syntax", 2, 'did you mean "upper"?'),
        ("\n{% include 'pag.xml.j2' %}", "template-missing", 2, 'did you mean "page.xml.j2"?'),
        ("\n{{ nothing }}", "template-failed", 2, ""),
        ("\n{{ items }}", "template-failed", 2, ""),
        ("\n{{ 1 / 0 }}", "template-failed", 2, ""),
        ("\n{{ name.__class__ }}", "template-not-allowed", 2, "templates choose and order what the view holds"),
        ("{% for a in range(999) %}\n{% for b in range(999) %}{% endfor %}{% endfor %}", "template-endless", 2, ""),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, template: str, code: str, line: int, hint: str) -> None:
    problem = problem_of(written(tmp_path, page=template))
    assert (problem.code, problem.source, problem.hint) == (code, Source(path="page.xml.j2", line=line), hint)


def test_a_mistake_in_an_included_template_has_that_templates_line(tmp_path: Path) -> None:
    templates = written(tmp_path, page="\n\n{% include 'part.xml.j2' %}", part="\n{{ unknown }}")
    assert problem_of(templates).source == Source(path="part.xml.j2", line=2)


def test_a_missing_template_suggests_the_nearest(tmp_path: Path) -> None:
    problem = problem_of(written(tmp_path, benefits="x"), "benefit.xml.j2")
    assert (problem.code, problem.hint) == ("template-missing", 'did you mean "benefits.xml.j2"?')


@pytest.mark.parametrize(("data", "code"), [(b"\xff\xfe", "template-unreadable"), (b"x" * 200_001, "template-too-long")])
def test_a_file_that_is_no_template_is_a_problem(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "page.xml.j2").write_bytes(data)
    assert problem_of(load_templates([tmp_path])).code == code


def test_the_authors_folder_wins_and_its_place_is_shown_in_full(tmp_path: Path) -> None:
    own, ours = tmp_path / "own", tmp_path / "ours"
    for folder, text in ((own, "{{ wrong }}"), (ours, "fine")):
        folder.mkdir()
        (folder / "page.xml.j2").write_text(text, encoding="utf-8")
    assert problem_of(load_templates([own, ours])).source == Source(path=(own / "page.xml.j2").as_posix(), line=1)


def test_a_prepared_source_is_what_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "page.xml.j2").write_text("x {{ name }}", encoding="utf-8")
    templates = load_templates([tmp_path], prepare=lambda source, place: source.replace("x", place))
    assert templates.render("page.xml.j2", VIEW) == "page.xml.j2 R&amp;D &lt;new&gt;"


def test_filters_of_the_caller_are_known(tmp_path: Path) -> None:
    (tmp_path / "page.xml.j2").write_text("{{ count|twice }}", encoding="utf-8")
    assert load_templates([tmp_path], filters={"twice": lambda value: value * 2}).render("page.xml.j2", VIEW) == "6"


def test_a_view_grows_without_changing() -> None:
    assert (VIEW.plus(more="x").values["more"], "more" in VIEW.values) == ("x", False)


def test_values_in_an_authors_text_are_not_escaped(tmp_path: Path) -> None:
    assert load_templates([tmp_path]).render_text("For {{ name }}, at 3 < 4", VIEW, None).value == "For R&D <new>, at 3 < 4"


def test_an_authors_text_without_values_stays_as_it_is(tmp_path: Path) -> None:
    assert load_templates([tmp_path]).render_text("50 % {of} #1\n", VIEW, None).value == "50 % {of} #1\n"


def test_an_unknown_value_in_an_authors_text_is_a_problem_at_the_authors_place(tmp_path: Path) -> None:
    place = Source(path="benefits.yaml", line=4, column=9)
    (problem,) = load_templates([tmp_path]).render_text("{{ nam }}", VIEW, place).problems
    assert (problem.code, problem.source, problem.hint) == ("text-value-unknown", place, 'did you mean "name"?')


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    templates = written(tmp_path, page="old")
    assert templates.render("page.xml.j2", VIEW) == "old"
    (tmp_path / "page.xml.j2").write_text("new", encoding="utf-8")
    os.utime(tmp_path / "page.xml.j2", ns=(1, 1))
    templates.renew()
    assert templates.render("page.xml.j2", VIEW) == "new"


def test_a_template_that_the_author_adds_wins(tmp_path: Path) -> None:
    own, ours = tmp_path / "own", tmp_path / "ours"
    for folder in (own, ours):
        folder.mkdir()
    written(ours, page="ours")
    templates = load_templates([own, ours])
    assert templates.render("page.xml.j2", VIEW) == "ours"
    written(own, page="own")
    templates.renew()
    assert templates.render("page.xml.j2", VIEW) == "own"

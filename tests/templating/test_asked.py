"""What a template asks of the view is read off its text, so that it need not be asked twice."""

import os
from pathlib import Path

import pytest

from briefing_builder.templating import View, load_templates, plain_view


def asked(folder: Path, text: str) -> tuple[tuple[str, ...], ...] | None:
    (folder / "page.xml.j2").write_text(text, encoding="utf-8")
    return load_templates([folder]).asked("page.xml.j2")


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("nothing", ()),
        ("{{ department.short }}", (("department", "short"),)),
        ("{{ a.b.c }}{{ a['d'] }}", (("a", "b", "c"), ("a", "d"))),
        ("{{ a[key] }}", (("a",), ("key",))),
        ("{% for one in items if one.good %}{{ one.name }}{% endfor %}", (("items",),)),
        ("{% set own = a.b %}{{ own.c }}", (("a", "b"),)),
        ("{% macro said(word) %}{{ word.text }}{{ b.c }}{% endmacro %}{{ said(a) }}", (("a",), ("b", "c"))),
        ("{{ 'x' if a.b == c else d | default('') }}", (("a", "b"), ("c",), ("d",))),
        ("{{ a.b.upper() }}", (("a", "b", "upper"),)),
        ("{% from 'other.xml.j2' import more %}{{ more(slide) }}", (("slide",),)),
    ],
)
def test_paths_are_as_far_as_the_template_writes_them(text: str, paths: tuple[tuple[str, ...], ...], tmp_path: Path) -> None:
    assert asked(tmp_path, text) == paths


@pytest.mark.parametrize(
    "text",
    [
        "{% include 'other.xml.j2' %}",
        "{% extends 'other.xml.j2' %}",
        "{% import 'other.xml.j2' as other with context %}",
        "{% from 'other.xml.j2' import more with context %}",
        "{{ wrong",
    ],
)
def test_what_cannot_be_told_from_the_text_is_not(text: str, tmp_path: Path) -> None:
    assert asked(tmp_path, text) is None


def test_what_it_asks_is_looked_at_again_when_it_has_changed(tmp_path: Path) -> None:
    page = tmp_path / "page.xml.j2"
    page.write_text("{{ a }}", encoding="utf-8")
    templates = load_templates([tmp_path])
    templates.render("page.xml.j2", VIEW)
    assert templates.asked("page.xml.j2") == (("a",),)
    page.write_text("{{ longer }}", encoding="utf-8")
    os.utime(page, ns=(1, 1))
    templates.renew()
    assert (templates.asked("page.xml.j2"), templates.renewed) == ((("longer",),), 1)


VIEW = plain_view({"a": "x", "n": 1, "yes": True, "longer": "y", "many": [{"b": 1}], "d": {"e": {"f": "g"}}})


@pytest.mark.parametrize(
    ("path", "one", "other", "is_alike"),
    [
        (("a",), {"a": "1"}, {"a": 1}, False),
        (("a",), {"a": True}, {"a": 1}, False),
        (("a",), {"a": None}, {}, False),
        (("a",), {"a": ["x"]}, {"a": ["x"]}, True),
        (("a",), {"a": [1]}, {"a": [True]}, False),
        (("a", "b"), {"a": {"b": "x", "c": "y"}}, {"a": {"b": "x", "c": "z"}}, True),
        (("a", "b"), {"a": {"c": "y"}}, {"a": {"c": "z"}}, False),
        (("a", "b", "upper"), {"a": {"b": "x"}}, {"a": {"b": "y"}}, False),
        (("range",), {}, {}, True),
    ],
)
def test_answers_are_alike_only_where_a_template_could_see_no_difference(
    path: tuple[str, ...], one: dict[str, object], other: dict[str, object], is_alike: bool
) -> None:
    answers = [View(values).answers([path]) for values in (one, other)]
    assert (answers[0] == answers[1]) is is_alike

"""Characters that no slide can hold are told at their own place, once, whichever file they came in."""

from pathlib import Path

import pytest
from learner_tables import read_rows

from briefing_builder.content import load_programme
from briefing_builder.errors import ContentError, TemplateError
from briefing_builder.problems import Problem, Severity
from briefing_builder.source import parse_yaml
from briefing_builder.templating import load_templates, plain_view

PROGRAMME = """
organisation: {name: Acme}
programme: {owner: {name: Jo}}
objectives: [{id: goal, name: Win}]
departments_file: departments.csv
courses: [{id: greet, title: Greeting, duration_minutes: 10, showcase: {}}]
"""
ROWS = "learner_id,department_id,course_id,completion_status,comment\n"


def told(problems: tuple[Problem, ...], folder: Path = Path()) -> list[tuple[str, str]]:
    return [(str(problem.source).removeprefix(f"{folder}/"), problem.code) for problem in problems]


@pytest.mark.parametrize("character", ["\x0b", "\x00", "\x1f", "\x7f", "\x92", "\ufffe", "\uffff", "\ufdd0"])
@pytest.mark.parametrize(
    ("text", "place"),
    [("name: a{}b\nid: b\n", "f.yaml:1:8"), ("a: 1\n# in a remark {}\n", "f.yaml:2:15"), ("a: 1\n{}\nb: 2\n", "f.yaml:2:1")],
)
def test_a_character_in_yaml_is_told_at_its_column_once(character: str, text: str, place: str) -> None:
    assert told(parse_yaml(text.format(character), "f.yaml").problems) == [(place, "control-character")]


@pytest.mark.parametrize("escape", [r"\x0b", r"\0", r"\uFFFE", r"\x07 and \x08"])
def test_an_escape_is_told_at_its_text_once(escape: str) -> None:
    assert told(parse_yaml(f'a: 1\nb: "one {escape}two"\n', "f.yaml").problems) == [("f.yaml:2:4", "control-character")]


@pytest.mark.parametrize("text", ["a: on\u202ee\n", 'a: "on\\u202ee"\n'])
def test_letters_that_are_turned_round_are_a_warning(text: str) -> None:
    (problem,) = parse_yaml(text, "f.yaml").problems
    assert (problem.code, problem.severity, problem.source and problem.source.line) == ("letters-turned", Severity.WARNING, 1)


def test_hebrew_and_arabic_with_their_marks_are_no_problem() -> None:
    assert parse_yaml("a: שלום \u200f(1)\u200e مرحبا \u2067א\u2069\n", "f.yaml").problems == ()


def test_a_department_table_tells_each_cell_once(tmp_path: Path) -> None:
    (tmp_path / "briefing.yaml").write_text(PROGRAMME, encoding="utf-8")
    table = 'id,name,priorities,remark\nop\x0bs,Ops\x00North,"First\x0bline [quality]; third\x1f_ [customer]",un\x0bread\n'
    (tmp_path / "departments.csv").write_text(table, encoding="utf-8")
    with pytest.raises(ContentError) as failure:
        load_programme(tmp_path)
    places = ["departments.csv:2:1", "departments.csv:2:6", "departments.csv:2:16"]
    assert told(failure.value.problems, tmp_path) == [(place, "control-character") for place in places]


def test_a_pilot_table_tells_its_cells_and_not_the_columns_that_nobody_reads(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text(f"{ROWS}p1,sh\x0bop,greet,completed,a\x0bb\np2,shop,greet,comple\x1dted,\n", encoding="utf-8")
    read = read_rows(file)
    assert told(read.problems) == [("rows.csv:2:4", "control-character"), ("rows.csv:3:15", "control-character")]


def test_a_template_tells_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "ours").mkdir()
    (tmp_path / "own" / "page.xml.j2").write_text("<slide>\n<title>On\x0be\x92</title></slide>", encoding="utf-8")
    templates = load_templates([tmp_path / "own", tmp_path / "ours"])
    with pytest.raises(TemplateError) as failure:
        templates.render("page.xml.j2", plain_view({}))
    places = [f"own/page.xml.j2:2:{column}" for column in (10, 12)]
    assert told(failure.value.problems, tmp_path) == [(place, "control-character") for place in places]


def test_a_template_in_another_encoding_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "page.xml.j2").write_bytes("<slide>\n<title>Café</title></slide>".encode("cp1252"))
    (problem,) = load_templates([tmp_path]).problems_of("page.xml.j2")
    assert (str(problem.source), problem.hint) == ("page.xml.j2:2:11", "save the file in the encoding UTF-8")

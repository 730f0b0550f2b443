"""What a person can do about it: messages in an author's words, and hints that lead to the right text."""

import re
from pathlib import Path

import pytest
from learner_tables import read_rows

from briefing_builder.content import load_programme
from briefing_builder.errors import ContentError
from briefing_builder.problems import Problem
from briefing_builder.source import parse_yaml

FOLDER = Path(__file__).parent / "problems"
WRITTEN = FOLDER / "written.yaml"
HINTS = [
    (2, "the number ends at its first comma, 1,200", "write it without commas"),
    (4, 'briefing: unknown key "time"', "it belongs in `departments.briefing`: look at its indentation"),
    (9, "is a place on one computer", "copy it into the programme's folder, and name it as seen from there: drop.svg"),
    (14, 'expected a whole number, found the text "12,5"', "write the number without quotes, unit or thousands separator"),
    (
        15,
        'expected keys with values, found the text "Ann Lee"',
        "indented below it, write its keys: name, title, email, phone, extension, portrait",
    ),
    (17, "found the number 9.30", 'write "09:30"'),
    (23, 'the text "indirect" is not possible here', ""),
    (26, "there is no file", "folders are separated by /: write media/whole.png"),
    (28, "is an address; a deck carries its files with it", "save it in the programme's folder, and name it as seen from there"),
    (30, "there is no file", "there is media/whole.png: write its name as it is, ending and capitals included"),
]
ROWS = "learner_id,department_id,course_id,completion_status,learning_minutes,enrolled_on\n"
CELLS = [
    ("p1,shop,greet,incomplete,,", '"incomplete" is not a completion status', "known here: completed, in_progress, not_completed"),
    ("p1,shop,greet,,,", "the completion status is empty", "write one of completed, in_progress, not_started, not_completed"),
    ('p1,shop,greet,completed,"16,5",', "has a decimal comma", "write 16.5"),
    ("p1,shop,greet,completed,16 min,", "has a unit", "write 16"),
    ("p1,shop,greet,completed,,2026-09-13T14:05:09Z", "has a time of day, too", "write the date alone: 2026-09-13"),
    ("p1,shop,greet,completed,,13/09/2026", "is not a date as YYYY-MM-DD", "give the column the format YYYY-MM-DD"),
    ("p1,shop,greet,completed", "the row has 4 cells, the header 6; commas separate them", "a comma for each empty cell"),
    ('p1,shop,greet,"completed,,', "the row has 4 cells, the header 6", 'a " may be opened in this row and not closed'),
    ("p1,shop,greet,completed,,,left", "the row has 7 cells, the header 6; commas separate them", "put text with a comma in quotes"),
]


def problems_of(file: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as failure:
        load_programme(file)
    return failure.value.problems


@pytest.fixture(scope="module")
def told() -> dict[int, Problem]:
    return {problem.source.line: problem for problem in problems_of(WRITTEN) if problem.source}


@pytest.mark.parametrize(("line", "message", "hint"), HINTS, ids=[str(line) for line, _, _ in HINTS])
def test_a_fault_is_told_in_an_authors_words_with_a_way_out(told: dict[int, Problem], line: int, message: str, hint: str) -> None:
    assert message in told[line].message
    assert told[line].hint == hint


def test_no_message_speaks_python() -> None:
    found = [problem for file in FOLDER.glob("[a-z]*.yaml") for problem in problems_of(file)]
    spoken = re.compile(r"Decimal\(|\bmapping|\bsequence|\bstr\b|\bint\b|\bdict\b|\bNone\b|\bTrue\b|codec|\\x")
    assert [problem.message for problem in found if spoken.search(problem.message)] == []


@pytest.mark.parametrize(("row", "message", "hint"), CELLS)
def test_a_cell_is_told_with_what_to_write(tmp_path: Path, row: str, message: str, hint: str) -> None:
    file = tmp_path / "rows.csv"
    file.write_text(f"{ROWS}{row}\n\n", encoding="utf-8")
    read = read_rows(file)
    (problem,) = [one for one in read.problems if one.code in ("row-value", "row-length")]
    assert message in problem.message
    assert hint in problem.hint


def test_a_row_that_stands_twice_does_not_name_the_learner(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text(ROWS + "sam@x.example,shop,greet,completed,,\n" * 2, encoding="utf-8")
    read = read_rows(file)
    (problem,) = read.problems
    assert (problem.code, str(problem.source)) == ("row-duplicate", "rows.csv:3:1")
    assert "sam@" not in str(problem)


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_excels_first_line_says_what_parts_the_cells(tmp_path: Path, separator: str) -> None:
    file = tmp_path / "rows.csv"
    row = '"p,1;2",shop,greet,completed,,'.replace(",shop,greet,completed,,", separator.join(["", "shop", "greet", "completed", "", ""]))
    file.write_text(f"sep={separator}\n{ROWS.replace(',', separator)}{row}\n", encoding="utf-8-sig")
    read = read_rows(file)
    assert (read.problems, [row.line for row in read.value]) == ((), [3])


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("title: Learning: a start\n", "a second colon in this line"),
        ("a:\n  b: 1\n c: 2\n", "this line does not go on with what stands above it"),
        ("a: [one, two\nb: 3\n", "a bracket or brace is not closed"),
        ('a: "never closed\n', "a quote is opened and never closed"),
        ('a: "C:\\logos"\n', "a backslash in double quotes begins an escape"),
        ("a: @home\n", "no text can begin with this character"),
        ('a: "\\ud83d"\n', "this escape stands for no character"),
    ],
)
def test_broken_yaml_is_told_in_an_authors_words(text: str, finding: str) -> None:
    (problem,) = parse_yaml(text, "f.yaml").problems
    assert problem.code == "yaml-syntax"
    assert problem.message.startswith(finding)
    assert problem.hint


def test_a_million_with_its_commas_is_one_problem() -> None:
    assert parse_yaml("{budget: 1,000,000}\n", "f.yaml").problems == ()


def test_the_one_possible_number_in_quotes_loses_them(tmp_path: Path) -> None:
    file = tmp_path / "briefing.yaml"
    file.write_text('schema_version: "1"\n')
    (told,) = [problem for problem in problems_of(file) if problem.code == "wrong-value"]
    assert (told.message, told.hint) == ('schema_version: the text "1" is not possible here; expected 1', "remove the quotes")


def test_a_share_is_told_how_it_is_written() -> None:
    told = {problem.source.line: problem.hint for problem in problems_of(FOLDER / "shares.yaml") if problem.source}
    assert told[3] == "a share is a part of one: 0.84 is 84 %"
    assert told[4] == "a share is a part of one: write 0.84 for 84 %"
    assert told[10] == "write per cent, from 0 to 100"

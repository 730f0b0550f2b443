"""A programme becomes a workbook and a programme again: nothing is lost, nothing is another kind of value, nothing changes its place."""

import pytest
from workbook_cells import table_file
from workbook_samples import EXAMPLES, example_nodes, kinds, written_data

from briefing_builder.content.workbook.reading import nodes_of_sheets
from briefing_builder.source import Node, node_data, parse_yaml, walk_nodes
from briefing_builder.workbooks.writing import workbook_of


def through_a_workbook(root: Node) -> Node:
    """Return the nodes that come out of the workbook that holds the nodes; neither way has a word to say."""
    written = workbook_of(root)
    assert written.problems == ()
    read = nodes_of_sheets(table_file(written.value))
    assert read.problems == ()
    return read.value


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_back_as_it_was(name: str) -> None:
    before = written_data(node_data(example_nodes(name)))
    after = written_data(node_data(through_a_workbook(example_nodes(name))))
    assert after == before
    assert kinds(after) == kinds(before)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_same_programme_gives_the_same_bytes(name: str) -> None:
    assert workbook_of(example_nodes(name)).value == workbook_of(example_nodes(name)).value


def test_every_value_knows_its_cell() -> None:
    root = through_a_workbook(example_nodes("minimal"))
    places = {path: str(node.source) for path, node in walk_nodes(root) if node.value is not None}
    assert places[("courses", 0, "title")] == "programme.xlsx: Courses!B5"
    assert places[("courses", 0, "contributes", 0, "how")] == "programme.xlsx: Contributions!D5"
    assert places[("programme", "owner", "email")].startswith("programme.xlsx: Programme!B")


ODD = """
courses:
  - id: one
    title: One
    showcase: {}
    booking:
      next_sessions: []
    audience: [sales]
  - id: two
    title: "=1+1"
    summary: |
      First.

      - a; b
      - c
    showcase:
      why: Because
qa:
  follow_ups: ["Ask this; then that", "And _x0041_ this"]
  opening: {by_department: {sales: "# no comment"}}
departments:
  - id: sales
    name: "00123"
    objectives: []
    sites: ["a; b"]
    working_pattern: ["two\\nlines", "x"]
    overrides: {text: {"stories.one.text": "Say it: so"}}
    headcount: 12
    plural: false
brand:
  colours: {accent: "#0B6666"}
  sizes: {body: 20.5}
cost_model:
  planned_learners: {one: {}, two: {sales: 0}}
"""


def test_odd_values_come_back_as_they_were() -> None:
    before = parse_yaml(ODD, "odd.yaml")
    assert before.problems == ()
    assert written_data(node_data(through_a_workbook(before.value))) == written_data(node_data(before.value))


def test_what_has_no_cell_is_told() -> None:
    root = parse_yaml("organisation: {name: A, mood: good}", "odd.yaml").value
    told = workbook_of(root).problems
    assert [(problem.code, str(problem.source), problem.message) for problem in told] == [
        ("no-cell", "odd.yaml:1:31", "organisation.mood: a workbook has no cell for this")
    ]

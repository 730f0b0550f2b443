"""Ways out that name keys name sheets and columns where the programme is a workbook, and stay as they are elsewhere."""

import pytest

from briefing_builder.content.workbook.wording import in_words_of_cells
from briefing_builder.problems import Source, warning

WORKBOOK = Source(path="my/programme.xlsx")


@pytest.mark.parametrize(
    ("hint", "told"),
    [
        ("write them under `endorsements`", "write them under “Endorsements”"),
        ("write `close.next_contact`", "write “Close: next contact” (Discussion)"),
        ("write `lms` with its `name`", "write “Learning platform” (Discussion) with its “Name”"),
        ("add `showcase.screenshots`", "add “Screenshots”"),
        ("write `owner` with a `title`", "write “Owner” with a “Title”"),
        ("take `managers` or `all`", "take `managers` or `all`"),
        ("write true or false, without quotes", "write yes or no"),
    ],
)
def test_a_way_out_is_one_in_a_workbook(hint: str, told: str) -> None:
    assert in_words_of_cells(warning("any", "Something is missing", WORKBOOK, hint)).hint == told


def test_the_meeting_of_a_department_is_called_so_there_only() -> None:
    hint = "write `briefing.first_voice`"
    departments = Source(path="programme.xlsx", line=5, column=1, sheet="Departments")
    assert in_words_of_cells(warning("any", "Nobody is asked", departments, hint)).hint == "write “Meeting: first voice”"


def test_what_is_said_of_yaml_stays() -> None:
    problem = warning("any", 'the key "name" is missing', Source(path="briefing.yaml", line=3), "write `name`")
    assert in_words_of_cells(problem) == problem

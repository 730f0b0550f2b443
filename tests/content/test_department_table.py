"""Departments from a CSV file are as good as departments from YAML."""

from pathlib import Path

import pytest

from briefing_builder.content import load_programme
from briefing_builder.errors import ContentError
from briefing_builder.words import english

PROGRAMME = """
organisation: {name: Acme}
programme:
  owner: {name: Jo}
objectives:
  - {id: goal, name: Win}
departments_file: departments.csv
courses:
  - {id: greet, title: Greeting, duration_minutes: 10, showcase: {}}
"""
TABLE = """id;name;headcount;loaded_hourly_cost;priorities;objectives;stated_needs;date;time;presenter;first_voice;first_voice_briefed
shop;Shop;12;19.60;Serve sooner [quality, customer]; ;greet;2027-01-20;09:30;Sam;Ann;yes
""".replace("; ;", ";goal;")


def folder(tmp_path: Path, table: str, encoding: str = "utf-8") -> Path:
    (tmp_path / "briefing.yaml").write_text(PROGRAMME, encoding="utf-8")
    (tmp_path / "departments.csv").write_bytes(table.encode(encoding))
    return tmp_path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_row_is_a_department_with_its_meeting(tmp_path: Path, encoding: str) -> None:
    (shop,) = load_programme(folder(tmp_path, TABLE, encoding)).value.content.departments
    assert (shop.id, shop.headcount, str(shop.loaded_hourly_cost)) == ("shop", 12, "19.60")
    assert (shop.priorities[0].text, shop.priorities[0].tags) == ("Serve sooner", ("quality", "customer"))
    assert (shop.objectives, shop.stated_needs) == (("goal",), ("greet",))
    assert shop.briefing
    assert shop.briefing.first_voice
    assert (str(shop.briefing.date), shop.briefing.time, shop.briefing.first_voice.briefed) == ("2027-01-20", "09:30", True)


@pytest.mark.parametrize(("cell", "is_plural"), [("yes", True), ("no", False), ("", True)])
def test_a_table_says_what_a_department_is_called_in_sentences(tmp_path: Path, cell: str, is_plural: bool) -> None:
    table = f"id;name;in_sentences;plural\nwards;Medical Wards;the wards;{cell}\n"
    (wards,) = load_programme(folder(tmp_path, table)).value.content.departments
    names = wards.names(english())
    assert (names.inside, names.is_plural) == ("the wards", is_plural)


@pytest.mark.parametrize(
    ("right", "wrong", "place", "code"),
    [
        (";12;", ";twelve;", "departments.csv:2:11", "wrong-type"),
        (";greet;", ";gret;", "departments.csv:2:58", "unknown-course"),
        ("09:30", "9 a.m.", "departments.csv:2:75", "bad-time"),
        ("\nshop;", "\nShop 1;", "departments.csv:2:1", "bad-id"),
        ("\nshop;", f"\n{'s' * 51};", "departments.csv:2:1", "bad-id"),
        (";name;", ";nme;", "departments.csv:1:1", "missing-column"),
    ],
)
def test_a_fault_stands_at_its_cell(tmp_path: Path, right: str, wrong: str, place: str, code: str) -> None:
    with pytest.raises(ContentError) as failure:
        load_programme(folder(tmp_path, TABLE.replace(right, wrong)))
    found = {(str(problem.source).removeprefix(f"{tmp_path}/"), problem.code) for problem in failure.value.problems}
    assert (place, code) in found


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [(";yes\n", ";yes;more\n", "row-length"), ("id;name;", "id;nme;", "missing-column"), (TABLE, "", "empty-file")],
    ids=["a row too long", "a column missing", "an empty table"],
)
def test_what_names_a_department_that_could_not_be_read_is_no_fault_of_its_own(tmp_path: Path, right: str, wrong: str, code: str) -> None:
    path = folder(tmp_path, TABLE.replace(right, wrong))
    more = "\nobjections: [{id: o, says: No., likely_in: [shop], acknowledge: A., explore: B?, respond: C., benefit: b-time-back}]\n"
    (path / "briefing.yaml").write_text(PROGRAMME + more, encoding="utf-8")
    with pytest.raises(ContentError) as failure:
        load_programme(path)
    assert {problem.code for problem in failure.value.problems} - {"unknown-benefit"} == {code}


def test_every_column_that_is_not_read_is_told(tmp_path: Path) -> None:
    table = TABLE.replace("headcount", "Head count").replace("priorities", "Priorites").replace("presenter", "comments")
    loaded = load_programme(folder(tmp_path, table.replace(";12;", ";;")))
    told = {(problem.code, problem.message, problem.hint) for problem in loaded.problems}
    assert told == {
        ("unknown-column", 'the column "Head count" is not read', 'did you mean "headcount"?'),
        ("unknown-column", 'the column "Priorites" is not read', 'did you mean "priorities"?'),
    }


@pytest.mark.parametrize("written", ["1.200", "12.5", "1e3"])
def test_a_headcount_that_is_no_whole_number_is_told_what_to_write(tmp_path: Path, written: str) -> None:
    with pytest.raises(ContentError) as failure:
        load_programme(folder(tmp_path, TABLE.replace(";12;", f";{written};")))
    (problem,) = failure.value.problems
    assert (problem.code, problem.hint) == ("wrong-type", "write a whole number, without decimal point or thousands separator")


def test_a_department_of_the_table_and_of_yaml_may_not_share_an_id(tmp_path: Path) -> None:
    path = folder(tmp_path, TABLE)
    (path / "briefing.yaml").write_text(PROGRAMME + "departments:\n  - {id: shop, name: Shop}\n", encoding="utf-8")
    with pytest.raises(ContentError) as failure:
        load_programme(path)
    assert [problem.code for problem in failure.value.problems] == ["duplicate-id"]


def test_a_row_may_name_a_brand_of_its_own_which_is_one_of_the_programmes_files(tmp_path: Path) -> None:
    (tmp_path / "shop.pptx").write_bytes(b"a template")
    table = "id,name,brand_base,brand_file\nshop,Shop,,shop.pptx\ndepot,Depot,civic,\nyard,Yard,,\n"
    programme = load_programme(folder(tmp_path, table)).value
    brands = [(each.brand.base, each.brand.file) if each.brand else None for each in programme.content.departments]
    assert brands == [(None, "shop.pptx"), ("civic", None), None]
    assert tmp_path / "shop.pptx" in programme.files

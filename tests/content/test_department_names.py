"""What a department is called in a sentence, by what its author wrote of it."""

from pathlib import Path

import pytest

from briefing_builder.content.models.department_names import DepartmentNames, department_names
from briefing_builder.words import Catalogue, catalogue_of, english


def named(name: str, *, short: str | None = None, inside: str | None = None, plural: bool | None = None) -> DepartmentNames:
    return department_names(english(), name, short, inside, plural)


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Finance", "Finance"),
        ("Finance & Shared Services", "Finance & Shared Services"),
        ("Customer Contact Centre", "the Customer Contact Centre"),
        ("Programme Team", "the Programme Team"),
        ("Our Team", "Our Team"),
        ("The Wards", "the Wards"),
        ("The", "The"),
        ("Theatres", "Theatres"),
        ("Team 4", "Team 4"),
        ("Team", "the Team"),
        ("Vertrieb Süd", "Vertrieb Süd"),
        ("営業部", "営業部"),
    ],
)
def test_a_name_without_a_form_of_its_own_has_an_article_only_where_nobody_leaves_it_out(name: str, inside: str) -> None:
    assert named(name).inside == inside


def test_the_authors_form_goes_before_both_names() -> None:
    names = named("Medical and Surgical Wards", short="Wards", inside="the wards")
    assert (names.label, names.inside, names.starting, names.in_title) == ("Wards", "the wards", "The wards", "the wards")
    assert named("Wards", inside="The wards").inside == "the wards"


@pytest.mark.parametrize(
    ("inside", "is_plural"),
    [
        ("the wards", True),
        ("the branches of the north", True),
        ("the library and the archive", True),
        ("the Contact Centre", False),
        ("the Department of Social Services", False),
        ("the press", False),
        ("the campus", False),
        ("Branches", False),
        ("Sales", False),
        ("Finance and Shared Services", False),
    ],
)
def test_only_the_and_a_plural_word_is_plural_unless_the_author_says_so(inside: str, is_plural: bool) -> None:
    assert named("Any", inside=inside).is_plural is is_plural
    assert named("Any", inside=inside, plural=not is_plural).is_plural is not is_plural


@pytest.mark.parametrize(
    ("inside", "owned"),
    [("the wards", "the wards’"), ("Finance", "Finance’s"), ("Sales", "Sales’"), ("the Contact Centre", "the Contact Centre’s")],
)
def test_whose_something_is(inside: str, owned: str) -> None:
    assert named("Any", inside=inside).possessive == owned


def test_a_long_name_leaves_room_in_a_title() -> None:
    long = named("Facilities, Grounds, Portering, Catering and Patient Transport Services")
    assert long.in_title == "your department"
    assert long.possessive_title == "Your department’s"
    assert named("Any", inside="the Office of Health and Safety").in_title == "the Office of Health and Safety"  # five words and an article


def test_a_name_that_begins_small_on_purpose_keeps_its_first_letter() -> None:
    assert (named("iLab").starting, named("éditions").starting) == ("iLab", "Éditions")


@pytest.fixture
def german(tmp_path: Path) -> Catalogue:
    entries = 'department-names: {yours: Ihre Abteilung, possessive: "von {name}", possessive-after-s: "von {name}"}'
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "de.yaml").write_text(entries, encoding="utf-8")
    return catalogue_of("de", tmp_path).value


@pytest.mark.parametrize("written", ["das Kundencenter", "The Wards", "unser Team", "die Stationen"])
def test_another_language_says_an_authors_form_as_it_is_written(german: Catalogue, written: str) -> None:
    names = department_names(german, "Team", None, written, None)
    assert (names.inside, names.in_title, names.possessive) == (written, written, f"von {written}")
    assert not names.is_plural


def test_another_language_has_no_rules_of_english(german: Catalogue) -> None:
    names = department_names(german, "Vertriebs-Team", None, None, None)
    assert (names.inside, names.starting, names.possessive_title) == ("Vertriebs-Team", "Vertriebs-Team", "Von Vertriebs-Team")
    assert department_names(german, "Team", "The Teams", None, None).inside == "The Teams"
    assert department_names(german, "Stationen", None, "die Stationen", True).is_plural
    assert department_names(german, "Gebäude, Reinigung, Küche, Wäsche und Fuhrpark", None, None, None).in_title == "Ihre Abteilung"

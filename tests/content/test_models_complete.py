"""What the models fill in, and what they refuse to guess."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from briefing_builder.content import Content
from briefing_builder.content.models.fields import slug


def content(**more: Any) -> Content:
    base: dict[str, Any] = {
        "organisation": {"name": "Acme"},
        "programme": {"owner": {"name": "Jo"}},
        "objectives": [{"id": "goal", "name": "Win"}, {"id": "safe", "name": "Stay safe"}],
        "departments": [{"id": "shop", "name": "Shop"}],
        "courses": [{"id": "greet", "title": "Greeting", "duration_minutes": 10, "showcase": {}}],
    }
    return Content.model_validate({**base, **more})


def test_a_department_without_objectives_has_all_of_them() -> None:
    assert content().departments[0].objectives == ("goal", "safe")


def test_a_department_with_an_empty_list_of_objectives_keeps_it() -> None:
    assert content(departments=[{"id": "shop", "name": "Shop", "objectives": []}]).departments[0].objectives == ()


def test_a_key_without_value_counts_as_left_out() -> None:
    assert content(lms=None, qa=None).lms.name == "learning management system"


def test_the_platform_takes_the_name_that_the_organisation_uses() -> None:
    assert content(organisation={"name": "Acme", "names": {"lms": "AcmeLearn"}}).lms.name == "AcmeLearn"


def test_one_changed_value_of_a_slot_leaves_the_others_built_in() -> None:
    standard = content(timing={"variants": {"standard": {"slot_minutes": 25}}}).timing.variants["standard"]
    assert (standard.slot_minutes, standard.max_benefits, standard.qa_share_min) == (25, 3, Decimal("0.33"))


def test_an_action_is_due_on_a_date_or_in_words() -> None:
    actions = content(
        manager_actions=[{"id": "a", "text": "A", "by": "2027-07-15"}, {"id": "b", "text": "B", "by": "within a week"}]
    ).manager_actions
    assert [type(action.by).__name__ for action in actions] == ["date", "str"]


@pytest.mark.parametrize("number", ["5", True, 5.5])
def test_a_whole_number_is_never_guessed_from_something_else(number: object) -> None:
    with pytest.raises(ValidationError):
        content(courses=[{"id": "greet", "title": "Greeting", "duration_minutes": number}])


def test_content_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        content().organisation.name = "Other"  # type: ignore[misc]


def test_the_id_of_a_briefing_may_be_what_its_title_would_be_called() -> None:
    named = content(programme={"name": "Πελάτες", "owner": {"name": "Jo"}}).briefing.id
    assert (named, content(briefing={"id": named}).briefing.id) == ("πελάτες", "πελάτες")


@pytest.mark.parametrize("id", ["Πελάτες", "πελάτες/", "../etc", "a b", "\u202eωμέγα", "con.", "ά" * 60])
def test_an_id_that_is_no_name_for_files_is_refused(id: str) -> None:
    with pytest.raises(ValidationError, match=r"no name for files|is not an id"):
        content(briefing={"id": id})


@pytest.mark.parametrize(("text", "id"), [("Büro & Co.", "buro-co"), ("R2-D2", "r2-d2"), ("日本", "unnamed")])
def test_a_slug_is_an_id_of_ascii_letters_and_digits(text: str, id: str) -> None:
    assert slug(text) == id

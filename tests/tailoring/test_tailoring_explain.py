"""The explanation as text and as data."""

import json

from tailoring_samples import merrowdale_briefing, small_briefing

from briefing_builder.tailoring import explain_briefing, explanation_data, explanation_text


def test_text_shows_score_parts_and_the_rule_that_fired() -> None:
    text = explanation_text(explain_briefing(merrowdale_briefing("contact-centre")))
    assert "  *     4 You see who has learned what (b-visible)\n      takes the place of b-new-starters" in text
    assert "        +2 moves the department's measure “First-contact resolution” [kpi]" in text


def test_data_is_json_and_points_add_up_to_the_score() -> None:
    data = json.loads(json.dumps(explanation_data(explain_briefing(merrowdale_briefing("sales")))))
    scored = [line for section in data["sections"] for line in section["lines"] if line["score"] is not None]
    assert scored
    assert all(line["score"] == sum(reason["points"] or 0 for reason in line["reasons"]) for line in scored)


def test_lines_name_their_place_in_the_content() -> None:
    data = explanation_data(explain_briefing(merrowdale_briefing("sales")))
    place = data["sections"][0]["lines"][0]["source"]
    assert "benefits.yaml:" in place


def test_every_chosen_thing_of_the_example_has_a_reason() -> None:
    sections = explain_briefing(merrowdale_briefing("warehouse")).sections
    assert all(line.reasons for section in sections for line in section.lines if line.is_chosen)


def test_sections_without_lines_are_left_out() -> None:
    assert [section.id for section in explain_briefing(small_briefing()).sections] == ["benefits", "objectives", "courses", "opening"]


def test_the_same_programme_is_explained_in_the_same_words() -> None:
    first, second = (explanation_text(explain_briefing(merrowdale_briefing("finance"))) for _ in range(2))
    assert first == second

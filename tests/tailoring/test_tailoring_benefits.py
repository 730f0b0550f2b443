"""Scores, pins and the appeal rule."""

from decimal import Decimal

import pytest
from tailoring_samples import benefit, department, merrowdale_briefing, small_briefing

from briefing_builder.tailoring import Briefing

# docs/requirements.md, Ranking benefits
GOLDEN = {
    "contact-centre": ["b-time-back", "b-just-in-time", "b-visible"],
    "field-service": ["b-consistent", "b-time-back", "b-visible"],
    "warehouse": ["b-consistent", "b-visible", "b-time-back"],
    "sales": ["b-credit", "b-time-back", "b-visible"],
    "finance": ["b-visible", "b-time-back", "b-consistent"],  # 66 % passed is no proof of b-credit
    "technology": ["b-visible", "b-new-starters", "b-consistent"],
}


def chosen(briefing: Briefing) -> list[str]:
    return [each.benefit.id for each in briefing.benefits]


def points(briefing: Briefing, id: str) -> list[tuple[str, Decimal | None]]:
    ranked = next(each for each in briefing.benefit_ranking if each.id == id)
    return [(reason.rule, reason.points) for reason in ranked.points]


@pytest.mark.parametrize(("department", "benefits"), GOLDEN.items())
def test_example_departments_see_the_benefits_of_the_domain(department: str, benefits: list[str]) -> None:
    assert chosen(merrowdale_briefing(department)) == benefits


def test_score_is_the_sum_of_its_parts() -> None:
    briefing = merrowdale_briefing("contact-centre")
    assert points(briefing, "b-just-in-time") == [("priority", 3), ("priority", 1), ("kpi", 2), ("own-wording", 1), ("evidence", 1)]
    assert briefing.benefit_ranking[1].score == 3 + 1 + 2 + 1 + 1


def test_source_is_worth_half_a_point_and_no_evidence_none() -> None:
    briefing = merrowdale_briefing("contact-centre")
    assert points(briefing, "b-retention")[-1] == ("evidence", Decimal("0.5"))
    assert "evidence" not in dict(points(briefing, "b-new-starters"))


def test_shared_tags_count_by_the_rank_of_the_priority() -> None:
    priorities = [{"text": "First", "tags": ["a", "b"]}, {"text": "Second", "tags": ["c"]}]
    benefits = [benefit("b-low", tags=["c"]), benefit("b-high", "both", tags=["a", "b"])]
    briefing = small_briefing(departments=[department(priorities=priorities)], benefits=benefits)
    assert [(each.id, each.score) for each in briefing.benefit_ranking] == [("b-high", 2 * 2), ("b-low", 1)]


def test_chosen_benefit_names_the_first_priority_it_serves() -> None:
    priorities = [{"text": "First", "tags": ["a"]}, {"text": "Second", "tags": ["c"]}]
    benefits = [benefit("b-one", "both", tags=["c"])]
    briefing = small_briefing(departments=[department(priorities=priorities)], benefits=benefits)
    assert briefing.benefits[0].priority is not None
    assert briefing.benefits[0].priority.text == "Second"


def test_figure_that_does_not_exist_is_no_evidence() -> None:
    briefing = small_briefing(benefits=[benefit("b-one", "both", evidence="pilot:completion_rate_pct")])
    assert points(briefing, "b-one") == [("evidence-missing", 0)]


def test_ties_keep_the_order_of_the_file() -> None:
    benefits = [benefit("b-b"), benefit("b-a", "credit"), benefit("b-c")]
    assert chosen(small_briefing(benefits=benefits)) == ["b-b", "b-a", "b-c"]


def test_pins_come_first_in_their_own_order() -> None:
    overrides = {"benefits": {"pin": ["b-three", "b-two"]}}
    benefits = [benefit("b-one"), benefit("b-two"), benefit("b-three", "credit")]
    briefing = small_briefing(departments=[department(overrides=overrides)], benefits=benefits)
    assert chosen(briefing) == ["b-three", "b-two", "b-one"]
    assert briefing.benefits[0].ranked.reasons[0].rule == "pin"


def test_excluded_benefit_is_never_chosen_even_when_pinned() -> None:
    overrides = {"benefits": {"pin": ["b-one"], "exclude": ["b-one"]}}
    briefing = small_briefing(departments=[department(overrides=overrides)])
    assert chosen(briefing) == ["b-two"]
    assert briefing.benefit_ranking[-1].is_excluded


def test_lowest_gives_way_to_the_best_of_the_missing_appeal() -> None:
    benefits = [benefit("b-one"), benefit("b-two"), benefit("b-three"), benefit("b-both", "both"), benefit("b-credit", "credit")]
    briefing = small_briefing(benefits=benefits)
    assert chosen(briefing) == ["b-one", "b-two", "b-both"]
    assert [reason.rule for reason in briefing.benefits[2].ranked.reasons] == ["appeal-credit"]
    assert [reason.rule for reason in briefing.benefit_ranking[3].reasons] == ["gave-way"]


def test_easier_is_missing_as_well_as_credit() -> None:
    benefits = [benefit("b-one", "credit"), benefit("b-two", "credit"), benefit("b-three", "credit"), benefit("b-easy")]
    assert chosen(small_briefing(benefits=benefits)) == ["b-one", "b-two", "b-easy"]


def test_pinned_benefit_never_gives_way() -> None:
    overrides = {"benefits": {"pin": ["b-one", "b-two", "b-three"]}}
    benefits = [benefit("b-one"), benefit("b-two"), benefit("b-three"), benefit("b-credit", "credit")]
    assert chosen(small_briefing(departments=[department(overrides=overrides)], benefits=benefits)) == ["b-one", "b-two", "b-three"]


def test_single_place_goes_to_a_benefit_of_both_appeals() -> None:
    variants = {"short": {"max_benefits": 1}}
    benefits = [benefit("b-one"), benefit("b-credit", "credit"), benefit("b-both", "both")]
    assert chosen(small_briefing("short", benefits=benefits, timing={"variants": variants})) == ["b-both"]


def test_variant_decides_how_many() -> None:
    benefits = [benefit(f"b-{number}", "both") for number in range(9)]
    counts = {variant: len(small_briefing(variant, benefits=benefits).benefits) for variant in ("short", "compact", "standard", "long")}
    assert counts == {"short": 2, "compact": 3, "standard": 3, "long": 5}


def test_the_way_of_working_decides_between_benefits_that_are_otherwise_alike() -> None:
    alike = [benefit("b-one", tags=["quality"]), benefit("b-two", tags=["time-back"]), benefit("b-credit", "credit")]
    chosen_of = {
        pattern: chosen(small_briefing(benefits=alike, departments=[department(working_pattern=[pattern])]))
        for pattern in ("shift", "desk")
    }
    assert chosen_of["shift"][0] == "b-two"
    assert chosen_of["desk"][0] == "b-one"

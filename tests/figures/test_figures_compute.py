"""The stage as a whole: what is shown, hidden, absent and found."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from figure_samples import content, cost_model, people, programme, row

from briefing_builder.content.vocabulary import PILOT_FIGURES, ROI_FIGURES
from briefing_builder.figures import Figure, compute
from briefing_builder.figures.arithmetic import rounded
from briefing_builder.figures.catalogue import LEAST_AS_EVIDENCE, PILOT, RETURN
from briefing_builder.figures.comparison import compare_scores, displayed_with
from briefing_builder.values import replace
from briefing_builder.words import catalogue_of

SALES, FINANCE, STORES = people(20, "sales"), people(9, "finance"), people(3, "stores")


def test_the_catalogue_is_the_vocabulary_of_the_content() -> None:
    assert (tuple(PILOT), tuple(RETURN)) == (PILOT_FIGURES, ROI_FIGURES)
    assert set(LEAST_AS_EVIDENCE) <= {*(f"pilot:{name}" for name in PILOT), *(f"roi:{name}" for name in RETURN)}


def test_a_figure_is_called_and_its_absence_explained_in_the_language_of_the_programme(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    own = {"name-pilot-learners": "Lernende", "formula-roi-bcr": "Nutzen ÷ Kosten", "hidden-few-people": "'weniger als {least} Personen'"}
    text = "\n".join(("figures:", *(f"  {name}: {sentence}" for name, sentence in own.items())))
    (tmp_path / "words" / "de.yaml").write_text(text, encoding="utf-8")
    german = replace(programme([*SALES, *STORES], cost_model=cost_model()), words=catalogue_of("de", tmp_path).value)
    figures = compute(german)
    assert figures.organisation["pilot:learners"].name == "Lernende"
    assert figures.organisation["roi:bcr"].formula == "Nutzen ÷ Kosten"
    assert figures.why_missing("pilot:learners", figures.by_department["stores"]) == "weniger als 5 Personen"
    assert figures.organisation["roi:bcr"].name == "Benefit–cost ratio"


def test_a_figure_says_where_it_comes_from() -> None:
    figure = compute(programme([*SALES, *FINANCE])).organisation["pilot:completion_rate_pct"]
    assert (figure.value, figure.n, figure.unit, figure.formula) == (100, 29, "%", "completions ÷ enrolments")
    assert (str(figure.starts), str(figure.ends), figure.source) == ("2026-09-07", "2026-10-30", "data/pilot.csv, 29 rows")


def test_a_figure_of_a_department_says_how_many_rows_are_its_own() -> None:
    assert compute(programme([*SALES, *FINANCE])).by_department["sales"]["pilot:learners"].source == "data/pilot.csv, 20 of 29 rows"


def test_a_small_department_and_the_next_smallest_show_nothing() -> None:
    figures = compute(programme([*SALES, *FINANCE, *STORES]))
    for department in ("stores", "finance"):
        assert all(figure.suppressed for figure in figures.by_department[department].values())
    assert not figures.by_department["sales"]["pilot:completion_rate_pct"].suppressed


def test_a_suppressed_figure_holds_nothing_that_betrays_it() -> None:
    figure = compute(programme([*SALES, *FINANCE, *STORES])).by_department["stores"]["pilot:enrolments"]
    assert (figure.value, figure.n, figure.source) == (None, None, "data/pilot.csv")


def test_a_suppressed_figure_cannot_be_displayed() -> None:
    figure = compute(programme([*SALES, *FINANCE, *STORES])).by_department["stores"]["pilot:enrolments"]
    with pytest.raises(ValueError, match="pilot:enrolments of stores has no value"):
        _ = figure.displayed


def test_four_managers_of_a_department_are_not_counted_aloud() -> None:
    managers = [replace(one, is_manager=number < 4) for number, one in enumerate(SALES)]
    assert compute(programme([*managers, *FINANCE])).by_department["sales"]["pilot:managers"].suppressed


def test_few_answers_hide_their_mean_and_not_the_rates_of_the_department() -> None:
    quiet = [replace(one, reaction_1_to_5=None) if number > 2 else one for number, one in enumerate(SALES)]
    sales = compute(programme([*quiet, *FINANCE])).by_department["sales"]
    assert (sales["pilot:reaction_mean"].suppressed, sales["pilot:completion_rate_pct"].suppressed) == (True, False)


def test_a_pilot_of_four_people_shows_nothing_at_all() -> None:
    assert all(figure.suppressed for figure in compute(programme(people(4, "sales"))).organisation.values())


def test_the_programme_may_ask_for_larger_groups() -> None:
    pilot = {"starts": "2026-09-07", "ends": "2026-10-30", "data": {"file": "pilot.csv", "min_group_size": 10}}
    figures = compute(programme([*SALES, *FINANCE], pilot=pilot))
    assert figures.by_department["finance"]["pilot:learners"].suppressed


def test_the_same_manager_in_two_courses_hides_only_the_small_count() -> None:
    rows = people(9, "sales", is_manager=True) + [row(f"sales-{number}", "c-two", is_manager=number < 3) for number in range(9)]
    by_course = compute(programme(rows)).by_course
    assert (by_course["c-one"]["pilot:managers"].value, by_course["c-two"]["pilot:managers"].suppressed) == (9, True)


def test_what_nobody_answered_is_absent_with_its_reason() -> None:
    figures = compute(programme([replace(one, applied_after_30_days=None) for one in SALES]))
    assert "pilot:applied_rate_pct" not in figures.organisation
    assert "answers yes" in figures.absent["pilot:applied_rate_pct"]


def test_a_programme_without_a_pilot_has_no_pilot_figures() -> None:
    figures = compute(programme(pilot=None))
    assert figures.organisation == {}
    assert figures.absent["pilot:learners"] == "the programme has no pilot"


def test_a_programme_without_a_cost_model_has_no_return() -> None:
    figures = compute(programme(SALES))
    assert (figures.return_detail, figures.absent["roi:bcr"]) == (None, "the programme has no cost model")


def test_a_department_without_an_hourly_cost_is_named_where_the_return_is_missing() -> None:
    figures = compute(programme(cost_model=cost_model(planned_learners={"c-one": {"sales": 10, "stores": 10}})))
    assert figures.absent["roi:bcr"] == "no loaded hourly cost for Stores"
    assert figures.organisation["roi:hours_returned"].value == 70  # 20 × (240 − 30) ÷ 60
    assert figures.return_detail is None


def test_a_cost_model_that_plans_nobody_has_no_return() -> None:
    figures = compute(programme(cost_model=cost_model(planned_learners={"c-one": {"sales": 0}})))
    assert figures.absent["roi:net"] == "the cost model plans no learners"


def test_a_course_without_pilot_takes_its_duration() -> None:
    assert compute(programme(cost_model=cost_model())).organisation["roi:hours_elearning"].value == 50  # 100 × 30 ÷ 60


def test_a_course_with_a_pilot_takes_the_median() -> None:
    figures = compute(programme(SALES, cost_model=cost_model()))
    assert figures.organisation["roi:hours_elearning"].displayed == 33  # 100 × 20 ÷ 60
    assert figures.organisation["roi:hours_elearning"].source == "cost model and pilot"


def test_the_median_of_four_people_stands_for_nobody() -> None:
    assert compute(programme(people(4, "sales"), cost_model=cost_model())).organisation["roi:hours_elearning"].value == 50


def test_a_hypothetical_classroom_saves_nothing() -> None:
    course = content().courses[0].model_dump()
    course["alternative"]["counterfactual"] = "hypothetical"
    figures = compute(programme(SALES, courses=[course], cost_model=cost_model()))
    assert figures.organisation["roi:delivery_avoided"].value == 0
    assert "pilot:hours_returned" not in figures.organisation


def test_a_result_without_a_value_of_a_point_is_not_counted_and_told() -> None:
    shares = {"change_points": 2, "isolation_pct": 50, "confidence_pct": 80, "basis": "estimate"}
    impact = [{"kpi": "renewals", "department": "sales", **shares}, {"kpi": "calls", "department": "sales", **shares}]
    figures = compute(programme(cost_model=cost_model(impact=impact)))
    assert figures.organisation["roi:impact_counted"].value == 800  # 2 × 1000 × 0.5 × 0.8
    assert figures.absent["roi:impact:calls"] == "not counted: a point of it has no annual value"


def test_yearly_costs_are_counted_for_the_horizon() -> None:
    costs = [{"id": "lms", "name": "Platform", "amount": 1200, "kind": "yearly"}]
    assert (
        compute(programme(cost_model=cost_model(programme_costs=costs, horizon_months=6))).organisation["roi:programme_fixed"].value == 600
    )


def test_net_hours_says_so_in_its_formula() -> None:
    figures = compute(programme(cost_model=cost_model(method="net_hours")))
    assert figures.organisation["roi:program_costs"].formula == "fixed costs + licences"
    assert figures.return_detail is not None
    assert [line.id for line in figures.return_detail.cost_lines] == ["roi:cost:content", "roi:licences"]


def test_the_lines_of_the_return_add_up_to_their_totals() -> None:
    learners = {"c-one": {"sales": 37, "finance": 11}}
    figures = compute(programme(cost_model=cost_model(planned_learners=learners, licence_cost_per_learner=Decimal("4.17"))))
    detail = figures.return_detail
    assert detail is not None
    assert sum(line.displayed for line in detail.benefit_lines) == figures.organisation["roi:program_benefits"].displayed
    assert sum(line.displayed for line in detail.cost_lines) == figures.organisation["roi:program_costs"].displayed


def test_every_input_of_the_return_is_listed_with_its_place() -> None:
    detail = compute(programme(cost_model=cost_model())).return_detail
    assert detail is not None
    inputs = {assumption.id: (assumption.value, assumption.path) for assumption in detail.assumptions}
    assert inputs["productive_use_factor"] == (Decimal("0.5"), "cost_model.productive_use_factor")
    assert inputs["loaded_hourly_cost:sales"] == (20, "departments.loaded_hourly_cost")
    assert inputs["alternative_minutes:c-one"] == (240, "courses.alternative")
    assert "loaded_hourly_cost:finance" not in inputs


def test_evidence_is_the_departments_own_where_it_may_be_shown() -> None:
    figures = compute(programme([*SALES, *FINANCE]))
    assert found(figures.find("pilot:learners", "sales")) == ("sales", 20)


def test_evidence_of_a_small_department_is_the_organisations() -> None:
    figures = compute(programme([*SALES, *FINANCE, *STORES]))
    assert found(figures.find("pilot:learners", "stores")) == ("organisation", 32)


@pytest.mark.parametrize("evidence", ["none", "source:exit-interviews", "pilot:nonsense", "roi:bcr"])
def test_what_is_no_figure_is_not_found(evidence: str) -> None:
    assert compute(programme(SALES)).find(evidence, "sales") is None


def found(figure: Figure | None) -> tuple[str, Decimal | int | None]:
    assert figure is not None
    return figure.scope, figure.value


def test_the_order_of_the_rows_changes_no_figure() -> None:
    rows = [*SALES, *FINANCE, *STORES]
    assert compute(programme(rows, cost_model=cost_model())) == compute(programme(rows[::-1], cost_model=cost_model()))


def scores(before: str, after: str, gain: str) -> Mapping[str, Figure]:
    values = {"score_before": before, "score_after": after, "score_gain_points": gain}
    return {
        f"pilot:{name}": Figure(id=f"pilot:{name}", name=name, value=Decimal(value), unit="points", decimals=1, formula="mean")
        for name, value in values.items()
    }


@pytest.mark.parametrize(
    ("before", "after", "gain", "shown"),
    [
        ("53.056", "79.224", "26.168", ("53", "79", "26")),  # whole points add up
        ("55.79", "80.37", "24.58", ("55.8", "80.4", "24.6")),  # 56 + 25 is not 80; tenths add up
        ("53.44", "79.89", "26.44", ("53.5", "79.9", "26.4")),  # neither does: the gain stays, the score that is nearer gives way
    ],
)
def test_before_and_gain_add_up_to_after(before: str, after: str, gain: str, shown: tuple[str, str, str]) -> None:
    (comparison,) = compare_scores([scores(before, after, gain)])
    displayed = (comparison.before.displayed, comparison.after.displayed, comparison.gain.displayed)
    assert tuple(str(digits) for digits in displayed) == shown


@pytest.mark.parametrize("decimals", [0, 1])
def test_what_is_displayed_adds_up_with_the_gain_as_it_is_told_alone_whatever_the_scores(decimals: int) -> None:
    unit, random = Decimal(1).scaleb(-decimals), Random(18)
    for _ in range(500):
        before, after = (Decimal(random.randint(0, 100_000)) / 1000 for _ in range(2))
        (plain,) = compare_scores([scores(str(before), str(after), str(after - before))])
        shown = displayed_with(plain, decimals)
        assert shown.before.displayed + shown.gain.displayed == shown.after.displayed
        assert shown.gain.displayed == rounded(after - before, decimals)
        assert abs(shown.before.displayed - before) < unit
        assert abs(shown.after.displayed - after) < unit


def test_the_groups_of_one_chart_have_the_same_number_of_decimals() -> None:
    both = compare_scores([scores("53.056", "79.224", "26.168"), scores("55.79", "80.37", "24.58")])
    assert {comparison.before.decimals for comparison in both} == {1}


def test_a_suppressed_group_is_not_in_the_comparison() -> None:
    figures = compute(programme([*SALES, *FINANCE, *STORES]))
    assert [comparison.scope for comparison in figures.scores_by_department] == ["sales"]

"""How long figures hold: the calendar, the report on a day, and what is too old on it."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from example_decks import session

from briefing_builder.content.models.proof import CostModel, Pilot
from briefing_builder.content.validity import holds_until
from briefing_builder.errors import ContentError
from briefing_builder.pipeline import Session, load
from briefing_builder.provenance.ages import stale_problems, with_age
from briefing_builder.provenance.tracing import trace_figures
from briefing_builder.values import replace

DAYS = [
    ("2026-10-30", "12 months", "2027-10-30"),
    ("2026-08-31", "1 month", "2026-09-30"),
    ("2024-02-29", "1 year", "2025-02-28"),
    ("2026-12-15", "2 months", "2027-02-15"),
    ("2026-10-30", "90 days", "2027-01-28"),
    ("2026-10-30", "6 weeks", "2026-12-11"),
    ("9999-12-30", "999 years", "9999-12-31"),
    ("9999-12-30", "9 days", "9999-12-31"),
]


@pytest.mark.parametrize(("day", "valid_for", "last"), DAYS)
def test_what_holds_for_a_time_holds_until_that_day(day: str, valid_for: str, last: str) -> None:
    assert holds_until(date.fromisoformat(day), valid_for) == date.fromisoformat(last)


def valid(pilot: str | None = None, cost_model: str | None = None) -> Session:
    """The example, whose pilot ended on 2026-10-30 and whose cost model was signed on 2026-12-11."""
    loaded = session("merrowdale")
    content = loaded.programme.content
    assert isinstance(content.pilot, Pilot)
    assert isinstance(content.cost_model, CostModel)
    parts = {
        "pilot": content.pilot.model_copy(update={"valid_for": pilot}),
        "cost_model": content.cost_model.model_copy(update={"valid_for": cost_model}),
    }
    return replace(loaded, programme=replace(loaded.programme, content=content.model_copy(update=parts)))


@pytest.mark.parametrize(("day", "codes"), [("2027-10-30", []), ("2027-10-31", ["figures-out-of-date"])])
def test_the_last_day_is_still_within_it(day: str, codes: list[str]) -> None:
    assert [problem.code for problem in stale_problems(valid("12 months"), date.fromisoformat(day))] == codes


def test_the_return_is_too_old_where_its_pilot_is() -> None:
    records = {each.id: each for each in trace_figures(session("merrowdale"), as_of=date(2027, 6, 1), departments=("sales",)).figures}
    aged = with_age(records["roi:bcr"], valid("6 months", "2 years"), date(2027, 6, 1))
    assert (aged.is_stale, aged.valid_for, aged.holds_until) == (True, "6 months", date(2027, 4, 30))
    aged = with_age(records["roi:bcr"], valid("12 months", "2 years"), date(2027, 6, 1))
    assert (aged.is_stale, aged.age_days, aged.valid_for) == (False, 172, "2 years")


@pytest.mark.parametrize("wrong", ["a year", "12", "0 months", "12 Monate", "1.5 years", "1000 days", "-3 months"])
def test_how_long_something_holds_is_said_in_days_weeks_months_or_years(tmp_path: Path, wrong: str) -> None:
    folder = tmp_path / "own"
    shutil.copytree(session("merrowdale").programme.folder, folder)
    file = folder / "cost_model.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("horizon_months:", f'valid_for: "{wrong}"\n  horizon_months:'), encoding="utf-8"
    )
    with pytest.raises(ContentError) as failure:
        load(folder)
    (problem,) = failure.value.problems
    assert (problem.code, problem.source is not None and problem.source.path.endswith("cost_model.yaml")) == ("bad-validity", True)
    assert "for example `12 months`" in problem.message

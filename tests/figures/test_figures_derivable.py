"""Nobody can work out a small group: whatever all decks of a programme show together, no hidden count follows by subtraction."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from counts_told import ALL, Count, Group, Share, Told
from figure_samples import programme, row
from hypothesis import given
from hypothesis import strategies as st
from known_of_groups import followed
from small_group_programmes import write

from briefing_builder.content import PilotRow, Programme, load_programme
from briefing_builder.figures import Figure, Figures, compute, pilot_figures

DEPARTMENTS = ("sales", "finance", "stores")
MINIMUM = 5
COUNTS = {
    "enrolments": ("enrolments", "start_rate_pct", "completion_rate_pct"),
    "started": ("started", "start_rate_pct"),
    "completions": ("completions", "completion_rate_pct"),
    "applied": ("applied_n", "applied_rate_pct"),
    "answers": ("reaction_n", "reaction_mean"),
    "scored": ("score_before", "score_after", "score_gain_points"),
}
"""Each count, and the figures that tell it: by themselves, by their n, or by a rate and its n."""


@st.composite
def pilots(draw: st.DrawFn) -> list[PilotRow]:
    """Pilots of up to three departments and two courses, small groups likely."""
    rows = []
    for department in DEPARTMENTS:
        for number in range(draw(st.sampled_from([0, 1, 3, 4, 5, 6, 7, 12, 34]))):
            status = draw(st.sampled_from(["completed", "completed", "completed", "in_progress", "not_started"]))
            course = draw(st.sampled_from(["c-one", "c-two"]))
            answered = draw(st.sampled_from([True, False, None]))
            reaction = draw(st.sampled_from([4, None]))
            given_ = {"completion_status": status, "applied_after_30_days": answered, "reaction_1_to_5": reaction}
            rows.append(row(f"{department}-{number}", course, department=department, **given_))
    return rows


def told(own: Mapping[str, Figure], ways: tuple[str, ...]) -> bool:
    """Whether a group's count can be read from any of the figures that are shown."""
    return any((figure := own.get(f"pilot:{name}")) is not None and figure.value is not None for name in ways)


def is_hidden(own: Mapping[str, Figure], ways: tuple[str, ...]) -> bool:
    """Whether the count is kept back; one that is zero is known to be."""
    return any((figure := own.get(f"pilot:{name}")) is not None and figure.suppressed for name in ways)


def counts(rows: list[PilotRow], group: str, attribute: str) -> Mapping[str, int]:
    own = [one for one in rows if getattr(one, attribute) == group]
    done = [one for one in own if one.completion_status == "completed"]
    return {
        "enrolments": len(own),
        "started": sum(one.completion_status != "not_started" for one in own),
        "completions": len(done),
        "applied": sum(one.applied_after_30_days is not None for one in own),
        "answers": sum(one.reaction_1_to_5 is not None for one in own),
        "scored": sum(one.score_pre_pct is not None and one.score_pct is not None for one in done),
    }


def breakdowns(figures: Figures) -> Iterator[tuple[str, Mapping[str, Mapping[str, Figure]]]]:
    yield "department_id", figures.by_department
    yield "course_id", figures.by_course


@given(pilots())
def test_no_hidden_count_follows_from_what_is_shown(rows: list[PilotRow]) -> None:
    figures = compute(programme(rows))
    for attribute, groups in breakdowns(figures):
        for count, ways in COUNTS.items():
            if not told(figures.organisation, ways):
                continue
            real = {group: counts(rows, group, attribute)[count] for group in groups}
            unknown = [group for group, own in groups.items() if not told(own, ways) and is_hidden(own, ways)]
            left = sum(real[group] for group in unknown)
            assert len(unknown) != 1, f"{count} of {unknown} follows from the total and the others"
            assert not unknown or left >= MINIMUM, f"{count} of {unknown} together are only {left}"


COUNTED = {
    "learners": "learners", "managers": "managers", "enrolments": "enrolments", "started": "started", "completions": "completions",
    "reaction_n": "reactions", "applied_n": "answered",
}  # fmt: skip
WITH_N = {"median_minutes": "timed", "score_before": "scored", "score_after": "scored", "reaction_mean": "reactions"}
RATES = {
    "start_rate_pct": ("started", "enrolments"),
    "completion_rate_pct": ("completions", "enrolments"),
    "pass_rate_pct": ("passed", "judged"),
    "applied_rate_pct": ("used", "answered"),
}


def all_told(figures: Figures) -> set[Told]:
    """What somebody knows who is told every figure that may be shown: more than any deck tells, and all that an author's text may name."""
    groups: list[tuple[Group, Mapping[str, Figure]]] = [(ALL, figures.organisation)]
    groups += [(("department", id), own) for id, own in figures.by_department.items()]
    groups += [(("course", id), own) for id, own in figures.by_course.items()]
    return {
        told
        for group, own in groups
        for id, figure in own.items()
        if id.startswith("pilot:") and figure.value is not None
        for told in facts(group, id.removeprefix("pilot:"), figure)
    }


def facts(group: Group, name: str, figure: Figure) -> Iterator[Told]:
    if name in COUNTED:
        yield Count(group=group, kind=COUNTED[name], value=int(figure.displayed))
    if name in WITH_N:
        yield Count(group=group, kind=WITH_N[name], value=figure.n or 0)
    if name in RATES:
        part, whole = RATES[name]
        yield Count(group=group, kind=whole, value=figure.n or 0)
        yield Share(group=group, part=part, whole=whole, per_cent=int(figure.displayed))


@cache
def generated(seed: int, minimum: int = MINIMUM) -> Programme:
    with TemporaryDirectory() as folder:
        return load_programme(write(Path(folder) / "programme", seed, minimum)).value


@pytest.mark.parametrize(("seed", "minimum"), [*((seed, 5) for seed in (0, 7, 18, 22, 31, 34)), (100, 8), (102, 8)])
def test_no_small_group_follows_from_all_figures_together(seed: int, minimum: int) -> None:
    generated_one = generated(seed, minimum)
    assert followed(generated_one, all_told(compute(generated_one))) == []


def test_a_count_follows_where_each_figure_is_hidden_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pilot_figures, "hidden_together", dict)
    assert "started of department north: 4" in followed(generated(18), all_told(compute(generated(18))))


def test_that_nobody_of_a_small_group_did_it_follows_where_it_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    assert followed(generated(30), all_told(compute(generated(30)))) == []
    monkeypatch.setattr(pilot_figures, "tells_of_each", lambda _none_of, _minimum: False)
    assert "used of department north: 0" in followed(generated(30), all_told(compute(generated(30))))

"""The pilot as figures: a programme's rows go in; organisation, departments and courses come out, small groups hidden."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from briefing_builder.content import Content, PilotRow, Programme
from briefing_builder.figures.catalogue import PILOT
from briefing_builder.figures.model import ORGANISATION, Figure
from briefing_builder.figures.pilot import Lesson, Measured, measure
from briefing_builder.figures.suppression import MIN_GROUP_SIZE, hidden_groups, is_small, small_groups

IDLE_SESSION_CAP = Decimal(4)  # × the course's duration; where the programme has no cost model
COUNTED_COUNTERFACTUALS = frozenset({"ran_last_year", "planned"})  # a hypothetical classroom is no saving (GP 6 and 8)

Measures = Mapping[str, Measured]


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotFigures:
    """What the pilot shows; keys are figure ids (`pilot:…`), groups are department and course ids."""

    organisation: Mapping[str, Figure] = field(default_factory=dict)
    by_department: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    by_course: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)
    course_minutes: Mapping[str, Measured] = field(default_factory=dict)
    """The median minutes of each course with enough completions to stand for it in the return."""


def lessons(content: Content) -> dict[str, Lesson]:
    """Return the times of every course; an alternative counts when its counterfactual is one the cost model counts."""
    return {
        course.id: Lesson(
            minutes=course.duration_minutes,
            alternative_minutes=course.alternative.duration_minutes + course.alternative.travel_minutes
            if course.alternative is not None and course.alternative.counterfactual in counted_counterfactuals(content)
            else None,
        )
        for course in content.courses
    }


def counted_counterfactuals(content: Content) -> frozenset[str]:
    """Return the kinds of classroom alternative that may be counted as a saving."""
    return frozenset(content.cost_model.counted_counterfactuals) if content.cost_model else COUNTED_COUNTERFACTUALS


def pilot_figures(programme: Programme) -> PilotFigures:
    """Return the pilot's figures of the organisation and of every department and course with rows, in the order of the content.

    A figure that would tell about fewer people than the minimum group size stands there without a value, `suppressed`; so does what
    would betray it by subtraction. Without rows there are no figures, and `absent` says so.
    """
    content, rows = programme.content, programme.pilot_rows
    if not rows:
        reason = "the pilot has no data" if content.pilot else "the programme has no pilot"
        return PilotFigures(absent={f"pilot:{name}": reason for name in PILOT})
    minimum = min_group_size(content)
    times, cap = lessons(content), idle_session_cap(content)
    whole = measure(rows, times, cap)
    departments = _grouped((department.id for department in content.departments), rows, lambda row: row.department_id)
    courses = _grouped((course.id for course in content.courses), rows, lambda row: row.course_id)
    by_department = {group: measure(own, times, cap) for group, own in departments.items()}
    by_course = {group: measure(own, times, cap) for group, own in courses.items()}
    return PilotFigures(
        organisation=_figures(content, len(rows), ORGANISATION, whole, _hidden_of_all(whole, minimum)),
        by_department=_breakdown(content, len(rows), by_department),
        by_course=_breakdown(content, len(rows), by_course, overlapping=frozenset({"managers"})),
        absent={f"pilot:{name}": f"no pilot row has what it needs: {PILOT[name].formula}" for name in PILOT if whole[name].value is None},
        course_minutes=_course_minutes(by_course, minimum),
    )


def min_group_size(content: Content) -> int:
    """Return how many people a group must have to be shown."""
    return content.pilot.data.min_group_size if content.pilot else MIN_GROUP_SIZE


def idle_session_cap(content: Content) -> Decimal:
    """Return the longest usable session, as a multiple of the course's duration."""
    return content.cost_model.idle_session_cap if content.cost_model else IDLE_SESSION_CAP


def _grouped(order: Iterable[str], rows: Iterable[PilotRow], key: Callable[[PilotRow], str]) -> dict[str, list[PilotRow]]:
    groups: dict[str, list[PilotRow]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {group: groups[group] for group in order if group in groups}


def _course_minutes(by_course: Mapping[str, Measures], minimum: int) -> dict[str, Measured]:
    medians = {course: measures["median_minutes"] for course, measures in by_course.items()}
    return {course: median for course, median in medians.items() if median.people >= minimum and median.value is not None}


def _hidden_of_all(measures: Measures, minimum: int) -> frozenset[str]:
    if is_small(measures["learners"].people, minimum):
        return frozenset(measures)
    return frozenset(name for name, measured in measures.items() if is_small(measured.people, minimum))


def _breakdown(
    content: Content, rows: int, groups: Mapping[str, Measures], overlapping: frozenset[str] = frozenset()
) -> dict[str, Mapping[str, Figure]]:
    minimum = min_group_size(content)
    people = {name: {group: measures[name].people for group, measures in groups.items()} for name in PILOT}
    small = hidden_groups(people["learners"], minimum)
    hidden = {
        name: small | small_groups(counts, minimum) if name in overlapping else hidden_groups(counts, minimum, already=small)
        for name, counts in people.items()
    }
    return {
        group: _figures(content, rows, group, measures, frozenset(name for name in PILOT if group in hidden[name]))
        for group, measures in groups.items()
    }


def _figures(content: Content, rows: int, scope: str, measures: Measures, hidden: Iterable[str]) -> dict[str, Figure]:
    pilot = content.pilot
    file = pilot.data.file if pilot else "pilot data"
    own, minimum = measures["enrolments"].value, min_group_size(content)
    figures = {}
    for name, entry in PILOT.items():
        measured, suppressed = measures[name], name in hidden
        if measured.value is None and not suppressed:
            continue
        figures[f"pilot:{name}"] = Figure(
            id=f"pilot:{name}",
            name=entry.name,
            value=None if suppressed else measured.value,
            unit=entry.unit,
            decimals=entry.decimals,
            least_as_evidence=entry.least_as_evidence,
            formula=entry.formula,
            n=None if suppressed else measured.n,
            starts=pilot.starts if pilot else None,
            ends=pilot.ends if pilot else None,
            source=file if suppressed else f"{file}, {rows} rows" if scope == ORGANISATION else f"{file}, {own} of {rows} rows",
            scope=scope,
            suppressed=suppressed,
            suppressed_because=_because(measured, measures["learners"], minimum) if suppressed else "",
        )
    return figures


def _because(measured: Measured, learners: Measured, minimum: int) -> Literal["few-people", "subtraction"]:
    return "few-people" if is_small(measured.people, minimum) or is_small(learners.people, minimum) else "subtraction"

"""The pilot as figures: a programme's rows go in; organisation, departments and courses come out, small groups hidden."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from briefing_builder.content import Content, PilotRow, Programme
from briefing_builder.figures.catalogue import PILOT, figure_formula, figure_name
from briefing_builder.figures.model import ORGANISATION, Figure
from briefing_builder.figures.pilot import Lesson, Measured, measure
from briefing_builder.figures.suppression import Because, hidden_groups, hidden_together, is_small, small_groups, tells_of_each
from briefing_builder.words import Catalogue

IDLE_SESSION_CAP = Decimal(4)  # × the course's duration; where the programme has no cost model
COUNTED_COUNTERFACTUALS = frozenset({"ran_last_year", "planned"})  # a hypothetical classroom is no saving (GP 6 and 8)
MEAN_OF_LESSONS = frozenset({"mean_alternative_minutes"})

Measures = Mapping[str, Measured]


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotFigures:
    """What the pilot shows; keys are figure ids (`pilot:…`), groups are department and course ids."""

    organisation: Mapping[str, Figure] = field(default_factory=dict)
    by_department: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    by_course: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)
    course_minutes: Mapping[str, Measured] = field(default_factory=dict)
    """The median minutes of each course that may show them: only these stand for it in the return, which prints them with their n."""


def lessons(content: Content) -> dict[str, Lesson]:
    """Return the times of every course; an alternative counts when its counterfactual is one the cost model counts."""
    return {
        course.id: Lesson(
            minutes=course.duration_minutes,
            alternative_minutes=course.alternative.minutes_with_travel
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
    words, content, rows = programme.words, programme.content, programme.pilot_rows
    if not rows:
        reason = words("figures.absent-no-rows" if content.pilot else "figures.absent-no-pilot")
        return PilotFigures(absent={f"pilot:{name}": reason for name in PILOT})
    minimum = content.min_group_size
    times, cap = lessons(content), idle_session_cap(content)
    whole = measure(rows, times, cap)
    departments = _rows_by_group((department.id for department in content.departments), rows, lambda row: row.department_id)
    courses = _rows_by_group((course.id for course in content.courses), rows, lambda row: row.course_id)
    by_department = {group: measure(own, times, cap) for group, own in departments.items()}
    by_course = {group: measure(own, times, cap) for group, own in courses.items()}
    hidden = _hidden_of_all(whole, [*by_department.values(), *by_course.values()], minimum)
    shown_by_course = _breakdown(programme, by_course, overlapping=frozenset({"managers"}))
    told_of_all = _tells_of_courses(shown_by_course)
    told_of_departments = told_of_all | _tells_of_courses_in_departments(rows, times, minimum)
    return PilotFigures(
        organisation=_group_figures(programme, ORGANISATION, whole, hidden | told_of_all),
        by_department=_breakdown(programme, by_department, everywhere=told_of_departments),
        by_course=shown_by_course,
        absent=_without_input(words, whole),
        course_minutes=_course_minutes(by_course, shown_by_course),
    )


def _without_input(words: Catalogue, whole: Measures) -> dict[str, str]:
    ids = [f"pilot:{name}" for name in PILOT if whole[name].value is None]
    return {id: words("figures.absent-no-input", formula=figure_formula(words, id)) for id in ids}


def idle_session_cap(content: Content) -> Decimal:
    """Return the longest usable session, as a multiple of the course's duration."""
    return content.cost_model.idle_session_cap if content.cost_model else IDLE_SESSION_CAP


def _rows_by_group(order: Iterable[str], rows: Iterable[PilotRow], key: Callable[[PilotRow], str]) -> dict[str, list[PilotRow]]:
    groups: dict[str, list[PilotRow]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {group: groups[group] for group in order if group in groups}


def _course_minutes(by_course: Mapping[str, Measures], shown: Mapping[str, Mapping[str, Figure]]) -> dict[str, Measured]:
    may_be_told = [course for course, figures in shown.items() if (own := figures.get("pilot:median_minutes")) and own.value is not None]
    return {course: by_course[course]["median_minutes"] for course in may_be_told}


def _hidden_of_all(measures: Measures, groups: Iterable[Measures], minimum: int) -> frozenset[str]:
    """What is small in all groups together; and that nobody did, where it would tell so of every person of a small group."""
    if is_small(measures["learners"].people, minimum):
        return frozenset(measures)
    every = [measures, *groups]
    return frozenset(
        name
        for name, measured in measures.items()
        if is_small(measured.people, minimum) or (measured.none_of and any(tells_of_each(group[name].none_of, minimum) for group in every))
    )


def _tells_of_courses(by_course: Mapping[str, Mapping[str, Figure]]) -> frozenset[str]:
    """What tells how completions are spread over the courses, where those of a course are hidden.

    The minutes of each course's lesson are on a slide, so that their mean over completions is an equation in these.
    """
    return MEAN_OF_LESSONS if any(known["pilot:completions"].suppressed for known in by_course.values()) else frozenset()


def _tells_of_courses_in_departments(rows: Iterable[PilotRow], times: Mapping[str, Lesson], minimum: int) -> frozenset[str]:
    """The same within the departments, where few people of one of them completed a course."""
    completed = Counter(
        (row.department_id, row.course_id)
        for row in rows
        if row.completion_status == "completed" and times[row.course_id].alternative_minutes is not None
    )
    return MEAN_OF_LESSONS if any(is_small(count, minimum) for count in completed.values()) else frozenset()


def _breakdown(
    programme: Programme,
    groups: Mapping[str, Measures],
    overlapping: frozenset[str] = frozenset(),
    everywhere: frozenset[str] = frozenset(),
) -> dict[str, Mapping[str, Figure]]:
    minimum = programme.content.min_group_size
    people = {name: {group: measures[name].people for group, measures in groups.items()} for name in PILOT}
    small = hidden_groups(people["learners"], minimum)
    alone = {
        name: small | small_groups(counts, minimum)
        if name in overlapping
        else hidden_groups(counts, minimum, already=small | _told_of_each(name, groups, minimum))
        for name, counts in people.items()
    }
    hidden = hidden_together(alone)
    return {
        group: _group_figures(programme, group, measures, everywhere | {name for name in PILOT if group in hidden[name]})
        for group, measures in groups.items()
    }


def _told_of_each(name: str, groups: Mapping[str, Measures], minimum: int) -> frozenset[str]:
    return frozenset(group for group, measures in groups.items() if tells_of_each(measures[name].none_of, minimum))


def _group_figures(programme: Programme, scope: str, measures: Measures, hidden: frozenset[str]) -> dict[str, Figure]:
    words, pilot, minimum = programme.words, programme.content.pilot, programme.content.min_group_size
    file = pilot.data.file if pilot else words("figures.source-pilot-unnamed")
    source = _source_of_group(programme, file, scope, measures)
    figures = {}
    for name, entry in PILOT.items():
        measured, suppressed = measures[name], name in hidden
        if measured.value is None and "learners" not in hidden:
            continue
        figures[f"pilot:{name}"] = Figure(
            id=f"pilot:{name}",
            name=figure_name(words, f"pilot:{name}"),
            value=None if suppressed else measured.value,
            unit=entry.unit,
            decimals=entry.decimals,
            least_as_evidence=entry.least_as_evidence,
            formula=figure_formula(words, f"pilot:{name}"),
            n=None if suppressed else measured.n,
            starts=pilot.starts if pilot else None,
            ends=pilot.ends if pilot else None,
            source=file if suppressed else source,
            scope=scope,
            suppressed=suppressed,
            suppressed_because=_suppression_reason(measured, measures["learners"], minimum) if suppressed else "",
        )
    return figures


def _source_of_group(programme: Programme, file: str, scope: str, measures: Measures) -> str:
    words, rows = programme.words, len(programme.pilot_rows)
    if scope == ORGANISATION:
        source = words("figures.source-pilot", file=file, rows=rows)
    else:
        source = words("figures.source-pilot-group", file=file, own=measures["enrolments"].value, rows=rows)
    left_out = programme.rows_left_out
    return words("figures.source-left-out", source=source, count=left_out) if left_out else source


def _suppression_reason(measured: Measured, learners: Measured, minimum: int) -> Because:
    if is_small(measured.people, minimum) or is_small(learners.people, minimum):
        return "few-people"
    return "everybody" if tells_of_each(measured.none_of, minimum) else "subtraction"

"""Pilot metrics: learner rows go in, every metric unrounded with its n comes out (definitions: docs, "The figures")."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from briefing_builder.content import PilotRow
from briefing_builder.figures.arithmetic import PRECISION, Number, mean, median, quotient

MINUTES_PER_HOUR = 60
FULL_SCORE = 100  # scores are per cent
LOWEST_REACTION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """The times of a course that the metrics need, in minutes."""

    minutes: int
    alternative_minutes: int | None = None
    """Classroom time and travel that the course replaces; None where there is no alternative that counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A metric of one group of rows; `value` is None where there was nothing to measure (`n` is 0)."""

    value: Decimal | int | None
    n: int
    people: int
    """The smallest group that the value tells about: the numerator of a rate, the count itself, else n. Zero: nobody to protect."""
    none_of: int = 0
    """Of how many people the value tells the same: that none of them did it, or that all are at the bottom of the scale. Zero elsewhere."""


UNKNOWN = Measured(value=None, n=0, people=0)
"""A metric that the rows do not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The rows of one group, sorted into the sets that the metrics are taken over."""

    rows: Sequence[PilotRow]
    completed: Sequence[PilotRow]
    scored: Sequence[tuple[Decimal, Decimal]]
    """Score before and after, of completions that have both."""
    timed: Sequence[tuple[PilotRow, Decimal]]
    """Rows with usable minutes: known, and no longer than the idle cap allows."""
    left_open: int
    replaced: Sequence[tuple[PilotRow, int]]
    """Completions of courses with an alternative that counts, with its minutes."""


def measure(rows: Iterable[PilotRow], lessons: Mapping[str, Lesson], idle_session_cap: Decimal) -> dict[str, Measured]:
    """Return every pilot metric of the rows by name; the order of the rows does not matter.

    `idle_session_cap` is a multiple of the course's duration: a longer session was left open, and its minutes are not used
    (Phillips' guiding principle 8: drop extremes). A completion without minutes, score or answer counts as a completion, and not in
    the mean that it has no value for (principle 6: no data, no improvement).
    """
    with localcontext(PRECISION):
        sample = _sample(tuple(rows), lessons, idle_session_cap)
        return _count_metrics(sample) | _rate_metrics(sample) | _time_metrics(sample) | _score_metrics(sample) | _answer_metrics(sample)


def _sample(rows: Sequence[PilotRow], lessons: Mapping[str, Lesson], idle_session_cap: Decimal) -> Sample:
    completed = [row for row in rows if row.completion_status == "completed"]
    known = [(row, row.learning_minutes) for row in rows if row.learning_minutes is not None]
    timed = [(row, minutes) for row, minutes in known if minutes <= idle_session_cap * lessons[row.course_id].minutes]
    alternatives = [(row, lessons[row.course_id].alternative_minutes) for row in completed]
    return Sample(
        rows=rows,
        completed=completed,
        scored=[(row.score_pre_pct, row.score_pct) for row in completed if row.score_pre_pct is not None and row.score_pct is not None],
        timed=timed,
        left_open=len(known) - len(timed),
        replaced=[(row, minutes) for row, minutes in alternatives if minutes is not None],
    )


def _count_metrics(sample: Sample) -> dict[str, Measured]:
    rows = sample.rows

    def count(value: int) -> Measured:
        return Measured(value=value, n=len(rows), people=value)

    def share(value: int) -> Measured:
        return Measured(value=value, n=len(rows), people=value, none_of=0 if value else len(rows))

    return {
        "learners": count(len({row.learner_id for row in rows})),
        "managers": count(len({row.learner_id for row in rows if row.is_manager})),
        "enrolments": count(len(rows)),
        "started": UNKNOWN if _is_start_unknown(rows) else share(_started(rows)),
        "completions": share(len(sample.completed)),
    }


def _rate_metrics(sample: Sample) -> dict[str, Measured]:
    judged = [row.success_status for row in sample.completed if row.success_status in ("passed", "failed")]
    return {
        "start_rate_pct": UNKNOWN if _is_start_unknown(sample.rows) else _rate(_started(sample.rows), len(sample.rows)),
        "completion_rate_pct": _rate(len(sample.completed), len(sample.rows)),
        "pass_rate_pct": _rate(judged.count("passed"), len(judged)),
    }


def _time_metrics(sample: Sample) -> dict[str, Measured]:
    finished = [minutes for row, minutes in sample.timed if row.completion_status == "completed"]
    usable = {id(row): minutes for row, minutes in sample.timed}
    returned = [alternative - usable[id(row)] for row, alternative in sample.replaced if id(row) in usable]
    return {
        "median_minutes": _statistic_of(finished, median),
        "learning_hours": _statistic_of([minutes for _, minutes in sample.timed], _minutes_in_hours),
        # sessions, not people: it says how clean the data is, and protects nobody when hidden
        "idle_sessions_excluded": Measured(value=sample.left_open, n=len(sample.timed) + sample.left_open, people=0),
        "mean_alternative_minutes": _statistic_of([minutes for _, minutes in sample.replaced], mean),
        "hours_returned": _statistic_of(returned, _minutes_in_hours),
    }


def _score_metrics(sample: Sample) -> dict[str, Measured]:
    # the normalised gain of Hake (1998), <g> = (post - pre) / (100 - pre), is not defined for a full score before
    normalised = [(after - before) / (FULL_SCORE - before) for before, after in sample.scored if before < FULL_SCORE]
    return {
        "score_before": _statistic_of([before for before, _ in sample.scored], mean, bottom=0),
        "score_after": _statistic_of([after for _, after in sample.scored], mean, bottom=0),
        "score_gain_points": _statistic_of([after - before for before, after in sample.scored], mean),
        "normalised_gain": _statistic_of(normalised, mean),
    }


def _answer_metrics(sample: Sample) -> dict[str, Measured]:
    reactions = [row.reaction_1_to_5 for row in sample.rows if row.reaction_1_to_5 is not None]
    applied = [row.applied_after_30_days for row in sample.rows if row.applied_after_30_days is not None]
    return {
        "reaction_mean": _statistic_of(reactions, mean, bottom=LOWEST_REACTION),
        "reaction_n": Measured(value=len(reactions), n=len(sample.rows), people=len(reactions)),
        "applied_rate_pct": _rate(sum(applied), len(applied)),
        "applied_n": Measured(value=len(applied), n=len(sample.rows), people=len(applied)),
    }


def _is_start_unknown(rows: Sequence[PilotRow]) -> bool:
    """Whether of anybody it is only known that the course is not completed."""
    return any(row.completion_status == "not_completed" for row in rows)


def _started(rows: Sequence[PilotRow]) -> int:
    return sum(row.completion_status != "not_started" for row in rows)


def _rate(part: int, whole: int) -> Measured:
    return Measured(value=quotient(part, whole, 100), n=whole, people=part, none_of=0 if part else whole)


def _minutes_in_hours(minutes: Sequence[Number]) -> Decimal | None:
    return Decimal(sum(minutes)) / MINUTES_PER_HOUR if minutes else None


def _statistic_of(values: Sequence[Number], statistic: Callable[[Sequence[Number]], Decimal | None], bottom: int | None = None) -> Measured:
    value, count = statistic(values), len(values)
    return Measured(value=value, n=count, people=count, none_of=count if value is not None and value == bottom else 0)

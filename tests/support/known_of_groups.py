"""What is true of the groups of a pilot, what everybody knows of them, and which small counts follow from what is told."""

from collections.abc import Collection, Mapping

from counts_told import ALL, Count, Group, LessonMinutes, Told
from integer_bounds import Conditions

from briefing_builder.content import PilotRow, Programme

Counts = Mapping[tuple[Group, str], int]
WITHIN = {
    "learners": "enrolments", "managers": "learners", "started": "enrolments", "completions": "started", "judged": "completions",
    "passed": "judged", "timed": "completions", "scored": "completions", "reactions": "enrolments", "answered": "enrolments",
    "used": "answered",
}  # fmt: skip
"""Each kind, and the one that it is among."""
KINDS = ("enrolments", *WITHIN)
PEOPLE = ("learners", "managers")
"""One person may be in several courses."""
SHARES = {"started": "enrolments", "completions": "enrolments", "passed": "judged", "used": "answered"}
"""What is shown as a share: that nobody did it would be known of each."""
IDLE_CAP = 4


def followed(programme: Programme, told: Collection[Told]) -> list[str]:
    """Return the counts of small groups that follow from what is told, in words; what is told must be true."""
    true, least = truth(programme), programme.content.min_group_size
    groups = [ALL, *dict.fromkeys(group for group, _ in true if group != ALL)]
    wrong = [one for one in told if isinstance(one, Count) and true[one.group, one.kind] != one.value]
    assert not wrong, wrong
    system = conditions(told, groups, lessons(programme))
    assert system.holds(true)
    return [
        f"{kind} of {' '.join(group)}: {count}" for (group, kind), count in true.items() if _follows(system, true, (group, kind), least)
    ]


def truth(programme: Programme) -> dict[tuple[Group, str], int]:
    """Return the true counts of every group, from the rows."""
    groups: dict[Group, list[PilotRow]] = {ALL: list(programme.pilot_rows)}
    for row in programme.pilot_rows:
        groups.setdefault(("department", row.department_id), []).append(row)
        groups.setdefault(("course", row.course_id), []).append(row)
    minutes = {course.id: course.duration_minutes for course in programme.content.courses}
    return {(group, kind): count for group, rows in groups.items() for kind, count in _counts(rows, minutes).items()}


def _counts(rows: list[PilotRow], minutes: Mapping[str, int]) -> dict[str, int]:
    done = [row for row in rows if row.completion_status == "completed"]
    judged = [row for row in done if row.success_status in ("passed", "failed")]
    usable = [row for row in done if row.learning_minutes is not None and row.learning_minutes <= IDLE_CAP * minutes[row.course_id]]
    answered = [row for row in rows if row.applied_after_30_days is not None]
    return {
        "enrolments": len(rows),
        "learners": len({row.learner_id for row in rows}),
        "managers": len({row.learner_id for row in rows if row.is_manager}),
        "started": sum(row.completion_status != "not_started" for row in rows),
        "completions": len(done),
        "judged": len(judged),
        "passed": sum(row.success_status == "passed" for row in judged),
        "timed": len(usable),
        "scored": sum(row.score_pre_pct is not None and row.score_pct is not None for row in done),
        "reactions": sum(row.reaction_1_to_5 is not None for row in rows),
        "answered": len(answered),
        "used": sum(bool(row.applied_after_30_days) for row in answered),
    }


def lessons(programme: Programme) -> dict[Group, int]:
    """Return the minutes of the lesson that each course replaces, as they stand on the slides; courses that replace none have none."""
    counted = programme.content.cost_model.counted_counterfactuals if programme.content.cost_model else ("ran_last_year", "planned")
    return {
        ("course", course.id): course.alternative.minutes_with_travel
        for course in programme.content.courses
        if course.alternative and course.alternative.counterfactual in counted
    }


def conditions(told: Collection[Told], groups: list[Group], lessons: Mapping[Group, int]) -> Conditions:
    """Return what everybody knows of such groups, and what is told."""
    found = Conditions()
    for kind in KINDS:
        for sort in ("department", "course"):
            parts = {(group, kind): 1 for group in groups if group[0] == sort}
            if sort == "department" or kind not in PEOPLE:
                found.equal({**parts, (ALL, kind): -1}, 0)
            else:
                found.at_least({**parts, (ALL, kind): -1}, 0)
    for group in groups:
        for part, whole in WITHIN.items():
            found.at_least({(group, whole): 1, (group, part): -1}, 0)
        for kind in KINDS if group != ALL else ():
            found.at_least({(ALL, kind): 1, (group, kind): -1}, 0)
    for one in told:
        _tell(found, one, {group: minutes for group, minutes in lessons.items() if group in groups})
    return found


def _tell(found: Conditions, one: Told, lessons: Mapping[Group, int]) -> None:
    if isinstance(one, LessonMinutes):
        strict = one.mean % 2
        found.at_least({(group, "completions"): 2 * (minutes - one.mean) + 1 for group, minutes in lessons.items()}, strict)
        found.at_least({(group, "completions"): 2 * (one.mean - minutes) + 1 for group, minutes in lessons.items()}, strict)
        return
    if isinstance(one, Count):
        found.equal({(one.group, one.kind): 1}, one.value)
        return
    part, whole, strict = (one.group, one.part), (one.group, one.whole), one.per_cent % 2
    found.at_least({part: 200, whole: 1 - 2 * one.per_cent}, strict)  # half to even: a half belongs to the even number beside it
    found.at_least({part: -200, whole: 1 + 2 * one.per_cent}, strict)


def _follows(system: Conditions, true: Counts, one: tuple[Group, str], least: int) -> bool:
    (group, kind), count, most = one, true[one], max(true.values())
    if 0 < count < least:
        return not (system.another(one, true, least=0, most=count - 1) or system.another(one, true, least=count + 1, most=most))
    in_sight = kind in SHARES and 0 < true[group, SHARES[kind]] < 2 * least
    return count == 0 and in_sight and not system.another(one, true, least=1, most=most)

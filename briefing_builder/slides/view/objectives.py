"""The department's objectives as a template sees them: the one that its courses help most, and the way of its measure."""

from collections.abc import Sequence

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.course import mode_and_time
from briefing_builder.slides.view.headlines import is_short
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.team import baseline_and_goal, objective_lines
from briefing_builder.tailoring.view import Briefing, Course, CourseContribution, Kpi, ServedObjective
from briefing_builder.words import Catalogue

MATRIX_COURSES = 5
MATRIX_OBJECTIVES = 3
NO_BREAK = "\u00a0"
LONGEST_WHOLE = 32
"""Of a name in quotation marks that stands on one line of a title, in characters."""


def matrix_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return `matrix`: the objective that the chosen courses help most (`first`) with those courses, and the gaps.

    A gap is said and not hidden.
    """
    words = briefing.words
    served = [objective for objective in briefing.objectives if not objective.is_gap][:MATRIX_OBJECTIVES]
    rows = _matrix_rows(briefing, served, author)
    gaps = [objective.objective.name for objective in briefing.gaps]
    gap_names = words.listed([words.quoted(name) for name in gaps])
    number = _helped_most(served, rows)
    goals = [_goal_values(objective, briefing) for objective in served]
    return {
        "title": _matrix_title(briefing, goals[number] if rows else {}, _helping(rows, number), len(gaps)),
        "gaps": gaps,
        "objectives": goals,
        "first": goals[number] if rows else {},
        "objective_names": words.listed([words.quoted(objective.objective.name) for objective in served]),
        "rows": _helping(rows, number),
        "said": objective_lines(served, briefing, author),
        "gap_names": gap_names,
        "gap_line": words("objectives.gaps", objectives=gap_names) if gaps else "",
    }


def _helping(rows: Sequence[ViewData], number: int) -> list[ViewData]:
    """The courses that help with the objective of that number, each with how it does."""
    helping = [{**row, **_ways(row)[number]} for row in rows if number in _ways(row)]
    return [{name: value for name, value in row.items() if name != "ways"} for row in helping]


def _ways(row: ViewData) -> dict[int, ViewData]:
    ways = row["ways"]
    assert isinstance(ways, dict)
    return ways


def _goal_values(served: ServedObjective, briefing: Briefing) -> ViewData:
    """An objective and the department's first measure in it: `now` and `goal` are empty where it has none, or one of them is not known."""
    words, kpi = briefing.words, _moved_kpi(served, briefing)
    now, goal = baseline_and_goal(words, kpi) if kpi else ("", "")
    return {
        "name": served.objective.name,
        "at": markup_path((*served.path, "name")),
        "measure": kpi.name if kpi else "",
        "now": now,
        "goal": goal,
    }


def _moved_kpi(served: ServedObjective, briefing: Briefing) -> Kpi | None:
    """The department's first measure in an objective of which it is known where it is and where it is to be."""
    wanted = served.objective.measure.kpi if served.objective.measure else ()
    own = [kpi for kpi in briefing.department.kpis if kpi.id in wanted and kpi.current != kpi.target]
    return next((kpi for kpi in own if len(baseline_and_goal(briefing.words, kpi)) > 1), None)


def _matrix_title(briefing: Briefing, goal: ViewData, rows: Sequence[ViewData], gaps: int) -> str:
    """The objective that is helped most, unless its name stands large on the slide or is too long.

    Courses are named for an objective, not for the figure by which it is measured: a course about data is no help against injuries.
    """
    words = briefing.words
    if not rows:
        return words("objectives.title-no-course", objectives=gaps)
    value = {"count": len(rows), "course": words.title_in_text(str(rows[0]["title"])), "objective": _whole(words.quoted(str(goal["name"])))}
    titles = [words("objectives.title-objective", **value)] if goal["goal"] or len(rows) == 1 else []
    plain = words("objectives.title-closer", **value)
    return formats.beginning_large(next((title for title in titles if is_short(title) and ":" not in title), plain))


def _whole(name: str) -> str:
    """A quoted name, or a value with its unit, that no line parts where it is short enough to stand on one."""
    return name.replace(" ", NO_BREAK) if len(name) <= LONGEST_WHOLE else name


def _helped_most(served: Sequence[ServedObjective], rows: Sequence[ViewData]) -> int:
    """The first objective that a course on the slide serves, by its number."""
    return next((number for number in range(len(served)) if _helping(rows, number)), 0)


def _matrix_rows(briefing: Briefing, served: list[ServedObjective], author: AuthorTexts) -> list[ViewData]:
    words = briefing.words
    rows: list[ViewData] = []
    for chosen in briefing.courses:
        course = chosen.course
        helps = [next((c for c in objective.contributions if c.course.id == course.id), None) for objective in served]
        if not any(helps):
            continue
        ways = {number: _way_values(contribution, author) for number, contribution in enumerate(helps) if contribution}
        asked = words("objectives.note-asked-for") if chosen.is_asked_for else ""
        rows.append(
            {
                "id": course.id,
                "title": course.title,
                "how_taken": mode_and_time(words, course, briefing.content.organisation.names.elearning),
                "note": " · ".join(part for part in (_mode_or_duration(words, course), asked) if part),
                "ways": ways,
                "at": markup_path(chosen.ranked.path),
            }
        )
    return rows[:MATRIX_COURSES]


def _way_values(served: CourseContribution, author: AuthorTexts) -> ViewData:
    path = (*served.path, "how")
    return {"how": formats.sentence(author.sentence(served.contribution.how, path)), "how_at": markup_path(path)}


def _mode_or_duration(words: Catalogue, course: Course) -> str:
    if course.delivery_mode == "classroom":
        return words("objectives.note-classroom")
    if course.delivery_mode == "virtual_classroom":
        return words("objectives.note-live-online")
    return words.duration(course.duration_minutes)

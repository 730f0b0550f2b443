"""What stands behind the department's own slides: each objective with its measure and courses, and how the needs were asked."""

import itertools

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import Author, at
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.course import how_in_sentence, how_of
from briefing_builder.slides.view.session import Plain
from briefing_builder.slides.view.spoken.team import answers_for, moved_of, wish_of
from briefing_builder.slides.view.team import answers_of, was_asked, who_answered
from briefing_builder.tailoring.view import Briefing, Course, ServedObjective

COURSES_A_PAGE = 6
ANSWERS_A_PAGE = 7
ALL_OF = {1: "it", 2: "both"}
LONG_NAME = 60
"""Letters of an objective's name that still make a title."""


def aims_view(briefing: Briefing, author: Author) -> list[Plain]:
    """Return one slide an objective that says more than its name, long lists of courses on several: what it is, and how each course helps.

    Each has the id of its slide and that of the next.
    """
    told = [served for served in briefing.objectives if _says_more(served)]
    aims = [aim for number, served in enumerate(told, 1) for aim in _aim(served, (number, len(told)), briefing, author)]
    ids = [*(f"objectives-detail-{number}" if number > 1 else "objectives-detail" for number in range(1, len(aims) + 1)), ""]
    return [{**aim, "slide": id, "next": following} for aim, (id, following) in zip(aims, itertools.pairwise(ids), strict=True)]


def _says_more(served: ServedObjective) -> bool:
    objective = served.objective
    return bool(objective.owner or objective.measure or objective.statement != objective.name)


def _aim(served: ServedObjective, place: tuple[int, int], briefing: Briefing, author: Author) -> list[Plain]:
    objective, (number, count) = served.objective, place
    statement = author.sentence(objective.statement, (*served.path, "statement"))
    owner = objective.owner
    told = {
        "kicker": f"Objective {number} of {count}" if count > 1 else "Your objective",
        "name": objective.name,
        "statement": formats.sentence(statement),
        "owner": ", ".join(part for part in (owner.name, owner.title) if part) if owner else "",
        "answers": f"{answers_for(owner)} it." if owner else "",
        **_measure(served, briefing),
        "at": at(served.path),
    }
    title = _title(served, number)
    pages = paged(_helps(served, briefing, author), COURSES_A_PAGE) or [{"rows": [], "part": ""}]
    return [{**told, "title": f"{title}{page['part']}", "rows": page["rows"]} for page in pages]


def _helps(served: ServedObjective, briefing: Briefing, author: Author) -> list[Plain]:
    elearning = briefing.content.organisation.names.elearning
    return [
        {
            "title": one.course.title,
            "note": f"{how_of(one.course, elearning)}, {formats.duration(one.course.duration_minutes)}",
            "strength": one.contribution.strength,
            "how": formats.sentence(author.sentence(one.contribution.how, (*one.path, "how"))),
            "at": at(one.path),
        }
        for one in served.contributions
    ]


def _title(served: ServedObjective, number: int) -> str:
    name, count = served.objective.name, len(served.contributions)
    called = f"“{name}”" if len(name) <= LONG_NAME else f"objective {formats.in_words(number)}"
    if not count:
        return f"No course serves {called} yet"
    return formats.beginning_large(f"{formats.counted(count, 'course serves', 'courses serve')} {called}")


def _measure(served: ServedObjective, briefing: Briefing) -> Plain:
    """How the objective is measured, and the department's own figures in it."""
    measure = served.objective.measure
    if measure is None:
        return {"due": "", "facts": [], "say": []}
    names = briefing.department.names
    own = [(kpi.name, moved_of(kpi)) for kpi in briefing.department.kpis if kpi.id in measure.kpi]
    own = [(name, moved) for name, moved in own if moved]
    facts = [f"{measure.baseline} → {measure.target}"]
    shown = [f"{name} {' → '.join(moved)}" for name, moved in own]
    facts += [f"In {names.inside}: {'; '.join(shown)}"] if own else []
    due = f"By {formats.day(measure.due)}"
    say = [f"{due} we want to get from {measure.baseline} to {measure.target}."]
    if own:
        told = [f"“{name}”, {'from ' if len(moved) > 1 else ''}{' to '.join(moved)}" for name, moved in own]
        say.append(f"In {names.inside} it's {', and '.join(told)}.")
    return {"due": due, "facts": facts, "say": say}


def asked_view(briefing: Briefing, author: Author) -> Plain:
    """Return how the managers were asked, who answered, what was found and what is not possible yet; empty without an analysis."""
    needs = briefing.content.needs_analysis
    if needs is None:
        return {}
    found = answers_of(needs, briefing, author)
    asked = formats.day(needs.asked_on)
    count, of = who_answered(needs, briefing)
    return {
        "title": formats.beginning_large(f"{count} {of} told us what they need"),
        "here": was_asked(needs, briefing),
        "answered": count.replace("fewer than ", "<" + formats.NO_BREAK),
        "answered_caption": f"{of} answered",
        "answered_line": formats.beginning_large(f"{count} {of} answered."),
        "asked_on": asked,
        "method": formats.beginning_large(formats.sentence(author.sentence(needs.method, ("needs_analysis", "method")))),
        "questions": [
            {"text": author.sentence(one, ("needs_analysis", "questions", number)), "at": f"needs_analysis/questions/{number}"}
            for number, one in enumerate(needs.questions)
        ],
        "found_title": _found_title(briefing, len(found)),
        "pages": paged([*found, *_wishes(briefing)], ANSWERS_A_PAGE),
    }


def _wishes(briefing: Briefing) -> list[Plain]:
    asked = f"{briefing.department.names.starting} asked for"
    return [
        {
            "said": f"{asked} {_wish(need.course, wish_of(need.course_id, briefing.content.courses))}",
            "did": _answer(need.course, briefing),
            "at": at(need.path),
        }
        for need in briefing.needs
    ]


def _wish(course: Course | None, wish: str) -> str:
    if course is None:
        return f"“{wish}”."
    return f"“{course.title}”" if formats.named(course.title) != course.title else f"“{course.title}”."


def _answer(course: Course | None, briefing: Briefing) -> str:
    if course is None:
        return "Not possible yet; it stays on our list."
    how = how_in_sentence(course, briefing.content.organisation.names.elearning)
    return f"Open to you: {how}, {formats.duration(course.duration_minutes)}."


def _found_title(briefing: Briefing, found: int) -> str:
    wishes = briefing.needs
    missing = sum(need.course is None for need in wishes)
    if missing == len(wishes) > 0:
        return "What you asked for is not possible yet, and it stays on our list"
    if missing:
        done = f"{formats.in_words(len(wishes) - missing)} of your {formats.counted(len(wishes), 'wish', 'wishes')}"
        return f"{formats.beginning_large(done)} can be met today"
    if wishes:
        courses = formats.counted(len(wishes), "course", "courses")
        return f"You asked for {courses}, and you can have {ALL_OF.get(len(wishes), 'them all')}"
    return f"{formats.beginning_large(formats.counted(found, 'answer', 'answers'))} changed the programme"

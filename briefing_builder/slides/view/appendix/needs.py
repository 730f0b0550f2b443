"""The evidence for the department's own slides: each objective with its measure and courses, and how the needs were asked."""

import itertools

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.course import mode_and_time, mode_in_sentence
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.team import answers_for, baseline_and_goal, wish_label
from briefing_builder.slides.view.team import answers_of, was_asked, who_answered
from briefing_builder.tailoring.view import Briefing, Course, ServedObjective

COURSES_A_PAGE = 6
ANSWERS_A_PAGE = 7
ALL_OF = {1: "it", 2: "both"}
LONG_NAME = 60
"""Letters of an objective's name that still make a title."""


def aims_view(briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    """Return one slide an objective that says more than its name, long lists of courses on several: what it is, and how each course helps.

    Each has the id of its slide and that of the next.
    """
    shown = [served for served in briefing.objectives if _says_more(served)]
    aims = [aim for number, served in enumerate(shown, 1) for aim in _aim_pages(served, (number, len(shown)), briefing, author)]
    ids = [*(f"objectives-detail-{number}" if number > 1 else "objectives-detail" for number in range(1, len(aims) + 1)), ""]
    return [{**aim, "slide": id, "next": following} for aim, (id, following) in zip(aims, itertools.pairwise(ids), strict=True)]


def _says_more(served: ServedObjective) -> bool:
    objective = served.objective
    return bool(objective.owner or objective.measure or objective.statement != objective.name)


def _aim_pages(served: ServedObjective, position: tuple[int, int], briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    objective, (number, count) = served.objective, position
    statement = author.sentence(objective.statement, (*served.path, "statement"))
    owner = objective.owner
    aim = {
        "kicker": f"Objective {number} of {count}" if count > 1 else "Your objective",
        "name": objective.name,
        "statement": formats.sentence(statement),
        "owner": ", ".join(part for part in (owner.name, owner.title) if part) if owner else "",
        "answers": f"{answers_for(owner)} it." if owner else "",
        **_aim_measure(served, briefing),
        "at": markup_path(served.path),
    }
    title = _aim_title(served, number)
    pages = paged(_help_rows(served, briefing, author), COURSES_A_PAGE) or [{"rows": [], "part": ""}]
    return [{**aim, "title": f"{title}{page['part']}", "rows": page["rows"]} for page in pages]


def _help_rows(served: ServedObjective, briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    elearning = briefing.content.organisation.names.elearning
    return [
        {
            "title": contribution.course.title,
            "note": mode_and_time(briefing.words, contribution.course, elearning),
            "strength": contribution.contribution.strength,
            "how": formats.sentence(author.sentence(contribution.contribution.how, (*contribution.path, "how"))),
            "at": markup_path(contribution.path),
        }
        for contribution in served.contributions
    ]


def _aim_title(served: ServedObjective, number: int) -> str:
    name, count = served.objective.name, len(served.contributions)
    called = f"“{name}”" if len(name) <= LONG_NAME else f"objective {formats.in_words(number)}"
    if not count:
        return f"No course serves {called} yet"
    return formats.beginning_large(f"{formats.count_with_noun(count, 'course serves', 'courses serve')} {called}")


def _aim_measure(served: ServedObjective, briefing: Briefing) -> ViewData:
    """How the objective is measured, and the department's own figures in it."""
    measure = served.objective.measure
    if measure is None:
        return {"due": "", "facts": [], "say": []}
    names = briefing.department.names
    own = [(kpi.name, baseline_and_goal(kpi)) for kpi in briefing.department.kpis if kpi.id in measure.kpi]
    own = [(name, moved) for name, moved in own if moved]
    facts = [f"{measure.baseline} → {measure.target}"]
    shown = [f"{name} {' → '.join(moved)}" for name, moved in own]
    facts += [f"In {names.inside}: {'; '.join(shown)}"] if own else []
    due = f"By {formats.long_day(measure.due)}"
    say = [f"{due} we want to get from {measure.baseline} to {measure.target}."]
    if own:
        own_measures = [f"“{name}”, {'from ' if len(moved) > 1 else ''}{' to '.join(moved)}" for name, moved in own]
        say.append(f"In {names.inside} it's {', and '.join(own_measures)}.")
    return {"due": due, "facts": facts, "say": say}


def asked_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return how the managers were asked, who answered, what was found and what is not possible yet; empty without an analysis."""
    needs = briefing.content.needs_analysis
    if needs is None:
        return {}
    answers = answers_of(needs, briefing, author)
    asked = formats.long_day(needs.asked_on)
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
            {"text": author.sentence(question, ("needs_analysis", "questions", number)), "at": f"needs_analysis/questions/{number}"}
            for number, question in enumerate(needs.questions)
        ],
        "found_title": _answers_title(briefing, len(answers)),
        "pages": paged([*answers, *_wish_rows(briefing)], ANSWERS_A_PAGE),
    }


def _wish_rows(briefing: Briefing) -> list[ViewData]:
    asked = f"{briefing.department.names.starting} asked for"
    return [
        {
            "said": f"{asked} {_quoted_wish(need.course, wish_label(need.course_id, briefing.content.courses))}",
            "did": _wish_answer(need.course, briefing),
            "at": markup_path(need.path),
        }
        for need in briefing.needs
    ]


def _quoted_wish(course: Course | None, wish: str) -> str:
    if course is None:
        return f"“{wish}”."
    return f"“{course.title}”" if formats.title_in_text(course.title) != course.title else f"“{course.title}”."


def _wish_answer(course: Course | None, briefing: Briefing) -> str:
    if course is None:
        return "Not possible yet; it stays on our list."
    how = mode_in_sentence(briefing.words, course, briefing.content.organisation.names.elearning)
    return f"Open to you: {how}, {formats.duration(course.duration_minutes)}."


def _answers_title(briefing: Briefing, answers: int) -> str:
    wishes = briefing.needs
    missing = sum(need.course is None for need in wishes)
    if missing == len(wishes) > 0:
        return "What you asked for is not possible yet, and it stays on our list"
    if missing:
        met = f"{formats.in_words(len(wishes) - missing)} of your {formats.count_with_noun(len(wishes), 'wish', 'wishes')}"
        return f"{formats.beginning_large(met)} can be met today"
    if wishes:
        courses = formats.count_with_noun(len(wishes), "course", "courses")
        return f"You asked for {courses}, and you can have {ALL_OF.get(len(wishes), 'them all')}"
    return f"{formats.beginning_large(formats.count_with_noun(answers, 'answer', 'answers'))} changed the programme"

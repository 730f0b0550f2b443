"""The evidence for the department's own slides: each objective with its measure and courses, and how the needs were asked."""

import itertools
from collections.abc import Sequence
from functools import reduce

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.course import mode_and_time, mode_in_sentence
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.team import baseline_and_goal, owner_at_start, wish_label
from briefing_builder.slides.view.team import answers_of, respondents_of, was_asked
from briefing_builder.tailoring.view import Briefing, Course, ServedObjective
from briefing_builder.words import Catalogue

COURSES_A_PAGE = 5
ANSWERS_A_PAGE = 7
LONG_MEASURE = 7
"""Words of a measure's name that leave room for its figures in a title."""
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
    objective, (number, count), words = served.objective, position, briefing.words
    statement = author.sentence(objective.statement, (*served.path, "statement"))
    owner = objective.owner
    aim = {
        "kicker": words("objectives-detail.kicker", number=number, count=count),
        "name": objective.name,
        "statement": formats.sentence(statement),
        "owner": ", ".join(part for part in (owner.name, owner.title) if part) if owner else "",
        "answers": words("objectives-detail.answers", owner=owner_at_start(words, owner)) if owner else "",
        **_aim_measure(served, briefing),
        "at": markup_path(served.path),
    }
    title = _aim_title(served, number, briefing)
    pages = paged(briefing.words, _help_rows(served, briefing, author), COURSES_A_PAGE) or [{"rows": [], "part": ""}]
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


def _aim_title(served: ServedObjective, number: int, briefing: Briefing) -> str:
    """Whose figure is to go from where to where, where the department has one; else how many courses serve the objective."""
    words, name, count = briefing.words, served.objective.name, len(served.contributions)
    for measure, (now, goal) in _titled_moves(served, briefing):
        return words("objectives-detail.title-own", measure=measure, now=now, goal=goal)
    called = words.quoted(name) if len(name) <= LONG_NAME else words("objectives-detail.objective-by-number", number=number)
    return formats.beginning_large(words("objectives-detail.title", count=count, objective=called))


def _own_moves(served: ServedObjective, briefing: Briefing) -> list[tuple[str, Sequence[str]]]:
    """The department's own measures of the objective: each with today's figure and its goal, or the one of them that is known."""
    ids = served.objective.measure.kpi if served.objective.measure else ()
    moves = [(kpi.name, baseline_and_goal(briefing.words, kpi)) for kpi in briefing.department.kpis if kpi.id in ids]
    return [(name, moved) for name, moved in moves if moved]


def _titled_moves(served: ServedObjective, briefing: Briefing) -> list[tuple[str, Sequence[str]]]:
    """The first of the department's own measures whose name and both figures make a title; none where no course helps."""
    own = _own_moves(served, briefing) if served.contributions else []
    return [(name, moved) for name, moved in own if len(moved) > 1 and len(name.split()) <= LONG_MEASURE][:1]


def _aim_measure(served: ServedObjective, briefing: Briefing) -> ViewData:
    """How the objective is measured, and the department's own figures in it."""
    measure, words = served.objective.measure, briefing.words
    if measure is None:
        return {"measured": "", "say": []}
    department, day, own = briefing.names.inside, words.long_day(measure.due), _own_moves(served, briefing)
    say = [words("objectives-detail.say-goal", day=day, baseline=measure.baseline, target=measure.target)]
    if own:
        figures = _all_figures(words, [_own_figure(words, name, moved) for name, moved in own])
        say.append(words("objectives-detail.say-own-figures", department=department, figures=figures))
    moves = words("objectives.moves", now=measure.baseline, goal=measure.target)
    titled = _titled_moves(served, briefing)
    lines = [words("objectives-detail.measured-titled", department=department, day=day)] if titled else []
    lines += [_own_line(words, name, moved, department) for name, moved in own if (name, moved) not in titled]
    return {"measured": " ".join(lines) or words("objectives-detail.measured", day=day, moves=moves), "say": say}


def _own_line(words: Catalogue, name: str, moved: Sequence[str], department: str) -> str:
    """A measure of the department: today and its goal, or the one of them that is known."""
    value = moved[0] if len(moved) == 1 else words("objectives.moves", now=moved[0], goal=moved[1])
    return words("objectives-detail.measured-own", name=name, department=department, value=value)


def _own_figure(words: Catalogue, name: str, moved: Sequence[str]) -> str:
    if len(moved) == 1:
        return words("objectives-detail.own-figure", name=name, value=moved[0])
    return words("objectives-detail.own-figure-moves", name=name, now=moved[0], goal=moved[1])


def _all_figures(words: Catalogue, figures: Sequence[str]) -> str:
    return reduce(lambda first, second: words("objectives-detail.and-figure", first=first, second=second), figures)


def asked_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return how the managers were asked, who answered, what was found and what is not possible yet; empty without an analysis."""
    needs, words = briefing.content.needs_analysis, briefing.words
    if needs is None:
        return {}
    answers = answers_of(needs, briefing, author)
    answered = respondents_of(needs, briefing)
    return {
        "title": words("needs-detail.title", **answered),
        "here": was_asked(needs, briefing),
        "answered": words("needs-detail.answered", known=answered["known"], count=answered["count"]),
        "answered_caption": words("needs-detail.answered-caption", **answered),
        "answered_line": words("needs.answered", **answered),
        "asked_on": words.long_day(needs.asked_on),
        "method": formats.beginning_large(formats.sentence(author.sentence(needs.method, ("needs_analysis", "method")))),
        "questions": [
            {"text": author.sentence(question, ("needs_analysis", "questions", number)), "at": f"needs_analysis/questions/{number}"}
            for number, question in enumerate(needs.questions)
        ],
        "is_unmet": any(need.course is None for need in briefing.needs),
        "found_title": _answers_title(briefing, len(answers)),
        "pages": paged(briefing.words, [*answers, *_wish_rows(briefing)], ANSWERS_A_PAGE),
    }


def _wish_rows(briefing: Briefing) -> list[ViewData]:
    return [
        {
            "said": _wish_sentence(briefing, need.course, wish_label(need.course_id, briefing.content.courses)),
            "did": _wish_answer(need.course, briefing),
            "at": markup_path(need.path),
        }
        for need in briefing.needs
    ]


def _wish_sentence(briefing: Briefing, course: Course | None, label: str) -> str:
    """What was asked for; a title that ends like a sentence ends this one too."""
    words, wish = briefing.words, course.title if course else label
    ends = course is not None and words.title_in_text(wish) != wish
    return words("needs-detail.wish", department=briefing.names.starting, wish=wish, ends=ends)


def _wish_answer(course: Course | None, briefing: Briefing) -> str:
    words = briefing.words
    if course is None:
        return words("needs-detail.wish-not-yet")
    how = mode_in_sentence(briefing.words, course, briefing.content.organisation.names.elearning)
    return words("needs-detail.wish-open", how=how, duration=words.duration(course.duration_minutes))


def _answers_title(briefing: Briefing, answers: int) -> str:
    words, wishes = briefing.words, len(briefing.needs)
    met = sum(need.course is not None for need in briefing.needs)
    if not wishes:
        return formats.beginning_large(words("needs-detail.title-answers", count=answers))
    if not met:
        return words("needs-detail.title-no-wish-met")
    if met < wishes:
        return formats.beginning_large(words("needs-detail.title-some-wishes-met", met=met, wishes=wishes))
    return words("needs-detail.title-wishes-met", count=wishes)

"""What is said of the department's own slides besides what they show: its wishes, its benefits, its objectives, the cost of today."""

import re
from collections.abc import Sequence
from itertools import takewhile

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import (
    Briefing,
    ChosenBenefit,
    Course,
    CourseContribution,
    Kpi,
    Needs,
    Owner,
    ServedObjective,
)
from briefing_builder.words import Catalogue
from briefing_builder.words.formats import NO_BREAK

NEXT_LEADS = {"easier": 3, "credit": 2, "both": 2}
"""How many ways there are to lead to another benefit, by what it does for a manager."""
RANKED_PRIORITIES = 6
"""Priorities of a list that are spoken of by their number."""
QUESTIONS = 3
"""Questions of a survey that one listens to."""
MOST_HOURS = 14
"""Longer lessons are told in days."""
ROUND_MINUTES = 120
"""From here on a gain is told in whole hours."""


def questions_line(words: Catalogue, needs: Needs, author: AuthorTexts, *, asked_here: bool) -> str:
    """Return the questions that managers were asked, as a sentence; empty where none is written."""
    texts = [author.sentence(question, ("needs_analysis", "questions", number)) for number, question in enumerate(needs.questions)]
    if not texts:
        return ""
    quoted = " ".join(map(words.quoted, texts[:QUESTIONS]))
    more = len(texts) > QUESTIONS
    return words("needs.questions-you" if asked_here else "needs.questions-them", count=len(texts), more=more, questions=quoted)


def wishes_line(words: Catalogue, wished: Sequence[str], *, has_answers: bool) -> str:
    """Return which courses the department asked for, as a sentence; empty where it asked for none."""
    return words("needs.wishes", also=has_answers, count=len(wished), courses=words.listed(wished)) if wished else ""


def wish_label(course_id: str, courses: Sequence[Course]) -> str:
    """Return what a wish is called that is not in the catalogue: the words of its id, without the letters that begin every id there."""
    words = course_id.split("-")
    ids = [course.id.split("-") for course in courses if course.id != course_id]
    shared = [word for word, *_ in takewhile(lambda same: len(set(same)) == 1, zip(words, *ids, strict=False))] if ids else []
    named = words[len(shared) :] if len(shared) < len(words) else words
    return " ".join([word for word in named if len(word) > 1] or named)


def benefit_lead(words: Catalogue, appeal: str, before: Sequence[str]) -> str:
    """Return what leads to a benefit, after benefits with the appeals `before`."""
    if not before:
        return words(f"benefits.first-{appeal}")
    if appeal == "easier" and set(before) == {"credit"}:
        return words("benefits.easier-after-credit")
    number = list(before).count(appeal) + (before[0] != appeal)
    return words(f"benefits.next-{appeal}-{min(number, NEXT_LEADS[appeal])}")


def priority_line(chosen: ChosenBenefit, briefing: Briefing, told_priorities: Sequence[str], *, is_first: bool) -> str:
    """Return which priority a benefit answers: said after the first benefit, and before any other.

    Empty for the first priority, which comes back by name, and for one that was told before.
    """
    texts = [priority.text for priority in briefing.department.priorities]
    text = chosen.priority.text if chosen.priority else ""
    if text not in texts[1:RANKED_PRIORITIES] or text in told_priorities:
        return ""
    return briefing.words("benefits.priority-of-first" if is_first else "benefits.priority", priority=text, rank=texts.index(text) + 1)


def measure_line(chosen: ChosenBenefit, briefing: Briefing, told_measures: Sequence[str]) -> str:
    """Return the department's own measure that a benefit is for; empty where an objective tells of it, or an earlier benefit did."""
    of_objectives = {id for served in briefing.objectives if served.objective.measure for id in served.objective.measure.kpi}
    wanted = set(chosen.benefit.kpis) - of_objectives
    line = next((_figure_sentence(briefing.words, kpi, 1) for kpi in briefing.department.kpis if kpi.id in wanted and _has_goal(kpi)), "")
    return "" if line in told_measures else line


def baseline_and_goal(words: Catalogue, kpi: Kpi) -> list[str]:
    """Return a measure as it is and as it is to be, as far as both are known; a unit that its name says is not said again."""
    named = {word.strip(",.").casefold() for word in kpi.name.split()}
    unit = "" if kpi.unit.casefold() in named else kpi.unit
    known = [value for value in (kpi.current, kpi.target) if value is not None]
    return [words.with_unit(value, unit) for value in known]


def _has_goal(kpi: Kpi) -> bool:
    return kpi.current is not None and kpi.target is not None


def _figure_sentence(words: Catalogue, kpi: Kpi, number: int) -> str:
    """How a measure is told, one way after the other."""
    minutes = words("objectives.minutes")
    now, goal = (re.sub(r"\bmin$", lambda _: minutes, value) for value in baseline_and_goal(words, kpi))
    goal = goal if kpi.unit == "%" else goal.removesuffix(f"{NO_BREAK}{kpi.unit}").removesuffix(f"{NO_BREAK}{minutes}")
    return words("objectives.figure-measured" if number % 2 else "objectives.figure-yours", name=kpi.name, now=now, goal=goal)


def objective_lines(served: Sequence[ServedObjective], briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    """Return for each objective what is said of it: `chain` how a course helps, and where there is time `figure`, `also` and `owner`."""
    bests = _best_contributions(served, briefing)
    known = [best.course.id for best in bests]
    words = briefing.words
    owners = [_owner_line(contribution.objective.owner, briefing) for contribution in served]
    lines: list[ViewData] = []
    for number, (objective, best) in enumerate(zip(served, bests, strict=True)):
        comes_again = known[number + 1 : number + 2] == [best.course.id]
        second = next((each for each in objective.contributions if each.is_shown and each.course.id not in known), None)
        also = second if second and not comes_again else None
        known += [also.course.id] if also else []
        owner = owners[number]
        lines.append({
            "chain": _chain_sentence(words, objective, best, author, known=known[:number], is_only=len(served) == 1),
            "figure": _objective_figure(objective, briefing, number) or _whole_goal(words, objective, author),
            "also": _also_sentences(words, also, author) if also else "",
            "owner": "" if any(owners[:number]) else owner,
        })  # fmt: skip
    return lines


def _best_contributions(served: Sequence[ServedObjective], briefing: Briefing) -> list[CourseContribution]:
    """The course that is told with each objective: one on the slide, and another one each time if it does as much for the department."""
    bests: list[CourseContribution] = []
    for objective in served:
        shown = [contribution for contribution in objective.contributions if contribution.is_shown] or list(objective.contributions)
        known = [contribution.course.id for contribution in bests]
        is_theirs = {contribution.course.id: briefing.department.id in contribution.course.audience for contribution in shown}
        bests.append(min(shown, key=lambda each: (not each.is_direct, not is_theirs[each.course.id], each.course.id in known)))
    return bests


def _chain_sentence(
    words: Catalogue, objective: ServedObjective, best: CourseContribution, author: AuthorTexts, *, known: Sequence[str], is_only: bool
) -> str:
    course, name = words.title_in_text(best.course.title), objective.objective.name
    if known and known[-1] == best.course.id:
        lead = words("objectives.same-course", objective=name)
    elif best.course.id in known:
        lead = words("objectives.course-again", objective=name, course=course)
    elif is_only:
        lead = formats.sentence(words("objectives.only-objective", course=course))
    else:
        lead = formats.sentence(words("objectives.course", objective=name, course=course))
    return f"{lead} {_how_sentence(best, author)}"


def _also_sentences(words: Catalogue, also: CourseContribution, author: AuthorTexts) -> str:
    return f"{words('objectives.another-course', course=words.title_in_text(also.course.title))} {_how_sentence(also, author)}"


def _how_sentence(contribution: CourseContribution, author: AuthorTexts) -> str:
    return formats.sentence(author.sentence(contribution.contribution.how, (*contribution.path, "how")))


def _objective_figure(objective: ServedObjective, briefing: Briefing, number: int) -> str:
    """The department's own figure in an objective."""
    words, wanted = briefing.words, objective.objective.measure.kpi if objective.objective.measure else ()
    return next((_figure_sentence(words, kpi, number) for kpi in briefing.department.kpis if kpi.id in wanted and _has_goal(kpi)), "")


def _whole_goal(words: Catalogue, objective: ServedObjective, author: AuthorTexts) -> str:
    """What everybody is to reach, where that says more than the objective's name."""
    statement = author.sentence(objective.objective.statement, (*objective.path, "statement"))
    if formats.without_stop(statement).casefold() == formats.without_stop(objective.objective.name).casefold():
        return ""
    return words("objectives.whole-goal", goal=formats.sentence(statement))


def _owner_line(owner: Owner | None, briefing: Briefing) -> str:
    """Who answers for an objective; empty where that is the head of those who listen."""
    head = briefing.department.head
    if owner is None or (head is not None and owner.title == head.title):
        return ""
    return briefing.words("objectives.owner-answers", owner=owner_at_start(briefing.words, owner))


def owner_at_start(words: Catalogue, owner: Owner) -> str:
    """Return who owns an objective at the beginning of a sentence: by name and post, or as a post with its article."""
    if owner.name:
        return words("objectives.owner-with-post", name=owner.name, post=owner.title)
    has_article = owner.title.lower().startswith(f"{words.find('grammar.article')} ".lower())
    return owner.title if has_article else formats.beginning_large(words("grammar.with-article", name=owner.title))


def spoken_length(words: Catalogue, minutes: int) -> str:
    """Return a duration as one says it, to the quarter of an hour: `three and a half hours`, `about an hour and three quarters`."""
    if minutes < 60 or minutes >= MOST_HOURS * 60:
        return words.duration(minutes)
    whole, quarters = divmod(round(minutes / 15), 4)
    length = words("lengths.hours", whole=whole, quarters=quarters)
    return length if minutes % 15 == 0 else words("lengths.about", length=length)


def spoken_gain(words: Catalogue, minutes: int) -> str:
    """Return a time that is gained, never more than it is: `more than three hours`, `fifty minutes`."""
    if minutes < ROUND_MINUTES:
        return words("lengths.gained-minutes", count=minutes)
    return words("lengths.gained-hours", count=minutes // 60, more=minutes % 60 > 0)

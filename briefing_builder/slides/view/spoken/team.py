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

SAID_LEADS = (("You told us this", "You told us this, too", "You also said this"), ("They told us this", "They also said this"))
"""What leads to an answer: of the managers who listen, and of others."""
NEXT_SAID = "And there was this"
ANSWER_LEADS = ("So here's what we did.", "We've got an answer to that.", "Here's what came of it.")
BENEFIT_LEADS = {
    "easier": (
        "First, what gets easier for you.", "Here's something else that gets easier.",
        "The next one saves you trouble, too.", "And one more that you'll feel in your own week.",
    ),
    "credit": (
        "First, what you'll be able to show.", "And this is one for your own report.",
        "This one's for the day on which somebody asks you for results.",
    ),
    "both": (
        "First, what helps you and gets noticed.", "This one helps you, and it gets noticed.",
        "The next one does both: it helps you, and others notice.",
    ),
}  # fmt: skip
"""What leads to the first benefit, and to each other of its kind, by what it does for a manager."""
RANKS = ("first", "second", "third", "fourth", "fifth", "sixth")
FIGURES = (
    "There's a figure of yours for that objective: {name}. You're at {now} today, and the goal is {goal}.",
    "You measure that already: {name}. It's {now} today, and the goal is {goal}.",
)
"""How a measure is told, one way after the other."""
QUESTIONS = 3
"""Questions of a survey that one listens to."""
MOST_HOURS = 14
"""Longer lessons are told in days."""
ROUND_MINUTES = 120
"""From here on a gain is told in whole hours."""
PARTS_OF_AN_HOUR = ("", " and a quarter", " and a half", " and three quarters")


def answer_lead(number: int, *, asked_here: bool) -> str:
    """Return what leads to the answer of that number, counted from 0, up to its quotation."""
    leads = SAID_LEADS[0 if asked_here else 1]
    return leads[number] if number < len(leads) else NEXT_SAID


def questions_line(needs: Needs, author: AuthorTexts, *, asked_here: bool) -> str:
    """Return the questions that managers were asked, as a sentence; empty where none is written."""
    texts = [author.sentence(question, ("needs_analysis", "questions", number)) for number, question in enumerate(needs.questions)]
    quoted = " ".join(f"“{text}”" for text in texts[:QUESTIONS])
    if not quoted:
        return ""
    whom = "you" if asked_here else "them"
    count = formats.count_with_noun(len(texts), "question", "questions")
    return f"We asked {whom} {count}{', among them these' if len(texts) > QUESTIONS else ''}: {quoted}"


def wishes_line(wished: Sequence[str], *, has_answers: bool) -> str:
    """Return which courses the department asked for, as a sentence; empty where it asked for none."""
    if not wished:
        return ""
    asked = "a course that's now" if len(wished) == 1 else "courses that are now"
    return f"You {'also ' if has_answers else ''}asked for {asked} on your list: {formats.listed(list(wished))}."


def wish_label(course_id: str, courses: Sequence[Course]) -> str:
    """Return what a wish is called that is not in the catalogue: the words of its id, without the letters that begin every id there."""
    words = course_id.split("-")
    ids = [course.id.split("-") for course in courses if course.id != course_id]
    shared = [word for word, *_ in takewhile(lambda same: len(set(same)) == 1, zip(words, *ids, strict=False))] if ids else []
    named = words[len(shared) :] if len(shared) < len(words) else words
    return " ".join([word for word in named if len(word) > 1] or named)


def benefit_lead(appeal: str, before: Sequence[str]) -> str:
    """Return what leads to a benefit, after benefits with the appeals `before`."""
    leads = BENEFIT_LEADS[appeal]
    if not before:
        return leads[0]
    if appeal == "easier" and set(before) == {"credit"}:
        return "And here's something that gets easier."
    return leads[min(list(before).count(appeal) + (before[0] != appeal), len(leads) - 1)]


def priority_line(chosen: ChosenBenefit, briefing: Briefing, told_priorities: Sequence[str], *, is_first: bool) -> str:
    """Return which priority a benefit answers: said after the first benefit, and before any other.

    Empty for the first priority, which comes back by name, and for one that was told before.
    """
    texts = [priority.text for priority in briefing.department.priorities]
    text = chosen.priority.text if chosen.priority else ""
    if text not in texts[1 : len(RANKS)] or text in told_priorities:
        return ""
    rank = RANKS[texts.index(text)]
    return f"That's for “{text}”, {rank} on your list." if is_first else f"Now to “{text}”, {rank} on your list."


def measure_line(chosen: ChosenBenefit, briefing: Briefing, told_measures: Sequence[str]) -> str:
    """Return the department's own measure that a benefit is for; empty where an objective tells of it, or an earlier benefit did."""
    of_objectives = {id for served in briefing.objectives if served.objective.measure for id in served.objective.measure.kpi}
    wanted = set(chosen.benefit.kpis) - of_objectives
    line = next((_figure_sentence(kpi, 1) for kpi in briefing.department.kpis if kpi.id in wanted and _has_goal(kpi)), "")
    return "" if line in told_measures else line


def baseline_and_goal(kpi: Kpi) -> list[str]:
    """Return a measure as it is and as it is to be, as far as both are known; a unit that its name says is not said again."""
    words = {word.strip(",.").casefold() for word in kpi.name.split()}
    unit = "" if kpi.unit.casefold() in words else kpi.unit
    known = [value for value in (kpi.current, kpi.target) if value is not None]
    return [formats.with_unit(value, unit) if unit else formats.digits(value) for value in known]


def _has_goal(kpi: Kpi) -> bool:
    return kpi.current is not None and kpi.target is not None


def _figure_sentence(kpi: Kpi, number: int) -> str:
    now, goal = (re.sub(r"\bmin$", "minutes", value) for value in baseline_and_goal(kpi))
    goal = goal if kpi.unit == "%" else goal.removesuffix(f"{formats.NO_BREAK}{kpi.unit}").removesuffix(f"{formats.NO_BREAK}minutes")
    return FIGURES[number % len(FIGURES)].format(name=kpi.name, now=now, goal=goal)


def objective_lines(served: Sequence[ServedObjective], briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    """Return for each objective what is said of it: `chain` how a course helps, and where there is time `figure`, `also` and `owner`."""
    bests = _best_contributions(served, briefing)
    known = [best.course.id for best in bests]
    owners = [_owner_line(contribution.objective.owner, briefing) for contribution in served]
    lines: list[ViewData] = []
    for number, (objective, best) in enumerate(zip(served, bests, strict=True)):
        comes_again = known[number + 1 : number + 2] == [best.course.id]
        second = next((each for each in objective.contributions if each.is_shown and each.course.id not in known), None)
        also = second if second and not comes_again else None
        known += [also.course.id] if also else []
        owner = owners[number]
        lines.append({
            "chain": _chain_sentence(objective, best, author, known=known[:number], is_only=len(served) == 1),
            "figure": _objective_figure(objective, briefing, number) or _whole_goal(objective, author),
            "also": f"{formats.title_in_text(also.course.title)} serves that objective, too. {_how_sentence(also, author)}" if also else "",
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
    objective: ServedObjective, best: CourseContribution, author: AuthorTexts, *, known: Sequence[str], is_only: bool
) -> str:
    how, title, name = _how_sentence(best, author), formats.title_in_text(best.course.title), objective.objective.name
    if known and known[-1] == best.course.id:
        return f"The same course helps with “{name}”. {how}"
    if best.course.id in known:
        return f"For “{name}” there's {title} again. {how}"
    lead = f"Take {title}" if is_only else f"For “{name}” there's {title}"
    return f"{formats.sentence(lead)} {how}"


def _how_sentence(contribution: CourseContribution, author: AuthorTexts) -> str:
    return formats.sentence(author.sentence(contribution.contribution.how, (*contribution.path, "how")))


def _objective_figure(objective: ServedObjective, briefing: Briefing, number: int) -> str:
    """The department's own figure in an objective."""
    wanted = objective.objective.measure.kpi if objective.objective.measure else ()
    return next((_figure_sentence(kpi, number) for kpi in briefing.department.kpis if kpi.id in wanted and _has_goal(kpi)), "")


def _whole_goal(objective: ServedObjective, author: AuthorTexts) -> str:
    """What everybody is to reach, where that says more than the objective's name."""
    statement = author.sentence(objective.objective.statement, (*objective.path, "statement"))
    if formats.without_stop(statement).casefold() == formats.without_stop(objective.objective.name).casefold():
        return ""
    return f"Here's the whole goal: {formats.sentence(statement)}"


def _owner_line(owner: Owner | None, briefing: Briefing) -> str:
    """Who answers for an objective; empty where that is the head of those who listen."""
    head = briefing.department.head
    if owner is None or (head is not None and owner.title == head.title):
        return ""
    return f"{answers_for(owner)} that objective, so somebody will ask."


def answers_for(owner: Owner) -> str:
    """Return the beginning of a sentence: somebody by name and post, or a post with its article, `answers for`."""
    who = f"{owner.name}, {owner.title}," if owner.name else owner.title if owner.title.lower().startswith("the ") else f"The {owner.title}"
    return f"{who} answers for"


def spoken_length(minutes: int) -> str:
    """Return a duration as one says it, to the quarter of an hour: `three and a half hours`, `about an hour and three quarters`."""
    if minutes < 60 or minutes >= MOST_HOURS * 60:
        return formats.duration(minutes)
    quarters = round(minutes / 15)
    hours, part = divmod(quarters, 4)
    length = f"an hour{PARTS_OF_AN_HOUR[part]}" if hours == 1 else f"{formats.in_words(hours)}{PARTS_OF_AN_HOUR[part]} hours"
    return length if minutes % 15 == 0 else f"about {length}"


def spoken_gain(minutes: int) -> str:
    """Return a time that is gained, never more than it is: `more than three hours`, `fifty minutes`."""
    if minutes < ROUND_MINUTES:
        return formats.count_with_noun(minutes, "minute", "minutes")
    hours = formats.count_with_noun(minutes // 60, "hour", "hours")
    return hours if minutes % 60 == 0 else f"more than {hours}"

"""Pilot and return as a template sees them: display text, chart values, and the sentences that name method and n."""

from decimal import Decimal

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.headlines import is_short
from briefing_builder.slides.view.returns import returns_view
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.pilot import pilot_speech
from briefing_builder.tailoring.view import ORGANISATION, Briefing, Comparison, Figure
from briefing_builder.values import replace

CHART_ROWS = 6
HERO_FIGURES = 3


def proof_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return the pilot (`proof`) and the return (`returns`); each is empty where the programme has none."""
    return {"proof": _proof_values(briefing, author), "returns": returns_view(briefing, author)}


def shows_own(briefing: Briefing) -> bool:
    """Return whether the pilot figures shown are the department's own."""
    return briefing.pilot_scope is not None and briefing.pilot_scope.scope == "department"


def lessons_of(briefing: Briefing, author: AuthorTexts) -> list[dict[str, str]]:
    """Return what did not go well as far as this department hears it, and what was changed."""
    pilot = briefing.content.pilot
    return [
        {
            "text": formats.sentence(author.sentence(lesson.text, ("pilot", "learned", number, "text"))),
            "did": formats.sentence(author.sentence(lesson.we_did, ("pilot", "learned", number, "we_did"))),
            "at": f"pilot/learned/{number}",
        }
        for number, lesson in enumerate(pilot.learned if pilot is not None else ())
        if not lesson.departments or briefing.department.id in lesson.departments
    ]


def _department_figure(briefing: Briefing, name: str) -> Figure | None:
    return briefing.figures.find(name, briefing.department.id)


def _proof_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    pilot = briefing.content.pilot
    if pilot is None or not briefing.figures.organisation:
        return {}
    figures, chart, learned = _hero_figures(briefing), _scores_chart(briefing), lessons_of(briefing, author)
    voice = next((quoted.voice for quoted in briefing.voices if quoted.is_own), None)
    question = pilot.question or "Can people learn what the job needs without leaving the job?"
    return {
        "title": _pilot_title(briefing),
        "whose": briefing.department.label if shows_own(briefing) else "all departments",
        "question": author.sentence(question, ("pilot", "question")),
        "design": formats.beginning_large(formats.sentence(author.sentence(pilot.design or "", ("pilot", "design")))),
        "chart": chart,
        "figures": [_figure_values(figure, briefing) for figure in figures],
        "said": pilot_speech(briefing, author, figures, is_own=shows_own(briefing)),
        "note": _pilot_note(briefing, learned, has_scores=bool(chart)),
        "people_line": _people_line(briefing),
        "learned": learned,
        "voice": f"{voice.name}, {voice.title}," if voice else "",
    }


def _hero_figures(briefing: Briefing) -> list[Figure]:
    """What the author wants shown, without what the chart shows already, and the managers who took part."""
    pilot = briefing.content.pilot
    names = [f"pilot:{name}" for name in (pilot.show if pilot else ()) if name != "score_gain_points"]
    first = [figure for figure in (_department_figure(briefing, name) for name in names) if figure][: HERO_FIGURES - 1]
    managers = _department_figure(briefing, "pilot:managers")
    others = [figure for figure in (_department_figure(briefing, name) for name in names[HERO_FIGURES - 1 :]) if figure]
    last = [figure for figure in (others[-1] if others else None, managers if managers and managers.displayed > 1 else None) if figure]
    return [*first, *last][:HERO_FIGURES]


def _figure_values(figure: Figure, briefing: Briefing) -> ViewData:
    wording = figure_wording(figure, briefing.content.currency, briefing.names)
    return {"value": wording.value, "caption": wording.caption}


def _pilot_title(briefing: Briefing) -> str:
    """What the pilot showed, of one group of people; of which, where it is not the one that stands above the title.

    A department whose name is too long for a title is “here”.
    """
    rate, gain = (_department_figure(briefing, f"pilot:{name}") for name in ("completion_rate_pct", "score_gain_points"))
    first = rate or gain
    is_own = first is not None and first.scope != ORGANISATION
    parts = []
    if rate:
        parts.append(f"{formats.figure(rate, '')} finished")
    if gain and (gain.scope != ORGANISATION) == is_own:
        parts.append(f"test scores {_rise_or_fall(gain.displayed)} points")
    if not parts:
        return "We tried it before the roll-out"
    results = " and ".join(parts)
    if is_own == shows_own(briefing):
        return formats.beginning_large(results)
    named = f"{'In ' + briefing.names.in_title if is_own else 'Across all departments'}, {results}"
    return named if is_short(named) else f"Here, {results}"


def _rise_or_fall(gain: Decimal) -> str:
    return f"rose by {formats.digits(gain)}" if gain >= 0 else f"fell by {formats.digits(-gain)}"


def _scores_chart(briefing: Briefing) -> ViewData:
    """Mean test scores before and after: the department, everybody, then the courses that this department was shown."""
    rows: list[tuple[str, Comparison]] = []
    own = next((scores for scores in briefing.figures.scores_by_department if scores.scope == briefing.department.id), None)
    if own and shows_own(briefing):
        rows.append((briefing.department.label, own))
    rows += [("All departments", scores) for scores in briefing.figures.scores]
    by_course = {scores.scope: scores for scores in briefing.figures.scores_by_course}
    eligible = [ranked.item for ranked in briefing.course_ranking]
    rows += [(course.title, by_course[course.id]) for course in eligible if course.id in by_course]
    rows = _same_decimals(rows[:CHART_ROWS])
    if not rows:
        return {}
    descriptions = [f"{name} from {scores.before.displayed} to {scores.after.displayed}" for name, scores in rows]
    return {
        "format": "0.0" if rows[0][1].before.decimals else "0",
        "categories": [f"{name} (n\u00a0=\u00a0{scores.gain.n})" for name, scores in rows],
        "before": [str(scores.before.displayed) for _, scores in rows],
        "after": [str(scores.after.displayed) for _, scores in rows],
        "alt": formats.bars("the mean test score before and after the course", descriptions),
    }


def _same_decimals(rows: list[tuple[str, Comparison]]) -> list[tuple[str, Comparison]]:
    """The scores of one chart, all with the decimals of the finest (decision 0002)."""
    decimals = max((scores.before.decimals for _, scores in rows), default=0)
    return [
        (name, replace(scores, before=replace(scores.before, decimals=decimals), after=replace(scores.after, decimals=decimals)))
        for name, scores in rows
    ]


def _pilot_note(briefing: Briefing, learned: list[dict[str, str]], *, has_scores: bool) -> str:
    pilot = briefing.content.pilot
    if pilot is None:
        return ""
    when = formats.span(pilot.starts, pilot.ends)
    tests = " Mean test score in per cent; courses: all departments." if has_scores else ""
    note = f"{pilot.name}, {when}.{tests}"
    return f"{note} Not so good: {formats.beginning_small(learned[0]['text'])}" if learned else note


def _people_line(briefing: Briefing) -> str:
    learners, managers = (briefing.figures.organisation.get(f"pilot:{name}") for name in ("learners", "managers"))
    parts = [f"{formats.digits(learners.displayed)} people"] if learners and learners.value is not None else []
    if managers and managers.value:
        parts.append(f"{formats.digits(managers.displayed)} of them managers" if managers.displayed > 1 else "one of them a manager")
    return f"{', '.join(parts)}{',' if len(parts) > 1 else ''} took part across all departments." if parts else ""

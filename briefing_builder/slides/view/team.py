"""The department's own part as a template sees it: what it asked for, its benefits, its objectives and the courses that serve them."""

from collections.abc import Sequence

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.course import mode_and_time
from briefing_builder.slides.view.headlines import benefit_headline, is_short
from briefing_builder.slides.view.returns.detail import counted_courses, period_of
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.team import (
    baseline_and_goal,
    benefit_lead,
    measure_line,
    objective_lines,
    priority_line,
    questions_line,
    wish_label,
    wishes_line,
)
from briefing_builder.tailoring.view import Briefing, ChosenBenefit, CostModel, Course, Figure, Kpi, Needs, ServedObjective, YouSaid
from briefing_builder.words import Catalogue

TAG_ICONS = {
    "time-back": "clock", "availability": "availability", "quality": "quality", "customer": "calls", "speed-to-competence": "launch",
    "compliance": "compliance", "safety": "safety", "growth": "growth", "cost": "cost", "retention": "retention", "people": "people",
}  # fmt: skip
SPARE_ICONS = ("learning", "check", "see", "chart", "standard")
BRIEF_WORDS = 20
"""Of a benefit that stands in a row beside the first; a longer one shows its name and is told."""
MATRIX_COURSES = 5
MATRIX_OBJECTIVES = 3


def team_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return needs, benefits and the matrix of courses and objectives."""
    benefits = _benefits_values(briefing, author)
    return {
        "needs": _needs_values(briefing, author),
        "benefits": benefits,
        "gain": _gain_values(briefing, benefits),
        "figures_note": _figures_note(briefing),
        "matrix": _matrix_values(briefing, author),
    }


def _needs_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    needs, words = briefing.content.needs_analysis, briefing.words
    if needs is None:
        return {}
    pairs = answers_of(needs, briefing, author)
    asked_here = was_asked(needs, briefing)
    wished = [words.title_in_text(need.course.title) for need in briefing.needs if need.course]
    missing = [words.quoted(wish_label(need.course_id, briefing.content.courses)) for need in briefing.needs if need.course is None]
    method = formats.without_stop(author.sentence(needs.method, ("needs_analysis", "method")))
    answered = respondents_of(needs, briefing)
    rows: list[ViewData] = [{**pair, "quoted": words.quoted(str(pair["said"]))} for pair in pairs]
    if wished and not rows:
        said = words("needs.wished-said", department=briefing.names.starting, count=len(wished))
        did = words("needs.wished-did", courses=words.listed(wished), count=len(wished))
        rows.append({"said": said, "quoted": said, "did": did, "at": ""})
    told = words("needs.title-you" if asked_here else "needs.title-others", count=len(pairs))
    only_wishes = words("needs.title-wishes", count=len(wished), missing=len(missing), all=len(wished) + len(missing))
    return {
        "asked_here": asked_here,
        "who_said": words("needs.who-said", here=asked_here, month=words.month(needs.asked_on)),
        "rows": rows,
        "title": told if pairs else only_wishes,
        "pairs": pairs,
        "wished": wished,
        "wishes_line": wishes_line(words, wished, has_answers=bool(pairs)),
        "questions_line": questions_line(words, needs, author, asked_here=asked_here),
        "not_yet": words.listed(missing),
        "missing": len(missing),
        "people_line": words("needs.answered-in-month", month=words.month(needs.asked_on), **answered),
        "method_line": f"{words('needs.method', day=words.long_day(needs.asked_on), method=method)} {words('needs.answered', **answered)}",
    }


def answers_of(needs: Needs, briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    """Return what managers said as far as this department hears it, and what was done."""
    return [
        {
            "said": formats.sentence(author.sentence(pair.text, ("needs_analysis", "you_said", number, "text"))),
            "did": formats.sentence(author.sentence(pair.we_did, ("needs_analysis", "you_said", number, "we_did"))),
            "at": f"needs_analysis/you_said/{number}",
        }
        for number, pair in enumerate(needs.you_said)
        if is_said_by(pair, briefing)
    ]


def respondents_of(needs: Needs, briefing: Briefing) -> dict[str, str | int]:
    """Return how many managers answered, as sentences about it take it: `known` is `few` where they may not be counted (`count` is then the
    least number that may), `of` where it is known how many were `invited`, else `alone`.
    """
    least, invited = briefing.content.min_group_size, needs.invited or 0
    if 0 < needs.respondents < least:
        return {"known": "few", "count": least, "invited": invited}
    return {"known": "of" if invited else "alone", "count": needs.respondents, "invited": invited}


def was_asked(needs: Needs, briefing: Briefing) -> bool:
    """Return whether the managers of this department were asked what they need."""
    return not needs.departments or briefing.department.id in needs.departments or bool(briefing.needs)


def is_said_by(pair: YouSaid, briefing: Briefing) -> bool:
    """Return whether this department hears what was said: its own managers said it, or nobody in particular."""
    return not pair.departments or briefing.department.id in pair.departments


def _benefits_values(briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    icons: list[str] = []
    views: list[ViewData] = []
    priorities: list[str] = []
    for chosen in briefing.benefits:
        icons.append(_free_icon(chosen, icons))
        appeals = [before.benefit.appeal for before in briefing.benefits[: len(views)]]
        measures = [str(view["measure"]) for view in views]
        said = {
            "lead": benefit_lead(briefing.words, chosen.benefit.appeal, appeals),
            "priority": priority_line(chosen, briefing, priorities, is_first=not views),
            "measure": measure_line(chosen, briefing, measures),
        }
        priorities += [chosen.priority.text] if chosen.priority else []
        views.append({**_benefit_values(chosen, icons[-1], briefing, author), **said})
    return views


def with_figure_sizes(values: ViewData) -> ViewData:
    """Return the view with a `figure_size` for each benefit: large, but small where the pilot or the return shows that figure large.

    The figure of the first benefit is large in any case: it is what its slide is about.
    """
    shown = {figure["value"] for part in (values.get("proof"), values.get("returns")) for figure in _figures_of(part)}
    benefits = [one for one in _list_of(values["benefits"]) if isinstance(one, dict)]
    sized = [{**one, "figure_size": "small" if number and one["figure"] in shown else "large"} for number, one in enumerate(benefits)]
    return {**values, "benefits": sized}


def _figures_of(part: object) -> list[ViewData]:
    figures = part.get("figures") if isinstance(part, dict) else None
    return [figure for figure in _list_of(figures) if isinstance(figure, dict) and "value" in figure]


def _list_of(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _spoken_beside_benefit(words: Catalogue, figure: Figure, sentence: str) -> str:
    """What is said of a figure beside a benefit; nobody has heard of the pilot yet. Only English begins the sentence small behind that."""
    if not figure.id.startswith("pilot:"):
        return sentence
    return words("benefits.in-the-pilot", sentence=f"{sentence[:1].lower()}{sentence[1:]}" if words.is_english else sentence)


def _benefit_values(chosen: ChosenBenefit, icon: str, briefing: Briefing, author: AuthorTexts) -> ViewData:
    text = formats.sentence(author.text(chosen.words.text, chosen.words.path))
    figure = _benefit_figure(chosen, briefing)
    proof = figure_wording(briefing.words, figure, briefing.content.currency, briefing.names) if figure else None
    sign = "+" if figure and figure.id == "pilot:score_gain_points" else ""
    return {
        "id": chosen.benefit.id,
        "name": chosen.name,
        "brief": formats.sentence(benefit_headline(text)) or (text if len(text.split()) <= BRIEF_WORDS else ""),
        "headline": benefit_headline(text) or chosen.name,
        "words": text,
        "icon": icon,
        "mark": briefing.words(f"benefits.mark-{chosen.benefit.appeal}"),
        "figure": f"{sign}{proof.value}" if proof else "",
        "caption": proof.caption if proof else "",
        "spoken": _spoken_beside_benefit(briefing.words, figure, proof.spoken) if figure and proof else "",
        "at": markup_path(chosen.words.path),
    }


def _benefit_figure(chosen: ChosenBenefit, briefing: Briefing) -> Figure | None:
    """The figure beside a benefit; one that speaks against it is none."""
    figure = briefing.figures.find_beside(chosen.words.text, chosen.benefit.evidence, briefing.department.id)
    return figure if figure and figure.is_evidence else None


def _gain_values(briefing: Briefing, benefits: list[ViewData]) -> ViewData:
    """The title over all benefits: what the first of them asserts that asserts something, else how many there are."""
    for benefit in benefits:
        if benefit["headline"] != benefit["name"]:
            return {"title": benefit["headline"], "at": benefit["at"]}
    return {"title": briefing.words("benefits.title", count=len(benefits), department=briefing.names.in_title), "at": ""}


def _free_icon(chosen: ChosenBenefit, taken: list[str]) -> str:
    candidates = [TAG_ICONS[tag] for tag in chosen.benefit.tags if tag in TAG_ICONS]
    return next((icon for icon in (*candidates, *SPARE_ICONS) if icon not in taken), SPARE_ICONS[0])


def _figures_note(briefing: Briefing) -> str:
    shown = [_benefit_figure(chosen, briefing) for chosen in briefing.benefits]
    return _method_of(briefing.words, [figure for figure in shown if figure], briefing.content.cost_model)


def _method_of(words: Catalogue, figures: list[Figure], model: CostModel | None) -> str:
    """Where figures come from: pilot dates, and the forecast where it was used."""
    pilot = next((figure for figure in figures if figure.id.startswith("pilot:") and figure.starts and figure.ends), None)
    lines = [words("benefits.from-pilot", period=words.span(pilot.starts, pilot.ends))] if pilot and pilot.starts and pilot.ends else []
    if model and any(figure.id.startswith("roi:") for figure in figures):
        period = period_of(words, model.horizon_months)
        lines.append(words("benefits.from-forecast", period=period, courses=counted_courses(words, model)))
    return " ".join(lines)


def _matrix_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """The chosen courses that serve the department's objectives, as rows; a gap is said and not hidden."""
    words = briefing.words
    served = [objective for objective in briefing.objectives if not objective.is_gap][:MATRIX_OBJECTIVES]
    rows = _matrix_rows(briefing, served, author)
    gaps = [objective.objective.name for objective in briefing.gaps]
    gap_names = words.listed([words.quoted(name) for name in gaps])
    goals = [_goal_values(objective, briefing) for objective in served]
    others = [objective.objective.name for objective in served[1:]]
    return {
        "title": _matrix_title(briefing, served, rows, len(gaps)),
        "gaps": gaps,
        "objectives": goals,
        "has_goals": any(goal["goal"] for goal in goals),
        "others": words("objectives.others", objectives=words.listed([words.quoted(name) for name in others])) if others else "",
        "objective_names": words.listed([words.quoted(objective.objective.name) for objective in served]),
        "rows": rows,
        "said": objective_lines(served, briefing, author),
        "gap_names": gap_names,
        "gap_line": words("objectives.gaps", objectives=gap_names) if gaps else "",
    }


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
        "today": words("objectives.today", measure=kpi.name, now=now) if kpi else "",
        "moves": words("objectives.moves", now=now, goal=goal) if kpi else "",
    }


def _moved_kpi(served: ServedObjective, briefing: Briefing) -> Kpi | None:
    """The department's first measure in an objective of which it is known where it is and where it is to be."""
    wanted = served.objective.measure.kpi if served.objective.measure else ()
    return next((kpi for kpi in briefing.department.kpis if kpi.id in wanted and len(baseline_and_goal(briefing.words, kpi)) > 1), None)


def _matrix_title(briefing: Briefing, served: Sequence[ServedObjective], rows: Sequence[ViewData], gaps: int) -> str:
    """What moves for the objective that matters most: its measure, else the objective itself, by its number where its name is too long."""
    words = briefing.words
    if not rows:
        return words("objectives.title-no-course", objectives=gaps)
    number, count, course = _helped_most(served, rows)
    goal = _goal_values(served[number], briefing)
    value = {"count": count, "course": words.title_in_text(course), "objective": words.quoted(served[number].objective.name)}
    titles = [words("objectives.title-measure", measure=words.quoted(str(goal["measure"])), now=goal["now"], goal=goal["goal"], **value)]
    titles = [*(titles if goal["goal"] else []), words("objectives.title-objective", **value)]
    plain = words("objectives.title-served", courses=len(rows), served=len(served), objectives=len(served) + gaps)
    return formats.beginning_large(next((title for title in titles if is_short(title) and ":" not in title), plain))


def _helped_most(served: Sequence[ServedObjective], rows: Sequence[ViewData]) -> tuple[int, int, str]:
    """The first objective that a course on the slide serves: its number, how many do, and the first of them."""
    for number, objective in enumerate(served):
        ids = {contribution.course.id for contribution in objective.contributions}
        titles = [str(row["title"]) for row in rows if row["id"] in ids]
        if titles:
            return number, len(titles), titles[0]
    return 0, len(rows), str(rows[0]["title"])


def _matrix_rows(briefing: Briefing, served: list[ServedObjective], author: AuthorTexts) -> list[ViewData]:
    words = briefing.words
    rows: list[ViewData] = []
    for chosen in briefing.courses:
        course = chosen.course
        helps = [next((c for c in objective.contributions if c.course.id == course.id), None) for objective in served]
        contributions = [contribution for contribution in helps if contribution]
        if not contributions:
            continue
        best = next((contribution for contribution in contributions if contribution.is_direct), contributions[0])
        strengths = [served.contribution.strength if served else "none" for served in helps]
        asked = words("objectives.note-asked-for") if chosen.is_asked_for else ""
        rows.append(
            {
                "id": course.id,
                "title": course.title,
                "how_taken": mode_and_time(words, course, briefing.content.organisation.names.elearning),
                "note": " · ".join(part for part in (_mode_or_duration(words, course), asked) if part),
                "marks": [{"mark": strength, "word": words(f"objectives.strength-{strength}")} for strength in strengths],
                "how": formats.sentence(author.sentence(best.contribution.how, (*best.path, "how"))),
                "how_at": markup_path((*best.path, "how")),
                "at": markup_path(chosen.ranked.path),
            }
        )
    return rows[:MATRIX_COURSES]


def _mode_or_duration(words: Catalogue, course: Course) -> str:
    if course.delivery_mode == "classroom":
        return words("objectives.note-classroom")
    if course.delivery_mode == "virtual_classroom":
        return words("objectives.note-live-online")
    return words.duration(course.duration_minutes)

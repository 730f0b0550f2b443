"""The department's own part as a template sees it: what it asked for, its benefits, its objectives and the courses that serve them."""

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.captions import figure_wording
from briefing_builder.slides.view.headlines import benefit_headline
from briefing_builder.slides.view.return_detail import counted_courses, period_of
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.team import (
    ANSWER_LEADS,
    answer_lead,
    benefit_lead,
    measure_line,
    objective_lines,
    priority_line,
    questions_line,
    wish_label,
    wishes_line,
)
from briefing_builder.tailoring.view import Briefing, ChosenBenefit, CostModel, Figure, Needs, ServedObjective, YouSaid
from briefing_builder.words import Catalogue

MARKS = {"easier": "Easier", "credit": "Credit", "both": "Easier + credit"}
TAG_ICONS = {
    "time-back": "clock", "availability": "availability", "quality": "quality", "customer": "calls", "speed-to-competence": "launch",
    "compliance": "compliance", "safety": "safety", "growth": "growth", "cost": "cost", "retention": "retention", "people": "people",
}  # fmt: skip
SPARE_ICONS = ("learning", "check", "see", "chart", "standard")
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
    needs = briefing.content.needs_analysis
    if needs is None:
        return {}
    pairs = answers_of(needs, briefing, author)
    asked_here = was_asked(needs, briefing)
    for number, pair in enumerate(pairs):
        pair["lead"] = answer_lead(number, asked_here=asked_here)
        pair["answer_lead"] = ANSWER_LEADS[min(number, len(ANSWER_LEADS) - 1)]
    wished = [formats.title_in_text(need.course.title) for need in briefing.needs if need.course]
    missing = [f"“{wish_label(need.course_id, briefing.content.courses)}”" for need in briefing.needs if need.course is None]
    count = len(pairs) + (1 if wished else 0)
    asked = formats.long_day(needs.asked_on)
    people = f"{' '.join(who_answered(needs, briefing))} answered"
    courses = formats.count_with_noun(len(wished), "course", "courses")
    method = formats.without_stop(author.sentence(needs.method, ("needs_analysis", "method")))
    things = formats.count_with_noun(count, "thing", "things")
    return {
        "asked_here": asked_here,
        "title": f"{'You' if asked_here else 'Managers of other departments'} told us {things}, and this is what we did",
        "pairs": pairs,
        "wished": wished,
        "wished_said": f"{briefing.department.names.starting} asked for {courses}.",
        "wished_did": f"{formats.listed(wished)} {'is' if len(wished) == 1 else 'are'} on your list." if wished else "",
        "wishes_line": wishes_line(wished, has_answers=bool(pairs)),
        "questions_line": questions_line(needs, author, asked_here=asked_here),
        "not_yet": formats.listed(missing),
        "not_yet_words": formats.beginning_large(formats.count_with_noun(len(missing), "thing", "things")),
        "missing": len(missing),
        "people_line": f"{formats.beginning_large(people)} in {asked[asked.index(formats.NO_BREAK) + 1 :]}.",
        "method_line": f"Asked on {asked}: {method}. {formats.beginning_large(people)}.",
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


def who_answered(needs: Needs, briefing: Briefing) -> tuple[str, str]:
    """Return how many managers answered, and of whom: `9`, `of 12 managers`; so few that they may not be counted are no number."""
    least = briefing.content.min_group_size
    if 0 < needs.respondents < least:
        return f"fewer than {least}", "managers"
    invited = needs.invited or 0
    managers = "manager" if (invited or needs.respondents) == 1 else "managers"
    return formats.digits(needs.respondents), f"of {formats.digits(invited)} {managers}" if invited else managers


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
            "lead": benefit_lead(chosen.benefit.appeal, appeals),
            "priority": priority_line(chosen, briefing, priorities, is_first=not views),
            "measure": measure_line(chosen, briefing, measures),
        }
        priorities += [chosen.priority.text] if chosen.priority else []
        views.append({**_benefit_values(chosen, icons[-1], briefing, author), **said})
    return views


def _spoken_beside_benefit(figure: Figure, words: str) -> str:
    """What is said of a figure beside a benefit; nobody has heard of the pilot yet."""
    return f"In the pilot, {words[:1].lower()}{words[1:]}" if figure.id.startswith("pilot:") else words


def _benefit_values(chosen: ChosenBenefit, icon: str, briefing: Briefing, author: AuthorTexts) -> ViewData:
    words = formats.sentence(author.text(chosen.words.text, chosen.words.path))
    figure = _benefit_figure(chosen, briefing)
    proof = figure_wording(figure, briefing.content.currency, briefing.department.names) if figure else None
    sign = "+" if figure and figure.id == "pilot:score_gain_points" else ""
    return {
        "id": chosen.benefit.id,
        "name": chosen.name,
        "headline": benefit_headline(words) or chosen.name,
        "words": words,
        "icon": icon,
        "mark": MARKS[chosen.benefit.appeal],
        "figure": f"{sign}{proof.value}" if proof else "",
        "caption": proof.caption if proof else "",
        "spoken": _spoken_beside_benefit(figure, proof.spoken) if figure and proof else "",
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
    count, name = formats.count_with_noun(len(benefits), "thing", "things"), briefing.department.names.in_title
    return {"title": f"This does {count} for {name}", "at": ""}


def _free_icon(chosen: ChosenBenefit, taken: list[str]) -> str:
    candidates = [TAG_ICONS[tag] for tag in chosen.benefit.tags if tag in TAG_ICONS]
    return next((icon for icon in (*candidates, *SPARE_ICONS) if icon not in taken), SPARE_ICONS[0])


def _figures_note(briefing: Briefing) -> str:
    shown = [_benefit_figure(chosen, briefing) for chosen in briefing.benefits]
    return method_of(briefing.words, [figure for figure in shown if figure], briefing.content.cost_model)


def method_of(words: Catalogue, figures: list[Figure], model: CostModel | None) -> str:
    """Return the line that says where figures come from: pilot dates, and the forecast where it was used."""
    pilot = next((figure for figure in figures if figure.id.startswith("pilot:") and figure.starts and figure.ends), None)
    lines = [f"Pilot, {formats.span(pilot.starts, pilot.ends)}." if pilot and pilot.starts and pilot.ends else ""]
    if model and any(figure.id.startswith("roi:") for figure in figures):
        period = period_of(words, model.horizon_months)
        lines.append(f"Hours and money: forecast for the {period}, against {counted_courses(words, model)}.")
    return " ".join(line for line in lines if line)


def _matrix_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """The chosen courses that serve the department's objectives, as rows; a gap is said and not hidden."""
    served = [objective for objective in briefing.objectives if not objective.is_gap][:MATRIX_OBJECTIVES]
    rows = _matrix_rows(briefing, served, author)
    gaps = [objective.objective.name for objective in briefing.gaps]
    return {
        "title": _matrix_title(len(rows), len(served), gaps),
        "gaps": gaps,
        "objectives": [{"name": objective.objective.name, "at": markup_path((*objective.path, "name"))} for objective in served],
        "objective_names": formats.listed([f"“{objective.objective.name}”" for objective in served]),
        "rows": rows,
        "said": objective_lines(served, briefing, author),
        "gap_names": formats.listed([f"“{name}”" for name in gaps]),
        "gap_line": f"No course yet for: {formats.listed([f'“{name}”' for name in gaps])}." if gaps else "",
    }


def _matrix_title(courses: int, objectives: int, gaps: list[str]) -> str:
    if not courses:
        return f"No course serves {_your_objectives(len(gaps))} yet, and we say so"
    serve = "serves" if courses == 1 else "serve"
    of_all = f"{formats.in_words(objectives)} of {_your_objectives(objectives + len(gaps))}"
    whole = _your_objectives(objectives)
    return formats.beginning_large(f"{formats.count_with_noun(courses, 'course', 'courses')} {serve} {of_all if gaps else whole}")


def _your_objectives(count: int) -> str:
    return "your objective" if count == 1 else f"your {formats.in_words(count)} objectives"


def _matrix_rows(briefing: Briefing, served: list[ServedObjective], author: AuthorTexts) -> list[ViewData]:
    rows: list[ViewData] = []
    for chosen in briefing.courses:
        course = chosen.course
        helps = [next((c for c in objective.contributions if c.course.id == course.id), None) for objective in served]
        contributions = [contribution for contribution in helps if contribution]
        if not contributions:
            continue
        best = next((contribution for contribution in contributions if contribution.is_direct), contributions[0])
        asked = "you asked for it" if chosen.is_asked_for else ""
        mode = {"classroom": "classroom", "virtual_classroom": "live online"}.get(
            course.delivery_mode, formats.duration(course.duration_minutes)
        )
        rows.append(
            {
                "title": course.title,
                "note": " · ".join(part for part in (mode, asked) if part),
                "marks": [dict.fromkeys(("mark", "word"), served.contribution.strength if served else "none") for served in helps],
                "how": formats.sentence(author.sentence(best.contribution.how, (*best.path, "how"))),
                "how_at": markup_path((*best.path, "how")),
                "at": markup_path(chosen.ranked.path),
            }
        )
    return rows[:MATRIX_COURSES]

"""The department's own part as a template sees it: what it asked for, its benefits, its objectives and the courses that serve them."""

from collections.abc import Container, Mapping

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.captions import FigureWording, figure_wording
from briefing_builder.slides.view.headlines import benefit_headline, without_headline
from briefing_builder.slides.view.objectives import matrix_values
from briefing_builder.slides.view.returns.detail import counted_courses, period_of
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.team import (
    benefit_lead,
    measure_line,
    priority_line,
    questions_line,
    wish_label,
    wishes_line,
)
from briefing_builder.tailoring.view import (
    BENEFITS_SHOWN,
    ORGANISATION,
    Briefing,
    ChosenBenefit,
    Figure,
    Needs,
    YouSaid,
)
from briefing_builder.words import Catalogue

TAG_ICONS = {
    "time-back": "clock", "availability": "availability", "quality": "quality", "customer": "calls", "speed-to-competence": "launch",
    "compliance": "compliance", "safety": "safety", "growth": "growth", "cost": "cost", "retention": "retention", "people": "people",
}  # fmt: skip
SPARE_ICONS = ("learning", "check", "see", "chart", "standard")
RESULTS = ("pilot:completion_rate_pct", "pilot:score_gain_points")
"""What the slide of the pilot argues."""
HOURS = "roi:hours_returned"
"""What the slide of today's cost argues."""
BRIEF_WORDS = 20
"""Of a benefit that stands in a row beside the first; a longer one shows its name and is told."""


def team_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return needs, benefits and the matrix of courses and objectives."""
    benefits = _benefits_values(briefing, author)
    return {
        "needs": _needs_values(briefing, author),
        "benefits": benefits,
        "gain": _gain_values(briefing, benefits),
        "matrix": matrix_values(briefing, author),
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
        "rows": rows,
        "title": told if pairs else only_wishes,
        "pairs": pairs,
        "wished": wished,
        "wishes_did": words("needs.wishes-did", count=len(wished), courses=words.listed(wished)) if wished else "",
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
    benefits = _title_first(briefing, author)
    for chosen in benefits:
        icons.append(_free_icon(chosen, icons))
        appeals = [before.benefit.appeal for before in benefits[: len(views)]]
        measures = [str(view["measure"]) for view in views]
        said = {
            "lead": benefit_lead(briefing.words, chosen.benefit.appeal, appeals),
            "priority": priority_line(chosen, briefing, priorities, is_first=not views),
            "measure": measure_line(chosen, briefing, measures),
        }
        priorities += [chosen.priority.text] if chosen.priority else []
        views.append({**_benefit_values(chosen, icons[-1], briefing, author), **said})
    return views


def _title_first(briefing: Briefing, author: AuthorTexts) -> list[ChosenBenefit]:
    """The benefits, before all others the first of those shown that asserts what managers get: it is the title, and its card is large."""
    benefits = list(briefing.benefits)
    title = next((chosen for chosen in benefits[:BENEFITS_SHOWN] if benefit_headline(_benefit_text(chosen, author))), None)
    return sorted(benefits, key=lambda chosen: chosen is not title)


def _benefit_text(chosen: ChosenBenefit, author: AuthorTexts) -> str:
    return formats.sentence(author.text(chosen.words.text, chosen.words.path))


def benefits_view(values: Mapping[str, object], slides: Container[str], briefing: Briefing) -> ViewData:
    """Return `benefits` as a deck with these slides tells them, `shown_benefits`, `more_benefits`, `more_count`, the `figures_note`, and
    which figure is said here and on no later slide (`heard_figure`).

    One figure stands on the slide, that of the first benefit, unless another slide argues it; those of the others are said only where no
    slide of the proof says them. `more_benefits` names the benefits without room.
    """
    told = _told_figures(values, slides)
    all_of_them = [one for one in _list_of(values["benefits"]) if isinstance(one, dict)]
    hero = [one["id"] for one in all_of_them[:1] if one["figure"] and not {one["figure_id"], one["figure"]} & told]
    said = told | _said_figures(values, slides)
    heard = [one["figure_id"] for one in all_of_them[:1] if one["id"] in hero and one["figure_id"] != HOURS]
    benefits = [one if one["figure_id"] in heard or one["figure_id"] not in said else {**one, "spoken": ""} for one in all_of_them]
    figure = next((_benefit_figure(chosen, briefing) for chosen in briefing.benefits if chosen.benefit.id in hero), None)
    more = [str(one["name"]) for one in benefits[BENEFITS_SHOWN:]]
    return {
        "benefits": benefits,
        "shown_benefits": [one if one["id"] in hero else {**one, "figure": "", "caption": ""} for one in benefits[:BENEFITS_SHOWN]],
        "more_benefits": briefing.words.listed(more),
        "more_count": len(more),
        "figures_note": _figures_note(briefing, figure) if figure else "",
        "heard_figure": heard[0] if heard and "benefits" in slides else "",
    }


def _told_figures(values: Mapping[str, object], slides: Container[str]) -> set[object]:
    """What other slides of the deck argue: names of figures, and figures as they are shown."""
    told: set[object] = set()
    proof, today = values.get("proof"), values.get("today")
    if proof and ("pilot" in slides or "proof" in slides):
        told |= {*RESULTS, *(figure["value"] for figure in _figures_of(proof)[:1])}
    if "today_cost" in slides and isinstance(today, dict) and today.get("said_hours"):
        told.add(HOURS)
    if "return" in slides or "proof" in slides:
        told |= {figure["value"] for figure in _figures_of(values.get("returns")) if figure.get("is_ratio")}
    return told


def _said_figures(values: Mapping[str, object], slides: Container[str]) -> set[object]:
    """The names of the figures that the slides of the proof say aloud."""
    said: set[object] = {HOURS} if values.get("returns") and ("return" in slides or "proof" in slides) else set()
    proof = values.get("proof")
    speech = proof.get("said") if isinstance(proof, dict) and ("pilot" in slides or "proof" in slides) else None
    measured = _list_of(speech.get("measured")) if isinstance(speech, dict) else []
    return said | {one["id"] for one in measured if isinstance(one, dict)}


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
    text = _benefit_text(chosen, author)
    figure = _benefit_figure(chosen, briefing)
    proof = _wording(figure, briefing) if figure else None
    return {
        "id": chosen.benefit.id,
        "name": chosen.name,
        "brief": formats.sentence(benefit_headline(text)) or (text if len(text.split()) <= BRIEF_WORDS else ""),
        "headline": benefit_headline(text) or chosen.name,
        "words": text,
        "reason": without_headline(text),
        "icon": icon,
        "figure": proof.value if proof else "",
        "caption": (proof.brief or proof.caption) if proof else "",
        "figure_id": figure.id if figure else "",
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


def _figures_note(briefing: Briefing, figure: Figure) -> str:
    """Where a benefit's figure comes from: whose it is and how many stand behind it, pilot dates, and the forecast where it was used."""
    words, model = briefing.words, briefing.content.cost_model
    everybody, lines = figure.scope == ORGANISATION, []
    if figure.id.startswith("pilot:") and figure.starts and figure.ends:
        wording = _wording(figure, briefing)
        counted = wording.counted if wording.brief else ""
        whose = formats.beginning_large(words("captions.all-departments") if everybody else briefing.names.label)
        period = words.span(figure.starts, figure.ends)
        lines.append(words("benefits.from-own-pilot", department=whose, period=period, counted=counted, count=int(bool(counted))))
    else:
        lines.append(words("benefits.of-department", department=words("captions.all-departments") if everybody else briefing.names.label))
    if model and figure.id.startswith("roi:"):
        period = period_of(words, model.horizon_months)
        lines.append(words("benefits.from-forecast", period=period, courses=counted_courses(words, model)))
    return " ".join(lines)


def _wording(figure: Figure, briefing: Briefing) -> FigureWording:
    return figure_wording(briefing.words, figure, briefing.content.currency, briefing.names)

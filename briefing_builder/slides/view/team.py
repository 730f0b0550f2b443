"""The department's own part as a template sees it: what it asked for, its benefits, its objectives and the courses that serve them."""

from collections.abc import Sequence

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.captions import FigureWording, figure_wording
from briefing_builder.slides.view.headlines import benefit_headline
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
"""What the title of the pilot says."""
BRIEF_WORDS = 20
"""Of a benefit that stands in a row beside the first; a longer one shows its name and is told."""


def team_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return needs, benefits and the matrix of courses and objectives."""
    benefits = _benefits_values(briefing, author)
    return {
        "needs": _needs_values(briefing, author),
        "benefits": benefits,
        "gain": _gain_values(briefing, benefits),
        "figures_note": _figures_note(briefing),
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
    """The benefits, before all others the first that asserts what managers get: its words are the title, so its card is the large one."""
    benefits = list(briefing.benefits)
    title = next((chosen for chosen in benefits if benefit_headline(_benefit_text(chosen, author))), None)
    return sorted(benefits, key=lambda chosen: chosen is not title)


def _benefit_text(chosen: ChosenBenefit, author: AuthorTexts) -> str:
    return formats.sentence(author.text(chosen.words.text, chosen.words.path))


def with_figure_sizes(values: ViewData) -> ViewData:
    """Return the view with a `figure_size` for each benefit: large is that of the first, unless the pilot or the return shows it large."""
    proof, returns = values.get("proof"), values.get("returns")
    shown = {figure["value"] for part in (proof, returns) for figure in _figures_of(part) if part is proof or figure.get("is_ratio")}
    benefits = [one for one in _list_of(values["benefits"]) if isinstance(one, dict)]
    is_large = [not number and not _is_told_elsewhere(one, shown, bool(proof)) for number, one in enumerate(benefits)]
    sized = [{**one, "figure_size": "large" if large else "small"} for one, large in zip(benefits, is_large, strict=True)]
    return {**values, "benefits": sized}


def _is_told_elsewhere(benefit: ViewData, shown: set[object], has_proof: bool) -> bool:
    return benefit["figure"] in shown or (has_proof and bool(benefit["is_result"]))


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
        "icon": icon,
        "mark": briefing.words(f"benefits.mark-{chosen.benefit.appeal}"),
        "figure": proof.value if proof else "",
        "caption": ((proof.brief if _are_of_one_group(_benefit_figures(briefing)) else "") or proof.caption) if proof else "",
        "is_result": figure is not None and figure.id in RESULTS,
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


def _benefit_figures(briefing: Briefing) -> list[Figure]:
    shown = [_benefit_figure(chosen, briefing) for chosen in briefing.benefits]
    return [figure for figure in shown if figure]


def _are_of_one_group(figures: Sequence[Figure]) -> bool:
    return len({figure.scope for figure in figures}) == 1


def _figures_note(briefing: Briefing) -> str:
    """Where the figures come from: whose they are and how many stand behind them, pilot dates, and the forecast where it was used."""
    words, figures, model = briefing.words, _benefit_figures(briefing), briefing.content.cost_model
    pilot = next((figure for figure in figures if figure.id.startswith("pilot:") and figure.starts and figure.ends), None)
    whose = _whose(figures, briefing)
    lines = []
    if pilot and pilot.starts and pilot.ends:
        period, wordings = words.span(pilot.starts, pilot.ends), [_wording(figure, briefing) for figure in figures]
        counted = list(dict.fromkeys(wording.counted for wording in wordings if wording.brief and wording.counted))
        own = {"department": whose, "period": period, "counted": ", ".join(counted), "count": len(counted)}
        lines.append(words("benefits.from-own-pilot", **own) if whose else words("benefits.from-pilot", period=period))
    elif whose:
        lines.append(words("benefits.of-department", department=whose))
    if model and any(figure.id.startswith("roi:") for figure in figures):
        period = period_of(words, model.horizon_months)
        lines.append(words("benefits.from-forecast", period=period, courses=counted_courses(words, model)))
    return " ".join(lines)


def _wording(figure: Figure, briefing: Briefing) -> FigureWording:
    return figure_wording(briefing.words, figure, briefing.content.currency, briefing.names)


def _whose(figures: Sequence[Figure], briefing: Briefing) -> str:
    """Whose figures all of these are; empty where they are of several."""
    if not _are_of_one_group(figures):
        return ""
    everybody = figures[0].scope == ORGANISATION
    return formats.beginning_large(briefing.words("captions.all-departments") if everybody else briefing.names.label)

"""What was measured, level by level, as a template sees it: the objective, the data, when it was collected, what came out."""

from collections.abc import Iterator

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, CostModel
from briefing_builder.words import Catalogue

LEVELS = {"reaction": "pilot:reaction_mean", "learning": "pilot:score_gain_points", "application": "pilot:applied_rate_pct"}
"""Levels that the pilot measures, with their figures; after Kirkpatrick and Phillips."""
MEASURED = 4
"""Levels that are measured; the fifth, the return, is a forecast until then."""


def evaluation_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return `title`, `rows` and `note`; empty without a cost model, or where nothing of the return is shown.

    A row has the mark of what is measured, of a forecast, or of neither.
    """
    model, known = briefing.content.cost_model, briefing.figures.organisation
    if model is None or model.show == "nothing":
        return {}
    rows = [*_measured_levels(briefing, model, author), *_impact_rows(briefing, model, author), _return_row(briefing, model, author)]
    has_impact = any(impact.department == briefing.department.id for impact in model.impact)
    measured = sum(name in known for name in LEVELS.values()) + has_impact
    has_objectives = any(row["objective"] != briefing.words("evaluation.no-objective") for row in rows)
    title = formats.beginning_large(briefing.words("evaluation.title", measured=measured, has_return="roi:bcr" in known))
    return {
        "title": title,
        "rows": rows,
        "note": _sign_off_note(briefing.words, model),
        "has_objectives": has_objectives,
        "all_measured": measured == MEASURED,
    }


def _measured_levels(briefing: Briefing, model: CostModel, author: AuthorTexts) -> Iterator[ViewData]:
    words = briefing.words
    for level, name in LEVELS.items():
        figure = briefing.figures.organisation.get(name)
        data, when, result = words("evaluation.no-data"), words("evaluation.not-yet"), words("evaluation.not-measured")
        if figure is not None:
            data, when = words(f"evaluation.data-{level}"), words(f"evaluation.when-{level}")
            result = words("evaluation.hidden", reason=briefing.figures.why_missing(name))
        if figure is not None and figure.value is not None:
            value = formats.figure_with_unit(words, figure, "")
            result = words(f"evaluation.result-{level}", value=value, n=str(figure.n))
        yield {
            "level": words(f"evaluation.level-{level}"),
            "mark": "direct" if figure is not None and figure.value is not None else "none",
            "objective": _level_objective(words, model, level, author),
            "data": data,
            "when": when,
            "result": result,
        }


def _level_objective(words: Catalogue, model: CostModel, level: str, author: AuthorTexts) -> str:
    text = getattr(model.objectives, level)
    return author.sentence(text, ("cost_model", "objectives", level)) if text else words("evaluation.no-objective")


def _impact_rows(briefing: Briefing, model: CostModel, author: AuthorTexts) -> Iterator[ViewData]:
    """The department's own business results; those of others are theirs, and stand in the total only."""
    words = briefing.words
    own = [(number, impact) for number, impact in enumerate(model.impact) if impact.department == briefing.department.id]
    names = {kpi.id: kpi.name for kpi in briefing.department.kpis}
    level, objective = words("evaluation.impact-level"), _level_objective(words, model, "impact", author)
    if not own:
        nothing = {"data": words("evaluation.no-data"), "when": words("evaluation.not-yet"), "result": words("evaluation.not-measured")}
        not_here = words("evaluation.not-here")
        elsewhere = {"data": not_here, "when": not_here, "result": words("evaluation.measured-elsewhere")}
        yield {"level": level, "mark": "none", "objective": objective, **(elsewhere if model.impact else nothing)}
    for number, impact in own:
        measure = names.get(impact.kpi, impact.kpi)
        yield {
            "level": level,
            "mark": "direct",
            "objective": objective,
            "data": words("evaluation.impact-data", measure=measure, isolation=impact.isolation_method or "none"),
            "when": formats.beginning_large(author.filled(impact.basis, ("cost_model", "impact", number, "basis"))),
            "result": words("evaluation.impact-result", share=impact.isolation_pct),
        }


def _return_row(briefing: Briefing, model: CostModel, author: AuthorTexts) -> ViewData:
    words, bcr = briefing.words, briefing.figures.organisation.get("roi:bcr")
    return {
        "level": words("evaluation.return-level"),
        "mark": "supporting" if bcr else "none",
        "objective": _level_objective(words, model, "roi", author),
        "data": words("evaluation.return-data") if bcr else words("evaluation.no-data"),
        "when": words("evaluation.return-when") if bcr else words("evaluation.not-yet"),
        "result": words("evaluation.return-result", ratio=bcr.displayed) if bcr else words("evaluation.not-measured"),
    }


def _sign_off_note(words: Catalogue, model: CostModel) -> str:
    signed = model.signed_off
    if signed is None:
        return words("evaluation.note-not-signed-off")
    note = f" {formats.sentence(signed.note)}" if signed.note else ""
    return f"{words('evaluation.note-signed-off', who=signed.by, day=words.long_day(signed.on))}{note}"

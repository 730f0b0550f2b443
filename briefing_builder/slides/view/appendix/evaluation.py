"""What was measured, level by level, as a template sees it: the objective, the data, when it was collected, what came out."""

from collections.abc import Iterator

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, CostModel, Figure

LEVELS = (
    ("reaction", "1 Reaction", "pilot:reaction_mean", "Learners rate the course from 1 to 5", "At the end of the course"),
    ("learning", "2 Learning", "pilot:score_gain_points", "A test before and after", "Before and after the course"),
    ("application", "3 Application", "pilot:applied_rate_pct", "Learners say whether they have used it at work", "30 days later"),
)
"""Level, its name, its figure, the data and when they are collected; after Kirkpatrick and Phillips."""
IMPACT, RETURN = "4 Business impact", "5 Return"
ISOLATION = {
    "control_group": "against a control group",
    "trend_line": "against the trend",
    "forecasting": "against a forecast",
    "estimate_of_participants": "by estimate of the participants",
    "estimate_of_managers": "by estimate of the managers",
    "estimate_of_experts": "by estimate of experts",
}
MEASURED = 4
"""Levels that are measured; the fifth, the return, is a forecast until then."""
NO_OBJECTIVE = "None was set"
NO_DATA = "No data"
NOT_YET = "Not yet"
NOT_HERE = "Not here"
HIDDEN = "Hidden: "
OPEN = "Not measured"


def evaluation_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return `title`, `rows` and `note`; empty without a cost model, or where nothing of the return is shown."""
    model = briefing.content.cost_model
    if model is None or model.show == "nothing":
        return {}
    rows = [*_measured_levels(briefing, model, author), *_impact_rows(briefing, model, author), _return_row(briefing, model, author)]
    filled = {row["level"] for row in rows if row["result"] != OPEN and row["data"] != NOT_HERE}
    measured = len(filled - {RETURN})
    title = _evaluation_title(measured, has_return=RETURN in filled)
    return {"title": title, "rows": rows, "note": _sign_off_note(model), "all_measured": measured == MEASURED}


def _evaluation_title(measured: int, *, has_return: bool) -> str:
    """How many levels were measured; the return is never one of them, for it is a forecast."""
    count = {0: "none of the four levels", MEASURED: "all four levels"}.get(measured, f"{formats.in_words(measured)} of four levels")
    title = f"{formats.beginning_large(count)} {'is' if measured < 2 else 'are'} measured"
    return f"{title}; the return is a forecast" if has_return else title


def _measured_levels(briefing: Briefing, model: CostModel, author: AuthorTexts) -> Iterator[ViewData]:
    for key, level, name, data, when in LEVELS:
        figure = briefing.figures.organisation.get(name)
        has_value = figure is not None and figure.value is not None
        measured = figure is not None
        missing = f"{HIDDEN}{briefing.figures.why_missing(name)}" if measured else OPEN
        yield {
            "level": level,
            "objective": _level_objective(model, key, author),
            "data": data if measured else NO_DATA,
            "when": when if measured else NOT_YET,
            "result": _measured_result(figure) if figure and has_value else missing,
        }


def _level_objective(model: CostModel, key: str, author: AuthorTexts) -> str:
    text = getattr(model.objectives, key)
    return author.sentence(text, ("cost_model", "objectives", key)) if text else NO_OBJECTIVE


def _measured_result(figure: Figure) -> str:
    value = formats.quantity(figure.displayed, figure.unit, "")
    unit = f"{formats.NO_BREAK}{figure.unit}" if figure.unit in ("points", "of 5") else ""
    return f"{value}{unit} (n{formats.NO_BREAK}={formats.NO_BREAK}{figure.n})"


def _impact_rows(briefing: Briefing, model: CostModel, author: AuthorTexts) -> Iterator[ViewData]:
    """The department's own business results; those of others are theirs, and stand in the total only."""
    own = [(number, impact) for number, impact in enumerate(model.impact) if impact.department == briefing.department.id]
    kpis = {kpi.id: kpi for kpi in briefing.department.kpis}
    objective = _level_objective(model, "impact", author)
    if not own:
        data, when = (NOT_HERE, NOT_HERE) if model.impact else (NO_DATA, NOT_YET)
        elsewhere = "Measured in other departments" if model.impact else OPEN
        yield {"level": IMPACT, "objective": objective, "data": data, "when": when, "result": elsewhere}
    for number, impact in own:
        kpi = kpis.get(impact.kpi)
        isolated = f", {ISOLATION[impact.isolation_method]}" if impact.isolation_method else ""
        yield {
            "level": IMPACT,
            "objective": objective,
            "data": f"{kpi.name if kpi else impact.kpi}{isolated}",
            "when": formats.beginning_large(author.filled(impact.basis, ("cost_model", "impact", number, "basis"))),
            "result": f"{formats.digits(impact.isolation_pct)}{formats.NO_BREAK}% of the change is due to the courses",
        }


def _return_row(briefing: Briefing, model: CostModel, author: AuthorTexts) -> ViewData:
    bcr = briefing.figures.organisation.get("roi:bcr")
    return {
        "level": RETURN,
        "objective": _level_objective(model, "roi", author),
        "data": "Benefits ÷ costs, after Phillips" if bcr else NO_DATA,
        "when": "Forecast; counted again after the horizon" if bcr else NOT_YET,
        "result": f"{formats.digits(bcr.displayed)} expected" if bcr else OPEN,
    }


def _sign_off_note(model: CostModel) -> str:
    signed = model.signed_off
    if signed is None:
        return "Finance has not signed off the cost model yet."
    note = f" {formats.sentence(signed.note)}" if signed.note else ""
    return f"The cost model was read and signed off by {signed.by} on {formats.long_day(signed.on)}.{note}"

"""What was measured, level by level, as a template sees it: the objective, the data, when it was collected, what came out."""

from collections.abc import Iterator

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import Author
from briefing_builder.slides.view.session import Plain
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


def evaluation_view(briefing: Briefing, author: Author) -> Plain:
    """Return `title`, `rows` and `note`; empty without a cost model, or where nothing of the return is shown."""
    model = briefing.content.cost_model
    if model is None or model.show == "nothing":
        return {}
    rows = [*_measured(briefing, model, author), *_impact(briefing, model, author), _return(briefing, model, author)]
    done = {row["level"] for row in rows if row["result"] != OPEN and row["data"] != NOT_HERE}
    measured = len(done - {RETURN})
    return {"title": _title(measured, has_return=RETURN in done), "rows": rows, "note": _note(model), "all_measured": measured == MEASURED}


def _title(measured: int, *, has_return: bool) -> str:
    """How many levels were measured; the return is never one of them, for it is a forecast."""
    count = {0: "none of the four levels", MEASURED: "all four levels"}.get(measured, f"{formats.in_words(measured)} of four levels")
    title = f"{formats.beginning_large(count)} {'is' if measured < 2 else 'are'} measured"
    return f"{title}; the return is a forecast" if has_return else title


def _measured(briefing: Briefing, model: CostModel, author: Author) -> Iterator[Plain]:
    for key, level, name, data, when in LEVELS:
        figure = briefing.figures.organisation.get(name)
        found = figure is not None and figure.value is not None
        measured = figure is not None
        yield {
            "level": level,
            "objective": _objective(model, key, author),
            "data": data if measured else NO_DATA,
            "when": when if measured else NOT_YET,
            "result": _result(figure) if figure and found else f"{HIDDEN}{briefing.figures.why_missing(name)}" if measured else OPEN,
        }


def _objective(model: CostModel, key: str, author: Author) -> str:
    text = getattr(model.objectives, key)
    return author.sentence(text, ("cost_model", "objectives", key)) if text else NO_OBJECTIVE


def _result(figure: Figure) -> str:
    value = formats.quantity(figure.displayed, figure.unit, "")
    unit = f"{formats.NO_BREAK}{figure.unit}" if figure.unit in ("points", "of 5") else ""
    return f"{value}{unit} (n{formats.NO_BREAK}={formats.NO_BREAK}{figure.n})"


def _impact(briefing: Briefing, model: CostModel, author: Author) -> Iterator[Plain]:
    """The department's own business results; those of others are theirs, and stand in the total only."""
    own = [(number, one) for number, one in enumerate(model.impact) if one.department == briefing.department.id]
    kpis = {kpi.id: kpi for kpi in briefing.department.kpis}
    objective = _objective(model, "impact", author)
    if not own:
        data, when = (NOT_HERE, NOT_HERE) if model.impact else (NO_DATA, NOT_YET)
        elsewhere = "Measured in other departments" if model.impact else OPEN
        yield {"level": IMPACT, "objective": objective, "data": data, "when": when, "result": elsewhere}
    for number, one in own:
        kpi = kpis.get(one.kpi)
        isolated = f", {ISOLATION[one.isolation_method]}" if one.isolation_method else ""
        yield {
            "level": IMPACT,
            "objective": objective,
            "data": f"{kpi.name if kpi else one.kpi}{isolated}",
            "when": formats.beginning_large(author.filled(one.basis, ("cost_model", "impact", number, "basis"))),
            "result": f"{formats.number(one.isolation_pct)}{formats.NO_BREAK}% of the change is due to the courses",
        }


def _return(briefing: Briefing, model: CostModel, author: Author) -> Plain:
    bcr = briefing.figures.organisation.get("roi:bcr")
    return {
        "level": RETURN,
        "objective": _objective(model, "roi", author),
        "data": "Benefits ÷ costs, after Phillips" if bcr else NO_DATA,
        "when": "Forecast; counted again after the horizon" if bcr else NOT_YET,
        "result": f"{formats.number(bcr.displayed)} expected" if bcr else OPEN,
    }


def _note(model: CostModel) -> str:
    signed = model.signed_off
    if signed is None:
        return "Finance has not signed off the cost model yet."
    note = f" {formats.sentence(signed.note)}" if signed.note else ""
    return f"The cost model was read and signed off by {signed.by} on {formats.day(signed.on)}.{note}"

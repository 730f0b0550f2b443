"""Two forms to print or to fill in as a template sees them: the report of the quarter, and the sheet of barriers."""

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.targets import report_recipient
from briefing_builder.tailoring.view import Briefing, Figure

TO_FILL_IN = "to fill in"
"""Said in a word, so that a cell that is left open is one for people who listen, too."""
UNKNOWN = "not counted yet"
LINES_A_PAGE = 6
BARRIERS = 3
OPEN_LINES = 5
"""Lines of the sheet with those that are filled."""
TALKS = "talk"
BARRIER_OF = {
    "time": "No time in the working day",
    "quality": "Doubt that people really learn this way",
    "access": "No device or quiet place to learn",
    "history": "Earlier attempts that came to nothing",
    "money": "Doubt that it is worth its cost",
    "change": "Too many changes at once",
}
"""What stands behind an objection of that category, said without blame; `other` has no word of its own."""


def report_view(briefing: Briefing) -> ViewData:
    """Return the department's report: measures with baseline, target and room for the actual figure; empty without targets."""
    usage = briefing.content.usage_targets
    if usage is None or not briefing.targets:
        return {}
    recipient = report_recipient(usage, briefing)
    rows: list[ViewData] = [
        {
            "name": chosen.target.name,
            "baseline": _amount_or_unknown(chosen.target.baseline),
            "whose": "whole organisation" if chosen.baseline_scope == "organisation" else "",
            "target": _amount_or_unknown(chosen.target.target),
            "at": markup_path(chosen.path),
        }
        for chosen in briefing.targets
    ]
    return {
        "title": f"{briefing.names.possessive_title} report goes to {recipient} by {formats.short_day(usage.report.due)}",
        "period": usage.period.name,
        "pages": paged(rows, LINES_A_PAGE),
        "asks_talks": not any(TALKS in f"{chosen.metric.id} {chosen.target.name}".lower() for chosen in briefing.targets),
        "open": TO_FILL_IN,
        "unknown": UNKNOWN,
        "note": f"{usage.period.name}, {formats.span(usage.period.starts, usage.period.ends)}. "
        f"{formats.beginning_large(formats.sentence(usage.report.form))} Due {formats.long_day(usage.report.due)}, to {recipient}.",
    }


def _amount_or_unknown(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return UNKNOWN
    return formats.with_unit(figure.displayed, figure.unit)


def barriers_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return the barrier question and the lines of the sheet: what is likely here by the objections, then open ones."""
    likely: dict[str, str] = {}
    for ranked in briefing.answered_objections:
        if ranked.item.category in BARRIER_OF:
            likely.setdefault(ranked.item.category, markup_path((*ranked.path, "category")))
    rows = [{"text": BARRIER_OF[category], "at": path} for category, path in list(likely.items())[:BARRIERS]]
    return {
        "question": author.sentence(briefing.content.qa.closing_question, ("qa", "closing_question")),
        "rows": rows,
        "blank": [""] * (OPEN_LINES - len(rows)),
        "open": TO_FILL_IN,
    }

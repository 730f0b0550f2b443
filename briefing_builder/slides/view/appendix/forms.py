"""Two forms to print or to fill in as a template sees them: the report of the quarter, and the sheet of barriers."""

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.appendix.paging import paged
from briefing_builder.slides.view.session import ViewData
from briefing_builder.slides.view.spoken.targets import report_recipient
from briefing_builder.tailoring.view import Briefing, ChosenTarget, Figure
from briefing_builder.words import Catalogue

LINES_A_PAGE = 6
BARRIERS = 3
OPEN_LINES = 4
"""Lines of the sheet with those that are filled."""
OTHER = "other"
"""The category of objections that have no barrier of their own."""


def report_view(briefing: Briefing) -> ViewData:
    """Return the department's report: measures with baseline, target and room for the actual figure; empty without targets."""
    usage = briefing.content.usage_targets
    if usage is None or not briefing.targets:
        return {}
    words, recipient, due = briefing.words, report_recipient(usage, briefing), usage.report.due
    possessive = briefing.names.possessive_title
    rows: list[ViewData] = [
        {
            "name": chosen.target.name,
            "baseline": _amount_or_unknown(words, chosen.target.baseline),
            "target": _amount_or_unknown(words, chosen.target.target),
            "at": markup_path(chosen.path),
        }
        for chosen in briefing.targets
    ]
    return {
        "title": words("report-back-form.title", possessive=possessive, recipient=recipient, day=words.short_day(due)),
        "period": usage.period.name,
        "pages": paged(briefing.words, rows, LINES_A_PAGE),
        "asks_talks": not any(_tells_of_talks(words, chosen) for chosen in briefing.targets),
        "unknown": words("forms.not-counted-yet"),
        "note": words(
            "report-back-form.note",
            period=usage.period.name,
            span=words.span(usage.period.starts, usage.period.ends),
            form=formats.beginning_large(formats.sentence(usage.report.form)),
            due=words.long_day(due),
            recipient=recipient,
        ),
    }


def _tells_of_talks(words: Catalogue, chosen: ChosenTarget) -> bool:
    measure = f"{chosen.metric.id} {chosen.target.name}".lower()
    return any(talk in measure for talk in words.listing("report-back-form.talks"))


def _amount_or_unknown(words: Catalogue, figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return words("forms.not-counted-yet")
    return words.with_unit(figure.displayed, figure.unit)


def barriers_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return the barrier question and the lines of the sheet: what is likely here by the objections, then open ones."""
    words = briefing.words
    likely: dict[str, str] = {}
    for ranked in briefing.answered_objections:
        if ranked.item.category != OTHER:
            likely.setdefault(ranked.item.category, markup_path((*ranked.path, "category")))
    rows = [{"text": words(f"barriers.{category}"), "at": path} for category, path in list(likely.items())[:BARRIERS]]
    return {
        "question": author.sentence(briefing.content.qa.closing_question, ("qa", "closing_question")),
        "rows": rows,
        "blank": [""] * (OPEN_LINES - len(rows)),
    }

"""The whole view of a briefing, plain data only: what every slide template may see."""

from collections.abc import Mapping

from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.outlines.model import Outline
from briefing_builder.slides.view.appendix.evaluation import evaluation_view
from briefing_builder.slides.view.appendix.pages import appendix_view
from briefing_builder.slides.view.course import course_view
from briefing_builder.slides.view.people import faces_view
from briefing_builder.slides.view.place import place_view
from briefing_builder.slides.view.proof import proof_view
from briefing_builder.slides.view.returns.sources import sources_view
from briefing_builder.slides.view.session import ViewData, ask_view, session_view, slot_view
from briefing_builder.slides.view.spoken.opening import speech_view
from briefing_builder.slides.view.spoken.showcase import showcase_speech_view, speakers_view
from briefing_builder.slides.view.statement import statement_view
from briefing_builder.slides.view.team import benefits_view, team_view
from briefing_builder.slides.view.variants import variants_view
from briefing_builder.tailoring.view import Briefing
from briefing_builder.templating import View, plain_view


def briefing_view(briefing: Briefing, author: AuthorTexts, *, audience: bool, supplier: bool = False) -> ViewData:
    """Return everything but the slot's minutes, which depend on the slides that are left. The audience's copy has no objections.

    A supplier's copy shows the portraits that are permitted to suppliers.
    """
    values: ViewData = {
        **session_view(briefing, author),
        **faces_view(briefing, supplier=supplier),
        **team_view(briefing, author),
        **statement_view(briefing, author),
        **proof_view(briefing, author),
        **course_view(briefing, author),
        **speech_view(briefing, author),
        **place_view(briefing, author),
        **showcase_speech_view(briefing, author),
        "evaluation": evaluation_view(briefing, author),
        "sources": sources_view(briefing, author),
    }
    values["ask"] = ask_view(briefing, values)
    values |= appendix_view(briefing, author, values)
    values |= variants_view(briefing, author, values)
    return {**values, "objections": [], "own_objections": [], "more_objections": []} if audience else values


def with_slot_view(values: Mapping[str, object], outline: Outline, briefing: Briefing) -> View:
    """Return the view with the minutes of an outline that was fitted to it, who speaks on its slides, and what no other of them shows."""
    benefits = benefits_view(values, {entry.id for entry in outline.slides}, briefing)
    return plain_view(
        {**values, **benefits, "slot": slot_view(briefing.words, outline.slides), **speakers_view(outline.everything, briefing)}
    )

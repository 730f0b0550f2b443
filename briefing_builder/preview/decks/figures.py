"""The figures of one deck for the preview: a programme and a choice go in; what slides say in figures, and what is behind, comes out."""

from dataclasses import dataclass
from datetime import date

from briefing_builder import pipeline
from briefing_builder.preview.decks.building import DeckChoice
from briefing_builder.provenance.marking import Key, marked_session
from briefing_builder.provenance.model import FigureRecord, FileBehind
from briefing_builder.provenance.tracing import trace_figures
from briefing_builder.provenance.uses import Found, found_on_slides


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckFigures:
    """Where the slides of a deck say which figure, and the record of each: aggregates, never a row and nothing that is hidden."""

    found: dict[str, tuple[Found, ...]]
    """What each slide shows, by its id."""
    records: dict[Key, FigureRecord]
    files: dict[str, FileBehind]
    """The files behind them, by name."""


def deck_figures(session: pipeline.Session, choice: DeckChoice, as_of: date) -> DeckFigures:
    """Return the figures that the slides of a choice say, with ages on that day. Raises BriefingError when it cannot be rendered."""
    marked = marked_session(session)
    found = {each.slide.id: each.shown for each in found_on_slides(marked, choice.department, choice.options) if each.shown}
    said = {key for texts in found.values() for text in texts for key, _, _ in text.figures}
    provenance = trace_figures(session, as_of=as_of, departments=(choice.department,), variant=choice.variant)
    records = {(record.id, record.scope): record for record in provenance.figures if not record.hidden_because}
    shown = {key: record for key, record in records.items() if key in said}
    return DeckFigures(found=found, records=shown, files={file.name: file for file in provenance.files})

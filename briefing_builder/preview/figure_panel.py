"""What the preview's panel tells of figures: the figures of a deck and its pictures go in, plain data for the page comes out."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from briefing_builder.preview.decks.figures import DeckFigures
from briefing_builder.preview.figure_marks import slide_marks
from briefing_builder.provenance.model import FigureRecord, FileBehind, Use
from briefing_builder.provenance.serialised import exact_digits
from briefing_builder.words import Catalogue

MOST_DIGITS = 14


def panel_data(figures: DeckFigures, pictures: Mapping[str, str], words: Catalogue) -> dict[str, Any]:
    """Return `figures` (a name, the value, and lines of label and text), and for each slide which of its words and pictures show which."""
    numbers = {key: number for number, key in enumerate(figures.records)}
    slides = {}
    for id, found in figures.found.items():
        marks = slide_marks(pictures.get(id, ""), found)
        shown = dict.fromkeys(key for text in found for key, _, _ in text.figures if key in numbers)
        slides[id] = {
            "words": [[first, last, numbers[key]] for first, last, key in marks.words if key in numbers],
            "drawings": [[number, [numbers[key] for key in keys if key in numbers]] for number, keys in marks.drawings],
            "all": [numbers[key] for key in shown],
        }
    return {"figures": [_figure_panel(record, figures.files, words) for record in figures.records.values()], "slides": slides}


def _figure_panel(record: FigureRecord, files: Mapping[str, FileBehind], words: Catalogue) -> dict[str, Any]:
    whose = record.scope_name or words("figure-panel.everybody")
    name = words("figure-panel.name", name=record.name, whose=whose)
    lines = [(words(f"figure-panel.label-{label}"), text) for label, text in _panel_lines(record, files, words) if text]
    return {"name": name, "value": record.displayed, "lines": [{"label": label, "text": text} for label, text in lines]}


def _panel_lines(record: FigureRecord, files: Mapping[str, FileBehind], words: Catalogue) -> list[tuple[str, str]]:
    period = words.span(record.starts, record.ends) if record.starts and record.ends and record.starts != record.ends else ""
    age = words("figure-panel.days", count=record.age_days) if record.age_days is not None and record.age_days >= 0 else ""
    held = words.long_day(record.holds_until) if record.holds_until else ""
    return [
        ("unrounded", _panel_digits(record, words)),
        ("formula", record.formula),
        ("n", _counted_text(record, words)),
        ("period", period or (words.long_day(record.ends) if record.ends else "")),
        ("source", record.source),
        ("files", ", ".join(_file_panel(files[name], words) for name in record.files if name in files)),
        ("age", age),
        ("too-old" if record.is_stale else "holds-until", held),
        ("used", ", ".join(dict.fromkeys(_use_panel(use, words) for use in record.uses))),
    ]


def _panel_digits(record: FigureRecord, words: Catalogue) -> str:
    """The unrounded value, where it is another one than is displayed."""
    if not isinstance(record.value, Decimal):
        return ""
    exact = words.plain_digits(Decimal(exact_digits(record.value)))
    return "" if words.digits(Decimal(exact_digits(record.value))) in record.displayed else exact[:MOST_DIGITS]


def _file_panel(file: FileBehind, words: Catalogue) -> str:
    count = file.rows_used if file.rows_used is not None else file.rows_read
    return file.name if count is None else words("figure-panel.file", name=file.name, rows=count, left_out=file.rows_left_out)


def _counted_text(record: FigureRecord, words: Catalogue) -> str:
    if record.n is None:
        return ""
    rows = record.rows_of_scope
    return words.digits(record.n) if rows is None else words("figure-panel.of-rows", n=record.n, rows=rows)


def _use_panel(use: Use, words: Catalogue) -> str:
    kind = {"slide": "slide", "appendix": "slide", "script": "script", "hand-out": "hand-out"}[use.kind]
    return words("figure-panel.use", kind=kind, number=use.number, title=use.title)

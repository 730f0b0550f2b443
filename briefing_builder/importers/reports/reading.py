"""A column that is read as a field: how its values can be read goes in; a plain text for each row comes out, or a question."""

from collections.abc import Sequence
from decimal import Decimal

from briefing_builder.importers.columns.model import Reading, Readings
from briefing_builder.importers.recognition.rows import text_of_value
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.problems import error


def texts_of_field(draft: Draft, index: int, field: str, readings: Readings, because: str) -> list[str]:
    """Return the texts of a column as that field, noting its use; where two readings are possible and nobody has chosen, ask.

    A cell that cannot be read is a problem at its place, and its text is empty.
    """
    reading = _reading_of(draft, index, field, readings)
    draft.use(index, field, because, reading=reading.code if reading else "")
    if reading is None:
        return [""] * len(draft.rows)
    texts = read_texts(draft, index, reading)
    column = draft.sheet.columns[index]
    for row, text in zip(draft.rows, texts, strict=True):
        if text is None:
            message = f"“{cell_text(column[row])[:40]}” cannot be read as {field}"
            hint = "correct the cell, or leave the row out"
            draft.tell_bad(row, error("import-value", message, draft.place(row, index), hint, cause=f"{field}-value"))
    return [text or "" for text in texts]


def read_texts(draft: Draft, index: int, reading: Reading) -> list[str | None]:
    """Return the texts of a column; None for a cell that cannot be read so."""
    codes, values = draft.codes(index), draft.sheet.columns[index].values
    texts: dict[int, str | None] = {}
    for code in dict.fromkeys(codes):
        try:
            texts[code] = text_of_value(reading.read(values[code])) if values[code] is not None else ""
        except ValueError:
            texts[code] = None
    return list(map(texts.__getitem__, codes))


def _reading_of(draft: Draft, index: int, field: str, readings: Readings) -> Reading | None:
    heading = draft.headings[index] or f"column {index + 1}"
    code = draft.answer(heading).rpartition(",")[2].strip()
    chosen = next((reading for reading in readings.possible if reading.code == code), None)
    if chosen is None and len(readings.possible) == 1:
        chosen = readings.possible[0]
    if chosen is not None:
        draft.decide(f"“{heading}”", chosen.meaning, readings.because or "the only way to read it")
    elif readings.possible:
        options = [(f"{field}, {reading.code}", reading.meaning) for reading in readings.possible]
        draft.ask(heading, f"How is “{heading}” to be read? {readings.because}".strip(), options)
    elif any(value is not None for value in draft.distinct(index)):
        message = f"the column “{heading}” was expected to hold {field} and does not: {readings.because}"
        draft.tell(error("import-column", message, draft.place(draft.header_row, index), f'leave it out with `--map "{heading}=-"`'))
    return chosen


def multiplied(texts: Sequence[str], factor: Decimal) -> list[str]:
    """Return numbers multiplied, as plain texts; an empty text stays empty."""
    return [text_of_value(Decimal(text) * factor) if text else "" for text in texts]

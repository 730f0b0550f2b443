"""The run sheet: parts go in, a table by the clock for each department comes out as plain data."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefing_builder.packs.papers import wording
from briefing_builder.packs.papers.briefing_note import Values, meeting_values
from briefing_builder.packs.supplier_parts import SupplierPart, minutes_with_unit


def run_sheet_values(parts: Sequence[SupplierPart]) -> Values:
    """Return the run sheet; what others present is not named, only when and by whom."""
    return {"sheets": [{**meeting_values(part), "rows": list(_sheet_rows(part)), "late": list(_if_late(part))} for part in parts]}


def _sheet_rows(part: SupplierPart) -> Iterator[Values]:
    clocks, lead, words = part.clocks, part.briefing.meeting.presenter.name, part.briefing.words
    yield _sheet_row(clocks.at(0), lead, words("run-sheet.begins"), "other")
    for run, cue, back in zip(part.runs, wording.hand_over_cues(part), wording.hand_back_cues(part), strict=True):
        yield _sheet_row(clocks.at(run[0].starts), lead, words("run-sheet.hands-over"), "cue", cue=cue)
        yield from _own_slide_rows(part, run)
        yield _sheet_row(clocks.at(run[-1].starts + run[-1].seconds), lead, words("run-sheet.takes-back"), "cue", cue=back)
    if part.questions_start < part.whole_seconds:
        what = words("run-sheet.discussion", lead=lead)
        yield _sheet_row(clocks.at(part.questions_start), words("run-sheet.managers"), what, "other")
    yield _sheet_row(clocks.at(part.whole_seconds), lead, words("run-sheet.ends"), "other")


def _own_slide_rows(part: SupplierPart, run: Sequence[object]) -> Iterator[Values]:
    numbers = {slide.id: number for number, slide in enumerate(part.deck.value.slides, 1)}
    for slide in part.slides:
        if slide in run:
            more = {
                "until": part.clocks.at(slide.starts + slide.seconds),
                "length": minutes_with_unit(part.briefing.words, slide.seconds),
                "number": str(numbers[slide.id]),
                "lead_number": str(part.lead_numbers.get(slide.id, "")),
                "stop": wording.paragraph_values(wording.notes_under(slide, "stop-at")),
            }
            yield {**_sheet_row(part.clocks.at(slide.starts), part.briefing.words("run-sheet.you"), slide.title, "own"), **more}


def _sheet_row(at: str, who: str, what: str, kind: str, *, cue: wording.Lines = ()) -> Values:
    empty: Values = dict.fromkeys(("until", "length", "number", "lead_number", "stop"), "")
    return {**empty, "at": at, "who": who, "what": what, "kind": kind, "words": wording.paragraph_values(cue)}


def _if_late(part: SupplierPart) -> Iterator[str]:
    titles, words = {slide.id: slide.title for slide in part.slides}, part.briefing.words
    for cut in part.deck.value.late:
        title, minutes = titles.get(cut.slide), Decimal(f"{cut.seconds / 60:.2f}").normalize()
        if title is not None:
            yield words("run-sheet.shorten", title=title, count=minutes) if minutes else words("run-sheet.leave-out", title=title)

"""The run sheet: parts go in, a table by the clock for each department comes out as plain data."""

from collections.abc import Iterator, Sequence

from briefing_builder.backends.script.lines import in_one_line
from briefing_builder.packs.papers import wording
from briefing_builder.packs.papers.briefing_note import Values, meeting_values
from briefing_builder.packs.supplier_parts import SupplierPart


def run_sheet_values(parts: Sequence[SupplierPart]) -> Values:
    """Return the run sheet; what others present is not named, only when and by whom."""
    return {"sheets": [{**meeting_values(part), "rows": list(_sheet_rows(part)), "late": list(_if_late(part))} for part in parts]}


def _sheet_rows(part: SupplierPart) -> Iterator[Values]:
    clocks, lead = part.clocks, part.briefing.meeting.presenter.name
    yield _sheet_row(clocks.at(0), lead, "The briefing begins. Be there.", "other")
    for run, cue, back in zip(part.runs, wording.hand_over_cues(part), wording.hand_back_cues(part), strict=True):
        yield _sheet_row(clocks.at(run[0].starts), lead, "hands over to you", "cue", words=cue)
        yield from _own_slide_rows(part, run)
        yield _sheet_row(clocks.at(run[-1].starts + run[-1].seconds), lead, "takes the floor back", "cue", words=back)
    if part.questions_start < part.whole_seconds:
        what = f"The discussion. {lead} opens it; speak only when you are asked."
        yield _sheet_row(clocks.at(part.questions_start), "The managers", what, "other")
    yield _sheet_row(clocks.at(part.whole_seconds), lead, "The briefing ends.", "other")


def _own_slide_rows(part: SupplierPart, run: Sequence[object]) -> Iterator[Values]:
    numbers = {slide.id: number for number, slide in enumerate(part.deck.value.slides, 1)}
    for slide in part.slides:
        if slide in run:
            more = {
                "until": part.clocks.at(slide.starts + slide.seconds),
                "length": wording.minutes_with_unit(slide.seconds),
                "number": numbers[slide.id],
                "lead_number": part.lead_numbers.get(slide.id, ""),
                "stop": wording.paragraph_values(wording.notes_under(slide, "stop-at")),
            }
            yield {**_sheet_row(part.clocks.at(slide.starts), "You", slide.title, "own"), **more}


def _sheet_row(at: str, who: str, what: str, kind: str, *, words: wording.Lines = ()) -> Values:
    empty: Values = dict.fromkeys(("until", "length", "number", "lead_number", "stop"), "")
    return {**empty, "at": at, "who": who, "what": what, "kind": kind, "words": wording.paragraph_values(words)}


def _if_late(part: SupplierPart) -> Iterator[str]:
    for slide in part.slides:
        line = in_one_line(wording.notes_under(slide, "if-late"))
        if line:
            text = line.removeprefix("If time is short: ").replace("this slide", f"“{slide.title}”")
            yield text[:1].upper() + text[1:]

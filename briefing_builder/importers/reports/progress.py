"""Completion in reports of grades, which do not say it: columns of graded work go in; statuses come out if the author says so."""

from collections.abc import Collection, Sequence

from briefing_builder.importers.recognition.answers import plain_key
from briefing_builder.importers.reports.answers import LEAVE_OUT
from briefing_builder.importers.reports.draft import Draft, cell_text
from briefing_builder.importers.sheets.model import CellValue

KEY = "completion_status"
GRADED = "graded"


def fill_from_work(
    draft: Draft,
    work: Sequence[int],
    noun: str,
    *,
    no_work: Collection[str] = (),
    undone: Collection[str] = (),
    used: Collection[int] = (),
) -> None:
    """Fill `completion_status` from columns of graded work, if an answer says so; ask where nothing was said.

    `no_work` are the texts of cells that ask for no work: somebody need not do it to complete the course. `undone` are those, beside
    empty ones, of work that nobody has done. Columns that are `used` for something else are not said to be left out.
    """
    for index in (index for index in work if index not in used):
        draft.use(index, LEAVE_OUT, f"an {noun}" if noun[0] in "aeiou" else f"a {noun}")
    answer = draft.answer(KEY)
    if answer == GRADED and work:
        draft.fill(KEY, _statuses(draft, work, set(map(plain_key, no_work)), set(map(plain_key, undone))))
        draft.decide("completed", f"every {noun} graded", "answered; whether those without any grade have begun is not known")
    elif answer != LEAVE_OUT:
        options = [(LEAVE_OUT, "another file says it, or nobody")]
        if work:
            options.insert(0, (GRADED, f"whoever has a grade in every {noun}"))
        draft.ask(KEY, "The report has grades and does not say who has completed the course. Who has?", options)


def _statuses(draft: Draft, work: Sequence[int], no_work: Collection[str], undone: Collection[str]) -> list[str]:
    def done(value: CellValue) -> str:
        key = plain_key(cell_text(value))
        return "" if key in undone else key

    columns = [draft.texts_by(index, done) for index in work]
    return [_status([cell for cell in cells if cell not in no_work]) for cells in zip(*columns, strict=True)]


def _status(cells: Sequence[str]) -> str:
    if cells and all(cells):
        return "completed"
    return "in_progress" if any(cells) else "not_completed"

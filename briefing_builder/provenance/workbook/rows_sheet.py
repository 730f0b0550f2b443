"""The rows for Finance: a programme's rows go in, a sheet without names, ids and days comes out, and one before it that warns of it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from briefing_builder.content import PilotRow, Programme
from briefing_builder.provenance.workbook.look import WARNING, Page
from briefing_builder.values import Exact, replace

CONFIDENTIAL: Final = "CONFIDENTIAL"
WARNING_WIDTHS, ROW_WIDTHS = (26, 110), (9, 34, 40, 14, 12, 12, 10, 14)
HEADINGS: Final = ("Person", "Department", "Course", "State", "Score before", "Score", "Minutes", "Completed in")
STATES: Final = {
    "completed": "completed", "in_progress": "in progress", "not_started": "not started", "not_completed": "not completed",
}  # fmt: skip


class AnonymousRow(Exact, frozen=True, kw_only=True):
    """One enrolment without anything that names a person: a running number, and the month of completion instead of the day."""

    person: int
    department: str
    course: str
    state: str
    score_before: Decimal | None
    score: Decimal | None
    minutes: Decimal | None
    month: str
    """`2026-10`; empty where it was not completed, or nobody knows when."""


def anonymous_rows(programme: Programme, departments: Sequence[str]) -> tuple[AnonymousRow, ...]:
    """Return the rows of these departments, in the order of new running numbers.

    The numbers follow from what the rows say, and not from ids or the file, so that nobody with a list of ids can count people off. What
    is left can still identify people.
    """
    content = programme.content
    names = {**{each.id: each.name for each in content.departments}, **{each.id: each.title for each in content.courses}}
    chosen = [row for row in programme.pilot_rows if row.department_id in departments]
    people: dict[str, list[AnonymousRow]] = {}
    for row in sorted(chosen, key=lambda row: row.course_id):
        people.setdefault(row.learner_id, []).append(_anonymous_row(row, 0, names[row.department_id], names[row.course_id]))
    ordered = sorted(people.values(), key=repr)
    return tuple(replace(row, person=number) for number, rows in enumerate(ordered, start=1) for row in rows)


def _anonymous_row(row: PilotRow, person: int, department: str, course: str) -> AnonymousRow:
    return AnonymousRow(
        person=person,
        department=department,
        course=course,
        state=STATES.get(row.completion_status, ""),
        score_before=row.score_pre_pct,
        score=row.score_pct,
        minutes=row.learning_minutes,
        month=row.completed_on.strftime("%Y-%m") if row.completed_on else "",
    )


def write_warning(page: Page, programme: str) -> None:
    """Write the first sheet: what this is, that it can identify people, and what may be done with it."""
    page.title(f"{CONFIDENTIAL}: this workbook can identify people", f"Rows of the pilot of “{programme}”, for Finance.", lines=1)
    page.headings("What", "How")
    for what, how in _warnings():
        page.text(0, what, bold=True, font_color=WARNING if what == "It can identify people" else "#16302F")
        page.text(1, how)
        page.end_row({1: how})


def _warnings() -> Iterator[tuple[str, str]]:
    yield (
        "It can identify people",
        "The sheet Rows has a line for each person on each course. It has no names, addresses or ids, and the numbers are new. But "
        "whoever knows that somebody was the only one of a department on a course, or finished in a certain month, can find that person.",
    )
    yield "Who may have it", "Only whoever checks the figures and is bound to secrecy. Agree it with your data-protection officer first."
    yield "What it is for", "To count again what the sheets Figures, Departments and Courses hold. It is not for looking at anybody."
    yield "When it goes", "Delete it when the figures are checked. It is made again from the programme at any time."
    yield "Where it never goes", "Slides, hand-outs, scripts, previews and supplier packs never hold a row."


def write_rows(page: Page, rows: Sequence[AnonymousRow]) -> None:
    """Write the sheet of rows."""
    page.title("Rows", f"{CONFIDENTIAL}: one line for each person on each course. It can identify people.", lines=1)
    page.headings(*HEADINGS, numbers=(0, 4, 5, 6))
    for row in rows:
        page.number(0, row.person, "0")
        for column, text in ((1, row.department), (2, row.course), (3, row.state), (7, row.month)):
            page.text(column, text)
        for column, value in ((4, row.score_before), (5, row.score), (6, row.minutes)):
            if value is None:
                page.text(column, "")
            else:
                page.number(column, value, "General")
        page.row += 1
    page.sheet.autofilter(3, 0, page.row - 1, len(HEADINGS) - 1)
    page.sheet.set_footer(f"&L{CONFIDENTIAL}&RPage &P of &N")

"""The workbook as a whole: a session and its provenance go in, the bytes of an Excel file come out, the same ones every time."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from briefing_builder.pipeline import Session
from briefing_builder.provenance.model import Provenance
from briefing_builder.provenance.workbook.figures_sheet import PRICES, WIDTHS, FiguresSheet
from briefing_builder.provenance.workbook.group_sheets import GroupTable, Known
from briefing_builder.provenance.workbook.look import PALE, Page
from briefing_builder.provenance.workbook.method_sheet import METHOD_WIDTHS, SOURCE_WIDTHS, write_method, write_sources
from briefing_builder.provenance.workbook.planned import HEADINGS, planned_by_course, write_plan, write_totals
from briefing_builder.provenance.workbook.rows_sheet import (
    CONFIDENTIAL,
    ROW_WIDTHS,
    WARNING_WIDTHS,
    anonymous_rows,
    write_rows,
    write_warning,
)

OPTIONS = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
MEASURE_WIDTH = 9.5
CREATED = datetime(1980, 1, 1)


def figures_workbook(session: Session, provenance: Provenance) -> bytes:
    """Return the workbook for Finance: Figures, Departments, Courses, Method, Sources.

    It holds aggregates only, and none that is hidden; formulas have their results, so that programs without a calculator show them.
    """
    stream = BytesIO()
    with Workbook(stream, OPTIONS) as book:
        book.set_properties({"title": f"{provenance.programme}: figures as of {provenance.as_of}", "created": CREATED})
        write_figure_sheets(book, session, provenance)
    return stream.getvalue()


def confidential_workbook(session: Session, provenance: Provenance) -> bytes:
    """Return the same workbook with rows: a sheet before it that warns, and one behind it with a line for each person on each course."""
    stream = BytesIO()
    with Workbook(stream, OPTIONS) as book:
        book.set_properties({"title": f"{CONFIDENTIAL}: {provenance.programme}, rows", "category": CONFIDENTIAL, "created": CREATED})
        write_warning(Page(book, "Confidential", WARNING_WIDTHS), provenance.programme)
        write_figure_sheets(book, session, provenance)
        write_rows(Page(book, "Rows", ROW_WIDTHS), anonymous_rows(session.programme, provenance.departments))
    return stream.getvalue()


def write_figure_sheets(book: Workbook, session: Session, provenance: Provenance) -> None:
    """Write the five sheets into a book."""
    plans = planned_by_course(session)
    money = money_format(session)
    FiguresSheet(page=Page(book, "Figures", WIDTHS), session=session, provenance=provenance, money=money, has_plans=bool(plans)).write()
    _write_departments(book, session, provenance.departments)
    _write_courses(book, session, money)
    has_prices = {record.id for record in provenance.figures} >= set(PRICES)
    write_method(Page(book, "Method", METHOD_WIDTHS), provenance, has_prices=has_prices)
    write_sources(Page(book, "Sources", SOURCE_WIDTHS), session, provenance)


def money_format(session: Session) -> str:
    """Return the number format of amounts in the programme's currency, with two decimals."""
    return session.programme.words.chart_format([0], session.programme.content.currency).replace("#,##0", "#,##0.00")


def _write_departments(book: Workbook, session: Session, departments: Sequence[str]) -> None:
    content, figures = session.programme.content, session.figures
    chosen = [department for department in content.departments if department.id in departments]
    groups: list[tuple[str, Known]] = [(department.name, figures.by_department.get(department.id, {})) for department in chosen]
    page = Page(book, "Departments", (30, *[MEASURE_WIDTH] * 19))
    page.title(
        "Departments",
        f"What the pilot measured in each department. “hidden”: of fewer than {figures.min_group_size} people, or it gives another away.",
        lines=1,
    )
    table = GroupTable(page, figures.organisation, groups, is_master=True)
    page.headings("Department", *table.headings(), numbers=range(1, 20))
    table.write("All together")


def _write_courses(book: Workbook, session: Session, money: str) -> None:
    content, figures, plans = session.programme.content, session.figures, planned_by_course(session)
    groups: list[tuple[str, Known]] = [(course.title, figures.by_course.get(course.id, {})) for course in content.courses]
    ids = [course.id for course in content.courses]
    page = Page(book, "Courses", (30, *[MEASURE_WIDTH] * 19))
    page.title(
        "Courses",
        "What the pilot measured on each course; below, what is planned: the return is reckoned from places, minutes and delivery cost. "
        "A median that the pilot measured stands for the minutes of its course.",
        lines=1,
    )
    table = GroupTable(page, figures.organisation, groups, is_master=False)
    page.headings("Course", *table.headings(), numbers=range(1, 20))
    rows = dict(zip(ids, table.write("All together"), strict=True))
    if not plans:
        return
    page.row += 1
    page.band("What is planned")
    page.headings("Course", *HEADINGS, numbers=range(1, 10), stay=False)
    first = page.row
    for course in content.courses:
        if course.id in plans:
            page.text(0, course.title, bold=True)
            median = page.cell(rows[course.id], table.columns["median"]) if "median" in table.columns else ""
            write_plan(page, plans[course.id], 1, median, money)
            page.end_row({0: course.title})
    page.text(0, "All places", bold=True, bg_color=PALE)
    write_totals(page, plans, 1, first, money)

"""The pages of the appendix: the pilot by group, seats to book, objectives, needs, two forms, and long lists in pages."""

from collections.abc import Sequence
from datetime import date

from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.appendix.forms import barriers_view, report_view
from briefing_builder.slides.view.appendix.groups import groups_view
from briefing_builder.slides.view.appendix.needs import aims_view, asked_view
from briefing_builder.slides.view.appendix.paging import Page, paged
from briefing_builder.slides.view.course import days_shown
from briefing_builder.slides.view.place import ANY_SEAT
from briefing_builder.slides.view.returns.sources import evidence_view
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, Course
from briefing_builder.words import Catalogue

COURSES_A_PAGE = 6
SEATS_A_PAGE = 4


def appendix_view(briefing: Briefing, author: AuthorTexts, values: ViewData) -> ViewData:
    """Return `groups`, `seats`, `aims`, `asked`, `report`, `barriers`, `evidence` and `course_pages`, which draws on the rest of the view.

    Each is empty where the programme has nothing for it; the barrier sheet is never empty.
    """
    return {
        "groups": groups_view(briefing, author),
        "seats": _seats_values(briefing, author),
        "aims": aims_view(briefing, author),
        "asked": asked_view(briefing, author),
        "report": report_view(briefing),
        "barriers": barriers_view(briefing, author),
        "evidence": evidence_view(briefing, author),
        "course_pages": _course_pages(briefing.words, values),
    }


def _course_pages(words: Catalogue, values: ViewData) -> list[Page]:
    catalogue = values["catalogue"]
    courses = catalogue.get("courses") if isinstance(catalogue, dict) else None
    rows = [{**course, "dates": formats.beginning_large(course["dates"])} for course in courses] if isinstance(courses, list) else []
    return paged(words, rows, COURSES_A_PAGE)


def _seats_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Two or more courses of this department whose seats are booked: when, where, how many, who approves; and the steps."""
    words, after = briefing.words, briefing.meeting.day
    elearning = formats.beginning_large(briefing.content.organisation.names.elearning)
    rows: list[ViewData] = []
    nearest = None
    for ranked in briefing.course_ranking:
        booking = ranked.item.booking
        if booking is None or not booking.in_lms or ranked.is_excluded:
            continue
        dates = sorted(when for when in booking.next_sessions if after is None or when > after)
        nearest = min([day for day in (nearest, *dates[:1]) if day], default=None)
        when = {"dates": "" if dates else words("seats.dates-follow"), "days": _leaves_of_days(words, dates)}
        rows.append({**_seat_values(words, ranked.item, elearning), **when, "at": markup_path((*ranked.path, "booking"))})
    lms = briefing.content.lms
    steps = [
        {"text": text, "said": formats.sentence(text), "at": f"lms/classroom_booking/steps/{number}"}
        for number, step in enumerate(lms.classroom_booking.steps)
        for text in [author.sentence(step, ("lms", "classroom_booking", "steps", number))]
    ]
    modes = {ranked.item.delivery_mode for ranked in briefing.course_ranking if ranked.item.booking and not ranked.is_excluded}
    seat = next(iter(modes)) if len(modes) == 1 else ANY_SEAT
    next_day = words.short_day(nearest) if nearest else ""
    return {
        "title": words("seats.title", seat=seat, dated=bool(nearest), day=next_day, lms=words.name_in_sentence(lms.name)),
        "pages": paged(briefing.words, rows, SEATS_A_PAGE),
        "steps": steps,
        "count": words("place.count", count=len(steps)),
        "name": words.name_in_sentence(lms.name),
        "kicker": words("seats.kicker"),
        "note": author.text(lms.classroom_booking.note or "", ("lms", "classroom_booking", "note")),
    } if len(rows) > 1 else {}  # fmt: skip


def _leaves_of_days(words: Catalogue, dates: Sequence[date]) -> list[ViewData]:
    """The days as leaves of a calendar, and as the last one how many more there are."""
    shown, more = days_shown(dates)
    leaves: list[ViewData] = [{"day": words.day_of_month(when), "month": words.month_name(when)} for when in shown]
    return [*leaves, {"day": words("seats.more-days", count=more), "month": words("seats.more")}] if more else leaves


def _seat_values(words: Catalogue, course: Course, elearning: str) -> ViewData:
    booking = course.booking
    if booking is None:
        return {}
    where = booking.location or ""
    mode = words("seats.mode", mode=course.delivery_mode, elearning=elearning)
    location = "" if where.lower() in mode.lower() else where
    return {
        "title": course.title,
        "where": ", ".join(part for part in (mode, location, words.duration(course.duration_minutes)) if part),
        "seats": words("seats.each", count=booking.seats or 0, waiting=booking.waiting_list),
        "approval": words("seats.approval", approval=booking.approval),
    }

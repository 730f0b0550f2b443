"""The one place as a template sees it: what is taken and booked there, the steps, and what a manager sees of the team."""

from briefing_builder.rich_text.signs import first_letter
from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.headlines import is_short
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, ShownCourse

SEATS = {"classroom": "a classroom seat", "virtual_classroom": "a live online seat"}
ANY_SEAT = "a seat"
NEXT_DATES = 3


def place_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return `place`: its name, the steps with the next dates, what a manager sees, and the sentences that say what it holds."""
    lms, bookable, known = briefing.content.lms, briefing.bookable, briefing.circumstances
    name = formats.name_in_sentence(lms.name)
    seat = SEATS.get(bookable.course.delivery_mode, ANY_SEAT) if bookable else ""
    online = briefing.content.organisation.names.elearning if known.is_online else ""
    lines = [author.sentence(line, ("lms", "manager_view", number)) for number, line in enumerate(lms.manager_view)]
    view_line, holds_all = _in_one_sentence(lines), _holds_all(briefing)
    place: ViewData = {
        "name": name,
        "elearning": online,
        "has_seats": bookable is not None,
        "is_room": bookable is not None and bookable.course.delivery_mode == "classroom",
        "holds_all": holds_all,
        "where": f"{'Everything is in one place' if holds_all else 'Look in one place first'}: {name}.",
        "title": _place_title(online, seat),
        "holds": f"{formats.beginning_large(name)} holds {formats.listed(_place_contents(online, seat)) or 'the courses'}",
        "used": _place_uses(online, seat, view_line),
        "booking_label": f"Book {seat}: {bookable.course.title}" if bookable else "How a course is taken",
        "steps": _booking_steps(briefing, author),
        "count": formats.count_with_noun(len(lms.classroom_booking.steps), "step", "steps"),
        "view": [formats.beginning_large(line) for line in lines],
        "view_said": _in_one_sentence(lines[:2]),
        "note": author.text(lms.classroom_booking.note or "", ("lms", "classroom_booking", "note")),
        "example": _next_seats_example(bookable),
    }
    return {"place": place}


def _in_one_sentence(lines: list[str]) -> str:
    """Lines as one sentence lists them behind a colon; with capitals that may belong to names they stay as they are."""
    small = [formats.beginning_small(line) for line in lines]
    is_a_sentence = all(line[first_letter(line) :][:1].islower() for line in small)
    return formats.listed(small) if is_a_sentence else "; ".join(formats.beginning_large(line) for line in lines)


def _holds_all(briefing: Briefing) -> bool:
    """Whether every course that is open to the department is found there; seats that are booked elsewhere are not."""
    taught = [ranked.item.booking for ranked in briefing.course_ranking if not ranked.is_excluded and ranked.item.booking]
    return all(booking.in_lms for booking in taught)


def _place_title(online: str, seat: str) -> str:
    """What is done in one place; which seats those are only where a title has room for it."""
    seats = (f"book {seat.removeprefix('a ')}s", "book seats") if seat else ("",)
    does = ([part for part in (f"take {online}" if online else "", booked) if part] or ["find a course"] for booked in seats)
    titles = [f"In one place you {formats.listed([*each, 'see who has learned'])}" for each in does]
    return next((title for title in titles if is_short(title)), titles[-1])


def _place_contents(online: str, seat: str) -> list[str]:
    return [part for part in (online, f"{seat.removeprefix('a ')}s" if seat else "") if part]


def _place_uses(online: str, seat: str, view_line: str) -> str:
    does = [f"take {online} there"] if online else []
    does += [f"book {seat} there"] if seat else []
    seen = f"This is what you see: {view_line}." if view_line else ""
    return " ".join(part for part in (f"You {formats.listed(does)}." if does else "", seen) if part)


def _booking_steps(briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    steps: list[ViewData] = [
        {
            "text": author.sentence(step, ("lms", "classroom_booking", "steps", number)),
            "detail": "",
            "at": f"lms/classroom_booking/steps/{number}",
        }
        for number, step in enumerate(briefing.content.lms.classroom_booking.steps)
    ]
    dates = briefing.bookable.next_sessions if briefing.bookable else ()
    if dates:
        shown = [formats.short_day(when) for when in dates[:NEXT_DATES]]
        steps[min(1, len(steps) - 1)]["detail"] = f"next: {formats.listed(shown)}"
    return steps


def _next_seats_example(bookable: ShownCourse | None) -> str:
    if bookable is None or not bookable.next_sessions:
        return ""
    return f"The next seats are for {formats.title_in_text(bookable.course.title)}, on {formats.short_day(bookable.next_sessions[0])}."

"""The one place as a template sees it: what is taken and booked there, the steps, and what a manager sees of the team."""

from briefing_builder.rich_text.signs import BEGINNINGS, first_letter
from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts
from briefing_builder.slides.view.course import days_listed
from briefing_builder.slides.view.headlines import is_short
from briefing_builder.slides.view.session import ViewData
from briefing_builder.tailoring.view import Briefing, ShownCourse
from briefing_builder.words import Catalogue

ANY_SEAT = "any"
LONGEST_NAME = 24
"""Of a place that is called by its name in a title, in characters."""


def place_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return `place`: its name, the steps with the next dates, what a manager sees, and the sentences that say what it holds."""
    words, lms, bookable = briefing.words, briefing.content.lms, briefing.bookable
    name = words.name_in_sentence(lms.name)
    online = briefing.content.organisation.names.elearning if briefing.circumstances.is_online else ""
    seat = bookable.course.delivery_mode if bookable else ANY_SEAT
    kind = "courses" if not (online or bookable) else "online" if not bookable else "both" if online else "seats"
    whole_name = formats.beginning_large(name)
    lines = [author.sentence(line, ("lms", "manager_view", number)) for number, line in enumerate(lms.manager_view)]
    holds_all = _holds_all(briefing)
    taken = [words(f"place.used-{kind}", elearning=online, seat=seat)] if kind != "courses" else []
    seen = [words("place.seen", lines=_in_one_sentence(words, lines))] if lines else []
    place: ViewData = {
        "name": name,
        "shown_name": whole_name,
        "uses": _uses(briefing, kind, online, seat, lines),
        "elearning": online,
        "has_seats": bookable is not None,
        "is_room": seat == "classroom",
        "holds_all": holds_all,
        "where": words("place.where-all" if holds_all else "place.where-first", name=name),
        "title": _place_title(words, whole_name, kind, online, seat, has_view=bool(lines), holds_all=holds_all),
        "taken": "".join(taken),
        "used": " ".join([*taken, *seen]),
        "steps": _booking_steps(briefing, author),
        "count": words("place.count", count=len(lms.classroom_booking.steps)),
        "view": [formats.beginning_large(line) for line in lines],
        "view_said": _in_one_sentence(words, lines[:2]),
        "note": author.text(lms.classroom_booking.note or "", ("lms", "classroom_booking", "note")),
        "example": _next_seats_example(words, bookable),
    }
    return {"place": place}


def _uses(briefing: Briefing, kind: str, online: str, seat: str, lines: list[str]) -> list[ViewData]:
    """Who does what there: the team takes and books, and managers see."""
    words = briefing.words
    team, manager = words("place.who-team"), words("place.who-manager")
    takes, books = kind in ("both", "online"), kind in ("both", "seats")
    known = [
        (takes, team, "learning", "inward", words("place.use-take", elearning=online), words("place.use-any-time")),
        (books, team, "clock", "inward", words("place.use-book", seat=seat), _next_dates(briefing)),
        (kind == "courses", team, "learning", "inward", words("place.use-find"), ""),
        (bool(lines), manager, "see", "outward", _in_one_sentence(words, lines), ""),
    ]
    return [
        {"who": who, "icon": icon, "direction": direction, "does": does, "detail": detail}
        for is_there, who, icon, direction, does, detail in known
        if is_there
    ]


def _next_dates(briefing: Briefing) -> str:
    """The course that is booked there and, on a line of its own, the days of its next seats."""
    dates = briefing.bookable.next_sessions if briefing.bookable else ()
    if briefing.bookable is None or not dates:
        return ""
    return BEGINNINGS["line"].join([briefing.bookable.course.title, days_listed(briefing.words, dates)])


def _in_one_sentence(words: Catalogue, lines: list[str]) -> str:
    """Lines as one sentence lists them behind a colon; with capitals that may belong to names they stay as they are."""
    small = [words.beginning_small(line) for line in lines]
    is_a_sentence = all(line[first_letter(line) :][:1].islower() for line in small)
    return words.listed(small) if is_a_sentence else "; ".join(formats.beginning_large(line) for line in lines)


def _holds_all(briefing: Briefing) -> bool:
    """Whether every course that is open to the department is found there; seats that are booked elsewhere are not."""
    taught = [ranked.item.booking for ranked in briefing.course_ranking if not ranked.is_excluded and ranked.item.booking]
    return all(booking.in_lms for booking in taught)


def _place_title(words: Catalogue, name: str, kind: str, online: str, seat: str, *, has_view: bool, holds_all: bool) -> str:
    """What the place holds and shows to managers; where it shows them nothing, what is done there, and which seats if there is room.

    It is called by its name where that is short.
    """
    if has_view:
        return words("place.view-all", name=name, named=len(name) <= LONGEST_NAME) if holds_all else words("place.view-first")
    titles = [words(f"place.title-{kind}", elearning=online, seat=named) for named in (seat, ANY_SEAT)]
    return next((title for title in titles if is_short(title)), titles[-1])


def _booking_steps(briefing: Briefing, author: AuthorTexts) -> list[ViewData]:
    """How a seat is booked, or a course begun, step by step, as it is read and as it is said."""
    return [
        {"text": text, "said": formats.sentence(text), "at": f"lms/classroom_booking/steps/{number}"}
        for number, step in enumerate(briefing.content.lms.classroom_booking.steps)
        for text in [author.sentence(step, ("lms", "classroom_booking", "steps", number))]
    ]


def _next_seats_example(words: Catalogue, bookable: ShownCourse | None) -> str:
    if bookable is None or not bookable.next_sessions:
        return ""
    return words("place.next-seats", course=words.title_in_text(bookable.course.title), day=words.short_day(bookable.next_sessions[0]))

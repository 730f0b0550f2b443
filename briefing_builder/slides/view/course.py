"""Courses and commitments as a template sees them: the showcase, endorsement and targets, objections, the catalogue."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from briefing_builder.pictures import can_be_shown, pixels
from briefing_builder.rich_text.signs import first_letter
from briefing_builder.slides import formats
from briefing_builder.slides.author_texts import AuthorTexts, markup_path
from briefing_builder.slides.view.appendix.objections import objections_view
from briefing_builder.slides.view.commitment import days_view, endorsement_headline, pulled_sentence, targets_headline
from briefing_builder.slides.view.headlines import benefit_headline, is_short
from briefing_builder.slides.view.session import ViewData, live_endorser, shown_endorser
from briefing_builder.slides.view.spoken.targets import endorser_reasons, report_recipient, targets_speech
from briefing_builder.tailoring.view import (
    Briefing,
    Course,
    Endorser,
    ShownCourse,
    Target,
    course_kind,
)
from briefing_builder.text import addresses
from briefing_builder.words import Catalogue

DATES_SHOWN = 3
UPRIGHT_SHOWN, PICTURES_KEPT = 3, 4
"""Of the showcase: telephones side by side on its slide, where one landscape picture stands alone; and in the appendix."""
HALF_HOUR = 30
FULL_BAR = Decimal(100)


def course_view(briefing: Briefing, author: AuthorTexts) -> ViewData:
    """Return showcase, endorser, live, targets, objections and catalogue."""
    return {
        "showcase": _showcase_values(briefing, author),
        "endorser": _endorser_values(briefing, author),
        "live": _live_endorser_values(briefing, author),
        "targets": _targets_values(briefing),
        **objections_view(briefing, author),
        "catalogue": _catalogue_values(briefing, author),
    }


def _showcase_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    shown = briefing.showcase
    if shown is None or shown.course.showcase is None:
        return {}
    course, showcase = shown.course, shown.course.showcase
    words, elearning = briefing.words, briefing.content.organisation.names.elearning
    link = showcase.try_it.url if showcase.try_it else ""
    pictures = showcase.screenshots[:PICTURES_KEPT]
    upright = [_is_upright(briefing.programme.folder, picture.file) for picture in pictures]
    shown_at_once = UPRIGHT_SHOWN if all(upright) else 1
    told = _told_by_picture(words, pictures[0].caption or "", can_be_tried=bool(link)) if pictures and shown.is_open else ""
    return {
        "id": course.id,
        "title": course.title,
        "in_text": words.title_in_text(course.title),
        "elearning": elearning,
        "is_open": shown.is_open,
        "whose": "" if shown.is_open else _audience_names(course, briefing),
        "guests": bool(showcase.try_it and showcase.try_it.guest_access),
        "headline": told or _showcase_headline(words, course, is_open=shown.is_open),
        "is_told": bool(told),
        "summary": formats.sentence(author.text(course.summary or "", (*shown.path, "summary"))),
        "why": formats.sentence(author.text(showcase.why or course.summary or "", (*shown.path, "showcase", "why"))),
        "screen": _screen_values(words, shown, author, elearning),
        "upright": all(upright[:shown_at_once]),
        "pictures": [
            {
                "file": picture.file, "alt": picture.alt, "caption": picture.caption or picture.alt,
                "said": formats.sentence(picture.caption or picture.alt),
                "at": markup_path((*shown.path, "showcase", "screenshots", number)),
            }
            for number, picture in enumerate(pictures)
        ],
        "shown": shown_at_once,
        "minutes": words.duration(course.duration_minutes),
        "more": len(pictures) > shown_at_once,
        "link": link,
        "link_text": addresses.shown(link),
        "try_time": words.spoken_time(60 * showcase.try_it.minutes) if showcase.try_it else "",
        "demo": formats.sentence(author.text(showcase.demo_script, (*shown.path, "showcase", "demo_script"))),
        "stop_at": formats.sentence(author.text(showcase.demo_stop_at, (*shown.path, "showcase", "demo_stop_at"))),
        "at": markup_path(shown.path),
    }  # fmt: skip


def mode_in_sentence(words: Catalogue, course: Course, elearning: str) -> str:
    """Return how a course is taken, in a word or two; a film or a text is called that, all else online by the organisation's own name."""
    kind = course_kind(course)
    is_called_so = kind in ("video", "document") and course.delivery_mode == "elearning"
    return words("course-view.mode", mode=kind if is_called_so else course.delivery_mode, elearning=elearning)


def mode_label(words: Catalogue, course: Course, elearning: str) -> str:
    """Return how a course is taken as it stands alone, with a capital."""
    return formats.beginning_large(mode_in_sentence(words, course, elearning))


def mode_and_time(words: Catalogue, course: Course, elearning: str) -> str:
    """Return how a course is taken, and for how long: `Classroom, 3 hours`."""
    time = words.duration(course.duration_minutes)
    return words("course-view.mode-and-time", mode=mode_label(words, course, elearning), time=time)


def figure_of_time(words: Catalogue, course: Course) -> dict[str, str]:
    """Return how long a course takes as a `figure` and its `unit`; all of it is the figure where the language writes no space between."""
    figure, _, unit = words.duration(course.duration_minutes).replace("\u00a0", " ").partition(" ")
    return {"figure": figure, "unit": unit}


def _is_upright(folder: Path, file: str) -> bool:
    """Whether a picture of the programme is a telephone's; one that cannot be shown is none, and told elsewhere."""
    whole = str(folder / file)
    if not can_be_shown(whole):
        return False
    across, down = pixels(whole)
    return across < down


def _screen_values(words: Catalogue, shown: ShownCourse, author: AuthorTexts, elearning: str) -> ViewData:
    """What a course without pictures shows of itself: the moment it is for, or its name, and the time that it takes."""
    course, path = shown.course, shown.path
    plays = course_kind(course) != "taught"
    moment = author.sentence(course.use_when or "", (*path, "use_when"))
    about = ("send" if plays else "helps") if shown.is_open else "made"
    return {
        "label": words(f"course-view.label-{about}-when") if moment else "",
        "words": formats.beginning_large(moment) or course.title,
        "name": course.title,
        "time": mode_and_time(words, course, elearning),
        "plays": plays,
        "at": markup_path((*path, "use_when") if moment else (*path, "title")),
    }


def _audience_names(course: Course, briefing: Briefing) -> str:
    """For whom a course was made that is closed to this department."""
    names = {department.id: department.names(briefing.words).inside for department in briefing.content.departments}
    audience = [names[department] for department in course.audience if department in names]
    return briefing.words.listed(audience) or briefing.words("course-view.other-departments")


def _told_by_picture(words: Catalogue, caption: str, *, can_be_tried: bool) -> str:
    """What one does in the course, in the words below its first picture; empty where these are no title."""
    told = benefit_headline(caption)
    doing = words.beginning_small(formats.without_stop(caption))
    is_capital = doing[first_letter(doing) :][:1].isupper()  # behind the colon of the invitation, where it need not be a name
    invited = words("course-view.try", doing=doing) if caption and can_be_tried and not is_capital else ""
    return told or (invited if is_short(invited) and ":" not in caption else "")


def _showcase_headline(words: Catalogue, course: Course, *, is_open: bool) -> str:
    alternative, kind, name = course.alternative, course_kind(course), words.title_in_text(course.title)
    time = words.duration(course.duration_minutes)
    if not is_open:
        return words("course-view.closed", name=name)
    if alternative is not None and alternative.counterfactual != "hypothetical":
        instead = words.duration(alternative.minutes_with_travel)
        return words("course-view.shorter", name=name, time=time, instead=instead, journey=alternative.travel_minutes > 0)
    if kind == "taught":
        return words("course-view.taught", name=name, time=time, classroom=course.delivery_mode == "classroom")
    return words("course-view.shows", name=name, time=time)


def _endorser_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    endorsement = shown_endorser(briefing)
    if endorsement is None:
        return {}
    return {
        **_quoted_person(next(endorser for endorser in briefing.endorsers if endorser.endorsement is endorsement), briefing, author),
        "lead": briefing.words("course-view.said-by", name=endorsement.name, title=endorsement.title),
        "format": endorsement.format,
        "why": endorser_reasons(endorsement, briefing),
    }


def _live_endorser_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    live = live_endorser(briefing)
    return _quoted_person(live, briefing, author) if live is not None else {}


def _quoted_person(endorser: Endorser, briefing: Briefing, author: AuthorTexts) -> ViewData:
    person, path = endorser.endorsement, endorser.path
    statement = author.text(person.statement, (*path, "statement"))
    wished = author.filled(person.pull, (*path, "pull")) if person.pull else None
    pull, others = pulled_sentence(statement, wished)
    return {
        "name": person.name, "title": person.title, "headline": endorsement_headline(person, briefing), "statement": statement,
        "pull": pull, "others": others, "at": markup_path(path),
    }  # fmt: skip


def _targets_values(briefing: Briefing) -> ViewData:
    words, usage = briefing.words, briefing.content.usage_targets
    if usage is None:
        name = briefing.endorsers[0].endorsement.name if briefing.endorsers else ""
        title = words("course-view.supported-by", name=name) if name else words("course-view.supported")
        return {"title": title, "headline": "", "rows": [], "label": "", "note": "", "borrowed": "", "said": {}, **days_view(briefing)}
    report, recipient = usage.report, report_recipient(usage, briefing)
    borrowed = _borrowed_baselines_note(briefing)
    note = words("course-view.report", form=report.form, by=report.by, due=words.long_day(report.due))
    return {
        "title": formats.beginning_large(words("course-view.asks-for-figures", recipient=recipient, day=words.short_day(report.due))),
        "headline": targets_headline(briefing),
        "label": words("course-view.today-to-target", period=usage.period.name, department=briefing.department.label),
        "rows": [{**_target_values(words, chosen.target), "at": markup_path(chosen.path)} for chosen in briefing.targets],
        "note": f"{note} {borrowed}".rstrip(),
        "borrowed": borrowed,
        "said": targets_speech(usage, briefing),
        **days_view(briefing),
    }


def _borrowed_baselines_note(briefing: Briefing) -> str:
    """Whose the baselines are, where the department has none of its own: of all measures, or of those that are named."""
    words = briefing.words
    known = [chosen for chosen in briefing.targets if chosen.baseline_scope is not None]
    borrowed = [chosen.target.name for chosen in known if chosen.baseline_scope == "organisation"]
    if not borrowed:
        return ""
    if len(borrowed) == len(known):
        return words("course-view.baselines-borrowed")
    names = words.listed([words.quoted(name) for name in borrowed])
    return words("course-view.baselines-partly-borrowed", count=len(borrowed), names=names)


def _target_values(words: Catalogue, target: Target) -> ViewData:
    goal = target.target
    baseline = target.baseline
    today = baseline.displayed if baseline and baseline.value is not None else Decimal(0)
    # A measure without a natural maximum has a bar of its own scale, which ends at the greater of today's figure and the target
    whole = FULL_BAR if goal.unit == "%" else max(goal.displayed, today) or Decimal(1)
    return {
        "name": target.name,
        "baseline": words.with_unit(baseline.displayed, goal.unit) if baseline and baseline.value is not None else "",
        "target": words.with_unit(goal.displayed, goal.unit),
        "baseline_share": str((baseline.displayed / whole).quantize(Decimal("0.001"))) if baseline and baseline.value is not None else "",
        "target_share": str((goal.displayed / whole).quantize(Decimal("0.001"))),
    }


def _catalogue_values(briefing: Briefing, author: AuthorTexts) -> ViewData:
    asked = {chosen.course.id for chosen in briefing.courses if chosen.is_asked_for} | {need.course_id for need in briefing.needs}
    sessions = {chosen.course.id: chosen.next_sessions for chosen in briefing.courses}
    chosen_ids = {chosen.course.id for chosen in briefing.courses}
    open_to_them = [ranked_course for ranked_course in briefing.course_ranking if not ranked_course.is_excluded]
    ranked = sorted(open_to_them, key=lambda ranked_course: (ranked_course.item.id not in chosen_ids, ranked_course.place))
    booked = sum(1 for ranked_course in ranked if ranked_course.item.booking and ranked_course.item.booking.in_lms)
    rows, words, elearning = [], briefing.words, briefing.content.organisation.names.elearning
    for ranked_course in ranked:
        course = ranked_course.item
        dates = sessions.get(course.id) or _upcoming_sessions(course, briefing)
        marked = "asked" if course.id in asked else "mandatory" if course.mandatory else ""
        badge = words(f"course-view.badge-{marked}") if marked else ""
        days, (seats, approval) = _session_days(words, course, dates), _seats_told(words, course) if booked == 1 else ("", "")
        rows.append(
            {
                "title": course.title,
                "badge": badge,
                "use_when": formats.without_stop(
                    formats.beginning_large(author.sentence(course.use_when or course.summary or "", (*ranked_course.path, "use_when")))
                ),
                "how": mode_label(words, course, elearning),
                **figure_of_time(words, course),
                "time": words.duration(course.duration_minutes),
                "dates": days,
                "seats": " · ".join(part for part in (seats, approval) if part),
                "note": " · ".join(part for part in (badge, days if course_kind(course) == "taught" else "", seats) if part),
                "at": markup_path(ranked_course.path),
            }
        )
    return {
        "title": formats.beginning_large(_catalogue_title(words, [ranked.item for ranked in open_to_them], briefing.names.in_title)),
        "courses": rows,
        **_moments_column([ranked_course.item for ranked_course in ranked], briefing, has_dates=any(sessions.values())),
    }


def _catalogue_title(words: Catalogue, courses: Sequence[Course], department: str) -> str:
    """How many courses are open to a department; where most of several take half an hour at most, how many of them do."""
    quick, count = sum(course.duration_minutes <= HALF_HOUR for course in courses), len(courses)
    if count > 1 and 2 * quick > count:
        return words("course-view.open-short", count=count, quick=quick, short="all" if quick == count else "some")
    return words("course-view.open", count=count, department=department)


def _seats_told(words: Catalogue, course: Course) -> tuple[str, str]:
    """How many seats the only course that is booked has, and who approves; several have a slide of their own."""
    booking = course.booking
    if booking is None or not booking.in_lms:
        return "", ""
    seats = words("seats.each", count=booking.seats or 0, waiting=booking.waiting_list)
    return seats, words("seats.approval", approval=booking.approval)


def days_shown(dates: Sequence[date]) -> tuple[Sequence[date], int]:
    """Return the days of a course that a slide names, in order, and how many more there are: all of a few, else the first two."""
    shown = dates if len(dates) <= DATES_SHOWN else dates[: DATES_SHOWN - 1]
    return shown, len(dates) - len(shown)


def days_listed(words: Catalogue, dates: Sequence[date]) -> str:
    """Return the days of a course as a sentence lists them, those of `days_shown`; empty for none."""
    shown, more = days_shown(dates)
    days = [words.short_day(when) for when in shown]
    return words.listed([*days, words("course-view.more-dates", count=more)] if more else days)


def _session_days(words: Catalogue, course: Course, dates: tuple[date, ...]) -> str:
    if dates:
        return days_listed(words, dates)
    return words("course-view.dates-follow" if course_kind(course) == "taught" else "course-view.any-time")


def _moments_column(courses: list[Course], briefing: Briefing, *, has_dates: bool) -> ViewData:
    """What the column of moments is called, whether it holds nothing else, and what is sent to a manager who names one."""
    knows, all_online = all(course.use_when for course in courses), all(course_kind(course) != "taught" for course in courses)
    links = briefing.content.programme.support.catalogue_url or all(course.showcase and course.showcase.try_it for course in courses)
    moment = ("send" if all_online else "helps") if knows else "purpose"
    sent = [name for name, is_known in (("link", links and briefing.circumstances.is_online), ("dates", has_dates)) if is_known]
    return {"moment": briefing.words(f"course-view.column-{moment}"), "knows_moments": knows, "sends": "-".join(sent) or "nothing"}


def _upcoming_sessions(course: Course, briefing: Briefing) -> tuple[date, ...]:
    after = briefing.meeting.day
    dates = course.booking.next_sessions if course.booking else ()
    return tuple(sorted(when for when in dates if after is None or when > after))

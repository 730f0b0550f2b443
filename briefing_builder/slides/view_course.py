"""Courses and commitments as a template sees them: the showcase, the one place, endorsement and targets, objections, the catalogue."""

import re
from datetime import date
from decimal import Decimal

from briefing_builder import addresses
from briefing_builder.slides import formats
from briefing_builder.slides.author import Author, at
from briefing_builder.slides.captions import told
from briefing_builder.slides.view_session import Plain, name_in_title, short_name
from briefing_builder.tailoring.view import Briefing, ContentPath, Course, Figure, Objection, Ranked, ShownCourse, Target

HOW = {"elearning": "E-learning", "classroom": "Classroom", "virtual_classroom": "Live online", "blended": "E-learning and practice"}
SEATS = {"classroom": "a classroom seat", "virtual_classroom": "a live online seat", "blended": "a seat", "elearning": "a seat"}
DATES_SHOWN = 2
PICTURES_SHOWN = 2
"""Of the showcase; all of them stand in the appendix."""
WHOLE_PILOT = re.compile(r"\b(?:pilot|roi)\.(?!by_)")
"""An author's text that names a figure of the whole organisation."""
SHORT_OBJECTION = 38
FULL_BAR = Decimal(100)


def course_view(briefing: Briefing, author: Author) -> Plain:
    """Return showcase, place, endorser, live, targets, objections and catalogue."""
    return {
        "showcase": _showcase(briefing, author),
        "place": _place(briefing, author),
        "endorser": _endorser(briefing, author),
        "live": _live(briefing, author),
        "targets": _targets(briefing),
        "objections": _objections(briefing, author),
        "catalogue": _catalogue(briefing, author),
    }


def _showcase(briefing: Briefing, author: Author) -> Plain:
    shown = briefing.showcase
    if shown is None or shown.course.showcase is None:
        return {}
    course, showcase = shown.course, shown.course.showcase
    link = showcase.try_it.url if showcase.try_it else ""
    return {
        "title": course.title,
        "is_open": shown.is_open,
        "whose": "" if shown.is_open else _audience(course, briefing),
        "guests": bool(showcase.try_it and showcase.try_it.guest_access),
        "headline": _headline(course, is_open=shown.is_open),
        "summary": formats.sentence(author.text(course.summary or "", (*shown.path, "summary"))),
        "use_when": formats.sentence(author.sentence(course.use_when or "", (*shown.path, "use_when"))),
        "why": formats.sentence(author.text(showcase.why or course.summary or course.title, (*shown.path, "showcase", "why"))),
        "facts": _facts(course, author, shown.path, is_open=shown.is_open),
        "pictures": [
            {
                "file": picture.file, "alt": picture.alt, "caption": picture.caption or picture.alt,
                "at": at((*shown.path, "showcase", "screenshots", number)),
            }
            for number, picture in enumerate(showcase.screenshots[:4])
        ],
        "minutes": formats.duration(course.duration_minutes),
        "picture_count": formats.counted(len(showcase.screenshots), "step", "steps"),
        "more": len(showcase.screenshots) > PICTURES_SHOWN,
        "link": link,
        "link_text": addresses.shown(link),
        "cue": "Try it yourself:",
        "try_words": f"{formats.in_words(showcase.try_it.minutes)} minutes{', no log-in' if showcase.try_it.guest_access else ''}"
        if showcase.try_it
        else "",
        "try_minutes": formats.in_words(showcase.try_it.minutes) if showcase.try_it else "",
        "demo": formats.sentence(author.text(showcase.demo_script, (*shown.path, "showcase", "demo_script"))),
        "stop_at": _stop_cue(shown, author),
        "at": at(shown.path),
    }  # fmt: skip


def _stop_cue(shown: ShownCourse, author: Author) -> str:
    """Where the demo stops; the built-in cue offers a link only where there is one."""
    showcase = shown.course.showcase
    assert showcase is not None, "only a course that can be shown has a demo"
    if "demo_stop_at" not in showcase.model_fields_set and showcase.try_it is None:
        return "After the first answer, even if someone asks for more."
    return formats.sentence(author.text(showcase.demo_stop_at, (*shown.path, "showcase", "demo_stop_at")))


def _facts(course: Course, author: Author, path: ContentPath, *, is_open: bool) -> list[Plain]:
    """What a course without pictures shows of itself."""
    instead = course.alternative.title if course.alternative else ""
    facts = [
        (
            "Send it when" if is_open else "Made for when",
            formats.beginning_large(author.sentence(course.use_when or "", (*path, "use_when"))),
        ),
        ("How", f"{HOW[course.delivery_mode]}, {formats.duration(course.duration_minutes)}"),
        ("Instead of", formats.beginning_large(instead)),
    ]
    return [{"label": label, "text": text} for label, text in facts if text]


def _audience(course: Course, briefing: Briefing) -> str:
    """For whom a course was made that is closed to this department."""
    names = {one.id: one.short_name or one.name for one in briefing.content.departments}
    return formats.listed([names[one] for one in course.audience if one in names]) or "other departments"


def _headline(course: Course, *, is_open: bool) -> str:
    alternative = course.alternative
    if not is_open:
        return f"{course.title} is an example of what a course can look like"
    if alternative is None or alternative.counterfactual == "hypothetical":
        return f"{course.title} shows what good e-learning looks like"
    instead = formats.duration(alternative.duration_minutes + alternative.travel_minutes)
    return f"{course.title}: {formats.duration(course.duration_minutes)} instead of {instead}"


def _place(briefing: Briefing, author: Author) -> Plain:
    lms, bookable = briefing.content.lms, briefing.bookable
    steps: list[Plain] = [
        {
            "text": author.sentence(step, ("lms", "classroom_booking", "steps", number)),
            "detail": "",
            "at": f"lms/classroom_booking/steps/{number}",
        }
        for number, step in enumerate(lms.classroom_booking.steps)
    ]
    example = label = ""
    seat = SEATS[bookable.course.delivery_mode] if bookable else "a seat"
    if bookable:
        dates = [formats.short_day(when) for when in bookable.next_sessions]
        label = f"Book {seat}: {bookable.course.title}"
        if dates:
            steps[min(1, len(steps) - 1)]["detail"] = f"next: {formats.listed(dates[:3])}"
            example = f"For example {bookable.course.title}: the next seats are on {dates[0]}."
    view = [formats.beginning_large(author.sentence(line, ("lms", "manager_view", number))) for number, line in enumerate(lms.manager_view)]
    return {
        "name": lms.name if lms.name[:1].isupper() else f"the {lms.name}",
        "has_seats": bookable is not None,
        "seat": seat,
        "is_room": bookable is not None and bookable.course.delivery_mode == "classroom",
        "booking_label": label or "How a course is taken",
        "steps": steps,
        "view": view,
        "view_line": formats.listed([formats.beginning_small(line) for line in view]),
        "note": author.text(lms.classroom_booking.note or "", ("lms", "classroom_booking", "note")),
        "example": example,
    }


def _endorser(briefing: Briefing, author: Author) -> Plain:
    """The voice on the slide: the first whose words are quoted; one who speaks live only stands in the notes."""
    quoted = [one for one in briefing.endorsers if one.endorsement.format != "live"] or list(briefing.endorsers)
    if not quoted:
        return {}
    endorsement = quoted[0].endorsement
    return {
        "name": endorsement.name, "title": endorsement.title, "at": at(quoted[0].path),
        "statement": author.text(endorsement.statement, (*quoted[0].path, "statement")),
        "lead": f"{endorsement.name}, {endorsement.title}, said:",
        "photo": endorsement.photo or "",
    }  # fmt: skip


def _live(briefing: Briefing, author: Author) -> Plain:
    live = next((one for one in briefing.endorsers if one.endorsement.format == "live"), None)
    if live is None:
        return {}
    statement = author.text(live.endorsement.statement, (*live.path, "statement"))
    return {"name": live.endorsement.name, "title": live.endorsement.title, "statement": statement}


def _targets(briefing: Briefing) -> Plain:
    usage = briefing.content.usage_targets
    if usage is None:
        name = briefing.endorsers[0].endorsement.name if briefing.endorsers else "Your management"
        return {"title": f"{name} stands behind this", "rows": [], "label": "", "note": "", "say": []}
    people = {one.id: one for one in briefing.content.endorsements}
    recipient = people[usage.report.to].name if usage.report.to in people else usage.report.to
    due = formats.day(usage.report.due)
    department = short_name(briefing)
    rows = [{**_target(chosen.target), "at": at(chosen.path), "own": chosen.target_scope == "department"} for chosen in briefing.targets]
    borrowed = any(chosen.baseline_scope == "organisation" for chosen in briefing.targets)
    return {
        "title": f"{recipient} will ask for your figures on {formats.short_day(usage.report.due)}",
        "label": f"{usage.period.name}, {department}: from today to target",
        "rows": rows,
        "note": f"Report: {usage.report.form}, by {usage.report.by}, due {due}."
        + (" Baselines are of the whole organisation." if borrowed else ""),
        "say": [
            f"The quarter is {usage.period.name}. On {due}, {recipient} asks for one line from each team: {usage.report.form}.",
            *[f"{row['name']}: from {row['baseline'] or 'no figure yet'} to {row['target']}." for row in rows[:2]],
        ],
    }


def _target(target: Target) -> Plain:
    goal = target.target
    baseline = target.baseline
    whole = FULL_BAR if goal.unit == "%" else _scale(goal.displayed)
    return {
        "name": target.name,
        "baseline": _amount(baseline.displayed, goal.unit) if baseline and baseline.value is not None else "",
        "target": _amount(goal.displayed, goal.unit),
        "baseline_share": str((baseline.displayed / whole).quantize(Decimal("0.001"))) if baseline and baseline.value is not None else "",
        "target_share": str((goal.displayed / whole).quantize(Decimal("0.001"))),
    }


def _scale(goal: Decimal) -> Decimal:
    """The full bar of a measure without a natural maximum: the target stands at four fifths of it."""
    return goal / Decimal("0.8") if goal else Decimal(1)


def _amount(value: Decimal, unit: str) -> str:
    return f"{formats.number(value)}{formats.NO_BREAK}{unit}"


def _objections(briefing: Briefing, author: Author) -> list[Plain]:
    return [_objection(ranked, briefing, author) for ranked in briefing.answered_objections]


def _objection(ranked: Ranked[Objection], briefing: Briefing, author: Author) -> Plain:
    objection, path = ranked.item, ranked.path
    currency, department = briefing.content.currency, short_name(briefing)
    benefit, benefit_path = _benefit_words(objection.benefit, briefing)
    figure = _evidence(objection, briefing)
    proof = told(figure, currency, department) if figure else None
    texts = {name: formats.sentence(author.text(getattr(objection, name), (*path, name))) for name in ("acknowledge", "explore", "respond")}
    return {
        "slide": f"objection-{objection.id}",
        "says": objection.says,
        "short": _shortened(objection.says),
        **texts,
        "brief": f"{texts['acknowledge']} {texts['explore']}",
        "benefit": formats.sentence(author.text(benefit, benefit_path)),
        "benefit_at": at(benefit_path),
        "evidence": f"Evidence: {proof.spoken}" if proof else "",
        "figure": proof.value if proof else "",
        "caption": proof.caption if proof else "",
        "prepared": ranked.is_chosen,
        "at": at(path),
    }


def _evidence(objection: Objection, briefing: Briefing) -> Figure | None:
    """The figure beside an answer, of the same people as those that its words speak of; one that speaks against it is none."""
    is_of_all = WHOLE_PILOT.search(objection.respond) is not None
    figure = briefing.figures.find(objection.evidence, None if is_of_all else briefing.department.id)
    return figure if figure and figure.is_evidence else None


def _benefit_words(benefit_id: str, briefing: Briefing) -> tuple[str, ContentPath]:
    """The benefit that an answer leads back to, in the department's own wording where it has one."""
    number, benefit = next((n, one) for n, one in enumerate(briefing.content.benefits) if one.id == benefit_id)
    own = benefit.by_department.get(briefing.department.id)
    if own:
        return own.manager_voice, ("benefits", number, "by_department", briefing.department.id, "manager_voice")
    return benefit.manager_voice, ("benefits", number, "manager_voice")


def _shortened(says: str) -> str:
    """What managers say, short enough for a row of links."""
    if len(says) <= SHORT_OBJECTION:
        return says.rstrip(".")
    return says[: SHORT_OBJECTION - 1].rsplit(" ", 1)[0] + " …"


def _catalogue(briefing: Briefing, author: Author) -> Plain:
    asked = {chosen.course.id for chosen in briefing.courses if chosen.is_asked_for} | {need.course_id for need in briefing.needs}
    sessions = {chosen.course.id: chosen.next_sessions for chosen in briefing.courses}
    chosen_ids = {chosen.course.id for chosen in briefing.courses}
    ranked = sorted(briefing.course_ranking, key=lambda one: (one.item.id not in chosen_ids, one.place))
    rows = []
    for one in ranked:
        course = one.item
        dates = sessions.get(course.id) or _sessions(course, briefing)
        rows.append(
            {
                "title": course.title,
                "badge": "you asked for it" if course.id in asked else "mandatory" if course.mandatory else "",
                "use_when": formats.without_stop(
                    formats.beginning_large(author.sentence(course.use_when or course.summary or "", (*one.path, "use_when")))
                ),
                "how": f"{HOW[course.delivery_mode]}, {formats.duration(course.duration_minutes)}",
                "dates": formats.listed([formats.short_day(when) for when in dates[:DATES_SHOWN]]) if dates else "any time",
                "at": at(one.path),
            }
        )
    return {
        "title": f"{formats.beginning_large(formats.counted(len(rows), 'course is', 'courses are'))} open to {name_in_title(briefing)}",
        "courses": rows,
    }


def _sessions(course: Course, briefing: Briefing) -> tuple[date, ...]:
    after = briefing.meeting.day
    dates = course.booking.next_sessions if course.booking else ()
    return tuple(sorted(when for when in dates if after is None or when > after))
